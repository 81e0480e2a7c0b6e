import { createHash } from "node:crypto";
import { movedNodes } from "../scene/moved.js";
import type { SlideScene } from "../scene/nodes.js";
import type { Diagnosed, Diagnostic } from "../source/diagnostic.js";
import { memoKind, type Memo } from "../source/memo.js";
import { spanText, type SourceFile, type Span } from "../source/span.js";
import type { PreparedSlide } from "./prepare.js";

/** What a slide is made from beside its own content. */
export interface Surroundings {
  /** All that may reach any slide: theme, deck, labels, the slide's own part. */
  readonly all: string;
  /** What only some slides look at, by its name: the figures of the deck, its parts, one picture. */
  look(at: string): string;
  /** The files that slides may point to beside the outline. */
  readonly files: readonly SourceFile[];
}

/** A slide that is being made, and what of its surroundings it has looked at so far. */
export interface Made {
  readonly scene: Diagnosed<SlideScene>;
  readonly looked: ReadonlySet<string>;
}

/**
 * The slide from an earlier build if it was made from the same content in the same surroundings, else a new one. A slide
 * whose lines have only moved in the outline gets its new places; one that points to other changed places is made again.
 */
export function rememberedSlide(memo: Memo, slide: PreparedSlide, surroundings: Surroundings, make: () => Made): Diagnosed<SlideScene> {
  const key = keyOf(slide, surroundings.all);
  const known = memo.get(slides, key);
  if (known && known.template === slide.template && [...known.looked].every(([at, seen]) => surroundings.look(at) === seen)) {
    const moved = movedTo(slide.located.locate([]), known, surroundings.files);
    if (moved) return keep(memo, key, { ...known, ...moved }).scene;
  }
  const { scene, looked } = make();
  const seen = new Map([...looked].sort().map((at) => [at, surroundings.look(at)]));
  const stamp = digest([key, [...seen]]);
  return keep(memo, key, { template: slide.template, looked: seen, place: slide.located.locate([]), scene: { ...scene, value: { ...scene.value, stamp } } }).scene;
}

interface Known {
  readonly template: PreparedSlide["template"];
  readonly looked: ReadonlyMap<string, string>;
  /** Where the slide was written. */
  readonly place: Span;
  readonly scene: Diagnosed<SlideScene>;
}

const slides = memoKind<Known>("slide");

function keep(memo: Memo, key: string, known: Known): Known {
  memo.set(slides, key, known);
  return known;
}

/**
 * Its text in the outline stands for where its parts are, relative to each other. The content beside it says what a part of
 * a divided slide holds and what references have become.
 */
function keyOf({ number, index, id, envelope, template, content, part, uses, unresolved, located }: PreparedSlide, all: string): string {
  const figures = uses.map(({ figure: { name }, path }) => [name, path.slice(2)]);
  return digest([all, number, index, id, template.name, envelope, content ?? null, part?.key, part?.name, figures, unresolved.length, spanText(located.locate([]))]);
}

export const digest = (data: unknown): string => createHash("sha256").update(JSON.stringify(data)).digest("base64url");

/** undefined: it points to a text that has changed, or is no longer read. */
function movedTo(place: Span, { place: before, scene }: Known, files: readonly SourceFile[]): Pick<Known, "place" | "scene"> | undefined {
  let lost = false;
  const move = (span: Span): Span => {
    if (span.file === before.file && before.start <= span.start && span.end <= before.end)
      return { file: place.file, start: span.start + place.start - before.start, end: span.end + place.start - before.start };
    if (span.file === before.file && sameText(place.file, before.file)) return { ...span, file: place.file };
    if (files.includes(span.file)) return span;
    lost = true;
    return span;
  };
  const moved: Diagnosed<SlideScene> = {
    value: { ...scene.value, nodes: movedNodes(scene.value.nodes, move), span: place },
    diagnostics: scene.diagnostics.map((diagnostic) => movedDiagnostic(diagnostic, move)),
  };
  return lost ? undefined : { place, scene: moved };
}

const sameText = (a: SourceFile, b: SourceFile): boolean => a.path === b.path && a.text === b.text;

const movedDiagnostic = ({ span, related, ...rest }: Diagnostic, move: (span: Span) => Span): Diagnostic => ({
  ...rest,
  ...(span && { span: move(span) }),
  ...(related && { related: related.map((one) => ({ ...one, span: move(one.span) })) }),
});
