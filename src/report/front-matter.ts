/** The fields at the head of a Markdown file, as `key: value` (`---`) or `key = value` (`+++`) lines. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the text after it begins; 0 when there is none. */
  readonly bodyStart: number;
  /** It begins but never ends; the whole file is text then. */
  readonly open: boolean;
}

const NONE: FrontMatter = { fields: new Map(), bodyStart: 0, open: false };

/** Only plain one-line fields are read; lists and nested values belong to other programs. */
export function readFrontMatter(text: string): FrontMatter {
  const opening = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/u.exec(text);
  if (!opening) return NONE;
  const fence = opening[1]!;
  const fields = new Map<string, string>();
  let at = opening[0].length;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd).replace(/\r$/u, "");
    at = lineEnd + 1;
    if (line.trimEnd() === fence) return { fields, bodyStart: Math.min(at, text.length), open: false };
    const field = readField(line, fence === "---" ? ":" : "=");
    if (field) fields.set(field.key, field.value);
  }
  // A lone rule at the top is Markdown, not front matter.
  return { ...NONE, open: fields.size > 0 };
}

function readField(line: string, mark: string): { readonly key: string; readonly value: string } | undefined {
  const at = line.indexOf(mark);
  const key = line.slice(0, at).trim().toLowerCase();
  if (at <= 0 || !/^[a-z_-]+$/u.test(key) || /^\s/u.test(line)) return undefined;
  const value = line.slice(at + 1).trim();
  const quote = value[0];
  const quoted = value.length >= 2 && (quote === '"' || quote === "'") && value.endsWith(quote);
  return { key, value: quoted ? value.slice(1, -1) : value.replace(/\s+#.*$/u, "") };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
