/**
 * npm run docs: the reference pages, from the definitions that the build itself uses. Templates, charts and diagnostics
 * are whole pages; docs/outline.md and docs/outline.zh-CN.md are written by hand, and what stands in them between
 * `<!-- NAME -->` and `<!-- /NAME -->` is made here. Equal input gives equal bytes; tests/docs.test.ts compares them.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { kindNames, loadKinds } from "../dist/kinds/load.js";
import { quantityFields } from "../dist/kinds/quantity.js";
import { outlineSchema } from "../dist/outline/envelope.js";
import { artNames } from "../dist/pictures/art.js";
import { icons } from "../dist/pictures/icons.generated.js";
import { maxPixels } from "../dist/pictures/codec.js";
import { compile, diskWorld, memoryWorld } from "../dist/index.js";
import { en } from "../dist/source/wording/en.js";
import { zhCN } from "../dist/source/wording/zh-CN.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const languages = ["en", "zh-CN"];

/** The text of every page by its path in the repository. */
export async function pages() {
  const templates = await kinds("templates");
  const charts = await kinds("charts");
  const checks = await kinds("checks");
  const made = languages.flatMap((language) => [
    [pagePath("templates", language), templatesPage(templates, language)],
    [pagePath("charts", language), chartsPage(charts, language)],
    [pagePath("checks", language), checksPage(checks, language)],
  ]);
  const written = [];
  for (const language of languages) {
    const path = pagePath("outline", language);
    written.push([path, filled(readText(path), await outlineBlocks(language))]);
  }
  return new Map([...made, ["docs/diagnostics.md", diagnosticsPage()], ...written]);
}

const kinds = async (folder) => [...(await loadKinds(folder, await kindNames(folder))).values()];
const pagePath = (name, language) => `docs/${name}${language === "en" ? "" : ".zh-CN"}.md`;
const readText = (path) => readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n");
const generated = "<!-- Made by `npm run docs`. Edit the files it is made from. -->";

// Words of the pages themselves ---------------------------------------------------------------------------------------

