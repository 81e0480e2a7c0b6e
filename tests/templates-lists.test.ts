import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { backend } from "../src/backends/svg/index.js";
import { build } from "../src/build.js";
import type { Template } from "../src/kinds/template.js";
import { divided } from "../src/kinds/divide.js";
import { tableBlock } from "../src/kinds/table-cells.js";
import { body, columnWidth } from "../src/layout/grid.js";
import type { ShapeNode, TableNode } from "../src/scene/nodes.js";
import { spanText } from "../src/source/span.js";
import { template as appendixTable } from "../src/templates/appendix-table.js";
import { template as blank } from "../src/templates/blank.js";
import { template as bullets } from "../src/templates/bullets.js";
import { template as cycle } from "../src/templates/cycle.js";
import { template as funnel } from "../src/templates/funnel.js";
import { template as heatTable } from "../src/templates/heat-table.js";
import { template as ranking } from "../src/templates/ranking.js";
import { template as sources } from "../src/templates/sources.js";
import { template as table } from "../src/templates/table.js";
import { contrast } from "../src/theme/contrast.js";
import { memoryWorld } from "../src/world.js";
import { codesOf, compileText, outlineOf } from "./support/decks.js";
import { arranged, bottom, codes, contextOf, example, expectSound, flat, laidOut, named, numbers, optional, right, said, textsOf, words } from "./support/fits-lists.js";
import { testTheme } from "./support/scene.js";

const ours = [appendixTable, blank, cycle, funnel, heatTable, ranking, table, bullets] as readonly Template[];
const tableIn = (laid: ReturnType<typeof laidOut>): TableNode => flat(laid.nodes).find((node): node is TableNode => node.type === "table")!;
const shapesNamed = (laid: ReturnType<typeof laidOut>, pattern: RegExp): readonly ShapeNode[] => flat(laid.nodes).filter((node): node is ShapeNode => node.type === "shape" && pattern.test(node.name));

describe("every example fits its body, on every page", () => {
  for (const template of ours)
    for (const name of Object.keys(template.examples))
      it.each(["16:9", "4:3", "A4"] as const)(`${template.name}: ${name} on %s`, (size) =>
        expectSound(laidOut(template, example(template, name), contextOf(name === "english" ? "en" : "zh-CN"), size), size),
      );
});

/** Content inside the capacities never overflows, whatever the language. */
function holds(template: Template, content: fc.Arbitrary<object>): void {
  it("holds what its capacities promise", () => {
    fc.assert(
      fc.property(content, fc.constantFrom("16:9" as const, "4:3" as const), fc.constantFrom("zh-CN" as const, "en" as const), (own, size, language) => {
        const context = contextOf(language);
        const parsed = template.content.parse(own);
        for (const part of template.split?.(parsed, 1, context) ?? [parsed]) expectSound(arranged(template, part, context, size), size);
      }),
      { numRuns: 40 },
    );
  });
}

describe("divided", () => {
  it("is even, keeps every entry once and in order, and gives no slide too much", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 12 }), (length, parts, most) => {
        const items = Array.from({ length }, (_, i) => i);
        const stretches = divided(items, { parts, most });
        if (!stretches) {
          expect(length).toBeLessThan(parts);
          return;
        }
        expect(stretches.flatMap(({ items: each }) => each)).toEqual(items);
        expect(stretches.map(({ first, items: [head] }) => first === head)).not.toContain(false);
        const sizes = stretches.map(({ items: each }) => each.length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(stretches.length).toBeGreaterThanOrEqual(parts);
      }),
    );
  });

  it("gives up where slides would get too few", () => {
    expect(divided([1, 2, 3], { parts: 2, most: 6, least: 2 })).toBeUndefined();
    expect(divided([1], { parts: 1, most: 6, least: 2 })).toHaveLength(1);
  });
});

