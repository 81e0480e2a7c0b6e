import type { TextBlock } from "../layout/node.js";
import { singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
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

/** A size of numerals: the ladder they go down together, and the size of their units in points. */
export interface NumeralSize {
  readonly role: TextBlock["role"];
  readonly unit: number;
}

/** The first size at which every number fits into `width` points on the last step of its ladder; else the last. */
export function fittingNumeral(quantities: readonly Quantity[], width: number, sizes: readonly [NumeralSize, ...NumeralSize[]], context: Pick<SlideContext, "theme" | "labels">): NumeralSize {
  const { theme } = context;
  const fits = ({ role, unit }: NumeralSize): boolean =>
    quantities.every((quantity) => {
      const [paragraph = []] = quantityNumeral(quantity, role, { unit }, {}, context).paragraphs;
      return textWidth(paragraph, theme, role, theme.type[role].steps.length - 1) * singleLineAllowance <= width;
    });
  return sizes.find(fits) ?? sizes.at(-1)!; // there is at least one
}
