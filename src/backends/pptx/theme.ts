import type { Theme } from "../../theme/theme.js";
import { likeness } from "./faces.js";
import { schemeSlots } from "./color.js";
import { emu } from "./units.js";
import { el, type XmlElement } from "./xml.js";

/** The theme part: colour scheme and fonts from our theme, and the plainest effects the format allows. */
export function themeElement(theme: Theme): XmlElement {
  return el(
    "a:theme",
    { "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main", name: theme.name },
    el(
      "a:themeElements",
      {},
      el(
        "a:clrScheme",
        { name: theme.name },
        schemeOrder.map((slot) => {
          const role = schemeSlots.find(([, name]) => name === slot)?.[2] ?? "accent"; // links
          return el(`a:${slot}`, {}, el("a:srgbClr", { val: theme.colors[role] }));
        }),
      ),
      el("a:fontScheme", { name: theme.name }, fontElement("a:majorFont", theme), fontElement("a:minorFont", theme)),
      formats(theme.name),
    ),
  );
}

const schemeOrder = [
  "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
] as const;

const fontElement = (name: string, { fonts }: Theme): XmlElement =>
  el(
    name,
    {},
    el("a:latin", { typeface: fonts.latin, ...likeness(fonts.latin) }),
    el("a:ea", { typeface: fonts.ea, ...likeness(fonts.ea) }),
    el("a:cs", { typeface: "" }),
    el("a:font", { script: "Hans", typeface: fonts.ea }),
  );

/** Three of each, as the schema wants; shapes say their own fill and line, so these are never seen. */
function formats(name: string): XmlElement {
  const color = el("a:schemeClr", { val: "phClr" });
  const fill = el("a:solidFill", {}, color);
  const three = (make: (index: number) => XmlElement): readonly XmlElement[] => [0, 1, 2].map(make);
  return el(
    "a:fmtScheme",
    { name },
    el("a:fillStyleLst", {}, three(() => fill)),
    el("a:lnStyleLst", {}, three((index) => el("a:ln", { w: emu(0.5 * (index + 1)) }, fill))),
    el("a:effectStyleLst", {}, three(() => el("a:effectStyle", {}, el("a:effectLst")))),
    el("a:bgFillStyleLst", {}, three(() => fill)),
  );
}
