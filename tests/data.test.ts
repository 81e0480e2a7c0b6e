import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { showCell } from "../src/data/cell-format.js";
import { readDelimited } from "../src/data/delimited.js";
import { readData } from "../src/data/read.js";
import type { DataOptions, DataTable } from "../src/data/table.js";
import { readWorkbook } from "../src/data/workbook.js";
import type { Diagnosed } from "../src/source/diagnostic.js";
import { formatDiagnostic, toJson } from "../src/source/print.js";
import { spanText } from "../src/source/span.js";
import { compileText } from "./support/decks.js";

const read = (text: string, options: DataOptions = {}, path = "t.csv"): Diagnosed<DataTable | undefined> => readDelimited({ path, text }, options);

/** The table of a file that has to be fine. */
function tableOf({ value, diagnostics }: Diagnosed<DataTable | undefined>): DataTable {
  expect(diagnostics).toEqual([]);
  return value!;
}
const note = (table: DataTable, kind: string) => table.notes.find((each) => each.kind === kind);

describe("text files", () => {
  test("titles, the unit line and remarks are put aside; a total stays", () => {
    const table = tableOf(read("2015年各区主要指标,,\n数据库：分省年度数据\n,,单位：亿元\n\n地区,产值,增速(%)\n高新区,\"1,234.5\",10.2%\n任城区,８８０,—\n合计,\"2,114.5\",\n\n注：增速按可比价计算，不含跨区企业\n资料来源：统计局, 2016\n"));
    expect(table).toMatchObject({
      columns: ["地区", "产值", "增速(%)"],
      units: [undefined, undefined, "%"],
      unit: "亿元",
      rows: [["高新区", "1,234.5", "10.2%"], ["任城区", "８８０", "—"], ["合计", "2,114.5", ""]],
    });
    expect(note(table, "preamble")).toMatchObject({ rows: [1, 2, 3] });
    expect(note(table, "header")).toEqual({ kind: "header", rows: [5] });
    expect(note(table, "footnotes")).toMatchObject({ rows: [10, 11] });
    expect(spanText(table.spans[0]![1]!)).toBe('"1,234.5"');
    expect(spanText(table.spans[1]![1]!)).toBe("８８０");
  });

  test("the unit of a title in brackets", () => {
    const table = tableOf(read("指标：地区生产总值(亿元)\n时间：最近2年\n地区,2024年,2023年\n北京市,49670.2,47353.7\n天津市,17931.3,17211.8\n注：数据已修订，以此为准。\n"));
    expect(table).toMatchObject({ unit: "亿元", columns: ["地区", "2024年", "2023年"], rows: [["北京市", "49670.2", "47353.7"], ["天津市", "17931.3", "17211.8"]] });
  });

  test.each([
    ["groups in the first row", "地区,2014年,,2015年,\n,产值（亿元）,增速,产值（亿元）,增速\n甲,1,2,3,4\n乙,5,6,7,8\n", ["地区", "2014年 / 产值（亿元）", "2014年 / 增速", "2015年 / 产值（亿元）", "2015年 / 增速"]],
    ["a plain column beside a group", "地区,人口,GDP,\n,,总量,增速\n甲,1,2,3\n乙,5,6,7\n", ["地区", "人口", "GDP / 总量", "GDP / 增速"]],
    ["years below", "指标,产值,\n,2014,2015\n甲,1,2\n乙,5,6\n", ["指标", "产值 / 2014", "产值 / 2015"]],
    ["a row of units names nothing", "地区,产值,增速\n,亿元,%\n甲,1,2\n乙,5,6\n", ["地区", "产值", "增速"]],
    ["a blank corner", ",产值,增速\n甲,1,2\n乙,5,6\n", ["A", "产值", "增速"]],
    ["years as names", "地区,2014,2015\n甲,1,2\n乙,5,6\n", ["地区", "2014", "2015"]],
    ["text under a gap in the header is data", "name,,note\na,b,c\nd,e,f\n", ["name", "B", "note"]],
  ])("header: %s", (_, text, columns) => {
    const table = tableOf(read(text));
    expect(table.columns).toEqual(columns);
    expect(table.rows).toHaveLength(2);
  });

  test("units from headings and from a row of their own; other brackets are none", () => {
    expect(tableOf(read("产值（亿元）,增速(%),人口（同比）,投资/万元,sales (RMB million),x (2015)\n1,2,3,4,5,6\n")).units).toEqual(["亿元", "%", undefined, "万元", "RMB million", undefined]);
    expect(tableOf(read("地区,产值,增速\n,亿元,(%)\n甲,1,2\n")).units).toEqual([undefined, "亿元", "%"]);
  });

  test.each([
    ["semicolons with decimal commas", "a;b\n1,5;2\n3,5;4\n", [["1,5", "2"], ["3,5", "4"]]],
    ["tabs with thousands", "a\tb\n1,234\tx\n2,345\ty\n", [["1,234", "x"], ["2,345", "y"]]],
    ["bars", "a|b\n1|2\n3|4\n", [["1", "2"], ["3", "4"]]],
    ["full-width commas", "甲，乙\n1，2\n3，4\n", [["1", "2"], ["3", "4"]]],
    ["a title with a comma above semicolons", "one, two, three\na;b\n1;2\n3;4\n", [["1", "2"], ["3", "4"]]],
    ["a quoted line break and quotes", 'a,b\n"x\ny","say ""hi"""\n3,5" pipe\n', [["x\ny", 'say "hi"'], ["3", '5" pipe']]],
    ["one column", "a\n1\n2\n", [["1"], ["2"]]],
  ])("delimiter: %s", (_, text, rows) => {
    expect(tableOf(read(text)).rows).toEqual(rows);
  });

  test("empty cells at the end are no fault; a missing or an extra cell is, at its line", () => {
    expect(tableOf(read("a,b,,\n1,2,,\n3,4\n5,,\n")).rows).toEqual([["1", "2"], ["3", "4"], ["5", ""]]);
    const { diagnostics } = read('a,b\n"x\n\ny",2\n3\n4,5,6\n');
    expect(diagnostics.map(({ code, args, span }) => [code, args["cells"], spanText(span!)])).toEqual([["ragged-row", 1, "3"], ["ragged-row", 3, "4,5,6"]]);
    expect(toJson(diagnostics[0]!, "en")).toMatchObject({ line: 5, column: 1 });
  });

  test("header and range as the outline gives them", () => {
    const text = "x,q,w,e\n1,a,b,z\n2,c,d,z\n3,5,6,z\n4,7,8,z\n";
    expect(tableOf(read(text, { header: [2, 3] }))).toMatchObject({ columns: ["1 / 2", "a / c", "b / d", "z"], rows: [["3", "5", "6", "z"], ["4", "7", "8", "z"]] });
    expect(tableOf(read(text, { range: "C4:B2" }))).toMatchObject({ columns: ["a", "b"], rows: [["c", "d"], ["5", "6"]] });
    expect(tableOf(read(text, { range: "B:C", header: 3 }))).toMatchObject({ columns: ["c", "d"], rows: [["5", "6"], ["7", "8"]] });
    expect([read(text, { header: 9 }), read(text, { range: "B2-C4" }), read(text, { header: 5 }), read(text, { range: "X1:Z9" }), read('a,b\n"1,2\n')].map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([["data-header"], ["data-range"], ["data-empty"], ["data-empty"], ["quote-open"]]);
  });

  test("encoding and delimiter are told", () => {
    const gb = Buffer.concat([Buffer.from("c4ead4c2", "hex"), Buffer.from(";b\r\n1;2\r\n")]);
    expect(tableOf(readData(gb, "t.csv")).notes).toEqual([{ kind: "encoding", encoding: "GB18030" }, { kind: "delimiter", delimiter: ";" }, { kind: "header", rows: [1] }]);
    expect(tableOf(readData(Buffer.from("\ufeffa,b\n1,2\n", "utf16le"), "t.csv")).notes).toContainEqual({ kind: "encoding", encoding: "UTF-16" });
  });

  test.each([
    ["a megabyte of quotes", '"'.repeat(1_000_001)],
    ["a megabyte of spaces in a cell", `a,b\n1,${" ".repeat(1_000_000)}x\n`],
    ["brackets without end", `a,b\n${"（".repeat(500_000)},1\n`],
    ["a header of 100,000 names", `${"a,".repeat(100_000)}b\n${"1,".repeat(100_000)}2\n`],
    ["190,000 rows of one cell", `a\n${"1\n".repeat(190_000)}`],
    ["100,000 empty lines", `a,b\n${"\n".repeat(100_000)}1,2\n`],
    ["many short rows under one of 5000 cells", `${"a,".repeat(5000)}\n${"1\n".repeat(50_000)}`],
  ])("hostile: %s", (_, text) => {
    const start = performance.now();
    read(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

// Workbooks -----------------------------------------------------------------------------------------------------------

interface SheetText {
  readonly name: string;
  readonly xml: string;
  readonly state?: string;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const officeLinks = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const links = (items: readonly string[]): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
const link = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${officeLinks}/${type}" Target="${target}"/>`;

/** The parts of a workbook; `formats` are those of the styles 1, 2, 3 …; strings and a workbook property may be given. */
function parts(sheets: readonly SheetText[], formats: readonly string[] = [], strings = "", property = ""): Record<string, Uint8Array> {
  const styles = `<styleSheet ${main}><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"/>`).join("")}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join("")}<xf numFmtId="14"/></cellXfs></styleSheet>`;
  const listed = sheets.map(({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i + 1}"${state ? ` state="${state}"` : ""}/>`).join("");
  return {
    "_rels/.rels": strToU8(links([link("r", "officeDocument", "xl/workbook.xml")])),
    "xl/workbook.xml": strToU8(`<workbook ${main} xmlns:r="${officeLinks}">${property}<sheets>${listed}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(links([...sheets.map((_, i) => link(`s${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)), link("x", "sharedStrings", "sharedStrings.xml"), link("y", "styles", "/xl/styles.xml")])),
    "xl/styles.xml": strToU8(styles),
    "xl/sharedStrings.xml": strToU8(`<sst ${main}>${strings}</sst>`),
    ...Object.fromEntries(sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(`<worksheet ${main}>${xml}</worksheet>`)])),
  };
}
const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const cell = (at: string, value: number | string, style?: number, type?: string): string => `<c r="${at}"${style === undefined ? "" : ` s="${style}"`}${type ? ` t="${type}"` : ""}><v>${value}</v></c>`;
const row = (number: number, cells: readonly string[], more = ""): string => `<row r="${number}"${more}>${cells.join("")}</row>`;
const data = (...rows: readonly string[]): string => `<sheetData>${rows.join("")}</sheetData>`;
const workbook = (xml: string, formats: readonly string[] = [], strings = "", property = ""): Uint8Array => zipSync(parts([{ name: "增速", xml }], formats, strings, property));

