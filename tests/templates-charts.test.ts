import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Template } from "../src/kinds/template.js";
import { body } from "../src/layout/grid.js";
import type { ConnectorNode, ShapeNode } from "../src/scene/nodes.js";
import { spanText } from "../src/source/span.js";
import { template as combo } from "../src/templates/combo.js";
import { template as dashboard } from "../src/templates/dashboard.js";
import { template as org } from "../src/templates/org.js";
import { template as roadmap } from "../src/templates/roadmap.js";
import { template as smallMultiples } from "../src/templates/small-multiples.js";
import { template as twoCharts } from "../src/templates/two-charts.js";
import { template as waterfall } from "../src/templates/waterfall.js";
import { compileText, outlineOf } from "./support/decks.js";
import { allNodes, at, chartsOf, codes, contextOf, exampleOf, expectAlwaysSound, expectSound, has, laidOut, many, maybe, named, plotFoot, said, textNamed, textsOf, wordsOf } from "./support/fits-charts.js";

const templates = [twoCharts, dashboard, combo, roadmap, org, waterfall, smallMultiples] as readonly Template[];
const times = <T>(count: number, make: (i: number) => T): readonly T[] => Array.from({ length: count }, (_, i) => make(i));

const value = fc.constantFrom(0, 3, 17, 46.8, 110, 628.7, 2942, 12345.6, -12.5);
const quantity = fc.record(
  {
    label: wordsOf(10),
    value: fc.constantFrom("3", "17", "628.7", "2942", "+272.3", "12345.67"),
    unit: fc.constantFrom("个", "亿元", "%", "bn yuan"),
    change: fc.constantFrom("+10.2%", "-3.1%", "0%"),
    basis: fc.constantFrom("同比", "year on year"),
    approximate: fc.boolean(),
  },
  { requiredKeys: ["label", "value"] },
);
/** Charts as authors write them: short categories, one or two series. */
const chart = fc
  .record({ kind: fc.constantFrom("column", "bar", "line"), count: fc.integer({ min: 2, max: 4 }), two: fc.boolean(), title: maybe(wordsOf(8)), unit: maybe(fc.constantFrom("亿元", "项", "bn yuan", "%")) })
  .chain(({ kind, count, two, title, unit }) =>
    fc.record({ names: many(wordsOf(5), count, count), values: many(value, count, count), others: many(value, count, count) }).map(({ names, values, others }) => ({
      kind, title, unit, categories: names.map((name, i) => `${name}${i + 1}`),
      ...(two ? { series: [{ name: "上年", values: others }, { name: "本年", values }] } : { values }),
    })),
  );

describe("every example fits its body", () => {
  for (const template of templates)
    for (const name of Object.keys(template.examples))
      it(`${template.name}: ${name}`, () => expectSound(laidOut(template, exampleOf(template, name), contextOf(name === "english" ? "en" : "zh-CN"))));
});

