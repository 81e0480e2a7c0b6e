import type { Backend, EmitOptions } from "../../kinds/backend.js";
import { inPieces } from "../../scene/artifact.js";
import type { Artifact, Scene } from "../../scene/nodes.js";
import { error, hasErrors, info, warning, type Diagnosed, type Diagnostic } from "../../source/diagnostic.js";
import type { Theme } from "../../theme/theme.js";
import { brandPictures } from "./brand.js";
import { writeFile } from "./file.js";
import { findFamily, listFaces, substitutes, symbolFamilies, systemFonts, type Found, type FontSource, type Search } from "./fonts.js";
import { embedPictures } from "./image.js";
import { notesPages } from "./notes.js";
import { createFile } from "./objects.js";
import type { Page } from "./page.js";
import type { Face } from "./sfnt.js";
import { slideContent } from "./slide.js";
import { loadCffSubset, type Subset } from "./subset.js";
import { createTypesetter, DamagedFace, type Preference, type Typesetter } from "./typeface.js";

/** scene → content of pages, set in the faces of this computer → objects → file. */
export function pdfBackend(fonts: FontSource, subsetter: () => Promise<Subset>): Backend {
  // Only a file that has been set tells which characters no font has: `examine` makes it, `emit` hands it out.
  const examined = new WeakMap<Scene, { readonly theme: Theme; readonly notes: boolean; readonly made: Promise<Diagnosed<readonly Artifact[]>> }>();
  return {
    name: "pdf",
    summary: { en: "A PDF with selectable text, bookmarks and tags", "zh-CN": "文字可选取，带书签和结构标签的 PDF" },
    output: { extension: ".pdf", files: "one", hidden: false, notes: false },
    async examine(scene, theme, { notes = false }: EmitOptions = {}) {
      const made = make(scene, theme, notes, fonts, subsetter);
      examined.set(scene, { theme, notes, made });
      return (await made).diagnostics;
    },
    async emit(scene, theme, _memo, { notes = false }: EmitOptions = {}) {
      const known = examined.get(scene);
      const made = await (known?.theme === theme && known.notes === notes ? known.made : make(scene, theme, notes, fonts, subsetter));
      return made.value;
    },
  };
}

export const backend: Backend = pdfBackend(systemFonts(), loadCffSubset);

async function make(scene: Scene, theme: Theme, notes: boolean, fonts: FontSource, subsetter: () => Promise<Subset>): Promise<Diagnosed<readonly Artifact[]>> {
  const faces = listFaces(fonts);
  const damaged: Diagnostic[] = [];
  for (const broken = new Set<string>(); ; ) {
    try {
      const made = await makeWith(scene, theme, notes, faces.filter(({ file }) => !broken.has(file)), subsetter);
      return { ...made, diagnostics: [...damaged, ...made.diagnostics] };
    } catch (problem) {
      if (!(problem instanceof DamagedFace) || broken.has(problem.face.file)) throw problem;
      broken.add(problem.face.file);
      damaged.push(warning("pdf-font-damaged", { family: problem.face.family, file: problem.face.file }));
    }
  }
}

