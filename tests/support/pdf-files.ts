/** Small PDFs written by hand: fonts are named, not embedded, so that Chinese goes through the predefined character maps. */

export interface DrawnText {
  readonly text: string;
  readonly x: number;
  /** From the top of the page to the baseline. */
  readonly y: number;
  readonly size?: number;
  readonly font?: keyof typeof FONTS;
}

export interface DrawnPage {
  readonly texts?: readonly DrawnText[];
  /** `[x1, y1, x2, y2]`, y from the top. */
  readonly lines?: readonly (readonly [number, number, number, number])[];
  /** A grey picture over the whole page. */
  readonly scan?: boolean;
}

export interface PdfOptions {
  readonly title?: string;
  readonly created?: string;
  /** Outermost headings by page number from 1. */
  readonly bookmarks?: readonly string[];
  /** Further entries of the trailer, such as a dictionary of encryption. */
  readonly trailer?: string;
  /** The character map that the Chinese fonts name. */
  readonly map?: string;
}

/** A page of A4. */
export const WIDTH = 595;
export const HEIGHT = 842;

const FONTS = {
  song: "STSong-Light",
  hei: "STHeiti-Bold",
  latin: "Courier",
  "latin-bold": "Courier-Bold",
} as const;
const isChineseFont = (font: keyof typeof FONTS): boolean => font === "song" || font === "hei";

/** Width in points: Chinese characters are 1 em wide, all others half of it; Courier's are 0.6. */
export function widthOf(text: string, size: number, font: keyof typeof FONTS = "song"): number {
  if (!isChineseFont(font)) return 0.6 * size * text.length;
  return [...text].reduce((sum, c) => sum + (c.charCodeAt(0) < 127 ? 0.5 : 1), 0) * size;
}

export function pdfFile(pages: readonly DrawnPage[], options: PdfOptions = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (dictionary: string, data: string): number => add(`<< ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`);
  const [catalog, tree] = [add(""), add("")];
  const fonts = (Object.keys(FONTS) as (keyof typeof FONTS)[]).map((font) => `/${font} ${fontObject(font, options.map ?? "UniGB-UCS2-H", add)} 0 R`).join(" ");
  const scan = !pages.some((page) => page.scan) ? undefined : stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\x80");
  const kids = pages.map((page) => {
    const content = stream("", contentOf(page));
    return add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${content} 0 R /Resources << /Font << ${fonts} >> ${scan === undefined ? "" : `/XObject << /scan ${scan} 0 R >>`} >> >>`);
  });
  objects[tree - 1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  const outlines = options.bookmarks ? bookmarkObjects(options.bookmarks, objects) : undefined;
  objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R ${outlines === undefined ? "" : `/Outlines ${outlines} 0 R`} >>`;
  const info = add(`<< ${options.title === undefined ? "" : `/Title ${utf16(options.title)}`} ${options.created === undefined ? "" : `/CreationDate (${options.created})`} >>`);
  let file = "%PDF-1.5\n";
  const places = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R ${options.trailer ?? ""} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (c) => c.charCodeAt(0));
}

function fontObject(font: keyof typeof FONTS, map: string, add: (body: string) => number): number {
  const name = FONTS[font];
  if (!isChineseFont(font)) return add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  const descriptor = add(`<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>`);
  const inner = add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor ${descriptor} 0 R >>`,
  );
  return add(`<< /Type /Font /Subtype /Type0 /BaseFont /${name}-${map} /Encoding /${map} /DescendantFonts [${inner} 0 R] >>`);
}

function bookmarkObjects(titles: readonly string[], objects: string[]): number {
  const root = objects.push("");
  const first = root + 1;
  titles.forEach((title, i) => {
    const next = i + 1 < titles.length ? `/Next ${first + i + 1} 0 R` : "";
    const before = i > 0 ? `/Prev ${first + i - 1} 0 R` : "";
    objects.push(`<< /Title ${utf16(title)} /Parent ${root} 0 R ${before} ${next} >>`);
  });
  objects[root - 1] = `<< /Type /Outlines /First ${first} 0 R /Last ${first + titles.length - 1} 0 R /Count ${titles.length} >>`;
  return root;
}

function contentOf({ texts = [], lines = [], scan = false }: DrawnPage): string {
  return [
    ...(scan ? [`q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /scan Do Q`] : []),
    ...lines.map(([x1, y1, x2, y2]) => `${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`),
    ...texts.map(({ text, x, y, size = 12, font = "song" }) => `BT /${font} ${size} Tf ${x} ${HEIGHT - y} Td ${isChineseFont(font) ? hex(text) : `(${text.replace(/[\\()]/gu, "\\$&")})`} Tj ET`),
  ].join("\n");
}

const hex = (text: string): string => `<${Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, "0")).join("")}>`;
const utf16 = (text: string): string => `<feff${hex(text).slice(1)}`;

export interface Flowing {
  readonly text: string;
  readonly size?: number;
  readonly font?: keyof typeof FONTS;
  /** First line set in by so many em. */
  readonly indent?: number;
  readonly centred?: boolean;
  /** Points above it. */
  readonly above?: number;
}

/** Paragraphs broken into lines and set on as many pages as they need, each with a head and its number at the foot. */
export function pagesOf(paragraphs: readonly Flowing[], { head, foot, margin = 72, leading = 1.6 }: { readonly head?: string; readonly foot?: (page: number) => string; readonly margin?: number; readonly leading?: number } = {}): readonly DrawnPage[] {
  const pages: DrawnText[][] = [[]];
  let y = margin;
  for (const { text, size = 12, font = "song", indent = 0, centred = false, above = 0 } of paragraphs) {
    y += above;
    broken(text, size, font, WIDTH - 2 * margin, indent).forEach((line, i) => {
      y += leading * size;
      if (y > HEIGHT - margin) {
        pages.push([]);
        y = margin + leading * size;
      }
      const x = centred ? (WIDTH - widthOf(line, size, font)) / 2 : margin + (i === 0 ? indent * size : 0);
      pages.at(-1)!.push({ text: line, x, y, size, font });
    });
  }
  return pages.map((texts, i) => ({
    texts: [
      ...(head === undefined ? [] : [{ text: head, x: margin, y: 40, size: 9 }]),
      ...texts,
      ...(foot ? [{ text: foot(i + 1), x: WIDTH / 2 - 10, y: HEIGHT - 36, size: 9 }] : []),
    ],
  }));
}

function broken(text: string, size: number, font: keyof typeof FONTS, width: number, indent: number): readonly string[] {
  const words = isChineseFont(font) ? [...text.matchAll(/[\u0021-\u007e]+[，。、；：）]*|[^]/gu)].map(([word]) => word) : text.split(/(?<= )/u);
  const lines: string[] = [""];
  for (const word of words) {
    const room = width - (lines.length === 1 ? indent * size : 0);
    if (lines.at(-1) !== "" && widthOf((lines.at(-1)! + word).trimEnd(), size, font) > room + (/^[，。、；：）”]$/u.test(word) ? size : 0)) lines.push("");
    lines[lines.length - 1] += word;
  }
  return lines.map((line) => line.trimEnd());
}
