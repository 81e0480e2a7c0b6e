import { everyText, type Check } from "../kinds/check.js";
import { warning } from "../source/diagnostic.js";

/** What the deck mends by itself while it sets the text (commas and brackets beside Chinese) is no finding. */
export const check: Check = {
  name: "punctuation-width",
  summary: {
    en: "Marks between Chinese characters are full-width, those inside numbers and Latin are half-width; …… and —— have their full length.",
    "zh-CN": "汉字之间用全角标点，数字与西文内部用半角；省略号是“……”，破折号是“——”。",
  },
  group: "typography",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 稳中求进, items: [收入2942亿元，平稳增长, 工程——重中之重] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 稳中求进, items: [平稳增长..., 工程--重中之重] }\n" },
  },
  *run(deck) {
    if (deck.language !== "zh-CN") return;
    for (const { words, slide } of everyText(deck)) {
      for (const { start, end, better } of slips(words.text)) {
        if (words.marks.some((mark) => mark.start < end && start < mark.end)) continue;
        yield warning("punctuation-width", { text: words.text.slice(start, end), better }, { span: words.at(start, end), ...(slide && { slide: slide.number }) });
      }
    }
  },
};

interface Slip {
  readonly start: number;
  readonly end: number;
  readonly better: string;
}

const han = /\p{Script=Han}/u;

/** GB/T 15834 4.10, 4.11: what the typesetting of the deck does not mend by itself, because it may be meant otherwise. */
const rules: readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[] = [
  [/(?<=[\p{Script=Han}”）%])(?:\.{3,6}|。{3,6}|…(?!…))/gu, () => "……"],
  [/(?<=\p{Script=Han})(?:-{2,3}|—(?!—))(?=\p{Script=Han})/gu, () => "——"],
  [/(?<=\p{Script=Han})"(?=\p{Script=Han})|^"(?=\p{Script=Han})/gu, () => "“"],
  [/(?<=\p{Script=Han})\.(?=$|\s|\p{Script=Han})/gu, () => "。"],
  [/[０-９Ａ-Ｚａ-ｚ]+/gu, (match) => match[0].normalize("NFKC")],
  [/(?<=[\d０-９])％/gu, () => "%"],
  [/(?<=\d)．(?=\d)/gu, () => "."],
  [/(?<=\d)，(?=\d{3}(?!\d))/gu, () => ","],
];

function slips(text: string): readonly Slip[] {
  if (text.length > longestText || !han.test(text)) return [];
  return rules.flatMap(([form, better]) =>
    [...text.matchAll(form)].filter((match) => !(match[0] === "—" && text[match.index - 1] === "—")).map((match) => ({ start: match.index, end: match.index + match[0].length, better: better(match) })),
  );
}

/** As long as notes may be. */
const longestText = 20_000;
