import { toNumber } from "../report/decimal.js";
import type { Figure, Report, Section } from "../report/report.js";
import { isCount } from "../report/units.js";
import type { Span } from "../source/span.js";
import { wording } from "../source/wording/wording.js";
import { balanced, emOf, firstClause, referenced, shortened, statementsIn, type Names, type Statement } from "./statements.js";

/** One slide of the draft: forms to try, the best first. The first that fits without a complaint is taken. */
export interface Draft {
  readonly forms: readonly string[];
}

export interface FirstOutline {
  /** Deck, report, figures, sections: everything above the slides. */
  readonly head: string;
  readonly drafts: readonly Draft[];
}

/**
 * A first outline for a report: cover, agenda, a divider and the fitting templates for each part, closing. Numbers stay
 * in the report and are bound by name. Deterministic; what it cannot know stands in comments.
 */
export function firstOutline(report: Report, path: string, date: string): FirstOutline {
  const names = nameFigures(report);
  const parts = report.root.children.length > 0 ? report.root.children : [report.root];
  const { init } = wording(report.language);
  const slides = parts.flatMap((part) => partDrafts(report, part, names));
  const used = new Set([...names.values()].filter((name) => slides.some(({ forms }) => forms.some((form) => form.includes(`{{${name}`) || form.includes(`figure: ${quoted(name)}`)))));
  const head = [
    "# yaml-language-server: $schema=./schema/outline.schema.json",
    ...init.header.map((line) => `# ${line}`),
    "deck:",
    `  title: ${quoted(report.title ?? init.untitled)}`,
    `  date: ${report.date ?? date}${report.date === undefined ? ` # ${init.checkDate}` : ""}`,
    `  language: ${report.language}`,
    `  # organization: … ${init.organization}`,
    "",
    `report: ${quoted(path)}`,
    "",
    ...(used.size > 0 ? [`# ${init.figures}`, "figures:", ...[...names].filter(([, name]) => used.has(name)).map(([figure, name]) => `  ${quoted(name)}: ${binding(report, figure)}`), ""] : []),
    ...(parts.length > 1 ? [`# ${init.sections}`, "sections:", ...parts.map((part) => `  ${quoted(keyOf(part))}: { name: ${quoted(shortName(part.title))} }`), ""] : []),
    "slides:",
  ].join("\n");
  const agenda = parts.length > 1 ? [slide(["template: agenda", "id: agenda"])] : [];
  return {
    head,
    drafts: [slide(["template: cover", "image: art:city"]), ...agenda, ...slides, slide(["template: closing", `title: ${quoted(init.thanks)}`])],
  };
}

