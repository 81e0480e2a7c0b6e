import type { Check } from "../kinds/check.js";
import { warning } from "../source/diagnostic.js";

/** Official speech runs at 200 to 240 characters a minute. */
export const check: Check = {
  name: "time",
  summary: {
    en: "Notes fit the minutes of their slide at 220 characters (130 words) a minute, and the slides the meeting.",
    "zh-CN": "讲稿按每分钟 220 字计，不超过本页时间；各页合计不超过会议时间。",
  },
  group: "message",
  level: "warning",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙], minutes: 1, notes: 先讲甲，再讲乙。 }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙], minutes: 0.5, notes: 先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉， }\n" },
  },
  *run(deck) {
    let total = 0;
    for (const slide of deck.slides) {
      const { minutes } = slide.envelope;
      total += minutes ?? 0;
      const notes = slide.words.find(({ role }) => role === "notes");
      if (minutes === undefined || !notes) continue;
      const needs = [...notes.text.matchAll(/\p{Script=Han}/gu)].length / hanAMinute + [...notes.text.matchAll(/[A-Za-z]+/gu)].length / wordsAMinute;
      if (needs > minutes * (1 + allowance)) yield warning("time", { what: "slide", needs: needs.toFixed(1), minutes }, { span: notes.at(), slide: slide.number });
    }
    if (deck.minutes !== undefined && total > deck.minutes * (1 + allowance)) yield warning("time", { what: "deck", needs: String(Math.round(total * 10) / 10), minutes: deck.minutes }, { span: deck.at(["slides"], "key") });
  },
};

const hanAMinute = 220;
const wordsAMinute = 130;
const allowance = 0.1;
