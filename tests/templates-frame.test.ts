import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { ImageBlock, LayoutNode } from "../src/layout/node.js";
import type { DeckSection, SlideContext, Template } from "../src/kinds/template.js";
import { frame, oneLine, type FrameContent } from "../src/layout/frame.js";
import { body, footerRule, page, title as titleBox, titleTwoLines } from "../src/layout/grid.js";
import { layout, type Laid } from "../src/layout/layout.js";
import { layoutMotif, sectionSlip } from "../src/layout/motif.js";
import type { SceneNode, TextNode } from "../src/scene/nodes.js";
import type { Path } from "../src/source/span.js";
import { wording } from "../src/source/wording/wording.js";
import { readTheme } from "../src/theme/load-theme.js";
import { template as agenda } from "../src/templates/agenda.js";
import { template as closing } from "../src/templates/closing.js";
import { template as cover } from "../src/templates/cover.js";
import { template as pillars } from "../src/templates/pillars.js";
import { template as section } from "../src/templates/section.js";

const themePath = fileURLToPath(new URL("../src/themes/qinghua.yaml", import.meta.url));
const theme = readTheme({ path: themePath, text: readFileSync(themePath, "utf8") }, "zh-CN").value!;
const labels = wording("zh-CN").labels;

const names = ["优化布局", "稳定增势", "创新生态", "改善民生", "深化改革", "自身建设", "经济运行", "项目建设", "招商引资", "党的建设", "安全生产", "城市建设"];
const sectionsOf = (count: number): readonly DeckSection[] =>
  names.slice(0, count).map((name, i) => ({
    number: String(i + 1).padStart(2, "0"),
    name,
    summary: "逆周期措施与主要经济指标，以及下一步的对策",
    page: 3 + 2 * i,
    slideId: `part-${i + 1}`,
  }));

/** Pictures are looked up by the build; here every name is a picture of 1600 × 900. */
const picture = (name: string, from: Path, alt: string | null): ImageBlock => ({
  type: "image",
  picture: name,
  pixels: { width: 1600, height: 900 },
  alt,
  from,
});

const contextOf = (given: Partial<SlideContext> = {}): SlideContext => ({
  theme,
  language: "zh-CN",
  labels,
  page: 2,
  deck: { title: "济宁高新区2015年工作汇报", date: "2016年1月11日" },
  sections: sectionsOf(6),
  chart: () => undefined,
  picture,
  figures: [],
  tell: () => undefined,
  ...given,
});

const wholePage = { x: 0, y: 0, width: page.width, height: page.height };

interface Slide extends Laid {
  readonly texts: readonly TextNode[];
}

/** One slide as an outline would have it: envelope fields into the context or the frame, the rest into the template. */
function slideOf(template: Template, yaml: string, given: Partial<SlideContext> = {}): Slide {
  const { template: name, title, subtitle, source, note, ...own } = parse(yaml) as Record<string, unknown>;
  expect(name).toBe(template.name);
  const context = contextOf({ title: title as string | undefined, subtitle: subtitle as string | undefined, ...given });
  const content = template.content.parse(own);
  const root = template.arrange(content, context);
  if (template.layout !== "content") return slide(layout(root, wholePage, { theme }));
  const around = frame(
    { title: title as string, subtitle: subtitle as string, source: source as string, note: note as string, deckName: context.deck.title, page: 4 },
    { theme, labels, height: 540 },
  );
  const inside = layout(root, body, { theme });
  return slide({ nodes: [...around.before, ...inside.nodes, ...around.after], overflows: [...around.overflows, ...inside.overflows] });
}

