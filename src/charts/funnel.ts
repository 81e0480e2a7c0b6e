import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { numberStyle } from "../kinds/chart-spec.js";
import { amountField, amountRun, amountText, checkName, checkParts, drawnAlt, drawnFields, drawnHead, highlightField, plain, words } from "../kinds/drawn-chart.js";
import { layers, place, rect, sized, type LayoutNode } from "../layout/node.js";
import { freeShape, polygon } from "../layout/outlines.js";
import { inline, runs, text } from "../layout/text-block.js";
import { widthOf } from "../layout/words.js";
import { inkOn } from "../theme/contrast.js";

const spec = z
  .strictObject({
    kind: z.literal("funnel").describe("漏斗图：逐级递减的几个阶段 / stages that fewer and fewer pass, and how many pass each"),
    ...drawnFields,
    stages: z
      .array(z.strictObject({ label: words(60, "阶段名称，10 字以内 / name of the stage"), value: amountField }))
      .min(3)
      .max(7)
      .describe("三至七个阶段，按先后排列 / the stages in their order"),
    rates: z.boolean().optional().describe("是否显示相邻阶段的转化率，默认显示 / whether the share that reaches the next stage is shown; default true"),
    highlight: highlightField,
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    checkParts(value.stages.map((stage, i) => ({ ...stage, path: ["stages", i, "value"] })), "stages", context);
    checkName(value.highlight, value.stages.map(({ label }) => plain(label)), ["highlight"], context);
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "funnel",
  summary: { en: "Three to seven stages with the share that reaches the next", "zh-CN": "漏斗图：三至七个阶段及转化率" },
  spec,
  examples: {
    projects: `kind: funnel
title: 产业链项目进展
unit: 个
stages:
  - { label: 新上产业链项目, value: 79 }
  - { label: 完成主体或投产, value: 44 }
  - { label: 投产或试生产, value: 40 }
highlight: 投产或试生产
`,
    english: `kind: funnel
title: From application to funding
period: "2015"
stages:
  - { label: Proposals drafted, value: 412 }
  - { label: Proposals submitted, value: 235 }
  - { label: Shortlisted, value: 160 }
  - { label: Approved, value: 110 }
  - { label: Funded, value: 64 }
highlight: Funded
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const style = numberStyle([value.stages.map((stage) => stage.value)], value);
    return drawnAlt("funnelChart", value, value.stages.map(({ label, value: amount }) => `${plain(label)} ${amountText(amount, style)}`), language);
  },
  arrange(value, { theme, labels, at }) {
    const { stages } = value;
    const style = numberStyle([stages.map((stage) => stage.value)], value);
    const largest = Math.max(...stages.map(({ value: amount }) => amount?.value ?? 0));
    const rates = value.rates ?? true;
    const dress = { role: "h2", bold: true } as const;
    return sized(({ width, height }): LayoutNode => {
      const names = Math.max(...stages.map(({ label }) => widthOf(inline(label), theme, { role: "body" }) + 1));
      const nameWidth = Math.min(names, width * widestNames);
      const said = `${labels.space || "\u2002"}${labels.conversion}${labels.open}${labels.derived}${labels.close}`; // at the first rate, for all
      const rateWidth = widthOf([{ text: "100%", bold: true }], theme, { role: "small" });
      const ratesWidth = rates ? widthOf([{ text: "100%", bold: true }, { text: said }], theme, { role: "small" }) : 0;
      const left = nameWidth + columnGap;
      const room = Math.min(width - left, ...(rates ? passageRooms(stages.map(({ value: amount }) => (amount?.value ?? 0) / largest)) : []));
      const top = topGap;

      /** Rates stand beside the passages, which are narrower than the bars: the room for bars with which each still fits. */
      function passageRooms(shares: readonly number[]): readonly number[] {
        return shares.slice(1).map((share, i) => ((width - left - columnGap - (i === 0 ? ratesWidth : rateWidth)) * 2) / (1 + (share + shares[i]!) / 2));
      }

      const pitch = (height - top) / (stages.length - 1 + barShare);
      const bars = stages.map(({ label, value: amount }, i) => {
        const long = (room * (amount?.value ?? 0)) / largest;
        return { label, amount, i, x: left + (room - long) / 2, y: top + pitch * i, width: long, height: pitch * barShare };
      });
      const drawn = bars.flatMap((bar, i): readonly LayoutNode[] => {
        const strong = value.highlight !== undefined && plain(value.highlight) === plain(bar.label);
        const fill = strong ? "fill" : "muted";
        const number = amountRun(bar.amount, style);
        const inside = widthOf([number], theme, dress) + 12 <= bar.width;
        const box = { x: bar.x, y: bar.y, width: bar.width, height: bar.height };
        const next = bars[i + 1];
        return [
          next &&
            freeShape(
              polygon([
                { x: bar.x, y: bar.y + bar.height },
                { x: bar.x + bar.width, y: bar.y + bar.height },
                { x: next.x + next.width, y: next.y },
                { x: next.x, y: next.y },
              ]),
              { name: `passage ${i + 1}`, fill: "tint" },
            ),
          place(box, rect(fill, {
            name: `stage ${i + 1}`,
            ...(inside ? { label: runs([number], dress.role, { color: inkOn(theme, fill), align: "center", anchor: "middle", wrap: false }) } : {}),
          })),
          inside ? undefined : place({ ...box, x: bar.x + bar.width + 6, width: Math.max(1, left + room - bar.x - bar.width) }, runs([number], dress.role, { name: `stage ${i + 1} value`, anchor: "middle", wrap: false })),
          place({ x: 0, y: bar.y, width: nameWidth, height: bar.height }, text(bar.label, "body", {
            name: `stage ${i + 1} name`, anchor: "middle", color: strong ? "ink" : "ink2", bold: strong, from: at("stages", i, "label"),
          })),
          rates && next && place({ x: left + room / 2 + (bar.width + next.width) / 4 + columnGap, y: (bar.y + bar.height + next.y) / 2 - 9, width: ratesWidth, height: 18 }, runs(
            [{ text: rateText(bar.amount?.value, next.amount?.value), bold: true, color: "ink" }, ...(i === 0 ? [{ text: said }] : [])], "small", { name: `rate ${i + 1}`, wrap: false },
          )),
        ].filter((node) => node !== undefined && node !== false);
      });
      return layers(drawn);
    });
  },
};

/** Share of a stage's pitch that its bar takes; the rest shows the passage to the next. */
const barShare = 0.66;
const widestNames = 0.3;
const columnGap = 12;
const topGap = 9;

/** Whole percents, and one digit under ten. */
function rateText(from: number | undefined, to: number | undefined): string {
  if (!from || to === undefined) return "—";
  const percent = (to / from) * 100;
  return `${percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent)}%`;
}
