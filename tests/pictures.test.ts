import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import sharp from "sharp";
import type { Sharp } from "sharp";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { coverCrop } from "../src/layout/crop.js";
import { artNames, artSvg, drawArt, isArtName } from "../src/pictures/art.js";
import { fitPictures, pixelsPerPoint } from "../src/pictures/fit.js";
import { loadPicture } from "../src/pictures/load.js";
import { forScreen } from "../src/pictures/screen.js";
import { sniff } from "../src/pictures/sniff.js";
import { inspectSvg, svgLimits } from "../src/pictures/svg.js";
import type { Box, ImageNode, Picture, Scene, SceneNode } from "../src/scene/nodes.js";
import type { Theme } from "../src/theme/theme.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const solid = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 40, b: 40, alpha } } });

/** Noise as a photograph has it: no two neighbours alike. */
function noise(width: number, height: number): Sharp {
  const data = new Uint8Array(width * height * 3);
  let state = 1;
  for (let i = 0; i < data.length; i += 1) data[i] = (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24;
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function codesOf(data: Uint8Array, path: string): Promise<readonly string[]> {
  const { value, diagnostics } = await loadPicture(data, path);
  const failed = diagnostics.some(({ severity }) => severity === "error");
  expect(value === undefined).toBe(failed); // an error and no picture, or a picture and no error
  return diagnostics.map(({ code }) => code);
}

async function loaded(data: Uint8Array, path: string): Promise<Picture> {
  const { value, diagnostics } = await loadPicture(data, path);
  expect(diagnostics).toEqual([]);
  return value!;
}

describe("loadPicture", () => {
  it("keeps transparency and drawings as PNG and makes photographs JPEG", async () => {
    expect((await loaded(await solid(40, 30, 0.5).png().toBuffer(), "a.png")).format).toBe("png");
    expect((await loaded(await solid(40, 30).png().toBuffer(), "a.png")).format).toBe("png");
    expect((await loaded(await noise(40, 30).png().toBuffer(), "a.png")).format).toBe("jpeg");
    expect((await loaded(await solid(40, 30).jpeg().toBuffer(), "a.jpg")).format).toBe("jpeg");
  });

  it("drops an alpha channel that hides nothing", async () => {
    const { data } = await loaded(await solid(40, 30, 1).png().toBuffer(), "a.png");
    expect((await sharp(data).metadata()).hasAlpha).toBe(false);
  });

  it.each(["webp", "avif", "tiff", "gif"] as const)("reads %s", async (format) => {
    const picture = await loaded(await solid(48, 32).toFormat(format).toBuffer(), `a.${format}`);
    expect(picture).toMatchObject({ width: 48, height: 32 });
  });

  it("gives the same bytes twice, and their hash as key", async () => {
    const data = await noise(300, 200).jpeg().toBuffer();
    const [one, two] = [await loaded(data, "a.jpg"), await loaded(data, "b.jpeg")];
    expect(Buffer.compare(one.data, two.data)).toBe(0);
    expect(one.key).toBe(two.key);
    expect(one.key).toBe(createHash("sha256").update(one.data).digest("hex").slice(0, 16));
  });

  it("turns a picture upright and takes the metadata out", async () => {
    const lying = await solid(60, 20).jpeg().withExif({ IFD0: { Copyright: "somebody" } }).withMetadata({ orientation: 6 }).toBuffer();
    const picture = await loaded(lying, "a.jpg");
    expect(picture).toMatchObject({ width: 20, height: 60 });
    const meta = await sharp(picture.data).metadata();
    expect([meta.orientation, meta.exif, meta.icc]).toEqual([undefined, undefined, undefined]);
  });

  it("brings grey, 16-bit, CMYK and wide-gamut pictures to 8-bit sRGB", async () => {
    const grey = await solid(20, 20).greyscale().png().toBuffer();
    const deep = await solid(20, 20, 0.5).toColourspace("rgb16").png().toBuffer();
    const cmyk = await solid(20, 20).toColourspace("cmyk").jpeg().toBuffer();
    const wide = await solid(20, 20).withIccProfile("p3").jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
    for (const [data, name] of [[grey, "a.png"], [deep, "a.png"], [cmyk, "a.jpg"], [wide, "a.jpg"]] as const) {
      expect(await sharp((await loaded(data, name)).data).metadata()).toMatchObject({ space: "srgb", depth: "uchar" });
    }
    const [red] = await sharp((await loaded(wide, "a.jpg")).data).raw().toBuffer();
    expect(Math.abs(red! - 200)).toBeLessThan(6); // the colour, not the number that stood for it in P3
  });

  it("scales down to 2,560 pixels and never up", async () => {
    expect(await loaded(await solid(4000, 1000).png().toBuffer(), "a.png")).toMatchObject({ width: 2560, height: 640 });
    expect(await loaded(await solid(10, 4).png().toBuffer(), "a.png")).toMatchObject({ width: 10, height: 4 });
  });

  it("refuses what is empty, damaged, cut off or no picture", async () => {
    const png = await noise(200, 200).png().toBuffer();
    const jpeg = await noise(200, 200).jpeg().toBuffer();
    expect(await codesOf(new Uint8Array(), "a.png")).toEqual(["picture-empty"]);
    expect(await codesOf(png.subarray(0, png.length >> 1), "a.png")).toEqual(["picture-damaged"]);
    expect(await codesOf(png.subarray(0, 20), "a.png")).toEqual(["picture-damaged"]);
    expect(await codesOf(jpeg.subarray(0, jpeg.length >> 1), "a.jpg")).toEqual(["picture-damaged"]);
    const spoilt = new Uint8Array(png).map((byte, i) => (i > 100 && i < 180 ? byte ^ 0x5a : byte));
    expect(await codesOf(spoilt, "a.png")).toEqual(["picture-damaged"]);
    const zip = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), deflateRawSync(Buffer.alloc(100))]);
    const { diagnostics } = await loadPicture(zip, "a.png");
    expect(diagnostics).toMatchObject([{ code: "picture-unreadable", args: { path: "a.png", looksLike: "ZIP" } }]);
  });

  it("uses a misnamed picture and says so", async () => {
    const { value, diagnostics } = await loadPicture(await solid(10, 10).png().toBuffer(), "photo.JPG");
    expect(value).toMatchObject({ width: 10, height: 10 });
    expect(diagnostics).toMatchObject([
      { code: "picture-misnamed", severity: "warning", args: { path: "photo.JPG", ending: "jpg", format: "png" } },
    ]);
  });

  it("believes the declared size enough not to decode it", async () => {
    const png = await solid(10, 10).png().toBuffer();
    const huge = Buffer.from(png);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    huge.writeUInt32BE(crcOf(huge.subarray(12, 29)), 29);
    const { value, diagnostics } = await loadPicture(huge, "a.png");
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "picture-too-many-pixels", args: { width: 60_000, height: 60_000, max: 50 } }]);
  });

  it("refuses files of more than 50 MB", async () => {
    const png = await solid(10, 10).png().toBuffer();
    expect(await codesOf(Buffer.concat([png, Buffer.alloc(50_000_001)]), "a.png")).toEqual(["picture-too-big"]);
  });
});

