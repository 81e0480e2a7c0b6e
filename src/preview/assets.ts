import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Scripts and styles of the pages, as they stand in `page/`: plain files that browsers take as they are. */
export interface Assets {
  readonly card: { readonly script: string; readonly style: string };
  readonly dev: { readonly script: string; readonly style: string };
  readonly show: { readonly script: string; readonly style: string };
}

const folder = join(dirname(fileURLToPath(import.meta.url)), "page");

export async function readAssets(): Promise<Assets> {
  // Browsers see line feeds alone, and a policy names scripts by the hash of what they see.
  const text = async (name: string): Promise<string> => (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
  const pair = async (name: string): Promise<{ script: string; style: string }> => ({ script: await text(`${name}.js`), style: await text(`${name}.css`) });
  const [card, dev, show] = await Promise.all([pair("card"), pair("dev"), pair("show")]);
  return { card, dev, show };
}
