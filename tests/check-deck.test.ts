/** Finished presentations, ours and anybody's: what the rules find in them, and that nothing makes the reading throw. */
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { checkDeck, type DeckSummary } from "../src/deck/check-deck.js";
import { readReport } from "../src/load.js";
import type { Report } from "../src/report/report.js";
import type { Diagnostic } from "../src/source/diagnostic.js";
import { formatDiagnostic, sortDiagnostics, toJson } from "../src/source/print.js";
import { shapeAt, spanText } from "../src/source/span.js";
import { diskWorld, memoryWorld } from "../src/world.js";
import { brandFile } from "./support/brand-files.js";
import { exampleDeck, folderDeck, root } from "./support/decks.js";
import { body, chartFrame, columnChart, foreignDeck, frame, picture, place, tableFrame, textBox, title, type ForeignSlide } from "./support/foreign-deck.js";
import { edit, pack, remove, unpack, type PackageFiles } from "./support/package-files.js";

const reportText = "# 2015年工作报告\n\n## 一、主要指标\n\n2015年，营业总收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n\n## 二、民生\n\n城镇新增就业3.2万人，新建学校12所。\n";

let report: Report;
let example: Uint8Array;
let exampleReport: Report;
beforeAll(async () => {
  report = (await readReport(memoryWorld({ "report.md": reportText }), "report.md")).value!;
  exampleReport = (await readReport(diskWorld({ root }), "assets/report.md")).value!;
  example = (await exampleDeck()).artifacts[0]!.data;
}, 60_000);

interface Checked {
  readonly deck: DeckSummary | undefined;
  readonly all: readonly Diagnostic[];
  /** Code, slide and shape of every finding that is no remark. */
  readonly found: readonly string[];
}

async function check(data: Uint8Array, against?: Report): Promise<Checked> {
  const { value, diagnostics } = await checkDeck(data, "deck.pptx", against);
  const where = ({ span }: Diagnostic): string => {
    const at = span && shapeAt(span.file, span.start);
    return at ? `${at.slide} ${at.shape ?? "notes"}` : "";
  };
  return { deck: value, all: diagnostics, found: sortDiagnostics(diagnostics).filter(({ severity }) => severity !== "info").map((one) => `${one.code} ${where(one)}`.trim()) };
}

const fonts = { latin: "Arial", ea: "微软雅黑" };
const foreign = (slides: readonly ForeignSlide[], against?: Report): Promise<Checked> => check(foreignDeck(slides, { fonts }), against);
/** One content slide with a title of its own. */
const one = (shapes: string, more: Partial<ForeignSlide> = {}): readonly ForeignSlide[] => [{ shapes: `${title("主要指标平稳增长")}${shapes}`, layout: 4, ...more }];

