/**
 * node scripts/mutate.mjs [N]: how many wrong numbers `deckwright check --strict` finds. Changes one digit, sign, unit, period
 * or claim word at a time in the worked example (Chinese) and in examples/port-2024 (English): on the slides with their notes, axes
 * and subtitles (typed, or typed in place of a reference), in the data, and in the report. Prints the share that is found and every one
 * that is not. With N only every Nth mutant is tried.
 *
 * A number that is changed in the report changes on the slides with it, so nothing there is wrong; what is then wrong is a
 * deck that was built before, and its ledger says so (`deckwright trace DECK --report`), or the report that now disagrees with itself.
 *
 * Two kinds of changes are no mistakes that anything could find, and are left out by a stated test, never by a list:
 * - a cell of data whose number no other source has: it is the source, and nothing contradicts it;
 * - a number of the report that no slide shows, neither by a figure nor in the same words.
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

/** The decks without their pictures, which take the longest and say nothing. */
const decks = [
  { name: "jining-2015", folder: "", outline: "outline.yaml", report: "assets/report.md", data: "assets/data/indicators.csv", today: "2016-01-11" },
  { name: "port-2024", folder: "examples/port-2024/", outline: "outline.yaml", report: "report.md", data: "data/containers.csv", today: "2025-03-18" },
].map((deck) => ({
  ...deck,
  clean: Object.fromEntries([deck.outline, deck.report, deck.data].map((path) => [path, readFileSync(join(root, deck.folder, path), "utf8").replaceAll("\r\n", "\n").replace(/^ +image: art:city\n/mu, "")])),
}));

const compiled = (deck, files) => compile(memoryWorld(files, { today: new Date(`${deck.today}T00:00:00Z`) }), deck.outline);
const viewed = async (deck) => {
  const built = await compiled(deck, deck.clean);
  return { ...deck, built, view: checkedDeck(built.sources, built.variant, built.slides, built.scene) };
};

/** Every mutant: of which deck, which file, what stands there, what it becomes, and of what kind the mistake is. */
export async function mutants() {
  const all = [];
  for (const plain of decks) {
    const deck = await viewed(plain);
    const own = [...slideMutants(deck), ...referenceMutants(deck), ...recordMutants(deck), ...dataMutants(deck), ...reportMutants(deck), ...wordsOfReport(deck)];
    const seen = new Set();
    for (const mutant of own) {
      const key = `${mutant.file} ${mutant.start} ${mutant.end} ${mutant.to}`;
      if (!seen.has(key)) all.push({ ...mutant, deck: plain.name });
      seen.add(key);
    }
  }
  return all;
}

/** What the rules say of the decks as they are: nothing that is wrong. */
export async function cleanFindings() {
  const found = [];
  for (const deck of decks) found.push(...(await check(await compiled(deck, deck.clean), { strict: true })).diagnostics.filter(({ severity }) => severity !== "info"));
  return found;
}

/** The mutants that neither the rules nor, for the report, the ledger of the deck built before find. */
export async function missed(some) {
  const left = [];
  for (const deck of decks) {
    const built = await compiled(deck, deck.clean);
    for (const mutant of some) if (mutant.deck === deck.name && !(await caught(deck, mutant, built.scene.ledger))) left.push(mutant);
  }
  return left;
}

async function caught(deck, mutant, ledger) {
  const files = { ...deck.clean, [mutant.file]: deck.clean[mutant.file].slice(0, mutant.start) + mutant.to + deck.clean[mutant.file].slice(mutant.end) };
  const { diagnostics, sources } = await check(await compiled(deck, files), { strict: true });
  if (diagnostics.some(({ severity }) => severity === "error")) return true;
  if (mutant.file !== deck.report || !sources?.report) return false;
  if (diagnostics.some(({ code }) => code === "report-conflict")) return true;
  return compareWithReport(ledger, sources.report).flat().some(({ verdict }) => verdict === "changed" || verdict === "gone");
}

// What is changed -----------------------------------------------------------------------------------------------------

