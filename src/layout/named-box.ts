import type { Path } from "../source/span.js";
import type { Paragraph } from "../text/run.js";
import type { ColorRole, Theme } from "../theme/theme.js";
import { rect, type ShapeBlock } from "./node.js";
import { inline } from "./text-block.js";
import { fits, heightOf } from "./words.js";

/** What a box of a diagram says: a name and, in small type below it, a note. */
export interface Named {
  readonly name: string;
  readonly note?: string;
}

/** Type and air of the boxes of a diagram; all have the same. */
export interface BoxDress {
  readonly role: "h3" | "body" | "small";
  /** Left and right of the words, in points. */
  readonly pad: number;
  /** What the fullest box needs, its air included, in points. */
  readonly height: number;
}

/** The largest type, `largest` or smaller, in which every name and note fits a box of this size. */
export function boxDress(all: readonly Named[], theme: Theme, box: { readonly width: number; readonly height: number }, largest: BoxDress["role"] = "h3"): BoxDress {
  const dresses = ([["h3", 9, 12], ["body", 6, 8], ["small", 4, 6]] as const).map(([role, pad, air]) => {
    const room = { width: Math.max(1, box.width - 2 * pad), height: box.height };
    const heights = all.map((each) => paragraphsOf(each, "ink2").reduce((sum, paragraph) => sum + heightOf(paragraph, theme, { role, bold: true }, room.width), 0));
    return { role, pad, height: Math.max(lowest, Math.max(...heights) + 2 * air), fits: all.every((each) => fits(paragraphsOf(each, "ink2"), theme, { role, bold: true }, room)) };
  });
  const allowed = dresses.slice(dresses.findIndex(({ role }) => role === largest));
  return allowed.find((dress) => dress.fits) ?? dresses.at(-1)!;
}

/** A filled rectangle with its words inside, which move with it. */
export function namedBox(
  said: Named,
  { name, fill, dress, group, from }: { readonly name: string; readonly fill: ColorRole; readonly dress: BoxDress; readonly group: string; readonly from?: Path },
): ShapeBlock {
  const dark = fill === "fill";
  return rect(fill, {
    name,
    inset: { left: dress.pad, right: dress.pad },
    label: {
      type: "text", role: dress.role, bold: true, color: dark ? "onfill" : "ink", align: "center", anchor: "middle", group, from,
      paragraphs: paragraphsOf(said, dark ? "onfill2" : "ink2"),
    },
  });
}

/** In points. */
const lowest = 36;
const noteSize = 12;

const paragraphsOf = ({ name, note }: Named, noteColor: ColorRole): readonly Paragraph[] => [
  inline(name),
  ...(note ? [inline(note).map((run) => ({ ...run, bold: false, size: noteSize, color: noteColor }))] : []),
];
