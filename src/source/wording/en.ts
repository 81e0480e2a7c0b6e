/**
 * All English wording. One function a diagnostic code: values in, sentence out. `zh-CN.ts` has the same keys (the type
 * checker sees to it). Grouped by the stage that says it.
 */
const list = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join(", ");

export const en = {
  diagnostics: {
    // source/ -----------------------------------------------------------------------------------------------------
    "file-not-found": (a: { path: string }) => ({
      message: `The file \`${a.path}\` does not exist.`,
      hint: "Check the name, or give another one.",
    }),
    // outline/ ----------------------------------------------------------------------------------------------------
    "unknown-template": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no template \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `There are ${list(a.known)}.`,
    }),
    // report/ -----------------------------------------------------------------------------------------------------
    // layout/ -----------------------------------------------------------------------------------------------------
    "text-overflow": (a: { what: string; by: number; lines?: number; max?: number }) => ({
      message: `\`${a.what}\` does not fit: it needs ${a.by} pt more${a.lines && a.max ? ` (${a.lines} lines, room for ${a.max})` : ""}.`,
      hint: "Shorten the text, or split the slide.",
    }),
    // pictures/ ---------------------------------------------------------------------------------------------------
    // cli/ --------------------------------------------------------------------------------------------------------
  },

  /** Short notes beside a second place that belongs to a problem. */
  related: {
    "first-here": () => "first given here",
    candidate: (a: { name: string }) => `\`${a.name}\` is said here`,
  },

  /** Words that a deck shows by itself; they follow the deck's language. */
  labels: {
    source: "Source",
    note: "Note",
    derived: "derived",
    contents: "Contents",
    keyPoints: "Key points",
    picture: "Picture",
    flat: "unchanged",
    colon: ": ",
    semicolon: "; ",
    open: " (",
    close: ")",
  },
};