const other = (digit, salt) => String((Number(digit) + 1 + (salt % 8)) % 10);
const han = "一二三四五六七八九十";
const otherHan = (c, salt) => (c === "两" ? "三" : han[(han.indexOf(c) + 1 + (salt % 7)) % 9]);
const otherUnits = {
  亿元: "万元", 万元: "亿元", "%": "‰", 个: "万个", 家: "万家", 项: "万项", 场: "万场", 支: "万支", 个百分点: "%", 次: "万次", 倍: "%",
  "million TEU": "thousand TEU", "million tonnes": "thousand tonnes", million: "billion", tonnes: "TEU", TEU: "tonnes", hours: "minutes", minutes: "hours", "percentage points": "%", "per cent": "per mille",
};
/** Claims and their opposites. */
const opposites = {
  最快: "最慢", 最低: "最高", 最大: "最小", 正增长: "负增长", 增加: "减少", 领跑: "垫底", 之首: "末位", 过半: "不足一半", 高出: "低于",
  grew: "fell", "fell by": "rose by", "down from": "up from",
};

/** Digits, numerals in words, units and claims that are typed on slides, in notes and in texts for those who cannot see. */
function* slideMutants({ view, clean, outline }) {
  let salt = 0;
  const edit = edits(clean, outline);
  for (const slide of view.slides) {
    for (const words of slide.words) {
      const inMark = (start, end) => words.marks.some((mark) => mark.start < end && start < mark.end);
      for (const numeral of numeralsIn(words.text, view.language)) {
        if (inMark(numeral.start, numeral.end)) continue;
        const printed = words.text.slice(numeral.start, numeral.end);
        const english = englishCounts.indexOf(printed.toLowerCase());
        if (english > 0) yield* edit(words, numeral.start, numeral.end, cased(printed, englishCounts[1 + ((english + (salt++ % 6)) % 8)]), "digit");
        for (let i = 0; english <= 0 && i < printed.length; i += 1) {
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
      const whole = Object.keys(otherUnits).find((unit) => unit.toLowerCase() === words.text.toLowerCase());
      if (whole !== undefined) yield* edit(words, 0, words.text.length, cased(words.text, otherUnits[whole]), "unit");
      for (const [claim, opposite] of Object.entries(opposites)) {
        const at = words.text.search(new RegExp(/[a-z]/u.test(claim) ? `\\b${claim}\\b` : `${claim}(?!值)`, "u"));
        if (at >= 0 && !inMark(at, at + claim.length) && words.role !== "notes") yield* edit(words, at, at + claim.length, opposite, "claim");
      }
    }
  }
}

const englishCounts = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight"];
const cased = (like, text) => (/^\p{Lu}/u.test(like) ? text[0].toUpperCase() + text.slice(1) : text);

const edits = (clean, file) =>
  function* (words, start, end, to, kind) {
    const span = words.at(start, end);
    const piece = words.text.slice(start, end);
    const source = clean[file].slice(span.start, span.end);
    const at = source.indexOf(piece);
    // Typography has set it anew (a hyphen that became a dash): the digit still stands somewhere in the scalar, once.
    if (at < 0 || (source !== piece && source.indexOf(piece, at + 1) >= 0)) return;
    yield { file, start: span.start + at, end: span.start + at + piece.length, from: piece, to, kind, where: words.role === "notes" || words.role === "alt" || words.role === "subtitle" ? words.role : "slides" };
  };

/** A reference typed out, with one digit, its unit or its sign wrong. */
function* referenceMutants({ view, clean, outline }) {
  let salt = 3;
  for (const slide of view.slides) {
    for (const words of slide.words) {
      for (const mark of words.marks) {
        const span = words.at(mark.start, mark.end);
        const shown = words.text.slice(mark.start, mark.end);
        if (!clean[outline].slice(span.start, span.end).startsWith("{{")) continue;
        const typed = (to, kind) => ({ file: outline, start: span.start, end: span.end, from: shown, to, kind, where: "slides" });
        for (let i = 0; i < shown.length; i += 1) if (/\d/u.test(shown[i])) yield typed(shown.slice(0, i) + other(shown[i], salt++) + shown.slice(i + 1), "digit");
        const unit = Object.keys(otherUnits).find((one) => shown.endsWith(one));
        if (unit !== undefined) yield typed(shown.slice(0, -unit.length) + otherUnits[unit], "unit");
        if (mark.part === "change" || mark.part === "signed") yield typed(`−${shown.replace(/^[+−]/u, "")}`, "sign");
      }
    }
  }
}

/** `{ figure: revenue }` with a value or a change beside it that is not the report's. */
function* recordMutants({ view, clean, outline }) {
  let salt = 5;
  const text = clean[outline];
  const slidesAt = text.indexOf("\nslides:");
  for (const match of text.matchAll(/figure: ([A-Za-z_0-9]+)(?=[ ,}])/gu)) {
    const figure = match.index > slidesAt ? view.figures.get(match[1]) : undefined;
    if (!figure?.value || text.slice(match.index, match.index + 80).split("}")[0].includes("unit:")) continue;
    const end = match.index + match[0].length;
    const digits = `${figure.value.digits}`;
    const value = (all) => (figure.value.scale === 0 ? all : `${all.slice(0, -figure.value.scale) || "0"}.${all.slice(-figure.value.scale)}`);
    for (let i = 0; i < Math.min(digits.length, 2); i += 1) {
      const wrong = digits.slice(0, i) + other(digits[i], salt++) + digits.slice(i + 1);
      if (!wrong.startsWith("0") && !wrong.startsWith("-")) yield { file: outline, start: end, end, from: "", to: `, value: ${value(wrong)}`, kind: "digit", where: "slides" };
    }
    if (figure.change) yield { file: outline, start: end, end, from: "", to: `, change: "−${figure.change.value.digits}%"`, kind: "sign", where: "slides" };
  }
}

const shown = ({ digits, scale }) => (scale === 0 ? `${digits}` : `${digits}`.padStart(scale + 1, "0").replace(new RegExp(`(\\d{${scale}})$`, "u"), ".$1"));

/** Digits and signs of data, its heads included. A number that no other source has is a source itself: nothing contradicts it. */
function* dataMutants({ clean, data, view }) {
  let salt = 1;
  const text = clean[data];
  const [heads] = text.split("\n").map((line) => line.split(","));
  const stems = (name) => name.toLowerCase().match(/[a-z]{5}|\p{Script=Han}{2}/gu) ?? [];
  // A figure of the report with this number, and with a word of its row or its column.
  const elsewhere = (cell, index) => {
    const line = text.slice(text.lastIndexOf("\n", index) + 1).split("\n")[0];
    const column = text.slice(text.lastIndexOf("\n", index) + 1, index).split(",").length - 1;
    const names = [...stems(heads[column]), ...stems(line)];
    return view.report.figures.some(({ indicator, value, change }) => [value, change?.value].some((one) => one && shown(one) === cell) && names.some((stem) => indicator.toLowerCase().includes(stem)));
  };
  for (const { 0: cell, index } of text.matchAll(/\d+(?:\.\d+)?/gu)) {
    const head = !text.slice(0, index).includes("\n");
    const year = /^(?:19|20)\d\d$/u.test(cell);
    if (!head && !year && !elsewhere(cell, index)) continue;
    for (let i = 0; i < cell.length; i += 1) if (/\d/u.test(cell[i])) yield { file: data, start: index + i, end: index + i + 1, from: cell[i], to: other(cell[i], salt++), kind: head || year ? "period" : "digit", where: "data" };
    if (!head && !year) yield { file: data, start: index, end: index, from: "", to: "-", kind: "sign", where: "data" };
  }
}

/** Digits, units and verbs of the places in the report that the deck's figures stand on. */
function* reportMutants({ view, clean, report }) {
  const text = clean[report];
  const places = new Map([...view.figures.values()].flatMap(({ origins }) => origins.map((origin) => [origin.span.start, origin])));
  let salt = 2;
  for (const { span, unit, valueSpan } of places.values()) {
    for (let i = span.start; i < span.end; i += 1) if (/\d/u.test(text[i])) yield { file: report, start: i, end: i + 1, from: text[i], to: other(text[i], salt++), kind: "digit", where: "report" };
    const unitAtEnd = valueSpan && unit ? text.lastIndexOf(unit, valueSpan.end) : -1;
    if (unitAtEnd >= 0 && otherUnits[unit] !== undefined && unitAtEnd < valueSpan.end) yield { file: report, start: unitAtEnd, end: unitAtEnd + unit.length, from: unit, to: otherUnits[unit], kind: "unit", where: "report" };
    const grows = text.slice(span.start, span.end).indexOf("增长");
    if (grows >= 0) yield { file: report, start: span.start + grows, end: span.start + grows + 2, from: "增长", to: "下降", kind: "sign", where: "report" };
    // The time that the sentence gives its figures stands before them.
    const line = text.lastIndexOf("\n", span.start) + 1;
    for (const { 0: months, index } of text.slice(line, span.start).matchAll(/\d{1,2}(?=月，)/gu))
      for (let i = 0; i < months.length; i += 1) yield { file: report, start: line + index + i, end: line + index + i + 1, from: months[i], to: other(months[i], salt++ % 2), kind: "period", where: "report" };
  }
}

/** Numbers of the report that slides have in the same words, without a figure: typed names, ranks, counts. */
function* wordsOfReport({ view, clean, report }) {
  const text = clean[report];
  const compact = (piece) => piece.replace(/[\s*_]+/gu, "").toLowerCase();
  const typed = compact(view.slides.flatMap(({ words }) => words.map((one) => one.text)).join("\n"));
  let salt = 4;
  for (const { start, end, unitEnd, role } of numeralsIn(text, view.language)) {
    if (role === "date" || role === "ordinal" || /^\d{1,2}$/u.test(text.slice(start, end)) && text[end] === ".") continue;
    // What stands around it on the slide: the unit with a character, or two before and one behind.
    const around = [text.slice(start - 3, end), text.slice(start, unitEnd + 3)].map(compact);
    if (!around.some((piece) => piece.length >= end - start + 2 && !/[，。；、,.;]/u.test(piece) && typed.includes(piece))) continue;
    for (let i = start; i < end; i += 1) {
      if (/\d/u.test(text[i])) yield { file: report, start: i, end: i + 1, from: text[i], to: other(text[i], salt++), kind: "quoted digit", where: "report" };
      else if ("两二三四五六七八九".includes(text[i]) && (role === "count" || role === "rank")) yield { file: report, start: i, end: i + 1, from: text[i], to: otherHan(text[i], salt++), kind: "quoted digit", where: "report" };
    }
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const every = Number(process.argv[2] ?? 1);
  const all = (await mutants()).filter((_, i) => i % every === 0);
  const alarms = await cleanFindings();
  const left = await missed(all);
  const groups = new Map();
  for (const one of all) {
    const key = `${one.deck}  ${one.where}, ${one.kind}`;
    const group = groups.get(key) ?? { tried: 0, missed: 0 };
    groups.set(key, { tried: group.tried + 1, missed: group.missed + (left.includes(one) ? 1 : 0) });
  }
  for (const [key, { tried, missed: not }] of [...groups].sort()) console.log(`${key.padEnd(36)} ${String(tried - not).padStart(4)} of ${String(tried).padStart(4)}`);
  for (const { name } of decks) {
    const [own, not] = [all, left].map((some) => some.filter(({ deck }) => deck === name).length);
    console.log(`${name}: found ${own - not} of ${own} (${((1 - not / own) * 100).toFixed(2)} %)`);
  }
  console.log(`found ${all.length - left.length} of ${all.length} (${((1 - left.length / all.length) * 100).toFixed(2)} %), false alarms on the clean decks: ${alarms.length}`);
  for (const { deck, file, start, from, to, kind } of left) {
    const text = decks.find(({ name }) => name === deck).clean[file];
    console.log(`  missed ${kind} ${deck} ${file}: ${JSON.stringify(text.slice(Math.max(0, start - 16), start))}[${from} → ${to}]${JSON.stringify(text.slice(start + from.length, start + from.length + 12))}`);
  }
}
