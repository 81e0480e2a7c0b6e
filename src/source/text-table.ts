/** Rows of cells as aligned columns for a terminal, one line a row; columns of numbers (by index) stand flush right. */
export function textTable(rows: readonly (readonly string[])[], right: ReadonlySet<number> = new Set()): string {
  const clean = rows.map((row) => row.map(oneLine));
  const widths = (clean[0] ?? []).map((_, column) => clean.reduce((most, row) => Math.max(most, cellsWide(row[column]!)), 0));
  const lines = clean.map((row) => row.map((cell, i) => pad(cell, widths[i]!, right.has(i))).join(GAP).trimEnd());
  return `${lines.join("\n")}\n`;
}

const GAP = "  ";

/** One line, without characters that would move a terminal's cursor or end a row. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, " ").trim();
}

function pad(cell: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - cellsWide(cell)));
  return right ? space + cell : cell + space;
}

/** Terminal cells: full-width characters take two (East Asian Width W and F). */
function cellsWide(text: string): number {
  let width = 0;
  for (const c of text) {
    const code = c.codePointAt(0)!;
    const wide =
      (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x20000 && code <= 0x3fffd);
    width += wide ? 2 : 1;
  }
  return width;
}
