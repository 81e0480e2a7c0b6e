import { compile, type Compiled } from "../../src/compile.js";
import { build, type Built } from "../../src/build.js";
import { galleryOutline as everyExample } from "../../src/gallery.js";
import { loadKinds, kindNames } from "../../src/kinds/load.js";
import type { Template } from "../../src/kinds/template.js";
import { formatDiagnostic, sortDiagnostics } from "../../src/source/print.js";
import type { Diagnostic } from "../../src/source/diagnostic.js";
import { diskWorld, memoryWorld } from "../../src/world.js";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The worked example of the repository, built once for all tests. */
let example: Promise<Built> | undefined;
export const exampleDeck = (): Promise<Built> => (example ??= build(diskWorld({ root }), "outline.yaml"));

/** Every example of every template as slides of one deck each, Chinese and English. */
export async function galleryOutlines(): Promise<readonly { readonly name: string; readonly outline: string; readonly language: "zh-CN" | "en" }[]> {
  const templates = [...(await loadKinds("templates", await kindNames("templates"))).values()] as readonly Template[];
  return templates.flatMap((template) =>
    Object.entries(template.examples).map(([example, yaml]) => {
      const language = /\p{Script=Han}/u.test(yaml) ? "zh-CN" : "en";
      return { name: `${template.name}: ${example}`, language, outline: outlineOf([yaml], language) } as const;
    }),
  );
}

/** One deck of all examples of templates and charts. */
export const galleryOutline = (): Promise<string> => everyExample({ title: "示例" });

/** The decks in examples/, by folder. */
const ofFolder = new Map<string, Promise<Built>>();
export function folderDeck(name: string): Promise<Built> {
  const known = ofFolder.get(name) ?? build(diskWorld({ root }), `examples/${name}/outline.yaml`);
  ofFolder.set(name, known);
  return known;
}

let gallery: Promise<Built> | undefined;
export const galleryDeck = (): Promise<Built> => (gallery ??= galleryOutline().then((outline) => build(memoryWorld({ "outline.yaml": outline }), "outline.yaml")));

export function outlineOf(slides: readonly string[], language: "zh-CN" | "en" = "zh-CN", head = ""): string {
  const items = slides.map((slide) => `  - ${slide.trimEnd().split("\n").join("\n    ")}`);
  return `deck: { title: 示例, date: 2016-01-11, language: ${language} }\n${head}slides:\n${items.join("\n")}\n`;
}

export const compileText = (files: Readonly<Record<string, string | Uint8Array>>, meeting?: string): Promise<Compiled> =>
  compile(memoryWorld(files), "outline.yaml", meeting);

export const codesOf = (diagnostics: readonly Diagnostic[]): readonly string[] => sortDiagnostics(diagnostics).map(({ code }) => code);

export const printed = (diagnostics: readonly Diagnostic[], language: "en" | "zh-CN" = "en"): string =>
  sortDiagnostics(diagnostics).map((diagnostic) => `${formatDiagnostic(diagnostic, { language, color: false })}\n`).join("\n");
