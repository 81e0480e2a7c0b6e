import type { Check } from "../kinds/check.js";
import { inkOf } from "../kinds/seen.js";
import type { Box, SceneNode } from "../scene/nodes.js";
import { error } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";

/** By where the letters are, not by their boxes. */
export const check: Check = {
  name: "overlap",
  summary: {
    en: "Texts, tables, charts and pictures that do not belong together do not overlap.",
    "zh-CN": "互不相干的文字、表格、图表和图片不重叠。",
  },
  group: "sight",
  level: "error",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        const things = scene.nodes.flatMap(thingOf);
        for (const [i, one] of things.entries()) {
          for (const other of things.slice(i + 1)) {
            if (!collide(one, other)) continue;
            yield error("overlap", { one: one.name, other: other.name }, { span: other.span ?? one.span ?? slide.at([]), slide: scene.number });
          }
        }
      }
    }
  },
};

interface Thing {
  readonly kind: "text" | "block";
  readonly name: string;
  readonly box: Box;
  readonly span?: Span;
}

/** What carries meaning and is no ground for anything: letters where they really are, tables, charts. Pictures carry titles, groups hold what they hold. */
function thingOf(node: SceneNode): readonly Thing[] {
  switch (node.type) {
    case "text":
      return node.lines.length === 0 ? [] : [{ kind: "text", name: node.name, box: inkOf(node), ...(node.span && { span: node.span }) }];
    case "table":
    case "chart":
      return [{ kind: "block", name: node.name, box: node.box, ...(node.span && { span: node.span }) }];
    case "shape":
    case "image":
    case "group":
    case "connector":
      return [];
  }
}

/** Letters may come near each other, since their boxes have air; labels stand in charts. */
function collide(one: Thing, other: Thing): boolean {
  const width = Math.min(one.box.x + one.box.width, other.box.x + other.box.width) - Math.max(one.box.x, other.box.x);
  const height = Math.min(one.box.y + one.box.height, other.box.y + other.box.height) - Math.max(one.box.y, other.box.y);
  if (width <= air || height <= air) return false;
  if (one.kind !== other.kind) return false;
  const smaller = Math.min(one.box.width * one.box.height, other.box.width * other.box.height);
  return width * height > smaller * share;
}

const air = 3;
/** Lines set close together (a numeral and its unit) share a little of their boxes. */
const share = 0.2;