describe("our own decks", () => {
  test("the worked example has nothing wrong, with its report and without", async () => {
    const held = await check(example, exampleReport);
    expect(held.found).toEqual([]);
    expect(held.deck!.ledger).toBe(true);
    expect(held.deck!.traced).toBeGreaterThan(100);
    expect((await check(example)).found).toEqual([]);
  });

  test.each(["launch-2025", "port-2024"])("%s has nothing wrong", async (name) => {
    const own = (await readReport(diskWorld({ root }), `examples/${name}/report.md`)).value!;
    expect((await check((await folderDeck(name)).artifacts[0]!.data, own)).found).toEqual([]);
  });

  const outline = `deck: { title: 工作汇报, date: 2016-01-11 }
report: report.md
figures:
  revenue: { indicator: 营业总收入 }
  industry: { indicator: 工业增加值 }
  investment: { indicator: 固定资产投资 }
  revenue_2014: { prior: revenue, label: 上年营业总收入 }
  industry_2014: { prior: industry, label: 上年工业增加值 }
slides:
  - { template: kpi-cards, title: "营业总收入增长{{revenue.change}}，三项指标平稳增长", cards: [{ figure: revenue }, { figure: industry }, { figure: investment }], notes: "全年营业总收入2942亿元，形势平稳。" }
  - template: chart-takeaway
    title: 固定资产投资增速居三项指标之首
    chart: { kind: column, title: 同比增速, unit: "%", highlight: 固定资产投资, categories: [固定资产投资, 营业总收入, 工业增加值], values: [{ figure: investment.change }, { figure: revenue.change }, { figure: industry.change }] }
    points: [投资先行, 产出跟进]
  - template: table
    title: 两项指标与上年比较
    columns: [指标, 2015年（亿元）, 上年同期（亿元，推算）]
    rows: [[营业总收入, "{{revenue.value}}", "{{revenue_2014.value}}"], [工业增加值, "{{industry.value}}", "{{industry_2014.value}}"]]
`;
  let own: Uint8Array;
  beforeAll(async () => {
    own = (await build(memoryWorld({ "outline.yaml": outline, "report.md": reportText }), "outline.yaml")).artifacts[0]!.data;
  }, 60_000);

  test("a small one with cards, a chart, a table and notes has nothing wrong", async () => {
    expect((await check(own, report)).found).toEqual([]);
    expect((await check(own)).found).toEqual([]);
  });

  /** Each is one slip in the file. */
  test.each([
    ["a title", "slides/slide1", />10\.2%</u, ">12.0%<", "number-mismatch 1 title"],
    ["a card", "slides/slide1", />628\.7</u, ">682.7<", "number-mismatch 1 card 2 value"],
    ["a card's growth", "slides/slide1", />7\.14%/u, ">7.41%", "orphan-number 1 card 2 change"],
    ["the notes", "notesSlides/notesSlide1", /全年营业总收入2942/u, "全年营业总收入2492", "number-mismatch 1 notes"],
    ["a chart", "charts/chart1", /<c:v>16\.2</u, "<c:v>19.2<", "number-mismatch 2 chart"],
    ["a table", "slides/slide3", />628\.7</u, ">682.7<", "number-mismatch 3 table"],
    ["a derived number", "slides/slide3", />(约?)586\.8</u, ">$1516.8<", "orphan-number 3 table"],
  ])("a digit in %s is found", async (_, part, from, to, expected) => {
    const { all, found } = await check(pack(edit(unpack(own), `ppt/${part}.xml`, (text) => text.replace(from, to))), report);
    expect(found).toContain(expected);
    expect(all.filter(({ severity }) => severity !== "info").length).toBeLessThan(4);
  });

  test("without a report the ledger says what was changed, in shapes and in the list of sources", async () => {
    const card = pack(edit(unpack(own), "ppt/slides/slide1.xml", (text) => text.replace(">628.7<", ">682.7<")));
    expect((await check(card)).found).toEqual(["edited-number 1 card 2 value"]);
    const listed = pack(edit(unpack(own), "ppt/notesSlides/notesSlide1.xml", (text) => text.replace(/(本页数据出处.*?)2942亿元/su, "$12492亿元")));
    expect((await check(listed)).found).toEqual(["edited-number 1 notes"]);
  });

  test("a chart and its workbook are held against each other", async () => {
    const data = pack(edit(unpack(own), "ppt/charts/chart1.xml", (text) => text.replace("<c:v>16.2<", "<c:v>19.2<")));
    expect((await check(data)).found).toContain("chart-cache 2 chart");
  });
});

