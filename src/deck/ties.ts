import type { FigureMark, Words } from "../kinds/check.js";
import { numeralsIn, type Numeral } from "../kinds/numerals.js";
import type { NamedFigures } from "../kinds/named-figures.js";
import { figuresSaid } from "../kinds/said-figures.js";
import type { BoundFigure } from "../outline/figures.js";
import { formatDecimal, type Decimal } from "../report/decimal.js";
import { parseUnit } from "../report/units.js";
import type { SlideContent } from "./content.js";
import { cellTexts } from "./rendering.js";
import { contextOf, labelOf, unitAround } from "./labels.js";
import { digits, isSame, isSlip, matches, positive, shapeKey, toldBy, type Library, type Told } from "./library.js";
import { explain, type Operands } from "./explained.js";
import type { PlacedWords } from "./words.js";

/** The words of a slide with every number that the report explains marked as its figure. */
export interface TiedWords extends PlacedWords {
  /** Numerals that measure something and that nothing explains. */
  readonly untied: number;
  readonly measured: number;
}

/**
 * What an author of an outline writes as `{{revenue}}` a file shows as 2942亿元: the way back is the value, its unit and the
 * names nearby. A number that a name claims for another figure stays unmarked, so that the rules hold it against that name.
 */
export function tied(all: readonly PlacedWords[], content: SlideContent, library: Library): readonly TiedWords[] {
  const here = namesOnSlide(all, library);
  const data = dataNumbers(all);
  const first = all.map((placed) => tieOne(placed, content, library, here));
  const operands = operandsOf(first.flatMap(({ found }) => found), all);
  return first.map(({ placed, owner, rest, marks, labelled }) => {
    const { words } = placed;
    const more = rest.flatMap((numeral): readonly FigureMark[] => {
      const figure = library.complete ? undefined : explain(numeral, `${contextOf(placed, content)} ${words.text}`, words.role === "data" ? { ...operands, series: [] } : operands);
      if (figure) return [{ start: numeral.start, end: numeral.unitEnd, name: figure.name, figure }];
      const shown = words.role !== "data" && numeral.value !== undefined && data.has(digits(numeral.value)) && digits(numeral.value).length > 1;
      return shown ? [{ start: numeral.start, end: numeral.unitEnd, name: "data" }] : [];
    });
    const known = [...marks, ...more].sort((a, b) => a.start - b.start);
    const words2: Words = { ...words, marks: known, ...(owner && { owner }), ...(labelled && more.length === 0 && marks.length === 0 && { path: [...words.path, labelled] }) };
    return { ...placed, words: words2, untied: rest.length - more.length, measured: rest.length + marks.length };
  });
}

interface First {
  readonly placed: PlacedWords;
  readonly marks: readonly FigureMark[];
  readonly found: readonly Told[];
  /** Numerals without a figure. */
  readonly rest: readonly Numeral[];
  readonly owner?: BoundFigure;
  /** What of its owner the text says in place of what it should. */
  readonly labelled?: "value" | "change";
}

