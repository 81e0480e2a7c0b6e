import type { Sources } from "../load.js";
import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";

/** Given ids, or `slide-7` after the place in the outline, so that links mean the same slide in every variant. */
export function slideIds(sources: Sources): Diagnosed<readonly string[]> {
  const { slides } = sources.outline;
  const given = new Set(slides.map(({ id }) => id));
  const free = (id: string): string => (given.has(id) ? free(`${id}-`) : id);
  const seen = new Map<string, number>();
  const diagnostics: Diagnostic[] = [];
  const ids = slides.map((slide, i) => {
    const id = slide.id ?? free(`slide-${i + 1}`);
    const first = seen.get(id);
    if (first !== undefined) {
      const span = (index: number) => sources.located.locate(["slides", index, "id"]);
      diagnostics.push(error("duplicate-id", { id }, { span: span(i), related: [{ note: "first-here", span: span(first) }] }));
      return `${id}-${i + 1}`;
    }
    seen.set(id, i);
    return id;
  });
  return { value: ids, diagnostics };
}
