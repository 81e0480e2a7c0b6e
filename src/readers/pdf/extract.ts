import { Worker } from "node:worker_threads";
import type { FromWorker, Page, PdfInfo } from "./page.js";

export interface Extracted {
  readonly info: PdfInfo;
  readonly pages: readonly Page[];
  /** Predefined character maps that fonts of the file name and the reader does not have: their text is lost. */
  readonly missingMaps: readonly string[];
}

export interface ExtractLimits {
  readonly pages: number;
  readonly characters: number;
  readonly seconds: number;
  /** Memory that reading may take, which is what a stream blown up by its packing takes. */
  readonly megabytes: number;
}

export type ExtractProblem = "encrypted" | "damaged" | keyof ExtractLimits;

/** How often memory is looked at: time in which the fastest bomb fills some 100 MB. */
const WATCH_EVERY = 100;

/** The pages as pdf.js reads them, on a thread that is stopped at the first limit. */
export async function extractPages(bytes: Uint8Array, limits: ExtractLimits): Promise<Extracted | ExtractProblem> {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: bytes, stdout: true, stderr: true });
  try {
    return await collect(worker, limits);
  } finally {
    await worker.terminate();
  }
}

function collect(worker: Worker, limits: ExtractLimits): Promise<Extracted | ExtractProblem> {
  return new Promise((resolve) => {
    const pages: Page[] = [];
    let info: PdfInfo | undefined;
    let characters = 0;
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.megabytes * 1024 * 1024) finish("megabytes");
    }, WATCH_EVERY);
    const alarm = setTimeout(() => finish("seconds"), limits.seconds * 1000);
    const finish = (result: Extracted | ExtractProblem): void => {
      clearInterval(watch);
      clearTimeout(alarm);
      resolve(result);
    };
    worker.on("error", () => finish("damaged")); // pdf.js gave up outside of what it promises, or ran out of memory
    worker.on("exit", () => finish("damaged"));
    worker.on("message", (message: FromWorker) => {
      switch (message.kind) {
        case "info":
          info = message.info;
          if (info.pages > limits.pages) finish("pages");
          break;
        case "page":
          pages.push(message.page);
          for (const { text } of message.page.runs) characters += text.length;
          if (characters > limits.characters) finish("characters");
          break;
        case "end":
          finish(info ? { info, pages, missingMaps: message.missingMaps } : "damaged");
          break;
        case "problem":
          finish(message.problem);
          break;
      }
    });
  });
}
