import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { containedBox } from "../src/layout/crop.js";
import { drawIcon, iconNames } from "../src/pictures/icon.js";
import { icons } from "../src/pictures/icons.generated.js";
import { drawQr, maxQrBytes } from "../src/pictures/qr.js";
import { tonePicture } from "../src/pictures/tone.js";
import { inspectSvg } from "../src/pictures/svg.js";
import { loadPicture } from "../src/pictures/load.js";
import { walk } from "../src/scene/walk.js";
import type { ImageNode, Picture, SlideScene, TextNode } from "../src/scene/nodes.js";
import { memoryWorld } from "../src/world.js";
import { codesOf, compileText, outlineOf, printed } from "./support/decks.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { openPackage, packageProblems, within } from "./support/package-rules.js";
import { testTheme } from "./support/scene.js";

const theme = testTheme();
const dark = testTheme("stage");
const solid = (background: string, width = 40, height = 20) => sharp({ create: { width, height, channels: 3, background } });
/** Black to white from left to right, in 256 columns. */
const ramp = sharp(Uint8Array.from({ length: 256 * 8 * 3 }, (_, i) => Math.floor(i / 3) % 256), { raw: { width: 256, height: 8, channels: 3 } });
const rampFile = await ramp.png().toBuffer();
const files = { "photo.png": await solid("#c04030").png().toBuffer(), "wide.png": rampFile };

const compiled = (slide: string, head = "") => compileText({ "outline.yaml": outlineOf([slide], "zh-CN", head), ...files });
async function made(slide: string): Promise<SlideScene> {
  const { scene, diagnostics } = await compiled(slide);
  expect(printed(diagnostics)).toBe("");
  return scene!.slides[0]!;
}
const imageOf = (slide: SlideScene): ImageNode => [...walk(slide.nodes)].find((node) => node.type === "image")!;
const wordsOf = (slide: SlideScene, name: string): string => {
  const node = [...walk(slide.nodes)].find((each): each is TextNode => each.type === "text" && each.name === name);
  return (node?.paragraphs ?? []).map((runs) => runs.map(({ text }) => text).join("")).join("\n");
};
const beside = (image: string, more = ""): string =>
  `template: image-text\ntitle: 园区\n${more}image: ${image}\ntext: 一段文字\n`;

async function pixelsOf(picture: Picture): Promise<readonly (readonly [number, number, number])[]> {
  const { data, info } = await sharp(picture.data).raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.width }, (_, x) => [data[x * info.channels]!, data[x * info.channels + 1]!, data[x * info.channels + 2]!] as const); // the first row
}
const hex = (rgb: readonly number[]): string => rgb.map((value) => value.toString(16).padStart(2, "0")).join("").toUpperCase();

