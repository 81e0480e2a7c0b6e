import type { BoundFigure } from "../outline/figures.js";
import { sectionLabel } from "../outline/sections.js";
import { showFigure } from "../outline/show.js";
import type { Figure } from "../report/report.js";
import type { Paragraph } from "../scene/nodes.js";
import { placeNumber, spanText } from "../source/span.js";
import type { Wording } from "../source/wording/wording.js";
import { parseInline } from "../text/inline.js";
import type { PreparedSlide } from "./prepare.js";

/** What is said to the slide, then where each of its figures stands in the report, with the report's own words. */
export function speakerNotes(slide: PreparedSlide, labels: Wording["labels"]): readonly Paragraph[] {
  const spoken = (slide.envelope.notes ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "").map(parseInline);
  const figures = [...new Set(slide.uses.map(({ figure }) => figure))].filter(({ origins }) => origins.length > 0);
  if (figures.length === 0) return spoken;
  return [...spoken, [{ text: labels.figuresHere, bold: true }], ...figures.flatMap((figure) => describe(figure, labels))];
}

function describe(figure: BoundFigure, labels: Wording["labels"]): readonly Paragraph[] {
  const shown = showFigure(figure, undefined, undefined, labels) ?? showFigure(figure, "signed", undefined, labels) ?? "";
  if (figure.derived) {
    const marked = `${figure.label}${labels.open}${labels.derived}${labels.close}${labels.colon}${shown} = ${figure.derived.formula}`;
    return [[{ text: marked }], ...figure.origins.map((origin) => place(origin.indicator, "", origin, labels))];
  }
  const change = figure.change && figure.value ? `${labels.comma}${showFigure(figure, "signed", undefined, labels)}` : "";
  return figure.origins.map((origin) => place(figure.label, `${shown}${change}`, origin, labels));
}

function place(label: string, shown: string, figure: Figure, labels: Wording["labels"]): Paragraph {
  const line = placeNumber(figure.span.file, figure.span.start);
  const [inSection, inReport] = {
    line: [labels.reportPlace, labels.reportLine] as const,
    paragraph: [labels.reportPlaceParagraph, labels.reportParagraph] as const,
    page: [labels.reportPlacePage, labels.reportPage] as const,
  }[figure.span.file.unit ?? "line"];
  const where = figure.section.length > 0 ? inSection(sectionLabel(figure.section), line) : inReport(line);
  const words = labels.quoted(clip(spanText(figure.span).replace(/\s+/gu, " ")));
  const value = shown === "" ? "" : `${labels.colon}${shown}`;
  return [{ text: `${label}${value}${labels.open}${where}${labels.colon}${words}${labels.close}` }];
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
