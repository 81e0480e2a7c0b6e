import { defineRule } from "../rule.js";
import { within } from "../shapes.js";

/** What an element refers to has to be a relationship of the right kind. */
export const rule = defineRule({
  name: "rel-kind",
  severity: "error",
  summary: { en: "Elements refer to relationships of their kind", "zh-CN": "元素引用的关系类型正确" },
  *run({ trees, relations }) {
    for (const [path, tree] of trees) {
      const kinds = new Map(relations(path).map(({ id, kind }) => [id, kind]));
      if (kinds.size === 0) continue;
      for (const { name, attributes } of within(tree)) {
        const wanted = expected[name];
        const id = attributes["r:id"] ?? attributes["r:embed"];
        const kind = id === undefined ? undefined : kinds.get(id);
        if (wanted && kind !== undefined && !wanted.includes(kind)) yield { args: { element: name, id: id!, kind }, part: path };
      }
    }
  },
});

const expected: Readonly<Record<string, readonly string[]>> = {
  "p:sldId": ["slide"],
  "p:sldMasterId": ["slideMaster"],
  "p:notesMasterId": ["notesMaster"],
  "p:handoutMasterId": ["handoutMaster"],
  "p:sldLayoutId": ["slideLayout"],
  "c:chart": ["chart"],
  "c:externalData": ["package", "oleObject", "externalLinkPath"],
  "a:blip": ["image"],
  "a:hlinkClick": ["hyperlink", "slide", "audio", "video", "media", "image", "customXml", "package", "oleObject", "presentation", "file"],
};
