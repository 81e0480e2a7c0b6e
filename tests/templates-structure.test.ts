import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Template } from "../src/kinds/template.js";
import { body } from "../src/layout/grid.js";
import type { GroupNode, ShapeNode } from "../src/scene/nodes.js";
import { template as comparison } from "../src/templates/comparison.js";
import { template as executiveSummary } from "../src/templates/executive-summary.js";
import { template as matrix } from "../src/templates/matrix.js";
import { template as problemMeasure } from "../src/templates/problem-measure.js";
import { template as process } from "../src/templates/process.js";
import { template as prosCons } from "../src/templates/pros-cons.js";
import { template as timeline } from "../src/templates/timeline.js";
import { template as twoColumn } from "../src/templates/two-column.js";
import { walk } from "../src/scene/walk.js";
import { codesOf, compileText, outlineOf } from "./support/decks.js";
import { allNodes, at, baseline, codes, contextOf, exampleOf, expectAlwaysSound, expectSound, has, inked, laidOut, maybe, named, quantity, said, textNamed, textsOf, wordsOf } from "./support/fits-structure.js";

const templates = [comparison, process, timeline, matrix, problemMeasure, twoColumn, prosCons, executiveSummary] as readonly Template[];
const times = <T>(count: number, make: (i: number) => T): readonly T[] => Array.from({ length: count }, (_, i) => make(i));
const many = <T>(item: fc.Arbitrary<T>, min: number, max: number): fc.Arbitrary<T[]> => fc.array(item, { minLength: min, maxLength: max });
const takeaway = fc.oneof(wordsOf(70), fc.record({ head: wordsOf(14), text: wordsOf(70) }));

describe("every example fits its body", () => {
  for (const template of templates)
    for (const name of Object.keys(template.examples))
      it(`${template.name}: ${name}`, () => expectSound(laidOut(template, exampleOf(template, name), contextOf(name === "english" ? "en" : "zh-CN"))));
});

describe("comparison", () => {
  const rows = (count: number) => times(count, (i) => ({ aspect: `方面${i + 1}`, before: "原来的做法", after: "现在的做法" }));

  it("stands on the design's lines", () => {
    const laid = laidOut(comparison, exampleOf(comparison, "before-and-after"));
    expect(at(laid, "right panel")).toEqual([496.5, 0, 367.5, 351]);
    expect(at(laid, "row 1 left rule")).toEqual([0, 54, 472.5, 0]);
    expect(at(laid, "row 1 right rule")).toEqual([520.5, 54, 319.5, 0]);
    expect(at(laid, "row 2 before").slice(0, 2)).toEqual([147, 54 + 74.25]);
    expect((named(laid, "row 1 arrow") as GroupNode).alt).toBeNull();
    expect(at(laid, "row 1 arrow")).toEqual([441, 54 + 74.25 / 2 - 5.25, 30, 10.5]);
  });

  it.each([2, 3, 4, 5])("divides the height among %i rows", (count) => {
    const laid = laidOut(comparison, { left: "以前", right: "现在", rows: rows(count) });
    expectSound(laid);
    expect(at(laid, "row 2 left rule")[1] - at(laid, "row 1 left rule")[1]).toBeCloseTo(297 / count, 5);
  });

  it("shows figures with their units and keeps their names", () => {
    const laid = laidOut(comparison, { left: "上年", right: "今年", rows: [{ aspect: "营收", before: { figure: "prior", value: "2669.7", unit: "亿元", derived: true }, after: { figure: "revenue", value: 2942, unit: "亿元" } }, ...rows(1)] });
    expectSound(laid);
    expect(said(textNamed(laid, "row 1 before"))).toBe("2669.7亿元（推算）");
    expect(textNamed(laid, "row 1 after").paragraphs[0]).toMatchObject([{ text: "2942亿元", figure: "revenue" }]);
  });

  it("compares alternatives without arrows", () => {
    expect(has(laidOut(comparison, { left: "甲案", right: "乙案", rows: rows(3), arrows: false }), "row 1 arrow")).toBe(false);
  });

  it("reports a third line where it stands in the outline", () => {
    const { overflows } = laidOut(comparison, { left: "以前", right: "现在", rows: [{ ...rows(1)[0], after: "很长的说明".repeat(20) }, ...rows(1)] });
    expect(overflows).toMatchObject([{ from: ["rows", 0, "after"], max: 2 }]);
  });

  it("takes two to five rows and no word for a number", () => {
    expect(codes(comparison, { left: "甲", right: "乙", rows: rows(1) })).toEqual(["too_small"]);
    expect(codes(comparison, { left: "甲", right: "乙", rows: rows(6) })).toEqual(["too_big"]);
  });

  it("always fits inside its capacities", () => {
    const cell = (em: number) => fc.oneof(wordsOf(em), quantity);
    expectAlwaysSound(comparison, fc.record({ left: wordsOf(8), right: wordsOf(8), rows: many(fc.record({ aspect: wordsOf(6), before: cell(17), after: cell(20) }), 2, 5) }));
  });
});

