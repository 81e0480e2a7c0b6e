import type { Words, WordsRole } from "../kinds/check.js";
import { unitAt } from "../kinds/numerals.js";
import type { Span } from "../source/span.js";
import { spanText } from "../source/span.js";
import type { Path } from "../source/span.js";
import { isSourceLine, plainText, type ChartItem, type Item, type SlideContent, type TableItem } from "./content.js";
import { cellTexts, firstPoint, type RenderedItem, type RenderedSlide } from "./rendering.js";

/** One text of a slide with the item that says it; none for notes. */
export interface PlacedWords {
  readonly words: Words;
  readonly item?: number;
  /** Of a cell of a table or a point of a chart: its row and column, series and point. */
  readonly cell?: { readonly row: number; readonly column: number };
}

/** Everything that a slide says, text by text: paragraphs, cells, points of charts, alternative texts, notes. */
export function wordsOn(content: SlideContent, rendering: RenderedSlide, height: number, pages: number): readonly PlacedWords[] {
  const numbers = bareNumbers(content.items, pages);
  const items = content.items.flatMap((item, i): readonly PlacedWords[] => {
    const rendered = rendering.items[i]!;
    const own = wordsOfItem(item, i, rendered, height, numbers, content.items);
    const alt = rendered.alt ? [{ words: plainWords("alt", rendered.alt, ["alt", i, "alt"]), item: i }] : [];
    return [...own, ...alt];
  });
  return [...items, ...rendering.notes.slice(0, content.spoken).map((span, i) => ({ words: plainWords("notes", span, ["notes", i]) }))];
}

function wordsOfItem(item: Item, index: number, rendered: RenderedItem, height: number, numbers: ReadonlySet<string>, items: readonly Item[]): readonly PlacedWords[] {
  switch (item.kind) {
    case "text": {
      if (item.role === "number" || rendered.lines.length === 0) return [];
      const role = item.role === "title" || item.role === "subtitle" ? item.role : item.role === "footer" || item.box.y >= height * sourceLines || isSourceLine(item) ? "footer" : "body";
      if (role === "title") return [{ words: titleWords(rendered), item: index }];
      const said = rendered.lines.filter((span) => spanText(span).trim() !== "" && !(rendered.lines.length === 1 && numbers.has(spanText(span).trim())));
      return said.map((span, p) => ({ words: plainWords(role, span, said.length > 1 && role === "body" ? ["items", index, p] : ["items", index, "text"]), item: index }));
    }
    case "table":
      return tableWords(item, index, rendered);
    case "chart":
      return chartWords(item, index, rendered, headsOf(item, items));
    case "drawing":
      return rendered.lines.map((span, p) => ({ words: plainWords("body", span, ["items", index, p]), item: index }));
    case "picture":
    case "group":
    case "line":
      return [];
  }
}

/** Sources and notes to a slide stand below this share of its height. */
const sourceLines = 0.88;

/**
 * Numbers that stand alone and number the things on a slide or the pages of the deck (01, 02 …; 1, 2, 3; a column of page numbers):
 * they measure nothing.
 */
function bareNumbers(items: readonly Item[], pages: number): ReadonlySet<string> {
  const alone = items.flatMap((item) => {
    const text = item.kind === "text" && item.paragraphs.length === 1 ? item.paragraphs[0]!.runs.map((run) => run.text).join("").trim() : "";
    return /^\d{1,3}$/u.test(text) ? [{ text, box: item.box }] : [];
  });
  const texts = new Set(alone.map(({ text }) => text));
  const steps = [...texts].filter((text) => text.startsWith("0") || (texts.has("1") && (text === "1" || texts.has(String(Number(text) - 1)))));
  const columns = alone.filter(({ box }) => {
    const column = alone.filter((other) => Math.abs(other.box.x - box.x) < 1 && Math.abs(other.box.width - box.width) < 1).sort((a, b) => a.box.y - b.box.y).map(({ text }) => Number(text));
    return column.length > 2 && column.every((number, i) => number <= pages && (i === 0 || number > column[i - 1]!));
  });
  return new Set([...steps, ...columns.map(({ text }) => text)]);
}

const plainWords = (role: WordsRole, span: Span, path: Path): Words => ({ role, path, text: spanText(span), marks: [], origin: "typed", ...placesIn(span) });

/** A break in a title is a matter of its box. */
function titleWords({ lines }: RenderedItem): Words {
  const span: Span = { ...lines[0]!, end: lines.at(-1)!.end };
  return { role: "title", path: ["title"], text: spanText(span).replace(/[\n\v]/gu, " "), marks: [], origin: "typed", ...placesIn(span) };
}

function placesIn(span: Span): Pick<Words, "at" | "placeOf"> {
  const at = (start = 0, end = span.end - span.start): Span => ({ ...span, start: Math.min(span.start + start, span.end), end: Math.min(span.start + end, span.end) });
  const placeOf = (piece: string): Span => {
    const found = spanText(span).indexOf(piece);
    return found < 0 ? span : at(found, found + piece.length);
  };
  return { at, placeOf };
}

