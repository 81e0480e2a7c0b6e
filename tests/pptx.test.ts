import { describe, expect, it } from "vitest";
import { backend } from "../src/backends/pptx/index.js";
import { tableChecksum } from "../src/backends/pptx/zip.js";
import type { Scene, SceneNode } from "../src/scene/nodes.js";
import { layoutNames } from "../src/scene/nodes.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { isElement } from "./support/parse-xml.js";
import { chartRanges, openPackage, packageProblems, textOf, within } from "./support/package-rules.js";
import { box, cell, chart, image, model, rect, scene, series, slide, table, testTheme, text, tinyPicture } from "./support/scene.js";

const theme = testTheme();
const emit = async (given: Scene): Promise<Uint8Array> => (await backend.emit(given, theme))[0]!.data;
const title = (words: string, more = {}) => text(theme, "标题", "title", box(48, 45, 864, 38), words, { placeholder: "title", ...more });

const everyNode: readonly SceneNode[] = [
  title("主要指标稳中有进"),
  text(theme, "正文", "text", box(48, 126, 400, 120), "营业总收入628.7亿元\nGDP growth", { gap: 6 }),
  text(theme, "链接", "body", box(48, 250, 400, 44), [
    { text: "详见", bold: true },
    { text: "官网", link: "https://example.com/a b?q=1&r=<2>" },
    { text: "\n" },
    { text: "下一页", link: "#slide-2" },
    { text: "邮件", link: "mailto:a@example.com" },
    { text: "失效", link: "#nowhere" },
    { text: "危险", link: "javascript:alert(1)" },
    { text: "2", baseline: "superscript", color: "up" },
  ]),
  text(theme, "大数", "numeral-l", box(500, 126, 200, 65), [{ text: "628.7" }, { text: "亿元", size: 16, bold: false }], { wrap: false, anchor: "bottom" }),
  rect("底板", box(500, 200, 100, 50), { link: "https://example.com/" }),
  ...(["ellipse", "triangle", "triangle-down", "diamond", "home-plate", "chevron", "line"] as const).map((geometry, i) =>
    rect(`形状${geometry}`, box(500 + 40 * i, 260, 30, geometry === "line" ? 0 : 30), {
      geometry, adjust: geometry === "chevron" || geometry === "home-plate" ? 0.3 : undefined, stroke: { color: "rule", width: 0.75 },
    }),
  ),
  { type: "group", name: "外组", box: box(500, 300, 200, 40), alt: null, children: [
    rect("甲", box(500, 300, 40, 40)),
    { type: "group", name: "内组", box: box(560, 300, 80, 40), alt: "说明", children: [rect("乙", box(560, 300, 40, 40)), text(theme, "丙", "small", box(600, 300, 40, 18), "丙")] },
  ] },
  image("照片", box(720, 126, 100, 50), "tiny", { crop: { left: 0.1, top: 0, right: 0.25, bottom: 0 } }),
  image("纹样", box(720, 200, 100, 50), "tiny", { alt: null }),
  table("表格", box(48, 360, 400, 100), [
    [cell(theme, "指标", { bottom: { color: "ink", width: 1.1 } }), cell(theme, "值", { align: "right", bottom: { color: "ink", width: 1.1 } })],
    [cell(theme, "收入", { fill: "tint" }), cell(theme, "628.7", { align: "right" })],
    [cell(theme, "只有一格")],
  ]),
  text(theme, "页脚", "source", box(48, 501, 300, 14), "来源：报告"),
  text(theme, "页码", "source", box(885, 501, 27, 14), "1", { placeholder: "slide-number", align: "right" }),
];