/** Every figure under a name of its own; one that the report says twice alike has one name. */
function nameFigures(report: Report): Names {
  const names = new Map<Figure, string>();
  const taken = new Map<string, Figure>();
  for (const figure of report.figures) {
    if (figure.qualifiers.includes("rank") || figure.qualifiers.includes("prior")) continue;
    const base = shortKey(figure.indicator);
    if (base === "") continue;
    const same = taken.get(base);
    const name = same === undefined ? base : sameFigure(same, figure) ? base : [2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${base}_${n}`).find((each) => !taken.has(each));
    if (name === undefined) continue;
    if (!taken.has(name)) taken.set(name, figure);
    names.set(figure, name);
  }
  return names;
}

/** Six words or forty characters of an indicator, without the marks that references use. */
function shortKey(indicator: string): string {
  const words = indicator.replace(/[.{}|"'`:#]/gu, "").trim().split(/\s+/u).slice(0, 6).join("-");
  return [...words].slice(0, longestKey).join("").replace(/-$/u, "");
}

const longestKey = 40;

const sameFigure = (a: Figure, b: Figure): boolean => a.value?.digits === b.value?.digits && a.value?.scale === b.value?.scale && a.unit === b.unit && a.period?.end === b.period?.end && a.scope === b.scope;

/** As little as tells it apart from others of its indicator. */
function binding(report: Report, figure: Figure): string {
  const same = report.figures.filter(({ indicator }) => indicator === figure.indicator);
  const alike = same.every((other) => sameFigure(other, figure));
  const nth = alike ? "" : `, nth: ${same.indexOf(figure) + 1}`;
  return `{ indicator: ${quoted(figure.indicator)}${nth} }`;
}

function partDrafts(report: Report, part: Section, names: Names): readonly Draft[] {
  const groups = part.children.some(({ kind }) => kind === "heading") ? part.children.filter(({ kind }) => kind === "heading") : [part];
  const divider = part.level > 0 ? [slide(["template: section", `section: ${quoted(keyOf(part))}`, `title: ${twoLines(part.title)}`])] : [];
  return [...divider, ...groups.flatMap((group) => groupDrafts(report, part, group, names))];
}

/** What a stretch of the report becomes: cards for three figures or more, one big number, rows for measures or sentences. */
function groupDrafts(report: Report, part: Section, group: Section, names: Names): readonly Draft[] {
  const extent = group.extent;
  const statements = statementsIn(report, extent, names);
  const figures = distinct(report.figures.filter((figure) => figure.value && names.has(figure) && inside(figure.span, extent)), names);
  const measured = figures.filter(({ unit }) => unit !== undefined && !isCount(unit));
  const core = [...measured.filter(({ change }) => change), ...measured.filter(({ change }) => !change)];
  const counts = figures.filter((figure) => !core.includes(figure));
  const shown = (core.length >= 3 ? core : [...core, ...counts]).slice(0, 6);
  const common = { section: part.level > 0 ? sectionPath(part, group) : undefined, notes: notesOf(statements) };
  const measures = group.children.filter(({ kind }) => kind === "inline");
  const drafts: Draft[] = [];
  if (shown.length >= 3) drafts.push(cards(report, shown, statements, names, common));
  else if (core.length > 0) drafts.push(bigNumber(report, shown, names, common, statements));
  if (measures.length >= 2) drafts.push(measureRows(report, group, measures.slice(0, 6), names, common));
  else if (drafts.length === 0 || shown.length < 3) drafts.push(...sentenceRows(group, statements, common));
  return drafts;
}

interface Common {
  readonly section?: string;
  readonly notes: string;
}

function cards(report: Report, figures: readonly Figure[], statements: readonly Statement[], names: Names, common: Common): Draft {
  const title = titleFrom(report, figures, names);
  const rows = (count: number) => figures.slice(0, count).map((figure) => `  - { figure: ${quoted(names.get(figure)!)} }`);
  const free = statements.find(({ figures: none, text }) => none.length === 0 && emOf(text) <= 60 && emOf(text) >= 12)?.text;
  const form = (count: number, takeaway: boolean): string =>
    lines(common, ["template: kpi-cards", `title: ${quoted(title)}`, "cards:", ...rows(count), ...(takeaway && free !== undefined ? [`takeaway: ${quoted(free)}`] : [])]);
  return { forms: [form(figures.length, figures.length <= 4), form(Math.min(3, figures.length), true), form(3, false)] };
}

function bigNumber(report: Report, figures: readonly Figure[], names: Names, common: Common, statements: readonly Statement[]): Draft {
  const [first, second] = figures;
  const sentence = statements.find((statement) => !statement.figures.includes(first!) && emOf(statement.text) <= 40)?.text;
  const form = (withSentence: boolean): string =>
    lines(common, [
      "template: big-number",
      `title: ${quoted(titleFrom(report, [first!], names))}`,
      `label: ${quoted(shortened(first!.indicator, 22) ?? first!.indicator)}`,
      `value: { figure: ${quoted(names.get(first!)!)} }`,
      ...(withSentence && sentence !== undefined ? [`sentence: ${quoted(sentence)}`] : []),
      ...(second ? ["context:", `  - { figure: ${quoted(names.get(second)!)} }`] : []),
    ]);
  return { forms: [form(true), form(false)] };
}

/** 一是… 二是…: the run-in heading leads, the first clause after it says what was done. */
function measureRows(report: Report, group: Section, measures: readonly Section[], names: Names, common: Common): Draft {
  const rows = (most: number) =>
    measures.map((measure) => {
      const own: Span = { file: report.file, start: measure.span.end, end: measure.extent.end };
      const said = statementsIn(report, own, names).map(({ text }) => text.replace(/^[，。,.、\s]+/u, "")).filter((text) => text !== "");
      const text = said.map((each) => shortened(each, most)).find((each) => each !== undefined) ?? shortened(measure.title, most) ?? measure.title;
      return `  - { lead: ${quoted(shortened(measure.title, 11) ?? firstClause(measure.title).slice(0, 11))}, text: ${quoted(text)} }`;
    });
  const form = (most: number): string => lines(common, ["template: bullets", `title: ${quoted(group.title)}`, "items:", ...rows(most)]);
  return { forms: [form(48), form(24)] };
}

function sentenceRows(group: Section, statements: readonly Statement[], common: Common): readonly Draft[] {
  const said = statements.map(({ text }) => shortened(text, 56)).filter((text): text is string => text !== undefined && emOf(text) >= 6);
  if (said.length < 2) return [];
  const form = (count: number): string => lines(common, ["template: bullets", `title: ${quoted(group.title)}`, "items:", ...said.slice(0, count).map((text) => `  - ${quoted(text)}`)]);
  return [{ forms: [form(5), form(3), form(2)] }];
}

/** The strongest statement: of figures with a change the first, as the report says it. */
function titleFrom(report: Report, figures: readonly Figure[], names: Names): string {
  const strongest = figures.find(({ change }) => change) ?? (figures.every(({ unit }) => isCount(unit ?? "")) ? largest(figures) : figures[0]!);
  const said = referenced(report, strongest.span, names).replace(/[。，,；;.]+$/u, "");
  const joint = report.language === "en" ? ": " : "";
  const title = emOf(said) <= 56 && balanced(said) && said.includes("{{") ? said : `${shortened(strongest.indicator, 30) ?? strongest.indicator}${joint}{{${names.get(strongest)!}}}`;
  return title.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

const largest = (figures: readonly Figure[]): Figure => figures.reduce((best, figure) => (toNumber(figure.value!) > toNumber(best.value!) ? figure : best));

function notesOf(statements: readonly Statement[]): string {
  let notes = "";
  for (const { text } of statements) if (notes.length + text.length < 600) notes += `${text}${/\p{Script=Han}/u.test(text) ? "。" : ". "}`;
  return notes.trim();
}

const lines = ({ section, notes }: Common, own: readonly string[]): string =>
  [own[0]!, ...(section === undefined ? [] : [`section: ${quoted(section)}`]), ...own.slice(1), ...(notes === "" ? [] : [`notes: ${quoted(notes)}`])].join("\n");
const slide = (own: readonly string[]): Draft => ({ forms: [own.join("\n")] });
const inside = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
const keyOf = (section: Section): string => section.number ?? section.title;
const sectionPath = (part: Section, group: Section): string => (part === group ? keyOf(part) : `${keyOf(part)}/${keyOf(group)}`);

function distinct(figures: readonly Figure[], names: Names): readonly Figure[] {
  return figures.filter((figure, i) => figures.findIndex((other) => names.get(other) === names.get(figure)) === i);
}

/** A name for markers and the agenda: the first clause, without what cannot be short. */
function shortName(title: string): string {
  const clause = firstClause(title, 2);
  return shortened(clause, 12) ?? [...clause].slice(0, 12).join("");
}

/** At a comma, where both halves are short: dividers set their title in two lines. */
function twoLines(title: string): string {
  const [first, ...rest] = title.split(/[，,]/u);
  const second = rest.join("，");
  return second !== "" && emOf(first!) <= 12 && emOf(second) <= 12 ? `|-\n  ${first!.trim()}\n  ${second.trim()}` : quoted(title);
}

/** A YAML scalar: plain where that is safe, else in double quotes, which JSON's are. */
export function quoted(text: string): string {
  const safe = /^[\p{Script=Han}\p{L}][\p{Script=Han}\p{L}\p{N}，。；、“”（）《》·—–%％/. _-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text) && !text.endsWith(" ");
  return safe ? text : JSON.stringify(text);
}
