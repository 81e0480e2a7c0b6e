import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { readReport } from "../src/load.js";
import { formatNumber } from "../src/readers/docx/numbering.js";
import type { Report, Section } from "../src/report/report.js";
import { formatDiagnostic } from "../src/source/print.js";
import { warning } from "../src/source/diagnostic.js";
import { positionOf, spanText } from "../src/source/span.js";
import { memoryWorld } from "../src/world.js";
import { cell, numbered, numbering, para, row, run, style, styled, styles, table, wordFile, W } from "./support/word-files.js";

async function read(bytes: Uint8Array) {
  return readReport(memoryWorld({ "report.docx": bytes }), "report.docx");
}

async function report(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Report> {
  const { value, diagnostics } = await read(wordFile(body, parts));
  expect(diagnostics).toEqual([]);
  return value!;
}

const codes = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { value, diagnostics } = await read(bytes);
  expect(value).toBeUndefined();
  return diagnostics.map(({ code }) => code);
};

const outline = ({ children }: Section): readonly unknown[] =>
  children.map((section) => [section.number ?? "", section.title, ...(section.children.length > 0 ? [outline(section)] : [])]);

const HEADINGS = styles(
  `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
    style("1", "heading 1", `<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`, "a") +
    style("2", "heading 2", `<w:pPr><w:outlineLvl w:val="1"/></w:pPr>`, "a") +
    style("mine", "公司标题", "", "2") +
    style("biaoti", "标题 1") +
    style("t", "Title", "", "a") +
    style("toc", "toc 1", "", "a"),
);

describe("headings", () => {
  test("by style, by a style based on one, and by the paragraph's own outline level", async () => {
    const { root, title } = await report(
      styled("t", "2015年工作报告") + styled("1", "总体情况") + styled("mine", "经济") + para("今年平稳。") + styled("biaoti", "下一步") + para("重点", `<w:outlineLvl w:val="1"/>`),
      { "word/styles.xml": HEADINGS },
    );
    expect(title).toBe("2015年工作报告");
    expect(outline(root)).toEqual([["", "总体情况", [["", "经济"]]], ["", "下一步", [["", "重点"]]]]);
  });

  test("a style that is based on itself ends", async () => {
    const ring = styles(style("x", "x", "", "y") + style("y", "y", "", "x"));
    expect((await report(styled("x", "正文。"), { "word/styles.xml": ring })).root.children).toEqual([]);
  });

  test("numbers that Word counts stand before the text", async () => {
    const { root, file } = await report(
      ["总体情况", "主要工作"].map((text, i) => numbered(1, 0, text) + numbered(1, 1, `方面${"甲乙"[i]}`) + numbered(1, 1, `方面${"丙丁"[i]}`)).join(""),
      { "word/numbering.xml": numbering([["chineseCounting", "%1、"], ["chineseCounting", "（%2）"]]) },
    );
    expect(file.text.split("\n")).toEqual(["一、总体情况", "（一）方面甲", "（二）方面丙", "二、主要工作", "（一）方面乙", "（二）方面丁"]);
    expect(outline(root)).toEqual([
      ["一", "总体情况", [["一", "方面甲"], ["二", "方面丙"]]],
      ["二", "主要工作", [["一", "方面乙"], ["二", "方面丁"]]],
    ]);
  });

  test("decimal numbers of headings, also where the number has no mark", async () => {
    const heading = (id: string, level: number, text: string): string =>
      para(text, `<w:pStyle w:val="${id}"/><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
    const { root } = await report(heading("1", 0, "Overview") + heading("2", 1, "Revenue") + heading("1", 0, "Outlook"), {
      "word/styles.xml": HEADINGS,
      "word/numbering.xml": numbering([["decimal", "%1"], ["decimal", "%1.%2"]]),
    });
    expect(outline(root)).toEqual([["1", "Overview", [["1.1", "Revenue"]]], ["2", "Outlook"]]);
  });

  test("一、 and （一） typed by hand are headings; beside styles, 1. is a list item", async () => {
    const { root } = await report(styled("1", "一、总体情况") + para("（一）经济平稳") + para("1.抓项目") + styled("1", "二、下一步") + para("继续努力。"), { "word/styles.xml": HEADINGS });
    expect(outline(root)).toEqual([["一", "总体情况", [["一", "经济平稳"]]], ["二", "下一步"]]);
  });

  test("the title in a heading style does not keep 1. from being a heading", async () => {
    const { root, title } = await report(styled("1", "工作报告") + para("1.总体情况") + para("平稳。") + para("2.下一步"), { "word/styles.xml": HEADINGS });
    expect(title).toBe("工作报告");
    expect(outline(root)).toEqual([["1", "总体情况"], ["2", "下一步"]]);
  });

  test("numbers rank headings where some have a style and some have none", async () => {
    const { root } = await report(para("一、总体情况") + styled("1", "（一）经济") + styled("1", "（二）民生") + para("二、下一步"), { "word/styles.xml": HEADINGS });
    expect(outline(root)).toEqual([["一", "总体情况", [["一", "经济"], ["二", "民生"]]], ["二", "下一步"]]);
  });

  test("a heading that a line break parts from its text", async () => {
    const { root } = await report(para(`${run("一、总体情况")}<w:r><w:br/></w:r>${run("全年工业产值120亿元。")}`) + para("二、下一步"));
    expect(outline(root)).toEqual([["一", "总体情况"], ["二", "下一步"]]);
  });

  test.each([
    [10, "chineseCounting", "十"], [21, "chineseCountingThousand", "二十一"], [3, "decimalEnclosedCircle", "③"], [28, "lowerLetter", "bb"],
    [1994, "upperRoman", "MCMXCIV"], [7, "unheardOf", "7"], [4, "decimalZero", "04"],
  ] as const)("%i as %s is %s", (n, format, text) => expect(formatNumber(n, format)).toBe(text));
});

