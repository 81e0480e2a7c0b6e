import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { chart as area } from "../src/charts/area.js";
import { chart as bar } from "../src/charts/bar.js";
import { chart as column } from "../src/charts/column.js";
import { chart as combo } from "../src/charts/combo.js";
import { chart as doughnut } from "../src/charts/doughnut.js";
import { chart as line } from "../src/charts/line.js";
import { chart as pie } from "../src/charts/pie.js";
import { chart as waterfall } from "../src/charts/waterfall.js";
import { isOrdinal } from "../src/kinds/chart-spec.js";
import type { Chart } from "../src/kinds/chart.js";
import { numberSchema, quantitySchema, readNumber } from "../src/kinds/quantity.js";
import { markerRadius, plot } from "../src/layout/plot.js";
import type { ChartModel } from "../src/scene/chart-model.js";
import type { Box, SceneNode } from "../src/scene/nodes.js";
import { displayDecimal, formatCode, formatNumber } from "../src/scene/number-format.js";
import type { Theme } from "../src/theme/theme.js";

const charts: readonly Chart[] = [column, bar, line, area, doughnut, pie, combo, waterfall];
const theme = {} as Theme; // drawing keeps colours as roles, so no theme is read
const box: Box = { x: 48, y: 155, width: 496.5, height: 322 };

/** Codes and arguments of the diagnostics that a chart's own checks give. */
function problems(chart: Chart, spec: unknown) {
  const result = chart.spec.safeParse(spec);
  return (result.error?.issues ?? []).map((issue) => ({ ...(issue.code === "custom" ? issue.params : { code: issue.code }), path: issue.path }));
}

function modelOf(chart: Chart, spec: unknown, size: { width: number; height: number } = box): ChartModel {
  return chart.model(chart.spec.parse(spec), size);
}

const examples = charts.flatMap((chart) => Object.entries(chart.examples).map(([name, text]) => ({ chart, name: `${chart.name}: ${name}`, spec: parse(text) as unknown })));

describe("numbers", () => {
  it("are read as people print them", () => {
    expect(readNumber("２，９４２．５０")).toEqual({ text: "2942.50", unit: undefined });
    expect(readNumber("12,345")).toEqual({ text: "12345", unit: undefined });
    expect(readNumber("−3.1%")).toEqual({ text: "-3.1", unit: "%" });
    expect(readNumber(1e-7)).toEqual({ text: "0.0000001", unit: undefined });
  });

  it("are refused when they are none", () => {
    for (const text of ["NaN", "Infinity", "1e9", "12,34", "2.6亿", "1.2.3", "--1", "9".repeat(30)]) expect(readNumber(text), text).toBeUndefined();
    expect(readNumber(Number.NaN)).toBeUndefined();
    expect(readNumber(Number.POSITIVE_INFINITY)).toBeUndefined();
  });

  it("keep the digits of a figure and know its name", () => {
    expect(numberSchema.parse({ figure: "growth", label: "增速", value: "7.140", unit: "%" })).toEqual({ value: 7.14, text: "7.140", decimals: 3, figure: "growth" });
    expect(numberSchema.parse("{{growth.change|10.2%}}")).toMatchObject({ value: 10.2, figure: "growth" });
    expect(quantitySchema.parse("{{revenue as 亿元|约2942亿元}}")).toEqual({ figure: "revenue", value: "2942", unit: "亿元" });
    expect(quantitySchema.parse({ figure: "revenue", value: "12345", unit: "亿元", change: "-3%" })).toEqual({ figure: "revenue", value: "12,345", unit: "亿元", change: "-3%" });
    expect(quantitySchema.parse("10.2%")).toMatchObject({ value: "10.2", unit: "%" });
  });

  it("may be missing in a series, and unknown references are reported elsewhere", () => {
    for (const gap of [null, "", "—", "〔revenue〕"]) expect(numberSchema.parse(gap), String(gap)).toBeNull();
    expect(quantitySchema.parse("〔revenue〕").value).toBe("〔revenue〕");
  });

  it("give diagnostics with codes", () => {
    const codeOf = (schema: z.ZodType, input: unknown) => schema.safeParse(input).error?.issues.map((issue) => issue.code === "custom" && issue.params?.["code"]);
    expect(codeOf(numberSchema, "many")).toEqual(["not-a-number"]);
    expect(codeOf(quantitySchema, { label: "产值" })).toEqual(["quantity-without-value"]);
    expect(numberSchema.safeParse(Number.NaN).success).toBe(false);
  });

  it("are shown by Excel's rules", () => {
    expect(formatNumber(7.14, formatCode({ decimals: 1 }))).toBe("7.1");
    expect(formatNumber(1.005, formatCode({ decimals: 2 }))).toBe("1.01"); // toFixed says 1.00
    expect(formatNumber(-0.04, formatCode({ decimals: 1, signed: true }))).toBe("0.0");
    expect(formatNumber(-12345.6, formatCode({ decimals: 0, grouped: true }))).toBe("−12,346");
    expect(formatNumber(10.2, formatCode({ decimals: 1, signed: true, suffix: "%" }))).toBe("+10.2%");
    expect(displayDecimal("-12345.0")).toBe("−12,345.0");
    expect(displayDecimal("2942")).toBe("2942");
  });
});

