import { z } from "zod";
import type { DrawnChart, DrawingContext } from "../kinds/chart.js";
import { drawnAlt, drawnHead, plain, titleField, words } from "../kinds/drawn-chart.js";
import { boxDress, namedBox } from "../layout/named-box.js";
import { connector, layers, place, sized, type LayoutNode } from "../layout/node.js";
import type { Box } from "../scene/nodes.js";
import { issue } from "../source/validate.js";

const fields = {
  name: words(60, "名称，10 字以内 / name"),
  note: words(80, "补充说明，12 字以内 / a note in small type").optional(),
};
const leaf = z.strictObject(fields);
const branch = z.strictObject({ ...fields, children: z.array(leaf).max(8).optional().describe("第三级 / the third level") });

const mostLeaves = 16;

const spec = z
  .strictObject({
    kind: z.literal("hierarchy").describe("层级图：上下级关系，至多三级 / who belongs to whom, at most three levels"),
    title: titleField,
    root: z.strictObject({ ...fields, children: z.array(branch).min(1).max(6).describe("第二级，一至六个 / the second level, one to six") }).describe("最上一级 / the top"),
  })
  .superRefine((value, context) => {
    if (context.issues.length > 0) return;
    const count = value.root.children.reduce((sum, { children = [] }) => sum + children.length, 0);
    if (count > mostLeaves) context.addIssue(issue("chart-too-many", { kind: "hierarchy", count, max: mostLeaves }, { path: ["root", "children"] }));
  });
type Spec = z.infer<typeof spec>;
type Branch = Spec["root"]["children"][number];

export const chart: DrawnChart<Spec> = {
  name: "hierarchy",
  summary: { en: "A tree of at most three levels, its lines tied to the boxes", "zh-CN": "层级图：至多三级，连线随方框移动" },
  spec,
  examples: {
    assets: `kind: hierarchy
title: 国资管理架构
root:
  name: 管委会
  note: 资产所有者，确权授权
  children:
    - { name: 投资决策委员会, note: 投资事项集体决策 }
    - name: 国有资本管理办公室
      note: 提高资产运营效益
      children: [{ name: 经达 }, { name: 创达 }, { name: 滨达 }, { name: 美达 }, { name: 科达 }]
    - { name: 合同管理委员会, note: 承诺入合同、设对赌 }
`,
    english: `kind: hierarchy
title: How the programme is run
root:
  name: Steering board
  children:
    - { name: Parks, note: Six sites, children: [{ name: Leasing }, { name: Building }, { name: Services }] }
    - { name: Platforms, children: [{ name: Laboratories }, { name: Testing }, { name: Software }] }
    - { name: Funds, children: [{ name: Seed }, { name: Growth }, { name: Debt relief }] }
`,
  },
  head: (value) => drawnHead(value),
  alt(value, language) {
    const below = ({ name, children }: { readonly name: string; readonly children?: readonly { readonly name: string }[] }): readonly string[] =>
      children && children.length > 0 ? [`${plain(name)} → ${children.map((child) => plain(child.name)).join(", ")}`] : [];
    return drawnAlt("hierarchyDiagram", value, [...below(value.root), ...value.root.children.flatMap(below)], language);
  },
  arrange(value, context) {
    return sized((size): LayoutNode => {
      const hanging = !fitsInRow(value, size.width);
      return hanging ? hung(value, size, context) : inRows(value, size, context);
    });
  },
};

const topGap = 12;
/** Between boxes of a level, and from one level to the next. */
const gap = 18;
const tightGap = 9;
const drop = 36;
const widest = 276;
const highest = 72;
/** A third level in one row needs this much for each of its boxes. */
const leastLeaf = 78;
/** Room for the line at the left of boxes that stand below each other, and between those. */
const trunk = 14;
const stackGap = 6;
/** Of boxes that stand below each other, and of the height that all of them may take. */
const highestLeaf = 27;
const leafShare = 0.62;

interface Size {
  readonly width: number;
  readonly height: number;
}

const slotsOf = ({ children = [] }: Branch): number => Math.max(1, children.length);
const fitsInRow = ({ root }: Spec, width: number): boolean => {
  const slots = root.children.reduce((sum, each) => sum + slotsOf(each), 0);
  return root.children.every(({ children = [] }) => children.length === 0) || (width + tightGap) / slots - tightGap >= leastLeaf;
};

