import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { drawnAlt, drawnHead, plain, titleField, words } from "../kinds/drawn-chart.js";
import { boxDress, namedBox } from "../layout/named-box.js";
import { layers, place, sized, type LayoutNode } from "../layout/node.js";
import { arc, freeShape, onCircle } from "../layout/outlines.js";
import { text } from "../layout/text-block.js";
import type { Box, PathStep, Point } from "../scene/nodes.js";

const spec = z.strictObject({
  kind: z.literal("cycle").describe("循环图：首尾相接的步骤 / steps that begin again"),
  title: titleField,
  steps: z
    .array(
      z.strictObject({
        name: words(40, "步骤名称，6 字以内最好 / name of the step"),
        note: words(80, "补充说明，一行小字 / a note in small type").optional(),
        key: z.boolean().optional().describe("重点步骤，深色 / emphasised"),
      }),
    )
    .min(3)
    .max(8)
    .describe("三至八个步骤，从正上方起顺时针 / three to eight steps, clockwise from the top"),
  centre: words(40, "环心的文字 / what stands in the middle").optional(),
});
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "cycle",
  summary: { en: "Three to eight steps on a ring", "zh-CN": "循环图：三至八个首尾相接的步骤" },
  spec,
  examples: {
    funds: `kind: cycle
title: “借用还”一体化运行
centre: 国有资本滚动发展
steps:
  - { name: 确权到公司, note: 管委会资产 }
  - { name: 公司融资, key: true }
  - { name: 项目建设 }
  - { name: 运营收益 }
  - { name: 偿还再投 }
`,
    english: `kind: cycle
title: How we improve
steps: [{ name: Plan }, { name: Do }, { name: Check, key: true }, { name: Act, note: Then plan again }]
centre: Every quarter
`,
  },
  head: (value) => drawnHead(value),
  alt: (value, language) => drawnAlt("cycleDiagram", value, [[...value.steps, value.steps[0]!].map(({ name }) => plain(name)).join(" → ")], language),
  arrange(value, { theme, at }) {
    const count = value.steps.length;
    return sized(({ width, height }): LayoutNode => {
      const room = height - topGap;
      const most = { width: Math.min(widestBox, width * 0.3), height: Math.min(highestBox, room / (count > 4 ? 4.4 : 3.6)) };
      const dress = boxDress(value.steps, theme, most);
      const box = { width: most.width, height: Math.min(most.height, dress.height) };
      const angles = value.steps.map((_, i) => (360 * i) / count);
      // The circle as large as lets all boxes stay inside; with an odd number the lowest ones stand above its foot.
      const lowest = Math.max(...angles.map((angle) => -Math.cos((angle * Math.PI) / 180)));
      const radius = Math.min((room - box.height) / (1 + lowest), (width - box.width) / 2);
      const centre = { x: width / 2, y: topGap + box.height / 2 + radius + (room - box.height - radius * (1 + lowest)) / 2 };
      const boxes = angles.map((angle): Box => {
        const middle = onCircle(centre, radius, angle);
        return { ...box, x: middle.x - box.width / 2, y: middle.y - box.height / 2 };
      });
      const arrows = angles.map((angle, i) => {
        const next = boxes[(i + 1) % count]!;
        const from = leaves(boxes[i]!, centre, radius, angle, 1);
        const to = leaves(next, centre, radius, angle + 360 / count, -1);
        return freeShape(arrow(centre, radius, from, to), { name: `arrow ${i + 1}`, fill: "muted" });
      });
      const inner = Math.max(60, Math.min(2 * radius - box.width - 24, 2 * radius * 0.7));
      return layers([
        ...arrows,
        ...boxes.map((each, i) => place(each, namedBox(value.steps[i]!, { name: `step ${i + 1}`, fill: value.steps[i]!.key ? "fill" : "tint", dress, group: "step", from: at("steps", i, "name") }))),
        value.centre === undefined
          ? undefined
          : place({ x: centre.x - inner / 2, y: centre.y - 36, width: inner, height: 72 }, text(value.centre, "h3", { name: "centre", align: "center", anchor: "middle", color: "accent", from: at("centre") })),
      ]);
    });
  },
};

const topGap = 12;
const widestBox = 150;
const highestBox = 66;
/** Between a box and the arrows beside it, in points; thickness of an arrow, and its head. */
const air = 7;
const thick = 4;
const headLong = 13;
const headWide = 15;

/** The angle at which the circle, followed from the middle of a box in one direction, has left the box and the air around it. */
function leaves(box: Box, centre: Point, radius: number, start: number, direction: 1 | -1): number {
  const inside = ({ x, y }: Point): boolean => x > box.x - air && x < box.x + box.width + air && y > box.y - air && y < box.y + box.height + air;
  const step = 0.5;
  let angle = start;
  for (let i = 0; i < 180 / step && inside(onCircle(centre, radius, angle)); i += 1) angle += direction * step;
  return angle;
}

/** A bent arrow along the circle; where boxes leave little room only its head is left. */
function arrow(centre: Point, radius: number, from: number, to: number): readonly PathStep[] {
  const headAngle = ((headLong / radius) * 180) / Math.PI;
  const tip = Math.max(to, from + headAngle);
  const neck = tip - headAngle;
  const [outer, inner] = [radius + thick / 2, radius - thick / 2];
  const head: readonly PathStep[] = [
    { step: "line", to: onCircle(centre, radius + headWide / 2, neck) },
    { step: "line", to: onCircle(centre, radius, tip) },
    { step: "line", to: onCircle(centre, radius - headWide / 2, neck) },
  ];
  if (neck - from < 1) return [{ step: "move", to: onCircle(centre, radius, neck) }, ...head, { step: "close" }];
  return [
    { step: "move", to: onCircle(centre, outer, from) },
    ...arc(centre, outer, from, neck),
    ...head,
    { step: "line", to: onCircle(centre, inner, neck) },
    ...arc(centre, inner, neck, from),
    { step: "close" },
  ];
}
