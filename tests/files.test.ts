/**
 * The files themselves, for the worked example and for every template's examples: what Microsoft's SDK says, the rules
 * of packages beyond the schema, and that a chart shows what its workbook holds.
 */
import { describe, expect, test } from "vitest";
import { exampleDeck, folderDeck, galleryDeck, printed } from "./support/decks.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { chartRanges, openPackage, packageProblems, within } from "./support/package-rules.js";

describe.each([
  ["the example deck", exampleDeck],
  ["the gallery of all examples", galleryDeck],
  ["the English example", () => folderDeck("port-2024")],
  ["the dark example", () => folderDeck("launch-2025")],
])("%s", (_, deck) => {
  test("builds without errors", async () => {
    const { diagnostics, artifacts } = await deck();
    expect(printed(diagnostics.filter(({ severity }) => severity !== "info"))).toBe("");
    expect(artifacts).toHaveLength(1);
  });

  test("is valid for the Open XML SDK", { timeout: 60_000 }, async () => {
    expect(await ooxmlErrors((await deck()).artifacts[0]!.data)).toEqual([]);
  });

  test("keeps the package rules", async () => {
    expect(packageProblems((await deck()).artifacts[0]!.data)).toEqual([]);
  });

  test("its sections follow the order of its slides", async () => {
    const { trees } = openPackage((await deck()).artifacts[0]!.data);
    const presentation = trees.get("ppt/presentation.xml")!;
    const ids = (name: string): readonly string[] => [...within(presentation, name)].map((tree) => String(tree.attributes["id"]));
    const sections = ids("p14:sldId");
    if (sections.length > 0) expect(sections).toEqual(ids("p:sldId"));
  });

  test("its charts remember what their workbooks hold", async () => {
    const ranges = chartRanges((await deck()).artifacts[0]!.data);
    expect(ranges.length).toBeGreaterThan(0);
    for (const { cached, cells } of ranges) expect(cached).toEqual(cells);
  });
});
