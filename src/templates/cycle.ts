import { z } from "zod";
import { quantityNumeral } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { body, columnX, page, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, group, layers, place, row, rule, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import { issue } from "../source/validate.js";

interface Step {
  readonly name: string;
  readonly text?: string;
  readonly quantity?: Quantity;
}

const step = z
  .strictObject({
    name: z.string().min(1).max(60).describe("步骤名，6 字以内 / name of the step"),
    text: z.string().min(1).max(160).optional().describe("说明，40 字以内 / what happens"),
    ...quantityFields,
  })
  .transform(({ name, text: words, ...given }, context): Step => {
    const counted = given.value !== undefined || given.figure !== undefined;
    return { name, text: words, quantity: counted ? quantityOf(given, context) : undefined };
  });

const content = z
  .strictObject({
    steps: z.array(step).min(3).max(6).describe("循环的各步，3–6 步，顺时针 / the steps of the cycle, 3 to 6, clockwise"),
    center: z.string().min(1).max(60).optional().describe("环中央的文字，8 字以内 / words inside the ring"),
    highlight: z.int().min(1).max(6).optional().describe("突出第几步 / number of the emphasised step"),
  })
  .superRefine(({ steps: { length: count }, highlight }, context) => {
    if (highlight !== undefined && highlight > count)
      context.addIssue(issue("number-too-large", { field: "highlight", value: String(highlight), max: String(count), inclusive: true }, { path: ["highlight"] }));
  });
type Content = z.infer<typeof content>;

/** Steps that begin again after the last: a ring with their numbers, and a row of text for each. */
export const template: Template<Content> = {
  name: "cycle",
  summary: { en: "Three to six steps of a cycle on a ring, with a row of text for each", "zh-CN": "循环图：环上三至六步，右侧逐步说明" },
  layout: "content",
  title: "required",
  content,
  examples: {
    capital: `template: cycle
title: 国资运营自成循环，“借用还”一体化运行
source: 科技部网站《济宁高新区》，2016年1月11日
center: 借用还一体化
steps:
  - { name: 组建公司, text: 经达、创达、滨达、美达、科达等公司相继组建 }
  - { name: 资产确权, text: 管委会资产确权到公司，主体与责任一并落地 }
  - { name: 公司运作, text: 项目由公司运作，投资决策委员会集体把关 }
  - { name: 盘活闲置, text: 闲置资产加快处置，达成以资抵账意向, value: 12.3, unit: 亿元 }
highlight: 4
`,
    research: `template: cycle
title: 重大课题“四个一”，研究完一个再接一个
source: 科技部网站《济宁高新区》，2016年1月11日
center: 班子成员牵头
steps:
  - { name: 找准一个问题, text: 对照“六大作用”找差距，在全国坐标系里定目标 }
  - { name: 开展一项调研, text: 到上海漕河泾、武汉光谷、长沙麓谷等园区学习 }
  - { name: 建设一个实体, text: 有团队、有人员、有实体、有经营 }
  - { name: 突破一项工作, text: 投融资体系、综合执法体制等课题已有成果 }
  - { name: 总结再出发, text: 成果转化为具体举措，带出下一个课题 }
`,
    english: `template: cycle
title: State assets work in a loop and pay for themselves
source: Annual report, 2015
center: Borrow, use, repay
steps:
  - { name: Found, text: Five asset companies take over what the committee owned }
  - { name: Register, text: Every asset gets an owner who answers for it }
  - { name: Operate, text: "Companies run the projects, a committee decides on investments" }
  - { name: Release, text: "Idle assets are sold or set against debts", value: 1.23, unit: bn yuan }
highlight: 4
`,
  },
  suits: ({ center }) => (center === undefined ? 0.4 : 0.9),
  arrange(slide, context) {
    const { steps } = slide;
    const height = Math.min(tallest, body.height / Math.max(steps.length, 4));
    const top = (body.height - height * steps.length) / 2;
    const counts = countWidth(steps, context);
    return row([
      ring(slide),
      space(listX - ringWidth),
      column([space(top), ...steps.map((one, i) => stepRow(one, i, { height, counts, strong: i + 1 === slide.highlight }, context)), space({ share: 1 })], { size: body.width - listX }),
    ]);
  },
};

/** The ring stands in the middle of the first five columns; the list takes the last seven. */
const listX = columnX(5) - page.margin;
const ringWidth = listX - 36;
const radius = 129;
const nodeSize = 42;
const ringLine = 3;
const arrow = { width: 15, height: 12 } as const;

/** Clockwise from the top; four steps stand at the corners, so that the arrows at the sides have room. */
const angle = (i: number, count: number): number => ((i + (count === 4 ? 0.5 : 0)) / count) * 2 * Math.PI;

function ring({ steps, center, highlight }: Content): LayoutNode {
  const middle = { x: ringWidth / 2, y: radius + nodeSize / 2 };
  const at = (x: number, y: number, width: number, height: number, child: LayoutNode): LayoutNode => place({ x: middle.x + x - width / 2, y: middle.y + y - height / 2, width, height }, child);
  const nodes = steps.flatMap((_, i): readonly LayoutNode[] => {
    const [x, y] = [radius * Math.sin(angle(i, steps.length)), -radius * Math.cos(angle(i, steps.length))];
    const strong = i + 1 === highlight;
    return [
      at(x, y, nodeSize, nodeSize, { type: "shape", geometry: "ellipse", fill: strong ? "fill" : "tint2", stroke: { color: "bg", width: 4.5 }, name: `node ${i + 1}` }),
      at(x, y, nodeSize, nodeSize, text(String(i + 1), "h3", { name: `node ${i + 1} number`, align: "center", anchor: "middle", wrap: false, group: "nodes", color: strong ? "onfill" : "accent" })),
    ];
  });
  const drawn = layers([
    at(0, 0, 2 * radius, 2 * radius, { type: "shape", geometry: "ellipse", stroke: { color: "soft", width: ringLine }, name: "ring" }),
    at(radius, 0, arrow.width, arrow.height, { type: "shape", geometry: "triangle-down", fill: "soft", name: "arrow down" }),
    at(-radius, 0, arrow.width, arrow.height, { type: "shape", geometry: "triangle", fill: "soft", name: "arrow up" }),
    ...nodes,
  ]);
  const size = 2 * middle.y;
  const words = center === undefined ? undefined : place({ x: middle.x - centerWidth / 2, y: middle.y - centerHeight / 2, width: centerWidth, height: centerHeight }, text(center, "h2", { name: "center", align: "center", anchor: "middle", maxLines: [2, 3], from: ["center"] }));
  return layers([place({ y: (body.height - size) / 2, height: size, rigid: true }, layers([group("cycle", drawn), words]))], { size: ringWidth });
}

const centerWidth = 156;
const centerHeight = 90;
const tallest = 79;
const numberWidth = 27;

/** The column of numbers at the right, as wide as the widest. */
function countWidth(steps: readonly Step[], context: SlideContext): number {
  const widths = steps.flatMap(({ quantity }) => (quantity ? [textWidth(quantityNumeral(quantity, "numeral-s", { unit: unitSize }, {}, context).paragraphs[0]!, context.theme, "numeral-s")] : []));
  return widths.length === 0 ? 0 : Math.min(widestCount, Math.max(...widths) * singleLineAllowance);
}

const unitSize = 14;
const widestCount = 150;

interface Style {
  readonly height: number;
  readonly counts: number;
  readonly strong: boolean;
}

function stepRow({ name, text: words, quantity }: Step, i: number, { height, counts, strong }: Style, context: SlideContext): LayoutNode {
  const width = body.width - listX;
  const from = ["steps", i];
  const number = text(String(i + 1), "h3", { name: `step ${i + 1} number`, color: "accent", group: "step names", wrap: false, size: numberWidth });
  const said = column(
    [
      text(name, "h3", { name: `step ${i + 1} name`, color: strong ? "accent" : undefined, group: "step names", maxLines: [1], from: [...from, "name"] }),
      words === undefined ? undefined : text(words, "body", { name: `step ${i + 1} text`, group: "step texts", maxLines: height < 62 ? [1, 2] : [2], from: [...from, "text"] }),
    ],
    { size: { share: 1 } },
  );
  return layers(
    [
      place({ height: 0 }, rule(i === 0 ? "ink" : "rule", 0.75, { name: `step ${i + 1} rule` })),
      place({ width: width - (counts > 0 ? counts + 18 : 0), height }, column([row([number, said])], { anchor: "middle" })),
      quantity
        ? place(
            { x: width - counts, width: counts, height },
            quantityNumeral(quantity, "numeral-s", { unit: unitSize, color: "accent" }, { align: "right", anchor: "middle", name: `step ${i + 1} value`, group: "step values", from: [...from, "value"] }, context),
          )
        : undefined,
    ],
    { size: height },
  );
}
