/** What a page draws, in points from its top left corner as it is shown, y down. */
export interface Page {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
}

/** Characters drawn together. `y` is their baseline. Blanks between words have no run of their own. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
}

/** A horizontal or vertical line, or the edge of a filled box: `x1 ≤ x2`, `y1 ≤ y2`. */
export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A bookmark of the document, with how deep it lies: 1 for the outermost. */
export interface Bookmark {
  readonly title: string;
  readonly depth: number;
}

/** What the file says of itself. `created`: as PDF writes dates, `D:20160111…`. */
export interface PdfInfo {
  readonly title?: string;
  readonly created?: string;
  readonly pages: number;
  readonly bookmarks: readonly Bookmark[];
}

/** What the worker sends: the document's head, then every page in order, then the end. */
export type FromWorker =
  | { readonly kind: "info"; readonly info: PdfInfo }
  | { readonly kind: "page"; readonly page: Page }
  /** `missingMaps`: character maps that fonts name and nobody has. */
  | { readonly kind: "end"; readonly missingMaps: readonly string[] }
  | { readonly kind: "problem"; readonly problem: "encrypted" | "damaged" | "characters" };
