import type { LayoutName, Scene, SlideScene, TextNode } from "../../scene/nodes.js";
import type { LayoutPlaceholder, LayoutSpecs } from "./layouts.js";

/** A layout of ours with places for the words of some slides in this deck, in the stead of its one body. */
export interface TextLayout {
  readonly base: LayoutName;
  /** From 1 among those of its base. */
  readonly number: number;
  readonly placeholders: readonly LayoutPlaceholder[];
}

/**
 * Layouts for slides whose texts fill body placeholders: PowerPoint's outline view lists these, and "Reset Slide" leaves them
 * where they are, because layout and slide agree on place and dress. Slides whose words stand alike share a layout, as those of
 * one template with as many rows do; texts that the type's own line breaks made narrower than others keep their own width.
 */
export function textLayouts(scene: Scene, specs: LayoutSpecs): ReadonlyMap<SlideScene, TextLayout> {
  const alike = new Map<string, SlideScene[]>();
  for (const slide of scene.slides) {
    const texts = bodyTexts(slide);
    if (texts.length === 0) continue;
    const key = JSON.stringify([slide.layout, texts.map(dressOf)]);
    alike.set(key, [...(alike.get(key) ?? []), slide]);
  }
  const numbers = new Map<LayoutName, number>();
  const found = new Map<SlideScene, TextLayout>();
  for (const slides of mostShared([...alike.values()])) {
    const base = slides[0]!.layout; // no list is empty
    const number = (numbers.get(base) ?? 0) + 1;
    numbers.set(base, number);
    const others = specs[base].placeholders.filter(({ type }) => type !== "body");
    const layout: TextLayout = { base, number, placeholders: [...others, ...places(slides)] };
    for (const slide of slides) found.set(slide, layout);
  }
  return found;
}

/** Beyond these a list of layouts is no help to anyone; the words of further slides stand in text boxes. */
const mostLayouts = 24;

/** Those that most slides share, in the order of the deck. */
function mostShared(groups: readonly SlideScene[][]): readonly SlideScene[][] {
  const kept = new Set([...groups].sort((a, b) => b.length - a.length).slice(0, mostLayouts));
  return groups.filter((group) => kept.has(group));
}

/** Outside groups, where PowerPoint knows no placeholders. */
export const bodyTexts = (slide: SlideScene): readonly TextNode[] => slide.nodes.filter((node): node is TextNode => node.type === "text" && node.placeholder === "body");

const rounded = (points: number): number => Math.round(points * 100) / 100;

/** All that a layout says of a place; the width only where the text does not begin at its left. */
const dressOf = ({ box, style, align, anchor, gap }: TextNode): readonly unknown[] => [
  rounded(box.x), rounded(box.y), rounded(box.height), align === "left" ? 0 : rounded(box.width), style.role, style.size, style.line, style.bold, style.color, align, anchor, rounded(gap),
];

/** The first index of ours that PowerPoint's own layouts do not use. */
const firstIndex = 21;

function places(slides: readonly SlideScene[]): readonly LayoutPlaceholder[] {
  const columns = slides.map(bodyTexts);
  return columns[0]!.map(({ box, style, align, anchor, gap }, i) => ({
    type: "body",
    index: firstIndex + i,
    box: { ...box, width: Math.max(...columns.map((texts) => texts[i]!.box.width)) },
    style,
    align,
    anchor,
    ...(gap > 0 && { gap }),
  }));
}
