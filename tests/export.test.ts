/**
 * What `export` writes beside the deck itself. What a picture shows is compared with LibreOffice's picture of the file; what a
 * handout says is read back.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { micromark } from "micromark";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { build, type BuildOptions } from "../src/build.js";
import { backend as docx } from "../src/backends/docx-handout/index.js";
import { backend as md } from "../src/backends/md/index.js";
import { backend as png } from "../src/backends/png/index.js";
import { exportCommand, slideNumbers } from "../src/cli/export.js";
import { Terminal } from "../src/cli/terminal.js";
import { hasHanFace } from "../src/pictures/raster.js";
import type { Scene } from "../src/scene/nodes.js";
import { memoryWorld } from "../src/world.js";
import { brandFile, usualLayouts } from "./support/brand-files.js";
import { codesOf, exampleDeck } from "./support/decks.js";
import { pagePictures, withPdf } from "./support/office.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { pack, unpack } from "./support/package-files.js";

const report = "# 2015年工作总结\n\n科技部网站　2016年1月11日\n\n## 一、运行\n\n营业总收入达到2942亿元，同比增长10.2%。\n\n## 二、人才\n\n入驻机构80家，培训230场。\n";

const outline = (more = "", head = ""): string => `deck: { title: 工作汇报, date: 2016-01-11 }
report: report.md
figures:
  revenue: { indicator: 营业总收入 }
  bodies: { indicator: 入驻机构 }
  courses: { indicator: 培训 }
${head}slides:
  - { template: cover, title: 工作汇报 }
  - { template: bullets, section: 一, title: "营业总收入{{revenue}}", items: [{ lead: 收入, text: "达到{{revenue}}" }, { lead: 增长, text: 快 }, { lead: 结构, text: 优 }], notes: "先说收入。\\n1. 第一点\\n2. 第二点" }
  - { template: bullets, section: 二, title: 人才服务到位, items: [{ lead: 机构, text: "{{bodies}}" }, { lead: 活动, text: 多 }, { lead: 评价, text: 好 }], notes: "全年培训{{courses}}，只对内说。"${more} }
`;

const files = (text = outline()): Readonly<Record<string, string>> => ({ "outline.yaml": text, "report.md": report });
const made = (options: BuildOptions, text?: string) => build(memoryWorld(files(text)), "outline.yaml", options);
const textOf = (data: Uint8Array): string => new TextDecoder().decode(data);
/** All XML of a Word file. */
const wordsIn = (data: Uint8Array): string => Object.entries(unpack(data)).filter(([path]) => /\.(?:xml|rels)$/u.test(path)).map(([, part]) => textOf(part)).join("\n");

