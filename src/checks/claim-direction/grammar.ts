import { after, before, beforeEnglish, countOf, fractionOf, rangeOf, type Range } from "./amounts.js";

/** What a sentence asserts of figures, and where. `level: false`: it is about rates of growth, not about amounts. */
export type Claim = { readonly start: number; readonly end: number } & (
  | { readonly kind: "moves"; readonly way: Way }
  | { readonly kind: "all-move"; readonly way: "up" | "down" }
  | { readonly kind: "extreme"; readonly way: "most" | "least"; readonly rates?: boolean; readonly outside: boolean }
  | { readonly kind: "compares"; readonly way: "above" | "below"; readonly rates?: boolean }
  | { readonly kind: "times"; readonly atLeast: number }
  | { readonly kind: "half"; readonly way: "above" | "below" }
  | { readonly kind: "streak"; readonly way: "up" | "down"; readonly periods: number }
  /** `over`: of so many periods, the last among them. */
  | { readonly kind: "record"; readonly way: "most" | "least"; readonly over?: number }
  | { readonly kind: "turns"; readonly way: "up" | "down" }
  | { readonly kind: "passes"; readonly way: "above" | "below" | "nearly"; readonly first?: boolean; /** Where the number that it is held against begins. */ readonly number: number }
  /** The rate of growth itself went up or down: 增速回落; `number`: by so many points, where that begins. */
  | { readonly kind: "pace"; readonly way: "up" | "down"; readonly number?: number }
  /** 两位数, 个位数: of a rate, now or at all points. */
  | { readonly kind: "digits"; readonly count: 1 | 2; readonly way?: "up" | "down"; readonly always: boolean }
  /** So many of the slide's indicators rise, so many fall; `of`: so many there are. */
  | { readonly kind: "tally"; readonly up?: number; readonly down?: number; readonly of?: number }
  | { readonly kind: "ranks"; readonly place: number; readonly rates?: boolean; readonly outside: boolean }
  | { readonly kind: "next-to" }
  /** The one is so many times the other, or itself at another time. */
  | { readonly kind: "multiple"; readonly range: Range; readonly rates?: boolean }
  /** So much of itself, as a part of one: 增长两倍以上 is 2 and more. */
  | { readonly kind: "grows-by"; readonly range: Range; readonly way: "up" | "down"; /** 降幅超过一成 says so of the rate. */ readonly rates?: boolean }
  | { readonly kind: "portion"; readonly range: Range }
  | { readonly kind: "adds"; readonly way: "up" | "down"; readonly number: number }
  /** 年均增长: from the first point to the last by a typed rate. */
  | { readonly kind: "yearly"; readonly number: number }
  /** 五年累计: so many last points together are a typed number. */
  | { readonly kind: "total"; readonly periods: number; readonly number: number }
  /** From the number before to the one behind; `turned`: “6.1, down from 9.4”. */
  | { readonly kind: "from-to"; readonly way: "up" | "down"; readonly turned: boolean }
  | { readonly kind: "peak"; readonly way: "most" | "least"; readonly when: string }
  | { readonly kind: "steady"; readonly way: "up" | "down" | "wavy" }
);

/** `not-down`: 没有下降, which says that it rose or stayed. */
export type Way = "up" | "down" | "flat" | "not-up" | "not-down";

/** Without its place, each kind of claim for itself. */
type WhatIsClaimed = Claim extends infer C ? (C extends Claim ? Omit<C, "start" | "end"> : never) : never;

