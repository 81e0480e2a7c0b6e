/** How an English report delimits what it measures: `in constant currency`, `organic`, `adjusted`, `excluding fuel`. */
export function scopeIn(words: string): string | undefined {
  if (!mayHaveScope(words)) return undefined;
  const found = [...words.matchAll(SCOPE)].map(([printed]) => printed.trim().replace(/^(?:in|at|on)\s/iu, ""));
  return found.length === 0 ? undefined : [...new Set(found)].join(", ");
}

/** Cheaper than the patterns: most clauses have none of these. */
function mayHaveScope(words: string): boolean {
  const lower = words.toLowerCase();
  return KEYS.some((key) => lower.includes(key));
}

const KEYS = ["constant", "comparable", "current prices", "like-for-like", "same-store", "organic", "adjusted", "underlying", "normali", "gaap", "pro forma", " terms", "local currenc", "exclud", "includ", "excl.", "incl.", "deduct", "net of", "before", "designated"];

const SCOPE =
  /\b(?:(?:in|at|on)\s(?:an?\s)?)?(?:constant[- ]currenc(?:y|ies)|constant[- ](?:exchange[- ]rates?|prices)|comparable[- ](?:prices|basis|stores?|sales)|current prices|like-for-like|same-store|organic(?:ally)?|adjusted|underlying|normali[sz]ed|non-GAAP|GAAP|seasonally[- ]adjusted|inflation-adjusted|pro forma|[a-z-]+ terms(?! of)|local currenc(?:y|ies)|(?:excluding|including|excl\.|incl\.|deducting|net of|before)\s(?:the\s)?[^\s.,;:!?()%$€£"“”]+(?:\s(?!(?:was|were|is|are|rose|fell|grew|by|to|of|they|it|and)\b)[^\s.,;:!?()%$€£"“”]+){0,4}|above designated size)/giu;

/** The scope with its preposition, as a name takes it: `in constant currency`, `excluding fuel`. */
export function scopePhrase(words: string): string | undefined {
  if (!mayHaveScope(words)) return undefined;
  const phrase = /\b(?:(?:in|at|on)\s(?:an?\s)?(?:constant[- ]currenc(?:y|ies)(?: basis)?|constant[- ](?:exchange[- ]rates?|prices)|comparable (?:prices|basis)|like-for-like basis|organic basis|current prices|[a-z-]+ terms(?! of)|local currenc(?:y|ies)|underlying basis|adjusted basis|same-store basis|pro forma basis)|like-for-like|organically|organic|(?:excluding|deducting)\s(?:the\s)?[^\s.,;:!?()%$€£"“”]+(?:\s(?!(?:was|were|is|are|rose|fell|grew|by|to|they|it|and|up|down|sales|revenue)\b)[^\s.,;:!?()%$€£"“”]+){0,6})/iu.exec(words);
  return phrase?.[0].replace(/^./u, (c) => c.toLowerCase()).trim();
}