function tableWords(item: TableItem, index: number, { lines }: RenderedItem): readonly PlacedWords[] {
  let line = 0;
  return cellTexts(item).flatMap((cells, row) =>
    cells.flatMap((text, column): readonly PlacedWords[] => {
      const span = lines[line];
      line += 1;
      return span && text !== "" ? [{ words: plainWords("data", span, ["table", index, row, column]), item: index, cell: { row, column } }] : [];
    }),
  );
}

function chartWords(item: ChartItem, index: number, { lines }: RenderedItem, heads: readonly string[]): readonly PlacedWords[] {
  const { series } = item.chart.model;
  const named = lines.slice(0, firstPoint).flatMap((span, i) => (spanText(span).trim() === "" ? [] : [{ words: plainWords("data", span, ["chart", index, i]), item: index }]));
  let line = firstPoint;
  const points = series.flatMap(({ values, format }, row) =>
    values.flatMap((value, column): readonly PlacedWords[] => {
      const whole = lines[line];
      line += 1;
      if (value === null || !whole) return [];
      const digits = String(value);
      const span: Span = { ...whole, start: whole.end - digits.length };
      const text = `${shownValue(value, format)}${unitOfChart(item, row, heads)}`;
      const { at } = placesIn(span);
      return [{ words: { role: "data", path: ["chart", index, row, column], text, marks: [], origin: "data", at: () => at(), placeOf: () => span }, item: index, cell: { row, column } }];
    }),
  );
  return [...named, ...points];
}

/** As people read it: shares of formats with % a hundred times as large, and none of the noise behind the 12th digit. */
export const shownValue = (value: number, format: string): string => {
  const shown = Number((isPercent(format) ? value * 100 : value).toPrecision(12));
  return Math.abs(shown) >= 1e21 || (shown !== 0 && Math.abs(shown) < 1e-6) ? "0" : String(shown);
};

const isPercent = (format: string): boolean => /[%％]/u.test(format.replace(/"[^"]*"/gu, ""));

/** The unit of a series' numbers: from the chart itself, else from the words above it; empty where neither says one. */
export function unitOfChart({ chart }: ChartItem, series: number, heads: readonly string[]): string {
  const own = chart.model.series[series]!;
  if (isPercent(own.format)) return "%";
  const named = heads.find((head) => own.name !== "" && head.startsWith(own.name));
  const said = [own.name, named ?? "", chart.title ?? "", ...chart.captions].map(unitIn).find((unit) => unit !== undefined);
  return said ?? unitInFormat(own.format) ?? (own.secondary ? undefined : heads.map(unitIn).find((unit) => unit !== undefined)) ?? "";
}

/** Texts that stand on a chart's shoulders (its name, its unit, its key), and behind them what is said above all charts of a slide. */
export function headsOf({ box }: ChartItem, items: readonly Item[]): readonly string[] {
  const texts = items.flatMap((item) => (item.kind === "text" && item.role !== "title" && item.role !== "footer" ? [{ item, middle: item.box.y + item.box.height / 2 }] : []));
  const near = texts.filter(({ item, middle }) => item.box.x < box.x + box.width && item.box.x + item.box.width > box.x && middle > box.y - shoulders && middle < box.y + shoulders / 2);
  const above = texts.filter((one) => !near.includes(one) && one.middle < box.y && unitIn(one.item.paragraphs.map(plainText).join(" ")) !== undefined);
  return [...near, ...above].flatMap(({ item }) => item.paragraphs.map(plainText)).map((text) => text.trim()).filter((text) => text !== "");
}

/** Points above a chart in which its head stands. */
const shoulders = 48;

/** 产值（亿元）, 单位：万吨, “Cargo (million tonnes)”, “Containers  million TEU”: the unit at the end of a caption. */
export function unitIn(text: string): string | undefined {
  const trimmed = text.trim().slice(-60);
  const bracketed = /[（(]([^（()）]{1,24})[)）]$/u.exec(trimmed)?.[1] ?? /单位[：:]\s*(\S{1,12})/u.exec(trimmed)?.[1];
  return bracketed === undefined ? endingUnit(trimmed) : bracketed.split(/[，,；;]/u).map(endingUnit).find((unit) => unit !== undefined);
}

/** Behind the last comma, of as many words as make a unit. */
function endingUnit(text: string): string | undefined {
  const tail = text.split(/[，,]/u).at(-1)!.trim().split(/\s+/u);
  for (let words = Math.min(4, tail.length); words > 0; words -= 1) {
    const unit = tail.slice(-words).join(" ");
    if (unit !== "" && unitAt(unit, 0).trim() === unit) return unit;
  }
  return undefined;
}

function unitInFormat(format: string): string | undefined {
  const literal = /"([^"]{1,12})"\s*(?:;|$)/u.exec(format)?.[1]?.trim();
  return literal !== undefined && literal !== "" && unitAt(literal, 0).trim() === literal ? literal : undefined;
}
