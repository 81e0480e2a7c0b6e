import type { DataTable } from "../data/table.js";
import type { Checked, CheckedSlide, ChartWords, FileFacts } from "../kinds/check.js";
import { unitAt } from "../kinds/numerals.js";
import type { Deck } from "../lint/deck.js";
import { ancestors } from "../lint/inheritance.js";
import { emuPerPoint } from "../lint/shapes.js";
import type { SectionPath } from "../outline/sections.js";
import type { Report } from "../report/report.js";
import type { Ledger } from "../scene/ledger.js";
import type { Scene } from "../scene/nodes.js";
import type { Span } from "../source/span.js";
import type { Language } from "../source/wording/wording.js";
import { childOf } from "../source/xml-tree.js";
import { plainText, readSlide, type ChartItem, type SlideContent, type TableItem } from "./content.js";
import { facesOf } from "./faces.js";
import { libraryOf } from "./library.js";
import { cellTexts, rendered, type RenderedSlide } from "./rendering.js";
import { colorsOf, fittedTexts, sceneOf } from "./scene.js";
import { tied, type TiedWords } from "./ties.js";
import { headsOf, shownValue, unitIn, unitOfChart, wordsOn } from "./words.js";

/** What a deck is held against besides itself. */
export interface Against {
  readonly report?: Report;
  /** What the deck remembers of its numbers, where it was made by deckwright. */
  readonly ledger?: Ledger;
}

/** A finished file as rules read it: the same shape as a deck that is compiled, without what only an outline says. */
export function checkedFile(deck: Deck, path: string, { report, ledger }: Against): Checked {
  const size = childOf(deck.trees.get(deck.presentation), "p:sldSz")?.attributes;
  const [width = 720, height = 540] = [size?.["cx"], size?.["cy"]].map((value) => Number(value) / emuPerPoint || undefined);
  const contents = deck.slides.map((slide) => readSlide(deck, slide));
  const rendering = rendered(path, contents);
  const language = languageOf(rendering.file.text);
  const scene = sceneOf(contents, rendering.slides, { width, height, title: titleOf(contents[0]), language });
  const library = report && libraryOf(report, ledger, language);
  const placed = contents.map((content, i) => {
    const words = wordsOn(content, rendering.slides[i]!, height);
    return library ? tied(words, content, library) : words.map((one): TiedWords => ({ ...one, untied: 0, measured: 0 }));
  });
  const own = contents.map((content, i) => ownData(content, placed[i]!, rendering.slides[i]!));
  const slides = contents.map((content, i) => slideOf(content, i, placed[i]!, new Set(own[i]!.map(({ item }) => item)), rendering.slides[i]!, scene));
  const tables = new Map(contents.flatMap((content, i) => tablesOf(content, rendering.slides[i]!).map((table, t) => [`${content.number} ${t}`, table] as const)));
  const file: FileFacts = {
    texts: fittedTexts(contents, rendering.slides, height),
    faces: facesOf(contents, rendering.slides, deck.slides.map((slide) => ancestors(deck, slide.path).master), deck),
    ownData: own.flatMap((list) => list.map(({ slide, name, count, span }) => ({ slide, name, count, span }))),
  };
  const whole: Span = { file: rendering.file, start: 0, end: 0 };
  return { language, scene, theme: { colors: colorsOf(contents) }, ...(report && { report }), tables, figures: library?.figures ?? new Map(), words: [], slides, file, at: () => whole };
}

/** The language of most of its words. */
function languageOf(text: string): Language {
  const sample = text.slice(0, 200_000);
  const han = [...sample.matchAll(/\p{Script=Han}/gu)].length;
  return han * 2 > [...sample.matchAll(/[A-Za-z]{2,}/gu)].length ? "zh-CN" : "en";
}

const titleOf = (content: SlideContent | undefined): string => {
  const title = content?.items.find((item) => item.kind === "text" && item.role === "title");
  return title?.kind === "text" ? title.paragraphs.map(plainText).join(" ") : "";
};

function slideOf(content: SlideContent, index: number, placed: readonly TiedWords[], own: ReadonlySet<number>, rendering: RenderedSlide, scene: Scene): CheckedSlide {
  const words = placed.filter(({ item, cell }) => item === undefined || cell === undefined || !own.has(item));
  const title = words.find(({ words: { role } }) => role === "title");
  const here: Span = title?.words.at() ?? rendering.items[0]?.span ?? rendering.notes[0] ?? { file: scene.slides[0]!.span!.file, start: 0, end: 0 };
  const hasTable = content.items.some(({ kind }) => kind === "table");
  return {
    number: content.number,
    id: `slide-${content.number}`,
    template: hasTable ? "table" : "",
    framed: title !== undefined && isContent(content, index),
    appendix: /附录|附表|appendix|backup/iu.test(title?.words.text ?? ""),
    envelope: { template: "", ...(title && { title: title.words.text }) },
    data: listsOf(content),
    words: words.map((one) => one.words),
    charts: content.items.flatMap((item, i) => (item.kind === "chart" ? [chartOf(item, i, content, rendering)] : [])),
    uses: words.flatMap((one) => one.words.marks.flatMap(({ figure }) => (figure && !figure.derived ? [{ figure, path: ["slides", index, ...one.words.path] }] : []))),
    section: noSection,
    scenes: scene.slides.filter(({ number }) => number === content.number),
    at: () => here,
  };
}

const noSection: SectionPath = [];

