import type { LoadedFace } from "./sfnt.js";

/** A font with no other glyphs than those, the missing glyph first, in the format that a PDF embeds. Throws where the font is damaged. */
export type Subset = (face: LoadedFace, glyphs: readonly number[]) => Uint8Array;

/**
 * For fonts with PostScript outlines (CFF), such as Noto and Source Han: fontkit, an optional dependency, loaded when such a font
 * is embedded and never before. Rejects where it is not installed. TrueType outlines need no help: `glyf.ts`.
 */
export async function loadCffSubset(): Promise<Subset> {
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
