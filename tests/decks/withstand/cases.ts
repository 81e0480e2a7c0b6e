/**
 * What an author, a colleague or somebody with bad intentions may hand to the compiler: the smallest files that show one
 * thing, and the codes of the errors that have to come of it. How each is said stands in `golden/`.
 */
export interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Codes of the errors, sorted; warnings are in the golden only. */
  readonly errors: readonly string[];
  /** `file:line:column` of the first error in the order in which they are printed. */
  readonly at?: string;
}

const deck = "deck: { title: 工作汇报, date: 2016-01-11 }";
const cover = "  - { template: cover, title: 工作汇报 }";
const report = "# 2015年工作总结\n\n## 一、主要指标\n\n营业总收入2942亿元，增长10.2%。固定资产投资306亿元，增长14.6%。\n\n## 二、民生\n\n一季度城镇新增就业3.2万人。二季度城镇新增就业4.1万人。\n";
const lines = (...text: readonly string[]): string => `${text.join("\n")}\n`;
/** An outline with a sound deck and one sound slide, and what the case adds before the slides. */
const outline = (...more: readonly string[]): string => lines(deck, ...more, "slides:", cover);
/** An outline whose slides are given, each a YAML flow mapping or block beginning with `  - `. */
const slides = (...items: readonly string[]): string => lines(deck, "slides:", ...items);
const withReport = (...items: readonly string[]) => ({ "outline.yaml": lines(deck, "report: report.md", "slides:", ...items), "report.md": report });
const image = (name: string): string => slides(`  - { template: cover, title: 工作汇报, image: "${name}" }`);
const chart = (...spec: readonly string[]): string =>
  slides("  - template: chart-takeaway", "    title: 三项指标", "    points: [甲]", "    chart:", ...spec.map((line) => `      ${line}`));

const gb = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
/** `营业总收入2942亿元` in GB18030. */
const gbRevenue = gb("d3aad2b5d7dccad5c8eb32393432d2dad4aa");
/** 4 × 4 pixels, grey. */
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADklEQVQImWPoQAIMxHEAl1IZgbxsDjAAAAAASUVORK5CYII=", "base64");
/** The same picture whose head claims 60,000 × 60,000 pixels. */
const hugePng = withSize(png, 60_000);
const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">${inside}</svg>\n`;
const bomb = lines("a: &a [x, x, x, x, x, x, x, x, x, x]", ..."bcdefgh".split("").map((name, i) => `${name}: &${name} [${Array(10).fill(`*${"abcdefg"[i]}`).join(", ")}]`));

