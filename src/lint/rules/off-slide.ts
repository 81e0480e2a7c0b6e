import { childOf } from "../../source/xml-tree.js";
import { inheritedBox } from "../inheritance.js";
import { defineRule } from "../rule.js";
import { bodyText, emuPerPoint } from "../shapes.js";

/** Words that no one in the room sees, but every reader of the file and every screen reader gets. */
export const rule = defineRule({
  name: "off-slide",
  severity: "warning",
  summary: { en: "No text or picture lies outside the slide", "zh-CN": "没有文字或图片落在页面之外" },
  *run(deck) {
    const size = childOf(deck.trees.get(deck.presentation), "p:sldSz")?.attributes;
    const [width, height] = [Number(size?.["cx"]) / emuPerPoint, Number(size?.["cy"]) / emuPerPoint];
    for (const { path } of deck.slides)
      for (const shape of deck.shapes(path)) {
        const box = inheritedBox(deck, path, shape);
        if (!box || shape.hidden || (shape.kind === "text" && bodyText(shape.element).trim() === "") || shape.kind === "connector") continue;
        if (box.x >= width || box.y >= height || box.x + box.width <= 0 || box.y + box.height <= 0) yield { args: {}, part: path, shape: shape.name };
      }
  },
});
