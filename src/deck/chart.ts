import { showCell } from "../data/cell-format.js";
import { firstWithin, within } from "../lint/shapes.js";
import type { ChartModel, Mark, Series } from "../scene/chart-model.js";
import { childOf, elementsOf, textOf, type XmlElement } from "../source/xml-tree.js";
import type { ColorRole } from "../theme/theme.js";

/** A chart as its part remembers it, which is what PowerPoint shows before anyone edits its data. */
export interface ReadChart {
  readonly title?: string;
  readonly model: ChartModel;
  /** What stands at the axes and in the title: `亿元`, `Million tonnes`. */
  readonly captions: readonly string[];
  /** Number formats of its labels and axes. */
  readonly formats: readonly string[];
}

/** Undefined for a chart of a kind that is not known, or one without a series. */
export function readChart(tree: XmlElement): ReadChart | undefined {
  const plot = firstWithin(tree, "c:plotArea");
  if (!plot) return undefined;
  const date1904 = isOn(childOf(tree, "c:date1904"));
  const groups = elementsOf(plot).flatMap((group): readonly Group[] => {
    const mark = markOf(group);
    return mark ? [{ mark, element: group, axes: elementsOf(group).filter(({ name }) => name === "c:axId").map(valueOf) }] : [];
  });
  const axes = elementsOf(plot).filter(({ name }) => name === "c:valAx");
  const [first] = axes;
  const secondary = new Set(axes.slice(1).filter(({ name }) => name === "c:valAx").map((axis) => valueOf(childOf(axis, "c:axId"))));
  const scattered = groups.some(({ mark }) => mark === "scatter" || mark === "bubble");
  const series = groups
    .flatMap((group) => elementsOf(group.element).filter(({ name }) => name === "c:ser").map((element) => seriesOf(element, group, !scattered && group.axes.some((id) => secondary.has(id)), date1904)))
    .slice(0, mostSeries);
  if (series.length === 0) return undefined;
  const categories = groups.flatMap(({ element }) => elementsOf(element).filter(({ name }) => name === "c:ser").map((one) => namesOf(childOf(one, "c:cat"), date1904))).find((names) => names.length > 0) ?? [];
  const kinds = [...new Set(groups.map(({ mark }) => mark))];
  const grouping = groups.map(({ element }) => childOf(element, "c:grouping")?.attributes["val"]).find((value) => value === "stacked" || value === "percentStacked");
  const title = firstWithin(childOf(firstWithin(tree, "c:chart"), "c:title"), "c:tx");
  const said = title && written(title);
  const percent = grouping === "percentStacked";
  const model: ChartModel = {
    kind: kinds.length === 1 ? kinds[0]! : "combo",
    grouping: percent ? "percent" : grouping === "stacked" ? "stacked" : "clustered",
    categories,
    series,
    axis: axisOf(first, series, grouping === undefined),
    ...(axes.length > 1 && !scattered && { secondaryAxis: axisOf(axes[1], series.filter((one) => one.secondary), false) }),
    gapWidth: 150, overlap: 0, plot: { x: 0, y: 0, width: 1, height: 1 }, categoryLabels: { size: 12, color: plain }, categoryHeading: "",
  };
  return {
    ...(said && { title: said }),
    model,
    captions: [...within(plot, "c:title")].map(written).filter((text) => text !== ""),
    formats: [...within(plot, "c:numFmt")].map(({ attributes }) => attributes["formatCode"] ?? "").concat(series.map(({ format }) => format)),
  };
}

interface Group {
  readonly mark: Mark;
  readonly element: XmlElement;
  readonly axes: readonly string[];
}

/** No colour of a chart is looked at. */
const plain: ColorRole = "ink";
/** PowerPoint's own limits are 255 series and 32,000 points. */
const mostSeries = 255;
const mostPoints = 4_000;

function markOf(group: XmlElement): Mark | undefined {
  switch (group.name) {
    case "c:barChart":
    case "c:bar3DChart":
      return childOf(group, "c:barDir")?.attributes["val"] === "bar" ? "bar" : "column";
    case "c:lineChart":
    case "c:line3DChart":
    case "c:stockChart":
      return "line";
    case "c:areaChart":
    case "c:area3DChart":
      return "area";
    case "c:pieChart":
    case "c:pie3DChart":
    case "c:ofPieChart":
      return "pie";
    case "c:doughnutChart":
      return "doughnut";
    case "c:scatterChart":
      return "scatter";
    case "c:bubbleChart":
      return "bubble";
    case "c:radarChart":
      return "radar";
    default:
      return undefined;
  }
}

