/** A set of words found at a place of a text by their longest match; the cost does not grow with the number of words. */
export interface Lexicon {
  /** Length of the longest word that starts here; 0 when none does. */
  at(text: string, start: number): number;
  /** Length of the longest word that ends here. */
  before(text: string, end: number): number;
}

export function lexicon(words: string | readonly string[]): Lexicon {
  const list = typeof words === "string" ? words.split(/\s+/u).filter(Boolean) : words;
  const byFirst = group(list, (word) => word[0]!);
  const byLast = group(list, (word) => word.at(-1)!);
  return {
    at: (text, start) => byFirst.get(text[start] ?? "")?.find((word) => text.startsWith(word, start))?.length ?? 0,
    before: (text, end) =>
      (end > 0 ? byLast.get(text[end - 1]!) : undefined)?.find((word) => text.endsWith(word, end))?.length ?? 0,
  };
}

function group(words: readonly string[], key: (word: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const known = groups.get(key(word));
    if (known) known.push(word);
    else groups.set(key(word), [word]);
  }
  return groups;
}
