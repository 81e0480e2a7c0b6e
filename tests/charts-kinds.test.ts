import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { chart as area } from "../src/charts/area.js";
import { chart as bar } from "../src/charts/bar.js";
import { chart as bubble } from "../src/charts/bubble.js";
import { chart as bullet } from "../src/charts/bullet.js";
import { chart as column } from "../src/charts/column.js";
import { chart as doughnut } from "../src/charts/doughnut.js";
import { chart as histogram } from "../src/charts/histogram.js";
import { chart as lollipop } from "../src/charts/lollipop.js";
import { chart as pareto } from "../src/charts/pareto.js";
import { chart as pie } from "../src/charts/pie.js";
import { chart as radar } from "../src/charts/radar.js";
import { chart as scatter } from "../src/charts/scatter.js";
import { chart as slope } from "../src/charts/slope.js";
import { chart as waterfall } from "../src/charts/waterfall.js";
import { chooseChart, type Intent } from "../src/kinds/chart-intent.js";
import type { Chart } from "../src/kinds/chart.js";
import { plot } from "../src/layout/plot.js";
import type { ChartModel } from "../src/scene/chart-model.js";
import type { Box, SceneNode } from "../src/scene/nodes.js";
import type { Theme } from "../src/theme/theme.js";
import { codesOf, compileText } from "./support/decks.js";

const box: Box = { x: 48, y: 155, width: 496.5, height: 322 };
const theme = {} as Theme; // drawing keeps colours as roles, so no theme is read
const modelOf = (chart: Chart, spec: unknown): ChartModel => chart.model(chart.spec.parse(spec), box);
const exampleOf = (chart: Chart, name: string): object => parse(chart.examples[name]!) as object;
function problems(chart: Chart, spec: unknown) {
  const issues = chart.spec.safeParse(spec).error?.issues ?? [];
  return issues.map((issue) => ({ code: issue.code === "custom" ? (issue.params?.["code"] as string) : issue.code, args: issue.code === "custom" ? (issue.params?.["args"] as object) : undefined, path: issue.path }));
}
const textsOf = (nodes: readonly SceneNode[] = []): readonly string[] => nodes.flatMap((node) => (node.type === "text" ? [node.lines.map(({ text }) => text).join("")] : []));

describe("stacks", () => {
  const stacked = { kind: "column", grouping: "stacked", categories: ["甲", "乙"], series: [{ name: "一", values: [3, 4] }, { name: "二", values: [5, 8] }] };

  it("carry their totals in a series that is not seen and follows the others", () => {
    const model = modelOf(column as Chart, stacked);
    expect(model.series.at(-1)).toMatchObject({ name: "合计", values: [8, 12], width: 0, marker: 0, sumOf: [0, 1] });
    const { bars } = plot(model, box);
    const [lower, upper] = [bars.find(({ series, point }) => series === 0 && point === 1)!, bars.find(({ series, point }) => series === 1 && point === 1)!];
    expect(upper.box.y + upper.box.height).toBeCloseTo(lower.box.y, 6);
    expect(upper.box.height / lower.box.height).toBeCloseTo(2, 6);
    expect(upper.box.x).toBeCloseTo(lower.box.x, 6);
  });

  it("of 100 % are all of one height and say shares, unless the values are shares already", () => {
    const model = modelOf(column as Chart, { ...stacked, grouping: "percent" });
    expect(model.series[0]!.labels!.texts).toEqual({ 0: "38%", 1: "33%" });
    expect(model.axis).toEqual({ min: 0, max: 1 });
    const given = modelOf(bar as Chart, { kind: "bar", grouping: "percent", unit: "%", categories: ["甲"], series: [{ name: "一", values: [38] }, { name: "二", values: [62] }] });
    expect(given.series[0]!.labels!.texts).toBeUndefined();
  });

  it("put negative values below the axis, and have then no total", () => {
    const model = modelOf(column as Chart, { ...stacked, series: [{ name: "一", values: [3, -4] }, { name: "二", values: [5, -8] }] });
    expect(model.series).toHaveLength(2);
    const { bars, axes } = plot(model, box);
    for (const { point, box: each } of bars) expect(point === 0 ? each.y + each.height : -each.y).toBeLessThanOrEqual((point === 0 ? 1 : -1) * axes[0]!.from.y + 1e-6);
    expect(problems(column as Chart, { ...stacked, grouping: "percent", series: [{ name: "一", values: [3, -4] }] })).toMatchObject([{ code: "part-negative", path: ["series", 0, "values", 1] }]);
  });

  it("of areas join at the edges of the plot", () => {
    const model = modelOf(area as Chart, exampleOf(area as Chart, "stacked"));
    const { areas, area: inner } = plot(model, box);
    expect(areas[0]!.corners[0]!.x).toBeCloseTo(inner.x, 6);
    expect(areas[0]!.corners[5]!.x).toBeCloseTo(inner.x + inner.width, 6);
    expect(areas[1]!.corners.at(-1)).toEqual(areas[0]!.corners[0]);
  });
});

