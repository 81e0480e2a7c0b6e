import type { Figure, Report, Section, Table } from "../report/report.js";
import { isCount } from "../report/units.js";
import type { Span } from "../source/span.js";
import type { FigureName, FigureNames } from "./figure-names.js";
import { hasLooseNumber, statementsIn, type Statement } from "./statements.js";
import { tidy, withoutJoint } from "./typeset.js";

/** One of several things that a section lists: 一是…, a list item, a paragraph with a lead-in, a section below it. */
export interface Item {
  readonly lead?: string;
  readonly statements: readonly Statement[];
}

/** An earlier and a later value of one thing. */
export interface Pair {
  readonly before: FigureName;
  readonly after: FigureName;
}

/** What a stretch of the report has to show. */
export interface Evidence {
  readonly report: Report;
  readonly names: FigureNames;
  /** The part, and the section below it where the stretch is one. */
  readonly path: readonly Section[];
  readonly title: string;
  readonly statements: readonly Statement[];
  /** Figures that can stand alone on a card, in reading order, each once; those of tables are not among them. */
  readonly figures: readonly FigureName[];
  readonly pairs: readonly Pair[];
  readonly items: readonly Item[];
  readonly tables: readonly Table[];
}

/** `extent`: the stretch; `below`: sections in it that are items of one list. */
export function gather(report: Report, path: readonly Section[], extent: Span, below: readonly Section[], names: FigureNames): Evidence {
  const statements = statementsIn(report, extent, names);
  const tables = (report.tables ?? []).filter(({ span }) => within(span, extent));
  const all = report.figures.filter((figure) => within(figure.span, extent) && names.has(figure));
  const told = all.filter(({ span }) => !tables.some((table) => overlaps(table.span, span)));
  return {
    report,
    names,
    path,
    title: tidy(path.at(-1)?.title ?? report.title ?? "", report.language),
    statements,
    figures: distinct(told.filter((figure) => standsAlone(figure, report)).map((figure) => names.get(figure)!)),
    pairs: pairsAmong(told, names, report),
    items: itemsOf(report, extent, below, names),
    tables,
  };
}

/** Money, levels and rates, not what is counted one by one. */
export const isMeasured = ({ figure: { value, unit } }: FigureName): boolean => value !== undefined && unit !== undefined && unit !== "" && !isCount(unit);

function distinct(names: readonly FigureName[]): readonly FigureName[] {
  return names.filter(({ key }, i) => names.findIndex((other) => other.key === key) === i);
}

/** Whether its name says by itself what is counted: neither cut off nor half a sentence. */
function standsAlone(figure: Figure, { language }: Report): boolean {
  const { indicator, qualifiers, upTo, value, change } = figure;
  if (qualifiers.includes("prior") || (qualifiers.includes("threshold") && !qualifiers.includes("target") && !qualifiers.includes("plan")) || upTo || (value === undefined && change === undefined)) return false;
  if (hasLooseNumber(indicator)) return false;
  if (language === "en") {
    const words = indicator.trim().split(/\s+/u);
    if (words.length > 7 || words.some((word) => sentenceWords.test(word)) || loneUnits.test(indicator.trim()) || openEnds.test(words.at(-1)!)) return false;
    return !/^(?:was|to|of|and|or|who|which|that|it|its|new|in|on|by)\b/iu.test(indicator);
  }
  const width = [...indicator].length;
  return width >= 2 && width <= 20 && !/[的第更仅达为至由与和及较比]$|标准下$|[，,。；;]|[“（(《]$/u.test(indicator) && !/^(?:冲刺|投产|开工|签约|剩余|完成|达到|实现|新增|累计|控制)$/u.test(indicator);
}

const sentenceWords = /^(?:was|were|is|are|has|have|had|that|which|who|from|grew|fell|rose|did|said|do|does|it|our|we|they|their|used|spent|improved|expanded|contributed|ended|turns|cited|plans|costs|would|will|can|so|because|when|per-cent)$/iu;
const openEnds = /^(?:in|of|by|to|at|for|and|or|the|a|an|with|on|as|than|over|per|more|from)$/iu;
const loneUnits = /^(?:tonnes?|tons?|TEU|calls?|GWh|MWh|people|metres long|metres|items?|hours?|minutes?|percent|projects?|share|total|uptick|countries)\b/iu;

/** From 9.4 to 6.1 hours: the figure that is marked as the earlier value, and the one of its name that is not. */
function pairsAmong(figures: readonly Figure[], names: FigureNames, report: Report): readonly Pair[] {
  return figures.flatMap((prior) => {
    if (!prior.qualifiers.includes("prior") || !prior.value) return [];
    const after = figures.find((other) => !other.qualifiers.includes("prior") && other.value && other.indicator === prior.indicator && (other.unit ?? "") === (prior.unit ?? "") && other.scope === prior.scope);
    return after && standsAlone(after, report) ? [{ before: names.get(prior)!, after: names.get(after)! }] : [];
  });
}

function itemsOf(report: Report, extent: Span, below: readonly Section[], names: FigureNames): readonly Item[] {
  if (below.length >= 2) {
    return below.map((section) => ({
      lead: withoutJoint(tidy(section.title, report.language), report.language),
      statements: statementsIn(report, { file: report.file, start: section.span.end, end: section.extent.end }, names).map(withoutLeadingMarks),
    }));
  }
  const listed = listItems(report, extent, names);
  return listed.length >= 2 ? listed : [];
}

const withoutLeadingMarks = (statement: Statement): Statement => ({ ...statement, text: statement.text.replace(/^[，。,.、：:\s”]+/u, "") });

/** Lines that begin with a list mark or a lead-in in bold. */
function listItems(report: Report, extent: Span, names: FigureNames): readonly Item[] {
  const { file } = report;
  const items: Item[] = [];
  let start = extent.start;
  for (const line of file.text.slice(extent.start, extent.end).split("\n")) {
    const mark = /^\s{0,3}(?:[-*+•]\s+|\d{1,2}[.、)）]\s{0,2}(?!\d)|[（(]\d{1,2}[)）]\s{0,2}|——\s{0,2})(?=\S)/u.exec(line);
    const bold = /^\s{0,3}(?:[-*+•]\s+)?\*\*([^*\n]{1,60})\*\*[：:]?\s{0,2}/u.exec(line);
    if (mark || bold) {
      const after = start + (bold ?? mark)![0].length;
      const statements = statementsIn(report, { file, start: after, end: start + line.length }, names).map(withoutLeadingMarks);
      const lead = bold ? tidy(bold[1]!.replace(/[。.：:]$/u, ""), report.language) : undefined;
      if (statements.length > 0 || lead !== undefined) items.push(lead === undefined ? ledByColon({ statements }) : { lead, statements });
    }
    start += line.length + 1;
  }
  return items;
}

/** 扩总量：围绕… has its lead-in before the colon. */
function ledByColon({ statements }: Item): Item {
  const [first, ...rest] = statements;
  const colon = first === undefined ? null : /^([^：:{}]{2,14})[：:]\s?(?=.{4})/u.exec(first.text);
  if (!first || !colon) return { statements };
  return { lead: colon[1]!, statements: [{ ...first, text: first.text.slice(colon[0].length) }, ...rest] };
}

const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
