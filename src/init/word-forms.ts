import { wording } from "../source/wording/wording.js";
import type { Evidence, Item } from "./evidence.js";
import type { Form } from "./form.js";
import type { Value } from "./outline-yaml.js";
import { emOf, hasLooseNumber, shortened, type Statement } from "./statements.js";
import { wordTitles } from "./titles.js";
import { withoutJoint } from "./typeset.js";

/** Forms for what a section says in words; none where it says too little that stands by itself. */
export function wordForms(evidence: Evidence): readonly Form[] {
  const titles = wordTitles(evidence);
  return [...problemForms(evidence, titles), ...timelineForms(evidence, titles), ...itemForms(evidence, titles), ...sentenceForms(evidence, titles)];
}

/** 一是… 二是…: lead-in and what was done, as rows, pillars, a square of four or two columns. */
function itemForms(evidence: Evidence, titles: readonly string[]): readonly Form[] {
  const items = evidence.items.slice(0, 12);
  const led = items.filter(({ lead }) => lead !== undefined);
  if (items.length < 2) return [];
  if (led.length < items.length) {
    const texts = items.flatMap((item) => firstText(item, 54, evidence) ?? []);
    return texts.length < 2 ? [] : [{ template: "bullets", titles, content: [["items", texts]], fit: 0.8 }];
  }
  const rows = (most: number): readonly Value[] => items.flatMap((item): readonly Value[] => rowOf(item, most, evidence));
  const ordered = /流程|步骤|程序|环节|路径|\bsteps?\b|\bprocess\b|\bstages?\b/iu.test(evidence.title);
  return [
    ...(rows(50).length >= 2 ? [50, 26].map((most, i): Form => ({ template: "bullets", titles, content: [["items", rows(most)]], fit: 0.88 - i * 0.04 })) : []),
    ...(ordered ? process(items, evidence, titles) : []),
    ...square(items, evidence, titles),
    ...pillars(items, evidence, titles),
    ...twoColumns(items, evidence, titles),
    ...beside(items, evidence, titles),
  ];
}

/** A lead-in too long for its column goes into the text, whole. */
function rowOf({ lead = "", statements }: Item, most: number, evidence: Evidence): readonly Value[] {
  const { names } = evidence;
  const text = firstText({ statements }, most, evidence);
  if (emOf(lead, names) <= longestLead) return text === undefined ? (lead === "" ? [] : [{ text: lead }]) : [{ lead, text }];
  const joint = evidence.report.language === "en" ? ": " : "：";
  const joined = text === undefined ? lead : `${lead}${joint}${text}`;
  return [emOf(joined, names) <= most + 10 ? joined : lead];
}

/** Twice nine characters: the lead-in of a row may take two lines. */
const longestLead = 16;

/** The first thing that an item says which stands by itself and fits; what holds a number is preferred. */
function firstText({ statements }: Item, most: number, evidence: Evidence): string | undefined {
  const texts = textsOf(statements, most, evidence);
  const said = texts.find((text) => text.includes("{{")) ?? texts[0];
  if (said !== undefined) return said;
  const named = statements.flatMap(({ figures }) => figures).flatMap((figure) => evidence.figures.find(({ key }) => key === evidence.names.get(figure)?.key) ?? []).find(({ figure }) => figure.value);
  return named && wording(evidence.report.language).init.stands(named.label, `{{${named.key}}}`);
}

function textsOf(statements: readonly Statement[], most: number, { names, report }: Evidence): readonly string[] {
  return statements.flatMap(({ text }) => {
    const cut = shortened(withoutJoint(text, report.language), most, names);
    return cut !== undefined && emOf(cut, names) >= 4 && !hasLooseNumber(cut) && !refersBack(cut) ? [cut] : [];
  });
}

const refersBack = (text: string): boolean => /^(?:其中|这|此|该|它|他们|并且|以及|对此)/u.test(text) || /^(?:This|These|Those|They|It|That|Such|Of which|Which)\b/u.test(text);

