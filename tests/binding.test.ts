/** From a name in the outline to one figure of the report, or to a message that says which there are. */
import { describe, expect, test } from "vitest";
import { chooseFigure, distinctFigures, figureLibrary, type Selection } from "../src/outline/choose-figure.js";
import { meantIndicator } from "../src/outline/indicator-names.js";
import { recordOf, showFigure } from "../src/outline/show.js";
import { agreement } from "../src/report/agreement.js";
import { formatDecimal } from "../src/report/decimal.js";
import { formatFigures } from "../src/report/figures-table.js";
import { formatPeriod, isPeriod, parsePeriod } from "../src/report/period.js";
import type { Figure, Report } from "../src/report/report.js";
import { reader as plain } from "../src/readers/text.js";
import type { Diagnostic } from "../src/source/diagnostic.js";
import { positionOf, spanText } from "../src/source/span.js";
import { say, wording } from "../src/source/wording/wording.js";
import { codesOf, compileText, printed } from "./support/decks.js";

const read = (text: string): Report => plain.read({ path: "r.txt", text }).value;
/** The same report with scopes at some of its figures, by their place in the list. */
const scoped = (report: Report, scopes: Readonly<Record<number, string>>): Report => ({
  ...report,
  figures: report.figures.map((figure, i) => (scopes[i] === undefined ? figure : { ...figure, scope: scopes[i] })),
});
const choose = (report: Report, selection: Selection) => chooseFigure(selection, figureLibrary(report), () => ({ file: report.file, start: 0, end: 0 }));
const said = (figure: Figure | undefined): string => `${figure?.value ? formatDecimal(figure.value) : ""}${figure?.unit ?? ""}`;
const hintOf = (diagnostic: Diagnostic | undefined): string => (diagnostic ? (say(diagnostic, "en").hint ?? "") : "");
const waysOf = (diagnostic: Diagnostic | undefined): readonly string[] => diagnostic?.args["ways"] as readonly string[];

const years = read("2015年工作总结\n\n一、工业\n\n2014年，新增就业4.1万人。2015年，新增就业4.5万人。2015年1-11月，新增就业4.3万人。\n\n二、服务业\n\n2015年，新增就业2.2万人。\n");

describe("periods as authors write them", () => {
  test.each([
    ["2015", "2015-01", "2015-12"],
    [2015, "2015-01", "2015-12"],
    ["2015-01/2015-11", "2015-01", "2015-11"],
    ["2015Q1", "2015-01", "2015-03"],
    ["2015-Q4", "2015-10", "2015-12"],
    ["2015H1", "2015-01", "2015-06"],
    ["2015-06", "2015-06", "2015-06"],
    ["2011/2015", "2011-01", "2015-12"],
    ["2015年", "2015-01", "2015-12"],
    ["2015年1–11月", "2015-01", "2015-11"],
    ["２０１５年1—11月份", "2015-01", "2015-11"],
    ["2015年 1-11月", "2015-01", "2015-11"],
    ["2015年上半年", "2015-01", "2015-06"],
    ["2015年前三季度", "2015-01", "2015-09"],
    ["2011—2015年", "2011-01", "2015-12"],
    ["1-11月", "01", "11"],
    ["上半年", "01", "06"],
    ["Q1 2015", "2015-01", "2015-03"],
    ["November 2015", "2015-11", "2015-11"],
    ["January–November 2015", "2015-01", "2015-11"],
    ["first half of 2015", "2015-01", "2015-06"],
    ["FY2015", "2015-01", "2015-12"],
  ])("%s", (written, start, end) => {
    expect(parsePeriod(written)).toEqual({ start, end });
  });

  test.each(["", "去年", "2015-13", "2015-11/2015-01", "2015Q5", "今年以来", "2016-01-11", "20155", "soon", "1".repeat(10_000)])("%s is none", (written) => {
    expect(parsePeriod(written)).toBeUndefined();
  });

  test("what the tables print reads back as itself", () => {
    const periods = years.figures.map(({ period }) => period!);
    expect(periods.map(formatPeriod)).toEqual(["2014", "2015", "2015-01/2015-11", "2015"]);
    for (const period of periods) expect(isPeriod(period, parsePeriod(formatPeriod(period))!)).toBe(true);
  });
});