describe("two-charts", () => {
  const half = (more: object = {}) => ({ conclusion: "结论", chart: { kind: "column", unit: "亿元", categories: ["甲", "乙"], values: [3, 5] }, ...more });

  it("stands on the design's lines", () => {
    const laid = laidOut(twoCharts, exampleOf(twoCharts, "columns and bars"));
    expect(at(laid, "chart 1 rule")).toEqual([0, 0, 414, 0]);
    expect(at(laid, "chart 2 rule")).toEqual([450, 0, 414, 0]);
    expect(at(laid, "chart 1 conclusion").slice(0, 2)).toEqual([0, 10.5]);
    expect(at(laid, "chart 1 note rule")[1]).toBeCloseTo(309, 5);
    expect(at(laid, "chart 1 note").slice(0, 2)).toEqual([0, 318]);
    expect(said(textNamed(laid, "chart head"))).toBe("科技计划和项目，项");
  });

  it("ends both plots at one height, however many lines the categories take", () => {
    const long = { kind: "column", categories: ["资本中心入驻机构与交易市场", "新引进的科技孵化项目和团队", "其他"], values: [80, 68, 3] };
    const [left, right] = chartsOf(laidOut(twoCharts, { charts: [half(), half({ chart: long })] }));
    expect(plotFoot(left!)).toBeCloseTo(plotFoot(right!), 5);
    expect(left!.model.plot.height).toBeLessThan(chartsOf(laidOut(twoCharts, { charts: [half(), half()] }))[0]!.model.plot.height);
  });

  it("draws charts of one unit on one scale, unless told otherwise", () => {
    const charts = [half(), half({ chart: { kind: "column", unit: "亿元", categories: ["甲", "乙"], values: [300, 500] } })];
    const [small, large] = chartsOf(laidOut(twoCharts, { charts }));
    expect(small!.model.axis).toEqual(large!.model.axis);
    expect(large!.model.axis.max).toBeGreaterThan(500);
    const [own] = chartsOf(laidOut(twoCharts, { charts, scale: "own" }));
    expect(own!.model.axis.max).toBeLessThan(50);
    const [other] = chartsOf(laidOut(twoCharts, { charts: [half({ chart: { kind: "column", unit: "项", categories: ["甲", "乙"], values: [3, 5] } }), charts[1]] }));
    expect(other!.model.axis.max).toBeLessThan(50);
  });

  it("keeps one scale where only one of the charts has long categories", () => {
    const long = { kind: "column", unit: "亿元", categories: ["资本中心入驻机构与交易市场", "新引进的科技孵化项目和团队", "其他"], values: [80, 68, 3] };
    const [left, right] = chartsOf(laidOut(twoCharts, { charts: [half(), half({ chart: long })] }));
    expect(left!.model.axis).toEqual(right!.model.axis);
    expect(left!.model.plot.height).toBeCloseTo(right!.model.plot.height, 9);
  });

  it("gives the note's room to the plots where there is none, and moves the key below a long name", () => {
    const noted = chartsOf(laidOut(twoCharts, { charts: [half({ note: "说明" }), half()] }))[0]!;
    const plain = chartsOf(laidOut(twoCharts, { charts: [half(), half()] }))[0]!;
    expect(plain.box.height).toBeGreaterThan(noted.box.height + 40);
    const series = { kind: "column", title: "各街道和各园区固定资产投资完成情况与上年同期比较", unit: "亿元", categories: ["甲", "乙"], series: [{ name: "2014年同期（推算）", values: [1, 2] }, { name: "2015年1–11月", values: [2, 3] }] };
    const laid = laidOut(twoCharts, { charts: [half({ chart: series }), half()] });
    expectSound(laid);
    expect(named(laid, "key 1 label").box.y).toBeCloseTo(named(laid, "chart head").box.y + 18, 5);
  });

  it("wants two charts", () => {
    expect(codes(twoCharts, { charts: [half()] })).not.toEqual([]);
    expect(codes(twoCharts, { charts: [half(), half()] })).toEqual([]);
  });

  it("fits what it says it takes", () => {
    const each = fc.record({ conclusion: wordsOf(32), chart, note: maybe(wordsOf(40)) });
    expectAlwaysSound(twoCharts, fc.record({ charts: fc.tuple(each, each) }));
  });
});

