import { zipSync } from "fflate";
import { brandFile, type Fixture } from "./brand-files.js";
import { add, edit, pack, unpack, type PackageFiles } from "./package-files.js";

/** A slide of a deck that some other program has made: its shapes as XML, and what stands beside it. */
export interface ForeignSlide {
  readonly shapes: string;
  /** Attributes of `p:sld`, such as `show="0"`. */
  readonly attributes?: string;
  /** 1-based; the usual ones are cover, divider, content … of `brandFile`. */
  readonly layout?: number;
  readonly notes?: string;
  /** Chart parts by the relationship that a frame names. */
  readonly charts?: Readonly<Record<string, { readonly xml: string; readonly cells?: readonly (readonly (string | number)[])[] }>>;
  /** Any other part: relationship, its kind, path and content. */
  readonly parts?: readonly { readonly id: string; readonly kind: string; readonly path: string; readonly xml: string }[];
}

const names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"';
const root = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function foreignDeck(slides: readonly ForeignSlide[], fixture: Fixture = {}): Uint8Array {
  let files: PackageFiles = unpack(brandFile(fixture));
  const types: string[] = [];
  const part = (path: string, type: string, xml: string): void => {
    files = add(files, path, xml);
    types.push(`<Override PartName="/${path}" ContentType="${type}"/>`);
  };
  const relations = (path: string, list: readonly string[]): void => {
    const slash = path.lastIndexOf("/") + 1;
    files = add(files, `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`);
  };
  const relation = (id: string, kind: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  for (const [i, { shapes, attributes = "", layout = 1, notes, charts = {}, parts = [] }] of slides.entries()) {
    const path = `ppt/slides/slide${i + 1}.xml`;
    const xml = `<p:sld ${names} ${attributes}><p:cSld><p:spTree>${root}${shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
    if (i === 0) files = add(files, path, xml);
    else part(path, "application/vnd.openxmlformats-officedocument.presentationml.slide+xml", xml);
    const own = [relation("rId1", "slideLayout", `../slideLayouts/slideLayout${layout}.xml`)];
    if (notes !== undefined) {
      part(`ppt/notesSlides/notesSlide${i + 1}.xml`, "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml", `<p:notes ${names}><p:cSld><p:spTree>${root}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Notes"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>${body(notes)}</p:sp></p:spTree></p:cSld></p:notes>`);
      own.push(relation("rId2", "notesSlide", `../notesSlides/notesSlide${i + 1}.xml`));
    }
    for (const [id, chart] of Object.entries(charts)) {
      const chartPath = `ppt/charts/chart${i + 1}_${id}.xml`;
      part(chartPath, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", chart.xml);
      own.push(relation(id, "chart", `../charts/chart${i + 1}_${id}.xml`));
      if (!chart.cells) continue;
      files = add(files, `ppt/embeddings/book${i + 1}_${id}.xlsx`, workbook(chart.cells));
      relations(chartPath, [relation("rId1", "package", `../embeddings/book${i + 1}_${id}.xlsx`)]);
    }
    for (const { id, kind, path: other, xml: content } of parts) {
      part(other, "application/xml", content);
      own.push(relation(id, kind, `../${other.slice(4)}`));
    }
    relations(path, own);
  }
  files = edit(files, "[Content_Types].xml", (text) => text.replace("</Types>", `<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${types.join("")}</Types>`));
  if (slides.length < 2) return pack(files);
  files = edit(files, "ppt/presentation.xml", (text) => text.replace("</p:sldIdLst>", `${slides.slice(1).map((_, i) => `<p:sldId id="${300 + i}" r:id="rSlide${i + 2}"/>`).join("")}</p:sldIdLst>`));
  return pack(edit(files, "ppt/_rels/presentation.xml.rels", (text) => text.replace("</Relationships>", `${slides.slice(1).map((_, i) => relation(`rSlide${i + 2}`, "slide", `slides/slide${i + 2}.xml`)).join("")}</Relationships>`)));
}

const emu = (points: number): number => Math.round(points * 12_700);
export const place = ([x, y, w, h]: readonly [number, number, number, number], attributes = ""): string => `<a:xfrm ${attributes}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></a:xfrm>`;
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Paragraphs a line each. */
export const body = (text: string, { run = "", frame = "" }: { readonly run?: string; readonly frame?: string } = {}): string =>
  `<p:txBody><a:bodyPr ${frame.startsWith("<") ? "" : frame}>${frame.startsWith("<") ? frame : ""}</a:bodyPr><a:lstStyle/>${text.split("\n").map((line) => `<a:p><a:r><a:rPr lang="zh-CN" ${run.startsWith("<") ? "" : run}>${run.startsWith("<") ? run : ""}</a:rPr><a:t>${escaped(line)}</a:t></a:r></a:p>`).join("")}</p:txBody>`;

let id = 1;
const nextId = (): number => (id += 1);

export const title = (text: string): string => `<p:sp><p:nvSpPr><p:cNvPr id="${nextId()}" name="Title 1"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/>${body(text)}</p:sp>`;
export const textBox = (name: string, at: readonly [number, number, number, number], text: string, { run, frame, fill = "" }: { readonly run?: string; readonly frame?: string; readonly fill?: string } = {}): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${nextId()}" name="${name}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${place(at)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fill}</p:spPr>${body(text, { ...(run !== undefined && { run }), ...(frame !== undefined && { frame }) })}</p:sp>`;
export const picture = (name: string, at: readonly [number, number, number, number], alt: string): string =>
  `<p:pic><p:nvPicPr><p:cNvPr id="${nextId()}" name="${name}" descr="${alt}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill/><p:spPr>${place(at)}<a:prstGeom prst="rect"/></p:spPr></p:pic>`;
export const frame = (name: string, at: readonly [number, number, number, number], inside: string, alt = name): string =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${nextId()}" name="${name}" descr="${alt}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>${place(at).replaceAll("a:xfrm", "p:xfrm")}<a:graphic>${inside}</a:graphic></p:graphicFrame>`;
export const chartFrame = (name: string, at: readonly [number, number, number, number], relationship: string, alt = name): string => frame(name, at, `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="${relationship}"/></a:graphicData>`, alt);
export const tableFrame = (name: string, at: readonly [number, number, number, number], rows: readonly (readonly string[])[], alt = name): string =>
  frame(name, at, `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${rows[0]!.map(() => `<a:gridCol w="${emu(at[2] / rows[0]!.length)}"/>`).join("")}</a:tblGrid>${rows.map((row) => `<a:tr h="${emu(at[3] / rows.length)}">${row.map((cell) => `<a:tc>${body(cell, { run: 'sz="1400"' }).replaceAll("p:txBody", "a:txBody")}<a:tcPr/></a:tc>`).join("")}</a:tr>`).join("")}</a:tbl></a:graphicData>`, alt);

/** A column chart with its cache; the first series alone. */
export function columnChart(titled: string, points: readonly (readonly [string, number])[], { axis = "", head = "", date1904 = "" }: { readonly axis?: string; readonly head?: string; readonly date1904?: string } = {}): string {
  const cache = (name: string, values: readonly (string | number)[], column: string): string => `<c:f>Sheet1!$${column}$2:$${column}$${values.length + 1}</c:f><c:${name}>${name === "numCache" ? "<c:formatCode>General</c:formatCode>" : ""}<c:ptCount val="${values.length}"/>${values.map((value, i) => `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`).join("")}</c:${name}>`;
  return `<c:chartSpace ${names}>${date1904}<c:chart>${head === "" ? "" : `<c:title><c:tx><c:rich><a:p><a:r><a:t>${head}</a:t></a:r></a:p></c:rich></c:tx></c:title>`}<c:plotArea><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${titled}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef>${cache("strCache", points.map(([name]) => name), "A")}</c:strRef></c:cat><c:val><c:numRef>${cache("numCache", points.map(([, value]) => value), "B")}</c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling>${axis}</c:scaling></c:valAx></c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>`;
}

function workbook(cells: readonly (readonly (string | number)[])[]): Uint8Array {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const sheet = cells.map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => (typeof cell === "number" ? `<c r="${"ABCD"[c]}${r + 1}"><v>${cell}</v></c>` : `<c r="${"ABCD"[c]}${r + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`)).join("")}</row>`).join("");
  return zipSync({
    "xl/workbook.xml": encode(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": encode(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    "xl/worksheets/sheet1.xml": encode(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`),
  });
}
