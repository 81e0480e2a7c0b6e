/** From a number on a slide back to the words of the report, through the bytes of the file. */
import { zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { ledgerElement, readLedger } from "../src/backends/pptx/ledger-xml.js";
import { serializeXml } from "../src/backends/pptx/xml.js";
import { build } from "../src/build.js";
import { readReport } from "../src/load.js";
import type { Ledger } from "../src/scene/ledger.js";
import type { SlideScene, TableCell } from "../src/scene/nodes.js";
import { walk } from "../src/scene/walk.js";
import { compareWithReport, verdictOf } from "../src/trace/compare.js";
import { deckLimits, readDeckLedger } from "../src/trace/read-deck.js";
import { memoryWorld } from "../src/world.js";
import { plainText } from "../src/text/inline.js";
import { codesOf, compileText, exampleDeck } from "./support/decks.js";
import { openPackage, packageProblems } from "./support/package-rules.js";

const report = "# 2015年工作总结\n\n## 一、主要指标\n\n1—11月，营业总收入2942亿元，增长10.2%；固定资产投资346.4亿元，增长16.2%。\n\n## 二、民生\n\n城镇新增就业3.2万人。\n";
const outline = `deck: { title: 工作汇报, date: 2016-01-11 }
report: report.md
figures:
  revenue: { indicator: 营业总收入 }
  investment: { indicator: 固定资产投资, label: 固投 }
  gap: { difference: [investment.change, revenue.change], label: 增速之差 }
slides:
  - { template: cover, title: 工作汇报 }
  - template: bullets
    id: figures
    section: 一
    title: 营收{{revenue}}
    items: [{ lead: 增速, text: "固投快{{gap}}" }, 就业稳定]
    notes: 就业{{城镇新增就业}}。
  - template: table
    title: 两项指标
    columns: [指标, 数值]
    rows: [[营收, { figure: revenue }], [增速, "{{revenue.change}}"]]
`;
const bytesOf = async (files: Readonly<Record<string, string>>): Promise<Uint8Array> => (await build(memoryWorld(files), "outline.yaml")).artifacts[0]!.data;
const traced = async (data: Uint8Array) => readDeckLedger(memoryWorld({ "deck.pptx": data }), "deck.pptx");

let deck: Uint8Array;
let ledger: Ledger;
beforeAll(async () => {
  deck = await bytesOf({ "outline.yaml": outline, "report.md": report });
  ledger = (await traced(deck)).value!;
});

describe("the ledger that a file holds", () => {
  test("names each figure with its place, its words and its shapes", () => {
    const [revenue, gap, jobs] = ledger.entries;
    expect(ledger.entries.map(({ name }) => name)).toEqual(["revenue", "gap", "城镇新增就业"]);
    expect(ledger.report).toEqual({ path: "report.md", sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    expect(revenue).toEqual({
      name: "revenue", label: "营业总收入", value: "2942亿元", unit: "亿元", change: "+10.2%", period: "2015年1–11月", formula: undefined,
      places: [
        {
          indicator: "营业总收入", value: "2942", unit: "亿元", change: "+10.2%", period: "2015-01/2015-11", section: "一", line: 5,
          start: report.indexOf("营业总收入"), end: report.indexOf("；固定"), quoted: "营业总收入2942亿元，增长10.2%",
        },
      ],
      slides: [{ number: 2, id: "figures", shapes: ["title"] }, { number: 3, id: "slide-3", shapes: ["table"] }],
    });
    expect(gap!.formula).toMatch(/\S/u);
    expect(gap!.places.map(({ indicator }) => indicator)).toEqual(["固定资产投资", "营业总收入"]);
    expect(gap!.slides).toEqual([{ number: 2, id: "figures", shapes: [expect.stringMatching(/\S/u)] }]);
    expect(jobs!.slides, "in the notes alone").toEqual([{ number: 2, id: "figures", shapes: [] }]);
  });

  test("is the scene's own, word for word", async () => {
    const { scene } = await build(memoryWorld({ "outline.yaml": outline, "report.md": report }), "outline.yaml");
    expect(ledger).toEqual(scene!.ledger);
  });

  test("breaks no rule of the package and stands beside the presentation", async () => {
    expect(packageProblems(deck)).toEqual([]);
    expect([...openPackage(deck).files.keys()].filter((path) => path.startsWith("customXml/"))).toEqual([
      "customXml/item1.xml", "customXml/_rels/item1.xml.rels", "customXml/itemProps1.xml",
    ]);
  });

  test("quotes of the example are the report's, and every shape is on its slide", async () => {
    const { scene, sources, artifacts } = await exampleDeck();
    const { value } = await traced(artifacts[0]!.data);
    expect(value!.entries.length).toBeGreaterThan(30);
    for (const { places, slides, name } of value!.entries) {
      for (const { start, end, quoted } of places) expect(sources!.report!.file.text.slice(start, end)).toBe(quoted);
      for (const { number, id, shapes } of slides) {
        const slide = scene!.slides[number - 1]!;
        const names = [...walk(slide.nodes)].map((node) => node.name);
        expect(slide.id).toBe(id);
        expect(shapes.length, `${name} on slide ${number}`).toBeGreaterThan(0);
        expect(names).toEqual(expect.arrayContaining([...shapes]));
      }
    }
  });

  test("a deck without a report has none", async () => {
    const plain = await bytesOf({ "outline.yaml": "deck: { title: a, date: 2024-01-01 }\nslides: [{ template: closing, title: 谢谢 }]\n" });
    expect(codesOf((await traced(plain)).diagnostics)).toEqual(["deck-without-ledger"]);
  });

  test("any text survives its XML", () => {
    const odd = "<&\"'>\t\n 𠀀 ]]> &amp;";
    const entry = { ...ledger.entries[0]!, name: odd, label: odd, scope: odd, places: [{ ...ledger.entries[0]!.places[0]!, scope: odd, quoted: odd }] };
    const back = readLedger(serializeXml(ledgerElement({ ...ledger, entries: [entry] })));
    expect(back!.entries[0]).toEqual(entry);
  });
});

describe("a report that has changed since", () => {
  const verdicts = async (text: string): Promise<readonly string[]> => {
    const read = await readReport(memoryWorld({ "report.md": text }), "report.md");
    return compareWithReport(ledger, read.value!).map(verdictOf);
  };
  test.each([
    ["not at all", report, ["agrees", "agrees", "agrees"]],
    ["before the figures", report.replace("1—11月", "下面是主要指标。\n\n1—11月"), ["agrees", "agrees", "agrees"]],
    ["in one value, and so in what follows from it", report.replace("2942", "3105"), ["changed", "changed", "agrees"]],
    ["in a change alone", report.replace("16.2%", "16.3%"), ["agrees", "changed", "agrees"]],
    ["in the months it tells of", report.replace("1—11月", "1—12月"), ["changed", "changed", "agrees"]],
    ["by one figure", report.replace("城镇新增就业3.2万人", "就业形势稳定"), ["agrees", "agrees", "gone"]],
    ["in the order of its sections", report.replace("## 二、民生\n\n城镇新增就业3.2万人。\n", "").replace("16.2%。", "16.2%。城镇新增就业3.2万人。").replace("1—11月，", "1—11月，"), ["agrees", "agrees", "changed"]],
    ["in its words", report.replace("城镇新增就业3.2万人", "城镇新增就业达到3.2万人"), ["agrees", "agrees", "moved"]],
  ])("%s", async (_, text, expected) => {
    expect(await verdicts(text)).toEqual(expected);
  });

  test("in the scope of a figure alone", async () => {
    const read = (await readReport(memoryWorld({ "report.md": `${report}\n` }), "report.md")).value!;
    const rescoped = { ...read, figures: read.figures.map((figure, i) => (i === 0 ? { ...figure, scope: "可比价" } : figure)) };
    const [place] = compareWithReport(ledger, rescoped)[0]!;
    expect([place!.verdict, place!.deck.scope, place!.report?.scope]).toEqual(["changed", undefined, "可比价"]);
  });

  test("both values are told", async () => {
    const read = await readReport(memoryWorld({ "report.md": report.replace("2942", "3105") }), "report.md");
    const place = compareWithReport(ledger, read.value!)[0]![0]!;
    expect([place.deck.value, place.report?.value]).toEqual(["2942", "3105"]);
  });
});

describe("files that are no decks, or mean harm", () => {
  const xml = (text: string): Uint8Array => new TextEncoder().encode(text);
  const withItem = (content: Uint8Array): Uint8Array => zipSync({ "ppt/presentation.xml": xml("<p/>"), "customXml/item1.xml": content });
  const good = serializeXmlOf();
  function serializeXmlOf(): string {
    return `<ledger xmlns="urn:deckwright:ledger:1"><report path="r.md" sha256="00"/></ledger>`;
  }
  const encrypted = (): Uint8Array => {
    const data = Buffer.from(withItem(xml(good)));
    for (let at = data.indexOf(Buffer.from([0x50, 0x4b, 1, 2])); at >= 0; at = data.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 4)) data[at + 8]! |= 1;
    return data;
  };
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ["empty", () => new Uint8Array(), "file-empty"],
    ["text", () => xml("# 报告"), "deck-not-pptx"],
    ["another archive", () => zipSync({ "a.txt": xml("a") }), "deck-not-pptx"],
    ["half of a deck", () => deck.subarray(0, deck.length / 2), "deck-damaged"],
    ["a deck without its last bytes", () => deck.subarray(0, deck.length - 10), "deck-damaged"],
    ["a file with a password", () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "deck-encrypted"],
    ["an entry with a password", encrypted, "deck-encrypted"],
    ["a bomb", () => withItem(new Uint8Array(deckLimits.mostBytes + 1)), "deck-too-large"],
    ["parts that are too large together", () => zipSync({ "ppt/presentation.xml": xml("<p/>"), ...Object.fromEntries([1, 2, 3].map((i) => [`customXml/item${i}.xml`, new Uint8Array(deckLimits.mostBytes / 2)])) }), "deck-too-large"],
    ["someone else's part", () => withItem(xml("<b:Sources xmlns:b='urn:other'/>")), "deck-without-ledger"],
    ["a part that breaks off", () => withItem(xml(good.slice(0, -9))), "deck-without-ledger"],
    ["entities", () => withItem(xml(`<!DOCTYPE ledger [<!ENTITY a "aaaa">]>${good}`)), "deck-without-ledger"],
  ];
  test.each(cases)("%s", async (_, data, code) => {
    const { value, diagnostics } = await traced(data());
    expect(value).toBeUndefined();
    expect(codesOf(diagnostics)).toEqual([code]);
  });

  test("a size that lies does not get past the limit", async () => {
    const data = Buffer.from(withItem(new Uint8Array(deckLimits.mostBytes + 1)));
    const header = data.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    data.writeUInt32LE(10, header + 24);
    expect(codesOf((await traced(data)).diagnostics)).toEqual(["deck-too-large"]);
  });

  test("no damage to a deck makes it throw", async () => {
    for (let i = 0; i < 200; i += 1) {
      const data = Uint8Array.from(deck);
      for (let k = 0; k < 8; k += 1) data[(i * 7919 + k * 104_729) % data.length] = (i * 31 + k * 17) & 255;
      for (let at = data.length - 1 - i; at > data.length - 40 - i; at -= 7) data[at]! ^= i & 255;
      const { value, diagnostics } = await traced(data);
      expect(value ? [] : codesOf(diagnostics)).toEqual(value ? [] : [expect.stringMatching(/^deck-/u)]);
    }
  });

  test("a part of our own is found beside others", async () => {
    const data = zipSync({ "ppt/presentation.xml": xml("<p/>"), "customXml/item1.xml": xml("<other/>"), "customXml/item2.xml": xml(good) });
    expect((await traced(data)).value).toEqual({ report: { path: "r.md", sha256: "00" }, entries: [] });
  });
});

describe("the appendix of sources", () => {
  const named = Array.from({ length: 12 }, (_, i) => `指标${"甲乙丙丁戊己庚辛壬癸子丑"[i]!}`);
  const longReport = `# 2015年工作总结\n\n## 一、主要指标\n\n${named.map((name, i) => `2015年${name}完成${i + 100}亿元。`).join("\n\n")}\n`;
  const deckWith = (fields: string, more = ""): string =>
    `deck: { title: 工作汇报, date: 2016-01-11 }\nreport: { file: report.md, name: 总结 }\nslides:\n` +
    `  - { template: bullets, id: all, title: 指标, section: 一, items: [${named.slice(0, 6).map((name) => `"{{${name}}}"`).join(", ")}] }\n` +
    `  - { template: bullets, title: 指标, items: [${named.slice(6).map((name) => `"{{${name}}}"`).join(", ")}] }\n` +
    `  - { template: sources, title: 出处${fields} }\n${more}`;
  const compiled = (text: string) => compileText({ "outline.yaml": text, "report.md": longReport });
  const rowsOf = (slide: SlideScene): readonly (readonly TableCell[])[] => slide.nodes.find((node) => node.type === "table")!.rows.slice(1);
  const said = (cell: TableCell): string => plainText(cell.paragraph);

  test("lists what the deck shows, with links to the pages, outside every part", async () => {
    const { scene, diagnostics } = await compiled(deckWith(", page: 1", "  - { template: sources, title: 出处, page: 2 }\n"));
    expect(codesOf(diagnostics)).toEqual([]);
    const [, , first, second] = scene!.slides;
    expect([rowsOf(first!).length, rowsOf(second!).length]).toEqual([10, 2]);
    expect(rowsOf(first!)[0]!.map(said)).toEqual(["指标甲", "100亿元", "一，第5行：“2015年指标甲完成100亿元”", "1"]);
    expect(rowsOf(first!)[0]![3]!.paragraph[0]!.link).toBe("#all");
    expect(first!.section).toBeUndefined();
    expect(first!.nodes.flatMap((node) => (node.type === "text" && node.name === "source" ? node.paragraphs.map(plainText) : []))).toEqual(["来源：总结"]);
  });

  test.each([
    ["", []],
    [", page: 2", []],
    [", page: 3", ["sources-page"]],
    [", figures: [指标甲, 指标丑]", []],
    [", figures: [指标X]", ["sources-unknown"]],
  ])("`sources%s`", async (fields, expected) => {
    expect(codesOf((await compiled(deckWith(fields))).diagnostics)).toEqual(expected);
  });

  test("a deck without figures has none to list", async () => {
    const text = "deck: { title: a, date: 2024-01-01 }\nslides:\n  - { template: sources, title: 出处 }\n";
    expect(codesOf((await compileText({ "outline.yaml": text })).diagnostics)).toEqual(["sources-empty"]);
  });

  test("a derived figure says how it was computed", async () => {
    const text =
      "deck: { title: a, date: 2016-01-11 }\nreport: { file: report.md, name: 总结 }\nfigures:\n  rev: { indicator: 营业总收入, label: 营收 }\n  before: { prior: rev, label: 上年营收 }\n" +
      `slides:\n  - { template: bullets, title: 指标, section: 一, items: ["{{rev}}", "{{before}}"] }\n  - { template: sources, title: 出处 }\n`;
    const { scene, diagnostics } = await compileText({ "outline.yaml": text, "report.md": report });
    expect(codesOf(diagnostics)).toEqual([]);
    const derived = rowsOf(scene!.slides[1]!)[1]!;
    expect(said(derived[0]!)).toBe("上年营收（推算）");
    expect(said(derived[2]!)).toContain("2942亿元");
  });

  test("long words stay on one line and end in an ellipsis", async () => {
    const place = `第5行：“${"全区上下齐心协力".repeat(12)}”`;
    const text = `deck: { title: a, date: 2016-01-11 }\nslides:\n  - { template: sources, title: 出处, source: 总结, rows: [{ name: 营收, value: 2942亿元, place: "${place}", pages: [2, 3] }] }\n`;
    const { scene, diagnostics } = await compileText({ "outline.yaml": text });
    expect(codesOf(diagnostics)).toEqual([]);
    const cells = rowsOf(scene!.slides[0]!)[0]!;
    expect(cells.map(({ lines }) => lines.length)).toEqual([1, 1, 1, 1]);
    expect(said(cells[2]!)).toMatch(/^第5行：“全区.*…”$/u);
    expect(said(cells[3]!)).toBe("2、3");
  });
});
