import { compile } from "../compile.js";
import { sectionLabel, type SectionPath } from "../outline/sections.js";
import { formatFigures } from "../report/figures-table.js";
import type { Report } from "../report/report.js";
import { coverageOf, type Coverage } from "../slides/coverage.js";
import type { PreparedSlide } from "../slides/prepare.js";
import { error, hasErrors } from "../source/diagnostic.js";
import { placeNumber } from "../source/span.js";
import { textTable } from "../source/text-table.js";
import { plainText, parseInline } from "../text/inline.js";
import { diskWorld } from "../world.js";
import type { Terminal } from "./terminal.js";

/** What of its report a deck does not show. That is no mistake: 1 only where the outline itself has one. */
export async function coverageCommand(path: string, options: { readonly meeting?: string; readonly json?: boolean; readonly allowCode?: boolean }, terminal: Terminal): Promise<number> {
  const { sources, slides, diagnostics } = await compile(diskWorld({ code: options.allowCode }), path, options.meeting);
  const report = sources?.report;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (!report || hasErrors(errors)) {
    const told = sources && sources.outline.report === undefined ? [...errors, error("report-unnamed", { path })] : errors;
    if (options.json) terminal.json({ diagnostics: terminal.jsonDiagnostics(told) });
    else terminal.diagnostics(told);
    return 1;
  }
  const coverage = coverageOf(slides, report);
  if (options.json) terminal.json(jsonOf(coverage, report, terminal));
  else terminal.out(page(coverage, report, terminal));
  return 0;
}

function jsonOf({ sections, figures, core, loose }: Coverage, report: Report, { language }: Terminal): unknown {
  return {
    sections: sections.map((path) => ({ section: sectionLabel(path), title: path.at(-1)!.title, line: lineOf(path) })),
    core,
    figures: JSON.parse(formatFigures({ ...report, figures }, "json", language)) as unknown,
    slides: loose.map((slide) => ({ number: slide.number, id: slide.id, title: titleOf(slide) })),
  };
}

function page({ sections, figures, core, loose }: Coverage, report: Report, { words, language }: Terminal): string {
  const indented = (text: string): string => text.replace(/^(?=.)/gmu, "  ");
  const blocks = [
    [words.sectionsLeft(sections.length), sections.length === 0 ? "" : textTable(sections.map((path) => [sectionLabel(path), path.at(-1)!.title, words.line(lineOf(path))]))],
    [words.figuresLeft(figures.length, core), figures.length === 0 ? "" : formatFigures({ ...report, figures }, "table", language)],
    [words.slidesLoose(loose.length), loose.length === 0 ? "" : textTable(loose.map((slide) => [String(slide.number), slide.id, titleOf(slide)]))],
  ];
  return blocks.map(([head, rows]) => `${head}\n${indented(rows!)}`).join("\n");
}

const lineOf = (path: SectionPath): number => placeNumber(path.at(-1)!.span.file, path.at(-1)!.span.start);
const titleOf = ({ envelope }: PreparedSlide): string => plainText(parseInline(envelope.title ?? ""));
