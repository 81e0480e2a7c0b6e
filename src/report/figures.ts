import { englishFigures } from "./grammar/en/figures.js";
import type { Candidate, Setting } from "./grammar/candidate.js";
import { chineseFigures } from "./grammar/zh/figures.js";
import { spanIn, type Prose } from "./prose.js";
import type { Change, Figure, Report } from "./report.js";
import { pathAt, type Passage } from "./sections.js";

/** All figures of the passages, in reading order. */
export function findFigures(passages: readonly Passage[], language: Report["language"], setting: Setting): readonly Figure[] {
  return passages.flatMap((passage) => {
    const prose = { ...passage.prose, text: readable(passage.prose.text) };
    const candidates = language === "zh-CN" ? chineseFigures(prose, setting) : englishFigures(prose, setting);
    return candidates.map((candidate) => underTopic(figureOf(candidate, passage)));
  });
}

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
