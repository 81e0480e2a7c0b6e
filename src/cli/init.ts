import { check } from "../check.js";
import { compile } from "../compile.js";
import { firstOutline, type Trial } from "../init/first-outline.js";
import { readReport } from "../load.js";
import type { Report } from "../report/report.js";
import { error, hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { folderOf, isAbsolute, join } from "../source/paths.js";
import { createMemo } from "../source/memo.js";
import type { Path, Span } from "../source/span.js";
import type { Located } from "../source/yaml.js";
import type { World } from "../source/world.js";
import { diskWorld } from "../world.js";
import { write } from "../write.js";
import type { Terminal } from "./terminal.js";

/** Writes a first outline for a report beside it. An outline that is there already is never overwritten. */
export async function initCommand(path: string, options: { readonly output: string }, terminal: Terminal): Promise<number> {
  const world = diskWorld();
  const target = options.output;
  if ((await world.list(folderOf(target) || ".")).includes(nameOf(target))) {
    terminal.diagnostics([error("file-exists", { path: target })]);
    return 1;
  }
  const { value: report, diagnostics } = await readReport(world, path);
  terminal.diagnostics(diagnostics);
  if (!report || hasErrors(diagnostics)) return 1;
  const outline = await outlineFor(world, report, { path, target });
  if (outline === undefined) {
    terminal.diagnostics([error("report-without-content", { path })]);
    return 1;
  }
  const written = await write([{ path: target, data: new TextEncoder().encode(outline) }]);
  terminal.diagnostics(written);
  if (hasErrors(written)) return 1;
  terminal.line(terminal.words.written(target));
  return 0;
}

/** The text of a first outline that is to stand at `target`; undefined where the report has nothing for a slide. */
export function outlineFor(world: World, report: Report, { path, target }: { readonly path: string; readonly target: string }): Promise<string | undefined> {
  const draft = { report, path: relativePath(folderOf(target), path), name: nameOf(path).replace(/\.[^.]*$/u, ""), date: isoDate(world.today) };
  return firstOutline(draft, trialIn(world, target));
}

/** Builds and checks an outline that is only in memory, at the place where it will be, and says which of its slides had no complaint. */
function trialIn(world: World, target: string): Trial {
  const memo = createMemo(); // the second trial has slides of the first
  return async (outline) => {
    const trial: World = { ...world, read: (path) => (path === target ? Promise.resolve(new TextEncoder().encode(outline)) : world.read(path)) };
    const { sources, diagnostics } = await check(await compile(trial, target, undefined, memo));
    if (!sources) return undefined;
    const all = diagnostics.filter(({ severity, code }) => severity !== "info" && !ofTheDeck.has(code));
    const notes = sources.outline.slides.flatMap((slide, i) => (slide.notes === undefined ? [] : [sources.located.locate(["slides", i, "notes"])]));
    const isSpoken = ({ span }: Diagnostic): boolean => notes.some((each) => liesAt(span, each));
    const complaints = all.filter((complaint) => !isSpoken(complaint));
    const concerned = (path: Path): boolean => complaints.some((complaint) => concerns(complaint, sources.located, path));
    return {
      slides: sources.outline.slides.map((_, i) => !concerned(["slides", i])),
      spoken: new Set(all.filter(isSpoken).map(({ span }) => lineAround(span!))),
      figures: new Set(Object.keys(sources.outline.figures ?? {}).filter((name) => complaints.some(({ span }) => liesAt(span, sources.located.locate(["figures", name], "key")) || liesAt(span, sources.located.locate(["figures", name]))))),
    };
  };
}

/** Whether a diagnostic lies below a path of the outline; one that lies in the report, whether a place it points to does. */
function concerns({ span, related = [] }: Diagnostic, located: Located, path: Path): boolean {
  const whole = located.locate(path);
  return (span?.file === whole.file ? [span] : related.map((each) => each.span)).some((each) => liesAt(each, whole));
}

/** What slides that stand beside each other only in a trial are told. */
const ofTheDeck: ReadonlySet<string> = new Set(["duplicate-title", "horizontal-logic", "same-template"]);

/** The line of a place, without the blanks around it. */
function lineAround({ file: { text }, start }: Span): string {
  const end = text.indexOf("\n", start);
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, end < 0 ? undefined : end).trim();
}

const liesAt = (span: Span | undefined, whole: Span): boolean => span?.file === whole.file && whole.start <= span.start && span.start < whole.end;

const nameOf = (path: string): string => path.slice(folderOf(path).length).replace(/^[/\\]/u, "");

/** The report as the outline names it: below its folder wherever that is possible. */
function relativePath(folder: string, path: string): string {
  const clean = join("", path);
  return !isAbsolute(clean) && folder !== "" && clean.startsWith(`${folder}/`) ? clean.slice(folder.length + 1) : clean;
}

const isoDate = (date: Date): string => date.toISOString().slice(0, 10);