const slide = (laid: Laid): Slide => ({ ...laid, texts: flat(laid.nodes).filter((node): node is TextNode => node.type === "text") });
const flat = (nodes: readonly SceneNode[]): readonly SceneNode[] => nodes.flatMap((node) => (node.type === "group" ? [node, ...flat(node.children)] : [node]));
const named = (laid: Laid, name: string): SceneNode => {
  const found = flat(laid.nodes).find((node) => node.name === name);
  if (!found) throw new Error(`no ${name} among ${flat(laid.nodes).map((node) => node.name).join(", ")}`);
  return found;
};
const textNamed = (laid: Laid, name: string): TextNode => named(laid, name) as TextNode;
const said = (node: SceneNode): string => (node.type === "text" ? node.paragraphs.map((paragraph) => paragraph.map((run) => run.text).join("")).join("\n") : "");

/** Where the letters are: boxes may touch, letters may not. */
function inked({ box, lines, style, gap, anchor, align, paragraphs, wrap }: TextNode) {
  const size = Math.max(style.size, ...paragraphs.flat().map((run) => run.size ?? 0));
  const line = wrap ? style.line : size * 1.2;
  const height = lines.length * line + (paragraphs.length - 1) * gap;
  const width = Math.max(...lines.map((one) => one.width));
  return {
    x: align === "right" ? box.x + box.width - width : align === "center" ? box.x + (box.width - width) / 2 : box.x,
    y: anchor === "bottom" ? box.y + box.height - height : anchor === "middle" ? box.y + (box.height - height) / 2 : box.y,
    width,
    height,
  };
}

function collisions(texts: readonly TextNode[]): readonly string[] {
  return texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => {
      const [p, q] = [inked(a), inked(b)];
      const apart = p.x + p.width <= q.x + 0.01 || q.x + q.width <= p.x + 0.01 || p.y + p.height <= q.y + 0.51 || q.y + q.height <= p.y + 0.51;
      return apart ? [] : [`${a.name} × ${b.name}`];
    }),
  );
}

function outside(nodes: readonly SceneNode[]): readonly string[] {
  const far = 0.01;
  return flat(nodes)
    .filter(({ box }) => box.x < -far || box.y < -far || box.x + box.width > page.width + far || box.y + box.height > page.height + far || box.width < 0 || box.height < 0)
    .map(({ name }) => name);
}

function expectSound(laid: Slide): void {
  expect(laid.overflows).toEqual([]);
  expect(outside(laid.nodes)).toEqual([]);
  expect(collisions(laid.texts)).toEqual([]);
  const all = laid.nodes.map(({ name }) => name);
  expect(new Set(all).size).toBe(all.length);
}

const templates: readonly Template[] = [cover, agenda, section, pillars, closing];

describe("every example", () => {
  for (const template of templates)
    for (const [name, yaml] of Object.entries(template.examples))
      it(`${template.name}: ${name}`, () => {
        const laid = slideOf(template, yaml, name === "english" ? { language: "en", labels: wording("en").labels } : {});
        expectSound(laid);
        expect(laid.texts.filter(({ placeholder }) => placeholder === "title")).toHaveLength(1);
        // What stands above the title (organisation, number) is read before it; nothing else is.
        const title = laid.nodes.findIndex((node) => node.type === "text" && node.placeholder === "title");
        for (const node of laid.nodes.slice(0, title)) expect(node.box.y, node.name).toBeLessThan(laid.nodes[title]!.box.y);
      });
});

