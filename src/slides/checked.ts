import type { Checked, CheckedSlide, ChartWords, CoverageWords, FigureMark, Words, WordsRole } from "../kinds/check.js";
import { isFramed } from "../layout/frame.js";
import type { Sources } from "../load.js";
import type { BoundFigure } from "../outline/figures.js";
import type { Variant } from "../outline/meeting.js";
import { paceOf } from "../outline/pace.js";
import { parseDecimal, toNumber } from "../report/decimal.js";
import type { Scene } from "../scene/nodes.js";
import { spanText, type Path, type Span } from "../source/span.js";
import type { Located } from "../source/located.js";
import type { Run } from "../text/run.js";
import { parseInline } from "../text/inline.js";
import { coverageOf, type Coverage } from "./coverage.js";
import type { PreparedSlide } from "./prepare.js";

/**
 * The deck as rules read it. Words come from the resolved outline, not from the scene: what an author typed can be wrong,
 * what the program writes (page numbers, totals, source lines) follows from it, and the outline is where it is mended.
 */
export function checkedDeck(sources: Sources, variant: Variant, slides: readonly PreparedSlide[], scene: Scene): Checked {
  const { outline, located: whole, report, tables, theme } = sources;
  const scenes = new Map(scene.slides.map((one) => [one.number, one]));
  const byIndex = new Map<number, PreparedSlide[]>();
  for (const slide of slides) byIndex.set(slide.index, [...(byIndex.get(slide.index) ?? []), slide]);
  const checked = [...byIndex.values()].map((parts): CheckedSlide => {
    const first = parts[0]!;
    const uses = [...new Set(parts.flatMap((part) => part.uses))];
    const reader = new SlideReader(first.located, new Map(uses.map(({ figure }) => [figure.name, figure])));
    reader.mapping(asMapping(first.located.data), outline.slides[first.index], [], undefined);
    return {
      number: first.number,
      id: first.id,
      template: first.template.name,
      framed: isFramed(first.template.layout),
      appendix: first.template.appendix === true,
      envelope: first.envelope,
      data: asMapping(first.located.data),
      words: reader.words,
      charts: reader.charts,
      uses,
      section: first.part?.path ?? [],
      scenes: parts.flatMap(({ number }) => scenes.get(number) ?? []),
      at: (path, what) => first.located.locate(path, what),
    };
  });
  const figures = new Map(slides.flatMap(({ uses }) => uses.map(({ figure }) => [figure.name, figure] as const)));
  const at = (path: Path, what?: "key" | "value"): Span => whole.locate(path, what);
  return { language: outline.deck.language, scene, theme, report, tables, figures, words: deckWords(whole), slides: checked, coverage: report && told(coverageOf(slides, report)), pace: paceOf(variant.deck), at };
}

const told = ({ sections, figures, core, loose }: Coverage): CoverageWords => ({ sections: sections.map((path) => [path.at(-1)!.number, path.at(-1)!.title].filter(Boolean).join(" ")), shown: core - figures.length, core, loose: loose.length });

const deckFields = ["title", "subtitle", "tagline", "organization", "presenter"] as const;

function deckWords(whole: Located): readonly Words[] {
  const deck = asMapping(asMapping(whole.data)["deck"]);
  return deckFields.flatMap((field) => {
    const text = deck[field];
    return typeof text === "string" ? [wordsOf(text, text, { role: "deck", path: ["deck", field], origin: "typed" }, whole, new Map())] : [];
  });
}

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping => typeof value === "object" && value !== null && !Array.isArray(value);
const asMapping = (value: unknown): Mapping => (isMapping(value) ? value : {});

/** Walks a slide's resolved fields beside what the author wrote at the same place. */
class SlideReader {
  readonly words: Words[] = [];
  readonly charts: ChartWords[] = [];

  constructor(
    private readonly located: Located,
    private readonly figures: ReadonlyMap<string, BoundFigure>,
  ) {}

  mapping(shown: Mapping, written: unknown, path: Path, owner: BoundFigure | undefined): void {
    const typed = asMapping(written);
    const chart = chartOf(shown, path, this.located, this.figures);
    if (chart) this.charts.push(chart);
    const record = typeof shown["figure"] === "string" ? this.figures.get(nameOf(shown["figure"])) : undefined;
    for (const [key, value] of Object.entries(shown)) {
      if ((silent.has(key) && !(key === "figures" && isRecords(value))) || !Object.hasOwn(typed, key)) continue; // what the record or the table brought in is no typing
      this.value(value, typed[key], [...path, key], record ?? owner);
    }
  }

