import { englishFigures } from "./grammar/en/figures.js";
import type { Candidate, Setting } from "./grammar/candidate.js";
import { chineseFigures } from "./grammar/zh/figures.js";
import { spanIn, type Prose } from "./prose.js";
import type { Change, Figure, Report, Section } from "./report.js";
import { pathAt, type Passage } from "./sections.js";

/** All figures of the passages, in reading order. */
export function findFigures(passages: readonly Passage[], language: Report["language"], setting: Setting): readonly Figure[] {
  return underRegions(passages.flatMap((passage) => {
    const prose = { ...passage.prose, text: readable(passage.prose.text) };
    const candidates = language === "zh-CN" ? chineseFigures(prose, setting) : englishFigures(prose, setting);
    return candidates.map((candidate) => underTopic(figureOf(candidate, passage)));
  }));
}

/**
 * A measure that several run-in titles side by side state is each title's own: Nordics: Sales fell …, Central Europe: Sales …
 * → Nordics sales, Central Europe sales.
 */
function underRegions(figures: readonly Figure[]): readonly Figure[] {
  const stated = new Map<string, Set<Section>>();
  for (const figure of figures) {
    const region = regionOf(figure);
    if (!region) continue;
    const key = keyOf(figure);
    stated.set(key, (stated.get(key) ?? new Set()).add(region));
  }
  return figures.map((figure) => {
    const region = regionOf(figure);
    if (!region || (stated.get(keyOf(figure))?.size ?? 0) < 2) return figure;
    const name = figure.indicator;
    const printed = /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
    return { ...figure, indicator: /^[\x20-\x7e]/u.test(name) ? `${region.title} ${printed}` : region.title + name };
  });
}

const LONGEST_REGION = 40;
const regionOf = ({ section, indicator }: Figure): Section | undefined => {
  const last = section.at(-1);
  return last?.kind === "inline" && last.title.length <= LONGEST_REGION && !indicator.includes(last.title) ? last : undefined;
};
const keyOf = ({ section, indicator }: Figure): string => `${section.length > 1 ? section.at(-2)!.span.start : -1} ${indicator.toLowerCase()}`;

/** Control characters and lone surrogates become blanks, one for one, so that no name has them and offsets stay. */
function readable(text: string): string {
  if (!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/.test(text)) return text;
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu, " ");
}

function figureOf(candidate: Candidate, passage: Passage): Figure {
  const { prose } = passage;
  const { indicator, value, upTo, unit, change, period, scope, qualifiers, start, end, valueStart, valueEnd } = candidate;
  return {
    indicator,
    ...(value && { value }),
    ...(upTo && { upTo }),
    ...(unit !== undefined && { unit }),
    ...(change && { change: changeOf(change, prose) }),
    ...(period && { period }),
    qualifiers,
    ...(scope !== undefined && { scope }),
    section: pathAt(passage, valueStart ?? start),
    span: spanIn(prose, start, end),
    ...(valueStart !== undefined && valueEnd !== undefined && { valueSpan: spanIn(prose, valueStart, valueEnd) }),
  };
}

/** A measure that every line of business has is named with the section that is about one: （二）生物医药产业 … 产值. */
function underTopic(figure: Figure): Figure {
  const topic = figure.section.at(-1)?.title ?? "";
  if (!TOPIC.test(topic) || !GENERIC.test(figure.indicator)) return figure;
  const rest = figure.indicator.replace(/^(?:产业|行业|业务|板块)/u, "");
  return { ...figure, indicator: topic + rest };
}

const TOPIC = /^[^，,、。：:；;的年]{2,14}(?:产业|行业|业务|板块|分部|事业部|集群|产业链|工程|项目|路段|段|高速|铁路|园区|基地)$/u;
const GENERIC = /^(?:产业|行业|业务|板块)?(?:总?产值|营业?总?收入|营收|主营业务收入|销售收入|销售额|增加值|增速|增幅|降幅|毛利率|毛利|利润总?额?|净利润|产量|产能|规模|税收|出口额?|占比|(?:概算|计划|完成|累计|总)?投资|全长|总长|总?建筑面积|占地面积?)(?:$|占|增速|增幅|降幅|相当于)/u;

function changeOf({ value, unit, basis, start, end }: NonNullable<Candidate["change"]>, prose: Prose): Change {
  return { value, unit, basis, span: spanIn(prose, start, end) };
}
