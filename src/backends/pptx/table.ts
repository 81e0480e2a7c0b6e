import { coveredPlaces, place, type Covered } from "../../scene/merged.js";
import type { CellBorder, TableCell, TableNode } from "../../scene/nodes.js";
import { frameMark, nonVisual, type SlideContext } from "./identity.js";
import { solidFill, type Plan } from "./plan.js";
import { transform } from "./shape.js";
import { anchors, paragraphElements } from "./text.js";
import { emu } from "./units.js";
import { el, type Attributes, type XmlElement } from "./xml.js";

/** A table in its frame. */
export const tableFrame = (node: TableNode, context: SlideContext): XmlElement =>
  el(
    "p:graphicFrame",
    {},
    el("p:nvGraphicFramePr", {}, nonVisual(node, context), frameMark),
    transform(node.box, false, "p:xfrm"),
    el("a:graphic", {}, el("a:graphicData", { uri: "http://schemas.openxmlformats.org/drawingml/2006/table" }, tableElement(node, context.plan, context.planned.linkIds))),
  );

/** The table itself. Its first row is marked as the head, so that screen readers announce it; shorter rows are filled up. */
function tableElement(node: TableNode, plan: Plan, linkIds: ReadonlyMap<string, string>): XmlElement {
  const covered = coveredPlaces(node.rows);
  return el(
    "a:tbl",
    {},
    el("a:tblPr", { firstRow: 1 }, el("a:tableStyleId", {}, noStyleNoGrid)),
    el("a:tblGrid", {}, node.widths.map((width) => el("a:gridCol", { w: emu(width) }))),
    node.rows.map((row, r) =>
      el(
        "a:tr",
        { h: emu(node.heights[r] ?? 0) },
        node.widths.map((_, c) => {
          const cell = row[c];
          if (!cell) return emptyCell;
          const taken = covered.get(place(r, c));
          if (taken) return coveredCell(taken);
          const { across = 1, down = 1 } = cell;
          const beside: Beside = { above: node.rows[r - 1]?.[c], below: node.rows[r + down]?.[c], left: row[c - 1], right: row[c + across] };
          return cellElement(cell, beside, node.cellMargin ?? cellMargin, plan, linkIds);
        }),
      ),
    ),
  );
}

/** PowerPoint's built-in style that adds nothing to what the cells say. */
export const noStyleNoGrid = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

/** Left and right margin of cells, in points; the text widths of the scene count with it. */
const cellMargin = 9;

const emptyCell = empty({});
/** Behind or under a cell that takes several columns or rows; the first of a row or column says how far the cell goes. */
const coveredCell = ({ beside, below, across, down }: Covered): XmlElement =>
  empty({
    rowSpan: beside && !below && down > 1 ? down : undefined,
    gridSpan: below && !beside && across > 1 ? across : undefined,
    hMerge: beside ? 1 : undefined,
    vMerge: below ? 1 : undefined,
  });

function empty(attributes: Attributes): XmlElement {
  return el("a:tc", attributes, el("a:txBody", {}, el("a:bodyPr"), el("a:lstStyle"), el("a:p")), el("a:tcPr", { marL: 0, marR: 0, marT: 0, marB: 0 }));
}

interface Beside {
  readonly above?: TableCell;
  readonly below?: TableCell;
  readonly left?: TableCell;
  readonly right?: TableCell;
}

function cellElement(
  cell: TableCell,
  { above, below, left, right }: Beside,
  margin: number,
  plan: Plan,
  linkIds: ReadonlyMap<string, string>,
): XmlElement {
  const setting = { style: cell.style, align: cell.align, gap: 0, spacing: "exact", linkIds } as const;
  return el(
    "a:tc",
    { rowSpan: spanOf(cell.down), gridSpan: spanOf(cell.across) },
    el("a:txBody", {}, el("a:bodyPr"), el("a:lstStyle"), paragraphElements([cell.paragraph], setting, plan)),
    el(
      "a:tcPr",
      { marL: emu(margin), marR: emu(margin), marT: 0, marB: 0, anchor: anchors.middle },
      // Two cells share an edge: both must say the same, or the program decides which one is right.
      border("a:lnL", cell.sides ?? left?.sides, plan),
      border("a:lnR", cell.sides ?? right?.sides, plan),
      border("a:lnT", cell.top ?? above?.bottom, plan),
      border("a:lnB", cell.bottom ?? below?.top, plan),
      cell.fill ? solidFill(plan, cell.fill) : el("a:noFill"),
    ),
  );
}

const spanOf = (count: number | undefined): number | undefined => (count !== undefined && count > 1 ? count : undefined);

const border = (name: string, line: CellBorder | undefined, plan: Plan): XmlElement =>
  line
    ? el(name, { w: emu(line.width), cap: "flat", cmpd: "sng", algn: "ctr" }, solidFill(plan, line.color), el("a:prstDash", { val: "solid" }))
    : el(name, { w: 0 }, el("a:noFill"));
