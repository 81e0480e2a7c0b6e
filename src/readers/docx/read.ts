import { assembleReport, languageOf } from "../../report/assemble.js";
import { isNumberedHeading, titled, withNumberedHeadings } from "../../report/headings.js";
import { RANK, readNumbering } from "../../report/numbering.js";
import { readDate } from "../../report/page-chrome.js";
import { joinProse, plainProse, type Prose } from "../../report/prose.js";
import type { Report, Table } from "../../report/report.js";
import type { Block } from "../../report/sections.js";
import { warning, type Diagnosed } from "../../source/diagnostic.js";
import type { SourceFile } from "../../source/span.js";
import { readBody, withNumber, type Shown, type ShownParagraph, type ShownTable } from "./body.js";
import { openWordFile } from "./parts.js";

/**
 * A Word file as a report. Spans lie in a rendering of the document, a paragraph or table row a line, so that a line number
 * is the number of the paragraph, empty ones not counted.
 */
export function readDocx(bytes: Uint8Array, path: string): Diagnosed<Report | undefined> {
  const parts = openWordFile(bytes, path);
  if ("code" in parts) return { value: undefined, diagnostics: [parts] };
  const { file, paragraphs, tables } = render(readBody(parts), path);
  const head = readHead(paragraphs, file);
  const headings = withNumberedHeadings(head.rest.map(({ block }) => block));
  const { title, blocks } = titled(headings, undefined);
  const extent = { file, start: head.rest[0]?.start ?? 0, end: file.text.length };
  const report = assembleReport({
    file,
    title: head.title ?? (title === "" ? (parts.title ?? "") : title),
    date: head.date ?? parts.created,
    blocks: head.title ? headings : blocks,
    tables,
    extent,
  });
  const empty = paragraphs.length === 0 && tables.length === 0;
  return { value: report, diagnostics: empty ? [warning("report-empty", { path })] : [] };
}

interface Placed {
  readonly shown: ShownParagraph;
  readonly block: Block;
  readonly start: number;
}

interface Rendering {
  readonly file: SourceFile;
  readonly paragraphs: readonly Placed[];
  readonly tables: readonly Table[];
}

/** The text first, since every span needs the whole file; then blocks and tables at their places in it. */
function render(body: readonly Shown[], path: string): Rendering {
  const starts: number[] = [];
  const lines: string[] = [];
  let length = 0;
  const add = (line: string): void => {
    lines.push(line);
    length += line.length + 1;
  };
  const shown = body.map((item): Shown => (item.kind === "table" ? { ...item, rows: item.rows.filter((row) => row.some(({ text }) => text !== "")) } : item));
  for (const item of shown) {
    starts.push(length);
    if (item.kind === "paragraph") add(withNumber(item.number, item.text).replaceAll("\n", " "));
    else for (const row of item.rows) add(row.map(({ text }) => text).join("\t"));
  }
  const file: SourceFile = { path, text: lines.join("\n"), unit: "paragraph" };
  const paragraphs: Placed[] = [];
  const tables: Table[] = [];
  shown.forEach((item, i) => {
    const start = starts[i]!;
    if (item.kind === "table") {
      if (item.rows.length > 0) tables.push(tableAt(item, start, file));
    } else for (const block of blocksOf(item, start, file)) paragraphs.push({ shown: item, block, start });
  });
  return { file, paragraphs, tables };
}

/** A paragraph is one block; a numbered heading set off by a line break (Shift+Enter) is one of its own. */
function blocksOf(shown: ShownParagraph, start: number, file: SourceFile): readonly Block[] {
  const printed = withNumber(shown.number, shown.text);
  const whole = { ...plainProse(file, start, start + printed.length), text: printed };
  if (shown.outline !== undefined && !shown.title) {
    const known = shown.number === "" || readNumbering(printed);
    const numbering = { number: shown.number.replace(/[.、．]$/u, ""), length: printed.length - shown.text.length, rank: RANK.item };
    return [{ kind: "heading", prose: oneLine(whole), depth: shown.outline + 1, ...(known ? {} : { numbering }) }];
  }
  const end = printed.indexOf("\n");
  const first = plainProse(file, start, start + Math.max(end, 0));
  if (end < 0 || !isNumberedHeading(first.text)) return [{ kind: "paragraph", prose: whole }];
  const rest = plainProse(file, start + end + 1, start + printed.length);
  return [{ kind: "paragraph", prose: first }, { kind: "paragraph", prose: { ...rest, text: printed.slice(printed.length - rest.text.length) } }];
}

