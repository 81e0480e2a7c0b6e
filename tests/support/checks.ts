import { check, type CheckOptions } from "../../src/check.js";
import { compile } from "../../src/compile.js";
import type { Diagnostic } from "../../src/source/diagnostic.js";
import { memoryWorld } from "../../src/world.js";

/** What the rules find in an outline and the files beside it, with what compiling says. */
export async function checkText(files: Readonly<Record<string, string | Uint8Array>>, options: CheckOptions = {}): Promise<readonly Diagnostic[]> {
  return (await check(await compile(memoryWorld(files), "outline.yaml"), { remarks: true, ...options })).diagnostics;
}

/** A sentence of a slide, and whether the figures beside it bear it out. */
export interface Sentence {
  readonly text: string;
  readonly holds: boolean;
}

/** Findings of one code by the number of their slide. */
export const onSlides = (diagnostics: readonly Diagnostic[], code: Diagnostic["code"]): ReadonlyMap<number, readonly Diagnostic[]> => {
  const found = new Map<number, Diagnostic[]>();
  for (const diagnostic of diagnostics) if (diagnostic.code === code && diagnostic.slide !== undefined) found.set(diagnostic.slide, [...(found.get(diagnostic.slide) ?? []), diagnostic]);
  return found;
};