describe("a figure by its name and more", () => {
  test.each([
    [{ period: "2014" }, "4.1万人"],
    [{ period: "2015年1–11月" }, "4.3万人"],
    [{ period: "1-11月" }, "4.3万人"],
    [{ section: "二" }, "2.2万人"],
    [{ section: "一", period: 2015 }, "4.5万人"],
    [{ section: "一", period: 2015, nth: 1 }, "4.5万人"],
    [{ period: 2015, nth: 2 }, "2.2万人"],
    [{ nth: 3 }, "4.3万人"],
  ])("%j", (selection, expected) => {
    expect(said(choose(years, { indicator: "新增就业", ...selection }).value)).toBe(expected);
  });

  const gdp = scoped(read("2015年公报\n\n2015年，全市生产总值412.6亿元，全市生产总值398.2亿元，工业增加值120.5亿元。规模以上工业增加值98.1亿元。"), { 0: "现价", 1: "可比价" });
  test.each([
    ["可比价", "398.2亿元"],
    ["（可比价）", "398.2亿元"],
    [" 现价 ", "412.6亿元"],
  ])("scope: %s", (scope, expected) => {
    expect(gdp.figures[1]!.indicator).toBe(gdp.figures[0]!.indicator);
    expect(said(choose(gdp, { indicator: gdp.figures[0]!.indicator, scope }).value)).toBe(expected);
  });

  test("a scope that is part of the printed name", () => {
    expect(said(choose(gdp, { indicator: "工业增加值", scope: "规模以上" }).value)).toBe("98.1亿元");
    expect(said(choose(gdp, { indicator: "工业增加值" }).value)).toBe("120.5亿元");
  });

  test.each([
    [{ period: "去年" }, "bad-period", []],
    [{ period: "2013" }, "unknown-period", ["2014", "2015", "2015-01/2015-11"]],
    [{ section: "二", period: "2014" }, "unknown-period", ["2015"]],
    [{ scope: "可比价" }, "unknown-scope", []],
    [{ nth: 9 }, "no-such-place", undefined],
  ])("%j: %s", (selection, code, known) => {
    const { value, diagnostics } = choose(years, { indicator: "新增就业", ...selection });
    expect(value).toBeUndefined();
    expect(codesOf(diagnostics)).toEqual([code]);
    if (known?.length) expect(diagnostics[0]!.args["known"]).toEqual(known);
  });

  test("scopes that there are are named", () => {
    const [diagnostic] = choose(gdp, { indicator: gdp.figures[0]!.indicator, scope: "不变价" }).diagnostics;
    expect([diagnostic!.code, diagnostic!.args["known"]]).toEqual(["unknown-scope", ["现价", "可比价"]]);
  });
});

describe("an earlier value that the report only compares with", () => {
  const compared = read("2015年工作总结\n\n一、工业\n\n2015年，绿化率由2014年的38.2%提高到40.5%。\n");

  test("is not what the name alone means; its period asks for it", () => {
    expect(compared.figures.map(said)).toEqual(["38.2%", "40.5%"]);
    expect(said(choose(compared, { indicator: "绿化率" }).value)).toBe("40.5%");
    expect(said(choose(compared, { indicator: "绿化率", period: 2014 }).value)).toBe("38.2%");
  });
});