describe("fixed axes", () => {
  it("make charts of different data comparable", () => {
    const spec = { kind: "column", categories: ["甲", "乙"], axis: { max: 200 } };
    const heights = [[50, 100], [100, 200]].map((values) => plot(modelOf(column as Chart, { ...spec, values }), box).bars[1]!.box.height);
    expect(heights[1]! / heights[0]!).toBeCloseTo(2, 6);
  });

  it("have to begin at 0 under columns and to hold every value", () => {
    const spec = { kind: "column", categories: ["甲", "乙"], values: [50, 100] };
    expect(problems(column as Chart, { ...spec, axis: { min: 40 } })).toMatchObject([{ code: "axis-not-zero", path: ["axis", "min"] }]);
    expect(problems(column as Chart, { ...spec, axis: { max: 80 } })).toMatchObject([{ code: "axis-too-short", args: { value: "100", max: "80" } }]);
    expect(problems(column as Chart, { ...spec, axis: { min: 0, max: 120 } })).toEqual([]);
  });
});

describe("highlights", () => {
  it("can be asked for by size or place", () => {
    const spec = { kind: "column", categories: ["甲", "乙", "丙", "丁"], values: [3, 9, 1, null] };
    const at = (highlight: string): unknown => modelOf(column as Chart, { ...spec, highlight }).series[0]!.pointColors;
    expect(["max", "min", "first", "last"].map(at)).toEqual([{ 1: "s1" }, { 2: "s1" }, { 0: "s1" }, { 2: "s1" }]);
    expect(modelOf(column as Chart, { ...spec, categories: ["max", "乙", "丙", "丁"], highlight: "max" }).series[0]!.pointColors).toEqual({ 0: "s1" });
    expect(modelOf(column as Chart, spec).series[0]).toMatchObject({ color: "s1" });
  });
});