const charts: readonly SceneNode[] = [
  title("图"),
  chart("柱", box(48, 126, 280, 160), model(["一", "二", "三"], [series("收入", "column", [0, 62.87, null], {
    pointColors: { 1: "s1" },
    labels: { size: 14, bold: true, color: "ink", format: '0.0;"−"0.0;0.0', points: { 1: { size: 22, bold: true, color: "accent" } }, hidden: [0] },
  })])),
  chart("条", box(340, 126, 280, 160), model(["很长的名称", "", "_x0041_"], [series("a", "bar", [1, 2, 3]), series("a", "bar", [3, 2, -1e-7])], { grouping: "stacked", overlap: 100 })),
  chart("线", box(630, 126, 280, 160), model(["1月", "2月"], [series("增速", "line", [1.5, 2.25], { color: "s2", pointColors: { 1: "s1" } })])),
  chart("环", box(48, 300, 280, 160), model(["甲", "乙"], [series("占比", "doughnut", [60, 40], { pointColors: { 0: "s1", 1: "soft" }, labels: undefined })], { holeSize: 64 })),
  chart("组合", box(340, 300, 280, 160), model(["一季度", "二季度"], [
    series("投资", "column", [31.2, 40]), series("增速", "line", [8.1, 9.4], { secondary: true, color: "s2", joined: false, format: '0.0"%"' }),
  ], { axis: { min: 0, max: 80 }, secondaryAxis: { min: -20, max: 10 } })),
];

const fullScene = scene(
  [
    slide(1, everyNode, { layout: "content", notes: [[{ text: "口述：" }, { text: "增长10.2%", bold: true }], [{ text: "第二段\n换行" }]] }),
    slide(2, charts, { section: 0, hidden: true, background: "panel" }),
    ...layoutNames.map((layout, i) => slide(3 + i, [title("版式")], { layout, section: 1, background: layout === "section" || layout === "closing" ? "sectbg" : "bg" })),
  ],
  { sections: [{ name: "一、回顾 & <总结>" }, { name: "二" }], pictures: new Map([["tiny", tinyPicture]]) },
);

describe("the package", () => {
  it("is what the Open XML SDK and the package rules want", async () => {
    const data = await emit(fullScene);
    expect(await ooxmlErrors(data)).toEqual([]);
    expect(packageProblems(data)).toEqual([]);
  });

  it("has workbooks that are valid by themselves", async () => {
    const { files } = openPackage(await emit(fullScene));
    const workbooks = [...files].filter(([path]) => path.endsWith(".xlsx"));
    expect(workbooks).toHaveLength(5);
    for (const [, data] of workbooks) expect(await ooxmlErrors(data, "xlsx")).toEqual([]);
  });

  it("holds without notes, sections, pictures or text", async () => {
    const data = await emit(scene([slide(1, [])]));
    expect(await ooxmlErrors(data)).toEqual([]);
    expect(packageProblems(data)).toEqual([]);
    expect([...openPackage(data).files.keys()].filter((path) => /notes/u.test(path))).toEqual([]);
  });

  it("has the same bytes twice, and leaves a frozen scene alone", async () => {
    const frozen = deepFreeze(fullScene);
    expect(Buffer.compare(await emit(frozen), await emit(frozen))).toBe(0);
  });

  it("takes any text", async () => {
    const hostile = `&<>"'\u0000\u0008\u001b\ud800x\ufffe\t😀 ]]> ﷽ _x0041_ \u2028`;
    const given = scene([slide(1, [
      title(hostile, { name: hostile }),
      chart("图", box(48, 126, 400, 200), model([hostile, "b"], [series(hostile, "column", [1, 2])], { categoryHeading: hostile })),
      table(`t${hostile}`, box(48, 340, 400, 50), [[cell(theme, hostile)]]),
      image(`i${hostile}`, box(0, 0, 10, 10), "tiny", { alt: hostile }),
    ], { id: hostile, notes: [[{ text: hostile }]], section: 0 })], {
      properties: { title: hostile, subject: hostile, author: hostile, company: hostile, date: "2016-01-11", language: "zh-CN" },
      sections: [{ name: hostile }],
      pictures: new Map([["tiny", tinyPicture]]),
    });
    const data = await emit(given);
    expect(await ooxmlErrors(data)).toEqual([]);
    expect(packageProblems(data)).toEqual([]);
    const { trees } = openPackage(data);
    expect(textOf([...within(trees.get("ppt/slides/slide1.xml")!, "a:t")][0]!)).toBe(`&<>"'\ufffdx\t😀 ]]> ﷽ _x0041_ \u2028`);
  });

  it("has checksums on a Node without crc32 too", () => {
    expect(tableChecksum()(new TextEncoder().encode("123456789"))).toBe(0xcbf43926); // the check value of CRC-32
  });
});