describe("an ambiguous name", () => {
  test("every place is shown with what tells it apart, and how to write it", () => {
    const [diagnostic] = choose(years, { indicator: "新增就业" }).diagnostics;
    expect(diagnostic).toMatchObject({ code: "ambiguous-figure", severity: "error" });
    expect(diagnostic!.related!.map(({ args, span }) => [args!["value"], args!["period"], args!["section"], positionOf(span.file, span.start).line])).toEqual([
      ["4.1万人", "2014", "一", 5], ["4.5万人", "2015", "一", 5], ["4.3万人", "2015-01/2015-11", "一", 5], ["2.2万人", "2015", "二", 9],
    ]);
    expect(waysOf(diagnostic)).toEqual([
      "{ indicator: 新增就业, period: 2014 }", "{ indicator: 新增就业, section: 一, period: 2015 }", "{ indicator: 新增就业, period: 2015-01/2015-11 }", "{ indicator: 新增就业, section: 二 }",
    ]);
    for (const way of waysOf(diagnostic)) expect(hintOf(diagnostic)).toContain(way);
  });

  const reports: readonly (readonly [string, Report])[] = [
    ["by periods and sections", years],
    ["by scope", scoped(read("2015年公报\n\n2015年，产值10亿元，产值9亿元，产值8亿元。"), { 0: "现价", 1: "2010年价" })],
    ["by place alone", read("2015年，产值10亿元，产值9亿元。")],
    ["in sections with odd titles", read("# 2015\n\n1.1 a: b\n\n2015年，产值10亿元。\n\n1.10 #c\n\n2015年，产值9亿元。\n")],
  ];
  test.each(reports)("%s: each proposal, taken into the outline, binds its place", async (_, report) => {
    const [diagnostic] = choose(report, { indicator: report.figures[0]!.indicator }).diagnostics;
    const ways = waysOf(diagnostic);
    expect(ways.length).toBeGreaterThan(1);
    const outline = `deck: { title: a, date: 2016-01-11 }\nfigures:\n${ways.map((way, i) => `  f${i}: ${way}\n`).join("")}slides:\n  - { template: closing, title: 谢谢 }\n`;
    const { sources } = await compileText({ "outline.yaml": outline });
    const bound = Object.values(sources!.outline.figures!).map((selection) => choose(report, { ...selection, indicator: selection.indicator! }).value);
    expect(bound.map(said)).toEqual(diagnostic!.related!.map(({ args }) => args!["value"]));
  });

  test("used by its printed name it asks for an entry", async () => {
    const outline = `deck: { title: a, date: 2016-01-11 }\nreport: r.txt\nslides:\n  - { template: closing, title: 谢谢, lead: "{{新增就业}}" }\n`;
    const { diagnostics } = await compileText({ "outline.yaml": outline, "r.txt": years.file.text });
    expect(codesOf(diagnostics)).toEqual(["ambiguous-figure"]);
    expect(printed(diagnostics, "zh-CN")).toContain("`新增就业: { indicator: 新增就业, period: 2014 }`");
  });

  test("thousands of places are counted, and eight are shown", () => {
    const report = read(`2015年，${Array.from({ length: 3000 }, (_, i) => `产值${i + 1}亿元`).join("，")}。`);
    const [diagnostic] = choose(report, { indicator: "产值" }).diagnostics;
    expect(diagnostic!.args["places"]).toBe(3000);
    expect([diagnostic!.related!.length, waysOf(diagnostic).length]).toEqual([8, 8]);
  });
});

test("two thousand questions about one crowded name take no time", async () => {
  const text = `2015年总结\n\n2015年，${Array.from({ length: 250 }, (_, i) => `产值${i + 1}亿元`).join("，")}。\n`;
  const outline = `deck: { title: a, date: 2016-01-11 }\nreport: r.txt\nfigures:\n${Array.from({ length: 2000 }, (_, i) => `  f${i}: { indicator: 产值 }\n`).join("")}slides:\n  - { template: closing, title: 谢谢 }\n`;
  const start = performance.now();
  const { diagnostics } = await compileText({ "outline.yaml": outline, "r.txt": text });
  expect(diagnostics.filter(({ code }) => code === "ambiguous-figure")).toHaveLength(2000);
  expect(performance.now() - start).toBeLessThan(5000); // half a second here; comparing anew each time takes minutes
});

