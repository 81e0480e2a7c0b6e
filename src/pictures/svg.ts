import { SaxesParser } from "saxes";

/** Why an SVG is not drawn. `what` is the element, declaration or address that the author has to take out. */
export interface SvgRefusal {
  readonly reason: "malformed" | "forbidden" | "external" | "complex";
  readonly what: string;
}

export interface SvgContent {
  /** Text is drawn in the fonts of the machine that builds, so it may look different elsewhere. */
  readonly hasText: boolean;
  /** PNG and JPEG pictures inside, whose sizes are still to be checked. */
  readonly embedded: readonly Uint8Array[];
}

/** File size in bytes, nesting of elements, and elements after every reference inside has been followed. */
export const svgLimits = { bytes: 10_000_000, depth: 100, elements: 500_000 };

/**
 * Reads an SVG without drawing it, and refuses what a picture in a deck has no use for: documents with a type
 * declaration (entities), scripts, foreign content, addresses outside the file, and drawings made to run for minutes.
 */
export function inspectSvg(bytes: Uint8Array): SvgContent | SvgRefusal {
  if (bytes.length > svgLimits.bytes) return { reason: "complex", what: `${Math.ceil(bytes.length / 1e6)} MB` };
  try {
    return read(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (problem) {
    if (problem instanceof Refused) return problem.refusal;
    return { reason: "malformed", what: problem instanceof TypeError ? "UTF-8" : "XML" };
  }
}

/** Leaves the parser from inside one of its events. */
class Refused extends Error {
  constructor(readonly refusal: SvgRefusal) {
    super(refusal.what);
  }
}

function refuse(reason: SvgRefusal["reason"], what: string): never {
  throw new Refused({ reason, what: what.length > 80 ? `${what.slice(0, 79)}…` : what });
}

/** An element as far as the cost of drawing it goes: what is in it and what it refers to inside the file. */
interface Element {
  readonly children: Element[];
  readonly references: string[];
}

/** The last three are filters whose time grows with a number in an attribute rather than with the file. */
const forbiddenElements = new Set(["script", "foreignObject", "feMorphology", "feConvolveMatrix", "feTurbulence"]);
const textElements = new Set(["text", "tspan", "textPath"]);

function read(source: string): SvgContent {
  const parser = new SaxesParser();
  const root: Element = { children: [], references: [] };
  const open: Element[] = [root];
  const byId = new Map<string, Element>();
  const embedded: Uint8Array[] = [];
  let hasText = false;
  let style: string | undefined;

  parser.on("error", () => refuse("malformed", "XML"));
  parser.on("doctype", () => refuse("forbidden", "<!DOCTYPE>"));
  parser.on("processinginstruction", ({ target }) => refuse("forbidden", `<?${target}?>`));
  parser.on("xmldecl", ({ encoding }) => {
    // The drawing library would believe the declaration and read another text than the one checked here.
    if (encoding && !/^(?:utf-8|us-ascii)$/iu.test(encoding)) refuse("forbidden", `encoding="${encoding}"`);
  });
  parser.on("opentag", ({ name, attributes }) => {
    const local = localName(name);
    if (forbiddenElements.has(local)) refuse("forbidden", `<${local}>`);
    if (open.length === 1 && local !== "svg") refuse("malformed", `<${local}>`);
    if (open.length > svgLimits.depth) refuse("complex", `<${local}>`);
    if (textElements.has(local)) hasText = true;
    if (local === "style") style = "";
    const element: Element = { children: [], references: [] };
    for (const [attribute, value] of Object.entries(attributes)) {
      const addresses = localName(attribute) === "href" ? [value.trim()] : cssAddresses(value);
      for (const address of addresses) follow(address, element, embedded);
      if (attribute === "id") byId.set(value, element);
    }
    open.at(-1)!.children.push(element); // the root stays open to the end
    open.push(element);
  });
  parser.on("closetag", ({ name }) => {
    const closed = open.pop()!;
    if (localName(name) !== "style" || style === undefined) return;
    for (const address of cssAddresses(style)) follow(address, closed, embedded);
    style = undefined;
  });
  const collect = (text: string): void => {
    if (style !== undefined) style += text;
  };
  parser.on("text", collect);
  parser.on("cdata", collect);
  parser.write(source).close();

  if (root.children.length === 0) refuse("malformed", "XML");
  if (expanded(root, byId) > svgLimits.elements) refuse("complex", "<use>");
  return { hasText, embedded };
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Addresses inside the file are noted, embedded PNG and JPEG collected; anything else is refused. */
function follow(address: string, from: Element, embedded: Uint8Array[]): void {
  if (address.startsWith("#")) {
    from.references.push(address.slice(1));
    return;
  }
  const head = /^data:image\/(?:png|jpe?g)(?:;[\w=-]{1,40}){0,4},/iu.exec(address.slice(0, 200));
  if (!head) refuse("external", address);
  const body = address.slice(head[0].length);
  embedded.push(/;base64,$/iu.test(head[0]) ? Buffer.from(body, "base64") : Buffer.from(percentDecoded(body), "latin1"));
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** What `url(…)` and `@import` name in a style sheet, a style or a presentation attribute. */
function cssAddresses(css: string): readonly string[] {
  if (!/[\\@(]/u.test(css)) return [];
  const plain = css.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/giu, (_, hex?: string, char?: string) =>
    hex ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)) : char!,
  );
  const lower = plain.toLowerCase();
  if (lower.includes("@import")) return ["@import"];
  const addresses: string[] = [];
  for (let at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 4)) {
    const end = lower.indexOf(")", at);
    const address = plain.slice(at + 4, end < 0 ? undefined : end).trim();
    addresses.push(address.replace(/^["']\s*|\s*["']$/gu, ""));
  }
  return addresses;
}

/**
 * Elements to draw when every reference is followed; Infinity for circles. A `use` of ten `use`s of ten … is a few
 * lines of text and a billion elements.
 */
function expanded(root: Element, byId: ReadonlyMap<string, Element>): number {
  const known = new Map<Element, number>();
  const cost = (element: Element, depth: number): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    if (depth > 3 * svgLimits.depth) return Infinity;
    known.set(element, Infinity); // seen again before it is done: a circle
    let sum = 1;
    for (const child of element.children) sum += cost(child, depth + 1);
    for (const id of element.references) {
      const target = byId.get(id);
      if (target) sum += cost(target, depth + 1);
    }
    known.set(element, sum);
    return sum;
  };
  return cost(root, 0);
}
