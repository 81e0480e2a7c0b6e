import { contrast } from "../theme/contrast.js";
import type { ColorRole, Theme } from "../theme/theme.js";
import type { Brand, BrandLayout, BrandPlaceholder } from "./brand.js";
import { distance } from "./color.js";
import { panelUnder } from "./regions.js";

/** Text of a layout that cannot be read where it stands, and what it is set in instead. */
export interface Recolored {
  readonly role: ColorRole;
  readonly from: string;
  readonly on: string;
}

/**
 * Undefined where the layout's own colour can be read: it is the company's, and stays. On a gradient it has to be readable on
 * all of it; what a photograph is like nobody knows, so text on one is left alone. The contrast is WCAG 2.1's.
 */
export function recolored(brand: Brand, layout: BrandLayout, { box, text }: BrandPlaceholder, colors: Theme["colors"]): Recolored | undefined {
  const panel = panelUnder(layout, box);
  if (panel === undefined && layout.background.picture) return undefined;
  const grounds = panel !== undefined ? [panel] : (layout.background.stops ?? [layout.background.color]);
  const weakest = (hex: string): number => Math.min(...grounds.map((ground) => contrast(hex, ground)));
  const least = text.size * brand.scale >= (text.bold ? largeBold : large) ? 3 : 4.5;
  if (weakest(text.color) >= least) return undefined;
  const readable = roles.filter((role) => weakest(colors[role]) >= least);
  const role = readable.length > 0 ? readable.reduce((a, b) => (distance(colors[b], text.color) < distance(colors[a], text.color) ? b : a)) : roles.reduce((a, b) => (weakest(colors[b]) > weakest(colors[a]) ? b : a));
  if (weakest(colors[role]) <= weakest(text.color)) return undefined;
  const on = grounds.reduce((a, b) => (contrast(text.color, b) < contrast(text.color, a) ? b : a));
  return { role, from: text.color, on };
}

const roles: readonly ColorRole[] = ["ink", "ink2", "onfill", "bg", "accent", "fill"];
/** Points from which text counts as large: 18, or 14 where it is bold. */
const large = 18;
const largeBold = 14;
