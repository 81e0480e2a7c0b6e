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

/** Compares a picture with its golden: the mean difference of a channel (0–255) may be `tolerance`; sizes are equal. */
export async function expectPicture(path: string, png: Uint8Array, tolerance: number): Promise<void> {
  if (process.env["UPDATE_GOLDENS"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, png);
  }
  expect(existsSync(path), `${path} is missing: run UPDATE_GOLDENS=1 npm test`).toBe(true);
  const { default: sharp } = await import("sharp");
  const [seen, kept] = await Promise.all([png, readFileSync(path)].map((data) => sharp(data).removeAlpha().raw().toBuffer({ resolveWithObject: true })));
  expect([seen!.info.width, seen!.info.height]).toEqual([kept!.info.width, kept!.info.height]);
  let total = 0;
  for (let i = 0; i < seen!.data.length; i += 1) total += Math.abs(seen!.data[i]! - kept!.data[i]!);
  expect(total / seen!.data.length, `${path} differs`).toBeLessThanOrEqual(tolerance);
}
