import type { Line, NoteList, Paragraph, Scene, SlideScene } from "../../scene/nodes.js";
import { breakParagraph } from "../../text/lines.js";
import type { TextStyle } from "../../theme/theme.js";
import { at, marks, rectangle, rgb, rule, type Content } from "./content.js";
import { factor } from "./objects.js";
import type { Page } from "./page.js";
import { untagged } from "./tags.js";
import { text } from "./text.js";

/** A4, upright, in points; margins of 2 cm. */
export const notesPage = { width: 595.28, height: 841.89 } as const;
const margin = 56.69;
const column = notesPage.width - 2 * margin;
const foot = notesPage.height - margin;

/** The notes of a slide under a picture of it, on as many pages as they take; none without notes. */
export function notesPages(scene: Scene, slide: SlideScene, shown: readonly Content[], page: Page): readonly (readonly Content[])[] {
  if (slide.notes.length === 0) return [];
  const paper = onPaper(page);
  const picture = slidePicture(scene, slide, shown, paper);
  const pages: Content[][] = [];
  let top = 0;
  const begin = (): void => {
    const first = pages.length === 0;
    top = first ? margin + picture.height + 2 * style.line : margin;
    pages.push([...(first ? picture.content : []), ...pageFoot(scene, slide, paper)]);
  };
  begin();
  slide.notes.forEach((note, i) => {
    const list = slide.noteLists?.[i];
    const indent = list ? (list.level + 1) * listIndent : 0;
    const plain = note.map(({ color: _, ...run }) => run);
    let lines = breakParagraph(plain, style, column - indent);
    let rest: Paragraph = plain;
    let marker = list && markerOf(slide.noteLists ?? {}, i, list);
    while (lines.length > 0) {
      const fitting = Math.floor((foot - top) / style.line);
      if (fitting < Math.min(lines.length, 2)) {
        begin();
        continue;
      }
      const now = lines.slice(0, fitting);
      const box = { x: margin + indent, y: top, width: column - indent, height: now.length * style.line };
      if (marker !== undefined) pages.at(-1)!.push(...lineOf(marker, { ...box, x: box.x - listIndent, width: listIndent }, paper));
      marker = undefined;
      pages.at(-1)!.push(...text({ ...setting, box, paragraphs: [rest], lines: now }, paper));
      rest = after(rest, now);
      lines = lines.slice(now.length);
      top += box.height + (lines.length === 0 ? gap : 0);
    }
  });
  return pages;
}

const style: TextStyle = { role: "body", size: 11, line: 18, bold: false, color: "ink" };
const small: TextStyle = { role: "source", size: 9, line: 13.5, bold: false, color: "ink3" };
const setting = { style, gap: 0, align: "left", anchor: "top" } as const;
const gap = 6;
const listIndent = 16;

/** Paper is white whatever the theme's pages are. */
const onPaper = (page: Page): Page => ({ ...page, theme: { ...page.theme, colors: { ...page.theme.colors, ink: "1F1F1F", ink3: "6B6B6B", rule: "BFBFBF" } } });

interface Picture {
  readonly content: readonly Content[];
  readonly height: number;
}

/** The slide as a figure: its text has been read on the page before. */
function slidePicture({ width, height }: Scene, slide: SlideScene, shown: readonly Content[], page: Page): Picture {
  const scale = column / width;
  const box = { x: margin, y: margin, width: column, height: height * scale };
  const placed = `q ${rectangle(box)} W n ${factor(scale)} 0 0 ${factor(scale)} ${at(box)} cm\n${untagged(shown)}\nQ`;
  const frame = `q ${rgb(page.theme.colors.rule)} RG 0.75 w ${rectangle(box)} S Q`;
  return { content: [{ role: "Figure", alt: slide.title || String(slide.number), box, children: [marks(`${placed}\n${frame}`)] }], height: box.height };
}

/** The deck's title and the slide's number, which every page repeats. */
function pageFoot({ properties }: Scene, { number: slideNumber }: SlideScene, page: Page): readonly Content[] {
  const y = foot + small.line;
  const line = (words: string, align: "left" | "right"): string => {
    const paragraph = [{ text: words }];
    const first = breakParagraph(paragraph, small, align === "left" ? column - 40 : 40).slice(0, 1);
    return untagged(text({ box: { x: margin, y, width: column, height: small.line }, paragraphs: [paragraph], style: small, gap: 0, align, anchor: "top", lines: first }, page));
  };
  const above = rule({ x: margin, y: y - 4 }, { x: margin + column, y: y - 4 }, page.theme.colors.rule, 0.5);
  return [marks([above, line(properties.title, "left"), line(String(slideNumber), "right")].join("\n"))];
}

const lineOf = (words: string, box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, page: Page): readonly Content[] =>
  text({ ...setting, box, paragraphs: [[{ text: words }]], lines: [{ text: words, width: box.width }] }, page);

/** `•`, or the number of an item: its list's first one and those of the same list before it. */
function markerOf(lists: Readonly<Record<number, NoteList>>, index: number, { level, first }: NoteList): string {
  if (first === undefined) return "•";
  let before = 0;
  for (let i = index - 1; lists[i] !== undefined && lists[i]!.level >= level; i -= 1) {
    if (lists[i]!.level > level) continue;
    if (lists[i]!.first !== first) break;
    before += 1;
  }
  return `${first + before}.`;
}

/** What is left of a paragraph behind the lines that stand on this page. */
function after(paragraph: Paragraph, lines: readonly Line[]): Paragraph {
  const whole = paragraph.map((run) => run.text).join("");
  let cut = 0;
  for (const line of lines) cut = Math.max(cut, whole.indexOf(line.text, cut) + line.text.length);
  let from = 0;
  return paragraph.flatMap((run) => {
    const begin = from;
    from += run.text.length;
    const rest = run.text.slice(Math.max(0, cut - begin));
    return rest === "" ? [] : [{ ...run, text: rest }];
  });
}
