import type { Box, LayoutName, Run, SceneNode, TextNode } from "../scene/nodes.js";
import type { Path, Span } from "../source/span.js";
import type { Wording } from "../source/wording/wording.js";
import type { Theme } from "../theme/theme.js";
import * as grid from "./grid.js";
import { layout, textWidth, type Laid, type Overflow } from "./layout.js";
import { group, layers, place, rect, rule, type LayoutNode, type TextBlock } from "./node.js";
import { inline, runs, text } from "./text-block.js";

/** What stands around the body of a content slide. Texts may have inline markup. */
export interface FrameContent {
  readonly title: string;
  readonly subtitle?: string;
  readonly source?: string;
  readonly note?: string;
  /** What pictures on the slide show, and who made them. */
  readonly caption?: string;
  /** What sort of numbers these are, where they are not the report's own: 推算, 示意数据, 初步. */
  readonly chip?: string;
  readonly deckName: string;
  readonly page: number;
  /** The part of the deck that the slide belongs to; `index` counts from 0. */
  readonly section?: { readonly number: string; readonly name: string; readonly index: number; readonly count: number };
}

interface Options {
  readonly theme: Theme;
  readonly labels: Wording["labels"];
  readonly locate?: (path: Path) => Span | undefined;
  /** Of the slide, in points. */
  readonly height: number;
  readonly shape?: FramedLayout;
}

/** Layouts whose slides have a frame; the others own their page. */
export type FramedLayout = "content" | "picture-left" | "picture-right" | "picture-full" | "statement";
export const isFramed = (layout: LayoutName): layout is FramedLayout => layout === "content" || layout === "statement" || layout === "picture-full" || layout in pictureColumns;

/** Where text stands on a slide whose other part is a picture to three edges. */
export interface Column {
  readonly x: number;
  readonly width: number;
}
export const pictureColumns = { "picture-left": { x: 516, width: 396 }, "picture-right": { x: 48, width: 396 } } as const satisfies Partial<Record<LayoutName, Column>>;
export const pictureTitle = { y: 57, height: 76 } as const;
/**
 * Below a picture over the whole width: the frame stands in a band at the foot. `height`: of the band; `title`: its width,
 * which leaves four columns for a caption.
 */
export const pictureBand = { height: 162, title: grid.columnWidth(8) - grid.gap } as const;
/** How far the head of the design's page moves down to stand in the band. */
export const bandHead = grid.page.height - pictureBand.height - 9;

/** Column of the frame, and its title: a statement's title is its own text, a picture's has two lines. */
function shapeOf(shape: FramedLayout): { readonly column: Column; readonly title?: { readonly one: Box; readonly two: Box }; readonly slips: boolean; readonly deckName: boolean; readonly lowered?: number } {
  switch (shape) {
    case "content":
      return { column: wholeColumn, title: { one: grid.title, two: grid.titleTwoLines }, slips: true, deckName: true };
    case "picture-full": {
      const width = pictureBand.title;
      return { column: wholeColumn, title: { one: { ...grid.title, width }, two: { ...grid.titleTwoLines, width } }, slips: true, deckName: true, lowered: bandHead };
    }
    case "statement":
      return { column: wholeColumn, slips: false, deckName: true };
    case "picture-left":
    case "picture-right": {
      const column = pictureColumns[shape];
      const box = { ...pictureTitle, ...column };
      return { column, title: { one: box, two: box }, slips: true, deckName: false };
    }
  }
}

const wholeColumn: Column = { x: grid.page.margin, width: grid.page.contentWidth };

export interface Frame {
  /** Title, marker, subtitle and progress: before the body in reading order. */
  readonly before: readonly SceneNode[];
  /** Footer rule, source, deck name and page number: after it. */
  readonly after: readonly SceneNode[];
  readonly overflows: readonly Overflow[];
  /** A title of two lines takes the subtitle's room. */
  readonly subtitleDropped: boolean;
}

