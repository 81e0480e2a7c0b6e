/**
 * node scripts/pictures.mjs [deck|THEME …]: the pictures in docs/images as LibreOffice shows the decks. `deck`: slides of the
 * example deck; a theme's name: every template in that theme on one sheet. Needs what `npm run setup` installs; all of them
 * where none is named. Run it after a change of looks, after `npm run deck`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import sharp from "sharp";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const images = join(root, "docs", "images");
const themes = readdirSync(join(root, "src", "themes")).map((file) => file.replace(".yaml", ""));
const asked = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "deckwright-pictures-"));
const gap = 12;

for (const name of asked.length > 0 ? asked : ["deck", ...themes]) {
  if (name === "deck") await sheet(rendered(join(root, "output", "jining-2015.pptx")), join(images, "deck.png"), { columns: 3, width: 560, pages: [1, 3, 5, 8, 9, 10, 14, 16, 17, 19, 23, 24] });
  else await sheet(rendered(gallery(name)), join(images, `gallery-${name}.png`), { columns: 6, width: 300 });
}
rmSync(folder, { recursive: true, force: true });

function gallery(theme) {
  const file = join(folder, `${theme}.pptx`);
  execFileSync("node", [join(root, "dist", "cli.js"), "gallery", theme, "--brief", "-o", file], { stdio: "inherit" });
  return file;
}

/** The deck's pages as PNG files, in order. */
function rendered(deck) {
  const name = deck.replace(/^.*[\\/]/u, "").replace(/\.pptx$/u, "");
  const fonts = join(folder, "fonts.conf");
  writeFileSync(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>/Library/Fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
<match target="pattern"><test name="family"><string>Microsoft YaHei</string></test><edit name="family" mode="assign" binding="strong"><string>Noto Sans CJK SC</string></edit></match></fontconfig>`,
  );
  execFileSync("soffice", ["--headless", `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`, "--convert-to", "pdf", "--outdir", folder, deck], {
    env: { ...process.env, FONTCONFIG_FILE: fonts },
    stdio: "ignore",
  });
  execFileSync("pdftoppm", ["-r", "96", "-png", join(folder, `${name}.pdf`), join(folder, `${name}-page`)]);
  return readdirSync(folder).filter((file) => file.startsWith(`${name}-page`)).sort().map((file) => join(folder, file));
}

async function sheet(files, out, { columns, width, pages = files.map((_, i) => i + 1) }) {
  const { width: w, height: h } = await sharp(files[0]).metadata();
  const height = Math.round((width * h) / w);
  const tiles = await Promise.all(
    pages.map(async (page, i) => ({
      input: await sharp(files[page - 1]).resize(width, height).toBuffer(),
      left: gap + (i % columns) * (width + gap),
      top: gap + Math.floor(i / columns) * (height + gap),
    })),
  );
  const size = { width: gap + columns * (width + gap), height: gap + Math.ceil(pages.length / columns) * (height + gap) };
  await sharp({ create: { ...size, channels: 3, background: "#d9dce1" } })
    .composite(tiles)
    .png({ compressionLevel: 9, palette: true })
    .toFile(out);
}
