import type { SourceFile, Span } from "../source/span.js";
import { readEnglishRunIn } from "./english-headings.js";
import { periodAt } from "./grammar/zh/periods.js";
import { RANK, readNumbering, readRunIns, type Numbering } from "./numbering.js";
import { spanIn, wholeSpan, type Prose } from "./prose.js";
import type { Section } from "./report.js";

/** What a reader hands over: headings and paragraphs in reading order, markup gone. */
export interface Block {
  readonly kind: "heading" | "paragraph";
  readonly prose: Prose;
  /** Markdown's # count; headings without one are ranked by their number. */
  readonly depth?: number;
  /** The number where the document counts itself: of a heading in forms that plain text would not be sure of (`1 Introduction`), of a list's item. */
  readonly numbering?: Numbering;
}

/** A paragraph with the sections it stands in: from `marks[i].at` on in `marks[i].path`, outermost first. */
export interface Passage {
  readonly prose: Prose;
  readonly marks: readonly { readonly at: number; readonly path: readonly Section[] }[];
}

export interface Outlined {
  readonly root: Section;
  readonly passages: readonly Passage[];
}

/** Builds the section tree. `extent` is the content without page chrome; `title` names the document. */
export function outlineSections(blocks: readonly Block[], title: Prose | string, extent: Span): Outlined {
  const root = startDraft(title, extent);
  const passages: { prose: Prose; marks: { at: number; draft: Draft }[] }[] = [];
  let open: Draft = root;
  // A document with headings has its titles there.
  const titled = !blocks.some(({ kind }) => kind === "heading") && blocks.filter(({ kind, prose }) => kind === "paragraph" && bareRunIn(prose) !== undefined).length >= FEWEST_TITLED;
  const unsure = blocks.filter(({ kind, prose }) => kind === "paragraph" && readEnglishRunIn(prose)?.sure === false).length;
  for (const block of blocks) {
    if (block.kind === "heading") {
      open = addHeading(open, block);
      continue;
    }
    const marks = [{ at: 0, draft: open }];
    for (const item of runInsOf(block, { titled, several: unsure > 1 })) {
      const draft = addChild(parentFor(marks.at(-1)!.draft, item.rank), item);
      marks.push({ at: item.at, draft });
    }
    passages.push({ prose: block.prose, marks });
    closeInline(marks.map(({ draft }) => draft), wholeSpan(block.prose).end);
  }
  const sections = new Map<Draft, Section>();
  const tree = finish(root, extent.end, extent.file, sections);
  return {
    root: tree,
    passages: passages.map(({ prose, marks }) => ({
      prose,
      marks: marks.map(({ at, draft }) => ({ at, path: pathOf(draft, sections) })),
    })),
  };
}

/** The sections that the offset of a passage's text stands in. */
export function pathAt(passage: Passage, offset: number): readonly Section[] {
  return passage.marks.findLast((mark) => mark.at <= offset)?.path ?? [];
}

interface Draft {
  readonly parent?: Draft;
  readonly rank: number;
  readonly level: number;
  readonly title: string;
  readonly number?: string;
  readonly kind: Section["kind"];
  readonly span: Span;
  readonly children: Draft[];
  /** Where the root's content begins: after its title and date lines. */
  readonly start?: number;
  /** Set for run-ins, which end with their paragraph. */
  end?: number;
}

interface Start {
  readonly rank: number;
  readonly title: string;
  readonly number?: string;
  readonly kind: Section["kind"];
  readonly span: Span;
}

function startDraft(title: Prose | string, extent: Span): Draft {
  const span = typeof title === "string" ? { file: extent.file, start: extent.start, end: extent.start } : wholeSpan(title);
  const text = typeof title === "string" ? title : title.text;
  return { rank: -1, level: 0, title: text, kind: "heading", span, start: extent.start, children: [] };
}

function addHeading(open: Draft, { prose, depth, numbering = readNumbering(prose.text) }: Block): Draft {
  const rank = depth ?? numbering?.rank ?? RANK.clause;
  return addChild(parentFor(open, rank), {
    rank,
    title: bareTitle(prose.text.slice(numbering?.length ?? 0)),
    number: numbering?.number,
    kind: "heading",
    span: wholeSpan(prose),
  });
}

function addChild(parent: Draft, start: Start): Draft {
  const draft: Draft = { ...start, parent, level: parent.level + 1, children: [] };
  parent.children.push(draft);
  return draft;
}

function parentFor(open: Draft, rank: number): Draft {
  let draft = open;
  while (draft.parent && draft.rank >= rank) draft = draft.parent;
  return draft;
}

function closeInline(drafts: readonly Draft[], end: number): void {
  for (const draft of drafts) if (draft.kind === "inline") draft.end ??= end;
}

