import type { Align, Anchor, Paragraph, Run } from "../../scene/nodes.js";
import type { TextStyle } from "../../theme/theme.js";
import { solidFill, type Plan } from "./plan.js";
import { centipoints, thousandths } from "./units.js";
import { el, type XmlElement } from "./xml.js";

/** How a stretch of paragraphs is set. */
export interface TextSetting {
  readonly style: TextStyle;
  readonly align: Align;
  /** Between paragraphs, in points. */
  readonly gap: number;
  /**
   * Proportional in text: PowerPoint and LibreOffice take 1.2 × size for a single line of any font. Exact in table cells,
   * where LibreOffice goes by the font's own height.
   */
  readonly spacing: "proportional" | "exact";
  /** What the placeholder gives already: only what differs is written. */
  readonly inherited?: TextStyle;
  /** A company's placeholder gives faces, spacing and alignment as well; `bullet`: its paragraphs would have one. */
  readonly dress?: { readonly bullet: boolean };
  /** Titles have the theme's heading faces. */
  readonly heading?: boolean;
  /** Relationship ids of links; a link that has none is left as text. */
  readonly linkIds?: ReadonlyMap<string, string>;
  /** The slide's number: where a run says just that it becomes a field. */
  readonly slideNumber?: number;
}

/** Every attribute is written, because what is left out is inherited from the layout. Insets, in EMU, are 0 but in shapes. */
export const bodyProperties = (anchor: Anchor, wrap: boolean, insets = noInsets): XmlElement =>
  el(
    "a:bodyPr",
    { rot: 0, vert: "horz", wrap: wrap ? "square" : "none", ...insets, numCol: 1, rtlCol: 0, anchor: anchors[anchor], anchorCtr: 0 },
    el("a:noAutofit"),
  );

const noInsets = { lIns: 0, tIns: 0, rIns: 0, bIns: 0 };

export const anchors = { top: "t", middle: "ctr", bottom: "b" } as const;
export const aligns = { left: "l", center: "ctr", right: "r" } as const;

/** At least one `a:p`, as a text body must have. */
export function paragraphElements(paragraphs: readonly Paragraph[], setting: TextSetting, plan: Plan): readonly XmlElement[] {
  const all = paragraphs.length > 0 ? paragraphs : [[]];
  return all.map((paragraph, index) =>
    el(
      "a:p",
      {},
      paragraphProperties(setting, index > 0 ? setting.gap : 0),
      paragraph.flatMap((run) => runElements(run, setting, plan)),
      el("a:endParaRPr", runAttributes({ text: "" }, setting, plan), faces(setting)),
    ),
  );
}

/** Line height in thousandths of a percent of a single line; never below one, where Chinese would be clipped. */
export const lineSpacing = ({ role, size, line }: TextStyle): number =>
  role.startsWith("numeral") ? 100_000 : Math.max(100_000, thousandths(line / (1.2 * size)));

function paragraphProperties({ style, align, spacing, dress }: TextSetting, before: number): XmlElement | undefined {
  if (dress) {
    const between = before > 0 ? el("a:spcBef", {}, el("a:spcPts", { val: centipoints(before) })) : undefined;
    if (!dress.bullet) return between && el("a:pPr", {}, between);
    return el("a:pPr", { marL: 0, indent: 0 }, between, el("a:buNone"));
  }
  const height =
    spacing === "exact" ? el("a:spcPts", { val: centipoints(style.line) }) : el("a:spcPct", { val: lineSpacing(style) });
  return el(
    "a:pPr",
    { marL: 0, indent: 0, algn: aligns[align], hangingPunct: 0 },
    el("a:lnSpc", {}, height),
    el("a:spcBef", {}, el("a:spcPts", { val: centipoints(before) })),
    el("a:spcAft", {}, el("a:spcPts", { val: 0 })),
    el("a:buNone"),
  );
}

function runElements(run: Run, setting: TextSetting, plan: Plan): readonly XmlElement[] {
  const properties = el("a:rPr", runAttributes(run, setting, plan), runColor(run, setting, plan), faces(setting), runLink(run, setting));
  if (setting.slideNumber !== undefined && run.text === String(setting.slideNumber))
    return [el("a:fld", { id: slideNumberField, type: "slidenum" }, properties, el("a:t", {}, run.text))];
  return run.text.split("\n").flatMap((text, index) => [
    ...(index > 0 ? [el("a:br", {}, properties)] : []),
    ...(text === "" ? [] : [el("a:r", {}, properties, el("a:t", {}, text))]),
  ]);
}

/** Fields of one sort may share an id; any GUID will do. */
export const slideNumberField = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";

function runAttributes(run: Run, { style, inherited }: TextSetting, plan: Plan) {
  const size = run.size ?? style.size;
  const bold = run.bold ?? style.bold;
  const { lang, altLang } = languageAttributes(run.text, plan);
  return {
    lang,
    altLang,
    sz: size === inherited?.size ? undefined : centipoints(size),
    b: bold === (inherited?.bold ?? undefined) ? undefined : bold ? 1 : 0,
    baseline: run.baseline === "superscript" ? 30_000 : run.baseline === "subscript" ? -25_000 : undefined,
  };
}

function runColor(run: Run, { style, inherited }: TextSetting, plan: Plan): XmlElement | undefined {
  const color = run.color ?? style.color;
  return color === inherited?.color ? undefined : solidFill(plan, color);
}

/** Both faces from the theme: PowerPoint takes the first for Latin and digits, the second for Chinese. */
export const fonts: readonly XmlElement[] = [el("a:latin", { typeface: "+mn-lt" }), el("a:ea", { typeface: "+mn-ea" })];
export const headingFonts: readonly XmlElement[] = [el("a:latin", { typeface: "+mj-lt" }), el("a:ea", { typeface: "+mj-ea" })];
const faces = ({ heading, dress }: TextSetting): readonly XmlElement[] => (dress ? [] : heading ? headingFonts : fonts);

function runLink({ link }: Run, { linkIds }: TextSetting): XmlElement | undefined {
  const id = link === undefined ? undefined : linkIds?.get(link);
  return id === undefined ? undefined : linkElement(link!, id);
}

export const linkElement = (link: string, id: string): XmlElement =>
  el("a:hlinkClick", { "r:id": id, action: link.startsWith("#") ? "ppaction://hlinksldjump" : undefined });

/** Spelling and line breaking follow the language: Chinese where there is any, English where there are only letters. */
export function languageAttributes(text: string, plan: Plan): { readonly lang: string; readonly altLang: string } {
  const deck = plan.scene.properties.language === "en" ? english : chinese;
  if (cjk.test(text)) return chinese;
  return letters.test(text) ? english : deck;
}

const chinese = { lang: "zh-CN", altLang: "en-US" } as const;
const english = { lang: "en-US", altLang: "zh-CN" } as const;
const cjk = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const letters = /\p{Script=Latin}/u;