/** Clauses short enough for a narrow column. */
function clauses(statements: readonly Statement[], most: number, { names }: Evidence): readonly string[] {
  return statements
    .flatMap(({ text }) => text.split(/[，；;。](?!\d)|,\s/u))
    .map((text) => text.trim())
    .filter((text) => emOf(text, names) >= 4 && emOf(text, names) <= most && !hasLooseNumber(text) && !refersBack(text) && !/^(?:在|随着|按照|以|从|由|为|并|也|还|再|and|to|with|in)/u.test(text));
}

function square(items: readonly Item[], evidence: Evidence, titles: readonly string[]): readonly Form[] {
  if (items.length !== 4 || items.some(({ lead = "" }) => emOf(lead, evidence.names) > 10)) return [];
  const cells = items.map(({ lead, statements }) => ({ head: lead!, points: textsOf(statements, 40, evidence).slice(0, 3) }));
  return cells.some(({ points }) => points.length === 0) ? [] : [{ template: "matrix", titles, content: [["cells", cells]], fit: 0.84 }];
}

function pillars(items: readonly Item[], evidence: Evidence, titles: readonly string[]): readonly Form[] {
  const { names, report } = evidence;
  if (items.length < 3 || items.length > 5 || items.some(({ lead = "" }) => emOf(lead, names) > 7)) return [];
  const standing = items.map((item) => ({ name: item.lead!, points: clauses(item.statements, 13, evidence).slice(0, 4) }));
  const beam = evidence.title;
  const english = report.language === "en";
  const listed = `${evidence.title}${english ? ": " : "："}${items.map(({ lead }) => lead).join(english ? ", " : "、")}`;
  const own = [...titles.filter((title) => title !== beam), ...(emOf(listed, names) <= 52 ? [listed] : [])];
  return standing.some(({ points }) => points.length < 2) || own.length === 0 || emOf(beam, names) > 28 ? [] : [{ template: "pillars", titles: own, content: [["beam", beam], ["pillars", standing]], fit: 0.9 }];
}

function twoColumns(items: readonly Item[], evidence: Evidence, titles: readonly string[]): readonly Form[] {
  if (items.length !== 2) return [];
  const [left, right] = items.map(({ lead, statements }) => ({ head: lead!, points: textsOf(statements, 48, evidence).slice(0, 4) }));
  return left!.points.length === 0 || right!.points.length === 0 ? [] : [{ template: "two-column", titles, content: [["left", left!], ["right", right!]], fit: 0.92 }];
}

/** Beside a picture, for two to four items with short lead-ins. */
function beside(items: readonly Item[], evidence: Evidence, titles: readonly string[]): readonly Form[] {
  if (items.length > 4 || items.some(({ lead = "" }) => emOf(lead, evidence.names) > 6)) return [];
  const rows = items.flatMap((item) => rowOf(item, 38, evidence));
  return rows.length < items.length ? [] : [{ template: "image-text", titles, content: [["image", picture(evidence)], ["items", rows]], fit: 0.72 }];
}

/** One of a few drawings, for each section the same every time. */
const picture = ({ path }: Evidence): string => `art:${["contour", "grid", "slips"][(path.at(-1)?.span.start ?? 0) % 3]!}`;

function process(items: readonly Item[], evidence: Evidence, titles: readonly string[]): readonly Form[] {
  if (items.length < 3 || items.length > 6 || items.some(({ lead = "" }) => emOf(lead, evidence.names) > 8)) return [];
  const steps = items.map((item): Value => {
    const text = firstText(item, 24, evidence);
    return text === undefined ? { name: item.lead! } : { name: item.lead!, text };
  });
  return [{ template: "process", titles, content: [["steps", steps]], fit: 0.93 }];
}

export const tellsOfProblems = (title: string): boolean => /问题|困难|短板|不足|挑战|challenge|problem|difficult|\brisks?\b/iu.test(title);

