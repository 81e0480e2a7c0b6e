import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { drawnAlt, drawnHead, plain, titleField, words } from "../kinds/drawn-chart.js";
import { boxDress, namedBox, type BoxDress, type Named } from "../layout/named-box.js";
import { layers, place, sized, type LayoutNode } from "../layout/node.js";
import { arc, freeShape, onCircle } from "../layout/outlines.js";
import { text } from "../layout/text-block.js";
import type { Box, PathStep, Point } from "../scene/nodes.js";
import type { Theme } from "../theme/theme.js";

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
      const { box, dress, radius, centre, boxes } = ring(value.steps, { width, height: height - topGap }, theme);
      const angles = boxes.map((_, i) => (360 * i) / count);
      const arrows = angles.map((angle, i) => {
        const from = leaves(boxes[i]!, centre, radius, angle, 1);
        const to = leaves(boxes[(i + 1) % count]!, centre, radius, angle + 360 / count, -1);
        return freeShape(arrow(centre, radius, from, to), { name: `arrow ${i + 1}`, fill: "muted" });
      });
      const inner = Math.max(60, Math.min(2 * radius.x - box.width - 24, 1.1 * radius.x));
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
/** Widths of a box, the widest that leaves room for the arrows is taken. */
const widths = [150, 136, 124, 112, 100, 90, 80];
const highestBox = 66;
/** Two neighbours stand at least so far apart, beside or above each other, that an arrow fits between them. */
const apart = { x: 34, y: 26 };
/** An ellipse wider than this no longer reads as a circle. */
const flattest = 1.5;

interface Ring {
  readonly box: { readonly width: number; readonly height: number };
  readonly dress: BoxDress;
  readonly radius: Point;
  readonly centre: Point;
  readonly boxes: readonly Box[];
}

/** The ring as large as lets all boxes stay inside the room; with an odd number the lowest ones stand above its foot. */
function ring(steps: readonly Named[], room: { readonly width: number; readonly height: number }, theme: Theme): Ring {
  const angles = steps.map((_, i) => (360 * i) / steps.length);
  const lowest = Math.max(...angles.map((angle) => -Math.cos((angle * Math.PI) / 180)));
  const rings = widths.map((width): Ring => {
    const dress = boxDress(steps, theme, { width, height: highestBox });
    const box = { width, height: Math.min(highestBox, dress.height) };
    // Its foot stays inside as well, where an arrow passes between the two lowest boxes.
    const y = Math.min((room.height - box.height) / (1 + lowest), (room.height - box.height / 2 - headWide / 2) / 2);
    const radius = { x: Math.min((room.width - width) / 2, y * flattest), y };
    const centre = { x: room.width / 2, y: topGap + box.height / 2 + y };
    const boxes = angles.map((angle): Box => {
      const middle = onCircle(centre, radius, angle);
      return { ...box, x: middle.x - width / 2, y: middle.y - box.height / 2 };
    });
    return { box, dress, radius, centre, boxes };
  });
  const roomy = ({ box, boxes }: Ring): boolean =>
    boxes.every((each, i) => {
      const next = boxes[(i + 1) % boxes.length]!;
      return Math.abs(each.x - next.x) >= box.width + apart.x || Math.abs(each.y - next.y) >= box.height + apart.y;
    });
  return rings.find(roomy) ?? rings.at(-1)!;
}

/** Between a box and the arrows beside it, in points; thickness of an arrow, and its head. */
const air = 7;
const thick = 4;
const headLong = 13;
const headWide = 15;

/** The angle at which the circle, followed from the middle of a box in one direction, has left the box and the air around it. */
function leaves(box: Box, centre: Point, radius: Point, start: number, direction: 1 | -1): number {
  const inside = ({ x, y }: Point): boolean => x > box.x - air && x < box.x + box.width + air && y > box.y - air && y < box.y + box.height + air;
  const step = 0.5;
  let angle = start;
  for (let i = 0; i < 180 / step && inside(onCircle(centre, radius, angle)); i += 1) angle += direction * step;
  return angle;
}

/** A bent arrow along the ring; where boxes leave little room only its head is left. */
function arrow(centre: Point, radius: Point, from: number, to: number): readonly PathStep[] {
  const neck = Math.max(from, to - degrees(headLong, radius, to));
  const tip = onCircle(centre, radius, to);
  const foot = onCircle(centre, radius, neck);
  const long = Math.hypot(tip.x - foot.x, tip.y - foot.y) || 1;
  const across = { x: ((foot.y - tip.y) / long) * (headWide / 2), y: ((tip.x - foot.x) / long) * (headWide / 2) };
  const head: readonly PathStep[] = [
    { step: "line", to: { x: foot.x - across.x, y: foot.y - across.y } },
    { step: "line", to: tip },
    { step: "line", to: { x: foot.x + across.x, y: foot.y + across.y } },
  ];
  if (neck - from < 1) return [{ step: "move", to: foot }, ...head, { step: "close" }];
  const [outer, inner] = [thick / 2, -thick / 2].map((more) => ({ x: radius.x + more, y: radius.y + more })) as [Point, Point];
  return [
    { step: "move", to: onCircle(centre, outer, from) },
    ...arc(centre, outer, from, neck),
    ...head,
    { step: "line", to: onCircle(centre, inner, neck) },
    ...arc(centre, inner, neck, from),
    { step: "close" },
  ];
}

/** How far a length along the ring turns, where the ring is at `angle`. */
function degrees(length: number, radius: Point, angle: number): number {
  const at = (angle * Math.PI) / 180;
  return ((length / Math.hypot(radius.x * Math.cos(at), radius.y * Math.sin(at))) * 180) / Math.PI;
}
