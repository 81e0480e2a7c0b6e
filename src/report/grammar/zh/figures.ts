import { negate, shift } from "../../decimal.js";
import type { Prose } from "../../prose.js";
import { sameFamily } from "../../units.js";
import type { Candidate, Setting } from "../candidate.js";
import type { PrintedNumber } from "../digits.js";
import { isTime, readChange, readComparison, type ChangeWords } from "./changes.js";
import { nameBefore } from "./indicator.js";
import { readIndex, readLevel, readRank } from "./levels.js";
import { readDistribution, splitNames, type Distribution } from "./lists.js";
import { findPeriods } from "./periods.js";
import { carriedPast, isMilestone, isOne, priorOf, readPrior, type Prior } from "./priors.js";
import { qualifiersOf } from "./qualifiers.js";
import { findQuantities, type Quantity } from "./quantities.js";
import { clauseBefore, isCategory, wordsAfter, type Clause, type Reading } from "./reading.js";
import { scopeOf } from "./scopes.js";
import { timeline } from "./times.js";
import { builtBefore, topicBefore } from "./topics.js";
import { BETTER, LESS_IS_BETTER, SECOND_ORDER } from "./words.js";

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
      const beyond = readBeyond(reading);
      if (beyond) return beyond;
      const change = readChangeOf(reading);
      if (change === "nothing" || reading.quantity.kind === "flat") return change === "nothing" ? undefined : change;
      if (change) return change;
      return completed(reading) ?? levelStep(reading);
    }
  }
}

const added = (candidate: Candidate | undefined): Step | undefined => candidate && { candidate };

/** Words that only say when or that it is reached. */
const LONGEST_LINK = 16;

/** A share that takes its subject from the open figure leaves that one open; points without a contribution are a gap. */
function levelStep(reading: Reading): Step | undefined {
  if (isPoints(reading.quantity)) return undefined;
  const { open } = reading;
  const built = builtBefore(reading);
  if (built !== undefined) return { candidate: { ...valueOf(reading), indicator: built } };
  const topic = !open && nameBefore(reading.clause.words) === "" && reading.quantity.kind !== "count" ? topicBefore(reading) : undefined;
  const { previous, quantity, clause } = reading;
  const again = !open && !topic && previous?.value !== undefined && quantity.kind !== "count" && sameFamily(previous.unit ?? "", quantity.unit ?? "") && clause.words.length <= LONGEST_LINK && nameBefore(clause.words) === "";
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

/** 投资完成92.7亿元，超年度目标12.7亿元，较去年增长21.6%: by how much the open figure passes its plan; it stays open. */
function readBeyond(reading: Reading): Step | undefined {
  const { quantity, clause, open } = reading;
  const found = /^[，,、\s]*((?:超|超过|超出|高于|低于|欠|短)(?:年度|全年|年初|既定|序时|预期|预算|计划|考核|省|市|上级|下达|的){0,4}(?:目标|计划|预算|任务|进度|预期)(?:任务|数|进度)?)$/u.exec(clause.words.trim());
  if (!found || !open?.value || quantity.kind !== "amount" || !sameFamily(open.unit ?? "", quantity.unit ?? "")) return undefined;
  return { candidate: { ...valueOf(reading), indicator: open.indicator + found[1]! }, aside: true };
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
  const words = quantity.multiplies ? multiplied(said) : improved(readChange(said), said, (aside ?? open)?.indicator) ?? (quantity.signed ? readSigned(said, reading) : undefined) ?? readRateAfter(said, reading);
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
    // 同比增加2.31亿元，增幅18.41%: the rate says more than the amount.
    const rated = known.change?.unit === "abs" && change.unit === "%" && known.value !== undefined && known.change.basis === change.basis && /(?:增幅|增速|降幅|涨幅|增长率)(?:为|达|达到|约|约为)?$/u.test(said);
    if ((!known.change || rated) && fits(change, known, quantity)) return { candidate: { ...known, change, end: quantity.end }, replaces: place };
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

/** 管理费用率3.7%，同比优化0.4个百分点 falls, 毛利率改善0.4个百分点 rises. */
function improved(words: ChangeWords | undefined, said: string, open: string | undefined): ChangeWords | undefined {
  if (!words || BETTER.before(said.trimEnd(), said.trimEnd().length) === 0) return words;
  const name = nameBefore(words.subject) || (open ?? "");
  return { ...words, falls: LESS_IS_BETTER.test(name) };
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
