import { closeSync, openSync, readFileSync, readdirSync, readSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { hasSerifs, isChinese } from "../pptx/faces.js";
import { facesOf, loadFace, type Face, type LoadedFace } from "./sfnt.js";

/** Where faces come from. Fonts belong to the computer, not to the deck: the only files that a backend reads. */
export interface FontSource {
  readonly folders: readonly string[];
}

/** The folders in which this system, and its user, keep fonts. */
export function systemFonts(): FontSource {
  const home = homedir();
  switch (process.platform) {
    case "win32":
      return { folders: [join(process.env["WINDIR"] ?? "C:\\Windows", "Fonts"), join(process.env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "Microsoft", "Windows", "Fonts")] };
    case "darwin":
      return { folders: ["/System/Library/Fonts", "/System/Library/AssetsV2/com_apple_MobileAsset_Font7", "/Library/Fonts", join(home, "Library", "Fonts")] };
    default:
      return { folders: ["/usr/share/fonts", "/usr/local/share/fonts", join(home, ".local", "share", "fonts"), join(home, ".fonts")] };
  }
}

/** The faces of every font file, in the order of their paths; what cannot be read is passed over. */
export function listFaces({ folders }: FontSource): readonly Face[] {
  const files = folders.flatMap((folder) => fontFiles(folder, 0)).slice(0, most.files);
  return files.flatMap(facesOfFile);
}

/** More files than any system has, deeper than any keeps them, larger than the largest collection of Chinese faces. */
const most = { files: 5000, depth: 5, bytes: 256 * 1024 * 1024 };

function fontFiles(folder: string, depth: number): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth < most.depth ? fontFiles(path, depth + 1) : [];
      return /\.(?:ttf|ttc|otf|otc)$/iu.test(entry.name) ? [path] : [];
    });
  } catch {
    return []; // most systems have only some of the folders
  }
}

function facesOfFile(path: string): readonly Face[] {
  let file: number | undefined;
  try {
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > most.bytes) return [];
    const open = openSync(path, "r");
    file = open;
    return facesOf(path, (start, length) => {
      const bytes = new Uint8Array(Math.min(length, Math.max(0, stat.size - start)));
      return bytes.subarray(0, readSync(open, bytes, 0, bytes.length, start));
    });
  } catch {
    return [];
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A face of a theme, as found: itself or what stands in for it. */
export interface Found {
  readonly face: LoadedFace;
  /** No bold one was there: the regular one is drawn thicker. */
  readonly thickened: boolean;
}

export interface Search {
  readonly regular?: Found;
  readonly bold?: Found;
  /** Families that are here but whose licence does not let a PDF carry them. */
  readonly forbidden: readonly string[];
  /** The family that stands in, where the wanted one is not there. */
  readonly substitute?: string;
}

/** The regular and the bold face of a family or, in turn, of those that can stand in for it. */
export function findFamily(wanted: string, fallbacks: readonly string[], faces: readonly Face[]): Search {
  const forbidden: string[] = [];
  for (const family of new Set([wanted, ...fallbacks])) {
    const members = faces.filter(({ families, italic }) => !italic && families.has(family.toLowerCase()));
    if (members.length > 0 && members.every(({ embeddable }) => !embeddable)) forbidden.push(family);
    const usable = members.filter(({ embeddable }) => embeddable);
    const regular = loadNearest(usable, 400);
    if (!regular) continue;
    const bold = loadNearest(usable.filter(({ weight }) => weight >= semibold), 700);
    return {
      regular: { face: regular, thickened: false },
      bold: bold ? { face: bold, thickened: false } : { face: regular, thickened: true },
      forbidden,
      ...(family !== wanted && { substitute: family }),
    };
  }
  return { forbidden };
}

const semibold = 600;

/** The first that can be read of those whose weight is the nearest; neither condensed nor wide where there is a choice. */
function loadNearest(faces: readonly Face[], weight: number): LoadedFace | undefined {
  const distance = (face: Face): number => Math.abs(face.weight - weight) + 1000 * Math.abs(face.widthClass - 5);
  for (const face of [...faces].sort((a, b) => distance(a) - distance(b))) {
    try {
      return loadFace(face, readFileSync(face.file));
    } catch {
      continue; // damaged, or gone since it was listed
    }
  }
  return undefined;
}

/**
 * What stands in for a face that is not here: first what has its widths, then what systems have. `script`: what the deck sets in
 * it, which tells more about a face that nobody knows than its name.
 */
export function substitutes(wanted: string, script: "latin" | "chinese"): readonly string[] {
  const alike = metricsOf.get(wanted.toLowerCase()) ?? [];
  if (script === "chinese" || isChinese(wanted)) return [...alike, ...(hasSerifs(wanted) ? [...chineseSerif, ...chineseSans] : chineseSans)];
  return [...alike, ...(hasSerifs(wanted) ? [...latinSerif, ...latinSans] : latinSans)];
}

const metricsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["microsoft yahei", ["微软雅黑"]],
  ["微软雅黑", ["Microsoft YaHei"]],
  ["kaiti", ["楷体", "STKaiti", "Kaiti SC", "AR PL UKai CN"]],
  ["楷体", ["KaiTi", "STKaiti", "Kaiti SC", "AR PL UKai CN"]],
  ["fangsong", ["仿宋", "STFangsong"]],
  ["仿宋", ["FangSong", "STFangsong"]],
  ["arial", ["Liberation Sans", "Arimo", "Helvetica"]],
  ["calibri", ["Carlito"]],
  ["georgia", ["Gelasio"]],
  ["times new roman", ["Liberation Serif", "Tinos", "Times"]],
]);

const chineseSans = ["Microsoft YaHei", "PingFang SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans CJK SC", "Noto Sans SC", "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Heiti SC", "STHeiti", "SimHei", "DengXian"] as const;
const chineseSerif = ["SimSun", "Songti SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif CJK SC", "Noto Serif SC", "STSong"] as const;
const latinSans = ["Arial", "Liberation Sans", "Arimo", "Helvetica", "Noto Sans", "DejaVu Sans"] as const;
const latinSerif = ["Times New Roman", "Liberation Serif", "Tinos", "Times", "Noto Serif", "DejaVu Serif"] as const;

/** For signs that neither face of the theme has. */
export const symbolFamilies = ["Segoe UI Symbol", "Apple Symbols", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Sans Symbols2", "Noto Sans Math", "Cambria Math", "STIX Two Math", "DejaVu Sans", "SimSun-ExtB", "Segoe UI Emoji", "Noto Sans", "OpenSymbol"] as const;