describe("specs", () => {
  it.each(examples)("$name parses and has a JSON schema", ({ chart, spec }) => {
    expect(problems(chart, spec)).toEqual([]);
    expect(z.toJSONSchema(chart.spec, { io: "input" })).toMatchObject({ type: "object", additionalProperties: false });
  });

  it("want one value for each category", () => {
    expect(problems(column, { kind: "column", title: "收入", categories: ["甲", "乙"], values: [1, 2, 3] })).toEqual([
      { code: "series-length", args: { series: "收入", values: 3, categories: 2 }, at: undefined, severity: undefined, path: ["values"] },
    ]);
    const series = [{ name: "申报", values: [1, 2] }, { name: "获批", values: [1] }];
    expect(problems(line, { kind: "line", categories: ["2014", "2015"], series })).toMatchObject([{ code: "series-length", path: ["series", 1, "values"] }]);
    const spec = { kind: "combo", categories: ["2014", "2015"], columns: [{ name: "收入", values: [1, 2] }], line: { name: "增速", values: [3] } };
    expect(problems(combo, spec)).toMatchObject([{ code: "series-length", path: ["line", "values"] }]);
  });

  it("want values or series, and at least one number", () => {
    const categories = ["甲", "乙"];
    expect(problems(bar, { kind: "bar", categories })).toMatchObject([{ code: "series-missing", args: { both: false } }]);
    expect(problems(bar, { kind: "bar", categories, values: [1, 2], series: [{ name: "甲", values: [1, 2] }] })).toMatchObject([{ code: "series-missing", args: { both: true } }]);
    expect(problems(bar, { kind: "bar", categories, values: [null, "—"] })).toMatchObject([{ code: "chart-empty" }]);
  });

  it("know their capacity and a kind with more room", () => {
    const many = (count: number) => ({ categories: Array.from({ length: count }, (_, i) => `第${i}类`), values: Array.from({ length: count }, (_, i) => i + 1) });
    expect(problems(column, { kind: "column", ...many(9) })).toMatchObject([{ code: "chart-too-many", args: { kind: "column", count: 9, max: 8, instead: "bar" } }]);
    expect(problems(column, { kind: "column", ...many(8) })).toEqual([]);
    expect(problems(bar, { kind: "bar", ...many(11) })).toMatchObject([{ code: "chart-too-many", args: { max: 10 } }]);
  });

  it("want category names that the axis has room for", () => {
    const long = "工程机械及装备制造产业链重点项目";
    expect(problems(column, { kind: "column", categories: [long, "乙"], values: [1, 2] })).toMatchObject([
      { code: "category-too-long", args: { name: long, max: 14, instead: "bar" }, path: ["categories", 0] },
    ]);
    expectClear(modelOf(bar, { kind: "bar", categories: [long, "乙"], values: [1, 2] }), box);
    const names = Array.from({ length: 8 }, (_, i) => `${i}一二三四五六七八九十甲乙`);
    expectClear(modelOf(column, { kind: "column", categories: names, values: names.map((_, i) => i) }), box);
  });

  it("know the categories that can be highlighted", () => {
    expect(problems(column, { kind: "column", categories: ["甲", "乙"], values: [1, 2], highlight: "丙" })).toMatchObject([
      { code: "unknown-category", args: { name: "丙", known: ["甲", "乙"] }, path: ["highlight"] },
    ]);
    expect(problems(column, { kind: "column", categories: ["甲", "乙"], values: [1, 2], highlight: 3 })).toMatchObject([{ code: "unknown-category" }]);
  });

  it("refuse parts below zero, an empty whole and misspelt fields", () => {
    const parts = (a: number, b: number) => ({ kind: "doughnut", parts: [{ label: "甲", value: a }, { label: "乙", value: b }] });
    expect(problems(doughnut, parts(3, -1))).toMatchObject([{ code: "part-negative", path: ["parts", 1, "value"] }]);
    expect(problems(doughnut, parts(0, 0))).toMatchObject([{ code: "parts-empty" }]);
    expect(problems(column, { kind: "column", categories: ["甲"], value: [1] })).toEqual([{ code: "unrecognized_keys", path: [] }]);
  });
});

