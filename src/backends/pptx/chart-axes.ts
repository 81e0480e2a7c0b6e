import type { ChartModel, ValueAxis } from "../../scene/chart-model.js";
import { line, noLine, textProperties, value, type ChartContext, type SeriesGroup } from "./chart-xml.js";
import type { Plan } from "./plan.js";
import { el, type XmlElement } from "./xml.js";

/**
 * Category axis as a thin line with labels, value axes unseen. The second value axis is not deleted but made invisible:
 * LibreOffice plots its series on the first one otherwise (measured).
 */
export function axes(groups: readonly SeriesGroup[], { model, plan }: ChartContext): readonly XmlElement[] {
  const first = groups.find((group) => group.mark !== "doughnut" && !group.secondary);
  const second = groups.find((group) => group.mark !== "doughnut" && group.secondary);
  const lying = groups.some((group) => group.mark === "bar");
  const format = (group: SeriesGroup): string => group.members[0]?.series.format ?? "General";
  return [
    ...(first ? [categoryAxis(lying, model, plan), valueAxis(lying ? "t" : "l", model.axis, format(first))] : []),
    ...(second
      ? [
          secondValueAxis(model.secondaryAxis ?? model.axis, format(second)),
          el(
            "c:catAx",
            {},
            axisHead(axisIds.secondCategory, "minMax", undefined, true, "b"),
            ticks("nextTo"),
            axisTail(axisIds.secondValue, "autoZero"),
            categoryTail,
          ),
        ]
      : []),
  ];
}

function categoryAxis(lying: boolean, model: ChartModel, plan: Plan): XmlElement {
  return el(
    "c:catAx",
    {},
    // Lying bars read from the top, so the axis runs downwards.
    axisHead(axisIds.category, lying ? "maxMin" : "minMax", undefined, false, lying ? "l" : "b"),
    el("c:numFmt", { formatCode: "General", sourceLinked: 0 }),
    ticks("low"), // below negative values, not across them
    el("c:spPr", {}, el("a:noFill"), line(0.75, "ink3", plan)),
    textProperties(model.categoryLabels, plan),
    axisTail(axisIds.value, "autoZero"),
    categoryTail,
  );
}

const valueAxis = (side: string, range: ValueAxis, format: string): XmlElement =>
  el(
    "c:valAx",
    {},
    axisHead(axisIds.value, "minMax", range, true, side),
    el("c:numFmt", { formatCode: format, sourceLinked: 0 }),
    ticks("nextTo"),
    axisTail(axisIds.category, "autoZero"),
    value("c:crossBetween", "between"),
  );

const secondValueAxis = (range: ValueAxis, format: string): XmlElement =>
  el(
    "c:valAx",
    {},
    axisHead(axisIds.secondValue, "minMax", range, false, "r"),
    el("c:numFmt", { formatCode: format, sourceLinked: 0 }),
    ticks("none"),
    el("c:spPr", {}, el("a:noFill"), noLine),
    axisTail(axisIds.secondCategory, "max"),
    value("c:crossBetween", "between"),
  );

const axisHead = (id: number, orientation: "minMax" | "maxMin", range: ValueAxis | undefined, deleted: boolean, side: string): readonly XmlElement[] => [
  value("c:axId", id),
  el("c:scaling", {}, value("c:orientation", orientation), range ? value("c:max", range.max) : undefined, range ? value("c:min", range.min) : undefined),
  value("c:delete", deleted ? 1 : 0),
  value("c:axPos", side),
];

const ticks = (labels: "low" | "nextTo" | "none"): readonly XmlElement[] => [
  value("c:majorTickMark", "none"),
  value("c:minorTickMark", "none"),
  value("c:tickLblPos", labels),
];

const axisTail = (crossing: number, crosses: "autoZero" | "max"): readonly XmlElement[] => [value("c:crossAx", crossing), value("c:crosses", crosses)];

const categoryTail: readonly XmlElement[] = [value("c:auto", 1), value("c:lblAlgn", "ctr"), value("c:lblOffset", 100), value("c:noMultiLvlLbl", 1)];

/** Any numbers that differ. */
export const axisIds = { category: 1001, value: 1002, secondCategory: 1003, secondValue: 1004 } as const;
