/**
 * Installs what the tests need beyond `npm ci`: LibreOffice (does the file open, does the text fit), Chromium (the preview and the show), CJK and Liberation
 * fonts, poppler (text and pictures of the PDF), and the heavy npm tools of tests/tools. Says what it does; nothing is
 * installed that is there already. Linux with apt, macOS with Homebrew.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const run = (command, args, options = {}) => {
  console.log(`> ${command} ${args.join(" ")}`);
  const { status, error } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32", ...options });
  if (error || status !== 0) fail(`${command} failed${error ? `: ${error.message}` : ""}.`);
};
const has = (command, args = ["--version"]) => spawnSync(command, args, { stdio: "ignore" }).error === undefined;
const fail = (message) => {
  console.error(`setup: ${message}`);
  process.exit(1);
};

const hasFont = () =>
  has("fc-list") && /Noto Sans CJK SC/u.test(String(spawnSync("fc-list", [":", "family"]).stdout));
const hasBrowser = () => ["chromium", "chromium-browser", "google-chrome"].some((name) => has(name)) || existsSync("/Applications/Chromium.app");
const missing = { office: !has("soffice"), browser: !hasBrowser(), poppler: !has("pdftotext", ["-v"]), fonts: process.platform !== "darwin" && !hasFont() };

if (!Object.values(missing).includes(true)) console.log("setup: LibreOffice, Chromium, poppler and the fonts are there already.");
else if (process.platform === "darwin") {
  if (!has("brew")) fail("install Homebrew (https://brew.sh) first, or LibreOffice and poppler by hand.");
  if (missing.poppler) run("brew", ["install", "poppler"]);
  if (missing.browser) run("brew", ["install", "--cask", "chromium"]);
  if (missing.office) run("brew", ["install", "--cask", "libreoffice", "font-noto-sans-cjk-sc", "font-liberation"]);
} else if (has("apt-get", ["--version"])) {
  const root = process.getuid?.() === 0;
  if (!root && !has("sudo")) fail("run it as root, or install sudo.");
  const apt = (args) => run(root ? "apt-get" : "sudo", root ? args : ["apt-get", ...args], { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  apt(["update"]);
  apt(["install", "-y", "--no-install-recommends", "libreoffice-impress", "libreoffice-calc", "poppler-utils", "fontconfig", "fonts-noto-cjk", "fonts-liberation", ...(missing.browser ? ["chromium"] : [])]);
} else fail("needs apt or Homebrew. By hand: LibreOffice (soffice), Chromium, poppler (pdftotext, pdftoppm), Noto Sans CJK SC, Liberation Sans.");

const tools = join(root, "tests", "tools");
// Exact versions stand in its package.json. A lock file is of no use: the validator names binaries for platforms that were
// never published, and `npm ci` refuses a lock without them.
const wanted = Object.keys(JSON.parse(readFileSync(join(tools, "package.json"), "utf8")).devDependencies);
if (wanted.some((name) => !existsSync(join(tools, "node_modules", name)))) run("npm", ["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: tools });
console.log("setup: done.");