describe("dashboard", () => {
  const kpi = (i: number) => ({ label: `指标${i + 1}`, value: 12.5 * (i + 1), unit: "亿元" });
  const small = { kind: "column", categories: ["甲", "乙"], values: [3, 5] };

  it("stands on the design's lines", () => {
    const laid = laidOut(dashboard, exampleOf(dashboard, "three charts"));
    expect(at(laid, "figure 2 rule")).toEqual([220.5, 0, 202.5, 0]);
    expect(at(laid, "card 1")).toEqual([0, 87, 276, 264]);
    expect(at(laid, "card 3")[0]).toBeCloseTo(588, 5);
    expect(at(laid, "chart 1")[0]).toBeCloseTo(18, 5);
    expect(textNamed(laid, "figure 1 change").align).toBe("right");
    expect(said(textNamed(laid, "figure 4 change"))).toBe("市级以上");
  });

  it.each([[3, 2], [4, 3], [5, 2], [5, 3]])("takes %i figures and %i charts", (kpis, charts) => {
    const laid = laidOut(dashboard, { kpis: times(kpis, kpi), charts: times(charts, () => small) });
    expectSound(laid);
    const widths = times(charts, (i) => at(laid, `card ${i + 1}`)[2]);
    for (const width of widths) expect(width).toBeCloseTo((body.width - 18 * (charts - 1)) / charts, 5);
  });

  it("moves changes below the numerals where a label leaves them no room", () => {
    const labelled = (label: string) => laidOut(dashboard, { kpis: times(4, (i) => ({ ...kpi(i), label: i === 0 ? label : "指标", change: "+10.2%", basis: "同比" })), charts: [small, small] });
    const [brief, long] = [labelled("营业总收入"), labelled("规模以上工业企业增加值")];
    expectSound(long);
    expect(named(brief, "figure 1 change").box.y).toBe(named(brief, "figure 1 label").box.y);
    expect(named(long, "figure 1 change").box.y).toBeGreaterThan(named(long, "figure 1 value").box.y + 30);
    expect(at(long, "card 1")[1]).toBeGreaterThan(at(brief, "card 1")[1]);
  });

  it("keeps the names of figures and marks derived numbers", () => {
    const laid = laidOut(dashboard, { kpis: [{ ...kpi(0), figure: "revenue", derived: true }, kpi(1), kpi(2)], charts: [small, small] });
    expect(textNamed(laid, "figure 1 value").paragraphs[0]![0]).toMatchObject({ text: "12.5", figure: "revenue" });
    expect(said(textNamed(laid, "figure 1 label"))).toBe("指标1（推算）");
  });

  it("misses the label of a figure, and does not take more than it can show", () => {
    expect(codes(dashboard, { kpis: [{ value: 3 }, kpi(1), kpi(2)], charts: [small, small] })).toEqual(["missing-field"]);
    expect(codes(dashboard, { kpis: times(6, kpi), charts: [small, small] })).toEqual(["too_big"]);
    expect(codes(dashboard, { kpis: times(3, kpi), charts: times(4, () => small) })).toEqual(["too_big"]);
  });

  it("fits what it says it takes", () => expectAlwaysSound(dashboard, fc.record({ kpis: many(quantity, 3, 5), charts: many(chart, 2, 3) })));
});

describe("combo", () => {
  const plain = { kind: "combo", unit: "亿元", categories: ["2014", "2015"], columns: [{ name: "营收", values: [2670, 2942] }], line: { name: "增速", unit: "%", values: [13.1, 10.2] } };

  it("stands on the design's lines, the emphasised figure in the accent colour", () => {
    const laid = laidOut(combo, exampleOf(combo, "two years"));
    expect(at(laid, "chart").slice(0, 1)).toEqual([0]);
    expect(at(laid, "chart")[2]).toBe(588);
    expect(at(laid, "panel rule")).toEqual([661.5, 0, 202.5, 0]);
    const tops = [1, 2, 3].map((i) => at(laid, `figure ${i} label`)[1]);
    expect(tops[0]).toBeCloseTo(42, 0);
    expect(tops[1]! - tops[0]!).toBeCloseTo(69, 0);
    expect([1, 2, 3].map((i) => textNamed(laid, `figure ${i} value`).style.color)).toEqual(["ink", "ink", "accent"]);
    expect(at(laid, "panel head")[1]).toBeCloseTo(264, -1);
  });

  it("takes the whole width without a panel", () => {
    const laid = laidOut(combo, { chart: plain });
    expectSound(laid);
    expect(at(laid, "chart")[2]).toBe(body.width);
    expect(has(laid, "panel rule")).toBe(false);
  });

  it("wants figures or a text in the panel, and a highlight among its figures", () => {
    expect(codes(combo, { chart: plain, panel: { label: "增量" } })).toEqual(["missing-field"]);
    expect(codes(combo, { chart: plain, panel: { figures: [{ label: "营收", value: 3 }], highlight: 2 } })).toEqual(["number-too-large"]);
  });

  it("fits what it says it takes", () => {
    const panel = fc.record({ label: maybe(wordsOf(8)), figures: many(quantity, 1, 3), head: maybe(wordsOf(8)), text: maybe(wordsOf(40)) });
    expectAlwaysSound(combo, fc.record({ chart: fc.constantFrom(plain, exampleOf(combo, "two years")["chart"]), panel: maybe(panel) }));
  });
});

