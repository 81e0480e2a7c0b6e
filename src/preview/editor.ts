/** Addresses that open a file at a place, by editor: `{file}` is the absolute path without its first slash. */
export const editors: Readonly<Record<string, string>> = {
  vscode: "vscode://file/{file}:{line}:{column}",
  vscodium: "vscodium://file/{file}:{line}:{column}",
  cursor: "cursor://file/{file}:{line}:{column}",
  windsurf: "windsurf://file/{file}:{line}:{column}",
  zed: "zed://file/{file}:{line}:{column}",
  idea: "idea://open?file=/{file}&line={line}&column={column}",
  textmate: "txmt://open?url=file:///{file}&line={line}&column={column}",
};

/** The address for an editor by its name, or one that is written out; undefined for what opens no file. */
export function editorAddress(named: string): string | undefined {
  if (Object.hasOwn(editors, named)) return editors[named];
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/.*\{file\}/u.exec(named)?.[1];
  return scheme === undefined || runsOrFetches.has(scheme) ? undefined : named;
}

/** Schemes that would do something else in a browser than open an editor. */
const runsOrFetches: ReadonlySet<string> = new Set(["javascript", "data", "vbscript", "blob", "http", "https", "ftp", "file"]);
