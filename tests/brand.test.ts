/** A company's presentation as a theme: what is read of it, what becomes of it in the deck, and what is said of messy ones. */
import { renderSlide } from "../src/backends/svg/index.js";
import { describe, expect, test } from "vitest";
import { rolesFrom } from "../src/brand/brand-theme.js";
import type { Brand } from "../src/brand/brand.js";
import { chooseLayouts } from "../src/brand/choose.js";
import { readBrand } from "../src/brand/read.js";
import { contentRegion, overlaps, slotsOf } from "../src/brand/regions.js";
import { build, type Built } from "../src/build.js";
import { walk } from "../src/scene/walk.js";
import { contrast } from "../src/theme/contrast.js";
import { colorRoles } from "../src/theme/theme.js";
import { memoryWorld } from "../src/world.js";
import { brandFile, usualLayouts, type Fixture } from "./support/brand-files.js";
import { codesOf, printed } from "./support/decks.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { openPackage, packageProblems, textOf, within } from "./support/package-rules.js";

const slides = `slides:
  - { template: cover, title: 年度工作汇报, subtitle: 二〇一五年, organization: 济宁高新区 }
  - { template: section, title: 主要成绩, lead: 稳中有进。 }
  - template: kpi-cards
    title: 三项指标全部增长
    source: 科技部网站
    notes: 先说总量。
    cards: [{ label: 收入, value: 2942, unit: 亿元, change: +10.2% }, { label: 工业, value: 628.7, unit: 亿元, change: +7.1% }, { label: 投资, value: 346.4, unit: 亿元, change: +16.2% }]
  - template: chart-takeaway
    title: 投资增速领先
    chart: { kind: column, title: 增速, unit: "%", categories: [收入, 工业, 投资], values: [10.2, 7.1, 16.2], highlight: 投资 }
    takeaway: 投资先行。
  - { template: bullets, title: 两件事, items: [第一件, ==第二件==] }
  - { template: closing, title: 谢谢 }
`;
const outline = (more = "", theme = "brand.pptx"): string => `deck: { title: 年度汇报, date: 2016-01-11, theme: ${theme} }\n${more}${slides}`;
const deck = (fixture: Fixture, text = outline()): Promise<Built> => build(memoryWorld({ "outline.yaml": text, "brand.pptx": brandFile(fixture) }), "outline.yaml");
const read = (fixture: Fixture): Brand => readBrand(brandFile(fixture), "brand.pptx").value!;
/** Infos that all of these fixtures cause. */
const usual: readonly string[] = ["brand-no-ea-font", "brand-colors-changed"];
const codes = (built: Built): readonly string[] => codesOf(built.diagnostics).filter((code) => !usual.includes(code));

const parts = (built: Built): ReturnType<typeof openPackage> => openPackage(built.artifacts[0]!.data);
const targets = (built: Built, path: string): readonly string[] => [...within(parts(built).trees.get(path)!, "Relationship")].map(({ attributes }) => String(attributes["Target"]));

