import type { Report, Section } from "../report/report.js";
import { wording } from "../source/wording/wording.js";
import { isMeasured } from "./evidence.js";
import { nameFigures, type FigureName, type FigureNames } from "./figure-names.js";
import { figuresIn, type Form, type Slot } from "./form.js";
import { flow, scalar, slideYaml, type Fields, type Value } from "./outline-yaml.js";
import { planParts, type Part } from "./plan.js";
import { emOf, hasLooseNumber, shortened, statementsIn } from "./statements.js";
import { tidy, withoutJoint } from "./typeset.js";

/** A report to be turned into an outline. `name`: what its source line calls it where it has no title. */
export interface Draft {
  readonly report: Report;
  readonly path: string;
  readonly name: string;
  /** ISO date for a report that has none. */
  readonly date: string;
}

/** What a trial of an outline shows: which slides have no complaint, and which lines of notes and names of `figures:` have one. */
export interface Tried {
  readonly slides: readonly boolean[];
  readonly spoken: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
}

export type Trial = (outline: string) => Promise<Tried | undefined>;

/**
 * A first outline for a report: cover, agenda, a divider and the fitting templates for each part, sources, closing.
 * Every form that the planner can think of is built once, in one trial deck; of those that build without a complaint the
 * best is taken for each slide, with an eye to variety. Deterministic; what it cannot know stands in comments.
 * Undefined where the report says nothing that could stand on a slide.
 */
export async function firstOutline(draft: Draft, trial: Trial): Promise<string | undefined> {
  let names = nameFigures(draft.report);
  for (let round = 0; round < mostRounds; round += 1) {
    const { outline, doubtful } = await attempt(draft, names, trial);
    if (doubtful.size === 0) return outline;
    names = new Map([...names].filter(([, { key }]) => !doubtful.has(key)));
  }
  return undefined;
}

/** Figures about which the report disagrees with itself lose their names; what is left seldom has another. */
const mostRounds = 5;

async function attempt(draft: Draft, names: FigureNames, trial: Trial): Promise<{ readonly outline?: string; readonly doubtful: ReadonlySet<string> }> {
  const parts = planParts(draft.report, names);
  const candidates = parts.flatMap((part) => part.slots.flatMap((slot) => candidatesOf(slot)));
  const frames: readonly Written[] = [...coversOf(draft, names), ...summarySlides(draft, names, parts), ...parts.flatMap((part) => dividersOf(part, draft.report, names))];
  const tried = await trial(outlineText(draft, names, parts, [...frames, ...candidates.map(({ fields }) => ({ fields }))]));
  if (!tried || tried.figures.size > 0) return { doubtful: tried?.figures ?? new Set() };
  const good = new Set(candidates.filter((_, i) => tried.slides[i + frames.length]));
  const chosen = chooseSlides(parts, (slot) => candidates.filter((candidate) => candidate.slot === slot && good.has(candidate)), names);
  if (chosen.every(({ slides }) => slides.length === 0)) return { doubtful: new Set() };
  const deck = withoutLines(deckOf(draft, chosen, frames.filter((_, i) => tried.slides[i])), tried.spoken);
  const outline = outlineText(draft, names, parts, deck);
  const again = await trial(outline); // of a crowd of candidates a rule does not name every fault
  const faulty = again && (again.spoken.size > 0 || again.slides.includes(false));
  const mended = faulty ? withoutLines(deck.filter(({ fields }, i) => again.slides[i] || isFrame(fields)), again.spoken) : deck;
  return { outline: faulty ? outlineText(draft, names, parts, mended) : outline, doubtful: new Set() };
}

/** Cover, agenda and the like stand in any case. */
const isFrame = (fields: Fields): boolean => ["cover", "agenda", "section", "sources", "closing"].some((template) => has(fields, "template", template));

/** Slides without these lines in their notes. */
function withoutLines(slides: readonly Written[], lines: ReadonlySet<string>): readonly Written[] {
  if (lines.size === 0) return slides;
  return slides.map(({ fields, comments }) => ({
    comments,
    fields: fields.flatMap(([key, value]): Fields => {
      if (key !== "notes" || typeof value !== "string") return [[key, value]];
      const kept = value.split("\n").filter((line) => !lines.has(line.trim()));
      return kept.length === 0 ? [] : [[key, kept.join("\n")]];
    }),
  }));
}

interface Candidate {
  readonly slot: Slot;
  readonly form: Form;
  readonly title: string;
  readonly fields: Fields;
}

interface Written {
  readonly fields: Fields;
  readonly comments?: readonly string[];
}

