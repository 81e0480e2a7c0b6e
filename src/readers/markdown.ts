import type { Nodes, PhrasingContent, Root, Table as MarkdownTable } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTable } from "micromark-extension-gfm-table";
import type { TextReader } from "../kinds/reader.js";
import { assembleReport } from "../report/assemble.js";
import { readFrontMatter } from "../report/front-matter.js";
import { isNumberedHeading, titled } from "../report/headings.js";
import { readDate } from "../report/page-chrome.js";
import { unitOver } from "../report/table-units.js";
import { RANK } from "../report/numbering.js";
import { joinProse, wholeSpan, type Piece, type Prose } from "../report/prose.js";
import type { Report, Table } from "../report/report.js";
import type { Block } from "../report/sections.js";
import { tableNodes } from "../report/table-nodes.js";
import { warning, type Diagnosed } from "../source/diagnostic.js";
import type { SourceFile } from "../source/span.js";

/** Markdown with GitHub tables; `---` or `+++` front matter may give title, date, source and language. */
export const reader: TextReader = {
  name: "markdown",
  summary: {
    en: "Markdown with tables and front matter (title, date, source, language)",
    "zh-CN": "Markdown，支持表格与开头的元数据（title、date、source、language）",
  },
  extensions: [".md", ".markdown"],
  accepts: "text",
  read: readMarkdown,
};

function readMarkdown(file: SourceFile): Diagnosed<Report> {
  const { fields, bodyStart, open } = readFrontMatter(file.text);
  const body = { file, offset: bodyStart };
  const tree = fromMarkdown(bounded(file.text.slice(bodyStart)), { extensions: [gfmTable()], mdastExtensions: [tableNodes] });
  const content = readContent(tree, body);
  const { title, blocks } = titled(content.blocks, fields.get("title"));
  const report = assembleReport({
    file,
    title,
    date: readDate(fields.get("date") ?? ""),
    source: fields.get("source"),
    language: languageField(fields.get("language") ?? fields.get("lang")),
    blocks,
    tables: content.tables,
    extent: { file, start: bodyStart, end: file.text.length },
  });
  return {
    value: report,
    diagnostics: [
      ...(open ? [warning("front-matter-open", { path: file.path }, { span: { file, start: 0, end: 3 } })] : []),
      ...(content.blocks.length === 0 && content.tables.length === 0 ? [warning("report-empty", { path: file.path })] : []),
    ],
  };
}

/**
 * The parser nests one call a level of quotation or list and its time grows with the square of the emphasis marks and link
 * openings in a paragraph. No report has so many; beyond these limits marks are blanked before parsing, so that offsets stay.
 */
const DEEPEST = 40;
const MOST_MARKS = 400;

function bounded(body: string): string {
  const text = withFewBlankLines(body);
  const shallow = text.replace(/^[ \t>*+\-\d.)]{41,}/gmu, (marks) => marks.slice(0, DEEPEST) + " ".repeat(marks.length - DEEPEST));
  return shallow.length < MOST_MARKS ? shallow : shallow.split(/(\n(?=[ \t\r]*\n|[ \t]*\|))/u).map(withFewMarks).join("");
}

/**
 * The parser keeps several events a blank line. A long run of them becomes one line of blanks, which as well parts two
 * blocks; every character keeps its place.
 */
const MOST_BLANK_LINES = 20;

function withFewBlankLines(text: string): string {
  const kept: string[] = [];
  let copied = 0;
  for (let start = 0; start < text.length; ) {
    const run = blankRun(text, start);
    if (run.lines > MOST_BLANK_LINES) {
      kept.push(text.slice(copied, start), "\n", " ".repeat(run.end - start - 2), "\n");
      copied = run.end;
    }
    start = lineEnd(text, run.end);
  }
  return copied === 0 ? text : kept.join("") + text.slice(copied);
}

/** The blank lines from the start of a line on; `end` is after the last one's line end. */
function blankRun(text: string, start: number): { readonly end: number; readonly lines: number } {
  let end = start;
  let lines = 0;
  for (let at = start; at < text.length && " \t\r\n".includes(text[at]!); at += 1) {
    if (text[at] !== "\n" && !(text[at] === "\r" && text[at + 1] !== "\n")) continue;
    end = at + 1;
    lines += 1;
  }
  return { end, lines };
}

/** After the line end of the line that `start` is in. */
function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at + 1;
}

