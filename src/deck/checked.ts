import type { DataTable } from "../data/table.js";
import type { Checked, CheckedSlide, ChartWords, FileFacts } from "../kinds/check.js";
import { numeralsIn } from "../kinds/numerals.js";
import type { Deck } from "../lint/deck.js";
import { ancestors } from "../lint/inheritance.js";
import { emuPerPoint } from "../lint/shapes.js";
import { paceOf } from "../outline/pace.js";
import type { SectionPath } from "../outline/sections.js";
import type { Report } from "../report/report.js";
import type { Ledger } from "../scene/ledger.js";
import type { Scene } from "../scene/nodes.js";
import type { Span } from "../source/span.js";
import { languages, wording, type Language } from "../source/wording/wording.js";
import { childOf } from "../source/xml-tree.js";
import { plainText, readSlide, type ChartItem, type SlideContent, type TableItem } from "./content.js";
import { facesOf } from "./faces.js";
import { labelOf } from "./labels.js";
import { isSlip, libraryOf, type Library } from "./library.js";
import { cellTexts, firstPoint, rendered, type RenderedSlide } from "./rendering.js";
import { colorsOf, fittedTexts, sceneOf } from "./scene.js";
import { edited } from "./remembered.js";
import { isOf, tied, type TiedWords } from "./ties.js";
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
  const contents = deck.slides.map((slide) => readSlide(deck, slide)).map((content) => (ledger ? withoutSources(content) : content));
  const rendering = rendered(path, contents);
  const language = languageOf(rendering.file.text);
  const scene = sceneOf(contents, rendering.slides, { width, height, title: titleOf(contents[0]), language });
  const library = report && libraryOf(report, ledger, language);
  const placed = contents.map((content, i) => {
    const words = wordsOn(content, rendering.slides[i]!, height, contents.length);
    return library ? tied(words, content, library) : words.map((one): TiedWords => ({ ...one, untied: 0, measured: 0 }));
  });
  const own = contents.map((content, i) => ownData(content, placed[i]!, rendering.slides[i]!));
  const slides = contents.map((content, i) => slideOf(content, i, placed[i]!, new Set(own[i]!.map(({ item }) => item)), rendering.slides[i]!, scene));
  const tables = new Map(contents.flatMap((content, i) => tablesOf(content, rendering.slides[i]!, placed[i]!, library).map((table, t) => [`${content.number} ${t}`, table] as const)));
  const file: FileFacts = {
    ledger: ledger !== undefined,
    texts: fittedTexts(contents, rendering.slides, height),
    faces: facesOf(contents, rendering.slides, deck.slides.map((slide) => ancestors(deck, slide.path).master), deck),
    edited: ledger ? edited(contents, rendering.slides, ledger, language) : [],
    ownData: own.flatMap((list) => list.map(({ slide, name, count, span }) => ({ slide, name, count, span }))),
  };
  const whole: Span = { file: rendering.file, start: 0, end: 0 };
  return { language, scene, theme: { colors: colorsOf(contents) }, ...(report && { report }), tables, figures: library?.figures ?? new Map(), words: [], slides, pace: paceOf({ language }), file, at: () => whole };
}

/** The language of most of its words. */
function languageOf(text: string): Language {
  const sample = text.slice(0, 200_000);
  const han = [...sample.matchAll(/\p{Script=Han}/gu)].length;
  return han * 2 > [...sample.matchAll(/[A-Za-z]{2,}/gu)].length ? "zh-CN" : "en";
}

/** What deckwright writes below the notes, where each figure comes from, is nobody's claim; the ledger is what it is held against. */
function withoutSources(content: SlideContent): SlideContent {
  const heads = languages.map((language) => wording(language).labels.figuresHere);
  const from = content.notes.findIndex((line) => heads.includes(line.trim()));
  return from < 0 ? content : { ...content, spoken: from };
}

const titleOf = (content: SlideContent | undefined): string => {
  const title = content?.items.find((item) => item.kind === "text" && item.role === "title");
  return title?.kind === "text" ? title.paragraphs.map(plainText).join(" ") : "";
};

