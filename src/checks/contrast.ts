import type { Check } from "../kinds/check.js";
import { textsOver } from "../kinds/seen.js";
import type { SceneNode, SlideScene } from "../scene/nodes.js";
import { chartsIn } from "../scene/walk.js";
import { error } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { contrast } from "../theme/contrast.js";
import type { ColorRole } from "../theme/theme.js";

/** WCAG 2.2, 1.4.3 and 1.4.11. */
export const check: Check = {
  name: "contrast",
  summary: {
    en: "Text has a contrast of 4.5 : 1 against what is really behind it; 3 : 1 from 18 pt, or 14 pt bold; so have lines and points of charts.",
    "zh-CN": "文字与实际背景的对比度不低于 4.5：1；18 磅以上或 14 磅加粗的文字、图表中的线和点不低于 3：1。",
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
        for (const { name, color, ground, span } of thinMarks(scene)) {
          const [one, other] = [theme.colors[color], theme.colors[ground]] as const;
          if (one === undefined || other === undefined) continue; // a chart of a finished file has colours of its own
          const ratio = contrast(one, other);
          if (ratio >= thin || seen.has(`mark ${color} ${ground}`)) continue;
          seen.add(`mark ${color} ${ground}`);
          yield error("contrast", { text: clip(name), ratio: ratio.toFixed(1), needed: thin }, { span: span ?? slide.at([]), slide: scene.number });
        }
      }
    }
  },
};

/** WCAG 2.2, 1.4.11: what has to be seen to read the chart. */
const thin = 3;

interface ThinMark {
  readonly name: string;
  readonly color: ColorRole;
  readonly ground: ColorRole;
  readonly span?: Span;
}

/** Lines and points of charts. Columns and parts are large, and their numbers are written on or beside them. */
function* thinMarks({ nodes, background }: SlideScene): Generator<ThinMark> {
  for (const { model, box, span } of chartsIn(nodes)) {
    const under = (node: SceneNode): boolean => node.type === "shape" && node.geometry === "rect" && node.fill !== undefined && node.box.x <= box.x + 1 && node.box.y <= box.y + 1 && node.box.x + node.box.width >= box.x + box.width - 1 && node.box.y + node.box.height >= box.y + box.height - 1;
    const panel = nodes.findLast(under);
    const ground = panel?.type === "shape" ? panel.fill! : background;
    for (const { name, mark, color, fill, sumOf, width, marker } of model.series) {
      if (!/^(?:line|scatter|bubble|radar)$/u.test(mark) || fill === "none" || sumOf !== undefined || (width === 0 && marker === 0)) continue;
      yield { name, color, ground, ...(span && { span }) };
    }
  }
}

const clip = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
