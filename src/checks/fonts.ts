import type { Check } from "../kinds/check.js";
import { info, warning } from "../source/diagnostic.js";

/** Of finished files: a face that another machine has not is replaced there, and every line breaks elsewhere. */
export const check: Check = {
  name: "fonts",
  summary: {
    en: "A finished file uses the faces of its theme, few of them, ones that most machines have, and one for Chinese where it has Chinese.",
    "zh-CN": "成品文件使用主题字体，种类不多，多数电脑都有；有汉字时指定了中文字体。",
  },
  group: "sight",
  level: "warning",
  asks: "file",
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: bullets, title: 三件事, items: [甲, 乙] }\n" },
  },
  *run({ file }) {
    const faces = file?.faces ?? [];
    const told = new Set<string>();
    for (const { face, script, themed, slides, span } of faces) {
      if (face !== "" && told.has(face)) continue; // one face for both scripts
      told.add(face);
      const where = { span, slide: slides[0]! };
      if (face === "" && script === "ea") yield warning("fonts", { why: "no-chinese", face: "", count: slides.length }, where);
      else if (face !== "" && !usual.has(face.toLowerCase())) yield warning("fonts", { why: "rare", face, count: slides.length }, where);
      else if (!themed) yield info("fonts", { why: "foreign", face, count: slides.length }, where);
    }
    for (const script of ["latin", "ea"] as const) {
      const own = faces.filter((one) => one.script === script && one.face !== "");
      const last = own[mostFaces];
      if (last) yield warning("fonts", { why: "many", face: own.map(({ face }) => face).join(", "), count: own.length }, { span: last.span, slide: last.slides[0]! });
    }
  },
};

/** A face for titles, one for text, one for figures. */
const mostFaces = 3;

/** What Windows, macOS or Office bring along, in the names that files use. */
const usual: ReadonlySet<string> = new Set(
  [
    "Arial, Arial Black, Arial Narrow, Aptos, Aptos Display, Aptos Narrow, Bahnschrift, Book Antiqua, Bookman Old Style, Calibri, Calibri Light, Cambria, Cambria Math, Candara, Century, Century Gothic, Comic Sans MS, Consolas, Constantia, Corbel, Courier New, Franklin Gothic Book, Franklin Gothic Medium, Garamond, Georgia, Gill Sans MT, Helvetica, Helvetica Neue, Impact, Lucida Console, Lucida Sans Unicode, Palatino Linotype, Rockwell, Segoe UI, Segoe UI Light, Segoe UI Semibold, Segoe UI Semilight, Segoe UI Symbol, Symbol, Tahoma, Times, Times New Roman, Trebuchet MS, Tw Cen MT, Verdana, Wingdings",
    "宋体, 黑体, 楷体, 仿宋, 等线, 等线 Light, 微软雅黑, 微软雅黑 Light, 新宋体, 隶书, 幼圆, 华文中宋, 华文仿宋, 华文宋体, 华文楷体, 华文细黑, 华文黑体, 方正舒体, 方正姚体, 楷体_GB2312, 仿宋_GB2312, 苹方-简, SimSun, NSimSun, SimHei, KaiTi, FangSong, DengXian, DengXian Light, Microsoft YaHei, Microsoft YaHei UI, Microsoft YaHei Light, Microsoft JhengHei, PingFang SC, STSong, STKaiti, STFangsong, STZhongsong, STXihei, STHeiti, Hiragino Sans GB, Songti SC, Heiti SC, Kaiti SC, MS PGothic, MS Gothic, MS Mincho, Yu Gothic, Yu Gothic Light, Meiryo, Malgun Gothic",
  ]
    .join(", ")
    .split(", ")
    .map((face) => face.toLowerCase()),
);
