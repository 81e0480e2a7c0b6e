/** Results by key, the `most` latest asked for. Failures are not kept, and one that is being made is not made twice. */
export function remembering(most: number): <T>(key: string, make: () => Promise<T>) => Promise<T> {
  const results = new Map<string, Promise<unknown>>();
  return <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const known = (results.get(key) ?? make()) as Promise<T>; // a key stands for one kind of result: its caller's
    results.delete(key);
    results.set(key, known);
    known.catch(() => results.delete(key));
    if (results.size > most) results.delete(results.keys().next().value!);
    return known;
  };
}