const words = {
  en: {
    templates: "Templates",
    charts: "Charts",
    templatesLead:
      "What a slide may say under each `template:`. The [fields of every slide](outline.md#slides) (`title`, `section`, `source`, `notes` …) come on top. Where a number stands, a figure may stand: `{ figure: name }`; where a list stands, a column of data: `{ data: name, column: heading }`. `deckwright templates NAME` shows the same on the command line.",
    chartsLead:
      "What may stand under `chart:` on a `chart-takeaway` slide. In PowerPoint column, bar, line, doughnut and combo are native charts with their workbook inside (*Edit Data* opens it); the others are groups of native shapes, their connectors tied to the boxes. Values may be numbers, figures or data columns, as the [outline page](outline.md) says.",
    checks: "Checks",
    checksLead:
      "What `deckwright check` and every build look for once a deck is laid out; most rules run on [any finished .pptx](checking-decks.md) as well. Findings point into the outline, the data or the report. `--strict` makes warnings about truth errors; `--format json`, `sarif` or `github` is for programs; `--fix` mends punctuation, ranges and spacing in the outline, and nothing else in it. A remark (info) is shown by `check` alone. Severities can be set in the outline; what is ignored carries its reason, and an `ignore` that nothing came of is told:",
    checkGroups: { truth: "Truth", typography: "Typography", message: "Message", sight: "Sight and access", charts: "Charts" },
    levels: { error: "an error", warning: "a warning", info: "a remark" },
    checkLevel: (level) => `It is ${level}.`,
    asks: { outline: "Of outlines alone.", file: "Of finished files alone." },
    passes: "Passes:",
    fails: "Is found:",
    kept: "Templates and layout keep it by themselves; a template of one's own can break it.",
    field: "Field",
    type: "Type",
    meaning: "Meaning",
    required: "required",
    titleRequired: "The slide needs a `title`.",
    titleOptional: "`title` may be left out.",
    whole: "It fills the whole page and draws no title bar or footer.",
    noFields: "It has no fields of its own.",
    example: "Example",
    other: { en: "English", "zh-CN": "中文" },
    quantity: "number or figure",
    number: "number, figure or gap",
    numbersTitle: "Numbers",
    numbersLead: "A number is written as it is (`2942`, `\"7.14\"`), as a figure (`{ figure: revenue }`), or as a record of these fields. A figure fills in those that the report gives; what is written beside it wins.",
    numberFields: "the fields of a number",
    types: { string: "text", number: "number", integer: "whole number", boolean: "`true` or `false`", null: "`null`", object: "fields", list: "list", listOf: (type) => `list of ${type}`, names: (type) => `names, each with ${type}`, or: " or " },
  },
  "zh-CN": {
    templates: "版式",
    charts: "图表",
    templatesLead:
      "每种 `template:` 可以写的内容；[每页都有的字段](outline.zh-CN.md#slides)（`title`、`section`、`source`、`notes` 等）不再重复。写数字的地方可以写指标 `{ figure: 名字 }`，写列表的地方可以写数据列 `{ data: 表名, column: 列名 }`。命令行里用 `deckwright templates 名字` 查看同样的内容。",
    chartsLead:
      "`chart-takeaway` 页的 `chart:` 下可以写的内容。在 PowerPoint 里，column、bar、line、doughnut、combo 是原生图表，自带工作簿，可用“编辑数据”打开；其余是成组的原生形状，连线随方框移动。数值可以是数字、指标或数据列，见[提纲](outline.zh-CN.md)。",
    checks: "检查",
    checksLead:
      "`deckwright check` 和每次生成都会在排好版之后做这些检查，多数规则也能检查[任意成品 .pptx](checking-decks.zh-CN.md)。结果指向提纲、数据或报告中的位置。`--strict` 把真实性警告当作错误；`--format json`、`sarif`、`github` 供程序读取；`--fix` 只改正提纲里的标点、数值范围和空格，别的一概不动。“提示”一级只由 `check` 列出。级别可以在提纲里设定；忽略要写明理由，没有派上用场的 `ignore` 会提示：",
    checkGroups: { truth: "真实", typography: "文字排印", message: "表达", sight: "观看与无障碍", charts: "图表" },
    levels: { error: "错误", warning: "警告", info: "提示" },
    checkLevel: (level) => `级别：${level}。`,
    asks: { outline: "只检查提纲。", file: "只检查成品文件。" },
    passes: "符合：",
    fails: "会被查出：",
    kept: "版式与排版自会做到；只有自己写的版式才可能违反。",
    field: "字段",
    type: "类型",
    meaning: "说明",
    required: "必填",
    titleRequired: "必须有 `title`。",
    titleOptional: "`title` 可以省略。",
    whole: "占满整页，不画标题栏和页脚。",
    noFields: "没有自己的字段。",
    example: "示例",
    other: { en: "English", "zh-CN": "中文" },
    quantity: "数字或指标",
    number: "数字、指标或空值",
    numbersTitle: "数字",
    numbersLead: "数字可以直接写（`2942`、`\"7.14\"`），可以写指标（`{ figure: revenue }`），也可以逐项写下列字段。指标会填上报告里有的各项；旁边另写的以所写为准。",
    numberFields: "数字的各字段",
    types: { string: "文本", number: "数字", integer: "整数", boolean: "`true` 或 `false`", null: "`null`", object: "字段组", list: "列表", listOf: (type) => `${type}的列表`, names: (type) => `名字，各带${type}`, or: "或" },
  },
};

// Templates and charts --------------------------------------------------------------------------------------------------

function templatesPage(templates, language) {
  const say = words[language];
  const sections = templates.map((template) => {
    const schema = jsonSchema(template.content);
    const notes = [template.title === "required" ? say.titleRequired : say.titleOptional, ...(template.layout === "content" ? [] : [say.whole])];
    const table = Object.keys(schema.properties ?? {}).length === 0 ? say.noFields : fieldTable(schema, language);
    return [`## ${template.name}`, `${sentence(template.summary[language])} ${notes.join(language === "en" ? " " : "")}`, table, ...examples(template.examples, say)].join("\n\n");
  });
  return page("templates", language, say.templatesLead, [...sections, numbersSection(language)]);
}