export const cases: readonly Case[] = [
  // Files ------------------------------------------------------------------------------------------------------------
  { name: "the outline does not exist", files: { "outlnie.yaml": outline() }, errors: ["file-not-found"] },
  { name: "the report does not exist", files: { "outline.yaml": outline("report: assets/repotr.md"), "assets/report.md": report }, errors: ["file-not-found"], at: "outline.yaml:2:9" },
  { name: "a data table does not exist", files: { "outline.yaml": outline("data: { trend: data/趋势.csv }") }, errors: ["file-not-found"], at: "outline.yaml:2:16" },
  { name: "a picture does not exist", files: { "outline.yaml": image("photo.jpg") }, errors: ["file-not-found"], at: "outline.yaml:3:44" },
  { name: "the report is a folder", files: { "outline.yaml": outline("report: assets.md"), "assets.md/report.md": report }, errors: ["path-is-folder"], at: "outline.yaml:2:9" },
  { name: "the outline is empty", files: { "outline.yaml": "" }, errors: ["file-empty"] },
  { name: "the outline has comments only", files: { "outline.yaml": "# 还没写\n" }, errors: ["outline-empty"] },
  { name: "the report is empty", files: { "outline.yaml": outline("report: report.md"), "report.md": " \n" }, errors: ["file-empty"] },
  { name: "a data table is empty", files: { "outline.yaml": outline("data: { trend: trend.csv }"), "trend.csv": "" }, errors: ["file-empty"] },
  { name: "a data table has a header only", files: { "outline.yaml": outline("data: { trend: trend.csv }"), "trend.csv": "年份,增速\n" }, errors: ["data-empty"], at: "trend.csv:1:1" },
  { name: "a picture is empty", files: { "outline.yaml": image("photo.jpg"), "photo.jpg": new Uint8Array() }, errors: ["picture-empty"], at: "outline.yaml:3:44" },
  { name: "the outline is GB18030", files: { "outline.yaml": Buffer.concat([Buffer.from("deck: { title: "), gbRevenue, Buffer.from(" }\n")]) }, errors: ["file-encoding"] },
  { name: "the report is Windows-1252", files: { "outline.yaml": outline("report: report.md"), "report.md": Buffer.from("# Société générale, à côté\n", "latin1") }, errors: ["file-encoding"] },
  { name: "the report is UTF-8 that was cut off", files: { "outline.yaml": outline("report: report.md"), "report.md": Buffer.from("# 总结\n\n营业总收入2942亿元").subarray(0, -1) }, errors: ["file-damaged"] },
  { name: "the outline is a Word file", files: { "outline.yaml": "PK\u0003\u0004 word/document.xml" }, errors: ["file-binary"] },
  { name: "the report is of a kind that no reader knows", files: { "outline.yaml": outline("report: report.odt"), "report.odt": report }, errors: ["unknown-report-type"], at: "outline.yaml:2:9" },
  { name: "the report is a text by the name of a Word file", files: { "outline.yaml": outline("report: report.docx"), "report.docx": report }, errors: ["docx-other-file"] },

  // YAML -------------------------------------------------------------------------------------------------------------
  { name: "a quote is not closed", files: { "outline.yaml": lines('deck: { title: "工作汇报, date: 2016-01-11 }', "slides:", cover) }, errors: ["yaml-syntax"], at: "outline.yaml:1:16" },
  { name: "a bracket is not closed", files: { "outline.yaml": lines("deck: { title: 工作汇报, date: 2016-01-11", "slides:", cover) }, errors: ["yaml-syntax"], at: "outline.yaml:1:7" },
  { name: "a full-width colon", files: { "outline.yaml": lines("deck:", "  title：工作汇报", "  date: 2016-01-11") }, errors: ["yaml-syntax"], at: "outline.yaml:2:8" },
  { name: "a tab", files: { "outline.yaml": lines("deck:", "\ttitle: 工作汇报") }, errors: ["yaml-syntax"], at: "outline.yaml:2:1" },
  { name: "a reference without quotes", files: { "outline.yaml": slides("  - template: cover", "    title: {{revenue}}创新高") }, errors: ["yaml-syntax"], at: "outline.yaml:4:12" },
  { name: "the same field twice", files: { "outline.yaml": lines(deck, "slides:", cover, "deck: { title: 又一次, date: 2016-01-12 }") }, errors: ["duplicate-key"], at: "outline.yaml:4:1" },
  { name: "an alias bomb", files: { "outline.yaml": bomb }, errors: ["yaml-alias-limit"], at: "outline.yaml:5:8" },
  { name: "an alias inside its own anchor", files: { "outline.yaml": outline("sections: &x { 一: *x }") }, errors: ["yaml-alias-cycle"], at: "outline.yaml:2:19" },
  { name: "nesting without end", files: { "outline.yaml": `deck: ${"[".repeat(3000)}${"]".repeat(3000)}\n` }, errors: ["yaml-too-deep"], at: "outline.yaml:1:71" },
  { name: "a reserved name", files: { "outline.yaml": outline("figures: { __proto__: { indicator: 营业总收入 } }") }, errors: ["yaml-reserved-key"], at: "outline.yaml:2:12" },
  { name: "two documents", files: { "outline.yaml": `${outline()}---\n${outline()}` }, errors: ["yaml-many-documents"], at: "outline.yaml:4:1" },
  { name: "a control character in a title", files: { "outline.yaml": slides('  - { template: cover, title: "稳中\\u0007有进" }') }, errors: ["control-character"], at: "outline.yaml:3:31" },
  { name: "half an emoji in a title", files: { "outline.yaml": slides('  - { template: cover, title: "稳中\\ud83d有进" }') }, errors: ["lone-surrogate"], at: "outline.yaml:3:31" },
  { name: "a control character in the report", files: { "outline.yaml": outline("report: report.md"), "report.md": "# 总结\n\n营业总收入\u0007 2942亿元\n" }, errors: ["control-character"], at: "report.md:3:6" },

  // The outline's own fields -----------------------------------------------------------------------------------------
  { name: "the outline is a list", files: { "outline.yaml": "- template: cover\n" }, errors: ["wrong-type"], at: "outline.yaml:1:1" },
  { name: "a misspelt field at the top", files: { "outline.yaml": lines(deck, "sildes:", cover) }, errors: ["unknown-field"], at: "outline.yaml:2:1" },
  { name: "an unknown field at the top", files: { "outline.yaml": outline("作者: 办公室") }, errors: ["unknown-field"], at: "outline.yaml:2:1" },
  { name: "a misspelt field of a slide", files: { "outline.yaml": slides("  - { template: cover, titel: 工作汇报 }") }, errors: ["unknown-field"], at: "outline.yaml:3:24" },
  { name: "a field of another template", files: { "outline.yaml": slides("  - { template: closing, title: 谢谢, points: [一] }") }, errors: ["unknown-field"], at: "outline.yaml:3:37" },
  { name: "a deck without a title", files: { "outline.yaml": lines("deck: { date: 2016-01-11 }", "slides:", cover) }, errors: ["missing-field"], at: "outline.yaml:1:1" },
  { name: "fields of the wrong type", files: { "outline.yaml": lines("deck: { title: [工作, 汇报], date: 2016-01-11, language: 中文 }", "report: 7", "data: trend.csv", "slides:", cover, "  - 谢谢") }, errors: ["unknown-value", "wrong-type", "wrong-type", "wrong-type"], at: "outline.yaml:1:16" },
  { name: "a number where a slide wants a list", files: { "outline.yaml": slides("  - { template: pillars, title: 三根支柱, beam: 目标, pillars: 3 }") }, errors: ["wrong-type"], at: "outline.yaml:3:58" },
  { name: "fields without a value", files: { "outline.yaml": lines("deck:", "  title:", "  date: 2016-01-11", "slides:", cover) }, errors: ["wrong-type"], at: "outline.yaml:2:3" },
  { name: "a date that is not in the calendar", files: { "outline.yaml": lines("deck: { title: 工作汇报, date: 2024-02-30 }", "slides:", cover) }, errors: ["bad-format"], at: "outline.yaml:1:28" },
  { name: "a date written otherwise", files: { "outline.yaml": lines("deck: { title: 工作汇报, date: 2016年1月11日 }", "slides:", cover) }, errors: ["bad-format"], at: "outline.yaml:1:28" },
  { name: "a number that is not one", files: { "outline.yaml": slides("  - { template: cover, title: 工作汇报, minutes: .nan }") }, errors: ["number-not-finite"], at: "outline.yaml:3:46" },
  { name: "a number without end", files: { "outline.yaml": slides("  - { template: cover, title: 工作汇报, minutes: .inf }") }, errors: ["number-not-finite"], at: "outline.yaml:3:46" },
  { name: "a deck without slides", files: { "outline.yaml": lines(deck, "slides: []") }, errors: ["no-slides"], at: "outline.yaml:2:1" },
  { name: "an unknown theme", files: { "outline.yaml": lines("deck: { title: 工作汇报, date: 2016-01-11, theme: qingua }", "slides:", cover) }, errors: ["unknown-theme"], at: "outline.yaml:1:47" },
  { name: "theme tokens that make no sense", files: { "outline.yaml": outline("theme: { colors: { accent: 红, akzent: 1060A0 }, fonts: { latin: [Arial] }, change: up }") }, errors: ["bad-format", "unknown-field", "unknown-value", "wrong-type"], at: "outline.yaml:2:28" },

  // References -------------------------------------------------------------------------------------------------------
  { name: "an unknown template", files: { "outline.yaml": slides("  - { template: covr, title: 工作汇报 }") }, errors: ["unknown-template"], at: "outline.yaml:3:17" },
  { name: "a template by a path", files: { "outline.yaml": slides("  - { template: ../cli, title: 工作汇报 }") }, errors: ["unknown-template"], at: "outline.yaml:3:17" },
  { name: "a slide that no template fits", files: { "outline.yaml": slides("  - { title: 工作汇报, colour: red }") }, errors: ["no-template-fits"], at: "outline.yaml:3:5" },
  { name: "a slide without anything", files: { "outline.yaml": slides("  - {}") }, errors: ["no-template-fits"], at: "outline.yaml:3:5" },
  { name: "an unknown figure in a text", files: withReport("  - { template: closing, title: 谢谢, lead: '全年完成{{营业收入}}，增长很快' }"), errors: ["unknown-figure"], at: "outline.yaml:4:48" },
  { name: "an unknown figure as a value", files: { ...withReport("  - { template: pillars, title: 支柱, beam: 目标, pillars: [{ name: 甲, figure: revenu }, { name: 乙 }] }"), "outline.yaml": lines(deck, "report: report.md", "figures: { revenue: { indicator: 营业总收入 } }", "slides:", "  - { template: pillars, title: 支柱, beam: 目标, pillars: [{ name: 甲, figure: revenu }, { name: 乙 }] }") }, errors: ["unknown-figure"], at: "outline.yaml:5:76" },
  { name: "an indicator that the report has not", files: { "outline.yaml": outline("report: report.md", "figures: { revenue: { indicator: 营业收入 } }"), "report.md": report }, errors: ["unknown-indicator"], at: "outline.yaml:3:34" },
  { name: "an indicator that the report has twice", files: { "outline.yaml": outline("report: report.md", "figures: { jobs: { indicator: 城镇新增就业 } }"), "report.md": report }, errors: ["ambiguous-figure"], at: "outline.yaml:3:31" },
  { name: "figures without a report", files: { "outline.yaml": outline("figures: { revenue: { indicator: 营业总收入 } }") }, errors: ["no-report"], at: "outline.yaml:2:34" },
  { name: "figures that derive from each other", files: { "outline.yaml": outline("report: report.md", "figures:", "  a: { sum: [b, 营业总收入] }", "  b: { sum: [c, 营业总收入] }", "  c: { sum: [a, 营业总收入] }"), "report.md": report }, errors: ["figure-cycle"], at: "outline.yaml:4:3" },
  { name: "a unit that does not convert", files: withReport("  - { template: closing, title: 谢谢, lead: '全年完成{{营业总收入 as 公顷}}' }"), errors: ["cannot-convert"], at: "outline.yaml:4:48" },
  { name: "a section that the report has not", files: withReport("  - { template: section, section: 七 }"), errors: ["unknown-section"], at: "outline.yaml:4:35" },
  { name: "the same id twice", files: { "outline.yaml": slides("  - { template: cover, id: start }", "  - { template: closing, title: 谢谢, id: start }") }, errors: ["duplicate-id"], at: "outline.yaml:4:41" },
  { name: "a link to a slide that is not there", files: { "outline.yaml": slides("  - { template: cover, id: start }", "  - { template: closing, title: 谢谢, lead: '见[开头](#strat)' }") }, errors: ["unknown-slide"], at: "outline.yaml:4:50" },
  { name: "an audience that nobody is", files: { "outline.yaml": lines(deck, "meetings: { board: { audience: 班子会 } }", "slides:", "  - { template: cover, for: [board, 班子会, bord] }") }, errors: ["unknown-audience"], at: "outline.yaml:4:42" },
  { name: "a warning that does not exist", files: { "outline.yaml": outline("ignore: [text-overflw]") }, errors: ["unknown-ignore"], at: "outline.yaml:2:10" },

  // Data and charts --------------------------------------------------------------------------------------------------
  { name: "ragged rows in a data table", files: { "outline.yaml": outline("data: { trend: trend.csv }"), "trend.csv": "年份,增速\n2013,9.8\n2014,10,1\n\n2015\n" }, errors: ["ragged-row", "ragged-row"], at: "trend.csv:3:1" },
  { name: "an unknown data table", files: { "outline.yaml": lines(deck, "data: { trend: trend.csv }", "slides:", "  - template: chart-takeaway", "    title: 增速", "    points: [甲]", "    chart: { kind: column, title: 增速, categories: { data: trnd, column: 年份 }, values: { data: trend, column: 增长 } }"), "trend.csv": "年份,增速\n2014,10.1\n2015,10.2\n" }, errors: ["unknown-column", "unknown-data"], at: "outline.yaml:7:59" },
  { name: "an unknown chart", files: { "outline.yaml": chart("kind: colunm", "title: 增速", "categories: [甲, 乙]", "values: [1, 2]") }, errors: ["unknown-chart"], at: "outline.yaml:7:13" },
  { name: "series of different length", files: { "outline.yaml": chart("kind: column", "title: 增速", "categories: [甲, 乙, 丙]", "series:", "  - { name: 上年, values: [1, 2, 3] }", "  - { name: 今年, values: [1, 2] }") }, errors: ["series-length"], at: "outline.yaml:12:31" },
  { name: "chart values that are no numbers", files: { "outline.yaml": chart("kind: column", "title: 增速", "categories: [甲, 乙, 丙]", "values: [NaN, Infinity, 约三成]") }, errors: ["not-a-number", "not-a-number", "not-a-number"], at: "outline.yaml:10:16" },
  { name: "chart values that are not finite", files: { "outline.yaml": chart("kind: column", "title: 增速", "categories: [甲, 乙]", "values: [.nan, -.inf]") }, errors: ["number-not-finite", "number-not-finite"], at: "outline.yaml:10:16" },

  // Pictures ---------------------------------------------------------------------------------------------------------
  { name: "a picture by an absolute path", files: { "outline.yaml": image("/etc/photo.png") }, errors: ["path-outside"], at: "outline.yaml:3:44" },
  { name: "a picture on a Windows drive", files: { "outline.yaml": slides("  - { template: cover, title: 工作汇报, image: 'C:\\photo.png' }") }, errors: ["path-outside"], at: "outline.yaml:3:44" },
  { name: "a picture above the outline", files: { "outline.yaml": image("assets/../../photo.png") }, errors: ["path-outside"], at: "outline.yaml:3:44" },
  { name: "a picture named like a device", files: { "outline.yaml": image("con") }, errors: ["path-outside"], at: "outline.yaml:3:44" },
  { name: "a picture from the network", files: { "outline.yaml": image("https://example.org/photo.png") }, errors: ["url-not-fetched"], at: "outline.yaml:3:44" },
  { name: "a corrupt picture", files: { "outline.yaml": image("photo.png"), "photo.png": Buffer.concat([png.subarray(0, 62), Buffer.from("damaged!"), png.subarray(70)]) }, errors: ["picture-damaged"], at: "outline.yaml:3:44" },
  { name: "a truncated picture", files: { "outline.yaml": image("photo.png"), "photo.png": png.subarray(0, 70) }, errors: ["picture-damaged"], at: "outline.yaml:3:44" },
  { name: "a picture of too many pixels", files: { "outline.yaml": image("photo.png"), "photo.png": hugePng }, errors: ["picture-too-many-pixels"], at: "outline.yaml:3:44" },
  { name: "a text named like a picture", files: { "outline.yaml": image("photo.png"), "photo.png": "营业总收入2942亿元\n" }, errors: ["picture-unreadable"], at: "outline.yaml:3:44" },
  { name: "an SVG that loads from the network", files: { "outline.yaml": image("logo.svg"), "logo.svg": svg('<image href="https://example.org/x.png" width="4" height="4"/>') }, errors: ["svg-external"], at: "outline.yaml:3:44" },
  { name: "an SVG that loads a file", files: { "outline.yaml": image("logo.svg"), "logo.svg": svg('<rect width="4" height="4" style="fill:url(file:///etc/passwd#a)"/>') }, errors: ["svg-external"], at: "outline.yaml:3:44" },
  { name: "an SVG with entities", files: { "outline.yaml": image("logo.svg"), "logo.svg": `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg("")}` }, errors: ["svg-forbidden"], at: "outline.yaml:3:44" },
  { name: "generated art of an unknown name", files: { "outline.yaml": image("art:castle") }, errors: ["unknown-art"], at: "outline.yaml:3:44" },
  { name: "an icon of an unknown name", files: { "outline.yaml": image("icon:factroy") }, errors: ["unknown-icon"], at: "outline.yaml:3:44" },
  { name: "an icon that is a field of every object", files: { "outline.yaml": image("icon:__proto__") }, errors: ["unknown-icon"], at: "outline.yaml:3:44" },
  { name: "a QR code without an address", files: { "outline.yaml": image("qr: ") }, errors: ["qr-empty"], at: "outline.yaml:3:44" },
  { name: "a QR code of a whole page", files: { "outline.yaml": image(`qr:https://example.org/${"a".repeat(900)}`) }, errors: ["qr-too-long"], at: "outline.yaml:3:44" },
  { name: "a tone of an unknown name", files: { "outline.yaml": slides("  - { template: cover, title: 工作汇报, image: { file: art:city, tone: sepia } }") }, errors: ["unknown-value"], at: "outline.yaml:3:68" },

  // Output -----------------------------------------------------------------------------------------------------------
  { name: "an output outside the folder", files: { "outline.yaml": lines("deck: { title: 工作汇报, date: 2016-01-11, output: ../../deck.pptx }", "slides:", cover) }, errors: ["output-outside"], at: "outline.yaml:1:48" },
  { name: "an output that is no presentation", files: { "outline.yaml": lines("deck: { title: 工作汇报, date: 2016-01-11, output: report.md }", "slides:", cover) }, errors: ["output-name"], at: "outline.yaml:1:48" },
];

/** A PNG with another size in its head and the checksum that belongs to it. */
function withSize(picture: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(picture);
  changed.writeUInt32BE(size, 16);
  changed.writeUInt32BE(size, 20);
  let crc = 0xffffffff;
  for (const byte of changed.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  changed.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 29);
  return changed;
}
