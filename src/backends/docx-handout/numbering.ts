import { el, type XmlElement } from "../pptx/xml.js";
import { dxa } from "./paper.js";
import { wordNamespace } from "./styles.js";

/** The list of all bullets. */
export const bullets = 1;
/** Lists of numbers follow it, each with a beginning of its own. */
export const firstNumbered = 2;

/** A list whose items of one level count from a number. */
export interface NumberedList {
  readonly level: number;
  readonly first: number;
}

export function numberingXml(lists: readonly NumberedList[]): XmlElement {
  const abstract = (id: number, format: "bullet" | "decimal"): XmlElement =>
    el("w:abstractNum", { "w:abstractNumId": id }, el("w:multiLevelType", { "w:val": "hybridMultilevel" }), [0, 1, 2, 3].map((level) => levelXml(level, format)));
  return el(
    "w:numbering",
    { "xmlns:w": wordNamespace },
    abstract(0, "bullet"),
    abstract(1, "decimal"),
    el("w:num", { "w:numId": bullets }, el("w:abstractNumId", { "w:val": 0 })),
    lists.map(({ level, first }, i) =>
      el("w:num", { "w:numId": firstNumbered + i }, el("w:abstractNumId", { "w:val": 1 }), el("w:lvlOverride", { "w:ilvl": level }, el("w:startOverride", { "w:val": first }))),
    ),
  );
}

const step = 18;
function levelXml(level: number, format: "bullet" | "decimal"): XmlElement {
  return el(
    "w:lvl",
    { "w:ilvl": level },
    el("w:start", { "w:val": 1 }),
    el("w:numFmt", { "w:val": format }),
    el("w:lvlText", { "w:val": format === "bullet" ? (level % 2 === 0 ? "•" : "–") : `%${level + 1}.` }),
    el("w:lvlJc", { "w:val": "left" }),
    el("w:pPr", {}, el("w:ind", { "w:left": dxa(step * (level + 1)), "w:hanging": dxa(step) })),
  );
}
