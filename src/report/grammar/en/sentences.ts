/** Where a sentence begins and ends in its paragraph. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Sentences of a paragraph in order: a full stop ends one unless it belongs to an abbreviation, an initial or a number. */
export function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!endsSentence(text, i)) continue;
    found.push({ start, end: i + 1 });
    start = i + 1;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

const ABBREVIATIONS: ReadonlySet<string> = new Set(
  "inc ltd co corp plc no nos vs approx mr mrs ms dr st jr sr prof gov sen rep fig sec ch art est dept jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e u.s u.k u.n a.m p.m ore calif mass etc".split(" "),
);

function endsSentence(text: string, at: number): boolean {
  const c = text[at]!;
  if (c === "\n" || c === "!" || c === "?") return true;
  if (c !== ".") return false;
  const next = text[at + 1];
  if (next === undefined) return true;
  const closing = `"”’)]`.includes(next) ? 1 : 0;
  if (closing === 1 && text[at + 2] === undefined) return true;
  if (text[at + 1 + closing] !== " ") return false;
  const word = wordBefore(text, at);
  const lower = word.toLowerCase();
  if (/^[A-Z]$/u.test(word)) return false;
  if (!ABBREVIATIONS.has(lower)) return true;
  // A company's name may end its sentence; the next one then begins with a capital and an article or pronoun.
  return /^(?:The|It|In|We|This|Our|A|An|As|For)\s/u.test(text.slice(at + 2, at + 8)) && !/^(?:no|nos|vs|approx|mr|mrs|ms|dr|fig|e\.g|i\.e)$/u.test(lower);
}

function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 12 && /[A-Za-z.]/u.test(text[start - 1]!)) start -= 1;
  return text.slice(start, end);
}
