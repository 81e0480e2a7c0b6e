import { z } from "zod";
import type { IssueContext } from "../kinds/quantity.js";
import type { SlideContext, Template } from "../kinds/template.js";
import { linesOf } from "../layout/blocks-charts.js";
import { takeaway as takeawayBlock } from "../layout/blocks.js";
import { body, columnWidth, gap } from "../layout/grid.js";
import { connector, layers, place, rect, type LayoutNode } from "../layout/node.js";
import { inline } from "../layout/text-block.js";
import { fits } from "../layout/words.js";
import type { Paragraph } from "../scene/nodes.js";
import { issue } from "../source/validate.js";
import type { ColorRole, Theme, TypeRole } from "../theme/theme.js";

const fields = {
  name: z.string().min(1).max(60).describe("名称，10 字以内 / name"),
  note: z.string().min(1).max(80).optional().describe("职责，12 字以内 / what it does"),
};
const third = z.strictObject(fields);
const second = z.strictObject({ ...fields, children: z.array(third).min(1).max(12).optional().describe("第三级 / the third level") });

const content = z
  .strictObject({
    root: z.strictObject({ ...fields, children: z.array(second).min(1).max(5).describe("第二级，一至五个 / the second level, one to five") }).describe("最上一级 / the top"),
    takeaway: z.string().min(1).max(240).optional().describe("下方的一句话，46 字以内 / one sentence below"),
  })
  .superRefine((value, context) => checkLeaves(value, context));
type Content = z.infer<typeof content>;
type Branch = Content["root"]["children"][number];
type Named = z.infer<typeof third>;

/** Who belongs to whom, on three levels; the lines are tied to the boxes. */
export const template: Template<Content> = {
  name: "org",
  summary: { en: "An organisation on two or three levels, its lines tied to the boxes", "zh-CN": "组织架构：二至三级，连线随方框移动" },
  layout: "content",
  title: "required",
  content,
  examples: {
    "three levels": `template: org
title: 国资管理三层架构：集体决策、统一管理、公司运作
source: 科技部网站《济宁高新区》，2016年1月11日
note: 层级关系据总结表述整理，以管委会文件为准。
root:
  name: 管委会
  note: 资产所有者，确权授权
  children:
    - { name: 投资决策委员会, note: 投资事项集体决策 }
    - name: 国有资本管理办公室
      note: 提高资产运营效益
      children: [{ name: 经达 }, { name: 创达 }, { name: 滨达 }, { name: 美达 }, { name: 科达 }]
    - { name: 合同管理委员会, note: 承诺入合同、设对赌 }
takeaway: 资产确权给公司，项目由公司运作，实行“借用还”一体化；已达成以资抵账意向12.3亿元。
`,
    "several branches": `template: org
title: 四个主攻方向各有载体，分工清楚
source: 科技部网站《济宁高新区》，2016年1月11日
note: 层级关系据总结表述整理。
root:
  name: 济宁高新区
  note: 国内一流的创新型科技园区
  children:
    - { name: 园区, children: [{ name: 滨河科技园 }, { name: 软件园 }, { name: 大学园 }] }
    - { name: 平台, children: [{ name: 药物研发 }, { name: 数字影视 }, { name: 工业机器人 }, { name: 新能源汽车 }] }
    - { name: 市场, children: [{ name: 资本中心 }, { name: 煤炭交易中心 }] }
    - { name: 主体, children: [{ name: 吟龙企业 }, { name: 骨干企业 }, { name: 孵化企业 }] }
`,
    "many under one": `template: org
title: 十二个产业处归口一处，专人专责
note: 产业处名称为版式示意，总数12个见正文。
chip: 示意名称
root:
  name: 管委会
  children:
    - name: 产业发展局
      note: 统筹12个产业处
      children:
        [{ name: 装备制造 }, { name: 纺织材料 }, { name: 生物医药 }, { name: 信息技术 }, { name: 新能源 }, { name: 汽车配件 }, { name: 检验检测 }, { name: 现代物流 }, { name: 金融服务 }, { name: 文化创意 }, { name: 现代农业 }, { name: 服务外包 }]
`,
    english: `template: org
title: Public assets are decided on together and run by companies
source: Annual report, 2015
root:
  name: Administration
  note: Owner of all public assets
  children:
    - { name: Investment Committee, note: Decides on every investment }
    - name: State Assets Office
      note: Makes the assets earn more
      children: [{ name: Jingda }, { name: Chuangda }, { name: Binda }, { name: Meida }, { name: Keda }]
    - { name: Contracts Committee, note: Puts promises into contracts }
takeaway: Assets belong to the companies, which run the projects; offers to settle debts in kind reach 1.23 billion yuan.
`,
  },
  suits: () => 1,
  arrange({ root, takeaway }, context) {
    const foot = takeaway === undefined ? wholeFoot : treeFoot;
    const tree = treeOf(root.children, foot);
    const texts = {
      root: dressOf([root], context.theme, tree.root),
      branch: dressOf(root.children, context.theme, tree.branches[0]!), // the schema wants at least one
      leaf: dressOf(root.children.flatMap(({ children = [] }) => children), context.theme, tree.leaves.flat()[0] ?? tree.root),
    };
    return layers([
      place(tree.root, namedBox(root, { name: "root", fill: "fill", dress: texts.root, from: ["root"] })),
      ...root.children.flatMap((branch, i): readonly LayoutNode[] => [
        place(tree.branches[i]!, namedBox(branch, { name: branchName(i), fill: "tint", dress: texts.branch, from: ["root", "children", i] })),
        connector({ shape: "root", site: "bottom" }, { shape: branchName(i), site: "top" }),
      ]),
      ...root.children.flatMap(({ children = [] }, i) =>
        children.flatMap((leaf, c): readonly LayoutNode[] => [
          place(tree.leaves[i]![c]!, namedBox(leaf, { name: leafName(i, c), fill: "panel", dress: texts.leaf, from: ["root", "children", i, "children", c] })),
          lineTo(tree, i, c),
        ]),
      ),
      takeaway === undefined ? undefined : sentence(takeaway, context),
    ]);
  },
};

