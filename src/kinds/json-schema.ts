import { z } from "zod";
import { blockSchema, outlineSchema, slideSchema } from "../outline/envelope.js";
import { blockFields } from "../outline/blocks.js";
import { intents } from "./chart-intent.js";
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

const column = (description: string): Schema => ({ type: "string", description });
const oneOrMore = (description: string): Schema => ({ anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }], description });

/** A chart drawn from a data table names columns where others have numbers. */
const fromTable: Schema = {
  data: { type: "string", description: "data: 下的名字 / a name under data:" },
  category: column("坐标轴上的一列，默认第一个非数值列 / column on the axis; else the first without numbers"),
  values: oneOrMore("数值列，一列或多列，默认全部数值列 / columns with the numbers; else all that have them"),
  columns: oneOrMore("组合图的柱 / columns of a combo"),
  line: column("组合图的折线 / line of a combo"),
  x: column("散点图的横轴 / horizontal values of points"),
  y: column("散点图的纵轴 / vertical values of points"),
  size: column("气泡的面积 / area of bubbles"),
  label: column("各点的名称 / names of points"),
  first: { type: "integer", minimum: 1, description: "只取前几行 / only so many rows from the top" },
  last: { type: "integer", minimum: 1, description: "只取后几行 / only so many rows from the bottom" },
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
  for (const [field, schema] of Object.entries(converted(blockSchema)["properties"] as Record<string, Schema>)) definitions.set(`block-${field}`, schema);
  const slideProperties = slide["properties"] as Schema;
  const thens = [...templates.values()].map((template) => {
    const { properties, ...plain } = converted(template.content);
    const content: Schema = { ...(withReferences(plain) as Schema), properties: mapped(properties as Schema, (field) => asBlocks(withReferences(field))) };
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
    properties: {
      kind: { enum: [...charts.keys()], description: "图表类型 / kind of chart" },
      show: { enum: intents, description: "想说明什么，由此选图：走势、排序、构成、变化、关系、分布 / what it is to say; the kind follows from it" },
    },
    anyOf: [{ required: ["kind"] }, { required: ["show"] }],
    allOf: [
      ...[...charts.values()].map((kind) => ({
        if: { properties: { kind: { const: kind.name } }, required: ["kind"], not: { required: ["data"] } },
        then: asBlocks(withReferences(converted(kind.spec))),
      })),
      { if: { required: ["data"] }, then: { properties: fromTable } },
    ],
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

/** Every mapping within a slide may say whom it is for, and at which level it may be shown. */
function asBlocks(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asBlocks);
  if (typeof schema !== "object" || schema === null) return schema;
  const own = mapped(schema as Schema, asBlocks);
  if (own["type"] === "array" && isList(own["items"])) return { ...own, items: { anyOf: [own["items"], markedRow] } };
  if (own["additionalProperties"] !== false || typeof own["properties"] !== "object") return own;
  return { ...own, properties: { ...blockReferences, ...own["properties"] } };
}

const blockReferences: Schema = Object.fromEntries(blockFields.map((field) => [field, { $ref: `#/definitions/block-${field}` }]));

/** A list that stands in a list, or a reference to data in its place. */
function isList(schema: unknown): boolean {
  const { type, anyOf } = (schema ?? {}) as { readonly type?: unknown; readonly anyOf?: unknown };
  return type === "array" || (Array.isArray(anyOf) && anyOf.some(isList));
}

/** A row of a table that says something of itself. */
const markedRow: Schema = {
  type: "object",
  description: "带标注的一行 / a row that is marked",
  properties: { cells: { type: "array", description: "这一行的各格 / its cells" }, ...blockReferences },
  required: ["cells"],
  additionalProperties: false,
};

const mapped = (schema: Schema, change: (value: unknown) => unknown): Schema => Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, change(value)]));

const allow = (properties: Schema): Schema => Object.fromEntries(Object.keys(properties).map((name) => [name, true]));

function without(schema: Schema, keys: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
}
