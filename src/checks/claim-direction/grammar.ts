import { parseDecimal, toNumber } from "../../report/decimal.js";
import { readNumeral } from "../../report/grammar/zh/numerals.js";

/** What a sentence asserts of figures, and where. `level: false`: it is about rates of growth, not about amounts. */
export type Claim = { readonly start: number; readonly end: number } & (
  | { readonly kind: "moves"; readonly way: "up" | "down" | "flat" }
  | { readonly kind: "all-move"; readonly way: "up" | "down" }
  | { readonly kind: "extreme"; readonly way: "most" | "least"; readonly rates?: boolean; readonly outside: boolean }
  | { readonly kind: "compares"; readonly way: "above" | "below"; readonly rates?: boolean }
  | { readonly kind: "times"; readonly atLeast: number }
  | { readonly kind: "half"; readonly way: "above" | "below" }
  | { readonly kind: "streak"; readonly way: "up" | "down"; readonly periods: number }
  | { readonly kind: "record"; readonly way: "most" | "least" }
  | { readonly kind: "turns"; readonly way: "up" | "down" }
  | { readonly kind: "passes"; readonly way: "above" | "below" | "nearly"; /** Where the number that it is held against begins. */ readonly number: number }
);

/** Without its place, each kind of claim for itself. */
type WhatIsClaimed = Claim extends infer C ? (C extends Claim ? Omit<C, "start" | "end"> : never) : never;

const word = (source: string): RegExp => new RegExp(source, "gu");
const english = (source: string): RegExp => new RegExp(`(?<![A-Za-z-])(?:${source})(?![A-Za-z])`, "giu");
const numbers = "[一二两三四五六七八九十0-9]{1,3}";