interface ChosenPart {
  readonly part: Part;
  readonly slides: readonly Candidate[];
  /** Titles of what was left out. */
  readonly left: readonly string[];
}

/** The first form of each template with its three best titles, the others, which are for want of room, with two. */
function candidatesOf(slot: Slot): readonly Candidate[] {
  return slot.forms.flatMap((form, i) =>
    form.titles.slice(0, slot.forms.findIndex(({ template }) => template === form.template) === i ? 3 : 2).map((title) => {
      const section = slot.section === undefined ? [] : [["section", slot.section] as const];
      const notes = slot.notes === "" ? [] : [["notes", slot.notes] as const];
      return { slot, form, title, fields: [["template", form.template], ...section, ["title", title], ...form.content, ...notes] as Fields };
    }),
  );
}

/** Content slides of a first deck: what a meeting of half an hour can hold. */
const mostSlides = 20;
/** Of one part; a report in one or two parts may have more of each. */
const mostOfPart = 5;
const mostOfFewParts = 10;

/** One form for each slot that has one; the weightiest slots where there are too many, each part with one at least. */
function chooseSlides(parts: readonly Part[], usable: (slot: Slot) => readonly Candidate[], names: FigureNames): readonly ChosenPart[] {
  const slots = parts.flatMap((part, p) => part.slots.filter((slot) => usable(slot).length > 0).map((slot) => ({ slot, p })));
  const ranked = slots.toSorted((a, b) => b.slot.weight - a.slot.weight);
  const kept = new Set<Slot>();
  for (const p of parts.keys()) {
    const best = ranked.find((each) => each.p === p);
    if (best && kept.size < mostSlides) kept.add(best.slot);
  }
  for (const { slot, p } of ranked) {
    const ofPart = slots.filter((each) => each.p === p && kept.has(each.slot)).length;
    if (kept.size < mostSlides && ofPart < (parts.length <= 2 ? mostOfFewParts : mostOfPart) && slot.weight >= 1) kept.add(slot);
  }
  const used = new Map<string, number>();
  const said = new Set<string>();
  const shown = new Set<string>();
  const row: string[] = [];
  return parts.map((part) => {
    const left: string[] = [];
    const slides = part.slots.flatMap((slot) => {
      const forms = usable(slot);
      if (forms.length === 0) return [];
      if (!kept.has(slot)) {
        left.push(forms[0]!.title);
        return [];
      }
      const third = row.length >= 2 && row.at(-1) === row.at(-2) ? row.at(-1) : undefined;
      const scored = forms
        .filter(({ form, title }) => form.template !== third && !said.has(title))
        .map((candidate) => ({ candidate, score: candidate.form.fit - (used.get(candidate.form.template) ?? 0) * tiring - (row.at(-1) === candidate.form.template ? repeating : 0) - candidate.form.titles.indexOf(candidate.title) * 0.03 + fresh(candidate, shown) }))
        .sort((a, b) => b.score - a.score);
      const best = scored[0]?.candidate;
      if (!best) return [];
      const { template } = best.form;
      used.set(template, (used.get(template) ?? 0) + 1);
      row.push(template);
      said.add(best.title);
      for (const key of figuresIn(Object.fromEntries(best.fields.filter(([field]) => field !== "notes")))) shown.add(key);
      return [best];
    });
    return { part, slides, left: left.map((title) => withoutReferences(title, names)) };
  });
}

/** What each use of a template takes from its next one: a better form wins still, an equal one of another kind does now. */
const tiring = 0.025;
/** The same template twice in a row. */
const repeating = 0.1;

/** A form that shows numbers for the first time is worth more than one that repeats them. */
function fresh({ form }: Candidate, shown: ReadonlySet<string>): number {
  const keys = [...new Set(form.content.flatMap(([, value]) => figuresIn(value)))];
  return Math.min(6, keys.filter((key) => !shown.has(key)).length) * 0.015;
}

const withoutReferences = (title: string, names: FigureNames): string => {
  const byKey = new Map([...names.values()].map((name) => [name.key, name.label]));
  return title.replace(/\{\{([^}.]*)[^}]*\}\}/gu, (_, key: string) => (title.includes(byKey.get(key) ?? "\u0000") ? "…" : (byKey.get(key) ?? "…")));
};

