import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { SlideContext, Template } from "../src/kinds/template.js";
import { chart as bar } from "../src/charts/bar.js";
import { chart as column } from "../src/charts/column.js";
import { chart as combo } from "../src/charts/combo.js";
import type { Chart } from "../src/kinds/chart.js";
import { body, columnWidth, columnX } from "../src/layout/grid.js";
import { layout, type Laid } from "../src/layout/layout.js";
import type { ChartNode, SceneNode, ShapeNode, TableNode, TextNode } from "../src/scene/nodes.js";
import { wording } from "../src/source/wording/wording.js";
import { template as bullets } from "../src/templates/bullets.js";
import { template as chartTakeaway } from "../src/templates/chart-takeaway.js";
import { template as table } from "../src/templates/table.js";
import { readTheme } from "../src/theme/load-theme.js";
import { spanText } from "../src/source/span.js";
import { compileText, outlineOf } from "./support/decks.js";

const themePath = fileURLToPath(new URL("../src/themes/qinghua.yaml", import.meta.url));
const theme = readTheme({ path: themePath, text: readFileSync(themePath, "utf8") }, "zh-CN").value!;
const charts = new Map<string, Chart>([bar, column, combo].map((chart) => [chart.name, chart as Chart]));

const contextOf = (language: "zh-CN" | "en" = "zh-CN"): SlideContext => ({
  theme,
  language,
  labels: wording(language).labels,
  page: 2,
  deck: { title: "济宁高新区2015年工作汇报", date: "2016年1月11日" },
  sections: [],
  chart(given, from) {
    const chart = charts.get((given as { kind: string }).kind);
    if (!chart) return undefined;
    const spec = chart.spec.parse(given);
    const block = { type: "chart" as const, name: "chart", from, alt: chart.alt(spec, language), model: (size: { width: number; height: number }) => chart.model(spec, size), draw: chart.draw, overlay: chart.overlay };
    return { block, head: chart.head(spec) };
  },
  picture: () => undefined,
  figures: [],
  tell: () => undefined,
});

/** A slide's own fields, laid out in the body box. */
function laidOut(template: Template, own: object, context = contextOf()): Laid {
  return layout(template.arrange(template.content.parse(own), context), body, { theme });
}

const example = (template: Template, name: string): Record<string, unknown> => {
  const { template: _, title, subtitle, source, note, ...own } = parse(template.examples[name]!) as Record<string, unknown>;
  return own;
};

const codes = (template: Template, own: object): readonly unknown[] =>
  (template.content.safeParse(own).error?.issues ?? []).map((issue) => (issue.code === "custom" ? issue.params?.["code"] : issue.code));

const textsOf = ({ nodes }: Laid): readonly TextNode[] => nodes.filter((node): node is TextNode => node.type === "text");
const named = (laid: Laid, name: string): SceneNode => {
  const found = laid.nodes.find((node) => node.name === name);
  if (!found) throw new Error(`no ${name} among ${laid.nodes.map((node) => node.name).join(", ")}`);
  return found;
};
const textNamed = (laid: Laid, name: string): TextNode => named(laid, name) as TextNode;
const said = (node: SceneNode): string => (node.type === "text" ? node.paragraphs.map((paragraph) => paragraph.map((run) => run.text).join("")).join("\n") : "");
const right = ({ box }: SceneNode): number => box.x + box.width;
const bottom = ({ box }: SceneNode): number => box.y + box.height;

/** Where the letters are: boxes may touch, letters may not. */
function inked({ box, lines, style, gap, anchor, align, paragraphs, wrap }: TextNode) {
  const size = Math.max(style.size, ...paragraphs.flat().map((run) => run.size ?? 0));
  const height = lines.length * (wrap ? style.line : size * 1.2) + (paragraphs.length - 1) * gap;
  const width = Math.max(...lines.map((line) => line.width));
  return {
    x: align === "right" ? right({ box } as TextNode) - width : align === "center" ? box.x + (box.width - width) / 2 : box.x,
    y: anchor === "bottom" ? box.y + box.height - height : anchor === "middle" ? box.y + (box.height - height) / 2 : box.y,
    width,
    height,
  };
}

/** Of a single line, however it is anchored: .208 of the size above the line's foot. */
function baseline(node: TextNode): number {
  const { y, height } = inked(node);
  return y + height - 0.208 * node.style.size;
}

