/** A stretch of a list that stands on one slide, and how many entries stand on the slides before it. */
export interface Stretch<T> {
  readonly first: number;
  readonly items: readonly T[];
}

/**
 * A list over at least `parts` slides of at most `most` entries each, as even as it goes, the longer ones first.
 * undefined: there are too few entries to give every slide `least`.
 */
export function divided<T>(items: readonly T[], { parts, most, least = 1 }: { readonly parts: number; readonly most: number; readonly least?: number }): readonly Stretch<T>[] | undefined {
  const count = Math.max(parts, Math.ceil(items.length / most));
  if (count > 1 && Math.floor(items.length / count) < least) return undefined;
  const [each, longer] = [Math.floor(items.length / count), items.length % count];
  return Array.from({ length: count }, (_, i) => {
    const first = i * each + Math.min(i, longer);
    return { first, items: items.slice(first, first + each + (i < longer ? 1 : 0)) };
  });
}
