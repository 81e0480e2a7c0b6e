import { z } from "zod";
import { kindNames, loadKinds } from "../kinds/load.js";
import type { Template } from "../kinds/template.js";
import { error } from "../source/diagnostic.js";
import { suggest } from "../source/suggest.js";
import type { Terminal } from "./terminal.js";

/** Every template with its summary, or one with its fields and an example. */
export async function templatesCommand(name: string | undefined, options: { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const known = await kindNames("templates");
  if (name !== undefined && !known.includes(name)) {
    terminal.diagnostics([error("unknown-template", { name, suggestion: suggest(name, known), known })]);
    return 1;
  }
  const templates = [...(await loadKinds("templates", name === undefined ? known : [name])).values()];
  if (options.json) terminal.json(templates.map((template) => ({ name: template.name, summary: template.summary[terminal.language], fields: fieldsOf(template), examples: template.examples })));
  else if (name === undefined) for (const template of templates) terminal.line(`${template.name.padEnd(16)}${template.summary[terminal.language]}`);
  else terminal.line(page(templates[0]!, terminal));
  return 0;
}

function page(template: Template, terminal: Terminal): string {
  const { words, language } = terminal;
  const fields = fieldsOf(template).map((field) => `  ${field.name.padEnd(14)}${field.required ? `(${words.required}) ` : ""}${inLanguage(field.description, language)}`);
  const example = Object.values(template.examples)[0] ?? "";
  const indented = example.trimEnd().split("\n").map((line) => `  ${line}`);
  return [`${template.name}: ${template.summary[language]}`, "", words.fields, ...fields, `  ${words.titleField}`, "", words.example, ...indented].join("\n");
}

/** Descriptions of fields are written once for editors: Chinese, then ` / `, then English. */
function inLanguage(description: string, language: Terminal["language"]): string {
  const [chinese = "", english = chinese] = description.split(" / ");
  return language === "en" ? english : chinese;
}

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
}

/** The fields of a template's content as its JSON schema lists them. */
export function fieldsOf(template: Template): readonly Field[] {
  const schema = z.toJSONSchema(template.content, { io: "input", unrepresentable: "any" }) as {
    readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
    readonly required?: readonly string[];
  };
  return Object.entries(schema.properties ?? {}).map(([name, { description = "" }]) => ({ name, required: schema.required?.includes(name) ?? false, description }));
}
