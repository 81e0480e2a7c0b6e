import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Template } from "../src/kinds/template.js";
import { frame, pictureBand } from "../src/layout/frame.js";
import { body, columnWidth, footerRule, gap, page } from "../src/layout/grid.js";
import { stretched } from "../src/layout/stretch.js";
import { layout } from "../src/layout/layout.js";
import type { ImageNode, ShapeNode } from "../src/scene/nodes.js";
import { template as fullImage } from "../src/templates/full-image.js";
import { template as gallery } from "../src/templates/gallery.js";
import { template as glossary } from "../src/templates/glossary.js";
import { template as progress } from "../src/templates/progress.js";
import { template as pyramid } from "../src/templates/pyramid.js";
import { template as team } from "../src/templates/team.js";
import { compileText, outlineOf } from "./support/decks.js";
import { allNodes, at, baseline, codes, contextOf, exampleOf, expectAlwaysSound, expectSound, has, inked, laidOut, maybe, named, said, textNamed, textsOf, theme, wordsOf } from "./support/fits-structure.js";

const nothing = { slides: [] };
const wholePage = { x: 0, y: 0, width: page.width, height: page.height };
const bottom = ({ box }: { readonly box: { readonly y: number; readonly height: number } }): number => box.y + box.height;
const right = ({ box }: { readonly box: { readonly x: number; readonly width: number } }): number => box.x + box.width;

describe("every example fits its body", () => {
  for (const template of [gallery, glossary, progress, pyramid, team] as readonly Template[])
    for (const name of Object.keys(template.examples))
      it(`${template.name}: ${name}`, () => expectSound(laidOut(template, exampleOf(template, name), contextOf(name === "english" ? "en" : "zh-CN"))));
});

