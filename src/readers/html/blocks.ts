import { wholeSpan, type Prose } from "../../report/prose.js";
import type { Table } from "../../report/report.js";
import type { Block } from "../../report/sections.js";
import type { SourceFile } from "../../source/span.js";
import { isDropped } from "./main-content.js";
import { attribute, elementsIn, isElement, isText, wordsOf, type Element, type Node } from "./page.js";
import { proseOf, type Inline } from "./text.js";

/** What a page shows one below the other. */
export type Item = TextItem | { readonly kind: "table"; readonly table: Table };

export interface TextItem {
  readonly kind: "text";
  readonly block: Block;
  readonly listed: boolean;
  /** Most of it is links. */
  readonly links: boolean;
}

const BLOCKS = new Set([
  "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "header", "hr", "li", "main", "ol",
  "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "caption", "ul", "fieldset",
]);
const HEADING = /^h[1-6]$/u;

export function readBlocks(content: Element, file: SourceFile): readonly Item[] {
  const items: Item[] = [];
  let inlines: Inline[] = [];
  const links = { characters: 0 };
  visit(content, { inArticle: true, listed: false, linked: false });
  close(false);
  return items;

  function close(listed: boolean, depth?: number): void {
    const prose = inlines.length === 0 ? undefined : proseOf(inlines, file);
    if (prose) {
      const block: Block = depth === undefined ? { kind: "paragraph", prose } : { kind: "heading", prose, depth };
      items.push({ kind: "text", block, listed, links: links.characters * 2 > prose.text.length });
    }
    inlines = [];
    links.characters = 0;
  }

  function visit(node: Node, context: { readonly inArticle: boolean; readonly listed: boolean; readonly linked: boolean }): void {
    if (isText(node)) {
      inlines.push(node);
      if (context.linked) links.characters += node.value.trim().length;
      return;
    }
    if (!isElement(node) || (node !== content && isDropped(node, context.inArticle))) return;
    const name = node.tagName;
    if (name === "br") return close(context.listed); // Chinese pages set paragraphs apart by it
    if (name === "sup" && /^\s*\[?\d+\]?\s*$/u.test(wordsOf(node)) && elementsIn(node).some(({ tagName }) => tagName === "a")) return; // a note's mark
    if (HEADING.test(name)) {
      close(context.listed);
      inlines = inlinesIn(node);
      return close(context.listed, Number(name[1]));
    }
    if (name === "table" && isDataTable(node)) {
      close(context.listed);
      items.push({ kind: "table", table: tableOf(node, file) });
      return;
    }
    const block = BLOCKS.has(name);
    const inner = { ...context, listed: context.listed || name === "li", linked: context.linked || name === "a" };
    if (block) close(context.listed);
    for (const child of node.childNodes) visit(child, inner);
    if (block) close(inner.listed);
  }
}

/** Of a heading or cell: blocks and breaks inside it set words apart, no more. */
function inlinesIn(node: Node): Inline[] {
  if (isText(node)) return [node];
  if (!("childNodes" in node) || (isElement(node) && isDropped(node, true))) return [];
  const inside = node.childNodes.flatMap(inlinesIn);
  return isElement(node) && (node.tagName === "br" || BLOCKS.has(node.tagName)) ? ["break", ...inside, "break"] : inside;
}

/** Pages of old lay out their text in tables: such have tables, headings or long texts in their cells, or one column. */
function isDataTable(table: Element): boolean {
  if (attribute(table, "role") === "presentation") return false;
  const inside = elementsIn(table).slice(1);
  if (inside.some(({ tagName }) => tagName === "table" || HEADING.test(tagName))) return false;
  const rows = rowsOf(table);
  return rows.length > 1 && rows.some((cells) => cells.length > 1) && rows.every((cells) => cells.every((cell) => wordsOf(cell).trim().length <= LONGEST_CELL));
}

const LONGEST_CELL = 400;

const rowsOf = (table: Element): readonly (readonly Element[])[] =>
  elementsIn(table)
    .filter(({ tagName }) => tagName === "tr")
    .map((row) => row.childNodes.filter((cell): cell is Element => isElement(cell) && (cell.tagName === "td" || cell.tagName === "th")));

type Cell = Table["rows"][number][number];

/** A merged cell stands at every place it covers, so that each row has a cell a column. */
function tableOf(element: Element, file: SourceFile): Table {
  const place = element.sourceCodeLocation;
  const span = { file, start: place?.startOffset ?? 0, end: place?.endOffset ?? 0 };
  const below = new Map<number, { readonly cell: Cell; left: number }>(); // column → a cell that reaches into the next rows
  let covered = 0;
  const rows = rowsOf(element).map((cells) => {
    const row: Cell[] = [];
    const fromAbove = (): void => {
      for (let held = below.get(row.length); held; held = below.get(row.length)) {
        held.left -= 1;
        if (held.left === 0) below.delete(row.length);
        row.push(held.cell);
      }
    };
    for (const cellElement of cells) {
      fromAbove();
      const prose: Prose | undefined = proseOf(inlinesIn(cellElement), file);
      const at = cellElement.sourceCodeLocation?.startTag?.endOffset ?? span.start;
      const cell: Cell = { text: prose?.text ?? "", span: prose ? wholeSpan(prose) : { file, start: at, end: at } };
      const columns = covered < MOST_CELLS ? countOf(cellElement, "colspan", MOST_COLUMNS) : 1;
      const down = countOf(cellElement, "rowspan", MOST_ROWS) - 1;
      for (let i = 0; i < columns; i += 1) {
        if (down > 0) below.set(row.length, { cell, left: down });
        row.push(cell);
      }
      covered += columns;
    }
    fromAbove();
    return row;
  });
  return { rows: rows.filter((row) => row.some(({ text }) => text !== "")), span };
}

/** Browsers' own limits are 1,000 columns and 65,534 rows; a table of a report has fewer. */
const MOST_COLUMNS = 100;
const MOST_ROWS = 1_000;
const MOST_CELLS = 500_000;

function countOf(cell: Element, name: string, most: number): number {
  const count = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, most) : 1;
}
