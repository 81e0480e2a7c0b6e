import type { z } from "zod";
import type { ChartHead, ChartModel } from "../scene/chart-model.js";
import type { Box, SceneNode } from "../scene/nodes.js";
import type { LayoutNode } from "../layout/node.js";
import type { Path } from "../source/span.js";
import type { Language, Wording } from "../source/wording/wording.js";
import type { Theme } from "../theme/theme.js";

/** A kind of chart: what the author writes, the model both backends use, and the drawing for those without native charts. */
export interface Chart<S = unknown> {
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  /** What the author writes under `chart:`, references resolved: plain values and `Quantity` records. */
  readonly spec: z.ZodType<S>;
  /** YAML of a `chart:` value by example name: manual, gallery and tests. */
  readonly examples: Readonly<Record<string, string>>;
  /**
   * The model for a chart of this size in points. Room for labels is in points and the model's plot in shares, so the
   * size matters; without one it is the chart of a slide with key points beside it.
   */
  model(spec: S, size?: Pick<Box, "width" | "height">): ChartModel;
  /** What stands above the chart as text: its name, period and unit, and the key of its series. */
  head(spec: S): ChartHead;
  /** What a person who cannot see it needs to know: kind, name, unit and every value. */
  alt(spec: S, language: Language): string;
  /** The chart as shapes and text inside `box`, for backends without charts of their own. */
  draw(model: ChartModel, box: Box, theme: Theme): readonly SceneNode[];
  /** What stands behind the chart in every backend: shaded bands. The chart itself has no background. */
  underlay?(model: ChartModel, box: Box, theme: Theme): readonly SceneNode[];
  /** What stands over the chart in every backend because native charts cannot hold it: a doughnut's centre and key, lines at a target, notes. */
  overlay?(model: ChartModel, box: Box, theme: Theme): readonly SceneNode[];
}

/** What a drawn chart knows of the deck around it. */
export interface DrawingContext {
  readonly theme: Theme;
  readonly language: Language;
  readonly labels: Wording["labels"];
  /** Where a part of the spec stands in the slide's content, for the `from` of blocks. */
  at(...path: Path): Path;
}

/**
 * A kind that PowerPoint has no native chart for, and every diagram: shapes and text, one group in the file. It has no
 * `model`, by which the two forms are told apart.
 */
export interface DrawnChart<S = unknown> extends Pick<Chart<S>, "name" | "summary" | "spec" | "examples" | "head" | "alt"> {
  readonly model?: undefined;
  /** The content of the slot; what depends on its size is `sized`. The group and its alt text are put around it. */
  arrange(spec: S, context: DrawingContext): LayoutNode;
}

/** What a file in `charts/` exports. */
export type ChartKind<S = unknown> = Chart<S> | DrawnChart<S>;
