import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { afterAll, describe, expect, it } from "vitest";
import { listFaces, systemFonts } from "../src/backends/pdf/fonts.js";
import { cutGlyf } from "../src/backends/pdf/glyf.js";
import { backend, pdfBackend } from "../src/backends/pdf/index.js";
import { number, serialize } from "../src/backends/pdf/objects.js";
import { loadFace } from "../src/backends/pdf/sfnt.js";
import { loadCffSubset } from "../src/backends/pdf/subset.js";
import { build, type Built } from "../src/build.js";
import type { Picture, Scene, SceneNode, SlideScene, TextNode } from "../src/scene/nodes.js";
import { readTheme } from "../src/theme/load-theme.js";
import { memoryWorld } from "../src/world.js";
import { brandFile, usualLayouts } from "./support/brand-files.js";
import { exampleDeck, folderDeck, galleryDeck } from "./support/decks.js";

const theme = readTheme({ path: "qinghua.yaml", text: readFileSync("src/themes/qinghua.yaml", "utf8") }, "zh-CN").value!;
const folder = mkdtempSync(join(tmpdir(), "deckwright-pdf-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// pdf.js reads fonts with it, and Node has it from version 21 on.
const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (this: ArrayBuffer, length: number) => ArrayBuffer };
buffers.transferToFixedLength ??= function transferToFixedLength(length) {
  return this.slice(0, length);
};

type Opened = Awaited<ReturnType<typeof getDocumentProxy>>;
const open = (bytes: Uint8Array): Promise<Opened> => getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });

/** All characters of a page in the order in which they stand in the file, by what the fonts say that they mean. */
async function textOf(document: Opened, page: number): Promise<string> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await (await document.getPage(page)).getOperatorList();
  const shown = argsArray.filter((_, i) => fnArray[i] === OPS.showText) as readonly (readonly [readonly (number | { readonly unicode: string })[]])[];
  return shown.flatMap(([glyphs]) => glyphs.map((glyph) => (typeof glyph === "number" ? "" : glyph.unicode))).join("");
}

/** The text that a reader copies, in which every run of blanks is one. */
async function copiedFrom(document: Opened, page: number): Promise<string> {
  const { items } = await (await document.getPage(page)).getTextContent({ disableNormalization: true });
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

/** The lines of a slide as the scene has them, in reading order. */
function linesOf(nodes: readonly SceneNode[]): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    switch (node.type) {
      case "text":
        return node.lines.map(({ text }) => text);
      case "shape":
        return node.text ? linesOf([node.text]) : [];
      case "table":
        return node.rows.flat().flatMap(({ lines }) => lines.map(({ text }) => text));
      case "chart":
        return linesOf(node.drawn);
      case "group":
        return linesOf(node.children);
      case "image":
      case "connector":
        return [];
    }
  });
}

/** What is left of the text once each line has been found in its turn, with nothing but blanks between lines; or where it differs. */
function unread(text: string, lines: readonly string[]): string {
  let at = 0;
  for (const line of lines) {
    while (text[at] === " " && !line.startsWith(" ")) at += 1;
    if (!text.startsWith(line, at)) return `expected ${JSON.stringify(line)}, found ${JSON.stringify(text.slice(at, at + line.length + 10))}`;
    at += line.length;
  }
  return text.slice(at).trim();
}

const emitted = async (scene: Scene, options = {}): Promise<Uint8Array> => (await backend.emit(scene, theme, undefined, options))[0]!.data;

const textNode = (text: string, more: Partial<TextNode> = {}): TextNode => ({
  type: "text",
  name: "text",
  box: { x: 48, y: 100, width: 600, height: 72 },
  paragraphs: [[{ text }]],
  style: { role: "text", size: 16, line: 24, bold: false, color: "ink2" },
  gap: 6,
  align: "left",
  anchor: "top",
  wrap: true,
  lines: [{ text, width: 600 }],
  ...more,
});

const fourPixels = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==", "base64");

const slideOf = (nodes: readonly SceneNode[], more: Partial<SlideScene> = {}): SlideScene => ({ id: "here", number: 1, layout: "content", background: "bg", title: "标题", nodes, notes: [], ...more });

