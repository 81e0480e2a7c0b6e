import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import type { Browser, BrowserType } from "../tools/node_modules/playwright-core/types/types.js";

export type { Browser, BrowserContext, Page } from "../tools/node_modules/playwright-core/types/types.js";

const tools = createRequire(join(import.meta.dirname, "..", "tools", "package.json"));

/** The system's Chromium; `npm run setup` installs it, and playwright-core, which drives it. */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = tools("playwright-core") as { readonly chromium: BrowserType };
  return chromium.launch({ executablePath: browserPath(), args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}

function browserPath(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const known = [
    ...["chromium", "chromium-browser", "google-chrome"].flatMap((name) => folders.map((folder) => join(folder, name))),
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  const found = known.find((path) => existsSync(path));
  if (found === undefined) throw new Error("Chromium is missing: npm run setup");
  return found;
}
