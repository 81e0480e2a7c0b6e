import { z } from "zod";
import { fittingNumerals, labelOf } from "../kinds/quantity-text.js";
import { quantityFields, quantityOf, type Quantity } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { onBaseline } from "../layout/blocks-structure.js";
import { body, singleLineAllowance } from "../layout/grid.js";
import { textWidth } from "../layout/layout.js";
import { column, group, layers, place, rect, rule, space, type LayoutNode } from "../layout/node.js";
import { text } from "../layout/text-block.js";
import type { Path } from "../source/span.js";
import { issue } from "../source/validate.js";

interface Step {
  readonly name: string;
  readonly label?: string;
  readonly text?: string;
}

interface Result {
  readonly label?: string;
  readonly text?: string;
  readonly quantity?: Quantity;
}

interface Control {
  readonly head: string;
  readonly items: readonly { readonly name: string; readonly text?: string }[];
}

interface Content {
  readonly steps: readonly Step[];
  readonly result?: Result;
  readonly control?: Control;
  /** Index of the emphasised step. */
  readonly highlight?: number;
}

const step = z.union([
  z
    .string()
    .min(1)
    .max(60)
    .transform((name): Step => ({ name })),
  z.strictObject({
    name: z.string().min(1).max(60).describe("步骤名称，6 字以内 / short name of the step"),
    label: z.string().min(1).max(40).optional().describe("步骤名称下的标签，默认“第一步” / above the text; “Step 1” unless given, or a date"),
    text: z.string().min(1).max(200).optional().describe("说明，20 字以内 / what is done"),
  }),
]);

const result = z
  .strictObject({
    text: z.string().min(1).max(160).optional().describe("成果说明，30 字以内 / what came of it"),
    ...quantityFields,
  })
  .transform(({ text: words, ...given }, context): Result => {
    const counted = given.value !== undefined || given.figure !== undefined;
    const quantity = counted ? quantityOf(given, context) : undefined;
    if (words === undefined && given.label === undefined && quantity === undefined) context.addIssue(issue("missing-field", { missing: "text", field: "result" }, { at: "key" }));
    return { label: given.label, text: words, quantity };
  });

const content = z
  .strictObject({
    steps: z.array(step).min(3).max(6).describe("步骤，3–6 步 / three to six steps in their order"),
    result: result.optional().describe("成果行：label、text 和一个数字 / the outcome: label, text and a number"),
    control: z
      .strictObject({
        head: z.string().min(1).max(60).describe("保障名称，8 字以内 / what accompanies all steps"),
        items: z
          .array(
            z.strictObject({
              name: z.string().min(1).max(60).describe("名称，10 字以内 / name"),
              text: z.string().min(1).max(80).optional().describe("职责，12 字以内 / what it does"),
            }),
          )
          .min(2)
          .max(3)
          .describe("2–3 项 / two or three"),
      })
      .optional()
      .describe("全程保障 / who or what accompanies the whole process"),
    highlight: z
      .union([z.number().int().min(1).max(6), z.literal("none")])
      .optional()
      .describe("突出第几步，从 1 数起，默认最后一步；none 表示都不突出 / the emphasised step, counted from 1; the last unless given"),
  })
  .superRefine(({ steps, highlight }, context) => {
    if (typeof highlight === "number" && highlight > steps.length)
      context.addIssue(issue("number-too-large", { field: "highlight", value: String(highlight), max: String(steps.length), inclusive: true }, { path: ["highlight"] }));
  })
  .transform(({ highlight, ...rest }): Content => ({ ...rest, highlight: highlight === "none" ? undefined : (highlight ?? rest.steps.length) - 1 }));

