import type { Fields, Value } from "./outline-yaml.js";

/** A way to show something: a template with its content. `fit`: how well it suits, 0 to 1. */
export interface Form {
  readonly template: string;
  readonly titles: readonly string[];
  readonly content: Fields;
  readonly fit: number;
}

/** One slide to be: forms to choose from. `weight`: what the deck would lose without it. */
export interface Slot {
  readonly section?: string;
  /** The section's own heading: as a title it is to be made better. */
  readonly heading: string;
  readonly notes: string;
  readonly weight: number;
  readonly forms: readonly Form[];
}

/** Names of figures that fields refer to: `{ figure: x }`, `{{x}}`, `{{x.change}}`. */
export function figuresIn(value: Value): readonly string[] {
  if (typeof value === "string") return [...value.matchAll(/\{\{([^}.]{1,100})(?:\.[a-z]+)?\}\}/gu)].map((match) => match[1]!);
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(figuresIn);
  return Object.entries(value).flatMap(([key, each]) => (key === "figure" && typeof each === "string" ? [each.replace(/\.change$/u, "")] : figuresIn(each)));
}