/** The frame of a content slide: everything but the body region. Its shapes are named for the selection pane. */
export function frame(content: FrameContent, options: Options): Frame {
  const { title, lowered } = shapeOf(options.shape ?? "content");
  const twoLines = title !== undefined && (title.one === title.two || linesOf(layout(titleBlock(content.title), title.two, options)) > 1);

  const subtitle = twoLines || !title ? undefined : content.subtitle;
  const before = layout(head({ ...content, subtitle }, title && (twoLines ? title.two : title.one), options), lowered === undefined ? wholePage : { ...wholePage, y: footOf(options).y + lowered }, options);
  const after = foot(content, options);
  return {
    before: before.nodes,
    after: after.nodes,
    overflows: [...before.overflows, ...after.overflows],
    subtitleDropped: subtitle === undefined && content.subtitle !== undefined,
  };
}

const wholePage: Box = { x: 0, y: 0, width: grid.page.width, height: grid.page.height };
/** The design's page moved down to the lower edge of a taller slide. */
const footOf = ({ height }: Options): Box => ({ ...wholePage, y: height - grid.page.height });

/** The title placeholder comes first in the file, for readers that announce a slide by its first shape. */
function head(content: FrameContent, titleBox: Box | undefined, { theme, shape = "content" }: Options): LayoutNode {
  const { section } = content;
  const { column, slips } = shapeOf(shape);
  const chipWidth = content.chip === undefined ? 0 : textWidth(content.chip, theme, "marker") * grid.singleLineAllowance + chipPadding;
  const besideChip = grid.subtitle.width - (chipWidth > 0 ? chipWidth + grid.gap : 0);
  const subtitleBox = { ...grid.subtitle, width: shape === "picture-full" ? pictureBand.title : besideChip };
  return layers([
    titleBox && place(titleBox, titleBlock(content.title, shape === "content" || shape === "picture-full" ? [1, 2] : [2])),
    section && place({ ...grid.marker, x: column.x, width: Math.min(grid.marker.width, column.width * markerShare) }, runs(markerRuns(section), "marker", { name: "marker", maxLines: [1], from: ["section"] })),
    content.subtitle === undefined
      ? undefined
      : place(subtitleBox, text(content.subtitle, "subtitle", { name: "subtitle", maxLines: [1], from: ["subtitle"] })),
    content.chip === undefined ? undefined : chip(content.chip, chipWidth, { y: titleBox === grid.title ? grid.subtitle.y : chipAboveTitle, right: column.x + column.width, slips: slips ? (section?.count ?? 0) : 0 }),
    section && slips ? progress(section.index, section.count, column.x + column.width) : undefined,
  ]);
}

/** Right-aligned on the subtitle's line; a title of two lines needs that, then it stands above, before the slips. */
function chip(words: string, width: number, { y, right, slips }: { readonly y: number; readonly right: number; readonly slips: number }): LayoutNode {
  const end = y === chipAboveTitle && slips > 0 ? right - grid.progress.pitch * slips - grid.gap / 2 : right;
  const box = { x: end - width, y, width, height: chipHeight };
  return layers([
    place(box, { type: "shape", geometry: "rect", stroke: { color: "accent", width: grid.hairline }, name: "chip frame" }),
    place(box, text(words, "marker", { name: "chip", color: "accent", align: "center", anchor: "middle", wrap: false, from: ["chip"] })),
  ]);
}

const chipHeight = 19.5;
const chipPadding = 15;
const chipAboveTitle = 22.5;

/** On the whole width one line at the larger size, beside a picture two. */
const titleBlock = (title: string, maxLines: readonly number[] = [1, 2]): TextBlock =>
  text(title, "title", { name: "title", placeholder: "title", maxLines, prefer: "punctuation", from: ["title"] });

const markerRuns = (section: NonNullable<FrameContent["section"]>): readonly Run[] => [
  { text: section.number, bold: true, color: "accent" },
  { text: `  ${section.name}` },
];

/** The marker leaves room for the slips. */
const markerShare = 0.62;

/** One slip a section, the current one in the accent colour, ending at the right margin. */
function progress(current: number, count: number, right: number): LayoutNode {
  const { y, width, height, pitch } = grid.progress;
  const first = right - width - pitch * (count - 1);
  const slips = Array.from({ length: count }, (_, i) =>
    place({ x: first + pitch * i, y, width, height }, rect(i === current ? "accent" : "rule", { name: `progress slip ${i + 1}` })),
  );
  return group("progress", layers(slips));
}

/**
 * Source, captions and note, a line each. Where one of them needs more, they share the two lines; a text that has more to say than
 * that is reported.
 */
