import { readNumbering, RANK } from "./numbering.js";
import type { Prose } from "./prose.js";
import type { Block } from "./sections.js";

/**
 * Numbered paragraphs that are headings although no style says so: 一、 and （一） typed by hand in a Word file or on a web
 * page. Beside headings with a style (the title is none), 1. and ① stay list items. Where those with a style have such numbers too, the numbers
 * rank all of them, since authors mix the two in one document.
 */
export function withNumberedHeadings(blocks: readonly Block[]): readonly Block[] {
  const styled = titled(blocks, undefined).blocks.filter(({ kind }) => kind === "heading");
  const raised = blocks.map((block): Block => {
    if (block.kind === "heading" || !isNumberedHeading(block.prose.text)) return block;
    const rank = readNumbering(block.prose.text)!.rank;
    return styled.length === 0 || rank < RANK.item ? { kind: "heading", prose: block.prose } : block;
  });
  const mixed = raised.some(({ kind, depth }) => kind === "heading" && depth === undefined);
  const ranked = styled.length > 0 && styled.every(({ prose }) => (readNumbering(prose.text)?.rank ?? RANK.item) < RANK.item);
  return mixed && ranked ? raised.map((block) => (block.kind === "heading" && readNumbering(block.prose.text) ? { kind: "heading", prose: block.prose } : block)) : raised;
}

/** The only heading of the first level, standing first, is the document's title. */
export function titled(blocks: readonly Block[], given: string | undefined): { readonly title: Prose | string; readonly blocks: readonly Block[] } {
  const tops = blocks.filter(({ depth }) => depth === 1);
  const [first, ...others] = blocks;
  const isTitle = first !== undefined && tops.length === 1 && first.depth === 1;
  if (!isTitle) return { title: given ?? "", blocks };
  return { title: given === undefined ? first.prose : given, blocks: others };
}

/** Headings are short and numbered; below 一、 and （一） a line that ends like a sentence is a list item. */
const LONGEST_HEADING = 60;
const LONGEST_ITEM_HEADING = 30;

export function isNumberedHeading(text: string): boolean {
  const numbering = readNumbering(text);
  if (!numbering || text.length <= numbering.length || text.length > LONGEST_HEADING) return false;
  const title = text.slice(numbering.length).replace(/。$/u, "");
  if (/[。！？!?；;]/u.test(title)) return false;
  return numbering.rank < RANK.item || (title.length <= LONGEST_ITEM_HEADING && !/[。；;，,.：:]$/u.test(text) && !/\d/u.test(title));
}
