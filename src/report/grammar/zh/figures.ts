import { negate, shift } from "../../decimal.js";
import type { Prose } from "../../prose.js";
import type { Period } from "../../report.js";
import { sameFamily } from "../../units.js";
import type { Candidate, Setting } from "../candidate.js";
import type { PrintedNumber } from "../digits.js";
import { isTime, readChange, readComparison, type ChangeWords } from "./changes.js";
import { nameBefore } from "./indicator.js";
import { readIndex, readLevel, readRank } from "./levels.js";
import { readDistribution, splitNames, type Distribution } from "./lists.js";
import { findPeriods, lastMention, resolvePeriod, type PeriodMention } from "./periods.js";
import { qualifiersOf } from "./qualifiers.js";
import { findQuantities, type Quantity } from "./quantities.js";
import { clauseBefore, isCategory, wordsAfter, type Clause, type Reading } from "./reading.js";
import { scopeOf } from "./scopes.js";
import { timeline } from "./times.js";
import { FALLS, RISES, SECOND_ORDER, TO_LEVEL } from "./words.js";

/**
 * The figures of one Chinese paragraph, in order. Reads number by number: the words before it, back to the last mark or
 * the last number, say what it measures, or by how much the figure before it changed.
 */
export function chineseFigures(prose: Prose, setting: Setting): readonly Candidate[] {
  const { text } = prose;
  const periods = findPeriods(text);
  const quantities = findQuantities(text, periods, prose.names);
  const periodOf = timeline(text, periods, setting);
  const found: Candidate[] = [];
  let open: number | undefined;
  // A share or multiple of the open figure: points of change are its own, per cents are the open figure's.
  let aside: number | undefined;
  let list: readonly number[] = [];
  let listEnd = -1;
  let previous: number | undefined;
  // Levels of the sentence so far, for 分别 after them.
  let levels: readonly number[] = [];
  let previousEnd = 0;
  let earlier: Clause | undefined;
  let prior: Prior | undefined;
  for (let i = 0; i < quantities.length; i += 1) {
    const quantity = quantities[i]!;
    if (isCategory(text, quantity, quantities[i - 1])) continue;
    const cutFrom = previousEnd;
    const printed = clauseBefore(text, previousEnd, quantity.start, periods);
    const clause: Clause = earlier && !printed.closed && earlier.words.length <= LONGEST_CARRIED ? { ...printed, start: earlier.start, words: earlier.words + printed.words } : printed;
    earlier = undefined;
    const before = prior;
    prior = undefined;
    if (clause.closed) {
      previous = "；;".includes(lastStop(text, cutFrom, quantity.start)) ? (levels.at(-1) ?? open ?? previous) : undefined;
      open = aside = undefined;
      levels = [];
    }
    const at = (place: number | undefined): Candidate | undefined => (place === undefined ? undefined : found[place]);
    const reading: Reading = { text, quantity, clause, next: quantities[i + 1], open: at(open), aside: at(aside), period: periodOf(quantity.start), previous: at(previous) };
    if (quantity.parts) {
      previousEnd = quantity.end;
      const carried = carriedPast(reading, periods, setting);
      if (carried) ({ clause: earlier, prior } = carried);
      else found.push(...(before?.quantity.parts ? readComposition({ ...reading, quantity: before.quantity, period: before.period }, before.quantity.parts) : []), ...readComposition(reading, quantity.parts));
      continue;
    }
    const listed = listEnd === previousEnd && !clause.closed ? list : clause.words.includes("分别") ? (list.length > 0 && !clause.closed ? list : levels) : [];
    const distribution = readDistribution(text, clause, quantities, i, listed.map((place) => found[place]!));
    if (distribution) {
      list = distribute(distribution, reading).map((candidate, n) => {
        const known = distribution.continues ? found[listed[n]!] : undefined;
        if (!known || known.change || !candidate.change || candidate.value) return found.push(candidate) - 1;
        found[listed[n]!] = { ...known, change: candidate.change, end: candidate.end };
        return listed[n]!;
      });
      i += distribution.quantities.length - 1;
      previousEnd = listEnd = distribution.quantities.at(-1)!.end;
      open = aside = undefined;
      continue;
    }
    const cutAt = previousEnd;
    previousEnd = quantity.end;
    const carried = carriedPast(reading, periods, setting);
    if (carried) {
      ({ clause: earlier, prior } = carried);
      continue;
    }
    if (isOne(reading) || isMilestone(reading)) {
      earlier = clause;
      continue;
    }
    const stated = readPrior(reading);
    if (stated) {
      found.push(stated);
      continue;
    }
    const step = readQuantity(reading);
    if (step === undefined) {
      // A bare number is part of a name: 60岁及以上人口.
      if (quantity.kind === "bare") previousEnd = cutAt;
      continue;
    }
    if (before) found.push(priorOf(step.candidate, before));
    if (step.replaces !== undefined) {
      const place = step.replaces === "aside" ? aside : open;
      if (place !== undefined) found[place] = step.candidate;
    } else if (step.aside) {
      aside = found.push(step.candidate) - 1;
    } else {
      open = found.push(step.candidate) - 1;
      aside = undefined;
      if (step.candidate.value) levels = [...levels.slice(-LONGEST_RECALL), open];
    }
  }
  return found.map((candidate) => ({ ...candidate, indicator: withoutBlanks(candidate.indicator), scope: scopeOf(text, candidate.start, candidate.end) }));
}

