// @ts-check
/**
 * Reads a PDF with pdf.js on a thread of its own: it can be stopped when it takes too long or too much memory, and what
 * pdf.js adds to the global objects stays here. Plain JavaScript, since a worker is started from a file as it lies on disk.
 *
 * @import { Bookmark, FromWorker, Page, PdfInfo, Rule, Run } from "./page.js"
 * @import { PDFDocumentProxy, PDFPageProxy } from "unpdf/pdfjs"
 */
import { parentPort, workerData } from "node:worker_threads";
import { brotliDecompressSync } from "node:zlib";

/** Node 20 has none; pdf.js packs fonts with it. */
const buffers = /** @type {{ transferToFixedLength?: (length?: number) => ArrayBuffer }} */ (/** @type {unknown} */ (ArrayBuffer.prototype));
buffers.transferToFixedLength ??= /** @this {ArrayBuffer} */ function (length = this.byteLength) {
  return this.slice(0, length);
};

const { getDocument, OPS } = await import("unpdf/pdfjs");

/** Shorter strokes are parts of letters and pictures. */
const SHORTEST_RULE = 6;
/** Drawings of maps and charts have more lines than any table. */
const MOST_RULES = 3_000;
/** No page has so many pieces of text. */
const MOST_RUNS = 50_000;
/** A box thinner than this is a line. */
const THICKEST_RULE = 3;
/** How far from level or upright a line may be, in points. */
const STRAIGHT = 0.5;
/** Levels of bookmarks that are followed. */
const DEEPEST = 16;
const MOST_BOOKMARKS = 2_000;

/** @type {ReadonlySet<unknown>} */
const FILLS = new Set([OPS.fill, OPS.eoFill, OPS.rawFillPath]);

/** @type {string[]} */
const missingMaps = [];
/** @type {Map<string, Uint8Array> | undefined} */
let maps;

class MapFactory {
  /** @param {{ kind: string, filename: string }} wanted */
  async fetch({ kind, filename }) {
    maps ??= await unpackMaps();
    const map = kind === "cMapUrl" ? maps.get(filename) : undefined;
    if (map) return map;
    if (kind === "cMapUrl") missingMaps.push(filename.replace(/\.bcmap$/u, ""));
    throw new Error(`no ${filename}`);
  }
}

/** @type {(message: FromWorker) => void} */
const send = (message) => parentPort?.postMessage(message);

try {
  const loading = getDocument(
    /** @type {Parameters<typeof getDocument>[0]} */ ({
      data: /** @type {Uint8Array} */ (workerData),
      verbosity: 0,
      BinaryDataFactory: MapFactory,
      cMapPacked: true,
      useWorkerFetch: false,
      useSystemFonts: false,
      disableFontFace: true,
      isEvalSupported: false,
      useWasm: false,
      enableXfa: false,
      maxImageSize: 0, // pictures are not unpacked
    }),
  );
  const document = await loading.promise;
  send({ kind: "info", info: await readInfo(document) });
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const read = await readPage(page, number);
    if (read.runs.length > MOST_RUNS) send({ kind: "problem", problem: "characters" });
    else send({ kind: "page", page: read });
    page.cleanup();
  }
  send({ kind: "end", missingMaps: [...new Set(missingMaps)].sort() });
} catch (problem) {
  const encrypted = problem instanceof Error && (problem.name === "PasswordException" || /encrypt/iu.test(problem.message));
  send({ kind: "problem", problem: encrypted ? "encrypted" : "damaged" });
}

async function unpackMaps() {
  const { lengths, packed } = await import("./cmaps.generated.js");
  const bytes = brotliDecompressSync(Buffer.from(packed, "base64"));
  /** @type {Map<string, Uint8Array>} */
  const unpacked = new Map();
  let at = 0;
  for (const [name, length] of Object.entries(lengths)) {
    unpacked.set(name, new Uint8Array(bytes.subarray(at, at + length)));
    at += length;
  }
  return unpacked;
}

/** @type {(document: PDFDocumentProxy) => Promise<PdfInfo>} */
async function readInfo(document) {
  const { info } = /** @type {{ info: Readonly<Record<string, unknown>> }} */ (await document.getMetadata().catch(() => ({ info: {} })));
  const [title, created] = [info["Title"], info["CreationDate"]];
  return {
    pages: document.numPages,
    bookmarks: await readBookmarks(document),
    ...(typeof title === "string" && { title }),
    ...(typeof created === "string" && { created }),
  };
}

/** @typedef {{ readonly title?: unknown, readonly items?: unknown }} Item */

/** @type {(document: PDFDocumentProxy) => Promise<readonly Bookmark[]>} */
async function readBookmarks(document) {
  /** @type {Bookmark[]} */
  const found = [];
  /** @type {(items: unknown, depth: number) => void} */
  const add = (items, depth) => {
    if (!Array.isArray(items) || depth > DEEPEST) return;
    for (const item of /** @type {readonly Item[]} */ (items)) {
      if (found.length >= MOST_BOOKMARKS) return;
      if (typeof item.title === "string") found.push({ title: item.title, depth });
      add(item.items, depth + 1);
    }
  };
  add(await document.getOutline().catch(() => []), 1);
  return found;
}