describe("frame", () => {
  const around = (given: Partial<FrameContent> = {}) =>
    frame(
      { title: "固定资产投资领跑", deckName: "济宁高新区2015年工作汇报", page: 7, section: { number: "02", name: "稳定增势", index: 1, count: 6 }, ...given },
      { theme, labels, height: 540 },
    );
  const before = (given: Partial<FrameContent>) => slide({ nodes: around(given).before, overflows: around(given).overflows });
  const after = (given: Partial<FrameContent>) => slide({ nodes: around(given).after, overflows: around(given).overflows });

  it("puts the title placeholder first, then marker, subtitle and progress", () => {
    const { nodes } = before({ subtitle: "2015年1–11月" });
    expect(nodes.map(({ name }) => name)).toEqual(["title", "marker", "subtitle", "progress"]);
    expect(nodes[0]).toMatchObject({ placeholder: "title", box: titleBox, style: { size: 28, line: 38 } });
  });

  it("draws one slip a section, the current one in the accent colour, up to the right margin", () => {
    const progress = named(before({}), "progress");
    if (progress.type !== "group") throw new Error("progress is a group");
    expect(progress.alt).toBeNull();
    expect(progress.children.map((slip) => slip.type === "shape" && slip.fill)).toEqual(["rule", "accent", "rule", "rule", "rule", "rule"]);
    expect(progress.box.x + progress.box.width).toBeCloseTo(912, 2);
  });

  it("shows neither marker nor progress outside the sections", () => {
    expect(before({ section: undefined }).nodes.map(({ name }) => name)).toEqual(["title"]);
  });

  it("steps a long title down to two lines and gives up the subtitle for it", () => {
    const long = "经济下行压力加大、工程机械持续走低，固定资产投资仍增长16.2%，增速为工业增加值的2.3倍";
    const laid = around({ title: long, subtitle: "2015年1–11月" });
    const title = laid.before[0] as TextNode;
    expect(title.style).toMatchObject({ size: 24, line: 33 });
    expect(title.lines).toHaveLength(2);
    expect(title.box.height).toBe(titleTwoLines.height);
    expect(laid.subtitleDropped).toBe(true);
    expect(laid.before.some(({ name }) => name === "subtitle")).toBe(false);
    expect(laid.overflows).toEqual([]);
    expect(around({ title: long }).subtitleDropped).toBe(false);
  });

  it("keeps the subtitle where the smaller title still stands on one line", () => {
    const laid = around({ title: "新".repeat(31), subtitle: "2015年1–11月" });
    expect(laid.before[0]).toMatchObject({ box: titleBox, style: { size: 24 } });
    expect(laid.subtitleDropped).toBe(false);
  });

  it("reports a title of more than two lines", () => {
    expect(around({ title: "新".repeat(80) }).overflows).toMatchObject([{ from: ["title"], lines: 3, max: 2 }]);
  });

  it("has a chip at the right of the subtitle's line, which makes room; above a title of two lines", () => {
    const one = before({ chip: "示意数据", subtitle: "2015年1–11月" });
    const [framed, sub] = [named(one, "chip frame").box, textNamed(one, "subtitle").box];
    expect([framed.x + framed.width, framed.y, sub.x + sub.width < framed.x]).toEqual([912, 85.5, true]);
    const two = before({ chip: "推算", title: "固定资产投资在三项主要指标里增长最快，比营业总收入和工业增加值的增速都要高出六个百分点以上" });
    expect(named(two, "chip frame").box.y).toBeLessThan(45);
    expect(two.overflows).toEqual([]);
  });
  it("labels source and note in the language of the deck", () => {
    expect(said(textNamed(after({ source: "科技部网站", note: "推算" }), "source"))).toBe("来源：科技部网站\n注：推算");
    const english = frame({ title: "A", deckName: "B", page: 1, note: "estimated" }, { theme, labels: wording("en").labels, height: 540 });
    expect(said(named({ nodes: english.after, overflows: [] }, "source"))).toBe("Note: estimated");
  });

  it("lets a long note share the source's line before it reports anything", () => {
    const source = "科技部网站《济宁高新区》，2016年1月11日";
    const note = "同期数按公布增速倒算，未剔除价格因素；占比增减单位为百分点；固定资产投资为项目口径，不含农户投资，与统计公报口径略有差别，仅供汇报使用。";
    const shared = after({ source, note });
    expect(shared.overflows).toEqual([]);
    expect(textNamed(shared, "source").lines).toHaveLength(2);
    expect(after({ source, note: note + note }).overflows).toMatchObject([{ max: 2 }]);
  });

  it("keeps source, deck name and page number apart, below the rule", () => {
    for (const deckName of ["汇报", "济宁高新区2015年工作汇报", "济宁国家高新技术产业开发区2015年工作汇报", "关于济宁国家高新技术产业开发区二〇一五年经济社会发展情况和下步打算的汇报", "Work report of the Jining High-tech Zone"]) {
      const laid = after({ deckName, source: "来源很长的一份文件，".repeat(10), page: 128 });
      expectSound(laid);
      expect(laid.nodes.every(({ box }) => box.y >= footerRule.y)).toBe(true);
      const name = textNamed(laid, "deck name");
      expect(name.placeholder).toBe("footer");
      expect(textNamed(laid, "page number")).toMatchObject({ placeholder: "slide-number", align: "right", style: { bold: true, color: "ink" } });
      expect(named(laid, "source").box.x + named(laid, "source").box.width).toBeLessThanOrEqual(name.box.x);
    }
  });

  it("writes a title of several lines as one in the footer", () => {
    expect(oneLine("创新引领\n争先进位")).toBe("创新引领争先进位");
    expect(oneLine("Innovation\n  first")).toBe("Innovation first");
  });
});

