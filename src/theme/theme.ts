import type { Brand } from "../brand/brand.js";
import type { LayoutMap } from "../brand/choose.js";

/** Colour tokens; a theme gives each a hex value, the file refers to the ones that PowerPoint's scheme has. */
export const colorRoles = [
  "bg", "panel", "tint", "tint2", "rule", "rest", "ink", "ink2", "ink3", "accent", "fill", "onfill", "onfill2", "onrule",
  "sectbg", "sectslip", "accentOn", "soft", "up", "down", "s1", "s2", "s3", "s4", "muted", "s2t",
] as const;
export type ColorRole = (typeof colorRoles)[number];

/** Type roles; each has a ladder of steps in the theme, the largest first. */
export const typeRoles = [
  "numeral-xxl", "numeral-xl", "numeral-l", "numeral-l-mid", "numeral-l-small", "numeral-m", "numeral-s",
  "cover-title", "section-number", "section-title", "quote", "agenda-head", "title", "subtitle", "lead", "pillar-name",
  "h2", "h3", "text", "body", "small", "table", "table-dense", "table-head", "marker", "source",
] as const;
export type TypeRole = (typeof typeRoles)[number];

/** Font size and exact line height, in points. */
export interface TypeStep {
  readonly size: number;
  readonly line: number;
}

/** A role's ladder: fitting goes down it one step at a time, never below the last. */
export interface TypeScale {
  readonly steps: readonly TypeStep[];
  readonly bold: boolean;
  readonly color: ColorRole;
}

/** One step of a role with everything a run needs. */
export interface TextStyle extends TypeStep {
  readonly role: TypeRole;
  readonly bold: boolean;
  readonly color: ColorRole;
}

/** Roles → fonts, sizes, colours. Geometry is the same in all themes (`layout/grid.ts`). */
export interface Theme {
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  readonly fonts: { readonly latin: string; readonly ea: string };
  /** Hex without `#`, upper case. */
  readonly colors: Readonly<Record<ColorRole, string>>;
  readonly type: Readonly<Record<TypeRole, TypeScale>>;
  /** `cn`: a rise is shown in `up` (red). `intl`: the two are swapped. */
  readonly change: "cn" | "intl";
  /** A company's template, whose masters and layouts take the place of ours. */
  readonly brand?: { readonly file: Brand; readonly layouts: LayoutMap };
}

export function textStyle(theme: Theme, role: TypeRole, level = 0): TextStyle {
  const scale = theme.type[role];
  const step = scale.steps[Math.min(level, scale.steps.length - 1)]!; // the theme schema wants at least one step
  return { role, size: step.size, line: step.line, bold: scale.bold, color: scale.color };
}