describe("scenarios and references", () => {
  it("fill what is planned and what is expected otherwise, and say so in the key", () => {
    const spec = exampleOf(column as Chart, "plan and forecast");
    expect(modelOf(column as Chart, spec).series[0]!.pointFills).toEqual({ 4: "hatch" });
    expect(column.head(column.spec.parse(spec)).key.map(({ label, fill }) => [label, fill])).toEqual([["实际", "solid"], ["预测", "hatch"]]);
    const three = modelOf(column as Chart, exampleOf(column as Chart, "actual and plan"));
    expect(three.series.map(({ color, fill }) => [color, fill])).toEqual([["soft", undefined], ["s1", "outline"], ["s1", undefined]]);
  });

  it("draw target, average and bands at their values, named at the end", () => {
    const spec = { kind: "column", categories: ["甲", "乙"], values: [10, 20], target: 18, average: true, bands: [{ from: 5, to: 15, label: "正常" }] };
    const model = modelOf(column as Chart, spec);
    const { bars } = plot(model, box);
    const unit = bars[0]!.box.height / 10;
    const foot = bars[0]!.box.y + bars[0]!.box.height;
    const over = column.overlay!(model, box, theme);
    expect([...textsOf(over)].sort()).toEqual(["平均15", "正常", "目标18"].sort());
    expect(over.filter(({ name }) => /^line \d/u.test(name)).map((node) => foot - node.box.y).sort((a, b) => a - b)).toEqual([15 * unit, 18 * unit].map((height) => expect.closeTo(height, 4)));
    const [band] = column.underlay!(model, box, theme);
    expect(foot - band!.box.y).toBeCloseTo(15 * unit, 4);
    expect(band!.box.height).toBeCloseTo(10 * unit, 4);
  });

  it("lead notes to their data point, clear of the marks", () => {
    const spec = { kind: "column", categories: ["甲", "乙", "丙"], values: [10, 20, 12], notes: [{ at: "丙", text: "设备检修停产两周" }] };
    const model = modelOf(column as Chart, spec);
    const over = column.overlay!(model, box, theme);
    const note = over.find(({ name }) => name === "note 1")!;
    expect(textsOf([note])).toEqual(["设备检修停产两周"]);
    for (const { box: mark } of plot(model, box).bars) expect(note.box.x + note.box.width <= mark.x || mark.x + mark.width <= note.box.x || note.box.y + note.box.height <= mark.y).toBe(true);
    expect(problems(column as Chart, { ...spec, notes: [{ at: "丁", text: "无" }] })).toMatchObject([{ code: "unknown-category", path: ["notes", 0, "at"] }]);
  });

  it("draw errors from the values, and want one for each", () => {
    const model = modelOf(column as Chart, { kind: "column", categories: ["甲", "乙"], values: [10, 20], errors: [2, { plus: 1, minus: 3 }] });
    expect(model.series[0]!.errors).toEqual({ plus: [2, 1], minus: [2, 3] });
    const { segments, bars } = plot(model, box);
    expect((segments[1]!.from.y - segments[1]!.to.y) / bars[1]!.box.height).toBeCloseTo(4 / 20, 6);
    expect(problems(column as Chart, { kind: "column", categories: ["甲", "乙"], values: [1, 2], errors: [1] })).toMatchObject([{ code: "series-length", path: ["errors"] }]);
  });
});

describe("waterfalls", () => {
  const steps = (end: number | string) => ({ kind: "waterfall", steps: [{ label: "起", value: 10 }, { label: "增", value: "2.5" }, { label: "减", value: "-4.2" }, { label: "止", value: end, total: true }] });

  it("have to close, as far as rounding lets them", () => {
    expect(problems(waterfall as Chart, steps(8.3))).toEqual([]);
    expect(problems(waterfall as Chart, steps(8))).toEqual([]); // 10 ± 0.5 and 8 ± 0.5
    expect(problems(waterfall as Chart, steps("9.9"))).toMatchObject([{ code: "waterfall-closes", args: { label: "止", shown: "9.9", sum: "8.3", by: "1.6" }, path: ["steps", 3, "value"] }]);
    expect(problems(waterfall as Chart, { kind: "waterfall", categories: ["起", "止"], values: [1, 1] })).toMatchObject([{ code: "waterfall-start" }]);
  });

  it("stand each step on the one before, also across 0", () => {
    const model = modelOf(waterfall as Chart, exampleOf(waterfall as Chart, "below zero"));
    const { bars, axes } = plot(model, box);
    const zero = axes[0]!.from.y;
    const span = (point: number) => {
      const own = bars.filter((mark) => mark.point === point && mark.fill !== "none");
      return [Math.min(...own.map(({ box: each }) => each.y)), Math.max(...own.map(({ box: each }) => each.y + each.height))].map((y) => zero - y);
    };
    const unit = span(0)[0]! / 3.2;
    [[3.2, 0], [3.2, -1.9], [-1.9, -4.3], [2.5, -4.3], [2.5, 0]].forEach((ends, i) => expect(span(i)).toEqual(ends.map((end) => expect.closeTo(end * unit, 4))));
    expect(plot(model, box).labels.map(({ text }) => text)).toEqual(["3.2", "−5.1", "−2.4", "+6.8", "2.5"]);
    expect(waterfall.alt(waterfall.spec.parse(exampleOf(waterfall as Chart, "below zero")), "zh-CN")).toContain("上年3.2，原料−5.1，价格−2.4，销量+6.8，本年2.5。");
  });
});

