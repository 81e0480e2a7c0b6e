import type { Check } from "../kinds/check.js";
import { allowance, spokenMinutes } from "../outline/pace.js";
import { warning } from "../source/diagnostic.js";

/** How long the slides of a meeting take together is told when they are chosen, under the same name (slides/variant.ts). */
export const check: Check = {
  name: "time",
  summary: {
    en: "Notes fit the minutes of their slide at the deck's pace, 220 characters or 130 words a minute unless said; what must be shown fits the meeting.",
    "zh-CN": "讲稿按语速（默认每分钟 220 字）计，不超过本页时间；必讲各页合计不超过会议时间。",
  },
  group: "message",
  level: "warning",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙], minutes: 1, notes: 先讲甲，再讲乙。 }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙], minutes: 0.5, notes: 先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉，先讲这一件事情的来龙去脉， }\n" },
  },
  *run(deck) {
    for (const slide of deck.slides) {
      const { minutes } = slide.envelope;
      const notes = slide.words.find(({ role }) => role === "notes");
      if (minutes === undefined || !notes) continue;
      const needs = spokenMinutes(notes.text, deck.pace);
      if (needs > minutes * (1 + allowance)) yield warning("time", { what: "slide", needs: needs.toFixed(1), minutes }, { span: notes.at(), slide: slide.number });
    }
  },
};

