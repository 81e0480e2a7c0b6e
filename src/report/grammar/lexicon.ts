/** A set of words found at a place of a text by their longest match; the cost does not grow with the number of words. */
export interface Lexicon {
  /** Length of the longest word that starts here; 0 when none does. */
  at(text: string, start: number): number;
  /** Length of the longest word that ends here. */
  before(text: string, end: number): number;
}

export function lexicon(words: string | readonly string[]): Lexicon {
  const list = typeof words === "string" ? words.split(/\s+/u).filter(Boolean) : words;
  const byFirst = group(list, (word) => word.charCodeAt(0));
  const byLast = group(list, (word) => word.charCodeAt(word.length - 1));
  return {
    at(text, start) {
      for (const word of byFirst.get(text.charCodeAt(start)) ?? NONE) if (text.startsWith(word, start)) return word.length;
      return 0;
    },
    before(text, end) {
      for (const word of byLast.get(text.charCodeAt(end - 1)) ?? NONE) if (text.endsWith(word, end)) return word.length;
      return 0;
    },
  };
}

const NONE: readonly string[] = [];

/** By a character's code, longest first. Codes spare the text a string for every character looked at. */
function group(words: readonly string[], key: (word: string) => number): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const known = groups.get(key(word));
    if (known) known.push(word);
    else groups.set(key(word), [word]);
  }
  return groups;
}
