/** What happens in the show, and what only those see who work on the file. */
import { describe, expect, it } from "vitest";
import { build } from "../src/build.js";
import { memoryWorld } from "../src/world.js";
import { codesOf, printed } from "./support/decks.js";
import { ooxmlErrors } from "./support/ooxml.js";
import { openPackage, packageProblems, textOf, within, type OpenPackage } from "./support/package-rules.js";

const made = async (head: string, slides: string) => {
  const outline = `deck: { title: 汇报, date: 2016-01-11${head} }\nslides:\n${slides}`;
  return build(memoryWorld({ "outline.yaml": outline }), "outline.yaml");
};

const opened = async (head: string, slides: string): Promise<OpenPackage & { readonly data: Uint8Array }> => {
  const { artifacts, diagnostics } = await made(head, slides);
  expect(printed(diagnostics.filter(({ code }) => code !== "duplicate-title"))).toBe("");
  const { data } = artifacts[0]!;
  expect(await ooxmlErrors(data)).toEqual([]);
  expect(packageProblems(data)).toEqual([]);
  return { ...openPackage(data), data };
};

const slideTree = ({ trees }: OpenPackage, number: number) => trees.get(`ppt/slides/slide${number}.xml`)!;

const cards = `
  - template: kpi-cards
    title: 三项指标
    cards:
      - { label: 收入, value: "1", unit: 亿元 }
      - { label: 投资, value: "2", unit: 亿元 }
      - { label: 利润, value: "3", unit: 亿元 }
`;

describe("transitions", () => {
  it("are the deck's, or the slide's own", async () => {
    const file = await opened(", transition: fade", `${cards}    transition: morph\n${cards}    transition: none\n${cards}    transition: push\n${cards}`);
    const names = [1, 2, 3, 4].map((number) => [...within(slideTree(file, number), "p:transition")].flatMap(({ children }) => children.map((child) => (child as { name: string }).name)));
    expect(names).toEqual([["p159:morph", "p:fade"], [], ["p:push"], ["p:fade"]]);
  });
});

describe("builds", () => {
  const clicked = (file: OpenPackage, number = 1) => {
    const tree = slideTree(file, number);
    const names = new Map([...within(tree, "p:cNvPr")].map(({ attributes }) => [String(attributes["id"]), String(attributes["name"])]));
    const clicks: string[][] = [];
    for (const effect of within(tree, "p:cTn")) {
      if (effect.attributes["presetClass"] !== "entr") continue;
      if (effect.attributes["nodeType"] === "clickEffect") clicks.push([]);
      const target = [...within(effect, "p:spTgt")][0]!;
      const part = [...within(target, "p:pRg"), ...within(target, "a:chart")].map(({ attributes }) => `#${String(attributes["st"] ?? attributes["seriesIdx"])}`);
      clicks.at(-1)!.push(`${names.get(String(target.attributes["spid"]))!}${part.join("")}`);
    }
    return clicks;
  };

  it("bring one item with each click", async () => {
    const clicks = clicked(await opened("", `${cards}    build: items\n`));
    expect(clicks).toHaveLength(3);
    expect(clicks[1]).toContain("card 2 value");
  });

  it("bring one series of a native chart", async () => {
    const chart = "chart: { kind: column, unit: 亿元, categories: [一, 二], series: [{ name: 甲, values: [1, 2] }, { name: 乙, values: [2, 3] }] }";
    const file = await opened("", `  - template: chart-takeaway\n    title: 两条\n    build: series\n    ${chart}\n    points: [一点, 两点]\n`);
    expect(clicked(file)).toEqual([["chart#0"], ["chart#1"]]);
    expect([...within(slideTree(file, 1), "a:bldChart")].map(({ attributes }) => attributes["bld"])).toEqual(["series"]);
  });

  it("bring one paragraph of a text", async () => {
    const file = await opened("", `  - template: pillars\n    title: 两柱\n    build: paragraphs\n    beam: 总梁\n    pillars:\n      - { name: 甲, points: [一, 二] }\n      - { name: 乙, points: [三, 四] }\n`);
    expect(clicked(file)).toEqual([["pillar 1 points#0"], ["pillar 1 points#1"], ["pillar 2 points#0"], ["pillar 2 points#1"]]);
    expect([...within(slideTree(file, 1), "p:bldP")].map(({ attributes }) => attributes["build"])).toEqual(["p", "p"]);
  });

  it("say so where there is nothing of the sort", async () => {
    const { diagnostics, artifacts } = await made("", `${cards}    build: series\n`);
    expect(codesOf(diagnostics)).toEqual(["build-nothing"]);
    expect([...within(slideTree(openPackage(artifacts[0]!.data), 1), "p:timing")]).toEqual([]);
  });
});

