import type { Span } from "../source/span.js";
import type { SceneNode, TableCell, TextNode } from "./nodes.js";

/** The same nodes, pointing to other places: those of an outline in which lines were added above. */
export const movedNodes = (nodes: readonly SceneNode[], move: (span: Span) => Span): readonly SceneNode[] =>
  nodes.map((node) => {
    const moved = movedOne(node, move);
    switch (moved.type) {
      case "group":
        return { ...moved, children: movedNodes(moved.children, move) };
      case "shape":
        return moved.text ? { ...moved, text: movedOne<TextNode>(moved.text, move) } : moved;
      case "table":
        return { ...moved, rows: moved.rows.map((row) => row.map((cell) => movedOne<TableCell>(cell, move))) };
      case "chart":
        return { ...moved, drawn: movedNodes(moved.drawn, move) };
      case "text":
      case "image":
      case "connector":
        return moved;
    }
  });

const movedOne = <T extends { readonly span?: Span }>(one: T, move: (span: Span) => Span): T => (one.span ? { ...one, span: move(one.span) } : one);