describe("models", () => {
  it("have wider gaps between fewer columns", () => {
    const gap = (count: number) =>
      modelOf(column, { kind: "column", categories: Array.from({ length: count }, (_, i) => `${i}`), values: Array.from({ length: count }, () => 1) }).gapWidth;
    expect([2, 3, 5, 6, 8].map(gap)).toEqual([120, 90, 90, 60, 60]);
  });

  it("draw bars between 0.45 and 0.67 in where there is room", () => {
    for (const count of [2, 3, 5]) {
      const model = modelOf(bar, { kind: "bar", categories: Array.from({ length: count }, (_, i) => `第${i}项`), values: Array.from({ length: count }, () => 5) });
      const { height } = plot(model, box).bars[0]!.box;
      expect(height).toBeGreaterThanOrEqual(31);
      expect(height).toBeLessThanOrEqual(48.5);
    }
  });

  it("emphasise one category and mute the others", () => {
    const model = modelOf(column, { kind: "column", categories: [2013, 2014, 2015], values: [3, 9, 4], highlight: 2015 });
    expect(model.series[0]).toMatchObject({ color: "muted", pointColors: { 2: "s1" }, labels: { points: { 2: { size: 22, bold: true, color: "accent" } } } });
    const plain = modelOf(column, { kind: "column", categories: ["甲", "乙"], values: [3, 9] });
    expect(plain.series[0]).toMatchObject({ color: "s1" });
    expect(plain.series[0]!.labels!.points).toBeUndefined();
  });

  it("use one number of decimals, the most exact, unless told", () => {
    const spec = { kind: "column", categories: ["甲", "乙"], values: ["16.20", 7] };
    expect(formatNumber(7, modelOf(column, spec).series[0]!.format)).toBe("7.00");
    expect(formatNumber(7.14, modelOf(column, { ...spec, decimals: 1 }).series[0]!.format)).toBe("7.1");
  });

  it("sort bars from the largest down unless their order is time, and keep the highlight with its bar", () => {
    const spec = { kind: "bar", categories: ["甲", "乙", "丙"], values: [2, 9, 4], highlight: 1 };
    const sorted = modelOf(bar, spec);
    expect(sorted.categories).toEqual(["乙", "丙", "甲"]);
    expect(sorted.series[0]).toMatchObject({ values: [9, 4, 2], pointColors: { 2: "s1" } });
    expect(modelOf(bar, { ...spec, sort: "given" }).categories).toEqual(["甲", "乙", "丙"]);
    expect(modelOf(bar, { ...spec, categories: ["2013年", "2014年", "2015年"] }).categories).toEqual(["2013年", "2014年", "2015年"]);
  });

  it("tell times and stages from names", () => {
    expect(isOrdinal(["2013", "2014年", "2015年末"])).toBe(true);
    expect(isOrdinal(["1月", "1–2月", "上半年", "前三季度", "2015年1–11月"])).toBe(true);
    expect(isOrdinal(["Q1", "Q2"])).toBe(true);
    expect(isOrdinal(["十一五", "十二五"])).toBe(true);
    expect(isOrdinal(["营业总收入", "2015年"])).toBe(false);
    expect(isOrdinal(["申报", "获批"])).toBe(false);
  });

  it("join a combo's points only where the order means something", () => {
    const spec = { kind: "combo", categories: ["收入", "投资"], columns: [{ name: "总量", values: [2942, 346] }], line: { name: "增速", values: [10.2, 16.2] } };
    expect(modelOf(combo, spec).series[1]!.joined).toBe(false);
    expect(modelOf(combo, { ...spec, categories: ["2014", "2015"] }).series[1]!.joined).toBe(true);
    expect(modelOf(combo, { ...spec, joined: true }).series[1]!.joined).toBe(true);
  });

  it("keep a combo's line in the top third, above every column and its label", () => {
    for (const size of [{ width: 496.5, height: 322 }, { width: 864, height: 322 }, { width: 240, height: 180 }]) {
      const model = modelOf(combo, {
        kind: "combo",
        categories: ["2013", "2014", "2015"],
        columns: [{ name: "收入", values: [2360, 2670, 2942] }],
        line: { name: "增速", unit: "%", values: [15.1, 13.1, 10.2] },
      }, size);
      const { area, bars, points, labels } = plot(model, { x: 0, y: 0, ...size });
      const lowest = Math.max(...points.map(({ at }) => at.y));
      expect(lowest).toBeLessThan(area.height / 3 + 12);
      expect(lowest + markerRadius).toBeLessThan(Math.min(...bars.map((each) => each.box.y)));
      expect(labels).toHaveLength(6);
      expect(model.axis.min).toBe(0);
    }
    const roomy = modelOf(combo, parse(combo.examples["over time"]!));
    expect(roomy.axis.max / 2942).toBeGreaterThan(1.5);
    expect(roomy.axis.max / 2942).toBeLessThan(1.75);
  });

  it("label only the line and the last column when a combo is dense", () => {
    const months = Array.from({ length: 12 }, (_, i) => `${i + 1}月`);
    const model = modelOf(combo, { kind: "combo", categories: months, columns: [{ name: "收入", values: months.map((_, i) => 100 + i) }], line: { name: "增速", values: months.map((_, i) => i) } }, { width: 588, height: 322 });
    expect(model.series[0]!.labels!.hidden).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(model.series[1]!.labels!.hidden).toBeUndefined();
  });

  it("put the parts of a doughnut in one ring of 360 degrees, the emphasised one in the first colour", () => {
    const spec = doughnut.spec.parse({ ...(parse(doughnut.examples["parts"]!) as object), highlight: "推进" });
    const model = doughnut.model(spec, box);
    const rings = doughnut.draw(model, box, theme).flatMap((node) => (node.type === "shape" && node.ring ? [{ ...node.ring, fill: node.fill }] : []));
    expect(rings.reduce((sum, ring) => sum + ring.sweep, 0)).toBeCloseTo(360, 6);
    expect(rings.map(({ fill }) => fill)).toEqual(["muted", "soft", "s1"]);
    expect(textsOf(doughnut.overlay!(model, box, theme))).toEqual(["51%", "已投产", "投产40", "完工4", "推进35"]);
  });

  it("name the figures behind their points", () => {
    const values = [{ figure: "revenue", value: "2942" }, 587];
    expect(modelOf(column, { kind: "column", categories: ["甲", "乙"], values }).series[0]!.figures).toEqual({ 0: "revenue" });
  });

  it("say everything in words", () => {
    const spec = column.spec.parse(parse(column.examples["highlighted"]!));
    expect(column.alt(spec, "zh-CN")).toBe("柱形图：三项主要指标同比增速（2015年1–11月，%）。固定资产投资16.2，营业总收入10.2，工业增加值7.1。");
    expect(column.alt(spec, "en")).toContain("固定资产投资 16.2, ");
    expect(column.head(spec)).toEqual({ name: "三项主要指标同比增速", unit: "2015年1–11月，%", key: [] });
    const two = combo.spec.parse(parse(combo.examples["two years"]!));
    expect(combo.head(two).key.map(({ label, shape }) => `${shape} ${label}`)).toEqual(["square 2014年同期（推算）", "square 2015年1–11月", "dot 增速，%"]);
  });
});

