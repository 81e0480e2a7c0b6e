import type { Check } from "../kinds/check.js";
import { textsOver } from "../kinds/seen.js";
import { error } from "../source/diagnostic.js";
import { contrast } from "../theme/contrast.js";

/** WCAG 2.2, 1.4.3. */
export const check: Check = {
  name: "contrast",
  summary: {
    en: "Text has a contrast of 4.5 : 1 against what is really behind it; 3 : 1 from 18 pt, or 14 pt bold.",
    "zh-CN": "文字与实际背景的对比度不低于 4.5：1；18 磅以上或 14 磅加粗的不低于 3：1。",
  },
  group: "sight",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\ntheme: { colors: { ink: D0D0D0, ink2: DDDDDD } }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ slides, theme, scene: { width, height, sections } }) {
    const ratios = new Map<string, number>();
    for (const slide of slides) {
      const seen = new Set<string>();
      for (const scene of slide.scenes) {
        for (const { text, behind } of textsOver(scene, { x: 0, y: 0, width, height }, sections.length)) {
          if (behind === undefined || text.inherits !== undefined) continue; // a company's layout gives these their colour and their ground
          for (const run of text.paragraphs.flat()) {
            if (run.text.trim() === "") continue;
            const size = run.size ?? text.style.size;
            const bold = run.bold ?? text.style.bold;
            const needed = size >= 18 || !/[\p{L}\p{N}]/u.test(run.text) || (bold && size >= 14) ? 3 : 4.5;
            const color = run.color ?? text.style.color;
            const under = behind === scene.background && scene.ground !== undefined ? scene.ground : theme.colors[behind];
            const pair = `${color} ${under}`;
            const ratio = ratios.get(pair) ?? contrast(theme.colors[color], under);
            ratios.set(pair, ratio);
            const key = `${pair} ${needed}`;
            if (ratio >= needed || seen.has(key)) continue;
            seen.add(key); // one colour on one ground is one mistake
            yield error("contrast", { text: clip(run.text), ratio: ratio.toFixed(1), needed }, { span: text.span ?? slide.at([]), slide: scene.number });
          }
        }
      }
    }
  },
};

const clip = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