const word = (source: string): RegExp => new RegExp(source, "gu");
const english = (source: string): RegExp => new RegExp(`(?<![A-Za-z-])(?:${source})(?![A-Za-z])`, "giu");
const numbers = "[一二两三四五六七八九十0-9]{1,3}";
const small = "[一二两三四五六七八九十]|[1-9]";
const parts = "[二三四五六七八九十]分之[一二三四五六七八九]|[一二三四五六七八九]成半?(?![果功就为立员本效型长熟分色千上不])|一半|半数";
const englishParts = "a (?:third|quarter|fifth|tenth)|one (?:third|quarter|fifth|tenth)|(?:two|three|four)[ -](?:thirds|quarters|fifths)|half";
const englishCount = "one|two|three|four|five|six|seven|eight|nine|ten|[1-9]";
/** So far a round number of tenths or parts may be from the exact one, and a whole number of times. */
const slackOfPart = 0.05;
const slackOfTimes = 0.3;
const part = (written: string, lead?: string, tail?: string): Range => rangeOf(fractionOf(written), fractionOf(written) * 0.1 + slackOfPart / 5, lead, tail);
const multiple = (written: string, lead?: string, tail?: string): Range => rangeOf(countOf(written), slackOfTimes, lead, tail);
const upZh = "增长|增加|提高|上升|扩大";
const downZh = "下降|减少|降低|下滑|缩减";

/**
 * Claim words in the order in which they are looked for; what an earlier one has taken, a later one does not read again. Before each
 * form stand pieces of which a text has one where the form can be found at all: most texts claim nothing, and no form is tried on them.
 */
