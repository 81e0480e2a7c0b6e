/** The part of fontkit 2 that is used here; it brings no types of its own. */
declare module "fontkit" {
  export interface Subset {
    /** The font's glyphs in the order of the subset; the first is the missing glyph. */
    readonly glyphs: number[];
    encode(): Uint8Array;
  }
  export interface Font {
    createSubset(): Subset;
  }
  /** The face of that PostScript name, or the only one of the file. Throws where the file is damaged. */
  export function create(bytes: Uint8Array, postscriptName?: string): Font | null;
}
