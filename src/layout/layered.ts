import type { Edge } from "./ranks.js";

/** What stands in a layer: a part of the diagram, or the place where a line passes that leads further than one layer. */
interface Slot {
  readonly part?: number;
  readonly edge?: number;
  /** Slots in the layer before and behind that it is joined to. */
  readonly before: readonly number[];
  readonly behind: readonly number[];
}

export interface Layered {
  /** Middle of every part across the layers, in points. */
  readonly parts: readonly number[];
  /** For lines that pass layers: where they pass, one after the other; empty for all others. */
  readonly passes: readonly (readonly number[])[];
  /** Lines that cross between two layers, after the best order that was found. */
  readonly crossings: number;
}

interface Sizes {
  /** Of a part across the layers, of the room that a passing line keeps free, between two of them, and of the whole, in points. */
  readonly part: number;
  readonly pass: number;
  readonly gap: number;
  readonly extent: number;
}

/**
 * Places across the layers for a diagram whose lines all lead to a higher rank (Sugiyama, 1981): lines over several layers
 * get a place in each, the order within layers is improved by barycentres and by exchanging neighbours, and everything then
 * moves as near to the middle of what it is joined to as the order lets it.
 */
export function layered(ranks: readonly number[], edges: readonly Edge[], sizes: Sizes): Layered {
  const { slots, layers } = slotsOf(ranks, edges);
  const ordered = improved(layers, slots);
  const places = placed(ordered, slots, sizes);
  const parts: number[] = [];
  const passes = edges.map((): number[] => []);
  for (const layer of ordered) {
    for (const id of layer) {
      const { part, edge } = slots[id]!;
      if (part !== undefined) parts[part] = places[id]!;
      else passes[edge!]!.push(places[id]!);
    }
  }
  return { parts, passes, crossings: crossingsOf(ordered, slots) };
}

/** The size of a part, in points, with which every layer fits into the extent. */
export function partSize(ranks: readonly number[], edges: readonly Edge[], { pass, gap, extent }: Omit<Sizes, "part">): number {
  const { slots, layers } = slotsOf(ranks, edges);
  const rooms = layers.map((layer) => {
    const parts = layer.filter((id) => slots[id]!.part !== undefined).length;
    return (extent - (layer.length - parts) * pass - (layer.length - 1) * gap) / Math.max(1, parts);
  });
  return Math.max(1, Math.min(...rooms));
}

function slotsOf(ranks: readonly number[], edges: readonly Edge[]): { readonly slots: readonly Slot[]; readonly layers: readonly (readonly number[])[] } {
  const slots: { part?: number; edge?: number; before: number[]; behind: number[] }[] = ranks.map((_, part) => ({ part, before: [], behind: [] }));
  const layers = Array.from({ length: Math.max(...ranks) + 1 }, (): number[] => []);
  ranks.forEach((rank, part) => layers[rank]!.push(part));
  const join = (from: number, to: number): void => {
    slots[from]!.behind.push(to);
    slots[to]!.before.push(from);
  };
  edges.forEach(({ from, to }, edge) => {
    let last = from;
    for (let rank = ranks[from]! + 1; rank < ranks[to]!; rank += 1) {
      const id = slots.push({ edge, before: [], behind: [] }) - 1;
      layers[rank]!.push(id);
      join(last, id);
      last = id;
    }
    join(last, to);
  });
  return { slots, layers };
}

type Layers = readonly (readonly number[])[];

function improved(start: Layers, slots: readonly Slot[]): Layers {
  let best = start;
  let layers = start;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    layers = sweep % 2 === 0 ? swept(layers, slots, "before") : swept(layers.toReversed(), slots, "behind").toReversed();
    layers = exchanged(layers, slots);
    if (crossingsOf(layers, slots) < crossingsOf(best, slots)) best = layers;
  }
  return best;
}

/** More do not help for a dozen parts. */
const sweeps = 8;

