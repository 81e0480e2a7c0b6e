import { lexicon } from "../lexicon.js";

/**
 * What the figure covers and how it is reckoned (口径), as printed between `start` and `end` and in a bracket right after:
 * 规模以上, 按可比价格计算, 不含农户. Several are joined by `，`; undefined where nothing is said.
 */
export function scopeOf(text: string, start: number, end: number): string | undefined {
  const found: string[] = [];
  const last = afterBracket(text, end);
  for (let i = start; i < last; ) {
    const length = SCOPES.at(text, i) || inclusion(text, i, last);
    if (length > 0 && i + length <= last) found.push(text.slice(i, i + length));
    i += Math.max(1, length);
  }
  return found.length === 0 ? undefined : [...new Set(found)].join("，");
}

/** National accounts, statistics above a size, and accounts of a group, as bulletins and annual reports print them. */
const SCOPES = lexicon(`
  规模以上 规上 限额以上 限上 资质以上 按可比价格计算 按可比价计算 按可比价格 按可比价 按不变价格计算 按不变价计算 按不变价格
  按不变价 按现价计算 按当年价格计算 现价 当年价 不变价 可比价格 可比价 可比口径 按可比口径计算 按可比口径 同口径 全口径 小口径 大口径
  并表口径 并表 合并口径 合并报表口径 合并报表 母公司口径 母公司 扣除价格因素 剔除价格因素 扣除非经常性损益 本外币 在地口径 法人口径
`);

const LONGEST_BRACKET = 24;

/** The bracket that opens right after the figure belongs to it: 投资8亿元（不含农户）. */
function afterBracket(text: string, end: number): number {
  if (text[end] !== "（" && text[end] !== "(") return end;
  const close = text.slice(end, end + LONGEST_BRACKET).search(/[）)]/u);
  return close < 0 ? end : end + close;
}

/** （不含农户）, （含税）: 含 and 不含 count only at the head of a bracket or of a clause. */
function inclusion(text: string, at: number, last: number): number {
  if (!"（(，,、".includes(text[at - 1] ?? "x") || !"不包含剔扣".includes(text[at]!)) return 0;
  const word = ["不包含", "不包括", "不含", "包含", "含", "剔除", "扣除"].find((known) => text.startsWith(known, at));
  if (word === undefined) return 0;
  let end = at + word.length;
  while (end < last && !"）)，,；;。".includes(text[end]!) && !/\d/u.test(text[end]!)) end += 1;
  return end - at > word.length && end - at <= LONGEST_BRACKET ? end - at : 0;
}
