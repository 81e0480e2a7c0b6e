import { singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import type { TextBlock } from "../layout/node.js";
import { numeral } from "../layout/text-block.js";
import type { Run } from "../scene/nodes.js";
import type { TypeRole } from "../theme/theme.js";
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

/** The number within a line of text: 约2942亿元（推算）, in bold, with the name of its figure. */
export function quantityRuns(quantity: Quantity, { labels }: Words): readonly Run[] {
  const { value, unit = "", approximate, figure } = quantity;
  const about = approximate && !(labels.more !== "" && unit.startsWith(labels.more)) ? labels.about : "";
  const mark = labelOf(undefined, quantity, { labels });
  const number: Run = { text: `${about}${value}${unitOf(quantity) ?? ""}`, bold: true, figure };
  return mark === "" ? [number] : [number, { text: mark }];
}

/**
 * The first of `roles` at whose last step every number fits the width on one line, else the last role: numbers of one
 * slide share a size.
 */
export function fittingNumeral(
  quantities: readonly Quantity[],
  roles: readonly [TypeRole, ...TypeRole[]],
  room: { readonly unit: number; readonly width: number },
  context: Pick<SlideContext, "labels" | "theme">,
): TypeRole {
  const fits = (role: TypeRole): boolean =>
    quantities.every((quantity) => {
      const block = quantityNumeral(quantity, role, { unit: room.unit }, {}, context);
      const last = context.theme.type[role].steps.length - 1;
      return textWidth(block.paragraphs[0] ?? [], context.theme, role, last) * singleLineAllowance <= room.width;
    });
  return roles.find(fits) ?? roles.at(-1)!;
}
