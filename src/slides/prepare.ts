import type { Template } from "../kinds/template.js";
import type { Sources } from "../load.js";
import { slideFields, type SlideEnvelope } from "../outline/envelope.js";
import type { Bindings } from "../outline/figures.js";
import type { Variant } from "../outline/meeting.js";
import { mostCells, resolve, type Scope, type Use } from "../outline/resolve.js";
import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import { spanText, type Path } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import { validate } from "../source/validate.js";
import type { Language, Wording } from "../source/wording/wording.js";
import { located, within, type Located } from "../source/yaml.js";
import { normaliseTypography } from "../text/typography.js";
import { isFramed } from "../layout/frame.js";
import { partsOf, type Part } from "./parts.js";
import { publicProblems } from "./public-words.js";
import { slideIds } from "./ids.js";
import { closedTables } from "./variant.js";

/** A slide with its references resolved and its content checked by its template. */
export interface PreparedSlide {
  /** Index into the outline's slides. */
  readonly index: number;
  /** 1-based place in this deck. */
  readonly number: number;
  readonly id: string;
  readonly envelope: SlideEnvelope;
  readonly template: Template;
  /** Missing where the content was wrong: the slide then shows its title alone. */
  readonly content?: unknown;
  readonly part?: Part;
  readonly uses: readonly Use[];
  /** What resolving its references found wrong. */
  readonly unresolved: readonly Diagnostic[];
  /** The slide's own part of the outline; paths begin at the slide. */
  readonly located: Located;
}

/** Chooses templates, resolves references, validates content: every slide of the variant, every mistake of each. */
export function prepareSlides(
  sources: Sources,
  variant: Variant,
  bindings: Bindings,
  labels: Wording["labels"],
): Diagnosed<readonly PreparedSlide[]> {
  const diagnostics: Diagnostic[] = [];
  const parts = partsOf(sources);
  diagnostics.push(...parts.diagnostics);
  const ids = slideIds(sources);
  diagnostics.push(...ids.diagnostics);
  const slides: PreparedSlide[] = [];
  const budget = { cells: mostCells };
  const closed = closedTables(sources.outline, variant.release);
  const left = new Map<number, number>();
  for (const { index, blocks } of variant.leftOut) if (blocks !== undefined) left.set(index, (left.get(index) ?? 0) + blocks);
  for (const index of variant.slides) {
    const prepared = prepareSlide(sources, index, { bindings, tables: sources.tables, closedTables: closed, labels, located: sources.located, budget });
    const number = slides.length + 1;
    const own = [...prepared.diagnostics, ...(bindings.secrets && prepared.value ? publicProblems(prepared.value.located, bindings.secrets) : [])];
    const count = prepared.value?.content === undefined ? left.get(index) : undefined;
    if (count !== undefined) own.push(error("blocks-left-out", { count }, { span: sources.located.locate(["slides", index], "key") }));
    diagnostics.push(...own.map((diagnostic) => ({ slide: number, ...diagnostic })));
    if (prepared.value) slides.push({ ...prepared.value, index, number, id: ids.value[index]!, part: parts.value[index] });
  }
  if (bindings.secrets) diagnostics.push(...publicProblems(within(sources.located, ["deck"]), bindings.secrets));
  if (variant.slides.length === 0) {
    const { meeting } = variant;
    diagnostics.push(error("no-slides-left", { meeting }, { span: sources.located.locate(meeting === undefined ? ["deck", "release"] : ["meetings", meeting], "key") }));
  }
  return { value: slides, diagnostics: limited(diagnostics, sources) };
}

/** The first thousand: nobody reads more, and a hostile outline could give a million. */
function limited(diagnostics: readonly Diagnostic[], { located }: Sources): readonly Diagnostic[] {
  const count = diagnostics.length - mostReported;
  if (count <= 0) return diagnostics;
  return [...diagnostics.slice(0, mostReported), error("more-problems", { count }, { span: located.locate(["slides"], "key") })];
}

const mostReported = 1000;

type Prepared = Pick<PreparedSlide, "envelope" | "template" | "content" | "uses" | "unresolved" | "located">;

