/**
 * The unit that the line over a table gives to all its numbers: 单位：亿元, `(RMB million)`, `in $ thousands`.
 * Nothing where the line gives several or is a paragraph of text.
 */
export function unitOver(line: { readonly text: string } | undefined): { readonly unit?: string } {
  if (!line || line.text.length > LONGEST) return {};
  const found = /单位\s*[:：]\s*([^\s、，,；;）)]{1,12})\s*[）)]?\s*$/u.exec(line.text) ?? /[(（]((?:RMB|USD|EUR|US\$|[$€£])?\s?(?:thousand|million|billion)s?)[)）]\s*$/iu.exec(line.text);
  return found ? { unit: found[1]!.trim() } : {};
}

const LONGEST = 80;
