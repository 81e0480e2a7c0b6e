import { expect, test } from "vitest";

interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}
/** The script has no types: it runs on what the build has left in dist/. `node scripts/mutate.mjs` tries every mutant. */
const script = (await import(new URL("../scripts/mutate.mjs", import.meta.url).href)) as {
  mutants(): Promise<readonly Mutant[]>;
  missed(some: readonly Mutant[]): Promise<readonly Mutant[]>;
  cleanFindings(): Promise<readonly unknown[]>;
};

test("wrong digits, signs, units and periods of a Chinese and an English deck are found, and nothing else is", async () => {
  const all = await script.mutants();
  expect(all.length).toBeGreaterThanOrEqual(750);
  expect(await script.cleanFindings()).toEqual([]);
  const some = all.filter((_, i) => i % 25 === 0);
  const left = await script.missed(some);
  expect(left.length, JSON.stringify(left)).toBeLessThanOrEqual(1);
}, 120_000);
