import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reader as markdown } from "../src/readers/markdown.js";
import { reader as plain } from "../src/readers/text.js";
import { formatDecimal } from "../src/report/decimal.js";
import { formatFigures } from "../src/report/figures-table.js";
import { formatPeriod } from "../src/report/period.js";
import type { Figure, Report, Section } from "../src/report/report.js";
import { spanText } from "../src/source/span.js";

const fixture = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), "utf8");
const readText = (text: string): Report => plain.read({ path: "report.txt", text }).value;
const readMarkdown = (text: string): Report => markdown.read({ path: "report.md", text }).value;

/** `营业总收入 2942亿元 +10.2%`, the way a person would check it. */
function line({ indicator, value, unit = "", change }: Figure): string {
  const changed = change && `${formatDecimal(change.value, { sign: true })}${change.unit}`;
  return [indicator, value && `${formatDecimal(value)}${unit}`, changed].filter(Boolean).join(" ");
}
const figures = (text: string): readonly string[] => readText(text).figures.map(line);
const qualified = (text: string): readonly string[] => readText(text).figures.map(({ qualifiers }) => qualifiers.join(" "));

function tree(section: Section): readonly string[] {
  const below = section.children.flatMap((child) => tree(child).map((entry) => `  ${entry}`));
  return [`${spanText(section.span)} [${section.kind}]`, ...below];
}

describe("the report of the worked example", () => {
  const report = readMarkdown(readFileSync(new URL("../assets/report.md", import.meta.url), "utf8"));
  const gold = fixture("report.figures.tsv").trim().split("\n").slice(1).map((row) => row.split("\t"));

  test("gives every figure of the gold list and no other", () => {
    const rows = formatFigures(report, "tsv", "zh-CN").trim().split("\n").slice(1).map((row) => row.split("\t").slice(0, 6));
    expect(rows).toEqual(gold.map((row) => row.slice(0, 6)));
  });

  test("every figure's span covers the words that say it", () => {
    for (const [i, figure] of report.figures.entries()) {
      const words = spanText(figure.span);
      expect(gold[i]![6]!.includes(words) || words.includes(gold[i]![6]!), `${words} / ${gold[i]![6]}`).toBe(true);
      expect(words).toContain(spanText(figure.valueSpan!));
    }
  });

  test("has its six parts and the outlook", () => {
    expect(report.root.children.map(({ number, level }) => `${level} ${number ?? "-"}`)).toEqual(["1 一", "1 二", "1 三", "1 四", "1 五", "1 六", "1 -"]);
    expect(report.root.children[1]!.children.map(({ number }) => number)).toEqual(["一", "二", "三", "四", "五"]);
    expect([report.title, report.date, report.source, report.language]).toEqual(["济宁高新区2015年工作报告", "2016-01-11", "科技部网站", "zh-CN"]);
  });
});

describe("a page copied from a web site", () => {
  const report = readText(fixture("page.txt"));

  test("loses its menus and notices and keeps what they say about it", () => {
    expect([report.title, report.date, report.source]).toEqual(["河湾开发区", "2019-02-03", "河湾日报"]);
    expect(spanText(report.root.extent)).toMatch(/^\s*2018年[^]*社区。$/u);
  });

  test("gives its section tree, headings as printed", () => {
    expect(tree(report.root)).toEqual([
      "河湾开发区 [heading]",
      "  一、产业建设,持续发力。 [heading]",
      "    一是壮大龙头企业 [inline]",
      "    二是引进项目。 [inline]",
      "    三是服务企业 [inline]",
      "    （一）园区扩容 [heading]",
      "  二、民生改善。 [heading]",
    ]);
    expect(report.root.children[0]!.title).toBe("产业建设,持续发力");
  });

  test("gives its figures with section and period", () => {
    expect(report.figures.map(line)).toEqual([
      "新增规上企业 12家",
      "签约项目 30个",
      "外资项目 5个",
      "发放贷款 2.5亿元",
      "工业产值 86.40亿元 -0.5%",
      "进出口总额 1234万美元 +120%",
      "新建厂房 3.2万平方米",
      "走进社区志愿队伍 20支",
    ]);
    expect(report.figures.map(({ section }) => section.map(({ number }) => number).join("/"))).toEqual([
      "一/一", "一/二", "一/二", "一/三", "一/三", "一/三", "一/一", "二",
    ]);
    expect(report.figures.map(({ period }) => formatPeriod(period!))).toEqual([
      "2018", "2018", "2018", "2018", "2018-01/2018-11", "2018-01/2018-11", "2018", "2018",
    ]);
  });
});