const sceneOf = (slides: readonly SlideScene[], more: Partial<Scene> = {}): Scene => ({
  width: 960,
  height: 540,
  properties: { title: "工作汇报", date: "2016-01-11", language: "zh-CN" },
  sections: [],
  slides,
  pictures: new Map(),
  ...more,
});

describe("text", () => {
  const decks: readonly (readonly [string, () => Promise<Built>, boolean])[] = [
    ["the worked example", exampleDeck, true],
    ["launch-2025", () => folderDeck("launch-2025"), true],
    ["port-2024", () => folderDeck("port-2024"), true],
    ["every example of every template and chart", galleryDeck, false],
  ];
  it.each(decks)("of %s is copied character by character", async (_, deck, strictly) => {
    const built = await deck();
    const [artifact] = await backend.emit(built.scene!, built.sources!.theme);
    const document = await open(artifact!.data);
    const slides = built.scene!.slides.filter(({ hidden }) => !hidden);
    expect(document.numPages).toBe(slides.length);
    const wrong: string[] = [];
    for (const [i, slide] of slides.entries()) {
      const lines = linesOf(slide.nodes);
      const single = lines.map((line) => line.replace(/\s+/gu, " "));
      const left = (strictly && unread(await textOf(document, i + 1), lines)) || unread((await copiedFrom(document, i + 1)).replace(/\s+/gu, " "), single);
      if (left !== "") wrong.push(`${slide.number}: ${left}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it.each([
    "𠮷野家与㐂、䶮、龘",
    "“引号”——破折号……省略号·间隔号～连接号",
    "−1.5%、±3‰、25℃、㎡、№、①②③、Ⅳ",
    "Ω和Ω、µ和μ、K和K、⼀和一、⾼和高",
    "a\u00a0b‑c–d—e “q” ‘r’ naïve Ελλάδα Русский",
    "1/2 ½ → ← ↑ ≥ ≤ ≠ × ÷ € ￥ $",
    "(a\\b) <c> [d] {e} /f %g #h",
  ])("keeps %s", async (text) => {
    const document = await open(await emitted(sceneOf([slideOf([textNode(text), textNode(text, { style: { role: "text", size: 16, line: 24, bold: true, color: "ink" } })])])));
    expect(unread(await textOf(document, 1), [text, text])).toBe("");
  });

  it("keeps raised and lowered characters in their line", async () => {
    const runs = [{ text: "CO" }, { text: "2", baseline: "subscript" as const }, { text: "排放" }, { text: "10" }, { text: "3", baseline: "superscript" as const }, { text: "吨" }];
    const document = await open(await emitted(sceneOf([slideOf([textNode("CO2排放103吨", { paragraphs: [runs] })])])));
    expect(await textOf(document, 1)).toBe("CO2排放103吨");
  });

  it("keeps words apart where a line ends between them", async () => {
    const node = textNode("", { paragraphs: [[{ text: "Two words 三个字四个字" }]], lines: [{ text: "Two", width: 40 }, { text: "words 三个字", width: 90 }, { text: "四个字", width: 48 }] });
    const document = await open(await emitted(sceneOf([slideOf([node])])));
    expect(await textOf(document, 1)).toBe("Two words 三个字四个字");
    const broken = textNode("", { paragraphs: [[{ text: "along\nthree\n三条\n主线" }]], lines: ["along", "three", "三条", "主线"].map((line) => ({ text: line, width: 60 })) });
    expect(await textOf(await open(await emitted(sceneOf([slideOf([broken])]))), 1)).toBe("along three 三条主线");
  });

  it("is squeezed, not cut, where the face at hand is wider than the line", async () => {
    const text = "宽度不够的一行文字";
    const document = await open(await emitted(sceneOf([slideOf([textNode(text, { lines: [{ text, width: 100 }], align: "right" })])])));
    const { items } = await (await document.getPage(1)).getTextContent();
    const [item] = items.filter((one) => "str" in one);
    expect(item!.width).toBeCloseTo(100, 1);
    expect(item!.transform[4]).toBeCloseTo(48 + 600 - 100, 1);
  });

  it("shows a box for what no font has, says so, and keeps the character", async () => {
    const scene = sceneOf([slideOf([textNode("空\u{1f9ff}白")])]);
    const onlyNoto = { folders: [folderWith("/NotoSansCJK-Regular.ttc", readFileSync(fileOf("noto sans cjk sc", 400)))] };
    const noto = pdfBackend(onlyNoto, loadCffSubset);
    expect((await noto.examine!(scene, theme)).map(({ code, args }) => [code, args["characters"] ?? args["used"]])).toEqual([
      ["pdf-font-substituted", "Noto Sans CJK SC"],
      ["pdf-characters-missing", "\u{1f9ff}"],
    ]);
    const document = await open((await noto.emit(scene, theme))[0]!.data);
    expect(await textOf(document, 1)).toBe("空\u{1f9ff}白");
  });
});

/** Path of a face on this computer. */
const fileOf = (family: string, weight: number): string => listFaces(systemFonts()).find((face) => face.families.has(family) && face.weight === weight && !face.italic)!.file;

let folders = 0;
function folderWith(name: string, bytes: Uint8Array): string {
  const path = mkdtempSync(join(folder, `${(folders += 1)}-`));
  writeFileSync(join(path, name), bytes);
  return path;
}

describe("the file", () => {
  it("has the deck's size, title, author, date and language, and shows its bookmarks", async () => {
    const built = await exampleDeck();
    const { scene } = built;
    const document = await open((await backend.emit(scene!, built.sources!.theme))[0]!.data);
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: scene!.properties.title, Author: scene!.properties.author, CreationDate: "D:20160111000000Z", Language: "zh-CN", PDFFormatVersion: "1.7" });
    expect(metadata!.get("dc:title")).toBe(scene!.properties.title);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await document.getPageMode()).toBe("UseOutlines");
    for (let page = 1; page <= document.numPages; page += 1) expect((await document.getPage(page)).view).toEqual([0, 0, 960, 540]);

    const outline = await document.getOutline();
    const entries = outline.flatMap((entry) => [entry, ...entry.items]);
    const opened = scene!.sections.map((_, section) => scene!.slides.find((slide) => slide.section === section)!);
    // One a slide, and one more for a section that no slide of its own opens.
    const places = scene!.slides.flatMap((slide, i) => (opened.includes(slide) && slide.layout !== "section" ? [i, i] : [i]));
    expect(outline.filter(({ items }) => items.length > 0).map(({ title }) => title)).toEqual(scene!.sections.map(({ name }) => name));
    const pages = await Promise.all(entries.map(async ({ dest }) => document.getPageIndex((dest as unknown[])[0] as { num: number; gen: number })));
    expect(pages).toEqual(places);
  });

  it("is the same bytes every time, with and without an examination", async () => {
    const built = await exampleDeck();
    const first = (await backend.emit(built.scene!, built.sources!.theme))[0]!.data;
    await backend.examine!(built.scene!, built.sources!.theme);
    const second = (await backend.emit(built.scene!, built.sources!.theme))[0]!.data;
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("comes out of a build under its own ending, with what was said about fonts", async () => {
    const outline = "deck: { title: 汇报 & <更多>, date: 2016-01-11 }\nslides:\n  - { template: closing, title: 谢谢 }\n  - { template: closing, title: 不放映, hidden: true }\n";
    const built = await build(memoryWorld({ "outline.yaml": outline }), "outline.yaml", { backend: "pdf" });
    expect(built.artifacts.map(({ path }) => path)).toEqual(["output/outline.pdf"]);
    const document = await open(built.artifacts[0]!.data);
    expect(document.numPages).toBe(1);
    expect((await document.getMetadata()).metadata!.get("dc:title")).toBe("汇报 & <更多>");
  });

  it("leads to other pages and to addresses, and nowhere else", async () => {
    const link = (text: string, to: string): TextNode => textNode(text, { paragraphs: [[{ text: "见" }, { text, link: to }]], lines: [{ text: `见${text}`, width: 300 }] });
    const scene = sceneOf([
      slideOf([link("第二页", "#there"), link("网站", "https://example.org/路?q=1"), link("邮件", "mailto:a@example.org"), link("脚本", "javascript:alert(1)"), link("文件", "file:///etc/passwd"), link("没有的页", "#gone"), link("隐藏的页", "#hidden")]),
      slideOf([], { id: "hidden", number: 2, hidden: true }),
      slideOf([{ type: "shape", name: "按钮", geometry: "rect", box: { x: 10, y: 20, width: 100, height: 50 }, fill: "accent", link: "#here" }], { id: "there", number: 3 }),
    ]);
    const document = await open(await emitted(scene));
    expect(document.numPages).toBe(2);
    const annotations = (await (await document.getPage(1)).getAnnotations()) as readonly { url?: string; dest?: readonly unknown[]; rect: readonly number[] }[];
    expect(annotations.map(({ url }) => url)).toEqual([undefined, "https://example.org/%E8%B7%AF?q=1", "mailto:a@example.org"]);
    expect(await document.getPageIndex(annotations[0]!.dest![0] as { num: number; gen: number })).toBe(1);
    expect(annotations[0]!.rect[0]).toBeCloseTo(48 + 16, 1); // behind 见
    const back = (await (await document.getPage(2)).getAnnotations()) as readonly { dest?: readonly unknown[]; rect: readonly number[] }[];
    expect(back.map(({ rect }) => rect)).toEqual([[10, 540 - 70, 110, 540 - 20]]);
    expect(await document.getPageIndex(back[0]!.dest![0] as { num: number; gen: number })).toBe(0);
    expect(await textOf(document, 1)).toContain("见脚本");
  });

  it("has every picture once, cut by its crop, and is told apart from decoration", async () => {
    const picture: Picture = { key: "k", data: fourPixels, format: "png", width: 2, height: 2 };
    const node = (alt: string | null, x: number): SceneNode => ({ type: "image", name: `图${x}`, box: { x, y: 10, width: 50, height: 50 }, picture: "k", alt, radius: 8, crop: { left: 0.25, top: 0, right: 0.25, bottom: 0 } });
    const bytes = await emitted(sceneOf([slideOf([node("红色", 10), node(null, 100)]), slideOf([node("再次", 10)], { id: "b", number: 2 })], { pictures: new Map([["k", picture]]) }));
    expect(Buffer.from(bytes).toString("latin1").split("/Subtype /Image").length - 1).toBe(1);
    const document = await open(bytes);
    const tree = await (await document.getPage(1)).getStructTree();
    expect(rolesOf(tree)).toEqual(["Figure 红色"]);
  });
});

describe("a company's template", () => {
  it("gives backgrounds and pictures, each once", async () => {
    const withLogo = usualLayouts.findIndex(({ type }) => type === "obj");
    const layouts = usualLayouts.map((layout, i) => (i === withLogo ? { ...layout, background: "102030", logos: [[700, 20, 200, 40] as const] } : layout));
    const outline = "deck: { title: 汇报, date: 2016-01-11, theme: brand.pptx }\nslides:\n  - { template: cover, title: 封面 }\n  - { template: bullets, title: 第一页要点, items: [甲项, 乙项] }\n  - { template: bullets, title: 第二页要点, items: [丙项, 丁项] }\n";
    const brand = zipSync({ ...unzipSync(brandFile({ layouts, logos: [[40, 500, 60, 30]], picture: "标志 1.png" })), "ppt/media/标志 1.png": fourPixels });
    const built = await build(memoryWorld({ "outline.yaml": outline, "brand.pptx": brand }), "outline.yaml", { backend: "pdf" });
    const bytes = built.artifacts[0]!.data;
    expect(Buffer.from(bytes).toString("latin1").split("/Subtype /Image").length - 1).toBe(1);
    const document = await open(bytes);
    const { OPS } = await getResolvedPDFJS();
    const pictures = await Promise.all(
      [1, 2, 3].map(async (page) => {
        const { fnArray } = await (await document.getPage(page)).getOperatorList();
        return fnArray.filter((operator) => operator === OPS.paintImageXObject).length;
      }),
    );
    const used = built.scene!.slides.map(({ brandLayout }) => (brandLayout === withLogo ? 2 : 1));
    expect(pictures).toEqual(used);
    expect(used).toContain(2);
  });
});

describe("what a template draws", () => {
  it("is on every page: gradients, shapes that can be seen through, turned ones", async () => {
    const shape = (id: number, geometry: string, fill: string): string =>
      `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="S${id}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm rot="1200000"><a:off x="8890000" y="762000"/><a:ext cx="1524000" cy="762000"/></a:xfrm><a:prstGeom prst="${geometry}"><a:avLst/></a:prstGeom>${fill}</p:spPr></p:sp>`;
    const gradient = '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="0B3D91"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFD700"/></a:gs></a:gsLst><a:lin ang="2700000"/></a:gradFill>';
    const glass = '<a:solidFill><a:srgbClr val="00AA55"><a:alpha val="40000"/></a:srgbClr></a:solidFill>';
    const parts = unzipSync(brandFile({ layouts: usualLayouts }));
    const master = "ppt/slideMasters/slideMaster1.xml";
    const drawn = strFromU8(parts[master]!).replace("</p:spTree>", `${shape(901, "rect", gradient)}${shape(902, "ellipse", glass)}</p:spTree>`);
    const outline = "deck: { title: 汇报, date: 2016-01-11, theme: brand.pptx }\nslides:\n  - { template: bullets, title: 要点, items: [甲项, 乙项] }\n";
    const built = await build(memoryWorld({ "outline.yaml": outline, "brand.pptx": zipSync({ ...parts, [master]: strToU8(drawn) }) }), "outline.yaml", { backend: "pdf" });
    const { OPS } = await getResolvedPDFJS();
    const { fnArray, argsArray } = await (await (await open(built.artifacts[0]!.data)).getPage(1)).getOperatorList();
    const states = argsArray.filter((_, i) => fnArray[i] === OPS.setGState) as readonly (readonly [readonly (readonly [string, number])[]])[];
    expect(states.flatMap(([entries]) => entries)).toContainEqual(["ca", 0.4]);
    const turns = argsArray.filter((_, i) => fnArray[i] === OPS.transform).map((args: readonly number[]) => Math.round((Math.atan2(args[1]!, args[0]!) * 180) / Math.PI));
    expect(turns).toEqual(expect.arrayContaining([20, 45])); // the shapes, and the gradient in the first
  });
});

/** Roles of the elements of a page below its own section, outermost first, with their words for those who cannot see. */
function rolesOf(tree: unknown): readonly string[] {
  const { role, alt, children = [] } = tree as { role?: string; alt?: string; children?: readonly unknown[] };
  const own = role === undefined || ["Root", "Document", "Sect"].includes(role) ? [] : [alt === undefined ? role : `${role} ${alt}`];
  return [...own, ...children.flatMap(rolesOf)];
}

describe("structure", () => {
  it("names title, paragraphs, tables and figures; what every slide repeats is none of it", async () => {
    const style = { role: "table", size: 12, line: 18, bold: false, color: "ink" } as const;
    const cell = (text: string) => ({ paragraph: [{ text }], style, align: "left" as const, lines: [{ text, width: 60 }] });
    const nodes: readonly SceneNode[] = [
      textNode("标题", { placeholder: "title" }),
      textNode("", { paragraphs: [[{ text: "一段" }], [{ text: "又一段" }]], lines: [{ text: "一段", width: 40 }, { text: "又一段", width: 60 }] }),
      { type: "table", name: "表", box: { x: 0, y: 0, width: 200, height: 40 }, widths: [100, 100], heights: [20, 20], rows: [[cell("甲"), cell("乙")], [{ ...cell("丙"), across: 2 }, { ...cell(""), lines: [] }]], alt: "两列" },
      { type: "group", name: "图", box: { x: 0, y: 0, width: 50, height: 50 }, alt: "示意图", children: [textNode("图中字")] },
      textNode("页脚", { placeholder: "footer" }),
      textNode("7", { placeholder: "slide-number" }),
    ];
    const document = await open(await emitted(sceneOf([slideOf(nodes)])));
    const tree = await (await document.getPage(1)).getStructTree();
    expect(rolesOf(tree)).toEqual(["H1", "P", "P", "Table 两列", "TR", "TH", "P", "TH", "P", "TR", "TD", "P", "Figure 示意图", "P"]);
  });
});

describe("notes", () => {
  const notes = [[{ text: "先说结论。" }], [{ text: "第一点" }], [{ text: "第二点" }], ...Array.from({ length: 60 }, (_, i) => [{ text: `第${i + 1}段备注，说明这一页的数字从哪里来，为什么这样比较，还要提醒与会者注意口径的变化和统计的范围。` }])];
  const scene = sceneOf([slideOf([textNode("正文")], { notes, noteLists: { 1: { level: 0, first: 1 }, 2: { level: 0, first: 1 } } }), slideOf([textNode("没有备注")], { id: "b", number: 2 })]);

  it("stand under a picture of their slide, on as many pages as they take, when asked for", async () => {
    const document = await open(await emitted(scene, { notes: true }));
    const sizes = await Promise.all(Array.from({ length: document.numPages }, async (_, i) => (await document.getPage(i + 1)).view.slice(2)));
    expect(sizes[0]).toEqual([960, 540]);
    expect(sizes.at(-1)).toEqual([960, 540]);
    const between = sizes.slice(1, -1);
    expect(between.length).toBeGreaterThan(1);
    expect(between.every(([width, height]) => width === 595.28 && height === 841.89)).toBe(true);
    const texts = await Promise.all(between.map((_, i) => textOf(document, i + 2)));
    expect(texts[0]).toContain("正文");
    const spoken = texts.join("");
    let at = 0;
    for (const words of ["先说结论。", "1.", "第一点", "2.", "第二点", ...notes.slice(3).map(([run]) => run!.text)]) {
      at = spoken.indexOf(words, at);
      expect(at, words).toBeGreaterThan(-1);
    }
    expect(await document.getPageLabels()).toEqual([...Array.from({ length: between.length + 1 }, () => "1"), "2"]);
  });

  it("stay out otherwise", async () => {
    expect((await open(await emitted(scene))).numPages).toBe(2);
  });
});

describe("fonts", () => {
  const scene = sceneOf([slideOf([textNode("中文 and Latin")])]);

  it("that are missing are an error that names what to install", async () => {
    const without = pdfBackend({ folders: [join(folder, "nowhere")] }, loadCffSubset);
    expect((await without.examine!(scene, theme)).map(({ code, severity }) => [code, severity])).toEqual([["pdf-font-missing", "error"]]);
    expect(await without.emit(scene, theme)).toEqual([]);
  });

  it("that nobody knows are replaced by what can show their script", async () => {
    const unknown = { ...theme, fonts: { latin: "Firma Sans", ea: "Firma Hei" } };
    const said = await backend.examine!(scene, unknown);
    expect(said.map(({ code, args }) => [code, args["wanted"]])).toEqual([["pdf-font-substituted", "Firma Hei"], ["pdf-font-substituted", "Firma Sans"]]);
    expect(await textOf(await open((await backend.emit(scene, unknown))[0]!.data), 1)).toBe("中文 and Latin");
  });

  it("with PostScript outlines take a package that may be absent", async () => {
    const noto = readFileSync(fileOf("noto sans cjk sc", 400));
    const without = pdfBackend({ folders: [folderWith("noto.ttc", noto)] }, () => Promise.reject(new Error("Cannot find package 'fontkit'")));
    expect((await without.examine!(scene, theme)).map(({ code, args }) => [code, args])).toEqual([["pdf-package-missing", { package: "fontkit" }]]);
    expect(await without.emit(scene, theme)).toEqual([]);
  });

  const latinScene = sceneOf([slideOf([textNode("Latin only")])]);
  const latinTheme = { ...theme, fonts: { latin: "Liberation Sans", ea: "Liberation Sans" } };
  const liberation = (): Buffer => Buffer.from(readFileSync(fileOf("liberation sans", 400)));

  it("whose licence forbids it are not embedded", async () => {
    const bytes = liberation();
    const free = pdfBackend({ folders: [folderWith("a.ttf", bytes)] }, loadCffSubset);
    expect(await free.examine!(latinScene, latinTheme)).toEqual([]);
    const count = bytes.readUInt16BE(4);
    const os2 = Array.from({ length: count }, (_, i) => 12 + 16 * i).find((row) => bytes.toString("latin1", row, row + 4) === "OS/2")!;
    bytes.writeUInt16BE(2, bytes.readUInt32BE(os2 + 8) + 8);
    const bound = pdfBackend({ folders: [folderWith("a.ttf", bytes)] }, loadCffSubset);
    expect((await bound.examine!(latinScene, latinTheme)).map(({ code }) => code)).toEqual(["pdf-font-forbidden", "pdf-font-missing"]);
  });

  it("for Chinese are not needed for the blanks of an English deck", async () => {
    const text = "Finance\u3000\u300018 March";
    const only = pdfBackend({ folders: [folderWith("a.ttf", liberation())] }, loadCffSubset);
    const blanks = sceneOf([slideOf([textNode(text)])], { properties: { title: "t", date: "2016-01-11", language: "en" } });
    const arial = { ...theme, fonts: { latin: "Liberation Sans", ea: "Microsoft YaHei" } };
    expect(await only.examine!(blanks, arial)).toEqual([]);
    const document = await open((await only.emit(blanks, arial))[0]!.data);
    expect(await textOf(document, 1)).toBe(text);
    const { items } = await (await document.getPage(1)).getTextContent();
    const numbers = items.flatMap((item) => ("str" in item && item.str.startsWith("18") ? [item] : []))[0];
    const finance = 16 * [611, 222, 556, 556, 556, 500, 556].reduce((sum, width) => sum + width / 1000, 0);
    expect(numbers!.transform[4]).toBeCloseTo(48 + finance + 2 * 16, 0);
  });

  it("that are damaged are passed over", async () => {
    const whole = liberation();
    const cuts = [10, 300, 5000, whole.length >> 1].map((length) => whole.subarray(0, length));
    const noise = Buffer.from(whole);
    for (let at = 400; at < noise.length; at += 7) noise[at] = (noise[at]! * 31 + at) & 0xff;
    for (const bytes of [...cuts, noise, Buffer.from("no font at all")]) {
      const said = await pdfBackend({ folders: [folderWith("a.ttf", bytes)] }, loadCffSubset).examine!(latinScene, latinTheme);
      const codes = said.map(({ code }) => code);
      // Either it is seen as the folder is read, or as the font is taken apart; what is whole enough for that may be used.
      expect([["pdf-font-missing"], ["pdf-font-damaged", "pdf-font-missing"], []]).toContainEqual(codes);
      if (bytes.length < whole.length) expect(codes).toContain("pdf-font-missing");
    }
  });

  it("without a bold face are drawn thicker", async () => {
    const bold = sceneOf([slideOf([textNode("Bold", { style: { role: "text", size: 36, line: 44, bold: true, color: "ink" } })])]);
    const one = pdfBackend({ folders: [folderWith("a.ttf", liberation())] }, loadCffSubset);
    const document = await open((await one.emit(bold, latinTheme))[0]!.data);
    expect(await textOf(document, 1)).toBe("Bold");
    const { OPS } = await getResolvedPDFJS();
    const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList();
    expect(argsArray.filter((_, i) => fnArray[i] === OPS.setTextRenderingMode).map((args: readonly number[]) => args[0])).toEqual([2, 0]);
  });
});

describe("a TrueType font", () => {
  interface Outlines {
    getGlyph(id: number): { readonly path: { toSVG(): string }; readonly advanceWidth: number };
  }
  const outlines = async (bytes: Uint8Array): Promise<Outlines> => {
    const { create } = await import("fontkit");
    return create(Buffer.from(bytes)) as unknown as Outlines; // what its declaration here leaves out
  };

  it("is cut to some glyphs, which keep their outlines and widths, composite ones too", async () => {
    const face = listFaces(systemFonts()).find(({ families, weight, italic }) => families.has("liberation sans") && weight === 400 && !italic)!;
    const loaded = loadFace(face, readFileSync(face.file));
    const glyphs = [..."Aéǖ ½Ωa", "é"].map((character) => loaded.glyph(character.codePointAt(0)!));
    const cut = cutGlyf(loaded, glyphs);
    expect(cut.length).toBeLessThan(20_000);
    const [before, after] = [await outlines(loaded.bytes), await outlines(cut)];
    for (const [i, glyph] of [0, ...glyphs].entries()) {
      expect(after.getGlyph(i).path.toSVG()).toBe(before.getGlyph(glyph).path.toSVG());
      expect(after.getGlyph(i).advanceWidth).toBe(before.getGlyph(glyph).advanceWidth);
    }
    expect(after.getGlyph(2).path.toSVG()).not.toBe("");
  });
});

describe("objects", () => {
  it("hold hostile text in their strings", () => {
    expect(serialize({ text: "a) /X (b \\" })).toBe("(a\\) /X \\(b \\\\)");
    expect(serialize({ text: "中\ud800" })).toBe("<feff4e2dfffd>");
    expect(serialize({ name: "a b/#" })).toBe("/a#20b#2f#23");
  });
  it("never write exponents", () => {
    expect([1e-9, 1e21, -0, 0.1 + 0.2, 12].map(number)).toEqual(["0", "1000000000", "0", "0.3", "12"]);
  });
});