describe("process", () => {
  const steps = (count: number) => times(count, (i) => ({ name: `步骤${i + 1}`, text: "从土地和房产确权入手，接力办理手续" }));
  const laid = laidOut(process, exampleOf(process, "five-steps"));

  it("stands on the design's lines", () => {
    expect(at(laid, "step 1 shape")[0]).toBe(0);
    expect(at(laid, "step 1 shape")[2]).toBeCloseTo(182.7, 5);
    expect(at(laid, "step 5 shape")[0]).toBeCloseTo(676.8, 5);
    expect(at(laid, "step 5 shape")[2]).toBeCloseTo(187.2, 5);
    expect(at(laid, "step 2 name")[0]).toBeCloseTo(199.2, 5);
    expect(at(laid, "steps")).toEqual([0, 6, 864, 60]);
    expect([at(laid, "step 3 label")[1], at(laid, "step 3 text")[1], at(laid, "result rule")[1], at(laid, "control panel")[1]]).toEqual([81, 103.5, 174, 243]);
  });

  it("emphasises the last step unless another is named", () => {
    const fills = (own: object) => allNodes(laidOut(process, own)).filter((node): node is ShapeNode => /^step \d shape$/u.test(node.name)).map(({ fill }) => fill);
    expect(fills({ steps: steps(3) })).toEqual(["tint2", "tint2", "fill"]);
    expect(fills({ steps: steps(3), highlight: 1 })).toEqual(["fill", "tint2", "tint2"]);
    expect(fills({ steps: steps(3), highlight: "none" })).toEqual(["tint2", "tint2", "tint2"]);
    expect(codes(process, { steps: steps(3), highlight: 4 })).toEqual(["number-too-large"]);
  });

  it("counts its steps in the deck's language, or shows what the author says", () => {
    expect(said(textNamed(laid, "step 5 label"))).toBe("第五步");
    const english = laidOut(process, { steps: [{ name: "A", label: "March" }, "B", "C"] }, contextOf("en"));
    expect([1, 2, 3].map((i) => said(textNamed(english, `step ${i} label`)))).toEqual(["March", "Step 2", "Step 3"]);
  });

  it("sets number, label and text of the outcome on one baseline", () => {
    const on = ["result label", "result text", "result number"].map((name) => baseline(textNamed(laid, name)));
    for (const each of on) expect(each).toBeCloseTo(on[0]!, 1);
  });

  it("has larger texts and no hole where outcome or panel are missing", () => {
    const plain = laidOut(process, { steps: steps(4) });
    expectSound(plain);
    expect(textNamed(plain, "step 1 text").style.size).toBe(16);
    expect(has(plain, "result rule") || has(plain, "control panel")).toBe(false);
    const number = laidOut(process, { steps: steps(4), result: { value: 12.3, unit: "亿元" } });
    expectSound(number);
    expect(has(number, "result text")).toBe(false);
  });

  it.each([3, 4, 5, 6])("spreads %i steps over the width", (count) => {
    const spread = laidOut(process, { steps: steps(count) });
    expectSound(spread);
    expect(at(spread, "steps")[2]).toBeCloseTo(864, 5);
  });

  it("wants something in the outcome", () => {
    expect(codes(process, { steps: steps(3), result: {} })).toEqual(["missing-field"]);
  });

  it("always fits inside its capacities", () => {
    const result = fc.tuple(quantity, fc.record({ label: wordsOf(8), text: wordsOf(30) })).map(([number, words]) => ({ ...number, ...words }));
    const control = fc.record({ head: wordsOf(8), items: many(fc.record({ name: wordsOf(10), text: maybe(wordsOf(12)) }), 2, 3) });
    expectAlwaysSound(process, fc.record({ steps: many(fc.record({ name: wordsOf(6), text: maybe(wordsOf(20)) }), 3, 6), result: maybe(result), control: maybe(control) }));
  });
});

