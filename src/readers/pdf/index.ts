import type { BytesReader } from "../../kinds/reader.js";

/** PDF with text, as Word, WPS, LibreOffice and typesetting programs write it. */
export const reader: BytesReader = {
  name: "pdf",
  summary: {
    en: "PDF with text: reading order, headings, paragraphs and tables; running heads and page numbers left out, scans refused",
    "zh-CN": "带文字的 PDF：还原阅读顺序、标题、段落与表格，去掉页眉页脚；扫描件不读，并给出提示",
  },
  extensions: [".pdf"],
  accepts: "bytes",
  read: async (bytes, path) => (await import("./read.js")).readPdf(bytes, path),
};
