import type { UsedFace } from "../kinds/check.js";
import type { Deck } from "../lint/deck.js";
import { childOf, elementsOf } from "../source/xml-tree.js";
import { spanText } from "../source/span.js";
import type { SlideContent } from "./content.js";
import type { RenderedSlide } from "./rendering.js";

/** The typefaces that the letters of the deck are set in, each with the first text that has it. */
export function facesOf(contents: readonly SlideContent[], rendering: readonly RenderedSlide[], masters: readonly (string | undefined)[], deck: Deck): readonly UsedFace[] {
  const found = new Map<string, { -readonly [K in keyof UsedFace]: UsedFace[K] }>();
  for (const [s, { number, items }] of contents.entries()) {
    const theme = themeFaces(deck, masters[s]);
    for (const [i, item] of items.entries()) {
      const paragraphs = item.kind === "text" ? item.paragraphs : item.kind === "table" ? item.rows.flat().flatMap((cell) => cell.paragraphs) : [];
      for (const { text, latin, ea } of paragraphs.flatMap(({ runs }) => runs)) {
        for (const script of ["latin", "ea"] as const) {
          if (!(script === "latin" ? /[A-Za-z\d]/u : /\p{Script=Han}/u).test(text)) continue;
          const named = script === "latin" ? latin : ea;
          // Without a face of its own for Chinese PowerPoint takes one by its own lights, another on every machine.
          const face = named.startsWith("+") ? (theme[named] ?? "") : named;
          const key = `${script} ${face}`;
          const known = found.get(key);
          if (known) {
            if (known.slides.at(-1) !== number) known.slides = [...known.slides, number];
          } else {
            const { span, lines } = rendering[s]!.items[i]!;
            found.set(key, { face, script, themed: named === "" || named.startsWith("+") || Object.values(theme).includes(face), slides: [number], span: lines.find((line) => spanText(line).includes(text)) ?? span });
          }
        }
      }
    }
  }
  return [...found.values()];
}

/**
 * How wide running English is in a face, as a share of the same in Arial, whose advances the project measures with. Faces that are
 * not here count as Arial. Serif, Narrow and Verdana's double were measured from the metric-compatible Liberation and DejaVu fonts,
 * Calibri from its published advances.
 */
export function faceWidth(face: string): number {
  return widths.find(([form]) => form.test(face))?.[1] ?? 1;
}

const widths: readonly (readonly [RegExp, number])[] = [
  [/^(?:Arial Narrow|Liberation Sans Narrow)$/iu, 0.82],
  [/^(?:Times(?: New Roman)?|Liberation Serif|Garamond)$/iu, 0.91],
  [/^(?:Calibri(?: Light)?|Carlito)$/iu, 0.93],
  [/^(?:Verdana|DejaVu Sans)$/iu, 1.15],
];

/** Faces of a master's theme by the names that slides call them: `+mj-lt`, `+mn-ea`. */
export function themeFaces(deck: Deck, master: string | undefined): Readonly<Record<string, string>> {
  const theme = master === undefined ? undefined : deck.relations(master).find(({ kind }) => kind === "theme")?.target;
  const scheme = childOf(childOf(theme === undefined ? undefined : deck.trees.get(theme), "a:themeElements"), "a:fontScheme");
  // Office's own themes leave the face for Chinese empty and name one for simplified Chinese below.
  const face = (font: string, script: string): string => {
    const own = childOf(scheme, font);
    const named = childOf(own, script)?.attributes["typeface"] ?? "";
    return named === "" && script === "a:ea" && own ? (elementsOf(own).find(({ name, attributes }) => name === "a:font" && attributes["script"] === "Hans")?.attributes["typeface"] ?? "") : named;
  };
  return { "+mj-lt": face("a:majorFont", "a:latin"), "+mn-lt": face("a:minorFont", "a:latin"), "+mj-ea": face("a:majorFont", "a:ea"), "+mn-ea": face("a:minorFont", "a:ea") };
}
