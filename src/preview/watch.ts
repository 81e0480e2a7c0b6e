import { watch, type FSWatcher } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

export interface Watching {
  /** Watches these files and folders from now on, no others. */
  follow(paths: readonly string[]): void;
  close(): void;
}

export interface WatchOptions {
  /** Milliseconds between looks at every file, for disks that tell nothing (network drives, some containers). */
  readonly poll?: number;
  /** Whether the system is asked to tell of changes; without it only the looks find them. */
  readonly told?: boolean;
}

/** Editors write a file in several steps (empty, write, rename): wait until nothing has happened for so many milliseconds. */
const quiet = 10;
const pollEvery = 1000;

/**
 * Calls `changed` once the time, size or existence of a followed path has become another. The system's word only says when to
 * look; folders are watched in place of files, since many editors save by renaming a new file over the old one.
 */
export function watchFiles(changed: () => void, { poll = pollEvery, told = true }: WatchOptions = {}): Watching {
  let paths: readonly string[] = [];
  let known = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  const folders = new Map<string, FSWatcher>();

  const look = (): Promise<void> => (looking = looking.then(async () => {
    const seen = new Map(await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, await signature(path)])));
    const different = paths.some((path) => known.has(path) && known.get(path) !== seen.get(path));
    known = seen;
    if (different) changed();
  }));
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), quiet);
  };
  const follow = (wanted: readonly string[]): void => {
    paths = wanted.map((path) => resolve(path));
    const needed = new Set(told ? paths.map((path) => dirname(path)) : []);
    for (const [folder, watcher] of folders) {
      if (needed.has(folder)) continue;
      watcher.close();
      folders.delete(folder);
    }
    for (const folder of needed) {
      if (folders.has(folder)) continue;
      const watcher = tryWatch(folder, soon, () => folders.delete(folder));
      if (watcher) folders.set(folder, watcher);
    }
    void look(); // a change between the reading and now is found against what was known before
  };
  const interval = setInterval(() => void look(), poll);
  interval.unref();
  return {
    follow,
    close: () => {
      clearTimeout(timer);
      clearInterval(interval);
      for (const watcher of folders.values()) watcher.close();
      folders.clear();
    },
  };
}

/** Undefined where the system cannot watch the folder (it is missing, or there are too many watchers); looking goes on. */
function tryWatch(folder: string, heard: () => void, lost: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, heard);
    watcher.on("error", () => {
      watcher.close();
      lost();
    });
    return watcher;
  } catch {
    return undefined;
  }
}

async function signature(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "missing";
  }
}
