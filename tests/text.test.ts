import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Paragraph } from "../src/scene/nodes.js";
import { isLinkTarget, paragraphs, parseInline, plainText } from "../src/text/inline.js";
import { balanceWidth, breakParagraph, breakTitle, runsOfLines } from "../src/text/lines.js";
import { advance, isHan, runsWidth } from "../src/text/measure.js";
import { normaliseTypography } from "../src/text/typography.js";
import type { TextStyle } from "../src/theme/theme.js";

const style = (size: number, bold = false): TextStyle => ({ role: "text", size, line: size * 1.5, bold, color: "ink" });
const plain = (text: string): Paragraph => [{ text }];
const linesOf = (text: string, em: number, size = 16): readonly string[] =>
  breakParagraph(plain(text), style(size), em * size).map((line) => line.text);
const chinese = (text: string): string => normaliseTypography(text, "zh-CN");

const sentences = [
  "1–11月，全区实现营业总收入2942亿元，增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。",
  "面对市委、市政府提出的“六大作用”要求，提出了“创新引领、争先进位”的总基调，确立了“建设国内一流创新型科技园区”的战略定位。",
  "2015年新引进科技孵化项目（团队）68个，孵化毕业企业23家，获批110项，创新支持资金9100万元，同比提高3.5个百分点。",
  "IBM高性能服务器芯片、PSS半导体、甲骨文OAEC、软通动力“众包云”等一批新产业、新业态项目接续落地。",
  "联手企业布局“互联网+教育”中心，建成创客中心、创业大学等新型孵化器——被纳入“创业中国行动计划”……前景可期。",
  "平均气温升高1.5℃，能耗下降3.4%～4.1%，空气质量优良天数占比78.9%，PM2.5浓度下降12.6%（2014年为86µg/m³）。",
  "设立了“惠新1号”企业过桥基金，推行“2.0版”综合措施；截至11月底，帮助225家企业接力办理环保、立项、规划等手续。",
  "第三季度以来，第1家、第2家和第三家公司先后在新三板挂牌上市；列夫·托尔斯泰说：“幸福的家庭都是相似的。”",
  "《国民经济和社会发展“十三五”规划纲要》（草案）提出：到2020年，地区生产总值年均增长8.5%左右，研发投入占比达到3.2%！",
  "营业总收入▲10.2%，利润总额▼3.1%，工业企业利润率为−1.3%，亏损面收窄0.8个百分点，降至5.6%以下。",
  "20余家企业参加，500多家会员，12.3亿元以资抵账，30余个项目加快推进，建筑面积12.3万平方米，服务3000人次。",
  "会议于2016年1月11日10:30召开，按1:2分组讨论，资料见https://www.example.org/jining/2015/report.html，欢迎查阅。",
  "班子成员带头“三会一课”，把双重组织生活、民主评议等制度落到实处，集体智慧的“最大公约数”越来越大？",
];
const sizes = [12, 14, 16, 20, 28];
const widths = Array.from({ length: 24 }, (_, i) => 9 + i * 0.93); // em

