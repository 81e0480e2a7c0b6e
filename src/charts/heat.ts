import { z } from "zod";
import type { DrawnChart } from "../kinds/chart.js";
import { numberStyle } from "../kinds/chart-spec.js";
import { amountField, amountRun, amountText, drawnAlt, drawnFields, drawnHead, plain, words } from "../kinds/drawn-chart.js";
import { layers, place, rect, sized, type LayoutNode } from "../layout/node.js";
import { inline, runs, text } from "../layout/text-block.js";
import { heightOf, widthOf } from "../layout/words.js";
import { formatCode, formatNumber } from "../scene/number-format.js";
import { issue } from "../source/validate.js";
import { inkOn } from "../theme/contrast.js";
import type { ColorRole } from "../theme/theme.js";

const spec = z
  .strictObject({
    kind: z.literal("heat").describe("热力表：以深浅看大小的表格 / a table whose cells are the darker the larger their values"),
    ...drawnFields,
    columns: z.array(words(40, "列名 / head of a column")).min(2).max(12).describe("二至十二列 / two to twelve columns"),
    rows: z
      .array(
        z.strictObject({
          label: words(60, "行名 / name of the row"),
          values: z.array(amountField).max(12).describe("每列一个数值，空缺写 null / one value for each column; null is a gap"),
        }),
      )
      .min(2)
      .max(10)
      .describe("二至十行 / two to ten rows"),
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    value.rows.forEach(({ label, values }, i) => {
      if (values.length === value.columns.length) return;
      context.addIssue(issue("series-length", { series: plain(label), values: values.length, categories: value.columns.length }, { path: ["rows", i, "values"] }));
    });
    if (value.rows.every(({ values }) => values.every((amount) => amount === null))) context.addIssue(issue("chart-empty", { series: value.title ?? "" }, { path: ["rows"] }));
  });
type Spec = z.infer<typeof spec>;

export const chart: DrawnChart<Spec> = {
  name: "heat",
  summary: { en: "A table whose cells are tinted by their values", "zh-CN": "热力表：以深浅看大小，二至十行" },
  spec,
  examples: {
    growth: `kind: heat
title: 三项主要指标同比增速
unit: "%"
decimals: 1
columns: [一季度, 上半年, 前三季度, 1–11月]
rows:
  - { label: 营业总收入, values: [8.1, 9.0, 9.6, 10.2] }
  - { label: 工业增加值, values: [6.2, 6.6, 6.9, 7.14] }
  - { label: 固定资产投资, values: [13.5, 14.8, 15.5, 16.2] }
`,
    english: `kind: heat
title: Approvals by programme and level
unit: projects
columns: [National, Provincial, City]
rows:
  - { label: Research grants, values: [12, 18, 25] }
  - { label: Talent programmes, values: [4, 9, 6] }
  - { label: Equipment, values: [2, null, 11] }
  - { label: Start-ups, values: [1, 7, 15] }
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const style = styleOf(value);
    const items = value.rows.map(({ label, values }) => `${plain(label)} ${values.map((amount, i) => `${plain(value.columns[i] ?? "")} ${amountText(amount, style)}`).join(", ")}`);
    return drawnAlt("heatChart", value, items, language);
  },
  arrange(value, { theme, at }) {
    const style = styleOf(value);
    const code = formatCode(style);
    const numbers = value.rows.flatMap(({ values }) => values.flatMap((amount) => (amount ? [amount.value] : [])));
    const low = Math.min(...numbers);
    const high = Math.max(...numbers);
    const stepOf = (amount: number): ColorRole => steps[high === low ? 1 : Math.min(steps.length - 1, Math.floor(((amount - low) / (high - low)) * steps.length))]!;
    return sized(({ width, height }): LayoutNode => {
      const nameWidth = Math.min(width * widestNames, Math.max(...value.rows.map(({ label }) => widthOf(inline(label), theme, { role: "body" })))) + 12;
      const cellWidth = (width - nameWidth) / value.columns.length;
      const headHeight = Math.max(...value.columns.map((head) => heightOf(inline(head), theme, { role: "small" }, cellWidth - 8))) + 8;
      const rowHeight = Math.min(highestRow, (height - topGap - headHeight - keyZone) / value.rows.length);
      const top = topGap + headHeight;
      const role = (["h2", "h3", "small"] as const).find((each) => rowHeight >= theme.type[each].steps[0]!.line && numbers.every((number) => widthOf([{ text: formatNumber(number, code) }], theme, { role: each, bold: true }) <= cellWidth - 8)) ?? "small";
      const heads = value.columns.map((head, i) =>
        place({ x: nameWidth + i * cellWidth + 4, y: topGap, width: cellWidth - 8, height: headHeight - 6 }, text(head, "small", { name: `column ${i + 1}`, align: "center", anchor: "bottom", from: at("columns", i) })));
      const rows = value.rows.flatMap(({ label, values }, r): readonly LayoutNode[] => [
        place({ x: 0, y: top + r * rowHeight, width: nameWidth - 12, height: rowHeight }, text(label, "body", { name: `row ${r + 1}`, anchor: "middle", color: "ink", from: at("rows", r, "label") })),
        ...values.map((amount, c) => {
          const fill = amount ? stepOf(amount.value) : "panel";
          const shown = runs([amountRun(amount, style)], role, { bold: amount !== null, color: amount ? inkOn(theme, fill) : "ink2", align: "center", anchor: "middle", wrap: false });
          return place({ x: nameWidth + c * cellWidth, y: top + r * rowHeight, width: cellWidth, height: rowHeight }, rect(fill, { name: `cell ${r + 1}.${c + 1}`, stroke: { color: "bg", width: 2 }, label: shown }));
        }),
      ]);
      return layers([...heads, ...rows, ...key(formatNumber(low, code), formatNumber(high, code), { right: width, y: top + rowHeight * value.rows.length + 12 })]);

      /** The scale: lowest value, the steps, highest value, ending at the right edge of the cells. */
      function key(from: string, to: string, corner: { readonly right: number; readonly y: number }): readonly LayoutNode[] {
        const wide = widthOf([{ text: to }], theme, { role: "small" });
        const narrow = widthOf([{ text: from }], theme, { role: "small" });
        const start = corner.right - wide - 6 - steps.length * swatch;
        return [
          place({ x: start - 6 - narrow, y: corner.y, width: narrow, height: 18 }, runs([{ text: from }], "small", { name: "scale from", align: "right", wrap: false })),
          ...steps.map((fill, i) => place({ x: start + i * swatch, y: corner.y + 3, width: swatch, height: 12 }, rect(fill, { name: `scale ${i + 1}` }))),
          place({ x: corner.right - wide, y: corner.y, width: wide, height: 18 }, runs([{ text: to }], "small", { name: "scale to", align: "right", wrap: false })),
        ];
      }
    });
  },
};

/** From the lightest to the darkest: four steps are told apart at a glance, and each has a text colour that reads on it. */
const steps: readonly ColorRole[] = ["tint", "tint2", "soft", "fill"];
const widestNames = 0.3;
const highestRow = 72;
const topGap = 9;
/** Below the cells, for the scale. */
const keyZone = 33;
const swatch = 30;

const styleOf = (value: Pick<Spec, "rows" | "decimals" | "format">) => numberStyle(value.rows.map(({ values }) => values), value);
