/** The schema that editors complete and check outlines with: up to date, and of one mind with the build. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { outlineJsonSchema } from "../src/kinds/json-schema.js";
import { galleryOutline, root } from "./support/decks.js";
import { expectGolden } from "./support/golden.js";

const schema = await outlineJsonSchema();
const validate: ValidateFunction = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
const problems = (outline: string): readonly string[] => {
  validate(parse(outline));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

test("the file in the repository is the one that `deckwright schema` writes", () => {
  expectGolden(join(root, "schema", "outline.schema.json"), `${JSON.stringify(schema, null, 2)}\n`);
});

test("the example names it in its first line, and follows it", () => {
  const outline = readFileSync(join(root, "outline.yaml"), "utf8");
  expect(outline.split("\n")[0]).toBe("# yaml-language-server: $schema=./schema/outline.schema.json");
  expect(problems(outline)).toEqual([]);
});

test("the examples of all templates follow it", async () => {
  expect(problems(await galleryOutline())).toEqual([]);
});

test("blocks may say whom they are for, how they matter and where they may be shown", () => {
  const slide = (item: string): string => `deck: { title: a, date: 2024-01-01 }\nslides:\n  - { template: bullets, title: a, items: [{ text: a, ${item} }, b] }\n`;
  expect(problems(slide("for: [board], release: 内部, priority: could, minutes: 0.5"))).toEqual([]);
  expect(problems(slide("release: secret"))).not.toEqual([]);
  expect(problems(`deck: { title: a, date: 2024-01-01 }\nslides:\n  - { template: table, title: a, columns: [a, b], rows: [[1, 2], { cells: [3, 4], for: board }] }\n`)).toEqual([]);
  expect(problems(`deck: { title: a, date: 2024-01-01 }\nslides:\n  - { template: chart-takeaway, title: a, chart: { kind: column, release: public, categories: [a], series: [{ name: a, values: [1], for: board }] } }\n`)).toEqual([]);
});

describe("it refuses what the build refuses", () => {
  const slide = (content: string): string => `deck: { title: a, date: 2024-01-01 }\nslides:\n  - ${content}\n`;
  test.each([
    ["a misspelt field", slide("{ template: bullets, tilte: a, items: [a, b] }")],
    ["an unknown template", slide("{ template: bulets, title: a }")],
    ["a missing title", slide("{ template: bullets, items: [a, b] }")],
    ["an unknown chart", slide("{ template: chart-takeaway, title: a, chart: { kind: pies } }")],
    ["a misspelt chart field", slide("{ template: chart-takeaway, title: a, chart: { kind: column, categorys: [a], values: [1] } }")],
    ["a date that is none", "deck: { title: a, date: soon }\nslides: [{ template: closing }]\n"],
  ])("%s", (_, outline) => {
    expect(problems(outline)).not.toEqual([]);
  });
});
