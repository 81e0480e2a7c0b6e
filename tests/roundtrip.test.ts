/** What our decks say is what other readers find in them, and still there after LibreOffice has opened and saved them. */
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { galleryOutline } from "../src/gallery.js";
import { openDeck } from "../src/lint/deck.js";
import { isTitle } from "../src/lint/inheritance.js";
import { within } from "../src/lint/shapes.js";
import { readDeckLedger } from "../src/trace/read-deck.js";
import { memoryWorld } from "../src/world.js";
import { contentByLinter, contentByTags, type SlideContent } from "./support/deck-content.js";
import { exampleDeck } from "./support/decks.js";
import { savedByOffice } from "./support/office.js";

const everyKind = async (): Promise<Uint8Array> => (await build(memoryWorld({ "gallery.yaml": await galleryOutline({ title: "示例" }) }), "gallery.yaml")).artifacts[0]!.data;

describe.each([
  ["the example deck", async () => (await exampleDeck()).artifacts[0]!.data],
  ["every template and chart", everyKind],
] as const)("%s", (name, deck) => {
  let ours: Uint8Array;
  let saved: Uint8Array;
  beforeAll(async () => {
    ours = await deck();
    saved = savedByOffice(ours);
  }, 240_000);

  test("says the same to both readers, before and after", () => {
    expect(contentByTags(ours)).toEqual(contentByLinter(ours));
    expect(contentByTags(saved)).toEqual(contentByLinter(saved));
  });

  test("keeps all text, tables, chart values and notes in LibreOffice", () => {
    const [before, after] = [contentByLinter(ours), contentByLinter(saved)];
    expect(after).toHaveLength(before.length);
    before.forEach((slide, i) => expect(after[i], `slide ${i + 1}`).toEqual(slide));
    const count = (of: (slide: SlideContent) => readonly unknown[]): number => before.reduce((sum, slide) => sum + of(slide).length, 0);
    // What was compared, so that two empty readers could not agree.
    expect(count(({ texts }) => texts)).toBeGreaterThan(250);
    expect(count(({ tables }) => tables.flat(2))).toBeGreaterThan(30);
    expect(count(({ charts }) => charts.flat().flatMap(({ values }) => values))).toBeGreaterThan(10);
    if (name === "the example deck") expect(count(({ notes }) => notes)).toBeGreaterThan(10);
  });

  test("keeps titles, groups, names, links, page fields and the ledger in LibreOffice", async () => {
    expect(await structureOf(saved)).toEqual(await structureOf(ours));
  });
});

/**
 * What LibreOffice 7.4 does not keep, by `deckwright lint` of the saved file: descriptions and marks of decoration, the header
 * rows of tables, sections, the workbooks behind charts, the language of runs it splits, our master (one for each layout
 * instead).
 */
async function structureOf(data: Uint8Array): Promise<unknown> {
  const deck = openDeck(data)!;
  const shapes = deck.slides.map(({ path }) => deck.shapes(path));
  const ledger = await readDeckLedger(memoryWorld({ "deck.pptx": data }), "deck.pptx");
  return {
    titles: shapes.map((list) => list.filter(({ placeholder }) => placeholder && isTitle(placeholder)).length),
    kinds: shapes.map((list) => list.map(({ kind, depth }) => `${kind} ${depth}`)),
    names: shapes.map((list) => list.filter(({ placeholder }) => !placeholder).map(({ name }) => name)),
    links: deck.slides.map(({ path }) => deck.relations(path).filter(({ kind }) => kind === "hyperlink").map(({ target }) => target)),
    fields: deck.slides.map(({ tree }) => [...within(tree, "a:fld")].map(({ attributes }) => attributes["type"])),
    ledger: ledger.value,
  };
}
