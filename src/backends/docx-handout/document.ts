import { figureRows, handout, type Chapter, type Handout, type ReadSlide } from "../../scene/handout.js";
import type { Scene } from "../../scene/nodes.js";
import { textOf, type Block, type Note, type Reading } from "../../scene/reading.js";
import { wording, type Wording } from "../../source/wording/wording.js";
import { el, type Child, type XmlElement } from "../pptx/xml.js";
import { bullets, firstNumbered, type NumberedList } from "./numbering.js";
import { paper, softInk } from "./paper.js";
import { pictureRun } from "./picture.js";
import { wordNamespace } from "./styles.js";
import { figureTable } from "./table.js";
import { jump, paragraph, run, runs, tab } from "./text.js";

/** The document and what it refers to, in the order of first use. */
export interface Document {
  readonly xml: XmlElement;
  /** Numbers of the slides whose pictures it shows; the relationship of each is `pictureId` of it. */
  readonly pictures: readonly number[];
  /** Addresses of links; the relationship of each is `linkId` of its place. */
  readonly links: readonly string[];
  readonly lists: readonly NumberedList[];
}

export const pictureId = (slide: number): string => `rIdSlide${slide}`;
export const linkId = (index: number): string => `rIdLink${index + 1}`;

/** A title page with the cover's picture, contents, then the slides part by part: picture, notes, figures with their sources. */
export function documentOf(scene: Scene): Document {
  const read = handout(scene);
  const writer = new Writer(scene, wording(read.language).handout, read);
  const body = writer.body();
  const xml = el(
    "w:document",
    {
      "xmlns:w": wordNamespace,
      "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
      "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
      "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    },
    el("w:body", {}, body, page()),
  );
  return { xml, pictures: writer.pictures, links: writer.links, lists: writer.lists };
}

const page = (): XmlElement => {
  const { width, height, margin } = paper;
  return el(
    "w:sectPr",
    {},
    el("w:headerReference", { "w:type": "default", "r:id": "rIdHeader" }),
    el("w:footerReference", { "w:type": "default", "r:id": "rIdFooter" }),
    el("w:pgSz", { "w:w": width, "w:h": height }),
    el("w:pgMar", { "w:top": margin, "w:right": margin, "w:bottom": margin, "w:left": margin, "w:header": margin / 2, "w:footer": margin / 2, "w:gutter": 0 }),
    el("w:titlePg"),
  );
};

class Writer {
  readonly pictures: number[] = [];
  readonly links: string[] = [];
  readonly lists: NumberedList[] = [];

  constructor(
    private readonly scene: Scene,
    private readonly words: Wording["handout"],
    private readonly read: Handout,
  ) {}

  body(): readonly Child[] {
    const { title, cover, chapters } = this.read;
    return [paragraph("Title", run(title)), ...this.front(cover), ...this.contents(), ...chapters.flatMap((chapter, i) => this.chapter(chapter, i === 0))];
  }

  private front(cover: ReadSlide | undefined): readonly Child[] {
    const { title, date } = this.read;
    if (!cover) return [paragraph("Subtitle", run(date))];
    const said = [cover.slide.title, ...textsOf(cover.reading.blocks)].filter((text) => text !== title);
    return [...[...new Set(said)].map((text) => paragraph("Subtitle", run(text))), this.picture(cover), ...this.below(cover.reading)];
  }

  /** A field that lists the headings, as it would be filled in: with the numbers of the slides, which no layout can change. */
  private contents(): readonly Child[] {
    const entries = this.read.chapters.flatMap(({ name, slides, opening }, chapter) => {
      const first = opening ?? slides[0];
      return [
        ...(name === undefined || !first ? [] : [{ style: "TOC1" as const, content: [jump(anchorOf(first, true), run(name))], before: undefined }]),
        ...slides.map((one, i) => ({
          style: "TOC2" as const,
          content: [jump(anchorOf(one), run(String(one.slide.number), { color: softInk }), tab(), run(one.slide.title))],
          before: name === undefined && chapter > 0 && i === 0 ? afterParts : undefined,
        })),
      ];
    });
    const begin = [fieldCharacter("begin"), el("w:r", {}, el("w:instrText", { "xml:space": "preserve" }, ' TOC \\o "1-2" \\h \\z ')), fieldCharacter("separate")];
    return [
      paragraph("TOCHeading", run(this.words.contents)),
      paragraph("Subtitle", run(this.words.numbers)),
      ...entries.map(({ style, content, before }, i) => paragraph(style, [...(i === 0 ? begin : []), ...content, ...(i === entries.length - 1 ? [fieldCharacter("end")] : [])], { before })),
    ];
  }

  private chapter({ name, opening, slides }: Chapter, breakBefore: boolean): readonly Child[] {
    const first = opening ?? slides[0];
    const heading = name === undefined || !first ? [] : [paragraph("Heading1", marked(anchorOf(first, true), first.slide.number, true, run(name)), { breakBefore })];
    return [...heading, ...(opening ? this.opening(opening) : []), ...slides.flatMap((one, i) => this.slide(one, breakBefore && name === undefined && i === 0))];
  }

  private opening({ slide, reading }: ReadSlide): readonly Child[] {
    return [...[slide.title, ...textsOf(reading.blocks)].map((text) => paragraph("HandoutOpening", run(text))), ...this.below(reading)];
  }

  private slide(one: ReadSlide, breakBefore: boolean): readonly Child[] {
    const { slide, reading } = one;
    const heading = [run(String(slide.number), { color: softInk }), run(`  ${slide.title}`)];
    return [paragraph("Heading2", marked(anchorOf(one), slide.number, false, ...heading), { breakBefore }), this.picture(one), ...this.below(reading)];
  }

  private picture({ slide, reading }: ReadSlide): XmlElement {
    this.pictures.push(slide.number);
    const said = [this.words.picture(slide.number, slide.title), ...textsOf(reading.blocks)].join(" ");
    const { width, height } = this.scene;
    const placed = { relationship: pictureId(slide.number), id: slide.number, name: this.words.slide(slide.number), alt: clip(said), ratio: height / width };
    return paragraph("HandoutPicture", pictureRun(placed), { keepNext: reading.notes.length + reading.figures.length > 0 });
  }

  /** Notes, then figures. */
  private below({ notes, figures }: Reading): readonly Child[] {
    const { words, read } = this;
    const rows = figureRows(figures, read.language);
    return [
      ...(notes.length === 0 ? [] : [paragraph("HandoutLabel", run(words.notes)), ...this.notes(notes)]),
      ...(rows.length === 0 ? [] : [paragraph("HandoutLabel", run(words.figures)), figureTable(words.heads, rows, words.figures), paragraph("HandoutCell", undefined)]),
    ];
  }

  private notes(notes: readonly Note[]): readonly Child[] {
    return notes.map(({ words, list }, i) => {
      const content = runs(words, (address) => this.linked(address));
      if (!list) return paragraph("HandoutNote", content);
      const before = notes[i - 1]?.list;
      const goesOn = before?.level === list.level && before.first === list.first;
      if (list.first !== undefined && !goesOn) this.lists.push({ level: list.level, first: list.first });
      return paragraph("HandoutNote", content, { list: { id: list.first === undefined ? bullets : firstNumbered + this.lists.length - 1, level: list.level } });
    });
  }

  private linked(address: string): string {
    const known = this.links.indexOf(address);
    if (known >= 0) return linkId(known);
    this.links.push(address);
    return linkId(this.links.length - 1);
  }
}

/** Points: slides behind the last part belong to none. */
const afterParts = 10;

const fieldCharacter = (type: "begin" | "separate" | "end"): XmlElement => el("w:r", {}, el("w:fldChar", { "w:fldCharType": type }));

const anchorOf = ({ slide }: ReadSlide, part = false): string => `${part ? "part" : "slide"}_${slide.number}`;

/** Ids of bookmarks are numbers, unique in the document. */
const marked = (name: string, number: number, part: boolean, ...content: readonly Child[]): readonly Child[] => {
  const id = 2 * number + (part ? 1 : 0);
  return [el("w:bookmarkStart", { "w:id": id, "w:name": name }), ...content, el("w:bookmarkEnd", { "w:id": id })];
};

/** What the slide says, a text for each block. */
function textsOf(blocks: readonly Block[]): readonly string[] {
  return blocks
    .map((block) => {
      switch (block.type) {
        case "paragraph":
          return textOf(block.words);
        case "list":
          return block.items.map(({ head, words, points }) => [head, ...words, ...points].map(textOf).filter((text) => text !== "").join(" ")).join("; ");
        case "table":
          return block.rows.map((row) => row.map(textOf).filter((text) => text !== "").join(" ")).join("; ");
        case "picture":
          return block.alt;
        case "source":
          return "";
      }
    })
    .filter((text) => text !== "");
}

/** A screen reader reads all of it in one go. */
const mostSaid = 800;
const clip = (text: string): string => (text.length > mostSaid ? `${text.slice(0, mostSaid - 1)}…` : text);
