import { z } from "zod";
import { divided } from "../kinds/divide.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { columnWidth, gap, hairline, singleLineAllowance, tableRule } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, space, type LayoutNode, type TableRowBlock } from "../layout/node.js";
import type { LedgerEntry, LedgerSlide } from "../scene/ledger.js";
import type { Paragraph } from "../scene/nodes.js";
import { error } from "../source/diagnostic.js";
import { suggest } from "../source/suggest.js";

/** With the head, as many as the body holds in 12 pt type. */
const mostRows = 10;
const mostInAll = 60;

const row = z.strictObject({
  name: z.string().min(1).max(60).describe("指标名称 / what the number is"),
  value: z.string().min(1).max(40).describe("数值，带单位 / the number with its unit"),
  place: z.string().min(1).max(200).describe("出处：文件、章节、行或算法 / where it stands, or how it was computed"),
  pages: z.array(z.int().min(1).max(9999)).max(20).optional().describe("用在哪几页 / pages that show it"),
});

const content = z.strictObject({
  figures: z.array(z.string().max(200)).min(1).max(mostInAll).optional().describe("只列这些指标（figures 中的名称） / only these figures"),
  page: z.int().min(1).max(100).optional().describe("只列其中一页：每页 10 个指标，这是第几页；不写则自动分页 / one slide alone: which ten figures; unless said, all go on over slides"),
  rows: z.array(row).min(1).max(mostInAll).optional().describe("自己写的各行，代替自动生成的 / rows of your own in place of the deck's figures"),
});
interface Content extends z.infer<typeof content> {
  /** Which part this is of a list that goes on over slides, counted from 0. */
  readonly part?: { readonly index: number; readonly of: number };
}

/** The appendix: every number of the deck with the words of the report it comes from, and the pages that show it. */
export const template: Template<Content> = {
  name: "sources",
  summary: { en: "Appendix: where each number of the deck comes from", "zh-CN": "数据出处：逐项列出指标、报告位置与所在页" },
  layout: "content",
  title: "required",
  appendix: true,
  content,
  examples: {
    "own-rows": `template: sources
title: 附录：数据出处
subtitle: 行号为报告原文的行号
source: 科技部网站《济宁高新区》，2016年1月11日
rows:
  - { name: 营业总收入, value: 2942亿元, place: 二，第35行：“营业总收入达到2942亿元，同比增长10.2%”, pages: [6, 8, 9] }
  - { name: 工业增加值, value: 628.7亿元, place: 二，第35行：“工业增加值628.7亿元，增长7.14%”, pages: [6, 8, 9] }
  - { name: 固定资产投资, value: 346.4亿元, place: 二，第35行：“固定资产投资346.4亿元，增长16.2%”, pages: [6, 7, 8] }
  - { name: 营业总收入上年同期（推算）, value: 约2670亿元, place: 2942亿元 ÷ (1 + 10.2%), pages: [8] }
  - { name: 新上产业链项目, value: 79个, place: 三/一，第43行：“新上产业链项目79个”, pages: [4, 7, 12] }
`,
    english: `template: sources
title: "Appendix: where the numbers come from"
source: Annual report, 2015
rows:
  - { name: Revenue, value: RMB 294.2 billion, place: "section 2, line 35: “revenue reached RMB 294.2 billion”", pages: [6, 8] }
  - { name: Industrial value added, value: RMB 62.87 billion, place: "section 2, line 35: “industrial value added”", pages: [6] }
  - { name: Investment gap (derived), value: 6.0 percentage points, place: 16.2% − 10.2%, pages: [7] }
`,
  },
  suits: ({ rows, figures }) => (rows || figures ? 0.6 : 0),
  split(content, parts, { figures: known }) {
    const { rows, figures: names, page } = content;
    const listed: readonly unknown[] = rows ?? names ?? known;
    if (page !== undefined || listed.length === 0) return undefined;
    const count = divided(listed, { parts, most: mostRows })?.length;
    if (count === 1) return [content];
    return count === undefined ? undefined : Array.from({ length: count }, (_, index): Content => ({ ...content, part: { index, of: count } }));
  },
  arrange(slide, context) {
    const all = slide.rows ? slide.rows.map((own) => ownRow(own, context)) : chosen(slide, context).map((entry) => figureRow(entry, context));
    const rows = slide.part ? (divided(all, { parts: slide.part.of, most: Infinity, least: 0 })?.[slide.part.index]?.items ?? []) : all;
    if (rows.length === 0) return space({ share: 1 });
    const heads = context.labels.sourceHeads;
    const widths = columnWidths(heads, all, context);
    const last = rows.length - 1;
    const body = rows.map(
      ({ name, value, place, pages }, i): TableRowBlock => ({
        height: rowHeight,
        role: "table-dense",
        bottom: i === last ? { color: "ink", width: tableRule } : { color: "rule", width: hairline },
        cells: [
          { paragraph: [{ text: clipped(name, widths[0]!, context) }], color: "ink" },
          { paragraph: [{ text: value }], bold: true, color: "ink" },
          { paragraph: [{ text: clipped(place, widths[2]!, context) }] },
          { paragraph: pages },
        ],
      }),
    );
    const head: TableRowBlock = { height: headHeight, role: "table-head", bottom: { color: "ink", width: tableRule }, cells: heads.map((words) => ({ paragraph: [{ text: words }] })) };
    const table: LayoutNode = {
      type: "table",
      name: "sources",
      alt: context.labels.tableAlt(rows.length, heads.join(context.labels.listSeparator)),
      columns: widths.map((size, i) => ({ size, align: i === 1 || i === 3 ? "right" : "left" })),
      rows: [head, ...body],
      size: headHeight + rowHeight * rows.length,
    };
    return column([space(tableTop), table]);
  },
};

