import { strToU8, zipSync } from "fflate";

/** A box in points of the slide. */
type BoxTuple = readonly [x: number, y: number, width: number, height: number];

export interface FixturePlaceholder {
  /** As `p:ph` has it; left out for a content placeholder. */
  readonly type?: string;
  readonly idx?: number;
  readonly box?: BoxTuple;
  readonly size?: number;
}

export interface FixtureLayout {
  readonly name: string;
  readonly type?: string;
  readonly placeholders: readonly FixturePlaceholder[];
  readonly background?: string;
  /** Pictures that it draws. */
  readonly logos?: readonly BoxTuple[];
}

export interface Fixture {
  readonly width?: number;
  readonly height?: number;
  readonly colors?: Readonly<Record<string, string>>;
  readonly map?: Readonly<Record<string, string>>;
  readonly fonts?: { readonly latin?: string; readonly ea?: string; readonly hans?: string };
  readonly layouts?: readonly FixtureLayout[];
  readonly masters?: number;
  readonly logos?: readonly BoxTuple[];
  readonly contentType?: string;
  /** In place of `a` and `p`. */
  readonly prefixes?: { readonly a: string; readonly p: string };
  /** ISO's strict namespaces, as "Strict Open XML Presentation" has them. */
  readonly strict?: boolean;
  /** Name of the picture in `ppt/media`, `image1.png` unless said; null: the file lacks it. */
  readonly picture?: string | null;
  /** Masters without a theme, or all with the first one's. */
  readonly themes?: "none" | "shared";
  /** All ids of masters and layouts alike. */
  readonly sameIds?: boolean;
}

const emu = (points: number): number => Math.round(points * 12_700);
const title: FixturePlaceholder = { type: "title" };
const footers: readonly FixturePlaceholder[] = [{ type: "dt", idx: 10 }, { type: "ftr", idx: 11 }, { type: "sldNum", idx: 12 }];

/** Office's own four: what most templates are made from. */
export const usualLayouts: readonly FixtureLayout[] = [
  { name: "Title Slide", type: "title", placeholders: [{ type: "ctrTitle", box: [120, 88, 720, 188], size: 60 }, { type: "subTitle", idx: 1, box: [120, 284, 720, 130], size: 24 }, ...footers] },
  { name: "Title and Content", type: "obj", placeholders: [title, { idx: 1 }, ...footers] },
  { name: "Section Header", type: "secHead", placeholders: [{ type: "title", box: [66, 135, 828, 172], size: 60 }, { type: "body", idx: 1, box: [66, 361, 828, 118], size: 24 }, ...footers] },
  { name: "Title Only", type: "titleOnly", placeholders: [title, ...footers] },
];

/** A small presentation with one sample slide, as PowerPoint packs it. Placeholders stand where Office puts them on 960 × 540. */
export function brandFile(fixture: Fixture = {}): Uint8Array {
  const { layouts = usualLayouts, masters = 1, width = 960, height = 540, picture = "image1.png" } = fixture;
  const image = `../media/${encodeURIComponent(picture ?? "image1.png")}`;
  const files = new Map<string, string>();
  const overrides: [string, string][] = [];
  const part = (path: string, type: string, xml: string): void => {
    files.set(path, dressed(xml, fixture));
    overrides.push([path, type]);
  };
  const relations = (path: string, list: readonly (readonly [type: string, target: string])[]): void => {
    const slash = path.lastIndexOf("/");
    const base = fixture.strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const items = list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${base}/${type}" Target="${target}"/>`).join("");
    files.set(`${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`);
  };
  const office = (name: string): string => `application/vnd.openxmlformats-officedocument.presentationml.${name}+xml`;
  let layoutId = 2_147_483_700;
  const nextId = (): number => (fixture.sameIds ? 2_147_483_700 : (layoutId += 1));
  for (let m = 1; m <= masters; m += 1) {
    const own = layouts.map((layout, i) => ({ layout, path: `ppt/slideLayouts/slideLayout${(m - 1) * layouts.length + i + 1}.xml` }));
    for (const { layout, path } of own) {
      part(path, office("slideLayout"), `<p:sldLayout ${namespaces}${layout.type ? ` type="${layout.type}"` : ""} preserve="1"><p:cSld name="${layout.name}">${background(layout.background)}<p:spTree>${heads}${layout.placeholders.map((one, i) => placeholder(one, i + 2)).join("")}${logos(layout.logos, 2)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`);
      relations(path, [["slideMaster", `../slideMasters/slideMaster${m}.xml`], ["image", image]]);
    }
    const master = `ppt/slideMasters/slideMaster${m}.xml`;
    const scale = { x: width / 960, y: height / 540 };
    const placed = ([x, y, w, h]: BoxTuple): BoxTuple => [x * scale.x, y * scale.y, w * scale.x, h * scale.y];
    const shapes = [
      placeholder({ type: "title", box: placed([66, 29, 828, 104]) }, 2),
      placeholder({ type: "body", idx: 1, box: placed([66, 144, 828, 343]) }, 3),
      placeholder({ type: "dt", idx: 2, box: placed([66, 500, 216, 29]), size: 12 }, 4),
      placeholder({ type: "ftr", idx: 3, box: placed([318, 500, 324, 29]), size: 12 }, 5),
      placeholder({ type: "sldNum", idx: 4, box: placed([678, 500, 216, 29]), size: 12 }, 6),
    ].join("");
    const map = { bg1: "lt1", tx1: "dk1", bg2: "lt2", tx2: "dk2", ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`accent${n}`, `accent${n}`])), hlink: "hlink", folHlink: "folHlink", ...fixture.map };
    const level = (size: number, color: string): string => `<a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="${size * 100}"><a:solidFill><a:schemeClr val="${color}"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr>`;
    part(master, office("slideMaster"), `<p:sldMaster ${namespaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${heads}${shapes}${logos(fixture.logos, layouts.length + 2)}</p:spTree></p:cSld><p:clrMap ${Object.entries(map).map(([slot, to]) => `${slot}="${to}"`).join(" ")}/><p:sldLayoutIdLst>${own.map((_, i) => `<p:sldLayoutId id="${nextId()}" r:id="rId${i + 1}"/>`).join("")}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>${level(44, "tx1")}</p:titleStyle><p:bodyStyle>${level(28, "tx1")}</p:bodyStyle><p:otherStyle>${level(18, "tx1")}</p:otherStyle></p:txStyles></p:sldMaster>`);
    relations(master, [...own.map(({ path }) => ["slideLayout", `../${path.slice(4)}`] as const), fixture.themes === "none" ? ["image", image] : ["theme", `../theme/theme${fixture.themes === "shared" ? 1 : m}.xml`], ["image", image]]);
    part(`ppt/theme/theme${m}.xml`, "application/vnd.openxmlformats-officedocument.theme+xml", theme(fixture));
  }
  const first = layouts.length > 0;
  if (first) {
    part("ppt/slides/slide1.xml", office("slide"), `<p:sld ${namespaces}><p:cSld><p:spTree>${heads}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`);
    relations("ppt/slides/slide1.xml", [["slideLayout", "../slideLayouts/slideLayout1.xml"]]);
  }
  const ids = Array.from({ length: masters }, (_, i) => `<p:sldMasterId id="${fixture.sameIds ? 2_147_483_700 : 2_147_483_648 + i}" r:id="rId${i + 1}"/>`).join("");
  part(
    "ppt/presentation.xml",
    fixture.contentType ?? office("presentation.main"),
    `<p:presentation ${namespaces}><p:sldMasterIdLst>${ids}</p:sldMasterIdLst>${first ? `<p:sldIdLst><p:sldId id="256" r:id="rId${masters + 1}"/></p:sldIdLst>` : ""}<p:sldSz cx="${emu(width)}" cy="${emu(height)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  );
  relations("ppt/presentation.xml", [...Array.from({ length: masters }, (_, i) => ["slideMaster", `slideMasters/slideMaster${i + 1}.xml`] as const), ...(first ? [["slide", "slides/slide1.xml"] as const] : [])]);
  relations("", [["officeDocument", "ppt/presentation.xml"]]);
  const types = [`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>`, ...overrides.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)];
  files.set("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join("")}</Types>`);
  return zipSync({ ...Object.fromEntries([...files].map(([path, xml]) => [path, strToU8(xml)])), ...(picture !== null && { [`ppt/media/${picture}`]: pixel }) });
}