describe("timeline", () => {
  const items = (count: number, more: object = {}) => times(count, (i) => ({ label: `阶段${i + 1}`, text: "药物研发、数字影视等平台", ...more }));
  const laid = laidOut(timeline, exampleOf(timeline, "stages"));

  it("stands on the design's lines", () => {
    expect(at(laid, "item 2 label")[0]).toBe(176.4);
    expect(inked(textNamed(laid, "item 2 label")).y - body.y).toBeCloseTo(28.5, 5);
    expect(at(laid, "item 2 text").slice(0, 2)).toEqual([176.4, 177]);
    expect(at(laid, "whole rail")).toEqual([0, 151.5, 864, 3]);
    expect(at(laid, "rail done")[0]).toBeCloseTo(529.2, 5);
    expect(at(laid, "rail done")[2]).toBeCloseTo(334.8, 5);
    expect(at(laid, "takeaway bar").slice(0, 2)).toEqual([0, 291]);
    expect(at(laid, "takeaway bar")[3]).toBe(48);
  });

  it("tells states by shape, by colour and in words", () => {
    const nodes = [1, 2, 3, 4, 5].map((i) => named(laid, `node ${i}`) as ShapeNode);
    expect(nodes.map(({ fill }) => fill)).toEqual(["bg", "bg", "bg", "accent", "accent"]);
    expect((named(laid, "rail") as GroupNode).alt).toContain("方案设计：待推进；主体完工：待推进");
    expect(textNamed(laid, "item 4 label").style.color).toBe("accent");
    expect(textNamed(laid, "item 1 label").style.color).toBe("ink");
  });

  it("ends the done stretch at its last node, emphasises what is under way", () => {
    const order = ["done", "done", "now", "plan"];
    const running = laidOut(timeline, { items: items(4).map((one, i) => ({ ...one, state: order[i] })) });
    expectSound(running);
    expect(at(running, "rail done")[2]).toBeCloseTo(220.5 + 9, 5);
    expect([1, 2, 3, 4].map((i) => textNamed(running, `item ${i} label`).style.color)).toEqual(["ink", "ink", "accent", "ink"]);
  });

  it("is quiet where all items are in one state", () => {
    const done = laidOut(timeline, { items: items(4) });
    expect((named(done, "rail") as GroupNode).alt).toBeNull();
    expect(textsOf(done).filter(({ style }) => style.color === "accent")).toEqual([]);
  });

  it.each([3, 4, 5, 6, 7, 8])("places %i items, with numbers and without", (count) => {
    expectSound(laidOut(timeline, { items: items(count, { value: 12345, unit: "万元" }), takeaway: "一句结论。" }));
    expectSound(laidOut(timeline, { items: items(count, { head: "投入运营" }) }));
    expectSound(laidOut(timeline, { items: times(count, (i) => ({ label: `${2010 + i}年` })) }));
  });

  it("alternates above and below the rail from seven items on", () => {
    const rail = (count: number) => named(laidOut(timeline, { items: items(count) }), "whole rail").box.y;
    const tops = (count: number) => times(count, (i) => textNamed(laidOut(timeline, { items: items(count) }), `item ${i + 1} text`).box.y > rail(count));
    expect(tops(6)).toEqual([true, true, true, true, true, true]);
    expect(tops(7)).toEqual([false, true, false, true, false, true, false]);
  });

  it("always fits inside its capacities", () => {
    const item = fc.tuple(fc.record({ label: wordsOf(6), text: maybe(wordsOf(20)), state: fc.constantFrom("done", "now", "plan") }), fc.oneof(quantity, fc.record({ head: wordsOf(8) }), fc.constant({}))).map(([a, b]) => ({ ...a, ...b }));
    expectAlwaysSound(timeline, fc.record({ items: many(item, 3, 8), takeaway: maybe(takeaway) }));
  });
});