describe("drawn charts", () => {
  const stress: readonly (readonly [string, readonly (number | null)[]])[] = [
    ["negative", [12.5, -8.25, 0, 3, -20]],
    ["all negative", [-1, -2, -3]],
    ["zero", [0, 0]],
    ["tiny", [0.001, 0.0000012, 0.5]],
    ["huge", [999_999_999_999_999, 1, 123_456_789]],
    ["gaps", [null, 5, null, 7]],
    ["one", [4]],
  ];
  const sizes = [box, { x: 10, y: 20, width: 864, height: 330 }, { x: 0, y: 0, width: 234, height: 200 }];
  const cases = stress.flatMap(([name, values]) =>
    sizes.flatMap((size) =>
      [column, bar, line].map((chart) => ({ name: `${chart.name}, ${name}, ${size.width} × ${size.height}`, chart: chart as Chart, values, size })),
    ),
  );

  it.each(cases)("$name: nothing leaves the box, no label lies on a mark or on another label", ({ chart, values, size }) => {
    const categories = values.map((_, i) => `第${i + 1}类`);
    expectClear(modelOf(chart, { kind: chart.name, categories, values }, size), size);
  });

  it.each(examples.filter(({ chart }) => chart.name !== "doughnut" && chart.name !== "pie"))("$name is clear and shows every value", ({ chart, spec }) => {
    const model = modelOf(chart, spec);
    expectClear(model, box);
    const wanted = model.series.flatMap(({ values, labels }) => (labels ? values.filter((value) => value !== null) : [])).length;
    const shown = plot(model, box).labels.length;
    expect(shown).toBeGreaterThanOrEqual(model.categories.length > 10 && chart.name === "area" ? 2 : wanted * 0.85); // thin parts of a stack have no room, long developments only milestones
    expect(shown).toBeLessThanOrEqual(wanted);
    expect(textsOf(chart.draw(model, box, theme)).length).toBe(shown + plot(model, box).categories.length + plot(model, box).ticks.length);
  });

  it("keeps every label of clustered bars in a small card", () => {
    const size = { width: 228, height: 171 };
    const model = modelOf(bar, parse(bar.examples["two series"]!), size);
    expectClear(model, { x: 0, y: 0, ...size });
    expect(plot(model, { x: 0, y: 0, ...size }).labels).toHaveLength(6);
  });

  it("puts the lowest line's labels below it, unless the axis is too near", () => {
    const positions = (low: number) =>
      modelOf(line, { kind: "line", categories: ["2014", "2015"], series: [{ name: "甲", values: [16, 18] }, { name: "乙", values: [8, low] }] }).series.map(({ labels }) => labels?.position);
    expect(positions(7)).toEqual([undefined, "below"]);
    expect(positions(0.5)).toEqual([undefined, undefined]);
  });

  it("hides labels that would collide rather than stacking them", () => {
    const values = [5.25, 5.3, 5.28];
    const series = ["甲", "乙", "丙"].map((name, i) => ({ name, values: values.map((value) => value + i / 100) }));
    const model = modelOf(line, { kind: "line", categories: ["2013", "2014", "2015"], series });
    expectClear(model, box);
    expect(model.series.flatMap(({ labels }) => labels?.hidden ?? []).length).toBeGreaterThan(0);
  });

  it("places bars by DrawingML's arithmetic", () => {
    const model = modelOf(column, parse(column.examples["two series"]!));
    const { bars, area } = plot(model, box);
    const slot = area.width / 3;
    const width = slot / (2 + model.gapWidth / 100);
    expect(bars[0]!.box.width).toBeCloseTo(width, 6);
    expect(bars[0]!.box.x - area.x).toBeCloseTo((slot - 2 * width) / 2, 6);
    const [first, second] = [bars.find(({ series, point }) => series === 0 && point === 2)!, bars.find(({ series, point }) => series === 1 && point === 2)!];
    expect(second.box.x).toBeCloseTo(first.box.x + width, 6);
    expect(first.box.height / second.box.height).toBeCloseTo(235 / 110, 6);
  });
});

