import type { Scene } from "../../scene/nodes.js";
import type { Theme } from "../../theme/theme.js";
import type { Typesetter } from "./typeface.js";

/** What the parts of a page need to know of the file around them. */
export interface Page {
  readonly theme: Theme;
  readonly language: Scene["properties"]["language"];
  readonly typesetter: Typesetter;
  /** Name of a picture in the page's resources, by its key; undefined where it is missing or cannot be drawn. */
  picture(key: string): string | undefined;
  /** Sets an opacity of 0–1 up to the end of the pair of `q` and `Q` that it stands in; nothing where it is 1. */
  opacity(value: number): string;
  /** Whether a link to that slide leads anywhere. */
  has(slide: string): boolean;
}