describe("a picture as a record", () => {
  test("is the picture of its name, with what it says of itself", async () => {
    const [plain, record] = [await made(beside("photo.png")), await made(beside("{ file: photo.png }"))];
    expect(imageOf(record).picture).toBe(imageOf(plain).picture);
    expect(imageOf(record).box).toEqual(imageOf(plain).box);
    const told = await made(beside("{ file: photo.png, alt: 厂房, focus: { x: 1, y: 0 }, rounded: true }", "alt: 另一句\n"));
    expect(imageOf(told)).toMatchObject({ alt: "厂房", radius: 9, crop: { right: 0 } });
  });

  test("is shown whole on a ground of its place, in the middle", async () => {
    const slide = await made(beside("{ file: photo.png, fit: contain }"));
    const { box, crop } = imageOf(slide);
    expect(crop).toBeUndefined();
    expect(box.width / box.height).toBeCloseTo(2);
    expect(box.x + box.width / 2).toBeCloseTo(471 / 2);
    expect(slide.nodes.find(({ name }) => name === "picture ground")).toMatchObject({ box: { x: 0, y: 0, width: 471, height: 540 }, fill: "panel" });
  });

  test("gives caption and credit to the source line", async () => {
    expect(wordsOf(await made(beside("{ file: photo.png, caption: 蓼河新区, credit: 张三摄 }", "source: 年报\n")), "source")).toBe("来源：年报\n图：蓼河新区（张三摄）");
    expect(wordsOf(await made(beside("{ file: photo.png, credit: 新华社 }")), "source")).toBe("图：新华社");
    const three = wordsOf(await made(beside("{ file: photo.png, caption: 新区 }", "source: 年报\nnote: 初步数\n")), "source");
    expect(three).toBe("来源：年报　图：新区　注：初步数");
  });

  test("says where pages without a source line show its caption", async () => {
    const image = "image: { file: photo.png, caption: 新区, credit: 张三摄 }\n";
    for (const template of ["cover", "section"]) expect(wordsOf(await made(`template: ${template}\ntitle: 题\n${image}`), "caption")).toBe("图：新区（张三摄）");
  });

  test("typesets the caption and leaves the file's name alone", async () => {
    const { scene, diagnostics } = await compileText({ "outline.yaml": outlineOf([beside('{ file: "a 年 1.png", caption: "2015 年 1-11 月" }')]), "a 年 1.png": files["photo.png"] });
    expect(printed(diagnostics)).toBe("");
    expect(wordsOf(scene!.slides[0]!, "source")).not.toContain("2015 年");
  });

  test("is read once for all its tones, and complained of once", async () => {
    const twice = ["none", "grey", "tint"].map((tone) => beside(`{ file: nothing.png, tone: ${tone} }`));
    const { diagnostics } = await compileText({ "outline.yaml": outlineOf(twice) });
    expect(codesOf(diagnostics)).toEqual(["file-not-found"]);
  });

  test("names the tones there are", async () => {
    const { diagnostics } = await compiled(beside("{ file: photo.png, tone: sepia }"));
    expect(diagnostics).toHaveLength(1);
    expect(printed(diagnostics)).toContain("duotone");
    expect(printed(diagnostics, "zh-CN")).toContain("duotone");
  });
});

test("containedBox keeps the proportions and the middle", () => {
  const box = { x: 10, y: 20, width: 100, height: 100 };
  expect(containedBox({ width: 200, height: 100 }, box)).toEqual({ x: 10, y: 45, width: 100, height: 50 });
  expect(containedBox({ width: 1, height: 2 }, box, 0.5)).toEqual({ x: 47.5, y: 45, width: 25, height: 50 });
  expect(containedBox({ width: 0, height: 0 }, box)).toEqual(box);
});

describe("tones", async () => {
  const picture = (await loadPicture(rampFile, "ramp.png")).value!;

  test("duotone runs from the theme's dark end over its pigment to its light end", async () => {
    for (const { colors, ends } of [{ ...theme, ends: ["ink", "bg"] as const }, { ...dark, ends: ["bg", "ink"] as const }].map((each) => ({ colors: each, ends: each.ends }))) {
      const row = await pixelsOf(await tonePicture({ ...picture, format: "png" }, "duotone", colors));
      expect(hex(row[0]!)).toBe(colors.colors[ends[0]]);
      expect(hex(row[255]!)).toBe(colors.colors[ends[1]]);
      expect(row.map(hex).some((color) => nearTo(color, colors.colors.fill))).toBe(true);
    }
  });

  test("grey has no colour, a tint lies between the picture and the duotone", async () => {
    const red = (await loadPicture(await solid("#c04030").png().toBuffer(), "a.png")).value!;
    const [[r, g, b]] = (await pixelsOf(await tonePicture(red, "grey", theme))) as [readonly [number, number, number]];
    expect([g, b]).toEqual([r, r]);
    const [tinted] = (await pixelsOf(await tonePicture(red, "tint", theme))) as [readonly [number, number, number]];
    expect(tinted[0]).toBeLessThan(0xc0);
    expect(tinted[2]).toBeGreaterThan(0x30);
  });

  test("are the same bytes twice, keep transparency and leave `none` as it is", async () => {
    const half = await sharp({ create: { width: 9, height: 9, channels: 4, background: { r: 9, g: 99, b: 199, alpha: 0.5 } } }).png().toBuffer();
    const clear = (await loadPicture(half, "a.png")).value!;
    const [one, two] = [await tonePicture(clear, "duotone", theme), await tonePicture(clear, "duotone", theme)];
    expect(Buffer.compare(one.data, two.data)).toBe(0);
    expect(one.key).not.toBe(clear.key);
    expect((await sharp(one.data).metadata()).hasAlpha).toBe(true);
    expect(await tonePicture(clear, "none", theme)).toBe(clear);
  });

  test("have a picture of their own in the deck beside the plain one", async () => {
    const outline = outlineOf([beside("photo.png"), beside("{ file: photo.png, tone: grey }"), beside("{ file: photo.png, tone: grey, side: right }".replace(", side: right", ""))]);
    const { scene } = await compileText({ "outline.yaml": outline, ...files });
    const [plain, grey, again] = scene!.slides.map((slide) => imageOf(slide).picture);
    expect(grey).not.toBe(plain);
    expect(again).toBe(grey);
  });
});