describe("waterfall", () => {
  it("stands on the design's lines", () => {
    const laid = laidOut(waterfall, exampleOf(waterfall, "projects"));
    expect(at(laid, "chart")[2]).toBe(570);
    expect(at(laid, "points label").slice(0, 3)).toEqual([643.5, 10.5, 220.5]);
    expect(at(laid, "point 2 head")[1] - at(laid, "point 1 head")[1]).toBeCloseTo(84, -1);
  });

  it("takes the whole width without points", () => expect(at(laidOut(waterfall, exampleOf(waterfall, "whole width")), "chart")[2]).toBe(body.width));

  it("suits waterfalls and leaves other charts to others", () => {
    const suits = (kind: string) => waterfall.suits!(waterfall.content.parse({ chart: { kind } }));
    expect(suits("waterfall")).toBe(1);
    expect(suits("column")).toBeLessThan(0.5);
  });

  it("fits what it says it takes", () =>
    expectAlwaysSound(waterfall, fc.record({ chart: fc.constant(exampleOf(waterfall, "projects")["chart"]), points: maybe(many(fc.record({ head: maybe(wordsOf(10)), text: wordsOf(30) }), 1, 3)) })));
});

describe("small-multiples", () => {
  const multiples = (count: number, more: object = {}) => ({ kind: "column", unit: "亿元", categories: [2013, 2014, 2015], charts: times(count, (i) => ({ name: `板块${i + 1}`, values: [3 * i, 4 * i + 1, 5 * i + 2] })), ...more });

  it.each([3, 4, 5, 6, 7, 8, 9])("draws %i charts on one scale and, in a row, on one baseline", (count) => {
    const laid = laidOut(smallMultiples, multiples(count));
    expectSound(laid);
    const charts = chartsOf(laid);
    expect(charts).toHaveLength(count);
    expect(new Set(charts.map(({ model: { axis } }) => `${axis.min} ${axis.max}`)).size).toBe(1);
    const rows = new Map<number, Set<string>>();
    for (const each of charts) rows.set(each.box.y, (rows.get(each.box.y) ?? new Set()).add(plotFoot(each).toFixed(2)));
    for (const feet of rows.values()) expect(feet.size).toBe(1);
  });

  it("shows all numbers with the decimals of the most exact", () => {
    const charts = [{ name: "甲", values: [1, 2] }, { name: "乙", values: [3, 4.25] }, { name: "丙", values: [5, 6] }];
    const formats = chartsOf(laidOut(smallMultiples, { kind: "column", categories: ["上年", "今年"], charts })).map(({ model }) => model.series[0]!.format);
    expect(formats.every((format) => format.startsWith("0.00;"))).toBe(true);
  });

  it("names the first and the last category where the others have no room", () => {
    const months = times(12, (i) => `2015年${i + 1}月`);
    const laid = laidOut(smallMultiples, { kind: "line", categories: months, charts: times(8, (i) => ({ name: `板块${i}`, values: months.map((_, m) => m + i) })) });
    expectSound(laid);
    expect(said(textNamed(laid, "chart 8 first category"))).toBe("2015年1月");
    expect(chartsOf(laid)[0]!.model).toMatchObject({ categories: months, categoryLabels: { hidden: true } });
  });

  it("keeps the names of figures in the charts", () => {
    const charts = [{ name: "甲", values: [{ figure: "revenue", value: "2942" }, 2] }, { name: "乙", values: [3, null] }, { name: "丙", values: [5, 6] }];
    const [first, second] = chartsOf(laidOut(smallMultiples, { kind: "column", categories: ["上年", "今年"], charts }));
    expect(first!.model.series[0]!.figures).toEqual({ 0: "revenue" });
    expect(second!.model.series[0]!.values).toEqual([3, null]);
  });

  it("points at values that do not match the categories, and at too many of these", async () => {
    const slide = (charts: string) => `template: small-multiples\ntitle: 标题\nkind: column\ncategories: [甲, 乙]\ncharts:\n${charts}`;
    const named = (i: number, values: string) => `  - { name: 板块${i}, values: ${values} }`;
    const { diagnostics } = await compileText({ "outline.yaml": outlineOf([slide([named(1, "[1, 2]"), named(2, "[1, 2, 3]"), named(3, "[4, 5]")].join("\n"))]) });
    expect(diagnostics.map(({ code }) => code)).toEqual(["series-length"]);
    expect(spanText(diagnostics[0]!.span!)).toBe("[1, 2, 3]");
    expect(codes(smallMultiples, { ...multiples(3), categories: times(9, (i) => String(2001 + i)), charts: times(3, (i) => ({ name: String(i), values: times(9, () => 1) })) })).toEqual(["chart-too-many"]);
  });

  it("compiles through the whole pipeline, each chart with its own alternative text", async () => {
    const { scene, diagnostics } = await compileText({ "outline.yaml": outlineOf([smallMultiples.examples["four in a row"]!]) });
    expect(diagnostics).toEqual([]);
    const alts = scene!.slides[0]!.nodes.flatMap((node) => (node.type === "chart" ? [node.alt] : []));
    expect(alts).toHaveLength(4);
    expect(alts[2]).toContain("生物医药");
  });

  it("fits what it says it takes", () => {
    const content = fc.record({ kind: fc.constantFrom("column", "line", "bar", "area"), count: fc.integer({ min: 2, max: 6 }), charts: fc.integer({ min: 3, max: 9 }) }).chain(({ kind, count, charts }) =>
      fc.record({
        kind: fc.constant(kind), measure: maybe(wordsOf(16)), unit: maybe(fc.constant("亿元")), categories: many(wordsOf(4), count, count),
        charts: many(fc.record({ name: wordsOf(10), values: many(fc.constantFrom(3, 17, 46.8, 628.7), count, count) }), charts, charts),
      }),
    );
    expectAlwaysSound(smallMultiples, content, 30);
  });
});

