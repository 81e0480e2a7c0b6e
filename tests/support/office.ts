import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** One line of text as a PDF page shows it, in points from the page's top left corner. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** The faces a theme names, mapped to free ones, so that pictures and line breaks are the same on every machine. */
const fontconfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir>/Library/Fonts</dir><dir>/opt/homebrew/share/fonts</dir><dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  ${["Microsoft YaHei", "微软雅黑", "DengXian", "等线", "SimHei"].map((face) => alias(face, "Noto Sans CJK SC")).join("")}
  ${["Arial", "Helvetica", "Calibri"].map((face) => alias(face, "Liberation Sans")).join("")}
</fontconfig>
`;

function alias(face: string, instead: string): string {
  return `<match target="pattern"><test name="family"><string>${face}</string></test><edit name="family" mode="assign" binding="strong"><string>${instead}</string></edit></match>`;
}

/** Converts a .pptx with LibreOffice in a profile of its own; `use` gets the PDF's path, everything is removed after. */
export function withPdf<T>(pptx: Uint8Array, use: (pdf: string, folder: string) => T): T {
  return converted(pptx, "pdf", (folder) => use(join(folder, "deck.pdf"), folder));
}

/** The deck as LibreOffice saves it after opening it. */
export const savedByOffice = (pptx: Uint8Array): Uint8Array => converted(pptx, "pptx", (folder) => readFileSync(join(folder, "saved", "deck.pptx")));

/** What LibreOffice's outline view lists of each slide, in its order: titles, subtitles and bodies. */
export function outlineByOffice(pptx: Uint8Array): readonly (readonly { readonly kind: string; readonly text: string }[])[] {
  const document = converted(pptx, "fodp", (folder) => readFileSync(join(folder, "saved", "deck.fodp"), "utf8"));
  return document.split("<draw:page ").slice(1).map((page) => {
    const shapes = page.split("<presentation:notes")[0]!.split(/<draw:(?:frame|custom-shape) /u).slice(1);
    return shapes.flatMap((shape) => {
      const kind = /^[^>]*presentation:class="([a-z-]+)"/u.exec(shape)?.[1];
      if (kind === undefined || !["title", "subtitle", "outline"].includes(kind)) return [];
      return [{ kind, text: unescapeXml(shape.slice(shape.indexOf(">") + 1).replaceAll(/<[^>]*>/gu, "")).replaceAll(/\s+/gu, "") }];
    });
  });
}

function converted<T>(pptx: Uint8Array, format: "pdf" | "pptx" | "fodp", use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "deckwright-office-"));
  try {
    const fonts = join(folder, "fonts.conf");
    writeFileSync(fonts, fontconfig);
    writeFileSync(join(folder, "deck.pptx"), pptx);
    mkdirSync(join(folder, "profile"));
    execFileSync(
      "soffice",
      ["--headless", `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`, "--convert-to", format, "--outdir", format === "pdf" ? folder : join(folder, "saved"), join(folder, "deck.pptx")],
      { env: { ...process.env, FONTCONFIG_FILE: fonts }, stdio: "ignore", timeout: 180_000 },
    );
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The lines of every page, words of one line joined as they stand. */
export function pageLines(pdf: string): readonly (readonly PageLine[])[] {
  const target = `${pdf}.html`;
  execFileSync("pdftotext", ["-bbox-layout", pdf, target]);
  const pages = readFileSync(target, "utf8").split("<page ").slice(1);
  return pages.map((page) =>
    page
      .split("<line ")
      .slice(1)
      .map((line) => {
        const [x, y, right, bottom] = ["xMin", "yMin", "xMax", "yMax"].map((name) => Number(new RegExp(`${name}="([^"]+)"`, "u").exec(line)![1]));
        const words = [...line.matchAll(/<word [^>]*>([^<]*)<\/word>/gu)].map((match) => unescapeXml(match[1]!));
        return { text: words.join(" "), x: x!, y: y!, right: right!, bottom: bottom! };
      }),
  );
}

/** Every page as a picture, `page-1.png` …, in the PDF's folder. */
export function pagePictures(pdf: string, folder: string, dpi = 96): void {
  execFileSync("pdftoppm", ["-r", String(dpi), "-png", pdf, join(folder, "page")]);
}

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name]!);
}
