import { childOf } from "../../source/xml-tree.js";
import { defineRule } from "../rule.js";
import { runLooks } from "../text-look.js";

/** Smaller than this nobody reads it, on paper either. Raised figures are small on purpose. */
export const rule = defineRule({
  name: "text-small",
  severity: "warning",
  summary: { en: "No text is smaller than 9 pt", "zh-CN": "没有小于 9 磅的文字" },
  *run(deck) {
    const least = Math.floor(2 * usual * Math.min(1, Number(childOf(deck.trees.get(deck.presentation), "p:sldSz")?.attributes["cx"] ?? usualWidth) / usualWidth)) / 2;
    for (const { path } of deck.slides)
      for (const shape of deck.shapes(path)) {
        if (shape.kind === "group" || shape.hidden) continue;
        const [smallest] = runLooks(deck, path, shape).filter(({ size, raised }) => size < least && !raised).sort((a, b) => a.size - b.size);
        if (smallest) yield { args: { text: smallest.text, size: smallest.size }, part: path, shape: shape.name };
      }
  },
});

/** Points on a page of 13.333 in, in EMU: a smaller page is shown, and printed, as large. */
const usual = 9;
const usualWidth = 12_192_000;
