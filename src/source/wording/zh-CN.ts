import { runs } from "../data-note.js";
import type { Place } from "../located.js";
import type { ValueKind } from "../validate.js";
import type { Wording } from "./wording.js";
import { lintZhCN } from "./lint-zh-CN.js";

const list = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join("、");

const kindNames: Readonly<Record<ValueKind, string>> = {
  text: "文字",
  number: "数字",
  integer: "整数",
  boolean: " `true` 或 `false`",
  list: "列表",
  fields: "字段（`名称: 值`）",
  nothing: "空值",
};

/** 系统给出的读写失败原因，按 Node 的代码；少见的不译。 */
const systemReason = (code: string): string | undefined =>
  ({
    EACCES: "没有权限",
    EPERM: "没有权限",
    EROFS: "它是只读的",
    EBUSY: "正被其他程序占用",
    ETXTBSY: "正被其他程序占用",
    ENOSPC: "磁盘已满",
    EDQUOT: "磁盘已满",
    EFBIG: "文件过大",
    ENOTDIR: "路径中的某一段是文件而不是文件夹",
    EEXIST: "路径中的某一段是文件而不是文件夹",
    ELOOP: "链接绕成了圈",
    ENAMETOOLONG: "名称太长",
  })[code];

/** 位置名称两侧留空格，与中文正文隔开。 */
const placeName = (a: Place): string =>
  a.item === undefined
    ? a.field === undefined ? "内容" : `\`${a.field}\` `
    : a.field === undefined ? `第 ${a.item} 项` : `\`${a.field}\` 的第 ${a.item} 项`;

