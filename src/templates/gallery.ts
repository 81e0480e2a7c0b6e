import { z } from "zod";
import { focusField, pictureField } from "../kinds/picture-slot.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { pictureOrPanel } from "../layout/blocks-picture.js";
import { body, columnWidth, gap } from "../layout/grid.js";
import { column, layers, place, type LayoutNode } from "../layout/node.js";
import { inline, text } from "../layout/text-block.js";
import { breakParagraph } from "../text/lines.js";
import { textStyle, type TypeRole } from "../theme/theme.js";

const item = z.strictObject({
  image: pictureField.describe("图片：文件，或 art:city 等自动生成的图 / picture: a file, or generated art such as art:city"),
  caption: z.string().min(1).max(80).describe("图名，14 字以内 / what it is, up to 30 letters"),
  text: z.string().min(1).max(200).optional().describe("一句说明，两张图时 50 字以内，六张时 20 字以内 / one sentence below the caption"),
  alt: z.string().max(300).optional().describe("图片说明，供看不见的人；默认取图名 / what the picture shows; by default the caption"),
  focus: focusField,
});

const content = z.strictObject({
  pictures: z.array(item).min(2).max(6).describe("图片，2–6 张 / two to six pictures"),
});
type Content = z.infer<typeof content>;
type Item = Content["pictures"][number];

/** Two to six pictures on the grid, each with its caption below or beside it. */
export const template: Template<Content> = {
  name: "gallery",
  summary: { en: "Two to six pictures with captions", "zh-CN": "图集：二至六张图片，配图名和说明" },
  layout: "content",
  title: "required",
  content,
  examples: {
    three: `template: gallery
title: 一河两路，三条主线拉开城市框架
source: 科技部网站《济宁高新区》，2016年1月11日
note: 图为示意，非实景
pictures:
  - { image: "art:city", caption: 蓼河, text: 蓼河沿线的体块示意，“一心三轴”框架基本拉开 }
  - { image: "art:grid", caption: 海川路, text: 街区网格示意，城市管理走向网格化、市场化 }
  - { image: "art:contour", caption: 崇文大道, text: 地形示意，最美最清洁高新区的形象得到巩固 }
`,
    five: `template: gallery
title: 五类载体同步建设，项目从孵化走到投产
source: 科技部网站《济宁高新区》，2016年1月11日
note: 图为示意，非实景
pictures:
  - { image: "art:city", caption: 专业园区, text: 安全设备产业园、检验检测示范区、中非产业园先后启动，信息产业园获批省级示范基地 }
  - { image: "art:grid", caption: 公共平台, text: 17个行业平台向社会开放运营 }
  - { image: "art:slips", caption: 资本中心, text: 入驻机构80家 }
  - { image: "art:contour", caption: 创业大学, text: 与创客中心等陆续建成 }
  - { image: "art:city", caption: 煤炭交易中心, text: 线上会员企业500余家 }
`,
    four: `template: gallery
title: 四个方向的现场，一页看全
note: 图为示意，非实景
pictures:
  - { image: "art:city", caption: 园区, text: 新上产业链项目79个，其中40个投产运营或试生产 }
  - { image: "art:grid", caption: 平台, text: 6个创新平台投入运营，17个行业平台向社会开放 }
  - { image: "art:slips", caption: 市场, text: 资本中心入驻机构80家，其中要素交易市场5家 }
  - { image: "art:contour", caption: 主体, text: 吟龙培育计划企业22家，一企一策重点培育 }
`,
    english: `template: gallery
title: Two places that show the change
source: Annual report, 2015
note: Generated pictures, not photographs
pictures:
  - { image: "art:city", caption: The new centre, text: "One core and three axes: the frame of the new centre along the river is in place" }
  - { image: "art:contour", caption: The river park, text: The cleanest district of the city keeps its name among residents }
`,
  },
  suits: () => 0.9,
  arrange({ pictures }, context) {
    const cells = cellsOf(pictures.length);
    const roles = rolesOf(pictures.length);
    const widths = cells.map(({ width }) => (pictures.length === 4 ? width - pictureBeside - gap : width));
    const heights = pictures.map((one, i) => captionHeight(one, roles, widths[i]!, context));
    return layers(
      pictures.map((one, i) => {
        const picture = pictureOrPanel(context.picture(one.image, ["pictures", i, "image"], one.alt ?? one.caption), { name: `picture ${i + 1}`, focus: one.focus });
        const peers = cells.flatMap((cell, k) => (cell.height === cells[i]!.height ? [heights[k]!.name + heights[k]!.text] : []));
        const beside = pictures.length === 4;
        const words = caption(one, i, roles, { name: heights[i]!.name, whole: beside ? undefined : Math.max(...peers) });
        return place(cells[i]!, beside ? besidePicture(picture, words) : column([{ ...picture, size: { share: 1 } }, words], { gap: [captionGap] }));
      }),
    );
  },
};

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const captionGap = 9;
/** Width of a picture whose caption stands beside it: three columns and the gutter's half of the fourth. */
const pictureBeside = columnWidth(3) + gap;

