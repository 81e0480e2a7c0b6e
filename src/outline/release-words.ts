/** `internal`: everything is shown. `public`: nothing that is marked internal is anywhere in the file. */
export type Release = "internal" | "public";

/** The levels as outlines write them. */
export const releaseWords = ["internal", "public", "内部", "公开"] as const;
export type ReleaseWord = (typeof releaseWords)[number];

/** A word that is neither has had its diagnostic; until it is mended it closes. */
export const releaseOf = (word: ReleaseWord): Release => (word === "public" || word === "公开" ? "public" : "internal");

/** Whether what carries this level may be shown; what carries none may be shown everywhere. */
export const mayShow = (word: ReleaseWord | undefined, level: Release): boolean => level === "internal" || word === undefined || releaseOf(word) === "public";
