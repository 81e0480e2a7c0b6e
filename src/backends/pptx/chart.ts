import { outlineWidth } from "../../layout/draw-chart.js";
import { defaultLine, errorWidth, markerRadius, markerSize, trendWidth, usualPosition } from "../../layout/plot.js";
import type { ChartModel, DataColumn, Fill, LabelPosition, Series } from "../../scene/chart-model.js";
import type { ChartNode } from "../../scene/nodes.js";
import type { ColorRole } from "../../theme/theme.js";
import { axes, axisIds } from "./chart-axes.js";
import { dataLabels } from "./chart-labels.js";
import { line, noFrame, noLine, textProperties, value, type ChartContext, type SeriesGroup } from "./chart-xml.js";
import { frameMark, nonVisual, type SlideContext } from "./identity.js";
import { hatchFill, solidFill, type Plan } from "./plan.js";
import { transform } from "./shape.js";
import { emu } from "./units.js";
import { chartSheet, columnRange, numberText, spreadsheetText } from "./workbook.js";
import { el, type XmlElement } from "./xml.js";

/** The frame on the slide that shows a chart part. */
export const chartFrame = (node: ChartNode, context: SlideContext): XmlElement =>
  el(
    "p:graphicFrame",
    {},
    el("p:nvGraphicFramePr", {}, nonVisual(node, context), frameMark),
    transform(node.box, false, "p:xfrm"),
    el("a:graphic", {}, el("a:graphicData", { uri: chartNamespace }, el("c:chart", { "xmlns:c": chartNamespace, "r:id": context.planned.chartIds.get(node) }))),
  );

