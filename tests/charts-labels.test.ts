import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { chart as area } from "../src/charts/area.js";
import { chart as bar } from "../src/charts/bar.js";
import { chart as bubble } from "../src/charts/bubble.js";
import { chart as column } from "../src/charts/column.js";
import { chart as line } from "../src/charts/line.js";
import { chart as lollipop } from "../src/charts/lollipop.js";
import { chart as scatter } from "../src/charts/scatter.js";
import { chart as waterfall } from "../src/charts/waterfall.js";
import type { Chart } from "../src/kinds/chart.js";
import { kindNames, loadKinds } from "../src/kinds/load.js";
import { crosses, overlap, solveLabels, spreadApart, type LabelRequest, type Obstacle } from "../src/layout/label-solver.js";
import { plot } from "../src/layout/plot.js";
import type { ChartModel } from "../src/scene/chart-model.js";
import type { Box } from "../src/scene/nodes.js";
import type { Theme } from "../src/theme/theme.js";

const bounds: Box = { x: 0, y: 0, width: 200, height: 120 };
const boxes = fc.record({ x: fc.integer({ min: -20, max: 210 }), y: fc.integer({ min: -20, max: 130 }), width: fc.integer({ min: 4, max: 60 }), height: fc.integer({ min: 4, max: 30 }) });
const requests = fc
  .array(fc.record({ priority: fc.integer({ min: 0, max: 3 }), places: fc.array(boxes, { minLength: 1, maxLength: 4 }) }), { maxLength: 25 })
  .map((all): readonly LabelRequest<number>[] => all.map(({ priority, places }, i) => ({ id: String(i), priority, places: places.map((box, place) => ({ place, box })) })));
const obstacles = fc.array(fc.record({ shape: boxes, owner: fc.option(fc.integer({ min: 0, max: 24 }).map(String), { nil: undefined }) }), { maxLength: 10 });

describe("the label solver", () => {
  it("never lets two labels touch, nor one a foreign mark or the edge, and accounts for every label", () => {
    fc.assert(
      fc.property(requests, obstacles, (asked, marks) => {
        const { placed, hidden } = solveLabels(asked, marks, bounds);
        expect([...placed.keys(), ...hidden.keys()].sort()).toEqual(asked.map(({ id }) => id).sort());
        const all = [...placed];
        all.forEach(([id, { box }], i) => {
          for (const [, other] of all.slice(i + 1)) expect(overlap(box, other.box)).toBe(false);
          for (const { shape, owner } of marks) if (owner !== id) expect(overlap(box, shape)).toBe(false);
          expect(box.x >= -0.5 && box.y >= -0.5 && box.x + box.width <= 200.5 && box.y + box.height <= 120.5).toBe(true);
        });
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  it("places the more important first, and moves a label to make room for another", () => {
    const at = (x: number): Box => ({ x, y: 10, width: 20, height: 10 });
    const low = { id: "low", priority: 0, places: [{ place: "a", box: at(10) }] };
    const high = { id: "high", priority: 1, places: [{ place: "a", box: at(10) }, { place: "b", box: at(60) }] };
    const { placed } = solveLabels([low, high], [], bounds);
    expect(placed.get("low")?.place).toBe("a");
    expect(placed.get("high")?.place).toBe("b");
    const stuck = { ...high, places: high.places.slice(0, 1) };
    const second = solveLabels([low, stuck], [], bounds);
    expect(second.placed.has("high")).toBe(true);
    expect(second.hidden.get("low")).toBe("label");
  });

  it("says why a label has no place", () => {
    const one = (id: string, box: Box): LabelRequest<number> => ({ id, priority: 0, places: [{ place: 0, box }] });
    const mark: Obstacle = { shape: { from: { x: 0, y: 50 }, to: { x: 200, y: 50 } } };
    const { hidden } = solveLabels([one("out", { x: 190, y: 0, width: 20, height: 10 }), one("crossed", { x: 50, y: 45, width: 20, height: 10 })], [mark], bounds);
    expect(Object.fromEntries(hidden)).toEqual({ out: "edge", crossed: "mark" });
  });

  it("knows when a line crosses a box", () => {
    const box = { x: 10, y: 10, width: 20, height: 10 };
    expect(crosses({ from: { x: 0, y: 0 }, to: { x: 40, y: 30 } }, box)).toBe(true);
    expect(crosses({ from: { x: 20, y: 0 }, to: { x: 20, y: 40 } }, box)).toBe(true);
    expect(crosses({ from: { x: 0, y: 0 }, to: { x: 40, y: 8 } }, box)).toBe(false);
    expect(crosses({ from: { x: 0, y: 15 }, to: { x: 8, y: 15 } }, box)).toBe(false);
  });

  it("moves things along a line apart, in their order and within their ends", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 5, max: 20 })), { minLength: 1, maxLength: 12 }), (things) => {
        const sorted = things.toSorted(([a], [b]) => a - b);
        const sizes = sorted.map(([, size]) => size);
        const places = spreadApart(sorted.map(([at]) => at), sizes, 0, 300);
        places.forEach((place, i) => {
          expect(place).toBeGreaterThanOrEqual(sizes[i]! / 2 - 1e-9);
          expect(place).toBeLessThanOrEqual(300 - sizes[i]! / 2 + 1e-9);
          if (i > 0) expect(place - places[i - 1]!).toBeGreaterThanOrEqual((sizes[i]! + sizes[i - 1]!) / 2 - 1e-9);
        });
      }),
      { numRuns: 100, seed: 4 },
    );
    expect(spreadApart([10, 50], [8, 8], 0, 100)).toEqual([10, 50]); // what has room stays
  });
});

