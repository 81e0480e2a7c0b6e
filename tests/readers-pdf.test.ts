import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readReport } from "../src/load.js";
import { extractPages } from "../src/readers/pdf/extract.js";
import { between, cleanText } from "../src/readers/pdf/text.js";
import { formatFigures } from "../src/report/figures-table.js";
import type { Report, Section } from "../src/report/report.js";
import { warning } from "../src/source/diagnostic.js";
import { formatDiagnostic, toJson } from "../src/source/print.js";
import { placeNumber, spanText } from "../src/source/span.js";
import { memoryWorld } from "../src/world.js";
import { HEIGHT, WIDTH, pagesOf, pdfFile, widthOf, type DrawnPage, type DrawnText, type Flowing, type PdfOptions } from "./support/pdf-files.js";

const readBytes = async (bytes: Uint8Array) => readReport(memoryWorld({ "report.pdf": bytes }), "report.pdf");

async function report(pages: readonly DrawnPage[], options: PdfOptions = {}): Promise<Report> {
  const { value, diagnostics } = await readBytes(pdfFile(pages, options));
  expect(diagnostics).toEqual([]);
  return value!;
}

async function codes(bytes: Uint8Array): Promise<readonly string[]> {
  const { value, diagnostics } = await readBytes(bytes);
  expect(value).toBeUndefined();
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

const outline = ({ children }: Section): readonly unknown[] =>
  children.map((section) => [section.number ?? "", section.title, ...(section.children.length > 0 ? [outline(section)] : [])]);
const lines = ({ file }: Report): readonly string[] => file.text.split("\n");
const said = ({ figures }: Report): readonly string[] => figures.map(({ indicator, valueSpan }) => `${indicator} ${valueSpan ? spanText(valueSpan) : ""}`);
const cells = ({ tables = [] }: Report): readonly unknown[] => tables.map(({ rows }) => rows.map((row) => row.map(({ text }) => text)));

const BODY = "全年完成营业总收入2942亿元，同比增长10.2%，其中工业增加值完成128.6亿元，固定资产投资完成312亿元，各项主要指标保持平稳。";
const para = (text: string): Flowing => ({ text, indent: 2 });

test("the project's own report, printed to PDF, says the same figures", async () => {
  const markdown = readFileSync(join(import.meta.dirname, "..", "assets", "report.md"), "utf8");
  const content = markdown.replace(/^---\n[^]*?\n---\n/u, "").split("\n").map((line) => line.replace(/^#+ /u, "").replaceAll("*", "").trim()).filter((line) => line !== "" && !line.startsWith("|"));
  const printed = await report(pagesOf(content.map(para), { head: "济宁高新区工作报告", foot: (page) => `- ${page} -` }));
  const { value: plain } = await readReport(memoryWorld({ "report.txt": new TextEncoder().encode(content.join("\n")) }), "report.txt");
  const rows = (one: Report): readonly string[] => formatFigures(one, "tsv", "zh-CN").split("\n").map((row) => row.split("\t").slice(0, 7).join("\t"));
  const found = new Set(rows(printed));
  const wanted = rows(plain!);
  expect(wanted.length).toBeGreaterThan(30);
  expect(wanted.filter((row) => found.has(row)).length).toBeGreaterThanOrEqual(0.95 * wanted.length);
  expect(rows(printed).length).toBeLessThanOrEqual(1.05 * wanted.length);
});

describe("paragraphs", () => {
  test("Chinese lines are joined without a blank, over the page's end too, and first lines set in begin new ones", async () => {
    const { file } = await report(pagesOf(Array.from({ length: 14 }, (_, i) => para(`${"甲乙丙丁戊己庚辛壬癸子丑寅卯"[i]}。${BODY.repeat(2)}`)), { foot: (page) => `第 ${page} 页` }));
    expect(file.text.split("\n")).toEqual(Array.from({ length: 14 }, (_, i) => `${"甲乙丙丁戊己庚辛壬癸子丑寅卯"[i]}。${BODY.repeat(2)}`));
  });

  test("two columns are read one after the other, under the title that stands over both; words broken at a line's end are whole again", async () => {
    const left = ["Revenue rose by 8 percent to 120 mil-", "lion dollars, driven by strong de-", "mand in the north. Margins were sta-", "ble through the year as costs fell", "in the second half, while the year-", "on-year gain in orders was largest", "in services, which grew for a third"];
    const right = ["year in a row. Staff numbers were", "unchanged at 450 people, and no new", "sites were opened. The board expects", "demand to hold up through the next", "quarter and keeps its plan for the", "year. A dividend will be proposed", "to the meeting in May of next year."];
    const set = (column: readonly string[], x: number): readonly DrawnText[] => column.map((text, i) => ({ text, x, y: 140 + 14 * i, size: 10, font: "latin" as const }));
    const { file, title } = await report([{ texts: [{ text: "Annual Report of the Board 2023", x: 110, y: 90, size: 20, font: "latin-bold" }, ...set(left, 60), ...set(right, 320)] }]);
    expect(title).toBe("Annual Report of the Board 2023");
    expect(file.text.split("\n")[1]).toBe(
      "Revenue rose by 8 percent to 120 million dollars, driven by strong demand in the north. Margins were stable through the year as costs fell in the second half, while the year-on-year gain in orders was largest in services, which grew for a third year in a row. Staff numbers were unchanged at 450 people, and no new sites were opened. The board expects demand to hold up through the next quarter and keeps its plan for the year. A dividend will be proposed to the meeting in May of next year.",
    );
  });

  test("characters that only look like the right ones", () => {
    expect(cleanText("增⻓ 的⼯作 ﬁrst  half\u00a0year")).toBe("增长的工作first half year");
    expect([between("增长", "GDP"), between("the", "“year”"), between("称为", "“年”")]).toEqual(["", " ", ""]);
  });

  test("the raised number of a note is not read with the figure before it; the note itself goes to the end", async () => {
    const texts: DrawnText[] = [
      { text: "营业总收入2942亿元", x: 72, y: 100 },
      { text: "1", x: 72 + widthOf("营业总收入2942亿元", 12), y: 95, size: 6 },
      { text: "，用地面积12km", x: 80 + widthOf("营业总收入2942亿元", 12), y: 100 },
      { text: "2", x: 80 + widthOf("营业总收入2942亿元，用地面积12km", 12), y: 95, size: 6 },
      { text: "。", x: 90 + widthOf("营业总收入2942亿元，用地面积12km", 12), y: 100 },
      { text: "① 按新口径统计。", x: 72, y: 700, size: 9 },
    ];
    const read = await report([{ texts }, { texts: [{ text: BODY.slice(0, 30), x: 72, y: 100 }] }]);
    expect(lines(read)).toEqual(["营业总收入2942亿元，用地面积12km²。", BODY.slice(0, 30), "①按新口径统计。"]);
  });
});

describe("headings, title and date", () => {
  test("by number in Chinese, below a title in larger type, with the date under it", async () => {
    const read = await report(
      pagesOf([
        { text: "2015年工作报告", size: 22, font: "hei", centred: true },
        { text: "（2016年1月11日）", centred: true },
        { text: "一、总体情况", font: "hei", above: 12, indent: 2 },
        para(BODY),
        { text: "（一）工业经济", indent: 2, above: 6 },
        para(BODY),
        { text: "二、下一步工作", font: "hei", above: 12, indent: 2 },
        para(BODY),
      ]),
      { title: "Microsoft Word - 报告.doc", created: "D:20200101000000Z" },
    );
    expect(read).toMatchObject({ title: "2015年工作报告", date: "2016-01-11" });
    expect(outline(read.root)).toEqual([["一", "总体情况", [["一", "工业经济"]]], ["二", "下一步工作"]]);
    expect(said(read)[0]).toBe("营业总收入 2942亿元");
  });

  test("by size in English, numbered or not; the file's own date where none is printed", async () => {
    const text = { text: "Revenue rose by 8 percent to 120 million dollars, and the margin stayed where it was through all four quarters of the year.", font: "latin", size: 10 } as const;
    const heading = (said: string, size: number): Flowing => ({ text: said, size, font: "latin-bold", above: 10 });
    const read = await report(
      pagesOf([heading("Annual Review", 24), heading("1 Results", 16), text, heading("1.1 Revenue", 13), text, heading("1.2 Costs", 13), text, heading("Chapter 2 Outlook", 16), text]),
      { created: "D:20240131120000Z" },
    );
    expect(read).toMatchObject({ title: "Annual Review", date: "2024-01-31", language: "en" });
    expect(outline(read.root)).toEqual([["1", "Results", [["1.1", "Revenue"], ["1.2", "Costs"]]], ["2", "Outlook"]]);
  });

  test("by bookmarks, in text of one size", async () => {
    const read = await report(pagesOf([{ text: "经济运行" }, para(BODY), { text: "重点项目" }, para(BODY), { text: "民生保障" }, para(BODY)]), { bookmarks: ["经济运行", "重点项目", "民生保障"], title: "工作总结" });
    expect(read.title).toBe("工作总结");
    expect(outline(read.root)).toEqual([["", "经济运行"], ["", "重点项目"], ["", "民生保障"]]);
  });
});

test("running heads, changing ones too, and page numbers are left out", async () => {
  const chapters = ["总体情况", "重点工作", "下一步"];
  const pages = chapters.map((chapter, i): DrawnPage => ({
    texts: [
      { text: "工作报告2015", x: 72, y: 40, size: 9 },
      { text: `${chapter} ${i + 11}`, x: 400, y: 52, size: 9 },
      ...[0, 1, 2].map((n) => ({ text: `第${n}行${chapter}写到这里结束。`, x: 72, y: 120 + 40 * n })),
      { text: `— ${i + 11} —`, x: 280, y: 810, size: 9 },
    ],
  }));
  expect(lines(await report(pages))).toEqual(chapters.flatMap((chapter) => [0, 1, 2].map((n) => `第${n}行${chapter}写到这里结束。`)));
});

describe("tables", () => {
  const ROWS = [["指标", "2014年", "2015年"], ["营业总收入（亿元）", "2670", "2942"], ["税收（亿元）", "30.1", "33.5"], ["固定资产投资（亿元）", "268.5", "312"]];
  const [left, width, height] = [72, 140, 24];
  const texts = (rows: readonly (readonly string[])[], top: number): readonly DrawnText[] =>
    rows.flatMap((row, r) => row.flatMap((text, c) => (text === "" ? [] : [{ text, x: left + c * width + 6, y: top + r * height + 16, size: 10.5 }])));
  const ruled = (rows: number, columns: number, top: number): readonly (readonly [number, number, number, number])[] => [
    ...Array.from({ length: rows + 1 }, (_, r) => [left, top + r * height, left + columns * width, top + r * height] as const),
    ...Array.from({ length: columns + 1 }, (_, c) => [left + c * width, top, left + c * width, top + rows * height] as const),
  ];

  test("with lines between their cells", async () => {
    const read = await report([{ texts: [{ text: "一、主要指标", x: 72, y: 90 }, { text: "各项指标如下。", x: 72, y: 110 }, ...texts(ROWS, 140)], lines: ruled(4, 3, 140) }]);
    expect(cells(read)).toEqual([ROWS]);
    expect(said(read)).toContain("营业总收入 2942");
    expect(read.figures.every(({ section }) => section[0]?.number === "一")).toBe(true);
  });

  test("a merged cell stands at every place it covers", async () => {
    const lines = ruled(3, 3, 140).filter(([x1, y1, x2, y2]) => !(x1 === x2 && x1 === left + 2 * width) && !(y1 === y2 && y1 === 140 + height));
    const [first, second] = [left + 2 * width, 140 + height];
    const read = await report([
      {
        texts: texts([["指标", "完成数", ""], ["", "2014年", "2015年"], ["税收", "30.1", "33.5"]], 140),
        lines: [...lines, [first, second, first, 140 + 3 * height], [left + width, second, left + 3 * width, second]],
      },
    ]);
    expect(cells(read)).toEqual([[["指标", "完成数", "完成数"], ["指标", "2014年", "2015年"], ["税收", "30.1", "33.5"]]]);
  });

  test("without lines, where the cells stand one below the other", async () => {
    expect(cells(await report([{ texts: [{ text: "各项指标如下。", x: 72, y: 90 }, ...texts(ROWS, 140)] }]))).toEqual([ROWS]);
  });

  test("one that goes on overleaf is one, its head said once", async () => {
    const next = [ROWS[0]!, ["出口（亿元）", "12.1", "14.8"]];
    const read = await report([{ texts: [{ text: "各项指标如下。", x: 72, y: 90 }, ...texts(ROWS, 600)], lines: ruled(4, 3, 600) }, { texts: texts(next, 72), lines: ruled(2, 3, 72) }]);
    expect(cells(read)).toEqual([[...ROWS, next[1]]]);
  });
});

test("places are pages: in diagnostics, in the figures and in JSON", async () => {
  const read = await report([{ texts: [{ text: "总体平稳。", x: 72, y: 100 }] }, { texts: [{ text: "营业总收入2942亿元。", x: 72, y: 100 }] }]);
  const { span } = read.figures[0]!;
  expect(placeNumber(span.file, span.start)).toBe(2);
  const diagnostic = warning("report-empty", { path: "report.pdf" }, { span });
  expect(formatDiagnostic(diagnostic, { language: "en", color: false })).toContain("report.pdf, page 2\n");
  expect(toJson(diagnostic, "en").page).toBe(2);
  const [heads, row] = formatFigures(read, "tsv", "zh-CN").split("\n").map((each) => each.split("\t"));
  expect(row![heads!.indexOf("line")]).toBe("2");
});

describe("what cannot be read", () => {
  const text: DrawnPage = { texts: [{ text: BODY.slice(0, 40), x: 72, y: 200 }] };

  test("a scan is told apart from a document with pictures", async () => {
    expect(await codes(pdfFile([{ scan: true }, { scan: true, texts: [{ text: "- 2 -", x: 280, y: 810 }] }]))).toEqual(["error pdf-scanned"]);
    const mixed = await readBytes(pdfFile([text, { scan: true }, { ...text, scan: true }]));
    expect(mixed.diagnostics).toMatchObject([{ code: "pdf-pages-without-text", severity: "warning", args: { pages: ["2"], total: 3 } }]);
    expect(said(mixed.value!)).toEqual(expect.arrayContaining(["营业总收入 2942亿元"]));
  });

  test("empty, cut off, another type, a password", async () => {
    const whole = pdfFile([text]);
    expect(await codes(new Uint8Array())).toEqual(["error file-empty"]);
    expect(await codes(new TextEncoder().encode("一份报告"))).toEqual(["error pdf-other-file"]);
    expect(await codes(new TextEncoder().encode("%PDF-1.7\n"))).toEqual(["error pdf-damaged"]);
    expect(await codes(whole.slice(0, 300))).toEqual(["error pdf-damaged"]);
    const key = `<${"41".repeat(32)}>`;
    const trailer = `/ID [<${"00".repeat(16)}> <${"00".repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >>`;
    expect(await codes(pdfFile([text], { trailer }))).toEqual(["error pdf-encrypted"]);
  });

  test("a document with nothing on its page is empty, not scanned", async () => {
    const { value, diagnostics } = await readReport(memoryWorld({ "r.pdf": blank() }), "r.pdf");
    expect(value?.figures).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["report-empty"]);
  });

  test("fonts of an unknown character map", async () => {
    expect(await codes(pdfFile([text], { map: "UniJIS-UCS2-H" }))).toEqual(["error pdf-unreadable-text"]);
  });

  test("more pages, characters, seconds or memory than the limits", async () => {
    const limits = { pages: 10, characters: 1000, seconds: 20, megabytes: 1000 };
    const file = pdfFile([text, text, text]);
    expect(await extractPages(file, { ...limits, pages: 2 })).toBe("pages");
    expect(await extractPages(file, { ...limits, characters: 50 })).toBe("characters");
    expect(await extractPages(file, { ...limits, seconds: 0.001 })).toBe("seconds");
    expect(await extractPages(bomb(256), { ...limits, megabytes: 100 })).toBe("megabytes");
  });
});

/** One page without text or picture. */
const blank = (): Uint8Array => raw("<< /Length 0 >>", new Uint8Array());

/** Its content is so many megabytes of blanks, packed. */
function bomb(megabytes: number): Uint8Array {
  const packed = deflateSync(new Uint8Array(megabytes * 1024 * 1024).fill(32));
  return raw(`<< /Filter /FlateDecode /Length ${packed.length} >>`, packed);
}

function raw(dictionary: string, data: Uint8Array): Uint8Array {
  const head = `%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj\n3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << >> >> endobj\n4 0 obj ${dictionary} stream\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), data, Buffer.from("\nendstream endobj\ntrailer << /Size 5 /Root 1 0 R >>\n%%EOF\n", "latin1")]);
}
