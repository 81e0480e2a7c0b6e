import type { Check, Words } from "../../kinds/check.js";
import { figureNames } from "../../kinds/named-figures.js";
import { error, warning } from "../../source/diagnostic.js";
import { claimsIn, type Claim } from "./grammar.js";
import { judge } from "./judge.js";
import { mentionsIn } from "./mention.js";
import type { Reading } from "./reading.js";
import { clauseAround, subjectsOn } from "./subject.js";

/**
 * Words that claim something about figures are held against the figures they are about: those named in the clause, shown in
 * it, or drawn in the slide's chart. What they contradict is an error. A claim of a title or takeaway that nothing on the
 * slide bears out is a warning, where the claim is one that needs evidence (the fastest, more than half, three years in a row).
 */
export const check: Check = {
  name: "claim-direction",
  summary: {
    en: "Words such as grew, fastest, doubled, more than half or exceeds are borne out by the figures or the chart on the slide.",
    "zh-CN": "增长、下降、最快、居首、翻番、过半、高于等说法，与本页的数据和图表相符。",
  },
  group: "truth",
  level: "error",
  examples: {
    passes: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, title: 固定资产投资增长最快, cards: [{ figure: 营业收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n",
    },
    fails: {
      "outline.yaml": "deck: { title: 年度汇报, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: kpi-cards, title: 营业收入回落，工业增加值增速最快, cards: [{ figure: 营业收入 }, { figure: 工业增加值 }, { figure: 固定资产投资 }] }\n",
      "report.md": "2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。\n",
    },
  },
  *run(deck) {
    const report = deck.report && compact(deck.report.file.text);
    const names = figureNames(deck);
    for (const slide of deck.slides) {
      for (const words of slide.words) {
        const claims = claimsIn(words.text);
        if (claims.length === 0) continue;
        const reading: Reading = { words, slide, mentions: mentionsIn(words.text, slide, names(words.text)), subjects: subjectsOn(slide), language: deck.language };
        for (const claim of claims) {
          const verdict = judge(claim, reading);
          if (verdict === "holds") continue;
          if (verdict === "untied" && !(needsEvidence(claim, reading) && !quoted(claim, words.text, report))) continue;
          const { start, end } = reach(claim, words);
          const args = { claim: words.text.slice(start, end), ...(verdict !== "untied" && { evidence: verdict.evidence }) };
          const where = { span: words.at(start, end), slide: slide.number };
          yield verdict === "untied" ? warning("claim-direction", args, where) : error("claim-direction", args, where);
        }
      }
    }
  },
};

const compact = (text: string): string => text.replace(/[\s*_]+/gu, "").toLowerCase();

/** The report says it in the same words: 全省首家. */
function quoted({ start, end }: Claim, text: string, report: string | undefined): boolean {
  return report === undefined || report.includes(compact(text.slice(Math.max(0, start - 2), end))) || report.includes(compact(text.slice(start, end + 2)));
}

/** Only what is claimed on a slide with numbers, in the places that an audience takes home. */
function needsEvidence(claim: Claim, { words, slide }: Reading): boolean {
  if (words.role !== "title" && words.role !== "takeaway") return false;
  if (slide.uses.length === 0 && slide.charts.length === 0) return false;
  switch (claim.kind) {
    case "extreme":
    case "half":
    case "times":
    case "streak":
    case "record":
    case "passes":
    case "tally":
    case "ranks":
    case "multiple":
    case "grows-by":
    case "peak":
    case "digits":
      return true;
    case "moves":
    case "all-move":
    case "compares":
    case "turns":
    case "pace":
    case "next-to":
    case "portion":
    case "adds":
    case "steady":
    case "yearly":
    case "from-to":
    case "total":
      return false;
  }
}

/** The claim with its subject, as far as the clause goes before it. */
function reach({ start, end }: Claim, words: Words): { readonly start: number; readonly end: number } {
  const clause = clauseAround(words, start);
  return { start: Math.max(clause.start, start - longestLead), end };
}

const longestLead = 16;