/** @type {(page: PDFPageProxy, number: number) => Promise<Page>} */
async function readPage(page, number) {
  const viewport = page.getViewport({ scale: 1 });
  const shown = /** @type {Matrix} */ (/** @type {unknown} */ (viewport.transform));
  // A page whose content cannot be followed to its end gives what was read up to there.
  const operators = await page.getOperatorList({ annotationMode: 0 }).catch(() => ({ fnArray: [], argsArray: [] }));
  const { items } = await page.getTextContent({ includeMarkedContent: false }).catch(() => ({ items: [] }));
  /** @type {Map<string, boolean>} */
  const bold = new Map();
  /** @type {Run[]} */
  const runs = [];
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [a, b, c, d, x, y] = multiply(shown, /** @type {Matrix} */ (/** @type {unknown} */ (item.transform)));
    // Text that is turned is a watermark, a stamp or a chart's axis.
    if (!(a > 0) || Math.abs(b) > STRAIGHT * Math.abs(a) || x > viewport.width || y < 0 || y > viewport.height + 2) continue;
    if (!bold.has(item.fontName)) bold.set(item.fontName, isBold(page, item.fontName));
    runs.push({ text: item.str, x, y, width: item.width, size: Math.hypot(c, d), bold: bold.get(item.fontName) ?? false });
  }
  return { number, width: viewport.width, height: viewport.height, runs, rules: rulesOf(operators, shown) };
}

/** @type {(page: PDFPageProxy, font: string) => boolean} */
function isBold(page, font) {
  if (!page.commonObjs.has(font)) return false;
  const { name, bold, black } = /** @type {{ name?: unknown, bold?: unknown, black?: unknown }} */ (page.commonObjs.get(font));
  return bold === true || black === true || (typeof name === "string" && /bold|black|heavy|CMBX|SimHei|heiti|黑体|[-,]B$/iu.test(name));
}

/** @typedef {readonly [number, number, number, number, number, number]} Matrix */

/** @type {(m: Matrix, n: Matrix) => Matrix} */
function multiply(m, n) {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/**
 * The level and upright lines of all paths that are drawn. A path is a list of numbers: 0 x y moves, 1 x y draws a line,
 * 2 and 3 draw curves to the last of their points, 4 closes (pdf.js, DrawOPS).
 *
 * @type {(operators: { fnArray: readonly number[], argsArray: readonly unknown[] }, shown: Matrix) => readonly Rule[]}
 */
function rulesOf({ fnArray, argsArray }, shown) {
  /** @type {Rule[]} */
  const rules = [];
  let matrix = shown;
  /** @type {Matrix[]} */
  const saved = [];
  for (let i = 0; i < fnArray.length && rules.length < MOST_RULES; i += 1) {
    const args = /** @type {readonly unknown[] | null} */ (argsArray[i]);
    switch (fnArray[i]) {
      case OPS.save:
        if (saved.length < 1000) saved.push(matrix);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? matrix;
        break;
      case OPS.transform:
        matrix = multiply(matrix, /** @type {Matrix} */ (/** @type {unknown} */ (args)));
        break;
      case OPS.paintFormXObjectBegin:
        saved.push(matrix);
        if (Array.isArray(args?.[0])) matrix = multiply(matrix, /** @type {Matrix} */ (/** @type {unknown} */ (args[0])));
        break;
      case OPS.constructPath:
        if (args?.[0] !== OPS.endPath) addRules(rules, /** @type {readonly unknown[]} */ (args?.[1])?.[0], matrix, FILLS.has(args?.[0]));
        break;
    }
  }
  return rules;
}

/**
 * Of a filled path only boxes as thin as a line count: the others are grounds of panels, bars of charts.
 *
 * @type {(rules: Rule[], path: unknown, matrix: Matrix, filled: boolean) => void}
 */
function addRules(rules, path, matrix, filled) {
  if (!(path instanceof Float32Array)) return;
  /** @type {Rule[]} */
  let own = [];
  const end = () => {
    const [width, height] = [extent(own, "x1", "x2"), extent(own, "y1", "y2")];
    if (!filled || Math.min(width, height) <= THICKEST_RULE) for (const rule of own) if (rules.length < MOST_RULES) rules.push(rule);
    own = [];
  };
  /** @type {readonly [number, number]} */
  let at = [0, 0];
  let begin = at;
  /** @type {(i: number) => readonly [number, number]} */
  const point = (i) => {
    const [x, y] = [path[i] ?? 0, path[i + 1] ?? 0];
    return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
  };
  /** @type {(to: readonly [number, number]) => void} */
  const line = (to) => {
    const rule = { x1: Math.min(at[0], to[0]), y1: Math.min(at[1], to[1]), x2: Math.max(at[0], to[0]), y2: Math.max(at[1], to[1]) };
    const [width, height] = [rule.x2 - rule.x1, rule.y2 - rule.y1];
    if (Math.min(width, height) <= STRAIGHT && Math.max(width, height) >= SHORTEST_RULE) own.push(rule);
    at = to;
  };
  for (let i = 0; i < path.length; ) {
    switch (path[i]) {
      case 0:
        end();
        begin = at = point(i + 1);
        i += 3;
        break;
      case 1:
        line(point(i + 1));
        i += 3;
        break;
      case 2:
        at = point(i + 5);
        i += 7;
        break;
      case 3:
        at = point(i + 3);
        i += 5;
        break;
      default:
        line(begin);
        i += 1;
    }
  }
  end();
}

/** @type {(rules: readonly Rule[], from: "x1" | "y1", to: "x2" | "y2") => number} */
function extent(rules, from, to) {
  let [least, most] = [Infinity, -Infinity];
  for (const rule of rules) [least, most] = [Math.min(least, rule[from]), Math.max(most, rule[to])];
  return most - least;
}