const mostLeaves = 12;

function checkLeaves({ root }: Content, context: IssueContext): void {
  if (context.issues.length > 0) return;
  const count = root.children.reduce((sum, { children = [] }) => sum + children.length, 0);
  if (count > mostLeaves) context.addIssue(issue("chart-too-many", { kind: "org", count, max: mostLeaves }, { path: ["root", "children"] }));
}

const branchName = (i: number): string => `branch ${i + 1}`;
const leafName = (i: number, c: number): string => `leaf ${i + 1}.${c + 1}`;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Tree {
  readonly root: Place;
  readonly branches: readonly Place[];
  /** By branch. */
  readonly leaves: readonly (readonly Place[])[];
  /** `rows`: leaves stand in one row or two. `lists`: below each other under their branch, tied to its left side. */
  readonly form: "rows" | "lists";
  /** Height of the line from which the leaves hang. */
  readonly bus: number;
}

/** In points below the body's top edge: first row, end of the tree above a sentence and without one. */
const top = 6;
const treeFoot = 282;
const wholeFoot = 345;
const widest = columnWidth(4);
const widestLeaf = columnWidth(3);
/** Children in one row under several parents need this much each. */
const leastLeaf = 92;
const mostInRow = 6;
const familyGap = 9;
/** Beside a list: from the line to its branch, and from there to the leaves. */
const trunk = 9;
const listGap = 6;
const highestListed = 36;

function treeOf(branches: readonly Branch[], foot: number): Tree {
  const counts = branches.map(({ children = [] }) => children.length);
  const parents = counts.filter((count) => count > 0).length;
  const span = (body.width - gap * (branches.length - 1)) / branches.length;
  if (parents === 0) return twoLevels(branches, foot);
  const leaf = Math.min(...counts.map((count) => (count === 0 ? Infinity : (span - familyGap * (count - 1)) / count)));
  return parents === 1 ? spread(branches, foot) : leaf >= leastLeaf ? families(branches, foot, leaf) : lists(branches, foot);
}

