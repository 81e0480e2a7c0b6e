import { groundColor, layersUnder, paintOf, type Layer } from "../lint/behind.js";
import type { Known } from "../lint/color.js";
import type { Deck, Slide } from "../lint/deck.js";
import { ancestors, inheritedBox, inheritedFrom, isRepeated, isTitle } from "../lint/inheritance.js";
import { firstWithin, within, type Box, type Shape } from "../lint/shapes.js";
import { paragraphLooks, type ParagraphLook } from "../lint/text-look.js";
import { childOf, elementsOf, type XmlElement } from "../source/xml-tree.js";
import { readChart, type ReadChart } from "./chart.js";
import { faceWidth, themeFaces } from "./faces.js";
import { frameOfText, type TextFrame } from "./text-frame.js";

/** What stands on one slide of a file, its inheritance resolved; lengths in points. */
export interface SlideContent {
  readonly number: number;
  readonly hidden: boolean;
  /** Of its layout: `title`, `obj`, `secHead` … and the name that people gave it. */
  readonly layoutType: string;
  readonly layoutName: string;
  /** Undefined where it is a picture or not certain. */
  readonly background: Known;
  /** What master and layout paint below the slide's own shapes. */
  readonly under: readonly Layer[];
  /** In painting order, a group before what is in it. */
  readonly items: readonly Item[];
  /** Paragraphs of the speaker's notes; behind the first `spoken` of them deckwright lists where the figures come from. */
  readonly notes: readonly string[];
  readonly spoken: number;
}

export type TextRole = "title" | "subtitle" | "body" | "footer" | "number" | "other";

interface Common {
  readonly name: string;
  readonly box: Box;
  /** null: decoration, or a group says it. */
  readonly alt: string | null;
  /** In a group, however deep: index of the outermost among the items. */
  readonly group?: number;
}

export interface TextItem extends Common {
  readonly kind: "text";
  readonly role: TextRole;
  readonly paragraphs: readonly ParagraphLook[];
  readonly frame: TextFrame;
  readonly geometry: string;
  /** `none` where it lets through what is behind; undefined where it is several colours or not certain. */
  readonly fill: Known | "none";
  /** It is one of the layout's placeholders. */
  readonly placed: boolean;
}

export interface ReadCell {
  readonly paragraphs: readonly ParagraphLook[];
  readonly fill: Known | "none";
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly across: number;
  readonly down: number;
  /** Another cell reaches over it. */
  readonly covered: boolean;
}

export interface TableItem extends Common {
  readonly kind: "table";
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly rows: readonly (readonly ReadCell[])[];
}

export interface ChartItem extends Common {
  readonly kind: "chart";
  readonly chart: ReadChart;
}

export type Item =
  | TextItem
  | TableItem
  | ChartItem
  | (Common & { readonly kind: "picture" | "group" | "line" })
  /** SmartArt, an embedded object, ink: what of it can be read is text. */
  | (Common & { readonly kind: "drawing"; readonly lines: readonly string[] });

export function readSlide(deck: Deck, { number, path, tree }: Slide): SlideContent {
  const { layout } = ancestors(deck, path);
  const layoutTree = layout === undefined ? undefined : deck.trees.get(layout);
  const shapes = deck.shapes(path);
  const shown = shapes.filter((shape) => !shape.hidden && !shape.group?.hidden);
  const items = shown.flatMap((shape): readonly { readonly shape: Shape; readonly item: Item }[] => {
    const item = itemOf(deck, path, shape);
    return item ? [{ shape, item }] : [];
  });
  const notes = notesOf(deck, path);
  const indices = new Map(items.map(({ shape }, i) => [shape, i]));
  return {
    number,
    hidden: ["0", "false"].includes(tree.attributes["show"] ?? "1"),
    layoutType: layoutTree?.attributes["type"] ?? "",
    layoutName: childOf(layoutTree, "p:cSld")?.attributes["name"] ?? "",
    background: groundColor(deck, path),
    under: layersUnder(deck, path),
    items: items.map(({ shape, item }) => {
      const group = shape.group && indices.get(shape.group);
      return group === undefined ? item : { ...item, group };
    }),
    notes,
    spoken: notes.length,
  };
}

