import type { LoadedFace } from "./sfnt.js";

/** A font with no other glyphs than those, the missing glyph first, in the format that a PDF embeds. */
export type Subset = (face: LoadedFace, glyphs: readonly number[]) => Uint8Array;

/** fontkit, an optional dependency: loaded when a PDF is made and never before. Rejects where it is not installed. */
export async function loadSubset(): Promise<Subset> {
  const { create } = await import("fontkit");
  return (face, glyphs) => {
    // Only collections have faces by name; elsewhere it takes the name for that of a variation.
    const font = create(Buffer.from(face.bytes.buffer, face.bytes.byteOffset, face.bytes.byteLength), face.start === 0 ? undefined : face.postscriptName);
    if (!font) throw new Error(`${face.postscriptName} is not in ${face.file}`);
    const subset = font.createSubset();
    // Its own way in takes each glyph once; here characters that share one keep places of their own, and with them their text.
    subset.glyphs.push(...glyphs);
    return subset.encode();
  };
}
