/** The one door to files: the middle of the pipeline is pure, and a test hands it a world made of strings. */
export interface World {
  /** Bytes of a file; rejects with an error whose `code` is Node's (`ENOENT`, `EISDIR`, `EACCES`, …). */
  read(path: string): Promise<Uint8Array>;
  /** The path with every symbolic link resolved, for the check that a file lies inside the outline's folder. */
  realPath(path: string): Promise<string>;
  /** Names of the files in a folder, sorted by code point; empty when there is none. */
  list(path: string): Promise<readonly string[]>;
  /** Runs a JavaScript or TypeScript file and gives what it exports; only in worlds whose user allows programs beside outlines. */
  module?(path: string): Promise<Readonly<Record<string, unknown>>>;
  readonly today: Date;
}
