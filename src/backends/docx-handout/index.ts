import type { Backend } from "../../kinds/backend.js";
import { rasterize } from "../../pictures/raster.js";
import { inPieces } from "../../scene/artifact.js";
import type { Properties, Scene } from "../../scene/nodes.js";
import { wording } from "../../source/wording/wording.js";
import type { Theme } from "../../theme/theme.js";
import { coreProperties } from "../pptx/core-properties.js";
import { officeRelationship, writePackage, type Package, type Part, type Relationship } from "../pptx/package.js";
import { el, type XmlElement } from "../pptx/xml.js";
import { rasterProblems, slideDrawing } from "../svg/raster.js";
import { documentOf, linkId, pictureId, type Document } from "./document.js";
import { numberingXml } from "./numbering.js";
import { stylesXml, wordNamespace } from "./styles.js";
import { field, paragraph, run, tab } from "./text.js";

/** scene → handout → parts → package: a Word document of its own writer, for equal bytes and no dependency. */
export const backend: Backend = {
  name: "docx-handout",
  summary: { en: "A handout in Word: pictures of the slides, notes, figures with their sources", "zh-CN": "Word 讲义：幻灯片图片、讲稿、数据出处" },
  output: { extension: ".docx", files: "one", hidden: false, notes: true },
  examine: rasterProblems,
  async emit(scene, theme, _memo, { width = usualWidth } = {}) {
    const document = documentOf(scene);
    const pictures = await drawn(scene, theme, document.pictures, width);
    return [inPieces("handout.docx", writePackage(parts(scene, theme, document, pictures), roots))];
  },
};

/** Pixels: 200 a printed inch over the width of the text. */
const usualWidth = 1280;
const atATime = 4;

async function drawn(scene: Scene, theme: Theme, numbers: readonly number[], width: number): Promise<ReadonlyMap<number, Uint8Array>> {
  const wanted = scene.slides.filter(({ number }) => numbers.includes(number));
  const made = new Map<number, Uint8Array>();
  for (let from = 0; from < wanted.length; from += atATime) {
    const some = wanted.slice(from, from + atATime);
    const pictures = await Promise.all(some.map((slide) => rasterize(slideDrawing(scene, slide, theme), scene, width)));
    some.forEach(({ number }, i) => made.set(number, pictures[i]!));
  }
  return made;
}

const roots: readonly Relationship[] = [
  { id: "rId1", type: officeRelationship("officeDocument"), target: "word/document.xml" },
  { id: "rId2", type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml" },
  { id: "rId3", type: officeRelationship("extended-properties"), target: "docProps/app.xml" },
];

function parts(scene: Scene, theme: Theme, { xml, pictures: shown, links, lists }: Document, pictures: ReadonlyMap<number, Uint8Array>): Package {
  const { language } = scene.properties;
  const picturePath = (number: number): string => `word/media/slide${number}.png`;
  const relationships: readonly Relationship[] = [
    { id: "rIdStyles", type: officeRelationship("styles"), target: "word/styles.xml" },
    { id: "rIdSettings", type: officeRelationship("settings"), target: "word/settings.xml" },
    { id: "rIdNumbering", type: officeRelationship("numbering"), target: "word/numbering.xml" },
    { id: "rIdHeader", type: officeRelationship("header"), target: "word/header1.xml" },
    { id: "rIdFooter", type: officeRelationship("footer"), target: "word/footer1.xml" },
    ...shown.map((number) => ({ id: pictureId(number), type: officeRelationship("image"), target: picturePath(number) })),
    ...links.map((target, i) => ({ id: linkId(i), type: officeRelationship("hyperlink"), target, external: true })),
  ];
  const word = (name: string, content: XmlElement): readonly [string, Part] => [`word/${name}.xml`, { contentType: `application/vnd.openxmlformats-officedocument.wordprocessingml.${name.replace(/\d/u, "")}+xml`, content }];
  return new Map<string, Part>([
    ["word/document.xml", { contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", content: xml, relationships }],
    word("styles", stylesXml(theme, language)),
    word("settings", settingsXml()),
    word("numbering", numberingXml(lists)),
    word("header1", headerXml(scene.properties)),
    word("footer1", footerXml(scene.properties)),
    ...shown.map((number): [string, Part] => [picturePath(number), { contentType: "image/png", content: pictures.get(number)! }]),
    ["docProps/core.xml", { contentType: "application/vnd.openxmlformats-package.core-properties+xml", content: coreProperties(scene.properties) }],
    ["docProps/app.xml", { contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml", content: appXml(scene.properties) }],
  ]);
}

/** 15: Word 2013 and later, which lay out as they do today. */
const settingsXml = (): XmlElement =>
  el(
    "w:settings",
    { "xmlns:w": wordNamespace },
    el("w:zoom", { "w:percent": 100 }),
    el("w:defaultTabStop", { "w:val": 420 }),
    el("w:characterSpacingControl", { "w:val": "compressPunctuation" }),
    el("w:compat", {}, el("w:compatSetting", { "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": 15 })),
    el("w:themeFontLang", { "w:val": "en-US", "w:eastAsia": "zh-CN" }),
  );

function headerXml({ title, date, language }: Properties): XmlElement {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return el("w:hdr", { "xmlns:w": wordNamespace }, paragraph("Header", [run(title), tab(), run(wording(language).labels.date(year, month, day))]));
}

function footerXml({ company, language }: Properties): XmlElement {
  const [before, between, after] = wording(language).handout.page;
  const pages = [before, field("PAGE", "1"), between, field("NUMPAGES", "1"), after].map((part) => (typeof part === "string" ? (part === "" ? undefined : run(part)) : part));
  return el("w:ftr", { "xmlns:w": wordNamespace }, paragraph("Footer", [company === undefined ? undefined : run(company), tab(), ...pages]));
}

const appXml = ({ company }: Properties): XmlElement =>
  el("Properties", { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" }, el("Application", {}, "deckwright"), company === undefined ? undefined : el("Company", {}, company));