const tableTop = 3;
const headHeight = 36;
const rowHeight = 30;

interface SourceRow {
  readonly name: string;
  readonly value: string;
  readonly place: string;
  readonly pages: Paragraph;
}

/** The figures this slide lists; what it cannot list, or not find, is told. */
function chosen({ figures: names, page, part }: Content, context: SlideContext): readonly LedgerEntry[] {
  const { figures } = context;
  if (figures.length === 0) {
    context.tell(error("sources-empty", {}), []);
    return [];
  }
  if (names) {
    const known = figures.map(({ name }) => name);
    return names.flatMap((name, i) => {
      const entry = figures.find((figure) => figure.name === name);
      if (!entry && !part?.index) context.tell(error("sources-unknown", { name, suggestion: suggest(name, known) }), ["figures", i]);
      return entry ?? [];
    });
  }
  if (page === undefined) return figures;
  const pages = Math.ceil(figures.length / mostRows);
  if (page > pages) context.tell(error("sources-page", { page, pages }), ["page"]);
  return figures.slice((page - 1) * mostRows, page * mostRows);
}

function figureRow({ label, value, formula, places, slides }: LedgerEntry, { labels }: SlideContext): SourceRow {
  const [place] = places;
  const words = place === undefined || place.quoted === "" ? "" : `${labels.colon}${labels.quoted(place.quoted)}`;
  const stands = place === undefined ? "" : `${labels.shortPlace(place.section, place.line, place.counted ?? "line")}${words}`;
  return {
    name: formula === undefined ? label : `${label}${labels.open}${labels.derived}${labels.close}`,
    value,
    place: formula ?? stands,
    pages: pageLinks(slides, labels),
  };
}

const ownRow = ({ name, value, place, pages = [] }: z.infer<typeof row>, { labels }: SlideContext): SourceRow => ({
  name, value, place, pages: pages.flatMap((page, i) => [...(i > 0 ? [{ text: labels.listSeparator }] : []), { text: String(page) }]),
});

/** A figure on more pages than these is everywhere; the first will do. */
const mostPages = 5;

function pageLinks(slides: readonly LedgerSlide[], labels: SlideContext["labels"]): Paragraph {
  const links = slides.slice(0, mostPages).flatMap(({ number, id }, i) => [...(i > 0 ? [{ text: labels.listSeparator }] : []), { text: String(number), link: `#${id}` }]);
  return slides.length > mostPages ? [...links, { text: "…" }] : links;
}

const cellPadding = 9;

/** Names and values as wide as they need, pages as their numbers need; the words of the report have the rest. */
function columnWidths(heads: readonly string[], rows: readonly SourceRow[], { theme }: SlideContext): readonly number[] {
  const wide = (texts: readonly Paragraph[], bold = false): number =>
    Math.max(...texts.map((paragraph) => textWidth(paragraph.map((run) => ({ ...run, bold })), theme, "table-dense"))) * singleLineAllowance + 2 * cellPadding;
  const plain = (pick: (source: SourceRow) => string, head: string, bold = false): number => wide([[{ text: head }], ...rows.map((source) => [{ text: pick(source) }])], bold);
  const name = Math.min(plain((source) => source.name, heads[0]!), columnWidth(4) + gap);
  const value = plain((source) => source.value, heads[1]!, true);
  const pages = wide([[{ text: heads[3]! }], ...rows.map((source) => source.pages)]);
  return [name, value, columnWidth(12) - name - value - pages, pages];
}

/** On one line, its end left out where it is too long: the notes and the file have all of it. */
function clipped(text: string, width: number, { theme }: SlideContext): string {
  const fits = (part: string): boolean => textWidth([{ text: part }], theme, "table-dense") * singleLineAllowance <= width - 2 * cellPadding;
  if (fits(text)) return text;
  const closing = /[”"]$/u.exec(text)?.[0] ?? "";
  const letters = [...text];
  let [low, high] = [1, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(`${letters.slice(0, middle).join("")}…${closing}`)) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("")}…${closing}`;
}