describe("matrix", () => {
  const cells = (points = 3) => times(4, (i) => ({ head: `格${i + 1}`, points: times(points, (j) => `要点${j + 1}`) }));
  const laid = laidOut(matrix, exampleOf(matrix, "swot"));

  it("stands on the design's lines", () => {
    expect(at(laid, "cell 1").map((n) => Math.round(n * 100) / 100)).toEqual([55.5, 24, 401.25, 160.5]);
    expect(at(laid, "cell 4").slice(0, 2)).toEqual([462.75, 190.5]);
    expect(at(laid, "cell 1 head").slice(0, 2)).toEqual([76.5, 40.5]);
    expect(at(laid, "cell 1 point 1").slice(0, 2)).toEqual([93, 82.5]);
    expect(at(laid, "cell 1 point 2")[1] - at(laid, "cell 1 point 1")[1]).toBe(30);
    expect(textNamed(laid, "cell 1 point 1").style.size).toBe(16);
  });

  it("is read row by row, label first", () => {
    const order = textsOf(laid).map(({ name }) => name).filter((name) => / (?:label|head)$/u.test(name));
    expect(order).toEqual(["column 1 label", "column 2 label", "row 1 label", "cell 1 head", "cell 2 head", "row 2 label", "cell 3 head", "cell 4 head"]);
  });

  it("fills one cell and sets its words in the colours of a fill", () => {
    expect(named(laid, "cell 3")).toMatchObject({ fill: "fill" });
    expect(textsOf(laid).filter(({ name }) => name.startsWith("cell 3")).map(({ style }) => style.color)).toEqual(["onfill", "onrule", "onfill", "onfill", "onfill"]);
    expect(allNodes(laidOut(matrix, { cells: cells() })).filter((node) => node.type === "shape" && node.fill === "fill")).toEqual([]);
  });

  it("takes the room of labels that are not there, and gives long ones more", () => {
    const bare = laidOut(matrix, { cells: cells() });
    expectSound(bare);
    expect(at(bare, "cell 1")).toEqual([0, 0, 429, 172.5]);
    const wide = laidOut(matrix, { cells: cells(), rows: ["Opportunities", "Threats"] });
    expectSound(wide);
    expect(textNamed(wide, "row 1 label").lines).toHaveLength(1);
    expect(at(wide, "cell 1")[0]).toBeGreaterThan(80);
  });

  it.each([1, 2, 3, 4])("holds %i points a cell", (count) => expectSound(laidOut(matrix, { cells: cells(count), columns: ["甲", "乙"], rows: ["丙", "丁"] })));

  it("wants four cells and two labels an axis", () => {
    expect(codes(matrix, { cells: cells().slice(1) })).toEqual(["too_small"]);
    expect(codes(matrix, { cells: cells(), rows: ["甲"] })).toEqual(["too_small"]);
  });

  it("always fits inside its capacities", () => {
    const cell = fc.record({ head: wordsOf(6), letter: maybe(fc.constantFrom("S", "W", "甲")), points: many(wordsOf(22), 1, 4) });
    const labels = maybe(fc.tuple(wordsOf(4), wordsOf(4)));
    expectAlwaysSound(matrix, fc.record({ cells: many(cell, 4, 4), columns: labels, rows: labels, highlight: fc.constantFrom(1, 4, "none") }));
  });
});

