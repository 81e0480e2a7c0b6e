import type { ChartModel, DataColumn } from "../../scene/chart-model.js";
import { officeRelationship, writePackage, type Package } from "./package.js";
import { el, type XmlElement } from "./xml.js";

/** The cells behind a chart: categories down column A, one column a series, headings in row 1. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Column of each thing the chart refers to: `series 0`, `x 0`, `size 0`, `plus 0`, `minus 0`. */
  readonly columns: ReadonlyMap<string, number>;
}

/** Text, a number with its Excel format and perhaps the formula it comes from, or nothing. */
export type Cell = string | { readonly value: number; readonly format: string; readonly formula?: string } | null;

export function chartSheet(model: ChartModel): Sheet {
  const columns = columnsOf(model);
  const places = new Map(columns.map(({ key }, i) => [key, i + 1]));
  const head: readonly Cell[] = [model.categoryHeading, ...columns.map(({ name }) => name)];
  const rows = model.categories.map((category, row): readonly Cell[] => [
    category,
    ...columns.map(({ values, format, sumOf }) => {
      const cell = numberCell(values[row], format);
      if (!sumOf || cell === null || typeof cell === "string") return cell;
      return { ...cell, formula: `SUM(${sumOf.map((series) => `${columnName(places.get(`series ${series}`)!)}${row + 2}`).join(",")})` };
    }),
  ]);
  return { name: "Sheet1", rows: [head, ...rows], columns: places };
}

interface SheetColumn extends DataColumn {
  readonly key: string;
  readonly sumOf?: readonly number[];
}

/** The series in their order, a scatter chart's horizontal values before them; what belongs to a series only in part comes last. */
function columnsOf({ series }: ChartModel): readonly SheetColumn[] {
  const kept = (key: string, column: DataColumn | undefined, i: number): readonly SheetColumn[] => (column ? [{ key: `${key} ${i}`, ...column }] : []);
  return [
    ...series.flatMap(({ x }, i) => kept("x", x, i)),
    ...series.map(({ name, values, format, sumOf }, i): SheetColumn => ({ key: `series ${i}`, name, values, format, sumOf })),
    ...series.flatMap(({ sizes }, i) => kept("size", sizes, i)),
    ...series.flatMap(({ name, errors, format }, i) =>
      errors ? [...kept("plus", { name: `${name} +`, values: errors.plus, format }, i), ...kept("minus", { name: `${name} −`, values: errors.minus, format }, i)] : [],
    ),
  ];
}

/** A range of one column with absolute addresses, rows counted from 0: `Sheet1!$B$2:$B$6`. */
export function columnRange(sheet: Sheet, column: number, first: number, last: number): string {
  const from = `$${columnName(column)}$${first + 1}`;
  return first === last ? `${sheet.name}!${from}` : `${sheet.name}!${from}:$${columnName(column)}$${last + 1}`;
}

/** Text as Excel keeps it: `_x0041_` would be read as a character code, so its underscore is written as one. */
export const spreadsheetText = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_");

/** A number as its cell and the chart's cache both write it. */
export const numberText = (value: number): string => (value === 0 ? "0" : String(value));

/** The .xlsx that PowerPoint opens for "Edit data". Not compressed in itself: the presentation around it is. */
export function workbook(sheet: Sheet): Uint8Array {
  const texts = new Map<string, number>();
  const formats = new Map<string, number>();
  for (const cell of sheet.rows.flat()) {
    if (typeof cell === "string" && !texts.has(cell)) texts.set(cell, texts.size);
    else if (cell !== null && typeof cell === "object" && !formats.has(cell.format)) formats.set(cell.format, formats.size);
  }
  const parts: Package = new Map([
    ["xl/workbook.xml", { contentType: `${main}.sheet.main+xml`, content: workbookXml, relationships: workbookRelationships }],
    ["xl/worksheets/sheet1.xml", { contentType: `${main}.worksheet+xml`, content: sheetXml(sheet, texts, formats) }],
    ["xl/sharedStrings.xml", { contentType: `${main}.sharedStrings+xml`, content: stringsXml([...texts.keys()]) }],
    ["xl/styles.xml", { contentType: `${main}.styles+xml`, content: stylesXml([...formats.keys()]) }],
  ]);
  return Buffer.concat(writePackage(parts, [{ id: "rId1", type: officeRelationship("officeDocument"), target: "xl/workbook.xml" }], false));
}