/** CRC-32, bit by bit. */
function crcOf(data: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  }
  return ~value >>> 0;
}

describe("SVG", () => {
  const svg = (inside: string, attributes = 'width="40" height="20"'): Uint8Array =>
    bytes(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`);

  it("is drawn 2,560 pixels long as PNG", async () => {
    const picture = await loaded(svg('<rect width="40" height="20" fill="#1A3E9E"/>'), "logo.svg");
    expect(picture).toMatchObject({ format: "png", width: 2560, height: 1280 });
    expect([...(await sharp(picture.data).raw().toBuffer()).subarray(0, 3)]).toEqual([0x1a, 0x3e, 0x9e]);
  });

  it("may refer to itself and to embedded PNG and JPEG", async () => {
    const dot = (await solid(4, 4).png().toBuffer()).toString("base64");
    const inside = `<defs><linearGradient id="g"><stop stop-color="#fff"/></linearGradient></defs><style>.a{fill:url(#g)}</style>
      <rect class="a" width="9" height="9"/><image xlink:href="data:image/png;base64,${dot}" width="4" height="4"/>`;
    expect((await loaded(svg(inside), "a.svg")).width).toBe(2560);
  });

  it("warns that text may look different", async () => {
    expect(await codesOf(svg('<text x="1" y="9">a</text>'), "a.svg")).toEqual(["svg-text"]);
  });

  it.each([
    ["an address on the web", '<image href="http://example.com/a.png"/>'],
    ["a file", '<image xlink:href="file:///etc/passwd"/>'],
    ["a file beside it", '<use href="other.svg#a"/>'],
    ["an address under another prefix", '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="//example.com/a"/>'],
    ["an address in an attribute", '<rect fill="URL( \'http://example.com/#a\' )"/>'],
    ["an address in a style", '<rect style="fill:u\\72l(http://example.com/a)"/>'],
    ["an address in a style sheet", "<style><![CDATA[.a{fill:url(http://example.com/a)}]]></style>"],
    ["an import", '<style>@import "http://example.com/a.css";</style>'],
    ["an SVG inside", '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
  ])("refuses %s", async (_, inside) => {
    expect(await codesOf(svg(inside), "a.svg")).toEqual(["svg-external"]);
  });

  it.each([
    ["a script", svg("<script>1</script>")],
    ["a script under a prefix", svg('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>')],
    ["foreign content", svg("<foreignObject/>")],
    ["entities", bytes('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>')],
    ["a style sheet beside it", bytes('<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["another encoding", bytes('<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])("refuses %s", async (_, data) => {
    expect(await codesOf(data, "a.svg")).toEqual(["svg-forbidden"]);
  });

  it("refuses what takes too long to draw", async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<g id="l${i + 1}">${`<use href="#l${i}"/>`.repeat(10)}</g>`);
    expect(await codesOf(svg(`<rect id="l0" width="1" height="1"/>${levels.join("")}`), "a.svg")).toEqual(["svg-too-complex"]);
    expect(await codesOf(svg('<g id="a"><use href="#a"/></g>'), "a.svg")).toEqual(["svg-too-complex"]);
    const deep = "<g>".repeat(svgLimits.depth + 1) + "</g>".repeat(svgLimits.depth + 1);
    expect(await codesOf(svg(deep), "a.svg")).toEqual(["svg-too-complex"]);
    expect(inspectSvg(new Uint8Array(svgLimits.bytes + 1))).toMatchObject({ reason: "complex" });
  });

  it("refuses an embedded picture of too many pixels", async () => {
    const huge = Buffer.from(await solid(10, 10).png().toBuffer());
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    huge.writeUInt32BE(crcOf(huge.subarray(12, 29)), 29);
    const inside = `<image href="data:image/png;base64,${huge.toString("base64")}" width="4" height="4"/>`;
    expect(await codesOf(svg(inside), "a.svg")).toEqual(["picture-too-many-pixels"]);
  });

  it("refuses broken XML", async () => {
    expect(await codesOf(bytes('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'), "a.svg")).toEqual(["picture-damaged"]);
    expect(await codesOf(bytes('<svg xmlns="http://www.w3.org/2000/svg">&nbsp;</svg>'), "a.svg")).toEqual(["picture-damaged"]);
  });
});