function expectClear(model: ChartModel, within: Box): void {
  const { bars, points, labels, categories } = plot(model, within);
  for (const { box: each } of [...bars, ...labels, ...categories]) expect(isInside(each, within), JSON.stringify(each)).toBe(true);
  const inked = labels.map((label) => ({ ...label, box: { ...label.box, y: label.box.y + label.size * 0.2, height: label.size * 0.8 } })); // digits have no more
  for (const label of inked) {
    for (const mark of bars) {
      const own = mark.series === label.series && mark.point === label.point && label.position !== "outside";
      if (!own && mark.fill !== "none") expect(overlaps(mark.box, label.box), `${label.text} on a bar`).toBe(false);
    }
    for (const { at, radius } of points) {
      const dot = { x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius };
      if (radius > 0 && label.position !== "center") expect(overlaps(dot, label.box), `${label.text} on a point`).toBe(false);
    }
    for (const other of inked) expect(other !== label && overlaps(other.box, label.box), `${label.text} on ${other.text}`).toBe(false);
    for (const category of categories) expect(overlaps(category.box, label.box), `${label.text} on a category`).toBe(false);
  }
}

const slack = 0.51;
const overlaps = (a: Box, b: Box): boolean =>
  a.x + slack < b.x + b.width && b.x + slack < a.x + a.width && a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - slack && inner.y >= outer.y - slack && inner.x + inner.width <= outer.x + outer.width + slack && inner.y + inner.height <= outer.y + outer.height + slack;

function textsOf(nodes: readonly SceneNode[]): readonly string[] {
  return nodes.flatMap((node) => (node.type === "text" ? [node.lines.map(({ text }) => text).join("")] : []));
}
