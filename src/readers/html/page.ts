import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap } from "parse5";

export type Document = DefaultTreeAdapterMap["document"];
export type Element = DefaultTreeAdapterMap["element"];
export type TextNode = DefaultTreeAdapterMap["textNode"];
export type Node = DefaultTreeAdapterMap["node"];

/** Deeper and larger pages are made to exhaust a parser, whose time grows with depth × length. */
export const DEEPEST = 400;
export const MOST_ELEMENTS = 300_000;

export class PageProblem extends Error {
  constructor(readonly kind: "depth" | "elements") {
    super(kind);
  }
}

/** Parses as browsers do, with the place of every text; throws `PageProblem` beyond the limits. */
export function parsePage(html: string): Document {
  let depth = 0;
  let elements = 0;
  return parse(html, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false, // what stands in <noscript> is then parsed, and dropped as an element
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name, namespace, attributes) {
        elements += 1;
        if (elements > MOST_ELEMENTS) throw new PageProblem("elements");
        return defaultTreeAdapter.createElement(name, namespace, attributes);
      },
      onItemPush() {
        depth += 1;
        if (depth > DEEPEST) throw new PageProblem("depth");
      },
      onItemPop() {
        depth -= 1;
      },
    },
  });
}

export const isElement = (node: Node): node is Element => "tagName" in node;
export const isText = (node: Node): node is TextNode => node.nodeName === "#text";

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** In document order. */
export function elementsIn(node: Node): readonly Element[] {
  const found: Element[] = [];
  const visit = (at: Node): void => {
    if (isElement(at)) found.push(at);
    if ("childNodes" in at) at.childNodes.forEach(visit);
  };
  visit(node);
  return found;
}

/** Words of an element, white space as in the source. */
export function wordsOf(node: Node): string {
  if (isText(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(wordsOf).join("") : "";
}
