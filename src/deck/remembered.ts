import type { FileFacts } from "../kinds/check.js";
import { numeralsIn } from "../kinds/numerals.js";
import { parseDecimal, type Decimal } from "../report/decimal.js";
import type { Ledger, LedgerEntry } from "../scene/ledger.js";
import type { Language } from "../source/wording/wording.js";
import type { Item, SlideContent } from "./content.js";
import { isSame, positive, type Told } from "./library.js";
import { linesOf, type RenderedSlide } from "./rendering.js";
import { shownValue } from "./words.js";

/**
 * Shapes that the deck's own ledger says show a figure, and that show none of its numbers any more: somebody has edited them since.
 * Shapes that are gone, or have another name now, are not told of.
 */
export function edited(contents: readonly SlideContent[], rendering: readonly RenderedSlide[], ledger: Ledger, language: Language): FileFacts["edited"] {
  return [...editedShapes(contents, rendering, ledger, language), ...editedSources(contents, rendering, ledger)];
}

function editedShapes(contents: readonly SlideContent[], rendering: readonly RenderedSlide[], ledger: Ledger, language: Language): FileFacts["edited"] {
  const slides = new Map(contents.map((content, i) => [content.number, { content, rendered: rendering[i]! }]));
  return ledger.entries.flatMap((entry) => {
    const told = numbersOf(entry, language);
    return entry.slides.flatMap(({ number, shapes }) =>
      shapes.flatMap((name): FileFacts["edited"] => {
        const slide = slides.get(number);
        const at = slide?.content.items.findIndex((item) => item.name === name) ?? -1;
        if (!slide || at < 0 || told.length === 0) return [];
        const text = textOf(slide.content.items[at]!);
        const shown = numeralsIn(text, language).flatMap(({ value, unit }) => (value ? [{ value: positive(value), unit }] : []));
        const kept = told.some((one) => shown.some((printed) => isSame(printed, one) || isSame({ ...printed, unit: "" }, one))) || (entry.period !== undefined && text.includes(entry.period.slice(0, 4)));
        return kept ? [] : [{ slide: number, name, figure: entry.label, value: entry.value, span: slide.rendered.items[at]!.span }];
      }),
    );
  });
}

/** Below the notes every line says a figure and its place: numbers that the ledger has not were changed. */
function editedSources(contents: readonly SlideContent[], rendering: readonly RenderedSlide[], ledger: Ledger): FileFacts["edited"] {
  const all = ledger.entries.map((entry) => ({ entry, names: [entry.label, entry.name, ...entry.places.map(({ indicator }) => indicator)], digits: new Set(digitsIn(JSON.stringify({ ...entry, slides: [] }))) }));
  return contents.flatMap(({ number, notes, spoken }, s) =>
    notes.slice(spoken + 1).flatMap((line, i): FileFacts["edited"] => {
      const own = all.filter(({ names }) => names.some((name) => line.startsWith(name)));
      if (own.length === 0 || digitsIn(line).every((digits) => own.some((one) => one.digits.has(digits)))) return [];
      const { entry } = own[0]!;
      return [{ slide: number, name: entry.label, figure: entry.label, value: entry.value, span: rendering[s]!.notes[spoken + 1 + i]! }];
    }),
  );
}

const digitsIn = (text: string): readonly string[] => text.match(/\d+/gu) ?? [];

function numbersOf({ name, label, value, change, formula, places }: LedgerEntry, language: Language): readonly Told[] {
  const figure = { name, label, section: [], origins: [], ...(formula !== undefined && { derived: { formula, interval: whole } }) };
  const values = numeralsIn(value, language).flatMap((numeral) => (numeral.value ? [{ value: numeral.value, unit: numeral.unit }] : []));
  const printed = formula === undefined ? places.flatMap((place) => (place.value === undefined ? [] : (parseDecimal(place.value) ?? []))) : [];
  const moved = change === undefined ? undefined : parseDecimal(change.replace(/[^\d.,+−-]+$/u, ""));
  return [...values, ...printed.map((one: Decimal) => ({ value: one, unit: "" })), ...(moved ? [{ value: moved, unit: "%" }] : [])].map((one) => ({ figure, part: "value" as const, ...one }));
}

const zero: Decimal = { digits: 0n, scale: 0 };
/** A derived figure is compared by the digits that the ledger has. */
const whole = { low: zero, high: zero };

const textOf = (item: Item): string =>
  item.kind === "chart" ? item.chart.model.series.flatMap(({ values, format }) => values.flatMap((value) => (value === null ? [] : shownValue(value, format)))).join("\n") : linesOf(item).join("\n");
