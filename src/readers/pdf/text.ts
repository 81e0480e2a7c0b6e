/** A character of Chinese writing or its punctuation: no blank stands beside it. Quotes and dashes are of the language beside them. */
export const isChinese = (character: string): boolean => /^[\u2e80-\u303f\u3100-\u312f\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]$/u.test(character);

/**
 * Characters as fonts' tables give them, written as people type them: presentation forms and the radicals that some programs
 * put for the characters they look like (增⻓ for 增长), no control characters, single blanks, none beside Chinese.
 */
export function cleanText(text: string): string {
  const plain = text
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/gu, (c) => RADICALS.get(c) ?? c.normalize("NFKC"))
    .replace(/[\u0000-\u001f\u007f-\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, " ")
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu, "");
  const words = plain.split(" ").filter((word) => word !== "");
  return words.reduce((joined, word) => joined + between(joined, word) + word, "");
}

/** The blank that belongs between two texts of a line or of lines on end. */
export function between(before: string, after: string): "" | " " {
  if (before === "" || after === "") return "";
  return isChinese(before.at(-1)!) || isChinese(after[0]!) ? "" : " ";
}

/** Supplementary radicals that Unicode does not give a character for, and that look like one (CJKRadicals.txt, by hand). */
const RADICALS: ReadonlyMap<string, string> = new Map(
  [
    "⺅亻", "⺌小", "⺍小", "⺏尢", "⺗心", "⺘扌", "⺙攵", "⺝月", "⺠民", "⺡氵", "⺢水", "⺣灬", "⺨犭", "⺩王", "⺫目", "⺬示", "⺭礻", "⺮竹", "⺯糸",
    "⺰纟", "⺶羊", "⺷羊", "⺸羊", "⺼肉", "⺾艹", "⺿艹", "⻀艹", "⻁虎", "⻂衤", "⻃西", "⻄西", "⻅见", "⻆角", "⻇角", "⻈讠", "⻉贝", "⻊足", "⻋车", "⻌辶",
    "⻍辶", "⻎辶", "⻏阝", "⻐钅", "⻑長", "⻒镸", "⻓长", "⻔门", "⻕阜", "⻖阝", "⻗雨", "⻘青", "⻙韦", "⻚页", "⻛风", "⻜飞", "⻝食", "⻞食", "⻟飠", "⻠饣",
    "⻡首", "⻢马", "⻣骨", "⻤鬼", "⻥鱼", "⻦鸟", "⻧卤", "⻨麦", "⻩黄", "⻪黾", "⻬齐", "⻭歯", "⻮齿", "⻯竜", "⻰龙", "⻱龜",
  ].map((pair) => [pair[0]!, pair[1]!]),
);
