import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

/** Compares a text with the file that is kept for it; `UPDATE_GOLDENS=1` writes it, for the reviewer to read in the diff. */
export function expectGolden(path: string, text: string): void {
  if (process.env["UPDATE_GOLDENS"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path), `${path} is missing: run UPDATE_GOLDENS=1 npm test`).toBe(true);
  expect(text).toBe(readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
}
