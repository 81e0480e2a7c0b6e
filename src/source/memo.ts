/**
 * What the builds of a watched deck have made, by everything it was made from. What a whole build has not asked for is
 * forgotten with the next `turn`, so that it never holds more than one deck.
 */
export interface Memo {
  get<T>(kind: MemoKind<T>, key: string): T | undefined;
  set<T>(kind: MemoKind<T>, key: string, value: T): void;
  /** After a build that came to its end. */
  turn(): void;
}

/** A sort of things that are remembered: its name tells their keys from those of others. */
export interface MemoKind<T> {
  readonly name: string;
  /** Only for the type checker: nothing is ever here. */
  readonly of?: T;
}

export const memoKind = <T>(name: string): MemoKind<T> => ({ name });

export function createMemo(): Memo {
  let before = new Map<string, unknown>();
  let now = new Map<string, unknown>();
  return {
    get<T>({ name }: MemoKind<T>, key: string): T | undefined {
      const place = `${name} ${key}`;
      const found = now.get(place) ?? before.get(place);
      if (found !== undefined) now.set(place, found);
      return found as T | undefined; // what `set` was given for the same kind
    },
    set({ name }, key, value) {
      now.set(`${name} ${key}`, value);
    },
    turn() {
      before = now;
      now = new Map();
    },
  };
}

/** The remembered thing, or a new one, which is remembered from now on. A failed promise is remembered too: equal input, equal failure. */
export function remembered<T>(memo: Memo | undefined, kind: MemoKind<T>, key: string, make: () => T): T {
  const known = memo?.get(kind, key);
  if (known !== undefined) return known;
  const made = make();
  memo?.set(kind, key, made);
  return made;
}
