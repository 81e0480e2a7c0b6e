import fc from "fast-check";
import { expect } from "vitest";
import { parse } from "yaml";
import { chart as area } from "../../src/charts/area.js";
import { chart as bar } from "../../src/charts/bar.js";
import { chart as column } from "../../src/charts/column.js";
import { chart as combo } from "../../src/charts/combo.js";
import { chart as doughnut } from "../../src/charts/doughnut.js";
import { chart as line } from "../../src/charts/line.js";
import { chart as waterfall } from "../../src/charts/waterfall.js";
import type { Chart } from "../../src/kinds/chart.js";
import type { SlideContext, Template } from "../../src/kinds/template.js";
import { body } from "../../src/layout/grid.js";
import { layout, type Laid } from "../../src/layout/layout.js";
import { plotArea } from "../../src/layout/plot.js";
import type { Box, ChartNode, SceneNode, TextNode } from "../../src/scene/nodes.js";
import { walk } from "../../src/scene/walk.js";
import { wording } from "../../src/source/wording/wording.js";
import { advance } from "../../src/text/measure.js";
import { testTheme } from "./scene.js";

export const theme = testTheme();
const charts = new Map<string, Chart>([area, bar, column, combo, doughnut, line, waterfall].map((chart) => [chart.name, chart as Chart]));

/** A deck with native charts, without pictures and sections. */
export const contextOf = (language: "zh-CN" | "en" = "zh-CN"): SlideContext => ({
  theme,
  language,
  labels: wording(language).labels,
  page: 2,
  deck: { title: "济宁高新区2015年工作汇报", date: "2016年1月11日" },
  sections: [],
  chart(given, from) {
    const chart = charts.get((given as { kind: string }).kind);
    if (!chart) return undefined;
    const spec = chart.spec.parse(given);
    const block = {
      type: "chart" as const, name: "chart", from, alt: chart.alt(spec, language), draw: chart.draw, underlay: chart.underlay, overlay: chart.overlay,
      model: (size: Pick<Box, "width" | "height">) => chart.model(spec, size),
    };
    return { block, head: chart.head(spec) };
  },
  picture: () => undefined,
  figures: [],
  tell: () => undefined,
});

/** A slide's own fields, laid out in the body box. */
export const laidOut = (template: Template, own: object, context = contextOf()): Laid => layout(template.arrange(template.content.parse(own), context), body, { theme });

/** The fields of an example that are the template's own. */
export function exampleOf(template: Template, name: string): Record<string, unknown> {
  const { template: _, title, subtitle, source, note, chip, ...own } = parse(template.examples[name]!) as Record<string, unknown>;
  return own;
}

export const codes = (template: Template, own: object): readonly unknown[] =>
  (template.content.safeParse(own).error?.issues ?? []).map((issue) => (issue.code === "custom" ? issue.params?.["code"] : issue.code));

/** All nodes, the words of shapes among them. */
export const allNodes = ({ nodes }: Laid): readonly SceneNode[] => [...walk(nodes)].flatMap((node) => (node.type === "shape" && node.text ? [node, node.text] : [node]));
export const textsOf = (laid: Laid): readonly TextNode[] => allNodes(laid).filter((node): node is TextNode => node.type === "text");
export const chartsOf = (laid: Laid): readonly ChartNode[] => allNodes(laid).filter((node): node is ChartNode => node.type === "chart");
export const has = (laid: Laid, name: string): boolean => allNodes(laid).some((node) => node.name === name);

export function named(laid: Laid, name: string): SceneNode {
  const found = allNodes(laid).find((node) => node.name === name);
  if (!found) throw new Error(`no ${name} among ${allNodes(laid).map((node) => node.name).join(", ")}`);
  return found;
}
export const textNamed = (laid: Laid, name: string): TextNode => {
  const found = textsOf(laid).find((node) => node.name === name);
  if (!found) throw new Error(`no text ${name} among ${textsOf(laid).map((node) => node.name).join(", ")}`);
  return found;
};
/** Of a box, in points from the body's top left corner. */
export const at = (laid: Laid, name: string): readonly [x: number, y: number, width: number, height: number] => {
  const { x, y, width, height } = named(laid, name).box;
  return [x - body.x, y - body.y, width, height];
};
export const said = (node: TextNode): string => node.paragraphs.map((paragraph) => paragraph.map((run) => run.text).join("")).join("\n");
/** Where a chart's plot ends, in points from the top of the slide. */
export const plotFoot = (chart: ChartNode): number => {
  const area = plotArea(chart.model, chart.box);
  return area.y + area.height;
};

