import { decodeText, encodingOf } from "../source/decode.js";
import { error, type Diagnosed } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { readDelimited } from "./delimited.js";
import type { DataOptions, DataTable } from "./table.js";
import { looksLikeWorkbook, readWorkbook } from "./workbook.js";

/** A data file of any kind, told apart by what is in it rather than by its name. `where`: the place that names the file. */
export function readData(bytes: Uint8Array, path: string, options: DataOptions = {}, where?: Span): Diagnosed<DataTable | undefined> {
  if (bytes.length > 0 && (looksLikeWorkbook(bytes) || /\.(?:xls[xmb]?|et|ods)$/iu.test(path))) return readWorkbook(bytes, path, options, where);
  const { value: file, diagnostics } = decodeText(bytes, path, { accept: "any" });
  if (file.text === "") return { value: undefined, diagnostics };
  if (options.sheet !== undefined) return { value: undefined, diagnostics: [...diagnostics, error("data-without-sheets", { path }, { span: where })] };
  const table = readDelimited(file, options, [{ kind: "encoding", encoding: encodingOf(bytes) }]);
  return { value: table.value, diagnostics: [...diagnostics, ...table.diagnostics] };
}