describe("workbooks", () => {
  const simple = data(row(1, [inline("A1", "地区"), inline("B1", "产值")]), row(2, [inline("A2", "甲"), cell("B2", 1.5)]));

  test("cells as the sheet prints them", () => {
    const formats = ["0.0%", "#,##0.00", 'yyyy"年"m"月"', "yyyy/m/d"];
    const strings = "<si><t>项目</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">文本 </t></r><rPh><t>ふ</t></rPh></si><si><t>a_x000D_b</t></si>";
    const xml = data(
      row(1, [cell("A1", 0, undefined, "s"), ...["B", "C", "D", "E", "F", "G"].map((letter) => inline(`${letter}1`, letter.toLowerCase()))]),
      row(2, [cell("A2", 1, undefined, "s"), cell("B2", 0.12345, 1), cell("C2", 1234567.005, 2), cell("D2", 42005, 3), cell("E2", 42035, 4), cell("F2", 42035, 5), cell("G2", 1, undefined, "b")]),
      row(3, [cell("A3", 2, undefined, "s"), '<c r="B3" s="1"><f>1/8</f><v>0.125</v></c>', '<c r="C3" t="str"><f>A1</f><v>文字</v></c>', cell("D3", 0.1 + 0.2)]),
    );
    const table = tableOf(readWorkbook(workbook(xml, formats, strings), "x.xlsx"));
    expect(table.columns).toEqual(["项目", "b", "c", "d", "e", "f", "g"]);
    expect(table.rows).toEqual([
      ["富文本", "12.3%", "1,234,567.01", "2015年1月", "2015-01-31", "2015-01-31", "TRUE"],
      ["a\rb", "12.5%", "文字", "0.3", "", "", ""],
    ]);
  });

  test("merged headers, hidden rows and columns, merged regions, a title and a note", () => {
    const xml = `<cols><col min="3" max="3" hidden="1"/></cols>${data(
      row(1, [inline("A1", "主要指标（亿元）")]),
      row(2, [inline("A2", "地区"), inline("B2", "项目"), inline("C2", "内部"), inline("D2", "2015年")]),
      row(3, [inline("C3", "码"), inline("D3", "产值"), inline("E3", "增速\n（%）")]),
      row(4, [inline("A4", "甲"), inline("B4", "工业"), cell("C4", 9), cell("D4", 1), cell("E4", 2)]),
      row(5, [inline("B5", "农业"), cell("D5", 3), cell("E5", 4)]),
      row(6, [inline("A6", "隐"), cell("D6", 5)], ' hidden="1"'),
      row(7, [inline("A7", "合计"), cell("D7", 6), cell("E7", 7)]),
      row(8, [inline("A8", "注：不含跨区")]),
    )}<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="D2:E2"/><mergeCell ref="A4:A5"/></mergeCells>`;
    const table = tableOf(readWorkbook(workbook(xml), "x.xlsx"));
    expect(table).toMatchObject({
      unit: "亿元",
      columns: ["地区", "项目", "2015年 / 产值", "2015年 / 增速（%）"],
      units: [undefined, undefined, undefined, "%"],
      rows: [["甲", "工业", "1", "2"], ["甲", "农业", "3", "4"], ["合计", "", "6", "7"]],
    });
    expect(table.notes).toEqual([
      { kind: "sheet", sheet: "增速", others: [] },
      { kind: "hidden-rows", count: 1 },
      { kind: "hidden-columns", letters: ["C"] },
      { kind: "preamble", rows: [1], texts: ["主要指标（亿元）"] },
      { kind: "header", rows: [2, 3] },
      { kind: "footnotes", rows: [8], texts: ["注：不含跨区"] },
      { kind: "filled-down", cells: 1 },
    ]);
  });

  test("a sheet by name, by number, or the first that is not hidden; a range of it", () => {
    const second = data(row(3, [inline("C3", "x"), inline("D3", "y")]), row(4, [cell("C4", 1), cell("D4", 2)]), row(5, [cell("C5", 3), cell("D5", 4)]));
    const book = zipSync(parts([{ name: "封面", xml: simple, state: "hidden" }, { name: "2015", xml: simple }, { name: "数据", xml: second }]));
    const columns = (options: DataOptions) => tableOf(readWorkbook(book, "x.xlsx", options)).columns;
    expect([columns({}), columns({ sheet: "数据" }), columns({ sheet: 3 }), columns({ sheet: 2015 })]).toEqual([["地区", "产值"], ["x", "y"], ["x", "y"], ["地区", "产值"]]);
    expect(tableOf(readWorkbook(book, "x.xlsx", { sheet: 3, range: "D3:D4" }))).toMatchObject({ columns: ["y"], rows: [["2"]] });
    expect(readWorkbook(book, "x.xlsx", { sheet: "20l5" }).diagnostics).toMatchObject([{ code: "unknown-sheet", args: { suggestion: "2015", known: ["封面", "2015", "数据"] } }]);
  });

  test("errors and formulas without a value name sheet and cell", () => {
    const xml = data(row(1, [inline("A1", "地区"), inline("B1", "增速")]), row(2, [inline("A2", "甲"), cell("B2", 1)]), row(7, [inline("A7", "乙"), cell("B7", "#REF!", undefined, "e")]), row(8, [inline("A8", "丙"), '<c r="B8"><f>B2*2</f></c>']));
    const { value, diagnostics } = readWorkbook(workbook(xml), "x.xlsx");
    expect(value!.rows).toEqual([["甲", "1"], ["乙", ""], ["丙", ""]]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["cell-error", "warning"], ["cell-uncalculated", "error"]]);
    expect(formatDiagnostic(diagnostics[0]!, { language: "zh-CN", color: false })).toContain("警告[cell-error]：单元格 `B7` 是错误值 `#REF!`，按空单元格读取。\n --> x.xlsx!增速 B7\n  |\n7 | 乙 │ #REF!\n  |      ^^^^^");
    expect(toJson(diagnostics[1]!, "en")).toMatchObject({ file: "x.xlsx!增速", line: 8, cell: "B8" });
  });

  test("1904 dates, prefixed names, cells without addresses", () => {
    const xml = data(row(1, [inline("A1", "d"), inline("B1", "v")]), "<row><c s=\"1\"><v>40543</v></c><c><v>2</v></c></row>");
    expect(tableOf(readWorkbook(workbook(xml, ["yyyy-mm-dd"], "", '<workbookPr date1904="1"/>'), "x.xlsx")).rows).toEqual([["2015-01-01", "2"]]);
    const made = parts([{ name: "s", xml: simple }]);
    const prefixed = strToU8(new TextDecoder().decode(made["xl/worksheets/sheet1.xml"]).replaceAll(/<(\/?)(\w)/gu, "<$1x:$2").replace("xmlns=", "xmlns:x="));
    expect(tableOf(readWorkbook(zipSync({ ...made, "xl/worksheets/sheet1.xml": prefixed }), "x.xlsx")).rows).toEqual([["甲", "1.5"]]);
  });

  test("an outline takes a column of a sheet", async () => {
    const outline = "deck: { title: T, date: 2016-01-11 }\ndata: { gdp: { file: x.xlsx, sheet: 增速, header: 1, range: 'A1:B2' } }\nslides:\n  - { template: table, title: T, columns: [{ head: 地区 }, { head: 产值 }], rows: { data: gdp, columns: [地区, 产值] } }\n";
    const { diagnostics, sources } = await compileText({ "outline.yaml": outline, "x.xlsx": workbook(simple) });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(sources!.tables.get("gdp")!.rows).toEqual([["甲", "1.5"]]);
  });

  const whole = workbook(simple);
  const cfb = (text = ""): Uint8Array => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(text, "utf16le")]);
  const withSheet = (xml: string): Uint8Array => zipSync({ ...parts([{ name: "s", xml: simple }]), "xl/worksheets/sheet1.xml": strToU8(xml) });
  const bomb = (): Uint8Array => zipSync({ ...parts([{ name: "s", xml: simple }]), "xl/worksheets/sheet1.xml": new Uint8Array(100_000_000) }, { level: 6 });
  test.each([
    ["the old format", cfb(), "x.xls", "workbook-old"],
    ["a password", cfb("EncryptedPackage"), "x.xlsx", "workbook-encrypted"],
    ["cut off", whole.slice(0, whole.length - 200), "x.xlsx", "workbook-damaged"],
    ["half of it", whole.slice(0, whole.length / 2), "x.xlsx", "workbook-damaged"],
    ["text under its name", strToU8("a,b\n1,2\n"), "x.xlsx", "workbook-foreign"],
    ["a document", zipSync({ "word/document.xml": strToU8("<x/>") }), "x.xlsx", "workbook-foreign"],
    ["an archive", zipSync({ "a.txt": strToU8("hello") }), "x.zip", "workbook-foreign"],
    ["empty", new Uint8Array(), "x.xlsx", "file-empty"],
    ["no cells", workbook("<sheetData/>"), "x.xlsx", "data-empty"],
    ["a header alone", workbook(data(row(1, [inline("A1", "a")]))), "x.xlsx", "data-empty"],
    ["broken XML", withSheet("<worksheet><sheetData><row>"), "x.xlsx", "workbook-damaged"],
    ["entities", withSheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'), "x.xlsx", "workbook-damaged"],
    ["deep nesting", withSheet("<a>".repeat(100_000)), "x.xlsx", "workbook-damaged"],
    ["a bomb", bomb(), "x.xlsx", "workbook-too-large"],
    ["an address that is none", withSheet('<worksheet><sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>'), "x.xlsx", "workbook-damaged"],
    ["a row that is none", withSheet('<worksheet><sheetData><row r="-1"/></sheetData></worksheet>'), "x.xlsx", "workbook-damaged"],
    ["a cell in each row's last column", workbook(data(...Array.from({ length: 3000 }, (_, i) => row(i + 1, [cell(`XFD${i + 1}`, 1)])))), "x.xlsx", "data-too-large"],
    ["too many cells", workbook(data(...Array.from({ length: 201 }, (_, i) => `<row r="${i + 1}">${"<c><v>1</v></c>".repeat(1000)}</row>`))), "x.xlsx", "workbook-too-large"],
    ["millions of empty cells", workbook(data(`<row r="1">${"<c/>".repeat(2_100_000)}</row>`)), "x.xlsx", "workbook-too-large"],
    ["too many entries", zipSync(Object.fromEntries(Array.from({ length: 5002 }, (_, i) => [`f${i}`, new Uint8Array()]))), "x.xlsx", "workbook-too-large"],
  ])("refused: %s", (_, bytes, path, code) => {
    const start = performance.now();
    const { value, diagnostics } = readData(bytes, path);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, severity: "error" }]);
    expect(performance.now() - start).toBeLessThan(3000);
    for (const language of ["en", "zh-CN"] as const) expect(formatDiagnostic(diagnostics[0]!, { language, color: false })).toContain("x.");
  });

  test("the ends of a sheet, and merges over all of it, cost nothing", () => {
    const xml = `${data(row(1, [inline("A1", "a"), inline("B1", "b")]), row(2, [cell("A2", 1), cell("B2", 2)]), row(1_048_576, [cell("A1048576", 3), cell("B1048576", 4)]))}<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</mergeCells>`;
    const start = performance.now();
    readWorkbook(workbook(xml), "x.xlsx");
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test("merges that overlap 40,000 times cost nothing", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 2}"><c><v>1</v></c><c><v>2</v></c></row>`);
    const xml = `${data(row(1, [inline("A1", "a"), inline("B1", "b")]), ...rows)}<mergeCells>${Array.from({ length: 40_000 }, (_, i) => `<mergeCell ref="A${(i % 9) + 2}:A1048576"/>`).join("")}</mergeCells>`;
    const start = performance.now();
    expect(readWorkbook(workbook(xml), "x.xlsx").value!.rows).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  test("a problem with an option is shown where the outline gives it", async () => {
    const outline = (option: string): string => `deck: { title: T, date: 2016-01-11 }\ndata: { t: { file: x.xlsx, ${option} } }\nslides:\n  - { template: cover }\n`;
    const options = ["range: B3-F20", "sheet: 数据", "header: 9"];
    const results = await Promise.all(options.map((option) => compileText({ "outline.yaml": outline(option), "x.xlsx": whole })));
    expect(results.map(({ diagnostics }) => diagnostics.map(({ code, span }) => [code, spanText(span!)]))).toEqual([[["data-range", "B3-F20"]], [["unknown-sheet", "数据"]], [["data-header", "9"]]]);
  });

  test("any byte of a workbook may be wrong", () => {
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = whole.slice();
      bytes[at] = bytes[at]! ^ 0xff;
      expect(() => readData(bytes, "x.xlsx")).not.toThrow();
    }
  });
});

