import { issue } from "../source/validate.js";
import { plainValues, type Scenario, type SeriesSpec } from "./chart-spec.js";
import type { IssueContext } from "./quantity.js";

type Grouping = "clustered" | "stacked" | "percent" | undefined;

interface StackSpec {
  readonly grouping?: Grouping;
  readonly categories: readonly string[];
  readonly series?: readonly SeriesSpec[];
  readonly scenarios?: readonly Scenario[];
}

/** Shares of 100 % cannot be negative; every category has one scenario. */
export function checkStack({ grouping, categories, series, scenarios }: StackSpec, context: IssueContext): void {
  if (scenarios && scenarios.length !== categories.length) {
    context.addIssue(issue("series-length", { series: "scenarios", values: scenarios.length, categories: categories.length }, { path: ["scenarios"] }));
  }
  if (grouping !== "percent") return;
  series?.forEach(({ name, values }, i) => {
    const at = values.findIndex((value) => value !== null && value.value < 0);
    if (at >= 0) context.addIssue(issue("part-negative", { label: name, value: values[at]!.text }, { path: ["series", i, "values", at] }));
  });
}

/** The highest and lowest ends of the marks: of each value, or of the sums above and below 0. */
export function stackEnds(grouping: Grouping, series: readonly SeriesSpec[]): readonly number[] {
  const values = series.map((each) => plainValues(each.values));
  if (grouping === "percent") return [0, 1];
  if (grouping !== "stacked") return values.flat().filter((value) => value !== null);
  return (values[0] ?? []).flatMap((_, point) => {
    const numbers = values.map((each) => each[point] ?? 0);
    const sum = (of: (value: number) => boolean): number => numbers.filter(of).reduce((total, value) => total + value, 0);
    return [sum((value) => value > 0), sum((value) => value < 0)];
  });
}