  private value(shown: unknown, written: unknown, path: Path, owner: BoundFigure | undefined): void {
    if (Array.isArray(shown)) {
      if (!Array.isArray(written)) return; // a column of data
      shown.forEach((item, i) => this.value(item, written[i], [...path, i], owner));
    } else if (isMapping(shown)) {
      if (isMapping(written)) this.mapping(shown, written, path, owner);
    } else if (typeof shown === "string") this.words.push(wordsOf(shown, typeof written === "string" ? written : shown, { role: roleOf(path), path, origin: "typed", owner }, this.located, this.figures));
    else if (typeof shown === "number" && !isSetting(path)) {
      const text = this.located.source(path) ?? String(shown);
      this.words.push(wordsOf(text, text, { role: roleOf(path), path, origin: "typed", owner }, this.located, this.figures));
    }
  }
}

/** `figures:` is a list of names, which nobody sees, or of records with what they show. */
const isRecords = (value: unknown): boolean => Array.isArray(value) && value.some(isMapping);

/** Fields whose text is never shown: names of kinds, files, places and audiences. */
const silent: ReadonlySet<string> = new Set([
  "template", "id", "image", "kind", "show", "figure", "figures", "for", "section", "align", "format", "ignore", "hidden", "good", "minutes", "priority", "release", "icon", "link", "layout", "scenario", "grouping", "orientation", "sort",
]);
/** Whole numbers that choose an item or a way of showing, and axes. */
const settings: ReadonlySet<string> = new Set([
  "decimals", "hero", "highlight", "emphasis", "total", "tints", "classes", "edges", "min", "max", "first", "last", "page", "pages", "head", "columns", "rows", "at", "from", "to", "focus", "axis", "ratio", "width", "height", "span", "level", "number", "start", "end", "totals", "subtotals", "row", "column", "gap",
]);
const isSetting = (path: Path): boolean => {
  const field = path.findLast((step) => typeof step === "string");
  // Rows of a table are lists of lists, and there a number is a number.
  return typeof field === "string" && settings.has(field) && !(field === "rows" && path.filter((step) => typeof step === "number").length > 1);
};

const takeaways: ReadonlySet<string> = new Set(["takeaway", "so-what", "sentence", "conclusion", "message", "beam", "finding"]);

function roleOf(path: Path): WordsRole {
  const [field] = path;
  if (path.length === 1) {
    switch (field) {
      case "title":
        return "title";
      case "subtitle":
      case "sub":
        return "subtitle";
      case "notes":
        return "notes";
      case "source":
      case "note":
        return "footer";
      default:
    }
  }
  if (path.at(-1) === "alt") return "alt";
  return path.some((step) => typeof step === "string" && takeaways.has(step)) ? "takeaway" : "body";
}

function wordsOf(text: string, written: string, about: Pick<Words, "role" | "path" | "origin" | "owner">, located: Located, figures: ReadonlyMap<string, BoundFigure>): Words {
  const runs = text.includes("{{") || /[*=^~[\\\]]/u.test(text) ? parseInline(text) : [{ text }];
  const marks: FigureMark[] = [];
  let at = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    if (run.figure !== undefined) {
      const reference = run.figure.split(/\s+as\s+/u)[0]!.trim();
      const [name = "", part] = reference.split(".");
      marks.push({ start: at, end, name, ...(part !== undefined && { part }), figure: figures.get(name) });
    }
    at = end;
  }
  const shown = runs.map((run) => run.text).join("");
  const placeOf = (piece: string): Span => {
    const whole = located.locate(about.path);
    const at = spanText(whole).indexOf(piece);
    return at < 0 ? whole : { file: whole.file, start: whole.start + at, end: whole.start + at + piece.length };
  };
  return { ...about, text: shown, marks, written, placeOf, at: (start = 0, end = shown.length) => placeIn(runs, start, end, shown, located.locate(about.path)) };
}

