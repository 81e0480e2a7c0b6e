import type { BytesReader } from "../../kinds/reader.js";

/** A saved web page: its main content, without menus, forms and notices. */
export const reader: BytesReader = {
  name: "html",
  summary: {
    en: "A saved web page (.html): main content, headings, lists and tables; menus and notices cut off",
    "zh-CN": "保存的网页（.html）：读取正文、标题、列表与表格，去掉菜单与提示",
  },
  extensions: [".html", ".htm"],
  accepts: "bytes",
  read: async (bytes, path) => (await import("./read.js")).readHtml(bytes, path),
};
