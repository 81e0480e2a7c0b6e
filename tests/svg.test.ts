import { readFileSync } from "node:fs";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { backend, renderSlide } from "../src/backends/svg/index.js";
import { cutRuns } from "../src/backends/svg/text.js";
import { chart as combo } from "../src/charts/combo.js";
import { chart as doughnut } from "../src/charts/doughnut.js";
import type { Picture, Scene, SceneNode, SlideScene, TableCell, TextNode } from "../src/scene/nodes.js";
import { readTheme } from "../src/theme/load-theme.js";

const theme = readTheme({ path: "qinghua.yaml", text: readFileSync("src/themes/qinghua.yaml", "utf8") }, "zh-CN").value!;
const style = { role: "text", size: 16, line: 24, bold: false, color: "ink2" } as const;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Elements in document order, each with the text directly and indirectly in it; throws where the XML is not well-formed. */
function elements(svg: string): readonly Element[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof found = [];
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    const element = { name: tag.name, attributes: { ...(tag.attributes as Record<string, string>) }, text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => open.forEach((element) => (element.text += text)));
  parser.on("closetag", () => void open.pop());
  parser.write(svg).close();
  return found;
}

function draw(nodes: readonly SceneNode[], more: { pictures?: Scene["pictures"]; slides?: readonly Partial<SlideScene>[]; title?: string } = {}) {
  const slide: SlideScene = { id: "here", number: 1, layout: "content", background: "bg", title: more.title ?? "标题", nodes, notes: [] };
  const scene: Scene = {
    width: 960,
    height: 540,
    properties: { title: "t", date: "2016-01-11", language: "zh-CN" },
    sections: [],
    slides: [slide, ...(more.slides ?? []).map((other, i) => ({ ...slide, id: `other-${i}`, number: i + 2, ...other }))],
    pictures: more.pictures ?? new Map(),
  };
  return elements(renderSlide(scene, slide, theme));
}

const textNode = (more: Partial<TextNode>): TextNode => ({
  type: "text",
  name: "text",
  box: { x: 48, y: 100, width: 300, height: 72 },
  paragraphs: [[{ text: "一二三" }]],
  style,
  gap: 6,
  align: "left",
  anchor: "top",
  wrap: true,
  lines: [{ text: "一二三", width: 48 }],
  ...more,
});

describe("a slide", () => {
  it("is a document of 960 × 540 with its language, title and background", () => {
    const [svg, title, background] = draw([], { title: "增长 <10%> & 更多" });
    expect(svg!.attributes).toMatchObject({ viewBox: "0 0 960 540", lang: "zh-CN", "xml:lang": "zh-CN" });
    expect(title).toMatchObject({ name: "title", text: "增长 <10%> & 更多" });
    expect(background!.attributes).toMatchObject({ width: "960", height: "540", fill: "#FFFFFF" });
  });

  it("is the same bytes every time, one file a slide", async () => {
    const slide: SlideScene = { id: "a", number: 3, layout: "cover", background: "bg", title: "封面", nodes: [textNode({})], notes: [] };
    const scene: Scene = {
      width: 960, height: 540, properties: { title: "t", date: "2016-01-11", language: "zh-CN" }, sections: [{ name: "一" }], slides: [slide], pictures: new Map(),
    };
    const [first, second] = [await backend.emit(scene, theme), await backend.emit(scene, theme)];
    expect(first).toEqual(second);
    expect(first.map(({ path }) => path)).toEqual(["slide-3.svg"]);
    const drawn = elements(new TextDecoder().decode(first[0]!.data));
    expect(drawn.filter(({ name }) => name === "rect").length).toBeGreaterThan(18); // the cover's slips
  });

  it("stays well-formed whatever the text", () => {
    const hostile = `<script>"&'\u0000\u001b\ud800]]>\u2028`;
    const drawn = draw([textNode({ paragraphs: [[{ text: hostile }]], lines: [{ text: hostile, width: 10 }] })], { title: hostile });
    expect(drawn.some(({ name }) => name === "script")).toBe(false);
    expect(drawn.find(({ name }) => name === "text")!.text).toBe(`<script>"&'\ufffd\ufffd\ufffd]]>\u2028`);
  });
});

