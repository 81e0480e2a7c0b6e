import type { BoundFigure } from "../outline/figures.js";
import type { Figure } from "../report/report.js";
import type { Checked } from "./check.js";

/** What a name in running text may mean: figures of the report that are printed under it, and what the deck makes of them. */
export interface NamedFigures {
  readonly name: string;
  readonly reported: readonly Figure[];
  readonly bound: readonly BoundFigure[];
}

/** A name of a figure where a text has it. */
export interface Naming {
  readonly start: number;
  readonly end: number;
  readonly means: NamedFigures;
}

export type NamesIn = (text: string) => readonly Naming[];

/** What names can mean: all that this needs of a deck. */
export type FigureSources = Pick<Checked, "report" | "figures">;

/** Finds names of the report's and of the deck's figures, the longest that fits first; linear in the text. */
export function figureNames(deck: FigureSources): NamesIn {
  const known = lookUp.get(deck);
  if (known) return known;
  const names = dictionary(deck);
  const byStart = new Map<string, NamedFigures[]>();
  for (const means of names.values()) {
    const start = means.name.slice(0, 2);
    const same = byStart.get(start);
    if (same) same.push(means);
    else byStart.set(start, [means]);
  }
  for (const same of byStart.values()) same.sort((a, b) => b.name.length - a.name.length).splice(mostAlike);
  const read = new Map<string, readonly Naming[]>();
  const find: NamesIn = (text) => {
    const before = read.get(text);
    if (before) return before;
    const lower = text.toLowerCase();
    const found: Naming[] = [];
    for (let at = 0; at < lower.length; at += 1) {
      const means = byStart.get(lower.slice(at, at + 2))?.find(({ name }) => lower.startsWith(name, at) && isWhole(lower, at, at + name.length));
      if (!means) continue;
      found.push({ start: at, end: at + means.name.length, means });
      at += means.name.length - 1;
    }
    read.set(text, found);
    return found;
  };
  lookUp.set(deck, find);
  return find;
}

/** One dictionary a deck, however many rules ask for it. */
const lookUp = new WeakMap<FigureSources, NamesIn>();

/** Names that begin alike; of a report with more the longest are looked for. */
const mostAlike = 60;
const longestName = 40;

/** Short forms of speech for names that a report has: 营收 for 营业总收入. */
const shortForms: readonly (readonly [string, RegExp])[] = [
  ["总营收", /^营业(?:总)?收入$/u],
  ["营收", /^(?:营业总收入|营业收入)$/u],
  ["固投", /^固定资产投资(?:额|完成额)?$/u],
  ["净利", /^净利润$/u],
  ["社零", /^社会消费品零售总额$/u],
  ["生产总值", /^(?:地区|国内)生产总值$/u],
  ["gdp", /^(?:地区生产总值|国内生产总值|gross domestic product)$/u],
  ["预算收入", /^一般公共预算收入$/u],
];

function dictionary(deck: FigureSources): ReadonlyMap<string, NamedFigures> {
  const names = new Map<string, { name: string; reported: Figure[]; bound: BoundFigure[] }>();
  const entry = (name: string): { name: string; reported: Figure[]; bound: BoundFigure[] } | undefined => {
    const key = name.toLowerCase().trim();
    if (key.length < 2 || key.length > longestName || /^\d/u.test(key)) return undefined;
    const known = names.get(key) ?? { name: key, reported: [], bound: [] };
    names.set(key, known);
    return known;
  };
  for (const figure of deck.report?.figures ?? []) entry(figure.indicator)?.reported.push(figure);
  for (const figure of deck.figures.values()) {
    if (figure.origins.length === 0) continue;
    for (const name of new Set([figure.label, ...(figure.derived ? [] : figure.origins.map(({ indicator }) => indicator))])) {
      const own = entry(name);
      own?.bound.push(figure);
      if (own && !figure.derived && own.reported.length === 0) own.reported.push(...figure.origins);
    }
  }
  for (const [short, long] of shortForms) {
    const meant = [...names.values()].filter(({ name }) => long.test(name));
    if (meant.length === 1 && !names.has(short)) names.set(short, { ...meant[0]!, name: short });
  }
  return names;
}

/** Latin names are whole words; Chinese has none. */
function isWhole(text: string, start: number, end: number): boolean {
  const latin = (at: number): boolean => /[a-z0-9]/u.test(text[at] ?? " ");
  return !(latin(start) && latin(start - 1)) && !(latin(end - 1) && latin(end) && !/^s(?![a-z])/u.test(text.slice(end, end + 2)));
}
