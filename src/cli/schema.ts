import { outlineJsonSchema } from "../kinds/json-schema.js";
import { hasErrors } from "../source/diagnostic.js";
import { write } from "../write.js";
import type { Terminal } from "./terminal.js";

export async function schemaCommand(options: { readonly output: string }, terminal: Terminal): Promise<number> {
  const schema = `${JSON.stringify(await outlineJsonSchema(), null, 2)}\n`;
  const diagnostics = await write([{ path: options.output, data: new TextEncoder().encode(schema) }]);
  terminal.diagnostics(diagnostics);
  if (hasErrors(diagnostics)) return 1;
  terminal.line(terminal.words.written(options.output));
  return 0;
}
