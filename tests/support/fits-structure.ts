import { pictureRecord } from "../../src/kinds/picture-slot.js";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect } from "vitest";
import { parse } from "yaml";
import type { SlideContext, Template } from "../../src/kinds/template.js";
import { body } from "../../src/layout/grid.js";
import { layout, type Laid } from "../../src/layout/layout.js";
import type { SceneNode, TextNode } from "../../src/scene/nodes.js";
import { walk } from "../../src/scene/walk.js";
import { wording } from "../../src/source/wording/wording.js";
import { advance } from "../../src/text/measure.js";
import { readTheme } from "../../src/theme/load-theme.js";

const themePath = fileURLToPath(new URL("../../src/themes/qinghua.yaml", import.meta.url));
export const theme = readTheme({ path: themePath, text: readFileSync(themePath, "utf8") }, "zh-CN").value!;

/** A deck without charts or sections; every picture but `missing.png` is there, with 1600 × 900 pixels. */
export const contextOf = (language: "zh-CN" | "en" = "zh-CN"): SlideContext => ({
  theme,
  language,
  labels: wording(language).labels,
  page: 2,
  deck: { title: "济宁高新区2015年工作汇报", date: "2016年1月11日" },
  sections: [],
  chart: () => undefined,
  picture: (picture, from, alt) => (picture === "missing.png" ? undefined : { type: "image", picture: pictureRecord(picture).file, pixels: { width: 1600, height: 900 }, alt, from }),
  figures: [],
  tell: () => undefined,
});

/** A slide's own fields, laid out in the body box, or in the page. */
export const laidOut = (template: Template, own: object, context = contextOf(), region = body): Laid =>
  layout(template.arrange(template.content.parse(own), context), region, { theme });

/** The fields of an example that are the template's own. */
export function exampleOf(template: Template, name: string): Record<string, unknown> {
  const { template: _, title, subtitle, source, note, ...own } = parse(template.examples[name]!) as Record<string, unknown>;
  return own;
}

export const codes = (template: Template, own: object): readonly unknown[] =>
  (template.content.safeParse(own).error?.issues ?? []).map((issue) => (issue.code === "custom" ? issue.params?.["code"] : issue.code));

export const allNodes = ({ nodes }: Laid): readonly SceneNode[] => [...walk(nodes)];
export const textsOf = (laid: Laid): readonly TextNode[] => allNodes(laid).filter((node): node is TextNode => node.type === "text");

export function named(laid: Laid, name: string): SceneNode {
  const found = allNodes(laid).find((node) => node.name === name);
  if (!found) throw new Error(`no ${name} among ${allNodes(laid).map((node) => node.name).join(", ")}`);
  return found;
}
export const has = (laid: Laid, name: string): boolean => allNodes(laid).some((node) => node.name === name);
export const textNamed = (laid: Laid, name: string): TextNode => named(laid, name) as TextNode;
/** Of a box, in points from the body's top left corner. */
export const at = (laid: Laid, name: string): readonly [x: number, y: number, width: number, height: number] => {
  const { x, y, width, height } = named(laid, name).box;
  return [x - body.x, y - body.y, width, height];
};
export const said = (node: TextNode): string => node.paragraphs.map((paragraph) => paragraph.map((run) => run.text).join("")).join("\n");

/** Where the letters are: boxes may touch, letters may not. */
export function inked({ box, lines, style, gap, anchor, align, paragraphs, wrap }: TextNode) {
  const size = Math.max(style.size, ...paragraphs.flat().map((run) => run.size ?? 0));
  const height = lines.length * (wrap || !style.role.startsWith("numeral") ? style.line : size * 1.2) + (paragraphs.length - 1) * gap;
  const width = Math.max(...lines.map((line) => line.width));
  return {
    x: align === "right" ? box.x + box.width - width : align === "center" ? box.x + (box.width - width) / 2 : box.x,
    y: anchor === "bottom" ? box.y + box.height - height : anchor === "middle" ? box.y + (box.height - height) / 2 : box.y,
    width,
    height,
  };
}

