import { attribute, elementsIn, isElement, isText, type Document, type Element, type Node } from "./page.js";

const DROPPED = new Set([
  "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "option", "textarea", "input", "label", "svg", "math",
  "iframe", "object", "embed", "canvas", "audio", "video", "map", "dialog", "menu", "head", "del",
]);
const DROPPED_ROLES = new Set(["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alert"]);
/** Parts of ids and class names, whole words between their hyphens, that sites give to what is not the text. */
const DROPPED_NAMES = new Set(["breadcrumb", "breadcrumbs", "crumb", "crumbs", "nav", "navbar", "menu", "sidebar", "footer", "share", "pagination", "pager", "copyright", "cookie", "comments", "related", "toolbar", "skip"]);

/** Menus, forms, scripts, what a browser does not show; a `header` only outside the article, for inside stands its title. */
export function isDropped(element: Element, inArticle: boolean): boolean {
  const { tagName } = element;
  if (tagName === "body" || tagName === "html" || tagName === "main" || tagName === "article") return false;
  if (DROPPED.has(tagName) || (tagName === "header" && !inArticle)) return true;
  if (DROPPED_ROLES.has(attribute(element, "role") ?? "")) return true;
  if (attribute(element, "hidden") !== undefined || attribute(element, "aria-hidden") === "true") return true;
  if (/(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test((attribute(element, "style") ?? "").slice(0, 1000))) return true;
  return namesOf(element).some((name) => DROPPED_NAMES.has(name));
}

/** Of a page's names: `Article-Content` is article and content, `pages_content` pages and content. */
function namesOf(element: Element): readonly string[] {
  const written = `${attribute(element, "id") ?? ""} ${attribute(element, "class") ?? ""}`.slice(0, 400);
  return written.toLowerCase().split(/[\s_-]+/u).filter((name) => name !== "");
}

/** Names that content systems give to the text of a page, as one word. */
const CONTENT_NAMES = new Set([
  "article", "content", "main", "maincontent", "articlecontent", "entry", "post", "zoom", "ucapcontent", "trs", "editor", "trseditor", "artibody", "contxt", "conn", "detail", "wznr",
]);

/**
 * The element that holds the text. Where one that says so (`main`, `article`, a content name) holds most of it, the
 * smallest such; else down from the body for as long as one child has nearly all.
 */
export function mainContent(document: Document): Element | undefined {
  const body = elementsIn(document).find(({ tagName }) => tagName === "body");
  if (!body) return undefined;
  const weights = new Map<Element, number>();
  weigh(body, false, weights);
  const whole = weights.get(body) ?? 0;
  const named = [...weights.keys()].filter((element) => saysSo(element) && weights.get(element)! >= whole * MOST_OF_TEXT && whole > 0);
  return named.length > 0 ? named.reduce((best, next) => (weights.get(next)! >= weights.get(best)! * NEARLY_ALL ? next : best)) : densest(body, weights);
}

const MOST_OF_TEXT = 0.6;
const NEARLY_ALL = 0.9;

const saysSo = (element: Element): boolean =>
  element.tagName === "main" || element.tagName === "article" || attribute(element, "role") === "main" || namesOf(element).some((name) => CONTENT_NAMES.has(name));

function densest(body: Element, weights: ReadonlyMap<Element, number>): Element {
  let at = body;
  for (;;) {
    const enough = (weights.get(at) ?? 0) * NEARLY_ALL;
    const next = at.childNodes.find((child): child is Element => isElement(child) && enough > 0 && (weights.get(child) ?? 0) >= enough && !LEAVES.has(child.tagName));
    if (!next) return at;
    at = next;
  }
}

/** A page of one paragraph is not that paragraph: its heading stands beside it. */
const LEAVES = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "pre", "blockquote", "section"]);

/** Characters of text below each element that no link holds and that make some sense as text: menus are short. */
function weigh(node: Node, inArticle: boolean, weights: Map<Element, number>): number {
  if (isText(node)) {
    const length = node.value.trim().length;
    return length >= SHORTEST_TEXT ? length : 0;
  }
  if (!("childNodes" in node)) return 0;
  if (isElement(node) && (node.tagName === "a" || isDropped(node, inArticle))) return 0;
  const inside = inArticle || (isElement(node) && (node.tagName === "article" || node.tagName === "main"));
  let weight = 0;
  if (isElement(node)) weights.set(node, 0); // before its children: outer elements come first
  for (const child of node.childNodes) weight += weigh(child, inside, weights);
  if (isElement(node)) weights.set(node, weight);
  return weight;
}

const SHORTEST_TEXT = 8;
