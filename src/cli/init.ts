import { compile } from "../compile.js";
import { firstOutline } from "../init/first-outline.js";
import { readReport } from "../load.js";
import { error, hasErrors } from "../source/diagnostic.js";
import { folderOf, isAbsolute, join } from "../source/paths.js";
import type { World } from "../source/world.js";
import { diskWorld } from "../world.js";
import { write } from "../write.js";
import type { Terminal } from "./terminal.js";

/** Writes a first outline for a report beside it. An outline that is there already is never overwritten. */
export async function initCommand(path: string, options: { readonly output: string }, terminal: Terminal): Promise<number> {
  const world = diskWorld();
  const target = options.output;
  if ((await world.list(folderOf(target) || ".")).includes(target.slice(folderOf(target).length).replace(/^\//u, ""))) {
    terminal.diagnostics([error("file-exists", { path: target })]);
    return 1;
  }
  const { value: report, diagnostics } = await readReport(world, path);
  terminal.diagnostics(diagnostics);
  if (!report || hasErrors(diagnostics)) return 1;
  const made = firstOutline(report, relativePath(folderOf(target), path), isoDate(world.today));
  const slides: string[] = [];
  const still = readingOnce(world);
  for (const { forms } of made.drafts) {
    const chosen = await firstThatFits(forms, made.head, { world: still, target });
    if (chosen !== undefined) slides.push(chosen);
  }
  if (slides.length <= 3) {
    terminal.diagnostics([error("report-without-content", { path })]);
    return 1;
  }
  const written = await write([{ path: target, data: new TextEncoder().encode(`${made.head}\n${slides.map(item).join("\n\n")}\n`) }]);
  terminal.diagnostics(written);
  if (hasErrors(written)) return 1;
  terminal.line(terminal.words.written(target));
  return 0;
}

interface Place {
  readonly world: World;
  readonly target: string;
}

/** The same bytes at every trial: a reader that takes long knows what it has read. */
function readingOnce(world: World): World {
  const files = new Map<string, Promise<Uint8Array>>();
  const read = (path: string): Promise<Uint8Array> => {
    const known = files.get(path) ?? world.read(path);
    files.set(path, known);
    return known;
  };
  return { ...world, read };
}

/** Each form is built by itself, as it will be in the deck: what does not fit is not handed to anybody. */
async function firstThatFits(forms: readonly string[], head: string, { world, target }: Place): Promise<string | undefined> {
  for (const form of forms) {
    const text = `${head}\n${item(form)}\n`;
    const trial: World = { ...world, read: (path) => (path === target ? Promise.resolve(new TextEncoder().encode(text)) : world.read(path)) };
    const { diagnostics } = await compile(trial, target);
    if (diagnostics.length === 0) return form;
  }
  return undefined;
}

const item = (slide: string): string => `  - ${slide.split("\n").join("\n    ")}`;

/** The report as the outline names it: below its folder wherever that is possible. */
function relativePath(folder: string, path: string): string {
  const clean = join("", path);
  return !isAbsolute(clean) && folder !== "" && clean.startsWith(`${folder}/`) ? clean.slice(folder.length + 1) : clean;
}

const isoDate = (date: Date): string => date.toISOString().slice(0, 10);
