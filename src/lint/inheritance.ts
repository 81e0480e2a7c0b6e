import type { Deck } from "./deck.js";
import type { Box, Placeholder, Shape } from "./shapes.js";

/** The layout of a slide and its master, as far as they are there. */
export function ancestors(deck: Deck, slide: string): { readonly layout?: string; readonly master?: string } {
  const layout = deck.relations(slide).find(({ kind }) => kind === "slideLayout")?.target;
  const master = layout === undefined ? undefined : deck.relations(layout).find(({ kind }) => kind === "slideMaster")?.target;
  return { ...(layout !== undefined && { layout }), ...(master !== undefined && { master }) };
}

/** What a placeholder inherits from, nearest first: the layout's by index, else by type, then the master's by type. */
export function inheritedFrom(deck: Deck, slide: string, { placeholder }: Shape): readonly Shape[] {
  if (!placeholder) return [];
  const { layout, master } = ancestors(deck, slide);
  const onLayout = layout === undefined ? undefined : match(deck.shapes(layout), placeholder);
  const onMaster = master === undefined ? undefined : byType(deck.shapes(master), onLayout?.placeholder ?? placeholder);
  return [onLayout, onMaster].filter((shape) => shape !== undefined);
}

/** The place of a shape: its own, its layout's or its master's. */
export const inheritedBox = (deck: Deck, slide: string, shape: Shape): Box | undefined =>
  shape.box ?? inheritedFrom(deck, slide, shape).find(({ box }) => box)?.box;

export const isTitle = ({ type }: Placeholder): boolean => type === "title" || type === "ctrTitle";

/** Date, footer, number and header: what every page repeats. */
export const isRepeated = ({ type }: Placeholder): boolean => ["dt", "ftr", "sldNum", "hdr"].includes(type);

function match(shapes: readonly Shape[], wanted: Placeholder): Shape | undefined {
  const candidates = shapes.filter(({ placeholder }) => placeholder !== undefined);
  return (wanted.index === "0" ? undefined : candidates.find(({ placeholder }) => placeholder!.index === wanted.index)) ?? byType(candidates, wanted);
}

/** On a master there are five: what is no title, date, footer or number is its body. */
function byType(shapes: readonly Shape[], wanted: Placeholder): Shape | undefined {
  const same = shapes.find(({ placeholder }) => placeholder && family(placeholder) === family(wanted) && placeholder.type === wanted.type);
  return same ?? shapes.find(({ placeholder }) => placeholder && family(placeholder) === family(wanted));
}

const family = (placeholder: Placeholder): string => (isTitle(placeholder) ? "title" : isRepeated(placeholder) ? placeholder.type : "body");
