/** What a field of the outline may hold. A text of several lines becomes a block scalar. */
export type Value = string | number | null | readonly Value[] | { readonly [key: string]: Value };

/** A slide as its fields in the order in which they are to be read. */
export type Fields = readonly (readonly [key: string, value: Value])[];

/**
 * A slide as an item of `slides:`. What is short stands on one line; records of a list have a line each; nothing is
 * quoted that YAML reads as the text it is. `comments` stand above it.
 */
export function slideYaml(fields: Fields, comments: readonly string[] = []): string {
  const [first, ...rest] = fields.flatMap(([key, value]) => field(key, value));
  return [...comments.map((line) => `  # ${line}`), `  - ${first}`, ...rest.map((line) => `    ${line}`)].join("\n");
}

/** Longest record that stands on one line, in columns of an editor. */
const widest = 120;

function field(key: string, value: Value): readonly string[] {
  if (typeof value === "string" && value.includes("\n")) return [`${key}: |${value.endsWith("\n") ? "" : "-"}`, ...indented(value.trimEnd().split("\n"))];
  const flat = flow(value);
  if (Array.isArray(value) && (value.some(isRecord) || value.some(Array.isArray) || flat.length > widest)) return [`${key}:`, ...indented(value.flatMap(item))];
  if (isRecord(value) && flat.length > widest) return [`${key}:`, ...indented(Object.entries(value).flatMap(([name, each]) => field(name, each)))];
  return [`${key}: ${flat}`];
}

function item(value: Value): readonly string[] {
  const flat = flow(value);
  if (!isRecord(value) || flat.length <= widest * 2) return [`- ${flat}`];
  const [first, ...rest] = Object.entries(value).flatMap(([name, each]) => field(name, each));
  return [`- ${first}`, ...indented(rest)];
}

/** On one line, whatever its length. */
export function flow(value: Value): string {
  if (value === null) return "null";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return scalar(value);
  if (isRecord(value)) return `{ ${Object.entries(value).map(([key, each]) => `${scalar(key)}: ${flow(each)}`).join(", ")} }`;
  return `[${value.map(flow).join(", ")}]`;
}

/** A YAML scalar: plain where that is safe, in lists too, else in double quotes, which JSON's are. */
export function scalar(text: string): string {
  const safe = /^[\p{Script=Han}\p{L}“《（][\p{Script=Han}\p{L}\p{N}，。；：、“”（）《》〈〉·—–%％/. _'’()$+−-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text) && text === text.trim();
  return safe ? text : JSON.stringify(text);
}

const isRecord = (value: Value): value is { readonly [key: string]: Value } => typeof value === "object" && value !== null && !Array.isArray(value);
const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