describe("Chinese figures", () => {
  test("levels with changes, up and down, in per cent, points and amounts", () => {
    expect(figures("地区生产总值６５５３．２亿元，按可比价格计算，比上年增长8.5%。")).toEqual(["地区生产总值 6553.2亿元 +8.5%"]);
    expect(figures("粮食总产量43.5万吨，下降1.1%；城镇化率提高到58.9%，比上年提高1.2个百分点。")).toEqual([
      "粮食总产量 43.5万吨 -1.1%",
      "城镇化率 58.9% +1.2pp",
    ]);
    expect(figures("空气优良天数292天，同比增加15天。")).toEqual(["空气优良天数 292天 +15abs"]);
    expect(figures("固定资产投资346.4亿元，与上年持平。")).toEqual(["固定资产投资 346.4亿元 0%"]);
  });

  test("a change without a level, a level after its change", () => {
    expect(figures("规模以上工业增加值同比增长7.5%，增速比全国高1.2个百分点。")).toEqual(["规模以上工业增加值 +7.5%"]);
    expect(figures("税收收入增长12%，达到35.6亿元。")).toEqual(["税收收入 35.6亿元 +12%"]);
  });

  test("the basis of a change", () => {
    const basis = (text: string): string | undefined => readText(text).figures[0]?.change?.basis;
    expect(basis("产值5亿元，增长3%。")).toBe("year-on-year");
    expect(basis("产值5亿元，环比增长3%。")).toBe("month-on-month");
    expect(basis("余额5亿元，比年初增加3%。")).toBe("year-to-date");
    expect(basis("产值5亿元，比2010年增长30%。")).toBe("other");
  });

  test("counts before and after what is counted", () => {
    expect(figures("80家机构率先入驻，其中要素交易市场5家。")).toEqual(["入驻机构 80家", "要素交易市场 5家"]);
    expect(figures("申报省市各类科技计划35项、获批11项。")).toEqual(["申报科技计划 35项", "获批科技计划 11项"]);
    expect(figures("新认定高新技术企业160家，总数达365家。")).toEqual(["新认定高新技术企业 160家", "高新技术企业总数 365家"]);
    expect(figures("引进了甲公司、乙公司等27个新兴产业项目。")).toEqual(["引进新兴产业项目 27个"]);
  });

  test("分别 deals its numbers out", () => {
    expect(figures("财政收入、固定资产投资和社会消费品零售总额分别增长8.1%、12.3%和9.9%。")).toEqual([
      "财政收入 +8.1%",
      "固定资产投资 +12.3%",
      "社会消费品零售总额 +9.9%",
    ]);
    expect(figures("森林覆盖率、绿化率分别达到35.2%、41.0%。")).toEqual(["森林覆盖率 35.2%", "绿化率 41.0%"]);
  });

  test("a bound of a class is no figure", () => {
    expect(figures("投资10亿元以上的重点项目加快建设。")).toEqual([]);
    expect(figures("纳税过500万元的企业158家。")).toEqual(["纳税过500万元的企业 158家"]);
    expect(figures("56个园区营业收入超过1000亿元。")).toEqual(["园区营业收入超过1000亿元 56个"]);
  });

  test("dates, versions, slogans, ordinals and addresses are no figures", () => {
    expect(
      figures(
        "2016年1月11日，“十三五”开局，推行“2.0版”措施，落实1+1+9方案和“三严三实”要求。第3届大会在A座5楼召开，3年规划、5G网络、ISO9001认证、PM2.5治理推进。" +
          "详见http://example.com/2015/12家企业，文号〔2015〕12号，结构为4.9:46.1:49.0，见表2和图3，一批项目、十多个产业、几十家企业参加。",
      ),
    ).toEqual([]);
  });

  test("ranks are kept apart", () => {
    const report = readText("综合实力在国家级高新区排名第11位。");
    expect(report.figures.map(({ qualifiers }) => qualifiers)).toEqual([["rank"]]);
    expect(formatFigures(report, "tsv", "zh-CN").trim().split("\n")).toHaveLength(1);
  });

  test("hedges become qualifiers", () => {
    expect(qualified("服务老人约2300名。线上会员企业达到500余家。总产值突破3500亿元。预计税收达到5亿元。累计发放贷款3亿元。启动了培训、大赛等七项工程。")).toEqual([
      "approximate", "approximate", "threshold", "estimate", "cumulative", "number-word",
    ]);
    expect(qualified("力争地区生产总值达到800亿元。")).toEqual(["target"]);
  });

  test("the paragraph's period rules until the sentence names another", () => {
    const periods = readText("2017年工作总结\n\n1-9月，产值5亿元。利润2亿元。2016年利润1亿元。\n全年签约项目8个，下半年开工项目3个。").figures.map(({ period }) => formatPeriod(period!));
    expect(periods).toEqual(["2017-01/2017-09", "2017-01/2017-09", "2016", "2017", "2017-07/2017-12"]);
  });
});

