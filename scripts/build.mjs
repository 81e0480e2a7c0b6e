/** Compiles src/ to dist/ and brings along the files that are not TypeScript (themes are YAML, the scripts and styles of web pages are sent as they are). */
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");

rmSync(join(root, "dist"), { recursive: true, force: true });
const run = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.json")], { stdio: "inherit", cwd: root });
if (run.status !== 0) process.exit(run.status ?? 1);
for (const name of readdirSync(join(root, "src", "themes")).filter((name) => name.endsWith(".yaml")))
  cpSync(join(root, "src", "themes", name), join(root, "dist", "themes", name));
cpSync(join(root, "src", "preview", "page"), join(root, "dist", "preview", "page"), { recursive: true });
