import { describe, expect, it } from "vitest";
import { loadKinds } from "../src/kinds/load.js";
import type { Template } from "../src/kinds/template.js";
import type { SceneNode, ShapeNode, TextNode } from "../src/scene/nodes.js";
import type { Diagnostic } from "../src/source/diagnostic.js";
import { compileText, outlineOf, printed } from "./support/decks.js";

const templates = (await loadKinds("templates", ["kpi-cards", "big-number"])) as ReadonlyMap<string, Template>;

interface Slide {
  readonly nodes: readonly SceneNode[];
  readonly diagnostics: readonly Diagnostic[];
}

async function slideOf(yaml: string, language: "zh-CN" | "en" = "zh-CN"): Promise<Slide> {
  const { scene, diagnostics } = await compileText({ "outline.yaml": outlineOf([yaml], language) });
  return { nodes: flat(scene?.slides[0]?.nodes ?? []), diagnostics };
}

async function soundSlide(yaml: string, language: "zh-CN" | "en" = "zh-CN"): Promise<Slide> {
  const slide = await slideOf(yaml, language);
  expect(printed(slide.diagnostics)).toBe("");
  expect(outOfBody(slide)).toEqual([]);
  expect(collisions(slide)).toEqual([]);
  return slide;
}

const flat = (nodes: readonly SceneNode[]): readonly SceneNode[] => nodes.flatMap((node) => (node.type === "group" ? [node, ...flat(node.children)] : [node]));
const find = ({ nodes }: Slide, name: string): SceneNode | undefined => nodes.find((node) => node.name === name);
const boxOf = (slide: Slide, name: string) => find(slide, name)!.box;
const textNode = (slide: Slide, name: string): TextNode => find(slide, name) as TextNode;
const shape = (slide: Slide, name: string): ShapeNode => find(slide, name) as ShapeNode;
const said = (slide: Slide, name: string): string | undefined => textNode(slide, name)?.paragraphs.map((paragraph) => paragraph.map((run) => run.text).join("")).join("\n");
const codes = ({ diagnostics }: Slide): readonly string[] => diagnostics.map(({ code }) => code);

const frameNames = new Set(["title", "subtitle", "marker", "footer rule", "source", "deck name", "page number"]);
const outOfBody = ({ nodes }: Slide): readonly string[] =>
  nodes.filter(({ name, box }) => !frameNames.has(name) && (box.x < 47.99 || box.y < 125.99 || box.x + box.width > 912.01 || box.y + box.height > 477.01)).map(({ name }) => name);

/** Where the letters are: from the height of a capital above the baseline to the depth below it. */
function inked({ box, lines, style, anchor, align, wrap, paragraphs }: TextNode) {
  const numeral = !wrap && style.role.startsWith("numeral");
  const size = Math.max(style.size, ...paragraphs.flat().map((run) => run.size ?? 0));
  const height = numeral ? size * 0.95 : lines.length * style.line;
  const width = Math.max(...lines.map((line) => line.width));
  return {
    x: align === "right" ? box.x + box.width - width : box.x,
    y: anchor === "bottom" ? box.y + box.height - height : box.y,
    width,
    height,
  };
}

function collisions({ nodes }: Slide): readonly string[] {
  const texts = nodes.filter((node): node is TextNode => node.type === "text");
  return texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => {
      const [p, q] = [inked(a), inked(b)];
      const apart = p.x + p.width <= q.x + 0.01 || q.x + q.width <= p.x + 0.01 || p.y + p.height <= q.y + 0.51 || q.y + q.height <= p.y + 0.51;
      return apart ? [] : [`${a.name} × ${b.name}`];
    }),
  );
}

describe.each([...templates.values()])("$name", (template) => {
  it.each(Object.entries(template.examples))("example %s: nothing leaves the body, no two texts meet", async (_, yaml) => {
    await soundSlide(yaml, /\p{Script=Han}/u.test(yaml) ? "zh-CN" : "en");
  });

  it("refuses a misspelt field", async () => {
    expect(codes(await slideOf(`${Object.values(template.examples)[0]}sentense: 一句话\n`))).toEqual(["unknown-field"]);
  });
});

