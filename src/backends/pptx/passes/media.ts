import type { Part } from "../package.js";
import type { Pass } from "../pass.js";

/** Each picture once, however many slides show it. */
export const media: Pass = (parts, plan) =>
  new Map([
    ...parts,
    ...[...plan.media.values()].map(({ path, picture }): readonly [string, Part] => [
      path,
      { contentType: `image/${picture.format}`, stamp: picture.key, content: picture.data },
    ]),
  ]);
