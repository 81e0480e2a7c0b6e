import { chartTable } from "./chart-table.js";
import type { Ledger, LedgerEntry } from "./ledger.js";
import { coveredPlaces, place } from "./merged.js";
import type { Box, ChartNode, NoteList, Paragraph, Run, Scene, SceneNode, SlideScene, TableNode, TextNode } from "./nodes.js";
import { wording } from "../source/wording/wording.js";

/** A slide as one reads it, in order: what a handout has in place of the picture, or beside it. */
export interface Reading {
  readonly blocks: readonly Block[];
  /** What is said to the slide, without the places of figures that its notes end with. */
  readonly notes: readonly Note[];
  /** The figures that it shows or says, as the ledger has them. */
  readonly figures: readonly LedgerEntry[];
}

export type Block =
  | { readonly type: "paragraph"; readonly words: Paragraph; readonly strong: boolean }
  | { readonly type: "list"; readonly numbered: boolean; readonly items: readonly Item[] }
  /** The first `heads` rows are heads. Rows have equally many cells; one that another takes is empty. */
  | { readonly type: "table"; readonly rows: readonly (readonly Paragraph[])[]; readonly heads: number; readonly right: readonly boolean[] }
  /** Of a picture or a drawing, for who cannot see it. */
  | { readonly type: "picture"; readonly alt: string }
  /** Where the slide's content is from, and remarks on it. */
  | { readonly type: "source"; readonly words: readonly Paragraph[] };

/** `head` is what the item is about, if anything is set apart; `points` are listed below it. */
export interface Item {
  readonly head: Paragraph;
  readonly words: readonly Paragraph[];
  readonly points: readonly Paragraph[];
}

export interface Note {
  readonly words: Paragraph;
  readonly list?: NoteList;
}

/** Everything but the frame that all slides have: title, section, name of the deck, number of the page, progress. */
export function readSlide(scene: Scene, slide: SlideScene): Reading {
  return { blocks: blocksOf(slide), notes: notesOf(scene, slide), figures: figuresOn(scene.ledger, slide) };
}

export const figuresOn = (ledger: Ledger | undefined, { number }: SlideScene): readonly LedgerEntry[] => (ledger?.entries ?? []).filter(({ slides }) => slides.some((slide) => slide.number === number));

/** The notes of a slide with figures end with a bold line and the places of those figures (`slides/notes.ts`). */
function notesOf({ properties }: Scene, { notes, noteLists = {} }: SlideScene): readonly Note[] {
  const heading = wording(properties.language).labels.figuresHere;
  const traced = notes.findLastIndex((words) => words.length === 1 && words[0]!.bold === true && words[0]!.text === heading);
  return notes.slice(0, traced < 0 ? undefined : traced).map((words, i) => ({ words, ...(noteLists[i] && { list: noteLists[i] }) }));
}

function blocksOf({ nodes }: SlideScene): readonly Block[] {
  const leaves = [...readable(nodes)];
  const charts = leaves.filter((leaf) => leaf.type === "chart" || leaf.type === "group");
  const keyed = charts.length > 0 || leaves.some(({ type }) => type === "table");
  const written = new Set(leaves.flatMap((leaf) => (leaf.type === "text" ? leaf.paragraphs.map(textOf) : [])));
  const outside = leaves.filter((leaf) => {
    if (leaf.type === "image") return leaf.alt !== null && !written.has(leaf.alt.trim()); // else its caption says it
    return leaf.type !== "text" || !(charts.some(({ box }) => within(leaf.box, box)) || (keyed && keys.test(leaf.name)));
  });
  return inLists(labelled(outside).flatMap(pieceOf));
}

/** `so-what label` and `so-what` are one sentence: 这意味着：…  A label of something else stays above it. */
function labelled(leaves: readonly SceneNode[]): readonly SceneNode[] {
  return leaves.flatMap((leaf, i): readonly SceneNode[] => {
    const next = leaves[i + 1];
    if (leaf.type !== "text") return [leaf];
    if (next?.type === "text" && leaf.name === `${next.name} label`) return [];
    const before = leaves[i - 1];
    if (before?.type !== "text" || before.name !== `${leaf.name} label`) return [leaf];
    const label = textOf(before.paragraphs.flat());
    return [{ ...leaf, paragraphs: leaf.paragraphs.map((words, at) => (at === 0 ? [{ text: `${label}${han.test(label) ? "：" : ": "}` }, ...words] : words)) }];
  });
}