describe("kpi-cards", () => {
  const changed = "label: 营业总收入, value: 2942, unit: 亿元, change: +10.2%, basis: 同比, note: 同比约增272亿元";
  const plain = "label: 新上产业链项目, value: 79, unit: 个, note: 其中40个投产或试生产";
  const deck = (cards: readonly string[], rest = "") => `template: kpi-cards\ntitle: 指标稳中有进\ncards:\n${cards.map((one) => `  - { ${one} }\n`).join("")}${rest}`;
  const times = (count: number, one: string): readonly string[] => Array.from({ length: count }, () => one);
  const takeaway = "takeaway: { head: 投资先行, text: 新上项目与骨干企业追加投资托住了增长。 }\n";

  for (const count of [3, 4, 5, 6])
    for (const [kind, one] of [["a change", changed], ["no change", plain], ["neither note nor change", "label: 企业, value: 3, unit: 家"]] as const)
      for (const hero of ["none", "1", String(count)])
        it(`lays out ${count} cards with ${kind}, hero ${hero}`, async () => {
          const slide = await soundSlide(deck(times(count, one), `hero: ${hero}\n`));
          const fills = Array.from({ length: count }, (_, i) => shape(slide, `card ${i + 1}`).fill);
          expect(fills).toEqual(fills.map((_, i) => (String(i + 1) === hero ? "fill" : "panel")));
        });

  it("stands where the design says", async () => {
    const four = await soundSlide(deck(times(4, changed), takeaway));
    expect(boxOf(four, "card 1")).toEqual({ x: 48, y: 132, width: 202.5, height: 204 });
    expect(boxOf(four, "takeaway bar")).toMatchObject({ x: 48, y: 375, width: 3 });
    expect(boxOf(await soundSlide(deck(times(4, changed))), "card 4")).toEqual({ x: 709.5, y: 132, width: 202.5, height: 252 });
    expect(boxOf(await soundSlide(deck(times(3, changed), takeaway)), "card 3")).toEqual({ x: 636, y: 132, width: 276, height: 204 });
    const five = await soundSlide(deck(times(5, plain)));
    expect(boxOf(five, "card 1")).toEqual({ x: 48, y: 132, width: 276, height: 342 });
    expect(boxOf(five, "card 5")).toEqual({ x: 636, y: 312, width: 276, height: 162 });
    expect(boxOf(await soundSlide(deck(times(6, plain))), "card 6")).toEqual({ x: 636, y: 306, width: 276, height: 156 });
  });

  it("gives the design's sizes, the hero of five its own", async () => {
    const size = async (count: number, one: string, name: string) => textNode(await soundSlide(deck(times(count, one))), `${name} value`).style.size;
    expect([await size(3, changed, "card 1"), await size(4, changed, "card 1"), await size(5, plain, "card 1"), await size(5, plain, "card 2"), await size(6, plain, "card 6")]).toEqual([54, 44, 96, 48, 48]);
    expect(textNode(await soundSlide(deck([...times(3, changed), changed.replace("2942", "628.7")])), "card 4 value").style.size).toBe(44);
  });

  it("steps all numerals down where one is too wide", async () => {
    const slide = await soundSlide(deck([...times(3, changed), changed.replace("2942", "12345.6")]));
    expect(said(slide, "card 4 value")).toBe("12,345.6亿元");
    expect(new Set([1, 2, 3, 4].map((i) => textNode(slide, `card ${i} value`).style.size))).toEqual(new Set([28]));
    expect(textNode(await soundSlide(deck([changed.replace("2942", "346.4"), ...times(4, plain)])), "card 1 value").style.size).toBeLessThan(64);
  });

  it("keeps the lines of a row on common heights, whatever a card leaves out", async () => {
    const slide = await soundSlide(deck([changed, "label: 获批政策资金, value: 3.5, unit: 亿元, basis: 市级以上", "label: 企业, value: 3", changed], takeaway));
    const feet = (part: string) => [1, 2, 3, 4].map((i) => find(slide, `card ${i} ${part}`)).map((node) => node && node.box.y + node.box.height);
    expect(new Set(feet("value")).size).toBe(1);
    expect(feet("change")).toEqual([feet("change")[0], feet("change")[0], undefined, feet("change")[0]]);
    expect(said(slide, "card 2 change")).toBe("市级以上");
    expect(find(slide, "card 3 rule")).toBeUndefined();
  });

  it("drops the change line of a row that has none", async () => {
    const slide = await soundSlide(deck([...times(3, changed), ...times(3, plain)]));
    const rule = (card: number) => boxOf(slide, `card ${card} rule`).y - boxOf(slide, `card ${card}`).y;
    expect(rule(4)).toBeLessThan(rule(1));
    expect([1, 4].map((i) => find(slide, `card ${i} change`) !== undefined)).toEqual([true, false]);
  });

  it("shows rises red and falls green, and neither on the hero", async () => {
    const fall = changed.replace("+10.2%", "-3.1%");
    const slide = await soundSlide(deck([changed, changed, fall]));
    const colors = (i: number) => textNode(slide, `card ${i} change`).paragraphs[0]!.slice(0, 2).map(({ color }) => color);
    expect([said(slide, "card 2 change"), said(slide, "card 3 change")]).toEqual(["▲ 10.2% 同比", "▼ 3.1% 同比"]);
    expect([colors(1), colors(2), colors(3)]).toEqual([["onfill", "onfill"], ["up", "up"], ["down", "down"]]);
    const onHero = slide.nodes.flatMap((node) => (node.type === "text" && node.name.startsWith("card 1") ? [node.style.color, ...node.paragraphs.flat().map(({ color }) => color)] : []));
    expect(new Set(onHero.filter((color) => color !== undefined))).toEqual(new Set(["onfill", "onfill2"]));
  });

  it("puts the hero of five at the left, the others in their order", async () => {
    const slide = await soundSlide(deck(times(5, plain), "hero: 3\n"));
    expect([3, 1, 2, 4, 5].map((i) => boxOf(slide, `card ${i}`)).map(({ x, y }) => [x, y])).toEqual([[48, 132], [342, 132], [636, 132], [342, 312], [636, 312]]);
    expect(shape(slide, "card 3").fill).toBe("fill");
  });

  it("marks what is derived and what is approximate", async () => {
    const slide = await soundSlide(deck([`${plain}, derived: true`, `${plain}, approximate: true`, "label: 会员, value: 500, unit: 余家, approximate: true"]));
    expect([said(slide, "card 1 label"), said(slide, "card 2 value"), said(slide, "card 3 value")]).toEqual(["新上产业链项目（推算）", "约79个", "500余家"]);
  });

  it("binds figures of the report", async () => {
    const outline = outlineOf([deck(["figure: revenue, note: 增速两位数", plain, plain])], "zh-CN", "report: report.md\nfigures: { revenue: { indicator: 营业总收入 } }\n");
    const { scene } = await compileText({ "outline.yaml": outline, "report.md": "# 报告\n\n## 一、运行\n\n营业总收入2942亿元，同比增长10.2%。\n" });
    const slide = { nodes: flat(scene!.slides[0]!.nodes), diagnostics: [] };
    expect([said(slide, "card 1 label"), said(slide, "card 1 value"), said(slide, "card 1 change")]).toEqual(["营业总收入", "2942亿元", "▲ 10.2% 同比"]);
    const runs = ["card 1 value", "card 1 change"].map((name) => textNode(slide, name).paragraphs[0]!.filter(({ figure }) => figure === "revenue").map(({ text }) => text));
    expect(runs).toEqual([["2942", "亿元"], ["10.2%"]]);
  });

  it("refuses a takeaway below five or six cards", async () => {
    for (const count of [5, 6]) expect(codes(await slideOf(deck(times(count, plain), takeaway)))).toEqual(["takeaway-below-cards"]);
  });

  it("refuses a hero that is not there, two cards, seven, and a number without value or label", async () => {
    expect(codes(await slideOf(deck(times(3, plain), "hero: 4\n")))).toEqual(["number-too-large"]);
    expect(codes(await slideOf(deck(times(2, plain))))).toEqual(["too-few-items"]);
    expect(codes(await slideOf(deck(times(7, plain))))).toEqual(["too-many-items"]);
    expect(codes(await slideOf(deck([...times(2, plain), "label: 空"])))).toEqual(["quantity-without-value"]);
    expect(codes(await slideOf(deck([...times(2, plain), "value: 3"])))).toEqual(["missing-field"]);
  });

  it("has room for long labels and notes, and reports what is too long", async () => {
    const long = plain.replace("新上产业链项目", "新上产业链项目与技术改造项目").replace("其中40个投产或试生产", "其中40个投产或试生产，4个主体已经建成");
    for (const count of [3, 4, 5, 6]) await soundSlide(deck(times(count, long)));
    await soundSlide(deck(times(4, long.replace("个,", "个, change: +3%, basis: 同比,")), takeaway));
    const slide = await slideOf(deck(times(4, plain.replace("其中", "其中包括".repeat(20))), takeaway));
    expect(new Set(codes(slide))).toEqual(new Set(["text-overflow"]));
  });
});