describe("pictures", () => {
  test("one a slide, named by number, as wide as asked, the same bytes twice", async () => {
    const [first, second] = [await made({ backend: "png", width: 640 }), await made({ backend: "png", width: 640 })];
    expect(first.artifacts.map(({ path }) => path)).toEqual(["output/outline/outline-01.png", "output/outline/outline-02.png", "output/outline/outline-03.png"]);
    const { width, height, channels } = await sharp(first.artifacts[1]!.data).metadata();
    expect([width, height, channels]).toEqual([640, 360, 3]);
    expect(first.artifacts.map(({ data }) => Buffer.from(data).toString("base64"))).toEqual(second.artifacts.map(({ data }) => Buffer.from(data).toString("base64")));
  });

  test.each([
    [{ output: "out/pages" }, ["out/pages/outline-02.png"]],
    [{ output: "out/page.png" }, ["out/page.png"]],
  ])("one slide asked for goes where %o says", async (options, paths) => {
    const { artifacts } = await made({ backend: "png", width: 64, slides: new Set([2]), ...options });
    expect(artifacts.map(({ path }) => path)).toEqual(paths);
  });

  test("a hidden slide is left out unless asked for", async () => {
    const hidden = outline(", hidden: true");
    expect((await made({ backend: "png", width: 64 }, hidden)).artifacts).toHaveLength(2);
    expect((await made({ backend: "png", width: 64, slides: new Set([3]) }, hidden)).artifacts).toHaveLength(1);
    expect((await made({}, hidden)).scene!.slides).toHaveLength(3);
  });

  test("a slide that is not there is said so", async () => {
    const { artifacts, diagnostics } = await made({ backend: "png", slides: new Set([2, 9]) });
    expect([artifacts, codesOf(diagnostics)]).toEqual([[], ["slide-not-there"]]);
  });

  test("show what a company's template draws: ground and logo", async () => {
    const layouts = usualLayouts.map((layout) => ({ ...layout, background: "12345A", logos: [[860, 20, 60, 30]] as const }));
    const logo = await sharp({ create: { width: 6, height: 3, channels: 3, background: "#c81e1e" } }).png().toBuffer();
    const brand = pack({ ...unpack(brandFile({ layouts })), "ppt/media/image1.png": logo });
    const files = { "outline.yaml": "deck: { title: 汇报, date: 2016-01-11, theme: brand.pptx }\nslides:\n  - { template: bullets, title: 三件事, items: [第一件, 第二件, 第三件] }\n", "brand.pptx": brand };
    const { artifacts } = await build(memoryWorld(files), "outline.yaml", { backend: "png", width: 960 });
    const { data, info } = await sharp(artifacts[0]!.data).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): readonly number[] => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    expect(at(3, 3)).toEqual([0x12, 0x34, 0x5a]);
    expect(at(890, 35)).toEqual([0xc8, 0x1e, 0x1e]);
  });

  test("a typeface with Chinese characters is told from boxes", async () => {
    expect(await hasHanFace("'Noto Sans CJK SC', sans-serif")).toBe(true);
  });

  /**
   * Mean difference of the channel that differs most (0–255), and share of the pixels where it is visible, at a
   * quarter of 1280 pixels: letters need not be drawn alike, but have to stand where the file puts them. Measured: at most 4.7 and 5.5 %, in the
   * middle 2.0 and 2.3 %. LibreOffice sets a quarter of an em between Chinese and digits and draws rings with a hole of its own.
   */
  const most = { mean: 5, differing: 0.06 };
  const usual = { mean: 2.4, differing: 0.027 };

  test("are what LibreOffice shows of the file", { timeout: 240_000 }, async () => {
    const deck = await exampleDeck();
    const office = withPdf(deck.artifacts[0]!.data, (pdf, at) => {
      pagePictures(pdf, at);
      return readdirSync(at).filter((file) => file.endsWith(".png")).sort().map((file) => readFileSync(join(at, file)));
    });
    const ours = await png.emit(deck.scene!, deck.sources!.theme, undefined, { width: 1280 });
    expect(ours).toHaveLength(office.length);
    const [shown, meant] = await Promise.all([ours.map(({ data }) => data), office].map((pictures) => Promise.all(pictures.map(evened))));
    const differences = shown!.map((one, i) => difference(one, meant![i]!));
    differences.forEach((one, i) => expect(one, `slide ${i + 1}: ${JSON.stringify(one)}`).toSatisfy(({ mean, differing }: Difference) => mean <= most.mean && differing <= most.differing));
    const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    expect(median(differences.map(({ mean }) => mean))).toBeLessThan(usual.mean);
    expect(median(differences.map(({ differing }) => differing))).toBeLessThan(usual.differing);
    // What the tolerances are worth: no slide passes for its neighbour.
    const wrong = shown!.slice(1).map((one, i) => difference(one, meant![i]!));
    expect(wrong.filter(({ mean, differing }) => mean <= most.mean && differing <= most.differing)).toEqual([]);
  });
});

interface Difference {
  readonly mean: number;
  readonly differing: number;
}

/** A difference that the eye sees in an even area. */
const visible = 24;

/** A quarter of the size, each pixel the mean of sixteen. */
const evened = (data: Uint8Array): Promise<Uint8Array> => sharp(data).removeAlpha().resize({ width: 320, height: 180, fit: "fill", kernel: "linear" }).raw().toBuffer();

function difference(a: Uint8Array, b: Uint8Array): Difference {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < a.length; i += 3) {
    const most = Math.max(Math.abs(a[i]! - b[i]!), Math.abs(a[i + 1]! - b[i + 1]!), Math.abs(a[i + 2]! - b[i + 2]!));
    sum += most;
    if (most > visible) count += 1;
  }
  return { mean: sum / (a.length / 3), differing: count / (a.length / 3) };
}