/** Blanks that set digits and Latin letters off from Chinese are no part of a name. */
const withoutBlanks = (name: string): string => !/[ \u00a0]/u.test(name) ? name : name.replace(/[ \u00a0]+(?=[^\u0000-\u007f])/gu, "").replace(/(?<=[^\u0000-\u007f])[ \u00a0]+/gu, "");

/** So many levels of a sentence can be taken up again by 分别. */
const LONGEST_RECALL = 12;

/** The stop nearest before the number. */
function lastStop(text: string, from: number, to: number): string {
  for (let i = to - 1; i >= Math.max(from, to - LONGEST_CARRIED); i -= 1) if ("。；;！!？?\n".includes(text[i]!)) return text[i]!;
  return "。";
}

/** Words before 由…提高到… that its second number takes over. */
const LONGEST_CARRIED = 80;

interface Step {
  readonly candidate: Candidate;
  /** It is the open figure, or the share of it, with more known about it. */
  readonly replaces?: "open" | "aside";
  /** It says something about the open figure, which stays open. */
  readonly aside?: boolean;
}

/** A value of an earlier time that the next number is compared with. */
interface Prior {
  readonly quantity: Quantity;
  readonly period: Period | undefined;
  readonly start: number;
}

/**
 * 由40万台提升至55万台, 较2022年的1102.4亿元增长14.0%: the number before the verb is the earlier value, and the words before it
 * go on with the next number.
 */
function carriedPast(reading: Reading, periods: readonly PeriodMention[], setting: Setting): { readonly clause: Clause; readonly prior: Prior } | undefined {
  const { text, quantity, clause, next } = reading;
  if (!next || quantity.kind === "rank") return undefined;
  const end = skipBlank(text, quantity.end);
  const changes = TO_LEVEL.at(text, end) > 0 || RISES.at(text, end) > 0 || FALLS.at(text, end) > 0 || TURNS.test(text.slice(end, end + 2));
  if (!changes) return undefined;
  const way = /[由从](?:[^，,。；;由从]{0,14}的?)$/u.exec(clause.words.slice(-LONGEST_COMPARED)) ?? COMPARED.exec(clause.words.slice(-LONGEST_COMPARED));
  // The clause may begin after the time it names: 由2018年|的41.3%.
  const cut = way ? clause.words.length - way[0].length : undefined;
  const mention = lastMention(periods, quantity.start);
  const near = mention && quantity.start - mention.end <= 2 ? mention : undefined;
  if (cut === undefined) return undefined;
  if (quantity.kind === "count" && /^[^，,。；;]{1,20}/u.test(text.slice(quantity.end, end))) return undefined;
  const own = clause.words.slice(0, cut);
  const topic = nameBefore(own) === "" ? topicBefore(reading) : undefined;
  return { clause: { ...clause, words: topic?.name ?? own }, prior: { quantity, period: near && resolvePeriod(near, setting.year), start: clause.start } };
}

