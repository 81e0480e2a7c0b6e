import { load } from "./load.js";
import type { Sources } from "./load.js";
import { bindFigures } from "./outline/figures.js";
import { variant, type Variant } from "./outline/meeting.js";
import type { Scene } from "./scene/nodes.js";
import { scenes } from "./slides/scene.js";
import { prepareSlides, type PreparedSlide } from "./slides/prepare.js";
import { reportConflicts } from "./slides/conflicts.js";
import { silence } from "./slides/ignore.js";
import type { Diagnostic } from "./source/diagnostic.js";
import type { Memo } from "./source/memo.js";
import { wording } from "./source/wording/wording.js";
import type { World } from "./source/world.js";

/** One deck, laid out: the scene is missing only where nothing could be built at all. */
export interface Compiled {
  readonly sources?: Sources;
  readonly variant?: Variant;
  readonly slides: readonly PreparedSlide[];
  readonly scene?: Scene;
  readonly diagnostics: readonly Diagnostic[];
  /** The same before `ignore:` was heard, for the rules that run afterwards. */
  readonly said: readonly Diagnostic[];
}

/** The whole pipeline up to the finished scene. `meeting`: build the variant for it. `memo`: what earlier builds have made. `theme`: in place of the outline's. */
export async function compile(world: World, path: string, meeting?: string, memo?: Memo, theme?: string): Promise<Compiled> {
  const loaded = await load(world, path, memo, theme);
  if (!loaded.value) return { slides: [], diagnostics: loaded.diagnostics, said: loaded.diagnostics };
  return compileSources(loaded.value, loaded.diagnostics, meeting, memo);
}

/** The pure middle: equal sources give equal scenes. */
export function compileSources(sources: Sources, told: readonly Diagnostic[], meeting?: string, memo?: Memo): Compiled {
  const { outline, report, located } = sources;
  const chosen = variant(outline, meeting);
  if (!chosen.value) {
    const diagnostics = [...told, ...chosen.diagnostics];
    return { sources, slides: [], diagnostics, said: diagnostics };
  }
  const labels = wording(outline.deck.language).labels;
  const figures = bindFigures(outline, report, located, labels);
  const prepared = prepareSlides(sources, chosen.value, figures.value, labels);
  const laid = scenes(sources, chosen.value, prepared.value, labels, memo);
  const all = [...told, ...chosen.diagnostics, ...figures.diagnostics, ...prepared.diagnostics, ...reportConflicts(prepared.value, sources), ...laid.diagnostics];
  return {
    sources,
    variant: chosen.value,
    slides: laid.value.slides,
    scene: prepared.value.length > 0 ? laid.value.scene : undefined,
    diagnostics: silence(all, sources),
    said: all,
  };
}
