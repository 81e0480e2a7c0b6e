import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Backend } from "./backend.js";
import type { Check } from "./check.js";
import type { ChartKind } from "./chart.js";
import type { Reader } from "./reader.js";
import type { Template } from "./template.js";

/** The open sets: a folder, and the name of the constant that each file in it exports. */
interface Kinds {
  readonly templates: Template;
  readonly charts: ChartKind;
  readonly readers: Reader;
  readonly backends: Backend;
  readonly checks: Check;
}
const exported = { templates: "template", charts: "chart", readers: "reader", backends: "backend", checks: "check" } as const;

const sourceRoot = dirname(dirname(fileURLToPath(import.meta.url)));
const isModule = /^(?<name>[a-z0-9][a-z0-9-]*)\.(?:js|ts)$/u;

/** Names of the kinds in a folder of ours, sorted. A kind is `name.ts` or `name/index.ts`. */
export async function kindNames(folder: keyof Kinds): Promise<readonly string[]> {
  return [...(await modules(join(sourceRoot, folder))).keys()].sort();
}

/** Loads only the kinds asked for: a large library costs nothing at start-up. Unknown names are left out of the map. */
export async function loadKinds<F extends keyof Kinds>(folder: F, names: Iterable<string>): Promise<ReadonlyMap<string, Kinds[F]>> {
  const files = await modules(join(sourceRoot, folder));
  const wanted = [...new Set(names)].filter((name) => files.has(name));
  const loaded = await Promise.all(
    wanted.map(async (name): Promise<[string, Kinds[F]]> => {
      const module = (await import(pathToFileURL(files.get(name)!).href)) as Record<string, unknown>;
      return [name, module[exported[folder]] as Kinds[F]]; // tests/kinds.test.ts holds every file to its contract
    }),
  );
  return new Map(loaded);
}

async function modules(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = new Map<string, string>();
  for (const entry of entries) {
    const name = isModule.exec(entry.name)?.groups?.["name"];
    if (entry.isDirectory()) {
      const inside = await readdir(join(folder, entry.name));
      const index = inside.find((file) => file === "index.js" || file === "index.ts");
      if (index) found.set(entry.name, join(folder, entry.name, index));
    } else if (name && !entry.name.endsWith(".d.ts")) found.set(name, join(folder, entry.name));
  }
  return found;
}

/** A theme of ours by name, and the names there are. Themes are YAML files, so their kind has no module. */
export async function themeFile(name: string): Promise<{ readonly bytes?: Uint8Array; readonly known: readonly string[] }> {
  const folder = join(sourceRoot, "themes");
  const known = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length)).sort();
  return known.includes(name) ? { bytes: await readFile(join(folder, `${name}.yaml`)), known } : { known };
}
