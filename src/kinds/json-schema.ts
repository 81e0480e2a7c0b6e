import { z } from "zod";
import { outlineSchema, slideSchema } from "../outline/envelope.js";
import { kindNames, loadKinds } from "./load.js";

type Schema = { readonly [key: string]: unknown };

/** What stands where a list is expected and its items come from a data file. */
const dataReference: Schema = {
  type: "object",
  description: "数据表中的列 / columns of a data table",
  properties: {
    data: { type: "string", description: "data: 下的名字 / a name under data:" },
    column: { type: "string", description: "一列 / one column" },
    columns: { type: "array", items: { type: "string" }, description: "多列，成行 / several columns, as rows" },
  },
  required: ["data"],
  additionalProperties: false,
};

/**
 * The outline's JSON schema (draft 7, what the YAML extension of VS Code understands), made from the same definitions
 * that the build validates with: the envelope, every template, every chart.
 */
export async function outlineJsonSchema(): Promise<Schema> {
  const [templates, charts] = await Promise.all([
    kindNames("templates").then((names) => loadKinds("templates", names)),
    kindNames("charts").then((names) => loadKinds("charts", names)),
  ]);
  const definitions = new Map<string, Schema>([["data-reference", dataReference]]);
  const converted = (schema: z.ZodType): Schema => hoist(z.toJSONSchema(schema, { io: "input", target: "draft-7", unrepresentable: "any" }) as Schema, definitions);
  const outline = converted(outlineSchema);
  const slide = converted(slideSchema);
  const slideProperties = slide["properties"] as Schema;
  const thens = [...templates.values()].map((template) => {
    const content = withReferences(converted(template.content)) as Schema;
    return {
      if: { properties: { template: { const: template.name } }, required: ["template"] },
      then: {
        description: template.summary["zh-CN"],
        properties: { ...allow(slideProperties), ...(content["properties"] as Schema) },
        required: [...((content["required"] as readonly string[] | undefined) ?? []), ...(template.title === "required" ? ["title"] : [])],
        additionalProperties: false,
      },
    };
  });
  const template = { type: "string", enum: [...templates.keys()], description: (slideProperties["template"] as Schema)["description"] };
  const chart = {
    type: "object",
    properties: { kind: { enum: [...charts.keys()] } },
    required: ["kind"],
    allOf: [...charts.values()].map((kind) => ({
      if: { properties: { kind: { const: kind.name } } },
      then: withReferences(converted(kind.spec)),
    })),
  };
  definitions.set("chart", chart);
  const slides = {
    ...((outline["properties"] as Schema)["slides"] as Schema),
    items: { type: "object", properties: { ...slideProperties, template }, allOf: thens },
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "deckwright outline",
    ...without(outline, ["$schema"]),
    properties: { ...(outline["properties"] as Schema), slides },
    definitions: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Definitions of a converted schema, moved to the one place that the whole schema has. */
function hoist(schema: Schema, definitions: Map<string, Schema>): Schema {
  for (const [name, definition] of Object.entries((schema["definitions"] ?? {}) as Record<string, Schema>))
    if (!definitions.has(name)) definitions.set(name, definition);
  return without(schema, ["definitions", "$schema"]);
}

/** Wherever a list may stand, a reference to data may stand too: it is resolved before the list is checked. */
function withReferences(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withReferences);
  if (typeof schema !== "object" || schema === null) return schema;
  const mapped = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withReferences(value)]));
  if (mapped["type"] !== "array") return mapped;
  const { description, ...list } = mapped;
  return { ...(description === undefined ? {} : { description }), anyOf: [list, { $ref: "#/definitions/data-reference" }] };
}

const allow = (properties: Schema): Schema => Object.fromEntries(Object.keys(properties).map((name) => [name, true]));

function without(schema: Schema, keys: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}