describe("ranking", () => {
  const entries = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `园区${i + 1}`, value: 10 + i }));

  it("sorts from the largest, numbers from one, and draws bars in proportion", () => {
    const laid = laidOut(ranking, { entries: [{ name: "甲", value: 5 }, { name: "乙", value: 20 }, { name: "丙", value: 10 }] });
    expect([1, 2, 3].map((i) => said(named(laid, `entry ${i} name`)))).toEqual(["乙", "丙", "甲"]);
    const widths = [1, 2, 3].map((i) => named(laid, `entry ${i} bar`).box.width);
    expect(widths[1]! / widths[0]!).toBeCloseTo(0.5, 5);
    expect(widths[2]! / widths[0]!).toBeCloseTo(0.25, 5);
  });

  it("gives equal values one rank, and keeps the written order where asked", () => {
    const same = [{ name: "甲", value: 5 }, { name: "乙", value: 5 }, { name: "丙", value: 9 }];
    const ranks = (own: object) => textsOf(laidOut(ranking, own)).filter(({ name }) => / rank(?: \d+)?$/u.test(name)).map(said);
    expect(ranks({ entries: same })).toEqual(["1", "2", "2"]);
    expect(ranks({ entries: same, order: "given" })).toEqual(["1", "2", "3"]);
    expect(said(named(laidOut(ranking, { entries: same, order: "ascending" }), "entry 3 name"))).toBe("丙");
  });

  it("emphasises the first, the one named, or none", () => {
    const fills = (more: object) => shapesNamed(laidOut(ranking, { entries: entries(3), ...more }), / bar$/u).map(({ fill }) => fill);
    expect(fills({})).toEqual(["fill", "muted", "muted"]);
    expect(fills({ highlight: "园区1" })).toEqual(["muted", "muted", "fill"]);
    expect(fills({ highlight: "none" })).toEqual(["muted", "muted", "muted"]);
    expect(codes(ranking, { entries: entries(3), highlight: "园区9" })).toEqual(["unknown-value"]);
  });

  it("lets negative bars run to the left of a common zero", () => {
    const laid = laidOut(ranking, { entries: [{ name: "甲", value: 30 }, { name: "乙", value: -10 }, { name: "丙", value: 0 }] });
    const [most, none, least] = [1, 2, 3].map((i) => named(laid, `entry ${i} bar`));
    expect(right(least!)).toBeCloseTo(most!.box.x, 5);
    expect(none!.box.width).toBeLessThan(2);
    expect(most!.box.width / least!.box.width).toBeCloseTo(3, 5);
  });

  it("keeps names, bars, numbers and changes apart and in columns", () => {
    const laid = laidOut(ranking, example(ranking, "parks"));
    const of = (part: string) => flat(laid.nodes).filter(({ name }) => name.endsWith(` ${part}`) && name.startsWith("entry"));
    expect(Math.max(...of("name").map(right))).toBeLessThan(Math.min(...of("bar").map(({ box }) => box.x)));
    expect(Math.max(...of("bar").map(right))).toBeLessThan(Math.min(...of("value").map(({ box }) => box.x)));
    expect(new Set(of("value").map((node) => right(node).toFixed(2))).size).toBe(1);
    expect(new Set(textsOf(laid).filter(({ name }) => /^entry.* value$/u.test(name)).map(({ style }) => style.size))).toEqual(new Set([14]));
    expect(new Set(of("change").map((node) => right(node).toFixed(2)))).toEqual(new Set(["912.00"]));
  });

  it("goes on over slides with one scale and one set of columns", () => {
    const content = ranking.content.parse({ entries: entries(23), takeaway: "结论" });
    const parts = ranking.split!(content, 1, contextOf())!;
    expect(parts.map((part) => part.ranked.length)).toEqual([6, 6, 6, 5]);
    expect(parts.map((part) => part.takeaway)).toEqual([undefined, undefined, undefined, "结论"]);
    const laid = parts.map((part) => arranged(ranking, part));
    laid.forEach((each) => expectSound(each));
    const first = named(laid[0]!, "entry 1 bar");
    const last = named(laid[3]!, "entry 23 bar");
    expect(last.box.x).toBe(first.box.x);
    expect(last.box.width / first.box.width).toBeCloseTo(10 / 32, 5);
  });

  it("points at the entry that is no number", async () => {
    const slide = "template: ranking\ntitle: 标题\nentries:\n  - { name: 甲, value: 3 }\n  - { name: 乙, value: 许多 }\n  - { name: 丙, value: 1 }";
    const { diagnostics } = await compileText({ "outline.yaml": outlineOf([slide]) });
    expect(codesOf(diagnostics)).toEqual(["not-a-number"]);
    expect(spanText(diagnostics[0]!.span!)).toContain("许多");
  });

  const one = fc.record({ name: words(13), value: numbers, unit: optional(fc.constantFrom("亿元", "%", "RMB m")), change: optional(fc.constantFrom("+10.2%", "-3.14%", "0")) }, { requiredKeys: ["name", "value"] });
  holds(ranking as Template, fc.record({ entries: fc.array(one, { minLength: 3, maxLength: 24 }), heads: optional(fc.record({ name: words(8), value: words(6) })) }));
});

