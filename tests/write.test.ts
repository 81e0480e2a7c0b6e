/** Files of many pieces go to the disk as the bytes that their joined form would be. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inPieces, movedTo, sizeOf } from "../src/scene/artifact.js";
import { write } from "../src/write.js";

test("a file in pieces is written whole, and nothing else stays in the folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "deckwright-write-"));
  try {
    const pieces = Array.from({ length: 300 }, (_, i) => Buffer.alloc(i % 7 === 0 ? 40_000 : i % 5, i));
    const artifact = movedTo(inPieces("somewhere.bin", [...pieces, Buffer.alloc(1_500_000, 1), Buffer.alloc(3, 2)]), join(folder, "sub", "file.bin"));
    expect(await write([artifact, { path: join(folder, "empty.bin"), data: new Uint8Array() }])).toEqual([]);
    const written = readFileSync(join(folder, "sub", "file.bin"));
    expect(written.length).toBe(sizeOf(artifact));
    expect(Buffer.compare(written, artifact.data)).toBe(0);
    expect(readFileSync(join(folder, "empty.bin"))).toHaveLength(0);
    expect([readdirSync(folder), readdirSync(join(folder, "sub"))]).toEqual([["empty.bin", "sub"], ["file.bin"]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