describe("comments", () => {
  it("are numbered by author through the deck and take the deck's date", async () => {
    const file = await opened("", `${cards}    comments:\n      - { author: 王小明, text: 请核对 & 补充 }\n      - { author: Jane Smith, text: Agreed, date: 2016-02-01 }\n${cards}\n${cards}    comments:\n      - { author: 王小明, text: 已改 }\n`);
    const comments = [1, 3].flatMap((number) => [...within(file.trees.get(`ppt/comments/comment${number}.xml`)!, "p:cm")]);
    expect(comments.map(({ attributes }) => [attributes["authorId"], attributes["idx"], attributes["dt"]])).toEqual([
      ["0", "1", "2016-01-11T00:00:00.000"], ["1", "1", "2016-02-01T00:00:00.000"], ["0", "2", "2016-01-11T00:00:00.000"],
    ]);
    expect(textOf(comments[0]!)).toBe("请核对 & 补充");
    const authors = [...within(file.trees.get("ppt/commentAuthors.xml")!, "p:cmAuthor")];
    expect(authors.map(({ attributes }) => [attributes["name"], attributes["initials"], attributes["lastIdx"]])).toEqual([["王小明", "王", "2"], ["Jane Smith", "JS", "1"]]);
  });
});

describe("a divided slide", () => {
  it("has its comments once", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `[第${i + 1}项, ${i}]`).join(", ");
    const file = await opened("", `  - template: appendix-table\n    title: 附表\n    source: 示意\n    columns: [项目, 数量]\n    rows: [${rows}]\n    comments: [{ author: 甲, text: 核对 }]\n`);
    expect(file.files.has("ppt/slides/slide2.xml")).toBe(true);
    expect([...file.files.keys()].filter((path) => path.startsWith("ppt/comments/") && path.endsWith(".xml"))).toEqual(["ppt/comments/comment1.xml"]);
  });
});

describe("the properties", () => {
  it("name keywords, category, the program and the meeting", async () => {
    const outline = `deck: { title: 汇报, date: 2016-01-11, keywords: [开发区, 经济], category: 工作汇报 }\nmeetings: { board: { title: 董事会 } }\nslides:\n${cards}`;
    const { artifacts } = await build(memoryWorld({ "outline.yaml": outline }), "outline.yaml", { meeting: "board" });
    const { data } = artifacts[0]!;
    expect(await ooxmlErrors(data)).toEqual([]);
    const { trees } = openPackage(data);
    const core = trees.get("docProps/core.xml")!;
    expect(["cp:keywords", "cp:category", "dc:title"].map((name) => textOf([...within(core, name)][0]!))).toEqual(["开发区, 经济", "工作汇报", "董事会"]);
    const custom = [...within(trees.get("docProps/custom.xml")!, "property")];
    expect(custom.map(({ attributes }) => attributes["name"])).toEqual(["deckwright", "meeting"]);
    expect(textOf(custom[1]!)).toBe("board");
  });
});

describe("printed pages", () => {
  it("have masters of their own, and notes pages their slide's number", async () => {
    const file = await opened("", `${cards}    notes: 说明\n`);
    const types = (path: string) => [...within(file.trees.get(path)!, "p:ph")].map(({ attributes }) => attributes["type"]);
    expect(types("ppt/handoutMasters/handoutMaster1.xml")).toEqual(["hdr", "dt", "ftr", "sldNum"]);
    expect(types("ppt/notesMasters/notesMaster1.xml")).toEqual(["sldImg", "body", "hdr", "dt", "ftr", "sldNum"]);
    expect([...within(file.trees.get("ppt/notesSlides/notesSlide1.xml")!, "a:fld")].map(textOf)).toEqual(["1"]);
  });
});

describe("notes", () => {
  it("keep bold words and lists", async () => {
    const notes = "先说**结论**\\n- 甲\\n  - 子项\\n3. 第三\\n4. 第四\\n12.5%的增长\\n2015. 不是列表";
    const file = await opened("", `${cards}    notes: "${notes}"\n`);
    const paragraphs = [...within(file.trees.get("ppt/notesSlides/notesSlide1.xml")!, "a:p")].filter((one) => [...within(one, "a:r")].length > 0);
    expect(paragraphs.map((one) => [textOf(one), ...[...within(one, "a:pPr")].flatMap((list) => [list.attributes["lvl"], ...[...within(list)].slice(1).map(({ attributes }) => attributes["char"] ?? attributes["startAt"])])])).toEqual([
      ["先说结论"], ["甲", "0", "•"], ["子项", "1", "•"], ["第三", "0", "3"], ["第四", "0", "3"], ["12.5%的增长"], ["2015. 不是列表"],
    ]);
    expect([...within(paragraphs[0]!, "a:r")].filter((run) => [...within(run, "a:rPr")][0]!.attributes["b"] === "1").map(textOf)).toEqual(["结论"]);
  });
});

describe("links", () => {
  const linked = async (text: string) => codesOf((await made("", `  - template: bullets\n    title: 链接\n    items: ["${text}", 第二条, 第三条]\n`)).diagnostics);

  it.each([
    ["[官网](https://example.com/a?b=1)", []],
    ["[邮件](mailto:office@example.com?subject=hi)", []],
    ["[本页](#slide-1)", []],
    ["[注](见附录)", []],
    ["[官网](https://example..com)", ["link-address"]],
    ["[官网](https://nowhere)", ["link-address"]],
    ["[邮件](mailto:office)", ["link-address"]],
    ["[文件](file:///c:/plan.docx)", ["link-unread"]],
    ["[危险](javascript:alert)", ["link-unread"]],
    ["[官网](www.example.com)", ["link-unread"]],
    ["[缺页](#nowhere)", ["unknown-slide"]],
  ])("%s", async (text, codes) => expect(await linked(text)).toEqual(codes));
});
