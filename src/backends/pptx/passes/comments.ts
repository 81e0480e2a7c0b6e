import type { Comment } from "../../../scene/nodes.js";
import type { Pass } from "../pass.js";
import type { Part } from "../package.js";
import { namespaces } from "../page-xml.js";
import { el, type XmlElement } from "../xml.js";

/**
 * Comments in their first form, a flat list a slide with one list of authors: every version of PowerPoint reads it, and so do
 * LibreOffice, WPS and Keynote; the threads of newer versions open in those alone.
 */
export const comments: Pass = (parts, plan) => {
  const pages = plan.slides.filter(({ commentsPath }) => commentsPath !== undefined);
  if (pages.length === 0) return parts;
  const numbered = new Map<string, number>();
  const pageParts = pages.map((page): readonly [string, Part] => {
    const list = page.slide.comments!.map((comment, i) => {
      const number = (numbered.get(comment.author) ?? 0) + 1; // comments of one author are numbered through the deck
      numbered.set(comment.author, number);
      return commentElement(comment, [...numbered.keys()].indexOf(comment.author), number, i);
    });
    return [page.commentsPath!, { contentType: type("comments"), content: el("p:cmLst", namespaces, list) }];
  });
  const authors = [...numbered].map(([name, last], id) => el("p:cmAuthor", { id, name, initials: initials(name), lastIdx: last, clrIdx: id }));
  return new Map([...parts, ...pageParts, [commentAuthorsPath, { contentType: type("commentAuthors"), content: el("p:cmAuthorLst", namespaces, authors) }]]);
};

export const commentAuthorsPath = "ppt/commentAuthors.xml";

const type = (name: string): string => `application/vnd.openxmlformats-officedocument.presentationml.${name}+xml`;

/** Places are in 1/8 pt; one comment below the other at the slide's corner. */
const commentElement = ({ text, date }: Comment, authorId: number, idx: number, row: number): XmlElement =>
  el("p:cm", { authorId, dt: `${date}T00:00:00.000`, idx }, el("p:pos", { x: 10, y: 10 + 160 * row }), el("p:text", {}, text));

/** 王 of 王小明, JS of Jane Smith. */
function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  return words.map((word) => [...word][0]).join("").toUpperCase().slice(0, 4);
}
