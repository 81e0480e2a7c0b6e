/**
 * Draws docs/images/deck.png: slides of the example deck as LibreOffice shows them, on one sheet. Needs what
 * `npm run setup` installs. Run it after a change of looks: `npm run deck && node scripts/deck-picture.mjs`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import sharp from "sharp";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pages = [1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 14];
const [width, height, columns, gap] = [560, 315, 3, 12];

const folder = mkdtempSync(join(tmpdir(), "deckwright-picture-"));
const fonts = join(folder, "fonts.conf");
writeFileSync(
  fonts,
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>/Library/Fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
<match target="pattern"><test name="family"><string>Microsoft YaHei</string></test><edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK SC</string></edit></match></fontconfig>`,
);
execFileSync(
  "soffice",
  ["--headless", `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`, "--convert-to", "pdf", "--outdir", folder, join(root, "output", "jining-2015.pptx")],
  { env: { ...process.env, FONTCONFIG_FILE: fonts }, stdio: "ignore" },
);
execFileSync("pdftoppm", ["-r", "144", "-png", join(folder, "jining-2015.pdf"), join(folder, "page")]);
const files = readdirSync(folder).filter((name) => name.endsWith(".png")).sort();
const tiles = await Promise.all(
  pages.map(async (page, i) => ({
    input: await sharp(join(folder, files[page - 1])).resize(width, height).toBuffer(),
    left: gap + (i % columns) * (width + gap),
    top: gap + Math.floor(i / columns) * (height + gap),
  })),
);
const size = { width: gap + columns * (width + gap), height: gap + Math.ceil(pages.length / columns) * (height + gap) };
await sharp({ create: { ...size, channels: 3, background: "#d9dce1" } })
  .composite(tiles)
  .png({ compressionLevel: 9 })
  .toFile(join(root, "docs", "images", "deck.png"));
rmSync(folder, { recursive: true, force: true });
