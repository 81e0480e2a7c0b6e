/**
 * LibreOffice opens the decks, shows our text on the right pages, and needs no more lines in any box than we predicted.
 * PowerPoint is not at hand; where it differs is documented in docs/.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import type { TableNode, TextNode } from "../src/scene/nodes.js";
import { walk } from "../src/scene/walk.js";
import { exampleDeck, folderDeck, galleryDeck } from "./support/decks.js";
import { memoryWorld } from "../src/world.js";
import { expectPicture } from "./support/golden.js";
import { pageLines, pagePictures, withPdf, type PageLine } from "./support/office.js";

describe.each([
  ["the example deck", exampleDeck],
  ["the gallery of all examples", galleryDeck],
  ["the English example", () => folderDeck("port-2024")],
  ["the dark example", () => folderDeck("launch-2025")],
])("%s in LibreOffice", (_, deck) => {
  test("shows our text on our pages, in no more lines than predicted", { timeout: 240_000 }, async () => {
    const { artifacts, scene } = await deck();
    const pages = withPdf(artifacts[0]!.data, (pdf) => pageLines(pdf));
    expect(pages).toHaveLength(scene!.slides.length);
    const missing: string[] = [];
    const overlong: string[] = [];
    let compared = 0;
    scene!.slides.forEach((slide, i) => {
      const page = pages[i]!;
      for (const node of walk(slide.nodes)) {
        const at = `page ${i + 1}, ${node.name}`;
        if (node.type === "table") missing.push(...missingCells(node, page).map((text) => `${at}: ${text}`));
        if (node.type !== "text") continue;
        const wanted = squeeze(node.paragraphs.flat().map(({ text }) => text).join(""));
        if (wanted === "") continue;
        const lines = linesIn(node, wanted, page);
        compared += 1;
        if (said(lines) !== wanted) missing.push(`${at}: ${wanted}, found ${lines.map(({ text }) => text).join("|")}`);
        const rows = new Set(lines.map(({ row }) => row)).size;
        if (rows > node.lines.length) overlong.push(`${at}: ${rows} lines, predicted ${node.lines.length}`);
      }
    });
    expect(missing).toEqual([]);
    expect(overlong).toEqual([]);
    expect(compared).toBeGreaterThan(scene!.slides.length * 3);
  });
});

/** Another version of LibreOffice or of the fonts moves edges by a fraction of a pixel; a wrong colour or place is more. */
const tolerance = 4;

describe.each(["figures", "charts", "meeting"])("the deck of %s", (name) => {
  test("looks as its picture", { timeout: 120_000 }, async () => {
    const folder = join(import.meta.dirname, "decks", name);
    const files = Object.fromEntries(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [entry.name, readFileSync(join(folder, entry.name))]));
    const { artifacts } = await build(memoryWorld(files), "outline.yaml");
    const page = withPdf(artifacts[0]!.data, (pdf, at) => {
      pagePictures(pdf, at, 48);
      return readFileSync(join(at, readdirSync(at).filter((file) => file.endsWith(".png")).sort()[0]!));
    });
    await expectPicture(join(folder, "golden", "slide-1.png"), page, tolerance);
  });
});

const squeeze = (text: string): string => text.replace(/\s+/gu, "");

interface PlacedLine extends PageLine {
  /** Lines of one baseline, whatever pieces the page has cut them into, have the same row. */
  readonly row: number;
}

/**
 * The page's lines that show a node's text, in reading order. Two texts side by side are told apart by what they say; where
 * the page has run them into one line, that line counts for a text of one line.
 */
function linesIn(node: TextNode, wanted: string, page: readonly PageLine[]): readonly PlacedLine[] {
  const { x, y, width, height } = node.box;
  const reach = Math.max(height, node.lines.length * node.style.line) + node.style.line / 2;
  const near = page.filter((line) => {
    const middle = (line.y + line.bottom) / 2;
    return middle > y - node.style.line / 2 && middle < y + reach && line.right > x - 2 && line.x < x + width + 2;
  });
  const own = inRows(near.filter((line) => wanted.includes(squeeze(line.text))), node.style.line * 0.6);
  if (said(own) === wanted) return own;
  const trimmed = trims(own).find((lines) => said(lines) === wanted);
  if (trimmed) return trimmed;
  const joint = node.lines.length === 1 ? near.find((line) => squeeze(line.text).includes(wanted)) : undefined;
  if (joint) return [{ ...joint, text: wanted, row: 0 }];
  const parts = inRows(near.flatMap((line) => ownPart(line, wanted)), node.style.line * 0.6);
  return said(parts) === wanted ? parts : own;
}

/** What a line that began in the box before says of this text: `1 Old industries are slow` for the number 1 and its row. */
function ownPart(line: PageLine, wanted: string): readonly PageLine[] {
  const text = squeeze(line.text);
  const at = [...text].findIndex((_, i) => wanted.includes(text.slice(i)));
  return at < 0 || text.length - at < 2 ? [] : [{ ...line, text: text.slice(at) }];
}

const said = (lines: readonly PlacedLine[]): string => squeeze(lines.map(({ text }) => text).join(""));

/** Without the first rows, or the last: neighbours above and below that repeat some of the words. */
function trims(lines: readonly PlacedLine[]): readonly (readonly PlacedLine[])[] {
  const last = Math.max(0, ...lines.map(({ row }) => row));
  const from = Array.from({ length: last + 1 }, (_, row) => row);
  return from.flatMap((first) => from.filter((end) => end >= first).map((end) => lines.filter(({ row }) => row >= first && row <= end)));
}

function inRows(lines: readonly PageLine[], pitch: number): readonly PlacedLine[] {
  let row = -1;
  let last = -Infinity;
  return [...lines]
    .sort((a, b) => a.bottom - b.bottom)
    .map((line) => {
      if (line.bottom - last > pitch) {
        row += 1;
        last = line.bottom;
      }
      return { ...line, row };
    })
    .sort((a, b) => a.row - b.row || a.x - b.x);
}

function missingCells(table: TableNode, page: readonly PageLine[]): readonly string[] {
  const shown = squeeze(page.map(({ text }) => text).join(""));
  const cells = table.rows.flat().map(({ paragraph }) => squeeze(paragraph.map(({ text }) => text).join("")));
  return cells.filter((text) => text !== "" && !shown.includes(text));
}