describe("text", () => {
  it("has one element a line, on exact baselines", () => {
    const lines = ["一二三四", "五六", "七八"];
    const drawn = draw([
      textNode({ paragraphs: [[{ text: "一二三四五六" }], [{ text: "七八" }]], lines: lines.map((text) => ({ text, width: 64 })) }),
    ]).filter(({ name }) => name === "text");
    expect(drawn.map(({ text }) => text)).toEqual(lines);
    const [first, second, third] = drawn.map(({ attributes }) => Number(attributes["y"]));
    expect(first).toBeCloseTo(100 + 24 - 0.208 * 16, 2);
    expect(second! - first!).toBeCloseTo(24, 2);
    expect(third! - second!).toBeCloseTo(24 + 6, 2); // a paragraph's gap
  });

  it("stands where align and anchor say", () => {
    const [element] = draw([textNode({ align: "right", anchor: "bottom" })]).filter(({ name }) => name === "text");
    expect(element!.attributes).toMatchObject({ x: "348", "text-anchor": "end", y: String(Math.round((172 - 0.208 * 16) * 100) / 100) });
    const [middle] = draw([textNode({ align: "center", anchor: "middle" })]).filter(({ name }) => name === "text");
    expect(middle!.attributes).toMatchObject({ x: "198", "text-anchor": "middle" });
  });

  it("dresses runs and cuts them at the lines", () => {
    const paragraph = [{ text: "营业总收入" }, { text: "2942亿元", bold: true, color: "accent" as const }, { text: "，增长" }];
    const drawn = draw([textNode({ paragraphs: [paragraph], lines: [{ text: "营业总收入2942", width: 100 }, { text: "亿元，增长", width: 80 }] })]);
    const spans = drawn.filter(({ name }) => name === "tspan");
    expect(spans.map(({ text }) => text)).toEqual(["2942", "亿元"]);
    expect(spans[0]!.attributes).toEqual({ "font-weight": "700", fill: "#1A3E9E" });
    expect(drawn.filter(({ name }) => name === "text").map(({ text }) => text)).toEqual(["营业总收入2942", "亿元，增长"]);
  });

  it("finds lines across blanks, breaks and empty paragraphs", () => {
    const cut = cutRuns([[{ text: "one two " }, { text: "three\nfour" }], [{ text: "" }], [{ text: "five" }]], ["one two", "three", "four", "", "five"]);
    expect(cut.map(({ runs }) => runs.map(({ text }) => text).join(""))).toEqual(["one two", "three", "four", "", "five"]);
    expect(cut.map(({ opens }) => opens)).toEqual([true, false, false, true, true]);
  });

  it("shows a predicted line even where the paragraph does not have it", () => {
    expect(cutRuns([[{ text: "甲乙", bold: true }]], ["丙丁"])[0]!.runs).toEqual([{ text: "丙丁", bold: true }]);
  });

  it("raises superscripts and comes back down", () => {
    const runs = [{ text: "m" }, { text: "2", baseline: "superscript" as const }, { text: " 面积" }];
    const spans = draw([textNode({ paragraphs: [runs], lines: [{ text: "m2 面积", width: 60 }] })]).filter(({ name }) => name === "tspan");
    expect(spans.map(({ attributes }) => attributes["dy"])).toEqual(["-4.8", "4.8"]);
  });

  it("links to addresses and slides, never to scripts", () => {
    const runs = ["https://example.org/?a=1&b=2", "#other-0", "javascript:alert(1)", "#nowhere"].map((link) => ({ text: "链", link }));
    const links = draw([textNode({ paragraphs: [runs], lines: [{ text: "链链链链", width: 64 }] })], { slides: [{}] }).filter(({ name }) => name === "a");
    expect(links.map(({ attributes }) => attributes["href"])).toEqual(["https://example.org/?a=1&b=2", "slide-2.svg"]);
  });
});

