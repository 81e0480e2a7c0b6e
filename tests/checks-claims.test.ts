import { describe, expect, test } from "vitest";
import { checkText, onSlides, type Sentence } from "./support/checks.js";

/** Claims about the figures of a small report, one a slide: half of them hold, half do not. */
const reportZh = `# 2015年工作报告

2015年，营业总收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%；一般公共预算收入58.2亿元，下降2.1%；新能源产值86.3亿元，增长112.5%。
`;
const reportEn = `---
title: Annual report 2024
language: en
---

# Annual report 2024

In 2024, revenue was $604.7 million, up 6.4%. Operating result was $88.2 million, down 3.1%. Capital expenditure was $210.5 million, up 104%.
`;

interface Stage {
  readonly name: string;
  readonly language: "zh-CN" | "en";
  readonly report: string;
  /** YAML of the slide around the sentence. */
  readonly slide: (sentence: string) => string;
  readonly sentences: readonly Sentence[];
}

const yes = (text: string): Sentence => ({ text, holds: true });
const no = (text: string): Sentence => ({ text, holds: false });

const stages: readonly Stage[] = [
  {
    name: "figures on cards",
    language: "zh-CN",
    report: reportZh,
    slide: (title) => `{ template: kpi-cards, title: ${JSON.stringify(title)}, cards: [{ figure: 营业总收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }, { figure: 一般公共预算收入 }] }`,
    sentences: [
      yes("营业总收入同比增长"), no("营业总收入同比下降"),
      yes("工业增加值稳步上升"), no("工业增加值有所回落"),
      yes("一般公共预算收入略有下降"), no("一般公共预算收入稳步增长"),
      no("固定资产投资与上年持平"), yes("固定资产投资大幅增长"),
      yes("固定资产投资增速最快"), no("工业增加值增速最快"),
      yes("固定资产投资领跑"), no("营业总收入领跑"),
      yes("一般公共预算收入增速最低"), no("工业增加值增速最低"),
      yes("营业总收入规模最大"), no("工业增加值规模最大"),
      yes("固定资产投资增速居首位"), no("营业总收入增速居首位"),
      yes("固定资产投资快于营业总收入"), no("工业增加值快于营业总收入"),
      yes("固定资产投资增速高于工业增加值"), no("固定资产投资增速低于工业增加值"),
      yes("工业增加值增速比营业总收入低"), no("工业增加值增速比营业总收入高"),
      no("营业总收入突破3000亿元"), yes("营业总收入突破2900亿元"),
      yes("营业总收入接近3000亿元"), no("工业增加值突破700亿元"),
      no("四项指标全部正增长"), no("固定资产投资翻番"),
    ],
  },
  {
    name: "a line over the years",
    language: "zh-CN",
    report: reportZh,
    slide: (title) => `{ template: chart-takeaway, title: ${JSON.stringify(title)}, chart: { kind: column, title: 货物吞吐量, unit: 万吨, categories: ["2011", "2012", "2013", "2014", "2015"], values: [120, 110, 150, 180, 260] }, points: [吞吐量, 航线] }`,
    sentences: [
      yes("吞吐量连续三年增长"), no("吞吐量连续四年增长"),
      yes("吞吐量创历史新高"), no("吞吐量创历史新低"),
      yes("吞吐量五年翻番"), no("吞吐量五年翻两番"),
      no("吞吐量连续两年下降"),
    ],
  },
  {
    name: "rates over the years",
    language: "zh-CN",
    report: reportZh,
    slide: (title) => `{ template: chart-takeaway, title: ${JSON.stringify(title)}, chart: { kind: column, title: 利润增速, unit: "%", categories: ["2013", "2014", "2015"], values: [-8.1, -3.2, 4.5] }, points: [利润, 成本] }`,
    sentences: [yes("利润由负转正"), no("利润由正转负")],
  },
  {
    name: "parts of a whole",
    language: "zh-CN",
    report: reportZh,
    slide: (title) => `{ template: chart-takeaway, title: ${JSON.stringify(title)}, chart: { kind: doughnut, title: 项目进展, unit: 个, parts: [{ label: 投产, value: 40 }, { label: 在建, value: 24 }, { label: 前期, value: 10 }] }, points: [投产, 在建] }`,
    sentences: [yes("投产项目过半"), no("在建项目过半"), yes("在建项目不足一半"), no("投产项目不到一半"), yes("投产项目最多"), no("前期项目最多")],
  },
  {
    name: "English figures",
    language: "en",
    report: reportEn,
    slide: (title) => `{ template: kpi-cards, title: ${JSON.stringify(title)}, cards: [{ figure: revenue }, { figure: Operating result }, { figure: Capital expenditure }] }`,
    sentences: [
      yes("Revenue grew again"), no("Revenue fell again"),
      yes("Operating result slipped"), no("Operating result rose"),
      yes("Capital expenditure doubled"), no("Revenue doubled"),
      yes("Capital expenditure grew fastest"), no("Revenue grew fastest"),
      yes("Capital expenditure outpaced revenue"), no("Revenue outpaced capital expenditure"),
      yes("Revenue exceeded $600 million"), no("Revenue exceeded $650 million"),
      yes("Capital expenditure was higher than operating result"), no("Operating result was higher than revenue"),
      no("All three measures grew"),
    ],
  },
  {
    name: "English shares",
    language: "en",
    report: reportEn,
    slide: (title) => `{ template: chart-takeaway, title: ${JSON.stringify(title)}, chart: { kind: doughnut, title: Cargo, unit: million tonnes, parts: [{ label: Containers, value: 31 }, { label: Bulk, value: 12 }, { label: Other, value: 6 }] }, points: [Containers, Bulk] }`,
    sentences: [yes("Containers are more than half"), no("Bulk is more than half"), yes("Containers had the largest share"), no("Bulk had the largest share")],
  },
  {
    name: "English years",
    language: "en",
    report: reportEn,
    slide: (title) => `{ template: chart-takeaway, title: ${JSON.stringify(title)}, chart: { kind: line, title: Passengers, unit: million, categories: ["2020", "2021", "2022", "2023", "2024"], values: [4.1, 3.2, 3.9, 5.0, 6.6] }, points: [Passengers, Routes] }`,
    sentences: [yes("A record year for passengers"), yes("Passengers rose for three consecutive years"), no("Passengers rose for four consecutive years"), yes("Passengers at an all-time high"), no("Passengers at an all-time low")],
  },
];

