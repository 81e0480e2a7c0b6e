import { withFonts } from "../../../brand/fonts.js";
import type { Part } from "../package.js";
import type { Pass } from "../pass.js";

/** Masters, layouts, themes and pictures of a company's template, in the place of our own. */
export const brand: Pass = (parts, plan) => {
  const file = plan.theme.brand?.file;
  if (!file) return parts;
  const kept = [...withFonts(file, plan.theme.fonts)].map(([path, { contentType, content, relationships }]): readonly [string, Part] => [path, { contentType, content, relationships }]);
  return new Map([...parts, ...kept]);
};