/** Halves, thirds, two by two, one large and four small, or three by two. */
function cellsOf(count: number): readonly Cell[] {
  const half = (body.height - gap) / 2;
  const at = (columns: number, column: number, row: number, rows: number): Cell => {
    const width = columnWidth(12 / columns);
    return { x: column * (width + gap), y: row * (half + gap), width, height: rows === 1 ? body.height : half };
  };
  switch (count) {
    case 2:
    case 3:
      return Array.from({ length: count }, (_, i) => at(count, i, 0, 1));
    case 4:
      return Array.from({ length: 4 }, (_, i) => at(2, i % 2, Math.floor(i / 2), 2));
    case 5:
      return [at(3, 0, 0, 1), at(3, 1, 0, 2), at(3, 2, 0, 2), at(3, 1, 1, 2), at(3, 2, 1, 2)];
    default:
      return Array.from({ length: 6 }, (_, i) => at(3, i % 3, Math.floor(i / 3), 2));
  }
}

const besidePicture = (picture: LayoutNode, words: LayoutNode): LayoutNode =>
  layers([place({ width: pictureBeside }, picture), place({ x: pictureBeside + gap }, words)]);

interface Roles {
  readonly name: TypeRole;
  readonly text: TypeRole;
}

const rolesOf = (count: number): Roles => (count > 4 ? { name: "small", text: "small" } : { name: "body", text: "body" });

/** Captions of pictures of one height are equally high, so that the pictures end on one line; `whole` is that height. */
function caption({ caption: name, text: words }: Item, i: number, roles: Roles, height: { readonly name: number; readonly whole?: number }): LayoutNode {
  const { whole } = height;
  return column([
    text(name, roles.name, { name: `caption ${i + 1}`, bold: true, color: "ink", group: "caption", maxLines: [2], size: words === undefined ? whole : height.name, from: ["pictures", i, "caption"] }),
    words === undefined
      ? undefined
      : text(words, roles.text, { name: `caption ${i + 1} text`, group: "caption", size: whole === undefined ? "auto" : whole - height.name, from: ["pictures", i, "text"] }),
  ]);
}

/** At the first step of the ladder, at most so many lines: what is longer steps down, then it overflows. */
function captionHeight({ caption: name, text: words }: Item, roles: Roles, width: number, { theme }: SlideContext): { readonly name: number; readonly text: number } {
  const heightOf = (value: string, role: TypeRole, bold: boolean, most: number): number => {
    const style = { ...textStyle(theme, role), bold };
    return Math.min(most, breakParagraph(inline(value), style, width).length) * style.line;
  };
  return { name: heightOf(name, roles.name, true, 2), text: words === undefined ? 0 : heightOf(words, roles.text, false, mostLines) };
}

const mostLines = 3;
