import type { Check, CheckedSlide } from "../kinds/check.js";
import { warning } from "../source/diagnostic.js";

/** A part with a single slide needs no divider. */
export const check: Check = {
  name: "horizontal-logic",
  summary: {
    en: "Agenda, dividers and slides agree: a part has a divider where others have one, and slides behind it.",
    "zh-CN": "目录、过渡页和各页前后一致：别的部分有过渡页，这一部分也有；过渡页之后有内容。",
  },
  group: "message",
  level: "warning",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: section, section: 一, title: 运行平稳 }\n  - { template: bullets, title: 平稳增长, items: [甲, 乙], section: 一 }\n", "report.md": "# 报告\n\n## 一、指标\n\n2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%。\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nslides:\n  - { template: section, section: 一, title: 运行平稳 }\n  - { template: section, section: 二, title: 下步打算 }\n  - { template: bullets, title: 平稳增长, items: [甲, 乙], section: 二 }\n", "report.md": "# 报告\n\n## 一、指标\n\n2015年，营业收入2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%。\n\n## 二、打算\n\n继续努力。\n" },
  },
  *run(deck) {
    const dividers = deck.slides.filter(isDivider);
    if (dividers.length === 0 || !deck.report) return; // without a report nothing says what the parts are
    for (const [i, slide] of deck.slides.entries()) {
      const next = deck.slides[i + 1];
      const name = slide.section[0]?.title ?? slide.words.find(({ role }) => role === "title")?.text ?? slide.id;
      if (isDivider(slide) && (!next || !next.framed)) yield warning("horizontal-logic", { name, missing: "slides" }, { span: slide.at([]), slide: slide.number });
    }
    const opened = new Set(dividers.flatMap(({ scenes }) => scenes[0]?.section ?? []));
    const parts = deck.scene.sections.length;
    if (opened.size < 2 || opened.size < parts - 2) return; // dividers for some parts only are a choice
    for (const [index, { name }] of deck.scene.sections.entries()) {
      const first = deck.slides.find(({ scenes, framed }) => framed && scenes[0]?.section === index);
      if (!opened.has(index) && first && deck.slides.filter(({ scenes, framed }) => framed && scenes[0]?.section === index).length > 1)
        yield warning("horizontal-logic", { name, missing: "divider" }, { span: first.at([]), slide: first.number });
    }
  },
};

const isDivider = ({ scenes }: CheckedSlide): boolean => scenes[0]?.layout === "section";
