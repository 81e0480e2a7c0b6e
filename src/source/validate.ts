import type { z } from "zod";
import type { ArgsOf, Code, Diagnosed, Diagnostic } from "./diagnostic.js";
import { error } from "./diagnostic.js";
import { placeOf, valueAt, type Located } from "./located.js";
import type { Path, Span } from "./span.js";
import { suggest } from "./suggest.js";

/** Kinds of values in an author's words; the wording names them. */
export type ValueKind = "text" | "number" | "integer" | "boolean" | "list" | "fields" | "nothing";

/** After this many diagnostics of one document the rest is counted only. */
const mostReported = 100;

/**
 * The data at a path as the schema's type, or every reason why it is not. One mistake gives one diagnostic: a misspelt
 * required field is a typo, not also a missing field; of a union only the branch that fits best speaks. A plain number
 * where only text fits is taken as the author wrote it (`2015`, `007`, `3.50`). Use `z.strictObject`, or unknown fields
 * go unnoticed.
 */
export function validate<T>(schema: z.ZodType<T>, located: Located, at: Path = []): Diagnosed<T | undefined> {
  let data = valueAt(located.data, at);
  for (;;) {
    const knownFields: (readonly string[])[] = [];
    const result = schema.safeParse(data, { error: (issue) => rememberFields(issue, knownFields) });
    if (result.success) return { value: result.data, diagnostics: [] };
    const problems = result.error.issues.flatMap((issue) => settle(issue, [], data, knownFields));
    const texts = problems.flatMap((problem) => numberAsText(problem, data, located, at));
    if (texts.length === 0) return { value: undefined, diagnostics: report(problems, data, located, at) };
    for (const { path, text } of texts) data = replaced(data, path, text); // each turn leaves fewer numbers, so this ends
  }
}

/**
 * What a schema's own check gives to zod's `ctx.addIssue`: it becomes this diagnostic at `path` below the checked value,
 * pointing at the value or, with `at: "key"`, at the field's name.
 */
export function issue<C extends Code>(code: C, args: ArgsOf<C>, where: { readonly path?: Path; readonly at?: "key" | "value" } = {}) {
  const params: IssueParams<C> = { code, args, at: where.at };
  return { code: "custom" as const, path: [...(where.path ?? [])], params: { ...params } };
}

/** What a custom zod issue carries for us; `issue` writes it, and so may a `refine`. */
export interface IssueParams<C extends Code = Code> {
  readonly code: C;
  readonly args: ArgsOf<C>;
  readonly at?: "key" | "value";
}

/** A zod issue with its unions decided and its path counted from the validated value. */
type Problem =
  | { readonly kind: "type"; readonly path: Path; readonly expected: readonly ValueKind[] }
  | { readonly kind: "value"; readonly path: Path; readonly values: readonly unknown[] }
  | { readonly kind: "unknown"; readonly path: Path; readonly keys: readonly string[]; readonly known: readonly string[] }
  | { readonly kind: "other"; readonly path: Path; readonly issue: z.core.$ZodIssue };

/**
 * Zod names the fields it does not know but not those it does. The error map sees the schema, so it puts the fields in a
 * list and their number in the message, the one part of an issue that comes back to us.
 */
function rememberFields(issue: z.core.$ZodRawIssue, knownFields: (readonly string[])[]): string | undefined {
  if (issue.code !== "unrecognized_keys") return undefined;
  const def = issue.inst?._zod.def as { shape?: object; keyType?: z.core.$ZodType } | undefined;
  knownFields.push(def?.shape ? Object.keys(def.shape) : [...(def?.keyType?._zod.values ?? [])].map(String));
  return String(knownFields.length - 1);
}

