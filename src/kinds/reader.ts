import type { Report } from "../report/report.js";
import type { Diagnosed } from "../source/diagnostic.js";
import type { SourceFile } from "../source/span.js";

/** Reads one kind of report file into a section tree with key figures. */
export type Reader = TextReader | BytesReader;

interface ReaderKind {
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  readonly extensions: readonly `.${string}`[];
}

/** For files that are text in whatever encoding. Pure: the text is already decoded. */
export interface TextReader extends ReaderKind {
  readonly accepts: "text";
  read(file: SourceFile): Diagnosed<Report>;
}

/**
 * For binary files, and text that names its own encoding. `path` is what diagnostics and spans call the file. A file that
 * cannot be read gives a diagnostic and no value. The promise is there to import the libraries that only this kind needs.
 */
export interface BytesReader extends ReaderKind {
  readonly accepts: "bytes";
  read(bytes: Uint8Array, path: string): Promise<Diagnosed<Report | undefined>>;
}
