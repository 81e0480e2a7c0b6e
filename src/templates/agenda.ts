import { z } from "zod";
import type { SlideContext, Template } from "../kinds/template.js";
import { deckNameAndPage } from "../layout/frame.js";
import { gap, page } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, layers, place, row, rule, space, type LayoutNode, type TextBlock } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import type { TypeRole } from "../theme/theme.js";

const item = z.strictObject({
  name: z.string().min(1).max(60).describe("名称，6 字以内最好 / short name"),
  summary: z.string().max(120).optional().describe("一句说明，20 字以内；9 项起不显示 / one line; left out from 9 items on"),
  page: z.int().min(1).max(9999).optional().describe("页码；与某一部分同名时自动填写 / page; filled in where the name is a section's"),
  slide: z.string().max(60).optional().describe("点击后跳到的幻灯片 id / id of the slide it links to"),
});

const content = z.strictObject({
  headline: z.string().max(60).optional().describe("左侧大字，每行 7 字、至多 3 行；默认取标题，再默认“目录” / words on the panel; by default the title, then Contents"),
  sub: z.string().max(80).optional().describe("大字下面的一行 / one line below them"),
  items: z.array(item).min(1).max(20).optional().describe("条目；省略时取各部分 / entries; by default the deck's sections"),
});
type Content = z.infer<typeof content>;

/** The parts of the deck with their pages; the layout draws the panel and its slips. */
export const template: Template<Content> = {
  name: "agenda",
  summary: { en: "Contents: the parts of the deck, with pages and links", "zh-CN": "目录：各部分名称、说明与页码，自动生成" },
  layout: "agenda",
  title: "optional",
  content,
  examples: {
    "six-parts": `template: agenda
title: |-
  六个部分
  一条主线
sub: 创新引领、争先进位
items:
  - { name: 优化布局, summary: 确立总基调、战略定位与主攻方向, page: 3 }
  - { name: 稳定增势, summary: 逆周期措施与主要经济指标, page: 5 }
  - { name: 创新生态, summary: 产业、平台、要素市场与复合中心, page: 10 }
  - { name: 改善民生, summary: 以抓经济的力度抓民生实事, page: 15 }
  - { name: 深化改革, summary: 园区运营、基金与国资三项机制, page: 17 }
  - { name: 自身建设, summary: 从严管党治党，明确下步对策, page: 21 }
`,
    "ten-items": `template: agenda
headline: 十项议程
items:
  - { name: 经济运行, page: 3 }
  - { name: 项目建设, page: 5 }
  - { name: 招商引资, page: 7 }
  - { name: 科技创新, page: 9 }
  - { name: 要素市场, page: 11 }
  - { name: 城市建设, page: 13 }
  - { name: 民生实事, page: 15 }
  - { name: 深化改革, page: 17 }
  - { name: 安全生产, page: 19 }
  - { name: 党的建设, page: 21 }
`,
    english: `template: agenda
title: Contents
items:
  - name: The year in figures
    summary: Revenue, output and investment
    page: 3
  - name: Innovation
    summary: Platforms, incubators and markets for ideas
    page: 8
  - name: Everyday life
    summary: Schools, clinics and roads
    page: 14
`,
  },
  arrange(slide, context) {
    const entries = entriesOf(slide, context);
    return layers([
      place(headlineBox, headline(slide, context)),
      slide.sub === undefined ? undefined : place(subBox, text(slide.sub, "body", { name: "sub", color: "onfill2", maxLines: [2], from: ["sub"] })),
      entries.length > mostInOneColumn ? twoColumns(entries) : oneColumn(entries, context),
      ...deckNameAndPage(context.deck.title, context.page, context.theme),
    ]);
  },
};

/** Bottom-anchored on the panel, whose slips end at 235 pt: three lines of seven characters with the allowance of titles. */
const headlineBox = { x: page.margin, y: 315, width: 242, height: 126 };
const subBox = { x: page.margin, y: 453, width: 242, height: 44 };
const list = { x: 354, y: 54, width: 558, bottom: 480 };
const mostInOneColumn = 8;

function headline(slide: Content, context: SlideContext): TextBlock {
  const from = slide.headline !== undefined ? ["headline"] : context.title !== undefined ? ["title"] : undefined;
  return text(slide.headline ?? context.title ?? context.labels.contents, "agenda-head", {
    name: "title",
    placeholder: "title",
    anchor: "bottom",
    maxLines: [3],
    prefer: "punctuation",
    from,
  });
}