function prepareSlide(sources: Sources, index: number, scope: Scope): Diagnosed<Prepared | undefined> {
  const { outline, located: whole } = sources;
  const at: Path = ["slides", index];
  const resolved = resolve(outline.slides[index], at, scope);
  const data = normalise(resolved.value.data, outline.deck.language) as SlideEnvelope; // resolving keeps the shape
  const slide = located(data, within(whole, at));
  const content = located(Object.fromEntries(Object.entries(data).filter(([key]) => !slideFields.has(key))), slide);
  const template = chooseTemplate(sources, data, content, at);
  if (!template.value) return { value: undefined, diagnostics: [...resolved.diagnostics, ...template.diagnostics] };
  const checked = validate(template.value.content, content);
  const wrong = afterwards(resolved.diagnostics, checked.diagnostics).map(suggestSlideField);
  const misspelt = wrong.some(({ code, args }) => code === "unknown-field" && args["suggestion"] === "title");
  const untitled = template.value.title === "required" && !data.title && !misspelt ? [error("missing-title", { template: template.value.name }, { span: slide.locate([]) })] : [];
  return {
    value: { envelope: data, template: template.value, content: checked.value, uses: resolved.value.uses, unresolved: resolved.diagnostics, located: slide },
    diagnostics: [...resolved.diagnostics, ...template.diagnostics, ...afterwards(resolved.diagnostics, written(checked.diagnostics)).map(suggestSlideField), ...untitled],
  };
}

/** One mistake, one diagnostic: where a reference could not be resolved, what its gap then breaks is not said as well. */
export function afterwards(resolving: readonly Diagnostic[], checking: readonly Diagnostic[]): readonly Diagnostic[] {
  return resolving.length === 0 ? checking : checking.filter(({ code }) => !followOn.has(code));
}

const followOn: ReadonlySet<string> = new Set([
  "wrong-type", "too-few-items", "series-length", "series-missing", "chart-empty", "parts-empty", "not-a-number", "quantity-without-value", "table-row-length", "unknown-node", "flow-unbalanced",
]);

/** Where no figure belongs, the fields that resolving it added are not the author's and are not complained of. */
function written(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const misplaced = diagnostics.some(({ code, args }) => code === "unknown-field" && args["field"] === "figure");
  if (!misplaced) return diagnostics;
  return diagnostics.filter(({ code, args, span }) => code !== "unknown-field" || !span || spanText(span).replace(/^["']|["']$/gu, "") === args["field"]);
}

/** A misspelt field of the template may also be one of those that every slide has. */
function suggestSlideField(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== "unknown-field" || diagnostic.args["suggestion"] !== undefined) return diagnostic;
  const suggestion = suggest(String(diagnostic.args["field"]), [...slideFields]);
  return suggestion === undefined ? diagnostic : { ...diagnostic, args: { ...diagnostic.args, suggestion } };
}

/** The author's template, or the one whose schema fits the content best; of equals the first by name. */
function chooseTemplate(sources: Sources, slide: SlideEnvelope, content: Located, at: Path): Diagnosed<Template | undefined> {
  const { templates, knownTemplates: known } = sources;
  if (slide.template !== undefined) {
    const template = templates.get(slide.template);
    if (template) return { value: template, diagnostics: [] };
    if (known.includes(slide.template)) return { value: undefined, diagnostics: [] }; // loading it has told why
    const args = { name: slide.template, suggestion: suggest(slide.template, known), known };
    return { value: undefined, diagnostics: [error("unknown-template", args, { span: sources.located.locate([...at, "template"]) })] };
  }
  const fields = Object.keys(content.data as object);
  const fitting = fields.length === 0 ? [] : [...templates.values()].flatMap((template) => suited(template, content.data));
  const [best] = fitting.sort((a, b) => b.suits - a.suits || (a.template.name < b.template.name ? -1 : 1));
  if (best) return { value: best.template, diagnostics: [] };
  return { value: undefined, diagnostics: [error("no-template-fits", { fields }, { span: sources.located.locate(at) })] };
}

const neutral = 0.5;

function suited(template: Template, data: unknown): readonly { readonly template: Template; readonly suits: number }[] {
  if (!isFramed(template.layout)) return [];
  const { success, data: content } = template.content.safeParse(data);
  return success ? [{ template, suits: template.suits?.(content) ?? neutral }] : [];
}

/** Names of files, figures and kinds are no prose. */
const notProse: ReadonlySet<string> = new Set(["image", "file", "icon", "qr", "figure", "kind", "template", "id", "for", "release", "align"]);

function normalise(value: unknown, language: Language): unknown {
  if (typeof value === "string") return normaliseTypography(value, language);
  if (Array.isArray(value)) return value.map((item) => normalise(item, language));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, notProse.has(key) && !isPictureRecord(key, item) ? item : normalise(item, language)]));
}

/** The caption in it is prose. */
const isPictureRecord = (key: string, item: unknown): boolean => key === "image" && typeof item === "object";
