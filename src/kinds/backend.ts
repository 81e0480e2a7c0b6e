import type { Artifact, Scene } from "../scene/nodes.js";
import type { Memo } from "../source/memo.js";
import type { Theme } from "../theme/theme.js";

/** A file format that a finished scene can be written in. Equal scenes give equal bytes, with and without a memo. */
export interface Backend {
  readonly name: string;
  readonly summary: { readonly en: string; readonly "zh-CN": string };
  emit(scene: Scene, theme: Theme, memo?: Memo): Promise<readonly Artifact[]>;
}