function settle(issue: z.core.$ZodIssue, prefix: Path, data: unknown, knownFields: readonly (readonly string[])[]): readonly Problem[] {
  const path: Path = [...prefix, ...issue.path.filter((step) => typeof step !== "symbol")];
  const inner = (issues: readonly z.core.$ZodIssue[], below: Path): readonly Problem[] =>
    issues.flatMap((one) => settle(one, below, data, knownFields));

  switch (issue.code) {
    case "invalid_type":
      return [{ kind: "type", path, expected: [kindOfType(issue.expected)] }];
    case "invalid_value": {
      const input = valueAt(data, path);
      return typeof input === "object" && input !== null
        ? [{ kind: "type", path, expected: [...new Set(issue.values.map(kindOfValue))] }]
        : [{ kind: "value", path, values: issue.values }];
    }
    case "unrecognized_keys":
      return [{ kind: "unknown", path, keys: issue.keys, known: knownFields[Number(issue.message)] ?? [] }];
    case "invalid_union":
      if (issue.discriminator !== undefined && "options" in issue) return [{ kind: "value", path, values: issue.options ?? [] }];
      return issue.errors.length === 0
        ? [{ kind: "other", path, issue }]
        : bestBranch(issue.errors.map((errors) => inner(errors, path)), path, data);
    case "invalid_element":
      return inner(issue.issues, typeof issue.key === "string" || typeof issue.key === "number" ? [...path, issue.key] : path);
    case "invalid_key": {
      const values = issue.issues.find((one) => one.code === "invalid_value")?.values;
      if (!values) return [{ kind: "other", path, issue }];
      return [{ kind: "unknown", path: path.slice(0, -1), keys: [String(path.at(-1))], known: values.map(String) }];
    }
    case "too_big":
    case "too_small":
    case "invalid_format":
    case "not_multiple_of":
    case "custom":
      return [{ kind: "other", path, issue }];
  }
}

/** The branch whose kind of value this is and that needs the least mending; if the kind fits none, all that would do. */
function bestBranch(branches: readonly (readonly Problem[])[], path: Path, data: unknown): readonly Problem[] {
  const input = valueAt(data, path);
  const fitting = branches.filter((problems) => !problems.some((problem) => isWrongKind(problem, path, input)));
  if (fitting.length === 0) {
    const expected = branches.flatMap((problems) => problems.filter((problem) => problem.path.length === path.length)).flatMap(kindsWanted);
    return [{ kind: "type", path, expected: [...new Set(expected)] }];
  }
  const atRoot = fitting.flat().filter((problem) => problem.kind === "value" && problem.path.length === path.length);
  if (atRoot.length > 0 && fitting.every((problems) => problems.some((problem) => atRoot.includes(problem))))
    return [{ kind: "value", path, values: atRoot.flatMap((problem) => (problem.kind === "value" ? problem.values : [])) }];
  const costs = fitting.map((problems) => cost(problems, path, data));
  return fitting[costs.indexOf(Math.min(...costs))]!;
}

function isWrongKind(problem: Problem, root: Path, input: unknown): boolean {
  if (problem.path.length > root.length) return false;
  if (problem.kind === "type") return !problem.expected.includes("integer") || typeof input !== "number";
  return problem.kind === "value" && !problem.values.some((value) => typeof value === typeof input);
}

function kindsWanted(problem: Problem): readonly ValueKind[] {
  return problem.kind === "type" ? problem.expected : problem.kind === "value" ? problem.values.map(kindOfValue) : [];
}

/** How much has to be mended: a wrong literal decides between branches, a typo hardly counts. */
function cost(problems: readonly Problem[], root: Path, data: unknown): number {
  const { typos } = typosOf(problems, data);
  return problems.reduce((sum, problem) => {
    if (problem.kind === "value") return sum + (problem.path.length === root.length + 1 ? 50 : 5);
    if (problem.kind === "unknown") return sum + problem.keys.reduce((all, key) => all + (typos.has(idOf([...problem.path, key])) ? -3 : 8), 0);
    return sum + (problem.kind === "type" ? 5 : 1);
  }, 0);
}

