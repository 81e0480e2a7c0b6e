/** One measurement in a process of its own: `node bench/one.mjs deckwright|bare|again|check|preview|pdf COUNT PHOTO`. Prints JSON. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { outlineOf, slidesOf } from "./decks.mjs";

const [side, count, photoPath] = process.argv.slice(2);
const slides = slidesOf(Number(count));
const photo = readFileSync(photoPath);
const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);

async function deckwright() {
  const { compile, memoryWorld } = await import("../dist/index.js");
  const { fitPictures } = await import("../dist/pictures/fit.js");
  const { backend } = await import("../dist/backends/pptx/index.js");
  // Imports stand outside the clock on both sides; what they cost shows in the time of the whole process.
  const { kindNames, loadKinds } = await import("../dist/kinds/load.js");
  const { check } = await import("../dist/check.js");
  for (const folder of ["templates", "charts", "checks"]) await loadKinds(folder, await kindNames(folder));
  await Promise.all([import("../dist/pictures/load.js"), import("sharp")]);
  const world = memoryWorld({ "outline.yaml": outlineOf(slides), "photo.jpg": photo });
  const start = performance.now();
  const made = await compile(world, "outline.yaml");
  const compiled = performance.now();
  const { scene, sources, diagnostics } = await check(made);
  const checked = performance.now();
  if (!scene || diagnostics.some(({ severity }) => severity === "error")) throw new Error(JSON.stringify(diagnostics.slice(0, 3).map(({ code, args }) => ({ code, args }))));
  const fitted = await fitPictures(scene);
  const pictures = performance.now();
  const [{ data }] = await backend.emit(fitted, sources.theme);
  const end = performance.now();
  return { ms: end - start, stages: { compile: compiled - start, check: checked - compiled, pictures: pictures - checked, emit: end - pictures }, bytes: data.length, peak: peak(), limit: limitOf(data) };
}

/** The same deck built again and again by one builder: at first, unchanged, with one title changed, with a slide added in front. */
async function again() {
  const [{ createBuilder }, { memoryWorld }] = await Promise.all([import("../dist/watch.js"), import("../dist/index.js")]);
  const { kindNames, loadKinds } = await import("../dist/kinds/load.js");
  for (const folder of ["templates", "charts", "backends"]) await loadKinds(folder, await kindNames(folder));
  await Promise.all([import("../dist/pictures/load.js"), import("sharp")]);
  const outline = outlineOf(slides);
  const states = [outline, outline, outline.replace(slides[7].title, "另一个结论"), outlineOf([{ ...slides[1], title: "新的一页" }, ...slides])];
  const files = new Map([["photo.jpg", photo]]);
  const world = { ...memoryWorld({}), read: (path) => memoryWorld(Object.fromEntries(files)).read(path), realPath: (path) => memoryWorld(Object.fromEntries(files)).realPath(path) };
  const builder = createBuilder(world, "outline.yaml");
  const times = [];
  for (const state of states) {
    files.set("outline.yaml", state);
    const start = performance.now();
    const { artifacts } = await builder.build();
    times.push(performance.now() - start);
    if (artifacts.length !== 1) throw new Error("Not built");
  }
  return { times };
}

/**
 * All rules over the worked example, its slides repeated up to COUNT: the first time in a process, with the rules still to be loaded, and
 * then warm, the median of five. In milliseconds of the processor, which a busy machine does not change much.
 */
