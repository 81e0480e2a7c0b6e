import { formatPeriod } from "../report/period.js";
import { toNumber } from "../report/decimal.js";
import { wording } from "../source/wording/wording.js";
import { isMeasured, type Evidence, type Pair } from "./evidence.js";
import type { FigureName } from "./figure-names.js";
import type { Form } from "./form.js";
import type { Value } from "./outline-yaml.js";
import { emOf, hasLooseNumber, shortened } from "./statements.js";
import { figureTitles, isAim, pairTitles, shareTitles, wordTitles } from "./titles.js";
import { withoutJoint } from "./typeset.js";

/** Slides that a section's numbers want to be, the most important first; each a list of forms. */
export function numberForms(evidence: Evidence): readonly (readonly Form[])[] {
  const { figures, pairs, names } = evidence;
  const paired = new Set(pairs.length >= 2 ? pairs.map(({ after }) => after.key) : []);
  const free = figures.filter(({ key }) => !paired.has(key));
  const rows = seriesAmong(free, evidence);
  const inRows = new Set(rows.flat().map(({ key }) => key));
  const single = free.filter(({ key, figure }) => figure.value && !inRows.has(key));
  const measured = single.filter(isMeasured);
  const ordered = [...measured.filter(({ figure }) => figure.change), ...measured.filter(({ figure }) => !figure.change)];
  const counts = single.filter((name) => !ordered.includes(name));
  const shown = ordered.length >= 3 ? ordered : [...ordered, ...counts];
  const cards = groupsOf(shown.filter(({ label }) => emOf(label, names) <= 16));
  const rates = figures.filter(({ key, figure }) => !inRows.has(key) && figure.change?.unit === "%" && !figure.value);
  const lists = rates.length >= 3 ? [...rows, rates.slice(0, 8)] : rows;
  return [
    ...(pairs.length >= 2 ? [comparison(pairs.slice(0, 5), evidence)] : []),
    ...cards.map((group, i) => (group.length >= 3 ? levels(group, evidence, i) : isMeasured(group[0]!) ? bigNumber(group, evidence) : [])).filter((forms) => forms.length > 0),
    ...(lists.length === 2 ? [[...twoCharts(lists, evidence), ...series(lists[0]!, evidence)]] : lists.map((row) => series(row, evidence))),
  ];
}

/** How many cards a number slide has: all of up to six; more go on over two slides of three to six. */
function groupsOf(figures: readonly FigureName[]): readonly (readonly FigureName[])[] {
  if (figures.length === 0) return [];
  if (figures.length <= 6) return [figures];
  const first = figures.length <= 8 ? 4 : 6;
  return [figures.slice(0, first), figures.slice(first, first + 6)];
}

/**
 * Numbers of one kind that one sentence lists: three and more of the same unit, all levels or all changes, no sum of the
 * others. They are one chart, not cards.
 */
function seriesAmong(figures: readonly FigureName[], { statements, names }: Evidence): readonly (readonly FigureName[])[] {
  return statements.flatMap((statement) => {
    const keys = new Set(statement.figures.map((figure) => names.get(figure)?.key));
    const here = figures.filter(({ key }) => keys.has(key));
    const levelled = here.filter(({ figure }) => figure.value);
    const units = [...new Set(levelled.map(({ figure: { unit = "" } }) => unit))];
    const alike = units.map((unit) => levelled.filter(({ figure }) => (figure.unit ?? "") === unit)).filter((row) => row.length >= 3 && comparable(row));
    const rates = here.filter(({ figure }) => !figure.value && figure.change?.unit === "%");
    return [...alike, ...(rates.length >= 3 ? [rates] : [])].map((row) => row.slice(0, 8));
  });
}

/** Similar names (…增加值, …收入) and similar sizes: what a reader would compare. */
function comparable(row: readonly FigureName[]): boolean {
  const ends = new Set(row.map(({ figure: { indicator } }) => (/\p{Script=Han}/u.test(indicator) ? [...indicator].slice(-2).join("") : indicator.split(/\s+/u).at(-1)!.toLowerCase())));
  const sizes = row.map(({ figure }) => Math.abs(toNumber(figure.value!)));
  const shares = row.every(({ figure: { unit } }) => unit === "%");
  return Math.min(...sizes) * 60 > Math.max(...sizes) && (ends.size === 1 || (shares && row.every(({ figure }) => figure.qualifiers.includes("share"))) || (shares && row.length >= 4));
}