describe("sniff", () => {
  it.each([
    ["%PDF-1.7", "PDF"],
    ["<!doctype html><svg></svg>", "HTML"],
    ["version https://git-lfs.github.com/spec/v1\n", "Git LFS"],
    ["just words", "text"],
    ["\0\0\0\x18ftypheic", "HEIC"],
  ])("tells that %j is no picture", (text, other) => {
    expect(sniff(Buffer.from(text, "latin1"))).toEqual({ other });
  });

  it("has no name for noise", () => {
    expect(sniff(Uint8Array.of(1, 2, 3, 250))).toEqual({});
  });
});

describe("coverCrop", () => {
  const wide = { width: 200, height: 100 };

  it("cuts the longer dimension evenly by default", () => {
    expect(coverCrop(wide, { width: 50, height: 50 })).toEqual({ left: 0.25, top: 0, right: 0.25, bottom: 0 });
    expect(coverCrop({ width: 100, height: 200 }, { width: 1, height: 1 })).toEqual({ left: 0, top: 0.25, right: 0, bottom: 0.25 });
  });

  it("keeps the focus in the middle as far as the edges allow", () => {
    expect(coverCrop(wide, { width: 50, height: 50 }, { x: 0.625, y: 0.5 })).toMatchObject({ left: 0.375, right: 0.125 });
    expect(coverCrop(wide, { width: 50, height: 50 }, { x: 1, y: 0 })).toMatchObject({ left: 0.5, right: 0 });
    expect(coverCrop(wide, { width: 50, height: 50 }, { x: 0, y: 0 })).toMatchObject({ left: 0, right: 0.5 });
  });

  it("cuts nothing where shapes agree or have no area", () => {
    const nothing = { left: 0, top: 0, right: 0, bottom: 0 };
    expect(coverCrop(wide, { width: 20, height: 10 })).toEqual(nothing);
    expect(coverCrop(wide, { width: 0, height: 10 })).toEqual(nothing);
    expect(coverCrop({ width: 0, height: 0 }, wide)).toEqual(nothing);
  });
});