const sizes = fc.constantFrom({ width: 496.5, height: 322 }, { width: 864, height: 330 }, { width: 240, height: 180 });
/** Dense, negative, zero, tiny and huge. */
const value = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.constantFrom(0, 0.001, -0.000001, 999_999_999_999, 1e-6),
  fc.double({ min: -5000, max: 5000, noNaN: true }).map((number) => Number(number.toFixed(2))),
);
const row = (least: number, most: number, of = value) => fc.array(of, { minLength: least, maxLength: most });
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `第${i + 1}类`);
const positive = value.map(Math.abs);
const plain = (kind: string, most: number, of = value) => row(2, most, of).map((values) => ({ kind, categories: names(values.length), values }));
const several = (kind: string, most: number, of = value, extra = {}) =>
  fc.tuple(row(2, most, of), fc.integer({ min: 2, max: 4 })).map(([first, count]) => ({
    kind, ...extra, categories: names(first.length),
    series: Array.from({ length: count }, (_, i) => ({ name: `系列${i + 1}`, values: first.map((number, k) => first[(k + i) % first.length]! * (i + 1) || number) })),
  }));
const points = fc.array(fc.record({ x: value, y: value, size: positive, label: fc.constantFrom("工程机械", "新材料", "生物医药", "A", "Information technology") }), { minLength: 3, maxLength: 24 });

describe("labels of random charts", () => {
  const cases: readonly (readonly [string, Chart, fc.Arbitrary<object>])[] = [
    ["column", column as Chart, plain("column", 8)],
    ["clustered columns", column as Chart, several("column", 8)],
    ["stacked columns", column as Chart, several("column", 8, value, { grouping: "stacked" })],
    ["columns with a target and a note", column as Chart, plain("column", 8).map((spec) => ({ ...spec, target: 20, average: true, notes: [{ at: 1, text: "说明这一点为什么高" }] }))],
    ["bar", bar as Chart, plain("bar", 10)],
    ["stacked bars", bar as Chart, several("bar", 10, positive, { grouping: "stacked" })],
    ["line", line as Chart, plain("line", 12)],
    ["lines", line as Chart, several("line", 12)],
    ["area", area as Chart, plain("area", 24, positive)],
    ["lollipop", lollipop as Chart, plain("lollipop", 16)],
    ["waterfall", waterfall as Chart, row(3, 9).map((values) => ({ kind: "waterfall", steps: values.map((one, i) => ({ label: `第${i + 1}步`, value: one, total: i === 0 })) }))],
    ["scatter", scatter as Chart, points.map((all) => ({ kind: "scatter", points: all.map(({ x, y, label }) => ({ x, y, label })) }))],
    ["bubble", bubble as Chart, points.map((all) => ({ kind: "bubble", points: all }))],
  ];

  it.each(cases)("%s", (_, chart, specs) => {
    fc.assert(
      fc.property(specs, sizes, (written, size) => {
        const model = chart.model(chart.spec.parse(written), size);
        expectClear(model, { x: 0, y: 0, ...size });
      }),
      { numRuns: 25, seed: 11 },
    );
  });
});

/** Kinds that are native charts; those drawn as shapes have tests of their own. */
const native = new Set(["area", "bar", "bubble", "bullet", "column", "combo", "doughnut", "histogram", "line", "lollipop", "pareto", "pie", "radar", "scatter", "slope", "waterfall"]);