/** `frames`: covers, summaries and dividers that fit, the best first. */
function deckOf({ report }: Draft, chosen: readonly ChosenPart[], frames: readonly Written[]): readonly Written[] {
  const frame = (template: string, section?: string): readonly Written[] =>
    frames.filter(({ fields }) => has(fields, "template", template) && (section === undefined || has(fields, "section", section))).slice(0, 1);
  const { init } = wording(report.language);
  const content = chosen.reduce((sum, { slides }) => sum + slides.length, 0);
  const told = chosen.filter(({ slides }) => slides.length > 0);
  const divided = told.length >= 2 && told.every(({ part }) => part.section) && content / told.length >= 1.7;
  const agenda: readonly Written[] = told.length >= 2 && told.every(({ part }) => part.section) ? [{ fields: [["template", "agenda"], ["id", "agenda"]] }] : [];
  const body = chosen.flatMap(({ part, slides, left }): readonly Written[] => {
    const comments = left.length === 0 ? [] : [init.leftOut(left.slice(0, 4).join(report.language === "en" ? "; " : "；"))];
    const divider = divided && slides.length > 0 && part.section ? frame("section", keyOf(part.section)).map(({ fields }): Written => ({ fields, comments })) : [];
    const own = slides.map(({ fields, title, slot }, i): Written => ({
      fields,
      comments: [...(divider.length === 0 && i === 0 ? comments : []), ...(title === slot.heading ? [init.titleHint] : [])],
    }));
    return [...divider, ...own];
  });
  const shown = [...new Set(body.flatMap(({ fields }) => fields.flatMap(([key, value]) => (typeof value === "string" ? [] : key === "notes" ? [] : recordsIn(value)))))];
  const bound = body.some(({ fields }) => figuresIn(Object.fromEntries(fields)).length > 0);
  const listed: Fields = shown.length === 0 ? [] : [["figures", shown.slice(0, mostListed)]];
  return [
    ...(frame("cover").length > 0 ? frame("cover") : [{ fields: [["template", "cover"]] as Fields }]),
    ...agenda,
    ...frame("executive-summary"),
    ...body,
    ...(bound ? [{ fields: [["template", "sources"], ["title", init.sources], ...listed] as Fields, comments: [init.sourcesHint] }] : []),
    { fields: [["template", "closing"], ["title", init.thanks]] },
  ];
}

/** Two slides of sources: the first of the numbers that stand large. The notes have the place of each. */
const mostListed = 20;

/** Figures that stand by themselves, on a card, in a chart or a table, not in a sentence. */
function recordsIn(value: Value): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  return Object.entries(value).flatMap(([key, each]) => (key === "figure" && typeof each === "string" ? [each.replace(/\.change$/u, "")] : recordsIn(each)));
}

const has = (fields: Fields, name: string, value: string): boolean => fields.some(([key, each]) => key === name && each === value);

