import type { NamedFigures, NamesIn } from "../kinds/named-figures.js";
import type { Box } from "../scene/nodes.js";
import { plainText, type SlideContent, type TableItem, type TextItem } from "./content.js";
import { cellTexts } from "./rendering.js";
import { unitIn, type PlacedWords } from "./words.js";

/** The name that a number stands beside; `whole` where the label is that name and nothing else. */
export interface Label {
  readonly means: NamedFigures;
  readonly whole: boolean;
}

/** A card has its name above or below its number, a table at the head of the row or of the column, a chart at the axis. */
export function labelOf({ item: index, cell, words }: PlacedWords, content: SlideContent, names: NamesIn): Label | undefined {
  const item = index === undefined ? undefined : content.items[index];
  if (!item || words.role === "title" || words.role === "alt") return undefined;
  if (item.kind === "table") return cell && named(tableLabels(item, cell), names);
  if (item.kind === "chart") return cell && named([item.chart.model.categories[cell.column] ?? "", item.chart.model.series[cell.row]?.name ?? ""], names);
  if (item.kind !== "text" || words.text.length > longestNumber) return undefined;
  return named([...ownLines(item, words.text), ...neighbours(item, content)], names);
}

/** The words around a number that say how it came about: its label, the head of its column, the rest of its shape. */
export function contextOf({ item: index, cell }: PlacedWords, content: SlideContent): string {
  const item = index === undefined ? undefined : content.items[index];
  if (item?.kind === "table") return cell ? tableLabels(item, cell).join(" ") : "";
  if (item?.kind === "chart") return cell ? [item.chart.title ?? "", item.chart.model.categories[cell.column] ?? "", item.chart.model.series[cell.row]?.name ?? ""].join(" ") : "";
  return item?.kind === "text" ? [...ownLines(item, ""), ...neighbours(item, content)].join(" ") : "";
}

/** The unit that a bare number of a table is in, as the head of its column or a cell of its row says. */
export function unitAround({ item: index, cell }: PlacedWords, content: SlideContent): string | undefined {
  const item = index === undefined ? undefined : content.items[index];
  if (item?.kind !== "table" || !cell) return undefined;
  const texts = cellTexts(item);
  return unitIn(texts[0]?.[cell.column] ?? "") ?? texts[cell.row]?.find((text, column) => column !== cell.column && text !== "" && unitIn(text) === text);
}

/** Short texts beside a text, the nearest first. */
function neighbours(item: TextItem, content: SlideContent): readonly string[] {
  const near = content.items.flatMap((other): readonly { readonly text: string; readonly far: number }[] => {
    if (other === item || other.kind !== "text" || other.role === "title" || other.group !== item.group) return [];
    const far = distance(item.box, other.box);
    const text = other.paragraphs.map(plainText).join("").trim();
    return far === undefined || text === "" || text.length > longestLabel ? [] : [{ text, far }];
  });
  return near.sort((a, b) => a.far - b.far).slice(0, mostNear).map(({ text }) => text);
}

/** A number with its unit and a word or two: ▲ 10.2% 同比. */
const longestNumber = 16;
const longestLabel = 24;
/** Beyond the second neighbour a number belongs to somebody else. */
const mostNear = 2;

const ownLines = ({ paragraphs }: TextItem, text: string): readonly string[] => (paragraphs.length > 4 ? [] : paragraphs.map(plainText).map((line) => line.trim()).filter((line) => line !== text && line.length <= longestLabel));

function tableLabels(item: TableItem, { row, column }: { readonly row: number; readonly column: number }): readonly string[] {
  const texts = cellTexts(item);
  return [...(texts[row] ?? []).slice(0, column).filter((text) => !/\d/u.test(text)), texts[0]?.[column] ?? ""];
}

function named(labels: readonly string[], names: NamesIn): Label | undefined {
  for (const label of labels) {
    const bare = label.replace(/[（(][^（()）]*[)）]$/u, "").trim();
    const found = names(bare);
    const [only] = found;
    if (only && found.length === 1) return { means: only.means, whole: only.start === 0 && only.end === bare.length };
    if (found.length > 1) return undefined;
  }
  return undefined;
}

/** Points between two boxes that stand above one another or side by side; undefined where they do neither. */
function distance(a: Box, b: Box): number | undefined {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (across > Math.min(a.width, b.width) / 2) return down > 0 ? 0 : -down <= farthest ? -down : undefined;
  return down > Math.min(a.height, b.height) / 2 && -across <= 2 * farthest ? farthest / 2 - across : undefined;
}

const farthest = 36;