/** Covers, dividers and ends are called so by every maker of layouts. */
function isContent({ layoutType, layoutName }: SlideContent, index: number): boolean {
  if (["title", "secHead", "titleOnlyCover"].includes(layoutType)) return false;
  if (/cover|section|divider|closing|thank|agenda|contents|封面|章节|过渡|目录|结束|致谢|封底|标题幻灯片|节标题/iu.test(layoutName)) return false;
  return index > 0 || layoutType !== "";
}

/** What a slide lists, so that 三项举措 can be counted: paragraphs of a text, rows of a table, things of one make side by side. */
function listsOf({ items }: SlideContent): Readonly<Record<string, unknown>> {
  const paragraphs = items.flatMap((item, i) => (item.kind === "text" && item.role !== "title" ? [[`text ${i}`, item.paragraphs.map(plainText).filter((text) => text.trim() !== "")] as const] : []));
  const rows = items.flatMap((item, i) => (item.kind === "table" ? [[`rows ${i}`, cellTexts(item).slice(1)] as const, [`columns ${i}`, (cellTexts(item)[0] ?? []).slice(1)] as const] : []));
  const alike = new Map<string, string[]>();
  for (const item of items) {
    if (item.kind !== "text") continue;
    const key = `alike ${Math.round(item.box.width)} ${Math.round(item.box.height)} ${item.paragraphs[0]?.runs[0]?.size ?? 0}`;
    alike.set(key, [...(alike.get(key) ?? []), item.paragraphs.map(plainText).join(" ")]);
  }
  return Object.fromEntries([...paragraphs, ...rows, ...[...alike].filter(([, list]) => list.length > 1)]);
}

function chartOf(item: ChartItem, index: number, { items }: SlideContent, rendering: RenderedSlide): ChartWords {
  const { chart } = item;
  const heads = headsOf(item, items);
  const { series, categories } = chart.model;
  const units = series.map((_, i) => unitOfChart(item, i, heads));
  const name = chart.title ?? heads.map((head) => head.split(/\s{2,}/u)[0]!).find((head) => unitIn(head) === undefined);
  const { span } = rendering.items[index]!;
  return {
    path: ["chart", index],
    kind: chart.model.kind,
    ...(units[0] !== undefined && units[0] !== "" && { unit: units[0] }),
    ...(name !== undefined && { title: name }),
    categories,
    series: series.map((one, i) => ({ ...(one.name !== "" && { name: one.name }), ...(units[i] !== "" && { unit: units[i]! }), values: one.values.map((value) => (value === null ? undefined : Number(shownValue(value, one.format)))) })),
    figures: [],
    at: () => span,
  };
}

/** Charts and tables of which the report has less than half have numbers of their own; a finding for each number would help nobody. */
function ownData({ number, items }: SlideContent, placed: readonly TiedWords[], rendering: RenderedSlide): readonly (FileFacts["ownData"][number] & { readonly item: number })[] {
  return items.flatMap((item, i) => {
    if (item.kind !== "chart" && item.kind !== "table") return [];
    const cells = placed.filter((one) => one.item === i && one.cell !== undefined);
    const measured = cells.reduce((sum, one) => sum + one.measured, 0);
    const untied = cells.reduce((sum, one) => sum + one.untied, 0);
    return untied > 0 && untied * 2 > measured ? [{ slide: number, name: item.name, count: untied, span: rendering.items[i]!.span, item: i }] : [];
  });
}

/** Tables of the deck, and its charts as the tables behind them, with the place of every cell. */
function tablesOf({ items }: SlideContent, rendering: RenderedSlide): readonly DataTable[] {
  return items.flatMap((item, i): readonly DataTable[] => {
    const { lines } = rendering.items[i]!;
    if (item.kind === "table") return tableOf(item, lines);
    return item.kind === "chart" ? [dataOfChart(item, lines, headsOf(item, items))] : [];
  });
}

function tableOf(item: TableItem, lines: readonly Span[]): readonly DataTable[] {
  const texts = cellTexts(item);
  const [columns, ...rows] = texts;
  if (!columns || rows.length === 0 || rows.some((row) => row.length !== columns.length)) return [];
  const offset = columns.length;
  const spans = rows.map((row, r) => row.map((_, c) => lines[offset + r * columns.length + c]!));
  const unitColumn = columns.findIndex((_, c) => rows.filter((row) => row[c] !== "" && unitAt(row[c]!, 0).trim() === row[c]!.trim()).length > rows.length / 2);
  // With a column of units every row has its own, and the columns none.
  const units = columns.map((column) => (unitColumn >= 0 ? undefined : unitIn(column)));
  return lines.length === 0 ? [] : [{ file: lines[0]!.file, columns, rows: rows.map((row) => row.map((cell) => cell.replace(/^[▲▼↑↓约近]\s*/u, ""))), units, spans, notes: [] }];
}

function dataOfChart(item: ChartItem, lines: readonly Span[], heads: readonly string[]): DataTable {
  const { series, categories } = item.chart.model;
  const most = Math.max(0, ...series.map(({ values }) => values.length));
  const starts = series.map((_, s) => 4 + series.slice(0, s).reduce((sum, { values }) => sum + values.length, 0));
  const place = (s: number, p: number): Span => lines[starts[s]! + p] ?? lines[0]!;
  return {
    file: lines[0]!.file,
    columns: ["", ...series.map(({ name }) => name)],
    rows: Array.from({ length: most }, (_, p) => [categories[p] ?? "", ...series.map(({ values, format }) => (values[p] === null || values[p] === undefined ? "" : shownValue(values[p], format)))]),
    units: [undefined, ...series.map((_, s) => unitOfChart(item, s, heads) || undefined)],
    spans: Array.from({ length: most }, (_, p) => [lines[3] ?? lines[0]!, ...series.map((_, s) => place(s, p))]),
    notes: [],
  };
}

