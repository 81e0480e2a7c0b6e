/** What a cell's text looks like by itself. Every pattern scans once: cells come from files nobody has looked at. */

/** `1,234.5`, `12.3%`, `(3.1)`, `¥5`, `３．２`, `-`: a number or a mark for a missing one. */
export function isNumeric(text: string): boolean {
  if (text.length > 40) return false;
  const plain = text.normalize("NFKC").replaceAll(/[\s,]/gu, "");
  return /^[(+\-−–]?[¥$€£]?[+\-−]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?[%‰)]?$/u.test(plain) || isGap(plain);
}

/** `2015` as a heading is no data. */
export const isYear = (text: string): boolean => /^(?:19|20)\d{2}$/u.test(text.normalize("NFKC").trim());

const isGap = (plain: string): boolean => /^(?:[-−–—]{1,3}|\.{2,3}|…{1,2}|n\/?a|#n\/a|null|nan)$/iu.test(plain);

/** The unit that a line of its own gives: 单位：亿元, （计量单位: 万人）, Unit: RMB million. */
export function unitLine(text: string): string | undefined {
  const bare = unwrapped(text.slice(0, 200).trim());
  const [, unit] = /^(?:计量|金额)?单\s*位\s*[:：]\s*(\S.*)$/u.exec(bare) ?? /^units?\s*[:：]\s*(\S.*)$/iu.exec(bare) ?? [];
  return unit === undefined ? undefined : unit.trim().slice(0, 40);
}

/** The unit at the end of a heading: `产值（亿元）`, `增速(%)`, `GDP / 亿元`. Brackets that say something else are left alone. */
export function unitIn(heading: string): string | undefined {
  const text = heading.trimEnd();
  const close = text.at(-1);
  if (close === ")" || close === "）" || close === "]") {
    const open = Math.max(text.lastIndexOf("("), text.lastIndexOf("（"), text.lastIndexOf("["));
    const inside = text.slice(open + 1, -1).replace(/^单位\s*[:：]/u, "").trim();
    return open >= 0 && isUnit(inside) ? inside : undefined;
  }
  const slash = Math.max(text.lastIndexOf("/"), text.lastIndexOf("，"), text.lastIndexOf(","));
  const behind = text.slice(slash + 1).trim();
  return slash > 0 && isUnit(behind) ? behind : undefined;
}

/** A whole cell that is a unit: 亿元, (%), RMB million. */
export function unitCell(text: string): string | undefined {
  const bare = unwrapped(text.trim());
  return isUnit(bare) ? bare : undefined;
}

const unitWord =
  /^(?:%|％|‰|(?:[十百千万亿]{0,3}(?:元|美元|欧元|人民币|吨|千克|公斤|克|人|人次|户|户次|个|家|项|件|辆|台|套|次|倍|亩|公顷|米|公里|千米|平方米|平方公里|立方米|千瓦时|千瓦|兆瓦|度|标箱|只|头|张|所|名|条|艘|架)(?:[/／](?:人|年|月|日|吨|平方米|亩|小时))?)|个?百分点|万|亿|percent|per cent|pp|(?:(?:rmb|cny|usd|eur|us\$|yuan|\$|¥|€)\s?)?(?:thousand|million|billion|trillion|mn|bn|tn)?(?:\s(?:rmb|cny|usd|eur|yuan|tonnes|tons|people|persons|units|households))?|rmb|cny|usd|eur|yuan|tonnes|tons|people|persons|kg|km|kwh|mwh|gwh|twh|kw|mw|gw)$/iu;

const isUnit = (text: string): boolean => text.length > 0 && text.length <= 24 && unitWord.test(text);

/** A remark under or above a table that says so: 注：…, 资料来源：…, Source: …. */
export function isRemark(text: string): boolean {
  const head = text.slice(0, 40).trimStart();
  return (
    /^(?:[（(]?(?:注|附注|备注|说明|注释|注解)\s*[\d一二三四五]{0,2}\s*[:：.、]|(?:资料|数据|材料|图表)?来源\s*[:：]|(?:数据库|制表|填报|编制|更新时间|制表人|联系人|审核)[^:：]{0,6}[:：])/u.test(head) ||
    /^(?:notes?|sources?|data sources?|remarks?|footnotes?|last updated)\s*\d?\s*[:：.]/iu.test(head)
  );
}

/** What may be a remark: * preliminary, ① …. A name in a table can begin so too. */
export const hasMark = (text: string): boolean => /^(?:[*＊※†‡]|[①-⑩]|\[\d\]|[（(]?注\s*[\d①-⑩]?[)）])/u.test(text);

/** `指标：地区生产总值(亿元)`, `时间：最近20年`: a label of few characters and what it says. */
export const isLabelled = (text: string): boolean => /^[^\s:：]{1,8}[:：]\s*\S/u.test(text.slice(0, 40)) && !/^\d{1,2}:\d\d/u.test(text);

function unwrapped(text: string): string {
  return /^[（([]/u.test(text) && /[)）\]]$/u.test(text) ? text.slice(1, -1).trim() : text;
}
