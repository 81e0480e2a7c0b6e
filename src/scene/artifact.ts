import type { Artifact } from "./nodes.js";

/** A file in pieces; its `data` joins them each time it is asked for, which takes its size in memory once more. */
export const inPieces = (path: string, pieces: readonly Uint8Array[]): Artifact => ({
  path,
  pieces,
  get data() {
    return Buffer.concat(pieces);
  },
});

/** The same file in another place. */
export const movedTo = (artifact: Artifact, path: string): Artifact => (artifact.pieces ? inPieces(path, artifact.pieces) : { path, data: artifact.data });

/** Bytes. */
export const sizeOf = (artifact: Artifact): number => piecesOf(artifact).reduce((sum, piece) => sum + piece.length, 0);

export const piecesOf = (artifact: Artifact): readonly Uint8Array[] => artifact.pieces ?? [artifact.data];