const chartNamespace = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/** The chart part. `workbookId`: its relationship to the workbook, whose cells the caches repeat. */
export function chartElement(model: ChartModel, workbookId: string, plan: Plan): XmlElement {
  const chart: ChartContext = { model, sheet: chartSheet(model), plan };
  const groups = groupSeries(model.series);
  return el(
    "c:chartSpace",
    {
      "xmlns:c": chartNamespace,
      "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
      "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    },
    value("c:date1904", 0),
    value("c:lang", plan.scene.properties.language === "en" ? "en-US" : "zh-CN"),
    value("c:roundedCorners", 0),
    el(
      "c:chart",
      {},
      value("c:autoTitleDeleted", 1),
      el("c:plotArea", {}, plotLayout(model), groups.map((group) => groupElement(group, chart)), axes(groups, chart), noFrame),
      value("c:plotVisOnly", 1),
      value("c:dispBlanksAs", "gap"),
    ),
    noFrame,
    textProperties(model.categoryLabels, plan),
    el("c:externalData", { "r:id": workbookId }, value("c:autoUpdate", 0)),
  );
}

function groupSeries(series: readonly Series[]): readonly SeriesGroup[] {
  const groups = new Map<string, SeriesGroup>();
  series.forEach((one, index) => {
    const secondary = one.secondary === true;
    const key = `${one.mark} ${secondary}`;
    const members = [...(groups.get(key)?.members ?? []), { series: one, index }];
    groups.set(key, { mark: one.mark, secondary, members });
  });
  return [...groups.values()];
}

function groupElement(group: SeriesGroup, chart: ChartContext): XmlElement {
  const { model } = chart;
  const members = group.members.map(({ series, index }) => seriesElement(series, index, chart));
  const ids = (group.secondary ? [axisIds.secondCategory, axisIds.secondValue] : [axisIds.category, axisIds.value]).map((id) => value("c:axId", id));
  const stacking = model.grouping === "percent" ? "percentStacked" : model.grouping;
  const plain = value("c:varyColors", 0);
  switch (group.mark) {
    case "column":
    case "bar":
      return el(
        "c:barChart",
        {},
        value("c:barDir", group.mark === "column" ? "col" : "bar"),
        value("c:grouping", stacking),
        plain,
        members,
        value("c:gapWidth", Math.round(Math.min(500, Math.max(0, model.gapWidth)))),
        value("c:overlap", model.grouping === "clustered" ? Math.round(Math.min(100, Math.max(-100, model.overlap))) : 100),
        ids,
      );
    case "line":
      return el("c:lineChart", {}, value("c:grouping", "standard"), plain, members, value("c:marker", 1), ids);
    case "area":
      return el("c:areaChart", {}, value("c:grouping", stacking === "clustered" ? "standard" : stacking), plain, members, ids);
    case "radar":
      return el("c:radarChart", {}, value("c:radarStyle", "marker"), plain, members, ids);
    case "scatter":
      return el("c:scatterChart", {}, value("c:scatterStyle", "lineMarker"), plain, members, ids);
    case "bubble":
      return el(
        "c:bubbleChart",
        {},
        plain,
        members,
        value("c:bubbleScale", 100),
        value("c:showNegBubbles", 0),
        value("c:sizeRepresents", "area"),
        ids,
      );
    case "pie":
      return el("c:pieChart", {}, plain, members, value("c:firstSliceAng", 0));
    case "doughnut":
      return el(
        "c:doughnutChart",
        {},
        plain,
        members,
        value("c:firstSliceAng", 0),
        value("c:holeSize", Math.round(Math.min(90, Math.max(10, model.holeSize ?? 64)))),
      );
  }
}

function seriesElement(series: Series, index: number, chart: ChartContext): XmlElement {
  const { model, sheet, plan } = chart;
  const { mark } = series;
  const filled = mark === "column" || mark === "bar" || mark === "bubble";
  const dotted = mark === "line" || mark === "scatter" || mark === "radar";
  return el(
    "c:ser",
    {},
    value("c:idx", index),
    value("c:order", index),
    el("c:tx", {}, textReference(columnRange(sheet, sheet.columns.get(`series ${index}`)!, 0, 0), [series.name])),
    seriesShape(series, plan),
    filled ? value("c:invertIfNegative", 0) : undefined,
    dotted ? marker(series.marker ?? 2 * markerRadius, series.color, plan) : undefined,
    points(series, chart),
    series.labels ? dataLabels(series.labels, (place) => labelPosition(series, place), model.categories.length, plan) : undefined,
    series.trend ? trendLine(series.trend, plan) : undefined,
    series.errors ? errorRanges(series, index, chart) : undefined,
    series.stems ? stems(series, plan) : undefined,
    seriesData(series, index, chart),
    mark === "line" || mark === "scatter" ? value("c:smooth", 0) : undefined,
    mark === "bubble" ? value("c:bubble3D", 0) : undefined,
  );
}

function seriesData(series: Series, index: number, { model, sheet }: ChartContext): readonly XmlElement[] {
  const count = model.categories.length;
  const numbers = (key: string, column: Pick<DataColumn, "values" | "format">): XmlElement =>
    numberReference(columnRange(sheet, sheet.columns.get(`${key} ${index}`)!, 1, Math.max(1, count)), column, count);
  if (series.x) {
    return [
      el("c:xVal", {}, numbers("x", series.x)),
      el("c:yVal", {}, numbers("series", series)),
      ...(series.sizes ? [el("c:bubbleSize", {}, numbers("size", series.sizes))] : []),
    ];
  }
  return [
    el("c:cat", {}, textReference(columnRange(sheet, 0, 1, Math.max(1, count)), model.categories)),
    el("c:val", {}, numbers("series", series)),
  ];
}

function seriesShape(series: Series, plan: Plan): XmlElement {
  switch (series.mark) {
    case "column":
    case "bar":
    case "area":
      return el("c:spPr", {}, inside(series.fill ?? "solid", series.color, plan));
    case "line":
    case "radar":
      return el("c:spPr", {}, series.joined === false || series.width === 0 ? el("a:ln", { w: emu(defaultLine) }, el("a:noFill")) : line(series.width ?? defaultLine, series.color, plan, series.dashed));
    case "scatter":
      return el("c:spPr", {}, el("a:ln", { w: emu(defaultLine) }, el("a:noFill")));
    case "bubble":
      return bubble(series.color, plan);
    case "pie":
    case "doughnut":
      return slice(series.color, plan);
  }
}

function inside(fill: Fill, color: ColorRole, plan: Plan): readonly XmlElement[] {
  switch (fill) {
    case "solid":
      return [solidFill(plan, color), noLine];
    case "outline":
      return [el("a:noFill"), line(outlineWidth, color, plan)];
    case "hatch":
      return [hatchFill(plan, color), line(0.75, color, plan)];
    case "none":
      return [el("a:noFill"), noLine];
  }
}

/** Slices are set apart by a line in the colour of the page (design §5). */
const slice = (color: ColorRole, plan: Plan): XmlElement => el("c:spPr", {}, solidFill(plan, color), line(1.5, "bg", plan));
const bubble = (color: ColorRole, plan: Plan): XmlElement => el("c:spPr", {}, solidFill(plan, color), line(0.75, "bg", plan));

/** Diameters are whole points, 2 to 72. */
function marker(diameter: number, color: ColorRole, plan: Plan): XmlElement {
  if (diameter === 0) return el("c:marker", {}, value("c:symbol", "none"));
  const size = Math.round(Math.min(72, Math.max(2, diameter)));
  return el("c:marker", {}, value("c:symbol", "circle"), value("c:size", size), el("c:spPr", {}, solidFill(plan, color), line(0.75, "bg", plan)));
}

/** Only points that differ from their series; a pie and a doughnut say each of their parts. */
function points(series: Series, { model, plan }: ChartContext): readonly XmlElement[] {
  return model.categories.flatMap((_, index): readonly XmlElement[] => {
    const color = series.pointColors?.[index];
    const fill = series.pointFills?.[index];
    const idx = value("c:idx", index);
    const flat = value("c:bubble3D", 0);
    switch (series.mark) {
      case "column":
      case "bar":
        if (!color && !fill) return [];
        return [el("c:dPt", {}, idx, value("c:invertIfNegative", 0), flat, el("c:spPr", {}, inside(fill ?? series.fill ?? "solid", color ?? series.color, plan)))];
      case "line":
      case "scatter":
      case "radar":
        return color ? [el("c:dPt", {}, idx, marker(markerSize(series, index), color, plan), flat)] : [];
      case "bubble":
        return color ? [el("c:dPt", {}, idx, value("c:invertIfNegative", 0), flat, bubble(color, plan))] : [];
      case "area":
        return [];
      case "pie":
      case "doughnut":
        return [el("c:dPt", {}, idx, flat, slice(color ?? series.color, plan))];
    }
  });
}

const places = { outside: "outEnd", "inside-end": "inEnd", "inside-base": "inBase", center: "ctr", above: "t", below: "b", left: "l", right: "r" } as const;

/** Undefined where DrawingML allows none: the labels of an area or a doughnut lie in it. */
function labelPosition(series: Series, place: LabelPosition | undefined): string | undefined {
  switch (series.mark) {
    case "column":
    case "bar":
    case "line":
    case "scatter":
    case "bubble":
    case "pie":
      return places[place ?? usualPosition(series)];
    case "area":
    case "radar":
    case "doughnut":
      return undefined;
  }
}

const trendLine = (color: ColorRole, plan: Plan): XmlElement =>
  el(
    "c:trendline",
    {},
    el("c:spPr", {}, line(trendWidth, color, plan, true)),
    value("c:trendlineType", "linear"),
    value("c:dispRSqr", 0),
    value("c:dispEq", 0),
  );

function errorRanges({ mark, errors, format }: Series, index: number, { model, sheet, plan }: ChartContext): XmlElement {
  const count = model.categories.length;
  const cells = (key: "plus" | "minus"): XmlElement =>
    el(`c:${key}`, {}, numberReference(columnRange(sheet, sheet.columns.get(`${key} ${index}`)!, 1, Math.max(1, count)), { values: errors![key], format }, count));
  return el(
    "c:errBars",
    {},
    mark === "bar" ? undefined : value("c:errDir", "y"),
    value("c:errBarType", "both"),
    value("c:errValType", "cust"),
    value("c:noEndCap", 1),
    cells("plus"),
    cells("minus"),
    el("c:spPr", {}, line(errorWidth, "ink", plan)),
  );
}

/** Error bars of a hundred percent downwards: the stem of a lollipop. */
const stems = ({ color }: Series, plan: Plan): XmlElement =>
  el(
    "c:errBars",
    {},
    value("c:errDir", "y"),
    value("c:errBarType", "minus"),
    value("c:errValType", "percentage"),
    value("c:noEndCap", 1),
    value("c:val", 100),
    el("c:spPr", {}, line(1.5, color, plan)),
  );

function textReference(range: string, texts: readonly string[]): XmlElement {
  return el(
    "c:strRef",
    {},
    el("c:f", {}, range),
    el(
      "c:strCache",
      {},
      value("c:ptCount", texts.length),
      texts.map((text, idx) => el("c:pt", { idx }, el("c:v", {}, spreadsheetText(text)))),
    ),
  );
}

/** A gap has no point in the cache, as it has no cell in the workbook. */
function numberReference(range: string, { values, format }: Pick<DataColumn, "values" | "format">, count: number): XmlElement {
  return el(
    "c:numRef",
    {},
    el("c:f", {}, range),
    el(
      "c:numCache",
      {},
      el("c:formatCode", {}, format),
      value("c:ptCount", count),
      values
        .slice(0, count)
        .map((number, idx) => (number === null || !Number.isFinite(number) ? undefined : el("c:pt", { idx }, el("c:v", {}, numberText(number))))),
    ),
  );
}

const plotLayout = ({ plot }: ChartModel): XmlElement =>
  el(
    "c:layout",
    {},
    el(
      "c:manualLayout",
      {},
      value("c:layoutTarget", "inner"),
      value("c:xMode", "edge"),
      value("c:yMode", "edge"),
      value("c:x", plot.x),
      value("c:y", plot.y),
      value("c:w", plot.width),
      value("c:h", plot.height),
    ),
  );
