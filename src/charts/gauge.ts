import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { numberStyle } from "../kinds/chart-spec.js";
import { amountField, amountRun, amountText, drawnAlt, drawnFields, drawnHead, words } from "../kinds/drawn-chart.js";
import { layers, place, sized, type LayoutNode } from "../layout/node.js";
import { freeShape, onCircle, ringSlice } from "../layout/outlines.js";
import { runs, text } from "../layout/text-block.js";
import { widthOf } from "../layout/words.js";
import type { Run } from "../scene/nodes.js";
import { issue } from "../source/validate.js";

const spec = z
  .strictObject({
    kind: z.literal("gauge").describe("仪表图：一个数值在刻度上的位置 / one value on a scale, with a target"),
    ...drawnFields,
    value: amountField,
    label: words(40, "数值下方的说明 / what stands below the value").optional(),
    min: amountField.optional().describe("刻度起点，默认 0 / start of the scale; default 0"),
    max: amountField.describe("刻度终点 / end of the scale"),
    target: amountField.optional().describe("目标值，以刻线标出 / a target, marked on the ring"),
    targetLabel: words(20, "目标刻线的说法，默认“目标” / what the target is called").optional(),
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    const { min, max } = scaleOf(value);
    if (value.max === null) return;
    if (max <= min) {
      context.addIssue(issue("range-empty", { min: value.min?.text ?? "0", max: value.max.text }, { path: ["max"] }));
      return;
    }
    for (const field of ["value", "target"] as const) {
      const amount = value[field];
      if (amount && (amount.value < min || amount.value > max)) {
        context.addIssue(issue("value-outside", { value: amount.text, min: value.min?.text ?? "0", max: value.max.text }, { path: [field] }));
      }
    }
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "gauge",
  summary: { en: "One value on a half ring, with a target", "zh-CN": "仪表图：半环刻度上的一个数值，可标目标" },
  spec,
  examples: {
    growth: `kind: gauge
title: 营业总收入增速
period: 2015年1–11月
format: percent
value: 10.2
max: 15
target: 9
label: 同比增速
`,
    english: `kind: gauge
title: Projects in operation
unit: projects
value: 40
max: 79
target: 60
targetLabel: Plan
label: of 79 projects
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const style = styleOf(value);
    const target = value.target ? [`${value.targetLabel ?? "→"} ${amountText(value.target, style)}`] : [];
    return drawnAlt("gaugeChart", value, [`${value.label ?? ""} ${amountText(value.value, style)}`.trim(), `${value.min?.text ?? "0"}–${value.max?.text ?? ""}`, ...target], language);
  },
  arrange(value, { theme, labels, at }) {
    const style = styleOf(value);
    const { min, max } = scaleOf(value);
    const angleOf = (amount: number): number => -90 + (Math.min(1, Math.max(0, (amount - min) / (max - min || 1)))) * 180;
    const number = amountRun(value.value, style);
    return sized(({ width, height }): LayoutNode => {
      const said: readonly Run[] = value.target ? [{ text: `${value.targetLabel ?? labels.target}\u2002` }, amountRun(value.target, style, { bold: true, color: "ink" })] : [];
      const saidWidth = value.target ? widthOf(said, theme, { role: "small" }) : 0;
      const sideZone = Math.max(least, saidWidth + 12); // a target that lies low has its words beside the ring
      const outer = Math.min(height - targetZone - footZone, width / 2 - sideZone);
      const inner = outer * hole;
      const centre = { x: width / 2, y: targetZone + outer + Math.max(0, height - targetZone - outer - footZone) / 2 };
      const reached = value.value ? angleOf(value.value.value) : -90;
      const roomy = inner * 2 * 0.72;
      const role = (["numeral-l", "numeral-m", "numeral-s"] as const).find((each) => widthOf([number], theme, { role: each }) <= roomy) ?? "numeral-s";
      const numberHeight = theme.type[role].steps[0]!.line;
      const ends = (amount: Run, side: "left" | "right"): LayoutNode => {
        const middle = centre.x + (side === "left" ? -1 : 1) * ((inner + outer) / 2);
        return place({ x: middle - 60, y: centre.y + 6, width: 120, height: 18 }, runs([amount], "small", { name: side === "left" ? "scale start" : "scale end", align: "center", wrap: false }));
      };
      return layers([
        freeShape(ringSlice(centre, { inner, outer }, -90, 90), { name: "scale", fill: "rest" }),
        reached > -89.9 ? freeShape(ringSlice(centre, { inner, outer }, -90, reached), { name: "value", fill: "s1" }) : undefined,
        ...(value.target ? target(value.target.value) : []),
        place({ x: centre.x - inner * 0.8, y: centre.y - numberHeight - (value.label ? 24 : 4), width: inner * 1.6, height: numberHeight }, runs([number], role, { name: "value label", align: "center", anchor: "bottom", wrap: false, color: "accent" })),
        value.label ? place({ x: centre.x - inner * 0.85, y: centre.y - 24, width: inner * 1.7, height: 22 }, text(value.label, "body", { name: "what it is", align: "center", maxLines: [1], from: at("label") })) : undefined,
        ends(value.min ? amountRun(value.min, style) : amountRun({ value: 0, text: "0", decimals: 0 }, { ...style, signed: false, decimals: 0 }), "left"),
        ends(amountRun(value.max, value.max && value.max.decimals === 0 ? { ...style, decimals: 0, signed: false } : style), "right"),
      ]);

      /** A line across the ring, its words outside on the side where there is room. */
      function target(amount: number): readonly LayoutNode[] {
        const angle = angleOf(amount);
        const from = onCircle(centre, inner - 4, angle);
        const to = onCircle(centre, outer + 6, angle);
        const tip = onCircle(centre, outer + 13, angle);
        const wide = saidWidth;
        const x = Math.min(width - wide, Math.max(0, tip.x - wide / 2 + (wide / 2) * Math.sin((angle * Math.PI) / 180)));
        const across = { x: (to.y - from.y) / (outer - inner + 10), y: -(to.x - from.x) / (outer - inner + 10) };
        const half = 1.75;
        return [
          freeShape(
            [
              { step: "move", to: { x: from.x - across.x * half, y: from.y - across.y * half } },
              { step: "line", to: { x: to.x - across.x * half, y: to.y - across.y * half } },
              { step: "line", to: { x: to.x + across.x * half, y: to.y + across.y * half } },
              { step: "line", to: { x: from.x + across.x * half, y: from.y + across.y * half } },
              { step: "close" },
            ],
            { name: "target", fill: "ink", stroke: { color: "bg", width: 1 } },
          ),
          place({ x, y: Math.max(0, tip.y - 9 - 9 * Math.cos((angle * Math.PI) / 180)), width: wide, height: 18 }, runs(said, "small", { name: "target label", wrap: false, align: "center" })),
        ];
      }
    });
  },
};

/** Radius of the hole in shares of the ring's. */
const hole = 0.72;
/** Above the ring for the target's words, below it for the ends of the scale, and beside it. */
const targetZone = 30;
const footZone = 30;
const least = 30;

const styleOf = (value: Pick<Spec, "value" | "target" | "decimals" | "format">) => numberStyle([[value.value, value.target ?? null]], value);
const scaleOf = (value: Pick<Spec, "min" | "max">) => ({ min: value.min?.value ?? 0, max: value.max?.value ?? 1 });
