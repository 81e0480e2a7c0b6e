import { assembleReport } from "../../report/assemble.js";
import { withNumberedHeadings } from "../../report/headings.js";
import { joinProse, plainProse, type Prose } from "../../report/prose.js";
import type { Report, Table } from "../../report/report.js";
import type { Block } from "../../report/sections.js";
import { unitOver } from "../../report/table-units.js";
import { binaryKind } from "../../source/decode.js";
import { error, warning, type Diagnosed, type Diagnostic } from "../../source/diagnostic.js";
import type { SourceFile } from "../../source/span.js";
import { withAlignedTables } from "./aligned.js";
import { extractPages, type Extracted, type ExtractLimits, type ExtractProblem } from "./extract.js";
import { flowOf, frameOf, type Flow } from "./flow.js";
import { withoutFurniture } from "./furniture.js";
import { findGrids, type Grid } from "./grids.js";
import { readHead } from "./head.js";
import { findHeadings } from "./headings.js";
import { mostly, segmentsOf } from "./lines.js";
import { partNotes } from "./notes.js";
import { paragraphsOf, vocabularyOf, type Shown } from "./paragraphs.js";

/** A yearbook has 800 pages, a million characters and 60 MB; on a slow machine it takes half a minute. */
const LIMITS: ExtractLimits = { pages: 2_000, characters: 5_000_000, seconds: 120, megabytes: 1_500 };
const MOST_MEGABYTES = 100;
/** Fewer characters a page than this, over the whole document, are stamps and page numbers on scanned pages. */
const SCANNED_BELOW = 15;
/** Of the characters so many may be such as no font should give. */
const MOST_UNREADABLE = 0.2;

/** A PDF with text as a report. Spans lie in a rendering of it, a paragraph or table row a line, and are found by their page. */
export async function readPdf(bytes: Uint8Array, path: string): Promise<Diagnosed<Report | undefined>> {
  const where = { span: { file: { path, text: "" }, start: 0, end: 0 } };
  const refuse = (diagnostic: Diagnostic): Diagnosed<undefined> => ({ value: undefined, diagnostics: [diagnostic] });
  if (bytes.length === 0) return refuse(error("file-empty", { path }, where));
  if (bytes.length > MOST_MEGABYTES * 1024 * 1024) return refuse(error("file-too-large", { path, size: Math.ceil(bytes.length / 1024 / 1024), limit: MOST_MEGABYTES }, where));
  if (!isPdf(bytes)) return refuse(error("pdf-other-file", { path, looksLike: binaryKind(bytes) }, where));
  const extracted = await extractOnce(bytes);
  if (extracted === "encrypted") return refuse(error("pdf-encrypted", { path }, where));
  if (extracted === "damaged") return refuse(error("pdf-damaged", { path }, where));
  if (typeof extracted === "string") return refuse(error("pdf-too-much", { path, what: extracted, limit: LIMITS[extracted] }, where));
  const problem = problemOf(extracted, bytes, path);
  if (problem?.severity === "error") return refuse({ ...problem, ...where });
  const report = reportOf(extracted, path);
  const empty = report.file.text === "" ? [warning("report-empty", { path })] : [];
  return { value: report, diagnostics: [...(problem ? [problem] : []), ...empty] };
}

const extractions = new WeakMap<Uint8Array, Promise<Extracted | ExtractProblem>>();

/** Drafting an outline lays out each slide by itself, from the same bytes every time. */
function extractOnce(bytes: Uint8Array): Promise<Extracted | ExtractProblem> {
  const known = extractions.get(bytes) ?? extractPages(bytes, LIMITS);
  extractions.set(bytes, known);
  return known;
}

/** Within the first kilobyte, where mail programs put their own lines before it (PDF reference, implementation note 13). */
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes("%PDF-");

function problemOf({ pages, missingMaps }: Extracted, bytes: Uint8Array, path: string): Diagnostic | undefined {
  const text = pages.map(({ runs }) => runs.map((run) => run.text).join("").replace(/\s/gu, ""));
  const total = text.reduce((sum, { length }) => sum + length, 0);
  const strange = text.reduce((sum, one) => sum + (one.match(/[\u0000-\u001f\ufffd\ue000-\uf8ff]/gu)?.length ?? 0), 0);
  if (strange > MOST_UNREADABLE * total || (total === 0 && missingMaps.length > 0)) return error("pdf-unreadable-text", { path, maps: missingMaps });
  const pictures = hasPictures(bytes);
  if (pictures && total < SCANNED_BELOW * pages.length) return error("pdf-scanned", { path, pages: pages.length });
  if (missingMaps.length > 0) return warning("pdf-unreadable-text", { path, maps: missingMaps });
  const without = pages.flatMap(({ number }, i) => (text[i] === "" ? [String(number)] : []));
  return pictures && without.length > 0 && total > 0 ? warning("pdf-pages-without-text", { path, pages: without, total: pages.length }) : undefined;
}

/** Pictures are streams, whose heads stand in a PDF as they are, however the rest is packed. */
function hasPictures(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return ["/Subtype/Image", "/Subtype /Image", "\nBI "].some((sign) => file.includes(sign));
}

