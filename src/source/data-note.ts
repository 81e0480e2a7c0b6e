/** What was guessed about a data file and left out of its table. Rows are numbered as the file numbers them: lines of a text file, rows of a sheet. */
export type DataNote =
  | { readonly kind: "encoding"; readonly encoding: string }
  | { readonly kind: "delimiter"; readonly delimiter: string }
  | { readonly kind: "sheet"; readonly sheet: string; readonly others: readonly string[] }
  | { readonly kind: "preamble"; readonly rows: readonly number[]; readonly texts: readonly string[] }
  | { readonly kind: "header"; readonly rows: readonly number[] }
  | { readonly kind: "footnotes"; readonly rows: readonly number[]; readonly texts: readonly string[] }
  | { readonly kind: "hidden-rows"; readonly count: number }
  | { readonly kind: "hidden-columns"; readonly letters: readonly string[] }
  | { readonly kind: "nameless-columns"; readonly letters: readonly string[] }
  | { readonly kind: "filled-down"; readonly cells: number };

/** Row numbers with neighbours joined: 1–3, 7. */
export function runs(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}
