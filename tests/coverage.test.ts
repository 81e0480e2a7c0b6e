/** What a deck leaves out of its report: which slides tell of a section, and when a figure is shown. */
import { describe, expect, test } from "vitest";
import { formatDecimal } from "../src/report/decimal.js";
import { coverageOf, slidesUsing } from "../src/slides/coverage.js";
import { sectionLabel } from "../src/outline/sections.js";
import { codesOf, compileText } from "./support/decks.js";

const report = `# 2015年工作总结

## 一、主要指标

2015年，营业总收入2942亿元，增长10.2%；固定资产投资346.4亿元，增长16.2%。

## 二、民生

### （一）就业

城镇新增就业3.2万人。

### （二）住房

新开工住房面积12万平方米。新建学校4所。

## 三、打算

做好各项工作。
`;

const covered = async (slides: readonly string[], figures = "") => {
  const outline = `deck: { title: 汇报, date: 2016-01-11 }\nreport: report.md\n${figures}slides:\n${slides.map((slide) => `  - ${slide}\n`).join("")}`;
  const { sources, slides: prepared, diagnostics } = await compileText({ "outline.yaml": outline, "report.md": report });
  expect(codesOf(diagnostics.filter(({ severity }) => severity === "error"))).toEqual([]);
  const { sections, figures: left, core, loose } = coverageOf(prepared, sources!.report!);
  return { sections: sections.map(sectionLabel), left: left.map(({ indicator }) => indicator), core, loose: loose.map(({ number }) => number), prepared, report: sources!.report! };
};

const cover = "{ template: cover }";
const divider = (section: string): string => `{ template: section, section: ${section} }`;
const page = (more: string, text = "稳中有进"): string => `{ template: bullets, title: 工作进展${more}, items: [{ lead: 进展, text: "${text}" }, 就业稳定] }`;

describe("sections", () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ["no slide", [cover], ["一", "二", "三"]],
    ["a divider tells of its own section alone", [cover, divider("二")], ["一", "二/一", "二/二", "三"]],
    ["a slide of content tells of all below its section", [cover, page(", section: 二")], ["一", "三"]],
    ["a divider with its slides", [cover, divider("二"), page("")], ["一", "三"]],
    ["a slide deeper down reaches what is above it, not beside it", [cover, page(", section: 二/一")], ["一", "二/二", "三"]],
    ["a figure reaches the sections it stands in", [cover, page(", section: 三", "{{新开工住房面积}}")], ["一", "二/一"]],
    ["a figure that is only spoken reaches none", [cover, page(", section: 三, notes: '{{新开工住房面积}}'")], ["一", "二"]],
    ["slides after a divider belong to it until the next one", [cover, divider("一"), page(""), divider("三"), page("")], ["二"]],
  ])("%s", async (_, slides, expected) => {
    expect((await covered(slides)).sections).toEqual(expected);
  });

  test("an input of a derived figure reaches its section", async () => {
    const { sections } = await covered([cover, page(", section: 三", "{{before}}")], "figures: { before: { prior: 营业总收入 } }\n");
    expect(sections).toEqual(["二"]);
  });
});

describe("core figures", () => {
  const all = ["营业总收入", "固定资产投资", "城镇新增就业", "新开工住房面积"];

  test("money, levels, rates and changes count; what is counted one by one does not", async () => {
    const { core, left, report: read } = await covered([cover]);
    expect(read.figures.map(({ indicator }) => indicator)).toContain("新建学校");
    expect([core, left]).toEqual([4, all]);
  });

  test.each<readonly [string, readonly string[], string, readonly string[]]>([
    ["its value shows a figure", [page("", "{{营业总收入}}")], "", ["固定资产投资", "城镇新增就业", "新开工住房面积"]],
    ["its change alone shows it too", [page("", "增长{{固定资产投资.change}}")], "", ["营业总收入", "城镇新增就业", "新开工住房面积"]],
    ["the notes show nothing", [page(", notes: '{{营业总收入}}'")], "", all],
    ["a derived figure does not show its inputs", [page("", "{{before}}")], "figures: { before: { prior: 营业总收入 } }\n", all],
    ["an entry that no slide uses shows nothing", [page("")], "figures: { revenue: { indicator: 营业总收入 } }\n", all],
    ["in another unit it is still shown", [page("", "{{revenue}}")], "figures: { revenue: { indicator: 营业总收入, unit: 万元 } }\n", ["固定资产投资", "城镇新增就业", "新开工住房面积"]],
  ])("%s", async (_, slides, figures, expected) => {
    expect((await covered([cover, ...slides], figures)).left).toEqual(expected);
  });
});

describe("slides tied to nothing", () => {
  test.each<readonly [string, readonly string[], readonly number[]]>([
    ["cover, divider and closing are no content", [cover, divider("一"), "{ template: closing, title: 谢谢 }"], []],
    ["content before the first section", [cover, page("")], [2]],
    ["content with a figure", [cover, page("", "{{营业总收入}}")], []],
    ["content with a figure in its notes", [cover, page(", notes: '{{营业总收入}}'")], []],
    ["content of a section", [cover, page(", section: 三")], []],
    ["an appendix", [page("", "{{营业总收入}}"), "{ template: sources, title: 出处 }"], []],
  ])("%s", async (_, slides, expected) => {
    expect((await covered(slides)).loose).toEqual(expected);
  });
});

describe("slides that use a figure", () => {
  test("in any way: shown, in the notes, or as an input; the list of sources is no use", async () => {
    const { prepared, report: read } = await covered(
      [cover, page("", "{{营业总收入}}"), page(", notes: '{{营业总收入}}'"), page("", "{{before}}"), "{ template: sources, title: 出处 }"],
      "figures: { before: { prior: 营业总收入 } }\n",
    );
    const used = slidesUsing(prepared);
    expect(read.figures.map((figure) => [figure.indicator, used(figure)])).toEqual([
      ["营业总收入", [2, 3, 4]], ["固定资产投资", []], ["城镇新增就业", []], ["新开工住房面积", []], ["新建学校", []],
    ]);
  });

  test("figures of one name in different scopes are used apart", async () => {
    const { prepared, report: read } = await covered([cover, page("", "{{营业总收入}}")]);
    const [figure] = read.figures;
    expect(formatDecimal(figure!.value!)).toBe("2942");
    expect([slidesUsing(prepared)(figure!), slidesUsing(prepared)({ ...figure!, scope: "规模以上" })]).toEqual([[2], []]);
    expect(coverageOf(prepared, { ...read, figures: [figure!, { ...figure!, scope: "规模以上" }] }).figures.map(({ scope }) => scope)).toEqual(["规模以上"]);
  });
});

test("without a report there is nothing to cover, and every slide of content stands for itself", async () => {
  const { sources, slides } = await compileText({ "outline.yaml": `deck: { title: 汇报, date: 2016-01-11 }\nslides:\n  - ${cover}\n  - ${page("")}\n` });
  expect(sources!.report).toBeUndefined();
  const { root, ...empty } = (await covered([cover])).report;
  const { sections, figures, core, loose } = coverageOf(slides, { ...empty, root: { ...root, children: [] }, figures: [] });
  expect([sections, figures, core, loose.map(({ number }) => number)]).toEqual([[], [], 0, [2]]);
});
