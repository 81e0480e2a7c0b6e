/**
 * A list in consecutive parts of nearly equal length, none longer than `most`; the first are the longer ones. `parts`: at
 * least so many. undefined where the list need not or cannot be divided.
 */
export function dividedList<T>(list: readonly T[], parts: number, most: number): readonly (readonly T[])[] | undefined {
  const count = Math.max(parts, Math.ceil(list.length / most));
  if (count < 2 || count > list.length) return undefined;
  const shortest = Math.floor(list.length / count);
  const longer = list.length % count;
  return Array.from({ length: count }, (_, i) => {
    const start = i * shortest + Math.min(i, longer);
    return list.slice(start, start + shortest + (i < longer ? 1 : 0));
  });
}
