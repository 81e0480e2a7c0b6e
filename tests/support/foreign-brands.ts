/**
 * Templates as other programs and hands leave them: each is a small file, written here from scratch, with the trait it is named
 * for as it was seen in files of that origin. Lengths are points of the file unless they say EMU.
 */
import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";

type Rect = readonly [x: number, y: number, width: number, height: number];
type Relation = readonly [type: string, target: string];

interface ForeignLayout {
  /** Left out where the program gives none. */
  readonly name?: string;
  /** Of `p:sldLayout`. */
  readonly attributes?: string;
  readonly background?: string;
  readonly shapes: string;
  /** Behind the shapes, in `p:cSld`. */
  readonly behind?: string;
  /** In place of `a:masterClrMapping`. */
  readonly mapping?: string;
  /** `rId1` is the master; these follow. */
  readonly relations?: readonly Relation[];
}

interface ForeignMaster {
  readonly background?: string;
  readonly shapes: string;
  readonly styles: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly layouts: readonly ForeignLayout[];
  readonly colors?: Readonly<Record<string, string>>;
  readonly fonts?: string;
  readonly backgrounds?: string;
  /** After its layouts and its theme: `rId{layouts + 2}` … */
  readonly relations?: readonly Relation[];
  /** At its end, before the text styles come. */
  readonly timing?: string;
}

interface Foreign {
  /** Points. */
  readonly size: readonly [width: number, height: number];
  readonly sizeAttributes?: string;
  readonly masters: readonly ForeignMaster[];
  /** In `p:presentation`, behind the sizes. */
  readonly behind?: string;
  readonly relations?: readonly Relation[];
  readonly parts?: readonly (readonly [path: string, contentType: string, content: string | Uint8Array, relations?: readonly Relation[]])[];
  readonly contentType?: string;
  readonly strict?: boolean;
}

