/** A line of a diagram from one part to another, by their places in the list of parts. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

/**
 * The rank of every part: 0 for those that nothing leads to, else one more than the highest that leads to it (longest
 * path). Where lines run in a circle there are no ranks; then `circle` is one, its parts in the order of the lines.
 */
export function ranks(count: number, edges: readonly Edge[]): { readonly ranks: readonly number[] } | { readonly circle: readonly number[] } {
  const next = Array.from({ length: count }, (): number[] => []);
  const waiting = Array.from({ length: count }, () => 0);
  for (const { from, to } of edges) {
    next[from]!.push(to);
    waiting[to]! += 1;
  }
  const rank = Array.from({ length: count }, () => 0);
  const ready = waiting.flatMap((open, i) => (open === 0 ? [i] : []));
  for (let at = 0; at < ready.length; at += 1) {
    for (const to of next[ready[at]!]!) {
      rank[to] = Math.max(rank[to]!, rank[ready[at]!]! + 1);
      waiting[to]! -= 1;
      if (waiting[to] === 0) ready.push(to);
    }
  }
  if (ready.length === count) return { ranks: rank };
  return { circle: circleIn(next, waiting) };
}

/** Walks back from a part that still waits until one comes twice. */
function circleIn(next: readonly (readonly number[])[], waiting: readonly number[]): readonly number[] {
  const before = new Map<number, number>();
  next.forEach((targets, from) => {
    if (waiting[from]! > 0) for (const to of targets) if (waiting[to]! > 0) before.set(to, from);
  });
  const seen: number[] = [];
  let at = waiting.findIndex((open) => open > 0);
  while (!seen.includes(at)) {
    seen.push(at);
    at = before.get(at)!; // every part that waits has one before it that waits
  }
  const circle = seen.slice(seen.indexOf(at)).reverse();
  return [...circle, circle[0]!];
}
