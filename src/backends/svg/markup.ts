/** A finished piece of markup; only `tag` and `plain` make one, so nothing unescaped can get in. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | undefined;

/** `<name …>children</name>`. Attributes keep their order, undefined ones are left out, numbers have two decimals. */
export function tag(name: string, attributes: Readonly<Record<string, Value>>, children: readonly Markup[] = []): Markup {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? "" : ` ${key}="${escape(shown(value))}"`));
  const head = `<${name}${written.join("")}`;
  if (children.length === 0) return { markup: `${head}/>` };
  // A line for each child keeps goldens readable; inside text a line break would be a space.
  const between = inline.has(name) ? "" : "\n";
  return { markup: `${head}>${between}${children.map(({ markup }) => markup).join(between)}${between}</${name}>` };
}

/** Text between tags. */
export const plain = (text: string): Markup => ({ markup: escape(text) });

/** Two decimals are a hundredth of a point; -0 is 0. */
export const round = (value: number): number => Math.round(value * 100) / 100 + 0;

const inline: ReadonlySet<string> = new Set(["text", "tspan", "title", "desc", "a", "style"]);

const shown = (value: string | number): string => (typeof value === "number" ? String(round(value)) : value);

/** Characters that XML has no place for become U+FFFD: controls other than tab and line ends, lone surrogates, U+FFFE/F. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
