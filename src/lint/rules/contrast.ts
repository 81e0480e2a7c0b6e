import { contrast } from "../../theme/contrast.js";
import { groundsOf } from "../behind.js";
import { fillOf, paletteOf } from "../color.js";
import { defineRule } from "../rule.js";
import { runLooks } from "../text-look.js";

/** WCAG 1.4.3: 4.5 to 1, for large text and for signs such as ▲ (1.4.11) 3 to 1; only where text and ground are both certain. */
export const rule = defineRule({
  name: "contrast",
  severity: "error",
  summary: { en: "Text stands out from what is behind it", "zh-CN": "文字与背景对比足够" },
  *run(deck) {
    for (const { path } of deck.slides) {
      const palette = paletteOf(deck, path);
      const behindText = groundsOf(deck, path);
      for (const shape of deck.shapes(path)) {
        if (shape.kind === "group" || shape.hidden) continue;
        const runs = runLooks(deck, path, shape);
        if (runs.length === 0) continue;
        const behind = behindText(shape);
        // Without fill a cell shows its table style, or what is behind the table; the style's bands are not read here.
        const ground = (cell: (typeof runs)[number]["cell"]): string | undefined => {
          const fill = cell ? fillOf(cell, palette) : "inherited";
          return fill === "inherited" ? (cell ? undefined : behind) : fill === "none" ? behind : fill;
        };
        const [worst] = runs
          .flatMap(({ text, size, bold, color, cell }) => {
            const back = ground(cell);
            const least = size >= 18 || (bold && size >= 14) || !/[\p{L}\p{N}]/u.test(text) ? 3 : 4.5;
            const ratio = color !== undefined && back !== undefined ? contrast(color, back) : 21;
            return ratio < least - 0.05 ? [{ text, ratio: Math.round(ratio * 10) / 10, least, color: color!, back: back! }] : [];
          })
          .sort((a, b) => a.ratio - b.ratio);
        if (worst) yield { args: worst, part: path, shape: shape.name };
      }
    }
  },
});