describe("parts of a whole", () => {
  it("are sorted from 12 o'clock unless told, named with number and share", () => {
    const spec = { kind: "pie", unit: "家", categories: ["甲", "乙", "丙"], values: [20, 50, 30] };
    const model = modelOf(pie as Chart, spec);
    expect(model.categories).toEqual(["乙", "丙", "甲"]);
    expect(modelOf(pie as Chart, { ...spec, sort: "given" }).categories).toEqual(["甲", "乙", "丙"]);
    expect([...textsOf(pie.overlay!(model, box, theme))].sort()).toEqual(["50 · 50%", "乙", "30 · 30%", "丙", "20 · 20%", "甲"].sort());
    expect(modelOf(pie as Chart, { ...spec, highlight: "甲" }).series[0]!.pointColors).toMatchObject({ 2: "s1" });
  });

  it("in percent have to add up to 100, as far as rounding lets them", () => {
    const parts = (...values: number[]) => ({ kind: "doughnut", unit: "%", parts: values.map((value, i) => ({ label: `第${i}份`, value })) });
    expect(problems(doughnut as Chart, parts(33, 33, 33))).toEqual([]);
    expect(problems(doughnut as Chart, parts(33.3, 33.3, 33.3))).toEqual([]);
    expect(problems(doughnut as Chart, parts(30, 30, 30))).toMatchObject([{ code: "parts-not-whole", args: { sum: "90" } }]);
  });

  it("do not run into each other where slices are thin", () => {
    const model = modelOf(pie as Chart, { kind: "pie", categories: ["甲", "乙", "丙", "丁", "戊", "己"], values: [1000, 3, 2, 2, 1, 1] });
    const words = pie.overlay!(model, box, theme).filter((node) => node.type === "text");
    for (const [i, a] of words.entries()) {
      for (const b of words.slice(i + 1)) {
        const apart = a.box.x + a.box.width <= b.box.x + 0.5 || b.box.x + b.box.width <= a.box.x + 0.5 || a.box.y + a.box.height <= b.box.y + 0.5 || b.box.y + b.box.height <= a.box.y + 0.5;
        expect(apart, `${textsOf([a]).join()} and ${textsOf([b]).join()}`).toBe(true);
      }
    }
  });
});