interface Entry {
  readonly number: string;
  readonly name: string;
  readonly summary?: string;
  readonly page?: number;
  readonly link?: string;
  readonly from?: Path;
}

/** The author's entries, else the sections. An entry named like a section takes its page and link from there. */
function entriesOf({ items }: Content, { sections }: SlideContext): readonly Entry[] {
  if (items === undefined)
    return sections.map(({ number, name, summary, page, slideId }) => ({ number, name, summary, page, link: `#${slideId}` }));
  return items.map((entry, i) => {
    const section = sections.find(({ name }) => name === entry.name);
    const target = entry.slide ?? section?.slideId;
    return {
      number: String(i + 1).padStart(2, "0"),
      name: entry.name,
      summary: entry.summary,
      page: entry.page ?? section?.page,
      link: target === undefined ? undefined : `#${target}`,
      from: ["items", i],
    };
  });
}

/** Up to six rows have 69 pt each, seven and eight share 426; a short list starts lower on the page. */
function oneColumn(entries: readonly Entry[], context: SlideContext): LayoutNode {
  const roomy = entries.length <= 6;
  const height = roomy ? 69 : 53.25;
  const nameRole: TypeRole = roomy ? "h2" : "h3";
  const nameWidth = widthOfNames(entries, nameRole, context);
  const rows = entries.map((entry, i) => entryRow(entry, i, { height, nameRole, nameWidth }));
  return place({ x: list.x, y: entries.length < 5 ? 122.4 : list.y, width: list.width, height: height * entries.length }, column(rows));
}

/** Down the first column, then down the second; no room for summaries. */
function twoColumns(entries: readonly Entry[]): LayoutNode {
  const perColumn = Math.ceil(entries.length / 2);
  const height = Math.min(69, (list.bottom - list.y) / perColumn);
  const nameRole: TypeRole = height < 60 ? "h3" : "h2";
  const columns = [entries.slice(0, perColumn), entries.slice(perColumn)].map((part, side) =>
    column(part.map(({ summary: _, ...entry }, i) => entryRow(entry, side * perColumn + i, { height, nameRole, first: i === 0 }))),
  );
  return place({ x: list.x, y: list.y, width: list.width, height: list.bottom - list.y }, row(columns, { gap: 24 }));
}

const numberWidth = 54;
const pageWidth = 36;
const shortestSummary = 180;

/** The design's 120 pt, more for longer names as long as the summaries keep theirs; undefined where there are none. */
function widthOfNames(entries: readonly Entry[], role: TypeRole, { theme }: SlideContext): number | undefined {
  if (entries.every(({ summary }) => summary === undefined)) return undefined;
  const longest = Math.max(...entries.map(({ name }) => textWidth(name, theme, role)));
  const room = list.width - numberWidth - pageWidth - 2 * gap;
  return Math.min(Math.max(105, Math.ceil(longest)), room - shortestSummary);
}

interface RowStyle {
  readonly height: number;
  readonly nameRole: TypeRole;
  /** Points of the name column; without it the name takes what is left. */
  readonly nameWidth?: number;
  readonly first?: boolean;
}

/** Each text of the row is as high as the row and carries its link: the whole row can be clicked. */
function entryRow(entry: Entry, index: number, { height, nameRole, nameWidth, first = index === 0 }: RowStyle): LayoutNode {
  const { link, from } = entry;
  const at = (field: string): Path | undefined => from && [...from, field];
  const name = `item ${index + 1}`;
  const cells = row(
    [
      text(entry.number, "lead", { name: `${name} number`, bold: true, color: "accent", anchor: "middle", group: "agenda number", size: numberWidth, link }),
      text(entry.name, nameRole, { placeholder: "body", name: `${name} name`, anchor: "middle", maxLines: [1, 2], size: nameWidth ?? { share: 1 }, link, from: at("name") }),
      nameWidth === undefined ? undefined : space(gap),
      nameWidth === undefined
        ? undefined
        : entry.summary === undefined
          ? space({ share: 1 })
          : text(entry.summary, "body", { placeholder: "body", name: `${name} summary`, anchor: "middle", maxLines: [2], size: { share: 1 }, link, from: at("summary") }),
      nameWidth === undefined ? undefined : space(gap),
      entry.page === undefined
        ? space(pageWidth)
        : text(String(entry.page), "body", { name: `${name} page`, anchor: "middle", align: "right", color: "ink3", size: pageWidth, link, from: at("page") }),
    ],
    { size: height },
  );
  return layers([place({ height: 0 }, rule(first ? "ink" : "rule", 0.75, { name: `${name} rule` })), cells], { size: height });
}