test("a PDF finds Chinese characters where a template's face for them has none", async () => {
  const world = memoryWorld({ "outline.yaml": "deck: { title: 汇报, date: 2016-01-11, theme: brand.pptx }\nslides:\n  - { template: bullets, title: 三件事, items: [第一件, 第二件, 第三件] }\n", "brand.pptx": brandFile({ fonts: { latin: "Arial", ea: "Arial" } }) });
  const { artifacts, diagnostics } = await build(world, "outline.yaml", { backend: "pdf" });
  expect(artifacts).toHaveLength(1);
  expect(codesOf(diagnostics)).not.toContain("pdf-characters-missing");
});

describe("a handout in Markdown", () => {
  const markdown = async (text?: string, options: BuildOptions = {}): Promise<string> => {
    const { artifacts, diagnostics } = await made({ ...options, backend: "md" }, text);
    expect(codesOf(diagnostics.filter(({ severity }) => severity === "error"))).toEqual([]);
    return textOf(artifacts[0]!.data);
  };

  test("says titles, text, notes, and figures with the report's own words", async () => {
    const said = await markdown();
    expect(said).toContain("# 工作汇报\n");
    expect(said).toContain("### 2 · 营业总收入2942亿元");
    expect(said).toContain("1. **收入**：达到2942亿元");
    expect(said).toContain("> 先说收入。\n>\n> 1. 第一点\n> 2. 第二点");
    expect(said).toMatch(/\| 营业总收入（2015年）? ?\| 2942亿元 \| \+10\.2% \| 一，第7行：“营业总收入达到2942亿元，同比增长10\.2%” \|/u);
    expect(said).not.toContain("本页数据出处");
    expect(await markdown()).toBe(said);
  });

  test("has the values of charts as tables", async () => {
    const chart = "  - { template: chart-takeaway, title: 客流逐年增长, chart: { kind: column, title: 客流, unit: 万人, categories: [2014, 2015], values: [51, 63] }, points: [{ head: 快, text: 增长快 }, { head: 稳, text: 波动小 }] }\n";
    expect(await markdown(`deck: { title: 工作汇报, date: 2016-01-11 }\nslides:\n${chart}`)).toContain("| 万人 | 客流 |\n| --- | ---: |\n| 2014 | 51 |\n| 2015 | 63 |");
  });

  const hostile = [
    "<img src=x onerror=alert(1)>", "[点我](javascript:alert(1))", "[x](data:text/html,x)", "https://evil.example/a_b_c", "www.evil.example", "me@evil.example",
    "# 标题", "- 项", "1. 项", "> 引", "---", "```", "| a | b |", "&lt;b&gt; &#60;i&#62;", "**粗** __粗__ *斜* ~~删~~ `码` $x$", "\\<b>", "[a]: http://evil.example", "<!-- x -->",
  ];

  test.each(hostile)("shows %s as it is", async (text) => {
    const quoted = JSON.stringify(text);
    const written = `deck: { title: ${quoted}, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: ${quoted}, subtitle: ${quoted}, items: [${[1, 2, 3].map(() => `{ lead: ${quoted}, text: ${quoted} }`).join(", ")}], notes: ${quoted} }\n  - { template: table, title: 表, columns: [${quoted}, 乙], rows: [[${quoted}, 1], [丙, 2]] }\n`;
    const { artifacts, scene } = await build(memoryWorld({ "outline.yaml": written }), "outline.yaml", { backend: "md" });
    if (artifacts.length === 0) throw new Error("nothing was built");
    const said = textOf(artifacts[0]!.data);
    const html = micromark(said, { allowDangerousHtml: true, extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] });
    const tags = [...html.matchAll(/<([a-z0-9]+)/gu)].map((match) => match[1]!);
    expect(tags.filter((tag) => !allowed.has(tag)), said).toEqual([]);
    expect(html).not.toMatch(/<[^>]*(?:href|src)=|<!--/u);
    expect(tags.filter((tag) => /^h\d$/u.test(tag))).toHaveLength(1 + scene!.slides.length);
    expect(tags.filter((tag) => tag === "table")).toHaveLength(1);
    // Outside code, where GFM's autolinks would find an address.
    expect(html.replace(/<code>[^<]*<\/code>/gu, "")).not.toMatch(/https?:\/\/\w|www\.\w|\w@\w/u);
    const shown = text.startsWith("**粗**") ? "粗" : html; // bold is the author's own markup
    if (shown === html) expect(unescaped(html)).toContain(text.trim());
  });

  test("keeps links that the author wrote, and makes no picture of one", async () => {
    const linked = outline().replace("先说收入。", "look![公报](https://example.org/a_b?c=d)。");
    const said = await markdown(linked);
    expect(said).toContain("look\\![公报](<https://example.org/a_b?c=d>)。");
  });
});