describe("numbers of anybody's deck, against a report", () => {
  test("what the report says is traced: sentences, cards, tables, charts, notes", async () => {
    const { found, deck } = await foreign(
      one(
        [
          textBox("Text 1", [66, 144, 400, 30], "营业总收入达到2942亿元，同比增长10.2%"),
          textBox("Label", [66, 190, 160, 24], "工业增加值"),
          textBox("Number", [66, 216, 160, 40], "628.7亿元", { run: 'sz="2800"' }),
          tableFrame("Table", [480, 144, 400, 90], [["指标", "总量（亿元）", "增速"], ["固定资产投资", "346.4", "16.2%"], ["工业增加值", "628.7", "7.14%"]]),
          chartFrame("Chart", [480, 260, 400, 200], "rId9"),
        ].join(""),
        { notes: "城镇新增就业3.2万人。", charts: { rId9: { xml: columnChart("总量（亿元）", [["营业总收入", 2942], ["工业增加值", 628.7], ["固定资产投资", 346.4]]), cells: [["", "总量（亿元）"], ["营业总收入", 2942], ["工业增加值", 628.7], ["固定资产投资", 346.4]] } } },
      ),
      report,
    );
    expect(found).toEqual([]);
    expect(deck!.traced).toBe(11);
  });

  test.each([
    ["a sentence", textBox("Text 1", [66, 144, 500, 30], "营业总收入达到2492亿元"), "number-mismatch 1 Text 1"],
    ["a change", textBox("Text 1", [66, 144, 500, 30], "营业总收入同比增长12.0%"), "number-mismatch 1 Text 1"],
    ["a card", textBox("Label", [66, 190, 160, 24], "工业增加值") + textBox("Number", [66, 216, 160, 40], "682.7亿元"), "number-mismatch 1 Number"],
    ["a table", tableFrame("Table", [66, 144, 400, 60], [["指标", "总量（亿元）"], ["固定资产投资", "364.4"]]), "number-mismatch 1 Table"],
    ["a number of nobody", textBox("Text 1", [66, 144, 500, 30], "带动上下游企业4711家"), "orphan-number 1 Text 1"],
    ["an alternative text", picture("Picture 1", [66, 144, 200, 100], "营业总收入2492亿元"), "number-mismatch 1 Picture 1"],
  ])("%s that differs is found", async (_, shapes, expected) => {
    expect((await foreign(one(shapes), report)).found).toEqual([expected]);
  });

  test("both places are shown, the deck's with slide and shape", async () => {
    const { all } = await foreign(one(textBox("Text 1", [66, 144, 500, 30], "营业总收入达到2492亿元")), report);
    const [mismatch] = all;
    expect(spanText(mismatch!.span!)).toBe("2492亿元");
    expect(spanText(mismatch!.related![0]!.span)).toContain("2942亿元");
    expect(toJson(mismatch!, "en")).toMatchObject({ file: "deck.pptx", slide: 1, shape: "Text 1", related: [{ file: "report.md" }] });
    expect(toJson(mismatch!, "en").line).toBeUndefined();
    expect(formatDiagnostic(mismatch!, { language: "zh-CN", color: false })).toContain("deck.pptx：第1页“Text 1”");
  });

  test("shares, differences and sums of what is shown follow from it", async () => {
    const shapes = textBox("Text 1", [66, 144, 700, 60], "营业总收入2942亿元，工业增加值628.7亿元，固定资产投资346.4亿元\n工业增加值占营业总收入的21.4%，两项合计975.1亿元");
    expect((await foreign(one(shapes), report)).found).toEqual([]);
    expect((await foreign(one(shapes.replace("21.4%", "24.1%")), report)).found).toEqual(["derived-mismatch 1 Text 1"]);
  });

  test("numbers that count, number or date measure nothing", async () => {
    const steps = ["1", "2", "3"].map((step, i) => textBox(`Step ${step}`, [66 + i * 200, 144, 40, 30], step)).join("");
    const text = textBox("Text", [66, 200, 600, 60], "01 优化布局\n2015年11月30日，第3次会议，5G基站");
    expect((await foreign(one(steps + text), report)).found).toEqual([]);
  });

  test("a chart with data of its own is one remark", async () => {
    const points = [["2011", 11.3], ["2012", 13.7], ["2013", 17.9], ["2014", 19.1]] as const;
    const { all, found } = await foreign(one(chartFrame("Chart", [66, 144, 600, 300], "rId9"), { charts: { rId9: { xml: columnChart("吞吐量（万吨）", points), cells: [["", "吞吐量（万吨）"], ...points.map((point) => [...point])] } } }), report);
    expect(found).toEqual([]);
    expect(all.map(({ code, args }) => [code, args["count"]])).toEqual([["own-data", 4]]);
  });

  test("years that the report does not tell of are no mistakes", async () => {
    expect((await foreign(one(textBox("Text 1", [66, 144, 500, 30], "2012年营业总收入达到1986亿元")), report)).found).toEqual(["orphan-number 1 Text 1"]);
  });
});

