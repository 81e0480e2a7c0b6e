import type { Report } from "../report/report.js";
import type { Diagnosed } from "../source/diagnostic.js";
import type { SourceFile } from "../source/span.js";

/** Reads one kind of report file into a section tree with key figures. Pure: the text is already decoded. */
export interface Reader {
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  readonly extensions: readonly `.${string}`[];
  read(file: SourceFile): Diagnosed<Report>;
}