describe("a figure that is printed twice", () => {
  test.each([
    ["with fewer digits", "2015年，产值近2950亿元。\n\n2015年，产值2942.3亿元，产值2942亿元。", ["2942.3亿元"]],
    ["in another unit", "2015年，产值0.294万亿元。2015年，产值2942亿元，增长10.2%。", ["2942亿元"]],
    ["otherwise than rounding explains", "2015年，产值2941亿元。2015年，产值2942.3亿元。", ["2941亿元", "2942.3亿元"]],
  ])("%s", (_, text, expected) => {
    const report = read(text);
    expect(distinctFigures(report.figures.filter(({ indicator }) => indicator === "产值"), report).map(said)).toEqual(expected);
  });

  test("in different scopes is two figures", () => {
    const report = scoped(read("2015年，产值2942亿元，产值2942.3亿元。"), { 0: "规模以上" });
    expect(distinctFigures(report.figures, report)).toHaveLength(2);
  });
});

describe("a name that the report does not use", () => {
  test.each([
    ["总营收", ["营业收入", "营业总收入", "工业增加值"], "营业总收入", false],
    ["工业增加值增速", ["工业投资", "工业增加值", "工业用电量"], "工业增加值", true],
    ["固投", ["固定资产投资", "固定资产"], "固定资产投资", false],
    ["规上工业增加值", ["工业增加值", "规模以上工业增加值"], "规模以上工业增加值", false],
    ["社零", ["社会消费品零售总额", "零售业"], "社会消费品零售总额", false],
    ["GDP", ["地区生产总值", "生产性服务业"], "地区生产总值", false],
    ["国内生产总值", ["地区生产总值"], "地区生产总值", false],
    ["total revenue", ["Operating profit", "Revenue"], "Revenue", false],
    ["Sales", ["Revenue", "Scale"], "Revenue", false],
    ["revenue growth", ["Revenue", "Gross margin"], "Revenue", true],
    ["capex", ["Capital expenditures", "Cash"], "Capital expenditures", false],
    ["天气", ["营业总收入"], undefined, undefined],
  ])("%s", (wanted, names, expected, change) => {
    const meant = meantIndicator(wanted, names);
    expect([meant?.name, meant?.change]).toEqual([expected, change]);
  });

  test("is told with the report's own, in both languages", () => {
    const report = read("2015年，营业总收入2942亿元，工业增加值628.7亿元，增长7.1%。");
    const [revenue] = choose(report, { indicator: "总营收" }).diagnostics;
    expect(say(revenue!, "zh-CN").hint).toBe("报告里写的是 `营业总收入`。");
    const [growth] = choose(report, { indicator: "工业增加值增速" }).diagnostics;
    expect(hintOf(growth)).toBe("The report says `工业增加值`; `.change` takes its growth.");
  });
});

