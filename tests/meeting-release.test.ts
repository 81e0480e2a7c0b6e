/** A public variant: what is marked internal is in no part of the file, in no form. Every mark is in the internal deck, or the search would prove nothing. */
import { unzipSync } from "fflate";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { build, type Built } from "../src/build.js";
import { makeShow } from "../src/preview/show.js";
import { openSession, type Preview } from "../src/preview/session.js";
import { createBuilder } from "../src/watch.js";
import { memoryWorld } from "../src/world.js";
import { codesOf, compileText, printed } from "./support/decks.js";

const report = `# 高新区2015年工作总结

## 一、稳定增势

营业总收入达到2942亿元，同比增长10.2%，上缴利润313.57亿元，同比增长91.73%。密邻句前后有话，固定资产投资346.4亿元，增长16.2%。

## 二、内部事项

储备资金4466.89万元。新上产业链项目79个。
`;

/** Each stands in one internal place of the outline, its data or its report. */
const marks = {
  "title of a slide": "密题甲",
  "subtitle of a slide": "密副甲",
  "id of a slide": "zqid-slide",
  "notes of a slide": "密稿甲",
  "remark of a slide": "密注甲",
  "source of a slide": "密源甲",
  "tag of a slide": "密签甲",
  "point of a slide": "密点甲",
  "alt text of a picture": "密图甲",
  "caption of a picture": "密说甲",
  "title of a chart": "密表甲",
  "name of a series": "密列甲",
  "value of a chart": "68317",
  "head of a data column": "密栏甲",
  "cell of a data column": "88176",
  "cell of an internal table": "密格甲",
  "name of a section": "密节甲",
  "summary of a section": "密概甲",
  "comment of an internal slide": "密批甲",
  "comment of a public slide": "密批乙",
  "author of a comment": "密人乙",
  "item of a list": "密项乙",
  "note of a card": "密卡乙",
  "series of a public slide's chart": "密列乙",
  "value in that series": "57719",
  "line of public notes": "密稿乙",
  "list in public notes": "密稿丙",
  "paragraph of public notes": "密稿丁",
  "label of a figure": "密标甲",
  "name of a figure": "zqfigure",
  "value of a figure": "313.57",
  "change of a figure": "91.73",
  "value of a figure by its printed name": "4466.89",
  "keyword": "密键甲",
  "category": "密类甲",
} as const;

const outline = `deck:
  title: 高新区汇报
  date: 2016-01-11
  organization: 高新区
  keywords: [${marks.keyword}]
  category: ${marks.category}
report: report.md
data:
  trend: trend.csv
  secret: { file: secret.csv, release: internal }
figures:
  revenue: { indicator: 营业总收入 }
  investment: { indicator: 固定资产投资 }
  zqfigure: { indicator: 上缴利润, label: ${marks["label of a figure"]}, release: 内部 }
  zqfigure_too: { indicator: 上缴利润, label: 利润另名 }
  zqfigure_fund: { indicator: 储备资金, release: internal }
  margin: { share: [zqfigure, revenue], label: 利润占比, release: 公开 }
  distance: { difference: [zqfigure, investment], label: 利润差额 }
sections:
  一: { name: 增势 }
  二: { name: ${marks["name of a section"]}, summary: ${marks["summary of a section"]} }
meetings:
  inner: { audience: 班子会, release: 内部 }
  outer: { audience: 公众, release: 公开, keywords: [公开], category: 公开 }
slides:
  - { template: cover, title: 封面 }
  - { template: agenda, title: 目录 }
  - template: kpi-cards
    section: 一
    title: 营业总收入增长{{revenue.change}}
    cards:
      - { figure: revenue, note: 公开 }
      - { figure: zqfigure, note: ${marks["note of a card"]}, release: internal }
      - { label: 利润占比, figure: margin, note: 推算 }
      - { figure: investment, note: 公开 }
    hero: 4
    notes: |-
      先讲营业总收入{{revenue}}。
      【内部】${marks["line of public notes"]}，利润{{zqfigure}}。
      - [internal] ${marks["list in public notes"]}
        - 子项${marks["list in public notes"]}
      - 后讲投资

      【内部】
      ${marks["paragraph of public notes"]}
      第二行{{储备资金}}

      最后见[内部页](#${marks["id of a slide"]})。
    comments:
      - { author: ${marks["author of a comment"]}, text: ${marks["comment of a public slide"]} }
      - { author: 另一人, text: 普通批注, release: 内部 }
  - template: chart-takeaway
    section: 一
    title: 收入逐月上升
    source: 来源
    chart:
      kind: column
      title: 收入
      categories: { data: trend, column: 月份 }
      series:
        - { name: 收入, values: { data: trend, column: 收入 } }
        - { name: ${marks["series of a public slide's chart"]}, values: [1, ${marks["value in that series"]}], release: internal }
    points:
      - { head: 公开要点, text: "详见[内部页](#${marks["id of a slide"]})" }
      - { head: ${marks["item of a list"]}, text: 内部, release: 内部 }
  - template: chart-takeaway
    id: ${marks["id of a slide"]}
    section: 二
    release: internal
    title: ${marks["title of a slide"]}{{zqfigure_too}}与{{distance}}
    subtitle: ${marks["subtitle of a slide"]}
    source: ${marks["source of a slide"]}
    note: ${marks["remark of a slide"]}
    chip: ${marks["tag of a slide"]}
    notes: ${marks["notes of a slide"]}{{zqfigure_fund}}
    comments: [{ author: 甲, text: ${marks["comment of an internal slide"]} }]
    chart:
      kind: column
      title: ${marks["title of a chart"]}
      categories: { data: trend, column: 月份 }
      series:
        - { name: ${marks["name of a series"]}, values: [1, ${marks["value of a chart"]}] }
        - { name: ${marks["head of a data column"]}, values: { data: trend, column: ${marks["head of a data column"]} } }
    points: [{ head: ${marks["point of a slide"]}, text: 内部 }]
  - template: image-text
    section: 二
    release: 内部
    title: 照片
    source: 来源
    image: { file: secret.png, alt: ${marks["alt text of a picture"]}, caption: ${marks["caption of a picture"]} }
    items: [{ lead: 甲, text: 乙 }, { lead: 丙, text: 丁 }]
  - template: table
    section: 二
    title: 内部表
    source: 来源
    release: 内部
    columns: [名称, 数值]
    rows: { data: secret, columns: [名称, 数值] }
  - { template: sources, title: 数据出处 }
  - { template: closing, title: 谢谢 }
`;

