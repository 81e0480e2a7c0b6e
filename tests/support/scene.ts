import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ChartModel, Series } from "../../src/scene/chart-model.js";
import type {
  Box, ChartNode, ImageNode, Picture, Run, Scene, SceneNode, ShapeNode, SlideScene, TableCell, TableNode, TextNode,
} from "../../src/scene/nodes.js";
import { decodeText } from "../../src/source/decode.js";
import { readTheme } from "../../src/theme/load-theme.js";
import { textStyle, type Theme, type TypeRole } from "../../src/theme/theme.js";

/** A theme of `src/themes/`, as a Chinese deck has it. */
export function testTheme(name = "qinghua"): Theme {
  const file = fileURLToPath(new URL(`../../src/themes/${name}.yaml`, import.meta.url));
  return readTheme(decodeText(readFileSync(file), `${name}.yaml`).value!, "zh-CN").value!;
}

export const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

/** A text node; `text` may be a string with one paragraph a line, or runs of a single paragraph. */
export function text(theme: Theme, name: string, role: TypeRole, at: Box, content: string | readonly Run[], more: Partial<TextNode> = {}): TextNode {
  const paragraphs = typeof content === "string" ? content.split("\n").map((line) => [{ text: line }]) : [content];
  return {
    type: "text", name, box: at, paragraphs, style: textStyle(theme, role), gap: 0, align: "left", anchor: "top", wrap: true, lines: [], ...more,
  };
}

export const rect = (name: string, at: Box, more: Partial<ShapeNode> = {}): ShapeNode => ({
  type: "shape", geometry: "rect", name, box: at, fill: "panel", ...more,
});

export const image = (name: string, at: Box, picture: string, more: Partial<ImageNode> = {}): ImageNode => ({
  type: "image", name, box: at, picture, alt: "园区", ...more,
});

export const series = (name: string, mark: Series["mark"], values: Series["values"], more: Partial<Series> = {}): Series => ({
  name, mark, values, color: "muted", format: "0.0", labels: { size: 14, bold: true, color: "ink", format: "0.0" }, ...more,
});

export const model = (categories: readonly string[], all: readonly Series[], more: Partial<ChartModel> = {}): ChartModel => ({
  kind: all[0]?.mark ?? "column",
  grouping: "clustered",
  categories,
  series: all,
  axis: { min: 0, max: 100 },
  gapWidth: 60,
  overlap: 0,
  plot: { x: 0, y: 0.1, width: 1, height: 0.78 },
  categoryLabels: { size: 12, color: "ink2" },
  categoryHeading: "指标",
  ...more,
});

export const chart = (name: string, at: Box, from: ChartModel): ChartNode => ({ type: "chart", name, box: at, model: from, drawn: [], alt: `图表：${name}` });

export const cell = (theme: Theme, content: string, more: Partial<TableCell> = {}): TableCell => ({
  paragraph: [{ text: content }], style: textStyle(theme, "table"), align: "left", lines: [], ...more,
});

export const table = (name: string, at: Box, rows: readonly (readonly TableCell[])[]): TableNode => {
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    type: "table", name, box: at, rows, alt: "主要指标",
    widths: Array.from({ length: columns }, () => at.width / columns),
    heights: rows.map(() => at.height / rows.length),
  };
};

export const slide = (number: number, nodes: readonly SceneNode[], more: Partial<SlideScene> = {}): SlideScene => ({
  id: `slide-${number}`, number, layout: "content", background: "bg", title: `第${number}页`, nodes, notes: [], ...more,
});

export const scene = (slides: readonly SlideScene[], more: Partial<Scene> = {}): Scene => ({
  width: 960,
  height: 540,
  properties: { title: "济宁高新区2015年工作汇报", author: "办公室", company: "济宁高新区", date: "2016-01-11", language: "zh-CN" },
  sections: [],
  slides,
  pictures: new Map(),
  ...more,
});

/** A real 2 × 1 pixel PNG. */
export const tinyPicture: Picture = {
  key: "tiny",
  format: "png",
  width: 2,
  height: 1,
  data: Uint8Array.from(
    Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGOUcpjAwMAAAAQmAQm9K8FGAAAAAElFTkSuQmCC", "base64"),
  ),
};