describe("report-conflict", () => {
  const deck = (figures: string, item: string): string =>
    `deck: { title: 汇报, date: 2016-01-11 }\nreport: r.txt\nfigures: { ${figures} }\nslides:\n  - { template: closing, title: 谢谢, lead: "${item}" }\n`;
  const conflictsOf = async (text: string, figures = "a: { indicator: 营业总收入, nth: 1 }", item = "{{a}}") => {
    const { diagnostics } = await compileText({ "outline.yaml": deck(figures, item), "r.txt": text });
    return diagnostics.filter(({ code }) => code === "report-conflict");
  };
  const two = (first: string, second: string): string => `2015年工作总结\n\n一、概况\n\n2015年，营业总收入${first}。\n\n二、工业\n\n2015年，营业总收入${second}。\n`;

  test.each([
    ["another value", "2942亿元", "2952亿元", 1],
    ["more digits", "2942亿元", "2,942.3亿元", 0],
    ["more digits of another number", "2942亿元", "2,943.3亿元", 1],
    ["a slipped point", "29.4亿元", "294亿元", 1],
    ["another unit of the same value", "29.4亿元", "294000万元", 0],
    ["about", "约2900亿元", "2942亿元", 0],
    ["and more", "2900余亿元", "2942亿元", 0],
    ["about something else", "约2900亿元", "3942亿元", 1],
    ["another change", "2942亿元，增长10.2%", "2942亿元，增长10.8%", 1],
    ["a change with fewer digits", "2942亿元，增长10.2%", "2942亿元，增长10%", 0],
    ["a change against a month", "2942亿元，增长10.2%", "2942亿元，环比增长1.8%", 0],
    ["another kind of unit", "2942亿元", "294家", 0],
    ["a target", "2942亿元", "目标3200亿元", 0],
  ])("%s", async (_, first, second, count) => {
    expect(await conflictsOf(two(first, second))).toHaveLength(count);
  });

  test("is one warning with both places, at the figure's entry", async () => {
    const [conflict] = await conflictsOf(two("2942亿元", "2952亿元"));
    expect(conflict).toMatchObject({ severity: "warning", slide: 1, args: { name: "营业总收入", here: "2942亿元", there: "2952亿元", places: 2 } });
    expect(conflict!.related!.map(({ span }) => positionOf(span.file, span.start).line)).toEqual([5, 9]);
    expect(positionOf(conflict!.span!.file, conflict!.span!.start)).toMatchObject({ line: 3, column: 12 });
  });

  test("of another period is none", async () => {
    expect(await conflictsOf("2014年，营业总收入2670亿元。2015年，营业总收入2942亿元。")).toEqual([]);
  });

  test("is told for the inputs of a derived figure and for a figure used by its printed name", async () => {
    const text = "2015年，营业总收入2942亿元，增长10.2%。\n\n2015年，营业总收入2942亿元，增长11.2%。\n\n2015年，利润300亿元。\n";
    expect(await conflictsOf(text, "a: { prior: 营业总收入 }")).toHaveLength(1);
    expect(await conflictsOf(text, "b: { indicator: 利润 }", "{{营业总收入}}")).toHaveLength(1);
  });

  test("is not told of what no slide uses, nor where it is ignored", async () => {
    const text = `${two("2942亿元", "2952亿元")}2015年，利润300亿元。\n`;
    expect(await conflictsOf(text, "a: { indicator: 营业总收入, nth: 1 }, b: { indicator: 利润 }", "{{b}}")).toEqual([]);
    const ignored = deck("a: { indicator: 营业总收入, nth: 1 }", "{{a}}").replace("slides:", "ignore: [report-conflict]\nslides:");
    expect(codesOf((await compileText({ "outline.yaml": ignored, "r.txt": text })).diagnostics)).toEqual([]);
  });

  test("rows of one table, parts, and scopes are no conflicts; targets under a plan's heading neither", () => {
    const table = read("2015年公报\n\n| 指标 | 产值（亿元） |\n|---|---|\n| 合计 | 10 |\n| #出口 | 4 |\n| 合计 | 12 |\n");
    const [first] = table.figures;
    expect(table.tables).toHaveLength(1);
    expect(table.figures.map((other) => agreement(first!, other, table.tables)).filter((found) => found === "conflict")).toEqual([]);
    const plans = read("2015年报告\n\n一、2015年回顾\n\n固定资产投资346亿元，增长16.2%。\n\n二、2016年工作安排\n\n固定资产投资增长9%。\n");
    expect(agreement(plans.figures[0]!, plans.figures.at(-1)!)).toBe("unlike");
    const scopes = scoped(read("2015年，产值10亿元，产值12亿元。"), { 1: "规模以上" });
    expect(agreement(scopes.figures[0]!, scopes.figures[1]!)).toBe("unlike");
  });
});