describe("the other kinds", () => {
  it("cumulate a Pareto chart from the largest and emphasise the vital few", () => {
    const model = modelOf(pareto as Chart, { kind: "pareto", categories: ["甲", "乙", "丙", "丁"], values: [10, 60, 25, 5] });
    expect(model.categories).toEqual(["乙", "丙", "甲", "丁"]);
    expect(model.series[1]!.values).toEqual([60, 85, 95, 100]);
    expect(model.series[0]!.pointColors).toEqual({ 0: "s1", 1: "s1" });
    const { bars, points } = plot(model, box);
    expect(points[0]!.at.y).toBeCloseTo(bars[0]!.box.y, 3); // both axes have one scale
  });

  it("put values into classes with readable edges, each once", () => {
    const values = Array.from({ length: 200 }, (_, i) => Number((50 + 12 * Math.sin(i * 1.7) + 9 * Math.cos(i * 0.9)).toFixed(1)));
    const model = modelOf(histogram as Chart, { kind: "histogram", values });
    expect(model.series[0]!.values.reduce<number>((sum, count) => sum + count!, 0)).toBe(200);
    const edges = textsOf(histogram.overlay!(model, box, theme)).map(Number);
    const steps = new Set(edges.slice(1).map((edge, i) => Number((edge - edges[i]!).toFixed(6))));
    expect(steps.size).toBe(1);
    expect([0.5, 1, 2, 2.5, 5, 10]).toContain([...steps][0]);
    expect(modelOf(histogram as Chart, { kind: "histogram", values: [3, 3, 3, 3, 3] }).series[0]!.values).toEqual([0, 5]);
    expect(problems(histogram as Chart, { kind: "histogram", edges: [0, 10], counts: [1, 2] })).toMatchObject([{ code: "bins-shape", args: { edges: 2, counts: 2 } }]);
  });

  it("give slopes both their numbers and keep their words apart", () => {
    const categories = ["甲", "乙", "丙", "丁", "戊"];
    const model = modelOf(slope as Chart, { kind: "slope", categories, series: [{ name: "2010", values: [10, 10.1, 10.2, 10.3, 50] }, { name: "2015", values: [20, 20.1, 20.2, 20.3, 5] }] });
    const words = slope.overlay!(model, box, theme).filter((node) => node.type === "text");
    expect(words).toHaveLength(10);
    for (const side of ["left", "right"] as const) {
      const tops = words.filter((node) => (node.type === "text" && node.align === "right") === (side === "left")).map((node) => node.box.y).sort((a, b) => a - b);
      for (const [i, top] of tops.slice(1).entries()) expect(top - tops[i]!).toBeGreaterThanOrEqual(14.3);
    }
  });

  it("keep lollipops sorted, bullets in one scale, radars in their capacity", () => {
    expect(modelOf(lollipop as Chart, { kind: "lollipop", categories: ["甲", "乙"], values: [1, 2] }).categories).toEqual(["乙", "甲"]);
    const bullets = modelOf(bullet as Chart, { kind: "bullet", items: [{ label: "甲", value: 50, target: 60, bands: [40, 80] }, { label: "乙", value: 100 }] });
    const { bars } = plot(bullets, box);
    expect(bars[1]!.box.width / bars[0]!.box.width).toBeCloseTo(2, 6);
    expect(bullet.underlay!(bullets, box, theme)).toHaveLength(2);
    expect(problems(bullet as Chart, { kind: "bullet", items: [{ label: "甲", value: 50, bands: [80, 40] }] })).toMatchObject([{ code: "bullet-bands" }]);
    expect(problems(radar as Chart, { kind: "radar", categories: ["甲", "乙"], values: [1, 2] })).toMatchObject([{ code: "chart-too-few", args: { min: 3 } }]);
  });

  it("make bubbles' areas proportional to their sizes", () => {
    const points = [{ x: 1, y: 1, size: 4 }, { x: 2, y: 2, size: 1 }];
    const [large, small] = plot(modelOf(bubble as Chart, { kind: "bubble", points }), box).points;
    expect(large!.radius / small!.radius).toBeCloseTo(2, 6);
    expect(problems(bubble as Chart, { kind: "bubble", points: [{ x: 1, y: 1, size: -4 }, points[1]] })).toMatchObject([{ code: "part-negative" }]);
    expect(problems(scatter as Chart, { kind: "scatter", x: { max: 2 }, points: [{ x: 1, y: 1 }, { x: 2, y: 3 }, { x: 3, y: 1 }] })).toMatchObject([{ code: "axis-too-short", path: ["x"] }]);
  });
});

