import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reader as markdown } from "../src/readers/markdown.js";
import { reader as plain } from "../src/readers/text.js";
import { formatDecimal } from "../src/report/decimal.js";
import { formatFigures, formatPeriod } from "../src/report/figures-table.js";
import type { Figure, Report } from "../src/report/report.js";
import { spanText } from "../src/source/span.js";
import { percent, readRows, score, type Share } from "./support/score.js";

const REPORTS = ["county-report.txt", "bulletin.txt", "annual-report.md", "budget-report.txt", "city-report.md", "results.txt"];
const file = (name: string): string => readFileSync(new URL(`./fixtures/gold/${name}`, import.meta.url), "utf8");

const readText = (text: string): Report => plain.read({ path: "r.txt", text }).value;
const readMarkdown = (text: string): Report => markdown.read({ path: "r.md", text }).value;
const read = (name: string): Report => (name.endsWith(".md") ? readMarkdown : readText)(file(name));
const rowsOf = (report: Report) => readRows(formatFigures(report, "tsv", "en"));
const goldOf = (name: string) => readRows(file(name.replace(/\.\w+$/u, ".figures.tsv")));

describe("reports with a hand-made list of their figures", () => {
  test.each(REPORTS)("every source of the list for %s stands in the report", (name) => {
    const text = file(name);
    for (const row of goldOf(name)) expect(text, row.indicator).toContain(row.source);
  });

  test.each(REPORTS)("%s is read as a person reads it", (name) => {
    const result = score(goldOf(name), rowsOf(read(name)));
    const detail = JSON.stringify({ missed: result.missed, wrong: result.wrong, false: result.falseRows }, undefined, 1);
    expect(percent(result.core), detail).toBeGreaterThanOrEqual(97);
    expect(percent(result.coreAndCount), detail).toBeGreaterThanOrEqual(97);
    expect(percent(result.precision), detail).toBeGreaterThanOrEqual(97);
    expect(percent(result.changes), detail).toBeGreaterThanOrEqual(97);
    expect(percent(result.named), detail).toBeGreaterThanOrEqual(85);
  });

  test("every group of the specification is covered and found", () => {
    const groups = new Map<string, Share>();
    for (const name of REPORTS) {
      for (const [group, { right, of }] of score(goldOf(name), rowsOf(read(name))).groups) {
        const known = groups.get(group) ?? { right: 0, of: 0 };
        groups.set(group, { right: known.right + right, of: known.of + of });
      }
    }
    console.info([...groups].sort().map(([group, { right, of }]) => `${group} ${right}/${of}`).join("  "));
    expect([...groups.keys()].sort()).toEqual(["g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8"]);
    for (const [group, share] of groups) expect(percent(share), group).toBeGreaterThanOrEqual(95);
  });
});

const figures = (text: string): readonly Figure[] => readText(text).figures;
/** `第一产业比重 6.9%`, as a person would check it. */
function line({ indicator, value, unit = "", change }: Figure): string {
  const changed = change && `${formatDecimal(change.value, { sign: true })}${change.unit}`;
  return [indicator, value && `${formatDecimal(value)}${unit}`, changed].filter(Boolean).join(" ");
}
const lines = (text: string): readonly string[] => figures(text).map(line);

