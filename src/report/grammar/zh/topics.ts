import { nameBefore, withoutVerb } from "./indicator.js";
import type { Reading } from "./reading.js";

/** 工业投资由负转正，增长4.6%: a clause without a number that says how its subject fares. */
export function topicBefore({ text, clause, open }: Reading): { readonly name: string; readonly start: number } | undefined {
  const end = clause.start - 1;
  if (text[end] !== "，" && text[end] !== ",") return undefined;
  let start = end;
  while (start > 0 && end - start < LONGEST_TOPIC && !"，,。；;：:！？\n（()）".includes(text[start - 1]!)) start -= 1;
  const words = text.slice(start, end);
  const turn = Math.max(words.search(TURN), open ? -1 : words.search(FARES));
  const passes = /^(?:过|破|双|已|连|首|成|历|一|再|接|突|跨|站|迈|跃|登|越|冲|超)/u.test(words.slice(Math.max(0, turn)));
  if (!passes && /\d/u.test(words)) return undefined;
  const name = turn < 2 || /\d/u.test(words.slice(0, turn)) ? "" : nameBefore(words.slice(0, turn));
  return name.length < 2 ? undefined : { name, start };
}

/** 开工建设云溪至白马高速公路，全长68.5公里，概算总投资116亿元: measures of the thing whose building the sentence tells. */
export function builtBefore({ text, clause, open, quantity }: Reading): string | undefined {
  const measure = OF_THINGS.exec(clause.words.replace(/^[，,、\s]+/u, ""))?.[1];
  if (measure === undefined || quantity.kind !== "amount") return undefined;
  const known = open && OF_THINGS.exec(open.indicator.slice(-8)) === null ? /^(.{4,24}?)(?:全长|总长|全线长|总投资|概算总投资|占地面积?|总?建筑面积)$/u.exec(open.indicator)?.[1] : undefined;
  if (known !== undefined) return known + measure;
  // 实施重点项目128个，总投资1560亿元.
  if (open?.unit === "个" && open.indicator.endsWith("项目") && /投资$/u.test(measure)) return withoutVerb(open.indicator) + measure;
  const end = clause.start - (text[clause.start - 1] === "，" || text[clause.start - 1] === "," ? 1 : 0);
  if (end === clause.start && !"，,".includes(text[end] ?? "x")) return undefined;
  let start = end;
  while (start > 0 && end - start < LONGEST_THING && !"，,。；;：:！？\n（()）".includes(text[start - 1]!)) start -= 1;
  const thing = /^(?:[^，,]{0,8}?)(?:开工建设|新开工|开工|建成通车|建成|新建|启动建设|启动|推进|规划建设|建设|实施)(?:了)?([^\d，,]{4,24})$/u.exec(text.slice(start, end))?.[1];
  return thing === undefined || /[，,、和及]|项目$/u.test(thing) ? undefined : thing + measure;
}

const LONGEST_THING = 34;
const OF_THINGS = /^(全长|总长|全线长|(?:概算|计划|项目|预计)?总投资|占地面积?|总?建筑面积)(?:约|为|达|近)?$/u;

const LONGEST_TOPIC = 24;
/** Said of a new subject after a stop, where no figure is open that the words could be about. */
const FARES = /逆势|上扬|回暖|走高|走强|向好|强劲|活跃|亮眼|提速|放缓|承压|低迷|较快|加快|增势|势头/u;
const TURN = new RegExp(
  "由[负降正升]转|扭[负亏]|实现正增长|保持(?:平稳|稳定|较快|快速|两位数)|(?:平稳|稳步|较快|快速|持续|小幅|明显|稳定|大幅|显著)(?:增长|上升|回升|下降|回落|提升|提高|改善)|" +
    "稳中有|[止企]稳|虽|尽管|连[跨上破]|再创|创(?:历史|下|出|造)|(?:首次|成功|历史性|一举|再次|接连)?(?:突破|跨越|跨上|站上|迈上|迈入|跃上|登上|越过|冲破|跨过|超)(?:了)?[百千万亿两]|(?:首次|再次|已|双双|均)?(?:过|破|超|突破)[半亿万千百]|(?:首次|首度|单独)(?:披露|公布|公开|并表)|[从由]无到有|(?:再|持续)?(?:上|迈上)(?:新)?台阶",
  "u",
);
