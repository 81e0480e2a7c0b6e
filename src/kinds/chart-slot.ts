import { z } from "zod";
import { issue } from "../source/validate.js";
import { intents } from "./chart-intent.js";

/**
 * Where a template shows a chart. It only knows that there is one: the chart's own kind checks what it says, through
 * `context.chart`. In the editor's schema the id stands for the union of all kinds.
 */
export const chartSlot = z
  .looseObject({ kind: z.string().max(60).optional(), show: z.enum(intents).optional() })
  .superRefine((value, context) => {
    if (value.kind === undefined && value.show === undefined) context.addIssue(issue("missing-field", { field: "chart", missing: "kind" }));
  })
  .meta({ id: "chart", description: "图表：kind（或 show，按意图选图）与数据 / a chart: its kind, or with `show` what it is to say, and its data" });
