import { error, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import { folderOf, normalize } from "../source/paths.js";
import type { SourceFile, Span } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import { columnLetters } from "./address.js";
import { openArchive, Unreadable, type Archive } from "./archive.js";
import { builtInFormat } from "./cell-format.js";
import type { Grid, GridCell, GridRow } from "./grid.js";
import { readFormats, readSheet, readStrings, type Book, type Sheet, type SheetCell } from "./sheet.js";
import { mostCells, type DataNote, type DataOptions, type DataTable } from "./table.js";
import { understand } from "./understand.js";
import { attribute, isTrue, readXml } from "./xml-events.js";

const zip = [0x50, 0x4b];
/** Compound File Binary: .xls of before 2007, and every encrypted Office file. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];

export const looksLikeWorkbook = (bytes: Uint8Array): boolean => begins(bytes, zip) || begins(bytes, compound);

/**
 * Reads a sheet of an .xlsx workbook: every cell as the sheet shows it, formulas by the value that was saved with them,
 * hidden rows and columns left out. `where`: the place that names the file, for problems of the file as a whole.
 */
export function readWorkbook(bytes: Uint8Array, path: string, options: DataOptions = {}, where?: Span): Diagnosed<DataTable | undefined> {
  const none = (diagnostic: Diagnostic): Diagnosed<undefined> => ({ value: undefined, diagnostics: [diagnostic] });
  const span = where ?? { file: { path, text: "" }, start: 0, end: 0 };
  if (begins(bytes, compound)) return none(isEncrypted(bytes) ? error("workbook-encrypted", { path }, { span }) : error("workbook-old", { path }, { span }));
  if (!begins(bytes, zip)) return none(error("workbook-foreign", { path }, { span }));
  try {
    const archive = openArchive(bytes);
    const book = findBook(archive);
    if (!book) return none(error("workbook-foreign", { path, looksLike: otherPackage(archive.names) }, { span }));
    const chosen = chooseSheet(book.sheets, options.sheet, path, span);
    if (!chosen.value) return none(chosen.diagnostics[0]!);
    const { part, name } = chosen.value;
    const source = archive.read(part);
    if (source === undefined) return none(error("workbook-damaged", { path, part }, { span }));
    const sheet = readSheet(source, part, partsOf(archive, book));
    const { grid, faults } = gridOf(sheet, `${path}!${name}`, [{ kind: "sheet", sheet: name, others: book.sheets.map((each) => each.name).filter((each) => each !== name) }]);
    if (!grid) return none(error("data-too-large", { path, max: mostCells }, { span }));
    const table = understand(grid, options);
    return { value: table.value, diagnostics: [...(table.value ? faultsIn(table.value, faults) : []), ...table.diagnostics] };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return none(problem.reason === "too-large" ? error("workbook-too-large", { path, what: problem.what }, { span }) : error("workbook-damaged", { path, part: problem.what }, { span }));
  }
}

const begins = (bytes: Uint8Array, sign: readonly number[]): boolean => sign.every((byte, i) => bytes[i] === byte);

/** The directory of an encrypted file names its stream `EncryptedPackage`, in UTF-16. */
const isEncrypted = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from("EncryptedPackage", "utf16le"));

function otherPackage(names: readonly string[]): string | undefined {
  const signs: readonly (readonly [string, string])[] = [["xl/workbook.bin", "XLSB"], ["word/", "Word"], ["ppt/", "PowerPoint"], ["content.xml", "OpenDocument"], ["index/", "Numbers"]];
  return signs.find(([sign]) => names.some((name) => name.startsWith(sign)))?.[1];
}

// Workbook ------------------------------------------------------------------------------------------------------------

interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly visible: boolean;
}

interface BookParts {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly strings?: string;
  readonly styles?: string;
}

function findBook(archive: Archive): BookParts | undefined {
  const root = relations(archive, "_rels/.rels", "");
  const part = root.find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const source = archive.read(part);
  if (source === undefined || !/\.xml$/iu.test(part)) return undefined;
  const folder = folderOf(part);
  const links = relations(archive, `${folder === "" ? "" : `${folder}/`}_rels/${part.slice(folder === "" ? 0 : folder.length + 1)}.rels`, folder);
  const target = (type: string): string | undefined => links.find((link) => link.type === type)?.target;
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  let isWorkbook = false;
  readXml(source, part, {
    open(name, given) {
      if (name === "workbook") isWorkbook = true;
      if (name === "workbookPr") date1904 = isTrue(given["date1904"]);
      if (name !== "sheet") return;
      const link = links.find(({ id }) => id === attribute(given, "id"));
      if (link?.type === "worksheet") sheets.push({ name: given["name"] ?? "", part: link.target, visible: (given["state"] ?? "visible") === "visible" });
      if (sheets.length > mostSheets) throw new Unreadable("too-large", `${mostSheets} sheets`);
    },
  });
  return isWorkbook ? { sheets, date1904, strings: target("sharedStrings"), styles: target("styles") } : undefined;
}

const mostSheets = 1000;

function partsOf(archive: Archive, { strings, styles, date1904 }: BookParts): Book {
  const texts = strings === undefined ? undefined : archive.read(strings);
  const formats = styles === undefined ? undefined : archive.read(styles);
  return {
    strings: texts === undefined ? [] : readStrings(texts, strings!),
    formats: formats === undefined ? [] : readFormats(formats, styles!, builtInFormat),
    date1904,
  };
}

interface Relation {
  readonly id: string;
  /** The last step of the relationship's type, which strict and transitional files share. */
  readonly type: string;
  readonly target: string;
}

