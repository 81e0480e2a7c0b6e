import type { Scene, SlideScene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import { tag, type Markup } from "./markup.js";

/** What the parts of a slide need to know of the deck around them. */
export interface Page {
  readonly scene: Scene;
  readonly theme: Theme;
  path(slide: SlideScene): string;
  /** Whether places that show a figure carry its name. */
  readonly marks: boolean;
}

/** Markup inside a link; a link that leads nowhere, or to something other than a page or an address, is dropped. */
export function linkTo(link: string | undefined, inside: Markup, page: Page): Markup {
  const target = link === undefined ? undefined : targetOf(link, page);
  return target === undefined ? inside : tag("a", { href: target }, [inside]);
}

function targetOf(link: string, { scene, path }: Page): string | undefined {
  if (/^(?:https?:\/\/|mailto:)/iu.test(link)) return link;
  const slide = link.startsWith("#") ? scene.slides.find(({ id }) => id === link.slice(1)) : undefined;
  return slide && path(slide);
}