const skipBlank = (text: string, at: number): number => (text[at] === " " || text[at] === "，" ? at + 1 : at);
const TURNS = /^(?:调整|优化|演变|转变|提升|变[为成])/u;
/** 首次突破2000亿元大关，达到2018.6亿元: the mark that was passed, with the value right after it. */
function isMilestone({ text, quantity, next }: Reading): boolean {
  if (!next || !"大台关门".includes(text[quantity.end] ?? "x") || next.start - quantity.end > LONGEST_SAID) return false;
  return /^(?:大关|台阶|关口|门槛)[，,、](?:总量|规模|实际|全年|实)?(?:达到|达|为|完成|实现|共)$/u.test(text.slice(quantity.end, next.start));
}

/** 1美元兑7.0467元: the one that the other is counted against. */
const isOne = ({ text, quantity }: Reading): boolean => quantity.kind === "amount" && quantity.value.digits === 1n && text.slice(quantity.start, quantity.unitEnd).startsWith("1") && /^(?:[兑对合折]|可兑)/u.test(text.slice(quantity.end, quantity.end + 2));

/** 较上年的, 比2019年同期, 较年初的: right before the earlier value. */
const COMPARED = /(?:比|较)(?:上|去|前|同|年|月|季|期|度|初|末|底|半|\d){2,10}的?$/u;
const LONGEST_COMPARED = 20;

/** The earlier value has the name of the one it led to, and no hedge of its own. */
function priorOf(candidate: Candidate, { quantity, period, start }: Prior): Candidate {
  const { indicator } = candidate;
  return { indicator, value: quantity.value, unit: quantity.unit, period, qualifiers: [], start, end: quantity.end, valueStart: quantity.start, valueEnd: quantity.unitEnd };
}

/** 上年同期为9.8亿元, （2022年：9.8亿元）: the open figure's value of a time said right before it. */
function readPrior({ text, quantity, clause, open, period }: Reading): Candidate | undefined {
  if (!open?.value || !quantity.unit || open.unit === undefined || !sameFamily(open.unit, quantity.unit)) return undefined;
  const said = text.slice(Math.max(0, quantity.start - LONGEST_SAID), quantity.start);
  if (!/(?:上年同期|去年同期|上年|去年|上年度|上年末|去年末|同期|上期|期初|年初|\d年|\d年末|\d年底|\d年同期)(?:为|是|约|[:：]|仅|仅为|只有|数为|数是|数)?$/u.test(said)) return undefined;
  if (/[比较]/u.test(clause.words) || nameBefore(clause.words.replace(/(?:上期|期初|年初|同期|数)/gu, "")) !== "") return undefined;
  const known = /上期|期初|年初/u.test(said.slice(-6)) ? undefined : period;
  if (known && open.period && known.start === open.period.start && known.end === open.period.end) return undefined;
  return { indicator: open.indicator, value: quantity.value, unit: quantity.unit, period: known, qualifiers: [], start: clause.start, end: quantity.end, valueStart: quantity.start, valueEnd: quantity.unitEnd };
}

const LONGEST_SAID = 16;

/** 三次产业结构为6.9:43.2:49.9 gives a share each; nothing where the parts have no names of their own. */
function readComposition(reading: Reading, parts: readonly PrintedNumber[]): readonly Candidate[] {
  const { quantity, clause, period } = reading;
  const listed = nameBefore(clause.words).replace(/(?:的?(?:比例|结构|构成|占比|比重|之比|比))(?:调整|优化|转变|演变)?(?:[由从].*)?$/u, "").replace(/(?:增加值|产值)?(?:的?(?:比例|结构|构成))?$/u, "");
  const names = splitNames(listed, parts.length);
  return names.map((name, i) => ({
    indicator: `${name}比重`,
    value: parts[i]!.value,
    unit: "%",
    period,
    qualifiers: ["share"] as const,
    start: clause.start,
    end: quantity.end,
    valueStart: parts[i]!.start,
    valueEnd: parts[i]!.end,
  }));
}

