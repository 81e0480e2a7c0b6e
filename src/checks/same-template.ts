import type { Check, CheckedSlide } from "../kinds/check.js";
import { info } from "../source/diagnostic.js";

/** A change of form wakes the room. */
export const check: Check = {
  name: "same-template",
  summary: {
    en: "At most three slides in a row have the same template.",
    "zh-CN": "同一版式最多连用三页。",
  },
  group: "message",
  level: "info",
  asks: "outline",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 第一项, items: [甲, 乙] }\n  - { template: bullets, title: 第二项, items: [甲, 乙] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 其一, items: [甲, 乙] }\n  - { template: bullets, title: 其二, items: [甲, 乙] }\n  - { template: bullets, title: 其三, items: [甲, 乙] }\n  - { template: bullets, title: 其四, items: [甲, 乙] }\n" },
  },
  *run(deck) {
    let run: CheckedSlide[] = [];
    for (const slide of [...deck.slides, undefined]) {
      if (slide && slide.framed && slide.template === run[0]?.template) {
        run.push(slide);
        continue;
      }
      const fourth = run[mostInARow];
      if (fourth) yield info("same-template", { template: fourth.template, count: run.length }, { span: fourth.at(["template"]), slide: fourth.number });
      run = slide && slide.framed ? [slide] : [];
    }
  },
};

const mostInARow = 3;