const allowed: ReadonlySet<string> = new Set(["h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "code"]);
const unescaped = (html: string): string => html.replace(/<\/?code>/gu, "").replace(/&(lt|gt|quot|amp);/gu, (_, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name]!);

describe("a handout in Word", () => {
  test("of the example deck is what Microsoft's validator wants", { timeout: 120_000 }, async () => {
    const { scene, sources } = await exampleDeck();
    const [file] = await docx.emit(scene!, sources!.theme, undefined, { width: 320 });
    expect(await ooxmlErrors(file!.data, "docx")).toEqual([]);
    const [again] = await docx.emit(scene!, sources!.theme, undefined, { width: 320 });
    expect(Buffer.compare(again!.data, file!.data)).toBe(0);
  });

  test("has headings, notes, lists that count, figures under a repeated head, and words for every picture", async () => {
    const { artifacts } = await made({ backend: "docx-handout", width: 64 });
    expect(artifacts[0]!.path).toBe("output/outline.docx");
    const xml = wordsIn(artifacts[0]!.data);
    expect([...xml.matchAll(/<w:pStyle w:val="(Heading\d)"\/>/gu)].map((match) => match[1])).toEqual(["Heading1", "Heading2", "Heading1", "Heading2"]);
    expect(xml.match(/<wp:docPr [^>]*descr="第\d页幻灯片的图片：[^"]+"/gu)).toHaveLength(3);
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(2);
    expect(xml).toContain('<w:startOverride w:val="1"/>');
    expect(xml.match(/<w:numId w:val="2"\/>/gu)).toHaveLength(2);
    expect(xml).toContain('w:eastAsia="zh-CN"');
    expect(xml).toContain("一，第7行：“营业总收入达到2942亿元，同比增长10.2%”");
    expect(xml).toMatch(/<w:fldSimple w:instr=" PAGE ">/u);
    expect(xml.match(/w:anchor="[^"]+"/gu)!.every((anchor) => xml.includes(`w:name=${anchor.slice("w:anchor=".length)}`))).toBe(true);
    expect(await ooxmlErrors(artifacts[0]!.data, "docx")).toEqual([]);
  });

  test("holds its text against markup and characters that XML has not", async () => {
    const { artifacts } = await made({ backend: "docx-handout", width: 64 }, outline().replace("先说收入。", "<w:p/> & \\u200B\\u202E ]]>"));
    expect(await ooxmlErrors(artifacts[0]!.data, "docx")).toEqual([]);
    expect(wordsIn(artifacts[0]!.data)).toContain("&lt;w:p/&gt; &amp;");
  });
});

describe("what is left out cannot come out", () => {
  const all = async (options: BuildOptions, text?: string): Promise<string> => {
    const [one, two, three] = [await made({ ...options, backend: "md" }, text), await made({ ...options, backend: "docx-handout", width: 64 }, text), await made({ ...options, backend: "svg" }, text)];
    return [textOf(one.artifacts[0]!.data), wordsIn(two.artifacts[0]!.data), ...three.artifacts.map(({ data }) => textOf(data))].join("\n");
  };

  test("everything is there to begin with", async () => {
    const said = await all({});
    for (const text of ["人才服务到位", "只对内说", "230场", "入驻机构80家", "二、人才"].filter((text) => text !== "二、人才")) expect(said).toContain(text);
  });

  test("notes, and figures that only they name", async () => {
    const said = await all({ notes: false });
    for (const text of ["只对内说", "培训", "230"]) expect(said).not.toContain(text);
    expect(said).toContain("入驻机构80家");
  });

  test("slides that were not asked for, with their figures and the names of their sections", async () => {
    const said = await all({ slides: new Set([1, 2]) });
    for (const text of ["人才", "入驻机构", "230", "只对内说"]) expect(said).not.toContain(text);
  });

  test("slides of another meeting", async () => {
    const meetings = outline(", for: [内部]", "meetings:\n  公开: { audience: 公众 }\n  内部: { audience: 内部 }\n");
    const said = await all({ meeting: "公开" }, meetings);
    for (const text of ["人才", "入驻机构", "230", "只对内说"]) expect(said).not.toContain(text);
    expect(await all({ meeting: "内部" }, meetings)).toContain("只对内说");
  });

  test("nothing is read but the scene: without the way back to its sources the bytes are the same", async () => {
    const { scene, sources } = await made({});
    const bare = withoutSpans(scene!);
    for (const backend of [md, docx, png]) {
      const [first, second] = await Promise.all([scene!, bare].map((one) => backend.emit(one, sources!.theme, undefined, { width: 64 })));
      expect(second!.map(({ data }) => Buffer.from(data).toString("base64"))).toEqual(first!.map(({ data }) => Buffer.from(data).toString("base64")));
    }
  });
});

const withoutSpans = (scene: Scene): Scene => {
  const strip = (value: unknown): unknown => {
    if (value instanceof Uint8Array || value instanceof Map || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(strip);
    return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === "span" ? [] : [[key, strip(inner)]])));
  };
  return strip(scene) as Scene; // the same shape without optional fields
};

describe("the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "deckwright-export-"));
  const path = join(folder, "outline.yaml");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = async (options: Parameters<typeof exportCommand>[1]): Promise<{ readonly code: number; readonly said: string }> => {
    let said = "";
    const stream = { write: (text: string) => (said += text) };
    writeFileSync(path, outline());
    writeFileSync(join(folder, "report.md"), report);
    const code = await exportCommand(path, options, new Terminal("en", stream, stream, { NO_COLOR: "1" }));
    return { code, said };
  };

  test("writes several forms of one deck side by side", async () => {
    const { code, said } = await run({ to: "md,png,html,docx-handout", output: join(folder, "out", "brief"), width: "64" });
    expect([code, said]).toEqual([0, expect.stringContaining("3 pictures")]);
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["brief", "brief.docx", "brief.html", "brief.md"]);
    expect(readdirSync(join(folder, "out", "brief"))).toEqual(["brief-01.png", "brief-02.png", "brief-03.png"]);
  });

  test("a page holds only the slides asked for, and no notes where none are wanted", async () => {
    const output = join(folder, "page.html");
    expect((await run({ to: "html", output, slides: "1-2", notes: false })).code).toBe(0);
    const page = readFileSync(output, "utf8");
    expect(page).toContain("营业总收入2942亿元");
    for (const text of ["人才服务到位", "先说收入", "只对内说", "230"]) expect(page).not.toContain(text);
  });

  test("never writes over what the deck is made from", async () => {
    const { code, said } = await run({ to: "md", output: join(folder, "report.md") });
    expect([code, said]).toEqual([1, expect.stringContaining("error[output-is-source]")]);
    expect(readFileSync(join(folder, "report.md"), "utf8")).toBe(report);
  });

  test("writes nothing where one of the forms cannot be written", async () => {
    const output = join(folder, "none.txt");
    expect((await run({ to: "md", output })).said).toContain("error[output-name]");
    expect(existsSync(output)).toBe(false);
  });

  test.each([{ to: "gif" }, { to: "" }, { to: "png", width: "20" }, { to: "png", width: "99999" }, { to: "png", width: "1e3" }, { to: "png", slides: "0" }, { to: "png", slides: "3-1" }, { to: "png", slides: "a" }])("%o is wrong usage", async (options) => {
    expect((await run(options)).code).toBe(2);
  });

  test.each([
    ["3,5-7", [3, 5, 6, 7]],
    ["2", [2]],
    ["1，3–4", [1, 3, 4]],
  ])("slides %s are %o", (text, numbers) => {
    expect([...slideNumbers(text)!]).toEqual(numbers);
  });
});
