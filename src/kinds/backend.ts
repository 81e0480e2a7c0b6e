import type { Artifact, Scene } from "../scene/nodes.js";
import type { Diagnostic } from "../source/diagnostic.js";
import type { Memo } from "../source/memo.js";
import type { Theme } from "../theme/theme.js";

/**
 * A file format that a finished scene can be written in. Equal scenes give equal bytes, with and without a memo. The scene is all
 * that it sees: what a variant or the user leaves out (slides, notes, figures that only those use) is not in it.
 */
export interface Backend {
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  readonly output: Output;
  /**
   * What has to be said before anything is written: a package that is not installed, a typeface that nothing on this computer
   * can stand in for. After an error `emit` is not called.
   */
  examine?(scene: Scene, theme: Theme, options?: EmitOptions): Promise<readonly Diagnostic[]>;
  emit(scene: Scene, theme: Theme, memo?: Memo, options?: EmitOptions): Promise<readonly Artifact[]>;
}

/** What a backend writes, before it has written anything. */
export interface Output {
  /** Of the file, or of every file in the folder. */
  readonly extension: `.${string}`;
  /** `one` file, whose artifact may have any path, or one for `each` slide; the paths of those are names within a folder. */
  readonly files: "one" | "each";
  /** Whether hidden slides are in it without being asked for by number: in a deck they are, in what is handed out they are not. */
  readonly hidden: boolean;
  /** Whether the speaker's notes are in it unless the user says otherwise. */
  readonly notes: boolean;
}

/** What a user may say about the output; a backend heeds what concerns it. `build.ts` fills in what the user leaves open. */
export interface EmitOptions {
  /** With the speaker's notes. Without, the scene's slides have none. `Output.notes` unless said. */
  readonly notes?: boolean;
  /** Of pictures of slides, in pixels. */
  readonly width?: number;
  /** The deck's name without folder and ending, for files that are named after it. */
  readonly name?: string;
  /** Number of the deck's last slide, picked or not. */
  readonly last?: number;
}
