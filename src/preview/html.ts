/** A finished piece of HTML; only `element`, `words` and `trusted` make one, so nothing unescaped can get in. */
export interface Html {
  readonly html: string;
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** `<name …>children</name>`; an attribute that is `true` stands without a value, `false` and undefined ones are left out. */
export function element(name: string, attributes: Attributes = {}, children: readonly Html[] = []): Html {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined || value === false ? "" : value === true ? ` ${key}` : ` ${key}="${escape(String(value))}"`,
  );
  const open = `<${name}${written.join("")}>`;
  return { html: empty.has(name) ? open : `${open}${children.map(({ html }) => html).join("")}</${name}>` };
}

export const words = (text: string): Html => ({ html: escape(text) });

/** Markup that our own code has escaped already: SVG of the backend, the page's style and script. */
export const trusted = (html: string): Html => ({ html });

/** Data for the page's script. It is never run, and `<` cannot end it. */
export const data = (id: string, value: unknown): Html => ({
  html: `<script type="application/json" id="${escape(id)}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`,
});

const empty: ReadonlySet<string> = new Set(["meta", "link", "br", "input"]);

/** Controls that HTML has no place for become U+FFFD. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
