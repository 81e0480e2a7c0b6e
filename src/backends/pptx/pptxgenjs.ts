import Module, { createRequire } from "node:module";
import type Library from "pptxgenjs";

/** Its types describe the ES build: the class is the default export there, and the module itself in the CommonJS build. */
export type Presentation = Library.default;
export type Slide = Library.default.Slide;

/**
 * PptxGenJS with its archive taken out: the XML it writes, by path, and nothing compressed.
 *
 * Left to itself it packs everything with JSZip, which is half of its time, and pictures pass through base64. All of the
 * package is put together again afterwards, so it gets a collector of parts in place of JSZip: its CommonJS build is loaded
 * once with `jszip` standing for the collector, then the module cache is put back as it was. A host program that uses
 * `jszip` or `pptxgenjs` itself never sees ours.
 */
export async function writeParts(draw: (deck: Presentation) => void): Promise<ReadonlyMap<string, string>> {
  const deck = new Deck();
  draw(deck);
  const parts: unknown = await deck.write();
  return parts as ReadonlyMap<string, string>; // what `PartCollector.generateAsync` gave
}

/** As much of JSZip as PptxGenJS calls. */
class PartCollector {
  readonly #parts = new Map<string, string>();

  folder(): this {
    return this;
  }

  file(path: string, content: string): this {
    this.#parts.set(path, content);
    return this;
  }

  generateAsync(): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(this.#parts);
  }
}

const Deck = loadWithCollector();

function loadWithCollector(): new () => Presentation {
  const require = createRequire(import.meta.url);
  const library = require.resolve("pptxgenjs");
  const archive = createRequire(library).resolve("jszip");
  const before = [library, archive].map((path) => [path, require.cache[path]] as const);
  const collector = new Module(archive);
  collector.exports = PartCollector;
  collector.loaded = true;
  require.cache[archive] = collector;
  delete require.cache[library];
  try {
    return require(library) as new () => Presentation; // its CommonJS build exports the class
  } finally {
    for (const [path, cached] of before) {
      if (cached) require.cache[path] = cached;
      else delete require.cache[path];
    }
  }
}
