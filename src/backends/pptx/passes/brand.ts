import type { KeptPart } from "../../../brand/brand.js";
import { withFonts } from "../../../brand/fonts.js";
import { officeRelationship, type Package, type Part } from "../package.js";
import type { Pass } from "../pass.js";
import type { Plan } from "../plan.js";
import { themeElement } from "../theme.js";
import { fromTree } from "../xml.js";

/** Masters, layouts, themes and pictures of a company's template, in the place of our own. */
export const brand: Pass = (parts, plan) => {
  const file = plan.theme.brand?.file;
  if (!file) return parts;
  const kept = asParts(withFonts(file, plan.theme.fonts));
  return file.kept.masters.reduce<Package>((done, { path }, index) => withOwnTheme(done, path, index, file.kept.masters, plan), new Map([...parts, ...kept]));
};

/** Parts of the template as they go into the deck. */
export const asParts = (kept: ReadonlyMap<string, KeptPart>): readonly (readonly [string, Part])[] =>
  [...kept].map(([path, { contentType, content, relationships }]) => [path, { contentType, content: content instanceof Uint8Array ? content : fromTree(content), relationships }]);

/** PowerPoint repairs files whose masters have no theme, or share one: such a master gets a theme with the deck's colours. */
function withOwnTheme(parts: Package, path: string, index: number, masters: readonly { readonly path: string }[], plan: Plan): Package {
  const themeOf = (master: string): string | undefined => parts.get(master)?.relationships?.find(({ type }) => type.endsWith("/theme"))?.target;
  const own = themeOf(path);
  const master = parts.get(path);
  if (!master || (own !== undefined && !masters.slice(0, index).some((before) => themeOf(before.path) === own))) return parts;
  const target = plan.notesThemePath.replace(/\.xml$/u, `-${index + 1}.xml`);
  const shared = own === undefined ? undefined : parts.get(own);
  const relationships = [...(master.relationships ?? []).filter(({ type }) => !type.endsWith("/theme")), { id: "rIdTheme", type: officeRelationship("theme"), target }];
  const theme = shared ?? { contentType: "application/vnd.openxmlformats-officedocument.theme+xml", content: themeElement(plan.theme) };
  return new Map([...parts, [path, { ...master, relationships }], [target, theme]]);
}
