import { readEnglishUnit } from "./grammar/en/cells.js";

/**
 * The unit that the line over a table gives to all its numbers: 单位：亿元, `(RMB million)`, `in $ thousands`.
 * Nothing where the line gives several or is a paragraph of text.
 */
export function unitOver(line: { readonly text: string } | undefined): { readonly unit?: string } {
  if (!line || line.text.length > LONGEST) return {};
  const found = /单位\s*[:：]\s*([^\s、，,；;）)]{1,12})\s*[）)]?\s*$/u.exec(line.text) ?? /[(（]((?:RMB|USD|EUR|US\$|[$€£])?\s?(?:thousand|million|billion)s?)[)）]\s*$/iu.exec(line.text);
  if (found) return { unit: found[1]!.trim() };
  const english = /^\(?(?:all\s)?(?:figures|amounts|values|expressed|dollars|stated)?\s?((?:in\s)?(?:[A-Z]{0,3}[$€£¥]?\s?)(?:['’]000|thousand|million|billion|m|bn)s?(?:\s(?:of\s)?(?:US dollars|dollars|euros?|pounds|yuan|yen|USD|EUR|GBP|RMB))?)(?:,?\s(?:except|unless).{0,60})?\)?\.?$/iu.exec(line.text.trim())?.[1];
  const unit = english === undefined ? undefined : readEnglishUnit(english);
  return unit === undefined ? {} : { unit };
}

const LONGEST = 80;