/** Throws a `DamagedFace` where a font turns out to be damaged as it is taken apart. */
async function makeWith(scene: Scene, theme: Theme, notes: boolean, faces: readonly Face[], subsetter: () => Promise<Subset>): Promise<Diagnosed<readonly Artifact[]>> {
  const named = findFamily(theme.fonts.ea, substitutes(theme.fonts.ea, "chinese"), faces);
  const chinese = knowsHan(named) ? named : hanFamily(faces);
  const latin = theme.fonts.latin === theme.fonts.ea ? named : findFamily(theme.fonts.latin, substitutes(theme.fonts.latin, "latin"), faces);
  const typesetter = createTypesetter({ latin: preference(latin), chinese: preference(chinese), symbols: () => symbolFonts(faces) });
  const slides = scene.slides.filter(({ hidden }) => !hidden);
  const ids = new Set(slides.map(({ id }) => id));
  const file = createFile();
  const pictures = await embedPictures(new Map([...scene.pictures, ...brandPictures(theme, slides)]), file);
  const opacities = new Map<number, string>();
  const opacity = (value: number): string => {
    const percent = Math.round(100 * Math.max(0, Math.min(1, value)));
    if (percent === 100) return "";
    const state = `G${percent}`;
    opacities.set(percent / 100, state);
    return `/${state} gs `;
  };
  const page: Page = {
    theme,
    language: scene.properties.language,
    typesetter,
    picture: (key) => pictures.get(key)?.resource,
    opacity,
    has: (slide) => ids.has(slide),
  };
  const pages = slides.map((slide) => {
    const content = slideContent(scene, slide, page);
    return { slide, content, notes: notes ? notesPages(scene, slide, content, page) : [] };
  });
  const diagnostics = said(theme, latin, chinese, typesetter);
  if (hasErrors(diagnostics)) return { value: [], diagnostics };
  const cffSubset = typesetter.faces().some(({ outlines }) => outlines === "CFF") ? await subsetter().catch(() => undefined) : noSubset;
  if (!cffSubset) return { value: [], diagnostics: [error("pdf-package-missing", { package: "fontkit" })] };
  return { value: [inPieces("deck.pdf", writeFile(file, scene, pages, { typesetter, cffSubset, pictures, opacities }))], diagnostics };
}

/** Companies' templates often name a face for Chinese that has no Chinese characters, such as Arial: programs then take another one. */
const knowsHan = ({ regular }: Search): boolean => regular !== undefined && regular.face.glyph(firstHan) !== 0;
const firstHan = 0x4e00;

/** Any face that has Chinese characters; that it stands in for another is the template's doing, and no news. */
function hanFamily(faces: readonly Face[]): Search {
  const { substitute: _, ...found } = findFamily("", substitutes("", "chinese"), faces);
  return found;
}

const noSubset: Subset = (face) => {
  throw new Error(`${face.postscriptName} has PostScript outlines after all`);
};

const preference = ({ regular, bold }: Search): Preference => ({ regular: regular ? [regular] : [], bold: bold ? [bold] : [] });

const symbolFonts = (faces: readonly Face[]): readonly Found[] => symbolFamilies.flatMap((family) => findFamily(family, [], faces).regular ?? []);

/** What became of the faces: whose licence forbids embedding, what stands in, which characters nothing has. */
function said(theme: Theme, latin: Search, chinese: Search, typesetter: Typesetter): readonly Diagnostic[] {
  const searches = [{ ...chinese, wanted: theme.fonts.ea }, ...(latin === chinese ? [] : [{ ...latin, wanted: theme.fonts.latin }])];
  const used = new Set(typesetter.faces());
  const isShown = ({ regular, bold }: Search): boolean => [regular, bold].some((found) => found !== undefined && used.has(found.face));
  return [
    ...searches.flatMap(({ forbidden }) => forbidden.map((family) => warning("pdf-font-forbidden", { family }))),
    ...searches.flatMap((search) => (search.substitute !== undefined && isShown(search) ? [info("pdf-font-substituted", { wanted: search.wanted, used: search.substitute })] : [])),
    ...unshown(theme, latin, chinese, typesetter.missing()),
  ];
}

/** A font that is not there is one mistake, however many characters it would have had. */
function unshown({ fonts }: Theme, latin: Search, chinese: Search, missing: readonly string[]): readonly Diagnostic[] {
  if (missing.length === 0) return [];
  const lacksChinese = !chinese.regular && missing.some((character) => /[\p{Script=Han}\u3001-\u303f\uff00-\uffef]/u.test(character));
  if (lacksChinese || (!chinese.regular && !latin.regular)) return [error("pdf-font-missing", { wanted: fonts.ea })];
  return [warning("pdf-characters-missing", { characters: missing.slice(0, mostNamed).join(" "), count: missing.length })];
}

const mostNamed = 20;
