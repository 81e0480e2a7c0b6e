import type { TextBlock } from "../layout/node.js";
import { numeral } from "../layout/text-block.js";
import type { Run } from "../scene/nodes.js";
import type { Quantity } from "./quantity.js";
import type { SlideContext } from "./template.js";

type Words = Pick<SlideContext, "labels">;
type Sizes = Parameters<typeof numeral>[2];

/** The label with its mark: 获批率（推算）. A number that no report prints is never shown without it. */
export function labelOf(label: string | undefined, { derived }: Quantity, { labels }: Words): string {
  return `${label ?? ""}${derived ? `${labels.open}${labels.derived}${labels.close}` : ""}`.trim();
}

/** Words follow a number after a space, Chinese units and signs do not. */
export const unitOf = ({ unit }: Pick<Quantity, "unit">): string | undefined =>
  unit !== undefined && /^\p{Script=Latin}/u.test(unit) ? ` ${unit}` : unit;

/** The number as its own text block, unit beside it and 约 before it where the report says so. */
export function quantityNumeral(
  quantity: Quantity,
  role: TextBlock["role"],
  sizes: Sizes,
  options: Parameters<typeof numeral>[3],
  words: Words,
): TextBlock {
  const block = numeral({ ...quantity, unit: unitOf(quantity) }, role, sizes, options);
  const about = aboutRuns(quantity, sizes, words);
  return { ...block, paragraphs: block.paragraphs.map((paragraph) => [...about, ...paragraph]) };
}

/** 500余家 carries its own mark in the unit, every other approximate number is 约30. */
function aboutRuns({ approximate, unit = "" }: Quantity, { unit: size, unitColor }: Sizes, { labels }: Words): readonly Run[] {
  const marked = labels.more !== "" && unit.startsWith(labels.more);
  return approximate && !marked ? [{ text: labels.about, bold: false, size, color: unitColor ?? "ink2" }] : [];
}
