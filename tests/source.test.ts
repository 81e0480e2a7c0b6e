import { mkdtempSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { cellWidth, frameOf } from "../src/source/code-frame.js";
import { decodeText } from "../src/source/decode.js";
import { error, warning, type Diagnosed, type Diagnostic } from "../src/source/diagnostic.js";
import { locatePiece, located, within } from "../src/source/located.js";
import { insideFolder, normalize, readText } from "../src/source/paths.js";
import { formatDiagnostic, sortDiagnostics, toJson } from "../src/source/print.js";
import { positionOf, spanText, type SourceFile, type Span } from "../src/source/span.js";
import { closest, suggest } from "../src/source/suggest.js";
import { issue, validate } from "../src/source/validate.js";
import { en } from "../src/source/wording/en.js";
import { say } from "../src/source/wording/wording.js";
import { zhCN } from "../src/source/wording/zh-CN.js";
import { parseYaml } from "../src/source/yaml.js";
import { diskWorld, memoryWorld } from "../src/world.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (text: string, path = "outline.yaml"): SourceFile => ({ path, text });
const yaml = (text: string) => parseYaml(file(text));
const codes = (diagnosed: Diagnosed<unknown> | readonly Diagnostic[]): readonly string[] =>
  ("diagnostics" in diagnosed ? diagnosed.diagnostics : diagnosed).map(({ code }) => code);
const at = (diagnostic: Diagnostic | undefined): string => {
  const { line, column } = positionOf(diagnostic!.span!.file, diagnostic!.span!.start);
  return `${line}:${column}`;
};
const plain = (diagnostic: Diagnostic, language: "en" | "zh-CN" = "en"): string => formatDiagnostic(diagnostic, { language, color: false });
const milliseconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

describe("decodeText", () => {
  const text = "营业总收入 2942.5 亿元\r\n增长 10.2%\r\n";
  const gbk = Uint8Array.from([0xd3, 0xaa, 0xd2, 0xb5, 0xd7, 0xdc, 0xca, 0xd5, 0xc8, 0xeb, 0x20, 0x32, 0x39, 0x34, 0x32]); // 营业总收入 2942

  test("UTF-8 keeps its line ends and loses its byte order mark", () => {
    expect(decodeText(utf8(text), "a.md")).toEqual({ value: { path: "a.md", text }, diagnostics: [] });
    expect(decodeText(utf8(`\ufeff${text}`), "a.md").value.text).toBe(text);
  });

  test("UTF-16 with a mark, and without by its zero bytes", () => {
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(little).swap16();
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little]), "a").value.text).toBe(text);
    expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), big]), "a").value.text).toBe(text);
    expect(decodeText(little, "a")).toEqual({ value: { path: "a", text }, diagnostics: [] });
    expect(decodeText(big, "a").value.text).toBe(text);
    expect(codes(decodeText(little.subarray(0, little.length - 1), "a"))).toEqual(["file-damaged"]);
  });

  test("GB18030 is read where it is accepted, and named where it is not", () => {
    expect(decodeText(gbk, "a.csv", { accept: "any" })).toEqual({ value: { path: "a.csv", text: "营业总收入 2942" }, diagnostics: [] });
    const refused = decodeText(gbk, "a.yaml");
    expect(refused.diagnostics).toMatchObject([{ code: "file-encoding", args: { looksLike: "GB18030 (GBK)" } }]);
    expect(refused.value.text).toBe("");
  });

  test("other encodings are named and not read as nonsense", () => {
    const looksLike = (bytes: Uint8Array) => decodeText(bytes, "a", { accept: "any" }).diagnostics[0]?.args.looksLike;
    expect(looksLike(Buffer.from("Société générale, à côté du café\n", "latin1"))).toBe("Windows-1252");
    expect(looksLike(Uint8Array.from([0xa4, 0xa4, 0xa4, 0xe5, 0xb3, 0xf8, 0xa7, 0x69, 0xa6, 0x7e, 0xab, 0x7a, 0xa4, 0x40, 0xa5, 0x5f]))).toBe("Big5");
    expect(looksLike(Uint8Array.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toBe("UTF-32");
  });

  test("UTF-8 that was cut off is called damaged, at the place", () => {
    const bytes = utf8("增长 10.2%，总收入");
    const { diagnostics } = decodeText(bytes.subarray(0, bytes.length - 1), "a.md", { accept: "any" });
    expect(codes(diagnostics)).toEqual(["file-damaged"]);
    expect(at(diagnostics[0])).toBe("1:12");
  });

  test("empty, binary and too large files", () => {
    expect(codes(decodeText(utf8(""), "a"))).toEqual(["file-empty"]);
    expect(codes(decodeText(utf8("\ufeff \r\n"), "a"))).toEqual(["file-empty"]);
    const looksLike = (bytes: Uint8Array) => decodeText(bytes, "a").diagnostics[0]?.args.looksLike;
    expect(looksLike(utf8("%PDF-1.7\n"))).toBe("PDF");
    expect(looksLike(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toBe("PNG");
    expect(looksLike(utf8("PK\u0003\u0004 xl/workbook.xml"))).toBe("Excel");
    expect(looksLike(utf8("PK\u0003\u0004 word/document.xml"))).toBe("Word");
    expect(looksLike(utf8("PK\u0003\u0004 a.txt"))).toBe("ZIP");
    expect(codes(decodeText(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256), "a"))).toEqual(["file-binary"]);
    expect(codes(decodeText(new Uint8Array(21 * 1024 * 1024).fill(97), "a"))).toEqual(["file-too-large"]);
  });

  test("control characters and lone surrogates point at the first place and count", () => {
    const control = decodeText(utf8("a\nb\u0007c\u0007\td"), "a");
    expect(control.diagnostics).toMatchObject([{ code: "control-character", args: { character: "U+0007", count: 2 } }]);
    expect(at(control.diagnostics[0])).toBe("2:2");
    const lone = decodeText(Buffer.from("\ufeff好\ud83dx 😀", "utf16le"), "a");
    expect(lone.diagnostics).toMatchObject([{ code: "lone-surrogate", args: { character: "U+D83D", count: 1 } }]);
    expect(at(lone.diagnostics[0])).toBe("1:2");
    expect(decodeText(utf8("\ue000 private use, 😀"), "a").diagnostics).toEqual([]);
  });

  test("the page breaks of a report taken from PDF are let through", () => {
    expect(decodeText(utf8("一\f二"), "a.txt", { accept: "any" }).diagnostics).toEqual([]);
    expect(codes(decodeText(utf8("一\f二"), "a.yaml"))).toEqual(["control-character"]);
  });
});

describe("parseYaml", () => {
  test("plain data, and the way back to keys and values", () => {
    const { value, diagnostics } = yaml("deck:\n  title: 2015 年\nslides:\n  - template: cover\n    points: [a, '乙']\n");
    expect(diagnostics).toEqual([]);
    expect(value.data).toEqual({ deck: { title: "2015 年" }, slides: [{ template: "cover", points: ["a", "乙"] }] });
    expect(spanText(value.locate(["deck", "title"]))).toBe("2015 年");
    expect(spanText(value.locate(["deck", "title"], "key"))).toBe("title");
    expect(spanText(value.locate(["slides", 0, "points", 1]))).toBe("'乙'");
    expect(spanText(value.locate(["slides", 0]))).toBe("template: cover\n    points: [a, '乙']");
    expect(spanText(value.locate(["deck", "date", "year"]))).toBe("deck"); // the nearest ancestor there is
    expect(spanText(value.locate(["slides", 7, "title"]))).toBe("slides");
  });

  test("an empty value is located by its key", () => {
    const { value } = yaml("deck:\n  title:\n  date: x\n");
    expect(spanText(value.locate(["deck", "title"]))).toBe("title");
  });

  test("numbers keep the way they were written", () => {
    const { value, diagnostics } = yaml("a: 3.50\nb: 007\nc: 2015-11\nd: '1.50'\ne: 12345678901234567890\nf: 0.1234567890123456789\n007: x\n2015: y\ng: 1e3\n");
    expect(diagnostics).toEqual([]);
    expect(value.data).toEqual({ a: 3.5, b: 7, c: "2015-11", d: "1.50", e: "12345678901234567890", f: "0.1234567890123456789", "007": "x", 2015: "y", g: 1000 });
    expect(["a", "b", "c", "d", "g"].map((key) => value.source([key]))).toEqual(["3.50", "007", "2015-11", "1.50", "1e3"]);
    expect(value.source([])).toBeUndefined();
  });

  test("YAML 1.2, whatever a directive says: no `yes`, no merge keys", () => {
    expect(yaml("%YAML 1.1\n---\na: yes\n<<: { b: 1 }\nc: 0b1\n").value.data).toEqual({ a: "yes", "<<": { b: 1 }, c: "0b1" });
  });

  test.each([
    ["tab", "a:\n\tb: 1\n", "2:1"],
    ["indent", "a:\n  b: 1\n c: 2\n", "3:1"],
    ["indent", "a: 1\n  b: 2\n", "2:3"],
    ["indent", "a:\n  - x\n   - y\n - z\n", "4:1"],
    ["wide-space", "a:\n\u3000b: 1\n", "2:1"],
    ["unclosed-quote", 'a: 1\nb: "foo\nc: 2\n', "2:4"],
    ["unclosed-quote", "b: 'foo\nc: 2\n", "1:4"],
    ["unclosed-bracket", "a: [1, 2\nb: 2\n", "1:4"],
    ["unclosed-bracket", "a: { x: 1\nb: 2\n", "1:4"],
    ["unclosed-bracket", "slides:\n  - cards: [{ a: 1 }, { b: 2 ]\n  - x: 1\n", "2:23"],
    ["unclosed-bracket", "a: { x: [1, 2]\n", "1:4"],
    ["unclosed-quote", "a: [x, 'y]\n", "1:8"],
    ["missing-colon", "a: 1\nfoo\nb: 2\n", "2:1"],
    ["missing-colon", "deck\n  title: x\n", "1:1"],
    ["missing-space", "a:1\nb: 2\n", "1:2"],
    ["missing-space", "a: { b:1 }\n", "1:7"],
    ["fullwidth-colon", "title：目标\na: 1\n", "1:6"],
    ["missing-comma", "a: { b: 1 c: 2 }", "1:9"],
    ["extra-comma", "a: [1,,2]", "1:7"],
    ["colon-in-text", "title: 目标: 增长\n", "1:8"],
    ["needs-quotes", "title: **重点** 增长\n", "1:8"],
    ["needs-quotes", "title: {{revenue}} 增长\n", "1:8"],
    ["needs-quotes", "- title: {{revenue}}\n", "1:10"],
    ["needs-quotes", "a: @x\n", "1:4"],
    ["needs-quotes", "a: >10%\n", "1:4"],
    ["after-quote", 'a: "x" y\n', "1:8"],
    ["bad-escape", 'a: "C:\\dir"\n', "1:7"],
    ["list-on-key-line", "a: - x", "1:4"],
    ["unexpected", "- a\nb: 1\n", "2:1"],
  ])("syntax: %s in %j at %s", (reason, text, place) => {
    const { diagnostics } = yaml(text);
    expect(diagnostics).toMatchObject([{ code: "yaml-syntax", severity: "error", args: { reason } }]);
    expect(at(diagnostics[0])).toBe(place);
  });

  test("CRLF does not move a place", () => {
    const { diagnostics } = yaml("a: 1\r\nb:\r\n\tc: 2\r\n");
    expect(at(diagnostics[0])).toBe("3:1");
    expect(frameOf(diagnostics[0]!.span!)!.text).toBe("    c: 2");
  });

  test("several mistakes, one a line, and none twice", () => {
    expect(yaml("a: @x\nb: `y`\n").diagnostics.map(at)).toEqual(["1:4", "2:4"]);
  });

  test("a duplicate key names the first place; the first value stays", () => {
    const { value, diagnostics } = yaml("title: a\nother: 1\ntitle: b\n");
    expect(diagnostics).toMatchObject([{ code: "duplicate-key", args: { key: "title" }, related: [{ note: "first-here" }] }]);
    expect(at(diagnostics[0])).toBe("3:1");
    expect(positionOf(diagnostics[0]!.related![0]!.span.file, diagnostics[0]!.related![0]!.span.start).line).toBe(1);
    expect(value.data).toEqual({ title: "a", other: 1 });
  });

  test("aliases: shared values, unknown, cyclic, and a bomb", () => {
    const shared = yaml("a: &n { x: 1 }\nb: *n\n");
    expect(shared).toMatchObject({ value: { data: { a: { x: 1 }, b: { x: 1 } } }, diagnostics: [] });
    expect(spanText(shared.value.locate(["b"]))).toBe("*n");
    expect(positionOf(shared.value.file, shared.value.locate(["b", "x"]).start).line).toBe(1);
    expect(codes(yaml("a: *nope\n"))).toEqual(["yaml-alias-unknown"]);
    expect(codes(yaml("a: &a [*a]\n"))).toEqual(["yaml-alias-cycle"]);
    const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`)];
    let result: readonly string[] = [];
    expect(milliseconds(() => (result = codes(yaml(bomb.join("\n")).diagnostics.filter(({ severity }) => severity === "error"))))).toBeLessThan(1000);
    expect(result).toEqual(["yaml-alias-limit"]);
  });

  test("nesting has a limit, also through aliases and where the library gives up", () => {
    expect(yaml(`${"[".repeat(60)}1${"]".repeat(60)}`).diagnostics).toEqual([]);
    expect(codes(yaml(`${"[".repeat(100)}1${"]".repeat(100)}`))).toEqual(["yaml-too-deep"]);
    expect(codes(yaml("[".repeat(50_000)))).toEqual(["yaml-too-deep"]);
    const chain = Array.from({ length: 80 }, (_, i) => `a${i}: &a${i} [${i === 0 ? "1" : `*a${i - 1}`}]`).join("\n");
    expect(codes(yaml(chain).diagnostics.filter(({ severity }) => severity === "error"))).toEqual(["yaml-too-deep"]);
  });

  test("what is refused with a code of its own", () => {
    expect(codes(yaml("a: 1\n---\nb: 2\n"))).toEqual(["yaml-many-documents"]);
    expect(codes(yaml("a: !foo bar\n"))).toEqual(["yaml-tag"]);
    expect(codes(yaml("a: !!binary aGk=\n"))).toEqual(["yaml-tag"]);
    expect(codes(yaml("a: !!str 12\n"))).toEqual([]);
    expect(codes(yaml("a: .inf\nb: .nan\nc: 1e999\n"))).toEqual(["number-not-finite", "number-not-finite", "number-not-finite"]);
    expect(codes(yaml("? [a]\n: b\n"))).toEqual(["yaml-key"]);
    expect(codes(yaml('a: "\\uD800"\nb: "\\u0007"\n'))).toEqual(["lone-surrogate", "control-character"]);
    expect(codes(yaml(`a: ${"x".repeat(5 * 1024 * 1024)}`))).toEqual(["file-too-large"]);
  });

  test("`__proto__` is refused and changes no object; `constructor` is a name like any other", () => {
    const { value, diagnostics } = yaml("__proto__: { polluted: true }\nconstructor: 1\n");
    expect(codes(diagnostics)).toEqual(["yaml-reserved-key"]);
    expect(Object.keys(value.data as object)).toEqual(["constructor"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(value.data)).toBe(Object.prototype);
  });

  test("text that YAML swallows gives a warning", () => {
    expect(yaml("a: &R 研发\n").diagnostics).toMatchObject([{ code: "yaml-anchor-unused", severity: "warning" }]);
    expect(yaml("a: 排名 #1 的园区\n").diagnostics).toMatchObject([{ code: "yaml-comment-cut", args: { text: "#1 的园区" } }]);
    expect(yaml("a: x # a comment\nb: 1 # 注\n").diagnostics).toEqual([]);
  });

  test("hostile input stays within bounds", () => {
    const hostile = ['"'.repeat(15_000), "{{".repeat(10_000), "a: ".repeat(15_000), "&a ".repeat(15_000), "? ".repeat(5000), "- ".repeat(20_000), `a: ${'"\n'.repeat(8_000)}`, "\t".repeat(100_000), "a: @x\n".repeat(10_000), `${" ".repeat(200_000)}x: 1`, "---\n".repeat(20_000), Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n")];
    for (const text of hostile) expect(milliseconds(() => void yaml(text))).toBeLessThan(4000);
  });
});

describe("Located", () => {
  const { value: source } = yaml("a:\n  b: 3.50\n  c: '{{x}} and {{x}}'\nd: [1, 2]\n");

  test("a changed tree points back by path, by mapping, or into another file", () => {
    const same = located({ a: { b: 3.5 } }, source);
    expect(spanText(same.locate(["a", "b"]))).toBe("3.50");
    expect(same.source(["a", "b"])).toBe("3.50");
    expect(located({ a: { b: 4 } }, source).source(["a", "b"])).toBeUndefined(); // a value that is no longer the written one
    const moved = located({ items: [2, 1] }, source, ([, index, ...rest]) => ["d", 1 - Number(index), ...rest]);
    expect(spanText(moved.locate(["items", 0]))).toBe("2");
    const report: Span = { file: file("增长 10.2%", "report.md"), start: 3, end: 8 };
    expect(located({ v: 10.2 }, source, () => report).locate(["v"])).toBe(report);
  });

  test("a part is a document of its own", () => {
    const part = within(source, ["a"]);
    expect(part.data).toEqual({ b: 3.5, c: "{{x}} and {{x}}" });
    expect(spanText(part.locate(["b"], "key"))).toBe("b");
    expect(part.source(["b"])).toBe("3.50");
  });

  test("a piece of a text", () => {
    const second = locatePiece(source, ["a", "c"], "{{x}}", 1);
    expect(second.start - source.locate(["a", "c"]).start).toBe(11);
    expect(spanText(locatePiece(source, ["a", "c"], "{{y}}"))).toBe("'{{x}} and {{x}}'");
  });
});

describe("validate", () => {
  const check = (schema: z.ZodType, text: string) => validate(schema, yaml(text).value);
  const card = z.strictObject({ heading: z.string(), points: z.array(z.string()).min(1).max(2), minutes: z.number().min(0).max(9).optional() });

  test("typed data where all is well", () => {
    expect(check(card, "heading: x\npoints: [a]\n")).toEqual({ value: { heading: "x", points: ["a"] }, diagnostics: [] });
  });

  test("a misspelt required field is one message, at the key", () => {
    const { diagnostics } = check(z.strictObject({ left: card, right: card }), "left: { heading: a, points: [x] }\nrigth: { heading: b, points: [y] }\n");
    expect(diagnostics).toMatchObject([{ code: "unknown-field", args: { field: "rigth", suggestion: "right" } }]);
    expect(spanText(diagnostics[0]!.span!)).toBe("rigth");
  });

  test("unknown fields suggest what is not there yet; missing ones point at the parent", () => {
    const { diagnostics } = check(z.object({ a: card }), "a:\n  heading: x\n  headin: y\n  minute: 2\n");
    expect(diagnostics).toMatchObject([
      { code: "missing-field", args: { missing: "points", field: "a" } },
      { code: "unknown-field", args: { field: "headin", suggestion: undefined, known: ["heading", "points", "minutes"] } },
      { code: "unknown-field", args: { field: "minute", suggestion: "minutes" } },
    ]);
    expect(spanText(diagnostics[0]!.span!)).toBe("a");
  });

  test("wrong types name both kinds", () => {
    const { diagnostics } = check(card, "heading: [x]\npoints: y\nminutes: fast\n");
    expect(diagnostics).toMatchObject([
      { code: "wrong-type", args: { field: "heading", expected: ["text"], got: "list" } },
      { code: "wrong-type", args: { field: "points", expected: ["list"], got: "text", value: "y" } },
      { code: "wrong-type", args: { field: "minutes", expected: ["number"], got: "text", value: "fast" } },
    ]);
    expect(diagnostics.map((diagnostic) => spanText(diagnostic.span!))).toEqual(["[x]", "y", "fast"]);
    expect(say(diagnostics[2]!, "en").message).toBe("`minutes` has to be a number, not `fast`.");
    expect(say(diagnostics[2]!, "zh-CN").message).toBe("`minutes` 应当是数字，而不是 `fast`。");
    expect(check(card, "heading:\npoints: [a]\n").diagnostics).toMatchObject([{ code: "wrong-type", args: { got: "nothing", value: undefined } }]);
    expect(check(card, "# nothing\n").diagnostics).toMatchObject([{ code: "wrong-type", args: { expected: ["fields"], got: "nothing" } }]);
  });

  test("counts, lengths and ranges", () => {
    const schema = z.strictObject({ a: z.array(z.number()).max(2), b: z.array(z.number()).min(3), c: z.string().max(3), d: z.string().min(1), e: z.number().max(9), f: z.number().gt(0), g: z.int(), h: z.number().multipleOf(5), i: z.tuple([z.number(), z.number()]) });
    expect(check(schema, "a: [1, 2, 3]\nb: [1]\nc: abcd\nd: ''\ne: 10.0\nf: 0\ng: 1.5\nh: 7\ni: [1, 2, 3]\n").diagnostics).toMatchObject([
      { code: "too-many-items", args: { field: "a", count: 3, max: 2 } },
      { code: "too-few-items", args: { field: "b", count: 1, min: 3 } },
      { code: "text-too-long", args: { field: "c", length: 4, max: 3 } },
      { code: "text-too-short", args: { field: "d", length: 0, min: 1 } },
      { code: "number-too-large", args: { field: "e", value: "10.0", max: "9", inclusive: true } },
      { code: "number-too-small", args: { field: "f", value: "0", min: "0", inclusive: false } },
      { code: "wrong-type", args: { field: "g", expected: ["integer"], value: "1.5" } },
      { code: "not-multiple", args: { field: "h", step: "5" } },
      { code: "too-many-items", args: { field: "i", count: 3, max: 2 } },
    ]);
  });

  test("unknown values come with a suggestion and the list; items are numbered", () => {
    const { diagnostics } = check(z.object({ align: z.array(z.enum(["left", "center", "right"])) }), "align: [left, centre]\n");
    expect(diagnostics).toMatchObject([{ code: "unknown-value", args: { field: "align", item: 2, value: "centre", suggestion: "center", known: ["left", "center", "right"] } }]);
    expect(say(diagnostics[0]!, "zh-CN").message).toBe("`align` 的第 2 项不能是 `centre`。");
    expect(check(z.object({ align: z.enum(["a", "b"]) }), "align: [a]\n").diagnostics).toMatchObject([{ code: "wrong-type", args: { expected: ["text"], got: "list" } }]);
  });

  test("of a union the best branch speaks", () => {
    const value = z.union([z.string(), z.strictObject({ figure: z.string() }), z.strictObject({ value: z.number(), unit: z.string() })]);
    const schema = z.object({ card: value });
    expect(check(schema, "card: { figur: revenue }\n").diagnostics).toMatchObject([{ code: "unknown-field", args: { field: "figur", suggestion: "figure" } }]);
    expect(check(schema, "card: { value: 3, unit: [x] }\n").diagnostics).toMatchObject([{ code: "wrong-type", args: { field: "unit" } }]);
    expect(check(schema, "card: { value: 3 }\n").diagnostics).toMatchObject([{ code: "missing-field", args: { missing: "unit" } }]);
    expect(check(schema, "card: [1]\n").diagnostics).toMatchObject([{ code: "wrong-type", args: { expected: ["text", "fields"], got: "list" } }]);
    expect(check(schema, "{}\n").diagnostics).toMatchObject([{ code: "missing-field", args: { missing: "card" } }]);
    expect(check(z.object({ a: z.union([z.literal("auto"), z.number()]) }), "a: atuo\n").diagnostics).toMatchObject([{ code: "unknown-value", args: { suggestion: "auto" } }]);
  });

  test("discriminated unions", () => {
    const schema = z.discriminatedUnion("type", [z.strictObject({ type: z.literal("column"), values: z.array(z.number()) }), z.strictObject({ type: z.literal("line") })]);
    expect(check(schema, "type: colum\n").diagnostics).toMatchObject([{ code: "unknown-value", args: { field: "type", suggestion: "column" } }]);
    expect(check(schema, "values: []\n").diagnostics).toMatchObject([{ code: "missing-field", args: { missing: "type" } }]);
    expect(check(schema, "type: column\nvalues: [x]\n").diagnostics).toMatchObject([{ code: "wrong-type", args: { field: "values", item: 1 } }]);
  });

  test("formats, keys of records, and plain refinements", () => {
    expect(check(z.object({ d: z.iso.date() }), "d: 2016-02-30\n").diagnostics).toMatchObject([{ code: "bad-format", args: { format: "date", value: "2016-02-30" } }]);
    const names = check(z.object({ f: z.record(z.string().regex(/^[a-z]+$/), z.number()) }), "f: { a: 1, B: 2 }\n");
    expect(names.diagnostics).toMatchObject([{ code: "bad-key", args: { key: "B" } }]);
    expect(spanText(names.diagnostics[0]!.span!)).toBe("B");
    expect(check(z.partialRecord(z.enum(["title", "body"]), z.string()), "titel: x\n").diagnostics).toMatchObject([{ code: "unknown-field", args: { suggestion: "title" } }]);
    expect(check(z.object({ a: z.string().refine(() => false, "no good") }), "a: x\n").diagnostics).toMatchObject([{ code: "invalid-value", args: { field: "a", detail: "no good" } }]);
  });

  test("a schema's own check becomes the diagnostic it names", () => {
    const schema = z.object({ values: z.array(z.number()) }).superRefine((chart, context) => {
      if (chart.values.length > 1) context.addIssue(issue("too-many-items", { field: "values", count: chart.values.length, max: 1 }, { path: ["values"], at: "key" }));
    });
    const { diagnostics } = check(schema, "values: [1, 2]\n");
    expect(diagnostics).toMatchObject([{ code: "too-many-items", args: { field: "values", count: 2, max: 1 } }]);
    expect(spanText(diagnostics[0]!.span!)).toBe("values");
  });

  test("a number where text belongs is taken as written", () => {
    const schema = z.strictObject({ title: z.string(), labels: z.array(z.string()), either: z.union([z.string(), z.strictObject({ text: z.string() })]), both: z.union([z.number(), z.string()]) });
    const { value, diagnostics } = check(schema, "title: 007\nlabels: [2014, 2015, 3.50]\neither: 12.0\nboth: 3.50\n");
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({ title: "007", labels: ["2014", "2015", "3.50"], either: "12.0", both: 3.5 });
  });

  test("a number with too many digits for arithmetic says so; a non-finite one is said once", () => {
    expect(check(z.object({ n: z.number() }), "n: 12345678901234567890\n").diagnostics).toMatchObject([{ code: "number-imprecise" }]);
    expect(check(z.object({ n: z.string() }), "n: 12345678901234567890\n").value).toEqual({ n: "12345678901234567890" });
    expect(check(z.object({ n: z.number() }), "n: .inf\n").diagnostics).toEqual([]); // parseYaml has said it
    expect(validate(z.object({ n: z.number() }), located({ n: Number.NaN }, yaml("{}").value)).diagnostics).toMatchObject([{ code: "number-not-finite" }]);
  });

  test("paths begin at the part that is validated, spans stay", () => {
    const { diagnostics } = validate(card, yaml("slides:\n  - heading: x\n").value, ["slides", 0]);
    expect(diagnostics).toMatchObject([{ code: "missing-field", args: { missing: "points", field: "slides", item: 1 } }]);
    expect(say(diagnostics[0]!, "en").message).toBe("The field `points` is missing in item 1 of `slides`.");
    expect(at(diagnostics[0])).toBe("2:5");
  });

  test("very many mistakes are counted, not all listed, in bounded time", () => {
    const text = Array.from({ length: 3000 }, (_, i) => `wrong-field-number-${i}: 1`).join("\n");
    let diagnostics: readonly Diagnostic[] = [];
    expect(milliseconds(() => (diagnostics = check(card, text).diagnostics))).toBeLessThan(5000);
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.at(-1)).toMatchObject({ code: "more-problems" });
  });
});

describe("suggest", () => {
  test.each([
    ["rigth", ["left", "right"], "right"],
    ["kpi_card", ["kpi-cards", "table"], "kpi-cards"],
    ["minute", ["for", "minutes", "notes"], "minutes"],
    ["titel", ["title", "table"], "title"],
    ["总营收", ["固定资产投资", "营业总收入", "税收收入"], "营业总收入"],
    ["固投", ["营业总收入", "固定资产投资"], "固定资产投资"],
    ["财政收入", ["一般公共预算收入", "地方财政收入"], "地方财政收入"],
    ["ＫＰＩ", ["kpi"], "kpi"],
  ])("%s → %s", (word, candidates, expected) => expect(suggest(word, candidates)).toBe(expected));

  test("nothing when nothing is near", () => {
    expect(suggest("zebra", ["left", "right", "title"])).toBeUndefined();
    expect(suggest("就业人数", ["营业总收入", "固定资产投资"])).toBeUndefined();
    expect(suggest("x", [])).toBeUndefined();
    expect(suggest("", ["a"])).toBeUndefined();
  });

  test("the closest ones, best first", () => {
    expect(closest("收入", ["营业总收入", "就业", "税收收入", "总收入"], 2)).toEqual(["总收入", "税收收入"]);
  });

  test("long words and many candidates cost a bounded time", () => {
    const many = Array.from({ length: 5000 }, (_, i) => `${"ab".repeat(200)}${i}`);
    expect(milliseconds(() => void suggest("ba".repeat(100_000), many))).toBeLessThan(3000);
  });
});

describe("code frames", () => {
  const mark = (text: string, piece: string): Span => ({ file: file(text), start: text.indexOf(piece), end: text.indexOf(piece) + piece.length });
  const drawn = (span: Span): string => {
    const frame = frameOf(span)!;
    return `${frame.text}\n${" ".repeat(frame.indent)}${"^".repeat(frame.width)}`;
  };

  test("full-width characters take two cells, combining marks none, emoji two", () => {
    expect(drawn(mark("title: 增长，rigth", "rigth"))).toBe("title: 增长，rigth\n             ^^^^^");
    expect(drawn(mark("增长：ab", "长"))).toBe("增长：ab\n  ^^");
    expect(["a", "好", "！", "“", "é", "e\u0301", "😀", "👩‍👩‍👧", "❤️", "🇨🇳", "①", "ｱ", "한"].map(cellWidth)).toEqual([1, 2, 2, 1, 1, 1, 2, 2, 2, 2, 1, 1, 2]);
  });

  test("tabs become spaces up to the next stop", () => {
    expect(drawn(mark("\ta\tbc", "bc"))).toBe("    a   bc\n        ^^");
  });

  test("a long line is clipped around the caret", () => {
    const frame = frameOf(mark(`${"前".repeat(500)}HERE${"后".repeat(500)}`, "HERE"))!;
    expect(frame.text.startsWith("…前") && frame.text.endsWith("后…")).toBe(true);
    expect(cellWidth(frame.text)).toBeLessThanOrEqual(102);
    expect(frame.text).toContain("HERE");
    expect(cellWidth(frame.text.slice(0, frame.text.indexOf("HERE")))).toBe(frame.indent);
    expect(frame.width).toBe(4);
    expect(frameOf(mark(`x${"后".repeat(500)}`, "x"))).toMatchObject({ indent: 0, width: 1 });
    const end = frameOf(mark(`${"a".repeat(500)}END`, "END"))!;
    expect(end.text.endsWith("aEND")).toBe(true);
    expect(end.text.slice(end.indent)).toBe("END");
  });

  test("several lines show the first; an empty span and the end of the file have one caret", () => {
    expect(drawn(mark("a: |\n  b\n  c\nd: 1", "|\n  b\n  c"))).toBe("a: |\n   ^");
    expect(drawn({ file: file("ab"), start: 2, end: 2 })).toBe("ab\n  ^");
  });

  test("a line of a megabyte is drawn quickly", () => {
    expect(milliseconds(() => void frameOf(mark(`${"好".repeat(1_000_000)}X${"好".repeat(1_000_000)}`, "X")))).toBeLessThan(1000);
  });

  test("nothing in a line can steer a terminal", () => {
    expect(frameOf(mark("a \u001b[31m\u202ered b", "b"))!.text).toBe("a ␛[31m\ufffdred b");
  });
});

describe("printing", () => {
  const outline = file("deck:\n  title: x\nslides:\n  - template: a\n    rigth: { heading: Buy, points: [Ready today] }\n");
  const start = outline.text.indexOf("rigth");
  const typo = error("unknown-field", { field: "rigth", suggestion: "right", known: [] }, { span: { file: outline, start, end: start + 5 } });

  test("as in the manual, in both languages", () => {
    expect(plain(typo)).toBe(
      [
        "error[unknown-field]: There is no field `rigth` here.",
        " --> outline.yaml:5:5",
        "  |",
        "5 |     rigth: { heading: Buy, points: [Ready today] }",
        "  |     ^^^^^",
        "  hint: Did you mean `right`?",
      ].join("\n"),
    );
    expect(plain(typo, "zh-CN").split("\n")[0]).toBe("错误[unknown-field]：这里没有字段 `rigth`。");
    expect(plain(typo, "zh-CN").split("\n").at(-1)).toBe("  建议：是否想写 `right`？");
  });

  test("related places have frames of their own, in one gutter", () => {
    const text = `title: a\n${"x: 1\n".repeat(9).replace(/x/gu, () => "y")}title: b\n`;
    const [diagnostic] = yaml(text.replace(/y: 1/gu, (_, offset: number) => `k${offset}: 1`)).diagnostics;
    expect(plain(diagnostic!)).toBe(
      [
        "error[duplicate-key]: The field `title` is given twice.",
        "  --> outline.yaml:11:1",
        "   |",
        "11 | title: b",
        "   | ^^^^^",
        "   note: first given here",
        "  --> outline.yaml:1:1",
        "   |",
        " 1 | title: a",
        "   | ^^^^^",
        "   hint: Keep one of the two.",
      ].join("\n"),
    );
  });

  test("without a span only the sentences; without a text only the name", () => {
    expect(plain(error("file-not-found", { path: "a.md" }))).toBe("error[file-not-found]: The file `a.md` does not exist.\n  hint: Check the name, or give another one.");
    expect(plain(decodeText(utf8(""), "a.md").diagnostics[0]!).split("\n")[1]).toBe(" --> a.md");
  });

  test("colours only when asked for", () => {
    expect(plain(typo)).not.toContain("\u001b");
    expect(formatDiagnostic(typo, { language: "en", color: true })).toContain("\u001b[31m");
  });

  test("values from a hostile file are cut and cannot steer a terminal", () => {
    const printed = plain(error("unknown-field", { field: `\u001b[2J${"x".repeat(5000)}\n`, known: Array.from({ length: 500 }, (_, i) => `k${i}`) }));
    expect(printed).not.toContain("\u001b");
    expect(printed.length).toBeLessThan(1000);
    expect(printed.split("\n")).toHaveLength(2);
  });

  test("as JSON, with line and column", () => {
    expect(toJson({ ...typo, slide: 1 }, "en")).toEqual({
      code: "unknown-field", severity: "error", message: "There is no field `rigth` here.", hint: "Did you mean `right`?",
      file: "outline.yaml", line: 5, column: 5, endLine: 5, endColumn: 10, slide: 1,
    });
    expect(toJson(yaml("a: 1\na: 2\n").diagnostics[0]!, "zh-CN").related).toEqual([
      { message: "第一次出现在这里", file: "outline.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 },
    ]);
  });

  test("sorted by file, place and severity, each said once", () => {
    const span = (path: string, offset: number): Span => ({ file: file("0123456789", path), start: offset, end: offset + 1 });
    const all = [
      warning("yaml-anchor-unused", { name: "b" }, { span: span("b", 1) }),
      warning("yaml-anchor-unused", { name: "c" }, { span: span("a", 5) }),
      error("yaml-key", {}, { span: span("a", 5) }),
      error("yaml-key", {}, { span: span("a", 2) }),
      error("yaml-key", {}, { span: span("a", 5) }),
      error("file-not-found", { path: "x" }),
    ];
    expect(sortDiagnostics(all).map(({ code, span: place }) => `${code} ${place?.file.path ?? ""}${place?.start ?? ""}`)).toEqual([
      "file-not-found ", "yaml-key a2", "yaml-key a5", "yaml-anchor-unused a5", "yaml-anchor-unused b1",
    ]);
    expect(all).toHaveLength(6);
  });
});

describe("paths and worlds", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "deckwright-source-")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("a memory world fails as the disk does", async () => {
    const world = memoryWorld({ "b.csv": "x", "a/c.md": "y", "a/B.md": "z" });
    expect(Buffer.from(await world.read("./a//c.md")).toString()).toBe("y");
    await expect(world.read("nope")).rejects.toMatchObject({ code: "ENOENT" });
    await expect(world.read("a")).rejects.toMatchObject({ code: "EISDIR" });
    expect(await world.list("a")).toEqual(["B.md", "c.md"]);
    expect(await world.list("nope")).toEqual([]);
    expect(memoryWorld({}, { today: new Date(0) }).today.getTime()).toBe(0);
  });

  test("a disk world reads below its root", async () => {
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "assets", "b.md"), "乙");
    writeFileSync(join(folder, "assets", "a.md"), "甲");
    const world = diskWorld({ root: folder, today: new Date(0) });
    expect(Buffer.from(await world.read("assets/b.md")).toString()).toBe("乙");
    await expect(world.read("assets/nope")).rejects.toMatchObject({ code: "ENOENT" });
    await expect(world.read("assets")).rejects.toMatchObject({ code: "EISDIR" });
    expect(await world.list("assets")).toEqual(["a.md", "b.md"]);
    expect(await world.list("nope")).toEqual([]);
  });

  const inside = async (path: string) => insideFolder(memoryWorld({ "decks/a/photo.jpg": "x", "decks/secret.jpg": "y" }), "decks/a", path);

  test.each([
    ["photo.jpg", "decks/a/photo.jpg"],
    ["./x/../photo.jpg", "decks/a/photo.jpg"],
    ["assets\\photo.jpg", "decks/a/assets/photo.jpg"],
    ["not-there.jpg", "decks/a/not-there.jpg"],
    ["图:1.jpg", "decks/a/图:1.jpg"],
  ])("allowed: %s", async (path, joined) => expect(await inside(path)).toEqual({ value: joined, diagnostics: [] }));

  test.each([
    ["../secret.jpg", "path-outside", "parent"],
    ["x/../../secret.jpg", "path-outside", "parent"],
    ["..\\secret.jpg", "path-outside", "parent"],
    ["..", "path-outside", "parent"],
    ["/etc/passwd", "path-outside", "absolute"],
    ["C:\\secret.jpg", "path-outside", "absolute"],
    ["c:secret.jpg", "path-outside", "absolute"],
    ["\\\\host\\share\\x.jpg", "path-outside", "absolute"],
    ["sub/NUL.png", "path-outside", "device"],
    ["//host/x.jpg", "url-not-fetched", undefined],
    ["https://example.org/x.jpg", "url-not-fetched", undefined],
    ["HTTP://example.org/x.jpg", "url-not-fetched", undefined],
    ["data:image/png;base64,AAAA", "url-not-fetched", undefined],
    ["file:///etc/passwd", "url-not-fetched", undefined],
    ["file:secret", "url-not-fetched", undefined],
    ["  ", "path-empty", undefined],
  ])("refused: %s (%s)", async (path, code, why) => {
    const { value, diagnostics } = await inside(path);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([why ? { code, args: { why } } : { code }]);
  });

  test("links may not lead out of the folder, and may stay in it", async () => {
    const base = join(folder, "deck");
    mkdirSync(base);
    writeFileSync(join(folder, "outside.jpg"), "x");
    writeFileSync(join(base, "real.jpg"), "x");
    symlinkSync(join(folder, "outside.jpg"), join(base, "out.jpg"));
    symlinkSync(folder, join(base, "up"));
    symlinkSync(join(base, "real.jpg"), join(base, "in.jpg"));
    symlinkSync(join(base, "loop.jpg"), join(base, "loop.jpg"));
    const world = diskWorld({ root: folder });
    const where = async (path: string) => insideFolder(world, "deck", path);
    expect((await where("in.jpg")).value).toBe("deck/in.jpg");
    expect((await where("out.jpg")).diagnostics).toMatchObject([{ code: "path-outside", args: { why: "link" } }]);
    expect((await where("up/outside.jpg")).diagnostics).toMatchObject([{ code: "path-outside", args: { why: "link" } }]);
    expect((await where("loop.jpg")).diagnostics).toMatchObject([{ code: "file-unreadable", args: { reason: "ELOOP" } }]);
  });

  test("reading says what is wrong and what may be meant", async () => {
    const world = memoryWorld({ "assets/report.md": "# x", "assets/empty.md": "" });
    const span: Span = { file: file("report: assets/reprot.md"), start: 8, end: 24 };
    expect(await readText(world, "assets/report.md")).toEqual({ value: { path: "assets/report.md", text: "# x" }, diagnostics: [] });
    expect(await readText(world, "assets/reprot.md", {}, span)).toEqual({
      value: undefined,
      diagnostics: [error("file-not-found", { path: "assets/reprot.md", suggestion: "assets/report.md" }, { span })],
    });
    expect(codes(await readText(world, "assets"))).toEqual(["path-is-folder"]);
    expect(codes(await readText(world, "assets/empty.md"))).toEqual(["file-empty"]);
  });

  test("normal forms", () => {
    expect(["a/./b//c", "a\\b", "a/../b", "../a", "./", "/a/../../b"].map(normalize)).toEqual(["a/b/c", "a/b", "b", "../a", ".", "/b"]);
  });
});

describe("wording", () => {
  type Tree = { readonly [key: string]: unknown };
  const leaves = (tree: Tree, path = ""): readonly (readonly [string, unknown])[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value) ? leaves(value as Tree, `${path}${key}/`) : [[`${path}${key}`, value] as const],
    );
  const english = new Map(leaves(en));
  const chinese = new Map(leaves(zhCN as Tree));
  /** Words of its own, not only values put together (`${path}  ${size}`). */
  const hasWords = (value: unknown): boolean =>
    typeof value === "string" ? /[a-z]{3}/iu.test(value) : (String(value).match(/`[^`]*`|"[^"]*"/gu) ?? []).some((literal) => /[a-z]{3}/iu.test(literal.replace(/\$\{[^}]*\}/gu, "")));
  const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

  test("both languages have the same keys, and the same kinds of entry", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, value] of english) expect(`${key} ${typeof chinese.get(key)}`).toBe(`${key} ${typeof value}`);
  });

  test("every Chinese sentence is Chinese, every English one is not the Chinese one", () => {
    for (const [key, value] of english) {
      const other = chinese.get(key);
      if (hasWords(value)) expect(String(other), key).not.toBe(String(value));
      if (key.startsWith("diagnostics/")) expect(hasHan(String(other)), key).toBe(true);
    }
  });

  test("every reason why YAML cannot be read is explained in both languages", () => {
    const reasons = ["tab", "indent", "wide-space", "unclosed-quote", "unclosed-bracket", "missing-colon", "missing-space", "fullwidth-colon", "missing-comma", "extra-comma", "colon-in-text", "needs-quotes", "after-quote", "bad-escape", "list-on-key-line", "long-key", "directive", "unexpected"] as const;
    for (const reason of reasons) {
      const said = say(error("yaml-syntax", { reason, detail: "x" }), "zh-CN");
      expect(hasHan(said.message) && hasHan(said.hint ?? ""), reason).toBe(true);
      expect(say(error("yaml-syntax", { reason, detail: "x" }), "en").message).toMatch(/\.$/u);
    }
  });
});