describe("what the document shows", () => {
  test.each([
    ["insertions are in, deletions out", para(`${run("工业产值")}<w:ins>${run("120")}</w:ins><w:del><w:r><w:delText>110</w:delText></w:r></w:del>${run("亿元")}`), "工业产值120亿元"],
    ["moved text stands where it went", para(`<w:moveFrom>${run("甲")}</w:moveFrom>${run("乙")}<w:moveTo>${run("甲")}</w:moveTo>`), "乙甲"],
    ["a deleted paragraph mark joins two", para(run("工业产值"), "<w:rPr><w:del/></w:rPr>") + para("120亿元"), "工业产值120亿元"],
    ["hidden text is out", para(run("公开") + run("秘密", "<w:vanish/>") + run("文本", `<w:vanish w:val="0"/>`)), "公开文本"],
    ["field codes are out, results stay", para(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE 9</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run("页")}`), "12页"],
    ["links, content controls, soft hyphens", para(`<w:hyperlink>${run("见")}</w:hyperlink><w:sdt><w:sdtContent>${run("附\u00ad件")}</w:sdtContent></w:sdt><w:r><w:softHyphen/><w:noBreakHyphen/><w:t>1</w:t></w:r>`), "见附件-1"],
    ["one alternative of a drawing's text box", para(`${run("正文")}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${para("框内")}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${para("框内")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`), "正文\n框内"],
    ["the table of contents is out", `<w:p>${run("目录", "<w:vanish/>")}</w:p>` + para(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\o</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run("一、总体\t1")}`) + para(`${run("二、下一步\t2")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`) + para("正文"), "正文"],
  ])("%s", async (_, body, text) => {
    expect((await report(body)).file.text).toBe(text);
  });

  test("hidden and contents styles", async () => {
    const hidden = styles(style("h", "h", "<w:rPr><w:vanish/></w:rPr>") + style("toc", "toc 1"));
    expect((await report(styled("h", "秘密") + styled("toc", "一、总体 1") + para("公开"), { "word/styles.xml": hidden })).file.text).toBe("公开");
  });

  test("tables: a merged cell stands at every place it covers, and is printed once", async () => {
    const { tables, file } = await report(
      para("前文。") +
        table(
          row(cell("指标", `<w:vMerge w:val="restart"/>`), cell("2015年", `<w:gridSpan w:val="2"/>`)),
          row(cell("", "<w:vMerge/>"), cell("数值"), cell("增速")),
          row(cell("产值"), cell("120"), cell("8%")),
        ),
    );
    expect(tables!.map(({ rows }) => rows.map((cells) => cells.map(({ text }) => text)))).toEqual([[["指标", "2015年", "2015年"], ["指标", "数值", "增速"], ["产值", "120", "8%"]]]);
    expect(file.text).toBe("前文。\n指标\t2015年\n\t数值\t增速\n产值\t120\t8%");
    expect(tables![0]!.rows.flat().every(({ text, span }) => spanText(span) === text)).toBe(true);
  });

  test("a table of one column is a frame around text", async () => {
    const { tables, root } = await report(table(row(`<w:tc>${para("一、总体情况")}${para("平稳。")}</w:tc>`)));
    expect(tables).toBeUndefined();
    expect(outline(root)).toEqual([["一", "总体情况"]]);
  });
});

