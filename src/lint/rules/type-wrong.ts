import { defineRule } from "../rule.js";

/**
 * A part's type has to be what the relationships to it promise; just `application/xml` makes PowerPoint repair, and `image/jpg`
 * is no type (PptxGenJS #1444).
 */
export const rule = defineRule({
  name: "type-wrong",
  severity: "error",
  summary: { en: "A part's content type is what the relationships to it say", "zh-CN": "部件的内容类型与关系相符" },
  *run({ parts, types, relations }) {
    const told = new Set<string>();
    for (const owner of ["", ...parts.keys()])
      for (const { kind, target, external } of relations(owner)) {
        const wanted = expected[kind];
        const type = types.of(target);
        if (external || !wanted || type === undefined || !parts.has(target) || told.has(target) || wanted.test(type)) continue;
        told.add(target);
        yield { args: { path: target, type, kind }, part: target };
      }
  },
});

const presentationml = (name: string): RegExp => new RegExp(`^application/vnd\\.(?:openxmlformats-officedocument|ms-powerpoint)\\.(?:presentationml\\.)?${name}\\+xml$`, "u");

const expected: Readonly<Record<string, RegExp>> = {
  officeDocument: /\.main\+xml$/u,
  slide: presentationml("slide"),
  slideLayout: presentationml("slideLayout"),
  slideMaster: presentationml("slideMaster"),
  notesSlide: presentationml("notesSlide"),
  notesMaster: presentationml("notesMaster"),
  handoutMaster: presentationml("handoutMaster"),
  presProps: presentationml("presProps"),
  viewProps: presentationml("viewProps"),
  tableStyles: presentationml("tableStyles"),
  theme: /^application\/vnd\.openxmlformats-officedocument\.theme\+xml$/u,
  chart: /^application\/vnd\.openxmlformats-officedocument\.drawingml\.chart\+xml$/u,
  image: /^image\/(?!jpg$)./u,
};