function finish(draft: Draft, end: number, file: SourceFile, made: Map<Draft, Section>): Section {
  const children = draft.children.map((child, i) => {
    const next = draft.children[i + 1]?.span.start ?? end;
    return finish(child, Math.min(next, child.end ?? next), file, made);
  });
  const { level, title, number, kind, span } = draft;
  const start = draft.parent ? span.start : (draft.start ?? span.start);
  const section: Section = { level, title, ...(number !== undefined && { number }), kind, span, extent: { file, start, end }, children };
  made.set(draft, section);
  return section;
}

function pathOf(draft: Draft, sections: ReadonlyMap<Draft, Section>): readonly Section[] {
  const path: Section[] = [];
  for (let at: Draft | undefined = draft; at?.parent; at = at.parent) path.unshift(sections.get(at)!);
  return path;
}

interface RunInHeading extends Start {
  readonly at: number;
}

/** The longest run-in title; 一是 with more before its first mark is a sentence, and its beginning will do. */
const LONGEST_RUN_IN = 30;

/** Headings inside the paragraph: a number with its title at the very start, then 一是 … 二是 …. */
function runInsOf({ prose, numbering }: Block, { titled, several }: { readonly titled: boolean; readonly several: boolean }): readonly RunInHeading[] {
  const leading = leadingRunIn(prose, numbering) ?? (titled ? bareRunIn(prose) : undefined);
  const items = readRunIns(prose.text).map(({ start, number, length }) =>
    runIn(prose, start, { number, length, rank: RANK.runIn }),
  );
  const english = leading ? undefined : englishRunIn(prose, several, numbering);
  return leading ?? english ? [(leading ?? english)!, ...items] : items;
}

/** Water Solutions. Full-year revenue …: sure by its number or bold face, or because the document has several. */
function englishRunIn(prose: Prose, several: boolean, counted: Numbering | undefined): RunInHeading | undefined {
  const found = readEnglishRunIn(prose, counted);
  if (!found || !(found.sure || several)) return undefined;
  const { numbering, end } = found;
  return {
    at: 0, rank: numbering?.rank ?? RANK.runIn, ...(numbering && { number: numbering.number }),
    title: bareTitle(prose.text.slice(numbering?.length ?? 0, end)), kind: "inline", span: spanIn(prose, 0, end + 1),
  };
}

/** （一）强化创新。全年…: a numbered title that its own full stop parts from the text after it. */
function leadingRunIn(prose: Prose, counted: Numbering | undefined): RunInHeading | undefined {
  const numbering = counted ?? readNumbering(prose.text) ?? readDash(prose.text);
  if (!numbering || numbering.rank > RANK.runIn) return undefined;
  const stop = prose.text.slice(0, LONGEST_TITLE).search(numbering.rank === RANK.runIn ? /[。：:]/u : /。/u);
  const titled = stop > numbering.length && stop < prose.text.length - 1;
  const title = prose.text.slice(numbering.length, stop);
  return titled && (!/[，,]/u.test(title) || !/\d/u.test(title)) ? runIn(prose, 0, numbering, stop) : undefined;
}

/** 工业生产加快回升。3月份…: a short sentence without a number in front of a paragraph, where several paragraphs have one. */
function bareRunIn(prose: Prose): RunInHeading | undefined {
  const stop = prose.text.slice(0, LONGEST_BARE + 1).indexOf("。");
  const title = prose.text.slice(0, Math.max(0, stop));
  const isTitle = stop >= SHORTEST_BARE && stop < prose.text.length - LONGEST_BARE && !/[，,；;：:、\d“（(]/u.test(title) && !readNumbering(prose.text);
  return isTitle ? runIn(prose, 0, { number: "", length: 0, rank: RANK.runIn }, stop) : undefined;
}

const SHORTEST_BARE = 4;
const LONGEST_BARE = 16;
const FEWEST_TITLED = 3;

/** A numbered title may have a comma in it: （一）坚持创新驱动，产业结构优化。 */
const LONGEST_TITLE = 40;

/** ——实力更强。全市…: the dash of an item that has a title. */
function readDash(text: string): Numbering | undefined {
  return text.startsWith("——") ? { number: "", length: 2, rank: RANK.runIn } : undefined;
}

function runIn(prose: Prose, at: number, numbering: Numbering, stop?: number): RunInHeading {
  const from = at + numbering.length;
  const end = stop ?? runInEnd(prose.text, from);
  const printed = "。.".includes(prose.text[end] ?? "x") ? end + 1 : end;
  return {
    at,
    rank: numbering.rank,
    ...(numbering.number !== "" && { number: numbering.number }),
    title: bareTitle(prose.text.slice(from, end)),
    kind: "inline",
    span: spanIn(prose, at, printed),
  };
}

/** Up to the first mark, or to where a date begins a new clause without one (五是加大力度截至目前…). */
function runInEnd(text: string, from: number): number {
  const most = Math.min(text.length, from + LONGEST_RUN_IN);
  for (let i = from; i < most; i += 1) {
    if ("。；;：:，,！!？?".includes(text[i]!)) return i;
    if (i > from + 1 && periodAt(text, i)) return i;
  }
  return most;
}

function bareTitle(text: string): string {
  return text.trim().replace(/[。.；;：:]$/u, "").trim();
}