const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const heads = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`;

const transform = ([x, y, width, height]: BoxTuple): string => `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;

function placeholder({ type, idx, box, size }: FixturePlaceholder, id: number): string {
  const attributes = `${type ? ` type="${type}"` : ""}${idx === undefined ? "" : ` idx="${idx}"`}`;
  const style = size === undefined ? "<a:lstStyle/>" : `<a:lstStyle><a:lvl1pPr><a:defRPr sz="${size * 100}"/></a:lvl1pPr></a:lstStyle>`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Platzhalter ${id}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph${attributes}/></p:nvPr></p:nvSpPr><p:spPr>${box ? `${transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>` : ""}</p:spPr><p:txBody><a:bodyPr/>${style}<a:p/></p:txBody></p:sp>`;
}

/** `image`: number of the picture's relationship. */
const logos = (boxes: readonly BoxTuple[] | undefined, image: number): string =>
  (boxes ?? []).map((box, i) => `<p:pic><p:nvPicPr><p:cNvPr id="${50 + i}" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId${image}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`).join("");

const background = (color: string | undefined): string => (color ? `<p:bg><p:bgPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>` : "");

function theme({ colors, fonts = {} }: Fixture): string {
  const scheme = { dk1: "000000", lt1: "FFFFFF", dk2: "44546A", lt2: "E7E6E6", accent1: "4472C4", accent2: "ED7D31", accent3: "A5A5A5", accent4: "FFC000", accent5: "5B9BD5", accent6: "70AD47", hlink: "0563C1", folHlink: "954F72", ...colors };
  const face = (name: string): string => `<a:${name}><a:latin typeface="${fonts.latin ?? "Calibri"}"/><a:ea typeface="${fonts.ea ?? ""}"/><a:cs typeface=""/>${fonts.hans ? `<a:font script="Hans" typeface="${fonts.hans}"/>` : ""}</a:${name}>`;
  const fill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`;
  return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Firma"><a:themeElements><a:clrScheme name="Firma">${Object.entries(scheme).map(([slot, hex]) => `<a:${slot}><a:srgbClr val="${hex}"/></a:${slot}>`).join("")}</a:clrScheme><a:fontScheme name="Firma">${face("majorFont")}${face("minorFont")}</a:fontScheme><a:fmtScheme name="Firma"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${`<a:ln w="6350">${fill}</a:ln>`.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${"<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}

/** The same part with other prefixes, or in the strict namespaces. */
function dressed(xml: string, { prefixes, strict }: Fixture): string {
  const renamed = prefixes ? xml.replaceAll(/(<\/?|xmlns:)([ap])(?=[:=])/gu, (_, before: string, prefix: "a" | "p") => `${before}${prefixes[prefix]}`) : xml;
  return strict ? renamed.replaceAll("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/").replaceAll("http://schemas.openxmlformats.org/presentationml/2006/", "http://purl.oclc.org/ooxml/presentationml/").replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/") : renamed;
}

/** One white pixel. */
const pixel = new Uint8Array(Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9BUNFygAAAABJRU5ErkJggg==", "base64"));