/** Every level is a row; parents stand over the middle of their children. */
function inRows({ root }: Spec, { width, height }: Size, context: DrawingContext): LayoutNode {
  const branches = root.children;
  const deep = branches.some(({ children = [] }) => children.length > 0);
  const counts = branches.map(slotsOf);
  const slots = counts.reduce((sum, count) => sum + count, 0);
  const between = slots > 4 ? tightGap : gap;
  // Branches without children may be as wide as those with them: room is shared by what each level needs.
  const needs = counts.map((count) => Math.max(count * leastLeaf + (count - 1) * tightGap, (width - gap * (branches.length - 1)) / branches.length / 2));
  const scale = (width - gap * (branches.length - 1)) / needs.reduce((sum, need) => sum + need, 0);
  const spans = needs.map((need) => need * scale);
  const levels = deep ? 3 : 2;
  const level = Math.min(highest, (height - topGap - drop * (levels - 1)) / levels);
  const second = Math.min(widest, ...spans);
  const third = Math.min(second, ...branches.map(({ children = [] }, i) => (children.length === 0 ? Infinity : (spans[i]! - between * (children.length - 1)) / children.length)));
  const rootWidth = Math.min(widest, Math.max(second, 160));
  const dressRoot = boxDress([root], context.theme, { width: rootWidth, height: level });
  const dressSecond = boxDress(branches, context.theme, { width: second, height: level });
  const leaves = branches.flatMap(({ children = [] }) => children);
  const dressThird = boxDress(leaves.length > 0 ? leaves : [root], context.theme, { width: third, height: level }, dressSecond.role);
  const top = topGap + Math.max(0, (height - topGap - level * levels - drop * (levels - 1)) / 2);
  const rowAt = (index: number): number => top + index * (level + drop);
  let x = 0;
  const middles = spans.map((span) => {
    const middle = x + span / 2;
    x += span + gap;
    return middle;
  });
  const middle = (middles[0]! + middles.at(-1)!) / 2;
  const boxAt = (centre: number, wide: number, index: number): Box => ({ x: centre - wide / 2, y: rowAt(index), width: wide, height: level });
  return layers([
    place(boxAt(middle, rootWidth, 0), namedBox(root, { name: "root", fill: "fill", dress: dressRoot, group: "root", from: context.at("root", "name") })),
    ...branches.flatMap((branch, i): readonly LayoutNode[] => {
      const children = branch.children ?? [];
      const pitch = third + between;
      return [
        place(boxAt(middles[i]!, second, 1), namedBox(branch, { name: branchName(i), fill: "tint", dress: dressSecond, group: "branch", from: context.at("root", "children", i, "name") })),
        connector({ shape: "root", site: "bottom" }, { shape: branchName(i), site: "top" }),
        ...children.flatMap((child, c): readonly LayoutNode[] => [
          place(boxAt(middles[i]! + (c - (children.length - 1) / 2) * pitch, third, 2), namedBox(child, { name: leafName(i, c), fill: "panel", dress: dressThird, group: "leaf", from: context.at("root", "children", i, "children", c, "name") })),
          connector({ shape: branchName(i), site: "bottom" }, { shape: leafName(i, c), site: "top" }),
        ]),
      ];
    }),
  ]);
}

/** The third level stands below its parents, one below the other, tied to their left sides. */
function hung({ root }: Spec, { width, height }: Size, context: DrawingContext): LayoutNode {
  const branches = root.children;
  const column = (width - gap * (branches.length - 1)) / branches.length;
  const most = Math.max(...branches.map(({ children = [] }) => children.length));
  const wide = Math.min(widest, column - trunk);
  const free = height - topGap - drop;
  const leaves = branches.flatMap(({ children = [] }) => children);
  const leafHeight = Math.min(highestLeaf, (free * leafShare - stackGap * most) / most);
  const level = Math.min(highest, (free - most * (leafHeight + stackGap)) / 2);
  const dressBranch = boxDress(branches, context.theme, { width: wide, height: level });
  const dressLeaf = boxDress(leaves, context.theme, { width: wide - trunk, height: leafHeight }, dressBranch.role);
  const dressRoot = boxDress([root], context.theme, { width: widest, height: level });
  const top = topGap;
  const middleOf = (i: number): number => i * (column + gap) + trunk + wide / 2;
  const middle = (middleOf(0) + middleOf(branches.length - 1)) / 2;
  const rootWidth = Math.min(widest, Math.max(160, wide));
  return layers([
    place({ x: middle - rootWidth / 2, y: top, width: rootWidth, height: level }, namedBox(root, { name: "root", fill: "fill", dress: dressRoot, group: "root", from: context.at("root", "name") })),
    ...branches.flatMap((branch, i): readonly LayoutNode[] => {
      const x = middleOf(i) - wide / 2;
      const y = top + level + drop;
      return [
        place({ x, y, width: wide, height: level }, namedBox(branch, { name: branchName(i), fill: "tint", dress: dressBranch, group: "branch", from: context.at("root", "children", i, "name") })),
        connector({ shape: "root", site: "bottom" }, { shape: branchName(i), site: "top" }),
        ...(branch.children ?? []).flatMap((child, c): readonly LayoutNode[] => [
          place({ x: x + trunk, y: y + level + stackGap + c * (leafHeight + stackGap), width: wide - trunk, height: leafHeight }, namedBox(child, { name: leafName(i, c), fill: "panel", dress: dressLeaf, group: "leaf", from: context.at("root", "children", i, "children", c, "name") })),
          connector({ shape: branchName(i), site: "left" }, { shape: leafName(i, c), site: "left" }, { turns: [x - trunk * 0.6] }),
        ]),
      ];
    }),
  ]);
}

const branchName = (i: number): string => `branch ${i + 1}`;
const leafName = (i: number, c: number): string => `leaf ${i + 1}.${c + 1}`;
