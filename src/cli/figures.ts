import { compile } from "../compile.js";
import { load, readReport } from "../load.js";
import { formatFigures } from "../report/figures-table.js";
import { error, hasErrors, type Diagnosed } from "../source/diagnostic.js";
import type { Report } from "../report/report.js";
import { slidesUsing } from "../slides/coverage.js";
import { diskWorld } from "../world.js";
import type { Terminal } from "./terminal.js";

export interface FiguresOptions {
  readonly format: "table" | "json" | "tsv";
  /** Only figures that no slide of the outline uses. */
  readonly unused?: boolean;
  /** With the slides that use each. */
  readonly usedBy?: boolean;
}

/** The figures of a report file, or of the report that `outline.yaml` names. */
export async function figuresCommand(path: string | undefined, options: FiguresOptions, terminal: Terminal): Promise<number> {
  if (options.unused || options.usedBy) return figuresOfDeck(path ?? "outline.yaml", options, terminal);
  const { value: report, diagnostics } = await reportFor(path);
  terminal.diagnostics(report ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics);
  if (!report) return 1;
  terminal.out(formatFigures(report, options.format, terminal.language));
  return path !== undefined && hasErrors(diagnostics) ? 1 : 0;
}

/** What slides use is known only where the outline is: its own mistakes are told too. */
async function figuresOfDeck(path: string, { format, unused, usedBy }: FiguresOptions, terminal: Terminal): Promise<number> {
  if (!isOutline(path)) return terminal.misused(terminal.words.needsOutline);
  const { sources, slides, diagnostics } = await compile(diskWorld(), path);
  const unnamed = sources && sources.outline.report === undefined ? [error("report-unnamed", { path })] : [];
  const errors = [...diagnostics.filter(({ severity }) => severity === "error"), ...unnamed];
  terminal.diagnostics(errors);
  const report = sources?.report;
  if (!report) return 1;
  const used = slidesUsing(slides);
  const figures = unused ? report.figures.filter((figure) => used(figure).length === 0) : report.figures;
  terminal.out(formatFigures({ ...report, figures }, format, terminal.language, usedBy ? used : undefined));
  return hasErrors(errors) ? 1 : 0;
}

const isOutline = (path: string): boolean => /\.ya?ml$/iu.test(path);

async function reportFor(path: string | undefined): Promise<Diagnosed<Report | undefined>> {
  const world = diskWorld();
  if (path !== undefined && !isOutline(path)) return readReport(world, path);
  const outline = path ?? "outline.yaml";
  const { value: sources, diagnostics } = await load(world, outline);
  if (sources?.report) return { value: sources.report, diagnostics: [] };
  const unnamed = sources && sources.outline.report === undefined ? [error("report-unnamed", { path: outline })] : [];
  return { value: undefined, diagnostics: [...diagnostics, ...unnamed] };
}