const nearTo = (color: string, wanted: string): boolean =>
  [0, 2, 4].every((at) => Math.abs(Number.parseInt(color.slice(at, at + 2), 16) - Number.parseInt(wanted.slice(at, at + 2), 16)) <= 3);

describe("icons", () => {
  test("are all drawn inside their square, in the theme's accent", async () => {
    expect(iconNames.length).toBeGreaterThanOrEqual(60);
    for (const name of iconNames) {
      const { value } = await drawIcon(name, theme);
      const svg = new TextDecoder().decode(value!.svg);
      expect(inspectSvg(value!.svg!), name).toEqual({ hasText: false, embedded: [] });
      expect(new Set(svg.match(/#[0-9A-F]{6}/gu)), name).toEqual(new Set([`#${theme.colors.accent}`]));
      const { data, info } = await sharp(value!.data).resize(64, 64).extractChannel(3).raw().toBuffer({ resolveWithObject: true });
      const inked = data.filter((alpha) => alpha > 128).length / (info.width * info.height);
      expect(inked, name).toBeGreaterThan(0.02);
      expect(inked, name).toBeLessThan(0.5);
      const edge = Array.from({ length: 64 }, (_, i) => [data[i]!, data[63 * 64 + i]!, data[i * 64]!, data[i * 64 + 63]!]).flat();
      expect(Math.max(...edge), `${name} reaches the edge`).toBeLessThan(160);
    }
  });

  test("have a Chinese name each, and are found by it", async () => {
    const chinese = Object.values(icons).map(([name]) => name);
    expect(new Set(chinese).size).toBe(chinese.length);
    expect((await drawIcon("工厂", theme)).value!.key).toBe((await drawIcon("factory", theme)).value!.key);
    expect((await drawIcon("toString", theme)).value).toBeUndefined();
  });

  test("are what the script makes of the pinned package, with the licence they come under", () => {
    const generated = readFileSync(new URL("../src/pictures/icons.generated.ts", import.meta.url), "utf8").replaceAll("\r\n", "\n");
    const built = execFileSync(process.execPath, [fileURLToPath(new URL("../scripts/build-icons.mjs", import.meta.url)), "--stdout"], { maxBuffer: 1e7 });
    expect(built.toString()).toBe(generated);
    for (const words of ["ISC License", "Permission to use, copy, modify", "The MIT License"]) expect(generated).toContain(words);
  });

  test("unknown ones are an error with the likeliest", async () => {
    const { diagnostics } = await compiled(beside("icon:factroy"));
    expect(diagnostics).toMatchObject([{ code: "unknown-icon", args: { name: "factroy", suggestion: "factory" } }]);
    const chinese = await compiled("template: bullets\ntitle: 题\nitems: [{ icon: 工厂区, text: 一 }, 二]\n");
    expect(chinese.diagnostics).toMatchObject([{ code: "unknown-icon", args: { suggestion: "工厂" } }]);
  });

  test("take a mark's share of a picture's place, on a tint", async () => {
    const slide = await made(beside("icon:factory"));
    const { box, alt } = imageOf(slide);
    expect(box.width).toBeCloseTo(471 * 0.45);
    expect(box.height).toBeCloseTo(box.width);
    expect(alt).toBeNull();
    expect(slide.nodes.find(({ name }) => name === "picture ground")).toMatchObject({ fill: "tint" });
  });

  test("stand in the place of a bullet's number, 24 pt large, and the lead-ins of all rows behind them", async () => {
    const slide = await made("template: bullets\ntitle: 题\nitems: [{ icon: school, lead: 学校, text: 一 }, { lead: 医院, text: 二 }]\n");
    expect(imageOf(slide)).toMatchObject({ name: "item 1 icon", box: { x: 48, width: 24, height: 24 } });
    const leads = slide.nodes.filter(({ name }) => /item \d lead/u.test(name)).map(({ box }) => box.x);
    expect(leads).toEqual([87, 87]);
    expect(slide.nodes.some(({ name }) => name === "item 1 number")).toBe(false);
    expect(slide.nodes.some(({ name }) => name === "item 2 number")).toBe(true);
  });

  test("end at a pillar's right padding, on the line of its name", async () => {
    const slide = await made("template: pillars\ntitle: 题\nbeam: 目标\npillars: [{ name: 园区, icon: factory, points: [一] }, { name: 平台, points: [二] }, { name: 市场, points: [三] }]\n");
    const [card, icon, name] = ["pillar 1", "pillar 1 icon", "pillar 1 name"].map((wanted) => slide.nodes.find((node) => node.name === wanted)!.box);
    expect(card!.x + card!.width - icon!.x - icon!.width).toBeCloseTo(name!.x - card!.x);
    expect(icon!.y + icon!.height / 2).toBeCloseTo(name!.y + 30 - 0.588 * 22);
  });
});

describe("QR codes", () => {
  test("are dark on light with a quiet zone of four modules, in a dark theme too", async () => {
    for (const each of [theme, dark]) {
      const { value } = await drawQr("https://example.org/报告", each);
      const { data, info } = await sharp(value!.data).greyscale().raw().toBuffer({ resolveWithObject: true });
      const module = 12;
      const at = (x: number, y: number): boolean => data[(y * module + 6) * info.width + x * module + 6]! < 128;
      const side = info.width / module;
      expect(Number.isInteger(side)).toBe(true);
      for (let i = 0; i < side; i += 1)
        for (let j = 0; j < 4; j += 1) expect([at(i, j), at(j, i), at(i, side - 1 - j), at(side - 1 - j, i)]).toEqual([false, false, false, false]);
      // The finder pattern: a dark ring of seven, a light one, a dark square of three.
      expect(Array.from({ length: 7 }, (_, i) => at(4 + i, 7))).toEqual([true, false, true, true, true, false, true]);
      expect(value!.data[25]).toBe(3); // a PNG's colour type: a palette
    }
  });

  test("show the same as raster and as SVG", async () => {
    const { value } = await drawQr("https://example.org/", theme);
    const [raster, drawn] = await Promise.all([sharp(value!.data), sharp(value!.svg!, { density: 72 * 12 })].map((image) => image.resize(value!.width, value!.height).removeAlpha().greyscale().threshold(128).raw().toBuffer()));
    expect(Buffer.compare(raster!, drawn!)).toBe(0);
  });

  test("say their address to those who cannot see them", async () => {
    expect(imageOf(await made(beside('"qr:https://example.org/a"'))).alt).toBe("二维码：https://example.org/a");
    const closing = await made('template: closing\ntitle: 谢谢\nqr: "https://example.org/a"\n');
    expect(imageOf(closing)).toMatchObject({ name: "QR code", alt: "二维码：https://example.org/a", box: { width: 96, height: 96 } });
  });

  test("refuse what is too long or empty", async () => {
    expect(codesOf((await compiled(beside(`"qr:${"园".repeat(maxQrBytes / 3 + 1)}"`))).diagnostics)).toEqual(["qr-too-long"]);
    expect(codesOf((await compiled(beside('"qr: "'))).diagnostics)).toEqual(["qr-empty"]);
    expect((await drawQr("a".repeat(maxQrBytes), theme)).diagnostics).toEqual([]);
  });
});

describe("a divider with a picture", () => {
  test("shows it over the slips, with the title as wide as ever", async () => {
    const slide = await made("template: section\ntitle: 题\nimage: art:bars\n");
    expect(imageOf(slide).box).toEqual({ x: 600, y: 0, width: 360, height: 540 });
    const title = slide.nodes.find(({ name }) => name === "title")!.box;
    expect(title.x + title.width).toBeLessThan(600);
  });

  test("has generated art in its own colours", async () => {
    const { scene } = await compileText({ "outline.yaml": outlineOf(["template: section\ntitle: 题\nimage: art:bars\n", "template: cover\ntitle: 题\nimage: art:bars\n"]) });
    const [divider, cover] = await Promise.all(scene!.slides.map((slide) => pixelsOf(scene!.pictures.get(imageOf(slide).picture)!)));
    const brightness = ([r, g, b]: readonly number[]): number => r! + g! + b!;
    expect(brightness(divider![0]!)).toBeLessThan(brightness(cover![0]!) / 2);
  });
});

describe("in the file", async () => {
  const outline = outlineOf([
    beside("icon:factory"), beside("{ file: photo.png, rounded: true, tone: duotone }"), beside('"qr:https://example.org"'),
    "template: bullets\ntitle: 题\nitems: [{ icon: factory, text: 一 }, 二]\n", "template: section\ntitle: 题\nimage: { file: wide.png, tone: tint }\n",
  ]);
  const { artifacts, diagnostics } = await build(memoryWorld({ "outline.yaml": outline, ...files }), "outline.yaml");
  const data = artifacts[0]!.data;

  test("everything is what the Open XML SDK and the package rules want", async () => {
    expect(printed(diagnostics.filter(({ code }) => code !== "duplicate-title"))).toBe("");
    expect(await ooxmlErrors(data)).toEqual([]);
    expect(packageProblems(data)).toEqual([]);
  });

  test("an icon is an SVG behind its raster, both there once", () => {
    const { files: parts, trees } = openPackage(data);
    expect([...parts.keys()].filter((path) => path.endsWith(".svg"))).toHaveLength(2); // the icon of two slides, and the code
    const blips = [...within(trees.get("ppt/slides/slide1.xml")!, "a:blip")];
    expect(blips).toHaveLength(1);
    const [svg] = within(blips[0]!, "asvg:svgBlip");
    const relationships = new TextDecoder().decode(parts.get("ppt/slides/_rels/slide1.xml.rels"));
    const target = (id: unknown): string | undefined => new RegExp(`Id="${String(id)}"[^>]*Target="([^"]*)"`, "u").exec(relationships)?.[1];
    expect(target(blips[0]!.attributes["r:embed"])).toMatch(/\.png$/u);
    expect(target(svg!.attributes["r:embed"])).toMatch(/\.svg$/u);
  });

  test("round corners are the frame's geometry, and a clip in the SVG", async () => {
    const { trees } = openPackage(data);
    const [picture] = within(trees.get("ppt/slides/slide2.xml")!, "p:pic");
    expect([...within(picture!, "a:prstGeom")][0]!.attributes["prst"]).toBe("roundRect");
    expect([...within(picture!, "a:gd")][0]!.attributes["fmla"]).toBe(`val ${Math.round((9 / 471) * 100_000)}`);
    const drawn = await build(memoryWorld({ "outline.yaml": outline, ...files }), "outline.yaml", { backend: "svg" });
    const second = new TextDecoder().decode(drawn.artifacts[1]!.data);
    expect(second).toMatch(/<clipPath id="(round-[^"]+)">\s*<rect [^>]*rx="9"/u);
    expect(new TextDecoder().decode(drawn.artifacts[0]!.data)).toContain("data:image/svg+xml;base64,");
  });
});