describe("problem-measure", () => {
  const rows = (count: number) => times(count, (i) => ({ problem: `问题${i + 1}`, symptom: "与先进仍有差距", measure: "扩总量、调结构、促转型、抓创新，改造传统、壮大新兴", means: "22家企业一企一策" }));
  const laid = laidOut(problemMeasure, exampleOf(problemMeasure, "four-problems"));

  it("stands on the design's lines", () => {
    expect([1, 2, 3, 4].map((i) => at(laid, `row ${i} rule`)[1])).toEqual([21, 103.5, 186, 268.5]);
    expect(at(laid, "row 1 problem").slice(0, 2)).toEqual([24, 37.5]);
    expect(at(laid, "row 1 symptom").slice(0, 2)).toEqual([24, 64.5]);
    expect(at(laid, "row 1 measure").slice(0, 2)).toEqual([312, 37.5]);
    expect(at(laid, "row 1 means").slice(0, 2)).toEqual([670.5, 37.5]);
    expect(at(laid, "row 1 arrow")[0]).toBe(273);
  });

  it("gives measures the room of means that are not there", () => {
    const wide = laidOut(problemMeasure, { rows: rows(3).map(({ means, ...row }) => row) });
    expectSound(wide);
    expect(has(wide, "means head")).toBe(false);
    expect(textNamed(wide, "row 1 measure").lines).toHaveLength(1);
  });

  it("names its columns in the deck's language or as the author does", () => {
    expect(said(textNamed(laidOut(problemMeasure, { rows: rows(2) }, contextOf("en")), "measure head"))).toBe("Measure");
    expect(said(textNamed(laidOut(problemMeasure, { rows: rows(2), heads: { measure: "已采取的措施" } }), "measure head"))).toBe("已采取的措施");
  });

  it.each([2, 3, 4, 5])("holds %i rows, five of them in smaller type", (count) => {
    const few = laidOut(problemMeasure, { rows: rows(count) });
    expectSound(few);
    expect(textNamed(few, "row 1 problem").style.size).toBe(count === 5 ? 14 : 16);
  });

  it("divides long lists evenly, and numbers and places go on", () => {
    const parse = (count: number) => problemMeasure.content.parse({ rows: rows(count) });
    expect(problemMeasure.split!(parse(5), 1, contextOf())).toHaveLength(1);
    const parts = problemMeasure.split!(parse(12), 1, contextOf())!;
    expect(parts.map((part) => part.rows.length)).toEqual([4, 4, 4]);
    expect(parts.flatMap((part) => part.rows)).toEqual(parse(12).rows);
    expect(problemMeasure.split!(parse(4), 2, contextOf())!.map((part) => part.rows.length)).toEqual([2, 2]);
    expect(problemMeasure.split!(parse(3), 2, contextOf())).toBeUndefined();
    expect(JSON.stringify(problemMeasure.arrange(parts[2]!, contextOf()))).toContain('"text":"12"');
  });

  it("always fits inside its capacities", () => {
    const row = fc.record({ problem: wordsOf(12), symptom: maybe(wordsOf(14)), measure: wordsOf(38), means: maybe(fc.oneof(wordsOf(18), quantity)) });
    expectAlwaysSound(problemMeasure, fc.record({ rows: many(row, 2, 5) }));
  });
});

