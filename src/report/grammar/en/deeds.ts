import { verbClass } from "./words.js";

/** `We published 5,084 papers`: what was done to them, as a name takes it (papers published); undefined for other verbs. */
export function participleOf(verb: string): string | undefined {
  const word = verb.toLowerCase();
  if (NOT_NAMING.has(word)) return undefined;
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if (word.length > 4 && word.endsWith("ed")) return word;
  if (verbClass(word) !== "deed" && verbClass(word) !== "report" && !BASES.has(word)) return undefined;
  if (word.endsWith("ing")) return regular(baseOf(word.slice(0, -3)));
  if (/[^s]s$/u.test(word)) return regular(/(?:ch|sh|ss|x)es$/u.test(word) ? word.slice(0, -2) : /[^aeiou]ies$/u.test(word) ? `${word.slice(0, -3)}y` : word.slice(0, -1));
  return regular(word);
}

function regular(base: string): string {
  const known = IRREGULAR.get(base);
  if (known !== undefined) return known;
  if (base.endsWith("e")) return `${base}d`;
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ied`;
  return /^(?:ship|plan|cut|hit|equip|admit|commit)$/u.test(base) ? `${base}${base.at(-1)!}ed` : `${base}ed`;
}

/** creat(ing) → create, open(ing) → open. */
function baseOf(stem: string): string {
  if (/(?:at|iz|is|ov|iv|rv|uc|ag|yp|ir|ur|as|os|us|id)$/u.test(stem) && !/(?:eat|oat|train|oss|ass|focus)$/u.test(stem)) return `${stem}e`;
  return /([bdgmnpt])\1$/u.test(stem) ? stem.slice(0, -1) : stem;
}

/** Verbs that say that something is there or is told, not what was done with it. */
const NOT_NAMING: ReadonlySet<string> = new Set(
  "has have had include includes included including contain contains contained say says said see saw seen show shows showed shown report reports reported need needs needed estimate estimated expect expects expected is are was were live lives lived think believe believes felt feel want wants led met took take takes left make makes made get got come came went go reached exceed exceeded indicated called named based involving involved totalled totaled numbered increased reduced grew fell rose carry carries carried carrying brought bringing leave leaves remain remained comprised told used related combined continued followed attended ranked".split(" "),
);

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `build built, built built, building built, win won, won won, winning won, sell sold, sold sold, selling sold, buy bought, bought bought, buying bought, draw drawn, drew drawn, write written, wrote written,
  teach taught, taught taught, give given, gave given, gives given, giving given, catch caught, caught caught, fly flown, flew flown, drive driven, drove driven, run run, ran run, running run, choose chosen, chose chosen,
  hold held, held held, holds held, holding held, lose lost, lost lost, losing lost, put put, set set, laid laid, lay laid, laying laid, send sent, sent sent, sending sent, lend lent, lent lent, lending lent, pay paid, paid paid, pays paid, paying paid,
  spend spent, spent spent, spends spent, spending spent, cut cut, cuts cut, cutting cut, grow grown, feed fed, fed fed, feeding fed, bring brought, brought brought, do done, did done, keep kept, kept kept, begin begun, began begun,
  undertake undertaken, undertook undertaken, break broken, broke broken, plant planted, train trained, host hosted, handle handled, shed shed, made made, raise raised, owe owed`
    .split(",").map((pair) => pair.trim().split(" ") as [string, string]),
);

/** Base forms after `to` and in lists of intentions, where they are no other word's. */
const BASES: ReadonlySet<string> = new Set("issue house deliver complete plant refurbish restore recruit award serve treat vaccinate replace rehouse publish inspect approve grant install upgrade repair renovate digitise digitize connect supply equip admit enrol enroll distribute register retrain relocate demolish convert close reopen establish produce manufacture export import visit cover register employ operate serve publish create open launch hire vaccinate".split(" "));
