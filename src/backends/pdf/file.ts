import type { Scene, SlideScene } from "../../scene/nodes.js";
import { writeBookmarks, type Bookmark } from "./bookmarks.js";
import type { Content, Target } from "./content.js";
import type { EmbeddedPicture } from "./image.js";
import { documentInfo, xmp } from "./metadata.js";
import { notesPage } from "./notes.js";
import { dictionary, name, text, type Dictionary, type PdfFile, type Reference } from "./objects.js";
import type { Subset } from "./subset.js";
import { createStructure, type Branch } from "./tags.js";
import type { Typesetter } from "./typeface.js";

/** A slide with its pages. */
export interface SlidePages {
  readonly slide: SlideScene;
  readonly content: readonly Content[];
  readonly notes: readonly (readonly Content[])[];
}

/** What the pages refer to: fonts that have set them, and pictures that are in the file already. */
export interface Supplies {
  readonly typesetter: Typesetter;
  readonly cffSubset: Subset;
  readonly pictures: ReadonlyMap<string, EmbeddedPicture>;
  /** Names of graphics states, by the opacity that they set. */
  readonly opacities: ReadonlyMap<number, string>;
}

/** The bytes of the file; equal scenes and fonts give equal bytes. */
export function writeFile(file: PdfFile, scene: Scene, slides: readonly SlidePages[], { typesetter, cffSubset, pictures, opacities }: Supplies): readonly Uint8Array[] {
  const fonts = typesetter.embed(file, cffSubset);
  const images = Object.fromEntries([...pictures.values()].map(({ resource, reference }) => [resource, reference]));
  const states = Object.fromEntries([...opacities].map(([value, state]) => [state, dictionary({ Type: name("ExtGState"), ca: value, CA: value })]));
  const resources = file.add(dictionary({ Font: fonts, XObject: dictionary(images), ...(opacities.size > 0 && { ExtGState: dictionary(states) }) }));

  const tree = file.reserve();
  const places = slides.map((pages) => ({ ...pages, reference: file.reserve() }));
  const byId = new Map(places.map(({ slide, reference }) => [slide.id, reference]));
  const structure = createStructure(file, (target) => linkEntries(target, byId));
  const sections = new Map<number, Branch>();
  const sectionOf = ({ section }: SlideScene): Branch => {
    if (section === undefined) return structure.document;
    const known = sections.get(section);
    if (known) return known;
    const made = structure.branch(structure.document, scene.sections[section]?.name ?? "");
    sections.set(section, made);
    return made;
  };

  const kids: Reference[] = [];
  const write = (content: readonly Content[], size: { readonly width: number; readonly height: number }, reference: Reference, parent: Branch): void => {
    const { operators, annotations, entries } = structure.page(content, { reference, height: size.height, parent });
    file.write(
      reference,
      dictionary({
        Type: name("Page"),
        Parent: tree,
        MediaBox: [0, 0, size.width, size.height],
        Resources: resources,
        Contents: file.addStream({}, Buffer.from(operators, "latin1")),
        Annots: annotations.length > 0 ? annotations : undefined,
        ...entries,
      }),
    );
    kids.push(reference);
  };
  for (const { slide, content, notes, reference } of places) {
    const branch = structure.branch(sectionOf(slide), slide.title);
    write(content, scene, reference, branch);
    for (const page of notes) write(page, notesPage, file.reserve(), branch);
  }

  file.write(tree, dictionary({ Type: name("Pages"), Kids: kids, Count: kids.length }));
  const { properties } = scene;
  const root = file.add(
    dictionary({
      Type: name("Catalog"),
      Pages: tree,
      Lang: text(properties.language),
      MarkInfo: dictionary({ Marked: true }),
      StructTreeRoot: structure.finish(),
      Outlines: writeBookmarks(bookmarks(scene, places), file),
      PageMode: name("UseOutlines"),
      PageLayout: name("SinglePage"),
      PageLabels: pageLabels(places),
      ViewerPreferences: dictionary({ DisplayDocTitle: true }),
      Metadata: file.addStream({ Type: name("Metadata"), Subtype: name("XML") }, xmp(properties), true),
    }),
  );
  return file.finish(root, file.add(documentInfo(properties)));
}

function linkEntries(target: Target, byId: ReadonlyMap<string, Reference>): Dictionary["entries"] {
  if ("address" in target) return { A: dictionary({ S: name("URI"), URI: text(target.address) }) };
  return { Dest: [byId.get(target.slide)!, name("Fit")] }; // links to slides that are not there were dropped when they were set
}

type Placed = SlidePages & { readonly reference: Reference };

/** Sections with their slides; the slide that opens a section is the section itself. */
function bookmarks(scene: Scene, places: readonly Placed[]): readonly Bookmark[] {
  const top: (Bookmark & { readonly section?: number; readonly children: Bookmark[] })[] = [];
  for (const { slide, reference } of places) {
    const { section, number } = slide;
    const entry = { title: slide.title.replace(/\s+/gu, " ").trim() || String(number), page: reference, children: [] };
    if (section === undefined) {
      top.push(entry);
      continue;
    }
    const last = top.at(-1);
    if (last?.section === section) last.children.push(entry);
    else top.push({ title: scene.sections[section]?.name || entry.title, page: reference, section, children: slide.layout === "section" ? [] : [entry] });
  }
  return top;
}

/** Pages are called by the numbers that stand on the slides, which count hidden ones too. */
function pageLabels(places: readonly Placed[]): Dictionary {
  let page = 0;
  return dictionary({
    Nums: places.flatMap(({ slide, notes }) => {
      const first = page;
      page += 1 + notes.length;
      return Array.from({ length: 1 + notes.length }, (_, i) => [first + i, dictionary({ P: text(String(slide.number)) })]).flat();
    }),
  });
}