function readQuantity(reading: Reading): Step | undefined {
  switch (reading.quantity.kind) {
    case "composition":
      return undefined;
    case "rank":
      return added(readRank(reading));
    case "bare":
      return added(readIndex(reading));
    case "flat":
    case "amount":
    case "rate":
    case "count":
    case "closing": {
      const aside = readContribution(reading) ?? readRatio(reading);
      if (aside) return aside;
      const change = readChangeOf(reading);
      if (change === "nothing" || reading.quantity.kind === "flat") return change === "nothing" ? undefined : change;
      if (change) return change;
      return completed(reading) ?? levelStep(reading);
    }
  }
}

const added = (candidate: Candidate | undefined): Step | undefined => candidate && { candidate };

/** A share that takes its subject from the open figure leaves that one open; points without a contribution are a gap. */
function levelStep(reading: Reading): Step | undefined {
  if (isPoints(reading.quantity)) return undefined;
  const { open } = reading;
  const topic = !open && nameBefore(reading.clause.words) === "" && reading.quantity.kind !== "count" ? topicBefore(reading) : undefined;
  const { previous, quantity, clause } = reading;
  const again = !open && !topic && previous?.value !== undefined && quantity.kind !== "count" && sameFamily(previous.unit ?? "", quantity.unit ?? "") && clause.words.length <= LONGEST_SAID && nameBefore(clause.words) === "";
  if (again) return { candidate: { ...valueOf(reading), indicator: previous.indicator } };
  const candidate = readLevel(topic ? { ...reading, clause: { ...reading.clause, words: topic.name } } : reading);
  const inherits = candidate?.subject !== undefined && candidate.subject === open?.indicator;
  return candidate && { candidate, aside: inherits };
}

const isPoints = ({ unit }: Quantity): boolean => unit !== undefined && /百分点$|pct$|pp$/u.test(unit);
const BASIS_POINTS = /^个?(?:基点|bps?)$/iu;

/** 拉动经济增长2.4个百分点 is a contribution of its own, no change of the figure before it. */
function readContribution(reading: Reading): Step | undefined {
  const { quantity, clause, open } = reading;
  if (!isPoints(quantity)) return undefined;
  const words = clause.words.replace(/^[、，,\s]+/u, "");
  const at = pullAt(words);
  if (at === undefined) return undefined;
  const own = nameBefore(words.slice(0, at));
  const subject = own.length >= 2 ? own : open && contributor(open.indicator);
  return subject === undefined ? undefined : { candidate: { ...valueOf(reading), indicator: subject + pullOf(words.slice(at)) }, aside: own.length < 2 };
}

function pullAt(words: string): number | undefined {
  const at = words.lastIndexOf("拉动");
  const moved = /(?:影响|拉低|推高|拉高|下拉|上拉)[^，,]{0,14}$/u.exec(words)?.index;
  if (at < 0 && moved !== undefined) return moved;
  return at >= 0 ? at : words.lastIndexOf("贡献") >= 0 && !words.includes("贡献率") ? words.lastIndexOf("贡献") : undefined;
}

/** 第一产业对经济增长的贡献率 → 第一产业. */
const contributor = (indicator: string): string => indicator.replace(/对.{1,20}贡献率$/u, "").replace(/拉动.{1,20}$/u, "");
const pullOf = (words: string): string => nameBefore(words).replace(/^分别/u, "") || "拉动";