describe("heat-table", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `园区${i + 1}`, values: [i, i * 2, i * 3] }));
  const fills = (own: object, context = contextOf()) => tableIn(laidOut(heatTable, own, context)).rows.slice(1).map((row) => row.slice(1).map(({ fill }) => fill));

  it("tints by size: steps of equal width, gaps untinted", () => {
    const own = { columns: ["甲", "乙", "丙", "丁", "戊", "己"], rows: [{ name: "一", values: [0, 20, 40, 60, 80, 100] }, { name: "二", values: [0, null, 0, 0, 0, 0] }] };
    expect(fills(own)).toEqual([
      ["panel", "tint", "tint2", "soft", "fill", "fill"],
      ["panel", undefined, "panel", "panel", "panel", "panel"],
    ]);
    expect(fills({ ...own, tints: 3 })[0]).toEqual(["panel", "panel", "tint2", "tint2", "fill", "fill"]);
  });

  it("compares within the column or the row where asked", () => {
    const own = { columns: ["甲", "乙"], rows: [{ name: "一", values: [1, 100] }, { name: "二", values: [2, 400] }] };
    expect(fills({ ...own, scale: "column" })).toEqual([["panel", "panel"], ["fill", "fill"]]);
    expect(fills({ ...own, scale: "row" })).toEqual([["panel", "fill"], ["panel", "fill"]]);
  });

  it.each(["qinghua", "jianghong", "stage", "linen", "shuimo"])("%s: numbers stand out from their tints, and tints grow away from the page", (name) => {
    const theme = testTheme(name);
    const { rows: drawn } = tableIn(laidOut(heatTable, { columns: ["甲", "乙", "丙", "丁", "戊"], rows: [{ name: "一", values: [1, 2, 3, 4, 5] }, { name: "二", values: [1, 2, 3, 4, 5] }] }, contextOf("zh-CN", theme)));
    const cells = drawn[1]!.slice(1);
    for (const { fill, style } of cells) expect(contrast(theme.colors[style.color], theme.colors[fill!])).toBeGreaterThanOrEqual(4.5);
    const away = cells.map(({ fill }) => contrast(theme.colors[fill!], theme.colors.bg));
    expect(away).toEqual(away.toSorted((a, b) => a - b));
    expect(new Set(cells.map(({ fill }) => fill)).size).toBe(5);
  });

  it("names the least and the largest number beside the key", () => {
    const laid = laidOut(heatTable, { columns: ["甲", "乙"], unit: "亿元", rows: [{ name: "一", values: [1.5, 3] }, { name: "二", values: [2, 12] }] });
    expect([said(named(laid, "key low")), said(named(laid, "key high"))]).toEqual(["低 1.5", "高 12.0"]);
    expect(right(named(laid, "key high"))).toBeCloseTo(912, 1);
  });

  it("goes on over slides, where a tint means the same", () => {
    const parts = heatTable.split!(heatTable.content.parse({ columns: ["甲", "乙", "丙"], rows: rows(20) }), 1, contextOf())!;
    expect(parts.map((part) => part.rows.length)).toEqual([7, 7, 6]);
    const last = tableIn(arranged(heatTable, parts[0])).rows.at(-1)!.at(-1)!;
    expect(last.fill).toBe("tint");
    parts.forEach((part) => expectSound(arranged(heatTable, part)));
  });

  const content = fc.integer({ min: 2, max: 8 }).chain((width) =>
    fc.record({
      columns: fc.array(words(5), { minLength: width, maxLength: width }),
      rows: fc.array(fc.record({ name: words(11), values: fc.array(fc.option(numbers), { minLength: width, maxLength: width }) }), { minLength: 2, maxLength: 20 }),
      head: optional(words(6)),
      unit: optional(words(8)),
      tints: fc.integer({ min: 3, max: 5 }),
      scale: fc.constantFrom("table", "row", "column"),
    }),
  );
  holds(heatTable as Template, content);
});

