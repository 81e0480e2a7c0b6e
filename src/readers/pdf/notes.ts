import type { Flow, Line } from "./flow.js";
import { textOf } from "./paragraphs.js";

/** Notes are set smaller than the text, in em of it. */
const SMALLER = 0.93;
const MARK = /^(?:[①-⑳*†‡]|\[\d{1,3}\]|〔\d{1,3}〕|\d{1,3}[\s.、．]?(?=\P{Nd})|注[:：\d])/u;

/** The flow of a page without the notes at the feet of its columns, and the notes. */
export function partNotes(flow: readonly Flow[], bodySize: number): { readonly text: readonly Flow[]; readonly notes: readonly Flow[] } {
  const text: Flow[] = [];
  const notes: Flow[] = [];
  for (const column of columnsOf(flow)) {
    let at = column.length;
    while (at > 0 && isSmall(column[at - 1]!, bodySize)) at -= 1;
    const first = column.slice(at).findIndex((item) => item.kind === "line" && MARK.test(textOf(item)));
    const from = first < 0 || at === 0 ? column.length : at + first;
    for (const item of column.slice(0, from)) text.push(item);
    for (const item of column.slice(from)) notes.push(item);
  }
  return { text, notes };
}

const isSmall = (item: Flow, bodySize: number): item is Line => item.kind === "line" && item.size < SMALLER * bodySize;

/** A new column begins where the next line stands higher. */
function columnsOf(flow: readonly Flow[]): readonly (readonly Flow[])[] {
  const columns: Flow[][] = [];
  let lowest = Infinity;
  for (const item of flow) {
    const y = item.kind === "line" ? item.y : item.grid.y1;
    if (y < lowest || columns.length === 0) columns.push([item]);
    else columns.at(-1)!.push(item);
    lowest = y;
  }
  return columns;
}
