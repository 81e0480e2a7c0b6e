import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build, type Built } from "../src/build.js";
import { formatDiagnostic, sortDiagnostics } from "../src/source/print.js";
import { positionOf } from "../src/source/span.js";
import type { Language } from "../src/source/wording/wording.js";
import { memoryWorld } from "../src/world.js";
import { cases } from "./decks/withstand/cases.js";

const golden = join(import.meta.dirname, "decks", "withstand", "golden");
const built = new Map<string, Built>();
for (const { name, files } of cases) built.set(name, await build(memoryWorld(files), "outline.yaml"));

describe("what it must withstand", () => {
  test.each(cases)("$name", ({ name, errors, at }) => {
    const { artifacts, diagnostics } = built.get(name)!;
    const found = sortDiagnostics(diagnostics).filter(({ severity }) => severity === "error");
    expect(found.map(({ code }) => code).sort()).toEqual([...errors].sort());
    expect(artifacts).toEqual([]);
    const span = found[0]!.span;
    const { line, column } = span ? positionOf(span.file, span.start) : { line: 0, column: 0 };
    if (at !== undefined) expect(`${span?.file.path}:${line}:${column}`).toBe(at);
  });

  test.each(["en", "zh-CN"] as const)("is said well in %s", (language) => {
    const text = cases.map(({ name }) => `## ${name}\n\n${spoken(built.get(name)!, language)}\n`).join("\n");
    const path = join(golden, `diagnostics.${language}.txt`);
    if (process.env["UPDATE_GOLDENS"] === "1") {
      mkdirSync(golden, { recursive: true });
      writeFileSync(path, text);
    }
    expect(text).toBe(readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
    expect(text).not.toMatch(/undefined|\[object|NaN`? of| at .*\.[jt]s:\d/u);
  });
});

function spoken({ diagnostics }: Built, language: Language): string {
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => formatDiagnostic(diagnostic, { language, color: false }))
    .join("\n\n");
}
