import type { Period } from "../../report.js";
import type { Setting } from "../candidate.js";
import { periodOf } from "../zh/periods.js";

/**
 * The time a number belongs to: what stands right after it (`in 2022`, `a year earlier`), else the last time said before it
 * in its sentence, else the document's year. `earlier` numbers without a time of their own are a year back.
 */
export function periodAround(before: string, after: string, setting: Setting, earlier = false): Period | undefined {
  const next = periodSaid(after.slice(0, 60), setting, true);
  if (next) return next;
  if (earlier) return setting.year === undefined ? undefined : periodOf(setting.year - 1, undefined, false);
  return periodSaid(before, setting, false) ?? (setting.year === undefined ? undefined : periodOf(setting.year, undefined, false));
}

const QUARTERS: readonly string[] = ["first", "second", "third", "fourth"];
const MONTHS = "january february march april may june july august september october november december".split(" ");
const QUARTER = "(?:Q([1-4])|(first|second|third|fourth)[- ](?:fiscal[- ])?quarter|([12])H|H([12])|(first|second) half)";
const YEAR = "(?:FY\\s?|fiscal\\s(?:year\\s)?|financial year\\s)?((?:19|20)\\d\\d)(?:[–/-]\\d\\d)?";
const SAID = new RegExp(`\\b${QUARTER}(?:,?\\s(?:of\\s)?${YEAR})?\\b|\\b(?:in|for|during|of|by|since|at|over|than|fiscal|FY|year|end|ended|ending|${MONTHS.join("|")})\\s?(?:the\\s)?(?:\\d{1,2},?\\s)?${YEAR}\\b(?!\\s?[%,.]\\d)|\\bFY(\\d\\d)\\b`, "giu");
const YEAR_BACK = /^[\s,(]*(?:recorded\s|reported\s|achieved\s|seen\s|posted\s)?(?:in|for|at|during|over|from)?\s?(?:the\s|a\s|one\s)?(?:end of\s)?(?:the\s)?(?:same (?:period|quarter|month|time) (?:of )?(?:a year ago|a year earlier|the (?:previous|prior|preceding) year|last year|the year before)|(?:previous|prior|preceding) (?:fiscal |financial )?year|last year|year (?:ago|earlier|before)|year-ago (?:period|quarter)|twelve months (?:ago|earlier|before)|12 months (?:ago|earlier|before))/iu;

function periodSaid(words: string, setting: Setting, near: boolean): Period | undefined {
  if (near && setting.year !== undefined && YEAR_BACK.test(words)) return periodOf(setting.year - 1);
  if (!/\d\d|Q\d|\dH|H\d|[Qq]uarter|half/u.test(words)) return undefined;
  const mentions = [...words.matchAll(SAID)];
  const found = near ? mentions[0] : mentions.at(-1);
  if (!found || (near && /^(?:of|than|over|since|by)\b/iu.test(found[0])) || (near && !/^[\s,(]*(?:recorded |reported )?(?:in|for|during|at|of|by|as of|as at)?[\s(]*(?:the |end of |the end of |year-end |fiscal |full-year |\w+ \d{0,2},?\s?)?$/iu.test(words.slice(0, found.index)))) return undefined;
  const [, quarterNumber, quarterWord, halfA, halfB, halfWord, quarterYear, year, shortYear] = found;
  const said = quarterYear ?? year ?? (shortYear === undefined ? undefined : `20${shortYear}`);
  const ofYear = said === undefined ? setting.year : Number(said);
  if (ofYear === undefined) return undefined;
  const quarter = quarterNumber !== undefined ? Number(quarterNumber) : quarterWord === undefined ? 0 : QUARTERS.indexOf(quarterWord.toLowerCase()) + 1;
  const half = Number(halfA ?? halfB ?? 0) || (halfWord === undefined ? 0 : QUARTERS.indexOf(halfWord.toLowerCase()) + 1);
  if (quarter > 0) return periodOf(ofYear, [quarter * 3 - 2, quarter * 3], said !== undefined);
  if (half > 0) return periodOf(ofYear, [half * 6 - 5, half * 6], said !== undefined);
  return periodOf(ofYear);
}

const PHRASE = new RegExp(
  `(?:^|\\s)(?:(?:for|in|during|over)\\s)?(?:the\\s)?(?:full |financial |fiscal )?(?:(?:three|six|nine|twelve|\\d{1,2})[- ]months?|quarter|half(?:-year)?|year|period)(?: period)? (?:to|ended|ending) (?:\\d{1,2} )?(?:${MONTHS.join("|")})(?: \\d{1,2})?,?(?: (?:19|20)\\d\\d)?(?=\\s|$)|(?:^|\\s)(?:(?:in|for|during|over|by|at|as of|as at|on|since|throughout|through|until|of)\\s)(?:the\\s|our\\s)?(?:end of\\s(?:the\\s)?|start of\\s|beginning of\\s)?(?:(?:full|fiscal|financial|calendar|reporting|current|same|past|last|latest|whole)[- ])*(?:year(?:[- ]end)?|quarter|period|month|first half|second half|half(?:-year)?|(?:first|second|third|fourth) quarter(?: of)?|Q[1-4]|(?:${MONTHS.join("|")})(?:\\s\\d{1,2},?)?|FY\\s?\\d\\d(?:\\d\\d)?|(?:19|20)\\d\\d(?:[–/-]\\d\\d)?|year-end)(?:\\s(?:FY\\s?)?(?:19|20)\\d\\d(?:[–/-]\\d\\d)?)?(?:\\s(?:under review|as a whole))?(?=\\s|$)|(?:^|\\s)(?:last|this)\\s(?:year|quarter|month|week|summer|winter|spring|autumn|season)(?=\\s|$)|(?:^|\\s)(?:at|by) (?:year|period|quarter|month)[- ]end(?=\\s|$)|(?:^|\\s)(?:so far|year[- ]on[- ]year|year[- ]over[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|annually|yoy)(?=\\s*$)`,
  "giu",
);

/** Revenue for fiscal 2023 was → Revenue was: the time is the figure's period, not its name. */
export const withoutPeriods = (words: string): string => (TIMES.test(words) ? words.replace(PHRASE, " ") : words).replace(/\s+/gu, " ").trim();

/** Cheaper than the pattern: most names have no time in them. */
const TIMES = /\d|year|quarter|month|week|period|half|season|annual|far|Year|Quarter|summer|winter|spring|autumn|January|February|March|April|May|June|July|August|September|October|November|December/u;