const centred = (middle: number, width: number, y: number, height: number): Place => ({ x: middle - width / 2, y, width, height });
const row = (count: number, width: number, between: number, y: number, height: number, middle = body.width / 2): readonly Place[] =>
  Array.from({ length: count }, (_, i) => centred(middle + (i - (count - 1) / 2) * (width + between), width, y, height));
const branchWidth = (count: number): number => Math.min(widest, (body.width - gap * (count - 1)) / count);

/**
 * Rows of three levels, in points: those of the design, with more air where there is no sentence. Where leaves need two
 * rows, the drop to them is higher than one of them: half way down, where programs that ignore a connector's turn draw it,
 * there is still no box.
 */
function rowsOf(foot: number, twoRows: boolean) {
  const roomy = foot > treeFoot;
  const one = roomy ? { high: 75, low: 60, drop: 54, last: 54 } : { high: 69, low: 54, drop: 42, last: 42 };
  const two = roomy ? { high: 60, low: 90, drop: 36, last: 60 } : { high: 54, low: 78, drop: 27, last: 51 };
  const { high, low, drop, last } = twoRows ? two : one;
  const second = top + high + drop;
  return { high, low, second, third: second + high + last, bus: second + high + last / 2 };
}

function twoLevels(branches: readonly Branch[], foot: number): Tree {
  const [height, drop] = [87, 54];
  const y = top + (foot - top - 2 * height - drop) / 3;
  return {
    root: centred(body.width / 2, widest, y, height),
    branches: row(branches.length, branchWidth(branches.length), gap, y + height + drop, height),
    leaves: branches.map(() => []),
    form: "rows",
    bus: 0,
  };
}

/** The children of the only parent have the whole width; more than six stand in two rows, the second under the gaps of the first. */
function spread(branches: readonly Branch[], foot: number): Tree {
  const parent = branches.findIndex(({ children = [] }) => children.length > 0);
  const count = branches[parent]!.children!.length; // the one that has children
  const twoRows = count > mostInRow;
  const { high, low, second: y, third: leafY, bus } = rowsOf(foot, twoRows);
  const places = row(branches.length, branchWidth(branches.length), gap, y, high);
  const inFirst = twoRows ? Math.ceil(count / 2) : count;
  const shifted = twoRows && count % 2 === 0 ? 0.5 : 0;
  const width = Math.min(widestLeaf, (body.width + gap) / (inFirst + shifted) - gap);
  const pitch = width + gap;
  const half = ((inFirst + shifted) * pitch - gap) / 2;
  const wanted = places[parent]!.x + places[parent]!.width / 2;
  const middle = Math.min(body.width - half, Math.max(half, wanted)) - (shifted * pitch) / 2;
  const height = twoRows ? (low - listGap) / 2 : low;
  const leaves = [
    ...row(inFirst, width, gap, leafY, height, middle),
    ...row(count - inFirst, width, gap, leafY + height + listGap, height, middle + shifted * pitch),
  ];
  return {
    root: centred(body.width / 2, widest, top, high),
    branches: places,
    leaves: branches.map((_, i) => (i === parent ? leaves : [])),
    form: "rows",
    bus,
  };
}

/** Every branch stands over the middle of its children. */
function families(branches: readonly Branch[], foot: number, leaf: number): Tree {
  const { high, low, second: y, third: leafY, bus } = rowsOf(foot, false);
  const span = (body.width - gap * (branches.length - 1)) / branches.length;
  const middles = branches.map((_, i) => span / 2 + i * (span + gap));
  const width = Math.min(widestLeaf, leaf);
  return {
    root: centred(body.width / 2, widest, top, high),
    branches: middles.map((middle) => centred(middle, Math.min(widest, span), y, high)),
    leaves: branches.map(({ children = [] }, i) => row(children.length, width, familyGap, leafY, low, middles[i])),
    form: "rows",
    bus,
  };
}

