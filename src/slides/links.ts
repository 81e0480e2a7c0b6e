import type { SceneNode, SlideScene } from "../scene/nodes.js";
import { error, warning, type Diagnostic } from "../source/diagnostic.js";
import { spanText, type Span } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import { plainText, unreadLinks } from "../text/inline.js";

/**
 * Links to slides that the outline has not, and addresses that lead nowhere. A link to a slide that is only left out of this
 * variant becomes plain text without a word. Linear in the deck's text.
 */
export function brokenLinks(ids: readonly string[], scenes: readonly SlideScene[]): readonly Diagnostic[] {
  const known = new Set(ids);
  return scenes.flatMap((scene) => {
    const found = linksIn(scene.nodes);
    const broken = found.filter(({ link, read }) => !read || (link.startsWith("#") ? !known.has(link.slice(1)) : !isAddress(link)));
    const first = new Map(broken.toReversed().map((place) => [place.link, place]));
    return [...new Set(broken.map(({ link }) => link))].map((link) => {
      const { read, span = scene.span } = first.get(link)!; // made from the same list
      const where = { span: span && narrowed(span, link), slide: scene.number };
      if (!read) return warning("link-unread", { link }, where);
      if (!link.startsWith("#")) return error("link-address", { link }, where);
      const id = link.slice(1);
      return error("unknown-slide", { id, suggestion: suggest(id, ids.slice(0, mostCandidates)) }, where);
    });
  });
}

/** Comparing ids takes time; a deck of that many slides has no id that is worth finding by its likeness. */
const mostCandidates = 200;

/** A web address whose host could be one, or mail to something that could be an address. */
function isAddress(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { protocol, hostname, pathname } = new URL(link);
  if (protocol === "mailto:") return pathname.split(",").every(isMailbox);
  return hostname === "localhost" || hostname.startsWith("[") || (hostname.includes(".") && !hostname.includes("..") && !hostname.startsWith("."));
}

function isMailbox(text: string): boolean {
  const [name = "", host = "", ...more] = text.split("@");
  return more.length === 0 && name !== "" && host.includes(".") && !host.startsWith(".") && !host.endsWith(".") && !host.includes("..");
}

interface LinkPlace {
  readonly link: string;
  /** false: written as a link, but to something that can be none; it is shown as typed. */
  readonly read: boolean;
  readonly span?: Span;
}

function linksIn(nodes: readonly SceneNode[]): readonly LinkPlace[] {
  return nodes.flatMap((node): readonly LinkPlace[] => {
    switch (node.type) {
      case "group":
        return linksIn(node.children);
      case "text":
        return [...ownLink(node), ...node.paragraphs.flatMap((paragraph) => linksOf(paragraph, node.span))];
      case "shape":
        return [...ownLink(node), ...(node.text ? linksIn([node.text]) : [])];
      case "table":
        return node.rows.flat().flatMap(({ paragraph, span = node.span }) => linksOf(paragraph, span));
      case "image":
      case "chart":
      case "connector":
        return [];
    }
  });
}

const ownLink = ({ link, span }: { readonly link?: string; readonly span?: Span }): readonly LinkPlace[] => (link === undefined ? [] : [{ link, read: true, span }]);

const linksOf = (paragraph: Parameters<typeof plainText>[0], span: Span | undefined): readonly LinkPlace[] => [
  ...paragraph.flatMap(({ link }) => ownLink({ link, span })),
  ...unreadLinks(plainText(paragraph)).map((link) => ({ link, read: false, span })),
];

/** The link itself where the text is written plainly enough to find it. */
function narrowed(span: Span, link: string): Span {
  const at = spanText(span).indexOf(link);
  return at < 0 ? span : { file: span.file, start: span.start + at, end: span.start + at + link.length };
}
