import type { Span } from "./span.js";
import type { Wording } from "./wording/wording.js";

export type Severity = "error" | "warning" | "info";

/** Stable, kebab-case: tests and `ignore:` use it. The catalogue of codes is the wording itself. */
export type Code = keyof Wording["diagnostics"];

/** What a code's wording needs to know: names, numbers, candidates. Values only, no sentences. */
export type ArgsOf<C extends Code> =
  Parameters<Wording["diagnostics"][C]> extends readonly [infer A] ? A : Record<string, never> | undefined;

/** Another place that belongs to the problem, with its own short wording. */
export interface Related {
  readonly note: keyof Wording["related"];
  readonly args?: Readonly<Record<string, string | number>>;
  readonly span: Span;
}

/**
 * What is wrong and where, as data. The sentence is made at the edge, in the reader's language (`wording.ts`), so
 * that one run can be printed in Chinese and in English and a test needs only the code and the values.
 */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly args: Readonly<Record<string, unknown>>;
  readonly span?: Span;
  readonly related?: readonly Related[];
  /** Number of the slide it concerns, 1-based, where there is one. */
  readonly slide?: number;
}

export interface Diagnosed<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a diagnostic points; every part may be missing (a file that cannot be read has no span). */
export interface Where {
  readonly span?: Span;
  readonly related?: readonly Related[];
  readonly slide?: number;
}

export const error = <C extends Code>(code: C, args: ArgsOf<C>, where: Where = {}): Diagnostic =>
  make("error", code, args, where);
export const warning = <C extends Code>(code: C, args: ArgsOf<C>, where: Where = {}): Diagnostic =>
  make("warning", code, args, where);
export const info = <C extends Code>(code: C, args: ArgsOf<C>, where: Where = {}): Diagnostic =>
  make("info", code, args, where);

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === "error");

function make<C extends Code>(severity: Severity, code: C, args: ArgsOf<C>, where: Where): Diagnostic {
  return { code, severity, args: (args ?? {}) as Readonly<Record<string, unknown>>, ...where };
}
