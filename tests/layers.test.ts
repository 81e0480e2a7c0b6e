import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";

/** Who may import whom: a folder imports itself and what stands before it. */
const order = [
  ["source"],
  ["report", "theme", "brand", "text", "data"],
  ["scene"],
  ["layout"],
  ["outline"],
  ["kinds"],
  ["templates", "charts", "checks", "readers", "backends", "pictures"],
  ["slides", "init", "load.ts", "world.ts", "write.ts"],
  ["compile.ts", "check.ts", "build.ts", "watch.ts", "gallery.ts", "trace", "lint", "deck"],
  ["preview"],
  ["index.ts", "cli", "cli.ts"],
];
const kindFolders = new Set(["templates", "charts", "checks", "readers", "backends"]);
/** Libraries that one place alone may import; a trailing slash means a folder. */
const only: Readonly<Record<string, readonly string[]>> = {
  yaml: ["source/yaml.ts", "source/yaml-errors.ts"],
  sharp: ["pictures/"],
  uqr: ["pictures/qr.ts"],
  linebreak: ["text/"],
  parse5: ["readers/html/"],
  unpdf: ["readers/pdf/"],
  "unpdf/pdfjs": ["readers/pdf/"],
  fontkit: ["backends/pdf/subset.ts"],
  // Fonts belong to the computer, not to the deck: a PDF carries those that it is set in.
  "node:fs": ["world.ts", "write.ts", "kinds/load.ts", "preview/watch.ts", "backends/pdf/fonts.ts", "cli/"],
  "node:fs/promises": ["world.ts", "write.ts", "kinds/load.ts", "preview/watch.ts", "preview/assets.ts", "cli/"],
  "node:http": ["preview/server.ts"],
};

const root = join(import.meta.dirname, "..", "src");
const files = (readdirSync(root, { recursive: true }) as string[]).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts")).map((name) => name.split(sep).join("/"));
const imports = files.flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/gu)].map((match) => ({ file, target: match[1]! }));
});
const folderOf = (file: string): string => file.split("/")[0]!;
const rank = (name: string): number => order.findIndex((level) => level.includes(name));

test("every source file has its place in the order", () => {
  expect([...new Set(files.map(folderOf))].filter((name) => rank(name) < 0)).toEqual([]);
});

test("imports run one way", () => {
  const wrong = imports.filter(({ file, target }) => {
    if (!target.startsWith(".")) return false;
    const to = folderOf(relative(root, join(root, file, "..", target)).split(sep).join("/").replace(/\.js$/u, ".ts"));
    const from = folderOf(file);
    return to !== from && (rank(to) > rank(from) || (kindFolders.has(to) && kindFolders.has(from)));
  });
  expect(wrong).toEqual([]);
});

test("a library that one place owns is imported nowhere else", () => {
  const wrong = imports.filter(({ file, target }) => {
    const owners = only[target];
    return owners !== undefined && !owners.some((owner) => (owner.endsWith("/") ? file.startsWith(owner) : file === owner));
  });
  expect(wrong).toEqual([]);
});