function chartsPage(charts, language) {
  const say = words[language];
  const sections = charts.map((chart) =>
    [`## ${chart.name}`, sentence(chart.summary[language]), fieldTable(jsonSchema(chart.spec), language), ...examples(chart.examples, say)].join("\n\n"),
  );
  return page("charts", language, say.chartsLead, [...sections, numbersSection(language)]);
}

function page(name, language, lead, sections) {
  const say = words[language];
  const other = languages.find((one) => one !== language);
  const contents = sections.map((section) => /^## (.+)$/mu.exec(section)[1]).map((title) => `[${title}](#${title.toLowerCase()})`);
  const link = `[${say.other[other]}](${pagePath(name, other).slice("docs/".length)})`;
  return [generated, `# ${say[name]}`, link, lead, contents.join(" · "), ...sections].join("\n\n") + "\n";
}

function numbersSection(language) {
  const say = words[language];
  return [`## ${say.numbersTitle}`, say.numbersLead, fieldTable(jsonSchema(z.strictObject(quantityFields)), language, { keepNumbers: true })].join("\n\n");
}

// Checks ----------------------------------------------------------------------------------------------------------------

const groups = ["truth", "typography", "message", "sight", "charts"];

/** The rules by what they are about, each with its usual level, a deck that keeps it and one that does not. */
function checksPage(checks, language) {
  const say = words[language];
  const lines = groups.map((group) => {
    const own = checks.filter((one) => one.group === group);
    return `**${say.checkGroups[group]}** ${own.map(({ name }) => `[${name}](#${name})`).join(" · ")}`;
  });
  const sections = groups.flatMap((group) =>
    checks
      .filter((one) => one.group === group)
      .map(({ name, summary, level, asks, examples: { passes, fails } }) =>
        [
          `## ${name}`,
          `${sentence(summary[language])} ${say.checkLevel(say.levels[level])}${asks ? ` ${say.asks[asks]}` : ""}`,
          ...(asks === "file" ? [] : fails ? [`${say.fails}\n\n${fileFences(fails)}`, `${say.passes}\n\n${fileFences(passes)}`] : [say.kept]),
        ].join("\n\n"),
      ),
  );
  const other = languages.find((one) => one !== language);
  const link = `[${say.other[other]}](${pagePath("checks", other).slice("docs/".length)})`;
  return [generated, `# ${say.checks}`, link, say.checksLead, `\`\`\`yaml\n${settingsExample}\n\`\`\``, ...lines, ...sections].join("\n\n") + "\n";
}

const settingsExample = `ignore: { orphan-number: 口号 }                    # deck or slide; each with its reason, or as a list
checks: { density: off, action-title: error }      # off, info, warning, error`;

const fileFences = (files) =>
  Object.entries(files)
    .map(([name, text]) => `\`${name}\`:\n\n\`\`\`${name.endsWith(".yaml") ? "yaml" : "text"}\n${text.trimEnd()}\n\`\`\``)
    .join("\n\n");

const examples = (texts, say) => Object.entries(texts).map(([name, text]) => `${say.example} “${name}”:\n\n${fence(text)}`);
const fence = (text) => `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
const sentence = (text) => (/[.。]$/u.test(text) ? text : `${text}${/\p{Script=Han}/u.test(text) ? "。" : "."}`);

// Fields of a JSON schema -----------------------------------------------------------------------------------------------

const jsonSchema = (schema) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });

/** `keepNumbers`: list the fields of a number one by one, which elsewhere are one row. `depth`: levels of fields shown. */
function fieldTable(schema, language, { keepNumbers = false, depth = 4 } = {}) {
  const say = words[language];
  const rows = fieldRows(schema, { language, definitions: schema.$defs ?? {}, keepNumbers, depth }, "");
  return [`| ${say.field} | ${say.type} | ${say.meaning} |`, "| --- | --- | --- |", ...rows.map((cells) => `| ${cells.map(cell).join(" | ")} |`)].join("\n");
}

function fieldRows(schema, options, prefix) {
  const { language, keepNumbers, depth } = options;
  const say = words[language];
  const properties = Object.entries(schema.properties ?? {});
  const isNumberField = ([name, property]) => !keepNumbers && quantityFields[name]?.description !== undefined && quantityFields[name].description === property.description;
  const shared = properties.filter(isNumberField);
  const folded = shared.length > 3 ? shared : [];
  const own = properties.filter((entry) => !folded.includes(entry)).flatMap(([name, property]) => {
    const meaning = [schema.required?.includes(name) ? say.required : "", pick(property.description ?? "", language)].filter(Boolean).join(language === "en" ? "; " : "；");
    const row = [`\`${prefix}${name}\``, typeOf(property, options), meaning];
    const inner = depth > 1 ? fieldsBelow(property, options.definitions) : undefined;
    return [row, ...(inner ? fieldRows(inner.schema, { ...options, depth: depth - 1 }, `${prefix}${name}${inner.suffix}.`) : [])];
  });
  if (folded.length === 0) return own;
  const names = folded.map(([name], i) => (i === 0 ? `\`${prefix}${name}\`` : `\`.${name}\``)).join(" ");
  return [...own, [names, "", `[${say.numberFields}](#${say.numbersTitle.toLowerCase()})`]];
}

