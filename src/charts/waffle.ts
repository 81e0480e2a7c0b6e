import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { numberStyle } from "../kinds/chart-spec.js";
import { amountField, amountRun, amountText, checkName, checkParts, drawnAlt, drawnFields, drawnHead, highlightField, plain, words } from "../kinds/drawn-chart.js";
import { layers, place, rect, sized, type LayoutNode } from "../layout/node.js";
import { inline } from "../layout/text-block.js";
import { issue } from "../source/validate.js";
import type { ColorRole } from "../theme/theme.js";

const spec = z
  .strictObject({
    kind: z.literal("waffle").describe("方格图：一百个方格，每格百分之一 / a hundred squares, one for each percent"),
    ...drawnFields,
    parts: z
      .array(z.strictObject({ label: words(60, "名称 / name of the part"), value: amountField }))
      .min(1)
      .max(4)
      .describe("一至四个部分；只有一个时以 whole 为整体 / one to four parts of a whole"),
    whole: amountField.optional().describe("整体的数值，默认取各部分之和 / the whole, where the parts do not add up to it"),
    highlight: highlightField,
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    checkParts(value.parts.map((part, i) => ({ ...part, path: ["parts", i, "value"] })), "parts", context);
    checkName(value.highlight, value.parts.map(({ label }) => plain(label)), ["highlight"], context);
    const total = sumOf(value);
    if (value.whole && value.whole.value < total - 1e-9 * total) {
      context.addIssue(issue("value-outside", { value: String(Math.round(total * 1e6) / 1e6), min: "0", max: value.whole.text }, { path: ["whole"] }));
    }
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "waffle",
  summary: { en: "Shares as a hundred squares", "zh-CN": "方格图：一百个方格表示份额" },
  spec,
  examples: {
    approval: `kind: waffle
title: 科技计划和项目获批情况
unit: 项
parts:
  - { label: 获批, value: 110 }
  - { label: 尚未获批, value: 125 }
`,
    english: `kind: waffle
title: Where the new projects stand
unit: projects
parts:
  - { label: In operation, value: 40 }
  - { label: Built, value: 4 }
whole: 79
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const style = styleOf(value);
    return drawnAlt("waffleChart", value, value.parts.map(({ label, value: amount }) => `${plain(label)} ${amountText(amount, style)}`), language);
  },
  arrange(value, { labels }) {
    const style = styleOf(value);
    const whole = value.whole?.value ?? sumOf(value);
    const counts = squares(value.parts.map(({ value: amount }) => (whole > 0 ? ((amount?.value ?? 0) / whole) * 100 : 0)), value.whole === undefined);
    const strong = value.highlight === undefined ? 0 : value.parts.findIndex(({ label }) => plain(label) === plain(value.highlight!));
    const colors = value.parts.map((_, i): ColorRole => (i === strong ? "s1" : quiet[i < strong ? i : i - 1]!));
    const owners = counts.flatMap((count, i) => Array.from({ length: count }, () => colors[i]!));
    return sized(({ width, height }): LayoutNode => {
      const side = Math.min(height - topGap, width * widest);
      const step = (side + gap) / perRow;
      const top = topGap;
      const cells = Array.from({ length: perRow * perRow }, (_, i) =>
        place({ x: (i % perRow) * step, y: top + Math.floor(i / perRow) * step, width: step - gap, height: step - gap }, rect(owners[i] ?? "rule", { name: `square ${i + 1}` })),
      );
      const x = side + keyGap;
      const rows = value.parts.flatMap(({ label, value: amount }, i): readonly LayoutNode[] => {
        const y = top + i * keyPitch;
        const share = whole > 0 && amount ? (amount.value / whole) * 100 : 0;
        return [
          place({ x, y: y + 6, width: 12, height: 12 }, rect(colors[i]!, { name: `key ${i + 1}` })),
          place({ x: x + 24, y, width: width - x - 24, height: 48 }, {
            type: "text", role: "h3", name: `key ${i + 1} label`, gap: 0, maxLines: [2],
            paragraphs: [
              [...inline(label), { text: "\u2002" }, amountRun(amount, style, { color: i === strong ? "accent" : "ink" })],
              [{ text: `${percentText(share)}${labels.open}${labels.derived}${labels.close}`, bold: false, size: 12, color: "ink2" }],
            ],
          }),
        ];
      });
      return layers([...cells, ...rows]);
    });
  },
};

const quiet: readonly ColorRole[] = ["muted", "soft", "rest"];
const perRow = 10;
const gap = 3;
/** Of the width, so that the key has room beside the squares. */
const widest = 0.62;
const topGap = 9;
const keyGap = 30;
const keyPitch = 63;

const styleOf = (value: Pick<Spec, "parts" | "decimals" | "format">) => numberStyle([value.parts.map((part) => part.value)], value);
const sumOf = ({ parts }: Pick<Spec, "parts">): number => parts.reduce((total, { value }) => total + (value?.value ?? 0), 0);
const percentText = (percent: number): string => `${percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent)}%`;

/** Whole squares by the largest remainders; a whole that is the sum of its parts fills all hundred. */
function squares(shares: readonly number[], full: boolean): readonly number[] {
  const counts = shares.map(Math.floor);
  const target = full ? 100 : Math.round(shares.reduce((total, share) => total + share, 0));
  const order = shares.map((share, i) => ({ i, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const missing = Math.min(order.length, Math.max(0, target - counts.reduce((total, count) => total + count, 0)));
  for (const { i } of order.slice(0, missing)) counts[i]! += 1;
  return counts;
}