describe("scope on slides", () => {
  const scope = "规模以上";
  const labels = wording("zh-CN").labels;
  const figure = read("2015年，产值10亿元。").figures[0]!;
  const bound = { name: "a", label: "产值", value: figure.value, unit: figure.unit, section: [], origins: [figure], scope };

  test("a reference can show it, and a record holds it", () => {
    expect(showFigure(bound, "scope", undefined, labels)).toBe(scope);
    expect(recordOf(bound, labels)).toMatchObject({ figure: "a", value: "10", scope });
  });

  test("templates take a record that has one", async () => {
    const outline = `deck: { title: a, date: 2016-01-11 }\nslides:\n  - { template: table, title: 产值增长, source: 公报, columns: [指标, 数值], rows: [[产值, { label: 产值, value: "10", unit: 亿元, scope: ${scope} }]] }\n`;
    expect(codesOf((await compileText({ "outline.yaml": outline })).diagnostics)).toEqual([]);
  });

  test("a figure that has none is told so", async () => {
    const outline = `deck: { title: a, date: 2016-01-11 }\nreport: r.txt\nslides:\n  - { template: closing, title: 谢谢, lead: "{{产值.scope}}" }\n`;
    expect(codesOf((await compileText({ "outline.yaml": outline, "r.txt": "2015年，产值10亿元。" })).diagnostics)).toEqual(["no-such-part"]);
  });
});

describe("a number that is none", () => {
  test.each([
    ["in a record, points to its value", '{ label: 产值, value: "约三成", unit: 亿元 }', '"约三成"'],
    ["by itself, points to itself", '"约三成"', '"约三成"'],
  ])("%s", async (_, written, expected) => {
    const outline = `deck: { title: a, date: 2016-01-11 }\nslides:\n  - template: chart-takeaway\n    title: 产值增长\n    source: 公报\n    points: [甲]\n    chart: { kind: column, title: 产值, unit: 亿元, categories: [甲, 乙], values: [1, ${written}] }\n`;
    const { diagnostics } = await compileText({ "outline.yaml": outline });
    expect(diagnostics.map(({ code, span }) => [code, span && spanText(span)])).toEqual([["not-a-number", expected]]);
  });

  test("on a card, points to its value", async () => {
    const outline = `deck: { title: a, date: 2016-01-11 }\nslides:\n  - { template: kpi-cards, title: 产值增长, source: 公报, cards: [{ label: 产值, value: 约三成 }, { label: 利润, value: 2 }, { label: 税收, value: 3 }] }\n`;
    const { diagnostics } = await compileText({ "outline.yaml": outline });
    expect(diagnostics.map(({ code, span }) => [code, span && spanText(span)])).toEqual([["not-a-number", "约三成"]]);
  });
});

describe("scope in the list of figures", () => {
  const report = scoped(read("2015年，产值10亿元，产值12亿元。"), { 1: "规模以上" });

  test("stands behind the columns that spreadsheets know", () => {
    const [head, first, second] = formatFigures(report, "tsv", "en").split("\n");
    expect(head).toBe("indicator\tvalue\tunit\tchange\tchange_unit\tperiod\tsection\tline\tscope");
    expect([first!.split("\t").at(-1), second!.split("\t").at(-1)]).toEqual(["", "规模以上"]);
    expect(formatFigures(report, "tsv", "en", () => [2]).split("\n")[0]).toMatch(/\tscope\tslides$/u);
  });

  test("has a column for people only where the report prints one", () => {
    expect(formatFigures(report, "table", "zh-CN").split("\n")[0]).toContain("口径");
    expect(formatFigures(years, "table", "zh-CN").split("\n")[0]).not.toContain("口径");
    expect(JSON.parse(formatFigures(report, "json", "en"))).toMatchObject([{ indicator: "产值" }, { scope: "规模以上" }]);
  });
});