/** Three to six steps in a row of chevrons, what came of them, and who watches over them. */
export const template: Template<Content> = {
  name: "process",
  summary: { en: "Three to six steps, their outcome and what accompanies them", "zh-CN": "流程：三至六步，可带成果和全程保障" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "five-steps": `template: process
title: 国资运营五步闭环，以资抵账意向达12.3亿元
source: 科技部网站《济宁高新区》，2016年1月11日
steps:
  - { name: 组建主体, text: 经达、创达、滨达、美达、科达等公司 }
  - { name: 资产确权, text: 管委会资产确权给公司，权责清晰 }
  - { name: 公司运作, text: 项目由公司承接，实行市场化运作 }
  - { name: 借用还一体, text: 借、用、还一体化，由公司统筹 }
  - { name: 盘活闲置, text: 达成以资抵账意向，提高运营效益 }
result: { label: 阶段成果, text: 闲置资产加快处置，以资抵账意向已经达成, value: 12.3, unit: 亿元 }
control:
  head: 三个机构全程把关
  items:
    - { name: 国有资本管理办公室, text: 提高资产运营效益 }
    - { name: 投资决策委员会, text: 投资事项集体决策 }
    - { name: 合同管理委员会, text: 产出、环保列入对赌 }
`,
    "four-steps": `template: process
title: 每个课题四步走，从找问题到建实体
source: 科技部网站《济宁高新区》，2016年1月11日
steps:
  - { name: 找准问题, text: 围绕中长期发展选定一批重大课题，由班子成员牵头 }
  - { name: 开展调研, text: 到上海漕河泾、武汉光谷、长沙麓谷等园区对标学习 }
  - { name: 建设实体, text: 投融资体系、综合执法体制等课题落到具体机构 }
  - { name: 突破工作, text: 课题成果转化为具体举措，带动一项工作实现突破 }
result: { label: 怎么算完成, text: 一个问题、一项调研、一个实体、一项突破，缺一不可 }
`,
    english: `template: process
title: State assets are put to work in five steps
source: Ministry of Science and Technology, 11 January 2016
steps:
  - { name: Set up, text: Five companies are founded }
  - { name: Transfer, text: Assets become the companies' own }
  - { name: Operate, text: Projects are run by the market }
  - { name: Finance, text: "Borrow, use and repay in one hand" }
  - { name: Recover, text: Idle assets settle old debts }
result: { label: Outcome so far, text: Debts that creditors agreed to settle in assets, value: 1.23, unit: bn yuan }
control:
  head: Three bodies watch over it
  items:
    - { name: State capital office, text: Raises returns }
    - { name: Investment committee, text: Decides together }
    - { name: Contract committee, text: Binds both sides }
`,
  },
  suits: ({ steps }) => (steps.every(({ name }) => name.length <= 24) ? 0.95 : 0.6),
  arrange({ steps, result, control, highlight }, context) {
    const full = result !== undefined && control !== undefined;
    const below = result || control ? (full ? resultTop : panelTop) : body.height;
    return layers([
      ...chevrons(steps, highlight, context),
      ...stepTexts(steps, full ? "body" : "text", below, context),
      result && place({ y: below, height: full ? panelTop - resultTop : body.height - below - 6 }, resultRow(result, full ? resultHeight : aloneHeight, context)),
      control && place({ y: panelTop }, controlPanel(control)),
    ]);
  },
};

/** Tops and lengths of the design, in points from the body's top left corner. */
const chevronTop = 6;
const chevronHeight = 60;
const tip = 18;
const joint = 4.5;
const labelTop = 81;
const textTop = 103.5;
const resultTop = 174;
const panelTop = 243;
/** Texts begin behind the notch; the first shape has none. */
const firstIndent = 15;
const indent = 30;

const pitchOf = (count: number): number => (body.width - tip) / count;
const textX = (i: number, count: number): number => pitchOf(count) * i + (i === 0 ? firstIndent : indent);

/** The row of shapes, then their names from left to right. */
function chevrons(steps: readonly Step[], highlight: number | undefined, { theme }: SlideContext): readonly LayoutNode[] {
  const pitch = pitchOf(steps.length);
  const width = (i: number): number => pitch + tip - (i === steps.length - 1 ? 0 : joint);
  const shapes = steps.map((_, i) =>
    place(
      { x: pitch * i, width: width(i) },
      { type: "shape", geometry: i === 0 ? "home-plate" : "chevron", adjust: tip / chevronHeight, fill: i === highlight ? "fill" : "tint2", name: `step ${i + 1} shape` },
    ),
  );
  const room = pitch - indent;
  const fits = ({ name }: Step, level: number): boolean => textWidth(name, theme, "h3", level) * singleLineAllowance <= room;
  const oneLine = theme.type.h3.steps.some((_, level) => steps.every((each) => fits(each, level)));
  return [
    place({ y: chevronTop, height: chevronHeight }, group("steps", layers(shapes))),
    ...steps.map(({ name }, i) =>
      place(
        { x: textX(i, steps.length), y: chevronTop, width: room, height: chevronHeight },
        text(name, "h3", { anchor: "middle", color: i === highlight ? "onfill" : "ink", maxLines: [oneLine ? 1 : 2], group: "step name", name: `step ${i + 1} name`, from: ["steps", i, "name"] }),
      ),
    ),
  ];
}

