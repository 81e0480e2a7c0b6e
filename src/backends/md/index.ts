import type { Backend } from "../../kinds/backend.js";
import { figureRows, handout, type Chapter, type ReadSlide } from "../../scene/handout.js";
import type { NoteList, Scene } from "../../scene/nodes.js";
import { textOf, type Block, type Item, type Note } from "../../scene/reading.js";
import { wording, type Language, type Wording } from "../../source/wording/wording.js";
import { atStart, escape, inline, table } from "./markup.js";

/** A handout as GitHub-flavoured Markdown: what slides say, what is said to them, and where their numbers come from. */
export const backend: Backend = {
  name: "md",
  summary: { en: "A handout in Markdown: text, tables, notes, figures with their sources", "zh-CN": "Markdown 讲义：文字、表格、讲稿、数据出处" },
  output: { extension: ".md", files: "one", hidden: false, notes: true },
  async emit(scene) {
    return [{ path: "handout.md", data: new TextEncoder().encode(markdown(scene)) }];
  },
};

/** Blocks of Markdown; what does not fit a line of its own is several. */
type Lines = readonly string[];

export function markdown(scene: Scene): string {
  const { title, language, date, cover, chapters } = handout(scene);
  const words = wording(language).handout;
  const blocks = [`# ${inline([{ text: title }])}`, ...(cover ? coverBlocks(cover, title, words, language) : [escape(date)]), ...chapters.flatMap((chapter) => chapterBlocks(chapter, words, language))];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

type Words = Wording["handout"];

function coverBlocks({ slide, reading }: ReadSlide, title: string, words: Words, language: Language): Lines {
  const known = new Set([title]);
  const own = slide.title === title ? [] : [inline([{ text: slide.title }], true)];
  const said = reading.blocks.filter((block) => block.type !== "paragraph" || !known.has(textOf(block.words)));
  return [...own, ...said.flatMap((block) => blockOf(block, words)), ...below(reading, words, language)];
}

function chapterBlocks({ name, opening, slides }: Chapter, words: Words, language: Language): Lines {
  const level = name === undefined ? "##" : "###";
  return [
    ...(name === undefined ? [] : [`## ${inline([{ text: name }])}`]),
    ...(opening ? [inline([{ text: opening.slide.title }], true), ...content(opening, words, language)] : []),
    ...slides.flatMap((one) => [`${level} ${one.slide.number} · ${inline([{ text: one.slide.title }])}`, ...content(one, words, language)]),
  ];
}

const content = ({ reading }: ReadSlide, words: Words, language: Language): Lines => [...reading.blocks.flatMap((block) => blockOf(block, words)), ...below(reading, words, language)];

/** Notes, then figures. */
function below({ notes, figures }: ReadSlide["reading"], words: Words, language: Language): Lines {
  const rows = figureRows(figures, language).map((row) => row.map(escape));
  return [
    ...(notes.length === 0 ? [] : [quoted([`**${words.notes}**`, ...noteBlocks(notes)])]),
    ...(rows.length === 0 ? [] : [`**${words.figures}**`, table([[...words.heads], ...rows], [false, true, true, false])]),
  ];
}

const quoted = (blocks: Lines): string =>
  blocks
    .join("\n\n")
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");

function blockOf(block: Block, words: Words): Lines {
  switch (block.type) {
    case "paragraph":
      return [atStart(inline(block.words, block.strong))];
    case "list":
      return [block.items.map((item, i) => listItem(item, block.numbered ? `${i + 1}. ` : "- ")).join("\n")];
    case "table":
      return tableBlocks(block);
    case "picture":
      return [escape(words.figure(block.alt))];
    case "source":
      return block.words.map((paragraph) => atStart(inline(paragraph)));
  }
}

/** GFM has one row of heads: several become one, level by level. */
function tableBlocks({ rows, heads, right }: Extract<Block, { readonly type: "table" }>): Lines {
  const head = right.map((_, column) => [...new Set(rows.slice(0, heads).map((row) => inline(row[column] ?? [])).filter((text) => text !== ""))].join(" "));
  return [table([head, ...rows.slice(heads).map((row) => row.map((cell) => inline(cell)))], right)];
}

/** Points of an item are a list within. */
function listItem({ head, words, points }: Item, mark: string): string {
  const said = words.map((paragraph) => inline(paragraph)).filter((text) => text !== "");
  const first = head.length === 0 ? "" : inline(head, true);
  const line = [first, joined(said)].filter((text) => text !== "").join(isHan(first + said.join("")) ? "：" : ": ");
  const indent = " ".repeat(mark.length);
  return [`${mark}${atStart(line)}`, ...points.map((point) => `${indent}- ${atStart(inline(point))}`)].join("\n");
}

/** Parts that stand apart on the slide: full stops stay, else there is a semicolon. */
const joined = (parts: Lines): string => parts.reduce((text, part) => (text === "" ? part : /[。.！？!?]$/u.test(text) ? `${text}${isHan(text) ? "" : " "}${part}` : `${text}${isHan(text + part) ? "；" : "; "}${part}`), "");
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Paragraphs, and lists of items that follow each other. */
function noteBlocks(notes: readonly Note[]): Lines {
  const blocks: string[] = [];
  let open = false;
  let counted = 0;
  for (const { words, list } of notes) {
    counted = list?.first === undefined ? 0 : counted + 1;
    const line = list ? noteItem(words, list, counted) : atStart(inline(words));
    if (list && open) blocks.push(`${blocks.pop()!}\n${line}`);
    else blocks.push(line);
    open = list !== undefined;
  }
  return blocks;
}

function noteItem(words: Note["words"], { level, first }: NoteList, counted: number): string {
  const mark = first === undefined ? "- " : `${first + counted - 1}. `;
  return `${"    ".repeat(level)}${mark}${atStart(inline(words))}`;
}
