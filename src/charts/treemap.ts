import { z } from "zod";
import type { DrawnChart, DrawingContext } from "../kinds/chart.js";
import { labelled, numberStyle } from "../kinds/chart-spec.js";
import { amountField, amountRun, amountText, checkName, checkParts, drawnAlt, drawnFields, drawnHead, highlightField, plain, words } from "../kinds/drawn-chart.js";
import type { ExactNumber } from "../kinds/quantity.js";
import { layers, place, rect, sized, type LayoutNode, type TextBlock } from "../layout/node.js";
import { squarify } from "../layout/squarify.js";
import { inline, text } from "../layout/text-block.js";
import { fits, heightOf, setLines, widthOf } from "../layout/words.js";
import type { Box } from "../scene/nodes.js";
import type { NumberStyle } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import type { Paragraph } from "../text/run.js";
import { textStyle, type TypeRole } from "../theme/theme.js";

const mostItems = 20;
const part = z.strictObject({ label: words(60, "名称 / name"), value: amountField });

const spec = z
  .strictObject({
    kind: z.literal("treemap").describe("矩形树图：面积表示份额 / parts of a whole as areas"),
    ...drawnFields,
    items: z.array(part).min(2).max(mostItems).optional().describe("二至二十项 / two to twenty parts"),
    groups: z
      .array(z.strictObject({ label: words(60, "类别名称 / name of the group"), items: z.array(part).min(1).max(mostItems).describe("类别中的各项 / its parts") }))
      .min(2)
      .max(8)
      .optional()
      .describe("分两级时代替 items / two levels, instead of `items`"),
    highlight: highlightField,
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    if (value.items && value.groups) {
      context.addIssue(issue("unknown-field", { field: "groups", known: ["items"] }, { path: ["groups"], at: "key" }));
      return;
    }
    if (!value.items && !value.groups) {
      context.addIssue(issue("missing-field", { missing: "items" }, { at: "key" }));
      return;
    }
    const parts = partsOf(value);
    checkParts(parts, value.items ? "items" : "groups", context);
    checkName(value.highlight, parts.map(({ label }) => plain(label)), ["highlight"], context);
    if (parts.length > mostItems) context.addIssue(issue("chart-too-many", { kind: "treemap", count: parts.length, max: mostItems }, { path: ["groups"] }));
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "treemap",
  summary: { en: "Parts of a whole as areas, in one or two levels, up to twenty", "zh-CN": "矩形树图：以面积看构成，可分两级，至多二十项" },
  spec,
  examples: {
    platforms: `kind: treemap
title: 创新创业主要产出
unit: 项、个、家、支
items:
  - { label: 获批科技计划和项目, value: 110 }
  - { label: 新引进孵化项目, value: 68 }
  - { label: 孵化毕业企业, value: 23 }
  - { label: 入驻创业团队, value: 20 }
  - { label: 行业公共平台, value: 17 }
  - { label: 创新平台, value: 6 }
  - { label: 新三板上市, value: 3 }
highlight: 获批科技计划和项目
`,
    "two levels": `kind: treemap
title: Spending by programme
unit: million
groups:
  - label: Research
    items: [{ label: Laboratories, value: 120 }, { label: Grants, value: 85 }, { label: Fellowships, value: 40 }]
  - label: Industry
    items: [{ label: Parks, value: 95 }, { label: Equipment, value: 60 }]
  - label: Training
    items: [{ label: Schools, value: 45 }, { label: Courses, value: 18 }]
highlight: Laboratories
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const parts = partsOf(value);
    const style = numberStyle([parts.map((each) => each.value)], value);
    return drawnAlt("treemapChart", value, parts.map((each) => `${each.group ? `${plain(each.group)} ` : ""}${plain(each.label)} ${amountText(each.value, style)}`), language);
  },
  arrange(value, context) {
    return sized((size) => {
      const whole = { x: 0, y: topGap, width: size.width, height: size.height - topGap };
      const first = drawing(value, context, whole);
      if (first.silent.length === 0) return layers(first.nodes);
      const remark = inline(context.labels.notLabelled + first.silent.join(context.labels.listSeparator));
      const lines = heightOf(remark, context.theme, { role: "small" }, size.width);
      const second = drawing(value, context, { ...whole, height: whole.height - lines - remarkGap });
      const again = context.labels.notLabelled + second.silent.join(context.labels.listSeparator);
      return layers([...second.nodes, place({ y: size.height - lines, height: lines }, text(again, "small", { name: "without a label" }))]);
    });
  },
};

interface Part {
  readonly label: string;
  readonly value: ExactNumber | null;
  readonly group?: string;
  readonly path: readonly (string | number)[];
}

function partsOf({ items, groups }: Pick<Spec, "items" | "groups">): readonly Part[] {
  if (items) return items.map((item, i) => ({ ...item, path: ["items", i, "value"] }));
  return (groups ?? []).flatMap(({ label, items: inner }, g) => inner.map((item, i) => ({ ...item, group: label, path: ["groups", g, "items", i, "value"] })));
}

/** Air under the head row, above the remark, and between the areas. */
const topGap = 9;
const remarkGap = 6;
const gap = 2;
const groupGap = 6;
const groupHead = 20;
const padding = 6;
/** A narrower area, in em, does not break its name: a column of single characters is hard to read. */
const leastBroken = 3.2;

interface Drawing {
  readonly nodes: readonly LayoutNode[];
  /** Parts whose area is too small for their name, with their values. */
  readonly silent: readonly string[];
}

function drawing(value: Spec, context: DrawingContext, box: Box): Drawing {
  const parts = partsOf(value);
  const style = numberStyle([parts.map((each) => each.value)], value);
  const strong = value.highlight === undefined ? undefined : plain(value.highlight);
  if (!value.groups) return areas(parts, squarify(parts.map(amountOf), box), { style, strong, context, from: 1 });
  const totals = value.groups.map(({ items }) => items.reduce((sum, item) => sum + (item.value?.value ?? 0), 0));
  let from = 1;
  const drawn = squarify(totals, box).flatMap((outer, g): readonly Drawing[] => {
    if (outer.width === 0 || outer.height === 0) return [];
    const { label } = value.groups![g]!;
    const inner = shrunk(outer, (groupGap - gap) / 2, box);
    const mine = parts.filter(({ path }) => path[1] === g);
    const head: LayoutNode = place({ ...inner, height: groupHead }, text(label, "small", { name: `group ${g + 1}`, bold: true, color: "ink", anchor: "middle", wrap: false, from: context.at("groups", g, "label") }));
    const room = { ...inner, y: inner.y + groupHead, height: Math.max(0, inner.height - groupHead) };
    const inside = areas(mine, squarify(mine.map(amountOf), room), { style, strong, context, from });
    from += mine.length;
    return [{ nodes: [head, ...inside.nodes], silent: inside.silent }];
  });
  return { nodes: drawn.flatMap(({ nodes }) => nodes), silent: drawn.flatMap(({ silent }) => silent) };
}

function areas(parts: readonly Part[], boxes: readonly Box[], { style, strong, context, from }: { style: NumberStyle; strong?: string; context: DrawingContext; from: number }): Drawing {
  const silent: string[] = [];
  const nodes = parts.flatMap((each, i): readonly LayoutNode[] => {
    const box = boxes[i]!;
    const emphasised = plain(each.label) === strong;
    const label = labelOf(each, style, emphasised, box, context);
    if (!label) silent.push(labelled(plain(each.label), amountText(each.value, style), context.labels.space));
    if (box.width === 0 || box.height === 0) return [];
    const fill = emphasised ? "fill" : "tint2";
    return [place(box, rect(fill, { name: `area ${from + i}`, stroke: { color: "bg", width: gap }, ...(label ? { label, inset: padding } : {}) }))];
  });
  return { nodes, silent };
}

/** Name and value below each other or on one line, in the largest type that needs no break, else in the largest that fits; else none. */
function labelOf(each: Part, style: NumberStyle, emphasised: boolean, box: Box, { theme, at }: DrawingContext): TextBlock | undefined {
  const room = { width: box.width - 2 * padding, height: box.height - 2 * padding };
  const color = emphasised ? "onfill" : "ink";
  const name = inline(each.label);
  const number: Paragraph = [amountRun(each.value, style, { bold: true })];
  const joined: Paragraph = [...name, { text: " " }, ...number];
  const allowed = (broken: boolean, paragraphs: readonly Paragraph[], role: TypeRole): boolean =>
    broken ? room.width >= leastBroken * textStyle(theme, role).size : paragraphs.every((paragraph) => widthOf(paragraph, theme, { role, bold: true }) <= room.width);
  for (const broken of [false, true]) {
    for (const role of ["h3", "body", "small"] as const) {
      for (const paragraphs of [[name, number], [joined]]) {
        if (!allowed(broken, paragraphs, role) || !fits(paragraphs, theme, { role, bold: true }, room)) continue;
        const set = paragraphs.map((paragraph) => setLines(paragraph, theme, { role, bold: true }, room.width));
        return { type: "text", role, bold: false, color, paragraphs: set, group: `area ${role}`, from: at(...each.path.slice(0, -1), "label") };
      }
    }
  }
  return undefined;
}

const amountOf = ({ value }: Part): number => value?.value ?? 0;

/** An area with air around it, but not at the edges of the whole. */
function shrunk({ x, y, width, height }: Box, by: number, whole: Box): Box {
  const left = x > whole.x + 0.1 ? by : 0;
  const top = y > whole.y + 0.1 ? by : 0;
  const right = x + width < whole.x + whole.width - 0.1 ? by : 0;
  const bottom = y + height < whole.y + whole.height - 0.1 ? by : 0;
  return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom };
}