/** Where the letters are: boxes may touch, letters may not. */
export function inked({ box, lines, style, gap, anchor, align, paragraphs, wrap }: TextNode): Box {
  const size = Math.max(style.size, ...paragraphs.flat().map((run) => run.size ?? 0));
  const height = lines.length * (wrap || !style.role.startsWith("numeral") ? style.line : size * 1.2) + (paragraphs.length - 1) * gap;
  const width = Math.max(...lines.map((each) => each.width));
  return {
    x: align === "right" ? box.x + box.width - width : align === "center" ? box.x + (box.width - width) / 2 : box.x,
    y: anchor === "bottom" ? box.y + box.height - height : anchor === "middle" ? box.y + (box.height - height) / 2 : box.y,
    width,
    height,
  };
}

/** Nothing overflows, nothing leaves the body, no text runs into another, none over a chart but the two at its foot. */
export function expectSound(laid: Laid): void {
  expect(laid.overflows).toEqual([]);
  const outside = allNodes(laid).filter(({ box }) => box.x < body.x - 0.5 || box.x + box.width > body.x + body.width + 0.5 || box.y < body.y - 0.5 || box.y + box.height > body.y + body.height + 6.5);
  expect(outside.map(({ name }) => name)).toEqual([]);
  const texts = textsOf(laid).map((node) => ({ node, ink: inked(node) }));
  const leaving = texts.filter(({ ink }) => ink.y < body.y - 0.5 || ink.y + ink.height > body.y + body.height + 0.5 || ink.x < body.x - 0.5 || ink.x + ink.width > body.x + body.width + 0.5);
  expect(leaving.map(({ node }) => node.name)).toEqual([]);
  const touching = texts.flatMap(({ node: a, ink: p }, i) => texts.slice(i + 1).flatMap(({ node: b, ink: q }) => (apart(a, p, b, q) ? [] : [`${a.name} × ${b.name}`])));
  expect(touching).toEqual([]);
  const drawn = chartsOf(laid);
  const over = texts.flatMap(({ node, ink }) => (/category$|^centre|^key/u.test(node.name) ? [] : drawn.filter(({ box }) => overlap(ink, box)).map(({ name }) => `${node.name} × ${name}`)));
  expect(over).toEqual([]);
}

const apart = (a: TextNode, p: Box, b: TextNode, q: Box): boolean =>
  p.x + p.width <= q.x + 0.5 || q.x + q.width <= p.x + 0.5 || letters(a, p).bottom <= letters(b, q).top || letters(b, q).bottom <= letters(a, p).top;
const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5 && a.y < b.y + b.height - 0.5 && b.y < a.y + a.height - 0.5;

/** A line's height has air above and below its letters; numerals have more of it. */
function letters({ style }: TextNode, { y, height }: Box): { readonly top: number; readonly bottom: number } {
  const air = style.role.startsWith("numeral") ? 0.2 * style.size : 0.51;
  return { top: y + air, bottom: y + height - 0.51 };
}

const chinese = ["管委会", "招商", "平台", "投入运营", "产业", "，", "推进", "项目", "建设", "、", "企业", "高新区", "对接", "改革", "“互联网+”"];
const english = ["the ", "park ", "platform ", "companies ", "of ", "investing ", "more ", "growth ", "new ", "operators, ", "projects ", "and "];
const numbers = ["2942亿元", "17个", "12.3%", "IBM", "2015年", "500余家"];

/** Words of at most `em` em in bold: Chinese, English, or both with numbers. */
export function wordsOf(em: number): fc.Arbitrary<string> {
  return fc.constantFrom(chinese, english, [...chinese, ...numbers]).chain((tokens) =>
    fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: Math.max(1, Math.ceil(em)) }).map((drawn) => {
      let words = "";
      for (const token of drawn) if (advance(words + token, 1, true) <= em) words += token;
      const trimmed = words.replace(/^[，、,\s]+|[，、,\s]+$/gu, "");
      return trimmed === "" ? "甲" : trimmed;
    }),
  );
}

export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
export const many = <T>(item: fc.Arbitrary<T>, min: number, max: number): fc.Arbitrary<T[]> => fc.array(item, { minLength: min, maxLength: max });

/** Random content inside the stated capacities lays out soundly. */
export function expectAlwaysSound<T extends object>(template: Template, content: fc.Arbitrary<T>, numRuns = 40): void {
  const plain = (own: T): object => JSON.parse(JSON.stringify(own)) as object; // as from an outline: without undefined fields
  fc.assert(fc.property(content, fc.constantFrom("zh-CN", "en"), (own, language) => expectSound(laidOut(template, plain(own), contextOf(language)))), { numRuns, seed: 902 });
}