/** The fields inside a property: of itself, of the items of a list, of a named entry, or of one of several forms. */
function fieldsBelow(property, definitions, suffix = "") {
  if (property.$ref !== undefined) {
    const name = property.$ref.split("/").at(-1);
    return name === "quantity" || name === "number" ? undefined : fieldsBelow(definitions[name] ?? {}, definitions, suffix);
  }
  if (property.properties && Object.keys(property.properties).length > 0) return { schema: property, suffix };
  if (property.type === "array" && property.items) return fieldsBelow(property.items, definitions, `${suffix}[]`);
  if (typeof property.additionalProperties === "object") return fieldsBelow(property.additionalProperties, definitions, `${suffix}.NAME`);
  for (const form of property.anyOf ?? property.oneOf ?? []) {
    const found = fieldsBelow(form, definitions, suffix);
    if (found) return found;
  }
  return undefined;
}

function typeOf(property, options) {
  const say = words[options.language];
  const { types } = say;
  if (property.$ref !== undefined) {
    const name = property.$ref.split("/").at(-1);
    return name === "quantity" || name === "number" ? `[${say[name]}](#${say.numbersTitle.toLowerCase()})` : typeOf(options.definitions[name] ?? {}, options);
  }
  if (property.const !== undefined) return `\`${property.const}\``;
  if (property.enum) return property.enum.map((value) => `\`${value}\``).join(", ");
  const forms = property.anyOf ?? property.oneOf;
  if (forms) return [...new Set(forms.map((form) => typeOf(form, options)))].join(types.or);
  if (property.type === "array") {
    const of = property.prefixItems ? property.prefixItems[0] : property.items;
    const least = property.prefixItems?.length ?? property.minItems ?? 0;
    const most = property.prefixItems?.length ?? property.maxItems;
    const count = most === undefined ? "" : ` (${least === most ? most : least > 0 ? `${least}–${most}` : `≤ ${most}`})`;
    return `${of ? types.listOf(typeOf(of, options)) : types.list}${count}`;
  }
  if (property.type === "object" && typeof property.additionalProperties === "object" && !property.properties) return types.names(typeOf(property.additionalProperties, options));
  return types[property.type] ?? "";
}

/** Descriptions are written as “中文 / English”; one that is in one language only serves both. */
function pick(description, language) {
  const cut = description.indexOf("/ ");
  if (cut < 0 || !/\p{Script=Han}/u.test(description.slice(0, cut))) return description;
  return language === "en" ? description.slice(cut + 2) : description.slice(0, cut).trimEnd();
}

const cell = (text) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");

// Blocks of the outline page -------------------------------------------------------------------------------------------