/** 是上年的1.6倍, 为预算的101.2%, 恢复到2019年的83%: what the figure is beside another one. */
function readRatio(reading: Reading): Step | undefined {
  const { quantity, clause, open } = reading;
  if (quantity.kind !== "rate" || isPoints(quantity)) return undefined;
  const found = /(?:^|[^成作因认称转])(是|为|相当于|恢复到|恢复至|达到|约为|完成|达|超过)([^，,是为]{1,16})的(?:近|约|超过|超|逾|将近)?$/u.exec(clause.words);
  if (!found) return undefined;
  const [, verb, whole] = found;
  const own = nameBefore(clause.words.slice(0, clause.words.lastIndexOf(verb!)));
  const subject = own.length >= 2 ? own : open?.indicator;
  if (subject === undefined) return undefined;
  const relation = /^(?:恢复|完成)/u.test(verb!) ? verb! : "相当于";
  return { candidate: { ...valueOf(reading), indicator: `${subject}${relation}${whole}`, subject }, aside: own.length < 2 };
}

function valueOf(reading: Reading): Omit<Candidate, "indicator"> {
  const { quantity, clause, period } = reading;
  return { value: quantity.value, ...(quantity.upTo && { upTo: quantity.upTo }), unit: quantity.unit, period, qualifiers: qualifiersOf(reading), start: clause.start, end: quantity.end, valueStart: quantity.start, valueEnd: quantity.unitEnd };
}

/** 增长10%，达到2942亿元: the value that the open figure still lacks. */
function completed({ quantity, clause, open }: Reading): Step | undefined {
  if (!open || open.value || !open.change || quantity.kind === "count" || nameBefore(clause.words) !== "") return undefined;
  const value = { value: quantity.value, ...(quantity.upTo && { upTo: quantity.upTo }), unit: quantity.unit, valueStart: quantity.start, valueEnd: quantity.unitEnd };
  return { candidate: { ...open, ...value, end: quantity.end }, replaces: "open" };
}

/**
 * 增长10.2%: of the open figure or of a subject of its own (工业增加值增长7.5%). `nothing` where it is a change, but
 * nothing can be told of it; undefined where the number is a level.
 */
function readChangeOf(reading: Reading): Step | "nothing" | undefined {
  const { quantity, clause, open, aside } = reading;
  const said = clause.words.replace(/^[、\s]+/u, "");
  const words = quantity.multiplies ? multiplied(said) : readChange(said) ?? (quantity.signed ? readSigned(said, reading) : undefined) ?? readRateAfter(said, reading);
  if (!words) return undefined;
  if (words.gap) return "nothing";
  if (words.subject === "" || DURATION.test(words.subject.trim()) || nameBefore(words.subject) === "") {
    if (quantity.kind === "count" && wordsAfter(reading).words !== "") return undefined;
    const change = makeChange(words, quantity, clause);
    const topic = topicBefore(reading);
    if (topic) return added(changeOnly(topic.name, change, reading, topic.start));
    const place = aside && change.unit === "pp" && !aside.change ? "aside" : "open";
    const known = place === "aside" ? aside : open;
    if (!known && reading.previous && words.start + 1 < said.length) return added(changeOnly(reading.previous.indicator, change, reading, clause.start));
    if (!known) return "nothing";
    if (!known.change && fits(change, known, quantity)) return { candidate: { ...known, change, end: quantity.end }, replaces: place };
    return added(changeOnly(known.indicator, change, reading, known.start));
  }
  const name = nameBefore(words.subject);
  if (name.length < 2) return undefined;
  if (name === "后者" && open && !open.change) return { candidate: { ...open, change: makeChange(words, quantity, clause), end: quantity.end }, replaces: "open" };
  if (quantity.kind === "count" && !open && /净增加?$/u.test(said)) return undefined;
  const secondOrder = open !== undefined && SECOND_ORDER.at(name, 0) === name.length;
  const indicator = secondOrder ? `${open.indicator}${name}` : name;
  return added(changeOnly(indicator, makeChange(words, quantity, clause), reading, clause.start + Math.max(0, clause.words.indexOf(name))));
}