/** Of a text's first line, however it is anchored: .208 of the size above the line's foot. */
export function baseline(node: TextNode): number {
  const { y, height } = inked(node);
  return y + height / node.lines.length - 0.208 * node.style.size;
}

/** Nothing overflows, nothing leaves the body, no text runs into another. */
export function expectSound(laid: Laid): void {
  expect(laid.overflows).toEqual([]);
  const outside = allNodes(laid).filter(({ box }) => box.x < body.x - 0.01 || box.x + box.width > body.x + body.width + 0.01 || box.y < body.y - 12 || box.y + box.height > body.y + body.height + 12);
  expect(outside.map(({ name }) => name)).toEqual([]);
  const texts = textsOf(laid).map((node) => ({ node, ink: inked(node) }));
  const leaving = texts.filter(({ ink }) => ink.y < body.y - 3.5 || ink.y + ink.height > body.y + body.height + 0.5 || ink.x + ink.width > body.x + body.width + 0.5);
  expect(leaving.map(({ node }) => node.name)).toEqual([]);
  const touching = texts.flatMap(({ node: a, ink: p }, i) =>
    texts.slice(i + 1).flatMap(({ node: b, ink: q }) => {
      const apart = p.x + p.width <= q.x + 0.5 || q.x + q.width <= p.x + 0.5 || letters(a, p).bottom <= letters(b, q).top || letters(b, q).bottom <= letters(a, p).top;
      return apart ? [] : [`${a.name} × ${b.name}`];
    }),
  );
  expect(touching).toEqual([]);
}

/** A line's height has air above and below its letters; numerals have more of it. */
function letters({ style }: TextNode, { y, height }: ReturnType<typeof inked>): { readonly top: number; readonly bottom: number } {
  const air = style.role.startsWith("numeral") ? 0.2 * style.size : 0.51;
  return { top: y + air, bottom: y + height - 0.51 };
}

const chinese = ["管委会", "招商", "平台", "投入运营", "产业", "，", "推进", "项目", "建设", "、", "企业", "高新区", "对接", "改革", "“互联网+”"];
const english = ["the ", "park ", "platform ", "companies ", "of ", "invest", "ment ", "growth ", "new ", "operators, ", "projects ", "and "];
const numbers = ["2942亿元", "17个", "12.3%", "IBM", "2015年", "500余家"];

/** Words of at most `em` em in bold: Chinese, English or both with numbers. */
export function wordsOf(em: number): fc.Arbitrary<string> {
  const kinds = [chinese, english.map((word) => (word === "invest" ? "investing " : word === "ment " ? "more " : word)), [...chinese, ...numbers]];
  return fc.constantFrom(...kinds).chain((tokens) =>
    fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: Math.max(1, Math.ceil(em)) }).map((drawn) => {
      let words = "";
      for (const token of drawn) if (advance(words + token, 1, true) <= em) words += token;
      const trimmed = words.replace(/^[，、,\s]+|[，、,\s]+$/gu, "");
      return trimmed === "" ? "甲" : trimmed;
    }),
  );
}

/** Numbers from one digit to long ones, with and without units and marks. */
export const quantity = fc.record(
  {
    value: fc.constantFrom("3", "17", "628.7", "2942", "12345.67", "123456.78"),
    unit: fc.constantFrom("个", "亿元", "%", "bn yuan", "万平方米"),
    derived: fc.boolean(),
    approximate: fc.boolean(),
  },
  { requiredKeys: ["value"] },
);

export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

/** Random content inside the stated capacities lays out soundly. */
export function expectAlwaysSound<T extends object>(template: Template, content: fc.Arbitrary<T>): void {
  fc.assert(fc.property(content, fc.constantFrom("zh-CN", "en"), (own, language) => expectSound(laidOut(template, JSON.parse(JSON.stringify(own)) as object, contextOf(language)))), { numRuns: 40, seed: 11 });
}
