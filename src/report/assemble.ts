import type { SourceFile, Span } from "../source/span.js";
import { findFigures } from "./figures.js";
import { findPeriods } from "./grammar/zh/periods.js";
import type { Prose } from "./prose.js";
import { mergeRepeated } from "./repeated.js";
import type { Figure, Report, Section, Table } from "./report.js";
import { outlineSections, type Block } from "./sections.js";
import { tableFigures } from "./table-figures.js";

/** A document as its reader leaves it: what is text, what is heading, what was said about it. */
export interface Document {
  readonly file: SourceFile;
  readonly title?: Prose | string;
  readonly date?: string;
  readonly source?: string;
  /** Guessed from the text where the front matter does not say. */
  readonly language?: Report["language"];
  readonly blocks: readonly Block[];
  readonly tables?: readonly Table[];
  /** The content without page chrome and front matter. */
  readonly extent: Span;
}

/** Makes the report: section tree, then the figures of every paragraph. */
export function assembleReport(document: Document): Report {
  const { file, title = "", date, source, blocks, tables = [], extent } = document;
  const language = document.language ?? languageOf(blocks);
  const titleText = typeof title === "string" ? title : title.text;
  const { root, passages } = outlineSections(blocks, title, extent);
  const year = documentYear(titleText, blocks, date);
  return {
    file,
    ...(titleText !== "" && { title: titleText }),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    language,
    root,
    figures: mergeRepeated(inOrder([...findFigures(passages, language, { year }), ...tables.flatMap((table) => figuresOf(table, root, year))])),
    ...(tables.length > 0 && { tables }),
  };
}

function figuresOf(table: Table, root: Section, year: number | undefined): readonly Figure[] {
  return tableFigures(table, { year, unit: table.unit, section: sectionsAt(root, table.span.start) });
}

/** The sections around an offset of the file, outermost first, without the document. */
function sectionsAt(root: Section, offset: number): readonly Section[] {
  const path: Section[] = [];
  for (let at: Section | undefined = root; at; ) {
    const inner: Section | undefined = at.children.findLast(({ extent }) => extent.start <= offset && offset < extent.end);
    if (inner) path.push(inner);
    at = inner;
  }
  return path;
}

const inOrder = (figures: readonly Figure[]): readonly Figure[] => [...figures].sort((a, b) => a.span.start - b.span.start);

/** A text is Chinese when at least every fifth letter is. */
export function languageOf(blocks: readonly Block[]): Report["language"] {
  let han = 0;
  let latin = 0;
  for (const { prose } of blocks) {
    for (let i = 0; i < prose.text.length; i += 1) {
      const code = prose.text.charCodeAt(i);
      if (code >= 0x4e00 && code <= 0x9fff) han += 1;
      else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin += 1;
    }
  }
  return han * 5 > latin ? "zh-CN" : "en";
}

/** How much of the text is looked at for the year it reports on. */
const OPENING = 600;
/** Reports published before April look back on the year before. */
const LOOKING_BACK_UNTIL = 3;

/** The year that figures without one belong to: the title's, the opening's first, else the one the date points to. */
export function documentYear(title: string, blocks: readonly Block[], date: string | undefined): number | undefined {
  const published = date === undefined ? undefined : Number(date.slice(0, 4));
  const opening = openingText(blocks);
  const said = yearIn(title) ?? yearIn(opening, published);
  if (said !== undefined) return said;
  if (date === undefined || published === undefined) return undefined;
  return Number(date.slice(5, 7)) <= LOOKING_BACK_UNTIL ? published - 1 : published;
}

/** The first year said; one after the publication is a plan's. */
function yearIn(text: string, latest = 9999): number | undefined {
  const chinese = findPeriods(text).find(({ role, year }) => role === "period" && year !== undefined && year <= latest)?.year;
  if (chinese !== undefined) return chinese;
  const english = /(?:^|[^\d.,$£€])((?:19|20)\d\d)(?![\d,.]\d|\d|%)/u.exec(text)?.[1];
  return english === undefined || Number(english) > latest ? undefined : Number(english);
}

function openingText(blocks: readonly Block[]): string {
  let text = "";
  for (const { prose } of blocks) {
    text += `${prose.text}\n`;
    if (text.length >= OPENING) break;
  }
  return text.slice(0, OPENING);
}
