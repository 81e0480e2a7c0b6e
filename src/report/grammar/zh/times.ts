import type { Period } from "../../report.js";
import type { Setting } from "../candidate.js";
import { lastMention, periodOf, resolvePeriod, type PeriodMention } from "./periods.js";

/**
 * Which period a number belongs to: the last one said in its sentence, else the one that opened the paragraph, else the
 * document's year. A period that only serves as a base (比2010年) or dates an event changes nothing.
 */
export function timeline(text: string, periods: readonly PeriodMention[], setting: Setting): (offset: number) => Period | undefined {
  const ruling = periods.filter((mention) => mention.role === "period");
  const first = ruling[0];
  const opening = first && text.slice(0, first.start).trim().length <= LONGEST_OPENING ? first : undefined;
  const year = opening?.year ?? setting.year;
  const document = setting.year === undefined ? undefined : periodOf(setting.year, undefined, false);
  return (offset) => {
    const sentence = sentenceStart(text, offset);
    const said = rulingAt(text, ruling, offset, sentence) ?? (opening && opening.end <= offset ? opening : undefined);
    return (said && resolvePeriod(said, year)) ?? document;
  };
}

/** The last mention of the sentence whose reach has not ended; looking back ends after a few. */
function rulingAt(text: string, ruling: readonly PeriodMention[], offset: number, sentence: number): PeriodMention | undefined {
  let before = offset;
  for (let tries = 0; tries < MOST_TRIED; tries += 1) {
    const last = lastMention(ruling, before);
    if (!last || last.start < sentence) return undefined;
    if (offset <= reachOf(text, last)) return last;
    before = last.start;
  }
  return undefined;
}

const MOST_TRIED = 4;
const LONGEST_REACH = 400;

/** A period in brackets rules within them; 上年同期…, said in the middle of a sentence, only its own clause. */
function reachOf(text: string, { start, end, yearsBack = 0 }: PeriodMention): number {
  const inBracket = text[start - 1] === "（" || text[start - 1] === "(";
  const passing = yearsBack > 0 && !"，,".includes(text[end] ?? "，") && start > 0 && "，,、；;".includes(text[start - 1]!);
  if (!inBracket && !passing) return start + LONGEST_REACH;
  const marks = inBracket ? "）)" : "，,；;。）)";
  for (let at = end; at < Math.min(text.length, end + LONGEST_REACH); at += 1) if (marks.includes(text[at]!)) return at;
  return start + LONGEST_REACH;
}

/** A period this near to the paragraph's start (after “截至” or a number) opens it. */
const LONGEST_OPENING = 4;
const LONGEST_SENTENCE = 400;

/** 其中… carries on the sentence before it. */
function sentenceStart(text: string, offset: number): number {
  const limit = Math.max(0, offset - LONGEST_SENTENCE);
  for (let at = offset; at > limit; at -= 1) {
    if ("。！!？?\n".includes(text[at - 1]!) && !text.startsWith("其中", at)) return at;
  }
  return limit;
}