const grammar: readonly (readonly [string, RegExp, (match: RegExpExecArray) => WhatIsClaimed])[] = [
  ["有 仅", word(`(?:只有|仅有|仅|中有)(${small})(?:项|个|类|家)[^，。；]{0,6}?(?:实现|保持|出现)?了?(正增长|增长|上升|下降|回落|负增长|下滑)`), (m) => (rises(m[2]!) ? { kind: "tally", up: countOf(m[1]!) } : { kind: "tally", down: countOf(m[1]!) })],
  ["升 增 涨", word(`(${small})(?:项|个|类|家)?[升增涨](${small})(?:项|个|类|家)?[降减跌]`), (m) => ({ kind: "tally", up: countOf(m[1]!), down: countOf(m[2]!) })],
  [" of ", english(`(${englishCount}) (?:out )?of (?:the |our )?(${englishCount})(?: [a-z]+){1,4} (grew|rose|increased|improved|fell|declined|dropped)`), (m) => ({ kind: "tally", ...(rises(m[3]!) ? { up: countOf(m[1]!) } : { down: countOf(m[1]!) }), of: countOf(m[2]!) })],
  ["由 从", word("(?<=(?:由|从)[^，。；]{1,30})(?:(下降|降低|减少|缩短|压缩|回落|降|减)|(?:增加|增长|提高|上升|扩大|延长|增|升))[到至为](?=[^，。；]{0,4}\\d)"), (m) => ({ kind: "from-to", way: m[1] === undefined ? "up" : "down", turned: false })],
  [" from", english("(up|down) from(?= [^.;,]{0,12}\\d)"), (m) => ({ kind: "from-to", way: m[1]!.toLowerCase() === "up" ? "up" : "down", turned: true })],
  ["没 未", word("(?:没有|并没有|并未|从未|未(?!来))(?:出现|发生)?(增长|增加|上升|提高|下降|减少|回落|下滑)"), (m) => ({ kind: "moves", way: rises(m[1]!) ? "not-up" : "not-down" })],
  ["not n't never longer", english("(?:did not|didn't|has not|have not|never|no longer) (grow|grown|rise|risen|increase|increased|fall|fallen|decline|declined|drop|dropped|shrink|decrease)"), (m) => ({ kind: "moves", way: rises(m[1]!) ? "not-up" : "not-down" })],
  ["不", word("不(?:增反降|升反降)"), () => ({ kind: "moves", way: "down" })],
  ["不", word("不(?:降反升|减反增|降反增)"), () => ({ kind: "moves", way: "up" })],
  ["位数", word(`(始终|一直|连年)?(?:保持|实现|呈现|呈|维持)?了?(?:在)?(两位数|个位数|一位数)(?:的|以上)?(增长|上升|下降)?`), (m) => ({ kind: "digits", count: m[2] === "两位数" ? 2 : 1, always: m[1] !== undefined, ...(m[3] !== undefined && { way: rises(m[3]) ? "up" : "down" }) })],
  ["digit", english("(double|single)-digit (growth|rise|increase|decline|drop|fall)"), (m) => ({ kind: "digits", count: m[1]!.toLowerCase() === "double" ? 2 : 1, always: false, way: rises(m[2]!) ? "up" : "down" })],
  ["年", word(`(?:为|是|达|创)?(?:下|出)?(?:了)?近?(${numbers})年(?:来|以来)?(?:的)?(最高|最低|新高|新低|最好|最多|最少)`), (m) => ({ kind: "record", way: /低|少/u.test(m[2]!) ? "least" : "most", over: countOf(m[1]!) })],
  ["-year", english(`(?:a |an )?(${englishCount})-year (high|low)`), (m) => ({ kind: "record", way: m[2]!.toLowerCase() === "high" ? "most" : "least", over: countOf(m[1]!) })],
  ["years", english(`the (highest|lowest) in (${englishCount}) years`), (m) => ({ kind: "record", way: m[1]!.toLowerCase() === "highest" ? "most" : "least", over: countOf(m[2]!) })],
  ["峰 顶 底 谷 点", word("((?:19|20)\\d\\d)年?(?:达到|到达|见|触)(顶峰|峰值|最高点|顶|谷底|低谷|最低点|底)"), (m) => ({ kind: "peak", way: /谷|低|底/u.test(m[2]!) ? "least" : "most", when: m[1]! })],
  ["peaked bottomed", english("(peaked|bottomed out) in ((?:19|20)\\d\\d)"), (m) => ({ kind: "peak", way: m[1]!.toLowerCase() === "peaked" ? "most" : "least", when: m[2]! })],
  ["起 有", word("有起有落|有升有降|有增有减|起伏不定|大起大落"), () => ({ kind: "steady", way: "wavy" })],
  ["年 季 月 持续 一路", word("(?:逐年|逐季|逐月|年年|连年|持续|一路)(?:保持)?(增长|增加|上升|提高|攀升|回升|加快|下降|减少|回落|下滑|放缓|走低|走高)"), (m) => ({ kind: "steady", way: rises(m[1]!) ? "up" : "down" })],
  ["every", english("(?:have |has )?(risen|grown|increased|fallen|declined|dropped|rose|grew|fell) (?:in )?every (?:single )?(?:year|quarter|month)"), (m) => ({ kind: "steady", way: rises(m[1]!) ? "up" : "down" })],
  ["连续", word(`连续(${numbers})(?:个)?(?:年|季度|季|月|期)[^，。；]{0,4}?(正增长|负增长|增长|上升|提高|攀升|回升|下降|下滑|回落|减少|下跌)`), (m) => ({ kind: "streak", periods: countOf(m[1]!), way: rises(m[2]!) ? "up" : "down" })],
  [" of ", english("(?:for )?(two|three|four|five|six|seven|eight|[2-9]) (?:consecutive |straight )?(?:years|quarters|months)(?: in a row| running)? of (growth|decline)"), (m) => ({ kind: "streak", periods: countOf(m[1]!), way: m[2]!.toLowerCase() === "growth" ? "up" : "down" })],
  [" for ", english("(grew|rose|increased|fell|declined|dropped) for (?:the )?(two|three|four|five|six|seven|eight|[2-9]) (?:consecutive |straight )?(?:years|quarters|months)(?: in a row| running)?"), (m) => ({ kind: "streak", periods: countOf(m[2]!), way: rises(m[1]!) ? "up" : "down" })],
  ["最 新高", word("创(?:历史|近年|历年)?新高|历史最高|历年最高|创历史最好"), () => ({ kind: "record", way: "most" })],
  ["最 新低", word("创(?:历史|近年|历年)?新低|历史最低|历年最低"), () => ({ kind: "record", way: "least" })],
  ["record all-time ever", english("(?:a |an all-time |all-time )?record (?:high|level|year)|a (?:new )?record|highest (?:ever|on record)|all-time high"), () => ({ kind: "record", way: "most" })],
  ["low", english("record low|lowest (?:ever|on record)|all-time low"), () => ({ kind: "record", way: "least" })],
  ["转 扭 止跌", word("由负转正|由降转升|由降转增|扭亏为盈|止跌回升|转负为正|(?<!由负)转正"), () => ({ kind: "turns", way: "up" })],
  ["转", word("由正转负|由升转降|由增转降|由盈转亏|(?:再度|再次|重新)?转负(?!为)"), () => ({ kind: "turns", way: "down" })],
  ["growth positive", english("returned to growth|turned positive|back to growth"), () => ({ kind: "turns", way: "up" })],
  ["番", word("翻了?两番"), () => ({ kind: "times", atLeast: 4 })],
  ["番 倍", word("翻(?:了)?一?番|倍增|成倍增长"), () => ({ kind: "times", atLeast: 2 })],
  ["tripled threefold", english("tripled|threefold"), () => ({ kind: "times", atLeast: 3 })],
  ["doubled twofold", english("doubled|twofold"), () => ({ kind: "times", atLeast: 2 })],
  ["倍 成 分之 半", word(`(${upZh}|${downZh})(?:了)?${before}(?:(${small})倍|(${parts}))${after}`), (m) => ({ kind: "grows-by", way: rises(m[1]!) ? "up" : "down", range: m[3] === undefined ? part(m[4]!, m[2], m[5]) : multiple(m[3], m[2], m[5]) })],
  ["成 分之 半", word(`(增幅|涨幅|增速|降幅|跌幅)(?:为|达到?|在)?${before}(${parts})${after}`), (m) => ({ kind: "grows-by", rates: true, way: rises(m[1]!) ? "up" : "down", range: part(m[3]!, m[2], m[4]) })],
  ["倍", word(`(?:是|为|达到?|相当于|增至)[^，。；]{2,24}?的${before}(${small})倍${after}`), (m) => ({ kind: "multiple", range: multiple(m[2]!, m[1], m[3]) })],
  [" as ", english(`(?:grew|rose|increased)(?: by)? ${beforeEnglish}(twice|(?:${englishCount}) times) as (?:fast|quickly|much) as`), (m) => ({ kind: "multiple", rates: true, range: multiple(m[2]!.split(" ")[0]!, m[1]) })],
  ["twice double triple times", english(`(?:is|was|are|were) ${beforeEnglish}(twice|double|triple|(?:${englishCount}) times) (?:as (?:large|big|high|much) as|the size of|that of)`), (m) => ({ kind: "multiple", range: multiple(m[2]!.split(" ")[0]!, m[1]) })],
  ["半", word("不到一半|不足一半|不足半数|未过半|不到半数"), () => ({ kind: "half", way: "below" })],
  ["半 大头", word("过半(?!年|月|天)|超(?:过)?一半|超(?:过)?半数|一半以上|占大头"), () => ({ kind: "half", way: "above" })],
  ["half", english("less than half|under half|fewer than half"), () => ({ kind: "half", way: "below" })],
  ["half majority", english("more than half|over half|the majority|well over half"), () => ({ kind: "half", way: "above" })],
  ["成 分之 半", word(`${before}(${parts})${after}(?=[，。；！？、]|$|的|来自|由|为|是|[\\p{Script=Han}])`), (m) => ({ kind: "portion", range: part(m[2]!, m[1], m[3]) })],
  ["third quarter fifth tenth half", english(`(?:makes? up|made up|accounts? for|accounted for|represents?|is|are|was|were|contributed?) ${beforeEnglish}(${englishParts})(?! of the (?:way|time))`), (m) => ({ kind: "portion", range: part(m[2]!, m[1]) })],
  ["全 均 都 悉数 双双 普遍", word("(?:全部|(?<![平年人月日户])均|(?<!首)都|全面|全线|悉数|双双|普遍)(?:实现|保持)?(?:了)?(正增长|增长|上升|提高|下降|回落|下滑|负增长)"), (m) => ({ kind: "all-move", way: rises(m[1]!) ? "up" : "down" })],
  ["无一", word("无一(?:例外)?(?:地)?(下降|下滑|回落|减少|增长|上升|提高)"), (m) => ({ kind: "all-move", way: rises(m[1]!) ? "down" : "up" })],
  ["all both", english("(?:all|both)(?: [a-z]+){0,3} (grew|rose|increased|improved|fell|declined|dropped)"), (m) => ({ kind: "all-move", way: rises(m[1]!) ? "up" : "down" })],
  ["最 领跑 居首 第一", word("增速最快|增长最快|增幅最大|增速最高|增幅最高|增速居首|增速第一|最快|领跑"), (m) => ({ kind: "extreme", way: "most", rates: true, outside: outside(m) })],
  ["最", word("增速最慢|增长最慢|增幅最小|增速最低|增幅最低|最慢"), (m) => ({ kind: "extreme", way: "least", rates: true, outside: outside(m) })],
  ["第", word(`(?:位居|位列|居于|居|列|排名|排|名列|排在)[^，。；、第]{0,4}?第([二三四五六七八九十]|[2-9])(?:位|名)?`), (m) => ({ kind: "ranks", place: countOf(m[1]!), outside: outside(m) })],
  ["second third fourth fifth", english("(?:ranks?|ranked|came|comes|finished|is|was) (second|third|fourth|fifth)(?! (?:of|time|quarter|year|phase|stage|step|party|parties))"), (m) => ({ kind: "ranks", place: ["second", "third", "fourth", "fifth"].indexOf(m[1]!.toLowerCase()) + 2, outside: outside(m) })],
  ["仅次", word("仅次于"), () => ({ kind: "next-to" })],
  ["首 第一 最", word("居(?:于)?[^，。；、]{0,8}?(?:首位|之首|榜首|第一)|位居第一|位列第一|排名第一|名列第一|首位|最高|最大|最多|最强"), (m) => ({ kind: "extreme", way: "most", outside: outside(m) })],
  ["最 末 垫底", word("最低|最小|最少|末位|垫底|居末"), (m) => ({ kind: "extreme", way: "least", outside: outside(m) })],
  ["fastest", english("grew (?:the )?fastest|fastest[- ]growing|the fastest|fastest"), (m) => ({ kind: "extreme", way: "most", rates: true, outside: outside(m) })],
  ["slowest", english("grew (?:the )?slowest|slowest[- ]growing|the slowest|slowest"), (m) => ({ kind: "extreme", way: "least", rates: true, outside: outside(m) })],
  ["lead led", english("leads(?= the | all )|led(?= the (?:two|three|four|five|six|seven|eight))"), (m) => ({ kind: "extreme", way: "most", outside: outside(m) })],
  ["largest biggest highest first", english("the (?:largest|biggest|highest)|ranks first|ranked first|came first"), (m) => ({ kind: "extreme", way: "most", outside: outside(m) })],
  ["smallest lowest fewest last", english("the (?:smallest|lowest|fewest)|ranks last|ranked last|came last"), (m) => ({ kind: "extreme", way: "least", outside: outside(m) })],
  ["于 超 跑赢 领先", word("快于|高于|多于|大于|好于|优于|超过(?!\\d)|超出|跑赢|领先(?:于)?"), (m) => ({ kind: "compares", way: "above", ...(/快|跑赢/u.test(m[0]) && { rates: true }) })],
  ["于 不 跑输", word("慢于|低于|少于|小于|不及|不如|逊于|跑输|落后于"), (m) => ({ kind: "compares", way: "below", ...(/慢|跑输/u.test(m[0]) && { rates: true }) })],
  ["比", word("比[^，。；]{2,20}?(?:高|多|大|快)(?!于|新|品|标|端|校|铁|速|度)"), (m) => ({ kind: "compares", way: "above", ...(/快$/u.test(m[0]) && { rates: true }) })],
  ["比", word("比[^，。；]{2,20}?(?:低|少|小|慢)(?!于|碳|保|龄|学|组)"), (m) => ({ kind: "compares", way: "below", ...(/慢$/u.test(m[0]) && { rates: true }) })],
  ["outpaced outgrew faster", english("outpaced|outgrew|grew faster than|rose faster than"), () => ({ kind: "compares", way: "above", rates: true })],
  ["slow lagged", english("grew (?:more slowly|slower) than|rose (?:more slowly|slower) than|lagged(?: behind)?"), () => ({ kind: "compares", way: "below", rates: true })],
  ["than outstripped outweigh exceeded", english("(?:is |was |were |are )?(?:higher|larger|bigger|more|greater) than(?= [A-Za-z])|outstripped|outweighs?|outweighed|exceeded(?= [A-Za-z])"), () => ({ kind: "compares", way: "above" })],
  ["than short", english("(?:is |was |were |are )?(?:lower|smaller|less) than(?= [A-Za-z])|fell short of(?= [A-Za-z])"), () => ({ kind: "compares", way: "below" })],
  ["未 没", word("(?:未能|没能|没有|尚未|未)(?:突破|超过|达到|达|站上|跨过|越过)(?=\\d)"), (m) => ({ kind: "passes", way: "below", number: m.index + m[0].length })],
  ["reach missed", english("(?:failed to reach|did not reach|didn't reach|missed) (?=[€$£]?\\d)"), (m) => ({ kind: "passes", way: "below", number: m.index + m[0].length })],
  ["突破 超 跃 迈 站 跨 冲破 越 逾", word("(首次|首度)?(?:突破|超过|跃上|迈上|迈过|迈入|站上|站稳|跨过|跨越|冲破|越过|逾|超)(?=\\d)"), (m) => ({ kind: "passes", way: "above", ...(m[1] !== undefined && { first: true }), number: m.index + m[0].length })],
  ["不 未", word("(?:不足|未达|未到|不到)(?=\\d)"), (m) => ({ kind: "passes", way: "below", number: m.index + m[0].length })],
  ["以上 以下", word("(?:稳定|保持|维持)?在(?=\\d{1,6}(?:\\.\\d{1,3})?[^，。；\\d]{0,4}以(?:上|下))"), (m) => ({ kind: "passes", way: /^[^上]{0,14}?以下/u.test(m.input.slice(m.index + m[0].length, m.index + m[0].length + 16)) ? "below" : "above", number: m.index + m[0].length })],
  ["近", word("(?:逼近|接近|将近|近)(?=\\d)"), (m) => ({ kind: "passes", way: "nearly", number: m.index + m[0].length })],
  ["topped exceeded passed surpassed broke than over above", english("(?:topped|exceeded|passed|surpassed|broke through|more than|over|above) (?=[€$£]?\\d)"), (m) => ({ kind: "passes", way: "above", number: m.index + m[0].length })],
  ["than under below short", english("(?:less than|under|below|short of) (?=[€$£]?\\d)"), (m) => ({ kind: "passes", way: "below", number: m.index + m[0].length })],
  ["增 减 下降", word(`(?:累计|共|净|合计)?(?:(增加|新增|增长)|(减少|下降))了?(?=\\d+(?:\\.\\d+)?(?![\\d.%％个]))`), (m) => ({ kind: "adds", way: m[1] === undefined ? "down" : "up", number: m.index + m[0].length })],
  ["速 幅 率", word("(?<=增速|增幅|涨幅|增长率|降幅)(?:比上年|较上年|同比|比去年|较去年)?(?:有所|明显|小幅|大幅|继续|进一步|持续)?(加快|提高|上升|回升|扩大|提升|放缓|回落|下降|收窄|减缓|下滑)了?(?=(\\d+(?:\\.\\d+)?个百分点)?)(?!幅度|[至到]个)"), (m) => ({ kind: "pace", way: /加快|提高|上升|回升|扩大|提升/u.test(m[1]!) ? "up" : "down", ...(m[2] !== undefined && { number: m.index + m[0].length }) })],
  ["年均 复合", word("(?:年均(?:增长|增速)率?|(?:年均?)?复合(?:增长|增速)率?)(?:为|达到?|约为?)?(?=\\d)"), (m) => ({ kind: "yearly", number: m.index + m[0].length })],
  ["year cagr compound", english("(?:grew|rose|increased)(?: by)?(?= \\d[\\d.]{0,5} ?% (?:a|per) year)|(?:CAGR|compound annual growth(?: rate)?) of(?= \\d)"), (m) => ({ kind: "yearly", number: m.index + m[0].length + 1 })],
  ["计", word(`(${small})年(?:来)?(?:累计|总计|共计|合计)(?:完成|实现|达到?|为)?(?=\\d)`), (m) => ({ kind: "total", periods: countOf(m[1]!), number: m.index + m[0].length })],
  ["平 稳定", word("(?:基本)?持平|基本稳定"), () => ({ kind: "moves", way: "flat" })],
  ["负 降 落 滑 减 跌 缩 走低 挫", word("负增长|下降|回落|下滑|减少|降低|下跌|萎缩|收缩|走低|下挫"), () => ({ kind: "moves", way: "down" })],
  ["增 升 提高 涨 扬 走高", word("(?:正)?增长|上升|提高|增加|上涨|上扬|攀升|走高|回升"), () => ({ kind: "moves", way: "up" })],
  ["grew rose increas climb surg soar jump advanc up", english("grew|rose|increased|climbed|surged|soared|jumped|advanced|edged up|ticked up|went up|is up|are up|was up|were up"), () => ({ kind: "moves", way: "up" })],
  ["fell declin drop decreas contract plung slid tumbl down shrank slip", english("fell|declined|dropped|decreased|contracted|plunged|slid|tumbled|edged down|shrank|slipped|went down|is down|are down|was down|were down"), () => ({ kind: "moves", way: "down" })],
  ["improved", english("improved"), () => ({ kind: "moves", way: "up" })],
  ["steady stable changed flat", english("held steady|remained stable|was stable|little changed|unchanged|was flat|were flat|remained flat|stayed flat"), () => ({ kind: "moves", way: "flat" })],
];

