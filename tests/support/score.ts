/** A row of a gold list or of `deckwright figures --format tsv`, by column. */
export type Row = Readonly<Record<string, string>>;

export interface Score {
  /** Gold rows found, of those asked for. */
  readonly core: Share;
  readonly coreAndCount: Share;
  /** Found rows that hit, of those that hit or are false. */
  readonly precision: Share;
  /** Of the hits with a change in the gold list: those with the same one. */
  readonly changes: Share;
  /** Of the hits: those whose name is like the gold one. */
  readonly named: Share;
  readonly groups: ReadonlyMap<string, Share>;
  readonly missed: readonly Row[];
  readonly wrong: readonly Row[];
  readonly falseRows: readonly Row[];
}

export interface Share {
  readonly right: number;
  readonly of: number;
}

/**
 * Scores found figures against a hand-made list. A found row hits the gold row with the same value (and unit, if both
 * give one), or, where gold has only a change, the same change; the name decides between several; each gold row is hit
 * once, a second hit is a repetition and counts nowhere. `note` names the group of a row (`g1` … `g8`) and marks `dup`.
 */
export function score(gold: readonly Row[], found: readonly Row[]): Score {
  const used = new Set<Row>();
  const hits: (readonly [Row, Row])[] = [];
  const falseRows: Row[] = [];
  for (const row of found) {
    const best = gold.filter((wanted) => matches(wanted, row)).sort((a, b) => compare(rank(b, row, used), rank(a, row, used)))[0];
    if (!best) falseRows.push(row);
    else if (!used.has(best)) {
      used.add(best);
      hits.push([row, best]);
    }
  }
  const asked = gold.filter(({ note }) => !note!.includes("dup"));
  const share = (rows: readonly Row[]): Share => ({ right: rows.filter((row) => used.has(row)).length, of: rows.length });
  const main = asked.filter(({ tier }) => tier !== "minor");
  const changed = hits.filter(([, wanted]) => wanted.change !== "");
  const wrong = changed.filter(([row, wanted]) => !sameChange(wanted, row)).map(([row]) => row);
  const groups = [...new Set(main.map(groupOf))].sort();
  return {
    core: share(asked.filter(({ tier }) => tier === "core")),
    coreAndCount: share(main),
    precision: { right: hits.length, of: hits.length + falseRows.length },
    changes: { right: changed.length - wrong.length, of: changed.length },
    named: { right: hits.filter(([row, wanted]) => dice(row.indicator!, wanted.indicator!) >= 0.5).length, of: hits.length },
    groups: new Map(groups.map((group) => [group, share(main.filter((row) => groupOf(row) === group))])),
    missed: main.filter((row) => !used.has(row)),
    wrong,
    falseRows,
  };
}

export function readRows(tsv: string): readonly Row[] {
  const [head, ...lines] = tsv.split("\n").filter((line) => line !== "");
  const columns = head!.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
  });
}

export const percent = ({ right, of }: Share): number => (of === 0 ? 100 : (100 * right) / of);

const groupOf = ({ note }: Row): string => /^g\d/u.exec(note!)?.[0] ?? "";

function matches(wanted: Row, row: Row): boolean {
  const value = number(wanted.value);
  if (value === undefined) return number(row.value) === undefined && same(number(row.change), number(wanted.change));
  return same(value, number(row.value)) && (wanted.unit === "" || row.unit === "" || wanted.unit === row.unit);
}

const sameChange = (wanted: Row, row: Row): boolean =>
  same(number(row.change), number(wanted.change)) && (row.change_unit || wanted.change_unit) === wanted.change_unit;

function rank(wanted: Row, row: Row, used: ReadonlySet<Row>): readonly number[] {
  return [used.has(wanted) ? 0 : 1, dice(wanted.indicator!, row.indicator!), wanted.tier === "minor" ? 0 : 1];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function number(cell: string | undefined): number | undefined {
  const text = (cell ?? "").replace(/[,+%]/gu, "");
  return text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}

const same = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Likeness of two names by the pairs of characters that they share, 0 to 1. */
function dice(a: string, b: string): number {
  const pairs = (text: string): ReadonlySet<string> => new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.toLowerCase().slice(i, i + 2)));
  const [first, second] = [pairs(a), pairs(b)];
  return (2 * [...first].filter((pair) => second.has(pair)).length) / Math.max(1, first.size + second.size);
}