function foot(content: FrameContent, options: Options): Laid {
  const apart = layout(footNode(content, options, "apart"), footOf(options), options);
  if (apart.overflows.length === 0 || [content.source, content.caption, content.note].filter((remark) => remark !== undefined).length < 2) return apart;
  const joined = layout(footNode(content, options, "joined"), footOf(options), options);
  return joined.overflows.length < apart.overflows.length ? joined : apart;
}

function footNode(content: FrameContent, { theme, labels, shape = "content" }: Options, remarks: "apart" | "joined"): LayoutNode {
  const { column, deckName } = shapeOf(shape);
  const right = column.x + column.width;
  const nameLeft = deckName ? deckNameBox(oneLine(content.deckName), theme).x : right - grid.pageNumber.width;
  const source = labelledRuns(labels.source, content.source, labels);
  const note = labelledRuns(labels.note, content.note, labels);
  const caption = labelledRuns(labels.picture, content.caption, labels);
  const paragraphs = [source, caption, note].filter((paragraph) => paragraph.length > 0);
  return layers([
    place({ ...grid.footerRule, ...column, height: 0 }, rule("rule", grid.hairline, { name: "footer rule" })),
    paragraphs.length === 0
      ? undefined
      : place({ ...grid.source, x: column.x, width: Math.min(grid.source.width, nameLeft - grid.gap - column.x) }, {
          type: "text",
          role: "source",
          name: "source",
          paragraphs: remarks === "joined" ? [joined(paragraphs)] : paragraphs,
          maxLines: [2],
          from: content.source !== undefined ? ["source"] : content.note !== undefined ? ["note"] : ["image"],
        }),
    ...(deckName ? deckNameAndPage(content.deckName, content.page, theme) : [pageNumber(content.page, right)]),
  ]);
}

/** Separates two remarks on one line; it is one em wide in every font that has Chinese. */
const ideographicSpace = "\u3000";

const joined = (paragraphs: readonly (readonly Run[])[]): readonly Run[] => paragraphs.flatMap((runs, i) => (i === 0 ? runs : [{ text: ideographicSpace }, ...runs]));

/** `来源：…`; nothing where there is nothing to say. */
export const labelledRuns = (label: string, value: string | undefined, labels: Wording["labels"]): readonly Run[] =>
  value === undefined ? [] : [{ text: `${label}${labels.colon}` }, ...inline(value)];

/** Deck name and page number at the foot of the page, for the frame and for templates that own their page. */
export function deckNameAndPage(deckTitle: string, page: number, theme: Theme): readonly LayoutNode[] {
  const name = oneLine(deckTitle);
  return [
    place({ ...deckNameBox(name, theme), pin: "foot" }, text(name, "source", { name: "deck name", placeholder: "footer", align: "right", maxLines: [2] })),
    pageNumber(page, grid.pageNumber.x + grid.pageNumber.width),
  ];
}

const pageNumber = (page: number, right: number): LayoutNode =>
  place(
    { ...grid.pageNumber, x: right - grid.pageNumber.width, pin: "foot" },
    text(String(page), "source", { name: "page number", placeholder: "slide-number", align: "right", wrap: false, bold: true, color: "ink" }),
  );

/** Three columns less the page number; a longer name takes one more column from the source line, then a second line. */
function deckNameBox(name: string, theme: Theme): Box {
  const right = grid.deckName.x + grid.deckName.width;
  const usual = { ...grid.deckName, x: grid.columnX(9), width: right - grid.columnX(9) };
  const needed = textWidth(name, theme, "source") * grid.singleLineAllowance;
  if (needed <= usual.width) return usual;
  return needed <= grid.deckName.width ? grid.deckName : { ...grid.deckName, height: 2 * grid.deckName.height };
}

/** A title without its line breaks; words of an alphabet get a space instead. */
export const oneLine = (title: string): string => title.trim().replace(/\s*\n\s*/gu, (_, at: number, whole: string) => (isAscii(whole[at - 1]) ? " " : ""));

const isAscii = (char: string | undefined): boolean => char !== undefined && char.charCodeAt(0) < 0x80;

function linesOf({ nodes }: Laid): number {
  return nodes.filter((node): node is TextNode => node.type === "text").reduce((most, node) => Math.max(most, node.lines.length), 0);
}
