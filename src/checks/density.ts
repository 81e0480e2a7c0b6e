import type { Check } from "../kinds/check.js";
import { walk } from "../scene/walk.js";
import { warning } from "../source/diagnostic.js";

/** More than that is read instead of listened to. */
export const check: Check = {
  name: "density",
  summary: {
    en: "A slide has at most six points, 180 Chinese characters or 90 words, and three sizes of running text.",
    "zh-CN": "一页不超过六条要点、180 个字，正文不超过三种字号。",
  },
  group: "message",
  level: "warning",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙, 丙] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 五件事, items: [把这一件事情的来龙去脉和下一步的打算从头到尾原原本本地写在这一页上给大家看甲, 把这一件事情的来龙去脉和下一步的打算从头到尾原原本本地写在这一页上给大家看乙, 把这一件事情的来龙去脉和下一步的打算从头到尾原原本本地写在这一页上给大家看丙, 把这一件事情的来龙去脉和下一步的打算从头到尾原原本本地写在这一页上给大家看丁, 把这一件事情的来龙去脉和下一步的打算从头到尾原原本本地写在这一页上给大家看戊] }\n" },
  },
  *run(deck) {
    for (const slide of deck.slides) {
      if (!slide.framed || slide.appendix || tables.has(slide.template)) continue;
      const where = { span: slide.at([]), slide: slide.number };
      const pages = Math.max(1, slide.scenes.length);
      const items = Math.ceil(["items", "points"].reduce((most, field) => Math.max(most, listLength(slide.data[field])), 0) / pages);
      if (lists.has(slide.template) && items > mostItems) yield warning("density", { what: "items", count: items, max: mostItems }, where);
      const text = slide.words.filter(({ role }) => role !== "notes" && role !== "footer" && role !== "alt" && role !== "title").map((words) => words.text).join(" ");
      const chinese = deck.language === "zh-CN";
      const count = Math.ceil((chinese ? [...text.matchAll(/\p{Script=Han}/gu)].length : text.split(/\s+/u).length) / pages);
      const max = Math.round((chinese ? mostHan : mostWords) * (deck.file ? withLabels : 1));
      if (count > max) yield warning("density", { what: "characters", count, max }, where);
      for (const scene of slide.scenes) {
        const sizes = new Set([...walk(scene.nodes)].flatMap((node) => (node.type === "text" && running.has(node.style.role) ? [node.style.size] : [])));
        if (sizes.size > mostSizes) yield warning("density", { what: "sizes", count: sizes.size, max: mostSizes }, where);
      }
    }
  },
};

const mostItems = 6;
const mostHan = 180;
const mostWords = 120;
/** The words of a finished file include labels and units that an outline leaves to the program. */
const withLabels = 4 / 3;
const mostSizes = 3;
/** Of these the list is the slide. */
const lists: ReadonlySet<string> = new Set(["bullets", "chart-takeaway", "image-text"]);
/** Read cell by cell, not as a text. */
const tables: ReadonlySet<string> = new Set(["table", "appendix-table", "glossary", "sources", "heat-table", "problem-measure", "roadmap", "org", "team", "blank"]);
const running: ReadonlySet<string> = new Set(["text", "body", "small"]);

const listLength = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