/** What every deck on a company's file has to be. */
async function expectSound(built: Built, validated = true): Promise<void> {
  expect(built.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { data } = built.artifacts[0]!;
  expect(packageProblems(data)).toEqual([]);
  if (validated) expect(await ooxmlErrors(data)).toEqual([]);
}

describe("a deck on a company's template", () => {
  test("is drawn with the colours that its layouts give to texts", async () => {
    const { scene, sources } = await deck({});
    const { brand, ...rest } = sources!.theme;
    const green = brand!.file.layouts.map((layout) => ({ ...layout, placeholders: layout.placeholders.map((one) => (one.type === "title" ? { ...one, text: { ...one.text, color: "2E7D32" } } : one)) }));
    const theme = { ...rest, brand: { ...brand!, file: { ...brand!.file, layouts: green } } };
    const drawn = scene!.slides.map((slide) => [slide.title, [...renderSlide(scene!, slide, theme).matchAll(/<text[^>]*fill="#2E7D32"[^>]*>(.*?)<\/text>/gu)].map(([, words]) => words!.replace(/<[^>]*>/gu, ""))]);
    expect(drawn).toEqual(scene!.slides.map(({ title }) => [title, [title]]));
  });

  test("is valid, on its layouts, without its sample slides and with all its layouts", async () => {
    const built = await deck({});
    await expectSound(built);
    expect(codes(built)).toEqual([]);
    const { files } = parts(built);
    expect([...files.keys()].filter((path) => /slides\/slide\d+\.xml$/u.test(path))).toHaveLength(6);
    expect([...files.keys()].filter((path) => /slideLayouts\/slideLayout\d+\.xml$/u.test(path))).toHaveLength(usualLayouts.length);
    const layouts = built.scene!.slides.map((_, i) => targets(built, `ppt/slides/_rels/slide${i + 1}.xml.rels`).find((target) => target.includes("slideLayout")));
    expect(layouts.map((target) => /\d+/u.exec(target!)![0])).toEqual(["1", "3", "4", "4", "2", "1"]); // a plain list is the body of "Title and Content"
  });

  test("fills its placeholders, which keep place and dress", async () => {
    const { trees } = parts(await deck({}));
    const cover = trees.get("ppt/slides/slide1.xml")!;
    const filled = [...within(cover, "p:sp")].filter((shape) => [...within(shape, "p:ph")].length > 0);
    expect(filled.map((shape) => [...within(shape, "p:ph")][0]!.attributes)).toEqual([{ type: "ctrTitle" }, { type: "subTitle", idx: "1" }]);
    expect(filled.flatMap((shape) => [...within(shape, "a:xfrm")])).toEqual([]);
    expect(filled.flatMap((shape) => [...within(shape, "a:rPr")]).flatMap(({ attributes, children }) => ["sz" in attributes, children.length > 0])).not.toContain(true);
    expect(textOf(filled[1]!)).toContain("济宁高新区");
    const content = trees.get("ppt/slides/slide3.xml")!;
    expect([...within(content, "p:ph")].map(({ attributes }) => attributes["type"])).toEqual(["title", "dt", "ftr", "sldNum"]);
    expect([...within(content, "a:fld")]).toHaveLength(1);
  });

  test("draws in its colours, by the slots of its scheme", async () => {
    const built = await deck({ colors: { accent1: "7A1552" } });
    const chart = [...parts(built).trees].find(([path]) => /charts\/[^/]*\.xml$/u.test(path))![1];
    expect([...within(chart, "a:schemeClr")].map(({ attributes }) => attributes["val"])).toContain("accent1");
    expect(built.sources!.theme.colors.accent).toBe("7A1552");
  });

  test("has a Chinese font where its theme names none, and the author's where he names one", async () => {
    const ea = async (fixture: Fixture, more = ""): Promise<readonly unknown[]> => {
      const tree = parts(await deck(fixture, outline(more))).trees.get("ppt/theme/theme1.xml")!;
      return [...within(tree, "a:majorFont"), ...within(tree, "a:minorFont")].flatMap((font) => [...within(font, "a:ea")].map(({ attributes }) => attributes["typeface"]));
    };
    expect(await ea({})).toEqual(["Microsoft YaHei", "Microsoft YaHei"]);
    expect(await ea({ fonts: { hans: "等线" } })).toEqual(["等线", "等线"]);
    expect(await ea({ fonts: { hans: "宋体" } })).toEqual(["Microsoft YaHei", "Microsoft YaHei"]);
    expect(await ea({ fonts: { ea: "思源黑体" } })).toEqual(["思源黑体", "思源黑体"]);
    expect(await ea({ fonts: { ea: "思源黑体" } }, "theme: { fonts: { ea: 黑体 } }\n")).toEqual(["黑体", "黑体"]);
  });

  test("puts pictures where its layouts have places for them", async () => {
    const cover = { ...usualLayouts[0]!, placeholders: [...usualLayouts[0]!.placeholders, { type: "pic", idx: 13, box: [0, 0, 110, 540] }] } as const;
    const beside = { name: "Bild", placeholders: [{ type: "title" }, { type: "body", idx: 1, box: [66, 144, 400, 340] }, { type: "pic", idx: 2, box: [490, 144, 404, 340] }, { type: "sldNum", idx: 12 }] } as const;
    const text = outline().replace("organization:", "image: art:city, organization:").replace("  - { template: bullets", "  - { template: image-text, title: 三条主线, side: right, image: art:grid, text: 城市框架体系。 }\n  - { template: bullets");
    const built = await deck({ layouts: [cover, ...usualLayouts.slice(1), beside] }, text);
    await expectSound(built);
    expect(codes(built)).toEqual([]);
    const { trees } = parts(built);
    const places = ["slide1", "slide5"].map((name) => [...within(trees.get(`ppt/slides/${name}.xml`)!, "p:pic")].flatMap((picture) => [...within(picture, "p:ph")].map(({ attributes }) => attributes)));
    expect(places).toEqual([[{ type: "pic", idx: "13" }], [{ type: "pic", idx: "2" }]]);
    expect(codes(await deck({}, text))).toEqual(["brand-picture-left-out"]);
  });

  test("keeps clear of logos", async () => {
    const logos = [[820, 20, 120, 60], [30, 420, 200, 60]] as const;
    const built = await deck({ logos });
    await expectSound(built, false);
    const drawn = built.scene!.slides.flatMap(({ nodes }) => [...walk(nodes)]).filter(({ type }) => type !== "group");
    const over = drawn.filter(({ box }) => logos.some(([x, y, width, height]) => overlaps(box, { x, y, width, height })));
    expect(over.map(({ name }) => name)).toEqual([]);
  });

  test("is the same file twice", async () => {
    const [one, other] = await Promise.all([deck({}), deck({})]);
    expect(Buffer.compare(one.artifacts[0]!.data, other.artifacts[0]!.data)).toBe(0);
  });
});

describe("layouts", () => {
  const choice = (layouts: Fixture["layouts"]): readonly (string | undefined)[] => {
    const brand = read({ layouts });
    const map = chooseLayouts(brand)!;
    return [map.cover, map.section, map.content, map.closing].map((index) => brand.layouts[index]!.name);
  };

  test("are chosen by type and geometry, whatever their names", () => {
    expect(choice(usualLayouts)).toEqual(["Title Slide", "Section Header", "Title Only", "Title Slide"]);
    const renamed = usualLayouts.map((layout, i) => ({ ...layout, name: `版式 ${i}` }));
    expect(choice(renamed)).toEqual(["版式 0", "版式 2", "版式 3", "版式 0"]);
    expect(choice([...renamed].reverse())).toEqual(["版式 0", "版式 2", "版式 3", "版式 0"]);
  });

  test("without types are told apart by what they hold", () => {
    expect(choice(usualLayouts.map(({ type: _, ...layout }) => layout))).toEqual(["Title Slide", "Section Header", "Title Only", "Title Slide"]);
  });

  test("that a template lacks are stood in for by its others", () => {
    expect(choice([usualLayouts[1]!])).toEqual(Array(4).fill("Title and Content"));
    expect(choice(usualLayouts.slice(0, 2))).toEqual(["Title Slide", "Title Slide", "Title and Content", "Title Slide"]);
  });

  test("are the author's by name or number", async () => {
    const own = await deck({}, outline("layouts: { content: title and content, cover: 3 }\n"));
    expect(own.scene!.slides.map(({ brandLayout }) => brandLayout)).toEqual([2, 2, 1, 1, 1, 2]);
    const one = await deck({}, outline().replace("title: 两件事", "layout: Title and Content, title: 两件事"));
    expect(one.scene!.slides.map(({ brandLayout }) => brandLayout)).toEqual([0, 2, 3, 3, 1, 0].map((n, i) => (i === 4 ? 1 : n)));
    const wrong = await deck({}, outline("layouts: { content: Title Onyl }\n"));
    expect(printed(wrong.diagnostics)).toContain("Did you mean `Title Only`?");
    const without = await build(memoryWorld({ "outline.yaml": outline("layouts: { content: 1 }\n", "qinghua").replace("title: 两件事", "layout: 3, title: 两件事") }), "outline.yaml");
    expect(codesOf(without.diagnostics)).toEqual(["layout-without-brand", "layout-without-brand"]);
  });

  test("give the region: their own body, else the body of their like, less what is drawn there", () => {
    const region = (fixture: Fixture, index: number) => {
      const brand = read(fixture);
      return contentRegion(brand, brand.layouts[index]!);
    };
    const own = region({}, 1);
    expect(region({}, 3)).toEqual(own);
    expect([own.x, own.width].map(Math.round)).toEqual([73, 814]);
    expect(own.y).toBeGreaterThanOrEqual(133);
    expect(own.y + own.height).toBeLessThan(500);
    const beside = region({ logos: [[840, 200, 100, 250]] }, 3);
    expect(beside.x + beside.width).toBeLessThan(840);
    expect(region({ layouts: [{ name: "A", type: "titleOnly", placeholders: [{ type: "title" }] }] }, 0).height).toBeGreaterThan(300);
  });
});

describe("a messy template", () => {
  test.each<[string, Fixture]>([
    ["of 10 × 7.5 in", { width: 720, height: 540, layouts: usualLayouts.map((layout) => ({ ...layout, placeholders: layout.placeholders.map(({ box: _, ...one }) => one) })).filter(({ type }) => type !== "title" && type !== "secHead") }],
    ["of 10 × 5.625 in", { width: 720, height: 405, layouts: [usualLayouts[3]!] }],
    ["with one layout", { layouts: [{ name: "Only", placeholders: [{ type: "title" }, { idx: 1 }] }] }],
    ["with placeholders twice", { layouts: [{ name: "Twice", placeholders: [{ type: "title" }, { type: "title" }, { idx: 1 }, { idx: 1 }, { type: "sldNum", idx: 12 }, { type: "sldNum", idx: 12 }] }] }],
    ["with three masters", { masters: 3 }],
    ["whose ids meet each other", { masters: 2, sameIds: true }],
    ["with a hundred layouts", { layouts: Array.from({ length: 100 }, (_, i) => ({ ...usualLayouts[i % 4]!, name: `Layout ${i}` })) }],
    ["whose masters share a theme", { masters: 2, themes: "shared" }],
    ["whose master has no theme", { themes: "none" }],
    ["without the picture it shows", { picture: null, logos: [[820, 20, 120, 60]] }],
    ["whose picture has a Chinese name", { picture: "标 志.png", logos: [[820, 20, 120, 60]] }],
    ["on a dark page", { map: { bg1: "dk1", tx1: "lt1" }, colors: { dk1: "101830" } }],
    ["with coloured section pages", { layouts: usualLayouts.map((layout) => (layout.type === "secHead" ? { ...layout, background: "002060" } : layout)) }],
    ["with other prefixes", { prefixes: { a: "draw", p: "pres" } }],
    ["as a .potx", { contentType: "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml" }],
    ["in strict Open XML", { strict: true }],
  ])("%s gives a valid deck", async (name, fixture) => {
    const built = await deck(fixture);
    await expectSound(built, /twice|meet|prefixes|strict|picture|theme/u.test(name)); // the validator takes most of the time; in the others the package is as in these
    const { width, height } = built.scene!;
    expect([width, height]).toEqual([fixture.width ?? 960, fixture.height ?? 540]);
    const outside = built.scene!.slides.flatMap(({ nodes }) => [...walk(nodes)]).filter(({ box }) => box.x < -1 || box.y < -1 || box.x + box.width > width + 1 || box.y + box.height > height + 1);
    expect(outside.map(({ name }) => name)).toEqual([]);
  });

  test("without layouts gives its colours and fonts to ours", async () => {
    const built = await deck({ layouts: [], colors: { accent1: "7A1552" } });
    expect(codesOf(built.diagnostics)).toContain("brand-no-layouts");
    await expectSound(built);
    expect(built.sources!.theme.colors.accent).toBe("7A1552");
    expect(built.scene!.width).toBe(960);
  });

  test.each<[string, Uint8Array | string, string]>([
    ["holds macros", brandFile({ contentType: "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml" }), "brand-macros"],
    ["is upright", brandFile({ width: 540, height: 960 }), "brand-size"],
    ["is cut off", brandFile().slice(0, 2000), "brand-damaged"],
    ["is no presentation", "hello", "brand-not-presentation"],
  ])("that %s is refused, and nothing is thrown", async (_, bytes, code) => {
    const built = await build(memoryWorld({ "outline.yaml": outline(), "brand.pptx": bytes }), "outline.yaml");
    expect(codesOf(built.diagnostics)).toContain(code);
    expect(built.artifacts).toEqual([]);
  });

  test("cut off anywhere never throws", () => {
    const whole = brandFile();
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 40)) expect(readBrand(whole.slice(0, length), "b.pptx").diagnostics.length).toBeGreaterThan(0);
  });
});