describe("sight and access", () => {
  const long = "把这一件事情的来龙去脉和下一步的打算从头到尾原原本本地写在这一页上给大家看。".repeat(3);
  test.each([
    ["text that runs over", textBox("Text 1", [66, 144, 200, 60], long), "overflow 1 Text 1"],
    ["pale text", textBox("Text 1", [66, 144, 300, 40], "看不清的文字", { run: '<a:solidFill><a:srgbClr val="DDDDDD"/></a:solidFill>' }), "contrast 1 Text 1"],
    ["pale text on a fill", textBox("Text 1", [66, 144, 300, 40], "看不清的文字", { run: '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>', fill: '<a:solidFill><a:srgbClr val="FFF2CC"/></a:solidFill>' }), "contrast 1 Text 1"],
    ["pale text in a filled cell", tableFrame("Table", [66, 144, 400, 60], [["指标", "总量"]]).replaceAll("<a:tcPr/>", '<a:tcPr><a:solidFill><a:srgbClr val="333333"/></a:solidFill></a:tcPr>'), "contrast 1 Table"],
    ["text that leaves the slide", textBox("Text 1", [880, 144, 200, 40], "写到页面外面去的文字"), "off-slide 1 Text 1"],
    ["tiny text", textBox("Text 1", [66, 144, 300, 40], "小得看不清的一行说明文字", { run: 'sz="800"' }), "min-size 1 Text 1"],
    ["a picture without words", picture("Picture 1", [66, 144, 200, 100], ""), "alt-text 1 Picture 1"],
    ["a draft's words", textBox("Text 1", [66, 144, 300, 40], "Lorem ipsum dolor"), "leftover 1 Text 1"],
    ["an empty placeholder", '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Content 2"/><p:cNvSpPr/><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>', "placeholder-empty 1 Content 2"],
    ["two texts over each other", textBox("Text 1", [66, 144, 300, 40], "第一段文字写在这里") + textBox("Text 2", [70, 146, 300, 40], "第二段文字压在上面"), "overlap 1 Text 2"],
  ])("%s is found", async (_, shapes, expected) => {
    expect((await foreign(one(shapes, { layout: expected.startsWith("placeholder") ? 2 : 4 }))).found).toEqual([expected]);
  });

  test("what fits, what bleeds, and what shrinks is left alone", async () => {
    const shapes = [
      picture("Background", [-20, -20, 1000, 580], "一张照片"),
      textBox("Shrunk", [66, 144, 300, 60], "把这件事情写在这一页上给大家看，字号已经自动缩小。", { frame: '<a:normAutofit fontScale="77500" lnSpcReduction="20000"/>' }),
      textBox("Grows", [66, 230, 300, 20], "这个文本框会随着文字变高，保存它的程序没有算过高度。", { frame: "<a:spAutoFit/>" }),
    ].join("");
    expect((await foreign(one(shapes))).found).toEqual([]);
  });

  test("a table that runs off the page is found", async () => {
    const rows = Array.from({ length: 20 }, (_, i) => [`第${"一二三四五六七八九十"[i % 10]}项工作安排`, "负责部门"]);
    expect((await foreign(one(tableFrame("Table", [66, 144, 400, 380], rows)))).found).toEqual(["overflow 1 Table"]);
  });

  test("a slide without a title, titles alike, bars that start above 0", async () => {
    const points = [["2014", 95], ["2015", 100]] as const;
    const chart = { rId9: { xml: columnChart("吞吐量（万吨）", points, { axis: '<c:min val="90"/>' }), cells: [["", "吞吐量（万吨）"], ...points.map((point) => [...point])] } };
    const { found } = await foreign([...one(chartFrame("Chart", [66, 144, 600, 300], "rId9"), { charts: chart }), ...one(""), { shapes: textBox("Text 1", [66, 144, 300, 40], "没有标题的一页"), layout: 4 }]);
    expect(found).toEqual(["zero-baseline 1 Chart", "duplicate-title 2 Title 1", "slide-title 3 Text 1"]);
  });

  test("faces: foreign, rare, missing for Chinese", async () => {
    const slides = one(textBox("Text 1", [66, 144, 300, 40], "汉字 and Latin", { run: '<a:latin typeface="Frutiger 57"/><a:ea typeface="微软雅黑"/>' }));
    const { all } = await check(foreignDeck(slides, { fonts: { latin: "Arial", ea: "" } }));
    expect(all.map(({ code, args }) => `${code} ${String(args["why"])}`).sort()).toEqual(["fonts foreign", "fonts no-chinese", "fonts rare"]);
  });
});