describe("charts", () => {
  it("remember what their workbooks say, cell by cell", async () => {
    const ranges = chartRanges(await emit(fullScene));
    expect(ranges).toHaveLength(21);
    for (const { cached, cells } of ranges) expect(cached).toEqual(cells);
    expect(ranges.find(({ chart: path, range }) => path === "ppt/charts/chart1.xml" && range === "Sheet1!$B$2:$B$4")!.cells).toEqual(["0", "62.87", null]);
  });

  it("keep the second value axis, unseen", async () => {
    const tree = openPackage(await emit(fullScene)).trees.get("ppt/charts/chart5.xml")!;
    const axes = [...within(tree, "c:valAx")];
    const says = (index: number, name: string) => [...within(axes[index]!, name)][0]?.attributes["val"];
    expect([says(0, "c:delete"), says(1, "c:delete"), says(1, "c:tickLblPos")]).toEqual(["1", "0", "none"]);
  });
});

describe("slides", () => {
  it("inherit their title's place and dress from the layout, and say where they differ", async () => {
    const data = await emit(scene([
      slide(1, [title("一行标题")]),
      slide(2, [text(theme, "标题", "title", box(48, 45, 864, 66), "两行的标题", { placeholder: "title", style: { ...title("").style, size: 24, line: 33 } })]),
    ]));
    const { trees } = openPackage(data);
    const [first, second] = [1, 2].map((number) => trees.get(`ppt/slides/slide${number}.xml`)!);
    const sizes = (tree: typeof first) => [...within(tree!, "a:rPr")].map(({ attributes }) => attributes["sz"]);
    expect([...within(first!, "p:ph")].map(({ attributes }) => attributes["type"])).toEqual(["title"]);
    expect([...within(first!, "p:spPr")][0]!.children).toEqual([]);
    expect(sizes(first)).toEqual([undefined]);
    expect([...within(second!, "p:spPr")][0]!.children.filter(isElement).map(({ name }) => name)).toEqual(["a:xfrm"]);
    expect(sizes(second)).toEqual(["2400"]);
  });

  it("number themselves by a field", async () => {
    const tree = openPackage(await emit(fullScene)).trees.get("ppt/slides/slide1.xml")!;
    expect([...within(tree, "a:fld")].map((field) => [field.attributes["type"], textOf(field)])).toEqual([["slidenum", "1"]]);
  });

  it("refer to scheme colours where the scheme has the colour", async () => {
    const { trees } = openPackage(await emit(fullScene));
    const tree = trees.get("ppt/slides/slide1.xml")!;
    const plain = new Set([...within(tree, "a:srgbClr")].map(({ attributes }) => attributes["val"]));
    expect([...plain].sort()).toEqual([theme.colors.ink3, theme.colors.rule, theme.colors.tint, theme.colors.up].sort());
    expect([...within(trees.get("ppt/slides/slide2.xml")!, "p:bg")].flatMap((bg) => [...within(bg, "a:schemeClr")]).map(({ attributes }) => attributes["val"])).toEqual(["bg2"]);
  });

  it("set the language of each run by its script", async () => {
    const tree = openPackage(await emit(fullScene)).trees.get("ppt/slides/slide1.xml")!;
    const languages = new Map([...within(tree, "a:r")].map((run) => [textOf(run), [...within(run, "a:rPr")][0]!.attributes["lang"]]));
    expect(languages.get("营业总收入628.7亿元")).toBe("zh-CN");
    expect(languages.get("GDP growth")).toBe("en-US");
    expect(languages.get("628.7")).toBe("zh-CN");
  });

  it("link to slides and addresses, and show other links as text", async () => {
    const { trees } = openPackage(await emit(fullScene));
    const tree = trees.get("ppt/slides/slide1.xml")!;
    const targets = new Map([...within(trees.get("ppt/slides/_rels/slide1.xml.rels")!, "Relationship")].map(({ attributes }) => [attributes["Id"], attributes["Target"]]));
    const links = [...within(tree, "a:r")].flatMap((run) => [...within(run, "a:hlinkClick")].map((link) => [textOf(run), targets.get(String(link.attributes["r:id"]))]));
    expect(links).toEqual([
      ["官网", "https://example.com/a%20b?q=1&r=%3C2%3E"],
      ["下一页", "slide2.xml"],
      ["邮件", "mailto:a@example.com"],
    ]);
  });

  it("merge cells over columns and rows", async () => {
    const merged = table("表", box(48, 126, 300, 120), [
      [cell(theme, "甲", { across: 2, down: 2 }), cell(theme, ""), cell(theme, "乙")],
      [cell(theme, ""), cell(theme, ""), cell(theme, "丙", { down: 2 })],
      [cell(theme, "丁"), cell(theme, "戊"), cell(theme, "")],
    ]);
    const data = await emit(scene([slide(1, [title("表"), merged])]));
    expect(await ooxmlErrors(data)).toEqual([]);
    const cells = [...within(openPackage(data).trees.get("ppt/slides/slide1.xml")!, "a:tc")];
    const marks = cells.map(({ attributes }) => ["gridSpan", "rowSpan", "hMerge", "vMerge"].filter((name) => attributes[name] !== undefined).map((name) => `${name}=${String(attributes[name])}`).join(" "));
    expect(marks).toEqual([
      "gridSpan=2 rowSpan=2", "rowSpan=2 hMerge=1", "",
      "gridSpan=2 vMerge=1", "hMerge=1 vMerge=1", "rowSpan=2",
      "", "", "vMerge=1",
    ]);
    expect([...within(openPackage(data).trees.get("ppt/slides/slide1.xml")!, "a:tblPr")][0]!.attributes).toEqual({ firstRow: "1" });
  });

  it("keep groups, names and descriptions", async () => {
    const tree = openPackage(await emit(fullScene)).trees.get("ppt/slides/slide1.xml")!;
    const named = new Map([...within(tree, "p:cNvPr")].map((one) => [one.attributes["name"], one]));
    expect([...within(tree, "p:grpSp")].map((group) => [...within(group, "p:cNvPr")].map(({ attributes }) => attributes["name"]))).toEqual([
      ["外组", "甲", "内组", "乙", "丙"],
      ["内组", "乙", "丙"],
    ]);
    expect(named.get("照片")!.attributes["descr"]).toBe("园区");
    expect([...within(named.get("照片")!, "adec:decorative")]).toHaveLength(0);
    expect([...within(named.get("纹样")!, "adec:decorative")]).toHaveLength(1);
  });
});

