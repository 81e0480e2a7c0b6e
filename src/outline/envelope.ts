import { z } from "zod";
import { brandPages } from "../brand/choose.js";
import { leavesFolder } from "../source/paths.js";
import { issue } from "../source/validate.js";
import { builds, transitions } from "../scene/nodes.js";
import { colorRoles } from "../theme/theme.js";
import { releaseWords } from "./release-words.js";
import { priorities } from "./selection.js";

/**
 * The outline around the slides' own content: what every deck and every slide may say. Templates describe the rest.
 * The descriptions are what an editor shows while an outline is written.
 */
const isoDate = z.iso.date().describe("日期，写作 2016-01-11 / a date such as 2016-01-11");
const line = z.string().max(300);
const transition = z.enum(transitions);
const release = z.enum(releaseWords);
const audiences = z.union([z.string().max(60), z.array(z.string().max(60)).max(40)]);
const themeName = z.string().max(300);
const language = z.enum(["zh-CN", "en"]);
const keywords = z.array(z.string().min(1).max(60)).max(40);
const category = z.string().min(1).max(100);
const pace = z.number().min(30).max(600).describe("语速：每分钟多少字，英文为每分钟多少词；默认 220 字、130 词 / characters of Chinese or words of English a minute; 220 and 130 unless said");
const color = z.stringFormat("color", /^#?[0-9A-Fa-f]{6}$/u);

/** Things by the name that the author gives them, at most `max`. */
const named = <T extends z.ZodType>(schema: T, max: number) =>
  z.record(z.string().max(60), schema).superRefine((entries, context) => {
    const count = Object.keys(entries).length;
    if (count > max) context.addIssue(issue("too-many-names", { count, max }, { at: "key" }));
  });

/** A remark for those who work on the deck; the show does not show it. */
const commentSchema = z
  .strictObject({
    author: z.string().min(1).max(60).describe("批注人 / who says it"),
    text: z.string().min(1).max(4000).describe("批注内容 / what is said"),
    date: isoDate.optional(),
    release: release.optional().describe("内部 或 公开；公开版本不含任何批注 / internal or public; a public variant has no comments at all"),
  })
  .describe("PowerPoint 批注 / a comment in PowerPoint");

/** An outline may come from anywhere, so what it names as its output is a presentation below its own folder. */
const outputFile = z
  .string()
  .max(200)
  .superRefine((path, context) => {
    if (leavesFolder(path)) context.addIssue(issue("output-outside", { path }));
    else if (!/[^/\\]\.pptx$/iu.test(path)) context.addIssue(issue("output-name", { path, ending: ".pptx" }));
  });

export const deckSchema = z
  .strictObject({
    title: line.min(1).describe("汇报题目，也用于页脚与文件属性 / title of the deck, shown in the footer too"),
    subtitle: line.optional().describe("副题 / subtitle"),
    tagline: line.optional().describe("封面上的一句话 / one line below the subtitle on the cover"),
    organization: line.optional().describe("单位名称 / organisation, shown on the cover"),
    presenter: line.optional().describe("汇报人或单位 / who presents"),
    date: isoDate,
    theme: themeName.default("qinghua").describe("主题名，或单位模板文件（.pptx、.potx）/ name of a theme, or a company template (.pptx, .potx)"),
    size: z.enum(["16:9", "4:3", "A4"]).default("16:9").describe("页面比例：16:9、4:3，或用于打印的 A4 / slide size: widescreen, 4:3, or A4 for print"),
    language: language.default("zh-CN").describe("演示文稿的语言 / language of the deck's own labels"),
    output: outputFile.optional().describe("输出文件，默认 output/<outline>.pptx / file to write"),
    keywords: keywords.optional().describe("文件属性中的关键词 / keywords in the file's properties"),
    category: category.optional().describe("文件属性中的类别 / category in the file's properties"),
    release: release.optional().describe("发布级别：内部（默认，全部展示）或 公开（略去标为内部的一切） / internal, the default, shows everything; public leaves out all that is marked internal"),
    pace: pace.optional(),
    transition: transition.optional().describe("各页的切换方式：none 无、fade 淡入、push 推入、morph 平滑 / how slides come in"),
  })
  .describe("整套演示文稿 / the deck as a whole");

const sectionReference = z.union([z.string().max(200), z.number()]).describe("报告中的部分：编号（二）或标题 / part of the report, by number or title");

const figureName = z
  .string()
  .max(100)
  .describe("指标名；可加 .change 取增幅 / a figure's name; `.change` takes its change");

export const figureSchema = z
  .strictObject({
    indicator: z.string().max(100).optional().describe("报告里的指标名称，照原文 / the indicator as the report prints it"),
    section: sectionReference.optional(),
    period: z
      .union([z.string().max(60), z.number()])
      .optional()
      .describe("时期：2015、2015Q1、2015-06、2015-01/2015-11，或照报告写 2015年1–11月 / period, in one of these forms or as the report prints it"),
    scope: z.string().max(60).optional().describe("口径，照报告写：规模以上、可比价 / what it covers, as the report prints it"),
    nth: z.int().min(1).max(999).optional().describe("同名指标中的第几处 / which of several places"),
    prior: figureName.optional().describe("推算上期：本期 ÷（1 + 增幅）/ previous level from value and change"),
    difference: z.tuple([figureName, figureName]).optional().describe("推算差额：前者 − 后者 / first minus second"),
    share: z.tuple([figureName, figureName]).optional().describe("推算占比：部分 ÷ 整体 / part of a whole, in percent"),
    ratio: z.tuple([figureName, figureName]).optional().describe("推算倍数：前者 ÷ 后者 / first divided by second"),
    sum: z.array(figureName).min(2).max(40).optional().describe("推算合计 / sum"),
    label: z.string().max(60).optional().describe("幻灯片上的名称 / name shown on slides"),
    unit: z.string().max(20).optional().describe("换算成这个单位显示 / unit to convert to"),
    release: release.optional().describe("内部：不进入公开版本，由它推算的指标也不进入；公开：推算值可以公开 / internal: neither it nor what is derived from it gets into a public variant; public: a derived one may"),
    good: z.enum(["up", "down"]).optional().describe("down：越少越好 / down: less is better"),
  })
  .describe("一个关键指标：取自报告，或由其他指标推算 / a key figure, from the report or derived");

const sectionSchema = z.strictObject({
  name: z.string().max(30).describe("短名，用于目录和页眉 / short name for agenda and markers"),
  summary: z.string().max(60).optional().describe("目录中的一句说明 / one line in the agenda"),
});

const meetingSchema = z
  .strictObject({
    audience: z.string().max(60).optional().describe("听众；幻灯片用 for: 选择 / audience that slides name in `for`"),
    minutes: z.number().positive().max(600).optional().describe("时长（分钟），据此取舍各页 / minutes available; slides are chosen to fit"),
    release: release.optional().describe("发布级别，默认同 deck / release level, else the deck's"),
    pace: pace.optional(),
    title: line.optional(),
    subtitle: line.optional(),
    tagline: line.optional(),
    presenter: line.optional(),
    date: isoDate.optional(),
    theme: themeName.optional().describe("主题，默认同 deck / theme, else the deck's"),
    language: language.optional().describe("页面上固定用语的语言，默认同 deck / language of the deck's own labels, else the deck's"),
    keywords: keywords.optional().describe("文件属性中的关键词，默认同 deck / keywords in the file's properties, else the deck's"),
    category: category.optional().describe("文件属性中的类别，默认同 deck / category in the file's properties, else the deck's"),
    output: outputFile.optional().describe("输出文件 / file to write"),
  })
  .describe("一次会议 / one meeting");

const rowNumber = z.number().int().min(1).max(1_048_576);
const dataSchema = z
  .union([
    z.string().max(300),
    z.strictObject({
      file: z.string().max(300),
      sheet: z.union([z.string().max(100), z.number().int().min(1).max(99_999_999)]).optional().describe("工作表的名称或序号 / name of the sheet, or its number"),
      range: z.string().max(40).optional().describe("只读这些单元格，如 B3:F20 / cells to read, such as B3:F20"),
      header: z.union([rowNumber, z.array(rowNumber).min(1).max(2)]).optional().describe("表头所在的行，或其首行和末行 / row of the header, or its first and last row"),
      release: release.optional().describe("内部：公开版本不得引用 / internal: a public variant may not use it"),
    }),
  ])
  .describe("CSV、TSV 或 xlsx 文件 / a CSV, TSV or xlsx file");

export const ignoreSchema = z
  .union([z.array(z.string().max(60)).max(60), z.record(z.string().max(60), z.string().min(1).max(300).describe("理由 / the reason"))])
  .describe("不再提示的警告代码，可写明理由：{ orphan-number: 口号 } / codes of warnings to silence, as a list or each with its reason");

const checkLevels = z
  .record(z.string().max(60), z.enum(["off", "info", "warning", "error"]))
  .describe("各项检查的级别：{ density: off, action-title: error } / severity of single checks");

export const themeOverrideSchema = z
  .strictObject({
    colors: z.partialRecord(z.enum(colorRoles), color).optional().describe("改用的颜色 / colours to override"),
    fonts: z.strictObject({ latin: z.string().min(1).max(60).optional(), ea: z.string().min(1).max(60).optional() }).optional().describe("改用的字体 / fonts to override"),
    change: z.enum(["cn", "intl"]).optional().describe("涨跌配色：cn 红涨，intl 绿涨 / which colour a rise has"),
  })
  .describe("对主题的局部修改 / single tokens of the theme to override");

const layoutReference = z.union([z.string().max(200), z.int().min(1).max(9999)]);

/** Our sorts of slides, each with a layout of the company's template. */
const layoutsSchema = z
  .partialRecord(z.enum(brandPages), layoutReference)
  .describe("单位模板中各类页面所用的版式：名称或序号 / layouts of the company template by sort of slide: a name or a number");

export const slideSchema = z.looseObject({
  template: z.string().max(60).optional().describe("版式名；省略时按内容选择 / template; chosen by content when left out"),
  id: z
    .stringFormat("slide-id", /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u)
    .max(60)
    .optional()
    .describe("链接用的名字 / name for links"),
  title: z.string().max(400).optional().describe("标题：写结论 / the slide's message"),
  subtitle: z.string().max(200).optional().describe("副标题 / subtitle"),
  section: sectionReference.optional(),
  source: z.string().max(300).optional().describe("来源行，省略时自动生成 / source line, made from the report when left out"),
  note: z.string().max(300).optional().describe("注：显示在页脚 / a remark in the footer"),
  chip: z.string().min(1).max(20).optional().describe("数据性质的标签：推算、示意数据、初步 / a tag for numbers that are estimates or examples"),
  notes: z.string().max(20_000).optional().describe("讲稿 / speaker notes"),
  minutes: z.number().positive().max(600).optional().describe("讲这一页的分钟数 / minutes for this slide"),
  priority: z.enum(priorities).optional().describe("时间不够时的取舍：must 必讲、should 应讲（默认）、could 可讲；封面、目录、结束页默认必讲 / what goes first when time is short; covers, agendas and closings are must unless said"),
  for: audiences.optional().describe("只给哪些会议或听众 / meetings or audiences that see it"),
  release: release.optional().describe("内部：不进入公开版本 / internal: not in a public variant"),
  hidden: z.boolean().optional().describe("放映时隐藏 / hidden in the show"),
  transition: transition.optional().describe("这一页的切换方式，覆盖 deck 的设定 / how this slide comes in, in place of the deck's"),
  build: z
    .enum(builds)
    .optional()
    .describe("逐次出现：paragraphs 按段落，series 按图表系列，items 按条目 / what each click brings: a paragraph, a series of the chart, an item"),
  comments: z.array(commentSchema).max(100).optional().describe("批注 / comments"),
  layout: layoutReference.optional().describe("单位模板中的版式：名称或序号 / layout of the company template: its name or number"),
  ignore: ignoreSchema.optional(),
});

/** What any mapping within a slide may say of itself; `outline/blocks.ts` takes it out before a template looks. */
export const audienceSchema = z.looseObject({
  for: audiences.optional().describe("只给哪些会议或听众 / meetings or audiences that see it"),
  release: release.optional().describe("内部：不进入公开版本 / internal: not in a public variant"),
});

/** The same of a mapping that has a priority. */
export const blockSchema = audienceSchema.extend({
  priority: z.enum(priorities).optional().describe("时间不够时的取舍：should 应讲、could 可讲 / what goes first when time is short"),
  minutes: z.number().positive().max(600).optional().describe("这一项占本页用时的多少分钟 / its share of the slide's minutes"),
});

export const outlineSchema = z.strictObject({
  deck: deckSchema,
  report: z
    .union([
      z.string().max(300),
      z.strictObject({
        file: z.string().max(300),
        name: z.string().max(200).optional().describe("来源行里的名称 / what the source line calls it"),
      }),
    ])
    .optional()
    .describe("报告文件（.md、.txt、.docx 或 .html）/ the report"),
  data: named(dataSchema, 200).optional().describe("数据表 / data tables"),
  figures: named(figureSchema, 2000).optional().describe("关键指标的名字；数值留在报告里 / names for key figures; the values stay in the report"),
  sections: named(sectionSchema, 200).optional().describe("各部分的短名，以报告编号为键 / short names of the parts, by report number"),
  meetings: named(meetingSchema, 100).optional().describe("各次会议 / meetings this deck is for"),
  theme: themeOverrideSchema.optional(),
  layouts: layoutsSchema.optional(),
  ignore: ignoreSchema.optional(),
  checks: checkLevels.optional(),
  slides: z.array(slideSchema).max(2000).describe("幻灯片，按顺序 / the slides in order"),
});

export type Outline = z.infer<typeof outlineSchema>;
export type Deck = Outline["deck"];
export type SlideEnvelope = Outline["slides"][number];
export type FigureBinding = z.infer<typeof figureSchema>;
export type ThemeOverride = z.infer<typeof themeOverrideSchema>;

/** What every slide may carry beside its template's content. */
export const slideFields: ReadonlySet<string> = new Set(Object.keys(slideSchema.shape));
export const derivations = ["prior", "difference", "share", "ratio", "sum"] as const;
export type Derivation = (typeof derivations)[number];
