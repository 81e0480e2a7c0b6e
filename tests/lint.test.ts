import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "../src/build.js";
import { galleryOutline } from "../src/gallery.js";
import { lintDeck, type Finding } from "../src/lint/lint.js";
import { rules } from "../src/lint/rules.js";
import { deckLimits } from "../src/lint/deck.js";
import type { RuleName } from "../src/lint/rule.js";
import { languages, wording, type Said } from "../src/source/wording/wording.js";
import { memoryWorld } from "../src/world.js";
import { exampleDeck } from "./support/decks.js";
import { add, edit, pack, remove, swap, unpack, type PackageFiles } from "./support/package-files.js";

/** One of everything that rules speak of: notes, a chart, a table, a picture, a link. */
const outline = `deck: { title: 工作汇报, subtitle: 二〇一五年, date: 2016-01-11, organization: 高新区 }
slides:
  - { template: cover, title: 工作汇报, notes: 开场白。 }
  - { template: section, title: 主要指标, number: "01" }
  - template: chart-takeaway
    title: 三年收入逐年增长
    source: 示例
    chart: { kind: column, title: 营业总收入, unit: 亿元, categories: [2013年, 2014年, 2015年], values: [20, 26.7, 29.4] }
  - template: table
    title: 两项指标
    source: 示例
    columns: [指标, 值]
    rows: [[收入, 29.4], [投资, 8]]
  - template: image-text
    title: 城市形象
    source: 示例
    image: art:city
    items: [{ lead: 主线, text: 三条主线 }, { lead: 管理, text: 四化管理 }]
  - template: bullets
    title: 下一步
    items: ["详见[官网](https://example.com)", 继续努力]
`;

const found = (data: Uint8Array): readonly Finding[] => lintDeck(data, "deck.pptx").value!.findings;
const broken = (data: Uint8Array): readonly RuleName[] => [...new Set(found(data).map(({ rule }) => rule))];

let good: PackageFiles;
let whole: Uint8Array;
beforeAll(async () => {
  whole = (await build(memoryWorld({ "outline.yaml": outline }), "outline.yaml")).artifacts[0]!.data;
  good = unpack(whole);
});

const slide = (number: number): string => `ppt/slides/slide${number}.xml`;
const relations = (number: number): string => `ppt/slides/_rels/slide${number}.xml.rels`;
const types = "[Content_Types].xml";
const presentation = "ppt/presentation.xml";
const chart = "ppt/charts/chart1.xml";
const officeType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sections = (...lists: readonly (readonly [string, readonly number[]])[]) => (files: PackageFiles): PackageFiles =>
  swap(files, presentation, "</p:presentation>",
    `<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">${lists.map(([id, slides]) => `<p14:section name="甲" id="${id}"><p14:sldIdLst>${slides.map((number) => `<p14:sldId id="${number}"/>`).join("")}</p14:sldIdLst></p14:section>`).join("")}</p14:sectionLst></p:ext></p:extLst></p:presentation>`);
const guid = "{9021A753-4706-4426-F824-7A65B9A1E797}";
const all = [256, 257, 258, 259, 260, 261];

/** A run of plain text on slide 6, with these run properties, in a box of its own. */
const textBox = (properties: string, words = "附注", place = '<a:off x="609600" y="5000000"/><a:ext cx="3000000" cy="300000"/>') => (files: PackageFiles): PackageFiles =>
  swap(files, slide(6), '<p:sp><p:nvSpPr><p:cNvPr id="9"', `<p:sp><p:nvSpPr><p:cNvPr id="90" name="box"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${place}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>${properties}<a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="9"`);
const fine = '<a:rPr lang="zh-CN" sz="1400"/>';