const files = async (): Promise<Record<string, string | Uint8Array>> => ({
  "outline.yaml": outline,
  "report.md": report,
  "trend.csv": `月份,收入,${marks["head of a data column"]}\n1月,100,3\n2月,120,${marks["cell of a data column"]}\n`,
  "secret.csv": `名称,数值\n甲,5\n${marks["cell of an internal table"]},6\n`,
  "secret.png": await sharp({ create: { width: 640, height: 480, channels: 3, background: "#336699" } }).png().toBuffer(),
});

/** Every text that the bytes can be read as: in both encodings, inside zip files, with entities and escapes resolved, and without tags. */
function readings(data: Uint8Array): readonly string[] {
  if (data[0] === 0x50 && data[1] === 0x4b) return Object.entries(unzipSync(data)).flatMap(([name, part]) => [name, ...readings(part)]);
  const utf8 = new TextDecoder().decode(data);
  const wide = [0, 1].flatMap((shift) => [new TextDecoder("utf-16le").decode(data.subarray(shift)), new TextDecoder("utf-16be").decode(data.subarray(shift))]);
  const entities = (text: string): string =>
    text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu, (_, hex, decimal, name) =>
      name ? { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[String(name).toLowerCase()]! : String.fromCodePoint(hex ? parseInt(String(hex), 16) : Number(decimal)));
  const escapes = (text: string): string => text.replace(/\\u([0-9a-f]{4})/giu, (_, hex) => String.fromCharCode(parseInt(String(hex), 16))).replace(/%[0-9A-F]{2}(?:%[0-9A-F]{2})*/giu, (encoded) => { try { return decodeURIComponent(encoded); } catch { return encoded; } });
  const read = escapes(entities(utf8));
  return [utf8, ...wide, read, read.replace(/<[^>]*>/gu, "")];
}

