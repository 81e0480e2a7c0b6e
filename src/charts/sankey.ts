import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { numberStyle } from "../kinds/chart-spec.js";
import { amountField, amountRun, amountText, checkName, checkParts, drawnAlt, drawnFields, drawnHead, highlightField, plain, words } from "../kinds/drawn-chart.js";
import type { ExactNumber } from "../kinds/quantity.js";
import { layers, place, rect, sized, type LayoutNode } from "../layout/node.js";
import { freeShape, ribbon } from "../layout/outlines.js";
import { ranks, type Edge } from "../layout/ranks.js";
import { inline } from "../layout/text-block.js";
import { heightOf, widthOf } from "../layout/words.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { issue } from "../source/validate.js";

const mostColumns = 4;

const spec = z
  .strictObject({
    kind: z.literal("sankey").describe("流向图：数量从哪里来、到哪里去 / where amounts come from and where they go"),
    ...drawnFields,
    flows: z
      .array(
        z.strictObject({
          from: words(60, "来处 / where it comes from"),
          to: words(60, "去处 / where it goes"),
          value: amountField,
        }),
      )
      .min(1)
      .max(24)
      .describe("各条流向；同名的来处与去处相连，形成二至四列 / the flows; what is a `to` and a `from` joins them, in two to four columns"),
    highlight: highlightField,
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    checkParts(value.flows.map(({ from, to, value: amount }, i) => ({ label: `${plain(from)} → ${plain(to)}`, value: amount, path: ["flows", i, "value"] })), "flows", context);
    const { names, edges } = networkOf(value);
    checkName(value.highlight, names, ["highlight"], context);
    const ranked = ranks(names.length, edges);
    if ("circle" in ranked) {
      context.addIssue(issue("flow-cycle", { names: ranked.circle.map((i) => names[i]!) }, { path: ["flows"] }));
      return;
    }
    const columns = Math.max(...ranked.ranks) + 1;
    if (columns > mostColumns) context.addIssue(issue("diagram-too-deep", { depth: columns, max: mostColumns }, { path: ["flows"] }));
    checkBalance(value, context);
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "sankey",
  summary: { en: "Amounts from where they come to where they go, two to four columns", "zh-CN": "流向图：数量的来源与去向，二至四列" },
  spec,
  examples: {
    projects: `kind: sankey
title: 科技计划和项目去向
unit: 项
flows:
  - { from: 国家级, to: 获批, value: 30 }
  - { from: 国家级, to: 尚未获批, value: 25 }
  - { from: 省级, to: 获批, value: 35 }
  - { from: 省级, to: 尚未获批, value: 45 }
  - { from: 市级, to: 获批, value: 45 }
  - { from: 市级, to: 尚未获批, value: 55 }
highlight: 获批
`,
    "three columns": `kind: sankey
title: Where the programme's money goes
unit: million
flows:
  - { from: National fund, to: Programme, value: 60 }
  - { from: Provincial fund, to: Programme, value: 35 }
  - { from: City budget, to: Programme, value: 25 }
  - { from: Programme, to: Parks, value: 50 }
  - { from: Programme, to: Platforms, value: 45 }
  - { from: Programme, to: Training, value: 25 }
highlight: Platforms
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const style = numberStyle([value.flows.map((flow) => flow.value)], value);
    return drawnAlt("sankeyChart", value, value.flows.map((flow) => `${plain(flow.from)} → ${plain(flow.to)} ${amountText(flow.value, style)}`), language);
  },
  arrange(value, { theme }) {
    const style = numberStyle([value.flows.map((flow) => flow.value)], value);
    const network = networkOf(value);
    const strong = value.highlight === undefined ? -1 : network.names.indexOf(plain(value.highlight));
    return sized(({ width, height }): LayoutNode => {
      const columns = columnsOf(network);
      const last = columns.length - 1;
      const labels = network.names.map((name, i) => {
        const only = value.flows.filter((flow) => plain(flow.from) === name || plain(flow.to) === name);
        const total = totalOf(network, i);
        const number = only.length === 1 ? amountRun(only[0]!.value, style, { bold: true }) : { text: formatNumber(total, formatCode(style)), bold: true };
        return { name: inline(name), number: [{ ...number, color: "ink" as const }] };
      });
      const marginOf = (column: readonly number[]): number =>
        Math.min(width * widestMargin, Math.max(...column.map((i) => Math.max(widthOf(labels[i]!.name, theme, { role: "small" }), widthOf(labels[i]!.number, theme, { role: "small" }))))) + labelGap;
      const left = marginOf(columns[0]!);
      const right = marginOf(columns[last]!);
      const placed = placeNodes(network, columns, { top: topGap, height: height - topGap });
      const xOf = (column: number): number => left + ((width - left - right - nodeWidth) * column) / Math.max(1, last);
      const ribbons = ribbonsOf(network, placed, xOf);
      const order = [...ribbons].sort((a, b) => Number(isStrong(a.edge)) - Number(isStrong(b.edge)) || b.thick - a.thick);
      return layers([
        ...order.map(({ edge, from, to, index }) =>
          freeShape(ribbon(from, to), {
            name: `flow ${index + 1}`, fill: isStrong(edge) ? "soft" : "tint2", stroke: { color: "bg", width: 0.5 },
          })),
        ...placed.flatMap((node, i): readonly LayoutNode[] => {
          const x = xOf(node.column);
          const emphasised = i === strong;
          const { name, number } = labels[i]!;
          const inner = node.column > 0 && node.column < last;
          const block = { type: "text", role: "small", name: `node ${i + 1} name`, color: emphasised ? "ink" : "ink2", bold: emphasised } as const;
          const middle = node.y + node.height / 2;
          const margin = (node.column === 0 ? left : right) - labelGap;
          const high = heightOf(name, theme, { role: "small", bold: emphasised }, margin) + theme.type.small.steps[0]!.line;
          const label = inner
            ? place({ x: x + nodeWidth / 2 - innerLabel / 2, y: node.y - 20, width: innerLabel, height: 18 }, { ...block, paragraphs: [[...name, { text: "\u2002" }, ...number]], align: "center", wrap: false })
            : place(
                { x: node.column === 0 ? 0 : x + nodeWidth + labelGap, y: Math.min(height - high, Math.max(0, middle - high / 2)), width: margin, height: high },
                { ...block, paragraphs: [name, number], align: node.column === 0 ? "right" : "left", anchor: "middle" },
              );
          return [place({ x, y: node.y, width: nodeWidth, height: node.height }, rect(emphasised ? "fill" : "muted", { name: `node ${i + 1}` })), label];
        }),
      ]);
      function isStrong({ from, to }: Edge): boolean {
        return from === strong || to === strong;
      }
    });
  },
};

const nodeWidth = 12;
const labelGap = 9;
const widestMargin = 0.28;
const innerLabel = 160;
const topGap = 9;
/** Between nodes of a column: a line of text fits above the inner ones; two lines beside the others. */
const nodeGap = 24;
const twoLines = 38;

interface Network {
  readonly names: readonly string[];
  readonly edges: readonly (Edge & { readonly amount: number })[];
}

function networkOf({ flows }: { readonly flows: readonly { readonly from: string; readonly to: string; readonly value: ExactNumber | null }[] }): Network {
  const names = [...new Set(flows.flatMap(({ from, to }) => [plain(from), plain(to)]))];
  return { names, edges: flows.map(({ from, to, value }) => ({ from: names.indexOf(plain(from)), to: names.indexOf(plain(to)), amount: Math.max(0, value?.value ?? 0) })) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const into = ({ edges }: Network, node: number): number => sum(edges.filter(({ to }) => to === node).map(({ amount }) => amount));
const out = ({ edges }: Network, node: number): number => sum(edges.filter(({ from }) => from === node).map(({ amount }) => amount));
const totalOf = (network: Network, node: number): number => Math.max(into(network, node), out(network, node));

/** What flows into an inner node flows out of it: whole numbers are counts and exact, others may differ by their rounding. */
function checkBalance(value: Pick<Spec, "flows">, context: Parameters<typeof checkParts>[2]): void {
  if (value.flows.some((flow) => flow.value === null)) return; // the gap has had its diagnostic
  const network = networkOf(value);
  const decimals = Math.max(0, ...value.flows.map((flow) => flow.value!.decimals));
  network.names.forEach((name, i) => {
    const [a, b] = [into(network, i), out(network, i)];
    const touching = network.edges.filter(({ from, to }) => from === i || to === i).length;
    const rounding = decimals === 0 ? 0 : (touching * 0.5) / 10 ** decimals;
    if (a === 0 || b === 0 || Math.abs(a - b) <= rounding + 1e-9 * a) return;
    const shown = (number: number): string => String(Math.round(number * 1e6) / 1e6);
    context.addIssue(issue("flow-unbalanced", { name, into: shown(a), out: shown(b) }, { path: ["flows"] }));
  });
}

/** Nodes by column. Those that lead nowhere stand in the last one; a column is ordered by where its flows come from. */
function columnsOf(network: Network): readonly (readonly number[])[] {
  const ranked = ranks(network.names.length, network.edges);
  const rank = "ranks" in ranked ? ranked.ranks : network.names.map(() => 0);
  const last = Math.max(...rank);
  const columns: (readonly number[])[] = [];
  for (let column = 0; column <= last; column += 1) {
    const members = network.names.map((_, i) => i).filter((i) => (out(network, i) === 0 ? last : rank[i]) === column);
    const weight = (node: number): number => {
      const sources = network.edges.filter(({ to, from }) => to === node && columns.some((done) => done.includes(from)));
      const place = ({ from }: Edge): number => columns.find((done) => done.includes(from))!.indexOf(from);
      return sources.length === 0 ? 0 : sum(sources.map((edge) => place(edge) * edge.amount)) / (sum(sources.map(({ amount }) => amount)) || 1);
    };
    columns.push(column === 0 ? members : [...members].sort((a, b) => weight(a) - weight(b) || a - b));
  }
  return columns;
}

interface PlacedNode {
  readonly column: number;
  readonly y: number;
  readonly height: number;
}

/** One scale for all columns; each stands in the middle of the height. */
function placeNodes(network: Network, columns: readonly (readonly number[])[], { top, height }: { readonly top: number; readonly height: number }): readonly PlacedNode[] {
  const last = columns.length - 1;
  const gaps = columns.map((_, c) => (c === 0 || c === last ? nodeGap / 2 : nodeGap));
  const head = columns.length > 2 ? nodeGap : 0; // the first inner node has its label above it as well
  const totals = columns.map((column) => sum(column.map((i) => totalOf(network, i))));
  const scale = Math.min(...columns.map((column, c) => (height - (c === 0 || c === last ? 0 : head) - gaps[c]! * (column.length - 1)) / (totals[c]! || 1)));
  const placed: PlacedNode[] = [];
  columns.forEach((column, c) => {
    const heights = column.map((i) => Math.max(1, totalOf(network, i) * scale));
    // Small nodes move apart until two lines of text fit beside each.
    const between = column.slice(1).map((_, i) => Math.max(gaps[c]!, twoLines - (heights[i]! + heights[i + 1]!) / 2));
    const squeeze = Math.min(1, (height - sum(heights)) / (sum(between) || 1));
    const used = sum(heights) + sum(between) * squeeze;
    let y = top + (c === 0 || c === last ? 0 : head / 2) + (height - used) / 2;
    column.forEach((node, i) => {
      placed[node] = { column: c, y, height: heights[i]! };
      y += heights[i]! + (between[i] ?? 0) * squeeze;
    });
  });
  return placed;
}

interface Ribbon {
  readonly edge: Edge;
  readonly index: number;
  readonly thick: number;
  readonly from: { readonly x: number; readonly top: number; readonly bottom: number };
  readonly to: { readonly x: number; readonly top: number; readonly bottom: number };
}

/** Flows stand at a node in the order of the nodes at their other ends, so that none cross where they need not. */
function ribbonsOf(network: Network, placed: readonly PlacedNode[], xOf: (column: number) => number): readonly Ribbon[] {
  const starts = offsets(network, placed, "from", "to");
  const ends = offsets(network, placed, "to", "from");
  return network.edges.flatMap((edge, index): readonly Ribbon[] => {
    if (edge.amount === 0) return [];
    const a = placed[edge.from]!;
    const b = placed[edge.to]!;
    const thick = (edge.amount / (totalOf(network, edge.from) || 1)) * a.height;
    const wide = (edge.amount / (totalOf(network, edge.to) || 1)) * b.height;
    return [{
      edge, index, thick,
      from: { x: xOf(a.column) + nodeWidth, top: a.y + starts[index]!, bottom: a.y + starts[index]! + thick },
      to: { x: xOf(b.column), top: b.y + ends[index]!, bottom: b.y + ends[index]! + wide },
    }];
  });
}

function offsets(network: Network, placed: readonly PlacedNode[], side: "from" | "to", other: "from" | "to"): readonly number[] {
  const result: number[] = [];
  placed.forEach((node, i) => {
    const mine = network.edges.map((edge, index) => ({ edge, index })).filter(({ edge }) => edge[side] === i);
    let at = 0;
    for (const { edge, index } of mine.sort((a, b) => placed[a.edge[other]]!.y - placed[b.edge[other]]!.y || a.index - b.index)) {
      result[index] = at;
      at += (edge.amount / (totalOf(network, i) || 1)) * node.height;
    }
  });
  return result;
}
