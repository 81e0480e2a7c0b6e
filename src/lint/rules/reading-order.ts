import { inheritedBox, isRepeated, isTitle } from "../inheritance.js";
import { defineRule } from "../rule.js";
import { bodyText, type Box, type Shape } from "../shapes.js";

/**
 * Screen readers read shapes in the order in which they are painted. WCAG 1.3.2. Columns may be read one by one and rows too,
 * so only pairs count that no reader would take that way round: in one column the lower before the upper, in one row the right
 * before the left.
 */
export const rule = defineRule({
  name: "reading-order",
  severity: "warning",
  summary: { en: "Shapes are read in the order in which one sees them", "zh-CN": "朗读顺序与视觉顺序一致" },
  *run(deck) {
    for (const { path } of deck.slides) {
      const read = deck.shapes(path).filter(isRead).slice(0, mostShapes).flatMap((shape) => {
        const box = inheritedBox(deck, path, shape);
        return box ? [{ shape, box }] : [];
      });
      const title = read.findIndex(({ shape }) => shape.placeholder && isTitle(shape.placeholder));
      const late = title > 0 ? read.slice(0, title).find(({ shape, box }) => bodyText(shape.element).trim() !== "" && !above(box, read[title]!.box)) : undefined;
      // A title is read first, wherever it stands: what is above it, a number or a name, comes after it then and has no place of its own.
      const rest = read.filter(({ box }, i) => i !== title && !(title === 0 && above(box, read[0]!.box)));
      const pair = late ? { first: late.shape, second: read[title]!.shape } : misplaced(rest);
      if (pair) yield { args: { first: pair.first.name, second: pair.second.name }, part: path, shape: pair.first.name };
    }
  },
});

/** Pairs are compared; a slide with more is no page to read but a drawing. */
const mostShapes = 300;
/** Points by which boxes may reach into each other and still stand one after the other. */
const tolerance = 4;

const isRead = (shape: Shape): boolean =>
  shape.depth === 0 && !shape.decorative && !shape.hidden && !(shape.placeholder && isRepeated(shape.placeholder)) &&
  (shape.kind === "picture" || shape.kind === "frame" || shape.kind === "group" ? shape.alt !== "" || bodyText(shape.element).trim() !== "" : bodyText(shape.element).trim() !== "");

interface Placed {
  readonly shape: Shape;
  readonly box: Box;
}

function misplaced(read: readonly Placed[]): { readonly first: Shape; readonly second: Shape } | undefined {
  const pages = read.filter(({ shape, box }) => !read.some((other) => other.shape !== shape && isGraphic(other.shape) && holds(other.box, box)));
  for (const [i, one] of pages.entries())
    for (const other of pages.slice(i + 1)) {
      if (crosses(one, other) || crosses(other, one)) continue;
      const sameColumn = shared(one.box.x, one.box.width, other.box.x, other.box.width) > 0.5;
      const sameRow = shared(one.box.y, one.box.height, other.box.y, other.box.height) > 0.5 && other.box.y <= one.box.y + tolerance;
      if ((sameColumn && above(other.box, one.box)) || (sameRow && before(other.box, one.box))) return { first: one.shape, second: other.shape };
    }
  return undefined;
}

const isGraphic = ({ kind }: Shape): boolean => kind === "frame" || kind === "picture" || kind === "group";

/** Labels on a chart or a picture are part of a drawing, which its description tells as a whole. */
const holds = (graphic: Box, { x, y, width, height }: Box): boolean =>
  x + width / 2 > graphic.x && x + width / 2 < graphic.x + graphic.width && y + height / 2 > graphic.y && y + height / 2 < graphic.y + graphic.height;

/** A rail or band that runs across several columns has words above and below it: there is no right place for it. */
const crosses = (one: Placed, other: Placed): boolean => isGraphic(one.shape) && one.box.width >= 2 * other.box.width;

const above = (one: Box, other: Box): boolean => one.y + one.height <= other.y + tolerance;
const before = (one: Box, other: Box): boolean => one.x + one.width <= other.x + tolerance;

/** How much of the shorter of two stretches lies in the longer. */
function shared(start: number, length: number, otherStart: number, otherLength: number): number {
  const common = Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
  return common / Math.max(1, Math.min(length, otherLength));
}