describe("charts by intent", () => {
  const years = (count: number) => Array.from({ length: count }, (_, i) => String(2000 + i));
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  const cases: readonly (readonly [string, Intent, Record<string, unknown>, string])[] = [
    ["few periods", "trend", { categories: years(5), values: numbers(5) }, "column"],
    ["many periods", "trend", { categories: years(12), values: numbers(12) }, "line"],
    ["more than a line has room for", "trend", { categories: years(20), values: numbers(20) }, "area"],
    ["items", "ranking", { categories: ["甲", "乙"], values: [1, 2] }, "bar"],
    ["few parts", "share", { categories: ["甲", "乙", "丙"], values: [1, 2, 3] }, "doughnut"],
    ["more parts", "share", { categories: ["甲", "乙", "丙", "丁", "戊"], values: [1, 2, 3, 4, 5] }, "pie"],
    ["many parts", "share", { categories: years(8), values: numbers(8) }, "bar"],
    ["parts of several wholes over time", "share", { categories: years(3), series: [{ name: "甲", values: [1, 2, 3] }, { name: "乙", values: [3, 2, 1] }] }, "column"],
    ["two dates", "change", { categories: ["甲", "乙", "丙"], series: [{ name: "2010", values: [1, 2, 3] }, { name: "2015", values: [3, 2, 1] }] }, "slope"],
    ["steps that close", "change", { categories: ["起", "增", "减", "止"], values: [10, 5, -3, 12] }, "waterfall"],
    ["two measures of many", "relation", { categories: years(8), series: [{ name: "甲", values: numbers(8) }, { name: "乙", values: numbers(8) }] }, "scatter"],
    ["two measures of few", "relation", { categories: ["甲", "乙"], series: [{ name: "一", values: [1, 2] }, { name: "二", values: [1, 2] }] }, "bar"],
    ["a list of values", "frequency", { values: numbers(30) }, "histogram"],
  ];
  const kinds: Readonly<Record<string, Chart>> = { column, bar, area, doughnut, pie, slope, waterfall, scatter, histogram } as unknown as Record<string, Chart>;

  it.each(cases)("%s: %s", (_, intent, data, kind) => {
    const choice = chooseChart(intent, data);
    expect("spec" in choice && choice.spec["kind"]).toBe(kind);
    if ("spec" in choice && kinds[kind]) expect(problems(kinds[kind], choice.spec)).toEqual([]);
  });

  it("say what is missing", () => {
    expect(chooseChart("share", { categories: ["甲", "乙"], values: [1, -1] })).toEqual({ need: "share" });
    expect(chooseChart("relation", { categories: ["甲"], values: [1] })).toEqual({ need: "relation" });
    expect(chooseChart("change", { categories: ["甲", "乙"], values: [1, 2] })).toEqual({ need: "change" });
  });
});

describe("charts from data tables", () => {
  const csv = "年份,收入（亿元）,增速（%）,地区\n2013,2360,15.1,甲\n2014,2670,13.1,乙\n2015,2942,10.2,丙\n";
  const deck = (chart: string) => ({ "trend.csv": csv, "outline.yaml": `deck: { title: 示例, date: 2016-01-11 }\ndata: { trend: trend.csv }\nslides:\n  - { template: chart-takeaway, title: 营业总收入逐年增长, chart: ${chart} }\n` });
  const compiled = async (chart: string) => {
    const { scene, diagnostics } = await compileText(deck(chart));
    const node = scene?.slides[0]?.nodes.find((one) => one.type === "chart");
    return { codes: codesOf(diagnostics), model: node?.type === "chart" ? node.model : undefined };
  };

  it("name their columns, with or without the unit that stands in the heading", async () => {
    const { model, codes } = await compiled("{ kind: column, data: trend, category: 年份, values: 收入 }");
    expect(codes).toEqual([]);
    expect(model).toMatchObject({ categories: ["2013", "2014", "2015"], categoryHeading: "亿元", series: [{ name: "收入", values: [2360, 2670, 2942] }] });
    const combo = await compiled("{ kind: combo, data: trend, category: 年份, columns: 收入, line: 增速, last: 2 }");
    expect(combo.model).toMatchObject({ categories: ["2014", "2015"], series: [{ values: [2670, 2942] }, { values: [13.1, 10.2], unit: "%" }] });
    const points = await compiled("{ kind: scatter, data: trend, x: 收入, y: 增速, label: 地区 }");
    expect(points.model).toMatchObject({ categories: ["甲", "乙", "丙"], series: [{ x: { values: [2360, 2670, 2942] }, values: [15.1, 13.1, 10.2] }] });
  });

  it("say which kind an intent has led to", async () => {
    const { model, codes } = await compiled("{ show: trend, data: trend, category: 年份, values: 收入, highlight: last }");
    expect(codes).toEqual(["chart-chosen"]);
    expect(model).toMatchObject({ kind: "column", series: [{ pointColors: { 2: "s1" } }] });
  });

  it("report tables and columns that are not there, once each", async () => {
    expect((await compiled("{ kind: column, data: trends, values: 收入 }")).codes).toEqual(["unknown-data"]);
    expect((await compiled("{ kind: column, data: trend, values: 支出 }")).codes).toEqual(["unknown-column"]);
    expect((await compiled("{ data: trend, values: 收入 }")).codes).toEqual(["missing-field"]);
    expect((await compiled("{ show: frequency, data: trend, values: 收入 }")).codes).toEqual(["intent-unclear"]);
  });
});
