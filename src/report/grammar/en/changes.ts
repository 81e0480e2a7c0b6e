import type { Change } from "../../report.js";

export interface Direction {
  /** What changes, as printed; empty when it is the figure before. */
  readonly subject: string;
  readonly falls: boolean;
  readonly basis: Change["basis"];
}

const RISES = "up|rose|rise|risen|rising|grew|grow|grown|growth|growing|increase|increased|increases|increasing|gain|gained|climbed|jumped|expanded|advanced";
const FALLS = "down|fell|fall|fallen|falling|declined|decline|declining|decrease|decreased|decreases|dropped|drop|shrank|contracted|slipped|reduced|reduction|lost";
const BEFORE = new RegExp(`(?:^|\\s)(?:(?:an?|the)\\s)?(${RISES}|${FALLS})(?:\\s(?:by|of|rate of|was))?(?:\\s(?:about|around|approximately|nearly|almost|over|some|a|an))?\\s*$`, "iu");
const AFTER = new RegExp(`^\\s(?:year-on-year\\s|annual\\s)?(increase|rise|growth|gain|jump|decrease|decline|drop|fall|reduction|higher|lower|more|fewer|less)\\b`, "iu");
const IS_FALL = new RegExp(`^(?:${FALLS}|lower|fewer|less)$`, "iu");
/** from 47%, compared to 92%: the value before the change. */
const EARLIER = /\b(?:from|compared to|compared with|versus|vs\.?|against)\s(?:about\s|around\s|a\s)?$/iu;

/** How the number changes something, `earlier` for a value of the period before, undefined for a level. */
export function readDirection(before: string, after: string): Direction | "earlier" | undefined {
  const tail = before.slice(-60);
  if (EARLIER.test(tail)) return "earlier";
  const verb = BEFORE.exec(tail);
  const noun = AFTER.exec(after);
  if (!verb && !noun) return undefined;
  const word = verb?.[1] ?? noun![1]!;
  const said = verb ? before.slice(0, before.length - tail.length + verb.index) : before;
  return { subject: subjectOf(said), falls: IS_FALL.test(word), basis: basisOf(before + after) };
}

/** Words that leave the subject to the sentence before: `an increase of`, `which is a`, `and`. */
function subjectOf(words: string): string {
  const rest = words.trim().replace(/^(?:and|but|while|or|which|that|representing|marking|with)\b\s*/iu, "");
  return /^(?:(?:is|was|were|are|it|they|this|has|have|had|been|a|an|the|also|both|all|each)\b\s*)*$/iu.test(rest) ? "" : rest;
}

function basisOf(words: string): Change["basis"] {
  if (/month[- ]on[- ]month|quarter[- ]on[- ]quarter|sequential/iu.test(words)) return "month-on-month";
  return /year[- ]to[- ]date/iu.test(words) ? "year-to-date" : "year-on-year";
}