test("roles have contrast in every pair that templates make, whatever the scheme", () => {
  const grounds = ["FFFFFF", "F2EFE6", "101830", "000000", "7F7F7F"];
  const accents = ["4472C4", "FFC000", "A5A5A5", "000000", "FFFFFF", "92D050", "C00000", "00B0F0"];
  const weak = grounds.flatMap((bg1) =>
    accents.flatMap((accent1, i) => {
      const scheme = { bg1, tx1: contrast("FFFFFF", bg1) > contrast("000000", bg1) ? "FFFFFF" : "000000", bg2: "E7E6E6", tx2: "44546A", accent1, ...Object.fromEntries([2, 3, 4, 5, 6].map((n) => [`accent${n}`, accents[(i + n) % accents.length]!])) };
      const { colors } = rolesFrom(scheme, bg1, undefined, accents[(i + 3) % accents.length]);
      expect(colorRoles.every((role) => /^[0-9A-F]{6}$/u.test(colors[role]))).toBe(true);
      const pairs = [
        ...(["ink", "ink2", "ink3", "accent", "up", "down"] as const).flatMap((a) => (["bg", "panel", "tint"] as const).map((b) => [a, b, 4.5] as const)),
        ...(["onfill", "onfill2"] as const).flatMap((a) => (["fill", "sectbg", "sectslip"] as const).map((b) => [a, b, 4.5] as const)),
        ["accentOn", "onfill", 4.5] as const,
        ["s2t", "bg", 4.5] as const,
        ...(["s1", "s2", "s3", "s4", "muted"] as const).flatMap((a) => (["bg", "panel"] as const).map((b) => [a, b, 3] as const)),
      ];
      return pairs.flatMap(([a, b, least]) => (contrast(colors[a], colors[b]) < least - 0.005 ? [`${bg1} ${accent1}: ${a} on ${b} ${contrast(colors[a], colors[b]).toFixed(2)}`] : []));
    }),
  );
  expect(weak).toEqual([]);
});

test("placeholders inherit from the master what their layout leaves out", () => {
  const { layouts, scale } = read({ width: 720, height: 405 });
  expect(scale).toBe(0.75);
  const title = slotsOf(layouts[1]!).title!;
  expect([title.box.x, title.box.width].map(Math.round)).toEqual([66, 828]);
  expect(title.text.size).toBeCloseTo(44 / 0.75);
  expect(slotsOf(layouts[0]!).title!.text.size).toBe(80);
});
