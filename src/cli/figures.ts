import { load, readReport } from "../load.js";
import { formatFigures } from "../report/figures-table.js";
import { error, hasErrors, type Diagnosed } from "../source/diagnostic.js";
import type { Report } from "../report/report.js";
import { diskWorld } from "../world.js";
import type { Terminal } from "./terminal.js";

/** The figures of a report file, or of the report that `outline.yaml` names. */
export async function figuresCommand(path: string | undefined, options: { readonly format: "table" | "json" | "tsv" }, terminal: Terminal): Promise<number> {
  const { value: report, diagnostics } = await reportFor(path);
  terminal.diagnostics(report ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics);
  if (!report) return 1;
  terminal.out(formatFigures(report, options.format, terminal.language));
  return path !== undefined && hasErrors(diagnostics) ? 1 : 0;
}

async function reportFor(path: string | undefined): Promise<Diagnosed<Report | undefined>> {
  const world = diskWorld();
  if (path !== undefined && !/\.ya?ml$/iu.test(path)) return readReport(world, path);
  const outline = path ?? "outline.yaml";
  const { value: sources, diagnostics } = await load(world, outline);
  if (sources?.report) return { value: sources.report, diagnostics: [] };
  const unnamed = sources && sources.outline.report === undefined ? [error("report-unnamed", { path: outline })] : [];
  return { value: undefined, diagnostics: [...diagnostics, ...unnamed] };
}
