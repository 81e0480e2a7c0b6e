import type { z } from "zod";
import type { ChartModel } from "../scene/chart-model.js";
import type { Box, SceneNode } from "../scene/nodes.js";
import type { Theme } from "../theme/theme.js";

/** A kind of chart: what the author writes, the model both backends use, and the drawing for those without native charts. */
export interface Chart<S = unknown> {
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  /** What the author writes under `chart:`, references resolved: plain values and `Quantity` records. */
  readonly spec: z.ZodType<S>;
  /** YAML of a `chart:` value by example name: manual, gallery and tests. */
  readonly examples: Readonly<Record<string, string>>;
  model(spec: S): ChartModel;
  /** The chart as shapes and text inside `box`, for backends without charts of their own. */
  draw(model: ChartModel, box: Box, theme: Theme): readonly SceneNode[];
}
