/** The candidate an author most likely meant, or `undefined` when none is near. The earlier of equals wins. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const best = ranked(word, candidates)[0];
  return best && best.score >= near(word) ? best.candidate : undefined;
}

/** The `n` most similar candidates, best first, however far: for a list to choose from. */
export function closest(word: string, candidates: readonly string[], n: number): readonly string[] {
  return ranked(word, candidates).slice(0, n).map(({ candidate }) => candidate);
}

/** Longer names are compared by their beginning only, so that a hostile one costs no more than a long one. */
const longest = 64;
const mostCandidates = 2000;

/** Chinese terms share characters more often than they share order, so they need less than a misspelt Latin word. */
const near = (word: string): number => (han.test(word) ? 0.5 : 0.6);

const han = /\p{Script=Han}/u;

function ranked(word: string, candidates: readonly string[]): readonly { candidate: string; score: number }[] {
  const wanted = simplified(word);
  return candidates
    .slice(0, mostCandidates)
    .map((candidate) => ({ candidate, score: similarity(wanted, simplified(candidate)) }))
    .sort((a, b) => b.score - a.score); // stable
}

/** Case, width (Ａ, ａ) and joiners do not count: `KPI_Cards` is `kpi-cards`. */
function simplified(word: string): readonly string[] {
  return [...word.slice(0, 4 * longest).normalize("NFKC").toLowerCase().replace(/[\s_-]/gu, "")].slice(0, longest);
}

/** 1 for equal, 0 for nothing in common. */
function similarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  if (a.join("") === b.join("")) return 1;
  const chinese = a.some((character) => han.test(character)) && b.some((character) => han.test(character));
  return chinese ? sharedCharacters(a, b) : editSimilarity(a, b);
}

/** Latin: share of letters that need no edit; one edit in a short word is allowed, a third of a long one. */
function editSimilarity(a: readonly string[], b: readonly string[]): number {
  const edits = distance(a, b);
  const length = Math.max(a.length, b.length);
  if (edits === 1 && length >= 3) return Math.max(0.62, 1 - edits / length);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const part = short.length >= 3 && long.join("").includes(short.join("")) ? 0.6 + (0.3 * short.length) / long.length : 0;
  return Math.max(1 - edits / length, part);
}

/**
 * Chinese: an abbreviation drops characters and may swap some (总营收 for 营业总收入), so what counts is the share of
 * characters in common (Dice), raised a little for pairs that stand together; all of them in order (固投 for 固定资产投资)
 * is near in any case.
 */
function sharedCharacters(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const abbreviation = short.length >= 2 && inOrder(short, long) ? 0.5 + (0.45 * short.length) / long.length : 0;
  return Math.max(abbreviation, 0.75 * dice(a, b) + 0.15 * dice(pairs(a), pairs(b)) + 0.1 * contained(a, b));
}

function inOrder(short: readonly string[], long: readonly string[]): boolean {
  let found = 0;
  for (const character of long) if (character === short[found]) found += 1;
  return found === short.length;
}

function dice(a: readonly string[], b: readonly string[]): number {
  return a.length + b.length === 0 ? 0 : (2 * common(a, b)) / (a.length + b.length);
}

function contained(a: readonly string[], b: readonly string[]): number {
  return common(a, b) / Math.min(a.length, b.length);
}

function common(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let count = 0;
  for (const character of a) {
    const at = left.indexOf(character);
    if (at < 0) continue;
    left.splice(at, 1);
    count += 1;
  }
  return count;
}

const pairs = (word: readonly string[]): readonly string[] => word.slice(1).map((character, i) => `${word[i]}${character}`);

/** Damerau–Levenshtein (optimal string alignment): insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: readonly string[], b: readonly string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