describe("advances", () => {
  test("the table is what the script builds from the fonts", () => {
    const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
    const built = execFileSync(process.execPath, [path("../scripts/build-advances.mjs"), "--stdout"], { maxBuffer: 1e7 });
    expect(built.equals(readFileSync(path("../src/text/advances.generated.ts")))).toBe(true);
  });

  test("Han is 1 em, Latin and digits are the wider of Noto and Arial, marks weigh nothing", () => {
    expect(advance("济宁", 12, false)).toBeCloseTo(24, 6);
    expect(advance("０，", 24, true)).toBeCloseTo(48, 6);
    expect(advance("W", 1000, false)).toBeGreaterThanOrEqual(944); // Arial's, Noto's is 880
    expect(advance("0", 1000, true)).toBeCloseTo(590, 0); // Noto's, Arial's is 556
    expect(advance("e\u0301", 12, false)).toBe(advance("e", 12, false));
    expect(advance("\u0000\u0007\u200b", 12, false)).toBe(0);
    expect(advance("\u{20000}", 12, false)).toBeCloseTo(12, 6);
    expect(advance("", 12, false)).toBe(0);
  });

  test("a gap of 0.24 em stands wherever Chinese meets Latin or a digit, spaces or not", () => {
    const parts = (...texts: string[]): number => texts.reduce((sum, text) => sum + advance(text, 12, false), 0);
    expect(advance("增长10%以上", 12, false)).toBeCloseTo(parts("增长", "10%", "以上") + 2 * 0.24 * 12, 6);
    expect(advance("增长 A", 12, false)).toBeCloseTo(parts("增长", " ", "A") + 0.24 * 12, 6);
    expect(advance("A“B”", 12, false)).toBeCloseTo(parts("A", "“", "B", "”"), 6);
  });

  test("LibreOffice rounds an em to whole pixels at 600 dpi: 14 pt comes out as 14.04", () => {
    expect(advance("宁", 14, false)).toBeCloseTo(14.04, 6);
    expect(advance("宁", 16, false)).toBeCloseTo(16, 6); // rounds down there, PowerPoint does not
  });

  test("mixed runs: own size and weight, the widest of the lines", () => {
    const style16 = style(16);
    const runs = [{ text: "628.7", size: 48, bold: true }, { text: "亿元", size: 16 }];
    expect(runsWidth(runs, style16)).toBeCloseTo(advance("628.7", 48, true) + advance("亿元", 16, false) + 0.24 * 48, 6);
    expect(runsWidth([{ text: "济宁" }, { text: "\n" }, { text: "高新区" }], style(12))).toBeCloseTo(36, 6);
    expect(runsWidth([{ text: "2", baseline: "superscript" }], style(12))).toBeLessThan(advance("2", 12, false) * 0.7);
  });
});