describe("fitPictures", () => {
  const image = (name: string, picture: string, box: Box, crop?: ImageNode["crop"]): ImageNode =>
    ({ type: "image", name, box, picture, crop, alt: null });
  const scene = (nodes: readonly SceneNode[], pictures: readonly Picture[]): Scene => ({
    width: 960, height: 540, sections: [],
    properties: { title: "", date: "2016-01-11", language: "zh-CN" },
    slides: [{ id: "slide-1", number: 1, layout: "content", background: "bg", title: "", nodes, notes: [] }],
    pictures: new Map(pictures.map((picture) => [picture.key, picture])),
  });
  const box: Box = { x: 0, y: 0, width: 75, height: 75 }; // 100 CSS pixels: at most 200 in the file
  const photo = async (width: number, height: number): Promise<Picture> =>
    loaded(await noise(width, height).jpeg().toBuffer(), "a.jpg");

  it("cuts and scales to twice the box's CSS pixels, in groups too", async () => {
    const picture = await photo(1200, 600);
    const crop = coverCrop(picture, box);
    const group: SceneNode = { type: "group", name: "g", box, alt: null, children: [image("a", picture.key, box, crop)] };
    const fitted = await fitPictures(scene([group], [picture]));
    const [only] = fitted.pictures.values();
    expect(fitted.pictures.size).toBe(1);
    expect(only).toMatchObject({ format: "jpeg", width: 75 * pixelsPerPoint, height: 200 });
    expect(await sharp(only!.data).metadata()).toMatchObject({ width: 200, height: 200 });
    const [{ children }] = fitted.slides[0]!.nodes as unknown as readonly [{ children: readonly ImageNode[] }];
    expect(children[0]).toEqual({ type: "image", name: "a", box, picture: only!.key, alt: null });
  });

  it("shows the part that the crop left", async () => {
    const halves = await sharp({ create: { width: 400, height: 200, channels: 3, background: "#ff0000" } })
      .composite([{ input: await sharp({ create: { width: 200, height: 200, channels: 3, background: "#0000ff" } }).png().toBuffer(), left: 200, top: 0 }])
      .png()
      .toBuffer();
    const picture = await loaded(halves, "a.png");
    const fitted = await fitPictures(scene([image("a", picture.key, box, { left: 0.5, top: 0, right: 0, bottom: 0 })], [picture]));
    const [cut] = fitted.pictures.values();
    const { dominant } = await sharp(cut!.data).stats();
    expect(dominant.b).toBeGreaterThan(240);
    expect(dominant.r).toBeLessThan(16);
  });

  it("makes one picture of equal cuts and drops those that nothing shows", async () => {
    const [picture, other] = [await photo(800, 800), await photo(90, 90)];
    const fitted = await fitPictures(scene([image("a", picture.key, box), image("b", picture.key, { ...box, x: 100 })], [picture, other]));
    const [a, b] = fitted.slides[0]!.nodes as readonly ImageNode[];
    expect(a!.picture).toBe(b!.picture);
    expect([...fitted.pictures.keys()]).toEqual([a!.picture]);
  });

  it("leaves a small picture with a small crop as it is", async () => {
    const picture = await photo(100, 90);
    const crop = coverCrop(picture, box);
    const before = scene([image("a", picture.key, box, crop)], [picture]);
    const fitted = await fitPictures(before);
    expect(fitted.slides).toEqual(before.slides);
    expect(fitted.pictures.get(picture.key)).toBe(picture);
  });

  it("cuts a small picture when most of it is hidden, without scaling", async () => {
    const picture = await photo(160, 80);
    const fitted = await fitPictures(scene([image("a", picture.key, box, coverCrop(picture, box))], [picture]));
    expect([...fitted.pictures.values()]).toMatchObject([{ width: 80, height: 80 }]);
  });

  it("keeps transparency, gives equal bytes twice and changes nothing that it was given", async () => {
    const picture = await loaded(await solid(900, 900, 0.5).png().toBuffer(), "a.png");
    const given = Object.freeze(scene(Object.freeze([Object.freeze(image("a", picture.key, box))]), [picture]));
    const [one, two] = [await fitPictures(given), await fitPictures(given)];
    expect(one).toEqual(two);
    const [small] = one.pictures.values();
    expect((await sharp(small!.data).metadata()).hasAlpha).toBe(true);
    expect(given.pictures.has(picture.key)).toBe(true);
  });
});

