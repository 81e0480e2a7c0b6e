/**
 * node scripts/mutate.mjs [N]: how many wrong numbers `deckwright check --strict` finds. Changes one digit, sign, unit, period
 * or claim word at a time: on the slides of the worked example (typed, or typed in place of a reference), in its data, and in
 * its report. Prints the share that is found and every one that is not. With N only every Nth mutant is tried.
 *
 * A number that is changed in the report changes on the slides with it, so nothing there is wrong; what is then wrong is a
 * deck that was built before, and its ledger says so (`deckwright trace DECK --report`).
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { check } from "../dist/check.js";
import { numeralsIn, unitAt } from "../dist/kinds/numerals.js";
import { compile, memoryWorld } from "../dist/index.js";
import { checkedDeck } from "../dist/slides/checked.js";
import { compareWithReport } from "../dist/trace/compare.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const paths = { outline: "outline.yaml", report: "assets/report.md", data: "assets/data/indicators.csv" };

/** The worked example without its picture, which takes the longest and says nothing. */
const clean = Object.fromEntries(
  Object.values(paths).map((path) => [path, readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n").replace(/^ +image: art:city\n/mu, "")]),
);

const compiled = (files) => compile(memoryWorld(files, { today: new Date("2016-01-11T00:00:00Z") }), paths.outline);

/** Every mutant: which file, what stands there, what it becomes, and of what kind the mistake is. */
export async function mutants() {
  const deck = await compiled(clean);
  const view = checkedDeck(deck.sources, deck.variant, deck.slides, deck.scene);
  return [...slideMutants(view), ...referenceMutants(view), ...recordMutants(view), ...dataMutants(), ...reportMutants(view)];
}

/** What the rules say of the deck as it is: nothing that is wrong. */
export async function cleanFindings() {
  return (await check(await compiled(clean), { strict: true })).diagnostics.filter(({ severity }) => severity !== "info");
}

/** The mutants that neither the rules nor, for the report, the ledger of the deck built before find. */
export async function missed(some) {
  const built = await compiled(clean);
  const left = [];
  for (const mutant of some) if (!(await caught(mutant, built.scene.ledger))) left.push(mutant);
  return left;
}

async function caught(mutant, ledger) {
  const files = { ...clean, [mutant.file]: clean[mutant.file].slice(0, mutant.start) + mutant.to + clean[mutant.file].slice(mutant.end) };
  const deck = await check(await compiled(files), { strict: true });
  if (deck.diagnostics.some(({ severity }) => severity === "error")) return true;
  if (mutant.file !== paths.report || !deck.sources?.report) return false;
  return compareWithReport(ledger, deck.sources.report).flat().some(({ verdict }) => verdict === "changed" || verdict === "gone");
}

// What is changed -----------------------------------------------------------------------------------------------------

const other = (digit, salt) => String((Number(digit) + 1 + (salt % 8)) % 10);
const han = "一二三四五六七八九十";
const otherHan = (c, salt) => (c === "两" ? "三" : han[(han.indexOf(c) + 1 + (salt % 7)) % 9]);
const otherUnits = { 亿元: "万元", 万元: "亿元", "%": "‰", 个: "万个", 家: "万家", 项: "万项", 场: "万场", 支: "万支", 个百分点: "%", 次: "万次", 倍: "%" };
/** Claims and their opposites. */
const opposites = { 最快: "最慢", 最低: "最高", 最大: "最小", 正增长: "负增长", 增加: "减少", 领跑: "垫底", 之首: "末位", 过半: "不足一半", 高出: "低于" };

/** Digits, numerals in words, units and claims that are typed on slides. */
function* slideMutants(view) {
  let salt = 0;
  for (const slide of view.slides) {
    for (const words of slide.words) {
      const inMark = (start, end) => words.marks.some((mark) => mark.start < end && start < mark.end);
      for (const numeral of numeralsIn(words.text, view.language)) {
        if (inMark(numeral.start, numeral.end)) continue;
        const printed = words.text.slice(numeral.start, numeral.end);
        for (let i = 0; i < printed.length; i += 1) {
          const at = numeral.start + i;
          const isDigit = /\d/u.test(printed[i]);
          if (!isDigit && !(numeral.role === "count" || numeral.role === "rank" || numeral.role === "amount")) continue;
          if (!isDigit && !"一两二三四五六七八九".includes(printed[i])) continue;
          yield* edit(words, at, at + 1, isDigit ? other(printed[i], salt++) : otherHan(printed[i], salt++), numeral.role === "date" ? "period" : "digit");
        }
        const unit = otherUnits[words.text.slice(numeral.end, numeral.unitEnd)];
        if (unit !== undefined && numeral.role === "amount") yield* edit(words, numeral.end, numeral.unitEnd, unit, "unit");
      }
      for (const mark of words.marks) {
        const unit = mark.part === "value" ? unitAt(words.text, mark.end).trim() : "";
        if (otherUnits[unit] !== undefined) yield* edit(words, mark.end, mark.end + unit.length, otherUnits[unit], "unit");
      }
      if (otherUnits[words.text] !== undefined) yield* edit(words, 0, words.text.length, otherUnits[words.text], "unit");
      for (const [claim, opposite] of Object.entries(opposites)) {
        const at = words.text.search(new RegExp(`${claim}(?!值)`, "u"));
        if (at >= 0 && !inMark(at, at + claim.length) && words.role !== "notes") yield* edit(words, at, at + claim.length, opposite, "claim");
      }
    }
  }
}

function* edit(words, start, end, to, kind) {
  const span = words.at(start, end);
  const piece = words.text.slice(start, end);
  const source = clean[paths.outline].slice(span.start, span.end);
  const at = source.indexOf(piece);
  // Typography has set it anew (a hyphen that became a dash): the digit still stands somewhere in the scalar, once.
  if (at < 0 || (source !== piece && source.indexOf(piece, at + 1) >= 0)) return;
  yield { file: paths.outline, start: span.start + at, end: span.start + at + piece.length, from: piece, to, kind, where: "slides" };
}

/** A reference typed out, with one digit, its unit or its sign wrong. */
function* referenceMutants(view) {
  let salt = 3;
  for (const slide of view.slides) {
    for (const words of slide.words) {
      for (const mark of words.marks) {
        const span = words.at(mark.start, mark.end);
        const shown = words.text.slice(mark.start, mark.end);
        if (!clean[paths.outline].slice(span.start, span.end).startsWith("{{")) continue;
        const typed = (to, kind) => ({ file: paths.outline, start: span.start, end: span.end, from: shown, to, kind, where: "slides" });
        for (let i = 0; i < shown.length; i += 1) if (/\d/u.test(shown[i])) yield typed(shown.slice(0, i) + other(shown[i], salt++) + shown.slice(i + 1), "digit");
        const unit = Object.keys(otherUnits).find((one) => shown.endsWith(one));
        if (unit !== undefined) yield typed(shown.slice(0, -unit.length) + otherUnits[unit], "unit");
        if (mark.part === "change" || mark.part === "signed") yield typed(`−${shown.replace(/^[+−]/u, "")}`, "sign");
      }
    }
  }
}

/** `{ figure: revenue }` with a value or a change beside it that is not the report's. */
function* recordMutants(view) {
  let salt = 5;
  const text = clean[paths.outline];
  const slidesAt = text.indexOf("\nslides:");
  for (const match of text.matchAll(/figure: ([A-Za-z_0-9]+)(?=[ ,}])/gu)) {
    const figure = match.index > slidesAt ? view.figures.get(match[1]) : undefined;
    if (!figure?.value || text.slice(match.index, match.index + 80).split("}")[0].includes("unit:")) continue;
    const end = match.index + match[0].length;
    const digits = `${figure.value.digits}`;
    const value = (all) => (figure.value.scale === 0 ? all : `${all.slice(0, -figure.value.scale) || "0"}.${all.slice(-figure.value.scale)}`);
    for (let i = 0; i < Math.min(digits.length, 2); i += 1) {
      const wrong = digits.slice(0, i) + other(digits[i], salt++) + digits.slice(i + 1);
      if (!wrong.startsWith("0") && !wrong.startsWith("-")) yield { file: paths.outline, start: end, end, from: "", to: `, value: ${value(wrong)}`, kind: "digit", where: "slides" };
    }
    if (figure.change) yield { file: paths.outline, start: end, end, from: "", to: `, change: "−${figure.change.value.digits}%"`, kind: "sign", where: "slides" };
  }
}

function* dataMutants() {
  let salt = 1;
  const text = clean[paths.data];
  for (const { index } of text.matchAll(/\d/gu)) yield { file: paths.data, start: index, end: index + 1, from: text[index], to: other(text[index], salt++), kind: text.slice(0, index).includes("\n") ? "digit" : "period", where: "data" };
  for (const { index } of text.matchAll(/(?<=\n.*,)(?=\d)/gu)) yield { file: paths.data, start: index, end: index, from: "", to: "-", kind: "sign", where: "data" };
}

/** Digits, units and verbs of the places in the report that the deck's figures stand on. */
function* reportMutants(view) {
  const text = clean[paths.report];
  const places = new Map([...view.figures.values()].flatMap(({ origins }) => origins.map((origin) => [origin.span.start, origin])));
  let salt = 2;
  for (const { span, unit, valueSpan } of places.values()) {
    for (let i = span.start; i < span.end; i += 1) if (/\d/u.test(text[i])) yield { file: paths.report, start: i, end: i + 1, from: text[i], to: other(text[i], salt++), kind: "digit", where: "report" };
    const unitAtEnd = valueSpan && unit ? text.lastIndexOf(unit, valueSpan.end) : -1;
    if (unitAtEnd >= 0 && otherUnits[unit] !== undefined && unitAtEnd < valueSpan.end) yield { file: paths.report, start: unitAtEnd, end: unitAtEnd + unit.length, from: unit, to: otherUnits[unit], kind: "unit", where: "report" };
    const grows = text.slice(span.start, span.end).indexOf("增长");
    if (grows >= 0) yield { file: paths.report, start: span.start + grows, end: span.start + grows + 2, from: "增长", to: "下降", kind: "sign", where: "report" };
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const every = Number(process.argv[2] ?? 1);
  const all = (await mutants()).filter((_, i) => i % every === 0);
  const alarms = await cleanFindings();
  const left = await missed(all);
  const groups = new Map();
  for (const one of all) {
    const key = `${one.where}, ${one.kind}`;
    const group = groups.get(key) ?? { tried: 0, missed: 0 };
    groups.set(key, { tried: group.tried + 1, missed: group.missed + (left.includes(one) ? 1 : 0) });
  }
  for (const [key, { tried, missed: not }] of [...groups].sort()) console.log(`${key.padEnd(18)} ${String(tried - not).padStart(4)} of ${String(tried).padStart(4)}`);
  console.log(`found ${all.length - left.length} of ${all.length} (${((1 - left.length / all.length) * 100).toFixed(2)} %), false alarms on the clean deck: ${alarms.length}`);
  for (const { file, start, from, to, kind } of left) console.log(`  missed ${kind} ${file}: ${JSON.stringify(clean[file].slice(Math.max(0, start - 16), start))}[${from} → ${to}]${JSON.stringify(clean[file].slice(start + from.length, start + from.length + 12))}`);
}