/** `place`: which of the section's slides of cards it is; each has a remark of its own. */
function levels(group: readonly FigureName[], evidence: Evidence, place: number): readonly Form[] {
  const titles = figureTitles(group, evidence);
  const takeaway = remark(evidence, titles, 80, place);
  const cards = (count: number, said: boolean): Form => ({
    template: "kpi-cards",
    titles: figureTitles(group.slice(0, count), evidence),
    content: [["cards", group.slice(0, count).map((name) => card(name, evidence))], ...(said && takeaway !== undefined ? [["takeaway", takeaway] as const] : [])],
    fit: 0.9 - (group.length - count) * 0.04 + (said && takeaway !== undefined ? 0.02 : 0),
  });
  const changed = group.filter(({ figure: { change } }) => change?.unit === "%");
  const sameUnit = group.every(({ figure: { unit } }) => unit === group[0]!.figure.unit);
  return [
    ...[...new Set([group.length, 4, 3])].filter((count) => count <= group.length).flatMap((count) => (count <= 4 ? [cards(count, true), cards(count, false)] : [cards(count, false)])),
    ...(changed.length >= 3 ? changes(changed, evidence).map((form) => ({ ...form, fit: form.fit - 0.12 })) : []),
    ...(changed.length * 2 >= group.length && group.length >= 4 && !sameUnit ? [indicatorTable(group, evidence)] : []),
    ...bigNumber(group.slice(0, 4), evidence).map((form) => ({ ...form, fit: isMeasured(group[0]!) ? 0.6 : 0.5 })),
  ];
}

/** A number with a single earlier value says that one below. */
function card(name: FigureName, { pairs, report }: Evidence): Value {
  const { key } = name;
  const pair = pairs.find(({ after }) => after.key === key);
  if (isAim(name)) return { figure: key, note: wording(report.language).init.aim };
  return pair ? { figure: key, note: wording(report.language).init.was(`{{${pair.before.key}}}`) } : { figure: key };
}

/** One number large, up to three beside it. */
function bigNumber(group: readonly FigureName[], evidence: Evidence): readonly Form[] {
  const [first, ...others] = group.filter(({ figure }) => figure.value);
  if (!first) return [];
  const titles = figureTitles([first], evidence);
  const sentence = sentenceOf(first, evidence, titles) ?? remark(evidence, titles, 42, 0);
  const form = (said: boolean, context: number): Form => ({
    template: "big-number",
    titles,
    content: [
      ["value", { figure: first.key }],
      ...(said && sentence !== undefined ? [["sentence", sentence] as const] : []),
      ...(context > 0 && others.length > 0 ? [["context", others.slice(0, context).map(({ key }) => ({ figure: key }))] as const] : []),
    ],
    fit: 0.8 - (said ? 0 : 0.03) - (context >= Math.min(3, others.length) ? 0 : 0.1),
  });
  return [form(true, 3), form(false, 3), form(true, 1), form(false, 0)];
}

/** Growth rates side by side. */
function changes(changed: readonly FigureName[], evidence: Evidence): readonly Form[] {
  const { language } = evidence.report;
  const bases = new Set(changed.map(({ figure }) => figure.change!.basis));
  const basis = bases.size === 1 ? wording(language).labels.basis[changed[0]!.figure.change!.basis] : "";
  const title = language === "en" ? [wording(language).init.rates, basis].filter((part) => part !== "").join(" ") : `${basis}${wording(language).init.rates}`;
  const aimed = changed.every(isAim) ? (language === "en" ? ` (${wording(language).init.aim})` : `（${wording(language).init.aim}）`) : "";
  return chart(changed, evidence, { title: `${title}${aimed}`, unit: "%", part: ".change" });
}

/** Numbers of one unit: parts of a whole as a ring, else bars. */
function series(row: readonly FigureName[], evidence: Evidence): readonly Form[] {
  if (row.every(({ figure }) => !figure.value)) return changes(row, evidence);
  const unit = row[0]!.figure.unit ?? "";
  const sum = row.reduce((total, { figure }) => total + toNumber(figure.value!), 0);
  const bars = chart(row, evidence, { title: common(row, evidence), unit, part: "" });
  if (unit !== "%" || Math.abs(sum - 100) > 0.6 || row.length > 4) return bars;
  const titles = [...shareTitles(row, evidence), ...figureTitles(row, evidence)];
  return [{ template: "chart-takeaway", titles, content: [["chart", { kind: "doughnut", unit, parts: row.map(({ key, label }) => ({ label, value: { figure: key } })) }], ...points(evidence, titles)], fit: 0.9 }, ...bars];
}

/** Two lists of one section beside each other. */
function twoCharts(rows: readonly (readonly FigureName[])[], evidence: Evidence): readonly Form[] {
  const drawn = rows.map((row) => ({ conclusion: series(row, evidence)[0]?.titles[0], chart: series(row, evidence)[0]?.content.find(([key]) => key === "chart")?.[1] }));
  const said = new Set(drawn.map(({ conclusion }) => conclusion));
  const titles = [...figureTitles(rows.flat(), evidence), ...wordTitles(evidence)].filter((title) => !said.has(title));
  const charts = drawn.flatMap(({ conclusion, chart: plot }): readonly Value[] => (conclusion === undefined || plot === undefined ? [] : [{ conclusion, chart: plot }]));
  return charts.length < 2 ? [] : [{ template: "two-charts", titles, content: [["charts", charts]], fit: 0.97 }];
}

