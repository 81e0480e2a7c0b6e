import type { Ledger } from "./ledger.js";
import type { ImageNode, Picture, Scene, SceneNode, SlideScene } from "./nodes.js";

export interface Picking {
  /** Numbers of the slides that stay; all unless given. */
  readonly slides?: ReadonlySet<number>;
  /** Whether hidden slides stay, where no numbers are given. */
  readonly hidden: boolean;
  /** Whether the speaker's notes stay. */
  readonly notes: boolean;
}

/**
 * The scene with some of its slides, under the numbers that they have. What only the others used goes with them: pictures,
 * names of sections, figures of the ledger, and without notes the figures that only notes name. Sections keep their places, for
 * drawings count them.
 */
export function pick(scene: Scene, { slides: numbers, hidden, notes }: Picking): Scene {
  const stays = (slide: SlideScene): boolean => (numbers ? numbers.has(slide.number) : hidden || slide.hidden !== true);
  const slides = scene.slides.filter(stays).map((slide) => shown(notes ? slide : withoutNotes(slide), numbers !== undefined));
  if (notes && !numbers && slides.length === scene.slides.length) return scene;
  const { ledger, ...rest } = scene;
  const sections = scene.sections.map((section, i) => (slides.some((slide) => slide.section === i) ? section : { name: "" }));
  return { ...rest, slides, sections, pictures: shownPictures(scene, slides), ...(ledger && { ledger: pickedLedger(ledger, slides, notes) }) };
}

/** Who asks for a hidden slide wants to see it. */
const shown = ({ hidden, ...slide }: SlideScene, asked: boolean): SlideScene => (asked || hidden === undefined ? slide : { ...slide, hidden });

function withoutNotes({ noteLists: _, ...slide }: SlideScene): SlideScene {
  return { ...slide, notes: [] };
}

function pickedLedger(ledger: Ledger, slides: readonly SlideScene[], notes: boolean): Ledger {
  const kept = new Set(slides.map(({ number }) => number));
  const entries = ledger.entries.flatMap((entry) => {
    const used = entry.slides.filter(({ number, shapes }) => kept.has(number) && (notes || shapes.length > 0));
    return used.length === 0 ? [] : [{ ...entry, slides: used }];
  });
  return { ...ledger, entries };
}

function shownPictures({ pictures }: Scene, slides: readonly SlideScene[]): ReadonlyMap<string, Picture> {
  const shown = new Set(slides.flatMap(({ nodes }) => imagesIn(nodes)).map(({ picture }) => picture));
  return new Map([...pictures].filter(([key]) => shown.has(key)));
}

function imagesIn(nodes: readonly SceneNode[]): readonly ImageNode[] {
  return nodes.flatMap((node) => {
    if (node.type === "image") return [node];
    if (node.type === "group") return imagesIn(node.children);
    return node.type === "chart" ? imagesIn(node.drawn) : [];
  });
}