describe("the master", () => {
  it("has the layouts in the deck's language, the motif in those that have one", async () => {
    const { trees } = openPackage(await emit(fullScene));
    const layouts = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => trees.get(`ppt/slideLayouts/slideLayout${number}.xml`)!);
    expect(layouts.map((tree) => [...within(tree, "p:cSld")][0]!.attributes["name"])).toEqual(["封面", "目录", "章节", "内容", "左图右文", "右图左文", "全幅图片", "金句", "结束"]);
    expect(layouts.map((tree) => [...within(tree, "p:grpSp")].map((group) => [...within(group, "p:sp")].length))).toEqual([[22], [6], [2], [], [], [], [], [4], [6]]);
  });

  it("says what its faces look like, where they are known", async () => {
    const faces = async (fonts: typeof theme.fonts) => {
      const { data } = (await backend.emit(scene([slide(1, [])]), { ...theme, fonts }))[0]!;
      expect(await ooxmlErrors(data)).toEqual([]);
      const minor = [...within(openPackage(data).trees.get("ppt/theme/theme1.xml")!, "a:minorFont")][0]!;
      return ["a:latin", "a:ea"].map((name) => [...within(minor, name)][0]!.attributes);
    };
    expect(await faces({ ...theme.fonts, latin: "Georgia", ea: "微软雅黑" })).toEqual([
      { typeface: "Georgia", panose: "02040502050405020303", pitchFamily: "18", charset: "0" },
      { typeface: "微软雅黑", panose: "020B0503020204020204", pitchFamily: "34", charset: "-122" },
    ]);
    expect(await faces({ ...theme.fonts, latin: "constructor", ea: "Our Own" })).toEqual([{ typeface: "constructor" }, { typeface: "Our Own" }]);
  });

  it("takes its dates from the deck", async () => {
    const { trees } = openPackage(await emit(fullScene));
    expect(textOf([...within(trees.get("docProps/core.xml")!, "dcterms:modified")][0]!)).toBe("2016-01-11T00:00:00Z");
  });
});

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object" && !ArrayBuffer.isView(value) && !(value instanceof Map)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
