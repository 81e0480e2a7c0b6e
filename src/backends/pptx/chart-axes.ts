import type { ChartModel, ValueAxis } from "../../scene/chart-model.js";
import { line, noLine, textProperties, value, type ChartContext, type SeriesGroup } from "./chart-xml.js";
import type { Plan } from "./plan.js";
import { el, type XmlElement } from "./xml.js";

/**
 * Category axis as a thin line with labels, value axes unseen unless they have a step. The second value axis is not deleted
 * but made invisible: LibreOffice plots its series on the first one otherwise (measured).
 */
export function axes(groups: readonly SeriesGroup[], { model, plan }: ChartContext): readonly XmlElement[] {
  const withAxes = groups.filter(({ mark }) => mark !== "doughnut" && mark !== "pie");
  const first = withAxes.find((group) => !group.secondary);
  const second = withAxes.find((group) => group.secondary);
  if (first && model.horizontalAxis) return [horizontalAxis(model.horizontalAxis, model, plan), uprightAxis(model, plan)];
  const lying = groups.some((group) => group.mark === "bar");
  const format = (group: SeriesGroup): string => group.members[0]?.series.format ?? "General";
  if (first?.mark === "radar") return [categoryAxis(false, model, plan), radarAxis(model, plan)];
  return [
    ...(first ? [categoryAxis(lying, model, plan), valueAxis(lying ? "t" : "l", model, format(first), plan)] : []),
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
    ticks(model.categoryLabels.hidden ? "none" : "low"), // below negative values, not across them
    el("c:spPr", {}, el("a:noFill"), line(0.75, "ink3", plan)),
    textProperties(model.categoryLabels, plan),
    axisTail(axisIds.value, "autoZero"),
    categoryTail.slice(0, -1),
    model.categoryLabels.every === undefined ? undefined : value("c:tickLblSkip", model.categoryLabels.every),
    categoryTail.slice(-1),
  );
}

function valueAxis(side: string, model: ChartModel, format: string, plan: Plan): XmlElement {
  const range = model.axis;
  const tail = [axisTail(axisIds.category, "autoZero"), value("c:crossBetween", model.edgeToEdge ? "midCat" : "between")];
  if (range.step === undefined) {
    const head = axisHead(axisIds.value, "minMax", range, true, side);
    return el("c:valAx", {}, head, el("c:numFmt", { formatCode: format, sourceLinked: 0 }), ticks("nextTo"), tail);
  }
  return el(
    "c:valAx",
    {},
    axisHead(axisIds.value, "minMax", range, false, side),
    numberedAxis(range, model, plan, "nextTo", noLine),
    tail,
    value("c:majorUnit", range.step),
  );
}

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

/** The axes of a scatter chart cross at their low ends, so that their numbers stand outside the plot. */
const horizontalAxis = (range: ValueAxis, model: ChartModel, plan: Plan): XmlElement =>
  el(
    "c:valAx",
    {},
    axisHead(axisIds.category, "minMax", range, false, "b"),
    numberedAxis(range, model, plan, "low", line(0.75, "ink3", plan)),
    axisTail(axisIds.value, "min"),
    value("c:crossBetween", "midCat"),
    range.step === undefined ? undefined : value("c:majorUnit", range.step),
  );

const uprightAxis = (model: ChartModel, plan: Plan): XmlElement =>
  el(
    "c:valAx",
    {},
    axisHead(axisIds.value, "minMax", model.axis, false, "l"),
    numberedAxis(model.axis, model, plan, "low", noLine),
    axisTail(axisIds.category, "min"),
    value("c:crossBetween", "midCat"),
    model.axis.step === undefined ? undefined : value("c:majorUnit", model.axis.step),
  );

const radarAxis = (model: ChartModel, plan: Plan): XmlElement =>
  el(
    "c:valAx",
    {},
    axisHead(axisIds.value, "minMax", model.axis, false, "l"),
    numberedAxis(model.axis, model, plan, "none", line(0.5, "rule", plan)),
    axisTail(axisIds.category, "autoZero"),
    value("c:crossBetween", "between"),
    model.axis.step === undefined ? undefined : value("c:majorUnit", model.axis.step),
  );

/** Light grid lines and quiet numbers. */
const numberedAxis = ({ format }: ValueAxis, model: ChartModel, plan: Plan, labels: TickLabels, edge: XmlElement): readonly XmlElement[] => [
  el("c:majorGridlines", {}, el("c:spPr", {}, line(0.5, "rule", plan))),
  el("c:numFmt", { formatCode: format ?? "General", sourceLinked: 0 }),
  ...ticks(labels),
  el("c:spPr", {}, el("a:noFill"), edge),
  textProperties({ size: model.categoryLabels.size, color: "ink3" }, plan),
];

const axisHead = (id: number, orientation: "minMax" | "maxMin", range: ValueAxis | undefined, deleted: boolean, side: string): readonly XmlElement[] => [
  value("c:axId", id),
  el("c:scaling", {}, value("c:orientation", orientation), range ? value("c:max", range.max) : undefined, range ? value("c:min", range.min) : undefined),
  value("c:delete", deleted ? 1 : 0),
  value("c:axPos", side),
];

type TickLabels = "low" | "nextTo" | "none";

const ticks = (labels: TickLabels): readonly XmlElement[] => [
  value("c:majorTickMark", "none"),
  value("c:minorTickMark", "none"),
  value("c:tickLblPos", labels),
];

const axisTail = (crossing: number, crosses: "autoZero" | "max" | "min"): readonly XmlElement[] => [value("c:crossAx", crossing), value("c:crosses", crosses)];

const categoryTail: readonly XmlElement[] = [value("c:auto", 1), value("c:lblAlgn", "ctr"), value("c:lblOffset", 100), value("c:noMultiLvlLbl", 1)];

/** Any numbers that differ. */
export const axisIds = { category: 1001, value: 1002, secondCategory: 1003, secondValue: 1004 } as const;
