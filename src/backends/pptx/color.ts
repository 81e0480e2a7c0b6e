import type { ColorRole, Theme } from "../../theme/theme.js";
import { el, type XmlElement } from "./xml.js";

/** Slots of PowerPoint's colour scheme, by the names that slides use, and the role that fills each (design §3). */
export const schemeSlots = [
  ["tx1", "dk1", "ink"],
  ["bg1", "lt1", "bg"],
  ["tx2", "dk2", "ink2"],
  ["bg2", "lt2", "panel"],
  ["accent1", "accent1", "s1"],
  ["accent2", "accent2", "s2"],
  ["accent3", "accent3", "s3"],
  ["accent4", "accent4", "s4"],
  ["accent5", "accent5", "muted"],
  ["accent6", "accent6", "soft"],
] as const satisfies readonly (readonly [string, string, ColorRole])[];

/** How a colour is written: by scheme slot if one has the same value, so that a change of scheme changes it, else as it is. */
export type Palette = ReadonlyMap<string, string>;

/** Slot by hex value; where two slots agree the first one stands for both. */
export function palette(theme: Theme): Palette {
  const slots = new Map<string, string>();
  if (theme.brand) {
    const { file, layouts } = theme.brand;
    const scheme = file.layouts[layouts.content]!.colors;
    for (const [slot] of schemeSlots) if (!slots.has(scheme[slot]!)) slots.set(scheme[slot]!, slot);
    return slots;
  }
  for (const [slot, , role] of schemeSlots) if (!slots.has(theme.colors[role])) slots.set(theme.colors[role], slot);
  return slots;
}

export function colorElement(hex: string, colors: Palette): XmlElement {
  const slot = colors.get(hex);
  return slot ? el("a:schemeClr", { val: slot }) : el("a:srgbClr", { val: hex });
}