/** The key of a chart or a table of heat: what it explains are colours, and a chart's table names its series itself. */
const keys = /^key (?:\d+|low$|high$)/u;
const halfPoint = 0.5;
const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - halfPoint && inner.y >= outer.y - halfPoint && inner.x + inner.width <= outer.x + outer.width + halfPoint && inner.y + inner.height <= outer.y + outer.height + halfPoint;

/** What says something of its own. A group with words for who cannot see it is said by them, a decorative one by what is in it. */
function* readable(nodes: readonly SceneNode[]): Generator<SceneNode> {
  for (const node of nodes) {
    switch (node.type) {
      case "text":
        if (!isFrame(node) && wordsOf(node).some((words) => textOf(words) !== "")) yield node;
        break;
      case "shape":
        if (node.text) yield* readable([{ ...node.text, name: node.name }]);
        break;
      case "group":
        if (node.alt !== null) yield node;
        else if (!decoration.has(node.name)) yield* readable(node.children);
        break;
      case "image":
        if (node.alt !== null) yield node;
        break;
      case "table":
      case "chart":
        yield node;
        break;
      case "connector":
        break;
    }
  }
}

const decoration: ReadonlySet<string> = new Set(["motif", "progress", "section slips", "cycle"]);
/** The last two stand at a bar whose words say the same. */
const frameNames: ReadonlySet<string> = new Set(["marker", "deck name", "deck title", "page number", "part label", "whole label"]);
const isFrame = ({ name, placeholder, style }: TextNode): boolean =>
  frameNames.has(name) || name.endsWith(" initial") || name.endsWith(" letter") || style.role === "section-number" || placeholder === "title" || placeholder === "footer" || placeholder === "slide-number" || placeholder === "date";

/** A block, or a part of a list's item that is put together from several texts. */
type Piece = Block | Part;
interface Part {
  readonly type: "part";
  /** `finding`, `block 2 item` */
  readonly family: string;
  /** `2`, or `2.1` of a leaf under the second branch. */
  readonly number: string;
  readonly part: string;
  readonly words: readonly Paragraph[];
  readonly strong: boolean;
  readonly numeral: boolean;
}

function pieceOf(node: SceneNode): readonly Piece[] {
  switch (node.type) {
    case "text":
      return textPieces(node);
    case "table":
      return [tableBlock(node)];
    case "chart":
      return [chartBlock(node)];
    case "group":
    case "image":
      return node.alt === null || node.alt === "" ? [] : [{ type: "picture", alt: node.alt }];
    case "shape":
    case "connector":
      return [];
  }
}

/** Names of shapes say what belongs together: `finding 1 number`, `finding 1 label`. */
function textPieces(node: TextNode): readonly Piece[] {
  const words = wordsOf(node).filter((paragraph) => textOf(paragraph) !== "");
  const { role, bold } = node.style;
  if (node.name === "source") return [{ type: "source", words }];
  const [, family, number = "", part = ""] = /^(\D*?) ?(\d{1,3}(?:\.\d{1,3})?)(?: (.*))?$/u.exec(node.name) ?? [];
  const headed = /head|label$|conclusion/u.test(node.name) && !role.startsWith("numeral");
  if (family === undefined || aside.has(family)) return words.map((paragraph) => ({ type: "paragraph", words: paragraph, strong: bold || headed }));
  if (part === "page") return [];
  return [{ type: "part", family, number, part, words, strong: bold, numeral: role.startsWith("numeral") }];
}

/** Numbered, but each stands by itself. */
const aside: ReadonlySet<string> = new Set(["chart", "chart head", "block", "column", "caption"]);

/** Parts of one item together, items of one family that follow each other as a list. An item is where its first part is. */
function inLists(pieces: readonly Piece[]): readonly Block[] {
  const blocks: Block[] = [];
  let list: { family: string; parts: Map<string, Part[]> } | undefined;
  const close = (): void => {
    if (list) blocks.push(listOf([...list.parts].map(([number, parts]) => itemOf(number, parts))));
    list = undefined;
  };
  for (const piece of pieces) {
    if (piece.type !== "part") {
      close();
      blocks.push(piece);
      continue;
    }
    if (list && list.family !== piece.family) close();
    list ??= { family: piece.family, parts: new Map() };
    const known = list.parts.get(piece.number) ?? [];
    list.parts.set(piece.number, known);
    known.push(piece);
  }
  close();
  return blocks;
}