function reportOf({ info, pages }: Extracted, path: string): Report {
  const parts = pages.map((page) => ({ page, ...findGrids(page) }));
  const texts = withoutFurniture(parts.map(({ page, rest }) => ({ number: page.number, height: page.height, segments: segmentsOf(page, rest) })));
  const bodySize = mostly(texts.flatMap(({ segments }) => segments.map(({ size, text }) => ({ key: Math.round(size * 2) / 2, weight: text.length })))) ?? 10;
  const width = pages[0]?.width ?? 0;
  const frame = frameOf(texts.flatMap(({ segments }) => segments), width);
  const flows = texts.map(({ segments }, i) => partNotes(withAlignedTables(flowOf(segments, parts[i]!.grids, frame, parts[i]!.page.width)), bodySize));
  const flow: readonly Flow[] = [...withJoinedTables(flows.flatMap(({ text }) => text)), ...flows.flatMap(({ notes }) => notes)];
  const shown = paragraphsOf(flow, vocabularyOf(flow));
  const head = readHead(shown, bodySize, info);
  const headings = findHeadings(shown.filter((item) => !head.title.includes(item)), bodySize, info.bookmarks);
  const { file, blocks, tables } = render(shown, headings, path);
  const proseOf = (item: Shown): readonly Prose[] => blocks.get(item) ?? [];
  const [first, ...others] = head.title.flatMap(proseOf);
  const taken = new Set<Shown>([...head.title, ...(head.dated ? [head.dated] : [])]);
  const rest = shown.filter((item) => !taken.has(item));
  const content = rest.flatMap((item): readonly Block[] => proseOf(item).map((prose) => ({ kind: headings.has(item) ? "heading" : "paragraph", prose, ...headings.get(item) })));
  const chinese = /[\u4e00-\u9fff]/u.test(first?.text ?? "");
  return assembleReport({
    file,
    title: first ? joinProse(first, others, chinese ? "" : " ") : (head.named ?? ""),
    ...(head.date !== undefined && { date: head.date }),
    blocks: withNumberedHeadings(content),
    tables,
    extent: { file, start: content[0] ? content[0].prose.pieces[0]!.source : 0, end: file.text.length },
  });
}

/** A table that goes on overleaf is one table, its head said once. */
function withJoinedTables(flow: readonly Flow[]): readonly Flow[] {
  const joined: Flow[] = [];
  for (const item of flow) {
    const last = joined.at(-1);
    if (item.kind === "grid" && last?.kind === "grid" && goesOn(last.grid, item.grid)) {
      const repeats = item.grid.rows[0]!.join("\t") === last.grid.rows[0]!.join("\t");
      joined[joined.length - 1] = { kind: "grid", grid: { ...item.grid, rows: [...last.grid.rows, ...item.grid.rows.slice(repeats ? 1 : 0)], page: last.grid.page } };
    } else joined.push(item);
  }
  return joined;
}

const SAME_EDGE = 6;

const goesOn = (last: Grid, next: Grid): boolean =>
  next.page !== last.page && last.edges.length === next.edges.length && last.edges.every((edge, i) => Math.abs(edge - next.edges[i]!) <= SAME_EDGE);

interface Rendering {
  readonly file: SourceFile;
  readonly blocks: ReadonlyMap<Shown, readonly Prose[]>;
  readonly tables: readonly Table[];
}

/** The text first, since every span needs the whole file; then paragraphs and tables at their places in it. */
function render(shown: readonly Shown[], headings: ReadonlyMap<Shown, unknown>, path: string): Rendering {
  const starts: number[] = [];
  const lines: string[] = [];
  const pages: { at: number; page: number }[] = [];
  let length = 0;
  const add = (line: string): void => {
    lines.push(line);
    length += line.length + 1;
  };
  const turn = (at: number, page: number): void => {
    if (pages.at(-1)?.page !== page) pages.push({ at, page });
  };
  for (const item of shown) {
    starts.push(length);
    if (item.kind === "paragraph") {
      for (const { at, page } of item.pages) turn(length + at, page);
      add(item.text);
    } else {
      turn(length, item.grid.page);
      for (const row of item.grid.rows) add(row.join("\t"));
    }
  }
  const file: SourceFile = { path, text: lines.join("\n"), unit: "page", pages };
  const blocks = new Map<Shown, readonly Prose[]>();
  const tables: Table[] = [];
  shown.forEach((item, i) => {
    const start = starts[i]!;
    const above = shown[i - 1];
    if (item.kind === "paragraph") blocks.set(item, [plainProse(file, start, start + item.text.length)]);
    else tables.push({ ...tableAt(item.grid, start, file), ...(above?.kind === "paragraph" && !headings.has(above) && unitOver(above)) });
  });
  return { file, blocks, tables };
}

function tableAt({ rows }: Grid, start: number, file: SourceFile): Table {
  let at = start;
  const placed = rows.map((row) =>
    row.map((text) => {
      const cell = { text, span: { file, start: at, end: at + text.length } };
      at += text.length + 1;
      return cell;
    }),
  );
  return { rows: placed, span: { file, start, end: at - 1 } };
}