/** For each rule what breaks it alone; what is done to the archive itself stands below. */
const fixtures: Partial<Record<RuleName, (files: PackageFiles) => PackageFiles>> = {
  "zip-folder": (files) => add(files, "ppt/slides/", new Uint8Array()),
  "xml-broken": (files) => swap(files, "ppt/viewProps.xml", ">", "><"),
  "type-missing": (files) => swap(files, types, '<Default Extension="png" ContentType="image/png"/>', ""),
  "type-orphan": (files) => swap(files, types, "</Types>", '<Override PartName="/ppt/slideMasters/slideMaster2.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"/></Types>'),
  "type-twice": (files) => swap(files, types, '<Default Extension="png" ContentType="image/png"/>', '<Default Extension="png" ContentType="image/png"/><Default Extension="PNG" ContentType="image/png"/>'),
  "type-unused": (files) => swap(files, types, '<Default Extension="png"', '<Default Extension="gif" ContentType="image/gif"/><Default Extension="png"'),
  "type-wrong": (files) => swap(files, types, 'presentationml.notesSlide+xml"', 'presentationml.slide+xml"'),
  "rel-missing": (files) => swap(files, relations(4), "</Relationships>", `<Relationship Id="rId9" Type="${officeType}/image" Target="NULL"/></Relationships>`),
  "rel-twice": (files) => swap(files, relations(6), "</Relationships>", '<Relationship Id="rId2" Type="' + officeType + '/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>'),
  "rel-unknown": (files) => swap(files, slide(6), '<a:hlinkClick r:id="rId2"', '<a:hlinkClick r:id="rId77"'),
  "rel-target": (files) => swap(files, relations(6), "https://example.com/", "https://example.com/a b"),
  "rel-kind": (files) => swap(files, slide(5), 'r:embed="rId2"', 'r:embed="rId1"'),
  "orphan-part": (files) => add(swap(files, types, '<Default Extension="png"', '<Override PartName="/ppt/old.xml" ContentType="application/xml"/><Default Extension="png"'), "ppt/old.xml", "<old/>"),
  "media-twice": (files) => swap(add(files, "ppt/media/image2.png", files["ppt/media/image1.png"]!), relations(4), "</Relationships>", `<Relationship Id="rId9" Type="${officeType}/image" Target="../media/image2.png"/></Relationships>`),
  "image-type": (files) => add(files, "ppt/media/image1.png", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
  "core-properties": (files) => swap(files, "docProps/core.xml", 'xsi:type="dcterms:W3CDTF"', ""),
  "slide-id": (files) => swap(files, presentation, '<p:sldId id="256"', '<p:sldId id="255"'),
  "master-id": (files) => swap(files, "ppt/slideMasters/slideMaster1.xml", /<p:sldLayoutId id="\d+"/u, '<p:sldLayoutId id="2147483648"'),
  "section-id": sections([guid.toLowerCase(), all]),
  "section-slides": sections([guid, all.slice(1)]),
  "slide-size": (files) => swap(files, presentation, 'cx="12192000" cy="6858000"', 'cx="60000000" cy="6858000"'),
  "slide-relations": (files) => swap(files, relations(4), "</Relationships>", `<Relationship Id="rId9" Type="${officeType}/slideLayout" Target="../slideLayouts/slideLayout2.xml"/></Relationships>`),
  "layout-relations": (files) => swap(files, "ppt/slideMasters/slideMaster1.xml", /<p:sldLayoutId [^>]*\/>/u, ""),
  "master-relations": (files) => swap(files, "ppt/slideMasters/slideMaster1.xml", /<p:clrMap [^>]*\/>/u, ""),
  "notes-relations": (files) => swap(files, "ppt/notesSlides/_rels/notesSlide1.xml.rels", "slide1.xml", "slide2.xml"),
  "part-shared": (files) => swap(files, relations(4), "</Relationships>", `<Relationship Id="rId9" Type="${officeType}/chart" Target="../charts/chart1.xml"/></Relationships>`),
  "notes-theme": (files) => swap(swap(remove(files, "ppt/theme/theme2.xml"), "ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme2.xml", "theme1.xml"), types, /<Override PartName="\/ppt\/theme\/theme2.xml"[^>]*>/u, ""),
  "notes-unused": (files) => swap(swap(remove(remove(files, "ppt/notesSlides/notesSlide1.xml"), "ppt/notesSlides/_rels/notesSlide1.xml.rels"), types, /<Override PartName="\/ppt\/notesSlides[^>]*>/u, ""), relations(1), /<Relationship [^>]*notesSlide1.xml"\/>/u, ""),
  "theme-incomplete": (files) => swap(files, "ppt/theme/theme2.xml", /<a:accent6>.*<\/a:accent6>/u, ""),
  "element-order": (files) => edit(files, presentation, (text) => text.replace(/(<p:notesMasterIdLst>.*)(<p:sldIdLst>.*<\/p:sldIdLst>)/u, "$2$1")),
  "shape-id": (files) => swap(files, slide(4), '<p:cNvPr id="5" name="source"', '<p:cNvPr id="3" name="source"'),
  "shape-text": (files) => swap(files, slide(3), /(<p:cNvPr id="3" name="rule".*?)<p:txBody>.*?<\/p:txBody>/u, "$1"),
  "text-empty": (files) => swap(files, slide(3), /(<p:cNvPr id="3" name="rule".*?<p:txBody>.*?)<a:p>.*?<\/a:p>(?=<\/p:txBody>)/u, "$1"),
  "background-effects": (files) => edit(files, "ppt/slideMasters/slideMaster1.xml", (text) => text.replace(/<p:bg>.*?<\/p:bg>/u, '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></p:bgPr></p:bg>')),
  "line-empty": (files) => swap(files, chart, "<a:ln><a:noFill/></a:ln>", "<a:ln/>"),
  "extent-negative": (files) => swap(files, slide(3), /(name="rule".*?<a:ext cx=")/u, "$1-"),
  "number-bad": (files) => swap(files, slide(4), 'marL="114300"', 'marL="NaN"'),
  "color-bad": (files) => swap(files, chart, 'srgbClr val="', 'srgbClr val="#'),
  "table-grid": (files) => swap(files, slide(4), "</a:tblGrid>", '<a:gridCol w="1000"/></a:tblGrid>'),
  "paragraph-end": (files) => swap(textBox(fine)(files), slide(6), "<a:t>附注</a:t></a:r></a:p>", "<a:t>附注</a:t></a:r></a:p><a:p/>"),
  "placeholder-twice": (files) => swap(textBox(fine)(files), slide(6), '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="609600" y="5000000"/>', '<p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="609600" y="5000000"/>'),
  "placeholder-unmatched": (files) => swap(textBox(fine)(files), slide(6), '<a:xfrm><a:off x="609600" y="5000000"/><a:ext cx="3000000" cy="300000"/></a:xfrm>', ""),
  "link-target": (files) => swap(files, relations(6), "https://example.com/", "file:///C:/secret.xlsx"),
  "animation-target": (files) => swap(files, slide(6), "</p:sld>", '<p:timing><p:bldLst><p:bldP spid="99" grpId="0"/></p:bldLst></p:timing></p:sld>'),
  "chart-workbook": (files) => swap(swap(swap(remove(files, "ppt/embeddings/workbook1.xlsx"), "ppt/charts/_rels/chart1.xml.rels", /<Relationship .*\/>/u, ""), chart, /<c:externalData.*<\/c:externalData>/u, ""), types, /<Default Extension="xlsx"[^>]*>/u, ""),
  "chart-cache": (files) => swap(files, chart, "<c:v>26.7</c:v>", "<c:v>36.7</c:v>"),
  "chart-axes": (files) => swap(files, chart, '<c:axId val="1002"/></c:barChart>', '<c:axId val="1002"/><c:axId val="1003"/></c:barChart>'),
  "chart-series": (files) => swap(files, chart, '<c:ptCount val="3"/><c:pt idx="0"><c:v>2013年', '<c:ptCount val="3"/><c:pt idx="0"><c:v>2013年</c:v></c:pt><c:pt idx="0"><c:v>2013年'),
  "slide-title": (files) => swap(files, slide(3), '<p:ph type="title"/>', '<p:ph type="subTitle" idx="40"/>'),
  "title-twice": (files) => swap(files, slide(6), "下一步", "两项指标"),
  "alt-text": (files) => swap(files, slide(4), / descr="[^"]*"/u, ""),
  "alt-text-name": (files) => swap(files, slide(5), /descr="[^"]*"/u, 'descr="C:\\Users\\li\\city.png"'),
  "table-header": (files) => swap(files, slide(4), ' firstRow="1"', ""),
  "reading-order": (files) => edit(files, slide(6), (text) => {
    const shapes = [...text.matchAll(/<p:sp>.*?<\/p:sp>/gu)].map(([shape]) => shape);
    const [first, second] = [shapes.find((shape) => shape.includes('name="item 1 text"'))!, shapes.find((shape) => shape.includes('name="item 2 text"'))!];
    return text.replace(first, "").replace(second, second + first);
  }),
  "run-language": textBox('<a:rPr lang="en-US" sz="1400"/>'),
  contrast: textBox('<a:rPr lang="zh-CN" sz="1400"><a:solidFill><a:srgbClr val="AAAAAA"/></a:solidFill></a:rPr>'),
  "text-small": textBox('<a:rPr lang="zh-CN" sz="800"/>'),
  "placeholder-empty": (files) => swap(textBox(fine)(files), slide(6), /<p:cNvSpPr txBox="1"\/><p:nvPr\/>(<\/p:nvSpPr><p:spPr><a:xfrm><a:off x="609600" y="5000000"\/>.*?<a:p>)<a:r>.*?<\/a:r>/u, '<p:cNvSpPr/><p:nvPr><p:ph type="body" idx="41"/></p:nvPr>$1<a:endParaRPr lang="zh-CN"/>'),
  "text-leftover": textBox(fine, "单击此处添加文本"),
  "off-slide": textBox(fine, "藏在外面", '<a:off x="13000000" y="0"/><a:ext cx="300000" cy="300000"/>'),
  "document-title": (files) => swap(files, "docProps/core.xml", /<dc:title>.*<\/dc:title>/u, "<dc:title>PowerPoint Presentation</dc:title>"),
};

/** What a zip library does not write: headers changed by hand. `at` finds the local and central headers of an entry. */
const headers = (data: Uint8Array, name: string): { bytes: Buffer; local: number; central: number } => {
  const bytes = Buffer.from(data);
  const central = bytes.lastIndexOf(Buffer.from(name)) - 46;
  return { bytes, central, local: bytes.readUInt32LE(central + 42) };
};
const archives: Partial<Record<RuleName, () => Uint8Array>> = {
  "zip-order": () => {
    const { [types]: declared, ...others } = good;
    const { bytes, local, central } = headers(pack({ ...others, "[Content_Types].xmX": declared! }), "[Content_Types].xmX");
    for (const at of [local + 30, central + 46]) bytes.write(types, at);
    return bytes;
  },
  "zip-twice": () => {
    const { bytes, local, central } = headers(pack(add(good, "ppt/viewProps.xmX", good["ppt/viewProps.xml"]!)), "ppt/viewProps.xmX");
    for (const at of [local + 30, central + 46]) bytes.write("ppt/viewProps.xml", at);
    return bytes;
  },
  "zip-name": () => {
    const { bytes, local, central } = headers(whole, "docProps/app.xml");
    for (const at of [local + 30, central + 46]) bytes.write("docProps\\app.xml", at);
    return bytes;
  },
  "zip-descriptor": () => {
    const { bytes, local, central } = headers(whole, "ppt/media/image1.png");
    bytes.writeUInt16LE(bytes.readUInt16LE(local + 6) | 8, local + 6);
    bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 8, central + 8);
    return bytes;
  },
  "zip-method": () => {
    const { bytes, local, central } = headers(whole, "ppt/viewProps.xml");
    bytes.writeUInt16LE(12, local + 8);
    bytes.writeUInt16LE(12, central + 10);
    return bytes;
  },
};
describe("every rule", () => {
  test("has a fixture, a summary and a sentence in each language", () => {
    expect(Object.keys({ ...fixtures, ...archives }).sort()).toEqual(rules.map(({ name }) => name).sort());
    for (const { summary } of rules) expect(summary).toEqual({ en: expect.stringMatching(/^[^\p{Script=Han}]+$/u), "zh-CN": expect.stringMatching(/\p{Script=Han}/u) });
    for (const language of languages) expect(Object.keys(wording(language).lint.rules).sort()).toEqual(rules.map(({ name }) => name).sort());
  });

  test("holds in a deck of ours", () => expect(found(whole)).toEqual([]));

  test("holds in that deck packed anew, with sections and one more box", () => {
    expect(found(pack(good))).toEqual([]);
    expect(found(pack(sections([guid, all])(textBox(fine)(good))))).toEqual([]);
  });

  test.each(Object.keys(fixtures) as RuleName[])("%s is broken alone", (name) => {
    const findings = found(pack(fixtures[name]!(good)));
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual([name]);
    for (const { rule, args, part } of findings) {
      expect(part ?? rule).toMatch(/^(?:zip-|\S+\.)/u); // the archive itself has no part
      for (const language of languages) {
        const { message, hint } = (wording(language).lint.rules[rule] as (args: never) => Said)(args as never);
        expect(`${message}${hint ?? ""}`).not.toMatch(/undefined|null|NaN(?!`)|\[object/u);
      }
    }
  });

  test.each(Object.keys(archives) as RuleName[])("%s is broken alone", (name) => expect(broken(archives[name]!())).toEqual([name]));
});

describe("findings", () => {
  test("say part, slide and shape", () => {
    const [finding] = found(pack(fixtures["contrast"]!(good)));
    expect(finding).toEqual({ rule: "contrast", severity: "error", part: slide(6), slide: 6, shape: "box", args: { text: "附注", ratio: 2.3, least: 4.5, color: "AAAAAA", back: "FFFFFF" } });
  });

  test("of a chart or of notes are those of their slide", () => {
    expect(found(pack(fixtures["chart-cache"]!(good)))).toMatchObject([{ slide: 3, part: chart, args: { range: "Sheet1!$B$2:$B$4", shown: "36.7", cell: "26.7" } }]);
    expect(found(pack(fixtures["type-wrong"]!(good)))).toMatchObject([{ slide: 1 }]);
  });

  test("come from any prefixes and from the strict namespaces", () => {
    const renamed = edit(good, slide(6), (text) => text.replaceAll("<p:", "<q:").replaceAll("</p:", "</q:").replaceAll("xmlns:p=", "xmlns:q="));
    expect(found(pack(renamed))).toEqual([]);
    const strict = edit(fixtures["title-twice"]!(renamed), slide(6), (text) => text.replace("http://schemas.openxmlformats.org/presentationml/2006/main", "http://purl.oclc.org/ooxml/presentationml/main"));
    expect(broken(pack(strict))).toEqual(["title-twice"]);
  });

  test("of what PptxGenJS writes name its known defects", async () => {
    const Deck = createRequire(import.meta.url)("pptxgenjs") as new () => { addSlide(): { addText(text: string, at: object): void; addShape(kind: string, at: object): void; background: object }; write(options: object): Promise<Uint8Array> };
    const deck = new Deck();
    for (const words of ["One", "Two"]) {
      const page = deck.addSlide();
      page.background = { color: "FFFFFF" };
      page.addText(words, { x: 1, y: 1, w: 3, h: 1 });
      page.addShape("rect", { x: 1, y: 3, w: 2, h: 1 });
    }
    expect(broken(await deck.write({ outputType: "uint8array" }))).toEqual(expect.arrayContaining(["zip-folder", "type-orphan", "notes-theme", "element-order", "shape-text", "background-effects", "slide-title"]));
  });
});

describe("our decks break no rule", () => {
  const galleryFindings = async (theme: string, size: "16:9" | "4:3" | "A4"): Promise<readonly Finding[]> => {
    const text = await galleryOutline({ theme, size, title: "示例" });
    const { artifacts } = await build(memoryWorld({ "gallery.yaml": text }), "gallery.yaml");
    return found(artifacts[0]!.data);
  };
  test.each([["qinghua", "16:9"], ["jianghong", "4:3"], ["linen", "A4"], ["shuimo", "16:9"], ["stage", "4:3"]] as const)("the gallery in %s at %s", { timeout: 60_000 }, async (theme, size) => {
    expect(await galleryFindings(theme, size)).toEqual([]);
  });
  test("the example deck", async () => expect(found((await exampleDeck()).artifacts[0]!.data)).toEqual([]));
});

describe("files that are no decks, or mean harm", () => {
  const codes = (data: Uint8Array): readonly string[] => lintDeck(data, "deck.pptx").diagnostics.map(({ code }) => code);
  test.each([
    ["empty", () => new Uint8Array(), "file-empty"],
    ["text", () => new TextEncoder().encode("# 报告"), "deck-not-pptx"],
    ["another archive", () => pack(add({}, "a.txt", "a")), "deck-not-pptx"],
    ["a workbook", () => good["ppt/embeddings/workbook1.xlsx"]!, "deck-not-pptx"],
    ["half of a deck", () => whole.subarray(0, whole.length / 2), "deck-damaged"],
    ["a password", () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "deck-encrypted"],
    ["too many entries", () => pack(Object.fromEntries(Array.from({ length: deckLimits.mostEntries + 1 }, (_, i) => [`a${i}`, new Uint8Array()]))), "deck-too-large"],
  ])("%s", (_, data, code) => expect(codes(data())).toEqual([code]));

  test("entities, depth and cut-off parts are findings", () => {
    const entities = swap(good, slide(6), "<p:sld ", '<!DOCTYPE p:sld [<!ENTITY a "aa">]><p:sld ');
    const deep = add(good, "ppt/viewProps.xml", `${"<a>".repeat(5_000)}${"</a>".repeat(5_000)}`);
    expect(found(pack(entities)).map(({ rule, args }) => [rule, args["why"]])).toContainEqual(["xml-broken", "doctype"]);
    expect(found(pack(deep)).map(({ rule, args }) => [rule, args["why"]])).toContainEqual(["xml-broken", "depth"]);
  });

  test("no damage makes it throw", () => {
    for (let i = 0; i < 25; i += 1) {
      const data = Uint8Array.from(whole);
      for (let k = 0; k < 8; k += 1) data[(i * 7919 + k * 104_729) % data.length] = (i * 31 + k * 17) & 255;
      const { value, diagnostics } = lintDeck(data, "deck.pptx");
      expect(value !== undefined || diagnostics.length === 1).toBe(true);
    }
  });

  test("no shuffled text makes it throw", () => {
    const paths = Object.keys(good).filter((path) => path.endsWith(".xml") || path.endsWith(".rels"));
    for (let i = 0; i < 20; i += 1) {
      const path = paths[(i * 7) % paths.length]!;
      const text = new TextDecoder().decode(good[path]);
      const tags = text.split(/(?=<)/u);
      const changed = tags.map((tag, k) => ((k * 31 + i) % 13 === 0 && /^<[^/?!]/u.test(tag) ? tag.replace(/="[^"]*"/gu, '="-1e999"') : tag)).join("");
      expect(lintDeck(pack(add(good, path, changed)), "deck.pptx")).toBeDefined();
    }
  });

  test("a thousand breaches of one rule are enough", () => {
    const many = edit(good, slide(6), (text) => text.replace("</p:spTree>", `${'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/></p:nvSpPr></p:sp>'.repeat(2_000)}</p:spTree>`));
    expect(found(pack(many)).filter(({ rule }) => rule === "shape-id")).toHaveLength(500);
  });
});

test("each rule stands in its file", () => {
  for (const { name } of rules) expect(readFileSync(new URL(`../src/lint/rules/${name}.ts`, import.meta.url), "utf8")).toContain(`name: "${name}"`);
});