describe("two-column", () => {
  it("sets both halves on common lines, with half an inch between them", () => {
    const laid = laidOut(twoColumn, exampleOf(twoColumn, "numbers-and-points"));
    expect(at(laid, "left rule")).toEqual([0, 0, 414, 0]);
    expect(at(laid, "right rule")).toEqual([450, 0, 414, 0]);
    for (const part of ["head", "number", "number label", "point 1"]) expect(at(laid, `left ${part}`)[1]).toBe(at(laid, `right ${part}`)[1]);
  });

  it("keeps points on common lines where only one side has a number", () => {
    const laid = laidOut(twoColumn, { left: { head: "甲", number: { value: 17, unit: "个" }, points: ["要点"] }, right: { points: ["要点"] } });
    expectSound(laid);
    expect(at(laid, "left point 1")[1]).toBe(at(laid, "right point 1")[1]);
  });

  it("emphasises one side", () => {
    const laid = laidOut(twoColumn, exampleOf(twoColumn, "text-beside-points"));
    expect(named(laid, "right rule")).toMatchObject({ stroke: { color: "accent" } });
    expect(named(laid, "left rule")).toMatchObject({ stroke: { color: "ink" } });
  });

  it("reports words beyond any size, and wants something on each side", () => {
    const { overflows } = laidOut(twoColumn, { left: { text: "很长的一段文字".repeat(80), points: times(6, () => "很长的要点".repeat(20)) }, right: { points: ["要点"] } });
    expect(overflows.map(({ from }) => from)).toContainEqual(["left", "text"]);
    expect(codes(twoColumn, { left: { head: "甲" }, right: { text: "乙" } })).toEqual(["missing-field"]);
  });

  it("always fits inside its capacities", () => {
    const side = fc.record({ head: maybe(wordsOf(16)), number: maybe(fc.tuple(quantity, wordsOf(16)).map(([number, label]) => ({ ...number, label }))), points: many(wordsOf(24), 1, 4) });
    const longer = fc.record({ head: maybe(wordsOf(16)), text: wordsOf(80), points: many(wordsOf(24), 0, 3) });
    expectAlwaysSound(twoColumn, fc.oneof(fc.record({ left: side, right: side, takeaway: maybe(wordsOf(50)) }), fc.record({ left: longer, right: longer, takeaway: maybe(takeaway) })));
  });
});

describe("pros-cons", () => {
  const laid = laidOut(prosCons, exampleOf(prosCons, "with-verdict"));

  it("tells the sides apart by their signs, not by colours alone", () => {
    expect([has(laid, "plus across"), has(laid, "plus down"), has(laid, "minus")]).toEqual([true, true, true]);
    expect([said(textNamed(laid, "pros head")), said(textNamed(laid, "cons head"))]).toEqual(["有利", "不利"]);
  });

  it("aligns the rows of both sides", () => {
    expect(at(laid, "pros 2 rule")[1]).toBe(at(laid, "cons 2 rule")[1]);
    expect(at(laid, "pros card")[3]).toBe(at(laid, "cons card")[3]);
  });

  it("ends its verdict at the body's foot and takes the height without one", () => {
    expect(at(laid, "takeaway bar")[1] + at(laid, "takeaway bar")[3]).toBeCloseTo(body.height, 5);
    expect(at(laidOut(prosCons, { pros: ["甲"], cons: ["乙", "丙"] }), "pros card")[3]).toBe(351);
  });

  it("always fits inside its capacities", () => {
    const point = fc.oneof(wordsOf(24), fc.record({ lead: wordsOf(10), text: wordsOf(26) }));
    expectAlwaysSound(prosCons, fc.record({ pros: many(point, 1, 5), cons: many(point, 1, 5), verdict: maybe(wordsOf(50)) }));
  });
});