describe("figures and their places", () => {
  test("a figure is found by the number of its paragraph", async () => {
    const { figures } = await report(para("一、经济平稳") + para("") + para(`${run("2015年，全区营业总收入")}${run("2942.4", "<w:b/>")}${run("亿元，增长10.2%。")}`));
    expect(figures.map(({ indicator }) => indicator)).toEqual(["营业总收入"]);
    const { valueSpan } = figures[0]!;
    expect(spanText(valueSpan!)).toBe("2942.4亿元");
    expect(positionOf(valueSpan!.file, valueSpan!.start).line).toBe(2);
    const printed = (language: "en" | "zh-CN"): string => formatDiagnostic(warning("report-empty", { path: "report.docx" }, { span: valueSpan! }), { language, color: false });
    expect(printed("en")).toContain("--> report.docx, paragraph 2");
    expect(printed("zh-CN")).toContain("--> report.docx 第2段");
  });

  test("the figures of a document are those of the same text", async () => {
    const text = readFileSync(join(import.meta.dirname, "..", "assets", "report.md"), "utf8").replace(/^---[\s\S]*?\n---\n/u, "");
    const lines = text.split("\n").filter((line) => line.trim() !== "" && !/^[#|>]/u.test(line)).map((line) => line.replaceAll("*", "").trim());
    const plain = (await readReport(memoryWorld({ "report.txt": lines.join("\n\n") }), "report.txt")).value!;
    const word = await report(lines.map((line) => para(line.replaceAll("&", "&amp;").replaceAll("<", "&lt;"))).join(""));
    const said = ({ figures }: Report): readonly unknown[] => figures.map(({ indicator, value, unit, period, span }) => [indicator, String(value?.digits), unit, period, spanText(span)]);
    expect(plain.figures.length).toBeGreaterThan(10);
    expect(said(word)).toEqual(said(plain));
  });

  test("title and date: centred lines, a date below, else the properties", async () => {
    const centred = (text: string): string => para(text, `<w:jc w:val="center"/>`);
    const shown = await report(centred("济宁高新区") + centred("二〇一五年工作报告") + centred("（2016年1月11日）") + para("一、总体情况") + para("平稳。"));
    expect([shown.title, shown.date, outline(shown.root)]).toEqual(["济宁高新区二〇一五年工作报告", "2016-01-11", [["一", "总体情况"]]]);
    const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>年度报告</dc:title><dcterms:created>2016-02-03T08:00:00Z</dcterms:created></cp:coreProperties>`;
    const told = await report(para("今年经济平稳。"), { "docProps/core.xml": core });
    expect([told.title, told.date]).toEqual(["年度报告", "2016-02-03"]);
  });

  test("a date in a sentence is text", async () => {
    const { date, file, root } = await report(para("2015-12-31营业总收入3亿元") + para("一、总体情况") + para("平稳。"));
    expect(date).toBeUndefined();
    expect(spanText(root.extent)).toBe(file.text);
  });

  test("the speaker notes say which paragraph", async () => {
    const outline = "deck: { title: 汇报, date: 2016-01-11 }\nreport: report.docx\nslides:\n  - { template: closing, title: 谢谢, lead: '完成{{营业总收入}}' }\n";
    const docx = wordFile(para("一、经济平稳") + para("2015年，全区营业总收入2942.4亿元，增长10.2%。"));
    const { diagnostics, artifacts } = await build(memoryWorld({ "outline.yaml": outline, "report.docx": docx }), "outline.yaml");
    expect(diagnostics).toEqual([]);
    const parts = unzipSync(artifacts[0]!.data);
    const notes = Object.entries(parts).filter(([name]) => name.startsWith("ppt/notesSlides/notesSlide")).map(([, part]) => strFromU8(part)).join("");
    expect(notes).toContain("报告第一部分，第2段");
  });

  test("any prefix, and the names of ISO strict", async () => {
    const document = `<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>一、总体情况</d:t></d:r></d:p></d:body></d:document>`;
    expect(outline((await report("", { "word/document.xml": document })).root)).toEqual([["一", "总体情况"]]);
  });
});

describe("files that cannot be read", () => {
  const compound = (stream: string): Uint8Array => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from(stream, "utf16le")]);
  const document = (inner: string, head = ""): Uint8Array => wordFile("", { "word/document.xml": `${head}<w:document xmlns:w="${W}"><w:body>${inner}</w:body></w:document>` });

  test.each([
    ["empty", "file-empty", () => new Uint8Array()],
    ["a text by another name", "docx-other-file", () => strToU8("一、总体情况")],
    ["a PDF by another name", "docx-other-file", () => strToU8("%PDF-1.7")],
    ["a workbook", "docx-other-file", () => zipSync({ "xl/workbook.xml": strToU8("<workbook/>") })],
    ["protected by a password", "docx-encrypted", () => compound("EncryptedPackage")],
    ["Word 97", "docx-old-format", () => compound("WordDocument")],
    ["cut off", "docx-damaged", () => wordFile(para("正文")).slice(0, 400)],
    ["a part cut off", "docx-damaged", () => document("<w:p>").slice(0, -30)],
    ["broken XML", "docx-damaged", () => document("<w:p>")],
    ["entities that grow", "docx-doctype", () => document("&b;", `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`)],
    ["nested without end", "report-too-complex", () => document("<w:sdt>".repeat(5_000) + "</w:sdt>".repeat(5_000))],
    ["thousands of parts", "report-too-complex", () => wordFile("", Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`word/media/${i}.png`, ""])))],
    ["a bomb", "report-too-complex", () => wordFile("", { "word/document.xml": new Uint8Array(130 * 1024 * 1024) })],
  ] as const)("%s", { timeout: 20_000 }, async (_, code, bytes) => {
    expect(await codes(bytes())).toEqual([code]);
  });

  test("every prefix of a file gives a report or a diagnostic, never a throw", async () => {
    const bytes = wordFile(para("正文。"));
    for (let length = 0; length < bytes.length; length += 7) expect((await read(bytes.slice(0, length))).diagnostics.length).toBeGreaterThan(0);
  });

  test("a table wider than memory", async () => {
    const wide = table(...Array.from({ length: 300 }, () => row(...Array.from({ length: 70 }, () => cell("a", `<w:gridSpan w:val="999999999"/>`)))));
    const { tables } = await report(wide);
    expect(tables![0]!.rows.flat().length).toBeLessThan(600_000);
  });

  test("an empty document is said to be empty", async () => {
    expect((await read(wordFile(""))).diagnostics.map(({ code }) => code)).toEqual(["report-empty"]);
  });
});
