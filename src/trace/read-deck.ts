import { readLedger } from "../backends/pptx/ledger-xml.js";
import type { Ledger } from "../scene/ledger.js";
import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import { fileProblem } from "../source/paths.js";
import { unzip, ZipProblem, type ZipLimits } from "../source/unzip.js";
import type { World } from "../source/world.js";

/** The ledger in the bytes of a deck: from the file alone, whoever has saved it since. */
export async function readDeckLedger(world: World, path: string): Promise<Diagnosed<Ledger | undefined>> {
  try {
    const ledger = ledgerIn(await world.read(path), path);
    return "code" in ledger ? { value: undefined, diagnostics: [ledger] } : { value: ledger, diagnostics: [] };
  } catch (problem) {
    return { value: undefined, diagnostics: [await fileProblem(world, path, problem)] };
  }
}

/** Ours is some kilobytes beside a deck's hundreds of parts; all custom XML of a presentation together. Bytes. */
export const deckLimits: ZipLimits = { mostEntries: 20_000, mostBytes: 32_000_000 };

function ledgerIn(bytes: Uint8Array, path: string): Ledger | Diagnostic {
  if (bytes.length === 0) return error("file-empty", { path });
  if (compoundFile.every((byte, i) => bytes[i] === byte)) return error("deck-encrypted", { path });
  if (!zipFile.every((byte, i) => bytes[i] === byte)) return error("deck-not-pptx", { path });
  try {
    const { names, read } = unzip(bytes, deckLimits);
    if (!names.includes("ppt/presentation.xml")) return error("deck-not-pptx", { path });
    for (const item of names.filter((name) => /^customXml\/item\d{1,4}\.xml$/u.test(name)).slice(0, mostItems)) {
      const ledger = readLedger(new TextDecoder().decode(read(item)));
      if (ledger) return ledger;
    }
  } catch (problem) {
    if (!(problem instanceof ZipProblem)) throw problem;
    return refused(problem, path);
  }
  return error("deck-without-ledger", { path });
}

/** Custom XML parts that other programs have added stand beside ours; more than this is no presentation. */
const mostItems = 100;

/** PowerPoint 97–2003, and what Office makes of a newer file when it gets a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];
/** The first part's local header: a file that begins so and is no whole archive is cut off. */
const zipFile = [0x50, 0x4b, 3, 4];

function refused({ kind }: ZipProblem, path: string): Diagnostic {
  switch (kind) {
    case "damaged":
      return error("deck-damaged", { path });
    case "encrypted":
      return error("deck-encrypted", { path });
    case "entries":
    case "size":
      return error("deck-too-large", { path });
  }
}
