import type { CompileContext, Extension, Token } from "mdast-util-from-markdown";

/**
 * GitHub's tables as nodes of the Markdown tree: what `mdast-util-gfm-table` makes, without the 60 modules with which that
 * can also write Markdown (they cost more time than reading the example's report).
 */
export const tableNodes: Extension = {
  enter: {
    table(token) {
      const align = (token._align ?? []).map((side) => (side === "none" ? null : side));
      this.enter({ type: "table", align, children: [] }, token);
    },
    tableRow(token) {
      this.enter({ type: "tableRow", children: [] }, token);
    },
    tableHeader: enterCell,
    tableData: enterCell,
  },
  exit: { codeText: exitCode, table: exit, tableRow: exit, tableHeader: exit, tableData: exit },
};

function enterCell(this: CompileContext, token: Token): undefined {
  this.enter({ type: "tableCell", children: [] }, token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

/** In a table `\|` is a bar even in code, where a backslash else stands for itself. */
function exitCode(this: CompileContext, token: Token): undefined {
  const value = this.resume();
  const inTable = this.stack.some(({ type }) => type === "table");
  const code = this.stack.at(-1)!;
  if (code.type === "inlineCode") code.value = inTable ? value.replace(/\\([\\|])/gu, (both, escaped: string) => (escaped === "|" ? escaped : both)) : value;
  this.exit(token);
}