function slideOf(content: SlideContent, index: number, placed: readonly TiedWords[], own: ReadonlySet<number>, rendering: RenderedSlide, scene: Scene): CheckedSlide {
  const words = placed.filter(({ item, cell }) => item === undefined || cell === undefined || !own.has(item));
  const title = words.find(({ words: { role } }) => role === "title");
  const here = title?.words.at() ?? rendering.start;
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
    uses: words.flatMap((one) => one.words.marks.flatMap(({ figure }) => (figure && figure.derived?.formula !== figure.name ? [{ figure, path: ["slides", index, ...one.words.path] }] : []))),
    section: noSection,
    scenes: scene.slides.filter(({ number }) => number === content.number),
    at: () => here,
  };
}

const noSection: SectionPath = [];

/** Covers, dividers and ends are called so by every maker of layouts. */
function isContent({ layoutType, layoutName }: SlideContent, index: number): boolean {
  if (["title", "secHead", "titleOnlyCover"].includes(layoutType)) return false;
  if (/cover|section|divider|closing|thank|agenda|contents|封面|章节|过渡|目录|结束|致谢|封底|标题幻灯片|节标题|statement|quote|金句|引言/iu.test(layoutName)) return false;
  return index > 0 || layoutType !== "";
}

/** What a slide lists, so that 三项举措 can be counted: paragraphs of a text, rows of a table, things of one make side by side. */
function listsOf({ items }: SlideContent): Readonly<Record<string, unknown>> {
  const paragraphs = items.flatMap((item, i) => (item.kind === "text" && item.role !== "title" ? [[`text ${i}`, item.paragraphs.map(plainText).filter((text) => text.trim() !== "")] as const] : []));
  const rows = items.flatMap((item, i) => (item.kind === "table" ? [[`rows ${i}`, cellTexts(item).slice(1)] as const, [`columns ${i}`, (cellTexts(item)[0] ?? []).slice(1)] as const] : []));
  const alike = new Map<string, string[]>();
  for (const item of items) {
    if (item.kind !== "text") continue;
    const look = item.paragraphs[0]?.runs[0];
    const key = `alike ${Math.round(item.box.width)} ${Math.round(item.box.height)} ${look?.size} ${look?.bold} ${look?.color}`;
    alike.set(key, [...(alike.get(key) ?? []), item.paragraphs.map(plainText).join(" ")]);
  }
  const clauses = items.flatMap((item, i) => (item.kind === "text" && item.role === "title" ? [[`title ${i}`, item.paragraphs.map(plainText).join("\n").split(/[，。；;\n]+/u).filter((text) => text.trim() !== "")] as const] : []));
  const charts = Object.fromEntries(items.flatMap((item, i) => (item.kind === "chart" ? [[i, { grouping: item.chart.model.grouping }] as const] : [])));
  return Object.fromEntries([["chart", charts] as const, ...clauses, ...paragraphs, ...rows, ...[...alike].filter(([, list]) => list.length > 1)]);
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

/** One or two numbers that the report has not may be slips; more of them, or most, have a source of their own, and a finding for each would help nobody. */
const leastOwn = 3;

function ownData({ number, items }: SlideContent, placed: readonly TiedWords[], rendering: RenderedSlide): readonly (FileFacts["ownData"][number] & { readonly item: number })[] {
  return items.flatMap((item, i) => {
    if (item.kind !== "chart" && item.kind !== "table") return [];
    const cells = placed.filter((one) => one.item === i && one.cell !== undefined);
    const measured = cells.reduce((sum, one) => sum + one.measured, 0);
    const untied = cells.reduce((sum, one) => sum + one.untied, 0);
    return untied > 0 && (untied >= leastOwn || untied * 2 > measured) ? [{ slide: number, name: item.name, count: untied, span: rendering.items[i]!.span, item: i }] : [];
  });
}

/**
 * Tables of the deck, and its charts as the tables behind them, with the place of every cell. Only numbers that may be meant for what
 * their row or column names stand in them: one that is tied, or far from every figure of the name, is another quantity.
 */
function tablesOf(content: SlideContent, rendering: RenderedSlide, placed: readonly TiedWords[], library: Library | undefined): readonly DataTable[] {
  if (!library) return [];
  const doubtful = new Set(placed.filter((one) => one.cell && isDoubtful(one, content, library)).map(({ item, cell }) => `${item} ${cell!.row} ${cell!.column}`));
  return content.items.flatMap((item, i): readonly DataTable[] => {
    const { lines } = rendering.items[i]!;
    const isOffered = (row: number, column: number): boolean => doubtful.has(`${i} ${row} ${column}`);
    if (item.kind === "table") return tableOf(item, lines, isOffered);
    return item.kind === "chart" ? [dataOfChart(item, lines, headsOf(item, content.items), isOffered)] : [];
  });
}

function isDoubtful(one: TiedWords, content: SlideContent, { names, language }: Library): boolean {
  const label = labelOf(one, content, names);
  const [numeral, ...more] = numeralsIn(one.words.text, language);
  if (!label?.whole || !numeral?.value || more.length > 0) return false;
  const { value } = numeral;
  const figures = label.means.reported;
  if (one.words.marks.some(({ figure }) => figure === undefined || figure.derived || isOf(figure, label.means))) return false;
  // Two numbers that were exchanged: the one here is that of another name on the slide.
  const others = new Set(content.items.flatMap((item) => (item.kind === "table" ? cellTexts(item).flat() : item.kind === "text" ? item.paragraphs.map(plainText) : item.kind === "chart" ? item.chart.model.categories : [])).map((text) => text.trim()));
  if (one.words.marks.some(({ figure }) => figure && others.has(figure.label))) return true;
  return one.words.marks.length === 0 && figures.some((figure) => [figure.value, figure.change?.value].some((told) => told !== undefined && isSlip(value, told)));
}

function tableOf(item: TableItem, lines: readonly Span[], isOffered: (row: number, column: number) => boolean): readonly DataTable[] {
  const [columns, ...rows] = cellTexts(item);
  const first = lines[0];
  if (!columns || !first || rows.length === 0 || rows.some((row) => row.length !== columns.length)) return [];
  const cells = rows.map((row, r) => row.map((cell, c) => (/\d/u.test(cell) && !isOffered(r + 1, c) && !isPeriod(cell) ? "" : signed(cell))));
  const spans = rows.map((row, r) => row.map((_, c) => lines[(r + 1) * columns.length + c]!));
  return [{ file: first.file, columns, rows: cells, units: columns.map(unitIn), spans, notes: [] }];
}

/** ▼ 3.0% is −3.0%. */
const signed = (cell: string): string => cell.replace(/^[▼↓]\s*/u, "-").replace(/^[▲↑约近]\s*/u, "");
const isPeriod = (cell: string): boolean => /^(?:19|20)\d\d(?:年.{0,8})?$/u.test(cell);

function dataOfChart(item: ChartItem, lines: readonly Span[], heads: readonly string[], isOffered: (series: number, point: number) => boolean): DataTable {
  const { series, categories } = item.chart.model;
  const first = lines[0]!; // a chart has its lines, see `chartLines`
  const most = Math.max(0, ...series.map(({ values }) => values.length));
  const starts = series.map((_, s) => firstPoint + series.slice(0, s).reduce((sum, { values }) => sum + values.length, 0));
  return {
    file: first.file,
    columns: ["", ...series.map(({ name }) => name)],
    rows: Array.from({ length: most }, (_, p) => [categories[p] ?? "", ...series.map(({ values, format }, s) => (values[p] === null || values[p] === undefined || !isOffered(s, p) ? "" : shownValue(values[p], format)))]),
    units: [undefined, ...series.map((_, s) => unitOfChart(item, s, heads) || undefined)],
    spans: Array.from({ length: most }, (_, p) => [first, ...series.map((_, s) => lines[starts[s]! + p] ?? first)]),
    notes: [],
  };
}
