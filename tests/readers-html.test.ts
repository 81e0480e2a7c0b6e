import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readReport } from "../src/load.js";
import type { Report, Section } from "../src/report/report.js";
import { positionOf, spanText } from "../src/source/span.js";
import { memoryWorld } from "../src/world.js";

const read = (html: string | Uint8Array) => readReport(memoryWorld({ "report.html": html }), "report.html");

async function report(html: string | Uint8Array): Promise<Report> {
  const { value, diagnostics } = await read(html);
  expect(diagnostics).toEqual([]);
  return value!;
}

const page = (body: string, head = ""): string => `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const outline = ({ children }: Section): readonly unknown[] =>
  children.map((section) => [section.number ?? "", section.title, ...(section.children.length > 0 ? [outline(section)] : [])]);
const cells = ({ tables = [] }: Report): readonly unknown[] => tables.map(({ rows }) => rows.map((row) => row.map(({ text }) => text)));

const SENTENCE = "2015年，全区营业总收入2942.4亿元，增长10.2%。";

describe("main content", () => {
  const text = `<h1>2015年工作报告</h1><p>发布日期：2016-01-11 来源：管委会</p><h2>一、总体情况</h2><p>${SENTENCE}</p><h3>（一）工业</h3><p>工业总产值120亿元，比上年增长8%。</p>`;
  const chrome = `<header><a href="/">首页</a></header><nav>网站导航，共有320家单位。</nav>`;
  const tail = `<aside>相关新闻：增长99%。</aside><form><button>提交。</button></form><footer>版权所有 济宁。</footer><script>var a = "增长1%。";</script>`;

  test.each([
    ["in an article", `${chrome}<div class="wrap"><article>${text}</article></div>${tail}`],
    ["in main", `${chrome}<main>${text}</main>${tail}`],
    ["under role main", `${chrome}<div role="main">${text}</div>${tail}`],
    ["under a name of content", `${chrome}<div class="left"><ul><li><a href="a">政策</a></li></ul></div><div id="zoom">${text}</div>${tail}`],
    ["under no name", `${chrome}<div><div>${text}</div></div>${tail}`],
    ["in a layout table", `${chrome}<table><tr><td><a href="a">政策</a></td><td>${text}</td></tr></table>${tail}`],
    ["in the body", `${chrome}${text}${tail}`],
  ])("%s", async (_, body) => {
    const { root, title, date, source, figures } = await report(page(body));
    expect(title).toBe("2015年工作报告");
    expect(date).toBe("2016-01-11");
    expect(source).toBe("管委会");
    expect(outline(root)).toEqual([["一", "总体情况", [["一", "工业"]]]]);
    expect(figures.map(({ indicator }) => indicator)).toEqual(["营业总收入", "工业总产值"]);
  });

  test("title, date and source of the head come first", async () => {
    const head = `<title>首页_某市</title><meta name="ArticleTitle" content="年度报告"><meta name="PubDate" content="2016-02-03 10:00"><meta name="ContentSource" content="发改局">`;
    const { title, date, source } = await report(page(`<div>${SENTENCE}</div>`, head));
    expect([title, date, source]).toEqual(["年度报告", "2016-02-03", "发改局"]);
  });

  test("the site's name is cut off the page's title", async () => {
    expect((await report(page(`<p>${SENTENCE}</p>`, "<title>年度报告_某市政府</title>"))).title).toBe("年度报告");
  });

  test("what a browser does not show is no text", async () => {
    const { figures } = await report(page(`<p>${SENTENCE}</p><p hidden>利润1亿元。</p><div style="display: none">税收2亿元。</div><p aria-hidden="true">出口3亿元。</p><!-- 投资4亿元。 --><noscript>消费5亿元。</noscript>`));
    expect(figures.map(({ indicator }) => indicator)).toEqual(["营业总收入"]);
  });

  test("breadcrumbs, link lists and notices go, short lists stay", async () => {
    const { root } = await report(
      page(`<div class="content"><div class="bread-crumb">当前位置：首页 &gt; 报告</div><h1>报告</h1><h2>Key figures</h2><ul><li>Revenue 3.2 billion</li></ul><p>${SENTENCE}</p><h2>Outlook</h2><ul><li>Grow</li></ul><ul><li><a href="a">下一篇</a></li></ul><p>【字号：大 中 小】</p></div>`),
    );
    expect(outline(root)).toEqual([["", "Key figures"], ["", "Outlook"]]);
    expect(spanText(root.extent)).toContain("Revenue");
    expect(spanText(root.extent)).not.toMatch(/当前位置|下一篇|字号/u);
  });
});

describe("text and places", () => {
  test("spans lie in the file, behind markup, references and CRLF", async () => {
    const html = page(`\r\n<h1>报告</h1>\r\n<p>&#12288;&#12288;2015年&nbsp;R&amp;D&mdash;&mdash;全区，\r\n  <b>营业总收入</b><span>2942.4</span>&#20159;元，<em>增长10.2%</em>。</p>`);
    const { figures, file } = await report(html);
    expect(file.text).toBe(html);
    expect(figures.map(({ indicator, unit }) => [indicator, unit])).toEqual([["营业总收入", "亿元"]]);
    const { span, valueSpan, change } = figures[0]!;
    expect(html.slice(valueSpan!.start)).toMatch(/^2942\.4/u);
    expect(spanText(change!.span)).toContain("10.2%");
    expect(positionOf(file, valueSpan!.start).line).toBe(4);
    expect(spanText(span)).toContain("营业总收入");
  });

  test("Chinese wrapped in the source has no blank in it, English has one", async () => {
    expect((await report(page(`<h1>报告</h1><h2>总体\n   情况</h2><p>${SENTENCE}</p><h2>The\n  outlook</h2><p>再接再厉。</p>`))).root.children.map(({ title }) => title)).toEqual(["总体情况", "The outlook"]);
  });

  test("lines set apart by br", async () => {
    expect(outline((await report(page(`<div>一、总体情况<br>${SENTENCE}<br><br>二、下一步<br>继续努力。</div>`))).root)).toEqual([["一", "总体情况"], ["二", "下一步"]]);
  });

  test("tables: merged cells stand at every place they cover", async () => {
    const made = await report(
      page(`<p>${SENTENCE}</p><table><caption>表1</caption><tr><th rowspan="2">指标</th><th colspan="2">2015年</th></tr><tr><td>数值<td>增速</tr><tr><td>产值&amp;税收</td><td>120</td><td>8%</td></tr></table><p>完。</p>`),
    );
    expect(cells(made)).toEqual([[["指标", "2015年", "2015年"], ["指标", "数值", "增速"], ["产值&税收", "120", "8%"]]]);
    expect(made.tables![0]!.rows[2]!.map(({ span }) => spanText(span))).toEqual(["产值&amp;税收", "120", "8%"]);
  });

  test("the figures of a page are those of the same text", async () => {
    const text = readFileSync(join(import.meta.dirname, "..", "assets", "report.md"), "utf8").replace(/^---[\s\S]*?\n---\n/u, "");
    const lines = text.split("\n").filter((line) => line.trim() !== "" && !/^[#|>]/u.test(line)).map((line) => line.replaceAll("*", "").trim());
    const plain = (await readReport(memoryWorld({ "report.txt": lines.join("\n\n") }), "report.txt")).value!;
    const web = await report(page(lines.map((line) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`).join("\n")));
    const said = ({ figures }: Report): readonly unknown[] => figures.map(({ indicator, value, unit, period, span }) => [indicator, String(value?.digits), unit, period, spanText(span)]);
    expect(plain.figures.length).toBeGreaterThan(10);
    expect(said(web)).toEqual(said(plain));
  });
});

describe("encodings and bad input", () => {
  /** 总体情况 in GB 2312 and in Big5, behind ASCII. */
  const gb = Buffer.from([0xd7, 0xdc, 0xcc, 0xe5, 0xc7, 0xe9, 0xbf, 0xf6]);
  const big5 = Buffer.from([0xc1, 0x60, 0xc5, 0xe9, 0xb1, 0xa1, 0xaa, 0x70]);
  const encoded = (charset: string, title: Uint8Array): Uint8Array =>
    Buffer.concat([Buffer.from(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><h1>A</h1><h2>`), title, Buffer.from("</h2><p>Revenue grew 3.2%.</p></body></html>")]);

  test.each([
    ["gb2312", encoded("gb2312", gb), "总体情况"],
    ["big5", encoded("big5", big5), "總體情況"],
    ["windows-1252", encoded("windows-1252", Buffer.from([0xc9, 0x74, 0xe9])), "Été"],
    ["utf-8, whatever it says", encoded("gb2312", Buffer.from("总体情况")), "总体情况"],
    ["utf-16 by its mark", Buffer.from("\ufeff<h1>A</h1><h2>总体情况</h2><p>Revenue grew 3.2%.</p>", "utf16le"), "总体情况"],
  ])("%s", async (_, bytes, title) => {
    expect((await report(bytes)).root.children.map((section) => section.title)).toEqual([title]);
  });

  test.each([
    ["empty", "", "file-empty"],
    ["nothing but markup", page("<div></div>"), "report-empty"],
    ["a PDF", "%PDF-1.7 ", "file-binary"],
    ["nested without end", "<div>".repeat(20_000), "report-too-complex"],
    ["formatting without end", Array.from({ length: 20_000 }, (_, i) => `<font color="${i}">`).join("") + "<p>".repeat(1_000), "report-too-complex"],
    ["a million elements", "<i></i>".repeat(400_000), "report-too-complex"],
    ["ten megabytes on a line", "增长。".repeat(1_200_000), "file-too-large"],
  ])("%s", { timeout: 20_000 }, async (_, html, code) => {
    expect((await read(html)).diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  test.each([
    ["references", `<p>${"&amp;".repeat(300_000)}。</p>`],
    ["blanks", `<p>${" \n".repeat(500_000)}。</p>`],
    ["charset", `<meta ${"charset =".repeat(100_000)}`],
    ["open tags", "<".repeat(300_000)],
    ["paragraphs", "<p>一、".repeat(60_000)],
    ["rows", `<p>${SENTENCE}</p><table>${"<tr><td colspan=1000 rowspan=60000>1".repeat(3_000)}</table>`],
  ])("hostile %s take no time", { timeout: 20_000 }, async (_, html) => {
    const start = performance.now();
    await read(html);
    expect(performance.now() - start).toBeLessThan(6_000);
  });
});
