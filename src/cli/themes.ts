import { readFile, readdir } from "node:fs/promises";
import { themeFile } from "../kinds/load.js";
import { decodeText } from "../source/decode.js";
import { readTheme } from "../theme/load-theme.js";
import type { Theme } from "../theme/theme.js";
import type { Terminal } from "./terminal.js";

/** Every theme with its summary and colours: ours, and the user's own in `themes/` of this folder, which go before ours. */
export async function themesCommand(options: { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const { known } = await themeFile("");
  const ours = await Promise.all(known.map(async (name) => ({ path: `${name}.yaml`, bytes: (await themeFile(name)).bytes! })));
  const files = (await readdir("themes").catch((): string[] => [])).filter((file) => file.endsWith(".yaml")).sort();
  const own = await Promise.all(files.map(async (file) => ({ path: `themes/${file}`, bytes: await readFile(`themes/${file}`) })));
  const read = [...own, ...ours].map(({ path, bytes }) => {
    const file = decodeText(bytes, path);
    const theme = file.value ? readTheme(file.value, terminal.language) : { value: undefined, diagnostics: file.diagnostics };
    return { path, ...theme };
  });
  const themes = [...new Map(read.toReversed().flatMap(({ path, value }): [string, Listed][] => (value ? [[value.name, { theme: value, path }]] : []))).values()].reverse();
  const diagnostics = read.flatMap((one) => one.diagnostics);
  if (options.json) terminal.json({ themes: themes.map(({ theme: { name, summary, colors, fonts, change } }) => ({ name, summary: summary[terminal.language], fonts, change, colors })), diagnostics: terminal.jsonDiagnostics(diagnostics) });
  else {
    terminal.diagnostics(diagnostics);
    for (const { theme, path } of themes) terminal.line(`${theme.name.padEnd(12)}${theme.summary[terminal.language]}${path.startsWith("themes/") ? `  (${path})` : ""}`);
  }
  return diagnostics.length > 0 ? 1 : 0;
}

interface Listed {
  readonly theme: Theme;
  readonly path: string;
}
