import type { Paragraph, Run } from "../scene/nodes.js";
import type { Wording } from "../source/wording/wording.js";
import type { ColorRole, TypeRole, TypeStep } from "../theme/theme.js";
import { paragraphs, parseInline } from "../text/inline.js";
import type { TextBlock } from "./node.js";

type Options = Partial<Omit<TextBlock, "type" | "paragraphs" | "role">>;

/** An outline string as a text block: inline markup read, a blank line begins a new paragraph. */
export function text(value: string, role: TypeRole, options: Options = {}): TextBlock {
  return { ...options, type: "text", role, paragraphs: paragraphs(value) };
}

/** Runs put together by the template: numeral and unit, name and unit. */
export function runs(list: readonly Run[], role: TypeRole, options: Options = {}): TextBlock {
  return { ...options, type: "text", role, paragraphs: [list] };
}

/**
 * A big numeral and its unit on one baseline: bold number, regular unit at about .36 of its size (at least 12 pt). A unit
 * in letters stands behind a space, 亿元 and % stand close.
 */
export function numeral(
  value: { readonly value: string; readonly unit?: string; readonly figure?: string },
  role: TypeRole,
  sizes: { readonly unit: number; readonly color?: ColorRole; readonly unitColor?: ColorRole },
  options: Options = {},
): TextBlock {
  const number: Run = { text: value.value, figure: value.figure };
  const unit: readonly Run[] = value.unit
    ? [{ text: spacedUnit(value.unit), bold: false, size: sizes.unit, color: sizes.unitColor ?? "ink2", figure: value.figure }]
    : [];
  return { wrap: false, anchor: "bottom", ...options, type: "text", role, color: sizes.color ?? options.color, paragraphs: [[number, ...unit]] };
}

export const inline = (value: string): Paragraph => parseInline(value);

export const spacedUnit = (unit: string): string => (/^[\p{Script=Latin}\p{Script=Greek}]/u.test(unit) ? ` ${unit}` : unit);

/** What a number is called: derived ones say so, unless their label does already. */
export function labelText(
  quantity: { readonly label?: string; readonly derived?: boolean },
  labels: Pick<Wording["labels"], "open" | "derived" | "close">,
): string | undefined {
  const { label, derived } = quantity;
  if (!derived || label?.includes(labels.derived)) return label;
  return `${label ?? ""}${labels.open}${labels.derived}${labels.close}`.trimStart();
}

/** A text on a filled panel: emphasis, which is the fill's own colour, becomes the colour of its heads. */
export function onFill(block: TextBlock): TextBlock {
  const recolour = (run: Run): Run => (run.color === "accent" ? { ...run, color: "onfill" } : run);
  return { ...block, paragraphs: block.paragraphs.map((paragraph) => paragraph.map(recolour)) };
}

/**
 * How far below the middle of its box a single middle-anchored line has its baseline, in points: a line's baseline is
 * .208 of the size above its foot (measured in LibreOffice from 12 to 44 pt, lines of 100 to 130 %).
 */
export const baselineBelowMiddle = ({ size, line }: TypeStep): number => line / 2 - 0.208 * size;
