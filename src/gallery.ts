import { kindNames, loadKinds } from "./kinds/load.js";
import type { Template } from "./kinds/template.js";
import type { SlideSize } from "./layout/grid.js";

export interface GalleryOptions {
  readonly theme?: string;
  readonly size?: SlideSize;
  readonly title: string;
  /** Only these templates. */
  readonly templates?: readonly string[];
  /** Only the examples in this language; all of them where it is left out. */
  readonly language?: "zh-CN" | "en";
}

/** An outline with every example of every template, a slide each: what a theme looks like, and what there is to choose from. */
export async function galleryOutline({ theme = "qinghua", size = "16:9", title, templates: only, language }: GalleryOptions): Promise<string> {
  const names = (await kindNames("templates")).filter((name) => only === undefined || only.includes(name));
  const templates = [...(await loadKinds("templates", inOrder(names))).values()];
  const slides = templates.flatMap((template) => examplesOf(template, language));
  const deck = JSON.stringify({ title, date: galleryDate, theme, size, language: language ?? "zh-CN" }); // YAML reads JSON
  return `deck: ${deck}\nslides:\n${slides.map(asListItem).join("\n")}\n`;
}

/** Equal input, equal bytes: not the day on which it is made. */
const galleryDate = "2016-01-11";

/** As a deck runs: what opens it first, what closes it last, the rest by name. */
function inOrder(names: readonly string[]): readonly string[] {
  const opening = ["cover", "agenda", "section"].filter((name) => names.includes(name));
  const closing = ["sources", "closing"].filter((name) => names.includes(name));
  return [...opening, ...names.filter((name) => !opening.includes(name) && !closing.includes(name)), ...closing];
}

function examplesOf({ examples }: Template, language: GalleryOptions["language"]): readonly string[] {
  const isEnglish = (yaml: string): boolean => !/\p{Script=Han}/u.test(yaml);
  return Object.values(examples).filter((yaml) => language === undefined || isEnglish(yaml) === (language === "en"));
}

const asListItem = (yaml: string): string => `  - ${yaml.trimEnd().split("\n").join("\n    ")}`;