describe("files of other programs", () => {
  test("groups, turned shapes, alternative contents, SmartArt, objects and hidden slides are read", async () => {
    const group = (inside: string): string => `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="50" name="Group 1"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="838200" y="1828800"/><a:ext cx="3048000" cy="1524000"/><a:chOff x="0" y="0"/><a:chExt cx="30480000" cy="15240000"/></a:xfrm></p:grpSpPr>${inside}</p:grpSp>`;
    const turned = `<p:sp><p:nvSpPr><p:cNvPr id="51" name="Turned"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${place([600, 200, 200, 30], 'rot="5400000"')}<a:prstGeom prst="rect"/></p:spPr>${body("竖着的字")}</p:sp>`;
    const alternative = `<mc:AlternateContent><mc:Choice Requires="p14">${textBox("Choice", [66, 400, 300, 40], "TODO 新的写法")}</mc:Choice><mc:Fallback>${textBox("Fallback", [66, 400, 300, 40], "旧的写法")}</mc:Fallback></mc:AlternateContent>`;
    const smart = frame("Diagram", [500, 300, 300, 150], '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId7"/></a:graphicData>');
    const object = frame("Object", [300, 430, 100, 60], '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj name="Worksheet"/></a:graphicData>');
    const drawing = `<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dsp:txBody><a:p><a:r><a:t>待补充的一步</a:t></a:r></a:p></dsp:txBody></dsp:drawing>`;
    const { found, deck } = await foreign([
      ...one(group(textBox("Inside", [0, 0, 2000, 400], "组里的字")) + turned + alternative + smart + object, {
        parts: [{ id: "rId7", kind: "diagramData", path: "ppt/diagrams/data1.xml", xml: '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>' }, { id: "rId8", kind: "diagramDrawing", path: "ppt/diagrams/drawing1.xml", xml: drawing }],
      }),
      { shapes: title("藏起来的一页") + textBox("Text 1", [66, 144, 300, 40], "FIXME 以后再写"), attributes: 'show="0"', layout: 4 },
    ]);
    expect(found).toEqual(["leftover 1 Choice", "leftover 1 Diagram", "leftover 2 Text 1"]);
    expect(deck!.slides).toBe(2);
  });

  test("placeholders take place, size and colour from layout and master", async () => {
    const content = (text: string): string => `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Content 2"/><p:cNvSpPr/><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>${body(text)}</p:sp>`;
    const few = foreignDeck([{ shapes: title("三项工作") + content("一\n二\n三"), layout: 2 }], { fonts });
    expect((await check(few)).found).toEqual([]);
    const many = foreignDeck([{ shapes: title("十六项工作") + content(Array.from({ length: 16 }, () => "做好一件事").join("\n")), layout: 2 }], { fonts });
    expect((await check(many)).found).toEqual(["overflow 1 Content 2"]);
    // The theme's dark colours exchanged: text and ground are the same.
    const pale = foreignDeck([{ shapes: title("三项工作") + content("看不见"), layout: 2 }], { fonts, map: { tx1: "lt1" } });
    expect((await check(pale)).found).toEqual(["contrast 1 Title 1"]);
  });

  test("dates of a 1904 workbook are written as its chart shows them", async () => {
    const plain = columnChart("吞吐量（万吨）", [["甲", 12], ["乙", 15]], { date1904: "<c:date1904/>" });
    const xml = plain.replace(/<c:cat>.*?<\/c:cat>/u, '<c:cat><c:numRef><c:f>Sheet1!$A$2:$A$3</c:f><c:numCache><c:formatCode>yyyy</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>39081</c:v></c:pt><c:pt idx="1"><c:v>38716</c:v></c:pt></c:numCache></c:numRef></c:cat>');
    // 39081 days after 1904 is in 2010, and 38716 in 2009: the later year stands first.
    const { found, all } = await foreign(one(chartFrame("Chart", [66, 144, 600, 300], "rId9"), { charts: { rId9: { xml } } }));
    expect(found).toContain("chart-kind 1 Chart");
    expect(all.find(({ code }) => code === "chart-kind")!.args["count"]).toBe("2010 → 2009");
  });

  test("other prefixes and strict namespaces", async () => {
    expect((await check(brandFile({ strict: true }))).deck!.slides).toBe(1);
    expect((await check(brandFile({ prefixes: { a: "d", p: "q" } }))).deck!.slides).toBe(1);
  });
});