function filled(text, blocks) {
  return Object.entries(blocks).reduce((done, [name, block]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [done.indexOf(open), done.indexOf(close)];
    if (from < 0 || to < from) throw new Error(`docs: ${open} … ${close} is missing`);
    return `${done.slice(0, from + open.length)}\n\n${block}\n\n${done.slice(to)}`;
  }, text);
}

async function outlineBlocks(language) {
  const schema = jsonSchema(outlineSchema);
  const { deck, figures, sections, meetings, theme, slides } = schema.properties;
  const table = (part) => fieldTable({ ...part, $defs: schema.$defs }, language);
  return {
    top: fieldTable(schema, language, { depth: 1 }),
    deck: table(deck),
    figures: table(figures.additionalProperties),
    sections: table(sections.additionalProperties),
    meetings: table(meetings.additionalProperties),
    theme: table(theme),
    slides: table(slides.items),
    art: artNames.map((name) => `\`art:${name}\``).join(", "),
    icons: Object.entries(icons).map(([name, [chinese]]) => (language === "en" ? `\`${name}\`` : `\`${name}\` ${chinese}`)).join(language === "en" ? ", " : "、"),
    references: await referencesTable(language),
    derived: await derivedTable(language),
    colors: await colorsTable(),
  };
}

/** What references show, by running them over the report of the worked example. */
const figureExamples = `
  revenue: { indicator: 营业总收入, section: 二 }
  industry: { indicator: 工业增加值, section: 二 }
  investment: { indicator: 固定资产投资, section: 二 }
  trainings: { indicator: 开展培训、联谊、测评等活动 }
  approved: { indicator: 获批科技计划和项目 }
  applied: { indicator: 申报科技计划和项目 }
  running: { indicator: 投产运营或试生产的项目 }
  built: { indicator: 完成主体建设项目 }
  revenue_2014: { prior: revenue }
  revenue_added: { difference: [revenue, revenue_2014] }
  pace_gap: { difference: [investment.change, revenue.change] }
  approval: { share: [approved, applied] }
  pace_ratio: { ratio: [investment.change, industry.change] }
  finished: { sum: [running, built] }
`;

const references = ["revenue", "revenue.value", "revenue.unit", "revenue.change", "revenue.signed", "revenue.period", "revenue.label", "revenue as 万元", "revenue.value as 万元", "trainings", "revenue_2014"];

async function shown(names) {
  const slides = names.map((name) => `  - { template: closing, title: x, lead: "{{${name}}}" }`).join("\n");
  const outline = `deck: { title: x, date: 2016-01-11 }\nreport: report.md\nfigures:${figureExamples}slides:\n${slides}\n`;
  const report = await diskWorld({ root }).read("assets/report.md");
  const compiled = await compile(memoryWorld({ "outline.yaml": outline, "report.md": report }), "outline.yaml");
  if (compiled.diagnostics.length > 0) throw new Error(`docs: ${JSON.stringify(compiled.diagnostics.map(({ code, args }) => ({ code, args })))}`);
  return compiled.slides.map(({ content, uses }) => ({ text: content.lead.replace(/^\{\{[^|]*\|(.*)\}\}$/u, "$1"), figure: uses[0].figure }));
}

async function referencesTable(language) {
  const head = language === "en" ? "| Written | Shown |" : "| 写法 | 显示 |";
  const results = await shown(references);
  return [head, "| --- | --- |", ...references.map((name, i) => `| \`{{${name}}}\` | ${cell(results[i].text)} |`)].join("\n");
}