const main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const workbookXml = el(
  "workbook",
  { xmlns: namespace, "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships" },
  el("sheets", {}, el("sheet", { name: "Sheet1", sheetId: 1, "r:id": "rId1" })),
);

const workbookRelationships = [
  { id: "rId1", type: officeRelationship("worksheet"), target: "xl/worksheets/sheet1.xml" },
  { id: "rId2", type: officeRelationship("sharedStrings"), target: "xl/sharedStrings.xml" },
  { id: "rId3", type: officeRelationship("styles"), target: "xl/styles.xml" },
] as const;

/** Index of the head's style; number formats follow it. */
const headStyle = 1;

function sheetXml(sheet: Sheet, texts: ReadonlyMap<string, number>, formats: ReadonlyMap<string, number>): XmlElement {
  const width = Math.max(...sheet.rows.map((row) => row.length));
  return el(
    "worksheet",
    { xmlns: namespace },
    el("dimension", { ref: `A1:${columnName(width - 1)}${sheet.rows.length}` }),
    el("sheetViews", {}, el("sheetView", { workbookViewId: 0 })),
    el("sheetFormatPr", { defaultRowHeight: 15 }),
    el("cols", {}, el("col", { min: 1, max: width, width: 16, customWidth: 1 })),
    el(
      "sheetData",
      {},
      sheet.rows.map((row, r) =>
        el("row", { r: r + 1 }, row.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, r === 0, texts, formats))),
      ),
    ),
  );
}

function cellXml(
  cell: Cell,
  address: string,
  head: boolean,
  texts: ReadonlyMap<string, number>,
  formats: ReadonlyMap<string, number>,
): XmlElement | undefined {
  if (cell === null) return undefined;
  if (typeof cell === "string") return el("c", { r: address, s: head ? headStyle : undefined, t: "s" }, el("v", {}, String(texts.get(cell))));
  return el("c", { r: address, s: headStyle + 1 + formats.get(cell.format)! }, cell.formula ? el("f", {}, cell.formula) : undefined, el("v", {}, numberText(cell.value)));
}

const stringsXml = (texts: readonly string[]): XmlElement =>
  el(
    "sst",
    { xmlns: namespace, uniqueCount: texts.length },
    texts.map((text) => el("si", {}, el("t", { "xml:space": "preserve" }, spreadsheetText(text)))),
  );

/** Custom formats count from 164 up; lower numbers are Excel's own. */
const firstFormat = 164;

function stylesXml(formats: readonly string[]): XmlElement {
  const font = (...weight: readonly XmlElement[]): XmlElement => el("font", {}, weight, el("sz", { val: 11 }), el("name", { val: "Microsoft YaHei" }));
  const style = (format: number, fontId: number): XmlElement =>
    el("xf", { numFmtId: format, fontId, fillId: 0, borderId: 0, xfId: 0, applyNumberFormat: format ? 1 : undefined, applyFont: fontId ? 1 : undefined });
  return el(
    "styleSheet",
    { xmlns: namespace },
    formats.length
      ? el("numFmts", { count: formats.length }, formats.map((code, i) => el("numFmt", { numFmtId: firstFormat + i, formatCode: code })))
      : undefined,
    el("fonts", { count: 2 }, font(), font(el("b"))),
    el("fills", { count: 2 }, ["none", "gray125"].map((patternType) => el("fill", {}, el("patternFill", { patternType })))),
    el("borders", { count: 1 }, el("border", {}, ["left", "right", "top", "bottom", "diagonal"].map((side) => el(side)))),
    el("cellStyleXfs", { count: 1 }, el("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    el("cellXfs", { count: formats.length + 2 }, style(0, 0), style(0, 1), formats.map((_, i) => style(firstFormat + i, 0))),
    el("cellStyles", { count: 1 }, el("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })),
  );
}

const numberCell = (value: number | null | undefined, format: string): Cell =>
  value === null || value === undefined || !Number.isFinite(value) ? null : { value, format };

/** A, B, … Z, AA, … */
function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnName(rest) : "") + String.fromCharCode(65 + (index % 26));
}