function tieOne(placed: PlacedWords, content: SlideContent, library: Library, here: ReadonlySet<BoundFigure>): First {
  const { words, item } = placed;
  const all = numeralsIn(words.text, library.language).filter(({ role, value }) => value !== undefined && (role === "amount" || role === "rank" || role === "count"));
  const isOrdinal = ordinalIn(placed, content);
  const ordinals = all.filter(isOrdinal).map(({ start, unitEnd }): FigureMark => ({ start, end: unitEnd, name: "ordinal" }));
  const around = unitAround(placed, content);
  const numerals = all.filter((numeral) => !isOrdinal(numeral)).map((numeral) => (numeral.unit === "" && around !== undefined ? { ...numeral, unit: around } : numeral));
  if (numerals.length === 0) return { placed, marks: ordinals, found: [], rest: [] };
  const listed = item === undefined ? [] : (library.shown.get(shapeKey(content.number, content.items[item]!.name)) ?? []);
  const label = item === undefined || numerals.length > 2 ? undefined : labelOf(placed, content, library.names);
  const said = figuresSaid(words.text, library);
  const namings = library.names(words.text);
  const marks: FigureMark[] = [...ordinals];
  const found: Told[] = [];
  const rest: Numeral[] = [];
  for (const numeral of numerals) {
    const printed = { value: numeral.value!, unit: numeral.unit };
    const candidates = matches(printed, library);
    const claimed = namedBy(numeral, words.text, said, namings);
    const of = (means: NamedFigures | undefined): Told | undefined => means && candidates.find(({ figure }) => isOf(figure, means));
    const chosen =
      of(claimed?.means) ??
      candidates.find(({ figure }) => figure.derived && listed.includes(figure)) ??
      (claimed?.binding ? undefined : (candidates.find(({ figure }) => listed.some((one) => sameFigure(one, figure))) ?? of(label?.means) ?? candidates.find(({ figure }) => namings.some(({ means }) => isOf(figure, means))) ?? candidates.find(({ figure }) => found.some((one) => sameFigure(one.figure, figure))) ?? candidates.find(({ figure }) => here.has(figure)) ?? plausible(numeral, candidates)));
    if (chosen) {
      marks.push({ start: numeral.start, end: numeral.unitEnd, name: chosen.figure.name, ...(chosen.part === "change" && { part: "change" }), figure: chosen.figure });
      found.push(chosen);
    } else rest.push(numeral);
  }
  // A number that stands alone beside a name and is none of that name's: what its owner says is held against it.
  const owner = marks.length === 0 && numerals.length === 1 && label?.whole === true ? ownerOf(numerals[0]!, label.means) : undefined;
  return { placed, marks, found, rest, ...(owner && { owner: owner.figure, labelled: owner.part }) };
}

/**
 * Tells the numerals that number or count and measure nothing: 01 优化布局, lists of pages in a column that says so, the rows that
 * an alternative text counts; and those that a quotation cuts off.
 */
function ordinalIn({ words: { text, role }, item, cell }: PlacedWords, { items }: SlideContent): (numeral: Numeral) => boolean {
  const table = item === undefined ? undefined : items[item];
  const head = table?.kind === "table" && cell ? (cellTexts(table)[0]?.[cell.column] ?? "") : "";
  const listed = isNumbering(head) && /^\d{1,4}(?:[、，,;\s–-]+\d{1,4})*$/u.test(text.trim());
  const rows = table?.kind === "table" && role === "alt" ? [table.rows.length, table.rows.length - 1, table.widths.length] : [];
  return ({ start, end, value }) => listed || /^0\d$/u.test(text.slice(start, end)) || isPart(text, start, end) || /^\.?\s?[a-z]{0,12}…/iu.test(text.slice(end, end + 16)) || rows.some((count) => value !== undefined && formatDecimal(value) === String(count));
}

/** （1/2） behind the title of a slide that goes on. */
const isPart = (text: string, start: number, end: number): boolean => /[（(](?:\d{1,2}\s?[/／]\s?)?$/u.test(text.slice(Math.max(0, start - 6), start)) && /^(?:\s?[/／]\s?\d{1,2})?[)）]/u.test(text.slice(end, end + 6)) && text.slice(Math.max(0, start - 4), end + 4).search(/[/／]/u) >= 0;

/** The head of a column of pages or running numbers. */
export const isNumbering = (head: string): boolean => /页|\bpages?\b|\bslides?\b|序号|编号|^#$|^No\.?$/iu.test(head);

/** Whether a name stands for a figure. */
export const isOf = (figure: BoundFigure, { reported, bound }: NamedFigures): boolean => bound.some((one) => sameFigure(one, figure)) || figure.origins.some((origin) => !figure.derived && reported.includes(origin));
const sameFigure = (a: BoundFigure, b: BoundFigure): boolean => a === b || (a.origins.length > 0 && a.derived === b.derived && a.origins[0] === b.origins[0]);

/** Without a name nearby a number has to be one that few others are: its unit said, or digits enough. */
const plausible = ({ value, unit }: Numeral, candidates: readonly Told[]): Told | undefined => (unit !== "" || digits(value!).length >= 3 ? candidates[0] : undefined);