/** Label and text of each step; texts are larger where nothing stands below them. */
function stepTexts(steps: readonly Step[], role: "body" | "text", below: number, { labels, theme }: SlideContext): readonly LayoutNode[] {
  const width = pitchOf(steps.length) - (steps.length < 6 ? indent + 9 : tip);
  const height = below - textTop - 1.5;
  const lines = theme.type[role].steps.map(({ line }) => Math.floor(height / line));
  return steps.flatMap(({ label, text: words }, i) => {
    const x = textX(i, steps.length);
    const from = (field: string): Path => ["steps", i, field];
    return [
      place({ x, y: labelTop, width, height: 18 }, text(label ?? labels.step(i + 1), "small", { bold: true, color: "accent", maxLines: [1], name: `step ${i + 1} label`, from: from("label") })),
      ...(words === undefined ? [] : [place({ x, y: textTop, width, height }, text(words, role, { maxLines: lines, group: "step text", name: `step ${i + 1} text`, from: from("text") }))]),
    ];
  });
}

const resultTextX = 229.5;
const resultTextWidth = 423;
const numeralWidth = 202.5;
/** The row's words stand in the middle of what is left between rule and panel. */
const resultHeight = 63;
const aloneHeight = 84;
const unitSize = 16;

function resultRow({ label: given, text: words, quantity }: Result, height: number, context: SlideContext): LayoutNode {
  const resultRoom = { y: 5, height } as const;
  const { theme } = context;
  const label = quantity ? labelOf(given, quantity, context) : (given ?? "");
  const textLeft = label === "" ? 0 : resultTextX;
  const number =
    quantity &&
    fittingNumerals([quantity], ["numeral-l-small", "numeral-s"], { unit: unitSize, width: numeralWidth }, context).block(
      quantity, { color: "accent" }, { align: "right", name: "result number", from: ["result", "value"] },
    );
  const labelled = { ...resultRoom, x: 0, width: words === undefined ? body.width - numeralWidth - 18 : numeralWidth };
  return layers([
    place({ height: 0 }, rule("ink", 0.75, { name: "result rule" })),
    label === "" ? undefined : place(labelled, text(label, "h3", { anchor: "middle", maxLines: [2], name: "result label", from: ["result", "label"] })),
    words === undefined
      ? undefined
      : place(
          { ...resultRoom, x: textLeft, width: number ? resultTextX + resultTextWidth - textLeft : body.width - textLeft },
          text(words, "text", { anchor: "middle", maxLines: [2], name: "result text", from: ["result", "text"] }),
        ),
    number && onBaseline(theme, "text", { ...resultRoom, x: body.width - numeralWidth, width: numeralWidth }, number),
  ]);
}

const panelHead = { x: 18, width: 184.5 } as const;
const dividerX = 211.5;
const itemPitch = 220.5;
const itemInset = 18;
const dividerInset = 27;

/** The design's three items in its columns; two share the same room. */
function controlPanel({ head, items }: Control): LayoutNode {
  const pitch = items.length === 3 ? itemPitch : (body.width - dividerX) / items.length;
  const width = Math.min(pitch, body.width - dividerX - pitch * (items.length - 1)) - itemInset - 9;
  return layers([
    rect("panel", { name: "control panel" }),
    place(panelHead, text(head, "h3", { anchor: "middle", maxLines: [3], name: "control head", from: ["control", "head"] })),
    ...items.flatMap((item, i) => {
      const name = `control ${i + 1}`;
      const x = dividerX + pitch * i;
      const from = (field: string): Path => ["control", "items", i, field];
      return [
        place({ x, y: dividerInset, width: 0, height: 108 - 2 * dividerInset }, rule("rule", 0.75, { name: `${name} divider` })),
        place(
          { x: x + itemInset, width },
          column(
            [
              text(item.name, "body", { bold: true, color: "ink", maxLines: [2], group: "control", name: `${name} name`, from: from("name") }),
              item.text === undefined ? undefined : space(3.5),
              item.text === undefined ? undefined : text(item.text, "body", { maxLines: [2], group: "control", name: `${name} text`, from: from("text") }),
            ],
            { anchor: "middle" },
          ),
        ),
      ];
    }),
  ]);
}