describe("cover", () => {
  it("steps a long title down, at most three lines at the smallest size", () => {
    const sizes = ["创新引领", "创新引领\n争先进位", "二〇一五年工作情况的汇报", "济宁国家高新技术产业开发区\n二〇一五年经济社会发展\n和下步工作打算"].map((title) => {
      const laid = slideOf(cover, `template: cover\n`, { title });
      expectSound(laid);
      return textNamed(laid, "title").style.size;
    });
    expect(sizes).toEqual([56, 56, 56, 36]);
  });

  it("keeps the bar in place: one line stands on it too", () => {
    const one = slideOf(cover, "template: cover\ntitle: 创新引领\n");
    expect(textNamed(one, "title").anchor).toBe("bottom");
    expect(named(one, "bar").box).toEqual({ x: 48, y: 313.5, width: 54, height: 3 });
  });

  it("takes what the slide leaves out from the deck", () => {
    const deck = { title: "工作汇报", subtitle: "2015年", tagline: "争先进位", organization: "高新区", presenter: "管委会", date: "2016年1月" };
    const laid = slideOf(cover, "template: cover\ndate: 二〇一六年一月\n", { deck });
    expect(["title", "subtitle", "tagline", "organisation", "presenter and date"].map((name) => said(named(laid, name)))).toEqual([
      "工作汇报", "2015年", "争先进位", "高新区", "管委会\u3000\u3000二〇一六年一月",
    ]);
  });

  it("covers the layout's slips with a picture that fills the right edge", () => {
    const laid = slideOf(cover, "template: cover\ntitle: 创新引领\nimage: assets/park.jpg\nalt: 园区\nfocus: { x: 0.9, y: 0.5 }\n");
    const image = named(laid, "picture");
    const band = named(laid, "band");
    expect(image).toMatchObject({ picture: "assets/park.jpg", alt: "园区", box: { x: 489, y: 0, width: 471, height: 540 } });
    expect(image.type === "image" && image.crop!.right).toBeCloseTo(0, 5);
    for (const { box } of layoutMotif("cover", page.width, page.height, 6)) expect(box.x).toBeGreaterThanOrEqual(band.box.x);
    for (const { box } of laid.texts) expect(box.x + box.width).toBeLessThanOrEqual(band.box.x);
  });
});

