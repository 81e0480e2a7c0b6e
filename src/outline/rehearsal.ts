import { z } from "zod";
import { warning, type Diagnosed } from "../source/diagnostic.js";
import { folderOf, join } from "../source/paths.js";
import type { World } from "../source/world.js";

/** Minutes each slide took, beside the outline: the next show puts them next to the plan, and in place of a missing one. */
export const rehearsalFile = "rehearsal.json";

const minutes = z.number().min(0).max(6000);
const rehearsalSchema = z.object({
  deck: z.string().max(300),
  meeting: z.string().max(60).optional(),
  slides: z.array(z.object({ id: z.string().max(100), title: z.string().max(1000), planned: minutes, actual: minutes })).max(5000),
});

export type Rehearsal = z.infer<typeof rehearsalSchema>;

/** Undefined for anything but a rehearsal; fields that it has not are dropped. */
export function parseRehearsal(json: string): Rehearsal | undefined {
  try {
    return rehearsalSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

export const rehearsalPath = (outline: string): string => join(folderOf(outline), rehearsalFile);

export const rehearsalText = (rehearsal: Rehearsal): string => `${JSON.stringify(rehearsal, null, 2)}\n`;

/** What a slide took when it was shown last, and its title then. */
export interface Rehearsed {
  readonly title: string;
  readonly minutes: number;
}

/** By slide id, what the last rehearsal took; nothing where there was none. Slides that were not shown took no time. */
export async function lastRehearsal(world: World, outline: string): Promise<Diagnosed<ReadonlyMap<string, Rehearsed>>> {
  const path = rehearsalPath(outline);
  const bytes = await world.read(path).catch(() => undefined);
  if (!bytes) return { value: new Map(), diagnostics: [] };
  const rehearsal = bytes.length > largest ? undefined : parseRehearsal(new TextDecoder().decode(bytes));
  if (!rehearsal) return { value: new Map(), diagnostics: [warning("rehearsal-unreadable", { path })] };
  return { value: new Map(rehearsal.slides.filter(({ actual }) => actual > 0).map(({ id, title, actual }) => [id, { title, minutes: actual }])), diagnostics: [] };
}

/** Minutes by slide id, for pages that show them beside the plan. */
export const rehearsedMinutes = (rehearsed: ReadonlyMap<string, Rehearsed> = new Map()): ReadonlyMap<string, number> =>
  new Map([...rehearsed].map(([id, { minutes: actual }]) => [id, actual]));

/** Bytes; as many as the server takes. */
const largest = 512 * 1024;