describe("tables over slides", () => {
  const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => [`指标${i + 1}`, i === 0 ? 100.25 : i]);

  it("repeats the head, keeps columns and decimals alike, and leaves total and takeaway to the last", () => {
    const content = table.content.parse({ columns: ["指标", "数值"], rows: rowsOf(21), total: "last", emphasis: 9, takeaway: "一句结论" });
    const parts = table.split!(content, 1, contextOf())!;
    expect(parts.map(({ rows }) => rows.length)).toEqual([7, 7, 7]);
    expect(parts.map(({ total, strong, takeaway }) => [total, strong, takeaway])).toEqual([[undefined, undefined, undefined], [undefined, 1, undefined], [6, undefined, "一句结论"]]);
    const drawn = parts.map((part) => tableIn(arranged(table, part)));
    expect(new Set(drawn.map(({ widths }) => widths.map((width) => width.toFixed(2)).join(" "))).size).toBe(1);
    expect(drawn[1]!.rows[1]![1]!.paragraph[0]!.text).toBe("7.00");
    expect(drawn.map(({ rows }) => rows[0]![0]!.paragraph[0]!.text)).toEqual(["指标", "指标", "指标"]);
  });

  it("divides further when asked, until rows are too few", () => {
    const content = table.content.parse({ columns: ["指标", "数值"], rows: rowsOf(3) });
    expect(table.split!(content, 1, contextOf())).toEqual([content]);
    expect(table.split!(content, 2, contextOf())!.map(({ rows }) => rows.length)).toEqual([2, 1]);
    expect(table.split!(content, 4, contextOf())).toBeUndefined();
  });

  it("builds 200 rows of an appendix with cells of several lines", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `  - [指标${i + 1}, ${i}, "${i % 7 === 0 ? "对照六大作用找差距，在全省乃至全国的坐标系里定目标，".repeat(3) : "说明"}"]`);
    const { scene, diagnostics } = await compileText({ "outline.yaml": outlineOf([`template: appendix-table\ntitle: 附表\ncolumns: [指标, 数值, 说明]\nrows:\n${rows.join("\n")}`]) });
    expect(codesOf(diagnostics)).toEqual([]);
    const tables = scene!.slides.map(({ nodes }) => nodes.find((node): node is TableNode => node.type === "table")!);
    expect(tables.flatMap(({ rows: drawn }) => drawn.slice(1)).map(([cell]) => cell!.paragraph[0]!.text)).toEqual(Array.from({ length: 200 }, (_, i) => `指标${i + 1}`));
    expect(Math.max(...tables.map(bottom))).toBeLessThanOrEqual(body.y + body.height + 0.5);
    expect(scene!.slides[1]!.title).toMatch(/^附表（2\/\d+）$/u);
  });

  it("sets heads over several columns, each with its own rule, on every slide", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `  - [园区${i + 1}, ${i}, ${i}, 说明]`).join("\n");
    const groups = '[{ head: "", span: 1 }, { head: 签约, span: 2 }, { head: "", span: 1 }]';
    const { scene, diagnostics } = await compileText({ "outline.yaml": outlineOf([`template: appendix-table\ntitle: 附表\ngroups: ${groups}\ncolumns: [园区, 目标, 完成, 备注]\nrows:\n${rows}`]) });
    expect(codesOf(diagnostics)).toEqual([]);
    for (const { nodes } of scene!.slides) {
      const [over] = nodes.find((node): node is TableNode => node.type === "table")!.rows;
      expect(over!.map(({ paragraph, across, bottom: under }) => [paragraph.map(({ text }) => text).join(""), across, under?.color])).toEqual([["", undefined, undefined], ["签约", 2, "rule"], ["", undefined, "rule"], ["", undefined, undefined]]);
    }
    expect(codes(appendixTable, { columns: ["甲", "乙"], groups: [{ head: "组", span: 3 }], rows: [[1, 2]] })).toEqual(["table-row-length"]);
  });

  it("merges the cells of such a head in both backends", async () => {
    const outline = outlineOf(['template: appendix-table\ntitle: 附表\ngroups: [{ head: 组, span: 2 }, { head: "", span: 1 }]\ncolumns: [甲, 乙, 丙]\nrows: [[1, 2, 3]]']);
    const built = await build(memoryWorld({ "outline.yaml": outline }), "outline.yaml");
    const parts = unzipSync(built.artifacts![0]!.data);
    const xml = new TextDecoder().decode(parts["ppt/slides/slide1.xml"]);
    expect(xml.match(/<a:tc gridSpan="2">/gu)).toHaveLength(1);
    expect(xml.match(/<a:tc hMerge="1">/gu)).toHaveLength(1);
    expect(xml.match(/<a:tc[ >]/gu)).toHaveLength(9);
    const [svg] = await backend.emit(built.scene!, testTheme());
    expect(new TextDecoder().decode(svg!.data)).toContain("组");
  });

  it("takes what is too wide from the widest columns", () => {
    const long = "在全省乃至全国的坐标系里找差距、定目标".repeat(3);
    const block = tableBlock({ columns: ["名称", "单位", "甲", "乙"], rows: [["短", "亿元", long, long]] }, { role: "table-dense", head: 30, row: 26, grows: true }, contextOf());
    const widths = block.columns.map(({ size }) => size as number);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(body.width, 5);
    expect(widths[1]).toBeLessThan(60);
    expect(widths[2]).toBe(widths[3]);
    expect(block.rows[1]!.height).toBeGreaterThan(26);
  });

  it("knows a row that has too many cells, and a total beyond the last row", () => {
    expect(codes(appendixTable, { columns: ["甲", "乙"], rows: [[1, 2, 3]] })).toEqual(["table-row-length"]);
    expect(codes(appendixTable, { columns: ["甲", "乙"], rows: [[1, 2]], total: 2 })).toEqual(["number-too-large"]);
    expect(codes(appendixTable, { columns: ["甲", "乙"], rows: Array.from({ length: 201 }, () => [1, 2]) })).toEqual(["too_big"]);
  });

  const cell = fc.oneof(words(14), numbers, fc.constant(null));
  const content = fc.integer({ min: 2, max: 6 }).chain((width) =>
    fc.record({ columns: fc.array(words(5), { minLength: width, maxLength: width }), rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 }) }),
  );
  holds(appendixTable as Template, content);
});

