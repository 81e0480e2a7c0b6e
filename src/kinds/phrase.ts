import { z } from "zod";
import type { TextBlock } from "../layout/node.js";
import { runs, text } from "../layout/text-block.js";
import type { TypeRole } from "../theme/theme.js";
import { quantityRuns } from "./quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "./quantity.js";
import type { SlideContext } from "./template.js";

/** What a cell says: words, or a number with its unit. */
export type Phrase = string | Quantity;

/** Words of at most `max` characters, or a number: `{ figure: revenue }`, `{ value: 2942, unit: 亿元 }`. */
export const phraseSchema = (max: number) =>
  z.union([z.string().min(1).max(max), z.strictObject(quantityFields)]).transform((given, context): Phrase => {
    if (typeof given === "string") return given;
    return quantityOf(given, context) ?? z.NEVER;
  });

/** A phrase as one text block; a number keeps the name of its figure and is set bold. */
export function phraseBlock(phrase: Phrase, role: TypeRole, options: Parameters<typeof text>[2], words: Pick<SlideContext, "labels">): TextBlock {
  return typeof phrase === "string" ? text(phrase, role, options) : runs(quantityRuns(phrase, words), role, options);
}
