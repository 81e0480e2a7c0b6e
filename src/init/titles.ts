import { compare, negate, toNumber } from "../report/decimal.js";
import type { Change } from "../report/report.js";
import { wording } from "../source/wording/wording.js";
import type { Evidence, Pair } from "./evidence.js";
import type { FigureName, FigureNames } from "./figure-names.js";
import { emOf, hasLooseNumber, shortened, type Statement } from "./statements.js";
import { withoutJoint } from "./typeset.js";

/** One line of the title in em, and two lines of it with some room: what the design holds. */
export const oneLine = 28;
const twoLines = 56;

/** Titles for a slide of these figures, the best first: what changed most, then what the report says, then name and number. */
export function figureTitles(shown: readonly FigureName[], evidence: Evidence): readonly string[] {
  const { report: { language }, statements, names } = evidence;
  const reached = shown.filter((name) => !isAim(name));
  const changed = reached.filter(({ figure: { change } }) => change?.unit === "%" && change.value.digits !== 0n);
  const said = statements.filter(({ figures }) => figures.some((figure) => shown.some(({ key }) => names.get(figure)?.key === key)));
  const quoted = fromStatements(said, names, language);
  const composed = [...leaders(changed, language), ...reached.flatMap((name) => claim(name, language)), ...together(reached, language), ...reached.flatMap((name) => stated(name, language))];
  const short = quoted.filter((title) => emOf(title, names) <= (language === "en" ? 40 : oneLine) && title.includes(".change"));
  const told = [...leaders(changed, language), ...reached.flatMap((name) => claim(name, language))];
  const aims = reached.length === 0 ? [evidence.title, `${evidence.title}${language === "en" ? ": " : "："}${wording(language).init.aims}`] : [];
  return fitting(language === "en" ? [...short, ...aims, ...told, ...quoted.filter((title) => emOf(title, names) <= 46), ...composed, ...quoted] : [...aims, ...composed.slice(0, 1), ...short, ...composed.slice(1), ...quoted], names);
}

/** What is planned has not been reached: no title claims it. */
export const isAim = ({ figure: { qualifiers } }: FigureName): boolean => qualifiers.includes("plan") || qualifiers.includes("target") || qualifiers.includes("threshold");

/** Titles for a slide of words: a heading that says something, the strongest sentence, the heading all the same. */
export function wordTitles({ title, statements, names, report: { language } }: Evidence): readonly string[] {
  const tells = language === "zh-CN" ? emOf(title, names) >= 7 && !hasLooseNumber(title) : title.split(/\s+/u).length >= 7;
  const strong = statements.map((statement, i) => ({ statement, strength: strengthOf(statement) - i / 100 })).filter(({ strength }) => strength > 0.9).sort((a, b) => b.strength - a.strength);
  const quoted = fromStatements(strong.map(({ statement }) => statement), names, language).filter((text) => emOf(text, names) <= (language === "en" ? 44 : oneLine));
  return fitting(tells ? [title, ...quoted] : [...quoted.slice(0, 3), title], names, title);
}

/** The largest of several numbers of one kind. */
export function shareTitles(row: readonly FigureName[], { names, report: { language } }: Evidence): readonly string[] {
  const sorted = row.filter(({ figure }) => figure.value).sort((a, b) => compare(b.figure.value!, a.figure.value!));
  const [most, next] = sorted;
  if (!most || !next || compare(most.figure.value!, next.figure.value!) === 0) return [];
  return fitting([wording(language).init.largest(bare(most.label), `{{${most.key}}}`)], names);
}

/** Average waiting time fell from 9.4 to 6.1 hours. */
export function pairTitles(pairs: readonly Pair[], { report: { language }, names }: Evidence): readonly string[] {
  const words = wording(language).init;
  return fitting(
    pairs.map(({ before, after }) => words.fromTo(after.label, `{{${before.key}}}`, `{{${after.key}}}`, toNumber(after.figure.value!) - toNumber(before.figure.value!))),
    names,
  );
}

/** Which of several changes is the largest, where it is one and all go the same way; else the first rise beside the first fall. */
function leaders(changed: readonly FigureName[], language: "zh-CN" | "en"): readonly string[] {
  const { init } = wording(language);
  if (changed.length < 2) return [];
  const sorted = [...changed].sort((a, b) => compare(b.figure.change!.value, a.figure.change!.value));
  const [most, next] = sorted as [FigureName, FigureName];
  const falls = sorted.filter(({ figure }) => figure.change!.value.digits < 0n);
  const alike = changed.every(({ figure }) => figure.change!.basis === changed[0]!.figure.change!.basis);
  if (falls.length > 0 && falls.length < changed.length) {
    const fall = falls.at(-1)!;
    return [init.riseAndFall(bare(most.label), `{{${most.key}.change}}`, inSentence(fall, language), `{{${fall.key}.change}}`)];
  }
  if (falls.length > 0 || !alike || compare(most.figure.change!.value, next.figure.change!.value) === 0) return [];
  return changed.length >= 3 ? [init.fastest(bare(most.label), `{{${most.key}.change}}`)] : [];
}

