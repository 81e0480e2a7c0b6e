import { normalize } from "../source/paths.js";
import type { World } from "../source/world.js";

export interface Recording {
  readonly world: World;
  /** Files and folders that have been asked for since the beginning, there or not, sorted: what a new build would look at. */
  paths(): readonly string[];
}

/** A world that remembers what is read from it. A file that was missing counts: once it is there, the deck is another. */
export function recording(world: World): Recording {
  const asked = new Set<string>();
  return {
    world: {
      ...world,
      read: (path) => {
        asked.add(normalize(path));
        return world.read(path);
      },
      list: (path) => {
        asked.add(normalize(path));
        return world.list(path);
      },
      realPath: async (path) => {
        try {
          return await world.realPath(path);
        } catch (problem) {
          asked.add(normalize(path)); // missing; what is there will be read, and folders on the way are of no interest
          throw problem;
        }
      },
      ...(world.module && {
        module: (path: string) => {
          asked.add(normalize(path));
          return world.module!(path);
        },
      }),
    },
    paths: () => [...asked].sort(),
  };
}
