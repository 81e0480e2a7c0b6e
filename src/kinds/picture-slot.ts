import { z } from "zod";

const share = z.number().min(0).max(1);

/** The point of a picture that stays when it is cut to its place. */
export const focusField = z
  .strictObject({ x: share, y: share })
  .optional()
  .describe("裁剪时保留的中心，从左上角起 0–1 / point to keep when the picture is cut, 0–1 from the top left");

/** How a picture takes on the theme's colours; pictures/tone.ts carries it out. */
export const tones = ["none", "grey", "duotone", "tint"] as const;
export type Tone = (typeof tones)[number];

const nameField = z.string().min(1).max(1000).describe("文件，或 art:city、icon:factory、qr:https://… / a file, or art:city, icon:factory, qr:https://…");

/** A picture by its name alone, or as a record that says how it is shown. */
export const pictureField = z
  .union([
    nameField,
    z.strictObject({
      file: nameField,
      alt: z.string().max(300).optional().describe("图片说明，供看不见的人；纯装饰可省略 / what the picture shows; leave out for decoration"),
      focus: focusField,
      fit: z.enum(["cover", "contain"]).optional().describe("cover 裁剪铺满，contain 完整显示 / fill its place and be cut, or be shown whole"),
      tone: z.enum(tones).optional().describe("色调：duotone 双色，tint 偏主题色，grey 灰度 / colours: two of the theme's, towards the theme's, or grey"),
      rounded: z.boolean().optional().describe("圆角；默认直角 / round corners; square by default"),
      caption: z.string().min(1).max(120).optional().describe("图注，显示在来源行 / caption, shown in the source line"),
      credit: z.string().min(1).max(80).optional().describe("图片来源，如：张三摄 / who made it, such as a photographer"),
    }),
  ])
  .meta({
    id: "picture",
    description:
      "图片：文件名、art:city 等自动生成的图、icon:factory 等图标、qr:网址；或 { file, focus, fit, tone, caption, credit } / picture: a file, generated art such as art:city, an icon such as icon:factory, qr:ADDRESS; or { file, focus, fit, tone, caption, credit }",
  });

export type PictureSlot = z.infer<typeof pictureField>;
type PictureRecord = Exclude<PictureSlot, string>;

/** An icon by its name alone, as a mark beside a text: `factory` or 工厂. */
export const iconField = z.string().min(1).max(60).optional().describe("图标名，如 factory 或 工厂 / name of an icon, such as factory");

export const pictureRecord = (slot: PictureSlot): PictureRecord => (typeof slot === "string" ? { file: slot } : slot);

/** The name of the picture that a field `icon` or `qr` stands for, with its prefix or without. */
export const symbolName = (kind: "icon" | "qr", value: string): string => (value.startsWith(`${kind}:`) ? value : `${kind}:${value}`);

/** Icons and QR codes: shown whole, and in their own colours whatever the tone. */
export const isSymbol = (name: string): boolean => name.startsWith("icon:") || name.startsWith("qr:");

/** What generated art is drawn for: half of a page, the right of a divider (in the divider's colours), a whole page but for the band at its foot. */
export type ArtPlace = "half" | "divider" | "page";

export function artPlaceOn(template: string | undefined): ArtPlace {
  if (template === "section") return "divider";
  return template === "full-image" ? "page" : "half";
}

/** What tells a picture from all others of a build: its name, what is done to it, and the place that art is drawn for. */
export function pictureId(name: string, tone: Tone | undefined, place: ArtPlace): string {
  const treatment = isSymbol(name) || tone === undefined ? "none" : tone;
  return [name, treatment, name.startsWith("art:") ? place : "half"].join("\n");
}

interface CaptionWords {
  readonly picture: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly open: string;
  readonly close: string;
}

/** What a picture's record says for the source line: `蓼河新区（张三摄）`; undefined where it says nothing. */
export function captionOf(slot: PictureSlot, { open, close }: Pick<CaptionWords, "open" | "close">): string | undefined {
  const { caption, credit } = pictureRecord(slot);
  return caption !== undefined && credit !== undefined ? `${caption}${open}${credit}${close}` : (caption ?? credit);
}

/** `图：…` for pages that have no source line of their own. */
export function captionLine(slot: PictureSlot, words: CaptionWords): string | undefined {
  const caption = captionOf(slot, words);
  return caption === undefined ? undefined : `${words.picture}${words.colon}${caption}`;
}
