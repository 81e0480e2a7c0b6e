import { readLedger } from "../backends/pptx/ledger-xml.js";
import type { Ledger } from "../scene/ledger.js";
import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import { fileProblem } from "../source/paths.js";
import type { World } from "../source/world.js";
import { openZip, type ZipProblem } from "./unzip.js";

/** The ledger in the bytes of a deck: from the file alone, whoever has saved it since. */
export async function readDeckLedger(world: World, path: string): Promise<Diagnosed<Ledger | undefined>> {
  try {
    const ledger = ledgerIn(await world.read(path), path);
    return "code" in ledger ? { value: undefined, diagnostics: [ledger] } : { value: ledger, diagnostics: [] };
  } catch (problem) {
    return { value: undefined, diagnostics: [await fileProblem(world, path, problem)] };
  }
}

function ledgerIn(bytes: Uint8Array, path: string): Ledger | Diagnostic {
  if (bytes.length === 0) return error("file-empty", { path });
  if (compoundFile.every((byte, i) => bytes[i] === byte)) return error("deck-encrypted", { path });
  const archive = openZip(bytes);
  if (typeof archive === "string") return refused(archive, path);
  if (!archive.paths.includes("ppt/presentation.xml")) return error("deck-not-pptx", { path });
  const items = archive.paths.filter((name) => /^customXml\/item\d{1,4}\.xml$/u.test(name)).slice(0, mostItems);
  for (const item of items) {
    const content = archive.read(item);
    if (typeof content === "string") return refused(content, path);
    const ledger = readLedger(new TextDecoder().decode(content));
    if (ledger) return ledger;
  }
  return error("deck-without-ledger", { path });
}

/** Custom XML parts that other programs have added stand beside ours; more than this is no presentation. */
const mostItems = 100;

/** PowerPoint 97–2003, and what Office makes of a newer file when it gets a password. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

function refused(problem: ZipProblem, path: string): Diagnostic {
  switch (problem) {
    case "not-a-zip":
      return error("deck-not-pptx", { path });
    case "truncated":
      return error("deck-damaged", { path });
    case "encrypted":
      return error("deck-encrypted", { path });
    case "too-large":
      return error("deck-too-large", { path });
  }
}
