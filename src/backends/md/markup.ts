import type { Run } from "../../scene/nodes.js";

/** Text of one line as Markdown that shows just it: nothing in it is markup, HTML, a link, or the beginning of a block. */
export function escape(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/gu, " ")
    .split(address)
    // GFM makes links of bare addresses, whatever is escaped in them; code it leaves alone.
    .map((part, i) => (i % 2 === 1 ? code(part) : plain(part)))
    .join("");
}

/** What GFM's autolinks take for one: a scheme, `www.`, or an e-mail address. One pass; the parts cannot overlap. */
const address = /((?:https?|ftp):\/\/[^\s<>|"'，。；：！？、（）《》“”]{1,2000}|www\.[^\s<>|"'，。；：！？、（）《》“”]{1,2000}|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9._-]{1,255})/iu;

function plain(text: string): string {
  // An exclamation mark before a link would make it a picture.
  return text.replace(/[\\`*_[\]<>|~$]|!$/gu, "\\$&").replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/gu, "\\&");
}

/** More backticks around than any row of them inside. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map((row) => row.length));
  const fence = "`".repeat(longest + 1);
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${space}${text}${space}${fence}`;
}

/** A line that would begin a block of another sort (a heading, a list, a quotation, a rule) says its first character plainly. */
export function atStart(line: string): string {
  return line.replace(/^\s+/u, "").replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=]{2,}\s*$|>|~{3})/u, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/u, "$1\\$2");
}

/** The runs of one paragraph as one line: bold, and links to addresses. `bold`: all of it. */
export function inline(words: readonly Run[], bold = false): string {
  const runs = dressed(words, bold);
  const text = runs.map((run) => run.text).join("");
  let at = 0;
  const parts = runs.map((run) => {
    const before = text.slice(0, at).at(-1) ?? "";
    at += run.text.length;
    return run.bold ? strong(run, before, text.slice(at)[0] ?? "") : linked(run);
  });
  return parts.join("").trim();
}

/** Neighbours in the same dress are one run: two rows of stars side by side would be four. */
function dressed(words: readonly Run[], bold: boolean): readonly Pick<Run, "text" | "bold" | "link">[] {
  const runs: { text: string; bold: boolean; link?: string }[] = [];
  for (const { text: broken, bold: own, link } of words) {
    const text = /^\n+$/u.test(broken) ? (/\p{Script=Han}|[，。；：！？、）》”]$/u.test(runs.at(-1)?.text.at(-1) ?? "") ? "" : " ") : oneLine(broken);
    if (text === "") continue;
    const last = runs.at(-1);
    const heavy = bold || own === true;
    if (last && last.bold === heavy && last.link === link) last.text += text;
    else runs.push({ text, bold: heavy, ...(link !== undefined && { link }) });
  }
  return runs;
}

/** Between Chinese characters a line end is nothing, elsewhere a space. */
const oneLine = (text: string): string => text.replace(/(?<=[\p{Script=Han}，。；：！？、）》”])\n(?=[\p{Script=Han}（《“])/gu, "").replace(/[\u0000-\u0020\u007f\u2028\u2029]+/gu, " ");

/** Links inside the deck lead to slides; a handout has them under their titles. */
function linked({ text, link }: Pick<Run, "text" | "link">): string {
  if (link === undefined || !/^(?:https?:\/\/|mailto:)/iu.test(link) || text.trim() === "") return escape(text);
  return `[${plain(text)}](<${link.replace(/[<>\s\\]/gu, encodeURIComponent)}>)`;
}

/**
 * Stars hug what they mark, and a row beside punctuation opens or closes only with a space or punctuation on its other side
 * (CommonMark §6.2): `**增长。**今年` would show its stars. Where they would not work, there are none.
 */
function strong(run: Pick<Run, "text" | "link">, before: string, after: string): string {
  const [, lead = "", core = "", trail = ""] = /^(\s*)([^]*?)(\s*)$/u.exec(run.text) ?? [];
  const shown = linked({ ...run, text: core });
  const opens = !edge.test(core[0] ?? " ") || lead !== "" || before === "" || edge.test(before);
  const closes = !edge.test(core.at(-1) ?? " ") || trail !== "" || after === "" || edge.test(after);
  return core === "" || !opens || !closes ? `${lead}${shown}${trail}` : `${lead}**${shown}**${trail}`;
}

const edge = /[\p{P}\p{S}\s]/u;

/** A table of GFM; the first row is its head. Cells are one line. */
export function table(rows: readonly (readonly string[])[], right: readonly boolean[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => (cell === "" ? " " : cell)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(right.map((one) => (one ? "---:" : "---"))), ...body.map(line)].join("\n");
}
