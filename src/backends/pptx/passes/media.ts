import type { Part } from "../package.js";
import type { Pass } from "../pass.js";

/** Each picture once, however many slides show it. */
export const media: Pass = (parts, plan) =>
  new Map([
    ...parts,
    ...[...plan.media.values()].flatMap(({ path, svgPath, picture }): readonly (readonly [string, Part])[] => [
      [path, { contentType: `image/${picture.format}`, stamp: picture.key, content: picture.data }],
      ...(picture.svg && svgPath ? [[svgPath, { contentType: "image/svg+xml", content: picture.svg }] as const] : []),
    ]),
  ]);
