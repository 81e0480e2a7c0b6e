import { z } from "zod";
import { changeRuns } from "../layout/change.js";
import { chartHead, keyPoints, takeaway } from "../layout/blocks.js";
import { body, columnWidth, columnX, gap, padding, page } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, group, inset, layers, place, rect, row, rule, share, space } from "../layout/node.js";
import { inline, numeral, runs, text } from "../layout/text-block.js";
import { chartSlot } from "./chart-slot.js";
import { iconField, pictureField, symbolName } from "./picture-slot.js";
import { labelOf, quantityNumeral } from "./quantity-text.js";
import { quantityFields, quantityOf, quantitySchema } from "./quantity.js";

/**
 * What a template of the user's own is made with: the schema library, the layout nodes, the texts, the numbers and the
 * grid that ours are made of. It is handed over, so that such a file imports nothing and runs wherever deckwright does.
 */
export const templateKit = {
  z,
  column, row, layers, inset, place, space, rect, rule, group, share,
  text, runs, inline, numeral, textWidth,
  takeaway, keyPoints, chartHead, changeRuns, chartSlot,
  pictureField, iconField, symbolName,
  quantityFields, quantitySchema, quantityOf, quantityNumeral, labelOf,
  page, body, columnX, columnWidth, gap, padding,
} as const;

export type TemplateKit = typeof templateKit;
