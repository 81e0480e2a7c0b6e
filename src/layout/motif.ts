import type { ColorRole } from "../theme/theme.js";
import type { GroupNode, LayoutName, SceneNode, ShapeNode } from "../scene/nodes.js";
import { columnWidth, columnX, page } from "./grid.js";

/**
 * What a layout draws under its slides: the bamboo slips (design §7) as one group named `motif`, and the agenda's panel.
 * The same for every slide of the layout; the section slide itself adds its current slip and the numbers.
 * `width`, `height`: of the slide in points; heights of slips are shares of it. `sections`: of the deck.
 */
export function layoutMotif(layout: LayoutName, width: number, height: number, sections: number): readonly SceneNode[] {
  switch (layout) {
    case "cover":
      return [group([...coverSlips(width, height), ...cords(width, height)])];
    case "agenda":
      return [rect("panel", agendaPanelWidth, height, 0, "sectbg"), group(agendaSlips(height))];
    case "section":
      return sections > 0 ? [group(sectionSlips(height, sections))] : [];
    case "closing":
      return [group([...sectionSlips(height, 5, 6), lastSlip(height)])];
    case "statement":
      return [group(statementSlips(height))];
    case "content":
    case "picture-left":
    case "picture-right":
    case "picture-full":
      return [];
  }
}

/** Left edge and width of slip `index` of `count` in the column of section slides; the last ends at the right margin. */
export function sectionSlip(index: number, count: number): { readonly x: number; readonly width: number } {
  const column = columnWidth(4);
  const width = count >= 8 ? Math.min(20.88, column / (1.25 * count)) : 31.5;
  const pitch = count > 1 ? (column - width) / (count - 1) : 0;
  return { x: page.margin + page.contentWidth - width - pitch * (count - 1 - index), width };
}

/** Height of slip `index` as a share of the slide's height; the slip of the current section is `currentSlipHeight`. */
export const sectionSlipHeight = (index: number): number => sectionHeights[index % sectionHeights.length]!;
export const currentSlipHeight = 0.84;

const sectionHeights = [0.56, 0.7, 0.62, 0.72, 0.58, 0.66];
const coverHeights = [
  0.58, 0.8, 0.7, 0.92, 0.76, 0.86, 0.64, 0.74, 0.98, 0.82, 0.9, 0.68, 0.78, 0.94, 0.72, 0.84, 0.62, 0.88,
];
const agendaHeights = [133.92, 207.36, 167.76, 234.72, 187.2, 154.08];
const cordTops = [78, 84, 270, 276];
const statementHeights = [225.36, 315.36, 270, 375.12];
const statementColors: readonly ColorRole[] = ["tint", "soft", "tint", "fill"];
const agendaPanelWidth = 306;

function coverSlips(width: number, height: number): readonly ShapeNode[] {
  return coverHeights.map((share, index) => {
    const x = columnX(7) + 22.5 * index;
    return rect(`slip-${index + 1}`, Math.min(18, width - x), share * height, x, coverColor(index + 1));
  });
}

function coverColor(number: number): ColorRole {
  if (number === 3 || number === 11 || number === 15) return "soft";
  return number === 7 || number === 17 ? "tint" : "fill";
}

/** They are drawn as rectangles so that their edges are exact, like the slips they cross. */
const cords = (width: number, height: number): readonly ShapeNode[] =>
  cordTops.map((y, index) => rect(`cord-${index + 1}`, width - columnX(7), 1.5, columnX(7), "bg", (y * height) / page.height));

const agendaSlips = (height: number): readonly ShapeNode[] =>
  agendaHeights.map((slip, index) => rect(`slip-${index + 1}`, 22.5, (slip * height) / page.height, page.margin + 33 * index, "sectslip"));

const statementSlips = (height: number): readonly ShapeNode[] =>
  statementHeights.map((slip, index) => rect(`slip-${index + 1}`, 31.5, (slip * height) / page.height, page.width - page.margin - 31.5 - 49.5 * (3 - index), statementColors[index]!));

function sectionSlips(height: number, drawn: number, count = drawn): readonly ShapeNode[] {
  return Array.from({ length: drawn }, (_, index) => {
    const { x, width } = sectionSlip(index, count);
    return rect(`slip-${index + 1}`, width, sectionSlipHeight(index) * height, x, "sectslip");
  });
}

/** The closing slide's white slip: the deck has arrived. */
function lastSlip(height: number): ShapeNode {
  const { x, width } = sectionSlip(5, 6);
  return rect("slip-6", width, currentSlipHeight * height, x, "onfill");
}

const rect = (name: string, width: number, height: number, x: number, fill: ColorRole, y = 0): ShapeNode => ({
  type: "shape",
  geometry: "rect",
  name,
  box: { x, y, width, height },
  fill,
});

function group(children: readonly ShapeNode[]): GroupNode {
  const boxes = children.map((child) => child.box);
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { type: "group", name: "motif", box: { x, y, width: right - x, height: bottom - y }, children, alt: null };
}