/**
 * The place of a stretch of shown text in the outline: stretches without a figure are looked for one after the other. Where
 * markup or typography has changed the stretch, the whole scalar stands for it.
 */
function placeIn(runs: readonly Run[], start: number, end: number, shown: string, whole: Span): Span {
  if (start === 0 && end === shown.length) return whole;
  const source = spanText(whole);
  let shownAt = 0;
  let from = 0;
  for (const { text, figure } of runs) {
    const runEnd = shownAt + text.length;
    if (figure === undefined && text !== "\n") {
      const found = source.indexOf(text, from);
      const inside = shownAt <= start && end <= runEnd;
      if (inside) {
        const piece = shown.slice(start, end);
        const at = found >= 0 ? found + start - shownAt : source.indexOf(piece, from);
        return at < 0 ? whole : { file: whole.file, start: whole.start + at, end: whole.start + at + piece.length };
      }
      if (found >= 0) from = found + text.length;
    } else if (figure !== undefined) {
      const open = source.indexOf("{{", from);
      const close = open < 0 ? -1 : source.indexOf("}}", open);
      if (close >= 0 && shownAt <= start && end <= runEnd) return { file: whole.file, start: whole.start + open, end: whole.start + close + 2 };
      if (close >= 0) from = close + 2;
    }
    shownAt = runEnd;
  }
  return whole;
}

const nameOf = (reference: string): string => reference.split(".")[0]!.trim();

/** A chart's numbers from any mapping that has categories with values, columns or series, or parts of a whole. */
function chartOf(shown: Mapping, path: Path, located: Located, figures: ReadonlyMap<string, BoundFigure>): ChartWords | undefined {
  const found: ChartWords["figures"][number][] = [];
  const valuesAt = (list: unknown, at: Path, series: number, field?: string): readonly (number | undefined)[] =>
    (Array.isArray(list) ? list : []).map((item: unknown, point) => {
      const own = [...at, point, ...(field === undefined ? [] : [field])];
      const value = field === undefined ? item : asMapping(item)[field];
      const name = asMapping(value)["figure"];
      const figure = typeof name === "string" ? figures.get(nameOf(name)) : undefined;
      if (figure) found.push({ series, point, figure, ...(String(name).includes(".") && { part: String(name).split(".")[1]! }), path: [...path, ...own] });
      return numberIn(value);
    });
  const text = (value: unknown): string | undefined => (typeof value === "string" || typeof value === "number" ? plain(String(value)) : undefined);
  const common = { path, kind: text(shown["kind"]) ?? "", unit: text(shown["unit"]), title: text(shown["title"]), figures: found, at: (inside: Path = []) => located.locate([...path, ...inside]) };
  if (Array.isArray(shown["parts"])) {
    const parts = shown["parts"].map(asMapping);
    if (parts.some((part) => text(part["label"]) === undefined)) return undefined;
    return { ...common, categories: parts.map((part) => text(part["label"])!), series: [{ values: valuesAt(shown["parts"], ["parts"], 0, "value") }] };
  }
  if (!Array.isArray(shown["categories"])) return undefined;
  const many = (["series", "columns"] as const).find((field) => Array.isArray(shown[field]) && (shown[field] as unknown[]).every(isMapping));
  const series: ChartWords["series"][number][] = [];
  if (Array.isArray(shown["values"])) series.push({ name: common.title, values: valuesAt(shown["values"], ["values"], 0) });
  else if (many) for (const [i, one] of (shown[many] as readonly Mapping[]).entries()) series.push({ name: text(one["name"]), values: valuesAt(one["values"], [many, i, "values"], i) });
  const line = asMapping(shown["line"]);
  if (Array.isArray(line["values"])) series.push({ name: text(line["name"]), unit: text(line["unit"]), values: valuesAt(line["values"], ["line", "values"], series.length) });
  return series.length === 0 ? undefined : { ...common, categories: shown["categories"].map((one: unknown) => text(one) ?? ""), series };
}

const plain = (text: string): string => (text.includes("{{") ? parseInline(text).map((run) => run.text).join("") : text);

function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (isMapping(value)) return numberIn(value["value"]);
  const parsed = typeof value === "string" ? parseDecimal(plain(value).replace(/[%％‰]$/u, "")) : undefined;
  return parsed && toNumber(parsed);
}
