import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** Links that do nothing, or more than a reader of slides expects. */
export const rule = defineRule({
  name: "link-target",
  severity: "warning",
  summary: { en: "Links lead to a slide, the web or a mail address", "zh-CN": "链接指向页面、网页或邮箱" },
  *run({ slides, relations }) {
    const paths = new Set(slides.map(({ path }) => path));
    for (const { path, tree } of slides)
      for (const name of ["a:hlinkClick", "a:hlinkMouseOver"])
        for (const { attributes } of within(tree, name)) {
          const relation = relations(path).find(({ id }) => id === attributes["r:id"]);
          const action = attributes["action"] ?? "";
          if (!relation) continue;
          const jumps = relation.kind === "slide";
          if (jumps && (!action.startsWith("ppaction://hlinksldjump") || !paths.has(relation.target))) yield { args: { target: relation.written, problem: "jump" }, part: path };
          if (relation.kind === "hyperlink" && relation.external && /^(?:javascript|vbscript|data|file):/iu.test(relation.written)) yield { args: { target: relation.written, problem: "scheme" }, part: path };
          if (action.startsWith("ppaction://program") || action.startsWith("ppaction://macro")) yield { args: { target: action, problem: "program" }, part: path };
        }
  },
});
