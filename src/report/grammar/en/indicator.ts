/** Longer phrases are clauses, not names. */
const LONGEST_WORDS = 12;

const LINKS =
  /^(?:was|were|is|are|be|been|of|at|to|by|reached|totalled|totaled|totalling|totaling|stood|came|amounted|amounting|rose|fell|grew|increased|decreased|declined|dropped|climbed|around|about|approximately|nearly|almost|roughly|over|under|above|below|more|less|than|some|up|a|an|the|total|estimated|just|only|exceeded|exceeding|hit|has|have|had|with|for|now|already|least|in|and|or|number|we|also|as|from|recorded|achieved|posted|generated|received)$/iu;
const OPENERS =
  /^(?:the|a|an|and|but|or|while|with|however|of|in|this|that|these|those|which|who|we|our|its|their|as|at|for|also|then|year|quarter|both|overall|finally|additionally|similarly|around|about|nearly|over|approximately|only|just|almost|some|followed|by|on|to|from|\d{4})$/iu;

/** The name of what is measured from the words before its number: `Total revenue for the year reached` → `Total revenue for the year`. */
export function nameBefore(words: string): string {
  const list = afterReporting(split(withoutPeriod(words)));
  let end = list.length;
  while (end > 0 && LINKS.test(list[end - 1]!)) end -= 1;
  let start = Math.max(0, end - LONGEST_WORDS);
  while (start < end && OPENERS.test(list[start]!)) start += 1;
  return list.slice(start, end).join(" ");
}

/** Revenue for fiscal 2023 was → Revenue was: the year is the figure's period. */
const withoutPeriod = (words: string): string => words.replace(/\b(?:for|in|during)\s(?:the\s)?(?:fiscal\s|financial\s|full\s)?(?:year\s)?(?:FY\s?)?(?:19|20)\d\d\b/iu, "");

/** The group reported revenue of → revenue of. */
function afterReporting(words: readonly string[]): readonly string[] {
  const verb = words.findLastIndex((word, i) => i < words.length - 1 && /^(?:reported|recorded|achieved|posted|generated|expects?|expected)$/iu.test(word));
  return words.slice(verb + 1);
}

/** The words that follow a count or share and say of what: ` of respondents can write …` → `respondents can write …`. */
export function nameAfter(text: string, at: number): string {
  const window = text.slice(at, at + 160);
  const end = window.search(/[.,;:!?)](?:\s|$)|[()\n—]|\s[–-]\s|\s\d/u);
  const list = split(end < 0 ? window : window.slice(0, end));
  let start = 0;
  while (start < list.length && /^(?:of|the|our|all|these|those|a|an|and|or|to|in)$/iu.test(list[start]!)) start += 1;
  return list.slice(start, start + LONGEST_WORDS).join(" ");
}

function split(words: string): readonly string[] {
  return words.split(/\s+/u).map((word) => word.replace(/^["“'*]+|["”'*:,]+$/gu, "")).filter((word) => word !== "");
}