describe("Chinese rules", () => {
  test("a list of eight goes on with its changes", () => {
    const names = ["甲县", "乙县", "丙县", "丁县", "戊县", "己县", "庚县", "辛县"];
    const values = names.map((_, i) => `${i + 11}亿元`).join("、");
    const changes = names.map((_, i) => `${i + 1}.5%`).join("、");
    expect(lines(`${names.join("、")}财政收入分别完成${values}，分别增长${changes}。`)).toEqual(names.map((name, i) => `${name}财政收入 ${i + 11}亿元 +${i + 1}.5%`));
  });

  test("names with 和 in them are not parted where 、 parts enough", () => {
    expect(lines("教育、社会保障和就业、卫生健康支出分别增长5.2%、4.9%、3.7%。")).toEqual(["教育支出 +5.2%", "社会保障和就业支出 +4.9%", "卫生健康支出 +3.7%"]);
  });

  test("contributions are figures of their own, gaps are none", () => {
    expect(lines("第三产业增加值增长6.1%，拉动经济增长3.2个百分点，贡献率为58.4%。税负高于全国平均水平0.6个百分点。")).toEqual([
      "第三产业增加值 +6.1%", "第三产业增加值拉动经济增长 3.2个百分点", "贡献率 58.4%",
    ]);
  });

  test("points of change belong to the share, per cents to the amount", () => {
    expect(lines("税收收入33.9亿元，占财政收入的74.7%，提高1.2个百分点。出口20亿元，占进出口的60%，增长8%。")).toEqual([
      "税收收入 33.9亿元", "税收收入占财政收入比重 74.7% +1.2pp", "出口 20亿元 +8%", "出口占进出口比重 60%",
    ]);
  });

  test("compositions with any colon, only where the parts have names and make a whole", () => {
    const sectors = ["第一产业比重 4.9%", "第二产业比重 46.1%", "第三产业比重 49.0%"];
    for (const colon of [":", "：", "∶"]) expect(lines(`三次产业结构调整为${["4.9", "46.1", "49.0"].join(colon)}。`)).toEqual(sectors);
    expect(lines("三次产业比例由5.1:46.4:48.5调整为4.9:46.1:49.0。")).toEqual(sectors);
    expect(lines("比分为3:2，结构为1:2:4，会议8:30开始。")).toEqual([]);
  });

  test("multiples, doublings, fractions", () => {
    expect(lines("出口额20亿元，是2015年的2.5倍。产值翻两番。农产品占全省的四分之一，蔬菜占百分之二十，水果下降近三成。三分之一的企业参加。")).toEqual([
      "出口额 20亿元", "出口额相当于2015年 2.5倍", "产值 +300%", "农产品占全省比重 25%", "蔬菜占比 20%", "水果 -30%",
    ]);
  });

  test("two scales in one number", () => {
    expect(lines("投资5亿3千万元。贷款余额2万3千元。")).toEqual(["投资 5.3亿元", "贷款余额 2.3万元"]);
  });

  test("from and to give the level reached", () => {
    expect(lines("年产能由40万台提升至55万台，绿化率从上年的38.2%提高到40.5%。")).toEqual(["年产能 55万台", "绿化率 40.5%"]);
  });

  test("a figure said again is one with its places", () => {
    const [first, ...others] = figures("一、概况\n财政收入25亿元。\n\n二、财政\n财政收入25亿元，增长3%。");
    expect(others).toEqual([]);
    expect(line(first!)).toBe("财政收入 25亿元 +3%");
    expect(first!.places!.map(spanText)).toEqual(["财政收入25亿元", "财政收入25亿元，增长3%"]);
  });
});

describe("tables", () => {
  test("row, column, unit and change", () => {
    const text = "2022年公报\n\n一、工业\n单位：亿元\n指标\t2022年\t2021年\t增长（%）\n产值\t1,204.5\t1,100\t9.5\n其中：出口\t－\t98\t\n利润率（%）\t5.2\t5.0\t0.2\n备注见后\n";
    expect(figures(text).map((figure) => `${line(figure)} ${formatPeriod(figure.period!)} ${figure.qualifiers.join()}`)).toEqual([
      "产值 1204.5亿元 +9.5% 2022 ", "产值 1100亿元 2021 ", "出口 98亿元 2021 of-which", "利润率 5.2% +0.2% 2022 ", "利润率 5.0% 2021 ",
    ]);
  });

  test("rows that are periods take their names from the columns", () => {
    const { figures: found } = readMarkdown("| 年份 | 产值（亿元） | 利润（亿元） |\n| --- | --- | --- |\n| 2021年 | 12 | 1.5 |\n| 2022年 | 14 | |\n");
    expect(found.map((figure) => `${line(figure)} ${formatPeriod(figure.period!)}`)).toEqual(["产值 12亿元 2021", "利润 1.5亿元 2021", "产值 14亿元 2022"]);
  });

  test("a menu with bars is no table", () => {
    expect(lines("首页 | 新闻 | 政务\n关于 | 联系 | 地图\n产值5亿元。")).toEqual(["产值 5亿元"]);
  });
});

describe("English rules", () => {
  test("respectively, with what the names share", () => {
    expect(lines("Sales in Asia, Europe and Africa rose 5%, 4% and 3%, respectively. North and South output fell by 2% and 1% respectively.")).toEqual([
      "Sales in Asia +5%", "Sales in Europe +4%", "Sales in Africa +3%", "North output -2%", "South output -1%",
    ]);
  });

  test("number words, parts and doublings", () => {
    const found = lines("The agency opened three offices. It trained twenty-three inspectors. Three reasons explain it. Half of households answered. Exports doubled to $4 million.");
    expect(found).toEqual(["offices 3", "inspectors 23", "households answered 50%", "Exports 4million USD +100%"]);
  });

  test("constant currency beside reported growth, basis points, ranges", () => {
    expect(lines("Revenue was $3.4 billion, up 8%, or 10% in constant currency. Margin rose 150 basis points to 47.1%. We expect growth of 6% to 8%.")).toEqual([
      "Revenue 3.4billion USD +8%", "Revenue in constant currency +10%", "Margin 47.1% +1.50pp", "growth 6%",
    ]);
  });
});