/** Claim words in the order in which they are looked for; what an earlier one has taken, a later one does not read again. */
const grammar: readonly (readonly [RegExp, (match: RegExpExecArray) => WhatIsClaimed])[] = [
  [word(`连续(${numbers})(?:个)?(?:年|季度|季|月|期)[^，。；]{0,4}?(增长|上升|提高|攀升|回升|正增长|下降|下滑|回落|减少|下跌)`), (m) => ({ kind: "streak", periods: count(m[1]!), way: rises(m[2]!) ? "up" : "down" })],
  [english("(?:for )?(two|three|four|five|six|seven|eight|[2-9]) (?:consecutive |straight )?(?:years|quarters|months)(?: in a row| running)? of (growth|decline)"), (m) => ({ kind: "streak", periods: count(m[1]!), way: m[2]!.toLowerCase() === "growth" ? "up" : "down" })],
  [english("(grew|rose|increased|fell|declined|dropped) for (?:the )?(two|three|four|five|six|seven|eight|[2-9]) (?:consecutive |straight )?(?:years|quarters|months)(?: in a row| running)?"), (m) => ({ kind: "streak", periods: count(m[2]!), way: rises(m[1]!) ? "up" : "down" })],
  [word("创(?:历史|近年|历年)?新高|历史最高|历年最高|创历史最好"), () => ({ kind: "record", way: "most" })],
  [word("创(?:历史|近年|历年)?新低|历史最低|历年最低"), () => ({ kind: "record", way: "least" })],
  [english("(?:a |an all-time |all-time )?record (?:high|level|year)|a (?:new )?record|highest (?:ever|on record)|all-time high"), () => ({ kind: "record", way: "most" })],
  [english("record low|lowest (?:ever|on record)|all-time low"), () => ({ kind: "record", way: "least" })],
  [word("由负转正|由降转升|扭亏为盈|止跌回升|转负为正"), () => ({ kind: "turns", way: "up" })],
  [word("由正转负|由升转降|由盈转亏"), () => ({ kind: "turns", way: "down" })],
  [english("returned to growth|turned positive|back to growth"), () => ({ kind: "turns", way: "up" })],
  [word("翻两番"), () => ({ kind: "times", atLeast: 4 })],
  [word("翻(?:了)?一?番|倍增|成倍增长"), () => ({ kind: "times", atLeast: 2 })],
  [english("tripled|threefold"), () => ({ kind: "times", atLeast: 3 })],
  [english("doubled|twofold"), () => ({ kind: "times", atLeast: 2 })],
  [word("不到一半|不足一半|不足半数|未过半|不到半数"), () => ({ kind: "half", way: "below" })],
  [word("过半(?!年|月|天)|超(?:过)?一半|超(?:过)?半数|一半以上|占大头"), () => ({ kind: "half", way: "above" })],
  [english("less than half|under half|fewer than half"), () => ({ kind: "half", way: "below" })],
  [english("more than half|over half|the majority|well over half"), () => ({ kind: "half", way: "above" })],
  [word("(?:全部|(?<![平年人月日户])均|(?<!首)都|全面|悉数|双双|普遍)(?:实现|保持)?(?:了)?(正增长|增长|上升|提高|下降|回落|下滑|负增长)"), (m) => ({ kind: "all-move", way: rises(m[1]!) ? "up" : "down" })],
  [english("(?:all|both)(?: [a-z]+){0,3} (grew|rose|increased|fell|declined|dropped)"), (m) => ({ kind: "all-move", way: rises(m[1]!) ? "up" : "down" })],
  [word("增速最快|增长最快|增幅最大|增速最高|增幅最高|增速居首|增速第一|最快|领跑"), (m) => ({ kind: "extreme", way: "most", rates: true, outside: outside(m) })],
  [word("增速最慢|增长最慢|增幅最小|增速最低|增幅最低|最慢"), (m) => ({ kind: "extreme", way: "least", rates: true, outside: outside(m) })],
  [word("居(?:于)?[^，。；、]{0,8}?(?:首位|之首|榜首|第一)|位居第一|位列第一|排名第一|名列第一|首位|最高|最大|最多|最强"), (m) => ({ kind: "extreme", way: "most", outside: outside(m) })],
  [word("最低|最小|最少|末位|垫底|居末"), (m) => ({ kind: "extreme", way: "least", outside: outside(m) })],
  [english("grew (?:the )?fastest|fastest[- ]growing|the fastest|fastest"), (m) => ({ kind: "extreme", way: "most", rates: true, outside: outside(m) })],
  [english("grew (?:the )?slowest|slowest[- ]growing|the slowest|slowest"), (m) => ({ kind: "extreme", way: "least", rates: true, outside: outside(m) })],
  [english("the (?:largest|biggest|highest)|ranks first|ranked first|came first"), (m) => ({ kind: "extreme", way: "most", outside: outside(m) })],
  [english("the (?:smallest|lowest|fewest)|ranks last|ranked last|came last"), (m) => ({ kind: "extreme", way: "least", outside: outside(m) })],
  [word("快于|高于|多于|大于|超过(?!\\d)|超出|跑赢|领先(?:于)?"), (m) => ({ kind: "compares", way: "above", ...(/快|跑赢/u.test(m[0]) && { rates: true }) })],
  [word("慢于|低于|少于|小于|不及|落后于"), (m) => ({ kind: "compares", way: "below", ...(/慢/u.test(m[0]) && { rates: true }) })],
  [word("比[^，。；]{2,20}?(?:高|多|大|快)(?!于|新|品|标|端|校|铁|速|度)"), (m) => ({ kind: "compares", way: "above", ...(/快$/u.test(m[0]) && { rates: true }) })],
  [word("比[^，。；]{2,20}?(?:低|少|小|慢)(?!于|碳|保|龄|学|组)"), (m) => ({ kind: "compares", way: "below", ...(/慢$/u.test(m[0]) && { rates: true }) })],
  [english("outpaced|outgrew|grew faster than|rose faster than"), () => ({ kind: "compares", way: "above", rates: true })],
  [english("grew (?:more slowly|slower) than|rose (?:more slowly|slower) than|lagged(?: behind)?"), () => ({ kind: "compares", way: "below", rates: true })],
  [english("(?:is |was |were |are )?(?:higher|larger|bigger|more|greater) than(?= [A-Za-z])|outstripped|exceeded(?= [A-Za-z])"), () => ({ kind: "compares", way: "above" })],
  [english("(?:is |was |were |are )?(?:lower|smaller|less) than(?= [A-Za-z])|fell short of(?= [A-Za-z])"), () => ({ kind: "compares", way: "below" })],
  [word("(?:首次)?(?:突破|超过|跃上|迈上|站上|越过|逾|超)(?=\\d)"), (m) => ({ kind: "passes", way: "above", number: m.index + m[0].length })],
  [word("(?:不足|未达|未到|不到)(?=\\d)"), (m) => ({ kind: "passes", way: "below", number: m.index + m[0].length })],
  [word("(?:逼近|接近|将近|近)(?=\\d)"), (m) => ({ kind: "passes", way: "nearly", number: m.index + m[0].length })],
  [english("(?:topped|exceeded|passed|surpassed|broke through|more than|over|above) (?=[€$£]?\\d)"), (m) => ({ kind: "passes", way: "above", number: m.index + m[0].length })],
  [english("(?:less than|under|below|short of) (?=[€$£]?\\d)"), (m) => ({ kind: "passes", way: "below", number: m.index + m[0].length })],
  [word("(?:基本)?持平|基本稳定"), () => ({ kind: "moves", way: "flat" })],
  [word("负增长|下降|回落|下滑|减少|降低|下跌|萎缩|走低"), () => ({ kind: "moves", way: "down" })],
  [word("(?:正)?增长|上升|提高|增加|上涨|攀升|走高|回升"), () => ({ kind: "moves", way: "up" })],
  [english("grew|rose|increased|climbed|went up|is up|are up|was up"), () => ({ kind: "moves", way: "up" })],
  [english("fell|declined|dropped|decreased|shrank|slipped|went down|is down|are down|was down"), () => ({ kind: "moves", way: "down" })],
  [english("unchanged|was flat|were flat|remained flat|stayed flat"), () => ({ kind: "moves", way: "flat" })],
];

