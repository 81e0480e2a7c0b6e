import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { checkDistinct, checkName, drawnAlt, drawnHead, plain, titleField, words } from "../kinds/drawn-chart.js";
import { layers, place, sized, type LayoutNode } from "../layout/node.js";
import { arc, freeShape, onCircle } from "../layout/outlines.js";
import { inline, text } from "../layout/text-block.js";
import { fits } from "../layout/words.js";
import type { Box, PathStep, Point } from "../scene/nodes.js";
import { issue } from "../source/validate.js";

const spec = z
  .strictObject({
    kind: z.literal("venn").describe("交集图：两三个集合及其交集 / two or three sets and what they share"),
    title: titleField,
    sets: z
      .array(z.strictObject({ name: words(40, "集合名称，8 字以内 / name of the set"), text: words(80, "只属于它的内容 / what belongs to it alone").optional() }))
      .min(2)
      .max(3)
      .describe("两个或三个集合 / two or three sets"),
    shared: z
      .array(z.strictObject({ sets: z.array(words(40, "集合名称 / name of a set")).min(2).max(3).describe("相交的集合 / the sets that share it"), text: words(60, "交集的内容，6 字以内最好 / what they share") }))
      .max(4)
      .optional()
      .describe("各交集的文字 / what stands where sets overlap"),
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    const names = value.sets.map(({ name }) => plain(name));
    checkDistinct(names.map((name, i) => ({ name, path: ["sets", i, "name"] })), context);
    const seen = new Set<string>();
    value.shared?.forEach(({ sets }, i) => {
      sets.forEach((name, s) => checkName(name, names, ["shared", i, "sets", s], context));
      const key = keyOf(sets, names);
      if (seen.has(key)) context.addIssue(issue("duplicate-node", { name: sets.map(plain).join(" + ") }, { path: ["shared", i, "sets"] }));
      seen.add(key);
    });
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "venn",
  summary: { en: "Two or three sets and what they share", "zh-CN": "交集图：两三个集合及其共有部分" },
  spec,
  examples: {
    three: `kind: venn
title: 园区运营模式
sets:
  - { name: 专业团队, text: 运营 }
  - { name: 专门基金, text: 投资 }
  - { name: 专营机构, text: 支持 }
shared:
  - { sets: [专业团队, 专门基金, 专营机构], text: 园区整体发展 }
`,
    english: `kind: venn
title: Where the two programmes meet
sets:
  - { name: Research, text: Laboratories and grants }
  - { name: Industry, text: Parks and equipment }
shared:
  - { sets: [Research, Industry], text: Shared testing platforms }
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const sets = value.sets.map(({ name, text: said }) => `${plain(name)}${said ? ` ${plain(said)}` : ""}`);
    const shared = (value.shared ?? []).map(({ sets: names, text: said }) => `${names.map(plain).join(" + ")} ${plain(said)}`);
    return drawnAlt("vennDiagram", value, [...sets, ...shared], language);
  },
  arrange(value, { theme, at }) {
    const names = value.sets.map(({ name }) => plain(name));
    const two = names.length === 2;
    return sized(({ width, height }): LayoutNode => {
      const { radius, centres } = circles(names.length, { width, height: height - topGap });
      const emphasised = value.shared?.length === 1 ? keyOf(value.shared[0]!.sets, names) : names.map((_, i) => i).join();
      const lenses = pairsOf(names.length).map(([a, b]) => ({ key: `${a},${b}`, outline: lens(centres[a]!, centres[b]!, radius) }));
      const core = two ? [] : [{ key: "0,1,2", outline: triple(centres, radius) }];
      const said = new Map((value.shared ?? []).map((each, i) => [keyOf(each.sets, names), { ...each, i }]));
      return layers([
        ...centres.map((centre, i) => place(boxOf(centre, radius), { type: "shape", geometry: "ellipse", fill: "tint", name: `set ${i + 1}` } as const)),
        ...[...lenses, ...core].map(({ key, outline }) => freeShape(outline, { name: `shared ${key.split(",").map((i) => Number(i) + 1).join("+")}`, fill: key === emphasised ? "fill" : "tint2" })),
        ...centres.map((centre, i) => place(boxOf(centre, radius), { type: "shape", geometry: "ellipse", stroke: { color: "bg", width: 2 }, name: `outline ${i + 1}` } as const)),
        ...value.sets.map((set, i) => {
          const box = ownBox(i, centres, radius);
          return place(box, {
            type: "text", role: "h3", name: `set ${i + 1} text`, align: "center", anchor: "middle", group: "set", from: at("sets", i, "name"),
            paragraphs: [inline(set.name), ...(set.text ? [inline(set.text).map((run) => ({ ...run, bold: false, size: 12, color: "ink2" as const }))] : [])],
          } as const);
        }),
        ...[...said].map(([key, { text: label, i }]) => {
          const box = sharedBox(key, centres, radius);
          const role = (["h3", "body", "small"] as const).find((each) => fits([inline(label)], theme, { role: each, bold: true }, box)) ?? "small";
          return place(box, text(label, role, { name: `shared ${i + 1} text`, bold: true, color: key === emphasised ? "onfill" : "ink", align: "center", anchor: "middle", from: at("shared", i, "text") }));
        }),
      ]);
    });
  },
};

const topGap = 12;
/** Distance of two middles in shares of the radius. */
const apartTwo = 1.15;
const apartThree = 1;

const pairsOf = (count: number): readonly (readonly [number, number])[] => (count === 2 ? [[0, 1]] : [[0, 1], [0, 2], [1, 2]]);
const keyOf = (sets: readonly string[], names: readonly string[]): string => [...new Set(sets.map((name) => names.indexOf(plain(name))))].sort((a, b) => a - b).join();
const boxOf = ({ x, y }: Point, radius: number): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });

/** Two side by side; of three one above two. */
function circles(count: number, room: { readonly width: number; readonly height: number }): { readonly radius: number; readonly centres: readonly Point[] } {
  const middle = room.width / 2;
  if (count === 2) {
    const radius = Math.min(room.height / 2, room.width / (2 + apartTwo));
    const y = topGap + room.height / 2;
    return { radius, centres: [-1, 1].map((side) => ({ x: middle + (side * apartTwo * radius) / 2, y })) };
  }
  const rise = (apartThree * Math.sqrt(3)) / 2;
  const radius = Math.min(room.height / (2 + rise), room.width / (2 + apartThree));
  const top = topGap + (room.height - radius * (2 + rise)) / 2 + radius;
  return { radius, centres: [{ x: middle, y: top }, { x: middle - (apartThree * radius) / 2, y: top + rise * radius }, { x: middle + (apartThree * radius) / 2, y: top + rise * radius }] };
}

/** The angle of a point seen from a middle: degrees clockwise from 12 o'clock. */
const angleTo = (centre: Point, point: Point): number => (Math.atan2(point.x - centre.x, centre.y - point.y) * 180) / Math.PI;

/** Where two circles of one size meet. */
function meetings(a: Point, b: Point, radius: number): readonly [Point, Point] {
  const half = Math.hypot(b.x - a.x, b.y - a.y) / 2;
  const spread = (Math.acos(Math.min(1, half / radius)) * 180) / Math.PI;
  const towards = angleTo(a, b);
  return [onCircle(a, radius, towards - spread), onCircle(a, radius, towards + spread)];
}

function lens(a: Point, b: Point, radius: number): readonly PathStep[] {
  const [first, second] = meetings(a, b, radius);
  return [{ step: "move", to: first }, ...between(a, radius, first, second), ...between(b, radius, second, first), { step: "close" }];
}

/** What all three share: for each pair the meeting that lies inside the third, joined by the arcs that bound it. */
function triple(centres: readonly Point[], radius: number): readonly PathStep[] {
  const [a, b, c] = centres as [Point, Point, Point];
  const inner = (one: Point, other: Point, third: Point): Point => {
    const [first, second] = meetings(one, other, radius);
    return Math.hypot(first.x - third.x, first.y - third.y) < Math.hypot(second.x - third.x, second.y - third.y) ? first : second;
  };
  const [ab, bc, ca] = [inner(a, b, c), inner(b, c, a), inner(c, a, b)];
  return [{ step: "move", to: ab }, ...between(b, radius, ab, bc), ...between(c, radius, bc, ca), ...between(a, radius, ca, ab), { step: "close" }];
}

/** The shorter arc of a circle from one of its points to another. */
function between(centre: Point, radius: number, from: Point, to: Point): readonly PathStep[] {
  const start = angleTo(centre, from);
  const turn = ((((angleTo(centre, to) - start) % 360) + 540) % 360) - 180;
  return arc(centre, radius, start, start + turn);
}

/** Room for words in the part of a circle that belongs to it alone: on the side away from the others. */
function ownBox(i: number, centres: readonly Point[], radius: number): Box {
  const centre = centres[i]!;
  const others = centres.filter((_, other) => other !== i);
  const mean = { x: others.reduce((sum, { x }) => sum + x, 0) / others.length, y: others.reduce((sum, { y }) => sum + y, 0) / others.length };
  if (others.length === 1) {
    const wide = radius * (apartTwo - 0.25);
    const left = centre.x < mean.x;
    return { x: left ? centre.x - radius * 0.92 : centre.x + radius * 0.92 - wide, y: centre.y - radius * 0.35, width: wide, height: radius * 0.7 };
  }
  const away = onCircle(centre, radius * 0.46, angleTo(mean, centre));
  const wide = radius * (i === 0 ? 1.1 : 0.95);
  return { x: away.x - wide / 2, y: away.y - radius * 0.28, width: wide, height: radius * 0.56 };
}

function sharedBox(key: string, centres: readonly Point[], radius: number): Box {
  const members = key.split(",").map((i) => centres[Number(i)]!);
  const middle = { x: members.reduce((sum, { x }) => sum + x, 0) / members.length, y: members.reduce((sum, { y }) => sum + y, 0) / members.length };
  if (centres.length === 2) return { x: middle.x - radius * 0.36, y: middle.y - radius * 0.4, width: radius * 0.72, height: radius * 0.8 };
  if (members.length === 3) return { x: middle.x - radius * 0.32, y: middle.y - radius * 0.24, width: radius * 0.64, height: radius * 0.48 };
  const third = centres.find((centre) => !members.includes(centre))!;
  const away = onCircle(middle, radius * 0.42, angleTo(third, middle)); // between the edge of what all share and the corner
  return { x: away.x - radius * 0.25, y: away.y - radius * 0.15, width: radius * 0.5, height: radius * 0.3 };
}
