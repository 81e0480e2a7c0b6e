import type { BytesReader } from "../../kinds/reader.js";

/** Word documents, also those written by WPS and LibreOffice, as they read with every tracked change accepted. */
export const reader: BytesReader = {
  name: "docx",
  summary: {
    en: "Word .docx: heading styles, numbering, lists and tables; tracked changes as accepted, hidden text left out",
    "zh-CN": "Word .docx：识别标题样式、自动编号、列表与表格；修订按全部接受读取，隐藏文字不读",
  },
  extensions: [".docx"],
  accepts: "bytes",
  read: async (bytes, path) => (await import("./read.js")).readDocx(bytes, path),
};
