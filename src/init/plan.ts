import type { Report, Section } from "../report/report.js";
import type { Span } from "../source/span.js";
import { gather, isMeasured, type Evidence } from "./evidence.js";
import type { FigureNames } from "./figure-names.js";
import { figuresIn, type Form, type Slot } from "./form.js";
import { numberForms } from "./number-forms.js";
import { emOf, hasLooseNumber } from "./statements.js";
import { tableForms } from "./table-forms.js";
import { tellsOfProblems, wordForms } from "./word-forms.js";
import { withoutJoint } from "./typeset.js";

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
    const stretches = stretchesOf(report, part).map((stretch) => ({ stretch, evidence: gather(report, stretch.path, stretch.extent, stretch.below, names) }));
    const opening = stretches[0]?.evidence.statements.slice(0, 3).map(({ text }) => withoutJoint(text, report.language)) ?? [];
    const lead = opening.find((text) => !text.includes("{{") && !hasLooseNumber(text) && emOf(text, names) >= 10 && emOf(text, names) <= 42);
    return { ...(part.level > 0 ? { section: part } : {}), lead, slots: stretches.flatMap(({ stretch, evidence }) => slotsOf(evidence, stretch.overview)) };
  });
}

interface Stretch {
  readonly path: readonly Section[];
  readonly extent: Span;
  readonly below: readonly Section[];
  /** Only what its sections have in common is shown: each of them has slides of its own. */
  readonly overview: boolean;
}

/** A part as it is, where it is short or its sections are items of a list; else each of its sections, deep ones too. */
function stretchesOf(report: Report, part: Section): readonly Stretch[] {
  const walk = (path: readonly Section[]): readonly Stretch[] => {
    const section = path.at(-1)!;
    const { extent, children } = section;
    const whole: Stretch = { path: section.level > 0 ? path : [], extent, below: children, overview: false };
    const length = children.reduce((sum, child) => sum + child.extent.end - child.extent.start, 0) / Math.max(1, children.length);
    const headed = children.some(({ kind }) => kind === "heading") && extent.end - extent.start >= shortPart;
    if (children.length === 0 || (length < longItem && !headed)) return [whole];
    const before: Stretch = { ...whole, extent: { file: report.file, start: section.span.end, end: children[0]!.extent.start }, below: [] };
    const opening = before.extent.end - before.extent.start > 60 ? [before] : [];
    return [...opening, ...(children.length >= 3 && children.length <= 6 && section.level > 0 ? [{ ...whole, overview: true }] : []), ...children.flatMap((child) => walk([...path, child]))];
  };
  return walk([part]);
}

/** Characters: a part of a few paragraphs is one stretch, whatever headings it has. */
const shortPart = 420;
/** Characters: items as long as this have slides of their own. */
const longItem = 190;

function slotsOf(evidence: Evidence, overview: boolean): readonly Slot[] {
  const { path, tables } = evidence;
  const section = path.length === 0 ? undefined : path.map(({ number, title }) => number ?? title).join("/");
  const slot = (forms: readonly Form[], weight: number): readonly Slot[] => (forms.length === 0 ? [] : [{ section, heading: evidence.title, notes: notesOf(evidence, forms[0]!), forms, weight }]);
  if (overview) return slot(wordForms(evidence).filter(({ template }) => template !== "bullets" && template !== "image-text"), 3.4);
  const words = wordForms(evidence);
  const numbers = tellsOfProblems(evidence.title) && words.length > 0 ? [] : numberForms(evidence);
  const strong = words.some(({ fit }) => fit >= 0.8);
  const measured = evidence.figures.filter(isMeasured).length;
  const rich = words.some(({ content }) => content.some(([, value]) => Array.isArray(value) && value.length >= 3));
  const alone = numbers.length === 0 && tables.length === 0;
  return [
    ...numbers.slice(0, measured === 0 ? 1 : 3).flatMap((forms, i) => slot(forms, 3 - i * 0.8 + Math.min(measured, 6) * 0.1)),
    ...tables.slice(0, 3).flatMap((table, i) => slot(tableForms(table, evidence), 2.6 - i * 0.5)),
    ...slot(words, alone ? 3 : strong ? 2.4 : rich && measured < 3 ? 1.6 : 0.8),
  ];
}

/** What is said to the slide: the section's own sentences about its numbers, or those without a number, a line each. */
function notesOf({ statements, names }: Evidence, form: Form): string {
  const shown = new Set(form.content.flatMap(([, value]) => figuresIn(value)));
  const about = statements.filter(({ figures }) => (shown.size === 0 ? figures.length === 0 : figures.some((figure) => shown.has(names.get(figure)?.key ?? ""))));
  let notes = "";
  for (const { text } of about.length > 0 ? about : statements) {
    const line = `${text.replace(/[。.；;]+$/u, "")}${/\p{Script=Han}/u.test(text) ? "。" : "."}\n`;
    if (notes.length + line.length <= longestNotes) notes += line;
  }
  return notes;
}

const longestNotes = 700;