/** 全部中文措辞；键与 `en.ts` 一一对应，由类型检查保证。 */
export const zhCN: Wording = {
  diagnostics: {
    // source/ -----------------------------------------------------------------------------------------------------
    "file-not-found": (a) => ({
      message: `文件 \`${a.path}\` 不存在。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : "请检查文件名，或换一个文件。",
    }),
    "file-unreadable": (a) => ({
      message: `文件 \`${a.path}\` 无法读取：${systemReason(a.reason) ?? `系统返回 \`${a.reason}\``}。`,
      hint: "请检查文件权限，以及是否被其他程序占用。",
    }),
    "path-is-folder": (a) => ({ message: `\`${a.path}\` 是文件夹或设备，不是文件。`, hint: "请写出其中某个文件的名称。" }),
    "file-empty": (a) => ({ message: `文件 \`${a.path}\` 是空的。`, hint: "请确认文件没有选错，并且已经保存。" }),
    "file-too-large": (a) => ({
      message: `文件 \`${a.path}\` 有 ${a.size} MB，最多只能读取 ${a.limit} MB。`,
      hint: "请确认文件没有选错，或将其拆分。",
    }),
    "file-binary": (a) => ({
      message: `文件 \`${a.path}\` 不是文本文件${a.looksLike ? `，看起来是 ${a.looksLike} 文件` : ""}。`,
      hint: "请改用文本文件，或把内容另存为文本。",
    }),
    "file-encoding": (a) => ({
      message: `文件 \`${a.path}\` 不是 UTF-8 编码${a.looksLike ? `，看起来是 ${a.looksLike}` : "，也无法识别是什么编码"}。`,
      hint: "请另存为 UTF-8（VS Code 中：点击右下角的编码名称，先选“通过编码重新打开”，再选“通过编码保存”）。",
    }),
    "file-damaged": (a) => ({
      message: `文件 \`${a.path}\` 是 ${a.encoding} 编码，但此处的字节已损坏。`,
      hint: "请补全这个字符，或重新获取原文件；文件可能被截断过。",
    }),
    "control-character": (a) => ({
      message: `此处有控制字符 \`${a.character}\`，幻灯片无法保存${a.count > 1 ? `（这类字符共 ${a.count} 个）` : ""}。`,
      hint: "请删除；这类字符多半是从 PDF 复制文字时带来的。",
    }),
    "lone-surrogate": (a) => ({
      message: `此处只有半个字符（\`${a.character}\`），幻灯片无法保存${a.count > 1 ? `（这类情况共 ${a.count} 处）` : ""}。`,
      hint: "请重新输入该字符；可能是表情符号被截成了两半。",
    }),
    "path-empty": () => ({ message: "文件路径为空。", hint: "请写出提纲所在文件夹中的文件。" }),
    "path-outside": (a) => ({
      message: {
        absolute: `\`${a.path}\` 是绝对路径；只读取提纲所在文件夹内的文件。`,
        parent: `\`${a.path}\` 超出了提纲所在的文件夹；只读取该文件夹内的文件。`,
        link: `\`${a.path}\` 是指向提纲文件夹之外的链接；只读取该文件夹内的文件。`,
        device: `\`${a.path}\` 不是文件名。`,
      }[a.why],
      hint: "请把文件复制到提纲所在的文件夹，并从那里写起，例如 `assets/photo.jpg`。",
    }),
    "port-taken": (a) => ({
      message: `端口 ${a.port} 已被其他程序占用。`,
      hint: "用 `--port` 换一个端口，或不写端口。",
    }),
    "rehearsal-unreadable": (a) => ({
      message: `\`${a.path}\` 不是排练记录，不显示其中的用时。`,
      hint: "删除该文件，或在演讲者窗口重新保存一次排练。",
    }),
    "url-not-fetched": (a) => ({
      message: `\`${a.url}\` 是网址；程序不会从网络上获取任何内容。`,
      hint: "请先把文件下载到提纲所在的文件夹，再写它的路径，例如 `assets/photo.jpg`。",
    }),
    "yaml-syntax": (a) =>
      ({
        tab: { message: "YAML 不允许用制表符（Tab）缩进。", hint: "请改用空格，每级两个。" },
        indent: {
          message: "这一行的缩进与上文对不上。",
          hint: "同级字段要从同一列开始；只有属于某个字段的内容才再缩进一级，且上一行要以 `:` 结尾。",
        },
        "wide-space": { message: "这一行用全角空格或不换行空格缩进，YAML 会把它当作文字。", hint: "请改用普通空格。" },
        "unclosed-quote": { message: `引号 \`${a.detail}\` 没有闭合。`, hint: `请在文字末尾加上 \`${a.detail}\`。` },
        "unclosed-bracket": { message: "此处的括号没有闭合。", hint: `请在末尾加上 \`${a.detail}\`。` },
        "missing-colon": { message: "字段名后面缺少冒号。", hint: "请写成 `名称: 值`；跨行的文字需要缩进。" },
        "missing-space": { message: "冒号后面缺少空格。", hint: "请写成 `名称: 值`，冒号后留一个空格。" },
        "fullwidth-colon": { message: "这里用了全角冒号 `：`；YAML 的字段名后面要用半角 `:`。", hint: "请写成 `名称: 值`，用半角冒号，后面加一个空格。" },
        "missing-comma": { message: "此处缺少逗号。", hint: "括号内的各项之间要用半角逗号加空格隔开。" },
        "extra-comma": { message: "此处多了一个逗号。", hint: "请删除逗号，或补上缺少的值。" },
        "colon-in-text": { message: "文字中有“冒号加空格”，YAML 会把它当作另一个字段。", hint: "请给整段文字加上引号。" },
        "needs-quotes": { message: `以${a.detail === "`" ? "反引号" : ` \`${a.detail}\` `}开头的文字在 YAML 中另有含义。`, hint: "请给整段文字加上引号。" },
        "after-quote": { message: "右引号之后还有文字。", hint: "请用引号括住整段文字；在单引号之内，引号本身要写成 `''`。" },
        "bad-escape": { message: `YAML 没有 \`${a.detail}\` 这种转义写法。`, hint: "双引号内的反斜杠要写成 `\\\\`，或改用单引号。" },
        "list-on-key-line": { message: "列表写在了字段名的同一行。", hint: "请另起一行并缩进，再写列表。" },
        "long-key": { message: "字段名超过了 1024 个字符。", hint: "请检查是否漏了换行或引号。" },
        directive: { message: "YAML 不认识这条指令。", hint: "请删除这一行。" },
        unexpected: { message: a.detail ? `此处不应出现 \`${a.detail}\`。` : "这一行结束之前缺少内容。", hint: "请检查这一行和上一行的缩进、引号和括号。" },
      })[a.reason],
    "duplicate-key": (a) => ({ message: `字段 \`${a.key}\` 重复出现。`, hint: "请只保留一处。" }),
    "yaml-key": () => ({ message: "字段名必须是普通文字。", hint: "以括号开头的文字请加引号。" }),
    "yaml-reserved-key": (a) => ({ message: `\`${a.key}\` 不能用作字段名。`, hint: "请换一个名称。" }),
    "yaml-alias-unknown": (a) => ({
      message: `此处引用之前没有锚点 \`&${a.name}\`。`,
      hint: "如果 `*` 是文字的一部分，请给整段文字加上引号。",
    }),
    "yaml-anchor-unused": (a) => ({
      message: `\`&${a.name}\` 被当作 YAML 锚点而不是文字，而且没有任何地方引用它。`,
      hint: "如果它是文字的一部分，请给整段文字加上引号。",
    }),
    "yaml-comment-cut": (a) => ({
      message: `\`#\` 前面有空格，\`${a.text}\` 被当作注释而不是文字。`,
      hint: "如果它是文字的一部分，请给整段文字加上引号；如果是注释，请在 `#` 后加一个空格。",
    }),
    "yaml-alias-cycle": (a) => ({ message: `引用 \`*${a.name}\` 出现在它自己的锚点之内。`, hint: "请直接写出内容。" }),
    "yaml-alias-limit": (a) => ({
      message: `文件中的引用展开后超过 ${a.limit} 个值。`,
      hint: "请直接写出内容；层层相乘的引用不予读取。",
    }),
    "yaml-too-deep": (a) => ({
      message: `嵌套超过了 ${a.limit} 层。`,
      hint: "请检查括号和缩进；一份提纲大约只需十层。",
    }),
    "yaml-many-documents": () => ({
      message: "从这里开始是第二个 YAML 文档；一个文件只能有一个。",
      hint: "请删除 `---`（或 `...`）这一行，或把其余内容移到另一个文件。",
    }),
    "yaml-tag": (a) => ({ message: `不支持 YAML 标签 \`${a.tag}\`。`, hint: "请删除；如果它是文字的一部分，请给整段文字加上引号。" }),
    "number-not-finite": (a) => ({ message: `\`${a.text}\` 不是有限的数。`, hint: "请用数字写出；如果是文字，请加引号。" }),
    "number-imprecise": (a) => ({ message: `\`${a.text}\` 的位数太多，无法精确计算。`, hint: "最多使用 15 位数字，必要时换用更大的单位。" }),
    "unknown-field": (a) => ({
      message: `这里没有字段 \`${a.field}\`。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : a.known.length > 0 ? `可用的有 ${list(a.known)}。` : "请删除。",
    }),
    "missing-field": (a) => ({
      message: `${a.field === undefined && a.item === undefined ? "" : `${placeName(a)}`}缺少字段 \`${a.missing}\`。`,
      hint: `请加上 \`${a.missing}:\` 并写出它的值。`,
    }),
    "one-of-two": (a) => ({
      message: a.both ? `\`${a.first}\` 和 \`${a.second}\` 同时写了。` : `缺少 \`${a.first}\` 或 \`${a.second}\`。`,
      hint: a.both ? "请保留其中一个。" : "请写上其中一个。",
    }),
    "wrong-type": (a) => ({
      message: `${placeName(a)}应当是${a.expected.map((kind) => kindNames[kind]).join("或")}，而不是${a.value === undefined ? kindNames[a.got] : ` \`${a.value}\``}。`,
      hint:
        a.got === "nothing"
          ? "请在冒号后写出值；以 `#` 开头的文字需要加引号。"
          : a.expected.length === 1 && a.expected[0] === "fields"
            ? "请把每个字段单独写成一行，形如 `名称: 值`。"
            : a.expected.includes("list") && a.got !== "fields"
            ? "请把每一项单独写成一行，以 `- ` 开头。"
            : a.expected.includes("text") && (a.got === "fields" || a.got === "list")
              ? "请写普通文字；文字中有冒号或以括号开头时，请加引号。"
              : a.expected.includes("text") && a.got === "boolean"
                ? "请给文字加上引号。"
                : undefined,
    }),
    "too-many-items": (a) => ({
      message: `${placeName(a)}有 ${a.count} 项，最多只能有 ${a.max} 项。`,
      hint: a.field === "slides" ? "请分成两份演示文稿。" : "请删去一些，或分成两页。",
    }),
    "too-many-names": (a) => ({ message: `这里有 ${a.count} 项，最多只能有 ${a.max} 项。`, hint: "请只保留幻灯片用到的。" }),
    "too-few-items": (a) => ({
      message: a.count === 0 ? `${placeName(a)}是空的。` : `${placeName(a)}只有 ${a.count} 项，至少要有 ${a.min} 项。`,
      hint: `请再加 ${a.min - a.count} 项。`,
    }),
    "text-too-long": (a) => ({ message: `${placeName(a)}有 ${a.length} 个字符，最多只能有 ${a.max} 个。`, hint: "请缩短文字。" }),
    "text-too-short": (a) => ({
      message: a.length === 0 ? `${placeName(a)}是空的。` : `${placeName(a)}只有 ${a.length} 个字符，至少要有 ${a.min} 个。`,
      hint: a.length === 0 ? "请写出文字；可以省略的字段也可以直接删除。" : "请写得更完整。",
    }),
    "number-too-large": (a) => ({
      message: `${placeName(a)}是 \`${a.value}\`，应当${a.inclusive ? "不大于" : "小于"} ${a.max}。`,
      hint: "请改成较小的数。",
    }),
    "number-too-small": (a) => ({
      message: `${placeName(a)}是 \`${a.value}\`，应当${a.inclusive ? "不小于" : "大于"} ${a.min}。`,
      hint: "请改成较大的数。",
    }),
    "not-multiple": (a) => ({
      message: `${placeName(a)}是 \`${a.value}\`，不是 ${a.step} 的倍数。`,
      hint: `请改成 ${a.step} 的倍数。`,
    }),
    "unknown-value": (a) => ({
      message: `${placeName(a)}不能是 \`${a.value}\`。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？可用的有 ${list(a.known)}。` : a.known.length === 1 ? `只能是 ${list(a.known)}。` : `可用的有 ${list(a.known)}。`,
    }),
    "bad-format": (a) => ({
      message: `${placeName(a)}是 \`${a.value}\`，写法不符合要求。`,
      hint:
        a.format === "date"
          ? "请写日历上有的日期，形如 `2016-01-31`。"
          : a.format === "color"
            ? "请用六位十六进制数写颜色，例如 `1060A0`。"
            : a.format === "slide-id"
              ? "只能用文字、数字、`-` 和 `_`，不能有空格。"
          : a.format === "time"
            ? "请把时间写成 `09:30` 的形式。"
            : a.format === "datetime"
              ? "请把日期和时间写成 `2016-01-31T09:30:00Z` 的形式。"
              : a.format === "url"
                ? "请写完整的网址，例如 `https://example.org/`。"
                : a.format === "email"
                  ? "请写邮箱地址，例如 `name@example.org`。"
                  : `要求的形式是 \`${a.format}\`。`,
    }),
    "bad-key": (a) => ({
      message: `\`${a.key}\` 不能用作此处的名称。`,
      hint: a.format ? `名称的形式是 \`${a.format}\`。` : "请换一个名称。",
    }),
    "ambiguous-value": (a) => ({ message: `${placeName(a)}可以有不止一种理解。`, hint: "请只保留其中一种的字段，删去其余的。" }),
    "invalid-value": (a) => ({ message: `${placeName(a)}的值无效${a.detail ? `（${a.detail}）` : ""}。`, hint: "请对照手册检查。" }),
    "more-problems": (a) => ({ message: `文件中还有 ${a.count} 处同类问题。`, hint: "请先改正已列出的问题，再运行一次。" }),
    // outline/ ----------------------------------------------------------------------------------------------------
    "outline-empty": (a) => ({
      message: `提纲 \`${a.path}\` 里只有注释，没有内容。`,
      hint: "请从 `deck:` 和 `slides:` 写起；用 `deckwright templates` 可查看每种版式能写什么。",
    }),
    "report-unnamed": (a) => ({
      message: `提纲 \`${a.path}\` 没有指定报告。`,
      hint: "请加上 `report: assets/report.md`，或直接写出报告文件：`deckwright figures assets/report.md`。",
    }),
    "output-outside": (a) => ({
      message: `\`${a.path}\` 在提纲所在的文件夹之外；提纲里只能指定该文件夹内的输出文件。`,
      hint: "请写其中的位置，例如 `output/deck.pptx`；在命令行用 `-o` 可以写到任何位置。",
    }),
    "output-name": (a) => ({ message: a.ending === ".pptx" ? `\`${a.path}\` 不是演示文稿的文件名。` : `\`${a.path}\` 的扩展名与格式不符。`, hint: `文件名请以 \`${a.ending}\` 结尾。` }),
    "output-twice": (a) => ({ message: `会议 ${list(a.meetings)} 都会写入 \`${a.path}\`。`, hint: "请给每次会议各写一个 `output:`。" }),
    "unknown-audience": (a) => ({
      message: `\`for\` 里的 \`${a.name}\` 既不是会议，也不是某次会议的听众。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : a.known.length > 0 ? `可用的有 ${list(a.known)}。` : "请在 `meetings:` 里写明，或去掉 `for:`。",
    }),
    "figure-name": (a) => ({
      message: `\`${a.name}\` 不能用作指标名，因为无法引用它。`,
      hint: "名称中不要用 `.`、`|`、花括号和 ` as `，首尾不要有空格。",
    }),
    "unknown-template": (a) => ({
      message: `没有名为 \`${a.name}\` 的版式。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : `可用的有 ${list(a.known)}。`,
    }),
    "own-template-refused": (a) => ({
      message: `版式 \`${a.name}\` 是提纲旁的一个程序（\`${a.path}\`），须经允许才能运行。`,
      hint: "请先查看该文件，或确认发送者可信，再加上 `--allow-code` 生成。",
    }),
    "own-template-invalid": (a) => ({
      message:
        a.problem === "export" ? `\`${a.path}\` 没有导出函数 \`template\`。`
        : a.problem === "name" ? `\`${a.path}\` 中版式的名称与文件名不同。`
        : `\`${a.path}\` 中的版式缺少可用的 \`${a.problem}\`。`,
      hint: "完整的例子见 docs/own-templates.md。",
    }),
    "own-template-typescript": (a) => ({
      message: `当前版本的 Node 不能运行 TypeScript 文件 \`${a.path}\`。`,
      hint: "请使用 Node 22.13 或更新版本，或在提纲旁安装 `amaro`，或把版式存为 `.js`。",
    }),
    "own-template-failed": (a) => ({
      message: `\`${a.path}\` 中的版式出错：\`${a.message}\`。`,
      hint: "错误在该文件中。",
    }),
    // report/ -----------------------------------------------------------------------------------------------------
    "docx-damaged": (a) => ({
      message: `Word 文件 \`${a.path}\` 已损坏或不完整。`,
      hint: "请重新复制或下载；也可用 Word 或 WPS 打开后另存为新的 .docx 文件。",
    }),
    "docx-encrypted": (a) => ({
      message: `Word 文件 \`${a.path}\` 设有密码。`,
      hint: "请用 Word 或 WPS 打开，取消密码后重新保存。",
    }),
    "docx-old-format": (a) => ({
      message: `文件 \`${a.path}\` 实际是 Word 97–2003 格式（.doc）。`,
      hint: "请用 Word 或 WPS 打开，另存为 .docx。",
    }),
    "docx-other-file": (a) => ({
      message: `文件 \`${a.path}\` 不是 Word 文档${a.looksLike ? `，看起来是 ${a.looksLike} 文件` : ""}。`,
      hint: "请给出 .docx 文件，或将报告另存为 .docx。",
    }),
    "docx-doctype": (a) => ({
      message: `Word 文件 \`${a.path}\` 的 \`${a.part}\` 中有文档类型声明，正常的 Word 文件没有这种内容。`,
      hint: "请勿轻信此文件；可向来源重新索取，或用 Word、WPS 打开后另存为新的 .docx 文件。",
    }),
    "pdf-damaged": (a) => ({
      message: `PDF 文件 \`${a.path}\` 已损坏或不完整。`,
      hint: "请重新复制或下载；也可用阅读器打开后打印为新的 PDF。",
    }),
    "pdf-encrypted": (a) => ({
      message: `PDF 文件 \`${a.path}\` 设有密码。`,
      hint: "请输入密码打开，另存为无密码的文件；也可改用原来的 Word 文件。",
    }),
    "pdf-other-file": (a) => ({
      message: `文件 \`${a.path}\` 不是 PDF${a.looksLike ? `，看起来是 ${a.looksLike} 文件` : ""}。`,
      hint: "请给出 PDF 文件，或按实际类型改正扩展名。",
    }),
    "pdf-scanned": (a) => ({
      message: `PDF 文件 \`${a.path}\`（共 ${a.pages} 页）是扫描件：页面只有图像，没有文字。`,
      hint: "请先做文字识别（OCR）并核对数字，或改用原来的 Word 文件。",
    }),
    "pdf-pages-without-text": (a) => ({
      message: `\`${a.path}\` 共 ${a.total} 页，其中第 ${a.pages.join("、")} 页没有文字，未能读取。`,
      hint: "如果这些页以图片形式列有数据，请先做文字识别（OCR），或改用原来的 Word 文件。",
    }),
    "pdf-unreadable-text": (a) => ({
      message: `PDF 文件 \`${a.path}\` 的字体没有说明所画的是哪些字${a.maps.length > 0 ? `（${list(a.maps)}）` : ""}，其中的文字无法读取。`,
      hint: "请改用原来的 Word 文件，或先做文字识别（OCR）。",
    }),
    "pdf-too-much": (a) => ({
      message: {
        pages: `PDF 文件 \`${a.path}\` 超过 ${a.limit} 页。`,
        characters: `PDF 文件 \`${a.path}\` 超过 ${a.limit} 个字符。`,
        seconds: `PDF 文件 \`${a.path}\` 在 ${a.limit} 秒内未能读完。`,
        megabytes: `PDF 文件 \`${a.path}\` 解压后占用内存超过 ${a.limit} MB。`,
      }[a.what],
      hint: "请确认文件选对了，或把需要的页打印为新的 PDF。",
    }),
    "report-too-complex": (a) => ({
      message: {
        entries: `文件 \`${a.path}\` 内含的部件超过 ${a.limit} 个。`,
        expansion: `文件 \`${a.path}\` 解压后的文字超过 ${a.limit} MB。`,
        depth: `\`${a.path}\` 的内容嵌套超过 ${a.limit} 层。`,
        elements: `\`${a.path}\` 的内容超过 ${a.limit} 个元素。`,
      }[a.what],
      hint: "正常的报告不会如此。请确认文件选对了，或将其中的文字另存为新文件。",
    }),
    "report-empty": (a) => ({ message: `报告 \`${a.path}\` 没有文字内容。`, hint: "请确认文件选对了，并且已经保存。" }),
    "front-matter-open": (a) => ({
      message: `\`${a.path}\` 开头的元数据没有结束标记。`,
      hint: "请用单独一行 `---` 结束；在此之前这部分按正文读取。",
    }),
    "division-by-zero": (a) => ({
      message: `计算 \`${a.kind}\` 时除数为零，或计入舍入误差后可能为零。`,
      hint: "请换一个指标作除数。",
    }),
    "unit-mismatch": (a) => ({
      message: `\`${a.left}\` 与 \`${a.right}\` 不是同类单位，数值不能合在一起计算。`,
      hint: "请选用单位相同或可以换算的指标（如 `亿元` 与 `万元`、`%` 与 `‰`）。",
    }),
    "derived-inputs": (a) => ({
      message: `\`${a.kind}\` ${a.more ? "至少" : ""}需要 ${a.expected} 个指标，这里有 ${a.found} 个。`,
      hint: a.found < a.expected ? "请补上缺少的指标。" : "请去掉多余的指标。",
    }),
    "change-missing": (a) => ({
      message: `\`prior\` 需要带增减幅度的指标，报告没有给出 \`${a.value}\` 的增减幅度。`,
      hint: "请选用带增长率的指标，或直接引用报告中的上期数值。",
    }),
    // kinds/, charts/ ---------------------------------------------------------------------------------------------
    "not-a-number": (a) => ({
      message: `\`${a.text}\` 不是数字。`,
      hint: "请写成 2942、-3.1 这样的数字（整数部分最多 15 位）；没有数据时写 `null`。",
    }),
    "quantity-without-value": (a) => ({
      message: a.label ? `\`${a.label}\` 没有给出数值。` : "这个数没有给出数值。",
      hint: "请写 `value: 2942`，或用 `figure:` 引用一个指标。",
    }),
    "takeaway-below-cards": (a) => ({
      message: `\`${a.count}\` 张卡片占满了版面，下方放不下 \`takeaway\`。`,
      hint: "请把结论写进 `title`，或减到 3 至 4 张卡片。",
    }),
    "proportion-out-of-range": (a) => ({
      message: `部分 \`${a.part}\` 不在 0 与整体 \`${a.whole}\` 之间。`,
      hint: "请检查 `part` 与 `whole` 是否写反；整体必须大于 0。",
    }),
    "progress-out-of-range": (a) => ({
      message: `进度条画不出“\`${a.of}\` 中的 \`${a.value}\`”。`,
      hint: "数值不能为负，总数 `of` 必须大于 0。",
    }),
    "progress-units": (a) => ({
      message: a.of === undefined ? `进度条表示占比，而数值的单位是 \`${a.unit}\`，又没有给出总数。` : `数值的单位是 \`${a.unit}\`，总数 \`of\` 的单位是 \`${a.of}\`。`,
      hint: a.of === undefined ? "请补上总数，如 `of: 79`，或改写为百分比。" : "请统一为同一单位，否则进度条会画错。",
    }),
    "proportion-units": (a) => ({
      message: `\`part\` 的单位是 \`${a.part}\`，\`whole\` 的单位是 \`${a.whole}\`。`,
      hint: "请统一为同一单位，否则比例条会画错。",
    }),
    "series-length": (a) => ({
      message: `系列 \`${a.series}\` 有 \`${a.values}\` 个数值，而类别有 \`${a.categories}\` 个。`,
      hint: "每个类别对应一个数值；没有数据的写 `null`。",
    }),
    "series-missing": (a) => ({
      message: a.both ? "这张图同时写了 `values` 和 `series`。" : "这张图没有数值。",
      hint: "只有一个系列时用 `values`；有多个系列时用 `series`，逐个写明 `name` 和 `values`。",
    }),
    "chart-empty": (a) => ({
      message: `系列 \`${a.series}\` 没有任何数值。`,
      hint: "请至少给出一个数值，或删去这个系列。",
    }),
    "chart-too-many": (a) => ({
      message: `\`${a.kind}\` 图最多容纳 \`${a.max}\` 个类别，这里有 \`${a.count}\` 个。`,
      hint: a.instead ? `请改用 \`kind: ${a.instead}\`，或减少类别。` : "请减少类别，或拆成两张图。",
    }),
    "chart-too-many-series": (a) => ({
      message: `\`${a.kind}\` 图最多分辨 \`${a.max}\` 个系列，这里有 \`${a.count}\` 个。`,
      hint: "请减少系列，或改为堆积，或拆成两张图。",
    }),
    "category-too-long": (a) => ({
      message: `类别 \`${a.name}\` 太长，坐标轴上最多容纳 \`${a.max}\` 个汉字（西文字母约两倍）。`,
      hint: a.instead ? `请缩短名称，或改用 \`kind: ${a.instead}\`，名称可以更长。` : "请缩短名称。",
    }),
    "unknown-time": (a) => ({
      message: `时间轴上没有时段 \`${a.name}\`。`,
      hint: `请写时段的名称，或从 1 数起的序号。可用的时段有：${list(a.known)}。`,
    }),
    "period-backwards": (a) => ({
      message: `\`${a.text}\` 的结束早于开始。`,
      hint: "`end` 写最后一个时段，含该时段；2.5 表示第二个时段的中点。",
    }),
    "unknown-category": (a) => ({
      message: `没有可以突出显示的类别 \`${a.name}\`。`,
      hint: `请写类别的文字，或从 1 数起的序号。现有类别：${list(a.known)}。`,
    }),
    "part-negative": (a) => ({
      message: `\`${a.label}\` 的数值是 \`${a.value}\`；构成中的部分不能为负。`,
      hint: "有负值时请改用柱形图或条形图。",
    }),
    "parts-empty": () => ({
      message: "这张图各部分之和为 0。",
      hint: "请至少让一个部分大于 0。",
    }),
    "unknown-node": (a) => ({
      message: `图中没有 \`${a.name}\`。`,
      hint: a.suggestion ? `是不是想写 \`${a.suggestion}\`？` : `图中有 ${list(a.known)}。`,
    }),
    "duplicate-node": (a) => ({
      message: `图中有两处都叫 \`${a.name}\`。`,
      hint: "连线按名称寻找两端，请为每一处取不同的名称。",
    }),
    "flow-cycle": (a) => ({
      message: `流程绕成了一圈：${a.names.map((name) => `\`${name}\``).join(" → ")}。`,
      hint: "请去掉折返的连线；循环往复的步骤请用 `kind: cycle`。",
    }),
    "flow-unbalanced": (a) => ({
      message: `流入 \`${a.name}\` 的合计为 \`${a.into}\`，流出的合计为 \`${a.out}\`，两者不等。`,
      hint: "请核对数值，或补上缺少的流向，例如“其他”。",
    }),
    "diagram-too-deep": (a) => ({
      message: `这张图有 \`${a.depth}\` 层，最多容纳 \`${a.max}\` 层。`,
      hint: "请合并层级，或拆成两页。",
    }),
    "not-a-date": (a) => ({
      message: `\`${a.text}\` 不是日期。`,
      hint: "请写年、季度、月或日：`2016`、`2016-Q1`、`2016-03`、`2016-03-15`。",
    }),
    "date-order": (a) => ({
      message: `结束时间 \`${a.end}\` 早于开始时间 \`${a.start}\`。`,
      hint: "请对调两个日期，或改正其中一个。",
    }),
    "date-outside": (a) => ({
      message: `\`${a.text}\` 不在图示时段 \`${a.start}\` 至 \`${a.end}\` 之内。`,
      hint: "请放宽 `from` 和 `to`，或省略它们，时段会按各项日期自动确定。",
    }),
    "range-empty": (a) => ({
      message: `刻度从 \`${a.min}\` 到 \`${a.max}\`，没有区间。`,
      hint: "请让 `max` 大于 `min`。",
    }),
    "value-outside": (a) => ({
      message: `\`${a.value}\` 超出刻度范围 \`${a.min}\` 至 \`${a.max}\`。`,
      hint: "请放宽刻度，让图形能如实显示这个数值。",
    }),
    "parts-not-whole": (a) => ({
      message: `这张图各部分之和是 \`${a.sum}\`%，不是 100%。`,
      hint: "请把缺少的部分单列一项（如“其他”），或改用条形图。",
    }),
    "axis-not-zero": (a) => ({
      message: `这张图的坐标轴从 \`${a.min}\` 起；柱形图、条形图和面积图必须从 0 起。`,
      hint: "请去掉 `min`，或改用折线图并写 `baseline: data`。",
    }),
    "axis-too-short": (a) => ({
      message: `坐标轴从 \`${a.min}\` 到 \`${a.max}\`，数值 \`${a.value}\` 超出了范围。`,
      hint: "请放宽 `axis:` 下的 `min` 和 `max`，或不写。",
    }),
    "chart-too-few": (a) => ({
      message: `\`${a.kind}\` 图至少需要 \`${a.min}\` 个类别，这里只有 \`${a.count}\` 个。`,
      hint: "类别这样少时，请用柱形图或条形图。",
    }),
    "waterfall-closes": (a) => ({
      message: `到 \`${a.label}\` 为止，各步合计为 \`${a.sum}\`，而它写作 \`${a.shown}\`（相差 \`${a.by}\`，超出四舍五入的误差）。`,
      hint: "请改正有误的一步，或把缺少的部分单列一步。",
    }),
    "waterfall-start": () => ({
      message: "瀑布图的第一步是起点，其后至少要有一项增减。",
      hint: "总量用 `total: true` 标明；没有标明的是增减。",
    }),
    "bins-shape": (a) => ({
      message: `分组有 \`${a.counts}\` 个，边界有 \`${a.edges}\` 个；边界应比分组多一个，并由小到大排列。`,
      hint: "请由小到大写出边界：两组写作 `edges: [0, 10, 20]`。",
    }),
    "bullet-bands": (a) => ({
      message: `\`${a.name}\` 的区间没有由小到大排列。`,
      hint: "请由小到大写出各区间的上限。",
    }),
    "chart-chosen": (a) => ({
      message: `图表选用 \`${a.kind}\`：${chartReasons[a.why]}。`,
      hint: `如要固定，请把 \`show\` 换成 \`kind: ${a.kind}\`，也可以写别的图。`,
    }),
    "intent-unclear": (a) => ({
      message: `这些数据画不出 \`${a.show}\` 图：${chartNeeds[a.need]}。`,
      hint: "请换数据、换 `show`，或直接写明 `kind`。",
    }),
    "chart-columns": (a) => ({
      message: `数据 \`${a.table}\` 里没有可以画图的数值列。`,
      hint: `请在 \`values\` 里写明用哪些列。现有的列：${list(a.known)}。`,
    }),
    "unknown-indicator": (a) => ({
      message: `报告${a.section ? `“${a.section}”部分` : ""}里没有指标 \`${a.indicator}\`。`,
      hint: a.elsewhere ? "它在报告的其他部分，见上；请改正 `section:`，或去掉它。" : a.suggestion ? `报告里写的是 \`${a.suggestion}\`${a.change ? "，增速请用 `.change` 取" : ""}。` : "用 `deckwright figures` 可列出报告中的指标。",
    }),
    "figure-internal": (a) => ({
      message: a.because ? `\`${a.name}\` 由内部指标 \`${a.because}\` 推算得出，公开版本不能展示。` : `指标 \`${a.name}\` 属于内部，公开版本不能展示。`,
      hint: a.because ? "请给这一页或这一项写上 `release: 内部`；推算结果可以公开的，给这个指标写上 `release: 公开`。" : "请给这一页或这一项写上 `release: 内部`，在讲稿中以 `【内部】` 开头另起一行，或去掉引用。",
    }),
    "internal-mark": () => ({
      message: "这里写着“内部”，但写在此处不会被略去。",
      hint: "讲稿中请另起一行，以 `【内部】` 开头；页面上请给这一项或整页写 `release: 内部`。",
    }),
    "internal-number": (a) => ({
      message: `这里的 \`${a.number}\` 与内部指标 \`${a.name}\` 的数字相同，是直接写出或取自数据表的。`,
      hint: "请不要让它进入公开版本；如属数字巧合，请在 `ignore:` 中写明代码和理由。",
    }),
    "blocks-left-out": (a) => ({
      message: `这一页在此版本中略去了 ${a.count} 项，余下的内容不足以成页。`,
      hint: "请为这个版本多留几项，或给整页写 `for:`、`release:`。",
    }),
    "unknown-figure": (a) => ({
      message: `没有名为 \`${a.name}\` 的指标：\`figures:\` 里没有，报告里也没有这个名称。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : "请在 `figures:` 里给它起名；用 `deckwright figures` 可列出报告中的指标。",
    }),
    "ambiguous-figure": (a) => ({
      message: `报告里的 \`${a.indicator}\` 有 ${a.places} 处，各不相同。`,
      hint: `${a.name === undefined ? "请按所指写明" : "请在 `figures:` 里为所指的一处起名"}，与上列各处依次对应：${list(a.name === undefined ? a.ways : a.ways.map((way) => `${a.name}: ${way}`))}。`,
    }),
    "bad-period": (a) => ({
      message: `\`${a.period}\` 不是时期。`,
      hint: "可以写 `2015`、`2015Q1`、`2015-06`、`2015-01/2015-11`，也可以照报告写，如 `2015年1–11月`、`前三季度`。",
    }),
    "unknown-period": (a) => ({
      message: `报告没有给出 \`${a.indicator}\` 在 \`${a.period}\` 的数值。`,
      hint: a.known.length > 0 ? `报告给出的时期是 ${list(a.known)}。` : "报告没有写明它的时期，请去掉 `period:`。",
    }),
    "unknown-scope": (a) => ({
      message: `报告没有给出口径为 \`${a.scope}\` 的 \`${a.indicator}\`。`,
      hint: a.known.length > 0 ? `报告给出的口径是 ${list(a.known)}。` : "报告没有写明它的口径，请去掉 `scope:`。",
    }),
    "report-conflict": (a) => ({
      message: `报告中 \`${a.name}\` 前后不一致：演示文稿引用的是 \`${a.here}\`，另一处写的是 \`${a.there}\`${a.places > 2 ? `，互相矛盾的共有 ${a.places} 处` : ""}。`,
      hint: "请向报告起草人核实；要改用另一处，可写 `nth:`。核实之后，可用 `ignore: [report-conflict]` 不再提示。",
    }),
    "no-such-place": (a) => ({
      message: `\`${a.indicator}\` 没有第 ${a.nth} 处：报告里共有 ${a.places} 处。`,
      hint: "请对照下列各处，或去掉 `nth:`。",
    }),
    "no-report": (a) => ({
      message: `指标 \`${a.name}\` 需要报告，但提纲没有指定可读的报告。`,
      hint: "请加上 `report: assets/report.md`。",
    }),
    "figure-definition": (a) => ({
      message: `指标 \`${a.name}\` 有 ${a.ways} 种定义，只能有一种。`,
      hint: "请写 `indicator:`，或 `prior`、`difference`、`share`、`ratio`、`sum` 中的一种。",
    }),
    "figure-cycle": (a) => ({ message: `指标 \`${a.name}\` 由它自己推算而来。`, hint: "请解开推算指标之间的循环。" }),
    "figure-chain": (a) => ({ message: `指标 \`${a.name}\` 的推算超过了 ${a.max} 层。`, hint: "请直接由报告中的指标推算。" }),
    "figure-without-change": (a) => ({ message: `报告没有给出 \`${a.name}\` 的增幅。`, hint: "请改用它的数值，或换一个有增幅的指标。" }),
    "figure-without-value": (a) => ({ message: `报告只给出 \`${a.name}\` 的增幅，没有数值。`, hint: "请用 `.change`。" }),
    "bad-reference": (a) => ({
      message: `\`${a.reference}\` 不是对指标的引用。`,
      hint: "可以写 `{{名称}}`、`{{名称.change}}`、`{{名称.value}}`、`{{名称.unit}}`、`{{名称.period}}`、`{{名称.scope}}` 或 `{{名称 as 万元}}`。",
    }),
    "reference-open": () => ({ message: "从这里开始的引用没有以 `}}` 结束。", hint: "请写成 `{{名称}}`；如果就是要写花括号，请写 `\\{{`。" }),
    "no-such-part": (a) => ({ message: `报告没有给出 \`${a.name}\` 的 \`${a.part}\`。`, hint: "请改用别的部分，或直接用文字说明。" }),
    "cannot-convert": (a) => ({ message: `\`${a.from}\` 不能换算成 \`${a.to}\`。`, hint: "只能在同类单位间换算：亿元、万元、元；%、‰。" }),
    "period-mix": (a) => ({
      message: a.periods ? `\`${a.name}\` 在同一页用了不同的时期：${list(a.periods)}。` : `\`${a.name}\` 由不同时期的指标推算而来。`,
      hint: "请确认可比，或改用同一时期的指标。",
    }),
    "unknown-section": (a) => ({ message: `报告里没有 \`${a.name}\` 这一部分。`, hint: `报告的各部分是 ${list(a.known)}。` }),
    "ambiguous-section": (a) => ({ message: `报告里不止一处是 \`${a.name}\`。`, hint: "请写出路径，例如 `三/一`。" }),
    "data-internal": (a) => ({
      message: `数据表 \`${a.name}\` 属于内部，公开版本不能引用。`,
      hint: "请给这一页或这一项写上 `release: 内部`，或改用其他数据表。",
    }),
    "unknown-data": (a) => ({
      message: `没有名为 \`${a.name}\` 的数据表。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : a.known.length > 0 ? `已有 ${list(a.known)}。` : "请在 `data:` 里写明文件。",
    }),
    "unknown-column": (a) => ({
      message: `数据表 \`${a.table}\` 没有 \`${a.name}\` 这一列。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : `它的列是 ${list(a.known)}。`,
    }),
    "ragged-row": (a) => ({
      message: `这一行有 ${a.cells} 格，表头有 ${a.columns} 格。`,
      hint: a.cells > a.columns ? "单元格里有逗号时，请用英文双引号括起来，例如 `\"10,000\"`。" : "请补上缺少的单元格；空单元格也要保留逗号。",
    }),
    "quote-open": () => ({ message: "此处的引号没有闭合。", hint: "请在单元格文字末尾加上 `\"`；文字中的引号要连写两个。" }),
    "data-range": (a) => ({ message: `\`${a.range}\` 不是单元格区域。`, hint: "请写出首尾两个单元格，例如 `B3:F20`。" }),
    "data-header": (a) => ({
      message: `\`${a.path}\` 的第 ${a.rows} 行不能作表头：该行没有内容，或不在读取范围内。`,
      hint: "请按文件自身的行号填写，从 1 数起；用 `deckwright data` 可查看识别结果。",
    }),
    "data-without-sheets": (a) => ({ message: `\`${a.path}\` 是文本文件，没有工作表。`, hint: "请去掉 `sheet`，或改写工作簿的文件名。" }),
    "unknown-sheet": (a) => ({
      message: `\`${a.path}\` 里没有工作表 \`${a.name}\`。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : `其中的工作表有 ${list(a.known)}。`,
    }),
    "cell-error": (a) => ({
      message: `单元格 \`${a.cell}\` 是错误值 \`${a.value}\`，按空单元格读取。`,
      hint: "请改正公式，或清空该单元格，然后保存工作簿。",
    }),
    "cell-uncalculated": (a) => ({
      message: `单元格 \`${a.cell}\` 的公式没有保存计算结果${a.count > 1 ? `（这类单元格共 ${a.count} 个）` : ""}。`,
      hint: "请用 Excel 或 WPS 打开并保存一次，再重新生成；此处不计算公式。",
    }),
    "workbook-encrypted": (a) => ({ message: `工作簿 \`${a.path}\` 设有打开密码。`, hint: "请用 Excel 或 WPS 打开，取消打开密码，另存为 .xlsx。" }),
    "workbook-old": (a) => ({ message: `\`${a.path}\` 是 Excel 97–2003 的旧格式。`, hint: "请用 Excel 或 WPS 打开，另存为 .xlsx。" }),
    "workbook-foreign": (a) => ({
      message: `\`${a.path}\` 不是 .xlsx 工作簿${a.looksLike ? `，看起来是 ${a.looksLike} 文件` : ""}。`,
      hint: "请把表格另存为 .xlsx 或 CSV；如果本来就是文本文件，请把扩展名改为 .csv。",
    }),
    "workbook-damaged": (a) => ({
      message: `工作簿 \`${a.path}\` 已损坏或不完整，其中的 \`${a.part}\` 无法读取。`,
      hint: "请重新获取原文件，或用 Excel、WPS 打开后另存一份。",
    }),
    "workbook-too-large": (a) => ({
      message: `工作簿 \`${a.path}\` 过大，无法读取（\`${a.what}\`）。`,
      hint: "请把幻灯片要用的数据复制到单独的工作簿。",
    }),
    "repeated-column": (a) => ({ message: `有两列都叫 \`${a.name}\`，采用前一列。`, hint: "请给每一列不同的名称。" }),
    "data-empty": (a) => ({ message: `\`${a.path}\` 的表头下面没有数据。`, hint: "数据表需要一行表头和至少一行数据。" }),
    "data-too-large": (a) => ({ message: `\`${a.path}\` 超过 ${a.max} 个单元格。`, hint: "请只保留幻灯片要用的数据。" }),
    "data-too-much": (a) => ({ message: `各页从数据表取用的单元格超过 ${a.max} 个。`, hint: "请把幻灯片要用的数据放进较小的文件。" }),
    "unknown-meeting": (a) => ({
      message: `提纲里没有会议 \`${a.name}\`。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : a.known.length > 0 ? `已有 ${list(a.known)}。` : "请在 `meetings:` 里写明。",
    }),
    "unknown-theme": (a) => ({
      message: `没有名为 \`${a.name}\` 的主题。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : `可用的有 ${list(a.known)}；自己的主题可放在提纲旁的 \`themes/\` 里。`,
    }),
    "brand-not-presentation": (a) => ({
      message: `\`${a.path}\` 不是 PowerPoint 演示文稿或模板。`,
      hint: "请给出 .pptx 或 .potx 文件；旧的 .ppt、.pot 请先另存为这两种格式。",
    }),
    "brand-macros": (a) => ({
      message: `单位模板 \`${a.path}\` 含有宏。`,
      hint: "请另存为不含宏的 .pptx 或 .potx。",
    }),
    "brand-damaged": (a) => ({
      message: `单位模板 \`${a.path}\` 已损坏或不完整。`,
      hint: "请重新复制；也可用 PowerPoint 打开后另存为新文件。",
    }),
    "brand-encrypted": (a) => ({
      message: `单位模板 \`${a.path}\` 设有密码。`,
      hint: "请用 PowerPoint 打开，取消密码后重新保存。",
    }),
    "brand-too-large": (a) => ({
      message: `单位模板 \`${a.path}\` 过大：超过 ${a.limit} ${{ entries: "个部件", size: "MB（解压后）", depth: "层元素", elements: "个元素（单个部件）" }[a.what]}。`,
      hint: "请删去示例幻灯片和用不到的版式，另存为新文件。",
    }),
    "brand-size": (a) => ({
      message: `\`${a.path}\` 的页面为 ${a.width} × ${a.height} 磅；目前只支持横向页面。`,
      hint: "请换用 16:9、4:3 或比例相近的模板。",
    }),
    "brand-no-master": (a) => ({
      message: `单位模板 \`${a.path}\` 中没有幻灯片母版。`,
      hint: "请用 PowerPoint 打开后另存为新文件，或改用其他主题。",
    }),
    "brand-no-layouts": (a) => ({
      message: `\`${a.path}\` 的版式都没有标题占位符，只能取用它的颜色和字体。`,
      hint: "请在 PowerPoint 的母版视图中添加一个带标题的版式。",
    }),
    "brand-no-ea-font": (a) => ({
      message: `\`${a.path}\` 的主题没有指定中文字体，改用 \`${a.font}\`。`,
      hint: "可用 `theme: { fonts: { ea: … } }` 另行指定。",
    }),
    "brand-colors-changed": (a) => ({
      message: `\`${a.path}\` 的部分颜色在其背景上对比不足，或彼此过于接近；用于文字和图表时已调深或调浅：${a.roles.join("、")}。`,
      hint: "可用 `theme: { colors: … }` 另行指定；`deckwright template` 会列出全部颜色。",
    }),
    "brand-series-alike": (a) => ({
      message: `\`${a.path}\` 的颜色使图表中有的系列难以区分，色觉异常的人尤其如此：${a.series.join("、")}。`,
      hint: "可用 `theme: { colors: … }` 另行指定。",
    }),
    "brand-text-recolored": (a) => ({
      message: `版式 \`${a.layout}\` 的文字颜色 ${a.from} 在背景 ${a.on} 上看不清，这里改用 ${a.to}。`,
      hint: "可在模板的母版视图中修改颜色，或用 `layout:` 换一个版式。",
    }),
    "brand-size-kept": (a) => ({
      message: `\`size: "${a.size}"\` 不起作用：页面大小取自 \`${a.path}\`，为 ${a.width} × ${a.height} 磅。`,
      hint: "请删去 `size`，或在模板中修改页面大小。",
    }),
    "brand-unknown-layout": (a) => ({
      message: `单位模板中没有名为 \`${a.name}\`、且带标题占位符的版式。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : `可用的有 ${list(a.known)}；也可以写序号。`,
    }),
    "brand-picture-left-out": () => ({
      message: "所用版式没有图片的位置，这张图片未放入。",
      hint: "可用 `layout:` 选一个带图片占位符的版式，或去掉图片。",
    }),
    "brand-words-left-out": (a) => ({
      message: `所用版式放不下 \`${a.what}\`，未放入。`,
      hint: "可用 `layout:` 换一个版式。",
    }),
    "layout-without-brand": () => ({
      message: "只有使用单位模板时才能指定版式。",
      hint: "请把主题设为单位模板，如 `theme: brand.pptx`，或删去这一项。",
    }),
    "unknown-chart": (a) => ({
      message: `没有名为 \`${a.name}\` 的图表。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : `可用的有 ${list(a.known)}。`,
    }),
    "no-template-fits": (a) => ({
      message: a.fields.length === 0 ? "这一页没有写版式，也没有可以据以选择版式的字段。" : `这一页没有写版式，也没有版式适合字段 ${list(a.fields)}。`,
      hint: "请加上 `template:`；用 `deckwright templates` 可列出全部版式。",
    }),
    "no-slides": () => ({ message: "提纲里没有幻灯片。", hint: "请在 `slides:` 下至少写一页。" }),
    "no-slides-left": (a) => ({ message: a.meeting === undefined ? "各页都属于内部，没有可以公开的内容。" : `没有一页是给会议 \`${a.meeting}\` 的。`, hint: "请检查各页的 `for:`。" }),
    "duplicate-id": (a) => ({ message: `\`id\` 的值 \`${a.id}\` 用了两次。`, hint: "每一页的 `id` 不能相同。" }),
    "unknown-slide": (a) => ({
      message: `链接 \`#${a.id}\` 没有对应的页。`,
      hint: a.suggestion ? `是否想写 \`#${a.suggestion}\`？` : "请给目标页加上 `id:`。",
    }),
    "link-address": (a) => ({
      message: `\`${a.link}\` 不是网址，也不是邮箱地址。`,
      hint: "请写 `https://example.com/page`、`mailto:name@example.com`，或某一页的 `#id`。",
    }),
    "link-unread": (a) => ({
      message: `\`${a.link}\` 不能作为链接，页上会照原样显示。`,
      hint: "请写 `https://example.com/page`、`mailto:name@example.com`，或某一页的 `#id`；也可以去掉括号。",
    }),
    "build-nothing": (a) => ({
      message: `这一页没有可以按 \`${a.build}\` 逐次出现的内容。`,
      hint: {
        paragraphs: "需要有多个段落的文字；卡片、要点之类的列表请用 `items`。",
        series: "需要由 PowerPoint 绘制的图表，如柱形图、折线图。",
        items: "需要有列表，如卡片、要点或步骤。",
      }[a.build],
    }),
    "unknown-ignore": (a) => ({
      message: `\`${a.code}\` 不是警告代码。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : "代码写在每条提示开头的方括号里。",
    }),
    "error-not-ignored": (a) => ({ message: `这里的 \`${a.code}\` 是错误，错误不能忽略。`, hint: "请改正错误，并把它从 `ignore:` 里去掉。" }),
    "unused-ignore": (a) => ({ message: `这里没有可忽略的 \`${a.code}\`。`, hint: "请删去这一条，以免日后掩盖真正的问题。" }),
    "unknown-check": (a) => ({ message: `没有名为 \`${a.name}\` 的检查。`, hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : `检查有 ${list(a.known)}。` }),
    // checks/ -----------------------------------------------------------------------------------------------------
    "orphan-number": (a) => ({
      message: a.counted
        ? `\`${a.text}\` 的数目，本页列出的内容和报告都对不上。`
        : a.inFile
          ? a.reference === undefined ? `\`${a.text}\` 在报告里没有出处，也无法由本页的数据推算。` : `报告里有 \`${a.text}\`，但看不出是同一个指标。`
          : a.reference === undefined
          ? `\`${a.text}\` 是手写的数字，报告和数据里都没有出处。`
          : `\`${a.text}\` 是手写的数字，而报告里就有。`,
      hint: a.inFile
        ? a.counted ? "请重新数一遍。" : "请核对更正；另有来源的，在页面上注明。"
        : a.counted
        ? "请重新数一遍；如确有依据，写明 `ignore: { orphan-number: 理由 }`。"
        : a.reference === undefined
          ? "请引用报告中的指标（`{{名称}}`）或数据列；另有来源的，写明 `ignore: { orphan-number: 理由 }`。"
          : `请改为 \`${a.reference}\`，数字便随报告更新。`,
    }),
    "number-mismatch": (a) => ({
      message:
        a.what === "period"
          ? `\`${a.name}\` 的时期不符：这里写 \`${a.here}\`，报告是 \`${a.there}\`。`
          : a.what === "unit"
            ? `\`${a.name}\` 的单位不符：这里写 \`${a.here}\`，报告是 \`${a.there}\`。`
            : a.what === "sign"
              ? `\`${a.name}\` 的增减不符：这里是 \`${a.here}\`，报告是 \`${a.there}\`。`
              : a.what === "figure"
                ? `\`${a.name}\` 后面用了 \`${a.here}\`，而报告中它是 \`${a.there}\`。`
                : `\`${a.name}\` 与报告不符：这里是 \`${a.here}\`，报告是 \`${a.there}\`。`,
      hint: "请改为引用指标，不要手写；或更正写错的一处。",
    }),
    "derived-mismatch": (a) => ({
      message: `\`${a.text}\` 与报告推算不符：\`${a.formula}\` 应为 \`${a.expected}\`。`,
      hint: "请在 `figures:` 里用 `share:`、`sum:`、`difference:`、`prior:` 或 `ratio:` 推算，再引用它。",
    }),
    "claim-direction": (a) => ({
      message: a.evidence === undefined ? `本页没有数据支持 \`${a.claim}\` 这一说法。` : `\`${a.claim}\` 不成立：${a.evidence}。`,
      hint: a.evidence === undefined ? "请在本页列出所依据的数据，或在句中写明指标。" : "请更正说法，或更正所依据的数据。",
    }),
    "uneven-time": (a) => ({ message: `年份 \`${a.here}\` 与前后间隔不一致，按顺序应为 \`${a.expected}\`。`, hint: "请核对年份；确实缺年的，写明 `ignore: { uneven-time: 理由 }`。" }),
    "unit-mix": (a) => ({ message: `\`${a.name}\` 在同一页用了不同的单位：${list(a.units)}。`, hint: "请统一单位（`figures:` 里写 `unit:`），或在 `note:` 里说明。" }),
    "scope-mix": (a) => ({ message: `\`${a.name}\` 在同一页用了不同的口径：${list(a.scopes)}。`, hint: "请统一口径，或在 `note:` 里说明。" }),
    coverage: (a) => ({
      message: `${[
        ...(a.sections.length === 0 ? [] : [`没有哪一页讲到 ${list(a.sections)}`]),
        ...(a.shown === a.core ? [] : [`${a.core} 个核心指标中用了 ${a.shown} 个`]),
        ...(a.loose === 0 ? [] : [`${a.loose} 页不属于报告的任何部分`]),
      ].join("；")}。`,
      hint: "用 `deckwright coverage` 查看明细。",
    }),
    "punctuation-width": (a) => ({ message: `\`${a.text}\` 中的标点全角、半角用错。`, hint: `请写作 \`${a.better}\`；\`deckwright check --fix\` 可自动改正。` }),
    "range-style": (a) => ({ message: `数值范围 \`${a.text}\` 的前一个数没有带单位或计数单位，容易误解。`, hint: `请写作 \`${a.better}\`；\`deckwright check --fix\` 可自动改正。` }),
    "percentage-point": (a) => ({
      message: a.points ? `\`${a.text}\` 是两个百分率之差，单位应为个百分点。` : `\`${a.text}\` 是增幅，不是两个百分率之差。`,
      hint: a.points ? "请写作“个百分点”。" : "请写作“%”。",
    }),
    "caption-stop": (a) => ({ message: `\`${a.text}\` 是列表项或图表说明，末尾不用句号。`, hint: "请删去句号。" }),
    "mixed-spacing": (a) => ({
      message: `\`${a.text}\` 在汉字与西文、数字之间加了空格，别处没有加。`,
      hint: `请写作 \`${a.better}\`；\`deckwright check --fix\` 可自动改正。页面上一律不显示这种空格。`,
    }),
    "orphan-character": (a) => ({ message: `段落末行只剩一个字 \`${a.text}\`。`, hint: "请增减几个字。" }),
    "action-title": (a) => ({
      message:
        a.why === "topic"
          ? `标题 \`${a.title}\` 只点了题目；有数据的页面，标题应说出数据的结论。`
          : a.why === "long"
            ? `标题 \`${a.title}\` 超过 ${a.max} 个字。`
            : `标题 \`${a.title}\` 超过 ${a.max} 行。`,
      hint: a.why === "topic" ? "请写出希望听众记住的那句话。" : "请只留结论，其余放进副标题或正文。",
    }),
    "duplicate-title": (a) => ({ message: `与第 ${a.other} 页的标题相同：\`${a.title}\`。`, hint: "请让每页的标题只说这一页的内容。" }),
    "horizontal-logic": (a) => ({
      message: a.missing === "divider" ? `目录列有 \`${a.name}\`，别的部分都有过渡页，这一部分没有。` : `\`${a.name}\` 的过渡页之后，没有这一部分的内容。`,
      hint: "请把标题连起来读一遍：目录、过渡页与各页应当前后一致。",
    }),
    density: (a) => ({
      message: { items: `本页有 ${a.count} 条要点，听众一次最多记住 ${a.max} 条。`, characters: `本页有 ${a.count} 个字，${a.max} 个字已是满页。`, sizes: `本页正文有 ${a.count} 种字号，超过 ${a.max} 种便显杂乱。` }[a.what],
      hint: "请拆成两页，或把细节移到讲稿。",
    }),
    "same-template": (a) => ({ message: `连续 ${a.count} 页都用版式 \`${a.template}\`。`, hint: "请换一种形式呈现其中一页。" }),
    time: (a) => ({
      message: a.what === "slide" ? `讲稿约需 ${a.needs} 分钟，这一页只安排了 ${a.minutes} 分钟。` : `必讲的各页合计 ${a.needs} 分钟，会议只有 ${a.minutes} 分钟。`,
      hint: a.what === "slide" ? "请精简讲稿，或增加 `minutes:`。" : `请把部分页改为 \`priority: should\`，或压缩用时最长的几页：${list(a.longest ?? [])}。`,
    }),
    "time-left": (a) => ({
      message: a.tooLong.length === 0 ? `各页合计 ${a.planned} 分钟，会议有 ${a.minutes} 分钟，内容已全部展示。` : `选出的各页合计 ${a.planned} 分钟，会议有 ${a.minutes} 分钟，没有更接近的选法。`,
      hint: a.tooLong.length === 0 ? "可以讲得更细、补充内容，或缩短会议。" : `略去的各页再加任何一页都会超时：${list(a.tooLong)}。`,
    }),
    leftover: (a) => ({ message: `\`${a.text}\` 像是没有替换的占位文字。`, hint: "请替换或删去。" }),
    contrast: (a) => ({ message: `\`${a.text}\` 与背景的对比度为 ${a.ratio}：1，应达到 ${a.needed}：1。`, hint: "请在主题里改用更深或更浅的颜色（WCAG 2.2 第 1.4.3 条）。" }),
    "min-size": (a) => ({ message: `\`${a.text}\` 的字号为 ${a.size} 磅，后排看清至少要 ${a.needed} 磅。`, hint: "请精简文字，放大字号。" }),
    "alt-text": (a) => ({ message: `\`${a.name}\` 没有替代文字，视障读者无从了解。`, hint: "请写上 `alt:`；纯装饰的写 `alt: null`。" }),
    overflow: (a) => ({ message: `\`${a.name}\` 的文字放不下：估计还差约 ${a.by} 磅（${a.lines} 行）。`, hint: "请压缩文字、加高文本框或缩小字号，再到 PowerPoint 中确认。" }),
    fonts: (a) => ({
      message: {
        "no-chinese": "汉字没有指定中文字体，换一台电脑就会换一种字体。",
        rare: `多数电脑没有字体 \`${a.face}\`，缺少时换行会变。`,
        foreign: `\`${a.face}\` 不是主题字体。`,
        many: `全文用了 ${a.count} 种字体：${a.face}。`,
      }[a.why],
      hint: { "no-chinese": "请在主题字体中设置中文字体。", rare: "请改用 Office 自带的字体，或者嵌入字体。", foreign: "请改用主题字体，更换主题时才能一并更新。", many: "两种就够：标题一种，正文一种。" }[a.why],
    }),
    "edited-number": (a) => ({ message: `制作时 \`${a.name}\` 显示 \`${a.figure}\`（${a.value}），现在没有了。`, hint: "是否手工改动过？请与报告核对，并同步修改提纲。" }),
    "own-data": (a) => ({ message: `\`${a.name}\` 中有 ${a.count} 个数字报告里没有。`, hint: "请在页面上注明数据来源。" }),
    "chart-cache": lintZhCN.rules["chart-cache"],
    "chart-workbook": lintZhCN.rules["chart-workbook"],
    "placeholder-empty": lintZhCN.rules["placeholder-empty"],
    "slide-title": lintZhCN.rules["slide-title"],
    "table-header": lintZhCN.rules["table-header"],
    "off-slide": (a) => ({ message: `\`${a.name}\` 超出页面 ${a.by} 磅。`, hint: "请移到页面之内，或缩小。" }),
    overlap: (a) => ({ message: `\`${a.one}\` 与 \`${a.other}\` 重叠。`, hint: "请把两者分开。" }),
    "near-miss": (a) => ({ message: `\`${a.one}\` 与 \`${a.other}\` 相差 ${a.by} 磅，没有对齐。`, hint: "请对齐，或明显错开。" }),
    "colour-alone": (a) => ({
      message: a.what === "series" ? `只靠颜色区分 ${list(a.names)}，图上没有写出名称。` : `${list(a.names)} 只靠颜色表示状态。`,
      hint: a.what === "series" ? "请在图例或线端写出各系列的名称。" : "请加上文字，或换用不同的图形（WCAG 2.2 第 1.4.1 条）。",
    }),
    "zero-baseline": (a) => ({
      message: a.why === "axis" ? `柱形从 ${a.min} 起画，长短不再反映数值。` : `柱形长短与数值不成比例：相差 ${a.factor} 倍。`,
      hint: a.why === "axis" ? "请让坐标轴从 0 开始，或改用折线图。" : "请让坐标轴容纳所有数值，不要截断柱形。",
    }),
    "chart-integrity": (a) => ({ message: `提纲中 \`${a.category}\` 的数值是 ${a.here}，图上画的不是这个数。`, hint: "请检查画这张图的版式或图表，数值应原样交给图表。" }),
    "chart-kind": (a) => ({
      message: {
        parts: `饼图分成 ${a.count} 份，难以辨认。`,
        whole: `饼图各份合计为 ${a.count}%，不是 100%。`,
        lines: `一张图上有 ${a.count} 条折线，难以分辨。`,
        time: `横轴上的时间倒着排：${a.count}。`,
      }[a.why],
      hint: { parts: "请只列主要部分，其余并入“其他”，或改用条形图。", whole: "请更正各份的数值，或改用条形图。", lines: "折线最多五条，再多请用小型多图。", time: "请按时间先后排列。" }[a.why],
    }),
    "same-scale": (a) => ({ message: `同一页两张以 \`${a.unit}\` 为单位的图刻度不同：一张到 ${a.one}，一张到 ${a.other}。`, hint: "请给两张图写上相同的 `axis:`。" }),
    "chart-unit": (a) => ({
      message: a.named === undefined ? `图表 \`${a.title}\` 没有写明数值的单位。` : `标题说的是 \`${a.named}\`，图上却没有突出它。`,
      hint: a.named === undefined ? "请写上 `unit:`。" : "请写上 `highlight:`。",
    }),
    "missing-title": (a) => ({ message: `版式 \`${a.template}\` 需要 \`title\`。`, hint: "请用一句话写出这一页的结论。" }),
    "source-missing": () => ({ message: "这一页用了报告中的数据，却没有来源行。", hint: "请给报告写上 `name:`，或给这一页写上 `source:`。" }),
    "unknown-report-type": (a) => ({ message: `没有能读 \`${a.path}\` 这类文件的读取器。`, hint: `报告可以是 ${list(a.known)} 文件。` }),
    "sources-empty": () => ({
      message: "没有哪一页引用报告中的指标，数据出处无从列起。",
      hint: "请用 `{{名称}}` 或 `{ figure: 名称 }` 引用指标，或用 `rows:` 自己写。",
    }),
    "sources-unknown": (a) => ({
      message: `没有哪一页用到指标 \`${a.name}\`。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : "请从列表中去掉，或在某一页引用它。",
    }),
    "sources-page": (a) => ({ message: `数据出处共 ${a.pages} 页，没有第 \`${a.page}\` 页。`, hint: "请删去这一页，或改正 `page:`。" }),
    // layout/ -----------------------------------------------------------------------------------------------------
    "table-row-length": (a) => ({ message: `这一行有 ${a.cells} 格，表格有 ${a.columns} 列。`, hint: "每行的格数要与列数相同；空格写 null。" }),
    "block-outside": (a) => ({
      message: `这一块占到第 ${a.column} 列、第 ${a.row} 行，网格只有 ${a.columns} 列 ${a.rows} 行。`,
      hint: "请改正 `col`、`row` 或所跨的列数、行数，或把 `grid:` 扩大。",
    }),
    "block-overlap": (a) => ({ message: `第 ${a.first} 块与第 ${a.second} 块占了同一格。`, hint: "请移开其中一块；不写 `col` 和 `row`，各块会依次填入空格。" }),
    "block-without-cell": (a) => ({ message: `${a.columns} 列 ${a.rows} 行的网格已没有位置放这一块。`, hint: "请把 `grid:` 扩大，或拆成两页。" }),
    "takeaway-without-room": (a) => ({ message: `${a.rows} 行的表格放不下结论。`, hint: "请去掉 takeaway，或把表格减到 8 行以内。" }),
    "text-overflow": (a) => ({
      message: `\`${a.what}\` 放不下：还差 ${a.by} 磅${a.lines && a.max ? `（共 ${a.lines} 行，只容 ${a.max} 行）` : ""}。`,
      hint: "请缩短文字，或拆成两页。",
    }),
    "subtitle-dropped": (a) => ({ message: `标题 \`${a.title}\` 占了两行，副标题没有显示。`, hint: "请把标题缩到一行，或去掉副标题。" }),
    // pictures/ ---------------------------------------------------------------------------------------------------
    "picture-empty": (a) => ({ message: `图片 \`${a.path}\` 是空文件（0 字节）。`, hint: "请重新导出或下载。" }),
    "picture-unreadable": (a) => ({
      message: `\`${a.path}\` 不是可以读取的图片${a.looksLike ? `，看起来是 \`${a.looksLike === "text" ? "文本" : a.looksLike}\` 文件` : ""}。`,
      hint:
        a.looksLike === "Git LFS"
          ? "这只是指向图片的指针文件，请用 `git lfs pull` 取回图片本身。"
          : "请提供 PNG、JPEG、WebP、AVIF、TIFF、GIF 或 SVG 文件。",
    }),
    "picture-misnamed": (a) => ({
      message: `\`${a.path}\` 的扩展名是 \`.${a.ending}\`，内容却是 \`${a.format}\`；已按实际内容使用。`,
      hint: `请把扩展名改为 \`.${a.format}\`。`,
    }),
    "picture-damaged": (a) => ({
      message: `图片 \`${a.path}\` 已损坏或不完整。`,
      hint: "请用图片软件打开后另存一份，或重新导出。",
    }),
    "picture-too-big": (a) => ({
      message: `图片 \`${a.path}\` 有 \`${a.size} MB\`，超过上限 ${a.max} MB。`,
      hint: "请先缩小：幻灯片最多只能显示 2560 像素宽的图片。",
    }),
    "picture-too-many-pixels": (a) => ({
      message: `图片 \`${a.path}\` 有 \`${a.width} × ${a.height}\` 像素，超过上限 ${a.max * 100} 万像素。`,
      hint: "请先缩小：幻灯片最多只能显示 2560 像素宽的图片。",
    }),
    "picture-tool-missing": (a) => ({
      message: `无法读取图片 \`${a.path}\`：程序包 \`sharp\` 在这台电脑上无法启动。`,
      hint: "请用 `npm ci` 重新安装依赖，并保留可选依赖包。",
    }),
    "svg-external": (a) => ({
      message: `SVG 图片 \`${a.path}\` 引用了文件以外的内容 \`${a.address}\`；外部内容一律不读取。`,
      hint: "请把所引用的图片（PNG 或 JPEG）嵌入文件，或删去该引用。",
    }),
    "svg-forbidden": (a) => ({
      message: `SVG 图片 \`${a.path}\` 含有 \`${a.what}\`，图片中不允许出现。`,
      hint: "请另存为“普通 SVG”，或导出为 PNG。",
    }),
    "svg-too-complex": (a) => ({
      message: `SVG 图片 \`${a.path}\` 过于复杂，无法绘制（\`${a.what}\`）。`,
      hint: "请导出为 PNG。",
    }),
    "svg-text": (a) => ({
      message: `SVG 图片 \`${a.path}\` 含有文字，将用本机字体绘制，可能与原图不一致。`,
      hint: "请先把文字转为路径，再保存。",
    }),
    "unknown-art": (a) => ({
      message: `没有名为 \`art:${a.name}\` 的生成图片。`,
      hint: `可用的有 ${list(a.known.map((name) => `art:${name}`))}。`,
    }),
    "unknown-icon": (a) => ({
      message: `没有名为 \`${a.name}\` 的图标。`,
      hint: a.suggestion ? `是否想写 \`${a.suggestion}\`？` : `共有 ${a.count} 个图标，较接近的有 ${list(a.known)}。`,
    }),
    "qr-empty": () => ({ message: "二维码没有内容。", hint: "请在后面写上网址：`qr:https://example.org`。" }),
    "qr-too-long": (a) => ({
      message: `二维码的内容有 \`${a.bytes}\` 字节，超过 ${a.max} 字节后图案过密，投影时难以识别。`,
      hint: "请改用短链接。",
    }),
    // backends/pdf -------------------------------------------------------------------------------------------------
    "pdf-package-missing": (a) => ({ message: `用这台电脑上的字体导出 PDF，需要软件包 \`${a.package}\`，目前没有安装。`, hint: `请运行 \`npm install ${a.package}\` 安装。` }),
    "pdf-font-missing": (a) => ({
      message: `这台电脑上没有可用的中文字体：既没有 \`${a.wanted}\`，也没有可以代替它的字体。`,
      hint: "请安装思源黑体（Noto Sans CJK SC 或 Source Han Sans SC）。Debian、Ubuntu 上运行 `apt-get install fonts-noto-cjk`，Fedora 上运行 `dnf install google-noto-sans-cjk-fonts`。",
    }),
    "pdf-font-substituted": (a) => ({
      message: `这台电脑上没有 \`${a.wanted}\`，PDF 改用 \`${a.used}\`。`,
      hint: "断行和位置不变。要用原定的字体，请先安装，或换一台有这种字体的电脑导出。",
    }),
    "pdf-font-forbidden": (a) => ({
      message: `\`${a.family}\` 的授权不允许嵌入 PDF，已改用其他字体。`,
      hint: "请选用允许嵌入的字体，例如思源黑体（Noto Sans CJK SC）。",
    }),
    "pdf-font-damaged": (a) => ({ message: `字体 \`${a.family}\`（\`${a.file}\`）已损坏，已改用其他字体。`, hint: "请重新安装这种字体。" }),
    "pdf-characters-missing": (a) => ({
      message: `这台电脑上的字体都没有 \`${a.characters}\`${a.count > a.characters.split(" ").length ? ` 等 ${a.count} 个字符` : ""}，在 PDF 里显示为空框，复制出来的文字不受影响。`,
      hint: "请安装含有这些字符的字体，或改用其他写法。",
    }),
    // cli/ --------------------------------------------------------------------------------------------------------
    "unknown-backend": (a) => ({ message: `没有 \`${a.name}\` 这种输出格式。`, hint: `可用的有 ${list(a.known)}。` }),
    "slide-not-there": (a) => ({ message: `这份汇报没有第 ${list(a.numbers)} 页。`, hint: `页码从 1 到 ${a.last}。` }),
    "renderer-missing": (a) => ({
      message: `这里无法绘制幻灯片：程序包 \`${a.package}\` 没有安装，或在这台电脑上无法启动。`,
      hint: `请在 deckwright 所在处安装：\`npm install ${a.package}\`。`,
    }),
    "han-face-missing": (a) => ({
      message: "这台电脑上没有中文字体，图片里的汉字会变成空框。",
      hint: `请安装一种，例如 ${list(a.faces.slice(1, 3))}。`,
    }),
    "output-is-source": (a) => ({ message: `\`${a.path}\` 是这份汇报的来源文件，没有覆盖。`, hint: "请用 `-o` 另取名字。" }),
    "file-exists": (a) => ({ message: `\`${a.path}\` 已经存在，没有覆盖。`, hint: "请用 `-o` 另取名字，或先移走原文件。" }),
    "report-without-content": (a) => ({ message: `\`${a.path}\` 里没有可以放上幻灯片的文字。`, hint: "请确认文件没有选错；用 `deckwright figures` 可查看读到了什么。" }),
    "deck-not-pptx": (a) => ({ message: `\`${a.path}\` 不是 PowerPoint 演示文稿。`, hint: "请指定 `.pptx` 文件。" }),
    "deck-encrypted": (a) => ({
      message: `\`${a.path}\` 设有密码，或者是 PowerPoint 97–2003 格式。`,
      hint: "请在 PowerPoint 中打开，去掉密码，另存为 `.pptx`。",
    }),
    "deck-damaged": (a) => ({ message: `\`${a.path}\` 已损坏或不完整。`, hint: "请重新复制或下载，或重新生成。" }),
    "deck-too-large": (a) => ({ message: `\`${a.path}\` 解压后的内容大得反常，没有读取。`, hint: "请重新生成演示文稿；这个文件不可信。" }),
    "deck-without-ledger": (a) => ({
      message: `\`${a.path}\` 里没有数据出处记录。`,
      hint: "只有 deckwright 依据报告生成的演示文稿才带出处记录；用 PowerPoint 以外的软件保存后可能丢失。请重新生成。",
    }),
    "output-is-folder": (a) => ({ message: `\`${a.path}\` 是文件夹，不能写成同名的文件。`, hint: "请用 `-o` 指定文件名。" }),
    "output-unwritable": (a) => ({
      message: `无法写入 \`${a.path}\`：${systemReason(a.reason) ?? `系统返回 \`${a.reason}\``}。`,
      hint: a.reason === "EROFS" ? "请取消写保护，或用 `-o` 写到别处。" : ["ENOTDIR", "EEXIST", "ENAMETOOLONG", "ENOSPC", "EDQUOT"].includes(a.reason) ? "请用 `-o` 写到别处。" : "如果 PowerPoint 正打开着它，请先关闭；也可用 `-o` 写到别处。",
    }),
    "unknown-command": (a) => ({
      message: `没有 \`${a.name}\` 这个命令。`,
      hint: a.suggestion ? `是否想用 \`${a.suggestion}\`？` : `可用的有 ${list(a.known)}。`,
    }),
    "wrong-usage": (a) => ({ message: `命令行有误：${a.problem}。`, hint: "用 `deckwright --help` 查看用法。" }),
  },

  lint: lintZhCN,

  cli: {
    about: "把报告和 YAML 提纲做成数字可追溯、可编辑的 PowerPoint 汇报。",
    titles: { usage: "用法：", options: "选项：", commands: "命令：", arguments: "参数：", global: "通用选项：" },
    exits: "退出码：0 正常，1 输入有错，2 用法有误。",
    build: "按提纲生成演示文稿",
    check: "检查提纲或成品演示文稿，不写任何文件",
    inNotes: "备注",
    checkArgument: "提纲，或任何来源的 .pptx 文件",
    checkReport: "检查 .pptx 时，用来核对数字的报告",
    reportForDecks: "`--report` 只用于演示文稿；提纲里已写明自己的报告",
    fixForOutlines: "`--fix` 只用于提纲；演示文稿请在 PowerPoint 中修改",
    deckSeen: (a) => [`共 ${a.slides} 页`, ...(a.ledger ? ["由 deckwright 制作"] : []), ...(a.traced === undefined ? ["没有给出 `--report`，未核对数字"] : [`${a.traced} 处数字在报告中找到出处`])].join("，"),
    schema: "写出 JSON schema，供编辑器补全和校验提纲",
    templates: "列出版式；给出名称则显示其字段和示例",
    allowCode: "允许运行提纲旁的版式（程序）",
    themes: "列出主题",
    template: "查看单位的演示文稿或模板（.pptx、.potx）被读成了什么",
    brandArgument: "单位模板文件",
    preview: "另写出一份套用若干版式的预览文件",
    brand: {
      previewTitle: "模板预览",
      size: (width, height, masters, layouts) => `${width} × ${height} 英寸，${masters} 个母版，${layouts} 个版式`,
      fonts: "字体  ",
      fontsAre: (major, minor, ea) => `标题 ${major || "–"}，正文 ${minor || "–"}，中文 ${ea}`,
      region: "正文区",
      regionIs: (x, y, width, height) => `${width} × ${height} 磅，左上角 ${x}，${y}`,
      colorHeads: ["用途", "颜色", "主题色", "对比度"],
      layoutHeads: ["序号", "版式", "类型", "用于", "占位符"],
      places: { title: "标题", subtitle: "副标题", body: "正文", picture: "图片", date: "日期", footer: "页脚", "slide-number": "页码", other: "其他" },
      separator: "、",
    },
    gallery: "用一个主题生成包含全部版式的演示文稿",
    dev: "边写提纲边在浏览器中预览",
    present: "在浏览器中放映，另有演讲者窗口",
    export: "导出为其他格式：PDF、图片、浏览器放映页，以及 Markdown 或 Word 讲义",
    port: "本机端口；省略时自动选用空闲端口",
    noOpen: "不自动打开浏览器",
    poll: "每秒检查文件三次，而不是等系统通知（网络磁盘）",
    editor: "点击链接时打开的编辑器：vscode、vscodium、cursor、windsurf、zed、idea、textmate，或含 {file}、{line}、{column} 的网址",
    badEditor: (text, known) => `--editor 应为 ${known.join("、")} 之一，或形如 my-editor://open?file={file}&line={line} 的网址，不能是 \`${text}\``,
    exportTo: (formats) => `格式，可用逗号并列多个：${formats.join("、")}`,
    unknownForm: (name, formats) => `--to 可用的格式有 ${formats.join("、")}，没有 \`${name}\``,
    notes: "带讲稿（PDF 输出备注页）",
    noNotes: "不带讲稿",
    pixels: "图片宽度，单位像素（png、docx-handout）",
    badWidth: (text, least, most) => `--width 应为 ${least} 到 ${most} 之间的数，不能是 \`${text}\``,
    picked: "只要这些页，写页码：3,5-7",
    badSlides: (text) => `--slides 应写页码或页码范围，如 \`3,5-7\`，不能是 \`${text}\``,
    pictures: (count, folder) => `已写入 ${count} 张图片，在 ${folder}`,
    notesInside: "输出中含有讲稿和指标所在的报告原文；加 `--no-notes` 可不带讲稿。",
    badPort: (text) => `--port 应为 1024 到 65535 之间的数，不能是 \`${text}\``,
    previewed: (slides, errors, warnings, milliseconds) => `${slides} 页，${errors} 个错误，${warnings} 个警告  ${milliseconds} ms`,
    serving: (url) => `${url}  （仅限本机访问；按 Ctrl+C 结束）`,
    themeArgument: "主题名",
    size: "页面比例",
    brief: "每个版式和图表只取一个例子",
    galleryTitle: (theme) => `版式一览：${theme}`,
    galleryWritten: (slides, path) => `${path}：共 ${slides} 页`,
    init: "按报告起草一份提纲",
    figures: "列出报告中的关键指标",
    data: "显示如何理解一个数据文件（CSV、TSV、xlsx）",
    coverage: "列出报告中没有展示的章节和核心指标",
    usedBy: "加一列：提纲的哪些页用到该指标",
    unused: "只列没有任何一页用到的指标",
    needsOutline: "`--used-by` 和 `--unused` 要对提纲使用，不能对报告",
    sectionsLeft: (count) => (count === 0 ? "报告各章节都有对应的页。" : `报告有 ${count} 个章节没有对应的页：`),
    figuresLeft: (count, core) =>
      core === 0 ? "报告中没有核心指标。" : count === 0 ? `${core} 个核心指标均已展示。` : `${core} 个核心指标中有 ${count} 个没有展示：`,
    slidesLoose: (count) => (count === 0 ? "各页都与报告有关联。" : `有 ${count} 页不属于报告的任何章节：`),
    line: (line) => `第 ${line} 行`,
    coreShown: (shown, core) => `${core} 个核心指标展示了 ${shown} 个${shown < core ? "；用 `deckwright coverage` 查看其余" : ""}`,
    lint: "检查任意 .pptx：PowerPoint 会修复什么，哪些地方妨碍阅读",
    lintArgument: "要检查的 .pptx 文件",
    lintFormat: "text、json 或 github",
    lintRules: "改为列出全部规则",
    lintNothing: "请给出 .pptx 文件，或用 `--rules`",
    trace: "列出演示文稿中每个数字的出处，并可与报告核对",
    deckArgument: "由 deckwright 生成的演示文稿",
    traceAgainst: "用来核对的报告",
    traceReport: "报告     ",
    traceHeads: ["指标", "数值（* 为推算）", "章节", "行", "报告原文", "页与形状"],
    comparedHeads: ["指标", "结果", "演示文稿", "报告", "章节", "行", "页"],
    verdicts: { agrees: "一致", moved: "位置变动", changed: "数值变动", gone: "已删除" },
    traceResult: (agree, disagree) => `${agree} 个指标与报告一致，${disagree} 个不一致。`,
    help: "显示帮助",
    version: "显示版本",
    reportFile: "报告文件",
    outlineArgument: "提纲文件",
    reportArgument: "报告文件；省略时用 outline.yaml 里的报告",
    templateArgument: "版式名",
    dataArgument: "数据文件",
    sheetOption: "要读的工作表：名称，或从 1 数起的序号",
    rangeOption: "要读的单元格，例如 B3:F20",
    headerOption: "表头所在的行，或其首行和末行：2 或 2-3",
    dataFormat: "table、json 或 csv",
    badHeader: (text) => `--header 要写成行号，如 2，或起止行号，如 2-3，不能是 \`${text}\``,
    dataSize: (rows, columns) => `${rows} 行，${columns} 列`,
    dataColumns: "各列",
    dataUnit: (unit) => `单位：${unit}`,
    dataMore: (rows) => `…… 另有 ${rows} 行`,
    dataNote: (note) => {
      const rows = (numbers: readonly number[]): string => `第 ${runs(numbers).replaceAll(", ", "、")} 行`;
      switch (note.kind) {
        case "encoding":
          return `编码：${note.encoding}`;
        case "delimiter":
          return `分隔符：${{ ",": "逗号", "\t": "制表符", ";": "分号", "|": "竖线", "，": "全角逗号" }[note.delimiter] ?? note.delimiter}`;
        case "sheet":
          return `工作表：${note.sheet}${note.others.length > 0 ? `（另有 ${note.others.join("、")}）` : ""}`;
        case "preamble":
          return `表头之上，不计入：${rows(note.rows)}（${note.texts.join("；")}）`;
        case "header":
          return `表头：${rows(note.rows)}`;
        case "footnotes":
          return `表格之下，不计入：${rows(note.rows)}（${note.texts.join("；")}）`;
        case "hidden-rows":
          return `隐藏，不计入：${note.count} 行`;
        case "hidden-columns":
          return `隐藏，不计入：${note.letters.join("、")} 列`;
        case "nameless-columns":
          return `没有列名，以列标代替：${note.letters.join("、")}`;
        case "filled-down":
          return `合并单元格的内容填入其中各行：共 ${note.cells} 格`;
      }
    },
    output: "输出文件",
    json: "以 JSON 输出提示和结果",
    strict: "真实性警告按错误处理：没有出处的数字、没有数据支持的说法",
    fix: "直接改正提纲中的标点、数值范围和空格",
    checkFormat: "text、json、sarif 或 github",
    fixed: (count, path) => (count === 0 ? `${path} 中没有可自动改正之处。` : `已改正 ${path} 中的 ${count} 处。`),
    slideNumber: (n) => `第 ${n} 页`,
    leftOut: (slides, blocks) => `略去 ${[...(slides > 0 ? [`${slides} 页`] : []), ...(blocks > 0 ? [`${blocks} 项`] : [])].join("、")}`,
    leftOutLine: (place, title, why) => `  ${[place, title].filter((part) => part !== "").join("  ")}（${why}）`,
    leftOutMore: (count) => `  另有 ${count} 处；用 \`--json\` 可查看全部`,
    whyLeftOut: {
      release: "内部",
      audience: (names) => (names.length === 0 ? "给其他听众" : `只给${names.join("、")}`),
      time: (priority, minutes) => `${{ must: "必讲", should: "应讲", could: "可讲" }[priority]}，${minutes} 分钟，时间不够`,
      divider: "该部分已无内容",
      blocks: (count, why) => `${count} 项，${why}`,
    },
    meeting: "按某次会议生成；all 表示逐一生成",
    meetingShown: "只看某次会议的版本",
    format: "table、json 或 tsv",
    backend: "pptx 或 svg",
    language: "提示语言：zh-CN 或 en",
    choices: "可选 ",
    optional: "可省略",
    standard: "默认 ",
    remark: (parts) => `（${parts.join("；")}）`,
    unknownOption: (name) => `不认识选项 ${name}`,
    missingValue: (name) => `${name} 缺少取值`,
    missingArgument: (name) => `缺少 ${name}`,
    excessArguments: "参数太多",
    oneFileForAll: "`-o` 只能指定一个文件，而 `--meeting all` 会为每次会议各写一个",
    badValue: (name, allowed) => `${name} 只能是 ${allowed}`,
    reading: "读取与排版",
    writing: "写入文件",
    counted: (errors, warnings) => `${errors} 个错误，${warnings} 个警告`,
    more: (count) => `另有 ${count} 条；用 \`--json\` 可查看全部。`,
    fine: "没有发现错误。",
    nothingWritten: (counted) => `${counted}。没有写入任何文件。`,
    slides: (count, charts, pictures) => `${count} 页，${charts} 个图表，${pictures} 张图片`,
    bound: (figures, derived, sections, of) =>
      `引用 ${figures} 个指标，来自报告 ${of} 个部分中的 ${sections} 个${derived > 0 ? `；另推算 ${derived} 个` : ""}`,
    notShown: (names) => `未展示的部分：${names}`,
    allShown: "报告各部分均已展示",
    warnings: (count) => (count === 0 ? "没有警告" : `${count} 个警告`),
    file: (path, size, time) => `${path}  ${size}  ${time}`,
    minutes: (planned, given) => `计划用时 ${planned} 分钟，会议 ${given} 分钟`,
    written: (path) => `已写入 ${path}`,
    fields: "字段",
    required: "必填",
    example: "示例",
    titleField: "每页还可写 title、subtitle、section、source、note、notes、minutes、priority、for、release、id、hidden、ignore",
    crash: "这是 deckwright 自身的错误，不是您的文件有误。请把下面几行反馈给我们。",
  },

  hintsInFile: {
    "alt-text": "请在 PowerPoint 中右键选择“查看可选文字”填写；纯装饰的标为装饰。",
    contrast: "请改用更深或更浅的文字颜色，或更换底色（WCAG 2.2 第 1.4.3 条）。",
    "chart-unit": "请在图表标题或坐标轴上写明单位。",
    "derived-mismatch": "请按报告数字重新推算。",
    "number-mismatch": "请更正写错的一处。",
    "punctuation-width": "请在 PowerPoint 中改正。",
    "range-style": "请在前一个数后面也写上单位。",
    "same-scale": "请把两张图的数值轴设为相同的范围。",
  },

  related: {
    "first-here": () => "第一次出现在这里",
    "header-here": () => "表头在这里",
    "figure-candidate": (a) => [`\`${a.name}\` ${a.value}`, a.period, a.scope, a.section ? `报告“${a.section}”部分` : ""].filter(Boolean).join("，"),
    candidate: (a) => `这里写的是 \`${a.name}\``,
  },

  print: { error: "错误", warning: "警告", info: "提示", hint: "建议", note: "另见", colon: "：", paragraph: (path, n) => `${path} 第${n}段`, page: (path, n) => `${path} 第${n}页`, shape: (slide, name) => `第${slide}页${name === undefined ? "备注" : `“${name}”`}` },

  preview: {
    building: "正在生成…",
    lost: "连接已断开，正在重连…",
    stale: "提纲有错，页面仍是上一次无误时的样子。",
    wrong: "提纲有错。",
    noDeck: "还没有可显示的页面。",
    slides: "页面",
    slide: (n) => `第 ${n} 页`,
    slideRole: "幻灯片",
    problems: "问题",
    figures: "指标",
    notes: "讲稿",
    noProblems: "没有发现问题。",
    noFigures: "这份汇报没有用到报告中的指标。",
    noNotes: "本页没有讲稿。",
    thisSlide: "本页",
    otherSlides: "其他",
    meeting: "会议",
    leftOut: "此次会议略去",
    wholeDeck: "全部页面",
    asOutline: "按提纲",
    theme: "主题",
    previous: "上一页",
    next: "下一页",
    zoomIn: "放大",
    zoomOut: "缩小",
    zoomFit: "适合窗口",
    compare: "改动前后",
    compareTitle: "并排查看上一次改动的前后",
    before: "改动前",
    after: "改动后",
    copyPlace: "复制位置",
    copied: "已复制",
    copyLine: "复制这一行，写进提纲",
    rehearsed: "上次排练用时",
    open: "打开",
    openEditor: "在 VS Code 中打开",
    minutes: (n) => `${n} 分钟`,
    estimated: "（按讲稿估计）",
    derived: "推算",
    whereFrom: "出处：",
    keys: "快捷键",
    close: "关闭",
    devKeys: [
      ["→ ←", "下一页、上一页"],
      ["Home End", "首页、末页"],
      ["1–9 Enter", "按页码跳转"],
      ["+ − 0", "放大、缩小、适合窗口"],
      ["c", "上一次改动的前后对比"],
      ["p f n", "问题、指标、讲稿"],
      ["Tab", "依次查看页面上各个数字的出处"],
    ],
    showKeys: [
      ["→ 空格 PageDown", "下一页"],
      ["← PageUp", "上一页"],
      ["Home End", "首页、末页"],
      ["1–9 Enter", "按页码跳转"],
      ["b .", "黑屏"],
      ["f", "全屏"],
      ["p", "打开演讲者窗口"],
      ["l", "指示点开关（演讲者）"],
      ["r", "重新计时（演讲者）"],
      ["Tab", "依次查看页面上各个数字的出处"],
    ],
    presenter: "演讲者",
    presenterTitle: "演讲者窗口：讲稿、下一页、计时",
    audience: "观众",
    audienceTitle: "观众窗口",
    fullScreen: "全屏",
    black: "黑屏",
    blackTitle: "黑屏开关",
    pointer: "指示点",
    pointerTitle: "鼠标在页面上移动时，观众能看到指示点",
    nextSlide: "下一页",
    lastSlide: "已是最后一页。",
    clock: "时间",
    elapsed: "已用",
    planned: "计划",
    ofMeeting: "会议时长",
    thisSlideTime: "本页",
    start: "开始",
    pause: "暂停",
    restart: "重新计时",
    rehearsal: "排练",
    rehearsalTitle: "每页用时（分钟）",
    actual: "实际",
    lastTime: "上次",
    total: "合计",
    save: "保存 rehearsal.json",
    saved: "已保存",
    notSaved: "保存失败。",
    popupBlocked: "浏览器拦截了新窗口，请允许本页打开窗口。",
    jumpTo: (n) => `跳到第 ${n} 页`,
  },

  init: {
    header: [
      "由报告生成的初稿。所有数字都绑定到报告，不必手工填写。",
      "接下来：一、标题写成这一页的结论；二、删去会上用不着的页；三、补上 `minutes:`（分钟）和 `for:`（听众）。",
      "`deckwright check` 检查版面，`deckwright coverage` 列出还没有展示的内容。",
    ],
    untitled: "未命名",
    checkDate: "报告没有写日期，请核对",
    organization: "显示在封面",
    presenter: "汇报人",
    figures: "给关键指标起名，数值留在报告里。`label:` 是幻灯片上的名称，太长的请改短。",
    sections: "各部分的短名，用于目录和页眉，可以再改短。`summary:` 是目录里的一句说明。",
    thanks: "谢谢！",
    coverHint: "可以加上副题或一句话：希望听众记住什么？",
    summaryHint: "一页看懂全文：核对总判断，在 `text:` 里写明每个数字说明什么，在 `so-what:` 里写下一步该做什么。",
    leftOut: (titles) => `为控制篇幅没有收入：${titles}`,
    summary: "主要指标一页看懂",
    sources: "附录：数据出处",
    sourcesHint: "`figures:` 列出页面上的主要数字；删去这一项则列出全部数字。",
    rates: "增速",
    heads: ["指标", "数值", "增减"],
    before: "此前",
    now: "目前",
    problems: "困难和问题",
    next: "下一步打算",
    fromTo: (label, before, after, direction) => `${label}由${before}${direction < 0 ? "降至" : "升至"}${after}`,
    riseAndFall: (rise, up, fall, down) => `${rise}增长${up}，${fall}下降${down}`,
    fastest: (label, change) => `${label}增长${change}，增速领先`,
    changed: ({ label, value, change, direction, points, basis }) => `${label}${value === undefined ? "" : `${value}，`}${basis}${direction < 0 ? "下降" : points ? "提高" : "增长"}${change}`,
    titleHint: "标题取自报告的小标题，请改写成这一页的结论。",
    aim: "目标",
    aims: "主要目标",
    was: (value) => `此前${value}`,
    largest: (label, value) => `${label}${value}，居首位`,
    stands: (label, value) => `${label}${value}`,
  },

  labels: {
    source: "来源",
    note: "注",
    derived: "推算",
    contents: "目录",
    more: "余",
    about: "约",
    times: "倍",
    basis: { "year-on-year": "同比", "month-on-month": "环比", "year-to-date": "比年初", other: "" },
    year: (year) => `${year}年`,
    years: (from, to) => `${from}–${to}年`,
    months: (year, from, to) => (from === to ? `${year}年${from}月` : `${year}年${from}–${to}月`),
    date: (year, month, day) => `${year}年${month}月${day}日`,
    figuresHere: "本页数据出处",
    reportPlace: (section, line) => `报告第${section}部分，第${line}行`,
    reportLine: (line) => `报告第${line}行`,
    reportPlaceParagraph: (section, n) => `报告第${section}部分，第${n}段`,
    reportParagraph: (n) => `报告第${n}段`,
    reportPlacePage: (section, n) => `报告第${section}部分，第${n}页`,
    reportPage: (n) => `报告第${n}页`,
    quoted: (text) => `“${text}”`,
    shortPlace: (section, n, unit) => `${section === "" ? "" : `${section}，`}第${n}${{ line: "行", paragraph: "段", page: "页" }[unit]}`,
    sourceHeads: ["指标", "数值", "报告位置", "页"],
    fromInternal: "依据未公开数据推算",
    derivedNotes: "推算值按报告公布的数据计算",
    derivedNote: (names) => `${names}为推算值，按公布数据计算`,
    publication: (source, title) => `${source ?? ""}《${title}》`,
    tableAlt: (rows, columns) => `表格，${rows} 行；各列为${columns}`,
    percentagePoints: "个百分点",
    listSeparator: "、",
    progress: { done: "已完成", "on-track": "正常推进", "at-risk": "存在风险", behind: "进度滞后" },
    keyPoints: "要点",
    step: (n) => `第${"一二三四五六"[n - 1] ?? n}步`,
    states: { done: "已完成", now: "进行中", plan: "待推进" },
    problem: "问题",
    measure: "对策",
    means: "抓手",
    pros: "有利",
    cons: "不利",
    soWhat: "这意味着",
    picture: "图",
    qrCode: "二维码",
    flat: "持平",
    low: "低",
    high: "高",
    colon: "：",
    semicolon: "；",
    partMark: (part, of) => `（${part}/${of}）`,
    open: "（",
    close: "）",
    comma: "，",
    space: "",
    stop: "。",
    noValue: "无数据",
    columnChart: "柱形图",
    barChart: "条形图",
    lineChart: "折线图",
    doughnutChart: "环形图",
    comboChart: "柱线组合图",
    funnelChart: "漏斗图",
    treemapChart: "矩形树图",
    sankeyChart: "流向图",
    ganttChart: "进度图",
    gaugeChart: "仪表图",
    heatChart: "热力表",
    waffleChart: "方格图",
    flowDiagram: "流程图",
    hierarchyDiagram: "层级图",
    cycleDiagram: "循环图",
    vennDiagram: "交集图",
    conversion: "转入下一步",
    target: "目标",
    today: "今日",
    yearPart: (year, part) => `${year}年${part}`,
    quarter: (n) => `${["一", "二", "三", "四"][n - 1] ?? n}季度`,
    month: (n) => `${n}月`,
    notLabelled: "图中未标注：",
    areaChart: "面积图",
    pieChart: "饼图",
    waterfallChart: "瀑布图",
    scatterChart: "散点图",
    bubbleChart: "气泡图",
    radarChart: "雷达图",
    slopeChart: "斜率图",
    lollipopChart: "棒棒糖图",
    bulletChart: "子弹图",
    paretoChart: "帕累托图",
    histogramChart: "直方图",
    chartWords: {
      base: "基底", level: "总量", rise: "增加", fall: "减少", label: "标签", connector: "连线", total: "合计", average: "平均", target: "目标",
      cumulative: "累计占比", frequency: "频数", actual: "实际", previous: "上期", plan: "计划", forecast: "预测", other: "其他",
    },
  },

  // backends/md/, backends/docx-handout/ ----------------------------------------------------------------------------

  handout: {
    slide: (number) => `第${number}页`,
    notes: "讲稿",
    figures: "数据出处",
    heads: ["指标", "数值", "变化", "报告原文"],
    derived: (formula) => `推算：${formula}`,
    contents: "目录",
    numbers: "序号为幻灯片页码。",
    picture: (number, title) => `第${number}页幻灯片的图片：${title}`,
    figure: (alt) => `图：${alt}`,
    page: ["第", "页，共", "页"],
  },

  // backends/pptx/ ------------------------------------------------------------------------------------------------
  master: {
    layouts: { cover: "封面", agenda: "目录", section: "章节", content: "内容", "picture-left": "左图右文", "picture-right": "右图左文", "picture-full": "全幅图片", statement: "金句", closing: "结束" },
    textLayout: (layout, number) => `${layout}（文字 ${number}）`,
    placeholders: { title: "标题", subtitle: "副标题", body: "正文", date: "日期", footer: "页脚", "slide-number": "页码" },
    promptTitle: "单击此处编辑标题",
    promptText: "单击此处编辑文字",
    opening: "开篇",
    corners: { hdr: "页眉", dt: "日期", ftr: "页脚", sldNum: "页码" },
    slideImage: "幻灯片图像",
    notes: "备注",
  },
};

const chartReasons = {
  trendColumns: "时期不多，用柱形比较最清楚",
  trendLine: "时期较多，用折线看走势最清楚",
  ranking: "各项比大小，用由大到小的条形最清楚",
  shareWhole: "一个整体分为少数几个部分，看构成",
  shareMany: "部分较多，占比用条形比较更清楚",
  shareCompared: "几个整体的构成相互比较，用百分比条形最清楚",
  changeSlope: "前后两个时点的变化，用线的斜率最清楚",
  changeWaterfall: "从一个总量逐步增减到另一个总量，用瀑布图",
  relation: "同一批对象的两项指标，用散点看相关关系",
  relationFew: "对象不多，两项指标成对比较更清楚",
  frequency: "数值的分布情况，用直方图看频数",
} as const;

const chartNeeds = {
  trend: "看走势至少要有两个时期",
  share: "看构成的各部分不能为负",
  change: "看变化要有前后两个时期，或逐步的增减",
  relation: "看关系要有两项指标",
  frequency: "看分布要有一列至少五个数值",
  ranking: "排序至少要有两项",
} as const;