/** Each layer in the order of the middles of what it is joined to in the one just done; what is joined to nothing stays. */
function swept(layers: Layers, slots: readonly Slot[], side: "before" | "behind"): Layers {
  const done: (readonly number[])[] = [];
  for (const layer of layers) {
    const last = done.at(-1);
    const weight = new Map(layer.map((id, i) => {
      const joined = last ? slots[id]![side].map((other) => last.indexOf(other)) : [];
      return [id, joined.length === 0 ? i : joined.reduce((sum, at) => sum + at, 0) / joined.length];
    }));
    done.push([...layer].sort((a, b) => weight.get(a)! - weight.get(b)! || layer.indexOf(a) - layer.indexOf(b)));
  }
  return done;
}

function exchanged(layers: Layers, slots: readonly Slot[]): Layers {
  let best = layers.map((layer) => [...layer]);
  let count = crossingsOf(best, slots);
  for (let l = 0; l < best.length; l += 1) {
    for (let i = 0; i + 1 < best[l]!.length; i += 1) {
      const tried = best.map((layer) => [...layer]);
      [tried[l]![i], tried[l]![i + 1]] = [tried[l]![i + 1]!, tried[l]![i]!];
      const crossings = crossingsOf(tried, slots);
      if (crossings < count) [best, count] = [tried, crossings];
    }
  }
  return best;
}

function crossingsOf(layers: Layers, slots: readonly Slot[]): number {
  let count = 0;
  layers.forEach((layer, l) => {
    const next = layers[l + 1];
    if (!next) return;
    const lines = layer.flatMap((id, from) => slots[id]!.behind.map((to) => ({ from, to: next.indexOf(to) })));
    lines.forEach((a, i) => lines.slice(i + 1).forEach((b) => {
      if ((a.from - b.from) * (a.to - b.to) < 0) count += 1;
    }));
  });
  return count;
}

function placed(layers: Layers, slots: readonly Slot[], { part, pass, gap, extent }: Sizes): readonly number[] {
  const sizeOf = (id: number): number => (slots[id]!.part === undefined ? pass : part);
  const places: number[] = [];
  for (const layer of layers) spread(layer.map(() => extent / 2), layer.map(sizeOf), gap, extent).forEach((at, i) => (places[layer[i]!] = at));
  for (let round = 0; round < rounds; round += 1) {
    const forth = round % 2 === 0;
    for (const layer of forth ? layers : layers.toReversed()) {
      const wanted = layer.map((id) => {
        const { before, behind } = slots[id]!;
        const near = forth && before.length > 0 ? before : !forth && behind.length > 0 ? behind : [...before, ...behind];
        return near.length === 0 ? places[id]! : near.reduce((sum, other) => sum + places[other]!, 0) / near.length;
      });
      spread(wanted, layer.map(sizeOf), gap, extent).forEach((at, i) => (places[layer[i]!] = at));
    }
  }
  return places;
}

/** Odd, so that the last one goes from the start to the end: a step stands in line with the one before it. */
const rounds = 7;

/**
 * Middles of things in a row that keep their order and do not touch, each as near to where it wants to be as that allows
 * (least squares, by pooling neighbours that push each other), within 0 and `extent`. Things that want the same place stand
 * evenly around it.
 */
export function spread(wanted: readonly number[], sizes: readonly number[], gap: number, extent: number): readonly number[] {
  const offsets: number[] = [];
  let at = 0;
  sizes.forEach((size, i) => {
    at += i === 0 ? size / 2 : (sizes[i - 1]! + size) / 2 + gap;
    offsets.push(at);
  });
  const pools: { sum: number; count: number }[] = [];
  wanted.forEach((value, i) => {
    let pool = { sum: value - offsets[i]!, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count >= pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  });
  const room = Math.max(0, extent - (offsets.at(-1) ?? 0) - (sizes.at(-1) ?? 0) / 2);
  return pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => Math.min(room, Math.max(0, sum / count)))).map((shift, i) => shift + offsets[i]!);
}
