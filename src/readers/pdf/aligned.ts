import type { Flow, Line } from "./flow.js";
import type { Grid } from "./grids.js";

/** Rows a table without lines has at least, and how many of its cells beside the first column are numbers. */
const FEWEST_ROWS = 3;
const NUMBERS = 0.4;
/** Rows of a table stand closer than this, in em. */
const WIDEST_LEADING = 3.2;

/** Tables that are set without lines: rows on end whose cells stand one below the other, numbers for the greater part. */
export function withAlignedTables(flow: readonly Flow[]): readonly Flow[] {
  const made: Flow[] = [];
  for (let i = 0; i < flow.length; ) {
    let to = i;
    while (isRow(flow[to]) && (to === i || follows(flow[to - 1]!, flow[to]!))) to += 1;
    const rows = flow.slice(i, to) as readonly Line[]; // `isRow` has seen them
    const grid = rows.length >= FEWEST_ROWS ? gridOf(rows) : undefined;
    if (grid) made.push({ kind: "grid", grid });
    else for (const item of to > i ? rows : [flow[i]!]) made.push(item);
    i = Math.max(to, i + 1);
  }
  return made;
}

const isRow = (item: Flow | undefined): boolean => item?.kind === "line" && item.segments.length >= 2;

const follows = (before: Flow, after: Flow): boolean =>
  before.kind === "line" && after.kind === "line" && before.page === after.page && after.y > before.y && after.y - before.y <= WIDEST_LEADING * after.size;

interface Column {
  x1: number;
  x2: number;
}

function gridOf(rows: readonly Line[]): Grid | undefined {
  const columns = columnsOf(rows);
  if (columns.length < 2) return undefined;
  const cells = rows.map(({ segments }) => {
    const row = columns.map(() => "");
    for (const { x1, x2, text } of segments) {
      const at = columns.findIndex((column) => x1 <= column.x2 && column.x1 <= x2);
      if (row[at] !== "") return undefined; // two cells in one column: these are not its columns
      row[at] = text;
    }
    return row;
  });
  if (cells.some((row) => row === undefined)) return undefined;
  const table = cells as readonly (readonly string[])[]; // none is missing
  const values = table.flatMap((row) => row.slice(1).filter((text) => text !== ""));
  if (values.filter((text) => /^[-+−–(（]?[$€£¥￥]?\d[\d,.]*\s*[%％)）]?$/u.test(text)).length < NUMBERS * values.length) return undefined;
  return {
    page: rows[0]!.page,
    rows: table,
    x1: Math.min(...rows.map(({ x1 }) => x1)),
    x2: Math.max(...rows.map(({ x2 }) => x2)),
    y1: rows[0]!.y - rows[0]!.size,
    y2: rows.at(-1)!.y,
    edges: columns.map(({ x1 }) => x1),
  };
}

/** Segments that overlap from row to row make a column. One across several columns, such as a head over two, is not asked. */
function columnsOf(rows: readonly Line[]): readonly Column[] {
  const widest = Math.max(...rows.map(({ segments }) => segments.length));
  const full = rows.filter(({ segments }) => segments.length === widest);
  const all = full.flatMap(({ segments }) => segments.map(({ x1, x2 }) => ({ x1, x2 }))).sort((a, b) => a.x1 - b.x1);
  const columns: Column[] = [];
  for (const { x1, x2 } of all) {
    const last = columns.at(-1);
    if (last && x1 <= last.x2) last.x2 = Math.max(last.x2, x2);
    else columns.push({ x1, x2 });
  }
  return columns;
}
