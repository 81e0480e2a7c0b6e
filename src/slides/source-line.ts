import type { Sources } from "../load.js";
import type { Wording } from "../source/wording/wording.js";
import { wording } from "../source/wording/wording.js";
import type { PreparedSlide } from "./prepare.js";

/** What the footer names as the origin of a slide's figures: the report; undefined where the slide shows none of them. */
export function sourceLine(slide: PreparedSlide, { outline, report }: Sources): string | undefined {
  const shown = slide.uses.some(({ figure }) => figure.origins.length > 0);
  if (!report || (!shown && !slide.template.appendix && slide.envelope.section === undefined && !slide.part)) return undefined;
  const { date, years } = { date: report.date, years: wording(outline.deck.language).labels };
  const given = typeof outline.report === "object" ? outline.report.name : undefined;
  const named = given ?? (report.title === undefined ? undefined : years.publication(report.source, report.title));
  if (named === undefined || date === undefined) return named;
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return `${named}${years.comma}${years.date(year, month, day)}`;
}

/** More names than these would crowd the footer; the notes list them all. */
const mostNamed = 2;

/** `营业总收入同期为推算值…`: which figures of the slide no report prints. */
export function derivedNote(slide: PreparedSlide, labels: Wording["labels"]): string | undefined {
  const names = [...new Set(slide.uses.filter(({ figure }) => figure.derived).map(({ figure }) => figure.label))];
  if (names.length === 0) return undefined;
  return names.length <= mostNamed ? labels.derivedNote(names.join(labels.listSeparator)) : labels.derivedNotes;
}