describe("English figures", () => {
  test("money, rates, counts and their changes", () => {
    const report = readText(
      "In 2023, the group reported revenue of RMB 2.9 billion, up 10.2% year on year. Net profit fell by 3.5% to RMB 310 million.\n\n" +
        "The operating margin was 14.3%, an increase of 1.2 percentage points. The fund supported 23 companies. Gross margin increased from 31% to 33.5%.",
    );
    expect(report.language).toBe("en");
    expect(report.figures.map(line)).toEqual([
      "revenue 2.9billion RMB +10.2%",
      "Net profit 310million RMB -3.5%",
      "operating margin 14.3% +1.2pp",
      "companies supported 23",
      "Gross margin 31%",
      "Gross margin 33.5%",
    ]);
    expect(report.figures.map(({ period }) => formatPeriod(period!))).toEqual(["2023", "2023", "2023", "2023", "2022", "2023"]);
  });

  test("versions, dates and references are none", () => {
    expect(readText("Release v1.31 shipped on March 5, 2024 with RFC 2119 and issue #4427. See section 4 of version 2.0. The S&P 500 and ISO 27001 are names.").figures).toEqual([]);
  });
});

describe("Markdown", () => {
  test("spans point into the file through markup, escapes and line breaks", () => {
    const report = readMarkdown("---\ntitle: 报告\n---\n\n# 一、概况\n\n> 编号`A1 9家`：实现**营业总收入**达到\n> *2942*&nbsp;亿元，[增长10.2%](http://a.b/9个)。\n");
    const [figure] = report.figures;
    expect(line(figure!)).toBe("营业总收入 2942亿元 +10.2%");
    expect(spanText(figure!.valueSpan!)).toBe("2942*&nbsp;亿元");
    expect(spanText(figure!.change!.span)).toBe("增长10.2%");
  });

  test("tables are kept cell by cell, and their rows are figures", () => {
    const report = readMarkdown("| 指标 | 数值 |\n| --- | ---: |\n| **产值** | 5亿元 |\n");
    expect(report.tables!.map(({ rows }) => rows.map((row) => row.map(({ text }) => text)))).toEqual([[["指标", "数值"], ["产值", "5亿元"]]]);
    expect(spanText(report.tables![0]!.rows[1]![0]!.span)).toBe("产值");
    expect(report.figures.map(line)).toEqual(["产值 5亿元"]);
  });

  test("front matter that never ends is said and read as text", () => {
    const { value, diagnostics } = markdown.read({ path: "report.md", text: "---\ntitle: 报告\n\n产值5亿元。\n" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["front-matter-open"]);
    expect(value.figures.map(line)).toEqual(["产值 5亿元"]);
  });

  test("an empty report is said", () => {
    for (const { read } of [markdown, plain]) {
      expect(read({ path: "r", text: " \n\n" }).diagnostics.map(({ code }) => code)).toEqual(["report-empty"]);
    }
  });

  test("headings nest by depth, run-ins below them", () => {
    const report = readMarkdown("# 报告\n\n## 一、经济\n\n### （一）工业\n\n一是抓投资。二是抓项目，推进落实。\n\n## 二、民生\n");
    expect(tree(report.root)).toEqual([
      "报告 [heading]",
      "  一、经济 [heading]",
      "    （一）工业 [heading]",
      "      一是抓投资。 [inline]",
      "      二是抓项目 [inline]",
      "  二、民生 [heading]",
    ]);
  });
});

describe("listing", () => {
  const report = readText("产值5亿元，增长3%。\n入驻机构80家。");

  test("the table aligns full-width characters as two cells", () => {
    expect(formatFigures(report, "table", "zh-CN")).toBe("指标       数值  增减  时期  章节  行\n产值      5亿元   +3%               1\n入驻机构   80家                     2\n");
  });

  test("the JSON quotes the report with line and column", () => {
    const [first] = JSON.parse(formatFigures(report, "json", "en")) as { line: number; column: number; text: string }[];
    expect(first).toMatchObject({ indicator: "产值", value: "5", unit: "亿元", change: { value: "+3", unit: "%", basis: "year-on-year" }, line: 1, column: 3, text: "产值5亿元，增长3%" });
  });
});

describe("hostile and large texts", () => {
  const repeat = (part: string): string => part.repeat(Math.ceil(20_000 / part.length));

  test("take time in proportion to their length", () => {
    const parts = ["9", "9,", "（", "“", "一", "一是", "1家", "2015年1家", "、增长1%", "分别增长1%、", "@a", "http://", "> ", "*a ", "1. ", "[", "比2010年", "占", "up 1% ", "等、", "twenty ", "doubled ", "是上年的2倍", "由1%提高", "1:", "a\t1\n"];
    for (const { read } of [markdown, plain]) {
      for (const part of parts) {
        const start = process.cpuUsage();
        read({ path: "r", text: repeat(part) });
        expect(process.cpuUsage(start).user / 1000, part).toBeLessThan(2000);
      }
    }
  });

  test("a million blank lines take no time, and what follows keeps its place", () => {
    for (const blank of ["\n", " \n", "\r\n"]) {
      const text = `产值5亿元。\n${blank.repeat(1_000_000)}利润2亿元。\n`;
      const start = process.cpuUsage();
      const report = readMarkdown(text);
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
      expect(report.figures.map(({ span }) => spanText(span))).toEqual(["产值5亿元", "利润2亿元"]);
    }
  });

  test("nested emphasis and lists do not exhaust the stack", () => {
    const texts = ["*a ".repeat(3000) + "a* ".repeat(3000), "1. ".repeat(5000) + "x", ">".repeat(5000), "- ".repeat(5000)];
    for (const text of texts) expect(() => readMarkdown(text)).not.toThrow();
  });

  test("control characters and lone surrogates pass through", () => {
    expect(figures("产值\u0000\ud8005亿元，\u0007增长3%。")).toHaveLength(1);
  });
});
