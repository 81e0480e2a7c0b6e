import type { ChartModel, Series } from "../../scene/chart-model.js";
import type { ColorRole } from "../../theme/theme.js";
import { solidFill, type Plan } from "./plan.js";
import { fonts } from "./text.js";
import { centipoints, emu } from "./units.js";
import type { Sheet } from "./workbook.js";
import { el, type XmlElement } from "./xml.js";

/** What the parts of a chart are written from. */
export interface ChartContext {
  readonly model: ChartModel;
  readonly sheet: Sheet;
  readonly plan: Plan;
}

/** Series that are drawn together: same mark, same axes. */
export interface SeriesGroup {
  readonly mark: Series["mark"];
  readonly secondary: boolean;
  readonly members: readonly { readonly series: Series; readonly index: number }[];
}

/** Most of a chart's XML is elements with a value and nothing else. */
export function value(name: string, val: string | number): XmlElement {
  return el(name, { val });
}

export interface TextType {
  readonly size: number;
  readonly bold?: boolean;
  readonly color: ColorRole;
}

/**
 * Size, weight, colour and both faces: without them labels fall back to a Latin font. A number never breaks; LibreOffice
 * would break one that is wider than a fifth of the chart.
 */
export function textProperties(type: TextType, plan: Plan, wrap: "none" | undefined = undefined): XmlElement {
  const properties = runProperties("a:defRPr", type, plan);
  return el("c:txPr", {}, el("a:bodyPr", { wrap }), el("a:lstStyle"), el("a:p", {}, el("a:pPr", {}, properties), el("a:endParaRPr", { lang: "zh-CN" })));
}

export const runProperties = (name: "a:defRPr" | "a:rPr", { size, bold, color }: TextType, plan: Plan): XmlElement =>
  el(name, { lang: name === "a:rPr" ? "zh-CN" : undefined, sz: centipoints(size), b: bold ? 1 : 0 }, solidFill(plan, color), fonts);

export const line = (width: number, color: ColorRole, plan: Plan, dashed = false): XmlElement =>
  el("a:ln", { w: emu(width), cap: "flat" }, solidFill(plan, color), dashed ? el("a:prstDash", { val: "dash" }) : undefined, el("a:round"));

export const noLine = el("a:ln", {}, el("a:noFill"));
export const noFrame = el("c:spPr", {}, el("a:noFill"), noLine);
