import { singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import type { TextBlock } from "../layout/node.js";
import { numeral, runs } from "../layout/text-block.js";
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

/** How the numbers of a slide are shown in the room that each has. */
interface FittingNumerals {
  /** undefined where some number does not fit at any of the sizes: then they are bold text on two or three lines. */
  readonly role?: TypeRole;
  block(quantity: Quantity, colors: Omit<Sizes, "unit">, options: Parameters<typeof numeral>[3]): TextBlock;
}

/** In the first of `roles` at whose last step every number fits the width on one line: numbers of a slide share a size. */
export function fittingNumerals(
  quantities: readonly Quantity[],
  roles: readonly TypeRole[],
  { unit, width }: { readonly unit: number; readonly width: number },
  context: Pick<SlideContext, "labels" | "theme">,
): FittingNumerals {
  const fits = (role: TypeRole): boolean =>
    quantities.every((quantity) => {
      const block = quantityNumeral(quantity, role, { unit }, {}, context);
      const last = context.theme.type[role].steps.length - 1;
      return textWidth(block.paragraphs[0] ?? [], context.theme, role, last) * singleLineAllowance <= width;
    });
  const role = roles.find(fits);
  return {
    role,
    block: (quantity, colors, options) =>
      role
        ? quantityNumeral(quantity, role, { unit, ...colors }, options, context)
        : runs(quantityRuns({ ...quantity, derived: false }, context), "body", { anchor: "bottom", bold: true, ...options, color: colors.color, maxLines: [2, 3] }),
  };
}