function relations(archive: Archive, part: string, folder: string): readonly Relation[] {
  const found: Relation[] = [];
  const source = archive.read(part);
  if (source === undefined) return found;
  readXml(source, part, {
    open(name, given) {
      if (name !== "Relationship" || given["TargetMode"] === "External" || found.length > 2 * mostSheets) return;
      const target = given["Target"] ?? "";
      found.push({ id: given["Id"] ?? "", type: (given["Type"] ?? "").split("/").at(-1)!, target: target.startsWith("/") ? target.slice(1) : normalize(folder === "" ? target : `${folder}/${target}`) });
    },
  });
  return found;
}

/** The one named or numbered, else the first that is not hidden. */
function chooseSheet(sheets: readonly SheetEntry[], wanted: string | number | undefined, path: string, span: Span): Diagnosed<SheetEntry | undefined> {
  const known = sheets.map(({ name }) => name);
  const missing = (name: string): Diagnosed<undefined> => ({ value: undefined, diagnostics: [error("unknown-sheet", { name, path, suggestion: suggest(name, known), known }, { span })] });
  if (sheets.length === 0) return { value: undefined, diagnostics: [error("data-empty", { path }, { span })] };
  if (wanted === undefined) return { value: sheets.find(({ visible }) => visible) ?? sheets[0]!, diagnostics: [] };
  const named = sheets.find(({ name }) => name.trim() === String(wanted).trim());
  const found = named ?? (/^\d{1,4}$/u.test(String(wanted)) ? sheets[Number(wanted) - 1] : undefined);
  return found ? { value: found, diagnostics: [] } : missing(String(wanted));
}

// Sheet ---------------------------------------------------------------------------------------------------------------

interface Fault {
  readonly cell: string;
  readonly text: string;
  readonly kind: NonNullable<SheetCell["fault"]>;
}

const divider = " │ ";

/** The sheet as a text of one line a row, so that problems can be shown like those of any file; each place is called by its cell. */
function gridOf(sheet: Sheet, path: string, notes: readonly DataNote[]): { readonly grid?: Grid; readonly faults: ReadonlyMap<number, Fault> } {
  const faults = new Map<number, Fault>();
  const shown = sheet.cells.filter(({ row }) => !sheet.hiddenRows.has(row));
  const byRow = new Map<number, SheetCell[]>();
  for (const cell of shown) {
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  const places: { readonly start: number; readonly name: string }[] = [];
  const rows: GridRow[] = [];
  const lines: string[] = [];
  let offset = 0;
  let room = 4 * mostCells;
  let last = 0;
  for (const [number, cells] of byRow) {
    const width = cells.at(-1)!.column + 1;
    room -= width;
    if (room < 0) return { faults };
    for (; last < number - 1; last += 1, offset += 1) lines.push("");
    const start = offset;
    const made: GridCell[] = [];
    let text = "";
    let next = 0;
    let begun = false;
    for (let column = 0; column < width; column += 1) {
      const cell = cells[next]?.column === column ? cells[next] : undefined;
      while (cells[next] && cells[next]!.column <= column) next += 1;
      const hidden = sheet.hiddenColumns.has(column);
      if (begun && !hidden) text += divider;
      begun ||= !hidden;
      const at = start + text.length;
      const printed = hidden ? "" : (cell?.text ?? "").replaceAll(/[\r\n\u2028\u2029]/gu, " ");
      if (!hidden) places.push({ start: at, name: `${columnLetters(column)}${number}` });
      text += printed;
      made.push({ text: hidden || cell?.fault ? "" : (cell?.text ?? ""), start: at, end: at + printed.length });
      if (cell?.fault && !hidden) faults.set(at, { cell: `${columnLetters(column)}${number}`, text: cell.text, kind: cell.fault });
    }
    lines.push(text);
    last = number;
    rows.push({ number, cells: made, start, end: start + text.length });
    offset += text.length + 1;
  }
  const hiddenRows = new Set(sheet.cells.filter(({ row }) => sheet.hiddenRows.has(row)).map(({ row }) => row)).size;
  const hiddenColumns = [...new Set(shown.filter(({ column }) => sheet.hiddenColumns.has(column)).map(({ column }) => column))].sort((a, b) => a - b);
  const more: DataNote[] = [
    ...(hiddenRows > 0 ? [{ kind: "hidden-rows", count: hiddenRows } as const] : []),
    ...(hiddenColumns.length > 0 ? [{ kind: "hidden-columns", letters: hiddenColumns.map(columnLetters) } as const] : []),
  ];
  const file: SourceFile = { path, text: lines.join("\n"), place: (at) => placeAt(places, at) };
  return { grid: { file, rows, hidden: sheet.hiddenColumns, merges: sheet.merges, ragged: false, notes: [...notes, ...more] }, faults };
}

function placeAt(places: readonly { readonly start: number; readonly name: string }[], at: number): string | undefined {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (places[middle]!.start <= at) low = middle;
    else high = middle - 1;
  }
  return places[low]?.name;
}

/** Cells of the table itself that have no value; others do no harm. Formulas that were never calculated are said once. */
function faultsIn(table: DataTable, faults: ReadonlyMap<number, Fault>): readonly Diagnostic[] {
  if (faults.size === 0) return [];
  const hit = table.spans.flat().flatMap((span) => {
    const fault = faults.get(span.start);
    return fault ? [{ span, fault }] : [];
  });
  const uncalculated = hit.filter(({ fault }) => fault.kind === "uncalculated");
  return [
    ...hit.filter(({ fault }) => fault.kind === "error").map(({ span, fault }) => warning("cell-error", { cell: fault.cell, value: fault.text }, { span })),
    ...uncalculated.slice(0, 1).map(({ span, fault }) => error("cell-uncalculated", { cell: fault.cell, count: uncalculated.length }, { span })),
  ];
}