async function derivedTable(language) {
  const definitions = new Map([...figureExamples.matchAll(/^ {2}(\w+): (\{.*(?:prior|difference|share|ratio|sum).*\})$/gmu)].map(([, name, text]) => [name, text]));
  const results = await shown([...definitions.keys()]);
  const head = language === "en" ? "| Definition | Calculation | Between | Shown |" : "| 定义 | 算式 | 区间 | 显示 |";
  const rows = [...definitions].map(([name, text], i) => {
    const { derived, unit } = results[i].figure;
    const [low, high] = [derived.interval.low, derived.interval.high].map(readable);
    const between = low === high ? `${low}${unit}` : `${low} – ${high}${unit}`;
    return `| \`${name}: ${text}\` | ${derived.formula} | ${between} | ${results[i].text} |`;
  });
  return [head, "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** A bound of an interval to five significant digits; only for reading. */
const readable = ({ digits, scale }) => String(Number((Number(digits) / 10 ** scale).toPrecision(5)));

async function colorsTable() {
  const outline = "deck: { title: x, date: 2016-01-11 }\nslides: [{ template: closing, title: x }]\n";
  const { sources } = await compile(memoryWorld({ "outline.yaml": outline }), "outline.yaml");
  return Object.entries(sources.theme.colors).map(([role, value]) => `\`${role}\` ${value}`).join(", ");
}

// Diagnostics ----------------------------------------------------------------------------------------------------------

function diagnosticsPage() {
  const severities = severitiesInSource();
  const codes = Object.keys(en.diagnostics).sort();
  const warnings = codes.filter((code) => severities.get(code) === "warning").map((code) => `[\`${code}\`](#${code})`);
  const entries = codes.map((code) => {
    const kind = severities.get(code) ?? "error";
    return [`### ${code}`, ...(kind === "error" ? [] : [`*${kind}*`]), said(en, code), said(zhCN, code)].join("\n\n");
  });
  const lead = [
    "Every message of deckwright has a code, the same in both languages. `…` stands for what a run puts in. Errors stop the build; warnings do not and can be silenced with `ignore: [code]`, for the deck or for one slide. `--json` prints the same messages with file, line and column.",
    "每条消息都有代码，中英文相同。`…` 处由实际内容填入。有错误时不写文件；警告不影响生成，可用 `ignore: [代码]` 对全稿或单页关闭。`--json` 输出同样的消息，带文件、行、列。",
    `Warnings / 警告: ${warnings.join(", ")}.`,
  ];
  return [generated, "# Diagnostics · 诊断", ...lead, ...entries].join("\n\n") + "\n";
}

/** A code is an error unless the source says otherwise where it is raised. */
function severitiesInSource() {
  const files = readdirSync(join(root, "src"), { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".ts")).sort();
  const raised = files.flatMap((file) => [...readText(`src/${file}`).matchAll(/\b(warning|info)\(\s*"([a-z0-9-]+)"/gu)]);
  return new Map(raised.map(([, severity, code]) => [code, severity]));
}

/** Stands for any argument: `…` in a sentence, two of them where a list is wanted. */
const anything = Object.assign(["…", "…"], { toString: () => "…" });

function said(wording, code) {
  const known = { ...samples.all, ...samples[code] };
  const args = new Proxy(known, { get: (_, name) => (name in known ? known[name] : anything) });
  try {
    const { message, hint } = wording.diagnostics[code](args);
    return hint === undefined ? message : `${message} *${hint}*`;
  } catch (problem) {
    throw new Error(`docs: give the arguments of ${code} a sample in scripts/docs.mjs (${problem.message})`);
  }
}

/** Arguments that are not put into the sentence as they are: choices, numbers that are calculated with, what is left out. */
const samples = {
  all: { suggestion: undefined, item: undefined, inclusive: true, instead: undefined },
  "build-nothing": { build: "items" },
  "path-outside": { why: "absolute" },
  "yaml-syntax": { reason: "unexpected" },
  "chart-chosen": { why: "trendColumns" },
  "intent-unclear": { need: "trend" },
  "pdf-too-much": { what: "pages" },
  "pdf-characters-missing": { characters: "…", count: 1 },
  "brand-too-large": { what: "entries" },
  density: { what: "items" },
  "wrong-type": { expected: ["text"], got: "list" },
  "too-few-items": { count: 1, min: 3 },
  "text-too-short": { length: 1 },
  "report-too-complex": { what: "depth" },
  "picture-too-many-pixels": { max: maxPixels / 1e6 },
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [path, text] of await pages()) {
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
