import { load } from "./load.js";
import type { Sources } from "./load.js";
import { bindFigures } from "./outline/figures.js";
import { forMeeting, type Variant } from "./outline/meeting.js";
import { publicBindings } from "./outline/release.js";
import type { Scene } from "./scene/nodes.js";
import { scenes } from "./slides/scene.js";
import { prepareSlides, type PreparedSlide } from "./slides/prepare.js";
import { reportConflicts } from "./slides/conflicts.js";
import { silence } from "./slides/ignore.js";
import { chooseSlides } from "./slides/variant.js";
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
  const loaded = await load(world, path, { memo, theme, meeting });
  if (!loaded.value) return { slides: [], diagnostics: loaded.diagnostics, said: loaded.diagnostics };
  return compileSources(loaded.value, loaded.diagnostics, meeting, memo);
}

/** The pure middle: equal sources give equal scenes. `sources` were loaded for the same meeting. */
export function compileSources(sources: Sources, told: readonly Diagnostic[], meeting?: string, memo?: Memo): Compiled {
  const wanted = forMeeting(sources.outline, sources.located, meeting);
  if (!wanted.value) {
    const diagnostics = [...told, ...wanted.diagnostics];
    return { sources, slides: [], diagnostics, said: diagnostics };
  }
  const { outline, located, release } = wanted.value;
  const labels = wording(outline.deck.language).labels;
  const bound = bindFigures(outline, sources.report, located, labels);
  const figures = release === "public" ? publicBindings(bound.value, outline.figures ?? {}, sources.report, labels.fromInternal) : bound.value;
  const chosen = chooseSlides(wanted.value, sources, figures, labels);
  const { variant, sources: own } = chosen.value;
  const prepared = prepareSlides(own, variant, figures, labels);
  const laid = scenes(own, variant, prepared.value, labels, memo);
  const all = [...told, ...bound.diagnostics, ...chosen.diagnostics, ...prepared.diagnostics, ...reportConflicts(prepared.value, own), ...laid.diagnostics];
  return {
    sources: own,
    variant,
    slides: laid.value.slides,
    scene: prepared.value.length > 0 ? laid.value.scene : undefined,
    diagnostics: silence(all, own),
    said: all,
  };
}