describe("agenda", () => {
  const own = "template: agenda\n";
  for (const count of [1, 3, 4, 5, 6, 7, 8, 9, 10, 12])
    it(`has room for ${count} sections`, () => {
      const laid = slideOf(agenda, own, { sections: sectionsOf(count) });
      expectSound(laid);
      const rows = laid.texts.filter(({ name }) => /^item \d+ name$/u.test(name));
      expect(rows.map(said)).toEqual(names.slice(0, count));
      expect(rows.map(({ link }) => link)).toEqual(names.slice(0, count).map((_, i) => `#part-${i + 1}`));
      expect(Math.max(...laid.texts.filter(({ name }) => name.startsWith("item")).map(({ box }) => box.y + box.height))).toBeLessThanOrEqual(480.01);
    });

  it("starts a short list lower, gives up to six rows 69 pt and ten two columns", () => {
    const y = (count: number, i: number) => named(slideOf(agenda, own, { sections: sectionsOf(count) }), `item ${i} name`).box.y;
    expect(y(3, 1)).toBeCloseTo(122.4, 2);
    expect(y(6, 1)).toBe(54);
    expect(y(6, 2) - y(6, 1)).toBe(69);
    expect(y(8, 2) - y(8, 1)).toBe(53.25);
    expect(y(10, 6)).toBe(54);
    expect(slideOf(agenda, own, { sections: sectionsOf(10) }).texts.some(({ name }) => name.endsWith("summary"))).toBe(false);
  });

  it("says 目录 on the panel, else the slide's title, else its headline", () => {
    const head = (yaml: string) => said(named(slideOf(agenda, own + yaml), "title"));
    expect([head(""), head("title: 六个部分"), head("title: 六个部分\nheadline: 一条主线")]).toEqual(["目录", "六个部分", "一条主线"]);
  });

  it("gives long names their room and lets summaries wrap", () => {
    const sections = sectionsOf(6).map((part) => ({ ...part, name: "优化布局，确立创新发展总基调" }));
    expectSound(slideOf(agenda, own, { sections }));
  });

  it("finds page and link of an own item that is named like a section", () => {
    const laid = slideOf(agenda, `${own}items: [{ name: 创新生态 }, { name: 附录, page: 30, slide: appendix }]\n`);
    expect([said(named(laid, "item 1 page")), textNamed(laid, "item 1 name").link]).toEqual(["7", "#part-3"]);
    expect([said(named(laid, "item 2 page")), textNamed(laid, "item 2 name").link]).toEqual(["30", "#appendix"]);
  });

  it("shows its own page number", () => {
    expect(said(named(slideOf(agenda, own, { page: 2 }), "page number"))).toBe("2");
  });
});

describe("section", () => {
  it("takes number and name from its section and lays the white slip over the layout's", () => {
    const laid = slideOf(section, "template: section\n", { section: 1 });
    expectSound(laid);
    expect([said(named(laid, "number")), said(named(laid, "title"))]).toEqual(["02", "稳定增势"]);
    const [motif] = layoutMotif("section", page.width, page.height, 6);
    const under = motif?.type === "group" ? motif.children[1]! : undefined;
    const slip = named(laid, "current slip").box;
    expect(slip).toMatchObject({ ...sectionSlip(1, 6), y: 0 });
    expect(slip.height).toBeCloseTo(453.6, 2);
    expect(under?.box).toMatchObject({ x: slip.x, width: slip.width });
    expect(under!.box.height).toBeLessThan(slip.height);
  });

  for (const count of [1, 2, 6, 8, 12])
    it(`numbers ${count} slips without touching the title`, () => {
      const laid = slideOf(section, "template: section\ntitle: |-\n  保持战略定力与发展耐心实\n  稳定经济增势与企业信心实\nlead: 面对下行压力，以五项逆周期措施稳企业、稳投资、稳增长。\n", { sections: sectionsOf(count), section: count - 1 });
      expectSound(laid);
      expect(laid.texts.filter(({ name }) => name.startsWith("slip number")).map(said)).toEqual(sectionsOf(count).map(({ number }) => number));
      expect(textNamed(laid, "title").style.size).toBe(40);
    });

  it("moves the lead up below a title of one line", () => {
    const lead = (title: string) => named(slideOf(section, `template: section\nlead: 稳企业、稳投资、稳增长。\n`, { title }), "lead").box.y;
    expect([lead("稳定经济增势"), lead("保持战略定力\n稳定经济增势")]).toEqual([314, 366]);
  });

  it("steps a long title down and reports one of three lines", () => {
    expect(textNamed(slideOf(section, "template: section\n", { title: "保持战略定力和发展耐心\n，稳住经济增势与企业信心不松劲" }), "title").style.size).toBe(34);
    expect(slideOf(section, "template: section\n", { title: "新".repeat(40) }).overflows).toMatchObject([{ from: ["title"], max: 2 }]);
  });
});

