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
  const text = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
  const pair = async (name: string): Promise<{ script: string; style: string }> => ({ script: await text(`${name}.js`), style: await text(`${name}.css`) });
  const [card, dev, show] = await Promise.all([pair("card"), pair("dev"), pair("show")]);
  return { card, dev, show };
}