const forms = grammar.map(([signs, form, read]) => ({ signs: signs.trim() === signs ? signs.split(" ") : [signs], form, read, english: form.flags.includes("i") }));

/** Claims of a text in its order. What is planned, wished for or denied asserts nothing. */
export function claimsIn(text: string): readonly Claim[] {
  if (text.length > longestText) return [];
  const [chinese, latin] = [/\p{Script=Han}/u.test(text), /[A-Za-z]{3}/u.test(text)];
  const lower = latin ? text.toLowerCase() : text;
  const taken = new Uint8Array(text.length);
  const found: Claim[] = [];
  for (const { signs, form, read, english: ofLatin } of forms) {
    if (!(ofLatin ? latin : chinese) || !signs.some((sign) => lower.includes(sign))) continue;
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

const rises = (verb: string): boolean => !/降|落|滑|减|跌|负|缓|低|缩|fell|fall|declin|drop|decreas|shrink/iu.test(verb);

/** 全省最快, 全国第一: against others that the slide does not show. */
function outside(match: RegExpExecArray): boolean {
  const text = match.input;
  return /(?:全国|全省|全市|全球|世界|国内|国际|行业|同类|全区|历史|省内|市内|以来|亚洲|(?:东部|西部|中部)(?:地区|省市|城市))[^，。；]{0,6}$/u.test(text.slice(Math.max(0, match.index - 10), match.index)) || /全国|全省|全市|全球|世界|国内|行业|in the (?:country|world|region|industry)/u.test(text.slice(match.index, match.index + match[0].length + 24));
}

const wishesZh = /(?:结束|告别|扭转|摆脱|止住|力争|争取|确保|计划|目标|预计|预期|推动|促进|力促|保持|实现|继续|进一步|着力|加快|努力|带动|拉动|支撑|助力|防止|避免|遏制|若|如果|不会|不再|没有|未|将|(?<![主重首需])要|应|须|把|能否|是否)[^，。；、]{0,8}$/u;
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