describe("pillars", () => {
  const yaml = (count: number, pillar: (i: number) => string, rest = "") =>
    `template: pillars\ntitle: 支柱撑起目标\nbeam: 战略定位\npillars:\n${Array.from({ length: count }, (_, i) => `  - { ${pillar(i)} }\n`).join("")}${rest}`;
  const base = "base: { head: 三条线管理体系, items: [园区服务企业, 部门服务基层, 街道服务群众] }\n";
  const full = (i: number) => `name: 园区, value: ${79 + i}, unit: 个, label: 新上产业链的项目, points: [启动专业园区建设, 2个园区获批省级示范]`;

  for (const count of [2, 3, 4, 5])
    for (const foot of ["", base])
      it(`stands on ${count} pillars ${foot ? "with" : "without"} a base`, () => {
        const laid = slideOf(pillars, yaml(count, full, foot));
        expectSound(laid);
        const cards = Array.from({ length: count }, (_, i) => named(laid, `pillar ${i + 1}`).box);
        expect(cards[0]).toMatchObject({ x: 48, y: 177, height: foot ? 234 : 300 });
        expect(cards.at(-1)!.x + cards.at(-1)!.width).toBeCloseTo(912, 2);
        if (foot) expect(named(laid, "base").box).toEqual({ x: 48, y: 420, width: 864, height: 54 });
      });

  it("refuses one pillar and six", () => {
    for (const count of [1, 6]) expect(pillars.content.safeParse(parse(`beam: A\npillars:\n${"  - { name: B }\n".repeat(count)}`)).success).toBe(false);
  });

  it("keeps numerals, labels and rules of all pillars on common lines", () => {
    const laid = slideOf(pillars, yaml(4, (i) => (i === 1 ? "name: 平台, points: [药物研发等6个平台投运]" : i === 2 ? "name: 市场建设与主体培育两手抓, value: 2942, unit: 亿元" : full(i)), base));
    expectSound(laid);
    const tops = (part: string) => [1, 2, 3, 4].map((i) => flat(laid.nodes).find(({ name }) => name === `pillar ${i} ${part}`)?.box.y);
    expect(new Set(tops("number").filter((y) => y !== undefined)).size).toBe(1);
    expect(new Set(tops("rule")).size).toBe(1);
    expect(new Set(tops("points").filter((y) => y !== undefined)).size).toBe(1);
    expect(tops("number")[1]).toBeUndefined();
  });

  it("has room for three points below a number, and for five without", () => {
    expectSound(slideOf(pillars, yaml(4, (i) => `${full(i).slice(0, -1)}, 省科学院分院主体完工]`, base)));
    expectSound(slideOf(pillars, yaml(4, () => "name: 园区, points: [启动专业园区建设, 审批事项一次办结, 专业公司负责招商, 绩效与岗位挂钩, 资产统一经营]", base)));
  });

  it("puts base items under the pillars after the first where they are as many", () => {
    const laid = slideOf(pillars, yaml(4, full, base));
    for (const i of [1, 2, 3]) expect(named(laid, `base item ${i}`).box.x).toBeCloseTo(named(laid, `pillar ${i + 1} name`).box.x, 2);
    expectSound(slideOf(pillars, yaml(3, full, "base: { head: 三条线管理体系, items: [园区服务企业, 部门服务基层, 街道服务群众, 公司服务项目] }\n")));
  });

  it("shows numbers as slides do and says which are derived", () => {
    const laid = slideOf(pillars, yaml(2, () => "name: 园区, value: -12345.6, unit: 万元, label: 增量, derived: true, figure: growth"));
    expect(said(named(laid, "pillar 1 number"))).toBe("−12,345.6万元");
    expect(said(named(laid, "pillar 1 label"))).toBe("增量（推算）");
    expect(textNamed(laid, "pillar 1 number").paragraphs[0]![0]!.figure).toBe("growth");
  });

  it("steps all numerals down together where one is too wide, and leaves no hole above them", () => {
    const laid = slideOf(pillars, yaml(5, (i) => `name: 园区, value: ${i === 4 ? 628.7 : 79}, unit: 亿元, label: 新上项目`, base));
    expectSound(laid);
    const numbers = [1, 2, 3, 4, 5].map((i) => textNamed(laid, `pillar ${i} number`));
    expect(new Set(numbers.map(({ style }) => style.size))).toEqual(new Set([28]));
    expect(numbers[0]!.box).toMatchObject({ y: named(laid, "pillar 1 name").box.y + 39, height: 34 });
  });

  it("refuses a unit or a change without its number", () => {
    for (const half of ["unit: 个", "change: +3%"]) {
      const read = pillars.content.safeParse(parse(`beam: A\npillars: [{ name: B, ${half} }, { name: C }]`));
      expect(read.error?.issues.map(({ path }) => path.slice(0, 2))).toEqual([["pillars", 0]]);
    }
  });

  it("reports points that no step of the type makes room for", () => {
    const laid = slideOf(pillars, yaml(5, () => `name: 园区, value: 79, points: [${Array(5).fill("药物研发等六个平台建成投运并向社会开放").join(", ")}]`, base));
    expect(laid.overflows.map(({ from }) => from)).toContainEqual(["pillars", 0, "points"]);
  });
});