/** Claims of a text in its order. What is planned, wished for or denied asserts nothing. */
export function claimsIn(text: string): readonly Claim[] {
  if (text.length > longestText || !/[增升降涨跌减落持首最翻半续高低多少快慢超破领末底新转大小一]|[a-z]{4}/u.test(text)) return [];
  const taken = new Uint8Array(text.length);
  const found: Claim[] = [];
  for (const [form, read] of grammar) {
    for (const match of text.matchAll(form)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.subarray(start, end).some((one) => one === 1)) continue;
      taken.fill(1, start, end);
      if (isWish(text, start, end)) continue;
      found.push({ start, end, ...read(match) } as Claim); // the grammar's entries are claims without their place
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const longestText = 5000;

const rises = (verb: string): boolean => !/降|落|滑|减|跌|负|fell|declin|drop/iu.test(verb);
const englishCounts = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight"];

function count(written: string): number {
  const digits = parseDecimal(written);
  if (digits) return toNumber(digits);
  const numeral = readNumeral(written, 0)?.value;
  return numeral ? toNumber(numeral) : Math.max(0, englishCounts.indexOf(written.toLowerCase()));
}

/** 全省最快, 全国第一: against others that the slide does not show. */
function outside(match: RegExpExecArray): boolean {
  const text = match.input;
  return /(?:全国|全省|全市|全球|世界|国内|国际|行业|同类|全区|历史|省内|市内|以来|亚洲|东部|西部|中部)[^，。；]{0,6}$/u.test(text.slice(Math.max(0, match.index - 10), match.index)) || /全国|全省|全市|全球|世界|国内|行业|in the (?:country|world|region|industry)/u.test(text.slice(match.index, match.index + match[0].length + 24));
}

const wishesZh = /(?:力争|争取|确保|计划|目标|预计|预期|推动|促进|力促|保持|实现|继续|进一步|着力|加快|努力|带动|拉动|支撑|助力|防止|避免|遏制|若|如果|不会|不再|没有|未|将|(?<![主重首需])要|应|须|把|能否|是否)[^，。；、]{0,8}$/u;
const wishesEn = /\b(?:will|would|should|could|may|might|can|to|plan|plans|planned|aim|aims|target|targets|expect|expects|expected|if|not|never|until|unless|whether)\b[^.;,]{0,24}$/iu;

/** 稳增长, 增长点, 扩大就业: the word is a noun, an order or a hope. */
function isWish(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  const after = text.slice(end, end + 4);
  const claimed = text.slice(start, end);
  if (/^(?:增长|增加|提高|上升|下降|减少|降低|正增长)$/u.test(claimed)) {
    if (/[稳促保托求谋助]$|托住了?$|带来$|[的之]$|支撑$|依靠$|驱动$|推动$/u.test(before)) return true;
    if (/^(?:点|极|动力|空间|潜力|引擎|速度|率|态势|方式|质量|目标|预期|来源|源|曲线|效益|效率|能力|水平|质效|收入|投入|供给|就业|成本|风险|负担|压力|难度)/u.test(after)) return true;
  }
  const last = before.slice(Math.max(...["，", "。", "；", "：", "！", "\n"].map((mark) => before.lastIndexOf(mark))) + 1);
  if (/^(?:保持|实现)[^，。；、]{0,6}$/u.test(last) && !/[将要]/u.test(last)) return /^保持/u.test(last) && /平稳|稳定|较快/u.test(last);
  return (/\p{Script=Han}/u.test(claimed) && wishesZh.test(last.replace(/(?:保持|实现)了?$/u, ""))) || (/[a-z]/iu.test(claimed) && wishesEn.test(last));
}