describe("claims", () => {
  test("there are enough, and half of them hold", () => {
    const all = stages.flatMap(({ sentences }) => sentences);
    const holding = all.filter(({ holds }) => holds).length;
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(Math.abs(holding * 2 - all.length)).toBeLessThanOrEqual(6);
  });

  test.each(stages)("$name", async ({ language, report, slide, sentences }) => {
    const outline = `deck: { title: 示例, date: 2016-01-11, language: ${language} }\nreport: report.md\nslides:\n${sentences.map(({ text }) => `  - ${slide(text)}\n`).join("")}`;
    const found = onSlides(await checkText({ "outline.yaml": outline, "report.md": report }), "claim-direction");
    const wrong = sentences.flatMap(({ text, holds }, i) => {
      const errors = (found.get(i + 1) ?? []).filter(({ severity }) => severity === "error");
      return (errors.length === 0) === holds ? [] : [`${holds ? "holds" : "does not hold"}: ${text} ${JSON.stringify(errors.map(({ args }) => args))}`];
    });
    expect(wrong).toEqual([]);
  });

  test("a claim of a title that no figure bears out is a warning", async () => {
    const outline = "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, title: 服务满意度全省第一，群众满意度最高, cards: [{ figure: 营业总收入 }, { figure: 工业增加值 }] }\n";
    const found = (await checkText({ "outline.yaml": outline, "report.md": reportZh })).filter(({ code }) => code === "claim-direction");
    expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
  });

  test("plans, hopes and nouns claim nothing", async () => {
    const titles = ["力争营业总收入下降后回升", "推动一般公共预算收入增长", "培育新的增长点", "以投资稳增长", "营业总收入预计下降"];
    const outline = `deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nslides:\n${titles.map((title) => `  - { template: kpi-cards, title: ${title}, cards: [{ figure: 营业总收入 }, { figure: 工业增加值 }] }\n`).join("")}`;
    expect((await checkText({ "outline.yaml": outline, "report.md": reportZh })).filter(({ code }) => code === "claim-direction")).toEqual([]);
  });
});
