import { elementsOf, parseXml, type XmlElement } from "../source/xml-tree.js";
import type { Brand, KeptPart } from "./brand.js";
import { canonical } from "./canonical.js";
import { limits } from "./parts.js";

/**
 * The kept parts with faces in the themes of the masters: the one for Chinese where a theme names none, both where the author
 * has chosen others than the file has.
 */
export function withFonts({ kept, masters }: Brand, fonts: { readonly latin: string; readonly ea: string }): ReadonlyMap<string, KeptPart> {
  const parts = new Map(kept.parts);
  for (const { path, fonts: own } of masters) {
    const theme = parts.get(path)?.relationships.find(({ type }) => type.endsWith("/theme"))?.target;
    const part = theme === undefined ? undefined : parts.get(theme);
    if (theme === undefined || !part) continue;
    const latin = fonts.latin === (own.minor.latin || own.major.latin) ? undefined : fonts.latin;
    const ea = own.minor.ea === "" || own.minor.ea === fonts.ea ? undefined : fonts.ea;
    const change = (font: XmlElement): XmlElement => ({
      ...font,
      children: font.children.map((child) => {
        if (typeof child === "string") return child;
        const face = child.name === "a:latin" ? latin : child.name === "a:ea" ? (ea ?? (child.attributes["typeface"]?.trim() ? undefined : fonts.ea)) : undefined;
        return face === undefined ? child : { ...child, attributes: { typeface: face } };
      }),
    });
    parts.set(theme, { ...part, content: inFontScheme(treeOf(part), change) });
  }
  return parts;
}

const treeOf = ({ content }: KeptPart): XmlElement => (content instanceof Uint8Array ? canonical(parseXml(new TextDecoder().decode(content), limits)) : content);

function inFontScheme(element: XmlElement, change: (font: XmlElement) => XmlElement): XmlElement {
  if (element.name === "a:majorFont" || element.name === "a:minorFont") return change(element);
  if (!elementsOf(element).some(({ name }) => above.has(name))) return element;
  return { ...element, children: element.children.map((child) => (typeof child !== "string" && above.has(child.name) ? inFontScheme(child, change) : child)) };
}

const above: ReadonlySet<string> = new Set(["a:themeElements", "a:fontScheme", "a:majorFont", "a:minorFont"]);
