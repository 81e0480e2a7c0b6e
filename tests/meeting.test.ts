/** One outline for several meetings: what each shows, says of itself, and leaves out. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { compile, type Compiled } from "../src/compile.js";
import { audienceFields, markedBlocks, placeBefore, pruned } from "../src/outline/blocks.js";
import { publicNotes } from "../src/outline/release.js";
import { leftOutJson, leftOutLines } from "../src/preview/left-out.js";
import { spanText } from "../src/source/span.js";
import { wording } from "../src/source/wording/wording.js";
import { diskWorld } from "../src/world.js";
import { codesOf, compileText, root } from "./support/decks.js";

const head = "deck: { title: 汇报, date: 2016-01-11 }\n";
const deck = (slides: readonly string[], meetings = "board: { audience: 班子会, minutes: 5 }"): string => `${head}meetings:\n  ${meetings}\nslides:\n${slides.map((slide) => `  - ${slide}\n`).join("")}`;
const page = (title: string, more = ""): string => `{ template: bullets, title: ${title}, items: [甲, 乙]${more === "" ? "" : `, ${more}`} }`;
const board = (slides: readonly string[], meetings?: string): Promise<Compiled> => compileText({ "outline.yaml": deck(slides, meetings) }, "board");
const titles = ({ scene }: Compiled): readonly string[] => scene!.slides.map(({ title }) => title);
const reasons = ({ variant }: Compiled): readonly string[] => variant!.leftOut.map(({ title, why }) => `${title} ${why}`);

test("minutes of the last rehearsal stand for those that the outline does not say, as long as the slide is the same", async () => {
  const rehearsal = JSON.stringify({ deck: "汇报", slides: [1, 2, 3].map((n) => ({ id: `slide-${n}`, title: n === 3 ? "别的" : `页${n}`, planned: 1, actual: 2.32 })) });
  const files = { "outline.yaml": deck([page("页1"), page("页2", "minutes: 3"), page("页3")], "board: { minutes: 6 }"), "rehearsal.json": rehearsal };
  expect((await compileText(files, "board")).variant!.times).toEqual([2.3, 3, 1]);
  const broken = await compileText({ ...files, "rehearsal.json": "[]" }, "board");
  expect(broken.variant!.times).toEqual([1, 3, 1]);
  expect(codesOf(broken.diagnostics)).toContain("rehearsal-unreadable");
});

describe("the worked example", { timeout: 60_000 }, () => {
  const world = diskWorld({ root });
  let made: Promise<readonly Compiled[]> | undefined;
  const variants = (): Promise<readonly Compiled[]> => (made ??= Promise.all([undefined, "full", "board", "open"].map((meeting) => compile(world, "outline.yaml", meeting))));

  test("a figure has the same value in every variant", async () => {
    const [whole, ...others] = await variants();
    const said = ({ scene }: Compiled) => new Map(scene!.ledger!.entries.map(({ name, label, value, unit, change, period, formula, places }) => [name, { label, value, unit, change, period, formula, places }]));
    const all = said(whole!);
    expect(all.size).toBeGreaterThan(40);
    for (const other of others) {
      expect(said(other).size).toBeGreaterThan(20);
      for (const [name, figure] of said(other)) expect(figure).toEqual(all.get(name));
    }
  });

  test("each keeps its time and its order; the whole meeting leaves nothing out", async () => {
    const [, full, short, open] = await variants();
    expect(full!.variant).toMatchObject({ planned: 34, minutes: 35, leftOut: [] });
    expect(short!.variant).toMatchObject({ planned: 19.5, minutes: 20 });
    expect(open!.variant).toMatchObject({ planned: 17.5, minutes: 18, release: "public" });
    for (const { variant } of [short!, open!]) expect(variant!.slides).toEqual([...variant!.slides].sort((a, b) => a - b));
    const notes = JSON.stringify(open!.scene!.slides.map((slide) => slide.notes));
    expect(notes).toContain("汇报分六个部分");
    expect(notes).not.toContain("内部");
  });
});

describe("slides are chosen by priority and time", () => {
  test("cover, agenda and closing stay; could goes before should, and each is told with its reason", async () => {
    const compiled = await board(["{ template: cover, title: 封面 }", "{ template: agenda, title: 目录 }", page("甲页", "minutes: 2"), page("乙页", "minutes: 2, priority: could"), page("丙页", "minutes: 1.5"), page("丁页", "minutes: 2, priority: could"), "{ template: closing, title: 谢谢 }"]);
    expect(titles(compiled)).toEqual(["封面", "目录", "甲页", "丙页", "谢谢"]);
    expect(reasons(compiled)).toEqual(["乙页 time", "丁页 time"]);
    expect(codesOf(compiled.diagnostics)).toEqual([]);
    expect(leftOutLines(compiled, wording("zh-CN").cli)).toEqual(["略去 2 页", "  第 8 行  乙页（可讲，2 分钟，时间不够）", "  第 10 行  丁页（可讲，2 分钟，时间不够）"]);
    expect(leftOutJson(compiled)).toEqual([
      { slide: 4, line: 8, why: "time", title: "乙页", priority: "could", minutes: 2 },
      { slide: 6, line: 10, why: "time", title: "丁页", priority: "could", minutes: 2 },
    ]);
  });

  test("what must be shown stays even where it takes too long, with a warning that names the longest", async () => {
    const compiled = await board([page("甲页", "minutes: 4, priority: must"), page("乙页", "minutes: 1"), page("丙页", "minutes: 3, priority: must")]);
    expect(titles(compiled)).toEqual(["甲页", "丙页"]);
    expect(compiled.diagnostics).toEqual([expect.objectContaining({ code: "time", severity: "warning", args: { what: "deck", needs: "7", minutes: 5, longest: ["甲页 4′", "丙页 3′"] } })]);
    expect(spanText(compiled.diagnostics[0]!.span!)).toBe("5");
  });

  test("time left over is a remark, and nothing is made up for it", async () => {
    expect((await board([page("甲页", "minutes: 2")])).diagnostics).toEqual([expect.objectContaining({ code: "time-left", severity: "info", args: { planned: "2", minutes: 5, tooLong: [] } })]);
    const gap = await board([page("甲页", "minutes: 3"), page("乙页", "minutes: 4")]);
    expect(gap.diagnostics).toEqual([expect.objectContaining({ code: "time-left", args: { planned: "4", minutes: 5, tooLong: ["甲页 3′"] } })]);
  });

  test("without minutes of its own a slide takes what its notes take, at the pace of the deck or the meeting", async () => {
    const slides = [page("甲页", `notes: ${"字".repeat(330)}`), page("乙页")];
    expect((await board(slides)).variant).toMatchObject({ times: [1.5, 1], planned: 2.5 });
    expect((await board(slides, "board: { minutes: 5, pace: 110 }")).variant).toMatchObject({ times: [3, 1], planned: 4 });
  });

  test("a divider stands where a slide of its part does, an agenda's own entry likewise", async () => {
    const divider = (name: string): string => `{ template: section, title: ${name}, section: ${name}, minutes: 0.5 }`;
    const compiled = await board(
      ["{ template: agenda, title: 目录, minutes: 0.5, items: [{ name: 一部 }, { name: 二部 }, { name: 三部 }, { name: 答问 }] }", divider("一部"), page("甲页", "minutes: 2, section: 一部"), divider("二部"), page("乙页", "minutes: 2, section: 二部, priority: could"), divider("三部"), page("丙页", "section: 三部, for: 全体会"), page("丁页", "minutes: 1.5, section: 四部")],
      "board: { audience: 班子会, minutes: 5 }\n  all: { audience: 全体会 }",
    );
    expect(titles(compiled)).toEqual(["目录", "一部", "甲页", "三部", "丁页"]);
    const agenda = compiled.slides[0]!;
    expect(agenda.content).toMatchObject({ items: [{ name: "一部" }, { name: "三部" }, { name: "答问" }] });
    expect(spanText(agenda.located.locate(["items", 1, "name"]))).toBe("三部");
    expect(reasons(compiled)).toEqual(["二部 divider", "乙页 time", "丙页 audience"]);
  });

  test("a divider that opens nothing but what others see goes with it, and so do dividers in a row", async () => {
    const compiled = await board(["{ template: section, title: 上 }", "{ template: section, title: 下 }", page("甲页", "for: 全体会"), "{ template: section, title: 答问 }"], "board: { audience: 班子会 }\n  all: { audience: 全体会 }");
    expect(titles(compiled)).toEqual(["答问"]);
  });

  test("random decks through the whole pipeline: must is shown, the order kept, the time kept or said to be missed", async () => {
    const slideArb = fc.record({ priority: fc.constantFrom("must", "should", "could"), minutes: fc.integer({ min: 1, max: 60 }).map((steps) => steps / 20), section: fc.boolean(), outside: fc.integer({ min: 0, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(slideArb, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 24 }), async (made, minutes) => {
        const slides = made.flatMap(({ section, priority, minutes: own, outside }, i) => [
          ...(section ? [`{ template: section, title: 部分${i} }`] : []),
          page(`第${i}页`, `priority: ${priority}, minutes: ${own}${outside === 0 ? ", for: 全体会" : ""}`),
        ]);
        const compiled = await board([...slides, "{ template: closing, title: 谢谢 }"], `board: { audience: 班子会, minutes: ${minutes} }\n  all: { audience: 全体会 }`);
        const { variant, scene, diagnostics } = compiled;
        const shown = titles(compiled);
        expect(variant!.slides).toEqual([...new Set(variant!.slides)].sort((a, b) => a - b));
        made.forEach(({ priority, outside }, i) => {
          if (outside === 0) expect(shown).not.toContain(`第${i}页`);
          else if (priority === "must") expect(shown).toContain(`第${i}页`);
        });
        shown.forEach((title, at) => {
          if (title.startsWith("部分")) expect(shown[at + 1]).toMatch(/^第/u);
        });
        const told = diagnostics.filter(({ code }) => code === "time" || code === "time-left").map(({ code }) => code);
        const [low, high] = [minutes * 0.9 - 1e-9, minutes * 1.1 + 1e-9];
        expect(told).toEqual(variant!.planned > high ? ["time"] : variant!.planned < low ? ["time-left"] : []);
        expect(scene!.slides.map(({ number }) => number)).toEqual(shown.map((_, i) => i + 1));
        expect(variant!.slides.length + variant!.leftOut.length).toBe(compiled.sources!.outline.slides.length);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe("what a meeting says for itself", () => {
  test("title, presenter, date, theme and language of labels", async () => {
    const meetings = "board: { title: Works, presenter: 办公室, date: 2016-02-03, theme: shuimo, language: en, keywords: [要点] }";
    const { scene, sources } = await board(["{ template: cover }", "{ template: agenda }", page("甲页", "section: 一")], meetings);
    const theirs = await compileText({ "outline.yaml": deck(["{ template: cover }"]) });
    expect(scene!.properties).toMatchObject({ title: "Works", author: "办公室", date: "2016-02-03", language: "en", keywords: ["要点"], meeting: "board" });
    expect(sources!.theme.colors).not.toEqual(theirs.sources!.theme.colors);
    expect(titles({ scene } as Compiled)[1]).toBe("Contents");
    expect(JSON.stringify(scene!.slides[0]!.nodes)).toContain("3 February 2016");
  });

  test("a theme that there is not is told where the meeting names it", async () => {
    const { diagnostics } = await board([page("甲页")], "board: { theme: shuimoo }");
    expect(codesOf(diagnostics)).toEqual(["unknown-theme"]);
    expect(spanText(diagnostics[0]!.span!)).toBe("shuimoo");
  });

  test("the deck for no one in particular shows everything, whatever it is for", async () => {
    const compiled = await compileText({ "outline.yaml": deck([page("甲页", "for: board, minutes: 99"), "{ template: bullets, title: 乙页, items: [{ text: 甲, for: 班子会 }, { text: 乙, release: 内部 }] }"]) });
    expect(codesOf(compiled.diagnostics)).toEqual([]);
    expect(compiled.variant).toMatchObject({ leftOut: [], release: "internal" });
    expect(compiled.slides[1]!.content).toMatchObject({ items: [{ text: "甲" }, { text: "乙" }] });
  });
});

describe("blocks for some", () => {
  const meetings = "board: { audience: 班子会 }\n  all: { audience: 全体会 }";

  test("are shown to them, their fields are no template's business, and mistakes point to the right item", async () => {
    const slide = `{ template: bullets, title: 一页, items: [{ text: 甲, for: 全体会 }, { text: 乙, for: [board] }, { text: 丙, figur: x }] }`;
    const compiled = await board([slide], meetings);
    expect(codesOf(compiled.diagnostics)).toEqual(["blocks-left-out", "unknown-field"]);
    expect(spanText(compiled.diagnostics.find(({ code }) => code === "unknown-field")!.span!)).toBe("figur");
    const mended = await board([slide.replace(", figur: x", "")], meetings);
    expect(mended.diagnostics).toEqual([]);
    expect(mended.slides[0]!.content).toMatchObject({ items: [{ text: "乙" }, { text: "丙" }] });
    expect(leftOutLines(mended, wording("en").cli)).toEqual(["left out: 1 block", "  line 6  一页  (1 block: for others)"]);
  });

  test("with a priority are shown where there is time; what they take is part of their slide's minutes", async () => {
    const slides = [`{ template: bullets, title: 一页, minutes: 4, items: [{ text: 甲 }, { text: 乙, priority: could, minutes: 1 }, { text: 丙 }, { text: 丁, priority: should }] }`, page("乙页", "minutes: 2")];
    const short = await board(slides, "board: { minutes: 5 }");
    expect(short.diagnostics).toEqual([]);
    expect(short.variant).toMatchObject({ planned: 5, times: [3, 2], leftOut: [{ why: "time", blocks: 1, priority: "could", minutes: 1 }] });
    expect(short.slides[0]!.content).toMatchObject({ items: [{ text: "甲" }, { text: "丙" }, { text: "丁" }] });
    expect(short.slides[0]!.envelope.minutes).toBe(3);
    expect(leftOutLines(short, wording("en").cli)[1]).toBe("  line 5  一页  (1 block: could, 1 min: no time)");
    const long = await board(slides, "board: { minutes: 6 }");
    expect(long.diagnostics).toEqual([]);
    expect(long.slides[0]!.content).toMatchObject({ items: [{ text: "甲" }, { text: "乙" }, { text: "丙" }, { text: "丁" }] });
    expect(codesOf((await board([slides[0]!.replace("could", "cold")])).diagnostics)).toContain("unknown-value");
  });

  test("rows of a table are marked as mappings of their cells", async () => {
    const table = `{ template: table, title: 表, source: 来源, columns: [名称, 数值], rows: [[甲, 1], { cells: [乙, 2], for: 全体会 }, { cells: [丙, { figur: 3 }], for: board }, { cells: [丁, 4], priority: could, minutes: 0.5 }], emphasis: 3 }`;
    const wrong = await board([table], meetings);
    const unread = wrong.diagnostics.find(({ code }) => code !== "blocks-left-out")!;
    expect(spanText(unread.span!)).toContain("figur");
    const made = await board([table.replace("{ figur: 3 }", "3")], meetings);
    expect(made.diagnostics).toEqual([]);
    expect(made.sources!.outline.slides[0]).toMatchObject({ rows: [["甲", 1], ["丙", 3], ["丁", 4]], emphasis: 2 });
    expect(spanText(made.sources!.located.locate(["slides", 0, "rows", 1, 0]))).toBe("丙");
    expect(spanText(made.sources!.located.locate(["slides", 0, "rows", 2, 1]))).toBe("4");
  });

  test("an audience that nobody is, and a level that is none, are told where they stand", async () => {
    const { diagnostics } = await board([`{ template: bullets, title: 一页, items: [{ text: 甲, for: 全体 }, { text: 乙, release: 秘密 }, { text: 丙 }, { text: 丁 }] }`], meetings);
    expect(codesOf(diagnostics).slice(0, 2).sort()).toEqual(["unknown-audience", "unknown-value"]);
    expect(diagnostics.slice(0, 2).map(({ span }) => spanText(span!)).sort()).toEqual(["全体", "秘密"]);
  });

  test("a list of which nothing remains is no list; numbers go on to choose the same item", () => {
    const leave = { fields: audienceFields, leave: (block: Readonly<Record<string, unknown>>): boolean => block["for"] === "x" };
    const { value, places, dropped } = pruned({ items: [{ a: 1, for: "x" }, { a: 2, for: "y" }, { a: 3 }], emphasis: 3, more: { list: [{ for: "x" }], own: { for: "x" } } }, leave);
    expect(value).toEqual({ items: [{ a: 2 }, { a: 3 }], emphasis: 2, more: {} });
    expect(placeBefore(["items", 1, "a"], places)).toEqual(["items", 2, "a"]);
    expect(dropped).toEqual([["items", 0], ["more", "list", 0], ["more", "own"]]);
    const untouched = { items: [{ a: [1, { b: 2 }] }], highlight: 1 };
    expect(pruned(untouched, leave).value).toBe(untouched);
    expect(markedBlocks({ for: "x", items: [{ for: "y" }, { inner: { release: "public" } }] }).map(({ path }) => path)).toEqual([["items", 0], ["items", 1, "inner"]]);
  });
});

describe("notes for the public", () => {
  test.each([
    ["a line", "一\n【内部】二\n三", "一\n三"],
    ["in English, with a colon, in any bracket", "one\n[internal]: two\n［Internal］ three\n〔内部〕four", "one"],
    ["an item with the items below it", "- 一\n- 【内部】二\n  - 三\n    - 四\n- 五", "- 一\n- 五"],
    ["a numbered item", "1. 一\n2. 【内部】二\n3. 三", "1. 一\n3. 三"],
    ["a paragraph under the mark alone", "一\n【内部】\n二\n三\n\n四", "一\n\n四"],
    ["all of it", "【内部】一", ""],
    ["a link of that name is no mark", "[internal](https://example.org) 一", "[internal](https://example.org) 一"],
  ])("%s", (_, notes, expected) => {
    expect(publicNotes(notes)).toBe(expected);
  });

  test("take time linear in their length", () => {
    const start = performance.now();
    publicNotes(`${"【 ".repeat(50_000)}\n${" ".repeat(50_000)}【内部\n${"- [".repeat(50_000)}`);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test("words of the report that hold an internal figure beside a public one are not quoted", async () => {
  const report = "# 报告\n\n## 一、外贸\n\n出口额、进口额分别完成120.5亿元、313.57亿元，分别增长5.1%、91.73%。\n";
  const outline = (release: string): string => `deck: { title: 汇报, date: 2016-01-11, release: ${release} }\nreport: report.md\nfigures: { exports: { indicator: 出口额 }, imports: { indicator: 进口额, release: 内部 } }\nslides:\n  - { template: bullets, title: 外贸, section: 一, items: [{ text: "出口{{exports}}" }, { text: 乙 }] }\n  - { template: sources, title: 出处 }\n`;
  const text = async (release: string): Promise<string> => {
    const { scene, diagnostics } = await compileText({ "outline.yaml": outline(release), "report.md": report });
    expect(codesOf(diagnostics)).toEqual([]);
    return JSON.stringify([scene!.ledger, scene!.slides.map(({ nodes, notes }) => [nodes, notes])], (key, value: unknown) => (key === "span" ? undefined : value));
  };
  expect(await text("internal")).toContain("313.57");
  expect(await text("public")).not.toContain("313.57");
  expect(await text("public")).toContain("120.5");
});

test("a build for a meeting writes its own file", async () => {
  const built = await build(diskWorld({ root }), "outline.yaml", { meeting: "open" });
  expect(built.artifacts.map(({ path }) => path)).toEqual(["output/jining-2015-open.pptx"]);
}, 30_000);
