import type { Box, Run, SceneNode, TextNode } from "../scene/nodes.js";
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
}

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
  const twoLines = linesOf(layout(titleBlock(content.title), grid.titleTwoLines, options)) > 1;
  const subtitle = twoLines ? undefined : content.subtitle;
  const before = layout(head({ ...content, subtitle }, twoLines ? grid.titleTwoLines : grid.title, options), wholePage, options);
  const after = foot(content, options);
  return {
    before: before.nodes,
    after: after.nodes,
    overflows: [...before.overflows, ...after.overflows],
    subtitleDropped: twoLines && content.subtitle !== undefined,
  };
}

const wholePage: Box = { x: 0, y: 0, width: grid.page.width, height: grid.page.height };
/** The design's page moved down to the lower edge of a taller slide. */
const footOf = ({ height }: Options): Box => ({ ...wholePage, y: height - grid.page.height });

/** The title placeholder comes first in the file, for readers that announce a slide by its first shape. */
function head(content: FrameContent, titleBox: Box, { theme }: Options): LayoutNode {
  const { section } = content;
  const chipWidth = content.chip === undefined ? 0 : textWidth(content.chip, theme, "marker") * grid.singleLineAllowance + chipPadding;
  const subtitleBox = { ...grid.subtitle, width: grid.subtitle.width - (chipWidth > 0 ? chipWidth + grid.gap : 0) };
  return layers([
    place(titleBox, titleBlock(content.title)),
    section && place(grid.marker, runs(markerRuns(section), "marker", { name: "marker", maxLines: [1], from: ["section"] })),
    content.subtitle === undefined
      ? undefined
      : place(subtitleBox, text(content.subtitle, "subtitle", { name: "subtitle", maxLines: [1], from: ["subtitle"] })),
    content.chip === undefined ? undefined : chip(content.chip, chipWidth, titleBox === grid.title ? grid.subtitle.y : chipAboveTitle, section?.count ?? 0),
    section && progress(section.index, section.count),
  ]);
}

/** Right-aligned on the subtitle's line; a title of two lines needs that, then it stands above, before the slips. */
function chip(words: string, width: number, y: number, slips: number): LayoutNode {
  const { right, pitch } = grid.progress;
  const end = y === chipAboveTitle && slips > 0 ? right - pitch * slips - grid.gap / 2 : right;
  const box = { x: end - width, y, width, height: chipHeight };
  return layers([
    place(box, { type: "shape", geometry: "rect", stroke: { color: "accent", width: grid.hairline }, name: "chip frame" }),
    place(box, text(words, "marker", { name: "chip", color: "accent", align: "center", anchor: "middle", wrap: false, from: ["chip"] })),
  ]);
}

const chipHeight = 19.5;
const chipPadding = 15;
const chipAboveTitle = 22.5;

const titleBlock = (title: string): TextBlock =>
  text(title, "title", { name: "title", placeholder: "title", maxLines: [1, 2], prefer: "punctuation", from: ["title"] });

const markerRuns = (section: NonNullable<FrameContent["section"]>): readonly Run[] => [
  { text: section.number, bold: true, color: "accent" },
  { text: `  ${section.name}` },
];

/** One slip a section, the current one in the accent colour, ending at the right margin. */
function progress(current: number, count: number): LayoutNode {
  const { right, y, width, height, pitch } = grid.progress;
  const first = right - width - pitch * (count - 1);
  const slips = Array.from({ length: count }, (_, i) =>
    place({ x: first + pitch * i, y, width, height }, rect(i === current ? "accent" : "rule", { name: `progress slip ${i + 1}` })),
  );
  return group("progress", layers(slips));
}

/**
 * Source and note, a line each. Where one of them needs more, they share the two lines; a text that has more to say than
 * that is reported.
 */
function foot(content: FrameContent, options: Options): Laid {
  const apart = layout(footNode(content, options, "apart"), footOf(options), options);
  if (apart.overflows.length === 0 || content.source === undefined || content.note === undefined) return apart;
  const joined = layout(footNode(content, options, "joined"), footOf(options), options);
  return joined.overflows.length < apart.overflows.length ? joined : apart;
}

function footNode(content: FrameContent, { theme, labels }: Options, remarks: "apart" | "joined"): LayoutNode {
  const name = deckNameBox(oneLine(content.deckName), theme);
  const source = labelled(labels.source, content.source, labels);
  const note = labelled(labels.note, content.note, labels);
  const paragraphs = [source, note].filter((paragraph) => paragraph.length > 0);
  return layers([
    place({ ...grid.footerRule, height: 0 }, rule("rule", grid.hairline, { name: "footer rule" })),
    paragraphs.length === 0
      ? undefined
      : place({ ...grid.source, width: Math.min(grid.source.width, name.x - grid.gap - grid.source.x) }, {
          type: "text",
          role: "source",
          name: "source",
          paragraphs: remarks === "joined" ? [[...source, { text: ideographicSpace }, ...note]] : paragraphs,
          maxLines: [2],
          from: content.source === undefined ? ["note"] : ["source"],
        }),
    ...deckNameAndPage(content.deckName, content.page, theme),
  ]);
}

/** Separates two remarks on one line; it is one em wide in every font that has Chinese. */
const ideographicSpace = "\u3000";

const labelled = (label: string, value: string | undefined, labels: Wording["labels"]): readonly Run[] =>
  value === undefined ? [] : [{ text: `${label}${labels.colon}` }, ...inline(value)];

/** Deck name and page number at the foot of the page, for the frame and for templates that own their page. */
export function deckNameAndPage(deckTitle: string, page: number, theme: Theme): readonly LayoutNode[] {
  const name = oneLine(deckTitle);
  return [
    place({ ...deckNameBox(name, theme), pin: "foot" }, text(name, "source", { name: "deck name", placeholder: "footer", align: "right", maxLines: [2] })),
    place(
      { ...grid.pageNumber, pin: "foot" },
      text(String(page), "source", { name: "page number", placeholder: "slide-number", align: "right", wrap: false, bold: true, color: "ink" }),
    ),
  ];
}

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