function report(problems: readonly Problem[], data: unknown, located: Located, at: Path): readonly Diagnostic[] {
  const { typos, explained } = typosOf(problems, data);
  const open = problems.filter((problem) => !explained.has(idOf(problem.path))).flatMap(oneField);
  const count = open.length - mostReported;
  const diagnostics = open.slice(0, mostReported).flatMap((problem) => explain(problem));
  return count <= 0 ? diagnostics : [...diagnostics, error("more-problems", { count }, { span: located.locate(at, "key") })];

  function explain(problem: Problem): readonly Diagnostic[] {
    const path = [...at, ...problem.path];
    const input = valueAt(data, problem.path);
    switch (problem.kind) {
      case "unknown":
        return problem.keys.map((field) => {
          const suggestion = typos.get(idOf([...problem.path, field])) ?? suggest(field, problem.known.filter((name) => !hasField(input, name)));
          return error("unknown-field", { field, suggestion, known: problem.known }, { span: located.locate([...path, field], "key") });
        });
      case "type":
        return input === undefined ? [missing(path, located)] : wrongType(problem.expected, input, located, path);
      case "value":
        return [input === undefined ? missing(path, located) : unknownValue(problem.values, input, located, path)];
      case "other":
        return [other(problem.issue, input, located, path)];
    }
  }
}

/** An object's unknown fields one by one. */
function oneField(problem: Problem): readonly Problem[] {
  return problem.kind === "unknown" ? problem.keys.map((key) => ({ ...problem, keys: [key] })) : [problem];
}

/** Unknown fields that are near a missing one of the same parent: `typos` by the unknown one, `explained` the missing ones. */
function typosOf(problems: readonly Problem[], data: unknown): { typos: ReadonlyMap<string, string>; explained: ReadonlySet<string> } {
  const typos = new Map<string, string>();
  const explained = new Set<string>();
  const absent = new Map<string, readonly string[]>(); // names by parent
  for (const { kind, path } of problems) {
    if ((kind !== "type" && kind !== "value") || path.length === 0 || valueAt(data, path) !== undefined) continue;
    const parent = idOf(path.slice(0, -1));
    absent.set(parent, [...(absent.get(parent) ?? []), String(path.at(-1))]);
  }
  for (const problem of problems) {
    if (problem.kind !== "unknown") continue;
    const names = absent.get(idOf(problem.path)) ?? [];
    for (const key of problem.keys.slice(0, mostReported)) {
      const near = suggest(key, names.filter((name) => !explained.has(idOf([...problem.path, name]))));
      if (near === undefined) continue;
      typos.set(idOf([...problem.path, key]), near);
      explained.add(idOf([...problem.path, near]));
    }
  }
  return { typos, explained };
}

function missing(path: Path, located: Located): Diagnostic {
  const name = path.at(-1);
  if (name === undefined) return error("wrong-type", { expected: ["fields"], got: "nothing" }, { span: located.locate(path) });
  const parent = path.slice(0, -1);
  return error("missing-field", { missing: String(name), ...placeOf(parent) }, { span: located.locate(parent, "key") });
}

function wrongType(expected: readonly ValueKind[], input: unknown, located: Located, path: Path): readonly Diagnostic[] {
  const source = located.source(path);
  const span = located.locate(path);
  const value = source ?? (typeof input === "object" ? undefined : String(input));
  const wantsNumber = expected.includes("number") || expected.includes("integer");
  if (typeof input === "number" && !Number.isFinite(input))
    return source === undefined ? [error("number-not-finite", { text: String(input) }, { span })] : []; // the parser has said so
  if (wantsNumber && typeof input === "string" && isPlainNumber(input, span))
    return [error("number-imprecise", { text: input, ...placeOf(path) }, { span })];
  const got = kindOfValue(input);
  return [error("wrong-type", { expected, got, value: got === "nothing" || value === "" ? undefined : value, ...placeOf(path) }, { span })];
}

