import type { Check, CheckedSlide } from "../kinds/check.js";
import type { Path } from "../source/span.js";
import { warning } from "../source/diagnostic.js";

/** IBCS CH 3.1: the eye takes equal distances for equal times. One year out of an even row is mostly a slip of the pen. */
export const check: Check = {
  name: "uneven-time",
  summary: {
    en: "Years along an axis or a list run forwards in even steps; a single one that does not fit is a slip.",
    "zh-CN": "坐标轴或列表中的年份按相同间隔排列；只有一个对不上的，多半是写错了。",
  },
  group: "truth",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, unit: 万吨, categories: [\"2012\", \"2013\", \"2014\", \"2015\"], values: [150, 160, 180, 260] }, points: [甲, 乙] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: chart-takeaway, title: 吞吐量增长, chart: { kind: column, unit: 万吨, categories: [\"2012\", \"2018\", \"2014\", \"2015\"], values: [150, 160, 180, 260] }, points: [甲, 乙] }\n" },
  },
  *run({ slides }) {
    for (const slide of slides) {
      for (const { texts, at } of rows(slide)) {
        const odd = misfit(texts.map(yearOf));
        if (odd) yield warning("uneven-time", { here: texts[odd.index]!, expected: String(odd.expected) }, { span: at(odd.index), slide: slide.number });
      }
    }
  },
};

interface Row {
  readonly texts: readonly string[];
  at(index: number): ReturnType<CheckedSlide["at"]>;
}

/** Categories of charts, and fields of lists that have the same name in every entry: the labels of a timeline. */
function* rows({ charts, words }: CheckedSlide): Generator<Row> {
  for (const chart of charts) yield { texts: chart.categories, at: (index) => chart.at(["categories", index]) };
  const lists = new Map<string, { readonly text: string; readonly path: Path; at(): ReturnType<CheckedSlide["at"]> }[]>();
  for (const one of words) {
    if (one.role !== "body" || one.path.length !== 3 || typeof one.path[1] !== "number" || typeof one.path[2] !== "string") continue;
    const key = `${one.path[0]} ${one.path[2]}`;
    lists.set(key, [...(lists.get(key) ?? []), one]);
  }
  for (const list of lists.values()) if (list.length >= leastInRow && list.length <= mostInRow) yield { texts: list.map(({ text }) => text), at: (index) => list[index]!.at() };
}

const leastInRow = 4;
/** Longer lists are no axis that anyone reads. */
const mostInRow = 200;

const yearOf = (text: string): number => Number(/^(\d{4})年?(?:[（(].{1,12}[)）])?$/u.exec(text.trim())?.[1]);

/** The one year without which all others stand at even steps from each other, itself in its place. */
function misfit(years: readonly number[]): { readonly index: number; readonly expected: number } | undefined {
  if (years.length < leastInRow || years.length > mostInRow || years.some((year) => !Number.isInteger(year))) return undefined;
  const steps = new Set(years.slice(1).map((year, i) => year - years[i]!));
  for (const step of steps) {
    if (step <= 0) continue;
    const starts = years.map((year, i) => year - i * step);
    const start = starts[0] === starts[1] ? starts[0] : starts[2]; // of three all but one agree
    const [index, ...more] = starts.flatMap((one, i) => (one === start ? [] : [i]));
    if (index !== undefined && more.length === 0) return { index, expected: start! + index * step };
  }
  return undefined;
}
