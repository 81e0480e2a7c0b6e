import { dictionary, name, text, type PdfFile, type PdfValue, type Reference } from "./objects.js";

export interface Bookmark {
  readonly title: string;
  readonly page: Reference;
  readonly children: readonly Bookmark[];
}

/** The outline of the file, all open; undefined where there is nothing to list. */
export function writeBookmarks(bookmarks: readonly Bookmark[], file: PdfFile): Reference | undefined {
  if (bookmarks.length === 0) return undefined;
  const root = file.reserve();
  const ends = writeLevel(bookmarks, root, file);
  file.write(root, dictionary({ Type: name("Outlines"), ...ends }));
  return root;
}

/** First, last and number of those below, as their parent lists them. */
function writeLevel(bookmarks: readonly Bookmark[], parent: Reference, file: PdfFile): Readonly<Record<"First" | "Last" | "Count", PdfValue>> {
  const places = bookmarks.map(() => file.reserve());
  bookmarks.forEach(({ title, page, children }, i) => {
    const below = children.length > 0 ? writeLevel(children, places[i]!, file) : {};
    file.write(places[i]!, dictionary({ Title: text(title), Parent: parent, Prev: places[i - 1], Next: places[i + 1], Dest: [page, name("Fit")], ...below }));
  });
  const count = bookmarks.reduce((sum, { children }) => sum + 1 + children.length, 0);
  return { First: places[0]!, Last: places.at(-1)!, Count: count };
}