describe("full-image", () => {
  const laid = laidOut(fullImage, exampleOf(fullImage, "city"), contextOf(), wholePage);
  const framed = (title: string, height: number = page.height) =>
    frame(
      { title, subtitle: "2015年的园区建设", deckName: "汇报", page: 3, chip: "示意数据", section: { number: "02", name: "稳定增势", index: 1, count: 6 } },
      { theme, labels: contextOf().labels, height, shape: "picture-full" },
    );
  const bandTop = page.height - pictureBand.height;

  it("covers the page to three edges down to the band", () => {
    expect(named(laid, "picture").box).toEqual({ x: 0, y: 0, width: 960, height: 378 });
  });

  it("keeps all words in the band, clear of each other", () => {
    for (const title of ["一心三轴，复合中心拉开框架", "以园区建设带动产业升级，以平台建设强化转型基础"]) {
      const { before, after, overflows } = framed(title);
      expect(overflows).toEqual([]);
      expect(before.filter(({ name }) => name === "subtitle").every((node) => right(node) <= 636 && bottom(node) < footerRule.y)).toBe(true);
      const nodes = [...before, ...laid.nodes.filter(({ name }) => name !== "picture"), ...after];
      expect(nodes.filter(({ box }) => box.y < bandTop).map(({ name }) => name)).toEqual([]);
      const all = { nodes, overflows: [] };
      expect(right(textNamed(all, "title"))).toBeLessThanOrEqual(textNamed(all, "caption").box.x);
      const { y, height } = inked(textNamed(all, "caption"));
      expect(y + height).toBeLessThan(footerRule.y);
    }
  });

  it("stands at the foot of a taller page, the picture growing", () => {
    const node = stretched(fullImage.arrange({ image: "a.png", caption: "说明" }, contextOf()), page.height, 720);
    const tall = layout(node, { ...wholePage, height: 720 }, { theme });
    expect(bottom(named(tall, "picture"))).toBe(558);
    expect(textNamed(tall, "caption").box.y).toBe(textNamed(laid, "caption").box.y + 180);
    expect(textNamed({ nodes: framed("标题", 720).before, overflows: [] }, "title").box.y).toBe(textNamed({ nodes: framed("标题").before, overflows: [] }, "title").box.y + 180);
  });

  it("describes the picture with the caption unless it is told otherwise", () => {
    const alt = (own: object) => (named(laidOut(fullImage, { image: "a.png", ...own }, contextOf(), wholePage), "picture") as ImageNode).alt;
    expect([alt({}), alt({ caption: "河岸" }), alt({ caption: "河岸", alt: "春天的河岸" })]).toEqual([null, "河岸", "春天的河岸"]);
  });

  it("keeps the focus where the picture is cut", () => {
    const crop = (focus: object) => (named(laidOut(fullImage, { image: "a.png", focus }, contextOf(), wholePage), "picture") as ImageNode).crop!;
    expect(crop({ x: 0.5, y: 0 }).top).toBe(0);
    expect(crop({ x: 0.5, y: 1 }).bottom).toBe(0);
  });

  it("holds captions inside its capacity", () => {
    fc.assert(
      fc.property(wordsOf(57), (caption) => {
        const { overflows, nodes } = laidOut(fullImage, { image: "a.png", caption }, contextOf(), wholePage);
        expect(overflows).toEqual([]);
        const { y, height } = inked(textNamed({ nodes, overflows }, "caption"));
        expect(y >= bandTop && y + height <= footerRule.y).toBe(true);
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it("has marker, title and source in the band of a deck, and no word on the picture", async () => {
    const { scene = nothing } = await compileText({ "outline.yaml": outlineOf(["template: full-image\ntitle: 一心三轴\nimage: art:city\nsource: 报告\ncaption: 三条主线"]) });
    const [slide] = scene.slides;
    expect(slide!.layout).toBe("picture-full");
    const texts = textsOf({ nodes: slide!.nodes, overflows: [] });
    expect(texts.map(said)).toEqual(expect.arrayContaining(["一心三轴", "三条主线", "来源：报告"]));
    expect(texts.filter(({ box }) => box.y < bandTop)).toEqual([]);
  });
});

const art = (count: number, more: (i: number) => object = () => ({})) => Array.from({ length: count }, (_, i) => ({ image: `p${i}.png`, caption: `图${i + 1}`, ...more(i) }));

describe("gallery", () => {
  it.each([2, 3, 4, 5, 6])("sets %i pictures on the grid, none overlapping", (count) => {
    const laid = laidOut(gallery, { pictures: art(count, () => ({ text: "一句说明" })) });
    expectSound(laid);
    const pictures = allNodes(laid).filter((node) => node.type === "image");
    expect(pictures).toHaveLength(count);
    const apart = pictures.every((a, i) => pictures.slice(i + 1).every((b) => right(a) <= b.box.x || right(b) <= a.box.x || bottom(a) <= b.box.y || bottom(b) <= a.box.y));
    expect(apart).toBe(true);
    expect(pictures.every(({ box }) => box.height >= 90 && box.width / box.height < 2.6)).toBe(true);
  });

  it("ends pictures of a row on one line, whatever their captions need", () => {
    const laid = laidOut(gallery, { pictures: art(3, (i) => (i === 1 ? { text: "很长的一句说明文字".repeat(4) } : {})) });
    expectSound(laid);
    expect(new Set([1, 2, 3].map((i) => bottom(named(laid, `picture ${i}`)))).size).toBe(1);
    expect(has(laid, "caption 1 text")).toBe(false);
  });

  it("gives the large picture of five its own caption height", () => {
    const laid = laidOut(gallery, { pictures: art(5, (i) => (i === 0 ? { text: "很长的一句说明文字".repeat(5) } : {})) });
    expectSound(laid);
    expect(at(laid, "picture 1")[3]).toBeGreaterThan(250);
    expect(at(laid, "picture 2")[3]).toBeCloseTo((body.height - gap) / 2 - 27, 1);
  });

  it("lets only the pictures grow on a taller page", () => {
    const node = stretched(gallery.arrange({ pictures: art(2, () => ({ text: "说明" })) }, contextOf()), body.height, body.height + 180);
    const tall = layout(node, { ...body, height: body.height + 180 }, { theme });
    const usual = laidOut(gallery, { pictures: art(2, () => ({ text: "说明" })) });
    expect(at(tall, "picture 1")[3]).toBeCloseTo(at(usual, "picture 1")[3] + 180, 1);
  });

  it("keeps its shape where a picture is missing, and describes pictures with their captions", () => {
    const laid = laidOut(gallery, { pictures: [{ image: "missing.png", caption: "一" }, { image: "b.png", caption: "二" }] });
    expect(named(laid, "picture 1")).toMatchObject({ type: "shape", fill: "panel" });
    expect(named(laid, "picture 2")).toMatchObject({ type: "image", alt: "二" });
    expect(at(laid, "picture 1")[3]).toBe(at(laid, "picture 2")[3]);
  });

  it("reports a caption that cannot be held where it stands in the outline", () => {
    const { overflows } = laidOut(gallery, { pictures: art(6, (i) => (i === 2 ? { text: "说明文字".repeat(45) } : {})) });
    expect(overflows).toMatchObject([{ from: ["pictures", 2, "text"] }]);
  });

  it("takes two to six pictures", () => {
    expect(codes(gallery, { pictures: art(1) })).toEqual(["too_small"]);
    expect(codes(gallery, { pictures: art(7) })).toEqual(["too_big"]);
  });

  it("holds what its capacities promise", () => {
    const pictures = fc.integer({ min: 2, max: 6 }).chain((count) =>
      fc.array(fc.record({ image: fc.constantFrom("a.png", "missing.png"), caption: wordsOf(14), text: maybe(wordsOf(count === 2 ? 50 : count === 6 ? 20 : 30)) }), { minLength: count, maxLength: count }),
    );
    expectAlwaysSound(gallery, fc.record({ pictures }));
  });
});

describe("team", () => {
  const people = (count: number, more: object = { role: "园区运营", text: "滨河科技园、软件园、大学园的市场化运营" }) => Array.from({ length: count }, (_, i) => ({ name: `张明远${i}`, ...more }));

  it.each([3, 4, 5, 6, 7, 8])("sets %i people, up to five in a row, more in two", (count) => {
    const laid = laidOut(team, { people: people(count) });
    expectSound(laid);
    const tops = Array.from({ length: count }, (_, i) => at(laid, `person ${i + 1}`)[1]);
    expect(new Set(tops).size).toBe(count <= 5 ? 1 : 2);
  });

  it("hangs slips with initials, the one who leads in the fill colour", () => {
    const laid = laidOut(team, { head: 2, people: [{ name: "欧阳若兰" }, { name: "Anna B. Whitfield" }, { name: "Cher" }] });
    expectSound(laid);
    expect([1, 2, 3].map((i) => said(textNamed(laid, `person ${i} initial`)))).toEqual(["欧", "AW", "C"]);
    const fills = allNodes(laid).flatMap((node) => (node.type === "shape" && node.name.endsWith("slip") ? [node.fill] : []));
    expect(fills).toEqual(["tint2", "fill", "tint2"]);
    expect(textNamed(laid, "person 2 initial").style.color).toBe("onfill");
  });

  it("gives everybody a portrait's room where somebody has one", () => {
    const laid = laidOut(team, { people: [{ name: "甲", image: "a.png", text: "说明" }, { name: "乙" }, { name: "丙", image: "missing.png" }] });
    expectSound(laid);
    expect(named(laid, "person 1 portrait")).toMatchObject({ type: "image", alt: "甲" });
    expect(at(laid, "person 2 field").slice(2)).toEqual(at(laid, "person 1 portrait").slice(2));
    expect(named(laid, "person 3 portrait")).toMatchObject({ fill: "panel" });
    expect(new Set([1, 2, 3].map((i) => textNamed(laid, `person ${i} name`).box.y)).size).toBe(1);
  });

  it("leaves out what is not given", () => {
    const laid = laidOut(team, { people: people(4, {}) });
    expectSound(laid);
    expect(allNodes(laid).some(({ name }) => /role|text|rule/u.test(name))).toBe(false);
  });

  it("refuses a head who is not there", () => {
    expect(codes(team, { people: people(3), head: 4 })).toEqual(["number-too-large"]);
    expect(codes(team, { people: people(2) })).toEqual(["too_small"]);
    expect(codes(team, { people: people(9) })).toEqual(["too_big"]);
  });

  it("holds what its capacities promise", () => {
    const all = fc.tuple(fc.integer({ min: 3, max: 8 }), fc.boolean()).chain(([count, pictured]) =>
      fc.array(
        fc.record({ name: wordsOf(6), role: maybe(wordsOf(13)), text: maybe(wordsOf(count > 6 ? 24 : 40)), image: pictured ? maybe(fc.constant("a.png")) : fc.constant(undefined) }),
        { minLength: count, maxLength: count },
      ),
    );
    expectAlwaysSound(team, fc.record({ people: all }));
  });
});

describe("glossary", () => {
  const terms = (count: number, text = "以一个高新区统领多个专业园区的发展思路") => Array.from({ length: count }, (_, i) => ({ term: `术语${i + 1}`, text }));

  it.each([2, 4])("sets %i terms in one column, the explanation beside the term", (count) => {
    const laid = laidOut(glossary, { terms: terms(count) });
    expectSound(laid);
    expect(new Set(Array.from({ length: count }, (_, i) => at(laid, `term ${i + 1} text`)[0]))).toEqual(new Set([294]));
  });

  it.each([5, 8, 9, 10])("sets %i terms in two columns on common rules, down the first column first", (count) => {
    const laid = laidOut(glossary, { terms: terms(count) });
    expectSound(laid);
    const perColumn = Math.ceil(count / 2);
    expect(at(laid, `term ${perColumn + 1} rule`)[1]).toBe(at(laid, "term 1 rule")[1]);
    expect(at(laid, "term 2")[0]).toBe(0);
    expect((named(laid, `term ${perColumn + 1} rule`) as ShapeNode).stroke?.color).toBe("ink");
  });

  it("divides more than ten terms over slides, evenly and in order", async () => {
    const slide = `template: glossary\ntitle: 术语\nterms:\n${terms(23).map(({ term, text }) => `  - { term: ${term}, text: ${text} }`).join("\n")}`;
    const { scene = nothing, diagnostics } = await compileText({ "outline.yaml": outlineOf([slide]) });
    expect(diagnostics).toEqual([]);
    expect(scene.slides.map(({ title }) => title)).toEqual(["术语（1/3）", "术语（2/3）", "术语（3/3）"]);
    const shown = scene.slides.flatMap(({ nodes }) => textsOf({ nodes, overflows: [] }).map(said).filter((words) => words.startsWith("术语") && !words.includes("（")));
    expect(shown).toEqual(terms(23).map(({ term }) => term));
  });

  it("divides fewer terms where their explanations are long", async () => {
    const slide = `template: glossary\ntitle: 术语\nterms:\n${terms(10, "以一个高新区统领多个专业园区的发展思路，".repeat(5)).map(({ term, text }) => `  - { term: ${term}, text: ${text} }`).join("\n")}`;
    const { scene = nothing, diagnostics } = await compileText({ "outline.yaml": outlineOf([slide]) });
    expect(diagnostics).toEqual([]);
    expect(scene.slides.length).toBeGreaterThan(1);
  });

  it("holds what its capacities promise", () => {
    const some = (min: number, max: number, em: number) => fc.array(fc.record({ term: wordsOf(16), text: wordsOf(em) }), { minLength: min, maxLength: max });
    expectAlwaysSound(glossary, fc.record({ terms: fc.oneof(some(2, 4, 60), some(5, 8, 54), some(9, 10, 29)) }));
  });
});

describe("pyramid", () => {
  const levels = (count: number, more: object = { text: "建设国内一流的创新型科技园区" }) => Array.from({ length: count }, (_, i) => ({ name: `第${i + 1}层`, ...more }));

  it.each([3, 4, 5])("widens %i slips evenly to six columns, centred, over the whole body", (count) => {
    const laid = laidOut(pyramid, { levels: levels(count) });
    expectSound(laid);
    const slips = Array.from({ length: count }, (_, i) => at(laid, `level ${i + 1}`));
    const steps = slips.slice(1).map(([, , width], i) => width - slips[i]![2]);
    for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 5);
    for (const [x, , width] of slips) expect(x + width / 2).toBeCloseTo(columnWidth(6) / 2, 5);
    expect(slips.at(-1)![2]).toBe(columnWidth(6));
    expect(slips.at(-1)![1] + slips.at(-1)![3]).toBeCloseTo(body.height, 5);
  });

  it("fills one level, the top unless another is named, or none", () => {
    const filled = (own: object) => allNodes(laidOut(pyramid, { levels: levels(4), ...own })).filter((node) => node.type === "shape" && node.fill === "fill").map(({ name }) => name);
    expect(filled({})).toEqual(["level 1"]);
    expect(filled({ highlight: 3 })).toEqual(["level 3"]);
    expect(filled({ highlight: "none" })).toEqual([]);
    expect(codes(pyramid, { levels: levels(3), highlight: 4 })).toEqual(["number-too-large"]);
  });

  it("gives a long name of the top the width it needs", () => {
    const [, , plain] = at(laidOut(pyramid, { levels: levels(4) }), "level 1");
    const laid = laidOut(pyramid, { levels: [{ name: "Recommendations" }, ...levels(3)] });
    expectSound(laid);
    expect(at(laid, "level 1")[2]).toBeGreaterThan(plain);
    expect(textNamed(laid, "level 1 name").lines).toHaveLength(1);
  });

  it("sets numbers at the right with their marks, and keeps the name of the figure", () => {
    const laid = laidOut(pyramid, { levels: [{ name: "甲", figure: "rate", value: 46.8, unit: "%", derived: true, label: "获批率" }, ...levels(2)] });
    expectSound(laid);
    expect(textNamed(laid, "level 1 value").paragraphs[0]![0]).toMatchObject({ text: "46.8", figure: "rate" });
    expect(said(textNamed(laid, "level 1 label"))).toBe("获批率（推算）");
    expect(right(textNamed(laid, "level 1 value"))).toBeCloseTo(912, 1);
  });

  it("takes three to five levels", () => {
    expect(codes(pyramid, { levels: levels(2) })).toEqual(["too_small"]);
    expect(codes(pyramid, { levels: levels(6) })).toEqual(["too_big"]);
  });

  it("holds what its capacities promise", () => {
    const plain = fc.array(fc.record({ name: wordsOf(7), text: maybe(wordsOf(48)) }), { minLength: 3, maxLength: 5 });
    const number = { value: fc.constantFrom("3", "628.7", "2942", "12345.67"), unit: fc.constantFrom("个", "亿元", "%", "bn yuan"), approximate: fc.boolean() };
    const counted = fc.array(fc.record({ name: wordsOf(7), text: maybe(wordsOf(28)), label: maybe(wordsOf(10)), ...number }), { minLength: 3, maxLength: 5 });
    expectAlwaysSound(pyramid, fc.record({ levels: fc.oneof(plain, counted) }));
  });
});

describe("progress", () => {
  const rows = (count: number, more: object = { note: "帮助225家企业" }) => Array.from({ length: count }, (_, i) => ({ name: `事项${i + 1}`, value: 10 * (i + 1), status: "on-track", ...more }));
  const share = (row: object) => {
    const laid = laidOut(progress, { rows: [{ name: "甲", ...row }, { name: "乙", value: 1 }] });
    return has(laid, "row 1 bar filled") ? at(laid, "row 1 bar filled")[2] / at(laid, "row 1 bar")[2] : 0;
  };

  it("fills bars by the share: a percentage, or a part of a whole; never beyond", () => {
    expect(share({ value: 46.8 })).toBeCloseTo(0.468, 5);
    expect(share({ value: 40, of: 79 })).toBeCloseTo(40 / 79, 5);
    expect(share({ value: 120 })).toBe(1);
    expect(share({ value: 0 })).toBe(0);
  });

  it("says what a share is measured against, on the number's baseline", () => {
    const laid = laidOut(progress, { rows: [{ name: "甲", value: 40, of: { value: 79, unit: "个", figure: "projects" } }, { name: "乙", value: 30 }, { name: "丙", value: 500, of: 1000, unit: "家", approximate: true, derived: true }] });
    expectSound(laid);
    expect([1, 2, 3].map((i) => said(textNamed(laid, `row ${i} value`)) + said(textNamed(laid, `row ${i} unit`)))).toEqual(["40/79个", "30%", "约500/1000家（推算）"]);
    expect(textNamed(laid, "row 1 unit").paragraphs[0]![1]).toMatchObject({ text: "79", figure: "projects" });
    expect(baseline(textNamed(laid, "row 1 unit"))).toBeCloseTo(baseline(textNamed(laid, "row 1 value")), 1);
  });

  it("tells a state by shape and word, not by colour alone", () => {
    const laid = laidOut(progress, { rows: ["done", "on-track", "at-risk", "behind"].map((status, i) => ({ name: `事项${i}`, value: 50, status })) });
    expectSound(laid);
    const marks = [1, 2, 3, 4].map((i) => named(laid, `row ${i} status mark`) as ShapeNode);
    expect(new Set(marks.map(({ geometry }) => geometry)).size).toBe(4);
    expect([1, 2, 3, 4].map((i) => said(textNamed(laid, `row ${i} status`)))).toEqual(["已完成", "正常推进", "存在风险", "进度滞后"]);
  });

  it("gives the bars the room of states where there are none", () => {
    const width = (own: object) => at(laidOut(progress, { rows: rows(3, own) }), "row 1 bar")[2];
    expect(width({ status: undefined })).toBeGreaterThan(width({}) + 50);
  });

  it.each([2, 5, 7])("sets %i rows with notes", (count) => expectSound(laidOut(progress, { rows: rows(count) })));

  it("divides more than seven rows with notes, more than eight without", async () => {
    const slidesOf = async (count: number, note: string) => {
      const slide = `template: progress\ntitle: 进度\nrows:\n${rows(count, {}).map(({ name, value }) => `  - { name: ${name}, value: ${value}${note} }`).join("\n")}`;
      const { scene = nothing, diagnostics } = await compileText({ "outline.yaml": outlineOf([slide]) });
      expect(diagnostics).toEqual([]);
      return scene.slides.length;
    };
    expect([await slidesOf(7, ", note: 说明"), await slidesOf(8, ", note: 说明"), await slidesOf(8, ""), await slidesOf(9, "")]).toEqual([1, 2, 1, 2]);
  });

  it("refuses what is no share", () => {
    const wrong = (row: object) => codes(progress, { rows: [{ name: "甲", ...row }, { name: "乙", value: 3 }] });
    expect(wrong({ value: -3 })).toEqual(["progress-out-of-range"]);
    expect(wrong({ value: 3, of: 0 })).toEqual(["progress-out-of-range"]);
    expect(wrong({ value: 40, unit: "个" })).toEqual(["progress-units"]);
    expect(wrong({ value: 40, unit: "个", of: { value: 79, unit: "家" } })).toEqual(["progress-units"]);
    expect(wrong({ value: 500, unit: "余家", of: { value: 1000, unit: "家" } })).toEqual([]);
  });

  it("holds what its capacities promise", () => {
    const row = {
      name: wordsOf(15), note: maybe(wordsOf(21)), status: maybe(fc.constantFrom("done", "on-track", "at-risk", "behind")),
      value: fc.constantFrom("3", "46.8", "2942", "123456.78"), of: maybe(fc.constantFrom("9", "12345", { value: "123456.78", unit: "万平方米" })), derived: fc.boolean(), approximate: fc.boolean(),
    };
    expectAlwaysSound(progress, fc.record({ rows: fc.array(fc.record(row), { minLength: 2, maxLength: 7 }) }));
  });
});

describe("a slide that names no template", () => {
  it.each([
    ["gallery", "pictures: [{ image: art:city, caption: 一 }, { image: art:grid, caption: 二 }]"],
    ["glossary", "terms: [{ term: 一, text: 说明 }, { term: 二, text: 说明 }]"],
    ["progress", "rows: [{ name: 一, value: 30, status: done }, { name: 二, value: 40, status: behind }]"],
    ["pyramid", "levels: [{ name: 一, text: 说明 }, { name: 二, text: 说明 }, { name: 三, text: 说明 }]"],
    ["team", "people: [{ name: 张三 }, { name: 李四 }, { name: 王五 }]"],
  ])("takes %s by its fields", async (name, fields) => {
    const { scene = nothing, diagnostics } = await compileText({ "outline.yaml": outlineOf([`title: 标题\n${fields}`]) });
    expect(diagnostics).toEqual([]);
    const names = allNodes({ nodes: scene.slides[0]!.nodes, overflows: [] }).map((node) => node.name);
    expect(names).toContain({ gallery: "caption 1", glossary: "term 1", progress: "row 1 bar", pyramid: "level 1", team: "person 1" }[name]);
  });
});
