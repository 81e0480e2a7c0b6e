import { inheritedBox } from "../inheritance.js";
import { defineRule } from "../rule.js";

/** A shape that has no place of its own and none to inherit is drawn in the corner, without size. */
export const rule = defineRule({
  name: "placeholder-unmatched",
  severity: "warning",
  summary: { en: "Every shape has a place, its own or its layout's", "zh-CN": "每个形状都有位置，自带或继承自版式" },
  *run(deck) {
    for (const { path } of deck.slides)
      for (const shape of deck.shapes(path)) {
        if (shape.kind === "other" || shape.kind === "group" || inheritedBox(deck, path, shape)) continue;
        yield { args: { type: shape.placeholder?.type ?? "" }, part: path, shape: shape.name };
      }
  },
});