describe("lists over slides", () => {
  it("numbers bullets on, and points into the whole list", async () => {
    const items = Array.from({ length: 14 }, (_, i) => `  - ${i === 12 ? "很长的说明".repeat(30) : `第${i + 1}件事`}`);
    const { scene, diagnostics } = await compileText({ "outline.yaml": outlineOf([`template: bullets\ntitle: 标题写明\nitems:\n${items.join("\n")}`]) });
    const numbered = scene!.slides.map(({ nodes }) => nodes.filter(({ name }) => /^item \d+ number$/u.test(name)).map(said));
    expect(numbered.flat()).toEqual(Array.from({ length: 14 }, (_, i) => String(i + 1)));
    expect(numbered.every((list) => list.length >= 2 && list.length <= 6)).toBe(true);
    expect(codesOf(diagnostics)).toEqual(["text-overflow"]);
    expect(spanText(diagnostics[0]!.span!)).toContain("很长的说明");
  });

  it("divides the sources of a deck by themselves", async () => {
    const rows = Array.from({ length: 23 }, (_, i) => `  - { name: 指标${i + 1}, value: ${i}亿元, place: 第${i}行 }`);
    const { scene, diagnostics } = await compileText({ "outline.yaml": outlineOf([`template: sources\ntitle: 附录：出处\nsource: 总结\nrows:\n${rows.join("\n")}`]) });
    expect(codesOf(diagnostics)).toEqual([]);
    expect(scene!.slides.map(({ nodes }) => nodes.find((node): node is TableNode => node.type === "table")!.rows.length - 1)).toEqual([8, 8, 7]);
  });

  it("keeps a stated page of the sources whole", () => {
    expect(sources.split!(sources.content.parse({ page: 2 }), 1, contextOf())).toBeUndefined();
  });
});

