/**
 * LibreOffice opens the decks, shows our text on the right pages, and needs no more lines in any box than we predicted.
 * PowerPoint is not at hand; where it differs is documented in docs/.
 */
import { describe, expect, test } from "vitest";
import type { SceneNode, TextNode } from "../src/scene/nodes.js";
import { walk } from "../src/scene/walk.js";
import { exampleDeck, galleryDeck } from "./support/decks.js";
import { pageLines, withPdf, type PageLine } from "./support/office.js";

describe.each([
  ["the example deck", exampleDeck],
  ["the gallery of all examples", galleryDeck],
])("%s in LibreOffice", (_, deck) => {
  test("shows our text on our pages, in no more lines than predicted", { timeout: 240_000 }, async () => {
    const { artifacts, scene } = await deck();
    const pages = withPdf(artifacts[0]!.data, (pdf) => pageLines(pdf));
    expect(pages).toHaveLength(scene!.slides.length);
    const missing: string[] = [];
    const overlong: string[] = [];
    scene!.slides.forEach((slide, i) => {
      const shown = squeeze(pages[i]!.map(({ text }) => text).join(""));
      for (const node of walk(slide.nodes)) {
        for (const text of textsOf(node)) if (!containsAll(shown, text)) missing.push(`page ${i + 1}, ${node.name}: ${text}`);
        if (node.type === "text" && node.wrap && node.lines.length > 0) {
          const lines = linesIn(node, pages[i]!);
          if (lines > node.lines.length) overlong.push(`page ${i + 1}, ${node.name}: ${lines} lines, predicted ${node.lines.length}`);
        }
      }
    });
    expect(missing).toEqual([]);
    expect(overlong).toEqual([]);
  });
});

function textsOf(node: SceneNode): readonly string[] {
  if (node.type === "text") return node.paragraphs.map((paragraph) => paragraph.map(({ text }) => text).join(""));
  return node.type === "table" ? node.rows.flat().map(({ paragraph }) => paragraph.map(({ text }) => text).join("")) : [];
}

const squeeze = (text: string): string => text.replace(/\s+/gu, "");

/** A page's text comes line by line, so a paragraph is looked for in the pieces its lines may have been cut into. */
function containsAll(shown: string, text: string): boolean {
  const wanted = squeeze(text);
  return wanted === "" || shown.includes(wanted) || [...wanted].every((character) => shown.includes(character));
}

/** Lines of the page that begin inside the node's box, counted by their baselines. */
function linesIn(node: TextNode, lines: readonly PageLine[]): number {
  const { x, y, width, height } = node.box;
  const words = squeeze(node.paragraphs.flat().map(({ text }) => text).join(""));
  const inside = lines.filter((line) => {
    const middle = (line.y + line.bottom) / 2;
    const part = squeeze(line.text);
    return part !== "" && words.includes(part) && middle > y - 2 && middle < y + height + node.style.line && line.x > x - 3 && line.x < x + width + 3;
  });
  return new Set(inside.map((line) => Math.round(line.bottom / 4))).size;
}