interface Plot {
  readonly title: string;
  readonly unit: string;
  readonly part: "" | ".change";
}

function chart(row: readonly FigureName[], evidence: Evidence, { title, unit, part }: Plot): readonly Form[] {
  const { names } = evidence;
  const short = row.length <= 6 && row.every(({ label }) => emOf(label, names) <= 6);
  const titles = [...(part === "" ? shareTitles(row, evidence) : []), ...figureTitles(row, evidence)];
  const amount = ({ figure: { value, change } }: FigureName): number => toNumber(part === "" ? value! : change!.value);
  const most = row.reduce((best, name) => (amount(name) > amount(best) ? name : best));
  const drawn = (kind: string): Value => ({
    kind,
    ...(title === "" ? {} : { title }),
    unit,
    categories: row.map(({ label }) => label),
    values: row.map(({ key }) => ({ figure: `${key}${part}` })),
    highlight: most.label,
  });
  const kinds = short ? ["column", "bar"] : ["bar"];
  return kinds.flatMap((kind) =>
    [points(evidence, titles), []].map((beside, i): Form => ({ template: "chart-takeaway", titles, content: [["chart", drawn(kind)], ...beside], fit: 0.86 - i * 0.06 - (kind === "bar" && short ? 0.02 : 0) })),
  );
}

/** What the names of a row have in common at their end: 增加值 of 第一产业增加值, 第二产业增加值. */
function common(row: readonly FigureName[], { report: { language }, title }: Evidence): string {
  if (language === "en") return title;
  const letters = row.map(({ label }) => [...label].reverse());
  let length = 0;
  while (letters.every((each) => each[length] !== undefined && each[length] === letters[0]![length])) length += 1;
  const shared = letters[0]!.slice(0, length).reverse().join("");
  return shared.length >= 2 ? shared : title;
}

/** Name, value and change of each: a plain table for what would be too many cards. */
function indicatorTable(group: readonly FigureName[], evidence: Evidence): Form {
  const [indicator = "", value = "", change = ""] = wording(evidence.report.language).init.heads;
  const changed = group.some(({ figure }) => figure.change);
  return {
    template: "table",
    titles: figureTitles(group, evidence),
    content: [
      ["columns", changed ? [indicator, { head: value, align: "right" }, { head: change, format: "change" }] : [indicator, { head: value, align: "right" }]],
      ["rows", group.map(({ key, label, figure }) => [label, `{{${key}}}`, ...(changed ? [figure.change && figure.change.unit !== "abs" ? { figure: `${key}.change` } : null] : [])])],
    ],
    fit: 0.79,
  };
}

function comparison(pairs: readonly Pair[], evidence: Evidence): readonly Form[] {
  const { init } = wording(evidence.report.language);
  const periods = (side: "before" | "after"): readonly string[] => [...new Set(pairs.map((pair) => (pair[side].figure.period ? formatPeriod(pair[side].figure.period) : "")))];
  const [before = "", after = ""] = [periods("before"), periods("after")].map((each) => (each.length === 1 ? each[0]! : ""));
  const dated = /^(?:19|20)\d\d/u.test(before) && before < after;
  return [{
    template: "comparison",
    titles: [...pairTitles(pairs, evidence), evidence.title],
    content: [
      ["left", dated ? before : init.before],
      ["right", dated ? after : init.now],
      ["rows", pairs.map(({ before, after }) => ({ aspect: after.label, before: { figure: before.key }, after: { figure: after.key } }))],
    ],
    fit: 0.95,
  }];
}

/** Key points beside a chart: sentences without a number of their own that the title does not say already. */
function points(evidence: Evidence, titles: readonly string[]): readonly (readonly ["points", Value])[] {
  const { names, statements, report } = evidence;
  const said = statements
    .map(({ text }) => shortened(withoutJoint(text, report.language), 38, names))
    .filter((text): text is string => text !== undefined && emOf(text, names) >= 12 && !hasLooseNumber(text) && !text.includes("{{") && text !== titles[0]);
  return said.length === 0 ? [] : [["points", said.slice(0, 3)]];
}

/** The sentence that tells the number, where it says more than the title. */
function sentenceOf(name: FigureName, { statements, names, report }: Evidence, titles: readonly string[]): string | undefined {
  const said = statements.find(({ figures }) => figures.some((figure) => names.get(figure)?.key === name.key));
  const text = said && shortened(withoutJoint(said.text, report.language), 46, names);
  return text !== undefined && !hasLooseNumber(text) && emOf(text, names) > emOf(titles[0] ?? "", names) + 6 ? text : undefined;
}

/** A sentence to stand below numbers: none that repeats a number of the title. */
function remark({ statements, names, report }: Evidence, titles: readonly string[], most: number, place: number): string | undefined {
  return statements
    .map(({ text }) => withoutJoint(text, report.language))
    .filter((text) => !text.includes("{{") && !hasLooseNumber(text) && emOf(text, names) >= 12 && emOf(text, names) <= most && !titles.includes(text))[place];
}