describe("funnel", () => {
  const stages = (values: readonly number[], unit = "项") => values.map((value, i) => ({ name: `阶段${i + 1}`, value, unit }));
  const widths = (own: object) => shapesNamed(laidOut(funnel, own), / slip$/u).map(({ box }) => box.width);

  it("draws slips as wide as their numbers say, one below the other about one axis", () => {
    const laid = laidOut(funnel, { stages: stages([200, 100, 50]) });
    const slips = shapesNamed(laid, / slip$/u);
    expect(slips[1]!.box.width / slips[0]!.box.width).toBeCloseTo(0.5, 5);
    expect(slips[2]!.box.width / slips[0]!.box.width).toBeCloseTo(0.25, 5);
    expect(new Set(slips.map(({ box }) => (box.x + box.width / 2).toFixed(2))).size).toBe(1);
    expect(slips.map(({ fill }) => fill)).toEqual(["tint2", "tint2", "fill"]);
  });

  it("takes even steps where numbers cannot be compared or do not fall", () => {
    const even = widths({ stages: [{ name: "甲" }, { name: "乙" }, { name: "丙" }] });
    expect(even[0]).toBe(body.width);
    expect(even[1]! / even[0]!).toBeCloseTo(0.7, 5);
    const mixed = widths({ stages: [{ name: "甲", value: 5, unit: "亿元" }, { name: "乙", value: 4, unit: "%" }, { name: "丙", value: 3, unit: "项" }] });
    expect(mixed[2]! / mixed[0]!).toBeCloseTo(0.4, 5);
    const rising = widths({ stages: stages([10, 20, 5]) });
    expect(rising[1]! / rising[0]!).toBeCloseTo(0.7, 5);
  });

  it("sets a number beside a slip that is too narrow for it", () => {
    const laid = laidOut(funnel, { stages: stages([10_000, 500, 3]) });
    expectSound(laid);
    expect(named(laid, "stage 3 value").box.x).toBeGreaterThan(right(named(laid, "stage 3 slip")));
    expect(named(laid, "stage 1 value")).toMatchObject({ align: "center", style: { color: "ink" } });
  });

  it("shows conversions between the slips, marked where derived", () => {
    const laid = laidOut(funnel, { stages: [{ name: "甲", value: 235 }, { name: "乙", value: 110, rate: { value: 46.8, unit: "%", label: "获批率", derived: true, figure: "rate" } }, { name: "丙", value: 50 }] });
    const rate = named(laid, "stage 2 rate");
    expect(said(rate)).toBe("▼ 获批率（推算） 46.8%");
    expect(rate.type === "text" && rate.paragraphs[0]!.some(({ figure }) => figure === "rate")).toBe(true);
    expect(rate.box.y).toBeGreaterThanOrEqual(bottom(named(laid, "stage 1 slip")));
    expect(bottom(rate)).toBeLessThanOrEqual(named(laid, "stage 2 slip").box.y);
  });

  it("takes three to six stages and a highlight among them", () => {
    expect(codes(funnel, { stages: stages([1, 1]) })).toEqual(["too_small"]);
    expect(codes(funnel, { stages: stages([7, 6, 5, 4, 3, 2, 1]) })).toEqual(["too_big"]);
    expect(codes(funnel, { stages: stages([3, 2, 1]), highlight: 4 })).toEqual(["number-too-large"]);
    expect(codes(funnel, { stages: stages([3, 2, 1]).map((stage) => ({ ...stage, rate: { value: 50, unit: "%" } })) })).toEqual(["unknown-field"]);
  });

  const stage = fc.record({ name: words(7), note: optional(words(11)), value: optional(numbers), unit: optional(fc.constantFrom("项", "亿元")), rate: optional(fc.constant({ value: 46.8, unit: "%", label: "获批率" })) });
  const filled = fc.array(stage, { minLength: 3, maxLength: 6 }).map((list) => list.map(({ value, unit, rate, ...rest }, i) => ({ ...rest, ...(i > 0 && { rate }), ...(value !== undefined && { value, unit }) })));
  const point = fc.record({ head: words(9), text: words(34) });
  holds(funnel as Template, fc.record({ stages: filled, points: optional(fc.array(point, { minLength: 1, maxLength: 3 })) }));
});