/** The name that a numeral is said of; `binding` where the grammar of reports reads it as that name's own number. */
function namedBy(numeral: Numeral, text: string, said: ReturnType<typeof figuresSaid>, namings: ReturnType<Library["names"]>): { readonly means: NamedFigures; readonly binding: boolean } | undefined {
  const reading = said.find(({ valueStart, valueEnd, change }) => (valueStart !== undefined && valueEnd !== undefined && valueStart < numeral.end && numeral.start < valueEnd) || (change !== undefined && change.start < numeral.end && numeral.start < change.end));
  const last = reading && namings.findLast(({ end }) => end <= numeral.start);
  if (reading && last && reading.indicator.toLowerCase().endsWith(last.means.name)) return { means: last.means, binding: reading.value === undefined || isComparable(reading.unit ?? "", last.means) };
  const clause = Math.max(...["。", "；", "\n", ";"].map((stop) => text.lastIndexOf(stop, numeral.start)));
  const nearest = namings.findLast(({ start, end }) => end <= numeral.start && start > clause);
  return nearest && { means: nearest.means, binding: false };
}

/** Containers are counted in TEU here and weighed in tonnes there: one name, two quantities. */
const isComparable = (unit: string, { reported }: NamedFigures): boolean => unit === "" || reported.some((figure) => figure.value && parseUnit(figure.unit ?? "").base === parseUnit(unit).base);

/** The figure of a name that a number beside it ought to show: of the same kind of unit. */
function ownerOf({ value, unit }: Numeral, { reported }: NamedFigures): { readonly figure: BoundFigure; readonly part: "value" | "change" } | undefined {
  for (const origin of reported.filter(({ qualifiers }) => !qualifiers.includes("prior"))) {
    const { indicator, section } = origin;
    const figure: BoundFigure = { name: indicator, label: indicator, value: origin.value, unit: origin.unit, change: origin.change, period: origin.period, scope: origin.scope, section, origins: [origin] };
    const own = toldBy(figure).find((told) => told.unit === unit.replace(/^[余多]/u, ""));
    if (own && !isSame({ value: positive(value!), unit }, own) && isSlip(value!, own.value)) return { figure, part: own.part };
  }
  return undefined;
}

/** Figures whose names stand anywhere on the slide. */
function namesOnSlide(all: readonly PlacedWords[], { names, told }: Library): ReadonlySet<BoundFigure> {
  const means = all.flatMap(({ words }) => (words.text.length > longestText ? [] : names(words.text).map((naming) => naming.means)));
  const reported = new Set(means.flatMap((one) => one.reported));
  const bound = new Set(means.flatMap((one) => one.bound));
  return new Set([...told.values()].flat().map(({ figure }) => figure).filter((figure) => bound.has(figure) || (!figure.derived && figure.origins.some((origin) => reported.has(origin)))));
}

const longestText = 5_000;

/** The numbers of the slide's charts and tables, by their digits: texts may repeat them. */
function dataNumbers(all: readonly PlacedWords[]): ReadonlyMap<string, Decimal> {
  const found = new Map<string, Decimal>();
  for (const { words, cell } of all) {
    if (words.role !== "data" || !cell) continue;
    for (const { value } of numeralsIn(words.text, "zh-CN")) if (value) found.set(digits(value), value);
  }
  return found;
}

function operandsOf(found: readonly Told[], all: readonly PlacedWords[]): Operands {
  const series = new Map<string, { value: Decimal; unit: string }[]>();
  for (const { words, item, cell } of all) {
    if (words.role !== "data" || !cell) continue;
    const [numeral] = numeralsIn(words.text, "zh-CN");
    const key = `${item} ${words.path[0] === "chart" ? cell.row : cell.column}`;
    if (numeral?.value) series.set(key, [...(series.get(key) ?? []), { value: numeral.value, unit: numeral.unit }]);
  }
  return { told: [...new Set(found)], series: [...series.values()] };
}