/** Within a sentence an English name keeps a capital only where the report prints one. */
const inSentence = ({ label, figure }: FigureName, language: "zh-CN" | "en"): string =>
  language === "en" && /^\p{Lu}\p{Ll}+(?:\s\p{Ll}|$)/u.test(label) && !/^(?:Asia|Europe|America|Africa)/u.test(label) ? bare(label).replace(/^\p{Lu}/u, (first) => first.toLowerCase()) : bare(figure.indicator);

/** Without the unit or remark that a table sets behind a name. */
const bare = (label: string): string => label.replace(/\s*[（(][^（()）]*[）)]$/u, "") || label;

/** 营业总收入达2942亿元，同比增长10.2%. */
function claim({ key, label: full, figure: { change, value } }: FigureName, language: "zh-CN" | "en"): readonly string[] {
  if (!change || change.unit === "abs" || change.value.digits === 0n) return [];
  const { init, labels } = wording(language);
  const label = bare(full);
  const direction = change.value.digits < 0n ? -1 : 1;
  const basis = change.basis === "other" ? "" : labels.basis[change.basis];
  return [init.changed({ label, value: value && `{{${key}}}`, change: `{{${key}.change}}`, direction, points: change.unit === "pp", basis })];
}

const stated = ({ key, label, figure: { value } }: FigureName, language: "zh-CN" | "en"): readonly string[] => (value ? [wording(language).init.stands(bare(label), `{{${key}}}`)] : []);

/** Two numbers that have no change, side by side. */
function together(shown: readonly FigureName[], language: "zh-CN" | "en"): readonly string[] {
  const [first = "", second = ""] = shown.filter(({ label }) => label.length <= 20).flatMap((name) => stated(name, language));
  return second === "" ? [] : [`${first}${language === "en" ? "; " : "，"}${second}`];
}

function fromStatements(statements: readonly Statement[], names: FigureNames, language: "zh-CN" | "en"): readonly string[] {
  return statements.flatMap(({ text }) => {
    const plain = withoutJoint(text, language);
    const cut = shortened(plain, oneLine, names) ?? shortened(plain, twoLines, names);
    return cut !== undefined && emOf(cut, names) >= 8 && !hasLooseNumber(cut) && !refersBack(cut) && !/[：:]$/u.test(cut) && (language === "zh-CN" || hasVerb.test(cut)) ? [cut] : [];
  });
}

/** Near enough: what an English sentence without one of these is, is a heading or a remnant. */
const hasVerb = /\b(?:is|are|was|were|has|have|had|will|would|can|may|plans?|expects?|rose|fell|grew|made|came|stood|held|won|began|became|led|spent|cost|costs|met|kept|took|ran|saw|\p{L}{2,}ed)\b/u;

const refersBack = (text: string): boolean => /^(?:其中|这|此|该|其|它|他们|并|也|还|则|以及|和|与|对此|分)/u.test(text) || /^(?:It|Its|This|These|Those|They|Their|He|She|That|Such|Of which|Which|Who|The (?:two|latter|former|same)|Another|Other|Most of)\b/u.test(text);

/** A statement's claim to be a title: a change, a level, a superlative. Plans and asides have less. */
function strengthOf({ text, figures }: Statement): number {
  const changes = figures.some(({ change }) => change) ? 1 : 0;
  const superlative = /首次|首个|首家|最|第一|突破|领先|前列|创新高|record|first|highest|largest|fastest|most\b/u.test(text) ? 1 : 0;
  const figure = figures.some(({ value }) => value) ? 1 : 0;
  return changes + superlative + figure + 0.95;
}

/** In order, each once, short enough; `last`: what there is if nothing else is. */
function fitting(titles: readonly string[], names: FigureNames, last?: string): readonly string[] {
  const good = [...new Set(titles)].filter((title) => emOf(title, names) <= twoLines && !hasLooseNumber(title));
  return good.length > 0 || last === undefined ? good : [last];
}

export const isFall = ({ value }: Change): boolean => negate(value).digits > 0n;