/** Children below each other under their parents, tied to a line at their left. */
function lists(branches: readonly Branch[], foot: number): Tree {
  const [height, drop] = foot > treeFoot ? [66, 42] : [57, 30];
  const y = top + height + drop;
  const listTop = y + height + trunk;
  const most = Math.max(...branches.map(({ children = [] }) => children.length));
  const leafHeight = Math.min(highestListed, (foot + 6 - listTop + listGap) / most - listGap);
  const span = (body.width - gap * (branches.length - 1)) / branches.length;
  const places = branches.map((_, i) => ({ x: i * (span + gap) + trunk, y, width: span - trunk, height }));
  const middle = (places[0]!.x + places.at(-1)!.x + span - trunk) / 2;
  return {
    root: centred(middle, widest, top, height),
    branches: places,
    leaves: branches.map(({ children = [] }, i) =>
      children.map((_, c) => ({ x: places[i]!.x + trunk, y: listTop + c * (leafHeight + listGap), width: places[i]!.width - trunk, height: leafHeight })),
    ),
    form: "lists",
    bus: 0,
  };
}

/** From a branch to one of its children. The lines of a family share the level leg, or the upright one beside a list. */
function lineTo(tree: Tree, branch: number, leaf: number): LayoutNode {
  const [from, to] = [branchName(branch), leafName(branch, leaf)];
  if (tree.form === "rows") return place({ y: tree.bus, height: 0 }, connector({ shape: from, site: "bottom" }, { shape: to, site: "top" }, { turns: [0] }));
  return connector({ shape: from, site: "left" }, { shape: to, site: "left" }, { turns: [tree.branches[branch]!.x - trunk] });
}

/** Type in the boxes of one level; all have the same. */
interface Dress {
  readonly role: TypeRole;
  readonly note: number;
  readonly side: number;
}

const dresses: readonly Dress[] = [
  { role: "h3", note: 14, side: 9 },
  { role: "h3", note: 12, side: 6 },
  { role: "body", note: 12, side: 6 },
  { role: "small", note: 12, side: 3 },
];

/** The largest type in which every name and note of a level fits its box. */
function dressOf(all: readonly Named[], theme: Theme, { width, height }: Place): Dress {
  const holds = ({ role, note, side }: Dress): boolean =>
    all.every((each) => fits(words(each, note, "ink2"), theme, { role, bold: true }, { width: width - 2 * side, height: height - air }));
  return dresses.find(holds) ?? dresses.at(-1)!; // the last keeps what does not fit, and the layout reports it
}
const air = 4;

const words = ({ name, note }: Named, size: number, color: ColorRole): readonly Paragraph[] => [
  inline(name),
  ...(note === undefined ? [] : [inline(note).map((run) => ({ ...run, bold: false, size, color }))]),
];

/** A filled box with its words inside, which move with it. */
function namedBox(said: Named, { name, fill, dress, from }: { readonly name: string; readonly fill: ColorRole; readonly dress: Dress; readonly from: readonly (string | number)[] }): LayoutNode {
  const onFill = fill === "fill";
  return rect(fill, {
    name,
    inset: { left: dress.side, right: dress.side },
    label: {
      type: "text", role: dress.role, bold: true, color: onFill ? "onfill" : "ink", align: "center", anchor: "middle", group: name, from: [...from, "name"],
      paragraphs: words(said, dress.note, onFill ? "onfill2" : "ink2"),
    },
  });
}

/** The sentence ends with the body; on one line it stands a little higher. */
function sentence(said: string, { theme }: SlideContext): LayoutNode {
  const width = columnWidth(11);
  const y = linesOf(said, "text", width - 18, theme) > 1 ? 303 : 314;
  return place({ y, height: body.height - y }, takeawayBlock({ text: said }, ["takeaway"], width));
}