interface NumberedItem extends Item {
  readonly numbered: boolean;
}

const listOf = (items: readonly NumberedItem[]): Block => ({ type: "list", numbered: items.every(({ numbered }) => numbered), items: items.map(({ numbered: _, ...item }) => item) });

/** What is strong at the beginning is the head, together with a numeral beside it; what is numbered within is a point. */
function itemOf(number: string, parts: readonly Part[]): NumberedItem {
  const numbered = parts.some((part) => isOrdinal(part, number));
  const own = parts.filter((part) => !isOrdinal(part, number));
  const rest = [...own.filter(({ part }) => part !== "rate"), ...own.filter(({ part }) => part === "rate")]; // how many came through from the item before
  const isPoint = ({ part, words }: Part): boolean => /\d/u.test(part) || part === "points" || (part !== "" && words.length > 1);
  const said = withArrows(withUnits(rest.filter((part) => !isPoint(part))));
  const [first, ...others] = said.flatMap((part) => (part.part === "" ? part.words.map((words, i) => ({ ...part, words: [words], strong: i === 0 && (part.strong || part.words.length > 1) })) : [part]));
  const partner = first && short(first) ? others.find((part) => part.numeral !== first.numeral && (part.numeral || part === others[0]) && short(part)) : undefined;
  const head = first && partner ? [...first.words[0]!, { text: " " }, ...partner.words[0]!] : first && (first.strong || first.numeral) && (others.length > 0 || rest.length > 1) ? first.words[0]! : [];
  const below = head.length === 0 ? [...(first ? [first] : []), ...others] : others.filter((part) => part !== partner);
  return { numbered, head, words: below.flatMap(({ words }) => words), points: rest.filter(isPoint).flatMap(({ words }) => words) };
}

/** A numeral and the unit or the label behind it are one text, where something before them is the head. */
function withUnits(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((one, i) => {
    const [before, next] = [parts[i - 1], parts[i + 1]];
    if (next && i > 0 && one.numeral && behind.has(next.part)) return [{ ...one, numeral: false, words: [[...(one.words[0] ?? []), { text: next.part === "unit" && han.test(textOf(next.words[0] ?? [])) ? "" : " " }, ...(next.words[0] ?? [])]] }];
    return i > 1 && before?.numeral && behind.has(one.part) ? [] : [one];
  });
}

/** What becomes of something stands behind an arrow on the slide. */
function withArrows(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((one, i) => {
    const next = parts[i + 1];
    if (one.part === "before" && next?.part === "after") return [{ ...one, words: [[...one.words.flat(), { text: " → " }, ...next.words.flat()]] }];
    return one.part === "after" && parts[i - 1]?.part === "before" ? [] : [one];
  });
}

const behind: ReadonlySet<string> = new Set(["unit", "label"]);
const han = /\p{Script=Han}/u;

/** 1, 01, and the 第一步 of a step. */
const isOrdinal = ({ words, part, family }: Part, number: string): boolean => (family === "step" && part === "label") || ((part === "number" || part === "rank") && [number, `0${number}`].includes(textOf(words[0] ?? [])));
/** Longer words beside a numeral are a sentence, not its name. */
const short = ({ words }: Part): boolean => words.length === 1 && textOf(words[0]!).length <= 24;

function tableBlock({ rows }: TableNode): Block {
  const covered = coveredPlaces(rows);
  const columns = Math.max(...rows.map((row) => row.length));
  const heads = Math.max(1, rows.findIndex((row) => row.some(({ style }) => style.role !== "table-head")));
  const body = rows.slice(heads);
  return {
    type: "table",
    rows: rows.map((row, r) => Array.from({ length: columns }, (_, c) => (covered.has(place(r, c)) ? [] : (row[c]?.paragraph ?? [])))),
    heads: Math.min(heads, rows.length),
    right: Array.from({ length: columns }, (_, c) => body.some((row) => row[c]?.align === "right")),
  };
}

/** Its values, where they make a table that one can read; else its words for who cannot see it. */
function chartBlock({ model, alt }: ChartNode): Block {
  const table = chartTable(model);
  if (!table) return { type: "picture", alt };
  return { type: "table", rows: table.map((row) => row.map((text) => [{ text }])), heads: 1, right: table[0]!.map((_, c) => c > 0) };
}

const wordsOf = ({ paragraphs }: TextNode): readonly Paragraph[] => paragraphs;
export const textOf = (words: readonly Run[]): string => words.map(({ text }) => text).join("").trim();
