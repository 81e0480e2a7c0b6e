import type { Path, SourceFile, Span } from "./span.js";

/** Plain data (objects, arrays, strings, finite numbers, booleans, null) and the way back to where each value is written. */
export interface Located {
  readonly data: unknown;
  readonly file: SourceFile;
  /**
   * Where the value (or the key) at a path is written; never fails: a path that is not in the file gives its nearest
   * ancestor that is, and a value without a key (the root, an item of a list) gives itself.
   */
  locate(path: Path, what?: "key" | "value"): Span;
  /** The text of a scalar as the author wrote it (`3.50`, `007`; of a quoted one what is between the quotes). */
  source(path: Path): string | undefined;
}

/**
 * A changed tree that still points into the file it was made from. `origin` says where the value at a path of the new
 * tree was written: as a path of `from`, or as a span of any file (a figure's place in the report). Without it the paths
 * are the same in both trees.
 */
export function located(data: unknown, from: Located, origin: (path: Path) => Path | Span = (path) => path): Located {
  return {
    data,
    file: from.file,
    locate(path, what) {
      const place = origin(path);
      return isPath(place) ? from.locate(place, what) : place;
    },
    source(path) {
      const place = origin(path);
      if (!isPath(place)) return undefined;
      return Object.is(valueAt(data, path), valueAt(from.data, place)) ? from.source(place) : undefined;
    },
  };
}

/** The part under a path as a document of its own; its paths begin there. */
export function within(whole: Located, at: Path): Located {
  return {
    data: valueAt(whole.data, at),
    file: whole.file,
    locate: (path, what) => whole.locate([...at, ...path], what),
    source: (path) => whole.source([...at, ...path]),
  };
}

/** The value at a path, `undefined` where there is none. Looks at own fields only, so `constructor` is nothing special. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The place of a piece of a scalar's text (a `{{reference}}`), the whole scalar where it is not found as written. */
export function locatePiece(from: Located, path: Path, piece: string, occurrence = 0): Span {
  const whole = from.locate(path);
  let start = whole.start - 1;
  for (let i = 0; i <= occurrence; i += 1) {
    start = whole.file.text.indexOf(piece, start + 1);
    if (start < 0 || start + piece.length > whole.end) return whole;
  }
  return { file: whole.file, start, end: start + piece.length };
}

/** What a message calls the place of a value: its own field name and, in a list, the 1-based number of the item. */
export interface Place {
  readonly field?: string;
  readonly item?: number;
}

export function placeOf(path: Path): Place {
  const last = path.at(-1);
  const field = path.findLast((step) => typeof step === "string") as string | undefined; // the test lets only strings by
  return typeof last === "number" ? { field, item: last + 1 } : { field };
}

function isPath(place: Path | Span): place is Path {
  return Array.isArray(place);
}