describe("line breaking", () => {
  const cases = sentences.flatMap((text) => sizes.flatMap((size) => widths.map((em) => ({ text, size, em }))));

  test(`${cases.length} cases: nothing lost, nothing too wide, no forbidden start or end`, () => {
    for (const { text, size, em } of cases) {
      const lines = breakParagraph(plain(text), style(size), em * size);
      expect(lines.map((line) => line.text).join("").replace(/ /gu, "")).toBe(text.replace(/ /gu, ""));
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(em * size + 0.01);
      for (const line of lines.slice(1)) expect(line.text).not.toMatch(/^[、，。；：！？”’）》」』】～—·%‰℃…]/u);
      for (const line of lines.slice(0, -1)) expect(line.text).not.toMatch(/[“‘（《「『【]$/u);
    }
  });

  test("numbers keep their units, ranges and ordinals their ends, —— and …… stay whole", () => {
    const whole =
      /2942亿元|628\.7亿元|346\.4亿元|10\.2%|16\.2%|1–11月|2015年|68个|9100万元|3\.5个百分点|1\.5℃|3\.4%～4\.1%|PM2\.5|11月|225家|第三季|第1家|——|……|▲10\.2%|−1\.3%|20余家|12\.3亿元|30余个|12\.3万平方米|3000人次|2016年|10:30|1:2|OAEC/gu;
    for (const { text, size, em } of cases) {
      const lines = breakParagraph(plain(text), style(size), em * size).map((line) => line.text);
      for (const [token] of text.matchAll(whole)) expect(lines.some((line) => line.includes(token)), `${token} in ${lines.join("|")}`).toBe(true);
    }
  });

  test("the last line has at least two Han characters, unless an unbreakable token fills it", () => {
    for (const { text, size, em } of cases) {
      const last = breakParagraph(plain(text), style(size), em * size).at(-1)!.text;
      const han = [...last].filter((character) => isHan(character.charCodeAt(0))).length;
      if (!last.startsWith("86µg/m³")) expect(han, last).toBeGreaterThanOrEqual(2);
    }
    expect(linesOf("济宁高新区打造务实干事团队。", 12)).toEqual(["济宁高新区打造务实干事", "团队。"]);
  });

  test("a wider box never needs more lines", () => {
    for (const text of sentences) {
      const counts = widths.map((em) => linesOf(text, em).length);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
    }
  });

  test("Latin words stay whole, and break at spaces and hyphens", () => {
    expect(linesOf("state-owned R&D and/or spending", 7)).toEqual(["state-owned", "R&D and/or", "spending"]);
    expect(linesOf("state-owned", 4)).toEqual(["state-", "owned"]);
  });

  test("a box that needs LibreOffice's stricter line ends gets as many lines as it makes", () => {
    // LibreOffice keeps 78.9%，PM2.5 together, which here costs it a line end after 达到
    expect(linesOf("占比达到78.9%，PM2.5浓度", 9)).toEqual(["占比达到", "78.9%，", "PM2.5浓度"]);
    expect(linesOf("占比达到78.9%，空气质量优良天数", 9)).toEqual(["占比达到78.9%，", "空气质量优良天数"]);
  });

  test("what is wider than the box is broken anywhere; even a box of no width ends", () => {
    expect(linesOf("https://www.example.org/a/very/long/address", 5).join("")).toBe("https://www.example.org/a/very/long/address");
    expect(linesOf("ABCDEFGHIJ", 3).length).toBeGreaterThan(1);
    expect(linesOf("济宁，高新区", 0)).toEqual([..."济宁，高新区"]);
    expect(linesOf("a\u0301b\u{20000}", 0)).toEqual(["a\u0301", "b", "\u{20000}"]);
    expect(linesOf("2942亿元", 3.5)).toEqual(["2942亿", "元"]);
  });

  test("hard breaks, empty paragraphs, spaces at line ends", () => {
    expect(linesOf("", 10)).toEqual([""]);
    expect(linesOf("济宁\n\n高新区", 10)).toEqual(["济宁", "", "高新区"]);
    expect(breakParagraph([{ text: "济宁" }, { text: "\n" }, { text: "高新区" }], style(16), 100).map((line) => line.text)).toEqual(["济宁", "高新区"]);
    expect(linesOf("one two", 2)).toEqual(["one", "two"]);
  });

  test("a box as wide as the text holds it on one line", () => {
    for (const text of sentences)
      for (const size of [10.5, 11, 12, 14, 18, 28])
        expect(breakParagraph(plain(text), style(size), runsWidth(plain(text), style(size)))).toHaveLength(1);
  });

  test("lines cut back into runs keep their dress", () => {
    const runs = [{ text: "工业增加值" }, { text: "628.7亿元", bold: true, figure: "output" }, { text: "，增长7.14%。" }];
    const lines = breakParagraph(runs, style(16), 9 * 16);
    const cut = runsOfLines(runs, lines);
    expect(cut.map(plainText)).toEqual(lines.map((line) => line.text));
    expect(cut.flat().filter((run) => run.figure === "output").every((run) => run.bold)).toBe(true);
    expect(runsOfLines([{ text: "济宁\n\n高新区" }], breakParagraph([{ text: "济宁\n\n高新区" }], style(16), 99))).toHaveLength(3);
  });
});

describe("balancing", () => {
  test("a last line of 3 em or less is mended by narrowing, with as many lines as before", () => {
    let mended = 0;
    for (const text of sentences)
      for (const em of widths) {
        const before = breakParagraph(plain(text), style(16), em * 16);
        const width = balanceWidth(plain(text), style(16), em * 16, em * 12);
        const after = breakParagraph(plain(text), style(16), width);
        expect(after.length).toBe(before.length);
        if (before.length < 2 || before.at(-1)!.width > 48) expect(width).toBe(em * 16);
        else if (width !== em * 16) {
          expect(after.at(-1)!.width).toBeGreaterThan(48);
          expect(width).toBeGreaterThanOrEqual(em * 12);
          mended += 1;
        }
      }
    expect(mended).toBeGreaterThan(5);
  });

  test("a title breaks after its comma when that stands in the middle third", () => {
    const title = plain("全年主要指标稳中有进，营业总收入增长一成");
    const size = 24;
    expect(breakParagraph(title, style(size, true), 15 * size)[0]!.text).toBe("全年主要指标稳中有进，营业总收");
    const width = balanceWidth(title, style(size, true), 15 * size, 8 * size, { prefer: "punctuation" });
    expect(width).toBeLessThan(12 * size);
    expect(breakParagraph(title, style(size, true), width).map((line) => line.text)).toEqual(["全年主要指标稳中有进，", "营业总收入增长一成"]);
    const early = plain("稳，主要指标运行在合理区间营业总收入增长两位数");
    expect(balanceWidth(early, style(size, true), 15 * size, 8 * size, { prefer: "punctuation" })).toBe(15 * size);
  });
});