describe("what is no presentation, and what is damaged", () => {
  test.each([
    ["nothing", new Uint8Array(), "file-empty"],
    ["a text", new TextEncoder().encode("deck: {}"), "deck-not-pptx"],
    ["half an archive", brandFile().slice(0, 900), "deck-damaged"],
  ])("%s", async (_, data, code) => {
    const { value, diagnostics } = await checkDeck(data, "deck.pptx", undefined);
    expect(value).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  const rich = (): PackageFiles =>
    unpack(
      foreignDeck(
        one(textBox("Text 1", [66, 144, 500, 30], "营业总收入2942亿元") + tableFrame("Table", [66, 200, 400, 60], [["指标", "总量"], ["投资", "346.4"]]) + chartFrame("Chart", [500, 200, 300, 200], "rId9"), {
          notes: "讲稿",
          charts: { rId9: { xml: columnChart("总量", [["甲", 1], ["乙", 2]]), cells: [["", "总量"], ["甲", 1], ["乙", 2]] } },
        }),
      ),
    );

  test("no missing part makes it throw", async () => {
    const files = rich();
    for (const path of Object.keys(files).filter((name) => /slide|chart|theme|embeddings|notes/u.test(name))) await expect(check(pack(remove(files, path)), report)).resolves.toBeDefined();
  });

  test("no nonsense in attributes makes it throw", async () => {
    const files = rich();
    const nonsense = ["-1", "NaN", "1e308", "99999999999999999999", "", "abc"];
    const targets = Object.keys(files).filter((name) => /slides\/slide1\.xml$|charts\/chart.*xml$|slideMaster1\.xml$/u.test(name));
    let turn = 0;
    for (const path of targets) {
      const text = new TextDecoder().decode(files[path]);
      const places = [...text.matchAll(/(?:val|x|y|cx|cy|sz|idx|w|h|rot|lvl)="([^"]*)"/gu)];
      for (let i = 0; i < places.length; i += Math.ceil(places.length / 12)) {
        const match = places[i]!;
        const at = match.index + match[0].indexOf('"') + 1;
        const worse = text.slice(0, at) + nonsense[turn++ % nonsense.length]! + text.slice(at + match[1]!.length);
        await expect(check(pack({ ...files, [path]: new TextEncoder().encode(worse) }), report)).resolves.toBeDefined();
      }
    }
  });

  test("entities, depth and names that lead outside are refused or skipped", async () => {
    const files = rich();
    const bomb = new TextEncoder().encode('<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">]><p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">&a;</p:sld>');
    expect((await check(pack({ ...files, "ppt/slides/slide1.xml": bomb }))).deck!.slides).toBe(0);
    const deep = new TextEncoder().encode(`<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">${"<p:a>".repeat(5000)}${"</p:a>".repeat(5000)}</p:sld>`);
    expect((await check(pack({ ...files, "ppt/slides/slide1.xml": deep }))).deck!.slides).toBe(0);
    expect((await check(pack({ ...files, "../../evil.xml": bomb }))).deck!.slides).toBe(1);
  });
});

test("equal files have equal findings", async () => {
  const data = foreignDeck(one(textBox("Text 1", [66, 144, 500, 30], "营业总收入达到2492亿元，带动4711家")));
  const shown = async (): Promise<string> => (await check(data, report)).all.map((diagnostic) => formatDiagnostic(diagnostic, { language: "en", color: false })).join("\n");
  expect(await shown()).toBe(await shown());
});
