import type { LabelPosition, Labels } from "../../scene/chart-model.js";
import { noFrame, runProperties, textProperties, value, type TextType } from "./chart-xml.js";
import type { Plan } from "./plan.js";
import { el, type XmlElement } from "./xml.js";

/**
 * The data labels of a series: what all have in common, before it the points that differ. A label with words of its own is
 * written out: fields that follow cells are an extension, and programs without it show the field's name in their place.
 */
export function dataLabels(labels: Labels, positionOf: (place: LabelPosition | undefined) => string | undefined, count: number, plan: Plan): XmlElement {
  const own = Array.from({ length: count }, (_, index) => pointLabel(labels, index, positionOf, plan));
  return el("c:dLbls", {}, own, dress(labels, labels.format, plan), show(positionOf(labels.position)));
}

function pointLabel(labels: Labels, index: number, positionOf: (place: LabelPosition | undefined) => string | undefined, plan: Plan): XmlElement | undefined {
  const idx = value("c:idx", index);
  if (labels.hidden?.includes(index)) return el("c:dLbl", {}, idx, value("c:delete", 1));
  const type = labels.points?.[index];
  const text = labels.texts?.[index];
  const place = labels.positions?.[index];
  if (!type && text === undefined && !place) return undefined;
  const shown = show(positionOf(place ?? labels.position));
  if (text === undefined) return el("c:dLbl", {}, idx, dress(type ?? labels, labels.format, plan), shown);
  const run = el("a:r", {}, runProperties("a:rPr", type ?? labels, plan), el("a:t", {}, text));
  return el("c:dLbl", {}, idx, el("c:tx", {}, el("c:rich", {}, el("a:bodyPr"), el("a:lstStyle"), el("a:p", {}, run))), noFrame, shown);
}

const dress = (type: TextType, formatCode: string, plan: Plan): readonly XmlElement[] => [
  el("c:numFmt", { formatCode, sourceLinked: 0 }),
  noFrame,
  textProperties(type, plan, "none"),
];

const show = (position: string | undefined): readonly (XmlElement | undefined)[] => [
  position ? value("c:dLblPos", position) : undefined,
  ...Object.entries({ LegendKey: 0, Val: 1, CatName: 0, SerName: 0, Percent: 0, BubbleSize: 0 }).map(([what, on]) => value(`c:show${what}`, on)),
];