describe("breakTitle", () => {
  const title = [{ text: "指标稳中有进，" }, { text: "营业总收入增长10.2%", bold: true }];

  test("puts a hard break after the mark, even when the second half is longer", () => {
    expect(breakTitle(title, style(24), 14 * 24)).toEqual([{ text: "指标稳中有进，" }, { text: "\n" }, { text: "营业总收入增长10.2%", bold: true }]);
  });

  test("leaves a title alone that fits on one line, needs three, has its own break or no mark", () => {
    const marked = plain("主要指标稳中有进\n营业总收入增长");
    const bare = plain("主要指标稳中有进营业总收入增长两位数");
    expect(breakTitle(title, style(24), 40 * 24)).toBe(title);
    expect(breakTitle(title, style(24), 6 * 24)).toBe(title);
    expect(breakTitle(marked, style(24), 10 * 24)).toBe(marked);
    expect(breakTitle(bare, style(24), 14 * 24)).toBe(bare);
  });
});

describe("inline markup", () => {
  test("each mark", () => {
    expect(parseInline("增长**10.2%**，==稳中有进==")).toEqual([
      { text: "增长" },
      { text: "10.2%", bold: true },
      { text: "，" },
      { text: "稳中有进", bold: true, color: "accent" },
    ]);
    expect(parseInline("m^2^、CO~2~、甲^注1^")).toEqual([
      { text: "m" },
      { text: "2", baseline: "superscript" },
      { text: "、CO" },
      { text: "2", baseline: "subscript" },
      { text: "、甲" },
      { text: "注1", baseline: "superscript" },
    ]);
    expect(parseInline("{{revenue|2942亿元}}，**{{change|10.2%}}**")).toEqual([
      { text: "2942亿元", figure: "revenue" },
      { text: "，" },
      { text: "10.2%", figure: "change", bold: true },
    ]);
    expect(parseInline("[见 **第三页**](#s-3)")).toEqual([
      { text: "见 ", link: "#s-3" },
      { text: "第三页", link: "#s-3", bold: true },
    ]);
    expect(parseInline("甲\n乙")).toEqual([{ text: "甲" }, { text: "\n" }, { text: "乙" }]);
  });

  test.each([
    "10~20，30~40",
    "a==b==c",
    "x == y",
    "2^10和2^20",
    "2**10",
    "** a **",
    "****",
    "**未闭合",
    "[只是括号]，[又一处](见下)",
    "[x](javascript:alert(1))",
    "[x](file:///etc/passwd)",
    "[](https://example.org)",
    "{{unresolved}} {{empty|}} {one|brace}",
    "https://example.org/~a~b==",
    "周一~周三~周五",
    "C:\\new",
  ])("%s is text", (text) => {
    expect(parseInline(text)).toEqual([{ text }]);
  });

  test("a backslash takes a mark's meaning away", () => {
    expect(parseInline("\\**甲\\** \\[乙](#c) \\{{a|b}}")).toEqual([{ text: "**甲** [乙](#c) {{a|b}}" }]);
  });

  test("only web, mail and slide links", () => {
    expect(["https://a.cn/b", "HTTP://a.cn", "mailto:a@b.cn", "#s1"].every(isLinkTarget)).toBe(true);
    expect(["ftp://a", "javascript:1", "//a.cn", "a.pptx", "#", "https://", "data:x"].some(isLinkTarget)).toBe(false);
  });

  test("blank lines part paragraphs, single line ends are breaks", () => {
    expect(paragraphs("甲\r\n乙\r\n \r\n丙\n\n\n")).toEqual([[{ text: "甲" }, { text: "\n" }, { text: "乙" }], [{ text: "丙" }]]);
    expect(paragraphs(" \n\n")).toEqual([]);
    expect(plainText(paragraphs("**甲**\n乙")[0]!)).toBe("甲\n乙");
  });

  test("no text is lost, whatever the markers", () => {
    const marks = ["**", "==", "^", "~", "[", "](#a)", "{{a|b}}", "甲", "a ", "1", "\\"];
    for (let seed = 1; seed < 400; seed += 1) {
      let text = "";
      for (let k = seed * 7919; k > 0; k = Math.floor(k / marks.length)) text += marks[k % marks.length]!;
      const letters = (s: string): string => s.replace(/[^甲1]/gu, "");
      expect(letters(plainText(parseInline(text)))).toBe(letters(text));
    }
  });

  test("adversarial input is read in linear time", () => {
    for (const unit of ["**a ", "[](aaa", "{{a|", "https://a==", "x~a", "](", "==a", "[[", "^a"]) {
      const text = unit.repeat(30_000);
      expect(plainText(parseInline(text)).length).toBeLessThanOrEqual(text.length);
      expect(chinese(`${text}中`).length).toBeGreaterThan(0);
    }
  });
});