describe("roadmap", () => {
  const lane = (name: string, bars: readonly object[], more: object = {}) => ({ name, bars, ...more });
  const quarters = ["一季度", "二季度", "三季度", "四季度"];

  it("stands on the design's lines", () => {
    const laid = laidOut(roadmap, exampleOf(roadmap, "four lanes"));
    expect(at(laid, "head rule")).toEqual([0, 30, 864, 0]);
    expect(at(laid, "period line 1")).toEqual([129 + 183.75, 30, 0, 318]);
    expect(at(laid, "lane 1 bar 1")).toEqual([129, 40.5, 364.5, 27]);
    expect(at(laid, "lane 1 bar 2")).toEqual([129 + 183.75 + 3, 72, 545.25, 27]);
    expect(at(laid, "lane 2 bar 1")[2]).toBeCloseTo(272.625, 2);
    expect(at(laid, "lane 2 rule")[1]).toBe(109.5);
    expect((named(laid, "lane 1 bar 2") as ShapeNode).fill).toBe("fill");
    expect(textNamed(laid, "lane 1 bar 2 text").style.color).toBe("onfill");
  });

  it("reads halves as the middle of a period, and names as whole periods", () => {
    const lanes = [lane("甲", [{ text: "一", start: 2.5, end: "三季度" }, { text: "二", start: 1, end: 1.5 }]), lane("乙", [{ text: "三", start: "四季度", end: 4 }])];
    const laid = laidOut(roadmap, { periods: quarters, lanes });
    expectSound(laid);
    expect(at(laid, "lane 1 bar 1").filter((_, i) => i % 2 === 0)).toEqual([129 + 1.5 * 183.75 + 3, 1.5 * 183.75 - 6]);
    expect(at(laid, "lane 1 bar 2")[2]).toBeCloseTo(0.5 * 183.75 - 3, 5);
    expect(at(laid, "lane 2 bar 1")[0] + at(laid, "lane 2 bar 1")[2]).toBeCloseTo(861, 5);
  });

  it("sets words beside a bar that is too short for them, at its left where the page ends", () => {
    const lanes = [lane("甲", [{ text: "很短的时段里要完成很多事情", start: 1, end: 1 }]), lane("乙", [{ text: "很短的时段里要完成很多事情", start: 12, end: 12 }])];
    const laid = laidOut(roadmap, { periods: times(12, (i) => `${i + 1}月`), lanes });
    expectSound(laid);
    expect(textNamed(laid, "lane 1 bar 1 text").box.x).toBeGreaterThan(named(laid, "lane 1 bar 1").box.x + 58);
    expect(textNamed(laid, "lane 2 bar 1 text").align).toBe("right");
    expect(textNamed(laid, "lane 2 bar 1 text").style.color).toBe("ink");
  });

  it("marks milestones and today in the accent colour", () => {
    const laid = laidOut(roadmap, { ...exampleOf(roadmap, "months and milestones") });
    expect(named(laid, "lane 1 milestone 1")).toMatchObject({ geometry: "diamond", fill: "accent", box: { width: 12, height: 12 } });
    expect(named(laid, "today")).toMatchObject({ stroke: { color: "accent", width: 1.5 } });
    expect(at(laid, "today")[0]).toBeCloseTo(129 + 3.5 * (735 / 12), 5);
    expect(said(textNamed(laid, "today label"))).toBe("今日");
  });

  it.each([2, 3, 5, 6])("gives %i lanes room for their bars", (count) => {
    const laid = laidOut(roadmap, { periods: quarters, lanes: times(count, (i) => lane(`主线${i}`, times(2, (b) => ({ text: "任务", start: 1 + b, end: 3 + b })))) });
    expectSound(laid);
    expect(named(laid, "lane 1 bar 1").box.height).toBeGreaterThanOrEqual(20);
  });

  it("points at a period that the axis has not, and at a bar that runs backwards", async () => {
    const slide = "template: roadmap\ntitle: 标题\nperiods: [一, 二, 三]\nlanes:\n  - { name: 甲, bars: [{ text: 任务, start: 四, end: 三 }] }\n  - { name: 乙, bars: [{ text: 建设, start: 3, end: 2 }] }";
    const { diagnostics } = await compileText({ "outline.yaml": outlineOf([slide]) });
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-time", "period-backwards"]);
    expect(diagnostics.map(({ span }) => spanText(span!))).toEqual(["四", "2"]);
  });

  it("fits what it says it takes", () => {
    const task = fc.tuple(wordsOf(14), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }), fc.boolean()).map(([text, start, more, key]) => ({ text, start, end: Math.min(4, start + more), key }));
    const each = fc.record({ name: wordsOf(6), bars: many(task, 1, 2) });
    expectAlwaysSound(roadmap, fc.record({ axis: maybe(fc.constant("2016年")), periods: fc.constant(quarters), lanes: many(each, 2, 6), today: maybe(fc.constantFrom(1, 2.5, 4)) }));
  });
});