const emu = (points: number): number => Math.round(points * 12_700);
const office = (name: string): string => `application/vnd.openxmlformats-officedocument.presentationml.${name}+xml`;
const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const heads = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`;

function packed({ size, sizeAttributes = "", masters, behind = "", relations = [], parts = [], contentType = office("presentation.main"), strict = false }: Foreign): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const types: string[] = [];
  const namespaced = (xml: string): string =>
    strict ? xml.replaceAll(/http:\/\/schemas\.openxmlformats\.org\/(drawingml|presentationml|officeDocument)\/2006\//gu, "http://purl.oclc.org/ooxml/$1/") : xml;
  const put = (path: string, type: string, content: string | Uint8Array): void => {
    files[path] = typeof content === "string" ? strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${namespaced(content)}`) : content;
    types.push(`<Override PartName="/${path}" ContentType="${type}"/>`);
  };
  const relate = (path: string, list: readonly Relation[]): void => {
    const slash = path.lastIndexOf("/");
    const items = list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`);
    files[`${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`] = strToU8(namespaced(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`));
  };
  let nextLayout = 1;
  let nextId = 2_147_483_648;
  const masterIds = masters.map((master, m) => {
    const path = `ppt/slideMasters/slideMaster${m + 1}.xml`;
    const id = nextId++;
    const own = master.layouts.map((layout) => {
      const number = nextLayout++;
      const layoutPath = `ppt/slideLayouts/slideLayout${number}.xml`;
      put(layoutPath, office("slideLayout"), `<p:sldLayout ${namespaces} ${layout.attributes ?? ""}><p:cSld${layout.name === undefined ? "" : ` name="${layout.name}"`}>${layout.background ?? ""}<p:spTree>${heads}${numbered(layout.shapes)}</p:spTree>${layout.behind ?? ""}</p:cSld><p:clrMapOvr>${layout.mapping ?? "<a:masterClrMapping/>"}</p:clrMapOvr></p:sldLayout>`);
      relate(layoutPath, [["slideMaster", `../slideMasters/slideMaster${m + 1}.xml`], ...(layout.relations ?? [])]);
      return { id: nextId++, number };
    });
    const map = { bg1: "lt1", tx1: "dk1", bg2: "lt2", tx2: "dk2", accent1: "accent1", accent2: "accent2", accent3: "accent3", accent4: "accent4", accent5: "accent5", accent6: "accent6", hlink: "hlink", folHlink: "folHlink", ...master.map };
    const ids = own.map((layout, i) => `<p:sldLayoutId id="${layout.id}" r:id="rId${i + 1}"/>`).join("");
    put(path, office("slideMaster"), `<p:sldMaster ${namespaces}><p:cSld>${master.background ?? solid("bg1")}<p:spTree>${heads}${numbered(master.shapes)}</p:spTree></p:cSld><p:clrMap ${Object.entries(map).map(([slot, to]) => `${slot}="${to}"`).join(" ")}/>${ids === "" ? "" : `<p:sldLayoutIdLst>${ids}</p:sldLayoutIdLst>`}${master.timing ?? ""}<p:txStyles>${master.styles}</p:txStyles></p:sldMaster>`);
    relate(path, [...own.map(({ number }) => ["slideLayout", `../slideLayouts/slideLayout${number}.xml`] as const), ["theme", `../theme/theme${m + 1}.xml`], ...(master.relations ?? [])]);
    put(`ppt/theme/theme${m + 1}.xml`, "application/vnd.openxmlformats-officedocument.theme+xml", theme(master));
    return `<p:sldMasterId id="${id}" r:id="rId${m + 1}"/>`;
  });
  for (const [path, type, content, related] of parts) {
    put(path, type, content);
    if (related) relate(path, related);
  }
  put("ppt/presentation.xml", contentType, `<p:presentation ${namespaces}><p:sldMasterIdLst>${masterIds.join("")}</p:sldMasterIdLst><p:sldSz cx="${emu(size[0])}" cy="${emu(size[1])}"${sizeAttributes}/><p:notesSz cx="6858000" cy="9144000"/>${behind}</p:presentation>`);
  relate("ppt/presentation.xml", [...masters.map((_, m) => ["slideMaster", `slideMasters/slideMaster${m + 1}.xml`] as const), ...relations]);
  relate("", [["officeDocument", "ppt/presentation.xml"]]);
  files["[Content_Types].xml"] = strToU8(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`);
  return zipSync(files, { mtime: "1980-01-01" });
}

/** Shapes have the id 0 until they stand on a page. */
function numbered(shapes: string): string {
  let id = 1;
  return shapes.replaceAll('<p:cNvPr id="0"', () => `<p:cNvPr id="${++id}"`);
}

const frame = ([x, y, width, height]: Rect): string => `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;
const rectangle = `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
const color = (name: string): string => (/^[0-9A-F]{6}$/u.test(name) ? `<a:srgbClr val="${name}"/>` : `<a:schemeClr val="${name}"/>`);
const fill = (name: string): string => `<a:solidFill>${color(name)}</a:solidFill>`;
const solid = (name: string): string => `<p:bg><p:bgPr>${fill(name)}<a:effectLst/></p:bgPr></p:bg>`;
const gradient = (from: string, to: string): string => `<p:bg><p:bgPr><a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0">${color(from)}</a:gs><a:gs pos="100000">${color(to)}</a:gs></a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill><a:effectLst/></p:bgPr></p:bg>`;
const pictured = (relation: number): string => `<p:bg><p:bgPr><a:blipFill dpi="0" rotWithShape="1"><a:blip r:embed="rId${relation}"/><a:srcRect/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>`;

interface PlaceOptions {
  readonly name?: string;
  readonly at?: Rect;
  readonly body?: string;
  readonly size?: number;
  readonly color?: string;
  readonly align?: string;
  readonly geometry?: string;
  readonly prompt?: string;
}

/** `attributes`: of `p:ph`, as typed. */
function place(attributes: string, { name = "Placeholder", at, body = "<a:bodyPr/>", size, color: ink, align, geometry = rectangle, prompt = "Text" }: PlaceOptions = {}): string {
  const run = size === undefined && ink === undefined ? "" : `<a:defRPr${size === undefined ? "" : ` sz="${size * 100}"`}>${ink === undefined ? "" : fill(ink)}</a:defRPr>`;
  const levels = run === "" && align === undefined ? "<a:lstStyle/>" : `<a:lstStyle><a:lvl1pPr${align === undefined ? "" : ` algn="${align}"`}>${run}</a:lvl1pPr></a:lstStyle>`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="0" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph${attributes === "" ? "" : ` ${attributes}`}/></p:nvPr></p:nvSpPr><p:spPr>${at ? `${frame(at)}${geometry}` : ""}</p:spPr><p:txBody>${body}${levels}<a:p>${attributes.includes('"sldNum"') ? `<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>` : `<a:r><a:rPr lang="en-US"/><a:t>${prompt}</a:t></a:r>`}</a:p></p:txBody></p:sp>`;
}

const bar = (at: Rect, name: string, label = "Bar"): string => `<p:sp><p:nvSpPr><p:cNvPr id="0" name="${label}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${frame(at)}${rectangle}${fill(name)}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`;
const picture = (at: Rect, relation: number): string => `<p:pic><p:nvPicPr><p:cNvPr id="0" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId${relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${frame(at)}${rectangle}</p:spPr></p:pic>`;

/** Master text styles: title, body and other, sizes in points; `bullet` as most bodies have it. */
function styles(title: number, body: number, { ink = "tx1", bullet = true, align = "l" }: { readonly ink?: string; readonly bullet?: boolean; readonly align?: string } = {}): string {
  const face = (which: string): string => `<a:latin typeface="+${which}-lt"/><a:ea typeface="+${which}-ea"/><a:cs typeface="+${which}-cs"/>`;
  const level = (number: number, size: number): string => `<a:lvl${number}pPr marL="${bullet ? 228_600 * (2 * number - 1) : 0}" indent="${bullet ? -228_600 : 0}" algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="1000"/></a:spcBef>${bullet ? `<a:buFont typeface="Arial"/><a:buChar char="•"/>` : "<a:buNone/>"}<a:defRPr sz="${size * 100}" kern="1200">${fill(ink)}${face("mn")}</a:defRPr></a:lvl${number}pPr>`;
  return `<p:titleStyle><a:lvl1pPr algn="${align}"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/><a:defRPr sz="${title * 100}" kern="1200">${fill(ink)}${face("mj")}</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>${level(1, body)}${level(2, Math.round(body * 0.86))}</p:bodyStyle><p:otherStyle><a:lvl1pPr algn="l"><a:defRPr sz="1800">${fill(ink)}${face("mn")}</a:defRPr></a:lvl1pPr></p:otherStyle>`;
}

const officeColors = { dk1: "000000", lt1: "FFFFFF", dk2: "44546A", lt2: "E7E6E6", accent1: "4472C4", accent2: "ED7D31", accent3: "A5A5A5", accent4: "FFC000", accent5: "5B9BD5", accent6: "70AD47", hlink: "0563C1", folHlink: "954F72" };
const plainFonts = (latin: string, ea = "", more = ""): string => ["major", "minor"].map((which) => `<a:${which}Font><a:latin typeface="${latin}"/><a:ea typeface="${ea}"/><a:cs typeface=""/>${more}</a:${which}Font>`).join("");

function theme({ colors, fonts = plainFonts("Calibri"), backgrounds }: ForeignMaster): string {
  const own = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`;
  return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" name="Theme"><a:themeElements><a:clrScheme name="Colors">${schemeOf({ ...officeColors, ...colors })}</a:clrScheme><a:fontScheme name="Fonts">${fonts}</a:fontScheme>${formats(backgrounds ?? own.repeat(3))}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`;
}

const schemeOf = (colors: Readonly<Record<string, string>>): string => Object.entries(colors).map(([slot, hex]) => `<a:${slot}><a:srgbClr val="${hex}"/></a:${slot}>`).join("");
function formats(backgrounds: string): string {
  const own = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`;
  return `<a:fmtScheme name="Formats"><a:fillStyleLst>${own.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${`<a:ln w="6350">${own}</a:ln>`.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${"<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${backgrounds}</a:bgFillStyleLst></a:fmtScheme>`;
}

/** Date, footer and number of a layout of 960 × 540, brought to the page. */
const feet = (w: number, h: number, more: PlaceOptions = {}): string =>
  [["dt", 10, 66, 216], ["ftr", 11, 318, 324], ["sldNum", 12, 678, 216]].map(([type, idx, x, width]) => place(`type="${type}" sz="quarter" idx="${idx}"`, { at: [(Number(x) * w) / 960, (500 * h) / 540, (Number(width) * w) / 960, (29 * h) / 540], size: Math.round((12 * h) / 540 * 10) / 10, name: String(type), ...more })).join("");

/** The five of a usual master, on a page of any size. */
const usualMaster = (w: number, h: number): string =>
  place(`type="title"`, { at: [(66 * w) / 960, (29 * h) / 540, (828 * w) / 960, (104 * h) / 540], body: `<a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" anchor="ctr"><a:normAutofit/></a:bodyPr>` }) +
  place(`type="body" idx="1"`, { at: [(66 * w) / 960, (144 * h) / 540, (828 * w) / 960, (343 * h) / 540], body: `<a:bodyPr vert="horz"><a:normAutofit/></a:bodyPr>` }) +
  feet(w, h).replaceAll('idx="10"', 'idx="2"').replaceAll('idx="11"', 'idx="3"').replaceAll('idx="12"', 'idx="4"');

const noFeet = place(`type="dt" sz="half" idx="10"`) + place(`type="ftr" sz="quarter" idx="11"`) + place(`type="sldNum" sz="quarter" idx="12"`);

/** Office's own layouts on a page of any size. */
const usualLayouts = (w: number, h: number): readonly ForeignLayout[] => {
  const at = (x: number, y: number, width: number, height: number): Rect => [(x * w) / 960, (y * h) / 540, (width * w) / 960, (height * h) / 540];
  const size = (points: number): number => Math.round((points * h) / 540);
  return [
    { name: "Title Slide", attributes: `type="title" preserve="1"`, shapes: place(`type="ctrTitle"`, { at: at(120, 88, 720, 188), size: size(60), align: "ctr", body: `<a:bodyPr anchor="b"/>` }) + place(`type="subTitle" idx="1"`, { at: at(120, 284, 720, 130), size: size(24), align: "ctr" }) + noFeet },
    { name: "Title and Content", attributes: `type="obj" preserve="1"`, shapes: place(`type="title"`) + place(`idx="1"`) + noFeet },
    { name: "Section Header", attributes: `type="secHead" preserve="1"`, shapes: place(`type="title"`, { at: at(66, 135, 828, 172), size: size(60), body: `<a:bodyPr anchor="b"/>` }) + place(`type="body" idx="1"`, { at: at(66, 310, 828, 118), size: size(24) }) + noFeet },
    { name: "Title Only", attributes: `type="titleOnly" preserve="1"`, shapes: place(`type="title"`) + noFeet },
    { name: "Blank", attributes: `type="blank" preserve="1"`, shapes: noFeet },
  ];
};

const usual = (more: Partial<ForeignMaster> = {}, w = 960, h = 540): ForeignMaster => ({ shapes: usualMaster(w, h), styles: styles(Math.round((44 * h) / 540), Math.round((28 * h) / 540)), layouts: usualLayouts(w, h), ...more });

const image = (path: string, content: Uint8Array): readonly [string, string, Uint8Array] => [path, "image/png", content];

/** A PNG of a drawing: `at` gives red, green and blue. */
export function png(width: number, height: number, at: (x: number, y: number) => readonly [number, number, number]): Uint8Array {
  const rows = new Uint8Array((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows.set(at(x / width, y / height), y * (width * 3 + 1) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const logo = png(60, 30, (x, y) => (Math.hypot((x - 0.25) * 2, y - 0.5) < 0.4 ? [200, 30, 40] : x > 0.55 && y > 0.3 && y < 0.7 ? [40, 40, 60] : [255, 255, 255]));
const sky = png(96, 54, (x, y) => [Math.round(20 + 160 * y), Math.round(40 + 120 * y + 20 * Math.sin(x * 9)), Math.round(90 + 90 * y)]);
const paper = png(96, 54, (x, y) => [Math.round(225 + 20 * Math.sin(x * 5)), Math.round(220 + 20 * Math.sin(y * 7)), Math.round(205 + 20 * Math.cos(x * 6 + y * 3))]);

/** What the file is to become: a deck without complaint, one with these diagnostics, or none at all. */
export interface ForeignBrand {
  readonly about: string;
  readonly bytes: () => Uint8Array;
  /** Beyond the notes on fonts and colours that many templates cause. */
  readonly codes?: readonly string[];
  /** It cannot be used. */
  readonly refused?: true;
}

export const foreignBrands: Readonly<Record<string, ForeignBrand>> = {
  masters: {
    about: "three masters, light, dark and coloured; the first has no layout for content",
    bytes: () =>
      packed({
        size: [960, 540],
        masters: [
          usual({ layouts: usualLayouts(960, 540).slice(0, 1), colors: { accent1: "9C2A3A" } }),
          usual({ map: { bg1: "dk2", tx1: "lt1" }, colors: { dk2: "14213D", accent1: "FCA311" } }),
          usual({ background: solid("accent1"), styles: styles(40, 24, { ink: "bg1" }), colors: { accent1: "1B4965" } }),
        ],
      }),
  },
  layouts: {
    about: "a hundred layouts, most of them copies with two or more bodies",
    bytes: () => {
      const two: ForeignLayout = { name: "Two", attributes: `type="twoObj" preserve="1"`, shapes: place(`type="title"`) + place(`sz="half" idx="1"`, { at: [66, 144, 408, 343] }) + place(`sz="half" idx="2"`, { at: [486, 144, 408, 343] }) + noFeet };
      return packed({ size: [960, 540], masters: [usual({ layouts: [...Array.from({ length: 95 }, (_, i) => ({ ...two, name: `Copy ${i + 1}` })), ...usualLayouts(960, 540)] })] });
    },
  },
  blank: {
    about: "only a blank layout",
    bytes: () => packed({ size: [960, 540], masters: [usual({ layouts: usualLayouts(960, 540).slice(4), colors: { accent1: "2A6F4E" } })] }),
    codes: ["brand-no-layouts"],
  },
  twice: {
    about: "placeholders of one type several times: titles, bodies, numbers, the same index",
    bytes: () =>
      packed({
        size: [960, 540],
        masters: [
          usual({
            layouts: [
              { name: "Doppelt", shapes: place(`type="title"`, { at: [66, 29, 400, 80] }) + place(`type="title"`, { at: [480, 29, 400, 80] }) + place(`type="body" idx="1"`, { at: [66, 144, 408, 343] }) + place(`type="body" idx="1"`, { at: [486, 144, 408, 343] }) + noFeet + place(`type="sldNum" sz="quarter" idx="12"`) },
              ...usualLayouts(960, 540).slice(0, 2),
            ],
          }),
        ],
      }),
  },
  pictures: {
    about: "a logo, a band and a photograph in the master",
    bytes: () =>
      packed({
        size: [960, 540],
        masters: [usual({ shapes: picture([0, 0, 960, 36], 7) + bar([0, 528, 960, 12], "accent2") + usualMaster(960, 540) + picture([850, 44, 80, 40], 8), relations: [["image", "../media/image1.png"], ["image", "../media/image2.png"]] })],
        parts: [image("ppt/media/image1.png", sky), image("ppt/media/image2.png", logo)],
      }),
  },
  hans: {
    about: "no East Asian font but the one for simplified Chinese in the list of scripts",
    bytes: () => packed({ size: [960, 540], masters: [usual({ fonts: plainFonts("Georgia", "", `<a:font script="Jpan" typeface="游ゴシック"/><a:font script="Hans" typeface="等线"/><a:font script="Hant" typeface="新細明體"/>`) })] }),
  },
  overrides: {
    about: "layouts with a mapping and a scheme of their own",
    bytes: () => {
      const inverse = `<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent2" accent2="accent1" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`;
      const [cover, content, section, titleOnly] = usualLayouts(960, 540);
      return packed({
        size: [960, 540],
        masters: [
          usual({
            layouts: [
              { ...cover!, mapping: inverse, background: solid("bg1") },
              { ...content!, relations: [["themeOverride", "../theme/themeOverride1.xml"]] },
              { ...section!, mapping: inverse, background: solid("accent1"), relations: [["themeOverride", "../theme/themeOverride1.xml"]] },
              { ...titleOnly!, relations: [["themeOverride", "../theme/themeOverride1.xml"]] },
            ],
          }),
        ],
        parts: [["ppt/theme/themeOverride1.xml", "application/vnd.openxmlformats-officedocument.themeOverride+xml", `<a:themeOverride xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:clrScheme name="Own">${schemeOf({ ...officeColors, lt1: "FFF8E7", accent1: "7B2D26", accent2: "1F5673" })}</a:clrScheme><a:fontScheme name="Fonts">${plainFonts("Calibri")}</a:fontScheme>${formats(`<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`.repeat(3))}</a:themeOverride>`]],
      });
    },
  },
  keynote: {
    about: "as Keynote exports: 1920 × 1080 pt, German names, texts that are all bodies, sizes of a hundred points",
    bytes: () => {
      const anchor = (where: string): string => `<a:bodyPr lIns="50800" tIns="50800" rIns="50800" bIns="50800" anchor="${where}"><a:normAutofit fontScale="100000" lnSpcReduction="0"/></a:bodyPr>`;
      const number = place(`type="sldNum" sz="quarter" idx="2"`, { name: "Foliennummer", at: [940, 1020, 40, 40], size: 18, align: "ctr", body: `<a:bodyPr wrap="none" lIns="50800" tIns="50800" rIns="50800" bIns="50800" anchor="b"><a:spAutoFit/></a:bodyPr>` });
      return packed({
        size: [1920, 1080],
        masters: [
          {
            shapes: place(`type="title"`, { name: "Titeltext", at: [95, 80, 1730, 180], body: anchor("t") }) + place(`type="body" idx="1"`, { name: "Textebene 1", at: [95, 330, 1730, 640], body: anchor("t") }) + number,
            styles: styles(84, 48),
            layouts: [
              { name: "Titel", attributes: `type="tx" preserve="1"`, shapes: place(`type="body" sz="quarter" idx="21" hasCustomPrompt="1"`, { name: "Autor und Datum", at: [95, 930, 1730, 60], size: 36, prompt: "Autor und Datum" }) + place(`type="title" hasCustomPrompt="1"`, { name: "Präsentationstitel", at: [95, 320, 1730, 340], size: 116, body: anchor("b"), prompt: "Präsentationstitel" }) + place(`type="body" sz="quarter" idx="1" hasCustomPrompt="1"`, { name: "Textebene 1", at: [95, 660, 1730, 150], size: 55 }) + number },
              { name: "Titel und Aufzählung", attributes: `type="tx" preserve="1"`, shapes: place(`type="title" hasCustomPrompt="1"`, { name: "Folientitel" }) + place(`type="body" sz="quarter" idx="21" hasCustomPrompt="1"`, { name: "Folien-Untertitel", at: [95, 210, 1730, 75], size: 55 }) + place(`type="body" idx="1" hasCustomPrompt="1"`, { name: "Textebene 1" }) + number },
              { name: "Abschnitt", attributes: `type="tx" preserve="1"`, background: solid("accent1"), shapes: place(`type="title" hasCustomPrompt="1"`, { name: "Abschnittstitel", at: [95, 320, 1730, 440], size: 116, color: "bg1", body: anchor("ctr") }) + number },
              { name: "Zitat", attributes: `type="tx" preserve="1"`, shapes: place(`type="body" sz="quarter" idx="21"`, { name: "Quelle", at: [190, 830, 1550, 60], size: 36 }) + place(`type="body" sz="half" idx="1"`, { name: "Textebene 1", at: [140, 380, 1640, 300], size: 85 }) + number },
              { name: "Leer", attributes: `type="tx" preserve="1"`, shapes: number },
            ],
            colors: { dk1: "000000", lt1: "FFFFFF", dk2: "5E5E5E", lt2: "D5D5D5", accent1: "00A2FF", accent2: "16E7CF", accent3: "61D836", accent4: "FFD932", accent5: "FF644E", accent6: "FF42A1" },
            fonts: plainFonts("Helvetica Neue", "Helvetica Neue"),
          },
        ],
      });
    },
  },
  wps: {
    about: "as WPS writes: tags on masters and layouts, 宋体 as the font, Chinese names, a subtitle that is a body",
    bytes: () => {
      const named = (shapes: string): string => shapes.replaceAll('name="Placeholder"', 'name="文本占位符 KSO_WM_TEMPLATE"');
      const [cover, content, section, titleOnly] = usualLayouts(960, 540);
      const tagged = (layout: ForeignLayout, name: string): ForeignLayout => ({ ...layout, name, attributes: `${layout.attributes} userDrawn="1"`, shapes: named(layout.shapes), behind: `<p:custDataLst><p:tags r:id="rId2"/></p:custDataLst>`, relations: [["tags", "../tags/tag1.xml"]] });
      return packed({
        size: [960, 540],
        masters: [
          usual({
            shapes: named(usualMaster(960, 540)),
            layouts: [
              tagged({ ...cover!, shapes: place(`type="ctrTitle" hasCustomPrompt="1"`, { at: [94, 72, 771, 203], size: 60, align: "ctr", body: `<a:bodyPr anchor="b"/>`, prompt: "单击此处添加标题" }) + place(`type="body" sz="quarter" idx="13"`, { at: [94, 286, 771, 116], size: 24, align: "ctr" }) + noFeet }, "标题幻灯片"),
              tagged(content!, "标题和内容"),
              tagged(section!, "节标题"),
              tagged(titleOnly!, "仅标题"),
              tagged({ name: "竖排", attributes: `type="vertTitleAndTx" preserve="1"`, shapes: place(`type="title" orient="vert"`, { at: [687, 29, 207, 458], body: `<a:bodyPr vert="eaVert"/>` }) + place(`type="body" orient="vert" idx="1"`, { at: [66, 29, 609, 458], body: `<a:bodyPr vert="eaVert"/>` }) + noFeet }, "竖排标题与文本"),
            ],
            fonts: plainFonts("Arial", "宋体", `<a:font script="Hans" typeface="宋体"/>`),
            colors: { dk2: "212745", lt2: "B4DCFA", accent1: "4E67C8", accent2: "5ECCF3", accent3: "A7EA52", accent4: "5DCEAF", accent5: "FF8021", accent6: "F14124" },
          }),
        ],
        parts: [["ppt/tags/tag1.xml", office("tags"), `<p:tagLst ${namespaces}><p:tag name="KSO_WM_TEMPLATE_CATEGORY" val="custom"/><p:tag name="KSO_WM_TEMPLATE_INDEX" val="20190000"/></p:tagLst>`]],
      });
    },
  },
  google: {
    about: "as Google Slides exports: 10 × 5.625 in, ctrTitle everywhere, outlined titles, fonts embedded by name",
    bytes: () => {
      const inset = (anchor: string): string => `<a:bodyPr spcFirstLastPara="1" wrap="square" lIns="91425" tIns="91425" rIns="91425" bIns="91425" anchor="${anchor}" anchorCtr="0"><a:normAutofit/></a:bodyPr>`;
      const outline = `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo><a:lnTo><a:pt x="100" y="100"/></a:lnTo><a:lnTo><a:pt x="0" y="100"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>`;
      const number = place(`type="sldNum" idx="12"`, { name: "Google Shape;8;p1", at: [668, 367, 43, 31], size: 10, align: "r", body: inset("ctr") });
      const title = (at: Rect, size: number, anchor: string): string => place(`type="ctrTitle"`, { name: "Google Shape;10;p2", at, size, body: inset(anchor), geometry: outline });
      return packed({
        size: [720, 405],
        sizeAttributes: ` type="screen16x9"`,
        masters: [
          {
            shapes: place(`type="title"`, { name: "Google Shape;6;p1", at: [25, 35, 671, 45], body: inset("t") }) + place(`type="body" idx="1"`, { name: "Google Shape;7;p1", at: [25, 91, 671, 269], body: inset("t") }) + number,
            styles: styles(28, 18, { ink: "dk1" }),
            layouts: [
              { name: "TITLE", attributes: `matchingName="Title slide" type="title"`, shapes: title([25, 59, 671, 162], 52, "b") + place(`type="subTitle" idx="1"`, { at: [25, 223, 671, 62], size: 28, body: inset("t") }) + number },
              { name: "SECTION_HEADER", attributes: `matchingName="Section header" type="secHead"`, shapes: title([25, 169, 671, 66], 36, "ctr") + number },
              { name: "TITLE_AND_BODY", attributes: `matchingName="Title and body" type="tx"`, shapes: title([25, 35, 671, 45], 28, "t") + place(`type="body" idx="1"`, { at: [25, 91, 671, 269], size: 18, body: inset("t") }) + number },
              { name: "TITLE_ONLY", attributes: `matchingName="Title only" type="titleOnly"`, shapes: title([25, 35, 671, 45], 28, "t") + number },
              { name: "BIG_NUMBER", attributes: `matchingName="Big number"`, shapes: place(`type="ctrTitle" hasCustomPrompt="1"`, { at: [25, 87, 671, 155], size: 120, align: "ctr", body: inset("b"), prompt: "xx%" }) + place(`type="body" idx="1"`, { at: [25, 248, 671, 102], size: 18, body: inset("t") }) + number },
            ],
            colors: { dk1: "000000", lt1: "FFFFFF", dk2: "595959", lt2: "EEEEEE", accent1: "4285F4", accent2: "212121", accent3: "78909C", accent4: "FFAB40", accent5: "0097A7", accent6: "EEFF41" },
            fonts: plainFonts("Arial", "Arial", ""),
          },
        ],
        behind: `<p:embeddedFontLst><p:embeddedFont><p:font typeface="Roboto"/><p:regular r:id="rId2"/></p:embeddedFont></p:embeddedFontLst>`,
        relations: [["font", "fonts/Roboto-regular.fntdata"]],
        parts: [["ppt/fonts/Roboto-regular.fntdata", "application/x-fontdata", new Uint8Array(Buffer.from("not a font that anything would open"))]],
      });
    },
  },
  libreoffice: {
    about: "as LibreOffice saves: a master for each layout, layouts without names and types, text styles left empty",
    bytes: () => {
      const empty = "<p:titleStyle/><p:bodyStyle/><p:otherStyle/>";
      const master = (layout: ForeignLayout): ForeignMaster => ({ ...usual({ styles: empty, layouts: [layout], fonts: plainFonts("Arial", "DejaVu Sans") }), shapes: usualMaster(960, 540).replaceAll("<a:lstStyle/>", `<a:lstStyle><a:lvl1pPr><a:defRPr sz="3200"/></a:lvl1pPr></a:lstStyle>`) });
      return packed({
        size: [960, 540],
        masters: [
          master({ attributes: `type="tx" preserve="1"`, shapes: place(`type="title"`, { name: "PlaceHolder 1", at: [48, 21, 864, 90], size: 44 }) + place(`type="subTitle"`, { name: "PlaceHolder 2", at: [48, 126, 864, 313], align: "ctr" }) }),
          master({ attributes: `type="obj" preserve="1"`, shapes: place(`type="title"`, { name: "PlaceHolder 1", at: [48, 21, 864, 90], size: 44 }) + place(`type="obj"`, { name: "PlaceHolder 2", at: [48, 126, 864, 313] }) + place(`type="ftr" idx="1"`, { at: [328, 492, 304, 36], size: 14 }) + place(`type="sldNum" idx="2"`, { at: [688, 492, 224, 36], size: 14 }) + place(`type="dt" idx="3"`, { at: [48, 492, 224, 36], size: 14 }) }),
          master({ shapes: place(`type="obj"`, { at: [48, 126, 864, 313] }) }),
        ],
      });
    },
  },
  "4:3": { about: "10 × 7.5 in", bytes: () => packed({ size: [720, 540], sizeAttributes: ` type="screen4x3"`, masters: [usual({}, 720, 540)] }) },
  portrait: { about: "an upright A4 page", bytes: () => packed({ size: [540, 780], sizeAttributes: ` type="A4"`, masters: [usual({}, 540, 780)] }), codes: ["brand-size"], refused: true },
  tiny: { about: "10 cm wide", bytes: () => packed({ size: [283.5, 159.5], masters: [usual({}, 283.5, 159.5)] }) },
  dark: { about: "a dark master whose accents are dark too", bytes: () => packed({ size: [960, 540], masters: [usual({ map: { bg1: "dk1", tx1: "lt1", bg2: "dk2", tx2: "lt2" }, colors: { dk1: "0B132B", dk2: "1C2541", accent1: "3A506B", accent2: "5BC0BE", accent3: "1D3461" } })] }) },
  gradient: {
    about: "gradients from dark to light behind the content, a photograph behind cover and sections, grey text on it",
    bytes: () => {
      const [cover, content, section, titleOnly] = usualLayouts(960, 540);
      const gray = (shapes: string): string => shapes.replaceAll("<a:lstStyle/>", `<a:lstStyle><a:lvl1pPr><a:defRPr>${fill("9AA5B1")}</a:defRPr></a:lvl1pPr></a:lstStyle>`);
      return packed({
        size: [960, 540],
        masters: [
          usual({
            background: gradient("FFFFFF", "8FA3BF"),
            layouts: [{ ...cover!, background: pictured(2), shapes: cover!.shapes.replaceAll("<a:defRPr", "<a:defRPr").replaceAll("</a:defRPr>", `${fill("FFFFFF")}</a:defRPr>`), relations: [["image", "../media/image1.png"]] }, content!, { ...section!, background: pictured(2), relations: [["image", "../media/image2.png"]] }, { ...titleOnly!, shapes: gray(titleOnly!.shapes) }],
          }),
        ],
        parts: [image("ppt/media/image1.png", sky), image("ppt/media/image2.png", paper)],
      });
    },
  },
  greys: { about: "accents that are all one grey", bytes: () => packed({ size: [960, 540], masters: [usual({ colors: Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`accent${n}`, "7F7F7F"])) })] }) },
  same: { about: "accents that are all one colour, red and green beside it", bytes: () => packed({ size: [960, 540], masters: [usual({ colors: { accent1: "C00000", accent2: "00A000", accent3: "C00000", accent4: "00A000", accent5: "C00000", accent6: "00A000" } })] }) },
  tables: {
    about: "table styles of its own, one of them the default",
    bytes: () =>
      packed({
        size: [960, 540],
        masters: [usual()],
        relations: [["tableStyles", "tableStyles.xml"]],
        parts: [["ppt/tableStyles.xml", office("tableStyles"), `<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{11111111-2222-3333-4444-555555555555}"><a:tblStyle styleId="{11111111-2222-3333-4444-555555555555}" styleName="House"><a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:srgbClr val="FF00FF"/></a:tcTxStyle><a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:srgbClr val="00FF00"/></a:solidFill></a:fill></a:tcStyle></a:wholeTbl></a:tblStyle></a:tblStyleLst>`]],
      }),
  },
  printed: {
    about: "masters of its own for notes and handouts",
    bytes: () => {
      const page = `<p:cSld>${solid("bg1")}<p:spTree>${heads}${numbered(place(`type="sldImg" idx="7"`, { at: [60, 40, 420, 236] }).replace(/<p:txBody>.*<\/p:txBody>/u, "") + place(`type="body" sz="quarter" idx="8"`, { at: [60, 300, 420, 360] }) + place(`type="sldNum" sz="quarter" idx="9"`, { at: [300, 690, 180, 20] }))}</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`;
      return packed({
        size: [960, 540],
        masters: [usual()],
        relations: [["notesMaster", "notesMasters/notesMaster1.xml"], ["handoutMaster", "handoutMasters/handoutMaster1.xml"]],
        parts: [
          ["ppt/notesMasters/notesMaster1.xml", office("notesMaster"), `<p:notesMaster ${namespaces}>${page}</p:notesMaster>`, [["theme", "../theme/theme8.xml"]]],
          ["ppt/handoutMasters/handoutMaster1.xml", office("handoutMaster"), `<p:handoutMaster ${namespaces}>${page.replace(/<p:sp>.*?<\/p:sp>/u, "").replace(/<p:sp>.*?<\/p:sp>/u, "")}</p:handoutMaster>`, [["theme", "../theme/theme9.xml"]]],
          ["ppt/theme/theme8.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme(usual())],
          ["ppt/theme/theme9.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme(usual())],
        ],
      });
    },
  },
  foot: {
    about: "the title at the foot of the page",
    bytes: () => {
      const title = place(`type="title"`, { at: [66, 440, 828, 60], size: 28, body: `<a:bodyPr anchor="ctr"/>` });
      return packed({
        size: [960, 540],
        masters: [usual({ shapes: title + place(`type="body" idx="1"`, { at: [66, 40, 828, 380] }) + bar([66, 436, 828, 3], "accent1"), layouts: [{ name: "Unten", attributes: `type="obj" preserve="1"`, shapes: place(`type="title"`) + place(`idx="1"`) }, { name: "Nur Titel", attributes: `type="titleOnly" preserve="1"`, shapes: place(`type="title"`) }] })],
      });
    },
  },
  low: {
    about: "a title of 8 pt height with type of 40 pt",
    bytes: () => packed({ size: [960, 540], masters: [usual({ shapes: place(`type="title"`, { at: [66, 60, 828, 8], size: 40, body: `<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:spAutoFit/></a:bodyPr>` }) + place(`type="body" idx="1"`, { at: [66, 144, 828, 343] }) + feet(960, 540).replaceAll('idx="10"', 'idx="2"').replaceAll('idx="11"', 'idx="3"').replaceAll('idx="12"', 'idx="4"') })] }),
  },
  small: {
    about: "titles of different sizes in one place",
    bytes: () => {
      const [cover, content, , titleOnly] = usualLayouts(960, 540);
      return packed({ size: [960, 540], masters: [usual({ layouts: [cover!, { ...content!, shapes: content!.shapes.replace("<a:lstStyle/>", `<a:lstStyle><a:lvl1pPr><a:defRPr sz="2000"/></a:lvl1pPr></a:lstStyle>`) }, titleOnly!] })] });
    },
  },
  outside: {
    about: "bodies that stand off the slide, one of no size, one wider than the page",
    bytes: () => {
      const [cover] = usualLayouts(960, 540);
      return packed({
        size: [960, 540],
        masters: [
          usual({
            layouts: [
              cover!,
              { name: "Right of the page", attributes: `type="obj" preserve="1"`, shapes: place(`type="title"`) + place(`idx="1"`, { at: [1200, 144, 828, 343] }) + noFeet },
              { name: "No size", attributes: `type="tx" preserve="1"`, shapes: place(`type="title"`, { at: [66, 29, 828, 104] }) + place(`type="body" idx="1"`, { at: [66, 144, 0, 0] }) + noFeet },
              { name: "Too wide", attributes: `preserve="1"`, shapes: place(`type="title"`) + place(`type="body" idx="1"`, { at: [-200, 100, 1500, 900] }) + noFeet },
            ],
          }),
        ],
      });
    },
  },
  strict: { about: "saved as Strict Open XML", bytes: () => packed({ size: [960, 540], strict: true, masters: [usual()] }) },
  pptm: { about: "a presentation with macros", bytes: () => packed({ size: [960, 540], contentType: "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", relations: [["vbaProject", "vbaProject.bin"]], parts: [["ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])]], masters: [usual()] }), codes: ["brand-macros"], refused: true },
  potm: { about: "a template with macros", bytes: () => packed({ size: [960, 540], contentType: "application/vnd.ms-powerpoint.template.macroEnabled.main+xml", masters: [usual()] }), codes: ["brand-macros"], refused: true },
  controls: {
    about: "a control and an embedded object in the master, neither of which a deck may take over",
    bytes: () =>
      packed({
        size: [960, 540],
        masters: [usual({ relations: [["control", "../activeX/activeX1.xml"], ["oleObject", "../embeddings/oleObject1.bin"]] })],
        parts: [["ppt/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", `<ax xmlns="x"/>`], ["ppt/embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject", new Uint8Array([1])]],
      }),
  },
  smuggled: {
    about: "macros in a file that calls itself one without",
    bytes: () => packed({ size: [960, 540], masters: [usual()], relations: [["vbaProject", "vbaProject.bin"]], parts: [["ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", new Uint8Array([1])]] }),
    codes: ["brand-macros"],
    refused: true,
  },
  encrypted: { about: "protected by a password: an OLE compound file", bytes: () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 1000 }, () => 0)]), codes: ["brand-encrypted"], refused: true },
};

/** Ten slides of the sorts that most decks have. */
export const foreignSlides = `slides:
  - { template: cover, title: 年度工作汇报, subtitle: 稳增长、调结构、促转型的二〇一五年, organization: 济宁高新区管委会 }
  - template: agenda
    items: [{ name: 主要成绩, summary: 指标与项目, page: 3 }, { name: 存在问题, summary: 结构与动能, page: 8 }, { name: 下步打算, summary: 四件事, page: 9 }]
  - { template: section, title: 主要成绩, lead: 六项主要指标增幅居全市前列。 }
  - template: kpi-cards
    title: 五项指标全部增长
    source: 科技部网站
    notes: 先说总量，再说**增速**。
    cards: [{ label: 营业总收入, value: 2942, unit: 亿元, change: +10.2% }, { label: 工业增加值, value: 628.7, unit: 亿元, change: +7.1% }, { label: 固定资产投资, value: 346.4, unit: 亿元, change: +16.2% }, { label: 财政收入, value: 60.5, unit: 亿元, change: +9.8% }, { label: 实际到账外资, value: 1.2, unit: 亿美元, change: -3.1% }]
  - template: chart-takeaway
    title: 投资增速领先于工业和收入
    source: 科技部网站
    chart: { kind: column, title: 三年增速, unit: "%", categories: [2013, 2014, 2015], series: [{ name: 收入, values: [12.1, 11.4, 10.2] }, { name: 工业, values: [9.8, 8.2, 7.1] }, { name: 投资, values: [15.2, 17.1, 16.2] }] }
    takeaway: 投资先行，工业稳住。
  - template: table
    title: 四个园区的主要指标
    columns: [园区, 收入, 工业, 投资]
    rows: [[创新产业园, 982, 210.5, 98.2], [海川路产业园, 764, 188.1, 80.4], [接庄产业园, 655, 130.9, 91.7], [黄屯产业园, 541, 99.2, 76.1]]
  - template: bullets
    title: 下一步抓住四件事，把优势变成胜势
    items: [扩总量：围绕主导产业招引龙头项目，形成新的增长点, 调结构：一手抓传统产业改造，一手抓新兴产业培育, 促转型：以平台和市场聚集要素，提升产出效益, 抓创新：完善孵化体系，让科技计划变成现实生产力]
  - { template: image-text, title: 三条主线拉开城市框架, side: right, image: "art:city", text: "城市框架体系、公共服务体系、生态体系三条主线同步推进，产城融合。" }
  - { template: quote, lines: [把创新作为第一动力, 以平台聚集要素] }
  - { template: closing, title: 谢谢 }
`;
