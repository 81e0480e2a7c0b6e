import type { Candidate } from "../candidate.js";
import { sameFamily } from "../../units.js";
import { endsWithEtc, isBareVerb, isFullList, nameAround, nameBefore, withoutLinks, withoutVerb } from "./indicator.js";
import { qualifiersOf } from "./qualifiers.js";
import { isCategory, MEASURED, measuresNoun, TOTALS, wordsAfter, type Reading } from "./reading.js";
import { FALLS, INDEX_NOUNS, LEVEL_WORDS, RISES, SUMS, VERBS } from "./words.js";

/** A value of its own, with what names it; undefined where nothing does. */
export function readLevel(reading: Reading): Candidate | undefined {
  const share = shareName(reading);
  const name = share?.name ?? levelName(reading);
  if (name === undefined || name.length < 2) return undefined;
  const after = reading.quantity.kind === "count" ? wordsAfter(reading).words : "";
  const found = { ...candidate(reading, name), ...(share && { subject: share.subject }) };
  return { ...found, end: found.end + after.length };
}

/** 价格指数99.5: only nouns that are printed without a unit. */
export function readIndex(reading: Reading): Candidate | undefined {
  const name = nameBefore(reading.clause.words);
  const isIndex = name.length >= 2 && INDEX_NOUNS.before(name, name.length) > 0 && !reading.quantity.word;
  return isIndex ? candidate(reading, name) : undefined;
}

/** 综合实力排名第11位 is no measure; it is kept as a rank. */
export function readRank(reading: Reading): Candidate | undefined {
  const words = reading.clause.words.replace(/(位居|居|位列|列|排名|排在|名列|升至|排|跃居|第)*$/u, "");
  const place = words.indexOf("在", 2);
  const name = nameBefore(place > 0 ? words.slice(0, place) : words);
  return name.length < 2 ? undefined : { ...candidate(reading, name), qualifiers: ["rank"] };
}

function candidate(reading: Reading, indicator: string): Candidate {
  const { quantity, clause, period } = reading;
  const lead = Math.max(0, clause.words.search(/[^\s、]/u));
  return {
    indicator,
    value: quantity.value,
    ...(quantity.upTo && { upTo: quantity.upTo }),
    unit: quantity.unit,
    period,
    qualifiers: qualifiersOf(reading),
    start: clause.start + lead,
    end: quantity.end,
    valueStart: quantity.start,
    valueEnd: quantity.unitEnd,
  };
}

function levelName(reading: Reading): string | undefined {
  const { quantity, clause, open } = reading;
  const after = wordsAfter(reading);
  const before = nameBefore(clause.words);
  const invested = investedIn(reading) ?? spentOn(reading, before);
  if (invested !== undefined) return invested;
  const sharers = quantity.kind === "rate" && before === "" ? sharersAfter(after.words) : undefined;
  if (sharers !== undefined && (!open || !/[为达到]$/u.test(clause.words))) return sharers;
  if (quantity.kind === "closing") return before;
  if (quantity.word && !isCountedWord(clause.words, after.words)) return undefined;
  if (after.words !== "" && quantity.kind === "count") return distribution(reading) ?? nameAround(clause.words, after.words);
  if (after.words !== "" && (before === "" || isBareVerb(before)) && startsWithNoun(after.words)) return nameAround(clause.words, after.words);
  return open ? inherited(before, reading, open) : before;
}

/** 65.3%的受访者表示满意, 近三成企业反映成本上升: whom the share is of, and what they do. */
function sharersAfter(after: string): string | undefined {
  const words = after.replace(/^的/u, "");
  return words.length >= 4 && words.length <= LONGEST_SHARERS && !/^[是为以和与及、在由比占]/u.test(words) && RISES.at(words, 0) === 0 && FALLS.at(words, 0) === 0 ? words : undefined;
}

const LONGEST_SHARERS = 24;