async function check() {
  const root = join(dirname(fileURLToPath(import.meta.url)), "..");
  const [{ compile, memoryWorld }, { check: run }] = await Promise.all([import("../dist/index.js"), import("../dist/check.js")]);
  const text = readFileSync(join(root, "outline.yaml"), "utf8").replace(/^ +(?:image|id): .*\n/gmu, "");
  const [head, list] = text.split(/(?<=\nslides:\n)/u);
  const own = list.split(/(?=^ {2}- template:)/mu).filter((slide) => slide.startsWith("  - template:") && !slide.includes("template: image-text")).map((slide) => `${slide.trimEnd()}\n`);
  const files = { "outline.yaml": head + Array.from({ length: Number(count) }, (_, i) => own[i % own.length]).join("") };
  for (const path of ["assets/report.md", "assets/data/indicators.csv"]) files[path] = readFileSync(join(root, path), "utf8");
  const compiled = await compile(memoryWorld(files, { today: new Date("2016-01-11") }), "outline.yaml");
  const times = [];
  for (let i = 0; i < 6; i += 1) {
    const start = process.cpuUsage();
    await run(compiled, { strict: true, remarks: true });
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  const [first, ...later] = times;
  return { first, warm: later.sort((a, b) => a - b)[2], slides: compiled.scene.slides.length };
}

/** The example deck as PDF, from its compiled scene to bytes; finding and taking apart the fonts is part of it. */
async function pdf() {
  const { compile, diskWorld } = await import("../dist/index.js");
  const { fitPictures } = await import("../dist/pictures/fit.js");
  const { backend } = await import("../dist/backends/pdf/index.js");
  const { scene, sources } = await compile(diskWorld(), "outline.yaml");
  const fitted = await fitPictures(scene);
  const start = performance.now();
  const [{ data }] = await backend.emit(fitted, sources.theme);
  return { ms: performance.now() - start, slides: scene.slides.length, bytes: data.length, peak: peak() };
}

/** The example deck in the preview: from saving its outline with one title changed to what the page is sent. */
async function preview() {
  const [{ startDev }, { diskWorld }] = await Promise.all([import("../dist/preview/dev.js"), import("../dist/world.js")]);
  const folder = mkdtempSync(join(tmpdir(), "deckwright-bench-"));
  const path = join(folder, "outline.yaml");
  const root = new URL("../", import.meta.url);
  cpSync(new URL("assets", root), join(folder, "assets"), { recursive: true });
  const outline = readFileSync(new URL("outline.yaml", root), "utf8");
  const title = /template: kpi-cards\n(?:.*\n)*? +title: (.*)/u.exec(outline)[1];
  writeFileSync(path, outline);
  let told = () => undefined;
  const dev = await startDev({ world: diskWorld(), path, language: "zh-CN", built: (preview) => told(preview) });
  const times = [];
  for (let i = 0; i < 12; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const sent = new Promise((resolve) => (told = ({ checked }) => checked || resolve()));
    const start = performance.now();
    writeFileSync(path, outline.replace(title, `${title}${"。".repeat(1 + (i % 2))}`));
    await sent;
    times.push(performance.now() - start);
  }
  await dev.close();
  rmSync(folder, { recursive: true, force: true });
  return { times };
}

/** The physical limit: deflating the same parts once more, pictures left out. */
function limitOf(data) {
  const { inflateRawSync } = process.getBuiltinModule("node:zlib");
  const view = Buffer.from(data.buffer, data.byteOffset, data.length);
  const parts = [];
  let at = view.readUInt32LE(view.length - 22 + 16);
  for (let i = view.readUInt16LE(view.length - 22 + 10); i > 0; i -= 1) {
    const method = view.readUInt16LE(at + 10);
    const size = view.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset));
    const local = view.readUInt32LE(at + 42);
    const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
    if (method === 8) parts.push(inflateRawSync(view.subarray(start, start + size)));
    at += 46 + name + extra + comment;
  }
  const begin = performance.now();
  for (const part of parts) deflateRawSync(part);
  return performance.now() - begin;
}

async function bare() {
  const { default: PptxGenJS } = await import("pptxgenjs");
  const start = performance.now();
  const deck = new PptxGenJS();
  deck.layout = "LAYOUT_WIDE";
  for (const { title, bullets, chart, picture } of slides) {
    const slide = deck.addSlide();
    slide.addText(title, { x: 0.5, y: 0.4, w: 12, h: 0.8, fontSize: 28, bold: true });
    slide.addText(bullets.map((text) => ({ text, options: { bullet: true, breakLine: true } })), { x: 0.5, y: 1.5, w: 6, h: 5, fontSize: 16 });
    if (chart) slide.addChart(deck.ChartType.bar, [{ name: "值", labels: chart.categories, values: chart.values }], { x: 6.8, y: 1.5, w: 6, h: 5 });
    if (picture) slide.addImage({ data: `image/jpeg;base64,${photo.toString("base64")}`, x: 6.8, y: 1.5, w: 6, h: 4.5 });
  }
  const data = await deck.stream({ compression: true }); // only stream() deflates
  return { ms: performance.now() - start, bytes: data.length, peak: peak() };
}

const sides = { bare, deckwright, again, check, preview, pdf };
console.log(JSON.stringify(await sides[side]()));
