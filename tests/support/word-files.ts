import { strToU8, zipSync } from "fflate";

export const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** The smallest Word file with a body, and what more is given: styles, numbering, core properties. */
export function wordFile(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const all: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])));
}

export const styles = (inner: string): string => `<w:styles xmlns:w="${W}">${inner}</w:styles>`;
export const style = (id: string, name: string, inner = "", basedOn?: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn ? `<w:basedOn w:val="${basedOn}"/>` : ""}${inner}</w:style>`;

export const run = (text: string, properties = ""): string => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const para = (content: string, properties = ""): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith("<") ? content : run(content)}</w:p>`;
export const styled = (id: string, content: string): string => para(content, `<w:pStyle w:val="${id}"/>`);
export const numbered = (id: number, level: number, content: string): string =>
  para(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);

/** One list, `numId` 1, of the levels given as format and text: `["decimal", "%1."]`. */
export function numbering(levels: readonly (readonly [format: string, text: string])[]): string {
  const written = levels.map(([format, text], i) => `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`);
  return `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0">${written.join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
}

export const cell = (text: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${para(text)}</w:tc>`;
export const row = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
export const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join("")}</w:tbl>`;
