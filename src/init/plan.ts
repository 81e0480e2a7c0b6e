import type { Report, Section } from "../report/report.js";
import type { Span } from "../source/span.js";
import { gather, isMeasured, type Evidence } from "./evidence.js";
import type { FigureNames } from "./figure-names.js";
import type { Form, Slot } from "./form.js";
import { numberForms } from "./number-forms.js";
import { emOf, hasLooseNumber } from "./statements.js";
import { tableForms } from "./table-forms.js";
import { wordForms } from "./word-forms.js";

/** A part of the report with the slides it wants to be, in reading order. */
export interface Part {
  /** Absent where the report has no parts. */
  readonly section?: Section;
  /** One or two lines for the divider. */
  readonly lead?: string;
  readonly slots: readonly Slot[];
}

/** Evidence is gathered for each stretch of the report; each becomes at most three slides. */
export function planParts(report: Report, names: FigureNames): readonly Part[] {
  const parts = report.root.children.length > 0 ? report.root.children : [report.root];
  return parts.map((part) => {
    const stretches = stretchesOf(report, part).map(({ path, extent, below }) => gather(report, path, extent, below, names));
    const lead = stretches.flatMap(({ statements }) => statements).find(({ text }) => !text.includes("{{") && !hasLooseNumber(text) && emOf(text, names) >= 10 && emOf(text, names) <= 42)?.text;
    return { ...(part.level > 0 ? { section: part } : {}), lead, slots: stretches.flatMap(slotsOf) };
  });
}

interface Stretch {
  readonly path: readonly Section[];
  readonly extent: Span;
  readonly below: readonly Section[];
}

/** A part as it is, where it is short or its sections are items of a list; else each of its sections, deep ones too. */
function stretchesOf(report: Report, part: Section): readonly Stretch[] {
  const walk = (path: readonly Section[]): readonly Stretch[] => {
    const section = path.at(-1)!;
    const headings = section.children.filter(({ kind }) => kind === "heading");
    const whole: Stretch = { path: section.level > 0 ? path : [], extent: section.extent, below: section.children };
    if (headings.length === 0 || section.extent.end - section.extent.start < shortPart) return [whole];
    const before: Stretch = { path: whole.path, extent: { file: report.file, start: section.span.end, end: section.children[0]!.extent.start }, below: [] };
    return [...(before.extent.end - before.extent.start > 60 ? [before] : []), ...headings.flatMap((child) => walk([...path, child]))];
  };
  return walk([part]);
}

/** Characters: a part of a few paragraphs is one stretch, whatever headings it has. */
const shortPart = 420;

function slotsOf(evidence: Evidence): readonly Slot[] {
  const { path, tables } = evidence;
  const common = { section: path.length === 0 ? undefined : path.map(({ number, title }) => number ?? title).join("/"), notes: notesOf(evidence) };
  const slot = (forms: readonly Form[], weight: number): readonly Slot[] => (forms.length === 0 ? [] : [{ ...common, forms, weight }]);
  const numbers = numberForms(evidence);
  const words = wordForms(evidence);
  const strong = words.some(({ fit }) => fit >= 0.8);
  const measured = evidence.figures.filter(isMeasured).length;
  return [
    ...numbers.slice(0, 3).flatMap((forms, i) => slot(forms, 3 - i * 0.8 + Math.min(measured, 6) * 0.1)),
    ...tables.slice(0, 3).flatMap((table, i) => slot(tableForms(table, evidence), 2.6 - i * 0.5)),
    ...slot(words, numbers.length === 0 && tables.length === 0 ? 3 : strong ? 2.4 : measured >= 3 ? 0.8 : 1.6),
  ];
}

/** What is said to the slide: the section's own sentences, a line each. */
function notesOf({ statements }: Evidence): string {
  let notes = "";
  for (const { text } of statements) {
    const line = `${text.replace(/[。.；;]+$/u, "")}${/\p{Script=Han}/u.test(text) ? "。" : "."}\n`;
    if (notes.length + line.length <= longestNotes) notes += line;
  }
  return notes;
}

const longestNotes = 700;