function itemOf(deck: Deck, slide: string, shape: Shape): Item | undefined {
  const box = inheritedBox(deck, slide, shape);
  if (!box) return undefined; // it stands nowhere: PowerPoint shows it in a corner, empty
  const described = shape.group !== undefined && (shape.group.alt !== "" || shape.group.decorative);
  const common = { name: shape.name.trim() === "" ? `#${shape.id}` : shape.name, box, alt: shape.decorative || (described && shape.alt === "") ? null : shape.alt };
  switch (shape.kind) {
    case "text":
      return textItem(deck, slide, shape, common);
    case "picture":
      return { ...common, kind: "picture" };
    case "frame":
      return frameItem(deck, slide, shape, common);
    case "group":
      return { ...common, kind: "group" };
    case "connector":
      return { ...common, kind: "line" };
    case "other":
      return { ...common, kind: "drawing", lines: [] };
  }
}

function textItem(deck: Deck, slide: string, shape: Shape, common: Common): Item | undefined {
  const { element, placeholder } = shape;
  const body = childOf(element, "p:txBody");
  const paragraphs = body ? paragraphLooks(deck, slide, shape, body) : [];
  const geometry = childOf(childOf(element, "p:spPr"), "a:prstGeom")?.attributes["prst"] ?? (childOf(childOf(element, "p:spPr"), "a:custGeom") ? "custom" : "rect");
  if (geometry === "line") return { ...common, kind: "line" };
  const master = ancestors(deck, slide).master;
  const frames = [body, ...inheritedFrom(deck, slide, shape).map((one) => childOf(one.element, "p:txBody"))].map((one) => childOf(one, "a:bodyPr"));
  return { ...common, kind: "text", role: roleOf(shape), paragraphs, frame: { ...frameOfText(frames, shape), faceWidth: widthOfFace(paragraphs, themeFaces(deck, master)) }, geometry, fill: paintOf(deck, slide, shape), placed: placeholder !== undefined };
}

/** Of the face that most Latin text starts with; Chinese is as wide in all faces. */
function widthOfFace(paragraphs: readonly ParagraphLook[], theme: Readonly<Record<string, string>>): number {
  const text = paragraphs.map(plainText).join("");
  const latin = paragraphs.flatMap(({ runs }) => runs).find((run) => /[A-Za-z]{2}/u.test(run.text))?.latin ?? "";
  return [...text.matchAll(/\p{Script=Han}/gu)].length * 3 > text.length ? 1 : faceWidth(theme[latin] ?? latin);
}

function roleOf({ placeholder }: Shape): TextRole {
  if (!placeholder) return "other";
  if (isTitle(placeholder)) return "title";
  if (placeholder.type === "subTitle") return "subtitle";
  if (placeholder.type === "sldNum" || placeholder.type === "dt") return "number";
  return isRepeated(placeholder) ? "footer" : "body";
}

function frameItem(deck: Deck, slide: string, shape: Shape, common: Common): Item | undefined {
  const { element } = shape;
  const table = firstWithin(element, "a:tbl");
  if (table) return tableItem(deck, slide, shape, table, common);
  const target = (id: string | undefined): string | undefined => deck.relations(slide).find((one) => one.id === id && !one.external)?.target;
  const reference = firstWithin(element, "c:chart");
  if (reference) {
    const part = target(reference.attributes["r:id"]);
    const tree = part === undefined ? undefined : deck.trees.get(part);
    const chart = tree && readChart(tree);
    return chart ? { ...common, kind: "chart", chart } : { ...common, kind: "drawing", lines: [] };
  }
  if (element.children.length === 0 || (shape.placeholder && !firstWithin(element, "a:graphicData"))) return undefined;
  return { ...common, kind: "drawing", lines: diagramText(deck, slide, element) };
}

