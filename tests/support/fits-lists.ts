import { pictureRecord } from "../../src/kinds/picture-slot.js";
import fc from "fast-check";
import { expect } from "vitest";
import { parse } from "yaml";
import { chart as bar } from "../../src/charts/bar.js";
import { chart as columnChart } from "../../src/charts/column.js";
import type { Chart } from "../../src/kinds/chart.js";
import type { SlideContext, Template } from "../../src/kinds/template.js";
import { body, bodyOn, page, slideHeights, type SlideSize } from "../../src/layout/grid.js";
import { layout, type Laid } from "../../src/layout/layout.js";
import { stretched } from "../../src/layout/stretch.js";
import type { SceneNode, TextNode } from "../../src/scene/nodes.js";
import { wording } from "../../src/source/wording/wording.js";
import { testTheme } from "./scene.js";

const charts = new Map<string, Chart>([bar, columnChart].map((chart) => [chart.name, chart as Chart]));

/** A slide's surroundings in a small deck; every picture is one of 1600 × 900. */
export const contextOf = (language: "zh-CN" | "en" = "zh-CN", theme = testTheme()): SlideContext => ({
  theme,
  language,
  labels: wording(language).labels,
  page: 2,
  deck: { title: "济宁高新区2015年工作汇报", date: "2016年1月11日" },
  sections: [],
  figures: [],
  chart(given, from) {
    const chart = charts.get((given as { kind: string }).kind);
    if (!chart) return undefined;
    const spec = chart.spec.parse(given);
    const block = { type: "chart" as const, name: "chart", from, alt: chart.alt(spec, language), model: (size: { width: number; height: number }) => chart.model(spec, size), draw: chart.draw, overlay: chart.overlay };
    return { block, head: chart.head(spec) };
  },
  picture: (image, from, alt) => ({ type: "image", picture: pictureRecord(image).file, pixels: { width: 1600, height: 900 }, alt, from }),
  tell: () => undefined,
});

/** A slide's own fields, laid out in the body of a slide of this size. */
export function laidOut(template: Template, own: object, context = contextOf(), size: SlideSize = "16:9"): Laid {
  return arranged(template, template.content.parse(own), context, size);
}

export function arranged(template: Template, content: unknown, context = contextOf(), size: SlideSize = "16:9"): Laid {
  const box = bodyOn(slideHeights[size]);
  return layout(stretched(template.arrange(content, context), body.height, box.height), box, { theme: context.theme });
}

/** The fields of an example that are the template's own. */
export const example = (template: Template, name: string): Record<string, unknown> => {
  const { template: _, title, subtitle, source, note, ...own } = parse(template.examples[name]!) as Record<string, unknown>;
  return own;
};

export const codes = (template: Template, own: object): readonly unknown[] =>
  (template.content.safeParse(own).error?.issues ?? []).map((issue) => (issue.code === "custom" ? issue.params?.["code"] : issue.code));

export const flat = (nodes: readonly SceneNode[]): readonly SceneNode[] => nodes.flatMap((node) => (node.type === "group" ? [node, ...flat(node.children)] : [node]));
export const textsOf = ({ nodes }: Laid): readonly TextNode[] => flat(nodes).filter((node): node is TextNode => node.type === "text");
export const named = (laid: Laid, name: string): SceneNode => {
  const nodes = flat(laid.nodes);
  const found = nodes.find((node) => node.name === name);
  if (!found) throw new Error(`no ${name} among ${nodes.map((node) => node.name).join(", ")}`);
  return found;
};
export const said = (node: SceneNode): string => (node.type === "text" ? node.paragraphs.map((paragraph) => paragraph.map((run) => run.text).join("")).join("\n") : "");
export const right = ({ box }: Pick<SceneNode, "box">): number => box.x + box.width;
export const bottom = ({ box }: Pick<SceneNode, "box">): number => box.y + box.height;

/** Where the letters are: boxes may touch, letters may not. */
export function inked({ box, lines, style, gap, anchor, align, paragraphs, wrap }: TextNode) {
  const size = Math.max(style.size, ...paragraphs.flat().map((run) => run.size ?? 0));
  const height = lines.length * (wrap ? style.line : size * 1.2) + (paragraphs.length - 1) * gap;
  const width = Math.max(...lines.map((line) => line.width));
  return {
    x: align === "right" ? box.x + box.width - width : align === "center" ? box.x + (box.width - width) / 2 : box.x,
    y: anchor === "bottom" ? box.y + box.height - height : anchor === "middle" ? box.y + (box.height - height) / 2 : box.y,
    width,
    height,
  };
}

/** Nothing overflows, nothing leaves the body, no two texts touch. */
export function expectSound(laid: Laid, size: SlideSize = "16:9"): void {
  const room = bodyOn(slideHeights[size]);
  expect(laid.overflows).toEqual([]);
  for (const node of flat(laid.nodes)) {
    const { x, y, width, height } = node.type === "text" ? inked(node) : node.box;
    const inside = x >= page.margin - 0.5 && x + width <= page.margin + page.contentWidth + 0.5 && y >= room.y - 0.5 && y + height <= room.y + room.height + 0.5;
    if (!inside) expect.fail(`${node.name} leaves the body: ${JSON.stringify({ x, y, width, height })}`);
  }
  const inks = textsOf(laid).map((text) => ({ name: text.name, ...inked(text) }));
  const touching = inks.flatMap((p, i) =>
    inks.slice(i + 1).flatMap((q) => {
      const apart = p.x + p.width <= q.x + 0.5 || q.x + q.width <= p.x + 0.5 || p.y + p.height <= q.y + 0.51 || q.y + q.height <= p.y + 0.51;
      return apart ? [] : [`${p.name} × ${q.name}`];
    }),
  );
  expect(touching).toEqual([]);
}

const han = ["园区", "平台", "创新", "产业链", "项目", "孵化", "资金", "人才", "改革", "运营", "信息", "，", "重点", "企业"];
const latin = ["growth", "funds", "2015", "companies", "of", "new", "platform", "IBM", "and", "institutions", "to"];

/**
 * Chinese, English or mixed words, at most `em` wide. A Latin letter counts .6 em. English comes in whole words and Chinese
 * does not begin with a comma.
 */
export const words = (em: number): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(han, latin, [...han, ...latin]), fc.array(fc.nat(1000), { minLength: 1, maxLength: em })).map(([pool, picks]) => {
    let [out, used] = ["", 0];
    for (const pick of picks) {
      const word = pool[pick % pool.length]!;
      const joint = out !== "" && /\w$/u.test(out) && /^\w/u.test(word) ? " " : "";
      const wide = [...(joint + word)].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e80 ? 1 : 0.62), 0) + 0.25;
      if (used + wide > em || (word === "，" && (out === "" || out.endsWith("，")))) continue;
      out += joint + word;
      used += wide;
    }
    return out === "" ? pool[0]!.slice(0, Math.max(1, em)) : out;
  });

/** Numbers as reports print them, up to six digits before and two behind the point. */
export const numbers: fc.Arbitrary<number> = fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom(1, 10, 100)).map(([digits, by]) => digits / by);

export const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