function withFewMarks(paragraph: string): string {
  let marks = 0;
  for (const c of paragraph) if (c === "*" || c === "_" || c === "[") marks += 1;
  return marks > MOST_MARKS ? paragraph.replace(/[*_[]/gu, " ") : paragraph;
}

interface Body {
  readonly file: SourceFile;
  /** Where the parsed text begins in the file. */
  readonly offset: number;
}

interface Content {
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
}

function readContent(tree: Root, body: Body): Content {
  const blocks: Block[] = [];
  const tables: Table[] = [];
  const visit = (node: Nodes): void => {
    switch (node.type) {
      case "heading": {
        const prose = proseOf(node.children, body);
        if (prose) blocks.push({ kind: "heading", depth: node.depth, prose });
        return;
      }
      case "paragraph": {
        const prose = proseOf(node.children, body);
        const bold = node.children.length === 1 && node.children[0]!.type === "strong";
        if (prose) blocks.push({ kind: bold && isNumberedHeading(prose.text) ? "heading" : "paragraph", prose });
        return;
      }
      case "table":
        tables.push({ ...tableOf(node, body), ...(isDirectlyOver(blocks.at(-1), tables.at(-1)) && unitOver(blocks.at(-1)?.prose)) });
        return;
      case "list":
        node.children.forEach((item, i) => {
          const before = blocks.length;
          visit(item);
          const first = blocks[before];
          // The parser takes the number off its item: 1. 食品安全。公司通过….
          if (node.ordered === true && first?.kind === "paragraph" && item.children[0]?.type === "paragraph") blocks[before] = { ...first, numbering: { number: String((node.start ?? 1) + i), length: 0, rank: RANK.item } };
        });
        return;
      case "root":
      case "blockquote":
      case "listItem":
        node.children.forEach(visit);
        return;
      default:
        // Code, HTML, rules and definitions are no report text.
        return;
    }
  };
  visit(tree);
  return { blocks, tables };
}

/** The last paragraph stands over this table, not over the one before it. */
const isDirectlyOver = (block: Block | undefined, table: Table | undefined): boolean =>
  block !== undefined && (table === undefined || table.span.start < wholeSpan(block.prose).start);

function languageField(field: string | undefined): Report["language"] | undefined {
  if (field === undefined) return undefined;
  return /^zh\b/iu.test(field) ? "zh-CN" : /^en\b/iu.test(field) ? "en" : undefined;
}

function tableOf(node: MarkdownTable, body: Body): Table {
  const rows = node.children.map((row) =>
    row.children.map((cell) => {
      const prose = proseOf(cell.children, body);
      return { text: prose?.text ?? "", span: prose ? wholeSpan(prose) : spanOf(cell, body) };
    }),
  );
  return { rows, span: spanOf(node, body) };
}

function spanOf(node: Nodes, { file, offset }: Body): Table["span"] {
  return { file, start: offset + (node.position?.start.offset ?? 0), end: offset + (node.position?.end.offset ?? 0) };
}

/** Words of a paragraph without markup. Undefined when there are none. */
function proseOf(nodes: readonly PhrasingContent[], body: Body): Prose | undefined {
  const parts = nodes.flatMap((node) => inlineProse(node, body));
  const [first, ...others] = parts;
  if (!first) return undefined;
  const joined = joinProse(first, others, "");
  return joined.text.trim() === "" ? undefined : joined;
}

function inlineProse(node: PhrasingContent, body: Body): readonly Prose[] {
  switch (node.type) {
    case "text":
      return [textProse(node.value, sourceRange(node, body), body.file)];
    case "inlineCode": {
      const range = sourceRange(node, body);
      const ticks = body.file.text.slice(range.start, range.end).search(/[^`]/u);
      const prose = textProse(node.value, { start: range.start + Math.max(0, ticks), end: range.end }, body.file);
      return [{ ...prose, names: [{ start: 0, end: prose.text.length }] }];
    }
    case "break": {
      const { start } = sourceRange(node, body);
      return [{ file: body.file, text: "\n", pieces: [{ at: 0, source: start }], names: [] }];
    }
    case "emphasis":
    case "strong":
    case "delete":
    case "link":
    case "linkReference":
      return node.children.flatMap((child) => inlineProse(child, body));
    default:
      // Pictures, HTML and footnote marks have no words of the report.
      return [];
  }
}

function sourceRange(node: Nodes, { offset }: Body): { readonly start: number; readonly end: number } {
  return { start: offset + (node.position?.start.offset ?? 0), end: offset + (node.position?.end.offset ?? 0) };
}

/** How far escapes and character references may lie apart in the source: `&CounterClockwiseContourIntegral;`. */
const LONGEST_REFERENCE = 40;

/**
 * Aligns a text node with its source, which also has escapes, character references, line indents and quotation signs.
 * A line break between Chinese characters is none; elsewhere it is a space.
 */
function textProse(value: string, range: { readonly start: number; readonly end: number }, file: SourceFile): Prose {
  const pieces: Piece[] = [];
  let text = "";
  let source = range.start;
  let expected = -1;
  for (let i = 0; i < value.length; i += 1) {
    const c = value[i]!;
    source = alignedWith(file.text, c, source, range.end);
    const wraps = c === "\n";
    const dropped = wraps && isFullWidth(value[i - 1]) && isFullWidth(value[i + 1]);
    if (!dropped) {
      if (source !== expected) pieces.push({ at: text.length, source });
      text += wraps ? " " : c;
      expected = source + 1;
    }
    source += 1;
  }
  return { file, text, pieces, names: [] };
}

function alignedWith(text: string, c: string, from: number, end: number): number {
  if (text[from] === c) return from;
  const limit = Math.min(end, from + LONGEST_REFERENCE);
  for (let at = from; at < limit; at += 1) if (text[at] === c) return at;
  return Math.min(from, Math.max(end - 1, 0));
}

function isFullWidth(c: string | undefined): boolean {
  return c !== undefined && c >= "\u2e80" && c <= "\uffef";
}