/** SmartArt keeps a drawing of itself beside its data; PowerPoint shows that, and so it is what the audience reads. */
function diagramText(deck: Deck, slide: string, element: XmlElement): readonly string[] {
  if (!/diagram/iu.test(firstWithin(element, "a:graphicData")?.attributes["uri"] ?? "")) return [];
  const ids = new Set([...within(element)].flatMap(({ attributes }) => Object.values(attributes)));
  const data = deck.relations(slide).find(({ kind, id, external }) => kind === "diagramData" && ids.has(id) && !external)?.target;
  const own = data?.replace(/data(\d*\.xml)$/u, "drawing$1");
  const drawing = deck.relations(slide).find(({ kind, target }) => kind === "diagramDrawing" && (own === undefined || target === own))?.target;
  const tree = deck.trees.get(drawing ?? data ?? "");
  return tree ? paragraphTexts(tree).filter((text) => text.trim() !== "") : [];
}

function tableItem(deck: Deck, slide: string, shape: Shape, table: XmlElement, common: Common): TableItem {
  const points = (value: string | undefined, standard = 0): number => (value === undefined ? standard : Math.max(0, Number(value) / 12_700 || 0));
  const rows = elementsOf(table).filter(({ name }) => name === "a:tr").slice(0, mostRows);
  const cells = rows.map((row) =>
    elementsOf(row).filter(({ name }) => name === "a:tc").slice(0, mostColumns).map((cell): ReadCell => {
      const properties = childOf(cell, "a:tcPr");
      const body = childOf(cell, "a:txBody");
      const { gridSpan, rowSpan, hMerge, vMerge } = cell.attributes;
      const margin = (name: string, standard: number): number => points(properties?.attributes[name], standard);
      return {
        paragraphs: body ? paragraphLooks(deck, slide, shape, body, properties) : [],
        fill: paintOf(deck, slide, shape, properties),
        margins: { left: margin("marL", 7.2), right: margin("marR", 7.2), top: margin("marT", 3.6), bottom: margin("marB", 3.6) }, // ECMA-376 21.1.3.17
        across: Math.max(1, Number(gridSpan ?? 1) || 1),
        down: Math.max(1, Number(rowSpan ?? 1) || 1),
        covered: [hMerge, vMerge].some((value) => value === "1" || value === "true"),
      };
    }),
  );
  const columns = elementsOf(childOf(table, "a:tblGrid") ?? table).filter(({ name }) => name === "a:gridCol");
  return { ...common, kind: "table", widths: columns.map(({ attributes }) => points(attributes["w"])), heights: rows.map(({ attributes }) => points(attributes["h"])), rows: cells };
}

/** PowerPoint's own limit is 75 by 75; a file may say anything. */
const mostRows = 300;
const mostColumns = 100;

function notesOf(deck: Deck, slide: string): readonly string[] {
  const part = deck.relations(slide).find(({ kind, external }) => kind === "notesSlide" && !external)?.target;
  const body = part === undefined ? undefined : deck.shapes(part).find(({ placeholder }) => placeholder?.type === "body");
  return body ? paragraphTexts(body.element).filter((text) => text.trim() !== "") : [];
}

/** Of paragraphs whose looks do not matter; soft breaks as they are. */
const paragraphTexts = (tree: XmlElement): readonly string[] =>
  [...within(tree, "a:p")].map((paragraph) => [...within(paragraph)].map(({ name, children }) => (name === "a:t" ? children.join("") : name === "a:br" ? "\n" : "")).join(""));

/** 来源：…, Note: …: what is looked up, wherever it stands. */
export const isSourceLine = ({ paragraphs }: TextItem): boolean => paragraphs.length > 0 && /^(?:资料|数据|图片)?来源[：:]|^注[：:]|^(?:data )?sources?:|^notes?:/iu.test(plainText(paragraphs[0]!).trim());

/** A title set over two lines is one text; elsewhere a soft break ends what stands before it. */
export const plainText = ({ runs }: ParagraphLook): string => runs.map(({ text }) => text).join("");
