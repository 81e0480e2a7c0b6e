import { toldWay, type BoundFigure } from "../outline/figures.js";
import { sectionLabel } from "../outline/sections.js";
import { showFigure } from "../outline/show.js";
import type { Figure } from "../report/report.js";
import type { NoteList, Paragraph, SlideScene } from "../scene/nodes.js";
import { placeNumber, spanText } from "../source/span.js";
import type { Wording } from "../source/wording/wording.js";
import { parseInline } from "../text/inline.js";
import type { PreparedSlide } from "./prepare.js";

/** What is said to the slide, then where each of its figures stands in the report, with the report's own words. */
export function speakerNotes(slide: PreparedSlide, labels: Wording["labels"]): Pick<SlideScene, "notes" | "noteLists"> {
  const { notes: spoken, noteLists } = spokenNotes(slide.envelope.notes ?? "");
  const figures = [...new Set(slide.uses.map(({ figure }) => figure))].filter(({ origins }) => origins.length > 0);
  const traced = figures.length === 0 ? [] : [[{ text: labels.figuresHere, bold: true }], ...figures.flatMap((figure) => describe(figure, labels))];
  return { notes: [...spoken, ...traced], ...(Object.keys(noteLists).length > 0 && { noteLists }) };
}

/** A line is a paragraph; `- ` or `1. ` before it makes it an item of a list, two spaces before that one of a list within. */
function spokenNotes(text: string): Required<Pick<SlideScene, "notes" | "noteLists">> {
  const notes: Paragraph[] = [];
  const noteLists: Record<number, NoteList> = {};
  for (const line of text.split("\n")) {
    const [, space = "", mark, number, words = ""] = /^(\s*)(?:([-*•]|(\d{1,2})[.)])\s+)?([^]*)$/u.exec(line) ?? [];
    if (words.trim() === "") continue;
    if (mark !== undefined) {
      const level = Math.min(deepest, Math.floor(space.length / 2));
      const before = noteLists[notes.length - 1];
      const first = number === undefined ? undefined : before?.level === level && before.first !== undefined ? before.first : Number(number);
      noteLists[notes.length] = { level, ...(first !== undefined && { first }) };
    }
    notes.push(parseInline(words.trim()));
  }
  return { notes, noteLists };
}

/** Deeper lists nobody can follow while speaking. */
const deepest = 3;

function describe(figure: BoundFigure, labels: Wording["labels"]): readonly Paragraph[] {
  const shown = showFigure(figure, undefined, undefined, labels) ?? showFigure(figure, "signed", undefined, labels) ?? "";
  const { formula, origins, unquoted } = toldWay(figure);
  if (figure.derived) {
    const way = formula === figure.derived.formula ? ` = ${formula}` : `${labels.open}${formula ?? ""}${labels.close}`;
    const marked = `${figure.label}${labels.open}${labels.derived}${labels.close}${labels.colon}${shown}${way}`;
    return [[{ text: marked }], ...origins.map((origin) => place(origin.indicator, "", origin, { labels, quoted: !unquoted.has(origin) }))];
  }
  const change = figure.change && figure.value ? `${labels.comma}${showFigure(figure, "signed", undefined, labels)}` : "";
  return origins.map((origin) => place(figure.label, `${shown}${change}`, origin, { labels, quoted: !unquoted.has(origin) }));
}

function place(label: string, shown: string, figure: Figure, { labels, quoted }: { readonly labels: Wording["labels"]; readonly quoted: boolean }): Paragraph {
  const line = placeNumber(figure.span.file, figure.span.start);
  const [inSection, inReport] = {
    line: [labels.reportPlace, labels.reportLine] as const,
    paragraph: [labels.reportPlaceParagraph, labels.reportParagraph] as const,
    page: [labels.reportPlacePage, labels.reportPage] as const,
  }[figure.span.file.unit ?? "line"];
  const where = figure.section.length > 0 ? inSection(sectionLabel(figure.section), line) : inReport(line);
  const words = quoted ? `${labels.colon}${labels.quoted(clip(spanText(figure.span).replace(/\s+/gu, " ")))}` : "";
  const value = shown === "" ? "" : `${labels.colon}${shown}`;
  return [{ text: `${label}${value}${labels.open}${where}${words}${labels.close}` }];
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