describe("generated pictures", () => {
  const theme = parse(readFileSync(new URL("../src/themes/qinghua.yaml", import.meta.url), "utf8")) as Theme;
  const painted = (color: (role: string, index: number) => string): Theme => ({
    ...theme,
    colors: Object.fromEntries(Object.keys(theme.colors).map((role, i) => [role, color(role, i)])) as Theme["colors"],
  });
  const size = { width: 628, height: 720 };
  const colorsIn = (svg: string): ReadonlySet<string> => new Set(svg.match(/#[0-9A-Fa-f]{3,8}\b/gu));

  it("has an error with all names for an unknown one", async () => {
    const { value, diagnostics } = await drawArt("village", theme, "a", size);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "unknown-art", args: { name: "village", known: ["city", "slips", "bars", "contour", "grid", "dots"] } }]);
    expect(isArtName("toString")).toBe(false);
  });

  describe.each(artNames)("%s", (name) => {
    it("is the same for the same seed, another for another, and has no text", () => {
      const svg = artSvg(name, theme, "jining", size);
      expect(artSvg(name, theme, "jining", size)).toBe(svg);
      expect(artSvg(name, theme, "jinan", size)).not.toBe(svg);
      expect(inspectSvg(bytes(svg))).toEqual({ hasText: false, embedded: [] });
      expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
    });

    it("takes every colour from the theme", () => {
      // Were a colour not mixed from tokens alone, it would show where all tokens are one colour, or all grey.
      expect(colorsIn(artSvg(name, painted(() => "336699"), "a", size))).toEqual(new Set(["#336699"]));
      const greys = colorsIn(artSvg(name, painted((_, i) => (i * 9).toString(16).padStart(2, "0").repeat(3)), "a", size));
      for (const grey of greys) expect(grey).toMatch(/^#(..)\1\1$/u);
      expect(greys.size).toBeGreaterThan(3);
      expect(colorsIn(artSvg(name, theme, "a", size))).toContain(`#${theme.colors.fill}`);
    });

    it.each([[1256, 1440], [1600, 900], [300, 1200], [64, 64]])("draws %i × %i", async (width, height) => {
      const { value } = await drawArt(name, theme, "jining", { width, height });
      const meta = await sharp(value!.data).metadata();
      expect(meta).toMatchObject({ format: "png", width, height, hasAlpha: false });
      expect(value!.data.length).toBeLessThan(300_000);
    });
  });

  it("draws the same bytes twice", async () => {
    const [one, two] = await Promise.all([drawArt("city", theme, "jining", size), drawArt("city", theme, "jining", size)]);
    expect(Buffer.compare(one.value!.data, two.value!.data)).toBe(0);
  });

  it("builds the city to every edge and corner", async () => {
    for (const [width, height] of [[628, 720], [872, 1000], [1600, 900], [1600, 400], [300, 900]] as const) {
      const { value } = await drawArt("city", theme, "jining", { width, height });
      const tile = { width: Math.round(width / 8), height: Math.round(height / 8) };
      for (const left of [0, width - tile.width]) {
        for (const top of [0, height - tile.height]) {
          const { channels } = await sharp(await sharp(value!.data).extract({ left, top, ...tile }).png().toBuffer()).stats();
          expect(channels[0]!.stdev, `${width} × ${height} at ${left}, ${top}`).toBeGreaterThan(4);
        }
      }
    }
  });

  it("keeps the city to 2,500 marks", () => {
    const marks = artSvg("city", theme, "jining", { width: 1256, height: 1440 }).match(/<(?:path|circle|rect)/gu)!;
    expect(marks.length).toBeLessThanOrEqual(2500);
    expect(marks.length).toBeGreaterThan(1000);
  });
});

describe("pictures of a company's template", () => {
  it("in four inks are shown in the colours of a screen, all others as they are", async () => {
    const jpeg = (data: Uint8Array) => ({ contentType: "image/jpeg", data });
    const files = new Map([
      ["inks", jpeg(await solid(8, 8).toColourspace("cmyk").jpeg().toBuffer())],
      ["rgb", jpeg(await solid(8, 8).jpeg().toBuffer())],
      ["png", { contentType: "image/png", data: await solid(8, 8).png().toBuffer() }],
      ["broken", jpeg(Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 8, 4))],
      ["cut", jpeg(Uint8Array.of(0xff, 0xd8, 0xff))],
    ]);
    const shown = await forScreen(files);
    expect((await sharp(files.get("inks")!.data).metadata()).space).toBe("cmyk");
    const { data, info } = await sharp(shown.get("inks")!.data).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    for (const [i, part] of [200, 40, 40].entries()) expect(Math.abs(data[i]! - part)).toBeLessThan(30);
    for (const name of ["rgb", "png", "broken", "cut"]) expect(shown.get(name)).toBe(files.get(name));
  });
});