describe("shapes, pictures, tables and charts", () => {
  it("draws every geometry inside its box", () => {
    const geometries = ["rect", "ellipse", "triangle", "triangle-down", "diamond", "home-plate", "chevron", "line"] as const;
    const box = { x: 10, y: 20, width: 40, height: 30 };
    const drawn = draw(geometries.map((geometry) => ({ type: "shape", name: geometry, geometry, box, fill: "fill", stroke: { color: "ink", width: 1 } })));
    expect(drawn.slice(3).map(({ name }) => name)).toEqual(["rect", "ellipse", "polygon", "polygon", "polygon", "polygon", "polygon", "line"]);
    for (const { attributes } of drawn.filter(({ name }) => name === "polygon")) {
      for (const point of attributes["points"]!.split(" ")) {
        const [x, y] = point.split(",").map(Number);
        expect(x! >= 10 && x! <= 50 && y! >= 20 && y! <= 50, point).toBe(true);
      }
    }
    expect(drawn.at(-1)!.attributes).toMatchObject({ x1: "10", y1: "20", x2: "50", y2: "50" });
  });

  it("crops a picture by the view that shows it", () => {
    const picture: Picture = { key: "p", data: new Uint8Array([1, 2, 3]), format: "png", width: 400, height: 200 };
    const crop = { left: 0.25, top: 0, right: 0.25, bottom: 0.5 };
    const node: SceneNode = { type: "image", name: "p", box: { x: 0, y: 0, width: 100, height: 50 }, picture: "p", crop, alt: "园区" };
    const drawn = draw([node], { pictures: new Map([["p", picture]]) });
    expect(drawn.find(({ name, attributes }) => name === "svg" && attributes["role"] === "img")!.attributes).toMatchObject({ viewBox: "100.00 0.00 200.00 100.00", width: "100" });
    expect(drawn.find(({ name }) => name === "image")!.attributes["href"]).toBe("data:image/png;base64,AQID");
    expect(drawn.filter(({ name }) => name === "title").map(({ text }) => text)).toContain("园区");
  });

  it("draws tables with their rules and text", () => {
    const cell = (text: string): TableCell => ({ paragraph: [{ text }], style, align: "right", bottom: { color: "rule", width: 0.75 }, lines: [{ text, width: 30 }] });
    const node: SceneNode = {
      type: "table", name: "t", box: { x: 100, y: 100, width: 200, height: 60 }, widths: [120, 80], heights: [30, 30], rows: [[cell("甲"), cell("1")], [cell("乙"), cell("2")]], alt: "两行",
    };
    const drawn = draw([node]);
    const texts = drawn.filter(({ name }) => name === "text");
    expect(texts.map(({ text, attributes }) => `${text} ${attributes["x"]}`)).toEqual(["甲 211", "1 291", "乙 211", "2 291"]);
    expect(drawn.filter(({ name }) => name === "line").map(({ attributes }) => attributes["y1"])).toEqual(["130", "130", "160", "160"]);
  });

  it("draws a chart with every number, category and its words", () => {
    const spec = combo.spec.parse(parse(combo.examples["over time"]!));
    const box = { x: 48, y: 155, width: 864, height: 322 };
    const model = combo.model(spec, box);
    const node: SceneNode = { type: "chart", name: "c", box, model, drawn: combo.draw(model, box, theme), alt: combo.alt(spec, "zh-CN") };
    const drawn = draw([node]);
    const texts = drawn.filter(({ name }) => name === "text").map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["2942", "10.2", "2010", "2015"]));
    expect(texts).toHaveLength(18);
    expect(drawn.filter(({ name, text }) => name === "title" && text.startsWith("柱线组合图"))).toHaveLength(1);
    const rising = drawn.filter(({ name, attributes }) => name === "line" && attributes["stroke"] === "#B8802B");
    expect(rising).toHaveLength(5);
    for (const { attributes } of rising) expect(Number(attributes["y2"])).toBeGreaterThan(Number(attributes["y1"])); // growth falls
  });

  it("draws rings whose parts meet, and a single part as a whole ring", () => {
    const paths = (values: readonly number[]) => {
      const spec = doughnut.spec.parse({ kind: "doughnut", parts: values.map((value, i) => ({ label: `第${i}`, value })) });
      const box = { x: 0, y: 0, width: 300, height: 300 };
      const model = doughnut.model(spec, box);
      return draw([{ type: "chart", name: "c", box, model, drawn: doughnut.draw(model, box, theme), alt: "" }])
        .filter(({ name }) => name === "path")
        .map(({ attributes }) => attributes["d"]!);
    };
    const [first, second] = paths([40, 39]);
    expect(second!.slice(1, second!.indexOf("A"))).toBe(/A[\d. ]+ 0 1 1 ([\d. ]+)L/u.exec(first!)![1]);
    expect(paths([5, 0])).toHaveLength(1);
    expect(paths([5, 0])[0]!.match(/Z/gu)).toHaveLength(2);
  });

  it("hides decoration from readers and names the rest", () => {
    const children: readonly SceneNode[] = [{ type: "shape", name: "s", geometry: "rect", box: { x: 0, y: 0, width: 1, height: 1 }, fill: "soft" }];
    const box = { x: 0, y: 0, width: 1, height: 1 };
    const drawn = draw([{ type: "group", name: "motif", box, children, alt: null }, { type: "group", name: "steps", box, children, alt: "三步" }]);
    const groups = drawn.filter(({ name }) => name === "g");
    expect(groups[0]!.attributes).toEqual({ "aria-hidden": "true" });
    expect(groups[1]).toMatchObject({ attributes: { role: "img" }, text: expect.stringContaining("三步") as string });
  });
});
