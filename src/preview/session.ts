import { resolve } from "node:path";
import { check } from "../check.js";
import { compile } from "../compile.js";
import { themeFile } from "../kinds/load.js";
import type { PreparedSlide } from "../slides/prepare.js";
import { hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { folderOf, join } from "../source/paths.js";
import { createMemo, type Memo } from "../source/memo.js";
import { sortDiagnostics, toJson, type JsonDiagnostic } from "../source/print.js";
import { positionOf } from "../source/span.js";
import { wording, type Language } from "../source/wording/wording.js";
import type { World } from "../source/world.js";
import { leftOutViews } from "./left-out.js";
import { recording } from "./recording.js";
import { rehearsedMinutes } from "../outline/rehearsal.js";
import { deckView, type DeckView } from "./view.js";

/** What the author looks at: one meeting's variant or the whole deck, in the outline's theme or another. */
export interface Choice {
  readonly meeting?: string;
  readonly theme?: string;
}

/** Everything the preview page shows, as of one build. */
export interface Preview {
  /** Counts builds from 1. */
  readonly version: number;
  readonly path: string;
  /** The outline's absolute path, with forward slashes. */
  readonly absolute: string;
  readonly choice: Choice;
  readonly editor?: string;
  readonly meetings: readonly string[];
  readonly themes: readonly string[];
  /** The deck as of the last build without errors; where there was none yet, as far as it could be built. */
  readonly deck?: DeckView;
  /** Whether `deck` is older than the diagnostics. */
  readonly stale: boolean;
  readonly diagnostics: readonly ShownDiagnostic[];
  /** Whether the rules of `checks/` have been asked; the slides do not wait for them. */
  readonly checked: boolean;
  /** Slides, and blocks of slides, that this meeting does not see. */
  readonly leftOut: readonly ShownLeftOut[];
  /** Minutes that slides took in the last rehearsal, by id. */
  readonly rehearsed: Readonly<Record<string, number>>;
  /** How long the build took. */
  readonly milliseconds: number;
}

/** `at`: absolute path of the file, with forward slashes, for an editor's address. */
export interface ShownDiagnostic extends JsonDiagnostic {
  readonly at?: string;
}

export interface ShownLeftOut extends Pick<ShownDiagnostic, "file" | "line" | "column" | "at"> {
  readonly title: string;
  readonly why: string;
}

export interface Session {
  readonly preview: () => Preview | undefined;
  /** Files and folders that the deck depends on. */
  readonly paths: () => readonly string[];
  /** Builds again. A call while a build runs is one more build after it, however many calls there are. */
  readonly refresh: () => Promise<void>;
  /** Takes names that the deck has not as they are: the build then says so. */
  readonly choose: (choice: Choice) => Promise<void>;
}

export interface SessionOptions {
  readonly world: World;
  readonly path: string;
  readonly language: Language;
  readonly choice?: Choice;
  /** The address that opens the author's editor, with `{file}`, `{line}` and `{column}`; none, no link. */
  readonly editor?: string;
  /** Told twice of each build: once there is something to look at, and once it is checked. */
  readonly built: (preview: Preview) => void;
}

/** Builds a deck again and again and keeps the last good one. */
export function openSession({ world, path, language, choice: first = {}, editor, built }: SessionOptions): Session {
  const { world: watched, paths } = recording(world);
  const memos = new Map<string, Memo>();
  const memoFor = (wanted: Choice): Memo => {
    const key = JSON.stringify([wanted.meeting, wanted.theme]);
    const memo = memos.get(key) ?? createMemo();
    memos.delete(key);
    memos.set(key, memo);
    if (memos.size > mostMemos) memos.delete(memos.keys().next().value!);
    return memo;
  };
  let choice = first;
  let current: Preview | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const once = async (): Promise<void> => {
    const started = performance.now();
    const wanted = choice;
    const memo = memoFor(wanted);
    const compiled = await compile(watched, path, wanted.meeting, memo, wanted.theme);
    const { sources } = compiled;
    const { diagnostics } = compiled;
    const failed = hasErrors(diagnostics);
    const same = current?.choice.meeting === wanted.meeting && current?.choice.theme === wanted.theme;
    const kept = failed && (same || !compiled.scene) ? current?.deck : undefined;
    current = {
      version: (current?.version ?? 0) + 1,
      path,
      absolute: absolute(path),
      choice: wanted,
      editor,
      meetings: sources ? Object.keys(sources.outline.meetings ?? {}) : (current?.meetings ?? []),
      themes: await themesFor(watched, path),
      deck: kept ?? deckView(compiled, { address: (id) => `#${encodeURIComponent(id)}`, memo }),
      stale: kept !== undefined,
      diagnostics: sortDiagnostics(diagnostics).slice(0, mostShown).map((one) => shown(one, compiled.slides, language)),
      checked: false,
      leftOut: leftOutViews(compiled, wording(language).cli).map(({ span, ...about }) => ({ ...about, file: span.file.path, ...positionOf(span.file, span.start), at: absolute(span.file.path) })),
      rehearsed: Object.fromEntries([...rehearsedMinutes(sources?.rehearsed)].filter(([id]) => compiled.scene?.slides.some((slide) => slide.id === id) ?? true)),
      milliseconds: Math.round(performance.now() - started),
    };
    if (!failed) memo.turn(); // a mistake in between does not cost what was made before it
    built(current);
    await new Promise((resolve) => setImmediate(resolve)); // what was told goes out first
    if (again) return;
    const found = (await check(compiled)).diagnostics;
    current = { ...current, diagnostics: sortDiagnostics(found).slice(0, mostShown).map((one) => shown(one, compiled.slides, language)), checked: true };
    built(current);
  };
  const refresh = (): Promise<void> => {
    again = true;
    running ??= (async () => {
      try {
        while (again) {
          again = false;
          await once();
        }
      } finally {
        running = undefined;
      }
    })();
    return running;
  };
  return {
    preview: () => current,
    paths: () => [...new Set([...paths(), path])],
    refresh,
    choose: (wanted) => {
      choice = wanted;
      return refresh();
    },
  };
}

/** Meetings and themes that the author goes to and fro between; each memo holds one deck. */
const mostMemos = 6;
/** More than anyone reads beside a deck. */
const mostShown = 200;

/** With the slide whose part of the outline it points into, where it does not say one itself. */
function shown(diagnostic: Diagnostic, slides: readonly PreparedSlide[], language: Language): ShownDiagnostic {
  const { span } = diagnostic;
  const around = slides.find(({ located }) => {
    const extent = located.locate([]);
    return span !== undefined && extent.file === span.file && extent.start <= span.start && span.end <= extent.end;
  });
  const slide = diagnostic.slide ?? around?.number;
  return { ...toJson({ ...diagnostic, slide }, language), ...(span && { at: absolute(span.file.path) }) };
}

const absolute = (path: string): string => resolve(path).replaceAll("\\", "/");

/** The user's own themes beside the outline and ours. */
async function themesFor(world: World, path: string): Promise<readonly string[]> {
  const own = (await world.list(join(folderOf(path), "themes"))).filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length));
  return [...new Set([...own, ...(await themeFile("")).known])].sort();
}
