import { sniff } from "../../pictures/sniff.js";
import { defineRule } from "../rule.js";

/** PptxGenJS writes SVG text into the PNG that stands in for it: a red cross in PowerPoint. */
export const rule = defineRule({
  name: "image-type",
  severity: "error",
  summary: { en: "Pictures are of the type they are declared as", "zh-CN": "图片内容与声明的类型一致" },
  *run({ parts, types, reached }) {
    for (const path of reached("image")) {
      const data = parts.get(path);
      const type = types.of(path);
      const wanted = type === undefined ? undefined : formats[type.toLowerCase()];
      if (!data || !wanted) continue;
      const seen = sniff(data);
      const found = seen.picture ?? seen.other ?? "";
      if (!wanted.includes(found)) yield { args: { path, type: type!, found }, part: path };
    }
  },
});

const formats: Readonly<Record<string, readonly string[]>> = {
  "image/png": ["png"],
  "image/jpeg": ["jpeg"],
  "image/jpg": ["jpeg"],
  "image/gif": ["gif"],
  "image/tiff": ["tiff"],
  "image/svg+xml": ["svg"],
  "image/webp": ["webp"],
  "image/bmp": ["BMP"],
};
