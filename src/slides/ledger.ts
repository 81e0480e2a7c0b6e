import { createHash } from "node:crypto";
import { toldWay, type BoundFigure } from "../outline/figures.js";
import type { Use } from "../outline/resolve.js";
import { sectionLabel } from "../outline/sections.js";
import { periodText, showFigure } from "../outline/show.js";
import { formatDecimal } from "../report/decimal.js";
import type { Figure, Report } from "../report/report.js";
import { markedFigure, type Ledger, type LedgerEntry, type LedgerPlace, type LedgerReport } from "../scene/ledger.js";
import type { SceneNode, SlideScene } from "../scene/nodes.js";
import { walk } from "../scene/walk.js";
import { placeNumber, spanText } from "../source/span.js";
import type { Wording } from "../source/wording/wording.js";
import type { PreparedSlide } from "./prepare.js";

type Labels = Wording["labels"];

/** The figures of the deck in the order of their first use, with the slides that use them; `shapes` are still empty. */
export function ledgerEntries(slides: readonly PreparedSlide[], labels: Labels): readonly LedgerEntry[] {
  const used = new Map<string, { readonly figure: BoundFigure; readonly on: Map<string, PreparedSlide> }>();
  for (const slide of slides) {
    for (const { figure } of inReadingOrder(slide.uses)) {
      if (figure.origins.length === 0) continue; // a name that is bound to nothing has had its diagnostic
      const known = used.get(figure.name) ?? { figure, on: new Map<string, PreparedSlide>() };
      used.set(figure.name, known);
      known.on.set(slide.id, slide);
    }
  }
  return [...used.values()].map(({ figure, on }) => ({
    ...entryOf(figure, labels),
    slides: [...on.values()].map(({ number, id }) => ({ number, id, shapes: [] })),
  }));
}

/** What is shown comes before what is only said. */
const inReadingOrder = (uses: readonly Use[]): readonly Use[] => [...uses.filter((use) => !isSpoken(use)), ...uses.filter(isSpoken)];

/** In the speaker's notes; paths lead there from the root of the outline. */
export const isSpoken = ({ path }: Use): boolean => path[2] === "notes";

/** The same entries with the names of the shapes whose text, cells or chart points carry the figure's mark. */
export function ledger(entries: readonly LedgerEntry[], report: Report, scenes: readonly SlideScene[]): Ledger {
  const shapes = new Map(scenes.map((scene) => [scene.id, shapesByFigure(scene)]));
  return {
    report: reportOf(report),
    entries: entries.map((entry) => ({
      ...entry,
      slides: entry.slides.map((slide) => ({ ...slide, shapes: shapes.get(slide.id)?.get(entry.name) ?? [] })),
    })),
  };
}

export const reportOf = ({ file }: Report): LedgerReport => ({ path: file.path, sha256: createHash("sha256").update(file.text).digest("hex") });

/** What the report says in one place, in the form that decks remember; `quoted: false` without its words. */
export function placeOf(figure: Figure, { quoted = true } = {}): LedgerPlace {
  const { indicator, value, unit, change, period, scope, section, span } = figure;
  return {
    indicator,
    value: value && formatDecimal(value),
    unit,
    change: change && `${formatDecimal(change.value, { sign: true })}${change.unit === "abs" ? (unit ?? "") : change.unit}`,
    period: period && `${period.start}/${period.end}`,
    scope,
    section: sectionLabel(section),
    line: placeNumber(span.file, span.start),
    ...(span.file.unit !== undefined && span.file.unit !== "line" && { counted: span.file.unit }),
    start: span.start,
    end: span.end,
    quoted: quoted ? quote(spanText(span)) : "",
  };
}

const longestQuote = 300;
const quote = (text: string): string => text.slice(0, 4 * longestQuote).replace(/\s+/gu, " ").trim().slice(0, longestQuote);

function entryOf(figure: BoundFigure, labels: Labels): Omit<LedgerEntry, "slides"> {
  const { name, label, unit, period, scope } = figure;
  const { formula, origins, unquoted } = toldWay(figure);
  const change = showFigure(figure, "signed", undefined, labels);
  return {
    name,
    label,
    value: showFigure(figure, undefined, undefined, labels) ?? change ?? "",
    unit,
    change,
    period: period && periodText(period, labels),
    scope,
    formula,
    places: origins.map((origin) => placeOf(origin, { quoted: !unquoted.has(origin) })),
  };
}

function shapesByFigure({ nodes }: SlideScene): ReadonlyMap<string, readonly string[]> {
  const shapes = new Map<string, string[]>();
  for (const node of walk(nodes)) {
    for (const figure of new Set(marksOf(node).map(markedFigure))) {
      const names = shapes.get(figure) ?? [];
      shapes.set(figure, names);
      names.push(node.name);
    }
  }
  return shapes;
}

function marksOf(node: SceneNode): readonly string[] {
  const inRuns = (runs: readonly { readonly figure?: string }[]): readonly string[] => runs.flatMap(({ figure }) => figure ?? []);
  switch (node.type) {
    case "text":
      return inRuns(node.paragraphs.flat());
    case "table":
      return node.rows.flat().flatMap(({ paragraph }) => inRuns(paragraph));
    case "chart":
      return node.model.series.flatMap(({ figures = {} }) => Object.values(figures));
    case "shape":
      return node.text ? marksOf(node.text) : [];
    case "image":
    case "connector":
    case "group":
      return [];
  }
}
