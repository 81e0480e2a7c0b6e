import type { Report, Section } from "../report/report.js";
import { error, type Diagnosed } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { closest } from "../source/suggest.js";

/** A place in the report's section tree, outermost first, without the document itself. */
export type SectionPath = readonly Section[];

/** Every section of a report with the way to it, in reading order. */
export function allSections(report: Report): readonly SectionPath[] {
  const walk = (section: Section, above: SectionPath): readonly SectionPath[] => {
    const path = [...above, section];
    return [path, ...section.children.flatMap((child) => walk(child, path))];
  };
  return report.root.children.flatMap((child) => walk(child, []));
}

/** `二`, `二/三`, or a title; a number alone means a part of the report before it means anything deeper. */
export function findSection(report: Report, reference: string | number, span?: Span): Diagnosed<SectionPath | undefined> {
  const wanted = String(reference).split("/").map((part) => part.trim());
  const sections = allSections(report);
  const matches = sections.filter((path) => endsWith(path, wanted));
  const shallowest = Math.min(...matches.map((path) => path.length));
  const found = matches.filter((path) => path.length === shallowest);
  if (found.length === 1) return { value: found[0], diagnostics: [] };
  const name = String(reference);
  const near = found.length > 1 ? found : closest(name, sections.map(titleOf), 3).map((title) => sections.find((path) => titleOf(path) === title)!);
  const related = near.map((path) => ({ note: "candidate" as const, args: { name: labelOf(path) }, span: path.at(-1)!.span }));
  const code = found.length > 1 ? "ambiguous-section" : "unknown-section";
  return { value: undefined, diagnostics: [error(code, { name, known: report.root.children.map((child) => labelOf([child])) }, { span, related })] };
}

const titleOf = (path: SectionPath): string => path.at(-1)!.title;
const labelOf = (path: SectionPath): string => path.map((section) => section.number ?? section.title).join("/");

function endsWith(path: SectionPath, wanted: readonly string[]): boolean {
  if (wanted.length > path.length) return false;
  return wanted.every((part, i) => {
    const section = path[path.length - wanted.length + i]!;
    return part === section.number || part === section.title;
  });
}

/** `二、保持战略定力` → 第二部分 in notes and sources: the number where there is one, else the title. */
export function sectionLabel(path: SectionPath): string {
  return path.map((section) => (section.number ? section.number : section.title)).join("/");
}
