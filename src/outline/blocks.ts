import type { Path } from "../source/span.js";

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a mapping within a slide may say of itself, whatever the template. No template sees these fields. */
export const audienceFields = ["for", "release"] as const;
/** `minutes` belongs to `priority`: alone it is the template's own. */
export const timeFields = ["priority", "minutes"] as const;
export const blockFields = [...audienceFields, ...timeFields] as const;

/** A mapping somewhere within a slide's content, with the way to it from there. */
export interface Block {
  readonly block: Mapping;
  readonly path: Path;
}

/** Every mapping within a slide's content that says whom it is for, at which level it may be shown, or how it matters. */
export function markedBlocks(content: unknown, at: Path = []): readonly Block[] {
  if (Array.isArray(content)) return content.flatMap((item, i) => markedBlocks(item, [...at, i]));
  if (!isMapping(content)) return [];
  const own = at.length > 0 && isMarked(content) ? [{ block: content, path: at }] : [];
  return [...own, ...Object.entries(content).flatMap(([field, value]) => markedBlocks(value, [...at, field]))];
}

const isMarked = (mapping: Mapping): boolean => [...audienceFields, "priority"].some((field) => Object.hasOwn(mapping, field));

/** What is taken out of a slide. */
export interface Pruning {
  /** Fields that go; `minutes` with `priority` alone. */
  readonly fields: readonly string[];
  leave(block: Mapping, path: Path): boolean;
}

export interface Pruned {
  readonly value: unknown;
  /** Where the parts of `value` stood before; none where nothing has moved. */
  readonly places?: Places;
  /** Ways to the blocks that were taken out, as they were before. */
  readonly dropped: readonly Path[];
}

/** For each list that has become shorter, the old indices of its items. */
export interface Places {
  readonly kept?: readonly number[];
  /** This list stood under `cells` of a mapping. */
  readonly wrapped?: boolean;
  readonly inside: ReadonlyMap<string | number, Places>;
}

/**
 * Content without the blocks that are to be left, and without the fields by which they were known. A list that loses all its items is
 * left out too; a number beside a list that chooses one of its items (`highlight: 3`) goes on to mean that item. A table's row that
 * says something of itself, `{ cells: [a, b], for: board }`, becomes the list of its cells. What has not changed is the same
 * object as before.
 */
export function pruned(content: unknown, pruning: Pruning, at: Path = []): Pruned {
  if (Array.isArray(content)) return prunedList(content, pruning, at);
  return isMapping(content) ? prunedMapping(content, pruning, at) : { value: content, dropped: [] };
}

function prunedList(list: readonly unknown[], pruning: Pruning, at: Path): Pruned {
  const results = list.map((item, i): Pruned | undefined => (isMapping(item) && pruning.leave(item, [...at, i]) ? undefined : unwrapped(item, pruned(item, pruning, [...at, i]))));
  const kept = results.flatMap((result, i) => (result ? [i] : []));
  const parts = results.filter((result) => result !== undefined);
  const value = kept.length === list.length && parts.every((part, i) => part.value === list[i]) ? list : parts.map((part) => part.value);
  return {
    value,
    places: placesOf(parts.map(({ places }, i) => [i, places]), kept.length === list.length ? undefined : kept),
    dropped: results.flatMap((result, i) => result?.dropped ?? [[...at, i]]),
  };
}

/** A row that was written as a mapping only to be marked. */
function unwrapped(before: unknown, after: Pruned): Pruned {
  const { value, places, dropped } = after;
  const row = isMapping(before) && isMarked(before) && isMapping(value) && Object.keys(value).length === 1 ? value["cells"] : undefined;
  return Array.isArray(row) ? { value: row, places: { inside: new Map(), ...places?.inside.get("cells"), wrapped: true }, dropped } : after;
}

function prunedMapping(mapping: Mapping, pruning: Pruning, at: Path): Pruned {
  const dropped: Path[] = [];
  const fields: [string, unknown][] = [];
  const places: [string, Places | undefined][] = [];
  for (const [field, value] of Object.entries(mapping)) {
    if (at.length > 0 && pruning.fields.includes(field) && (field !== "minutes" || Object.hasOwn(mapping, "priority"))) continue;
    const path = [...at, field];
    if (isMapping(value) && pruning.leave(value, path)) {
      dropped.push(path);
      continue;
    }
    const part = pruned(value, pruning, path);
    dropped.push(...part.dropped);
    if (Array.isArray(value) && value.length > 0 && Array.isArray(part.value) && part.value.length === 0) continue;
    fields.push([field, part.value]);
    places.push([field, part.places]);
  }
  const same = fields.length === Object.keys(mapping).length && fields.every(([field, value]) => value === mapping[field]);
  return { value: same ? mapping : Object.fromEntries(renumbered(fields, new Map(places))), places: placesOf(places), dropped };
}

/** Numbers that choose an item of the list beside them, counted from 1. */
const choosing: ReadonlySet<string> = new Set(["highlight", "hero", "emphasis", "total", "head"]);

/** A table's number means a row. Else only beside one list is it clear which one is meant: a chart's may choose a category where its series have become fewer. */
function renumbered(fields: readonly [string, unknown][], places: ReadonlyMap<string, Places | undefined>): readonly [string, unknown][] {
  const lists = fields.flatMap(([field, value]) => (Array.isArray(value) && field !== "comments" ? [field] : []));
  const meant = lists.includes("rows") ? "rows" : lists.length === 1 ? lists[0]! : undefined;
  const kept = meant === undefined ? undefined : places.get(meant)?.kept;
  if (!kept) return fields;
  return fields.flatMap(([field, value]): readonly [string, unknown][] => {
    if (!choosing.has(field) || typeof value !== "number") return [[field, value]];
    const at = kept.indexOf(value - 1);
    return at < 0 ? [] : [[field, at + 1]];
  });
}

function placesOf(inside: readonly (readonly [string | number, Places | undefined])[], kept?: readonly number[]): Places | undefined {
  const moved = inside.filter((entry): entry is readonly [string | number, Places] => entry[1] !== undefined);
  return kept === undefined && moved.length === 0 ? undefined : { ...(kept && { kept }), inside: new Map(moved) };
}

/** The way to a value as it was before blocks were taken out. */
export function placeBefore(path: Path, places: Places | undefined): Path {
  let at = places;
  return path.flatMap((step) => {
    const before = typeof step === "number" ? (at?.kept?.[step] ?? step) : step;
    const wrapped = at?.wrapped === true;
    at = at?.inside.get(step);
    return wrapped ? ["cells", before] : [before];
  });
}