const oneLine = (prose: Prose): Prose => ({ ...prose, text: prose.text.replaceAll("\n", " ") });

/** A merged cell stands at every place it covers, so that each row has a cell a column. */
function tableAt({ rows }: ShownTable, start: number, file: SourceFile): Table {
  let at = start;
  let above: Table["rows"][number] = [];
  let covered = 0;
  const placed = rows.map((row) => {
    const cells: { text: string; span: Table["span"] }[] = [];
    for (const { text, columns, continues } of row) {
      const own = { text, span: { file, start: at, end: at + text.length } };
      for (let i = 0; i < (covered < MOST_CELLS ? columns : 1); i += 1) cells.push(continues ? (above[cells.length] ?? own) : own);
      covered += columns;
      at += text.length + 1;
    }
    above = cells;
    return cells;
  });
  return { rows: placed, span: { file, start, end: at - 1 } };
}

/** Merged cells of a hostile file could cover more places than memory has. */
const MOST_CELLS = 500_000;

interface Head {
  readonly title?: Prose;
  readonly date?: string;
  readonly rest: readonly Placed[];
}

/** How long a line with a title or a date can be, and among how many paragraphs it stands. */
const LONGEST_TITLE = 60;
const LONGEST_DATE_LINE = 24;
const HEAD_PARAGRAPHS = 6;

/** A date and nothing else: 2015年12月31日收入3亿元 is text. */
const DATE_LINE = /^[（(]?(?:(?:发布|成文|印发)?(?:日期|时间)[:：] ?)?[12]\d{3}[年\-/.]\d{1,2}[月\-/.]\d{1,2}日?[）)]?$/u;

/** Title and date as documents show them: a paragraph in the style Title, or centred lines at the top with a date below. */
function readHead(paragraphs: readonly Placed[], file: SourceFile): Head {
  const styled = paragraphs.find(({ shown }) => shown.title);
  const centred = styled ? [styled] : centredTitle(paragraphs);
  const [first, ...others] = centred.map(({ block }) => oneLine(block.prose));
  const chinese = languageOf(paragraphs.slice(0, 50).map(({ block }) => block)) === "zh-CN";
  const title = first && { ...joinProse(first, others, chinese ? "" : " "), file };
  const untitled = paragraphs.filter((paragraph) => !centred.includes(paragraph));
  const isDate = ({ block }: Placed): boolean => block.prose.text.length <= LONGEST_DATE_LINE && DATE_LINE.test(block.prose.text) && readDate(block.prose.text) !== undefined;
  const dated = untitled.slice(0, HEAD_PARAGRAPHS).find(isDate) ?? untitled.slice(-2).find(isDate);
  const date = dated && readDate(dated.block.prose.text);
  return { ...(title && { title }), ...(date !== undefined && { date }), rest: untitled.filter((paragraph) => paragraph !== dated) };
}

function centredTitle(paragraphs: readonly Placed[]): readonly Placed[] {
  const isTitle = ({ shown, block }: Placed): boolean =>
    shown.centred &&
    shown.outline === undefined &&
    shown.text.length <= LONGEST_TITLE &&
    !/[。；;]$/u.test(shown.text) &&
    !/^[（(]/u.test(shown.text) &&
    readNumbering(block.prose.text) === undefined &&
    readDate(shown.text) === undefined;
  const end = paragraphs.slice(0, 3).findIndex((paragraph) => !isTitle(paragraph));
  return paragraphs.slice(0, end < 0 ? 0 : end);
}
