import { compile, type Compiled } from "../compile.js";
import { hasErrors, type Diagnostic } from "../source/diagnostic.js";
import type { World } from "../source/world.js";
import { readAssets } from "./assets.js";
import { rehearsedMinutes } from "../outline/rehearsal.js";
import { showAddress, showPage, type ShowPage } from "./show-page.js";
import { deckView } from "./view.js";

export interface ShowSettings {
  readonly meeting?: string;
  readonly notes: boolean;
  readonly save: boolean;
}

export interface Show {
  /** Missing where an error stands in the way. */
  readonly page?: ShowPage;
  readonly compiled: Compiled;
  readonly diagnostics: readonly Diagnostic[];
}

/** From an outline to the page of its show. */
export async function makeShow(world: World, path: string, settings: ShowSettings): Promise<Show> {
  return showOf(await compile(world, path, settings.meeting), settings);
}

/** The page of a deck that is compiled already. */
export async function showOf(compiled: Compiled, { notes, save }: ShowSettings): Promise<Show> {
  const assets = await readAssets();
  const { scene, sources, diagnostics } = compiled;
  if (!scene || hasErrors(diagnostics)) return { compiled, diagnostics };
  const { fitPictures } = scene.pictures.size > 0 ? await import("../pictures/fit.js") : { fitPictures: undefined };
  const fitted = { ...compiled, scene: fitPictures ? await fitPictures(scene) : scene };
  const view = deckView(fitted, { address: showAddress });
  if (!view) return { compiled, diagnostics };
  return { page: showPage(view, assets, { notes, save, rehearsed: rehearsedMinutes(sources?.rehearsed) }), compiled: fitted, diagnostics };
}