/** 五年增长2.1倍: how long it took is no subject. */
const DURATION = /^(?:近|这|过去|前|后)?(?:[一二三四五六七八九十两\d]+年(?:来|间|累计|内|平均)?|同期|其间|期间|两年平均|[一二三四五六七八九十两\d]+)$/u;

/** 同比+12.4%, （+12.4%）, 2023年营收58.7亿元/+12.4%: the sign is the verb. */
function readSigned(words: string, { text, quantity, open }: Reading): ChangeWords | undefined {
  if (quantity.kind !== "rate") return undefined;
  const compared = readComparison(words);
  if (compared) return compared;
  const bare = words.replace(/^[，,、/／\s（(]+/u, "") === "" && open?.value !== undefined && "（(/／，,".includes(text[quantity.start - 1] ?? "x");
  return bare ? { subject: "", falls: false, basis: "year-on-year", gap: false, start: words.length } : undefined;
}

/** 仍保持了8.4%的增幅, 以12%的速度增长, 实现5.6%的正增长: the noun of change comes after its number. */
function readRateAfter(words: string, { text, quantity }: Reading): ChangeWords | undefined {
  if (quantity.kind !== "rate") return undefined;
  const noun = RATE_AFTER.exec(text.slice(quantity.end, quantity.end + 12));
  if (!noun) return undefined;
  const subject = words.replace(/(?:[虽仍依均都也还](?:然|旧)?|继续|连续[^，,]{0,6})?(?:保持|实现|取得|录得|呈现|维持|达到|出现|有|获得|创下|以|同比有|达)(?:了|着)?(?:[^，,]{0,6})$/u, "");
  return { subject: subject.trim(), falls: /[降跌减落]|负增/u.test(noun[0]), basis: "year-on-year", gap: false, start: subject.length };
}

const RATE_AFTER = /^的?(?:同比|年均|较快|高速|正|平均|复合|实际|名义|速度|年化|年|的)*(?:增速|增幅|增长|降幅|跌幅|涨幅|下降|回落|升幅|减幅|负增长|跌落)/u;

/** 电商交易额较2020年翻一番: the words before it are a comparison and perhaps a subject. */
function multiplied(words: string): ChangeWords | undefined {
  return readChange(`${words}增长`);
}

/** 工业投资由负转正，增长4.6%: a clause without a number that says how its subject fares. */
function topicBefore({ text, clause }: Reading): { readonly name: string; readonly start: number } | undefined {
  const end = clause.start - 1;
  if (text[end] !== "，" && text[end] !== ",") return undefined;
  let start = end;
  while (start > 0 && end - start < LONGEST_TOPIC && !"，,。；;：:！？\n（()）".includes(text[start - 1]!)) start -= 1;
  const words = text.slice(start, end);
  const turn = words.search(TURN);
  const passes = /^(?:连|首|成|历|一|再|接|突|跨|站|迈|跃|登|越|冲|超)/u.test(words.slice(Math.max(0, turn)));
  if (!passes && /\d/u.test(words)) return undefined;
  const name = turn < 2 || /\d/u.test(words.slice(0, turn)) ? "" : nameBefore(words.slice(0, turn));
  return name.length < 2 ? undefined : { name, start };
}

const LONGEST_TOPIC = 24;
const TURN = new RegExp(
  "由[负降正升]转|扭[负亏]|实现正增长|保持(?:平稳|稳定|较快|快速|两位数)|(?:平稳|稳步|较快|快速|持续|小幅|明显|稳定|大幅|显著)(?:增长|上升|回升|下降|回落|提升|提高|改善)|" +
    "稳中有|[止企]稳|虽|尽管|连[跨上破]|再创|创(?:历史|下|出|造)|(?:首次|成功|历史性|一举|再次|接连)?(?:突破|跨越|跨上|站上|迈上|迈入|跃上|登上|越过|冲破|跨过|超)(?:了)?[百千万亿两]",
  "u",
);

/** 比全国、全省分别高2.8和1.5个百分点: distances to several benchmarks. */
const isGap = (verb: string, words: string): boolean => /^(?:高|低|快|慢|高出|低出)$/u.test(verb.trim()) && /[比较]/u.test(words);

type FoundChange = NonNullable<Candidate["change"]>;

function changeOnly(indicator: string, change: FoundChange, reading: Reading, start: number): Candidate {
  const { quantity, period } = reading;
  const unit = change.unit === "abs" ? quantity.unit : undefined;
  return { indicator, ...(quantity.upTo && { upTo: quantity.upTo }), unit, change, period, qualifiers: qualifiersOf(reading), start, end: quantity.end };
}

/** 亿元 added to 亿元; a percentage or a number of points goes with any figure. */
function fits(change: FoundChange, open: Candidate, quantity: Quantity): boolean {
  return change.unit !== "abs" || sameFamily(open.unit ?? "", quantity.unit ?? "");
}

/** 1.3倍 more is +130 %, exactly. */
function makeChange(words: ChangeWords, quantity: Quantity, clause: Clause): FoundChange {
  // 下降-3.2% says it twice.
  const value = words.falls && quantity.value.digits > 0n ? negate(quantity.value) : quantity.value;
  const lead = clause.words.length - clause.words.replace(/^[、\s]+/u, "").length;
  const where = { basis: words.basis, start: clause.start + lead + words.start, end: quantity.unitEnd };
  const unit = quantity.unit ?? "";
  if (unit === "%" || unit === "％" || quantity.kind === "flat") return { value, unit: "%", ...where };
  if (isPoints(quantity)) return { value, unit: "pp", ...where };
  if (BASIS_POINTS.test(unit)) return { value: shift(value, -2), unit: "pp", ...where };
  if (unit === "倍") return { value: shift(value, 2), unit: "%", ...where };
  return { value, unit: "abs", ...where };
}

/** One figure a name; what follows 分别 says whether the numbers are levels or changes. */
function distribute({ names, quantities, verb }: Distribution, reading: Reading): readonly Candidate[] {
  const pull = isPoints(quantities[0]!) ? pullAt(verb) : undefined;
  if (pull !== undefined) {
    return names.map((name, i) => ({ ...valueOf({ ...reading, quantity: quantities[i]! }), indicator: contributor(name) + pullOf(verb.slice(pull)) }));
  }
  const change = readChange(verb.replace(/^[，,\s]+/u, ""));
  if (/^(?:[比较]|高于|低于|快于)/u.test(names[0] ?? "") && !isTime(names[0]!.slice(1))) return [];
  if (isGap(verb, reading.clause.words)) return [];
  const whole = /(恢复到|恢复至|完成|相当于|为|是|达到|占)([^，,]{1,14})的$/u.exec(verb);
  return names.map((indicator, i) => {
    const quantity = quantities[i]!;
    const own = { ...reading, quantity };
    if (change && !change.gap) {
      // 分别上升15.6%、下降3.1%: a number may have a verb of its own.
      const verbs = i === 0 ? "" : reading.text.slice(quantities[i - 1]!.end, quantity.start);
      const said = readChange(verbs.replace(/^[\s、，,和及与]+/u, "")) ?? change;
      return changeOnly(indicator, { ...makeChange({ ...change, falls: said.falls }, quantity, reading.clause), start: quantity.start }, own, reading.clause.start);
    }
    const relation = whole && quantity.kind === "rate" ? (whole[1] === "占" ? `占${whole[2]!}比重` : `${/^(?:恢复|完成)/u.test(whole[1]!) ? whole[1]! : "相当于"}${whole[2]!}`) : "";
    const values = { value: quantity.value, ...(quantity.upTo && { upTo: quantity.upTo }), unit: quantity.unit, valueStart: quantity.start, valueEnd: quantity.unitEnd };
    return { indicator: indicator + relation, ...values, period: reading.period, qualifiers: qualifiersOf(own), start: reading.clause.start, end: quantity.end };
  });
}
