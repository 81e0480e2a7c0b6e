import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { checkDistinct, checkName, drawnAlt, drawnHead, plain, titleField, words } from "../kinds/drawn-chart.js";
import { boxDress, namedBox, type BoxDress } from "../layout/named-box.js";
import { layered, partSize } from "../layout/layered.js";
import { connector, layers, place, sized, type LayoutNode } from "../layout/node.js";
import { ranks, type Edge } from "../layout/ranks.js";
import { inline, text } from "../layout/text-block.js";
import { widthOf } from "../layout/words.js";
import type { Box } from "../scene/nodes.js";
import { issue } from "../source/validate.js";

const deepest = 7;

const spec = z
  .strictObject({
    kind: z.literal("flow").describe("流程图：带连线的步骤，移动方框时连线跟随 / steps joined by lines that follow when a box is moved"),
    title: titleField,
    direction: z.enum(["right", "down"]).optional().describe("走向：从左到右（默认）或从上到下 / from left to right (default) or from the top down"),
    route: z.enum(["elbow", "straight"]).optional().describe("连线：折线（默认）或直线 / lines with corners (default) or straight ones"),
    steps: z
      .array(
        z.strictObject({
          name: words(60, "步骤名称，8 字以内最好 / name of the step"),
          note: words(120, "补充说明，一行小字 / a note in small type").optional(),
          key: z.boolean().optional().describe("重点步骤，深色 / emphasised"),
        }),
      )
      .min(2)
      .max(12)
      .describe("二至十二个步骤 / two to twelve steps"),
    lines: z
      .array(
        z.strictObject({
          from: words(60, "起点的名称 / name of the step it leaves"),
          to: words(60, "终点的名称 / name of the step it reaches"),
          label: words(20, "线上的文字，4 字以内 / what the line says").optional(),
        }),
      )
      .max(30)
      .optional()
      .describe("连线；省略时按顺序相连 / the lines; without them each step leads to the next"),
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    const names = value.steps.map(({ name }) => plain(name));
    checkDistinct(names.map((name, i) => ({ name, path: ["steps", i, "name"] })), context);
    value.lines?.forEach((line, i) => (["from", "to"] as const).forEach((end) => checkName(line[end], names, ["lines", i, end], context)));
    if (context.issues.length > 0) return;
    const ranked = ranks(names.length, edgesOf(value));
    if ("circle" in ranked) {
      context.addIssue(issue("flow-cycle", { names: ranked.circle.map((i) => names[i]!) }, { path: ["lines"] }));
      return;
    }
    const depth = Math.max(...ranked.ranks) + 1;
    if (depth > deepest) context.addIssue(issue("diagram-too-deep", { depth, max: deepest }, { path: ["steps"] }));
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "flow",
  summary: { en: "Steps joined by lines that stay tied to their boxes", "zh-CN": "流程图：连线随方框移动，二至十二个步骤" },
  spec,
  examples: {
    funds: `kind: flow
title: 资金基金化运作
steps:
  - { name: 省里基金, note: 全面对接 }
  - { name: 市里基金, note: 全面参与 }
  - { name: 高新区母基金, key: true }
  - { name: 信息产业基金 }
  - { name: 现代农业基金 }
  - { name: 文化旅游基金 }
  - { name: 园区企业 }
lines:
  - { from: 省里基金, to: 高新区母基金 }
  - { from: 市里基金, to: 高新区母基金 }
  - { from: 高新区母基金, to: 信息产业基金 }
  - { from: 高新区母基金, to: 现代农业基金 }
  - { from: 高新区母基金, to: 文化旅游基金 }
  - { from: 信息产业基金, to: 园区企业 }
  - { from: 现代农业基金, to: 园区企业 }
  - { from: 文化旅游基金, to: 园区企业 }
`,
    "passing lines": `kind: flow
title: From idea to funding
steps:
  - { name: Idea }
  - { name: Proposal, note: Two pages }
  - { name: Fast track, note: Up to 50 thousand }
  - { name: Panel review }
  - { name: Site visit }
  - { name: Funding, key: true }
lines:
  - { from: Idea, to: Proposal }
  - { from: Proposal, to: Panel review, label: large }
  - { from: Proposal, to: Fast track, label: small }
  - { from: Panel review, to: Site visit }
  - { from: Site visit, to: Funding }
  - { from: Fast track, to: Funding }
`,
    down: `kind: flow
title: 招商方式
direction: down
steps:
  - { name: 管委会 }
  - { name: 专业运营商, note: 政策和资源集中兑现, key: true }
  - { name: 产业基金 }
  - { name: 入园企业 }
lines:
  - { from: 管委会, to: 专业运营商 }
  - { from: 管委会, to: 产业基金 }
  - { from: 专业运营商, to: 入园企业 }
  - { from: 产业基金, to: 入园企业 }
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const names = value.steps.map(({ name }) => plain(name));
    const items = edgesOf(value).map(({ from, to }, i) => {
      const label = value.lines?.[i]?.label;
      return `${names[from]} → ${names[to]}${label ? ` (${plain(label)})` : ""}`;
    });
    return drawnAlt("flowDiagram", value, items, language);
  },
  arrange(value, { theme, at }) {
    const edges = edgesOf(value);
    const ranked = ranks(value.steps.length, edges);
    const rank = "ranks" in ranked ? ranked.ranks : value.steps.map((_, i) => i);
    const down = value.direction === "down";
    return sized((room): LayoutNode => {
      const size = { width: room.width, height: room.height - topGap };
      const depth = Math.max(...rank) + 1;
      const along = down ? size.height : size.width;
      const extent = down ? size.width : size.height;
      // Room before each rank for the words of the lines that end there, and for the lines themselves.
      const worded = Array.from({ length: depth - 1 }, (_, level) => {
        const here = edges.flatMap(({ to }, i) => (rank[to] === level + 1 && value.lines?.[i]?.label ? [value.lines[i].label] : []));
        return here.length === 0 ? 0 : down ? 18 : labelGap + Math.max(...here.map((label) => widthOf(inline(label), theme, { role: "small" })));
      });
      const least = worded.map((words) => words + leastJoint);
      const tight = Math.min(1, (along * widestJoints) / (sum(least) || 1));
      const most = (along - sum(least) * tight) / depth;
      const across = partSize(rank, edges, { pass: passRoom, gap: crossGap, extent });
      const dress = boxDress(value.steps, theme, down ? { width: Math.min(across, widestBox), height: most } : { width: Math.min(most, widestBox), height: across });
      const box = down ? { width: Math.min(across, widestBox), height: Math.min(most, dress.height) } : { width: Math.min(most, widestBox), height: Math.min(across, dress.height) };
      const main = down ? box.height : box.width;
      const spare = depth < 2 ? 0 : (along - main * depth - sum(least) * tight) / (depth - 1);
      const gaps = least.map((gap) => gap * tight + Math.min(spare, mostJoint - leastJoint));
      const start = (along - main * depth - sum(gaps)) / 2;
      const plan = layered(rank, edges, { part: down ? box.width : box.height, pass: passRoom, gap: crossGap, extent });
      const boxes = value.steps.map((_, i): Box => {
        const first = start + rank[i]! * main + sum(gaps.slice(0, rank[i]));
        const middle = plan.parts[i]!;
        return down
          ? { ...box, x: middle - box.width / 2, y: first + topGap }
          : { ...box, x: first, y: middle - box.height / 2 + topGap };
      });
      const tracks = tracksOf(edges, rank, boxes, plan.passes, { down, rooms: gaps.map((gap, i) => Math.max(gap / 3, gap - worded[i]! * tight)) });
      return layers([
        ...boxes.map((each, i) => place(each, stepBox(i, dress))),
        ...edges.map((edge, i) =>
          connector(
            { shape: stepName(edge.from), site: down ? "bottom" : "right" },
            { shape: stepName(edge.to), site: down ? "top" : "left" },
            { name: `line ${i + 1}`, route: value.route ?? "elbow", turns: value.route === "straight" ? undefined : tracks[i], width: 1, color: "ink3", arrow: true },
          )),
        ...edges.flatMap((edge, i): readonly LayoutNode[] => {
          const label = value.lines?.[i]?.label;
          return label ? [lineLabel(label, i, boxes[edge.to]!, boxes[edge.from]!)] : [];
        }),
      ]);

      function stepBox(i: number, dress: BoxDress): LayoutNode {
        const step = value.steps[i]!;
        return namedBox(step, { name: stepName(i), fill: step.key ? "fill" : "tint", dress, group: "step", from: at("steps", i, "name") });
      }

      /** Just before the arrow: beside an upright line; above a level one, or below one that comes from above. */
      function lineLabel(label: string, i: number, target: Box, source: Box): LayoutNode {
        const wide = widthOf(inline(label), theme, { role: "small" });
        const words = text(label, "small", { name: `line ${i + 1} label`, wrap: false, from: at("lines", i, "label") });
        return down
          ? place({ x: target.x + target.width / 2 + 6, y: target.y - 24, width: wide, height: 18 }, words)
          : place({ x: target.x - wide - 9, y: target.y + target.height / 2 + (middleOf(source) < middleOf(target) - 1 ? 3 : -20), width: wide, height: 18 }, words);
      }
    });
  },
};

const topGap = 12;
const widestBox = 190;
/** Between a label and the box that its line leads to. */
const labelGap = 12;
/** Between two ranks, for lines and arrow heads. */
const leastJoint = 30;
const mostJoint = 84;
/** Of the whole length; where more would be needed the boxes have the better right to it. */
const widestJoints = 0.45;
const crossGap = 15;
/** What a line keeps free of boxes where it passes a layer. */
const passRoom = 12;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const middleOf = ({ y, height }: Box): number => y + height / 2;
const stepName = (i: number): string => `step ${i + 1}`;

function edgesOf({ steps, lines }: Pick<Spec, "steps" | "lines">): readonly Edge[] {
  if (!lines) return steps.slice(1).map((_, i) => ({ from: i, to: i + 1 }));
  const names = steps.map(({ name }) => plain(name));
  return lines.map(({ from, to }) => ({ from: names.indexOf(plain(from)), to: names.indexOf(plain(to)) }));
}

/**
 * Where each line turns, in the coordinates of the boxes; `rooms` is what lines may use behind each rank. Lines that share an end turn together; the others of a gap have
 * a track each, ordered so that none crosses another that it need not cross.
 */
function tracksOf(
  edges: readonly Edge[],
  rank: readonly number[],
  boxes: readonly Box[],
  passes: readonly (readonly number[])[],
  { down, rooms }: { readonly down: boolean; readonly rooms: readonly number[] },
): readonly (readonly number[])[] {
  const far = (box: Box): number => (down ? box.y + box.height : box.x + box.width);
  const middle = (box: Box): number => (down ? box.x + box.width / 2 : box.y + box.height / 2);
  const offset = down ? 0 : topGap;
  const lanes = edges.map((edge, i) => laneOf(edge, passes[i]!.map((at) => at + offset)));
  const legs = edges.flatMap((edge, i) => {
    const [a, b] = [middle(boxes[edge.from]!), middle(boxes[edge.to]!)];
    const first = { edge: i, rank: rank[edge.from]!, from: a, to: lanes[i] ?? b, source: `s${edge.from}`, target: lanes[i] === undefined ? `t${edge.to}` : `p${i}` };
    const last = { edge: i, rank: rank[edge.to]! - 1, from: lanes[i] ?? a, to: b, source: `p${i}`, target: `t${edge.to}` };
    return lanes[i] === undefined ? [first] : [first, last];
  });
  const trackOf = new Map<(typeof legs)[number], number>();
  for (const level of new Set(legs.map((leg) => leg.rank))) {
    const here = legs.filter((leg) => leg.rank === level && Math.abs(leg.from - leg.to) > 0.1);
    const groups = bundles(here);
    const order = [...groups].sort((a, b) => keyOf(a) - keyOf(b));
    order.forEach((group, t) => group.forEach((leg) => trackOf.set(leg, (t + 1) / (order.length + 1))));
  }
  const edgeOfLayer = (level: number): number => Math.max(...boxes.filter((_, i) => rank[i] === level).map(far));
  const at = (leg: (typeof legs)[number]): number => edgeOfLayer(leg.rank) + rooms[leg.rank]! * (trackOf.get(leg) ?? 0.5);
  return edges.map((edge, i): readonly number[] => {
    const [first, last] = legs.filter((leg) => leg.edge === i);
    if (!last) return [at(first!)];
    const lane = lanes[i]!;
    if (Math.abs(lane - middle(boxes[edge.to]!)) < 0.1) return [at(first!)];
    if (Math.abs(lane - middle(boxes[edge.from]!)) < 0.1) return [at(last)];
    return [at(first!), lane, at(last)];
  });

  /** One place across for all layers that a line passes, where no box stands; where they passed them, if that will do. */
  function laneOf({ from, to }: Edge, wanted: readonly number[]): number | undefined {
    if (wanted.length === 0) return undefined;
    const between = boxes.filter((_, i) => rank[i]! > rank[from]! && rank[i]! < rank[to]!);
    const size = down ? boxes[0]!.width : boxes[0]!.height;
    const free = (at: number): boolean => between.every((box) => Math.abs(middle(box) - at) >= size / 2 + 3);
    const mean = wanted.reduce((sum, at) => sum + at, 0) / wanted.length;
    const outside = Math.max(...between.map(middle)) + size / 2 + passRoom / 2;
    return [middle(boxes[to]!), middle(boxes[from]!), mean, ...wanted, outside].find(free);
  }

  /** Lines that go down turn later the higher they start, lines that go up the other way round. */
  function keyOf(group: readonly { readonly from: number; readonly to: number }[]): number {
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [from, to] = [mean(group.map((leg) => leg.from)), mean(group.map((leg) => leg.to))];
    return to > from ? -from : 1e6 + from;
  }
}

interface Leg {
  readonly source: string;
  readonly target: string;
  readonly from: number;
  readonly to: number;
}

/** Lines of a gap that share their start, or all of which share their end, turn on one track. */
function bundles<T extends Leg>(legs: readonly T[]): readonly (readonly T[])[] {
  const byTarget = new Map<string, T[]>();
  for (const leg of legs) byTarget.set(leg.target, [...(byTarget.get(leg.target) ?? []), leg]);
  const single = (leg: T): boolean => legs.filter((other) => other.source === leg.source).length === 1;
  const merged = [...byTarget.values()].filter((group) => group.length > 1 && group.every(single));
  const rest = legs.filter((leg) => !merged.some((group) => group.includes(leg)));
  const bySource = new Map<string, T[]>();
  for (const leg of rest) bySource.set(leg.source, [...(bySource.get(leg.source) ?? []), leg]);
  return [...merged, ...bySource.values()];
}