/** A number that the YAML parser left as text because it has more digits than a double holds. */
function isPlainNumber(text: string, span: Span): boolean {
  return span.file.text[span.start] !== '"' && span.file.text[span.start] !== "'" && text.length < 1000 && /^[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/u.test(text);
}

function unknownValue(values: readonly unknown[], input: unknown, located: Located, path: Path): Diagnostic {
  const value = located.source(path) ?? String(input);
  const known = [...new Set(values.map(String))];
  return error("unknown-value", { value, suggestion: suggest(value, known), known, ...placeOf(path) }, { span: located.locate(path) });
}

function other(issue: z.core.$ZodIssue, input: unknown, located: Located, path: Path): Diagnostic {
  const place = placeOf(path);
  const where = { span: located.locate(path) };
  const value = located.source(path) ?? String(input);
  switch (issue.code) {
    case "too_big": {
      const max = Number(issue.maximum);
      if (Array.isArray(input)) return error("too-many-items", { ...place, count: input.length, max }, where);
      if (typeof input === "string") return error("text-too-long", { ...place, length: input.length, max }, where);
      return error("number-too-large", { ...place, value, max: String(issue.maximum), inclusive: issue.inclusive ?? true }, where);
    }
    case "too_small": {
      const min = Number(issue.minimum);
      if (Array.isArray(input)) return error("too-few-items", { ...place, count: input.length, min }, where);
      if (typeof input === "string") return error("text-too-short", { ...place, length: input.length, min }, where);
      return error("number-too-small", { ...place, value, min: String(issue.minimum), inclusive: issue.inclusive ?? true }, where);
    }
    case "not_multiple_of":
      return error("not-multiple", { ...place, value, step: String(issue.divisor) }, where);
    case "invalid_format":
      return error("bad-format", { ...place, value, format: issue.format === "regex" ? (issue.pattern ?? "") : issue.format }, where);
    case "invalid_key": {
      const pattern = issue.issues.find((one) => one.code === "invalid_format")?.pattern;
      return error("bad-key", { key: String(path.at(-1)), format: pattern }, { span: located.locate(path, "key") });
    }
    case "custom":
      return fromSchema(issue, located, path) ?? error("invalid-value", { ...place, detail: detailOf(issue.message) }, where);
    case "invalid_union":
      return error("ambiguous-value", place, where);
    case "invalid_type":
    case "invalid_value":
    case "unrecognized_keys":
    case "invalid_element":
      throw new Error(`${issue.code} is settled before`); // `settle` turns these into other problems
  }
}

function fromSchema(issue: z.core.$ZodIssueCustom, located: Located, path: Path): Diagnostic | undefined {
  const { code, args, at } = (issue.params ?? {}) as Partial<IssueParams>; // zod keeps it as it was given
  return code === undefined ? undefined : error(code, args as ArgsOf<Code>, { span: located.locate(path, at ?? "value") });
}

/** A schema may use a plain sentence of its own; zod's default says nothing. */
const detailOf = (message: string): string | undefined => (message === "Invalid input" ? undefined : message);

function numberAsText(problem: Problem, data: unknown, located: Located, at: Path): readonly { path: Path; text: string }[] {
  if (problem.kind !== "type" || !problem.expected.includes("text")) return [];
  const input = valueAt(data, problem.path);
  const text = located.source([...at, ...problem.path]);
  return typeof input === "number" && Number.isFinite(input) && text !== undefined ? [{ path: problem.path, text }] : [];
}

function replaced(data: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(data)) return data.map((item, i) => (i === step ? replaced(item, rest, value) : item));
  return { ...(data as object), [step]: replaced(valueAt(data, [step]), rest, value) };
}

const idOf = (path: Path): string => JSON.stringify(path);
const hasField = (value: unknown, name: string): boolean => typeof value === "object" && value !== null && Object.hasOwn(value, name);

function kindOfType(expected: string): ValueKind {
  if (expected === "string" || expected === "date") return "text";
  if (expected === "int") return "integer";
  if (expected === "number" || expected === "bigint" || expected === "nan") return "number";
  if (expected === "boolean") return "boolean";
  if (expected === "array" || expected === "tuple" || expected === "set") return "list";
  return ["null", "undefined", "void", "never"].includes(expected) ? "nothing" : "fields";
}

function kindOfValue(value: unknown): ValueKind {
  if (value === null || value === undefined) return "nothing";
  if (typeof value === "string") return "text";
  if (typeof value === "number" || typeof value === "bigint") return "number";
  if (typeof value === "boolean") return "boolean";
  return Array.isArray(value) ? "list" : "fields";
}
