import { z } from "zod";
import { focusField, pictureField } from "../kinds/picture-slot.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { pictureOrPanel } from "../layout/blocks-picture.js";
import { body, columnWidth, gap, padding } from "../layout/grid.js";
import { column, group, inset, layers, place, rect, rule, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import { issue } from "../source/validate.js";
import { parseInline, plainText } from "../text/inline.js";

const person = z.strictObject({
  name: z.string().min(1).max(60).describe("姓名 / name"),
  role: z.string().min(1).max(80).optional().describe("职务或分工，13 字以内 / what the person is or does"),
  text: z.string().min(1).max(160).optional().describe("一句说明：六人以内 40 字，七、八人 24 字 / one sentence"),
  image: pictureField.optional().describe("照片；没有照片时用姓氏代替 / portrait; without it the initial stands on a slip"),
  alt: z.string().max(300).optional().describe("照片说明，默认取姓名 / what the portrait shows; by default the name"),
  focus: focusField,
});
type Person = z.infer<typeof person>;

const content = z
  .strictObject({
    people: z.array(person).min(3).max(8).describe("成员，3–8 人 / three to eight people"),
    head: z.int().min(1).max(8).optional().describe("牵头人是第几位 / number of the one who leads"),
  })
  .superRefine(({ people: { length: count }, head }, context) => {
    if (head !== undefined && head > count)
      context.addIssue(issue("number-too-large", { field: "head", value: String(head), max: String(count), inclusive: true }, { path: ["head"] }));
  });
type Content = z.infer<typeof content>;

/** Who is at work: portraits or slips with initials, names, roles and a sentence each. */
export const template: Template<Content> = {
  name: "team",
  summary: { en: "Three to eight people: portrait or initial, name, role and a line", "zh-CN": "团队：三至八人，照片或姓氏竹简、姓名、职务和一句说明" },
  layout: "content",
  title: "required",
  content,
  examples: {
    four: `template: team
title: 国资改革四人专班，各管一段
note: 姓名与分工均为示意
head: 1
people:
  - { name: 张明远, role: 专班组长, text: 统筹资产确权、公司运作与“借用还”一体化 }
  - { name: 李书宁, role: 国有资本管理办公室, text: 资产统一经营，闲置资产加快处置 }
  - { name: 王安, role: 投资决策委员会, text: 项目评审与投后管理 }
  - { name: 欧阳若兰, role: 合同管理委员会, text: 政企双方的承诺写进规范的合同，政府守信 }
`,
    eight: `template: team
title: 八个牵头人，八项任务都有主
note: 姓名与分工均为示意
people:
  - { name: 张明远, role: 园区运营, text: 滨河科技园、软件园、大学园的市场化运营 }
  - { name: 李书宁, role: 招商方式, text: 招引对象转向专业运营商 }
  - { name: 王安, role: 涉企资金, text: 五只产业基金落地 }
  - { name: 赵以恒, role: 平台建设, text: 17个行业公共平台向社会开放 }
  - { name: 欧阳若兰, role: 投融资体系, text: 以资抵账意向12.3亿元 }
  - { name: 周海川, role: 契约管理, text: 合同管理委员会 }
  - { name: 陈蓼, role: 人才改革, text: 三年规划编制完成 }
  - { name: 孙文博, role: 要素市场, text: 资本中心入驻80家机构 }
`,
    portraits: `template: team
title: 三位专家，把脉园区下一步
note: 姓名、照片均为示意
people:
  - { name: 林知行, role: 产业规划, text: 一区多园的专业分工与“八位一体”组织模式, image: "art:contour" }
  - { name: 何景, role: 资本市场, text: 要素交易市场与新三板培育, image: "art:grid" }
  - { name: 沈若水, role: 城市设计, text: 一心三轴的复合中心框架, image: "art:city" }
`,
    english: `template: team
title: Six people run the programme
note: Names are for illustration
head: 1
people:
  - { name: Anna Whitfield, role: Head of programme, text: Answers for budget and schedule }
  - { name: Daniel Okafor, role: Parks, text: Runs three parks with private operators }
  - { name: Mei Chen, role: Platforms, text: Opens laboratories to companies }
  - { name: Jonas Lind, role: Capital, text: Brings funds and firms together }
  - { name: Sofia Marchetti, role: Contracts, text: Puts promises in writing }
  - { name: Omar Haddad, role: People, text: Plans training for three years }
`,
  },
  suits: ({ people }) => (people.some(({ role, image }) => role !== undefined || image !== undefined) ? 0.95 : 0.7),
  arrange({ people, head }, context) {
    const pictured = people.some(({ image }) => image !== undefined);
    const columns = people.length <= 5 ? people.length : Math.ceil(people.length / 2);
    const width = (body.width - gap * (columns - 1)) / columns;
    const upright = people.length <= 5;
    const height = upright ? body.height : (body.height - gap) / 2;
    const cards = people.map((one, i) => {
      const style = { width, height, pictured, strong: i + 1 === head };
      const cell = { x: (i % columns) * (width + gap), y: Math.floor(i / columns) * (height + gap), width, height };
      return place(cell, upright ? uprightCard(one, i, style, described(people), context) : lyingCard(one, i, style, context));
    });
    return layers(cards);
  },
};

const described = (people: readonly Person[]): boolean => people.some(({ text: words }) => words !== undefined);

interface Style {
  readonly width: number;
  readonly height: number;
  /** Some person has a portrait: everybody gets a picture's room. */
  readonly pictured: boolean;
  readonly strong: boolean;
}

const uprightSlip = { width: 54, height: 150 };
/** Narrow columns need the room for words. */
const narrowSlip = { width: 45, height: 132 };
const lyingSlip = { width: 36, height: 126 };

/** Portrait or slip above, words below. */
function uprightCard(one: Person, i: number, { width, pictured, strong }: Style, withText: boolean, context: SlideContext): LayoutNode {
  const pictureHeight = withText ? 159 : 216;
  const narrow = width < columnWidth(3);
  const slipSize = narrow ? narrowSlip : uprightSlip;
  const top = pictured ? pictureHeight + 15 : slipSize.height + padding;
  return layers([
    rect("panel", { name: `person ${i + 1}` }),
    pictured ? place({ height: pictureHeight }, portrait(one, i, strong, context)) : place({ x: padding, ...slipSize }, slip(one, i, strong)),
    place(
      { y: top },
      inset(
        column([
          text(one.name, narrow ? "h2" : "pillar-name", { name: `person ${i + 1} name`, group: "person name", maxLines: [2], from: ["people", i, "name"] }),
          one.role === undefined ? undefined : text(one.role, "small", { name: `person ${i + 1} role`, bold: true, color: "accent", maxLines: [2], from: ["people", i, "role"] }),
          one.text === undefined ? undefined : space(9),
          one.text === undefined ? undefined : rule("rule", 0.75, { name: `person ${i + 1} rule` }),
          one.text === undefined ? undefined : space(9),
          one.text === undefined ? undefined : text(one.text, "body", { name: `person ${i + 1} text`, maxLines: [4, 5], from: ["people", i, "text"] }),
        ]),
        { left: padding, right: narrow ? 9 : 12, bottom: 12 },
      ),
    ),
  ]);
}

/** Portrait or slip at the left, words beside it. */
function lyingCard(one: Person, i: number, { width, pictured, strong }: Style, context: SlideContext): LayoutNode {
  const pictureWidth = width < columnWidth(4) ? 63 : 96;
  const textX = pictured ? pictureWidth + 12 : 15 + lyingSlip.width + 15;
  return layers([
    rect("panel", { name: `person ${i + 1}` }),
    pictured ? place({ width: pictureWidth }, portrait(one, i, strong, context)) : place({ x: 15, ...lyingSlip }, slip(one, i, strong)),
    place(
      { x: textX },
      inset(
        column([
          text(one.name, "h3", { name: `person ${i + 1} name`, group: "person name", maxLines: [2], from: ["people", i, "name"] }),
          one.role === undefined ? undefined : text(one.role, "small", { name: `person ${i + 1} role`, bold: true, color: "accent", maxLines: [2], from: ["people", i, "role"] }),
          one.text === undefined ? undefined : space(6),
          one.text === undefined ? undefined : text(one.text, "body", { name: `person ${i + 1} text`, maxLines: [4], from: ["people", i, "text"] }),
        ]),
        { top: 13.5, right: 9, bottom: 9 },
      ),
    ),
  ]);
}

/** The picture, or in its place a quiet field with the slip. */
function portrait(one: Person, i: number, strong: boolean, context: SlideContext): LayoutNode {
  if (one.image !== undefined)
    return pictureOrPanel(context.picture(one.image, ["people", i, "image"], one.alt ?? one.name), { name: `person ${i + 1} portrait`, focus: one.focus });
  return layers([rect("tint", { name: `person ${i + 1} field` }), place({ x: 15, width: lyingSlip.width, height: lyingSlip.height }, slip(one, i, strong))]);
}

/** A bamboo slip that hangs from the card's edge, with the initial near its foot; it says nothing that the name does not. */
function slip({ name }: Person, i: number, strong: boolean): LayoutNode {
  return group(
    `person ${i + 1} slip`,
    layers([
      rect(strong ? "fill" : "tint2", { name: `person ${i + 1} slip` }),
      inset(text(initials(name), "h2", { name: `person ${i + 1} initial`, group: "initial", wrap: false, align: "center", anchor: "bottom", color: strong ? "onfill" : "ink" }), { bottom: 9 }),
    ]),
  );
}

/** 张 of 张明远, AW of Anna Whitfield. */
function initials(name: string): string {
  const plain = plainText(parseInline(name)).trim();
  const words = plain.split(/[\s·.]+/u).filter((word) => word !== "");
  const first = [...(words[0] ?? "")][0] ?? "";
  if (!/\p{Script=Latin}/u.test(first) || words.length < 2) return first;
  return `${first}${[...words.at(-1)!][0]!}`.toUpperCase();
}
