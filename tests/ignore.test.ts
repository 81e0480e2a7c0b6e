import { expect, test } from "vitest";
import { codesOf, compileText } from "./support/decks.js";

const long = "很长的标题，说了又说，".repeat(9);
const outline = (head: string, slide: string): string =>
  `deck: { title: 标题, date: 2024-01-01 }\n${head}slides:\n  - { template: bullets, title: 有副标题的长标题，长到要分成两行才能放得下，于是下面的副标题就没有地方可以放了, subtitle: 副标题, items: [第一件, 第二件]${slide} }\n`;
const codes = async (head: string, slide = ""): Promise<readonly string[]> => codesOf((await compileText({ "outline.yaml": outline(head, slide) })).diagnostics);

test("a warning is silenced by the deck or by its slide", async () => {
  expect(await codes("")).toEqual(["subtitle-dropped"]);
  expect(await codes("ignore: [subtitle-dropped]\n")).toEqual([]);
  expect(await codes("", ", ignore: [subtitle-dropped]")).toEqual([]);
});

test("a code that there is not is told with its likely name", async () => {
  expect(await codes("ignore: [subtitle-droped]\n")).toEqual(["unknown-ignore", "subtitle-dropped"]);
});

test("an error stays, and the wish to ignore it is answered", async () => {
  const text = `deck: { title: 标题, date: 2024-01-01 }\nslides:\n  - { template: bullets, title: ${long}, items: [第一件, 第二件], ignore: [text-overflow] }\n`;
  const { diagnostics } = await compileText({ "outline.yaml": text });
  expect([...codesOf(diagnostics)].sort()).toEqual(["error-not-ignored", "text-overflow"]);
});
