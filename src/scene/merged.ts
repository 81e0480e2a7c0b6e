import type { TableCell } from "./nodes.js";

/** How a place of a table belongs to a cell that begins to its left (`beside`), above it (`below`), or both. */
export interface Covered {
  readonly beside: boolean;
  readonly below: boolean;
  /** Columns and rows of the cell that takes it. */
  readonly across: number;
  readonly down: number;
}

/** The places that cells before them take as well, by `row column`. Where two would take one, the first has it. */
export function coveredPlaces(rows: readonly (readonly TableCell[])[]): ReadonlyMap<string, Covered> {
  const covered = new Map<string, Covered>();
  rows.forEach((row, r) =>
    row.forEach(({ across = 1, down = 1 }, c) => {
      if ((across === 1 && down === 1) || covered.has(place(r, c))) return;
      for (let y = 0; y < Math.min(down, rows.length - r); y += 1)
        for (let x = 0; x < across; x += 1)
          if ((x > 0 || y > 0) && !covered.has(place(r + y, c + x))) covered.set(place(r + y, c + x), { beside: x > 0, below: y > 0, across, down });
    }),
  );
  return covered;
}

export const place = (row: number, column: number): string => `${row} ${column}`;
