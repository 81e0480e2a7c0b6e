import type { Build, ChartNode, Reveal, SceneNode, TextNode } from "../scene/nodes.js";

/**
 * What each click brings on a slide that is built up; empty where the slide has nothing of that sort. What stands first is
 * part of it, so that an empty frame is shown before the first click.
 */
export function clicksFor(build: Build, nodes: readonly SceneNode[]): readonly (readonly Reveal[])[] {
  switch (build) {
    case "paragraphs":
      return nodes.filter(isBody).flatMap(({ name, paragraphs }) => paragraphs.map((_, paragraph) => [{ shape: name, paragraph }]));
    case "series":
      return nodes.filter((node) => node.type === "chart").flatMap(seriesClicks);
    case "items":
      return items(nodes).map((names) => names.map((shape) => ({ shape })));
  }
}

/** Texts of several paragraphs; the frame's source line may have two as well. */
const isBody = (node: SceneNode): node is TextNode => node.type === "text" && node.name !== "source" && node.paragraphs.length > 1;

/** Series without a fill only carry those above them: they come with the next one that shows. */
function seriesClicks({ name, model }: ChartNode): readonly (readonly Reveal[])[] {
  const clicks: Reveal[][] = [];
  let waiting: Reveal[] = [];
  model.series.forEach(({ fill }, series) => {
    waiting = [...waiting, { shape: name, series }];
    if (fill === "none") return;
    clicks.push(waiting);
    waiting = [];
  });
  const last = clicks.at(-1);
  if (last) last.push(...waiting);
  return clicks;
}

/**
 * The names of the shapes of each item of the slide's main list. Templates call the parts of an item after its number
 * (`card 2`, `card 2 value`); of several lists that one is the main one which has the most shapes.
 */
function items(nodes: readonly SceneNode[]): readonly (readonly string[])[] {
  const lists = new Map<string, Map<number, string[]>>();
  for (const { name } of nodes) {
    const [, list, number] = /^([a-z]+(?: [a-z]+)?) (\d{1,3})(?: |$)/u.exec(name) ?? [];
    if (list === undefined || accessories.has(list)) continue;
    const found = lists.get(list) ?? new Map<number, string[]>();
    lists.set(list, found.set(Number(number), [...(found.get(Number(number)) ?? []), name]));
  }
  const whole = [...lists.values()].filter((list) => list.size > 1 && list.has(1));
  const shapes = (list: Map<number, string[]>): number => [...list.values()].flat().length;
  const [main] = whole.toSorted((a, b) => shapes(b) - shapes(a));
  return main ? [...main].sort(([a], [b]) => a - b).map(([, names]) => names) : [];
}

/** Keys of charts and rules between columns, which are numbered too. */
const accessories: ReadonlySet<string> = new Set(["key", "rule"]);