/** What is hard on the left, what comes next on the right; row by row where there is one measure for each. */
function problemForms(evidence: Evidence, titles: readonly string[]): readonly Form[] {
  const { title, items, statements, report, names } = evidence;
  if (!tellsOfProblems(title)) return [];
  const plans = (text: string): boolean => /^(?:要|必须|将|下一步|着力|坚持|加快|强化|推进)|必须|下一步|我们将|着力|\bwill\b|\bplans?\b/iu.test(text);
  const listed = items.map((item) => firstText(item, 40, evidence) ?? item.lead).filter((text): text is string => text !== undefined);
  const told = textsOf(statements, 40, evidence);
  const problems = (listed.length >= 2 ? listed : told.filter((text) => !plans(text) && /问题|困难|不足|不够|不高|不强|滞后|短板|难|弱|偏|缓|紧/u.test(text))).slice(0, 5);
  const measures = told.filter((text) => plans(text) && !problems.includes(text)).slice(0, 5);
  if (problems.length < 2 || measures.length < 1) return [];
  const { init } = wording(report.language);
  const paired = problems.length === measures.length && problems.every((text) => emOf(text, names) <= 24);
  return [
    ...(paired ? [{ template: "problem-measure", titles, content: [["rows", problems.map((problem, i) => ({ problem, measure: measures[i]! }))]], fit: 0.96 } as const] : []),
    { template: "two-column", titles, content: [["left", { head: init.problems, points: problems }], ["right", { head: init.next, points: measures }], ["highlight", "right"]], fit: 0.94 },
  ];
}

/** Three sentences or more that begin with a date. */
function timelineForms(evidence: Evidence, titles: readonly string[]): readonly Form[] {
  const { statements, names } = evidence;
  const dated = statements.flatMap(({ text }) => {
    const match = /^((?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末)?|(?:19|20)\d\d年(?:底|末|初)?|[一二三四]季度|上半年|下半年)[，,]?(.{4,})$/u.exec(text) ?? /^(?:In|On|From|By)\s+((?:\d{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s(?:19|20)\d\d)?|(?:19|20)\d\d|Q[1-4](?:\s(?:19|20)\d\d)?)[,\s]+(.{6,})$/u.exec(text);
    const said = match && shortened(match[2]!.trim(), 24, names);
    return match && said !== undefined && said !== null && !hasLooseNumber(said) && emOf(match[1]!, names) <= 8 ? [{ label: match[1]!, text: said }] : [];
  });
  return dated.length < 3 || new Set(dated.map(({ label }) => label)).size < dated.length ? [] : [{ template: "timeline", titles, content: [["items", dated.slice(0, 8)]], fit: 0.95 }];
}

/** What is left: the sentences that stand by themselves. */
function sentenceForms(evidence: Evidence, titles: readonly string[]): readonly Form[] {
  const said = textsOf(evidence.statements, 54, evidence).filter((text) => emOf(text, evidence.names) >= 8);
  const without = (title: string | undefined): readonly string[] => said.filter((text) => title === undefined || !text.startsWith(title) && !title.startsWith(text));
  return titles.slice(0, 2).flatMap((title, t) => {
    const rows = without(title);
    const few = rows.filter((text) => emOf(text, evidence.names) <= 44).slice(0, 4);
    const drawn: readonly Form[] = few.length >= 3 && few.length <= 4 && rows.length <= 4 ? [{ template: "image-text", titles: [title], content: [["image", picture(evidence)], ["items", few.map((text) => ({ text }))]], fit: 0.68 - t * 0.02 }] : [];
    return [...drawn, ...[5, 4, 3, 2].filter((count) => count <= rows.length && (count === Math.min(5, rows.length) || count < rows.length)).map((count, i): Form => ({ template: "bullets", titles: [title], content: [["items", rows.slice(0, count)]], fit: 0.66 - i * 0.03 - t * 0.02 }))];
  });
}