describe("closing", () => {
  it("keeps one line at the bar, and presenter, date and contact inside the page", () => {
    const laid = slideOf(closing, "template: closing\ntitle: 谢谢\npresenter: 管委会\ncontact: 0537-3255000\n");
    expectSound(laid);
    expect(textNamed(laid, "title")).toMatchObject({ anchor: "bottom", box: { y: 147, height: 104 } });
    expect(said(named(laid, "presenter and date"))).toBe("管委会\u3000\u30002016年1月11日");
    expect(named(laid, "contact").box.y).toBe(495);
  });

  it("stays left of the layout's slips", () => {
    const laid = slideOf(closing, "template: closing\ntitle: |-\n  汇报完毕，请各位领导批评\n  敬请批评指正\n");
    const slips = layoutMotif("closing", page.width, page.height, 6)[0]!.box.x;
    for (const text of laid.texts) expect(text.box.x + text.box.width).toBeLessThanOrEqual(slips);
  });
});

describe("contents", () => {
  it("are strict: a misspelt field is an error", () => {
    for (const template of templates) expect(template.content.safeParse({ beam: "a", pillars: [{ name: "b" }, { name: "c" }], titel: "d" }).success).toBe(false);
  });

  it("can be told to an editor, each field with its description", () => {
    for (const template of templates) {
      const { properties = {} } = z.toJSONSchema(template.content, { io: "input" });
      for (const [field, schema] of Object.entries(properties)) expect(schema, `${template.name}.${field}`).toHaveProperty("description");
    }
  });

  it("trace every text of the examples to the slide's content", () => {
    for (const template of templates) {
      const known = new Set<string>();
      const collect = (node: LayoutNode): void => {
        if (node.type === "text" && node.from) known.add(String(node.from[0]));
        if ("children" in node) node.children.forEach(collect);
        else if ("child" in node) collect(node.child);
      };
      const { template: _, source: __, ...slide } = parse(Object.values(template.examples)[0]!) as Record<string, unknown>;
      const { title, subtitle, ...own } = slide;
      collect(template.arrange(template.content.parse(own), contextOf({ title: title as string, subtitle: subtitle as string })));
      const expected = Object.keys(template.layout === "content" ? own : slide).filter((field) => field !== "date");
      expect([...known].sort(), template.name).toEqual(expected.sort());
    }
  });
});
