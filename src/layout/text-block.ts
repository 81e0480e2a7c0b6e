import type { Paragraph, Run } from "../scene/nodes.js";
import type { ColorRole, TypeRole } from "../theme/theme.js";
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

/** A big numeral and its unit on one baseline: bold number, regular unit at about .36 of its size (at least 12 pt). */
export function numeral(
  value: { readonly value: string; readonly unit?: string; readonly figure?: string },
  role: TypeRole,
  sizes: { readonly unit: number; readonly color?: ColorRole; readonly unitColor?: ColorRole },
  options: Options = {},
): TextBlock {
  const number: Run = { text: value.value, figure: value.figure };
  const unit: readonly Run[] = value.unit
    ? [{ text: value.unit, bold: false, size: sizes.unit, color: sizes.unitColor ?? "ink2", figure: value.figure }]
    : [];
  return { wrap: false, anchor: "bottom", ...options, type: "text", role, color: sizes.color ?? options.color, paragraphs: [[number, ...unit]] };
}

export const inline = (value: string): Paragraph => parseInline(value);