describe("number formats", () => {
  test.each<[number, string, string]>([
    [1234.5, "General", "1234.5"], [-3.1, "General", "-3.1"], [0.1 + 0.2, "General", "0.3"], [12345.678901234, "General", "12345.6789"], [1e15, "General", "1E+15"], [123456789012, "General", "123456789012"],
    [2.5, "0", "3"], [1.005, "0.00", "1.01"], [-0.5, "0.0", "-0.5"], [0.5, "#.##", ".5"], [3, "0.##", "3"], [3, "000", "003"], [1234567, "#,##0", "1,234,567"],
    [0.1234, "0.0%", "12.3%"], [1.5, "0%", "150%"], [12345678, "#,##0,", "12,346"], [123456, '0.0,"千"', "123.5千"], [29420000, '0\\.0,"万"', "2942.0万"],
    [-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"], [-5, "#,##0.00_);[Red](#,##0.00)", "(5.00)"], [0, '0;-0;"—"', "—"], [1234, "[$¥-804]#,##0", "¥1,234"],
    [15000, '[>=10000]0.0,"k";0', "15.0k"], [500, '[>=10000]0.0,"k";0', "500"], [-5, "[<0]-0.0;0", "-5.0"], [12345, "0.00E+00", "1.23E+04"], [7, '0"个"', "7个"], [5, ";;;", ""],
    [42035, "yyyy-mm-dd", "2015-01-31"], [42035, "m/d/yy", "2015-01-31"], [42035, 'yyyy"年"m"月"d"日"', "2015年1月31日"], [42035, "mmm-yy", "Jan-15"], [42035, "yyyy", "2015"], [42035, "[$-804]aaaa", "星期六"],
    [42035.75, "yyyy/m/d h:mm", "2015-01-31 18:00"], [0.75, "h:mm AM/PM", "6:00 PM"], [1.5, "[h]:mm", "36:00"], [0.0007, "mm:ss", "01:00"], [60, "yyyy-mm-dd", "1900-02-29"], [1, "yyyy-mm-dd", "1900-01-01"], [61, "yyyy-mm-dd", "1900-03-01"],
    [-1, "yyyy-mm-dd", "-1"], [0.5, "# ?/?", "0.5"], [5, '"unclosed', "unclosed"], [5, "[unclosed", "5"], [1e300, "0.00", `1${"0".repeat(300)}.00`],
  ])("%d as %s is %s", (value, code, shown) => {
    expect(showCell(value, code, false).trim()).toBe(shown);
  });
});
