import { createHash } from "node:crypto";
import { dictionary, name, utf16Hex, type Dictionary, type PdfFile, type PdfText, type Reference } from "./objects.js";
import type { Found } from "./fonts.js";
import { cutGlyf } from "./glyf.js";
import type { LoadedFace } from "./sfnt.js";
import type { Subset } from "./subset.js";

/** A stretch of text in one font, ready to be shown. */
export interface Stretch {
  /** Name of the font in the page's resources. */
  readonly font: string;
  /** Two bytes a character. */
  readonly hex: string;
  /** In em, with what follows. */
  readonly width: number;
  /** Empty room after the last character, in em. */
  readonly room: number;
  readonly thickened: boolean;
}

/** Fonts in the order of preference for one kind of text. */
export interface Preference {
  readonly regular: readonly Found[];
  readonly bold: readonly Found[];
}

/** The fonts of one file while its text is set: which characters they show, and under which codes. */
export interface Typesetter {
  set(text: string, bold: boolean, chinese: boolean): readonly Stretch[];
  /** Characters that no font here has, in the order in which they came. */
  missing(): readonly string[];
  /** Faces that something has been set in. */
  faces(): readonly LoadedFace[];
  /** Writes the fonts that were used; the dictionary is the `Font` of a page's resources. Throws a `DamagedFace`. */
  embed(file: PdfFile, cffSubset: Subset): Dictionary;
}

export interface Families {
  readonly latin: Preference;
  readonly chinese: Preference;
  /** Asked for only when a character is in neither. */
  symbols(): readonly Found[];
}

export function createTypesetter({ latin, chinese, symbols }: Families): Typesetter {
  const used = new Map<LoadedFace, UsedFace>();
  const boxes: string[] = [];
  let more: readonly Found[] | undefined;
  const places = new Map<string, Placed>();

  const usedFace = (face: LoadedFace): UsedFace => {
    const known = used.get(face);
    if (known) return known;
    const made: UsedFace = { resource: `F${used.size + 1}`, face, characters: [] };
    used.set(face, made);
    return made;
  };

  const place = (character: string, preferences: readonly Found[]): Placed => {
    const code = character.codePointAt(0)!;
    const blank = code === ideographicSpace ? preferences[0] : undefined;
    // A font of 20 MB for a blank is too much where the words beside it are in another.
    if (blank && blank.face.glyph(code) === 0 && blank.face.glyph(0x20) !== 0) {
      const glyph = blank.face.glyph(0x20);
      const { resource, characters } = usedFace(blank.face);
      characters.push({ text: character, glyph });
      return { font: resource, code: characters.length, width: 1, room: 1 - blank.face.advance(glyph) / 1000, thickened: false };
    }
    for (const stand of [code, ...(standIns.get(code) ?? [])])
      for (const list of [preferences, more ?? []])
        for (const { face, thickened } of list) {
          const glyph = face.glyph(stand);
          if (glyph === 0) continue;
          const { resource, characters } = usedFace(face);
          characters.push({ text: character, glyph });
          return { font: resource, code: characters.length, width: face.advance(glyph) / 1000, room: 0, thickened };
        }
    if (more === undefined) {
      more = symbols();
      return place(character, preferences);
    }
    const at = boxes.indexOf(character);
    const index = at >= 0 ? at : Math.min(boxes.push(character), mostBoxes) - 1;
    return { font: boxFont, code: index, width: boxWidth / 1000, room: 0, thickened: false };
  };

  return {
    set(text, bold, asian) {
      const [near, far] = [latin, chinese].map((preference) => (bold ? preference.bold : preference.regular)) as [readonly Found[], readonly Found[]];
      const stretches: { font: string; hex: string; width: number; room: number; thickened: boolean }[] = [];
      for (const character of text) {
        const code = character.codePointAt(0)!;
        if (isUnseen(code)) continue;
        const first = isLatin(code, asian);
        const key = `${first ? "l" : "c"}${bold ? "b" : "r"}${character}`;
        let placed = places.get(key);
        if (!placed) places.set(key, (placed = place(character, first ? [...near, ...far] : [...far, ...near])));
        const { font, code: shown, width, room, thickened } = placed;
        const hex = shown.toString(16).padStart(font === boxFont ? 2 : 4, "0");
        const last = stretches.at(-1);
        if (last && last.font === font && last.thickened === thickened && last.room === 0) {
          last.hex += hex;
          last.width += width;
          last.room = room;
        } else stretches.push({ font, hex, width, room, thickened });
      }
      return stretches;
    },
    missing: () => boxes,
    faces: () => [...used.keys()],
    embed(file, cffSubset) {
      const fonts = [...used.values()].map((one): [string, Reference] => [one.resource, embedFace(one, file, cffSubset)]);
      return dictionary({ ...Object.fromEntries(fonts), ...(boxes.length > 0 && { [boxFont]: embedBoxes(boxes.slice(0, mostBoxes), file) }) });
    },
  };
}

interface UsedFace {
  readonly resource: string;
  readonly face: LoadedFace;
  /** A code for each character, from 1 on: two characters that look the same are told apart when text is copied. */
  readonly characters: { readonly text: string; readonly glyph: number }[];
}

interface Placed {
  readonly font: string;
  readonly code: number;
  readonly width: number;
  readonly room: number;
  readonly thickened: boolean;
}

const ideographicSpace = 0x3000;

/** Latin, Greek and Cyrillic in the Latin face; quotes, dashes and signs in that of the text around them; the rest in the Chinese one. */
const isLatin = (code: number, asian: boolean): boolean => code < 0x1100 || (!asian && ((code >= 0x2000 && code < 0x2e80) || code === ideographicSpace));