describe("executive-summary", () => {
  const laid = laidOut(executiveSummary, exampleOf(executiveSummary, "four-findings"));

  it("sets number, label, text and change of a finding on one baseline", () => {
    const on = ["number", "label", "text", "change"].map((part) => baseline(textNamed(laid, `finding 1 ${part}`)));
    for (const each of on) expect(each).toBeCloseTo(on[0]!, 1);
  });

  it("gives texts the columns of labels and changes that are not there", () => {
    const plain = laidOut(executiveSummary, exampleOf(executiveSummary, "five-findings"));
    expect(at(plain, "finding 1 text")[0]).toBe(220.5);
    expect(has(plain, "finding 1 change")).toBe(false);
  });

  it("leaves no hole without a consequence, and marks derived numbers", () => {
    const findings = times(3, () => ({ figure: "rate", value: 46.8, unit: "%", derived: true, text: "获批率" }));
    const short = laidOut(executiveSummary, { lead: "一句总判断", findings });
    expectSound(short);
    expect(has(short, "so-what band")).toBe(false);
    expect(said(textNamed(short, "finding 1 label"))).toBe("（推算）");
    expect(textNamed(short, "finding 1 number").paragraphs[0]![0]).toMatchObject({ figure: "rate" });
  });

  it("wants three to five findings that each have a number and say something", () => {
    const findings = times(3, () => ({ value: 1, text: "说明" }));
    expect(codes(executiveSummary, { lead: "甲", findings: findings.slice(1) })).toEqual(["too_small"]);
    expect(codes(executiveSummary, { lead: "甲", findings: [...findings, { text: "没有数字" }] })).toEqual(["quantity-without-value"]);
    expect(codes(executiveSummary, { lead: "甲", findings: [...findings, { value: 3 }] })).toEqual(["missing-field"]);
  });

  it("always fits inside its capacities", () => {
    const finding = fc.tuple(quantity, fc.record({ label: maybe(wordsOf(8)), change: maybe(fc.constantFrom("+10.2%", "-3.1%")), text: wordsOf(30) })).map(([number, words]) => ({ ...number, ...words }));
    expectAlwaysSound(executiveSummary, fc.record({ lead: wordsOf(60), findings: many(finding, 3, 5), "so-what": maybe(wordsOf(40)) }));
  });
});

describe("figures of the report", () => {
  const report = "# 报告\n\n## 一、经济\n\n1—11月，营业总收入达到2942亿元，同比增长10.2%；固定资产投资346.4亿元，增长16.2%。\n";
  const head = "report: report.md\nfigures: { revenue: { indicator: 营业总收入 }, investment: { indicator: 固定资产投资 } }\n";
  const slides = [
    "template: comparison\ntitle: 对比营收\nleft: 甲\nright: 乙\nrows: [{ aspect: 营收, before: 无, after: { figure: revenue } }, { aspect: 投资, before: 无, after: { figure: investment } }]",
    "template: process\ntitle: 流程带来营收\nsteps: [甲, 乙, 丙]\nresult: { figure: revenue }",
    "template: timeline\ntitle: 时间轴上的营收\nitems: [{ label: 甲, figure: revenue }, { label: 乙, figure: investment }, { label: 丙, text: \"营收{{revenue}}\" }]",
    "template: matrix\ntitle: 四格里的营收\ncells: [{ head: 甲, points: [\"营收{{revenue}}\"] }, { head: 乙, points: [丁] }, { head: 丙, points: [丁] }, { head: 戊, points: [丁] }]",
    "template: problem-measure\ntitle: 问题与营收\nrows: [{ problem: 甲, measure: 乙, means: { figure: revenue } }, { problem: 丙, measure: 丁 }]",
    "template: two-column\ntitle: 双栏营收\nleft: { number: { figure: revenue } }\nright: { number: { figure: investment } }",
    "template: pros-cons\ntitle: 利弊看营收\npros: [\"营收{{revenue}}\"]\ncons: [\"投资{{investment}}\"]",
    "template: executive-summary\ntitle: 摘要看营收\nlead: 一句话\nfindings: [{ figure: revenue }, { figure: investment }, { figure: revenue, text: 再看一次 }]",
  ];

  it("keep their names wherever a number may stand", async () => {
    const { diagnostics, scene } = await compileText({ "outline.yaml": outlineOf(slides, "zh-CN", head), "report.md": report });
    expect(codesOf(diagnostics).filter((code) => code !== "source-missing")).toEqual([]);
    const named = scene!.slides.map(({ nodes }) => [...walk(nodes)].some((node) => node.type === "text" && node.paragraphs.flat().some((run) => run.figure === "revenue" && run.text.includes("2942"))));
    expect(named).toEqual(slides.map(() => true));
  });
});
