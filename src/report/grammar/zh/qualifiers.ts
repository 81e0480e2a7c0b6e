import type { Qualifier } from "../../report.js";
import type { Lexicon } from "../lexicon.js";
import type { Reading } from "./reading.js";
import { APPROXIMATE_BEFORE, CUMULATIVE, ESTIMATED, PLANNED, PULLS, THRESHOLD_BEFORE } from "./words.js";

/** How the report hedges the number: 约, 突破, 力争, 其中 …, each as its kind. */
export function qualifiersOf({ text, quantity, clause }: Reading): readonly Qualifier[] {
  const words = clause.words.trim();
  const beforeNumber = words.replace(/[了到为]$/u, "");
  const rate = quantity.kind === "rate";
  const kinds: readonly (readonly [boolean, Qualifier])[] = [
    [quantity.approximate || APPROXIMATE_BEFORE.before(beforeNumber, beforeNumber.length) > 0, "approximate"],
    [quantity.threshold || THRESHOLD_BEFORE.before(beforeNumber, beforeNumber.length) > 0, "threshold"],
    [startsWithin(PLANNED, words, NEAR) || isAimed(text, quantity.start), "target"],
    [startsWithin(ESTIMATED, words, words.length), "estimate"],
    [startsWithin(CUMULATIVE, words, words.length), "cumulative"],
    [words.startsWith("其中"), "of-which"],
    [rate && words.includes("占"), "share"],
    [rate && startsWithin(PULLS, words, words.length), "contribution"],
    [quantity.word, "number-word"],
  ];
  return kinds.filter(([holds]) => holds).map(([, kind]) => kind);
}

/** 主要预期目标是：…；…；…, 力争到2025年，…: the sentence sets targets from there on. */
function isAimed(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_AIM), at);
  return /目标(?:是|为|[:：])|力争到|努力实现|奋斗目标/u.test(before.slice(before.lastIndexOf("。") + 1));
}

const LONGEST_AIM = 160;

/** 计划 and 目标 are verbs at the head of a clause and nouns within it. */
const NEAR = 3;

function startsWithin(words: Lexicon, text: string, most: number): boolean {
  for (let i = 0; i < Math.min(most, text.length); i += 1) if (words.at(text, i) > 0) return true;
  return false;
}
