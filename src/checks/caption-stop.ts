import type { Check } from "../kinds/check.js";
import { info } from "../source/diagnostic.js";

/** GB/T 15834 leaves the stop out behind titles and entries. */
export const check: Check = {
  name: "caption-stop",
  summary: {
    en: "Entries of lists and captions of one sentence end without a full stop.",
    "zh-CN": "列表项和图表说明只有一句时，末尾不用句号。",
  },
  group: "typography",
  level: "info",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [平台投入运营, 企业满意] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [平台投入运营。, 企业满意] }\n" },
  },
  *run(deck) {
    for (const slide of deck.slides) {
      for (const { role, path, text, at } of slide.words) {
        const listed = (role === "body" && typeof path.at(-1) === "number" && path[0] !== "lines") || // lines of a quotation end as they are quoted
          path.at(-1) === "caption";
        if (!listed || !text.endsWith("。") || text.slice(0, -1).includes("。")) continue;
        yield info("caption-stop", { text: text.slice(-12) }, { span: at(text.length - 1, text.length), slide: slide.number });
      }
    }
  },
};
