import type { SceneNode, SlideScene } from "../scene/nodes.js";
import type { Theme } from "../theme/theme.js";
import { slotsOf } from "../brand/regions.js";

/**
 * The theme as a node sees it that is not written into a presentation: a text that inherits its dress from a company's layout has the
 * colour that the layout gives it, where the scene has only the role that comes nearest.
 */
export function dressFor(node: SceneNode, { brandLayout }: Pick<SlideScene, "brandLayout">, theme: Theme): Theme {
  if (node.type !== "text" || !node.inherits || !node.placeholder || brandLayout === undefined) return theme;
  const layout = theme.brand?.file.layouts[brandLayout];
  const slot = layout && slotsOf(layout)[node.placeholder];
  return slot ? { ...theme, colors: { ...theme.colors, [node.style.color]: slot.text.color } } : theme;
}
