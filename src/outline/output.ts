import { folderOf, join, normalize } from "../source/paths.js";
import type { Outline } from "./envelope.js";
import type { Variant } from "./meeting.js";

/** `outline.yaml` → `output/outline.pptx` beside it, or what the outline says; a meeting adds its name. */
export function outputPath(path: string, outline: Outline, { meeting, deck }: Variant): string {
  const outlineName = normalize(path).slice(folderOf(path).length).replace(/^\//u, "");
  const whole = outline.deck.output ?? `output/${outlineName.replace(/\.ya?ml$/iu, "")}.pptx`;
  const named = meeting === undefined ? whole : (deck.output ?? whole.replace(/(?:\.pptx)?$/iu, `-${fileName(meeting)}.pptx`));
  return join(folderOf(path), named);
}

/** A meeting may be called `党组会 / 扩大`; what no file system takes in a name becomes a hyphen. */
const fileName = (text: string): string => text.replace(/[\s\\/:*?"<>|\u0000-\u001f]+/gu, "-");
