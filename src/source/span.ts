/** A text the build has read, as decoded: no byte order mark, line ends as in the file. */
export interface SourceFile {
  /** As the user named it, with forward slashes; what diagnostics print. */
  readonly path: string;
  readonly text: string;
  /** What a line of the text is, where the file itself has no lines: `text` then is a rendering, a paragraph or table row a line. */
  readonly unit?: "line" | "paragraph" | "page";
  /** Where the text of each page begins, in order, for a file whose unit is the page; it is a rendering too. */
  readonly pages?: readonly { readonly at: number; readonly page: number }[];
  /** Of a presentation, whose text is a rendering too, a paragraph a line: from which offset on which shape of which slide speaks, in order. */
  readonly shapes?: readonly PlacedShape[];
  /** What people call the place at an offset where lines and columns mean nothing: `B7` in a sheet. */
  readonly place?: (offset: number) => string | undefined;
}

/** A shape by the name that PowerPoint's selection pane shows; its notes have none. Slides count from 1. */
export interface PlacedShape {
  readonly at: number;
  readonly slide: number;
  readonly shape?: string;
}

/** A stretch of a source file as UTF-16 offsets, `start` included, `end` not. Lines exist only in print. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** The way from the root of a YAML document (or of a slide) to a value. */
export type Path = readonly (string | number)[];

/** 1-based line and column; the column counts UTF-16 units as editors' "Ln, Col" do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/** Line and column of an offset. A WeakMap keeps each file's line table, so many diagnostics cost one scan. */
export function positionOf(file: SourceFile, offset: number): Position {
  const starts = lineTable(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/** The number that people find a place by: of its page where the file has pages, else of its line or paragraph. */
export function placeNumber(file: SourceFile, offset: number): number {
  return file.unit === "page" ? (file.pages?.findLast(({ at }) => at <= offset)?.page ?? 1) : positionOf(file, offset).line;
}

/** The shape of a presentation that an offset is in; undefined in any other file. */
export function shapeAt({ shapes }: SourceFile, offset: number): PlacedShape | undefined {
  let [low, high] = [0, (shapes?.length ?? 0) - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (shapes![middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  return shapes?.[low];
}

/** The text of a 1-based line without its line end. */
export function lineText(file: SourceFile, line: number): string {
  const starts = lineTable(file);
  const start = starts[line - 1] ?? file.text.length;
  const end = starts[line] ?? file.text.length;
  return file.text.slice(start, end).replace(/\r?\n$|\r$/u, "");
}

export function spanText(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

function lineTable(file: SourceFile): readonly number[] {
  const known = lineStarts.get(file);
  if (known) return known;
  const starts = [0];
  const { text } = file;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  lineStarts.set(file, starts);
  return starts;
}
