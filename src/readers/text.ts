import type { TextReader } from "../kinds/reader.js";
import { assembleReport } from "../report/assemble.js";
import { flatTables } from "../report/flat-tables.js";
import { englishHeadings, englishPage, type EnglishHeading } from "../report/english-headings.js";
import { isNumberedHeading } from "../report/headings.js";
import { readNumbering } from "../report/numbering.js";
import { cutPageChrome, linesOf, type Line } from "../report/page-chrome.js";
import { joinProse, plainProse, type Prose } from "../report/prose.js";
import type { Report } from "../report/report.js";
import type { Block } from "../report/sections.js";
import { unitOver } from "../report/table-units.js";
import { textTables } from "../report/text-tables.js";
import { warning, type Diagnosed } from "../source/diagnostic.js";
import type { SourceFile } from "../source/span.js";

/** Plain text, also a page copied from a web site: menus and notices are cut off, numbered lines are headings. */
export const reader: TextReader = {
  name: "text",
  summary: {
    en: "Plain text: numbered headings, page menus and notices cut off",
    "zh-CN": "纯文本：识别编号标题，去掉网页菜单与提示",
  },
  extensions: [".txt"],
  accepts: "text",
  read: readText,
};

function readText(file: SourceFile): Diagnosed<Report> {
  const lines = linesOf(file);
  const english = !/[\u4e00-\u9fff]/u.test(file.text.slice(0, 4000));
  const page = english ? englishPage(cutPageChrome(lines), lines) : cutPageChrome(lines);
  const tables = [...textTables(file, page.content), ...flatTables(file, page.content)].map((found) => ({ ...found, table: { ...found.table, ...unitOver(lineBefore(page.content, found.from)) } }));
  const inTable = new Set(tables.flatMap(({ from, to }) => page.content.slice(from, to)));
  const blocks = blocksOf(file, page.content.map((line) => (inTable.has(line) ? { ...line, text: "", end: line.start } : line)));
  const { title, date, source } = page;
  const extent = {
    file,
    start: page.content[0]?.start ?? file.text.length,
    end: page.content.at(-1)?.end ?? file.text.length,
  };
  const report = assembleReport({ file, title: title && plainProse(file, title.start, title.end), date, source, blocks, tables: tables.map(({ table }) => table), extent });
  return { value: report, diagnostics: blocks.length === 0 && tables.length === 0 ? [warning("report-empty", { path: file.path })] : [] };
}

/** The nearest line with text above. */
const lineBefore = (lines: readonly Line[], at: number): Line | undefined => {
  const above = lines[at - 1];
  return above?.text.trim() === "" ? lines[at - 2] : above;
};

function blocksOf(file: SourceFile, lines: readonly Line[]): readonly Block[] {
  const chinese = /[\u4e00-\u9fff]/u.test(lines.map(({ text }) => text).join("").slice(0, 4000));
  const headings = chinese ? new Map<Line, EnglishHeading>() : new Map(englishHeadings(lines).map((heading) => [heading.line, heading]));
  const blocks: Block[] = [];
  let paragraph: Prose[] = [];
  const close = (): void => {
    const [first, ...others] = paragraph;
    if (first) blocks.push({ kind: "paragraph", prose: joinProse(first, others, chinese ? "" : " ") });
    paragraph = [];
  };
  let previous: Line | undefined;
  for (const line of lines) {
    const prose = plainProse(file, line.start, line.end);
    const heading = headings.get(line);
    if (heading) {
      close();
      blocks.push({ kind: "heading", depth: heading.rank, prose, ...(heading.numbering && { numbering: heading.numbering }) });
      previous = undefined;
      continue;
    }
    if (!chinese && /^\s*(?:={3,}|-{3,})\s*$/u.test(line.text)) continue;
    if (prose.text === "" || isNumberedHeading(prose.text) || startsParagraph(line, previous, chinese)) close();
    if (prose.text !== "") {
      if (isNumberedHeading(prose.text)) blocks.push({ kind: "heading", prose });
      else paragraph.push(prose);
    }
    previous = prose.text === "" ? undefined : line;
  }
  close();
  return blocks;
}

/** Text wrapped at a fixed width goes on where the line before was full and did not end a sentence. */
const FULL_LINE = 24;
/** A line of an English list of figures, `Staff: 87`, is no wrapped text. */
const SHORT_LINE = 55;

function startsParagraph(line: Line, previous: Line | undefined, chinese: boolean): boolean {
  if (!previous) return true;
  if (readNumbering(line.text.trim())) return true;
  if (/^[•·●▪\-*—]/u.test(line.text.trimStart())) return true;
  if (!chinese) return previous.text.trim().length < SHORT_LINE && /:\s.*\d|\d.*[)%]?$/u.test(previous.text.trim()) && /^[A-Z][^.]{1,40}:\s/u.test(line.text.trim());
  // A list broken after its mark goes on however the lines are set.
  if (/[、，]\s*$/u.test(previous.text)) return false;
  const indented = /^(\u3000|\u00a0|\t| {2,})/u.test(line.text);
  const ended = /[。！？!?；;：:”）)]\s*$/u.test(previous.text);
  return indented || ended || previous.text.trim().length < FULL_LINE;
}
