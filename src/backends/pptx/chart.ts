import type { Slide } from "./pptxgenjs.js";
import type { ChartModel, Labels, Series } from "../../scene/chart-model.js";
import type { ChartNode } from "../../scene/nodes.js";
import type { ColorRole } from "../../theme/theme.js";
import { axes, axisIds } from "./chart-axes.js";
import { line, noFrame, noLine, textProperties, value, type ChartContext, type SeriesGroup, type TextType } from "./chart-xml.js";
import { solidFill, type Plan } from "./plan.js";
import { emu, inches } from "./units.js";
import { chartSheet, columnRange, numberText, spreadsheetText } from "./workbook.js";
import { el, type XmlElement } from "./xml.js";

/** An empty frame; PptxGenJS's charts are wrong nearly everywhere, the pass `charts` puts ours in its place. */
export function drawChart(slide: Slide, key: string, { box }: ChartNode): void {
  slide.addShape("rect", { objectName: key, x: inches(box.x), y: inches(box.y), w: inches(box.width), h: inches(box.height) });
}

/** The chart part. `workbookId`: its relationship to the workbook, whose cells the caches repeat. */
export function chartElement(model: ChartModel, workbookId: string, plan: Plan): XmlElement {
  const chart: ChartContext = { model, sheet: chartSheet(model), plan };
  const groups = groupSeries(model.series);
  return el(
    "c:chartSpace",
    {
      "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
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
  switch (group.mark) {
    case "column":
    case "bar":
      return el(
        "c:barChart",
        {},
        value("c:barDir", group.mark === "column" ? "col" : "bar"),
        value("c:grouping", model.grouping === "percent" ? "percentStacked" : model.grouping),
        value("c:varyColors", 0),
        members,
        value("c:gapWidth", Math.round(Math.min(500, Math.max(0, model.gapWidth)))),
        value("c:overlap", Math.round(Math.min(100, Math.max(-100, model.overlap)))),
        ids,
      );
    case "line":
      return el("c:lineChart", {}, value("c:grouping", "standard"), value("c:varyColors", 0), members, value("c:marker", 1), ids);
    case "doughnut":
      return el(
        "c:doughnutChart",
        {},
        value("c:varyColors", 0),
        members,
        value("c:firstSliceAng", 0),
        value("c:holeSize", Math.round(Math.min(90, Math.max(10, model.holeSize ?? 64)))),
      );
  }
}

function seriesElement(series: Series, index: number, chart: ChartContext): XmlElement {
  const { model, sheet, plan } = chart;
  const bars = series.mark === "column" || series.mark === "bar";
  const last = Math.max(1, model.categories.length);
  return el(
    "c:ser",
    {},
    value("c:idx", index),
    value("c:order", index),
    el("c:tx", {}, textReference(columnRange(sheet, index + 1, 0, 0), [series.name])),
    seriesShape(series, plan),
    bars ? value("c:invertIfNegative", 0) : undefined,
    series.mark === "line" ? marker(series.color, plan) : undefined,
    points(series, chart),
    series.labels ? labels(series.labels, labelPosition(series, model), model.categories.length, plan) : undefined,
    el("c:cat", {}, textReference(columnRange(sheet, 0, 1, last), model.categories)),
    el("c:val", {}, numberReference(columnRange(sheet, index + 1, 1, last), series, model.categories.length)),
    series.mark === "line" ? value("c:smooth", 0) : undefined,
  );
}

function seriesShape(series: Series, plan: Plan): XmlElement {
  switch (series.mark) {
    case "column":
    case "bar":
      return el("c:spPr", {}, solidFill(plan, series.color), noLine);
    case "line":
      return el("c:spPr", {}, series.joined === false ? el("a:ln", { w: emu(2.25) }, el("a:noFill")) : line(2.25, series.color, plan));
    case "doughnut":
      return slice(series.color, plan);
  }
}

/** Slices are set apart by a line in the colour of the page (design §5). */
const slice = (color: ColorRole, plan: Plan): XmlElement => el("c:spPr", {}, solidFill(plan, color), line(1.5, "bg", plan));

const marker = (color: ColorRole, plan: Plan): XmlElement =>
  el("c:marker", {}, value("c:symbol", "circle"), value("c:size", 6), el("c:spPr", {}, solidFill(plan, color), line(0.75, "bg", plan)));

/** Only points in a colour of their own; a doughnut says each of its parts. */
function points(series: Series, { model, plan }: ChartContext): readonly XmlElement[] {
  return model.categories.flatMap((_, index) => {
    const color = series.pointColors?.[index];
    switch (series.mark) {
      case "column":
      case "bar":
        if (!color) return [];
        return [
          el("c:dPt", {}, value("c:idx", index), value("c:invertIfNegative", 0), value("c:bubble3D", 0), el("c:spPr", {}, solidFill(plan, color), noLine)),
        ];
      case "line":
        if (!color) return [];
        return [el("c:dPt", {}, value("c:idx", index), marker(color, plan), value("c:bubble3D", 0))];
      case "doughnut":
        return [el("c:dPt", {}, value("c:idx", index), value("c:bubble3D", 0), slice(color ?? series.color, plan))];
    }
  });
}

/** Undefined where DrawingML allows none: the labels of a doughnut lie in its ring. */
function labelPosition(series: Series, model: ChartModel): string | undefined {
  switch (series.mark) {
    case "column":
    case "bar":
      return model.grouping === "clustered" ? "outEnd" : "ctr";
    case "line":
      return series.labels?.position === "below" ? "b" : "t";
    case "doughnut":
      return undefined;
  }
}

function labels(labels: Labels, position: string | undefined, count: number, plan: Plan): XmlElement {
  const show = [
    position ? value("c:dLblPos", position) : undefined,
    ...Object.entries({ LegendKey: 0, Val: 1, CatName: 0, SerName: 0, Percent: 0, BubbleSize: 0 }).map(([what, on]) => value(`c:show${what}`, on)),
  ];
  const dress = (type: TextType): readonly XmlElement[] => [
    el("c:numFmt", { formatCode: labels.format, sourceLinked: 0 }),
    noFrame,
    textProperties(type, plan),
  ];
  const own = Array.from({ length: count }, (_, index) => {
    if (labels.hidden?.includes(index)) return el("c:dLbl", {}, value("c:idx", index), value("c:delete", 1));
    const type = labels.points?.[index];
    return type ? el("c:dLbl", {}, value("c:idx", index), dress(type), show) : undefined;
  });
  return el("c:dLbls", {}, own, dress(labels), show);
}

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
function numberReference(range: string, series: Series, count: number): XmlElement {
  return el(
    "c:numRef",
    {},
    el("c:f", {}, range),
    el(
      "c:numCache",
      {},
      el("c:formatCode", {}, series.format),
      value("c:ptCount", count),
      series.values
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
