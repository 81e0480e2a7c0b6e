import { elementsOf, type XmlElement as XmlTree } from "../../../source/xml-tree.js";
import { handoutMasterPath, notesMasterPath } from "../notes-master.js";
import { namespaces, powerpoint2010 } from "../page-xml.js";
import { themeElement } from "../theme.js";
import type { Pass } from "../pass.js";
import { officeRelationship, type Package, type Part, type Relationship } from "../package.js";
import { guid, type Plan } from "../plan.js";
import { noStyleNoGrid } from "../table.js";
import { fonts } from "../text.js";
import { emu } from "../units.js";
import { el, fromTree, type XmlElement } from "../xml.js";
import { commentAuthorsPath } from "./comments.js";
import { ledgerPath } from "./ledger.js";
import { firstMasterId, masterPath } from "./master.js";

/** The presentation part: master, slides, size, sections; and the small parts that PowerPoint expects beside it. */
export const presentation: Pass = (parts, plan) => {
  const kept = plan.theme.brand?.file.kept;
  const targets = [
    ...(kept ? kept.masters.map(({ path }) => ["slideMaster", path]) : [["slideMaster", masterPath]]),
    ...plan.slides.map((slide) => ["slide", slide.path]),
    ...(parts.has(notesMasterPath(plan)) ? [["notesMaster", notesMasterPath(plan)]] : []),
    ["handoutMaster", handoutMasterPath(plan)],
    ...(parts.has(commentAuthorsPath) ? [["commentAuthors", commentAuthorsPath]] : []),
    ["presProps", "ppt/presProps.xml"],
    ["viewProps", "ppt/viewProps.xml"],
    ["theme", kept ? themeOf(parts, kept.masters[0]?.path) : "ppt/theme/theme1.xml"],
    ["tableStyles", kept?.tableStyles ?? "ppt/tableStyles.xml"],
    ...(parts.has(ledgerPath) ? [["customXml", ledgerPath]] : []),
  ] as const;
  const own = targets.flatMap(([type, target], index): readonly Relationship[] => (target ? [{ id: `rId${index + 1}`, type: officeRelationship(type!), target }] : []));
  const fontFiles = (kept?.embeddedFonts?.relationships ?? []).map((one) => ({ ...one, id: fontId(one.id) }));
  const relationships = [...own, ...fontFiles];
  const part = (name: string, content: XmlElement, related?: readonly Relationship[]): readonly [string, Part] => [
    `ppt/${name}.xml`,
    { contentType: `application/vnd.openxmlformats-officedocument.presentationml.${name === "presentation" ? "presentation.main" : name}+xml`, content, relationships: related },
  ];
  return new Map([
    part("presentation", presentationElement(plan, relationships), relationships),
    ...parts,
    ...(kept ? [] : [["ppt/theme/theme1.xml", { contentType: "application/vnd.openxmlformats-officedocument.theme+xml", content: themeElement(plan.theme) }] as const]),
    part("presProps", el("p:presentationPr", namespaces)),
    part("viewProps", el("p:viewPr", namespaces)),
    ...(kept?.tableStyles === undefined ? [part("tableStyles", el("a:tblStyleLst", { "xmlns:a": namespaces["xmlns:a"], def: noStyleNoGrid }))] : []),
  ]);
};

/** The theme that the first master has is the one of the presentation too. */
const themeOf = (parts: Package, master: string | undefined): string | undefined => parts.get(master ?? "")?.relationships?.find(({ type }) => type.endsWith("/theme"))?.target;

/** Ids of the template's embedded fonts, apart from ours. */
const fontId = (id: string): string => `font-${id}`;
const withFontIds = (list: XmlTree): XmlTree => ({
  ...list,
  children: elementsOf(list).map((font) => ({
    ...font,
    children: elementsOf(font).map((face) => (face.attributes["r:id"] === undefined ? face : { ...face, attributes: { ...face.attributes, "r:id": fontId(face.attributes["r:id"]) } })),
  })),
});

export const presentationPath = "ppt/presentation.xml";

/** The format wants slide ids from 256 up. */
const firstSlideId = 256;

function presentationElement(plan: Plan, relationships: readonly Relationship[]): XmlElement {
  const id = (path: string): string => relationships.find(({ target }) => target === path)!.id;
  const ids = new Map(relationships.map(({ target, id }) => [target, id]));
  const { width, height } = plan.scene;
  const kept = plan.theme.brand?.file.kept;
  const masters = kept?.masters ?? [{ id: firstMasterId, path: masterPath }];
  return el(
    "p:presentation",
    { ...namespaces, saveSubsetFonts: 1 },
    el("p:sldMasterIdLst", {}, masters.map((master) => el("p:sldMasterId", { id: master.id, "r:id": id(master.path) }))),
    ids.has(notesMasterPath(plan)) ? el("p:notesMasterIdLst", {}, el("p:notesMasterId", { "r:id": ids.get(notesMasterPath(plan)) })) : undefined,
    el("p:handoutMasterIdLst", {}, el("p:handoutMasterId", { "r:id": id(handoutMasterPath(plan)) })),
    el("p:sldIdLst", {}, plan.slides.map(({ path }, index) => el("p:sldId", { id: firstSlideId + index, "r:id": ids.get(path) }))),
    el("p:sldSz", kept?.slideSize ?? { cx: emu(width), cy: emu(height) }),
    el("p:notesSz", kept?.notesSize ?? { cx: 6_858_000, cy: 9_144_000 }),
    kept?.embeddedFonts && fromTree(withFontIds(kept.embeddedFonts.list)),
    kept?.defaultText ? fromTree(kept.defaultText) : el("p:defaultTextStyle", {}, defaultLevels(plan)),
    sections(plan),
  );
}

function defaultLevels(plan: Plan): readonly XmlElement[] {
  const language = plan.scene.properties.language === "en" ? "en-US" : "zh-CN";
  const character = el("a:defRPr", { lang: language, sz: 1800 }, el("a:solidFill", {}, el("a:schemeClr", { val: "tx1" })), fonts);
  return Array.from({ length: 9 }, (_, level) => el(`a:lvl${level + 1}pPr`, { marL: 457_200 * level, algn: "l" }, character));
}

/**
 * PowerPoint wants every slide in a section, and each section to be one stretch of the deck: slides before the first part
 * get a section of their own, a closing belongs to the part before it. Ids in upper case, or it repairs.
 */
function sections(plan: Plan): XmlElement | undefined {
  const { scene, words } = plan;
  if (scene.sections.length === 0) return undefined;
  let current: number | undefined;
  const belongs = plan.slides.map(({ slide }) => (current = slide.section ?? current));
  const members = (section: number | undefined): readonly XmlElement[] =>
    belongs.flatMap((each, index) => (each === section ? [el("p14:sldId", { id: firstSlideId + index })] : []));
  const section = (name: string, key: string, slides: readonly XmlElement[]): XmlElement =>
    el("p14:section", { name, id: guid(`section/${key}`) }, el("p14:sldIdLst", {}, slides));
  const opening = members(undefined);
  return el(
    "p:extLst",
    {},
    el(
      "p:ext",
      { uri: "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}" },
      el(
        "p14:sectionLst",
        { "xmlns:p14": powerpoint2010 },
        opening.length > 0 ? section(words.opening, "opening", opening) : undefined,
        scene.sections.map(({ name }, index) => section(name, String(index), members(index))),
      ),
    ),
  );
}