describe("everything a chart draws", async () => {
  const kinds = await loadKinds("charts", await kindNames("charts"));
  const extremes: readonly (readonly number[])[] = [[0, 0, 0, 0, 0], [1e-9, 2e-9, 0, 1e-9, 3e-9], [9e14, 1, 5e14, 3, 2e14], [7, 7, 7, 7, 7], [100, 1, 1, 1, 1], [3, 99, 98.9, 98.8, 98.7]];
  const written = (chart: Chart, values: readonly number[]): object => {
    const categories = ["工程机械及装备制造", "新材料", "Information technology", "光电信息", "其他"];
    const both = [{ name: "2010年", values }, { name: "2015年", values: values.toReversed() }];
    switch (chart.name) {
      case "scatter":
        return { kind: "scatter", means: true, x: { title: "横" }, y: { title: "纵" }, points: values.map((x, i) => ({ x, y: values[4 - i], label: categories[i] })) };
      case "bubble":
        return { kind: "bubble", points: values.map((x, i) => ({ x, y: values[4 - i], size: x, label: categories[i] })) };
      case "bullet":
        return { kind: "bullet", items: values.map((value, i) => ({ label: categories[i], value, target: values[4 - i] })) };
      case "combo":
        return { kind: "combo", categories, columns: both, line: { name: "增速", values } };
      case "slope":
        return { kind: "slope", categories, series: both };
      case "doughnut":
        return { kind: "doughnut", categories: categories.slice(1), values: values.slice(1) };
      case "histogram":
        return { kind: "histogram", values };
      case "waterfall":
        return { kind: "waterfall", categories, values, totals: [1] };
      case "radar":
        return { kind: "radar", categories, series: both };
      default:
        return { kind: chart.name, categories, values };
    }
  };
  const size: Box = { x: 100, y: 80, width: 496.5, height: 322 };
  const card: Box = { ...size, width: 228, height: 200 };
  const cases = [...kinds.values()].flatMap((one) => (one.model ? [one] : [])).filter(({ name }) => native.has(name)).flatMap((chart) => [
    ...Object.entries(chart.examples).flatMap(([name, yaml]) =>
      [size, card].map((within) => ({ name: `${chart.name}: ${name}, ${within.width} wide`, chart, spec: parse(yaml) as object, size: within })),
    ),
    ...extremes.map((values) => ({ name: `${chart.name}: ${values.join(" ")}`, chart, spec: written(chart, values), size })),
  ]);

  it.each(cases)("$name has a place inside the chart", ({ chart, spec, size }) => {
    const parsed = chart.spec.safeParse(spec);
    if (!parsed.success) return expect(parsed.error.issues.map((issue) => issue.code)).toContain("custom"); // an empty whole has no chart
    const model = chart.model(parsed.data, size);
    const nodes = [...(chart.underlay?.(model, size, {} as Theme) ?? []), ...chart.draw(model, size, {} as Theme), ...(chart.overlay?.(model, size, {} as Theme) ?? [])];
    for (const { name, box } of nodes) {
      const ends = [box.x - size.x, box.y - size.y, size.x + size.width - box.x - box.width, size.y + size.height - box.y - box.height];
      for (const end of ends) expect(end, `${name} ${JSON.stringify(box)}`).toBeGreaterThan(-2);
    }
  });
});

/** No label on another, on the mark of another value, or outside the chart. */
function expectClear(model: ChartModel, within: Box): void {
  const { bars, points: dots, labels } = plot(model, within);
  const inked = labels.map((label) => ({ ...label, box: { ...label.box, y: label.box.y + label.size * 0.2, height: label.size * 0.8 } })); // digits have no more
  inked.forEach((label, i) => {
    const own = (mark: { readonly series: number; readonly point: number }): boolean => mark.series === label.series && mark.point === label.point;
    for (const other of inked.slice(i + 1)) expect(overlap(label.box, other.box), `${label.text} on ${other.text}`).toBe(false);
    for (const mark of bars) if (!own(mark) && mark.fill !== "none") expect(overlap(label.box, mark.box), `${label.text} on a bar`).toBe(false);
    for (const { at, radius, ...dot } of dots) {
      if (own(dot) || radius === 0) continue;
      expect(overlap(label.box, { x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius }), `${label.text} on a point`).toBe(false);
    }
    expect(label.box.x >= -0.5 && label.box.x + label.box.width <= within.width + 0.5, `${label.text} beside the chart`).toBe(true);
    expect(label.box.y >= -0.5 && label.box.y + label.box.height <= within.height + 0.5, `${label.text} above or below the chart`).toBe(true);
  });
}
