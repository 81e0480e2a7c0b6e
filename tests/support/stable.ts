import type { Scene, SceneNode } from "../../src/scene/nodes.js";
import { positionOf, type Span } from "../../src/source/span.js";
import type { XmlElement } from "./parse-xml.js";

/** A scene as text for goldens: boxes to 0.01 pt, spans as `outline.yaml:4:12`, the drawn form of charts left out. */
export function stableScene(scene: Scene): string {
  const slides = scene.slides.map((slide) => ({ ...slide, nodes: slide.nodes.map(stableNode), span: place(slide.span) }));
  const { width, height, properties, sections } = scene;
  return `${JSON.stringify({ width, height, properties, sections, slides }, rounded, 1)}\n`;
}

function stableNode(node: SceneNode): object {
  const { span, ...rest } = node;
  const at = { ...(span && { span: place(span) }) };
  switch (rest.type) {
    case "group":
      return { ...rest, children: rest.children.map(stableNode), ...at };
    case "chart": {
      const { drawn, ...chart } = rest;
      return { ...chart, drawn: drawn.length, ...at };
    }
    case "shape":
      return { ...rest, ...(rest.text && { text: stableNode(rest.text) }), ...at };
    case "table":
      return { ...rest, rows: rest.rows.map((row) => row.map(({ span: from, ...cell }) => ({ ...cell, ...(from && { span: place(from) }) }))), ...at };
    default:
      return { ...rest, ...at };
  }
}

const place = (span: Span | undefined): string | undefined => {
  if (!span) return undefined;
  const { line, column } = positionOf(span.file, span.start);
  return `${span.file.path}:${line}:${column}`;
};

const rounded = (_: string, value: unknown): unknown => (typeof value === "number" ? Math.round(value * 100) / 100 : value);

/** XML with one tag a line and creation ids left out, so that a diff shows what changed. */
export function stableXml(tree: XmlElement, depth = 0): string {
  const pad = "  ".repeat(depth);
  const attributes = Object.entries(tree.attributes).map(([name, value]) => (/^\{[0-9A-F-]{36}\}$/u.test(String(value)) ? ` ${name}="{…}"` : ` ${name}="${String(value)}"`)).join("");
  const children = tree.children.map((child) => (typeof child === "string" ? `${pad}  ${child}\n` : stableXml(child, depth + 1))).join("");
  return children === "" ? `${pad}<${tree.name}${attributes}/>\n` : `${pad}<${tree.name}${attributes}>\n${children}${pad}</${tree.name}>\n`;
}