function expectSound(laid: Laid): void {
  expect(laid.overflows).toEqual([]);
  for (const { name, box } of laid.nodes) {
    const inside = box.x >= body.x - 0.01 && right({ box } as TextNode) <= body.x + body.width + 0.01 && box.y >= body.y - 8 && bottom({ box } as TextNode) <= body.y + body.height + 8;
    expect(inside, name).toBe(true);
  }
  const texts = textsOf(laid);
  for (const text of texts) {
    const { y, height } = inked(text);
    expect(y >= body.y - 0.5 && y + height <= body.y + body.height + 0.5, text.name).toBe(true);
  }
  const touching = texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => {
      const [p, q] = [inked(a), inked(b)];
      const apart = p.x + p.width <= q.x || q.x + q.width <= p.x || p.y + p.height <= q.y + 0.51 || q.y + q.height <= p.y + 0.51;
      return apart ? [] : [`${a.name} × ${b.name}`];
    }),
  );
  expect(touching).toEqual([]);
}

describe("every example fits its body", () => {
  for (const template of [bullets, chartTakeaway, table] as readonly Template[])
    for (const name of Object.keys(template.examples))
      it(`${template.name}: ${name}`, () => expectSound(laidOut(template, example(template, name), contextOf(name === "english" ? "en" : "zh-CN"))));
});

describe("bullets", () => {
  const measures = laidOut(bullets, example(bullets, "measures"));
  const items = (count: number) => Array.from({ length: count }, (_, i) => ({ lead: `措施${i + 1}`, text: "从土地、房产确权入手，接力办理环保、立项等手续", value: 225, unit: "家企业" }));

  it("sets number, lead, text, numeral and unit of a row on one baseline", () => {
    for (const row of ["item 1", "item 2", "item 5"]) {
      const on = ["number", "lead", "text", "value", "unit"].map((part) => baseline(textNamed(measures, `${row} ${part}`)));
      for (const each of on) expect(each).toBeCloseTo(on[0]!, 1);
    }
  });

  it("aligns numerals at the right, units and texts at the left, at the design's places", () => {
    const values = textsOf(measures).filter(({ name }) => name.endsWith("value"));
    expect(new Set(values.map((node) => right(node).toFixed(2)))).toEqual(new Set(["831.60"]));
    expect(values.every(({ align }) => align === "right")).toBe(true);
    expect(new Set(textsOf(measures).filter(({ name }) => name.endsWith("unit")).map(({ box }) => box.x.toFixed(1)))).toEqual(new Set(["841.7"]));
    expect(new Set(textsOf(measures).filter(({ name }) => name.endsWith("text")).map(({ box }) => box.x))).toEqual(new Set([312]));
  });

  it("keeps a text of 26 characters beside a figure on one line", () => {
    expect(textNamed(measures, "item 3 text").lines).toHaveLength(1);
  });

  it("rules rows above, the first in ink, and leaves the foot to the page", () => {
    const rules = measures.nodes.filter((node): node is ShapeNode => node.type === "shape");
    expect(rules.map(({ stroke }) => stroke?.color)).toEqual(["ink", "rule", "rule", "rule", "rule"]);
    expect(rules.every(({ box }) => box.height === 0 && box.width === body.width)).toBe(true);
    expect(Math.max(...rules.map(({ box }) => box.y))).toBeLessThan(body.y + body.height - 50);
  });

  it.each([2, 3, 4, 5, 6])("spreads %i rows over the body, none higher than 86.4 pt", (count) => {
    const laid = laidOut(bullets, { items: items(count) });
    expectSound(laid);
    const tops = laid.nodes.filter(({ type }) => type === "shape").map(({ box }) => box.y);
    const pitch = tops[1]! - tops[0]!;
    expect(pitch).toBeCloseTo(Math.min(86.4, body.height / Math.max(count, 4)), 5);
  });

  it("lets texts run to the margin where no row has a number", () => {
    const laid = laidOut(bullets, { items: items(3).map(({ lead, text }) => ({ lead, text: text.repeat(2) })) });
    expectSound(laid);
    expect(Math.max(...textsOf(laid).map(right))).toBeCloseTo(912, 1);
  });

  it("gives long numbers and units the room they need, taken from the texts", () => {
    const laid = laidOut(bullets, { items: [{ lead: "甲", text: "说明", value: 12345, unit: "万平方米以上建筑" }, { lead: "乙", text: "说明", value: 3 }] });
    expectSound(laid);
    const value = textNamed(laid, "item 1 value");
    expect(value.style.size).toBe(32);
    expect(right(value)).toBeLessThan(831);
    expect(right(value)).toBe(right(textNamed(laid, "item 2 value")));
    expect(laid.nodes.some(({ name }) => name === "item 2 unit")).toBe(false);
  });

  it("marks derived and approximate numbers, and keeps the name of the figure", () => {
    const laid = laidOut(bullets, {
      items: [
        { lead: "甲", text: "说明", figure: "rate", value: 46.8, unit: "%", derived: true },
        { lead: "乙", text: "说明", value: 30, unit: "个", approximate: true },
        { lead: "丙", text: "说明", value: 500, unit: "余家", approximate: true },
      ],
    });
    expect(said(textNamed(laid, "item 1 unit"))).toBe("%（推算）");
    expect(textNamed(laid, "item 1 value").paragraphs[0]).toMatchObject([{ text: "46.8", figure: "rate" }]);
    expect(said(textNamed(laid, "item 2 value"))).toBe("约30");
    expect(said(textNamed(laid, "item 3 value"))).toBe("500");
  });

  it("sets plain texts larger, from the number on, over ten columns", () => {
    const laid = laidOut(bullets, { items: ["扩总量", "调结构", "促转型"] });
    expect(textNamed(laid, "item 1 text")).toMatchObject({ style: { role: "lead" }, box: { x: 75 } });
    expect(right(textNamed(laid, "item 1 text"))).toBeCloseTo(body.x + columnWidth(10), 1);
  });

  it("reports a text of more than two lines where it stands in the outline", () => {
    const { overflows } = laidOut(bullets, { items: [{ lead: "甲", text: "很长的说明".repeat(30) }, "乙"] });
    expect(overflows).toMatchObject([{ from: ["items", 0, "text"], max: 2 }]);
  });

  it("points at a value that is no number, and at a misspelt field", async () => {
    const slide = "template: bullets\ntitle: 标题\nitems:\n  - { lead: 甲, text: 说明, value: 许多 }\n  - { led: 乙, text: 说明 }\n  - 丙";
    const { diagnostics } = await compileText({ "outline.yaml": outlineOf([slide]) });
    expect(diagnostics.map(({ code }) => code)).toEqual(["not-a-number", "unknown-field"]);
    expect(spanText(diagnostics[0]!.span!)).toBe("许多");
    expect(spanText(diagnostics[1]!.span!)).toBe("led");
  });

  it("takes two to sixty items", () => {
    expect(codes(bullets, { items: items(1) })).toEqual(["too_small"]);
    expect(codes(bullets, { items: items(61) })).toEqual(["too_big"]);
  });
});