/** With the whole title beside a picture, then without one; a title that is too long is cut where it may be. */
function coversOf({ report, name }: Draft, names: FigureNames): readonly Written[] {
  const { init } = wording(report.language);
  const title = tidy(report.title ?? name, report.language);
  const clauses = [shortened(title, 24, names), title.split(/[：:]/u).at(-1)?.trim(), title.split(/[：:,，（(—–]/u)[0]?.trim(), title.replace(/\s+(?:of|for|on|and)\s.*$/u, ""), ...[8, 6, 4].map((count) => title.split(/\s+/u).slice(0, count).join(" "))];
  const shorter = [...new Set(clauses)].filter((clause): clause is string => clause !== undefined && clause !== "" && clause !== title);
  const cover = (fields: Fields): Written => ({ fields: [["template", "cover"], ...fields], comments: [init.coverHint] });
  return [cover([["image", "art:city"]]), cover([]), ...shorter.map((clause) => cover([["title", clause], ["image", "art:city"]])), ...shorter.map((clause) => cover([["title", clause]]))];
}

/** With a lead, without it, with the short name alone. */
function dividersOf({ section, lead }: Part, report: Report, names: FigureNames): readonly Written[] {
  if (!section) return [];
  const divider = (title: string, rest: Fields): Written => ({ fields: [["template", "section"], ["section", keyOf(section)], ["title", title], ...rest] });
  const title = inTwoLines(tidy(section.title, report.language));
  return [...(lead === undefined ? [] : [divider(title, [["lead", lead]])]), divider(title, []), divider(shortName(section, report, names), [])];
}

/** The whole report on one slide: four or five figures with a change, of as many parts as have one. */
function summarySlides({ report }: Draft, names: FigureNames, parts: readonly Part[]): readonly Written[] {
  const { init } = wording(report.language);
  const ready = new Set(parts.flatMap(({ slots }) => slots.flatMap(({ forms }) => forms.flatMap(({ content }) => content.flatMap(([, value]) => figuresIn(value))))));
  const able = [...new Set(names.values())].filter((name) => isMeasured(name) && name.figure.change?.unit === "%" && ready.has(name.key) && !name.figure.qualifiers.includes("prior") && emOf(name.label, names) <= 12);
  const byPart = new Map<string, FigureName[]>();
  for (const name of able) {
    const key = name.figure.section[0]?.title ?? "";
    byPart.set(key, [...(byPart.get(key) ?? []), name]);
  }
  const rounds = [0, 1, 2].flatMap((round) => [...byPart.values()].flatMap((own) => own[round] ?? []));
  const some = rounds.slice(0, 5).sort((a, b) => a.figure.span.start - b.figure.span.start);
  if (some.length < 4 || parts.length < 2) return [];
  const intro = statementsIn(report, { file: report.file, start: frontMatterEnd(report.file.text), end: report.root.children[0]?.span.start ?? 0 }, names);
  const first = report.root.children[0] ? statementsIn(report, report.root.children[0].extent, names) : [];
  const lead = [...intro, ...first.slice(0, 3)].map(({ text }) => shortened(withoutJoint(text, report.language), 70, names)).find((text): text is string => text !== undefined && emOf(text, names) >= 18 && !hasLooseNumber(text));
  if (lead === undefined) return [];
  return [some, some.slice(0, 4)].map((findings) => ({ fields: [["template", "executive-summary"], ["title", init.summary], ["lead", lead], ["findings", findings.map(({ key }) => ({ figure: key }))]], comments: [init.summaryHint] }));
}

/** Behind the front matter of a Markdown file; 0 where there is none. */
function frontMatterEnd(text: string): number {
  const end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
  return end < 0 ? 0 : end + 5;
}

/** The outline as text: head, names of the figures that the slides use, short names of the parts, slides. */
function outlineText({ report, path, name, date }: Draft, names: FigureNames, parts: readonly Part[], slides: readonly Written[]): string {
  const { init } = wording(report.language);
  const used = new Set(slides.flatMap(({ fields }) => figuresIn(Object.fromEntries(fields))));
  const entries = [...new Set(names.values())].filter(({ key }) => used.has(key));
  const sections = parts.flatMap(({ section }) => section ?? []);
  const keys = sections.map(keyOf);
  return `${[
    "# yaml-language-server: $schema=./schema/outline.schema.json",
    ...init.header.map((line) => `# ${line}`),
    "deck:",
    `  title: ${scalar(tidy(report.title ?? name, report.language))}`,
    `  date: ${report.date ?? date}${report.date === undefined ? ` # ${init.checkDate}` : ""}`,
    `  language: ${report.language}`,
    `  # organization: … # ${init.organization}`,
    `  # presenter: … # ${init.presenter}`,
    "",
    report.title === undefined ? `report: { file: ${scalar(path)}, name: ${scalar(name)} }` : `report: ${scalar(path)}`,
    "",
    ...(entries.length > 0 ? [`# ${init.figures}`, "figures:", ...entries.map(({ key, entry }) => `  ${scalar(key)}: ${flow(entry)}`), ""] : []),
    ...(sections.length > 1 && new Set(keys).size === keys.length ? [`# ${init.sections}`, "sections:", ...sections.map((section) => `  ${scalar(keyOf(section))}: { name: ${scalar(shortName(section, report, names))} }`), ""] : []),
    "slides:",
    slides.map(({ fields, comments }) => slideYaml(fields, comments)).join("\n\n"),
  ].join("\n")}\n`;
}

const keyOf = (section: Section): string => section.number ?? section.title;

/** A name for markers and the agenda: a clause of the title of at most ten characters, the last one first; it says what is done. */
function shortName(section: Section, report: Report, names: FigureNames): string {
  const title = tidy(section.title, report.language);
  if (report.language === "en") return title.length <= 30 ? title : title.slice(0, 30).replace(/\s+\S*$/u, "");
  const clauses = title.split(/[，、：]/u).filter((clause) => emOf(clause, names) >= 2);
  return clauses.find((clause) => emOf(clause, names) <= 8) ?? [...(clauses[0] ?? title)].slice(0, 12).join("");
}

/** At a comma, where both halves are short: dividers set their title in two lines. */
function inTwoLines(title: string): string {
  const [first = "", ...rest] = title.split(/[，,]/u);
  const second = rest.join("，").trim();
  return second !== "" && [...first].length <= 12 && [...second].length <= 12 ? `${first.trim()}\n${second}` : title;
}