describe("typography", () => {
  test.each([
    ["1-11月, 实现营业总收入 2942 亿元, 增长 10.2% ;同比-3.1%", "1–11月，实现营业总收入2942亿元，增长10.2%；同比−3.1%"],
    ["时间:10:30,比例1:2,共1,234家", "时间：10:30，比例1:2，共1,234家"],
    ["济宁(高新区)的GDP(亿元), 企业(IBM)", "济宁（高新区）的GDP（亿元），企业（IBM）"],
    ["注: (1)甲;(2)乙", "注：（1）甲；（2）乙"],
    ["“济宁”,真的?是!", "“济宁”，真的？是！"],
    ["增长 {{revenue.change}} ,其中 **10.2%** 以上", "增长{{revenue.change}}，其中**10.2%**以上"],
    ["63%-68%之间、3.5-4.2万、2013-2015年", "63%–68%之间、3.5–4.2万、2013–2015年"],
    ["-3.1%，(-2亿元)，利润-20亿元", "−3.1%，（−2亿元），利润−20亿元"],
    ["[第 1 页](https://x.cn/a,b) 见 https://a.cn/x?y=1,2:3 ,网址", "[第1页](https://x.cn/a,b) 见https://a.cn/x?y=1,2:3，网址"],
  ])("%s", (typed, set) => {
    expect(chinese(typed)).toBe(set);
    expect(chinese(set)).toBe(set);
  });

  test.each([
    "2016-01-11，电话0537-1234567，图1-2所示，附件3-1，比分5-3，ISO9001:2015认证",
    "A-3型，附件-1，函数f(x)、f(a,b)的值，`a, b:中`，Yahoo!公司",
    "联系a-b@c.cn，C:\\路径，AT&amp;T；王 明，北京 上海",
    "{{a:b , c-1|1,2 中}}",
    "10.5、1,234、10:30:05、1/2、16∶9",
    "\\(甲\\)",
  ])("%s stays", (text) => {
    expect(chinese(text)).toBe(text);
  });

  test("English and text without Chinese come back as they are", () => {
    const english = "From 1-11 months, growth (10.2%) : -3.1, why?";
    expect(chinese(english)).toBe(english);
    expect(normaliseTypography("增长 10% , 好", "en")).toBe("增长 10% , 好");
  });

  test("setting twice changes nothing more", () => {
    for (const text of sentences) expect(chinese(chinese(text))).toBe(chinese(text));
    for (const text of sentences) expect(chinese(text)).toBe(text);
  });
});
