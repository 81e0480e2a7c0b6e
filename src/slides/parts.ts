import type { Sources } from "../load.js";
import { findSection, type SectionPath } from "../outline/sections.js";
import type { Diagnosed, Diagnostic } from "../source/diagnostic.js";

/** A part of the deck: the section of the report it tells of, with the short name and summary of the outline. */
export interface Part {
  /** Equal for slides of one part. */
  readonly key: string;
  readonly name: string;
  readonly summary?: string;
  /** The slide's own section, which may lie deeper than the part. */
  readonly path: SectionPath;
}

/**
 * The part each slide of the outline belongs to: the section it names, else the one of the slide before it. Covers,
 * agendas and closings belong to none. The whole outline is read, so that a variant without dividers keeps its parts.
 */
export function partsOf(sources: Sources): Diagnosed<readonly (Part | undefined)[]> {
  const { outline, templates } = sources;
  const diagnostics: Diagnostic[] = [];
  let current: Part | undefined;
  const parts = outline.slides.map((slide, i) => {
    const template = slide.template === undefined ? undefined : templates.get(slide.template);
    const layout = slide.template === undefined ? "content" : template?.layout;
    if (template?.appendix || layout === "cover" || layout === "agenda" || layout === "closing") return undefined;
    if (slide.section !== undefined) {
      const found = partFor(sources, slide.section, i);
      diagnostics.push(...found.diagnostics);
      current = found.value;
    }
    return current;
  });
  return { value: parts, diagnostics: [...diagnostics, ...unknownNames(sources)] };
}

function partFor(sources: Sources, reference: string | number, index: number): Diagnosed<Part | undefined> {
  const { report, outline, located } = sources;
  const named = new Map(Object.entries(outline.sections ?? {}));
  if (!report) {
    const key = String(reference);
    return { value: { key, name: named.get(key)?.name ?? key, summary: named.get(key)?.summary, path: [] }, diagnostics: [] };
  }
  const found = findSection(report, reference, located.locate(["slides", index, "section"]));
  if (!found.value) return { value: undefined, diagnostics: found.diagnostics };
  const top = found.value[0]!;
  const given = named.get(top.number ?? top.title) ?? named.get(top.title);
  return { value: { key: String(top.span.start), name: given?.name ?? top.title, summary: given?.summary, path: found.value }, diagnostics: [] };
}

function unknownNames({ report, outline, located }: Sources): readonly Diagnostic[] {
  if (!report) return [];
  return Object.keys(outline.sections ?? {}).flatMap((key) => findSection(report, key, located.locate(["sections", key], "key")).diagnostics);
}
