import { el, type XmlElement } from "../pptx/xml.js";
import { textWidth } from "./paper.js";
import { paragraph, run } from "./text.js";

/** Figures with their sources; the head is repeated on every page, and no row is parted. `caption` is for who cannot see it. */
export function figureTable(heads: readonly string[], rows: readonly (readonly string[])[], caption: string): XmlElement {
  const widths = shares.map((share) => Math.round(textWidth * share));
  const cell = (text: string, column: number, head: boolean): XmlElement =>
    el(
      "w:tc",
      {},
      el("w:tcPr", {}, el("w:tcW", { "w:w": widths[column], "w:type": "dxa" })),
      paragraph(head ? "HandoutCellHead" : "HandoutCell", text === "" ? undefined : run(text, { bold: !head && column === 1 }), { right: column === 1 || column === 2 }),
    );
  const row = (cells: readonly string[], head: boolean): XmlElement =>
    el("w:tr", {}, el("w:trPr", {}, el("w:cantSplit"), head ? el("w:tblHeader") : undefined), cells.map((text, column) => cell(text, column, head)));
  return el(
    "w:tbl",
    {},
    el(
      "w:tblPr",
      {},
      el("w:tblStyle", { "w:val": "HandoutFigures" }),
      el("w:tblW", { "w:w": textWidth, "w:type": "dxa" }),
      el("w:tblLayout", { "w:type": "fixed" }),
      el("w:tblLook", { "w:val": "0420", "w:firstRow": 1, "w:lastRow": 0, "w:firstColumn": 0, "w:lastColumn": 0, "w:noHBand": 0, "w:noVBand": 1 }),
      el("w:tblCaption", { "w:val": caption }),
    ),
    el("w:tblGrid", {}, widths.map((width) => el("w:gridCol", { "w:w": width }))),
    row(heads, true),
    rows.map((cells) => row(cells, false)),
  );
}

/** Of the width: indicator, value, change, the report's words. */
const shares = [0.3, 0.15, 0.1, 0.45] as const;