/** Characters that show nothing and take no room: controls, joiners, directions, selectors. */
const isUnseen = (code: number): boolean =>
  code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) || (code >= 0xfe00 && code <= 0xfe0f) || code === 0xfeff || (code >= 0xd800 && code <= 0xdfff) || code >= 0xe0000;

/** What looks the same, or nearly, in fonts that lack a character. */
const standIns: ReadonlyMap<number, readonly number[]> = new Map([
  [0xa0, [0x20]], [0x2002, [0x20]], [0x2003, [0x20]], [0x2009, [0x20]], [0x200a, [0x20]], [0x202f, [0x20]], [0x3000, [0x20]],
  [0x2010, [0x2d]], [0x2011, [0x2010, 0x2d]], [0x2212, [0x2013, 0x2d]], [0x2027, [0xb7]], [0x30fb, [0xb7]], [0xff5e, [0x301c, 0x7e]],
]);

/** A font that could be found and measured but not taken apart. */
export class DamagedFace extends Error {
  constructor(readonly face: LoadedFace) {
    super(face.file);
  }
}

function cut(face: LoadedFace, glyphs: readonly number[], cffSubset: Subset): Uint8Array {
  try {
    return face.outlines === "glyf" ? cutGlyf(face, glyphs) : cffSubset(face, glyphs);
  } catch {
    throw new DamagedFace(face);
  }
}

function embedFace({ face, characters }: UsedFace, file: PdfFile, cffSubset: Subset): Reference {
  const program = cut(face, characters.map(({ glyph }) => glyph), cffSubset);
  const base = name(`${subsetTag(program)}+${face.postscriptName}`);
  const { ascent, descent, capHeight, box, italicAngle } = face.metrics;
  const truetype = face.outlines === "glyf";
  const stream = file.addStream(truetype ? { Length1: program.length } : { Subtype: name("CIDFontType0C") }, program);
  const descriptor = file.add(
    dictionary({
      Type: name("FontDescriptor"),
      FontName: base,
      Flags: symbolic,
      FontBBox: box,
      ItalicAngle: italicAngle,
      Ascent: ascent,
      Descent: descent,
      CapHeight: capHeight,
      StemV: stemOf(face.weight),
      [truetype ? "FontFile2" : "FontFile3"]: stream,
    }),
  );
  const descendant = file.add(
    dictionary({
      Type: name("Font"),
      Subtype: name(truetype ? "CIDFontType2" : "CIDFontType0"),
      BaseFont: base,
      CIDSystemInfo: dictionary({ Registry: { text: "Adobe" } satisfies PdfText, Ordering: { text: "Identity" } satisfies PdfText, Supplement: 0 }),
      FontDescriptor: descriptor,
      DW: 1000,
      W: [1, characters.map(({ glyph }) => face.advance(glyph))],
      ...(truetype && { CIDToGIDMap: name("Identity") }),
    }),
  );
  const toUnicode = file.addStream({}, ascii(unicodeMap(characters.map(({ text }) => text), 1, 4)));
  return file.add(dictionary({ Type: name("Font"), Subtype: name("Type0"), BaseFont: base, Encoding: name("Identity-H"), DescendantFonts: [descendant], ToUnicode: toUnicode }));
}

/** The character set is the font's own. */
const symbolic = 4;

/** Nobody draws by it where the font is embedded; readers want a number that grows with the weight. */
const stemOf = (weight: number): number => Math.round(10 + 220 * ((weight - 50) / 900));

/** Six capitals, as the format wants before the name of a part of a font; from its bytes, so that equal parts have equal names. */
const subsetTag = (program: Uint8Array): string => [...createHash("sha256").update(program).digest().subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join("");

/** Codes to text; `digits` hexadecimal digits a code, the first of which is `first`. */
function unicodeMap(texts: readonly string[], first: number, digits: 2 | 4): string {
  const code = (index: number): string => `<${(first + index).toString(16).padStart(digits, "0")}>`;
  const blocks: string[] = [];
  for (let from = 0; from < texts.length; from += mostInBlock) {
    const rows = texts.slice(from, from + mostInBlock).map((text, i) => `${code(from + i)} <${utf16Hex(text)}>`);
    blocks.push(`${rows.length} beginbfchar\n${rows.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${"0".repeat(digits)}> <${"f".repeat(digits)}>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** The format's limit. */
const mostInBlock = 100;

/** Characters that no font has: one empty box for all, each with its text. Those beyond the codes of one byte share the last. */
function embedBoxes(boxes: readonly string[], file: PdfFile): Reference {
  const box = file.addStream({}, ascii(`${boxWidth} 0 d0 70 0 460 700 re 110 40 380 620 re f*`));
  const glyphs = boxes.map((_, i) => name(`box${i}`));
  return file.add(
    dictionary({
      Type: name("Font"),
      Subtype: name("Type3"),
      FontBBox: [0, 0, boxWidth, 720],
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      CharProcs: dictionary(Object.fromEntries(glyphs.map((glyph) => [glyph.name, box]))),
      Encoding: dictionary({ Type: name("Encoding"), Differences: [0, ...glyphs] }),
      FirstChar: 0,
      LastChar: boxes.length - 1,
      Widths: boxes.map(() => boxWidth),
      Resources: dictionary({}),
      ToUnicode: file.addStream({}, ascii(unicodeMap(boxes, 0, 2))),
    }),
  );
}

const boxFont = "Boxes";
const boxWidth = 600;
const mostBoxes = 256;

const ascii = (text: string): Uint8Array => Buffer.from(text, "latin1");