describe("big-number", () => {
  const deck = (rest: string) => `template: big-number\ntitle: 近一半获批\nlabel: 获批率\n${rest}`;
  const bar = "proportion: { part: { label: 获批, value: 110, unit: 项 }, whole: { label: 申报, value: 235, unit: 项 } }\n";
  const context = "context: [{ label: 资金, value: 9100, unit: 万元, note: 同口径 }]\n";

  it("sizes the percent sign and colours it like the number", async () => {
    const slide = await soundSlide(deck("value: 46.8%\n"));
    const value = textNode(slide, "value");
    expect([value.style.size, value.style.color]).toEqual([165, "accent"]);
    expect(value.paragraphs[0]!.map(({ text, size, bold, color }) => ({ text, size, bold, color }))).toEqual([
      { text: "46.8", size: undefined, bold: undefined, color: undefined },
      { text: "%", size: 60, bold: false, color: "accent" },
    ]);
  });

  it("draws the part as its share of the whole, over the room it has", async () => {
    for (const [rest, width] of [[context, 496.5], ["", 864]] as const) {
      const slide = await soundSlide(deck(`value: 46.8%\n${bar}${rest}`));
      expect(boxOf(slide, "whole bar")).toEqual({ x: 48, y: 339, width, height: 24 });
      expect(boxOf(slide, "part bar").width).toBeCloseTo((width * 110) / 235, 2);
      expect([said(slide, "part label"), said(slide, "whole label")]).toEqual(["获批110项", "申报235项"]);
      expect(find(slide, "proportion")).toMatchObject({ type: "group", alt: "获批110项 / 申报235项" });
    }
  });

  it("moves the sentence up where there is no bar", async () => {
    const y = async (rest: string) => boxOf(await soundSlide(deck(`value: 46.8%\nsentence: 其余尚未获批。\n${rest}`)), "sentence").y;
    expect([await y(bar), await y("")]).toEqual([426, 339]);
  });

  it("steps the number down with its unit until both fit", async () => {
    const sizes = async (value: string, rest = context) => {
      const { style, paragraphs } = textNode(await soundSlide(deck(`value: ${value}\n${rest}`)), "value");
      return [style.size, paragraphs[0]!.at(-1)!.size];
    };
    expect(await sizes("{ value: 79, unit: 个 }")).toEqual([165, 60]);
    expect(await sizes("{ value: 2942, unit: 亿元 }")).toEqual([120, 43]);
    expect(await sizes("{ value: 12345.6, unit: 亿元 }", "")).toEqual([120, 43]);
  });

  it("marks what is derived, in the main label, in the context and below the bar", async () => {
    const slide = await soundSlide(deck("value: { value: 46.8, unit: '%', derived: true }\ncontext: [{ label: 均值, value: 82.7, derived: true }]\nproportion: { part: { label: 获批, value: 1, derived: true }, whole: { label: 申报, value: 2 } }\n"));
    expect([said(slide, "label"), said(slide, "context 1 label"), said(slide, "part label")]).toEqual(["获批率（推算）", "均值（推算）", "获批（推算）1"]);
  });

  it("lets the value bring the label, and wants one", async () => {
    const own = (value: string) => slideOf(`template: big-number\ntitle: 近一半获批\nvalue: ${value}\n`);
    expect(said(await own("{ value: 3, label: 上市企业 }"), "label")).toBe("上市企业");
    expect(codes(await own("3"))).toEqual(["missing-field"]);
  });

  it("shows changes beside the labels", async () => {
    const slide = await soundSlide(deck("value: { value: 2942, unit: 亿元, change: +10.2%, basis: 同比 }\ncontext: [{ label: 投资, value: 3, change: -1%, basis: 同比 }]\n"));
    expect([said(slide, "change"), said(slide, "context 1 change")]).toEqual(["▲ 10.2% 同比", "▼ 1% 同比"]);
    expect(boxOf(slide, "context 1 change").x + boxOf(slide, "context 1 change").width).toBeCloseTo(912, 2);
  });

  it("puts up to three context numbers below level rules, notes of two lines too", async () => {
    for (const note of ["同口径", "药物研发、数字影视、工业机器人等六个平台已向社会开放"]) {
      const slide = await soundSlide(deck(`value: 46.8%\ncontext:\n${`  - { label: 平台, value: 6, unit: 个, note: ${note} }\n`.repeat(3)}`));
      expect([1, 2, 3].map((i) => boxOf(slide, `context ${i} rule`))).toEqual([129, 243, 357].map((y) => ({ x: 636, y, width: 276, height: 0 })));
      expect([1, 2].map((i) => shape(slide, `context ${i} rule`).stroke?.color)).toEqual(["ink", "rule"]);
    }
  });

  it("refuses a part beyond its whole, other units, and a fourth context number", async () => {
    const parts = (part: string, whole: string) => slideOf(deck(`value: 1\nproportion: { part: { ${part} }, whole: { ${whole} } }\n`));
    expect(codes(await parts("value: 3", "value: 2"))).toEqual(["proportion-out-of-range"]);
    expect(codes(await parts("value: -1", "value: 2"))).toEqual(["proportion-out-of-range"]);
    expect(codes(await parts("value: 0", "value: 0"))).toEqual(["proportion-out-of-range"]);
    expect(codes(await parts("value: 1, unit: 亿元", "value: 20000, unit: 万元"))).toEqual(["proportion-units"]);
    expect(codes(await parts("value: 0", "value: 2"))).toEqual([]);
    expect(codes(await slideOf(deck(`value: 1\ncontext:\n${"  - { label: 平台, value: 6 }\n".repeat(4)}`)))).toEqual(["too-many-items"]);
  });

  it("says only once that a figure is unknown", async () => {
    expect(codes(await slideOf(deck("value: 1\nproportion: { part: { figure: nothing }, whole: 5 }\n")))).toEqual(["unknown-figure"]);
  });
});
