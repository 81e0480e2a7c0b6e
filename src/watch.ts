import { build, type BuildOptions, type Built } from "./build.js";
import { createMemo, type Memo } from "./source/memo.js";
import type { World } from "./source/world.js";

export interface Builder {
  /** The deck as it is now, equal to a fresh build. Only slides whose content or surroundings have changed are made again. */
  build(options?: BuildOptions): Promise<Built>;
}

/** A builder for a deck that is built again and again while it is written. Its builds take place one after the other. */
export function createBuilder(world: World, path: string): Builder {
  const memos = new Map<string, Memo>();
  let last: Promise<unknown> = Promise.resolve();
  const next = async (options: BuildOptions): Promise<Built> => {
    const variant = JSON.stringify([options.meeting, options.backend]);
    const memo = memos.get(variant) ?? createMemo();
    memos.set(variant, memo);
    const built = await build(world, path, options, memo);
    if (built.artifacts.length > 0) memo.turn(); // a mistake in between does not cost what was made before it
    return built;
  };
  return {
    build(options = {}) {
      const building = last.then(() => next(options));
      last = building.catch(() => undefined);
      return building;
    },
  };
}
