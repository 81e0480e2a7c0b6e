import type { BoundFigure } from "./figures.js";
import { formatDecimal, negate } from "../report/decimal.js";
import { convert } from "../report/units.js";
import type { Period } from "../report/report.js";
import type { Wording } from "../source/wording/wording.js";

type Labels = Wording["labels"];

/** A figure as a plain record, the form in which slide content holds it after resolving. */
export interface FigureRecord {
  readonly figure: string;
  readonly label: string;
  readonly value?: string;
  readonly unit?: string;
  /** Signed, with its unit: `+10.2%`. */
  readonly change?: string;
  readonly basis?: string;
  readonly period?: string;
  /** 口径 as printed. */
  readonly scope?: string;
  readonly good?: "up" | "down";
  readonly derived?: true;
  readonly approximate?: true;
}

/** `{ figure: revenue }` written out. */
export function recordOf(figure: BoundFigure, labels: Labels): FigureRecord {
  const suffix = figure.approximate === "more" ? labels.more : "";
  return {
    figure: figure.name,
    label: figure.label,
    ...(figure.value && { value: formatDecimal(figure.value) }),
    ...(figure.unit !== undefined && { unit: `${suffix}${figure.unit}` }),
    ...(figure.change && { change: changeText(figure, true, labels), basis: basisText(figure, labels) }),
    ...(figure.period && { period: periodText(figure.period, labels) }),
    ...(figure.scope !== undefined && { scope: figure.scope }),
    ...(figure.good && { good: figure.good }),
    ...(figure.derived && { derived: true as const }),
    ...(figure.approximate && { approximate: true as const }),
  };
}

export const figureFields = ["value", "unit", "change", "signed", "period", "scope", "label"] as const;
export type FigureField = (typeof figureFields)[number];

/** What `{{name}}`, `{{name.change}}`, `{{name as 万元}}` … show; undefined where the figure has no such part. */
export function showFigure(figure: BoundFigure, field: FigureField | undefined, unit: string | undefined, labels: Labels): string | undefined {
  const value = figure.value && unit !== undefined ? convert(figure.value, figure.unit ?? "", unit) : figure.value;
  const shown = { ...figure, value, unit: unit ?? figure.unit };
  switch (field) {
    case undefined:
      return value ? whole(shown, labels) : undefined;
    case "value":
      return value ? number(shown) : undefined;
    case "unit":
      return shown.unit;
    case "change":
      return figure.change ? changeText(figure, false, labels) : undefined;
    case "signed":
      return figure.change ? changeText(figure, true, labels) : undefined;
    case "period":
      return figure.period ? periodText(figure.period, labels) : undefined;
    case "scope":
      return figure.scope;
    case "label":
      return figure.label;
  }
}

function whole(figure: BoundFigure, labels: Labels): string {
  const about = figure.approximate === "about" ? labels.about : "";
  return `${about}${number(figure)}${figure.approximate === "more" ? labels.more : ""}${spaced(figure.unit ?? "")}`;
}

/** Four digits stand without a separator, from five on there is a comma (the design's text rule 2). */
const number = (figure: BoundFigure): string => formatDecimal(figure.value!, { grouping: true }).replace("-", "−");

function changeText(figure: BoundFigure, signed: boolean, labels: Labels): string {
  const { value, unit } = figure.change!;
  const fall = value.digits < 0n;
  const amount = formatDecimal(fall ? negate(value) : value);
  const sign = !signed || value.digits === 0n ? "" : fall ? "−" : "+";
  return `${sign}${amount}${unit === "%" ? "%" : unit === "pp" ? labels.percentagePoints : spaced(figure.unit ?? "")}`;
}

/** Words follow a number after a space, Chinese units and signs do not. */
const spaced = (unit: string): string => (/^[%‰]?$|^\p{Script=Han}/u.test(unit) ? unit : ` ${unit}`);

const basisText = (figure: BoundFigure, labels: Labels): string => labels.basis[figure.change!.basis];

/** `2015-01`/`2015-11` → 2015年1–11月; a whole year is the year alone. */
export function periodText(period: Period, labels: Labels): string {
  const [year = "", from = "01"] = period.start.split("-");
  const [endYear = "", to = "12"] = period.end.split("-");
  const [first, last] = [Number(from), Number(to)];
  if (year !== endYear) return labels.years(year, endYear);
  return first === 1 && last === 12 ? labels.year(year) : labels.months(year, first, last);
}