const found = (outputs: readonly Uint8Array[]): readonly string[] => {
  const texts = outputs.flatMap(readings);
  return Object.entries(marks).flatMap(([place, mark]) => (texts.some((text) => text.includes(mark) || text.replaceAll(",", "").includes(mark)) ? [place] : []));
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const outputs = ({ artifacts }: Built): readonly Uint8Array[] => artifacts.flatMap(({ path, data }) => [bytes(path), data]);

describe("one outline, inside and outside", { timeout: 60_000 }, () => {
  const world = files().then((all) => memoryWorld(all));
  const made = new Map<string, Built>();
  beforeAll(async () => {
    for (const meeting of ["inner", "outer"]) made.set(meeting, await build(await world, "outline.yaml", { meeting }));
  });

  test("both are built without an error", () => {
    for (const { diagnostics, artifacts } of made.values()) {
      expect(printed(diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
      expect(artifacts).toHaveLength(1);
    }
  });

  test("the internal deck holds every mark, the public one none", () => {
    expect(Object.keys(marks).filter((place) => !found(outputs(made.get("inner")!)).includes(place))).toEqual([]);
    expect(found(outputs(made.get("outer")!))).toEqual([]);
  });

  test("the search finds a mark in every form", () => {
    const mark = marks["title of a slide"];
    const wide = Uint8Array.from([...mark].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));
    const entities = [...mark].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join("");
    const escapes = [...mark].map((letter) => `\\u${letter.charCodeAt(0).toString(16)}`).join("");
    for (const text of [bytes(mark), wide, bytes(entities), bytes(escapes), bytes(encodeURIComponent(mark)), bytes([...mark].join("</a:t><a:t>"))]) expect(found([text])).toEqual(["title of a slide"]);
  });

  test("pictures and workbooks of internal slides are not in the public file", () => {
    const parts = (meeting: string, folder: string): readonly string[] => Object.keys(unzipSync(made.get(meeting)!.artifacts[0]!.data)).filter((name) => name.startsWith(folder));
    expect(parts("inner", "ppt/media/").length).toBe(parts("outer", "ppt/media/").length + 1);
    expect(parts("inner", "ppt/embeddings/")).toHaveLength(2);
    expect(parts("outer", "ppt/embeddings/")).toHaveLength(1);
    expect(parts("outer", "ppt/comments").length).toBe(0);
  });

  test("so it is with the page of the show, with its notes, and with drawings", async () => {
    const pages = async (meeting: string): Promise<readonly Uint8Array[]> => {
      const { page } = await makeShow(await world, "outline.yaml", { meeting, notes: true, save: false });
      return [bytes(page!.html), ...outputs(await build(await world, "outline.yaml", { meeting, backend: "svg" }))];
    };
    expect(found(await pages("inner")).length).toBeGreaterThan(25);
    expect(found(await pages("outer"))).toEqual([]);
  });

  test("and with handouts, which have the figures with the report's words", async () => {
    const handouts = async (meeting: string): Promise<readonly Uint8Array[]> => {
      const [text, word] = [await build(await world, "outline.yaml", { meeting, backend: "md" }), await build(await world, "outline.yaml", { meeting, backend: "docx-handout", width: 64 })];
      return [...outputs(text), ...outputs(word)];
    };
    expect(found(await handouts("inner")).length).toBeGreaterThan(20);
    expect(found(await handouts("outer"))).toEqual([]);
  });

  test("what the preview sends of a public variant holds none, whatever was looked at before", async () => {
    let last: Preview | undefined;
    const session = openSession({ world: await world, path: "outline.yaml", language: "zh-CN", choice: { meeting: "inner" }, built: (preview) => (last = preview) });
    await session.refresh();
    expect(found([bytes(JSON.stringify(last))]).length).toBeGreaterThan(25);
    await session.choose({ meeting: "outer" });
    expect(last!.deck!.slides).toHaveLength(6);
    expect(found([bytes(JSON.stringify({ ...last, diagnostics: [] }))])).toEqual([]); // diagnostics quote the outline to its author
  });

  test("a watched build of both meetings by turns gives what fresh builds give", async () => {
    const builder = createBuilder(await world, "outline.yaml");
    for (const meeting of ["inner", "outer", "inner", "outer"]) {
      const built = await builder.build({ meeting });
      expect(Buffer.compare(built.artifacts[0]!.data, made.get(meeting)!.artifacts[0]!.data)).toBe(0);
    }
  });

  test("a number that chooses a card goes on to mean the same card; the released figure is shown without its way", () => {
    const { slides, scene, variant } = made.get("outer")!;
    expect(slides.find(({ template }) => template.name === "kpi-cards")!.content).toMatchObject({ hero: 2 });
    expect(scene!.ledger!.entries.map(({ name, formula, places }) => [name, formula, places.map(({ indicator, quoted }) => [indicator, quoted])])).toEqual([
      ["revenue", undefined, [["营业总收入", expect.stringContaining("2942")]]],
      ["margin", "依据未公开数据推算", [["营业总收入", expect.stringContaining("2942")]]],
      ["investment", undefined, [["固定资产投资", expect.stringContaining("346.4")]]],
    ]);
    expect(variant!.leftOut.map(({ why, blocks }) => [why, blocks])).toEqual([["release", 1], ["release", 2], ["release", undefined], ["release", undefined], ["release", undefined]]);
  });
});

describe("what a public variant refuses", () => {
  const base = `deck: { title: 汇报, date: 2016-01-11, release: 公开 }\nreport: report.md\n`;
  const codes = async (rest: string): Promise<readonly string[]> => codesOf((await compileText({ ...(await files()), "outline.yaml": base + rest })).diagnostics.filter(({ severity }) => severity === "error"));
  const figures = `figures:\n  profit: { indicator: 上缴利润, release: 内部 }\n  revenue: { indicator: 营业总收入 }\n  share: { share: [profit, revenue] }\n  twice: { sum: [share, share] }\n  open: { share: [profit, revenue], release: 公开 }\n  again: { sum: [open, open] }\n`;
  const slide = (text: string): string => `${figures}slides:\n  - { template: bullets, title: 一页, section: 一, items: [{ text: "${text}" }, { text: 乙 }] }\n`;

  test.each([
    ["an internal figure", "{{profit}}", ["figure-internal"]],
    ["its change alone", "{{profit.change}}", ["figure-internal"]],
    ["the indicator that the report prints", "{{上缴利润}}", ["figure-internal"]],
    ["a figure derived from it", "{{share}}", ["figure-internal"]],
    ["one derived from that", "{{twice}}", ["figure-internal"]],
    ["one that says it may be shown", "{{open}}", []],
    ["one derived from that one", "{{again}}", []],
    ["a text that says it is internal", "【内部】乙", ["internal-mark"]],
  ])("%s", async (_, text, expected) => {
    expect(await codes(slide(text))).toEqual(expected);
  });

  test("the number of an internal figure, typed or in a table, is told as a warning", async () => {
    const warned = async (rest: string) => (await compileText({ ...(await files()), "numbers.csv": "名称,数值\n甲,313.57\n乙,12.5\n", "outline.yaml": base + rest })).diagnostics.flatMap(({ code, args }) => (code === "internal-number" ? [args["number"]] : []));
    expect(await warned(slide("利润313.57亿元，增长91.73%"))).toEqual(["313.57亿元", "91.73%"]);
    expect(await warned(slide("营业总收入{{revenue}}，2015年"))).toEqual([]);
    expect(await warned(`${figures}data: { numbers: numbers.csv }\nslides:\n  - { template: table, title: 表, source: 来源, columns: [名称, 数值], rows: { data: numbers, columns: [名称, 数值] } }\n`)).toEqual(["313.57亿元"]);
  });

  test("the deck's own fields are looked at too", async () => {
    const { diagnostics } = await compileText({ ...(await files()), "outline.yaml": `deck: { title: 利润313.57亿元, subtitle: 【内部】副题, date: 2016-01-11, release: public }\nreport: report.md\n${slide("甲")}` });
    expect(codesOf(diagnostics).filter((code) => code.startsWith("internal"))).toEqual(["internal-number", "internal-mark"]);
  });

  test("thousands of internal figures of one name take a moment", async () => {
    const text = `# 报告\n\n## 一、甲\n\n2015年，${Array.from({ length: 400 }, (_, i) => `产值${i + 1}亿元`).join("，")}。\n`;
    const many = Array.from({ length: 1500 }, (_, i) => `  f${i}: { indicator: 产值, nth: ${(i % 400) + 1}, release: 内部 }\n`).join("");
    const start = performance.now();
    const { diagnostics } = await compileText({ "report.md": text, "outline.yaml": `${base}figures:\n${many}slides:\n  - { template: bullets, title: 一页, section: 一, items: ["{{f7}}", 乙] }\n` });
    expect(codesOf(diagnostics)).toContain("figure-internal");
    expect(performance.now() - start).toBeLessThan(20_000); // a second here
  });

  test("never the value in its place", async () => {
    const { scene } = await compileText({ ...(await files()), "outline.yaml": base + slide("{{profit}}") });
    expect(JSON.stringify(scene!.slides.map(({ nodes, notes }) => [nodes, notes]))).not.toContain("313.57");
  });

  test("an internal table, a mark inside a line of the notes, a level that is none", async () => {
    const table = `data: { secret: { file: secret.csv, release: internal } }\nslides:\n  - { template: table, title: 表, source: 来源, columns: [名称, 数值], rows: { data: secret, columns: [名称, 数值] } }\n`;
    expect(await codes(table)).toEqual(["data-internal"]);
    expect(await codes(`slides:\n  - { template: bullets, title: 一页, items: [甲, 乙], notes: 先讲甲，【内部】再讲乙。 }\n`)).toEqual(["internal-mark"]);
    expect(await codes(`slides:\n  - { template: bullets, title: 一页, items: [{ text: 甲, release: secret }, { text: 乙 }] }\n`)).toContain("unknown-value");
  });

  test("slides of which too little remains, and a deck of which nothing does", async () => {
    expect(await codes(`slides:\n  - { template: kpi-cards, title: 一页, source: 来源, cards: [{ label: 甲, value: 1, release: 内部 }, { label: 乙, value: 2, release: 内部 }] }\n`)).toContain("blocks-left-out");
    expect(await codes(`slides:\n  - { template: bullets, title: 一页, items: [甲, 乙], release: 内部 }\n`)).toContain("no-slides-left");
  });
});