describe("org", () => {
  const names = (count: number, more: object = {}) => times(count, (i) => ({ name: `单位${i + 1}`, ...more }));
  const tree = (children: readonly object[], takeaway?: string) => ({ root: { name: "管委会", children }, ...(takeaway === undefined ? {} : { takeaway }) });
  const links = (own: object) => allNodes(laidOut(org, own)).filter((node): node is ConnectorNode => node.type === "connector");

  it("stands on the design's lines", () => {
    const laid = laidOut(org, exampleOf(org, "three levels"));
    expect(at(laid, "root")).toEqual([294, 6, 276, 69]);
    expect(at(laid, "branch 1")).toEqual([0, 117, 276, 69]);
    expect(at(laid, "leaf 2.1").map((points) => Math.abs(Math.round(points * 10)))).toEqual([0, 2280, 1584, 540]);
    expect(at(laid, "leaf 2.5")[0]).toBeCloseTo(864 - 158.4, 5);
    expect(at(laid, "takeaway")[1]).toBeCloseTo(314, 0);
    expect(["root", "branch 2", "leaf 2.3"].map((name) => (named(laid, name) as ShapeNode).fill)).toEqual(["fill", "tint", "panel"]);
  });

  it("ties every box to the one above it, all from one line", () => {
    const all = links(exampleOf(org, "three levels"));
    expect(all).toHaveLength(8);
    expect(all.filter(({ from }) => from.shape === "branch 2").map(({ to }) => to)).toEqual(times(5, (i) => ({ shape: `leaf 2.${i + 1}`, site: "top" })));
    const bus = all.filter(({ from, points }) => from.shape === "branch 2" && points.length === 4).map(({ points }) => points[1]!.y);
    expect(new Set(bus.map((y) => y.toFixed(2)))).toEqual(new Set([(126 + 186 + 21).toFixed(2)]));
  });

  it.each([1, 2, 3, 4, 5])("takes %i units below the top, with a third level or without", (count) => {
    expectSound(laidOut(org, tree(names(count))));
    expectSound(laidOut(org, tree(names(count, { note: "负责统筹推进", children: names(2) }), "一句话的结论。")));
  });

  it.each([7, 8, 11, 12])("stands %i units of one parent in two rows, the lines of the second between the boxes of the first", (count) => {
    const own = tree([{ name: "产业发展局", children: names(count) }], "一句话的结论。");
    const laid = laidOut(org, own);
    expectSound(laid);
    const first = times(Math.ceil(count / 2), (i) => named(laid, `leaf 1.${i + 1}`).box);
    for (const { to, points } of links(own)) {
      const box = named(laid, to.shape).box;
      if (!to.shape.startsWith("leaf") || box.y === first[0]!.y) continue;
      const x = points.at(-1)!.x;
      expect(first.some((other) => x > other.x - 1 && x < other.x + other.width + 1), to.shape).toBe(false);
      expect((points[0]!.y + box.y) / 2, "half way down there is no box either").toBeLessThan(first[0]!.y);
    }
  });

  it("lists the units of several parents below each other where a row is too narrow", () => {
    const own = tree(names(4, { children: names(3) }));
    const laid = laidOut(org, own);
    expectSound(laid);
    expect(at(laid, "leaf 2.2")[0]).toBe(at(laid, "leaf 2.1")[0]);
    expect(at(laid, "leaf 2.2")[1]).toBeGreaterThan(at(laid, "leaf 2.1")[1] + at(laid, "leaf 2.1")[3]);
    expect(links(own).filter(({ to }) => to.shape.startsWith("leaf")).every(({ from, to }) => from.site === "left" && to.site === "left")).toBe(true);
  });

  it("takes at most twelve on the third level", () => {
    expect(codes(org, tree(names(3, { children: names(5) })))).toEqual(["chart-too-many"]);
    expect(codes(org, tree(names(3, { children: names(4) })))).toEqual([]);
  });

  it("keeps boxes of a level in one type, smaller where one of them needs it", () => {
    const laid = laidOut(org, tree([...names(4), { name: "国有资本运营与产业投资促进管理服务中心" }]));
    expectSound(laid);
    const sizes = textsOf(laid).filter(({ name }) => name.startsWith("branch")).map(({ style }) => style.size);
    expect(new Set(sizes).size).toBe(1);
  });

  it("fits what it says it takes", () => {
    const box = fc.record({ name: wordsOf(10), note: maybe(wordsOf(12)) });
    const branch = fc.record({ name: wordsOf(10), note: maybe(wordsOf(12)), children: maybe(many(fc.record({ name: wordsOf(8) }), 1, 3)) });
    expectAlwaysSound(org, fc.record({ root: fc.record({ name: wordsOf(10), note: maybe(wordsOf(12)), children: fc.oneof(many(box, 1, 5), many(branch, 1, 4)) }), takeaway: maybe(wordsOf(46)) }));
  });
});