describe("table", () => {
  const tableOf = (own: object, context = contextOf()): TableNode => laidOut(table, own, context).nodes.find((node): node is TableNode => node.type === "table")!;
  const cells = (node: TableNode): readonly (readonly string[])[] => node.rows.map((row) => row.map(({ paragraph }) => paragraph.map(({ text }) => text).join("")));
  const columnAt = (node: TableNode, i: number): readonly string[] => cells(node).slice(1).map((row) => row[i]!);
  const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => [`指标${i + 1}`, 100.5 + i]);
  const longTakeaway = "投资与营收之比上升0.6个百分点，后劲在积累；工业增加值占比回落0.6个百分点，下步重点是提升产出效益、加快项目达产。";

  it("shows the numbers of a column with equally many decimals, rounded only where the author says so", () => {
    expect(columnAt(tableOf({ columns: ["指标", "数值"], rows: [["甲", 2942], ["乙", "628.70"], ["丙", 346.4], ["丁", null]] }), 1)).toEqual(["2942.00", "628.70", "346.40", "—"]);
    expect(columnAt(tableOf({ columns: ["指标", { head: "数值", decimals: 1 }], rows: [["甲", 0.25], ["乙", "12345.6"], ["丙", -3]] }), 1)).toEqual(["0.3", "12,345.6", "−3.0"]);
  });

  it("never gives an approximate number more digits than it has", () => {
    const about = (value: string) => ({ value, derived: true, approximate: true });
    const rows = [["甲", about("2670")], ["乙", about("586.8")], ["丙", 346.4], ["丁", 3]];
    expect(columnAt(tableOf({ columns: ["指标", "上年"], rows }), 1)).toEqual(["约2670（推算）", "约586.8（推算）", "346.4", "3.0"]);
    expect(columnAt(tableOf({ columns: ["指标", { head: "上年（推算）", decimals: 2 }], rows }), 1)).toEqual(["约2670", "约586.8", "346.40", "3.00"]);
    expect(columnAt(tableOf({ columns: ["指标", { head: "上年（推算）", decimals: 0 }], rows }), 1)).toEqual(["约2670", "约587", "346", "3"]);
  });

  it("leaves rates, texts and the first column as they are", () => {
    const node = tableOf({ columns: ["年份", "增速", "备注"], rows: [[2014, "+10.2%", "7.5级"], [2015.5, "+7.14%", ""]] });
    expect(columnAt(node, 0)).toEqual(["2014", "2015.5"]);
    expect(columnAt(node, 1)).toEqual(["+10.2%", "+7.14%"]);
    expect(columnAt(node, 2)).toEqual(["7.5级", "—"]);
  });

  it("sets numbers right and texts left, heads like their columns", () => {
    const node = tableOf(example(table, "indicators"));
    for (const row of node.rows) expect(row.map(({ align }) => align)).toEqual(["left", "left", "right", "right", "right", "right"]);
    expect(node.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(body.width, 5);
  });

  it("says a figure's unit unless its row or its head does", () => {
    const figure = { figure: "revenue", value: "2942", unit: "亿元" };
    expect(columnAt(tableOf({ columns: ["指标", "数值"], rows: [["营收", figure]] }), 1)).toEqual(["2942亿元"]);
    expect(columnAt(tableOf({ columns: ["指标", "单位", "数值"], rows: [["营收", "亿元", figure]] }), 2)).toEqual(["2942"]);
    expect(columnAt(tableOf({ columns: ["指标", "数值（亿元）"], rows: [["营收", figure]] }), 1)).toEqual(["2942"]);
    expect(tableOf({ columns: ["指标", "数值"], rows: [["营收", figure]] }).rows[1]![1]!.paragraph[0]).toMatchObject({ figure: "revenue" });
  });

  it("marks derived numbers once: in the head where the whole column is, else in the cell", () => {
    const derived = { figure: "prior", value: "2669.7", derived: true };
    expect(cells(tableOf({ columns: ["指标", "上年"], rows: [["营收", derived]] }))).toEqual([["指标", "上年（推算）"], ["营收", "2669.7"]]);
    expect(cells(tableOf({ columns: ["指标", "上年（推算）"], rows: [["营收", derived]] }))[0]).toEqual(["指标", "上年（推算）"]);
    expect(columnAt(tableOf({ columns: ["指标", "数值"], rows: [["营收", derived], ["投资", { value: "346.4" }]] }), 1)).toEqual(["2669.7（推算）", "346.4"]);
    expect(columnAt(tableOf({ columns: ["指标", "数值"], rows: [["项目", { value: 30, approximate: true, unit: "个" }]] }), 1)).toEqual(["约30个"]);
  });

  it("emphasises one row, rules the total, closes with ink", () => {
    const node = tableOf({ columns: ["指标", "数值"], rows: rowsOf(3), emphasis: 2, total: "last" });
    expect(node.rows.map(([first]) => first!.fill)).toEqual([undefined, undefined, "tint", undefined]);
    expect(node.rows[2]![1]!.style).toMatchObject({ bold: true, color: "ink" });
    expect(node.rows[3]![0]).toMatchObject({ top: { color: "ink", width: 1.1 }, bottom: { color: "ink", width: 1.1 }, style: { bold: true } });
    expect(node.rows[0]![0]!.bottom).toEqual({ color: "ink", width: 1.1 });
    expect(tableOf({ columns: ["指标", "数值"], rows: rowsOf(3), emphasis: "last" }).rows[3]![0]!.fill).toBe("tint");
  });

  it.each([[1, 42], [6, 42], [7, 33], [8, 33], [9, 29], [10, 29]])("has rows of the design's height: %i rows of %i pt", (count, height) => {
    const laid = laidOut(table, { columns: ["指标", "数值"], rows: rowsOf(count) });
    expectSound(laid);
    expect((named(laid, "table") as TableNode).heights.slice(1)).toEqual(Array.from({ length: count }, () => height));
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("keeps a takeaway of two lines apart from a table of %i rows", (count) => {
    const laid = laidOut(table, { columns: ["指标", "数值"], rows: rowsOf(count), takeaway: longTakeaway });
    expectSound(laid);
    expect(textNamed(laid, "takeaway").lines).toHaveLength(2);
    expect(named(laid, "takeaway").box.y - bottom(named(laid, "table"))).toBeGreaterThanOrEqual(18);
    expect(named(laid, "takeaway bar").box.height).toBeCloseTo(48, 5);
  });

  it("reports a cell that needs more lines than its row has", () => {
    const { overflows } = laidOut(table, { columns: ["指标", "说明"], rows: [["甲", "很长的一段说明".repeat(25)]] });
    expect(overflows).toMatchObject([{ from: ["rows", 0, 1] }]);
  });

  it("points out what no table can show", () => {
    expect(codes(table, { columns: ["甲", "乙"], rows: [[1]] })).toEqual(["table-row-length"]);
    expect(codes(table, { columns: ["甲", "乙"], rows: rowsOf(61) })).toEqual(["too_big"]);
    expect(codes(table, { columns: ["甲", "乙"], rows: rowsOf(9), takeaway: "结论" })).toEqual(["takeaway-without-room"]);
    expect(codes(table, { columns: ["甲", "乙"], rows: rowsOf(2), emphasis: 3, total: 4 })).toEqual(["number-too-large", "number-too-large"]);
  });
});

describe("chart-takeaway", () => {
  const chart = { kind: "column", title: "同比增速", unit: "%", categories: ["投资", "营收", "工业"], values: [16.2, 10.2, 7.1], highlight: "投资" };
  const point = { head: "投资先行", text: "固投增速高出营收6.0个百分点，新上产业链项目79个。" };
  const chartNode = (laid: Laid): ChartNode => named(laid, "chart") as ChartNode;

  it.each([1, 2, 3])("puts the chart over seven columns and %i points over the last four", (count) => {
    const laid = laidOut(chartTakeaway, { chart, points: Array.from({ length: count }, () => point) });
    expectSound(laid);
    expect(chartNode(laid).box).toMatchObject({ x: body.x, width: columnWidth(7) });
    const beside = textsOf(laid).filter(({ name }) => name.startsWith("point"));
    expect(new Set(beside.map(({ box }) => box.x))).toEqual(new Set([columnX(8)]));
    expect(beside.filter(({ name }) => /^point \d+$/u.test(name))).toHaveLength(count);
  });

  it("lets both columns begin with an ink rule and a label on one line", () => {
    const laid = laidOut(chartTakeaway, { chart, points: [point] });
    const rules = laid.nodes.filter((node): node is ShapeNode => node.type === "shape" && node.geometry === "line");
    expect(rules.map(({ box, stroke }) => [box.y, stroke?.color])).toEqual([[body.y, "ink"], [body.y, "ink"]]);
    expect(baseline(textNamed(laid, "chart head"))).toBeCloseTo(baseline(textNamed(laid, "points label")), 5);
    expect(said(textNamed(laid, "points label"))).toBe("要点");
  });

  it("takes the whole width without points, and ends above its takeaway", () => {
    const laid = laidOut(chartTakeaway, { chart, takeaway: { head: "投资先行", text: "固定资产投资增速比营业总收入高6.0个百分点。" } });
    expectSound(laid);
    expect(chartNode(laid).box.width).toBe(body.width);
    expect(textNamed(laid, "takeaway head").box.y - bottom(chartNode(laid))).toBeGreaterThanOrEqual(18);
    expect(bottom(named(laid, "takeaway bar"))).toBeLessThanOrEqual(body.y + body.height);
  });

  it("takes plain texts as points and as takeaway", () => {
    const laid = laidOut(chartTakeaway, { chart, points: ["只有文字的要点"], takeaway: "一句结论。" });
    expectSound(laid);
    expect(said(textNamed(laid, "point 1"))).toBe("只有文字的要点");
    expect(laid.nodes.some(({ name }) => name === "point 1 head")).toBe(false);
    expect(said(textNamed(laid, "takeaway"))).toBe("一句结论。");
  });

  it("keeps its points where the chart was wrong", () => {
    const laid = laidOut(chartTakeaway, { chart: { kind: "spiral" }, points: [point] });
    expectSound(laid);
    expect(textNamed(laid, "point 1").box.x).toBe(columnX(8));
  });

  it("reports points that no spacing and no type size can fit", () => {
    const { overflows } = laidOut(chartTakeaway, { chart, points: Array.from({ length: 4 }, () => ({ head: "小标题", text: "很长的一段说明文字".repeat(20) })) });
    expect(overflows.length).toBeGreaterThan(0);
    expect(overflows[0]!.from?.[0]).toBe("points");
  });

  it("wants a chart with a kind, and four points at most", () => {
    expect(codes(chartTakeaway, { chart: { title: "无种类" } })).toEqual(["missing-field"]);
    expect(codes(chartTakeaway, { chart, points: Array.from({ length: 5 }, () => point) })).toEqual(["too_big"]);
  });
});