describe("cycle", () => {
  const steps = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `步骤${i + 1}`, text: "管委会资产确权到公司，主体与责任一并落地" }));

  it.each([3, 4, 5, 6])("puts %i nodes on one ring, clockwise from the top, clear of the arrows", (count) => {
    const laid = laidOut(cycle, { steps: steps(count), center: "借用还一体化", highlight: 2 });
    expectSound(laid);
    const middle = (name: string) => { const { box } = named(laid, name); return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; };
    const center = middle("ring");
    const nodes = Array.from({ length: count }, (_, i) => middle(`node ${i + 1}`));
    for (const { x, y } of nodes) expect(Math.hypot(x - center.x, y - center.y)).toBeCloseTo(129, 3);
    const angles = nodes.map(({ x, y }) => (Math.atan2(x - center.x, center.y - y) + 2 * Math.PI) % (2 * Math.PI));
    expect(angles).toEqual(angles.toSorted((a, b) => a - b));
    for (const arrow of ["arrow down", "arrow up"].map(middle)) for (const { x, y } of nodes) expect(Math.hypot(x - arrow.x, y - arrow.y)).toBeGreaterThan(28);
  });

  it("stays round on a taller page", () => {
    const laid = laidOut(cycle, { steps: steps(5) }, contextOf(), "4:3");
    for (const { box } of shapesNamed(laid, /^(?:ring|node)/u)) expect(box.width).toBeCloseTo(box.height, 5);
    expect(named(laid, "cycle").type).toBe("group");
  });

  it("sets number and name of a step on one line, whatever the text", () => {
    const laid = laidOut(cycle, { steps: [...steps(3), { name: "盘活", value: 12.3, unit: "亿元" }] });
    for (const i of [1, 4]) expect(named(laid, `step ${i} number`).box.y).toBeCloseTo(named(laid, `step ${i} name`).box.y, 5);
    expect(right(named(laid, "step 4 value"))).toBeCloseTo(912, 1);
  });

  const step = fc.record({ name: words(10), text: optional(words(36)), value: optional(numbers), unit: optional(fc.constantFrom("亿元", "项")) }).map(({ value, unit, ...rest }) => (value === undefined ? rest : { ...rest, value, unit }));
  holds(cycle as Template, fc.record({ steps: fc.array(step, { minLength: 3, maxLength: 6 }), center: optional(words(8)) }));
});

