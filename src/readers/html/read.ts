import { assembleReport } from "../../report/assemble.js";
import { titled, withNumberedHeadings } from "../../report/headings.js";
import { cutPageChrome, isChrome, readDate, type Line } from "../../report/page-chrome.js";
import { wholeSpan, type Prose } from "../../report/prose.js";
import type { Report } from "../../report/report.js";
import { decodeText } from "../../source/decode.js";
import { error, hasErrors, warning, type Diagnosed } from "../../source/diagnostic.js";
import { readBlocks, type Item } from "./blocks.js";
import { mainContent } from "./main-content.js";
import { attribute, DEEPEST, elementsIn, MOST_ELEMENTS, PageProblem, parsePage, wordsOf, type Document } from "./page.js";

/** A web page as a report; spans lie in the page's source, so that line numbers are those of the file. */
export function readHtml(bytes: Uint8Array, path: string): Diagnosed<Report | undefined> {
  const { value: file, diagnostics } = decodeText(bytes, path, { accept: "any", declared: declaredEncoding(bytes) });
  if (file.text === "" || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const document = parseOrRefuse(file.text);
  if (typeof document === "string") {
    const limit = document === "depth" ? DEEPEST : MOST_ELEMENTS;
    return { value: undefined, diagnostics: [...diagnostics, error("report-too-complex", { path, what: document, limit }, { span: { file: { path, text: "" }, start: 0, end: 0 } })] };
  }
  const about = readAbout(document);
  const main = mainContent(document);
  const items = main ? readBlocks(main, file) : [];
  const content = cutItems(items);
  const { title, blocks } = titled(withNumberedHeadings(content.items.flatMap((item) => (item.kind === "text" ? [item.block] : []))), undefined);
  const tables = content.items.flatMap((item) => (item.kind === "table" ? [item.table] : []));
  const date = about.date ?? content.date;
  const source = about.source ?? content.source;
  const report = assembleReport({
    file,
    title: title === "" ? (printedTitle(about.title, items) ?? about.title ?? content.title ?? "") : title,
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    blocks,
    tables,
    extent: { file, start: startOf(content.items[0]) ?? file.text.length, end: endOf(content.items.at(-1)) ?? file.text.length },
  });
  return { value: report, diagnostics: [...diagnostics, ...(content.items.length === 0 ? [warning("report-empty", { path })] : [])] };
}

function parseOrRefuse(html: string): Document | "depth" | "elements" {
  try {
    return parsePage(html);
  } catch (problem) {
    if (problem instanceof PageProblem) return problem.kind;
    throw problem;
  }
}

/** How far browsers look for the encoding (HTML standard 13.2.3.2, and some sites' long heads). */
const ENCODING_WITHIN = 4096;

/** `gb2312` and `gbk` name parts of GB18030. A page that says it is UTF-16 where one can read that is none. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, ENCODING_WITHIN));
  const name = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/iu.exec(head)?.[1]?.toLowerCase();
  if (name === undefined || name.startsWith("utf-16")) return undefined;
  return /^(?:gb2312|gbk|gb_2312)/u.test(name) ? "gb18030" : name;
}

interface About {
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
}

/** What the page says of itself in its head, and in `time` elements; Chinese government sites have ArticleTitle and PubDate. */
function readAbout(document: Document): About {
  const elements = elementsIn(document);
  const meta = new Map<string, string>();
  for (const element of elements) {
    if (element.tagName !== "meta") continue;
    const name = (attribute(element, "name") ?? attribute(element, "property") ?? attribute(element, "itemprop"))?.toLowerCase();
    const content = attribute(element, "content")?.trim();
    if (name !== undefined && content && !meta.has(name)) meta.set(name, content.slice(0, 300));
  }
  const first = (...names: readonly string[]): string | undefined => names.map((name) => meta.get(name)).find((value) => value !== undefined);
  const tops = elements.filter(({ tagName }) => tagName === "h1");
  const heading = tops.length === 1 ? oneLine(wordsOf(tops[0]!)) : "";
  const page = elements.find(({ tagName }) => tagName === "title");
  const title = first("articletitle", "og:title", "dc.title", "citation_title") ?? (heading || withoutSite(page ? oneLine(wordsOf(page)) : ""));
  const published = first("pubdate", "publishdate", "article:published_time", "datepublished", "dc.date", "dcterms.issued", "date");
  const time = elements.find(({ tagName }) => tagName === "time");
  const date = [published, time && attribute(time, "datetime")].map((value) => readDate(value ?? "")).find((value) => value !== undefined);
  const source = first("contentsource", "source", "article:publisher_name", "dc.publisher");
  return { ...(title !== "" && { title }), ...(date !== undefined && { date }), ...(source !== undefined && { source }) };
}

const oneLine = (text: string): string => text.slice(0, 1000).replace(/\s+/gu, " ").trim();

/** `标题_济宁高新区` and `Title | Site`: the site stands after the last mark. */
function withoutSite(title: string): string {
  const mark = Math.max(title.lastIndexOf("_"), title.lastIndexOf("|"), title.lastIndexOf(" - "), title.lastIndexOf(" – "));
  return mark > 0 ? title.slice(0, mark).trim() : title;
}

/** The title where the page shows it, for its span. */
function printedTitle(title: string | undefined, items: readonly Item[]): Prose | undefined {
  const found = items.find((item) => item.kind === "text" && item.block.prose.text === title);
  return found?.kind === "text" ? found.block.prose : undefined;
}

interface Content {
  readonly items: readonly Item[];
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
}

/** The lines of a page between its menus and notices, as for plain text; what has markup of its own stays at both ends. */
function cutItems(items: readonly Item[]): Content {
  const lines = new Map<Line, number>();
  items.forEach((item, i) => {
    if (item.kind === "text") lines.set({ text: item.block.prose.text, start: startOf(item)!, end: endOf(item)! }, i);
  });
  const page = cutPageChrome([...lines.keys()]);
  const [top, bottom] = [page.content[0], page.content.at(-1)];
  let start = top ? lines.get(top)! : 0;
  let end = bottom ? lines.get(bottom)! + 1 : items.length;
  while (start > 0 && standsBefore(items[start - 1]!)) start -= 1;
  while (end < items.length && standsAfter(items[end]!)) end += 1;
  const { title, date, source } = page;
  return {
    items: items.slice(start, end).filter((item) => !isLinkItem(item)),
    ...(title && { title: title.text }),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
  };
}

const standsBefore = (item: Item): boolean => item.kind === "table" || (!item.links && (item.listed || item.block.kind === "heading") && !isChrome(item.block.prose.text));
const standsAfter = (item: Item): boolean => item.kind === "table" || (!item.links && !isChrome(item.block.prose.text));
/** Link lists inside the text: related pages, jumps. */
const isLinkItem = (item: Item): boolean => item.kind === "text" && item.links && item.listed && item.block.prose.text.length < 40;

const startOf = (item: Item | undefined): number | undefined => (item?.kind === "table" ? item.table.span.start : item && wholeSpan(item.block.prose).start);
const endOf = (item: Item | undefined): number | undefined => (item?.kind === "table" ? item.table.span.end : item && wholeSpan(item.block.prose).end);
