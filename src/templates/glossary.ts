import { z } from "zod";
import { divided } from "../kinds/divide.js";
import type { Template } from "../kinds/template.js";
import { body, columnWidth, columnX, gap, page } from "../layout/grid.js";
import { column, layers, place, row, rule, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";

const term = z.strictObject({
  term: z.string().min(1).max(60).describe("术语，16 字以内 / the term, up to 34 letters"),
  text: z.string().min(1).max(300).describe("解释，每行约 30 字，八条以内时至多两行 / what it means: about two lines"),
});

const content = z.strictObject({
  terms: z.array(term).min(2).max(60).describe("术语，每页至多 10 条 / the terms, ten to a slide"),
});
type Term = z.infer<typeof term>;
interface Content {
  readonly terms: readonly Term[];
}

/** Ten rows of one or two lines, five a column. */
const mostTerms = 10;
/** Up to so many stand in one column of large type. */
const mostInOneColumn = 4;

/** Terms of the deck and what they mean. */
export const template: Template<Content> = {
  name: "glossary",
  summary: { en: "Terms and what they mean, in one or two columns", "zh-CN": "术语表：术语和解释，一栏或两栏，超出自动分页" },
  layout: "content",
  title: "required",
  content,
  examples: {
    terms: `template: glossary
title: 附：报告中的八个提法
source: 科技部网站《济宁高新区》，2016年1月11日
terms:
  - { term: 一区多园, text: 以一个高新区统领多个专业园区的发展思路，园区集中专业资源 }
  - { term: 吟龙培育计划, text: 重点培育细分市场占有率居国内前三位的科技领军企业，共22家 }
  - { term: 共生计划, text: 以最优惠的政策支持骨干企业扎根发展、追加投资 }
  - { term: 惠新1号, text: 为化解企业担保圈风险设立的过桥基金，用于短期续贷 }
  - { term: 八位一体, text: 规划、政策、招商、园区、平台、协会、展会、服务的组织模式 }
  - { term: 一心三轴, text: 沿蓼河、海川路、崇文大道展开的济宁复合中心城市框架 }
  - { term: 借用还一体化, text: 资产确权到公司，项目由公司运作，借款、用款、还款由同一主体负责 }
  - { term: 三条线, text: 园区服务企业、部门服务基层、街道服务群众的管理体系 }
`,
    few: `template: glossary
title: 三个概念，读懂这份报告
source: 科技部网站《济宁高新区》，2016年1月11日
terms:
  - { term: 逆周期举措, text: 经济下行时加大力度的一组措施，从服务、培育、扶持、化险、争取五个方面稳增长 }
  - { term: 资金基金化, text: 省里基金全面对接、市里基金全面参与，财政资金通过基金投向企业 }
  - { term: 契约管理, text: 政企双方的承诺写进规范的合同，以产出效益、环境保护等作为对赌条件 }
`,
    english: `template: glossary
title: Terms used in this report
source: Annual report, 2015
terms:
  - { term: "One district, many parks", text: "One administration for several parks, each for one industry of the zone" }
  - { term: Leaders programme, text: Support for 22 companies among the top three of their market }
  - { term: Bridging fund, text: Short loans that carry a company from one bank credit to the next }
  - { term: Platform, text: "Shared laboratory or service, open to outside companies" }
  - { term: One core and three axes, text: "The frame of the new centre: a river and two avenues" }
  - { term: Graduated company, text: A company that has left its incubator and stands on its own }
`,
  },
  suits: () => 0.95,
  split: ({ terms }, parts) => divided(terms, { parts, most: mostTerms, least: 2 })?.map(({ items }) => ({ terms: items })),
  arrange({ terms }) {
    if (terms.length <= mostInOneColumn) return column(terms.map((one, i) => wideRow(one, i)));
    const perColumn = Math.ceil(terms.length / 2);
    const height = body.height / Math.max(perColumn, mostInOneColumn);
    const half = (part: readonly Term[], first: number): LayoutNode => column(part.map((one, i) => narrowRow(one, first + i, i === 0, height)));
    return row([half(terms.slice(0, perColumn), 0), half(terms.slice(perColumn), perColumn)], { gap: 2 * gap });
  },
};

const wideHeight = body.height / mostInOneColumn;
const aboveText = 10.5;

/** The term beside its explanation. */
function wideRow(one: Term, i: number): LayoutNode {
  const textX = columnX(4) - page.margin;
  return entry(
    i,
    i === 0,
    wideHeight,
    layers([
      place({ width: columnWidth(4) - gap }, text(one.term, "h2", { name: `term ${i + 1}`, maxLines: [2], from: ["terms", i, "term"] })),
      place({ x: textX, width: columnWidth(8) }, text(one.text, "text", { name: `term ${i + 1} text`, maxLines: [2, 3], from: ["terms", i, "text"] })),
    ]),
  );
}

/** The term above its explanation. */
function narrowRow(one: Term, i: number, first: boolean, height: number): LayoutNode {
  return entry(
    i,
    first,
    height,
    column([
      text(one.term, "h3", { name: `term ${i + 1}`, maxLines: [1], from: ["terms", i, "term"] }),
      text(one.text, "body", { name: `term ${i + 1} text`, maxLines: [2, 3], from: ["terms", i, "text"] }),
    ]),
  );
}

const entry = (i: number, first: boolean, height: number, words: LayoutNode): LayoutNode =>
  layers([place({ height: 0 }, rule(first ? "ink" : "rule", 0.75, { name: `term ${i + 1} rule` })), place({ y: aboveText }, words)], { size: height });