function seriesOf(element: XmlElement, { mark }: Group, secondary: boolean, date1904: boolean): Series {
  const values = childOf(element, "c:val") ?? childOf(element, "c:yVal");
  const fill = childOf(element, "c:spPr");
  const points = elementsOf(element).flatMap((one) => {
    const index = Number(valueOf(childOf(one, "c:idx")));
    const own = one.name === "c:dPt" ? childOf(one, "c:spPr") : undefined;
    // PowerPoint writes a point's fill as soon as it is touched; only another one stands out.
    return own && Number.isInteger(index) && JSON.stringify(own) !== JSON.stringify(fill) ? [[index, plain] as const] : [];
  });
  return {
    name: namesOf(childOf(element, "c:tx"), date1904)[0] ?? "",
    mark,
    values: pointsOf(values).map((text) => (text === undefined ? null : finite(text))),
    color: plain,
    ...(points.length > 0 && { pointColors: Object.fromEntries(points) }),
    format: textOf(firstWithin(values, "c:formatCode") ?? nothing),
    ...(secondary && { secondary }),
    ...(fill && childOf(fill, "a:noFill") && mark !== "line" && { fill: "none" as const }),
  };
}

const nothing: XmlElement = { name: "", attributes: {}, children: [] };
const valueOf = (element: XmlElement | undefined): string => element?.attributes["val"] ?? "";
/** An element of that name alone means yes. */
const isOn = (element: XmlElement | undefined): boolean => element !== undefined && !["0", "false"].includes(element.attributes["val"] ?? "1");
const finite = (text: string): number | null => (text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : null);

/** Texts by their index; a gap is undefined. */
function pointsOf(source: XmlElement | undefined): readonly (string | undefined)[] {
  const cache = source && ["c:strCache", "c:numCache", "c:strLit", "c:numLit", "c:lvl"].map((name) => firstWithin(source, name)).find((found) => found !== undefined);
  if (!cache) return [];
  const pts = elementsOf(cache).filter(({ name }) => name === "c:pt");
  const indices = pts.map(({ attributes }) => Number(attributes["idx"]));
  const count = Math.min(mostPoints, Math.max(Number(valueOf(childOf(cache, "c:ptCount"))) || 0, ...indices.slice(0, mostPoints).filter(Number.isFinite).map((index) => index + 1)));
  const found: (string | undefined)[] = Array.from({ length: Math.max(0, Math.trunc(count)) }, () => undefined);
  for (const [i, point] of pts.entries()) if (indices[i]! >= 0 && indices[i]! < found.length) found[indices[i]!] = textOf(childOf(point, "c:v") ?? nothing);
  return found;
}

/** Names of categories or of a series; dates among them are written as the chart shows them. */
function namesOf(source: XmlElement | undefined, date1904: boolean): readonly string[] {
  if (!source) return [];
  const direct = childOf(source, "c:v");
  if (direct) return [textOf(direct)];
  const cache = firstWithin(source, "c:numCache") ?? firstWithin(source, "c:numLit");
  const format = cache && !firstWithin(source, "c:strCache") ? textOf(childOf(cache, "c:formatCode") ?? nothing) : "";
  return pointsOf(source).map((text) => {
    const value = text === undefined ? null : finite(text);
    return format !== "" && format !== "General" && value !== null ? showCell(value, format, date1904) : (text ?? "");
  });
}

const written = (title: XmlElement): string => [...within(title, "a:t")].map(textOf).join("").trim() || [...within(title, "c:v")].map(textOf).join(" ").trim();

/**
 * Where the file gives no bounds the program that shows the chart chooses them. PowerPoint starts bars above 0 where all
 * values are positive and the least is more than five sixths of the most.
 */
function axisOf(axis: XmlElement | undefined, series: readonly Series[], single: boolean): { readonly min: number; readonly max: number } {
  const scaling = childOf(axis, "c:scaling");
  const bound = (name: string): number | null => finite(valueOf(childOf(scaling, name)));
  const values = series.filter(({ secondary }) => secondary !== true).flatMap((one) => one.values.flatMap((value) => value ?? []));
  const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  const lifted = single && axis !== undefined && values.length > 1 && least > 0 && most > least && least > (most * 5) / 6;
  return { min: bound("c:min") ?? (lifted ? Math.floor(least - (most - least) / 2) : Math.min(0, Number.isFinite(least) ? least : 0)), max: bound("c:max") ?? (Number.isFinite(most) ? most : 0) };
}