describe("blank", () => {
  const blocks = (count: number, more: object = {}) => Array.from({ length: count }, (_, i) => ({ text: `第${i + 1}块`, ...more }));

  it("places blocks in the cells that are said, or the next free ones", () => {
    const laid = laidOut(blank, { grid: { columns: 2, rows: 2 }, blocks: [{ text: "甲", rowSpan: 2 }, { text: "乙" }, { text: "丙", col: 2, row: 2 }] });
    const boxes = [1, 2, 3].map((i) => named(laid, `block ${i}`).box);
    expect(boxes.map(({ x }) => x)).toEqual([48, 489, 489]);
    expect(boxes[0]!.y).toBe(boxes[1]!.y);
    expect(boxes[2]!.y).toBeGreaterThan(boxes[1]!.y + 100);
    expect(right(named(laid, "block 2 rule"))).toBeCloseTo(912, 5);
  });

  it("divides the width by the weights that the grid states", () => {
    const laid = laidOut(blank, { grid: { columns: [2, 1] }, blocks: blocks(2) });
    const [wide, narrow] = [1, 2].map((i) => named(laid, `block ${i} rule`).box.width);
    expect(wide! / narrow!).toBeCloseTo(2, 5);
    expect(wide! + narrow!).toBeCloseTo(body.width - 18, 5);
  });

  it("tells blocks that lie outside, over each other, or find no place", () => {
    const grid = { columns: 2, rows: 1 };
    expect(codes(blank, { grid, blocks: [{ text: "甲", col: 2, row: 1, span: 2 }] })).toEqual(["block-outside"]);
    expect(codes(blank, { grid, blocks: [{ text: "甲", span: 3 }] })).toEqual(["block-outside"]);
    expect(codes(blank, { grid, blocks: [{ text: "甲", span: 2 }, { text: "乙", col: 1, row: 1 }] })).toEqual(["block-overlap"]);
    expect(codes(blank, { grid, blocks: blocks(3) })).toEqual(["block-without-cell"]);
    expect(codes(blank, { grid, blocks: [{ text: "甲" }, { text: "乙", col: 2 }] })).toEqual([]);
  });

  it("points at a block of two kinds, and at the field of a chart that is wrong", async () => {
    const slide = "template: blank\ntitle: 标题\ngrid: { columns: 2 }\nblocks:\n  - { text: 甲, bullets: [乙] }\n  - { text: 丙 }";
    expect(codesOf((await compileText({ "outline.yaml": outlineOf([slide]) })).diagnostics)).toEqual(["unknown-field"]);
    const chart = "template: blank\ntitle: 标题\nsource: 总结\ngrid: { columns: 1 }\nblocks:\n  - chart: { kind: column, categories: [甲, 乙], values: [1, 许多] }";
    const { diagnostics } = await compileText({ "outline.yaml": outlineOf([chart]) });
    expect(codesOf(diagnostics)).toEqual(["not-a-number"]);
    expect(spanText(diagnostics[0]!.span!)).toContain("许多");
  });

  it("keeps pictures in their cell, cut at their focus, and tables as wide as theirs", () => {
    const laid = laidOut(blank, { grid: { columns: 3 }, blocks: [{ image: "a.png", alt: "园区", caption: "图注", span: 2 }, { heading: "表", table: { columns: ["甲", "乙"], rows: [["一", 1]] } }] });
    expectSound(laid);
    const picture = named(laid, "block 1 picture");
    expect(picture).toMatchObject({ type: "image", alt: "园区", box: { x: 48, y: 126, width: columnWidth(8), height: body.height - 24 } });
    expect(right(named(laid, "block 2 table"))).toBeCloseTo(912, 5);
  });

  const block = fc.oneof(
    fc.record({ text: words(40), heading: optional(words(10)) }),
    fc.record({ bullets: fc.array(words(15), { minLength: 1, maxLength: 3 }), heading: optional(words(10)), card: fc.boolean() }),
    fc.record({ number: fc.record({ value: numbers, unit: fc.constantFrom("亿元", "%"), label: words(12), note: words(14) }), card: fc.boolean() }),
    fc.record({ heading: words(10), table: fc.record({ columns: fc.tuple(words(4), words(4)), rows: fc.array(fc.tuple(words(6), numbers), { minLength: 1, maxLength: 3 }) }) }),
  );
  holds(blank as Template, fc.integer({ min: 1, max: 3 }).chain((columns) => fc.record({ grid: fc.constant({ columns, rows: 2 }), blocks: fc.array(block, { minLength: 1, maxLength: columns * 2 }) })));
});

describe("a slide that names no template", () => {
  it.each(ours.map((template) => [template.name, template] as const))("%s says how well content suits it", (_, template) => {
    for (const name of Object.keys(template.examples)) {
      const suited = template.suits!(template.content.parse(example(template, name)));
      expect(suited).toBeGreaterThan(0);
      expect(suited).toBeLessThanOrEqual(1);
    }
  });

  it("is no list of sources unless it names some", () => {
    expect(sources.suits!(sources.content.parse({}))).toBe(0);
  });
});