/** 总投资58亿元的新能源基地 → 新能源基地总投资. */
function investedIn({ text, quantity, clause }: Reading): string | undefined {
  if (!measuresNoun(text, quantity)) return undefined;
  const total = TOTALS.exec(text.slice(quantity.end, quantity.end + 14))?.[1];
  if (total !== undefined) return total;
  const measure = MEASURED.exec(clause.words)?.[1];
  const after = text.slice(quantity.end + 1, quantity.end + 1 + LONGEST_NOUN + 1);
  const end = after.search(/[，,。；;：:、！!？?（(“\n]|[已正相开建竣投成顺启签落全加]/u);
  const noun = after.slice(0, end < 0 ? LONGEST_NOUN : end);
  return measure === undefined || noun.length < 3 ? undefined : noun + measure;
}

const LONGEST_NOUN = 18;

/** 投资2600万元建设智慧平台 → 智慧平台投资; 投入3.6亿元新建学校5所 → 学校投入. */
function spentOn({ text, quantity }: Reading, before: string): string | undefined {
  if (quantity.kind !== "amount" || !/^(?:总?投资|投入|安排)$/u.test(before) || !(quantity.unit ?? "").endsWith("元")) return undefined;
  const after = text.slice(quantity.end, quantity.end + LONGEST_NOUN + 8);
  const verb = /^(?:的?资金)?[，,]?(?:用于|用来)?(?:新建|改建|扩建|改扩建|新改建|建设|改造|实施|推进|打造|开展|购置|修建|升级|提升|支持|补助|采购|启动|完成|[、和])+/u.exec(after)?.[0];
  if (verb === undefined) return undefined;
  const noun = after.slice(verb.length).split(/[，,。；;：:、！!？?（(“\n\d和及等已]/u)[0]!.slice(0, LONGEST_NOUN);
  return noun.length < 2 ? undefined : noun + (before === "安排" ? "资金" : before);
}

/** What a short name leaves to the figure before it: 获批(110项), 市级(19家), 总数(365家), and the bare (5家). */
function inherited(name: string, { quantity, clause }: Reading, open: Candidate): string {
  const alike = open.unit === quantity.unit;
  if (OF_COUNTED.test(name) && name.startsWith(open.indicator)) return name;
  if (OF_COUNTED.test(name) && COUNTED.test(open.unit ?? "") && open.indicator.length <= LONGEST_COUNTED) return withoutVerb(open.indicator) + name;
  if (name.length > 2 && /^(?:对|与|同|占)/u.test(name)) return (open.subject ?? open.indicator.replace(/拉动.{1,12}$/u, "")) + name;
  if (name === "" && open.subject !== undefined && !alike) return open.subject;
  if (name === "" && alike && open.value && quantity.kind === "count" && /(?:累计|总数|总量|合计|共)/u.test(clause.words)) return `${withoutVerb(open.indicator)}总数`;
  if (name === "" && open.value && quantity.unit !== undefined && quantity.kind !== "count" && sameFamily(open.unit ?? "", quantity.unit) && REACHES.test(clause.words)) return open.indicator;
  if (name === "" && /^[，,、（(]*(?:折合?|约合|合)$/u.test(clause.words.replace(/[约为]$/u, "")) && quantity.kind === "amount") return open.indicator;
  if (alike && isBareVerb(name)) return name + withoutVerb(open.indicator);
  if (SUMS.at(name, 0) === name.length && name !== "" && alike) return withoutVerb(open.indicator) + name;
  const rank = LEVEL_WORDS.at(name, 0);
  if (alike && rank > 0 && rank === name.length) return withLevel(open.indicator, name);
  return name;
}

/** How much of what was counted came to its end: 诉求351件，办结率100%. */
const OF_COUNTED = /^(?:办结率|办复率|满意率|满意度|合格率|达标率|完成率|开工率|履约率|兑现率|签约率|投产率|到位率|回访率|成功率|通过率)$/u;
const COUNTED = /^[万亿]?[件个项家宗起笔条人户次批份]$/u;
const LONGEST_COUNTED = 14;

/** 首次突破1.2万亿元，完成12050亿元; 力争突破30亿元: the open figure again, with another value. */
const REACHES = /(?:达到|达|完成|实现|突破|超过|超|力争|冲刺|争取|确保|目标|预计)/u;

/** 新增省级示范企业, 市级 → 新增市级示范企业. */
function withLevel(indicator: string, level: string): string {
  for (let i = 0; i < indicator.length; i += 1) {
    const length = LEVEL_WORDS.at(indicator, i);
    if (length > 0) return indicator.slice(0, i) + level + indicator.slice(i + length);
  }
  return level + withoutVerb(indicator);
}

/** 56个国家高新区营业收入超过1000亿元: the bound is part of what is counted. */
function distribution(reading: Reading): string | undefined {
  const { text, quantity, next } = reading;
  if (!next || !isCategory(text, next, quantity) || !wordsAfter(reading).runsOn) return undefined;
  const tail = text[next.end] === "的" ? text.slice(next.end, next.end + LONGEST_BOUND).search(/[，,。；;：:、]|$/u) : 0;
  const bound = text.slice(quantity.end, next.end + tail);
  return bound.length <= LONGEST_BOUND ? bound : undefined;
}

const LONGEST_BOUND = 40;

function startsWithNoun(after: string): boolean {
  return !/^[用以来于的，,后]/u.test(after) && VERBS.at(after, 0) === 0;
}

/** Number words count as figures only where a report would as well print digits: 等七项工程, 共七项, 实施工程七项. */
function isCountedWord(before: string, after: string): boolean {
  const words = before.trim().replace(/^[、，,]+/u, "");
  if (isFullList(words)) return false;
  return endsWithEtc(words) || /共有?$/u.test(words) || (after === "" && nameBefore(words).length >= 2 && !/[的把将以]$/u.test(words));
}

/** 占全市的25.3%, 占GDP比重达到6.2%; 占地 and 占用 are other words. */
function shareName({ clause, quantity, open }: Reading): { readonly name: string; readonly subject: string } | undefined {
  if (quantity.kind !== "rate") return undefined;
  const words = clause.words.trim();
  const at = words.lastIndexOf("占");
  if (at < 0 || words.length - at > LONGEST_WHOLE || "地用有线据优领满".includes(words[at + 1] ?? "x")) return undefined;
  const whole = wholeOf(words.slice(at + 1));
  const subject = nameBefore(words.slice(0, at)) || (open?.indicator ?? "");
  return subject === "" ? undefined : { name: whole === "" ? `${subject}占比` : `${subject}占${whole}${whole === "比" ? "" : "比重"}`, subject };
}

const LONGEST_WHOLE = 20;
const SHARE_TAILS = ["比重", "比例", "份额", "的"];

function wholeOf(words: string): string {
  const bare = withoutLinks(words);
  const tail = SHARE_TAILS.find((known) => bare.endsWith(known));
  return tail ? wholeOf(bare.slice(0, -tail.length)) : bare;
}
