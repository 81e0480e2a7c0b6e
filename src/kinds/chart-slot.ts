import { z } from "zod";

/**
 * Where a template shows a chart. It only knows that there is one: the chart's own kind checks what it says, through
 * `context.chart`. In the editor's schema the id stands for the union of all kinds.
 */
export const chartSlot = z
  .looseObject({ kind: z.string().max(60) })
  .meta({ id: "chart", description: "图表：kind 与数据 / a chart: its kind and its data" });
