import type { ChartNode, ImageNode, SceneNode } from "./nodes.js";

/** Every node in reading order, groups before what they hold. The drawn form of a chart is not part of the walk. */
export function* walk(nodes: readonly SceneNode[]): Generator<SceneNode> {
  for (const node of nodes) {
    yield node;
    if (node.type === "group") yield* walk(node.children);
  }
}

export const chartsIn = (nodes: readonly SceneNode[]): readonly ChartNode[] => [...walk(nodes)].filter((node) => node.type === "chart");
export const picturesIn = (nodes: readonly SceneNode[]): readonly ImageNode[] => [...walk(nodes)].filter((node) => node.type === "image");
