import { Composer, isAlias, isMap, isScalar, isSeq, Parser, YAMLParseError } from "yaml";
import type { Alias, CST, Document, ParsedNode, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { badCharacters } from "./decode.js";
import type { Diagnosed, Diagnostic } from "./diagnostic.js";
import { error, hasErrors, warning } from "./diagnostic.js";
import type { Located } from "./located.js";
import type { Path, SourceFile, Span } from "./span.js";
import { deepest, syntaxErrors } from "./yaml-errors.js";

export { located, locatePiece, valueAt, within, type Located } from "./located.js";

/** Far above any outline (a 1000-slide deck is about 1 MB); the library takes about a second for this much. */
const largestYaml = 4 * 1024 * 1024;
/** Values that aliases may add to what is written out: enough for a shared note on every slide, too few for a bomb. */
const mostAliased = 20_000;
/** A double keeps this many significant decimal digits; longer numbers stay text. */
const exactDigits = 15;

/**
 * One YAML 1.2 document (core schema, no merge keys, no tags but the core ones) as plain data with spans. A plain number
 * with more digits than a double holds stays text. With a syntax error `data` is undefined; with any other error it holds
 * what could be read.
 */
export function parseYaml(file: SourceFile): Diagnosed<Located> {
  if (file.text.length > largestYaml) {
    const limit = largestYaml / 1024 / 1024;
    const size = Math.ceil(file.text.length / 1024 / 1024);
    return { value: empty(file), diagnostics: [error("file-too-large", { path: file.path, size, limit })] };
  }
  const tokens = tokensOf(file.text);
  const hopeless = typeof tokens === "number" ? tokens : beyondDepth(tokens);
  if (typeof tokens === "number" || hopeless !== undefined)
    return { value: empty(file), diagnostics: [error("yaml-too-deep", { limit: deepest }, { span: { file, start: hopeless ?? 0, end: (hopeless ?? 0) + 1 } })] };
  const document = compose(tokens, file.text.length);
  const broken = syntaxErrors(file, document.errors, (offset) => lastOpen(document, file.text, offset));
  if (hasErrors(broken)) return { value: empty(file), diagnostics: broken };
  return convert(file, document);
}

/** Brackets left open, and things that are no YAML at all: beyond these counts nobody learns more from the rest of the file. */
const mostOpen = 10_000;
const mostBroken = 50;

/** The library's tokens; or, where brackets are opened without end, the offset at which reading on is not worth the memory. */
function tokensOf(text: string): readonly CST.Token[] | number {
  let open = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x5b || code === 0x7b) open += 1;
    else if ((code === 0x5d || code === 0x7d) && open > 0) open -= 1;
    if (open > mostOpen) return i;
  }
  const tokens: CST.Token[] = [];
  let broken = 0;
  for (const token of new Parser().parse(text)) {
    tokens.push(token);
    if (token.type === "error") broken += 1;
    if (broken > mostBroken) break;
  }
  return tokens;
}

/** Where the nesting goes beyond `deepest`. To be known before composing, which recurses: at the end of its stack Node dies. */
function beyondDepth(tokens: readonly CST.Token[]): number | undefined {
  const open: (readonly [token: CST.Token, depth: number])[] = tokens.map((token) => [token, -1]);
  while (open.length > 0) {
    const [token, depth] = open.pop()!;
    if (depth > deepest) return token.offset;
    if (token.type === "document" && token.value) open.push([token.value, 0]);
    if ("items" in token) for (const { key, value } of token.items) for (const inner of [key, value]) if (inner) open.push([inner, depth + 1]);
  }
  return undefined;
}

function compose(tokens: readonly CST.Token[], length: number): Document.Parsed {
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false, // the library compares every pair of keys; `convert` asks a Map
    prettyErrors: false,
    logLevel: "error",
  });
  const [document, second] = composer.compose(tokens, true, length);
  if (second) document!.errors.push(new YAMLParseError([second.range[0], second.range[1]], "MULTIPLE_DOCS", "multiple documents"));
  return document as Document.Parsed; // the library makes one even of an empty text
}

function empty(file: SourceFile): Located {
  return { data: undefined, file, locate: () => ({ file, start: 0, end: 0 }), source: () => undefined };
}

/** Library nodes become plain data in one walk that also counts, so that no document can grow out of bounds. */
function convert(file: SourceFile, document: Document.Parsed): Diagnosed<Located> {
  const diagnostics: Diagnostic[] = [...syntaxErrors(file, document.warnings, () => undefined)]; // tags and directives
  const anchors = new Map<string, Anchored>();
  const targets = new Map<Alias, ParsedNode>();
  let aliased = 0;
  let tooDeep = false;
  let tooMany = false;

  const root = document.contents;
  const data = root === null ? null : walk(root, 0).data;
  diagnostics.push(...unusedAnchors());
  return { value: { data, file, locate, source }, diagnostics };

  /** `size` counts values with aliases written out, `height` the levels below. */
  function walk(node: ParsedNode, depth: number): Converted {
    if (depth > deepest) return refuseDepth(node);
    if (isAlias(node)) return follow(node, depth);
    const open: Anchored | undefined = node.anchor === undefined ? undefined : { node, converted: undefined };
    if (open) anchors.set(node.anchor!, open);
    const converted = isMap(node) ? fields(node, depth) : isSeq(node) ? items(node, depth) : leaf(scalar(node));
    if (open) open.converted = converted;
    return converted;
  }

  function fields(map: YAMLMap.Parsed, depth: number): Converted {
    // `title: {{revenue}}` is a mapping with a mapping for a key to YAML, and a reference to its author.
    if (file.text.startsWith("{{", map.range[0])) {
      const span = spanOf(map);
      diagnostics.push(error("yaml-syntax", { reason: "needs-quotes", detail: "{{" }, { span }));
      return leaf(file.text.slice(span.start, span.end));
    }
    const data: Record<string, unknown> = {};
    const first = new Map<string, Span>();
    let size = 1;
    let height = 0;
    for (const pair of map.items) {
      const value = pair.value ? walk(pair.value, depth + 1) : leaf(null);
      const key = fieldName(pair.key as ParsedNode | null, pair.value as ParsedNode | null, map.flow === true && value.data === null);
      size += value.size;
      height = Math.max(height, value.height + 1);
      if (key === undefined) continue;
      const before = first.get(key.text);
      if (before) {
        diagnostics.push(
          error("duplicate-key", { key: key.text }, { span: key.span, related: [{ note: "first-here", span: before }] }),
        );
        continue;
      }
      first.set(key.text, key.span);
      data[key.text] = value.data;
    }
    return { data, size, height };
  }

  function items(sequence: YAMLSeq.Parsed, depth: number): Converted {
    const converted = sequence.items.map((item) => walk(item as ParsedNode, depth + 1));
    return {
      data: converted.map((item) => item.data),
      size: converted.reduce((sum, item) => sum + item.size, 1),
      height: converted.reduce((most, item) => Math.max(most, item.height + 1), 0),
    };
  }

  function scalar(node: Scalar.Parsed): unknown {
    const { value } = node;
    if (typeof value === "string") {
      diagnostics.push(...badCharacters(value, spanOf(node)));
      if (node.type === "PLAIN" && node.comment && !/^[\s#!-]/u.test(node.comment)) {
        const start = file.text.indexOf("#", node.range[1]);
        const end = start + 1 + node.comment.length;
        diagnostics.push(warning("yaml-comment-cut", { text: `#${node.comment}` }, { span: { file, start, end } }));
      }
      return value;
    }
    if (typeof value !== "number") return value;
    const text = node.source ?? String(value);
    if (!Number.isFinite(value)) diagnostics.push(error("number-not-finite", { text }, { span: spanOf(node) }));
    else if (!Number.isSafeInteger(value) && significantDigits(text) > exactDigits) return text;
    return value;
  }

  /** The name of a field; `undefined` (and a diagnostic) for what cannot be one. */
  function fieldName(key: ParsedNode | null, value: ParsedNode | null, bare: boolean): { text: string; span: Span } | undefined {
    const span = key ? spanOf(key) : value ? spanOf(value) : { file, start: 0, end: 0 };
    const text = keyText(key);
    if (text === undefined) diagnostics.push(error("yaml-key", {}, { span }));
    else if (text === "__proto__") diagnostics.push(error("yaml-reserved-key", { key: text }, { span }));
    else if (/^[\u00a0\u2000-\u200b\u3000]/u.test(text))
      diagnostics.push(error("yaml-syntax", { reason: "wide-space" }, { span: { ...span, end: span.start + 1 } }));
    else if (bare && /^[^\s"':]+:[^\s/]/u.test(text))
      // `{ minutes:2 }`: without the space the colon belongs to the name
      diagnostics.push(error("yaml-syntax", { reason: "missing-space" }, { span: { file, start: span.start + text.indexOf(":"), end: span.start + text.indexOf(":") + 1 } }));
    else {
      diagnostics.push(...badCharacters(text, span));
      return { text, span };
    }
    return undefined;
  }

  function follow(alias: Alias, depth: number): Converted {
    const name = alias.source;
    const anchored = anchors.get(name);
    const span = spanOf(alias as ParsedNode);
    if (!anchored) diagnostics.push(error("yaml-alias-unknown", { name }, { span }));
    else anchored.used = true;
    if (anchored && !anchored.converted) diagnostics.push(error("yaml-alias-cycle", { name }, { span }));
    if (!anchored?.converted) return leaf(null);
    targets.set(alias, anchored.node);
    aliased += anchored.converted.size;
    if (aliased > mostAliased) {
      if (!tooMany) diagnostics.push(error("yaml-alias-limit", { limit: mostAliased }, { span }));
      tooMany = true;
      return leaf(null);
    }
    return depth + anchored.converted.height > deepest ? refuseDepth(alias as ParsedNode) : anchored.converted;
  }

  /** `title: &R 研发` loses its first word to an anchor that nobody wanted. */
  function unusedAnchors(): readonly Diagnostic[] {
    return [...anchors].flatMap(([name, { node, used }]) => {
      const start = file.text.lastIndexOf(`&${name}`, node.range[0]);
      return used || start < 0 ? [] : [warning("yaml-anchor-unused", { name }, { span: { file, start, end: start + name.length + 1 } })];
    });
  }

  function refuseDepth(node: ParsedNode): Converted {
    if (!tooDeep) diagnostics.push(error("yaml-too-deep", { limit: deepest }, { span: spanOf(node) }));
    tooDeep = true;
    return leaf(null);
  }

  function locate(path: Path, what: "key" | "value" = "value"): Span {
    let node: ParsedNode | null = root;
    let place: Span = node ? spanOf(node) : { file, start: 0, end: 0 };
    let key: Span | undefined;
    for (const [depth, step] of path.entries()) {
      const found = child(node, step);
      if (!found) return depth > 0 && key ? key : place; // the nearest ancestor there is, by its name where it has one
      node = found.value;
      key = found.key ? spanOf(found.key) : undefined;
      const written: Span | undefined = node ? spanOf(node) : undefined;
      place = written && written.end > written.start ? written : (key ?? place);
    }
    return what === "key" ? (key ?? place) : place;
  }

  function source(path: Path): string | undefined {
    let node: ParsedNode | null = root;
    for (const step of path) node = child(node, step)?.value ?? null;
    const end = resolve(node);
    return isScalar(end) ? (end.source ?? "") : undefined;
  }

  function child(parent: ParsedNode | null, step: string | number): Child | undefined {
    const node = resolve(parent);
    if (isSeq(node)) {
      const value = typeof step === "number" ? node.items[step] : undefined;
      return value ? { value: value as ParsedNode } : undefined;
    }
    if (!isMap(node)) return undefined;
    const pair = node.items.find((item) => keyText(item.key as ParsedNode | null) === String(step));
    return pair && { key: pair.key as ParsedNode, value: pair.value as ParsedNode | null };
  }

  function resolve(node: ParsedNode | null): ParsedNode | null {
    return isAlias(node) ? (targets.get(node) ?? null) : node;
  }

  function spanOf(node: ParsedNode): Span {
    return { file, start: node.range[0], end: trimmedEnd(file.text, node.range[0], node.range[1]) };
  }
}

interface Anchored {
  readonly node: ParsedNode;
  /** Undefined while the walk is inside it. */
  converted: Converted | undefined;
  used?: boolean;
}

interface Converted {
  readonly data: unknown;
  readonly size: number;
  readonly height: number;
}

interface Child {
  readonly key?: ParsedNode;
  readonly value: ParsedNode | null;
}

const leaf = (data: unknown): Converted => ({ data, size: 1, height: 0 });

/** A key's text as written, so that `2015:` and `007:` are names like any other. */
function keyText(key: ParsedNode | null): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined;
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}

function significantDigits(text: string): number {
  const digits = text.split(/e/iu)[0]!.replace(/[^0-9]/gu, "");
  let start = 0;
  while (digits[start] === "0") start += 1;
  return digits.length - start;
}

/** Block values end at the start of the next line; a caret should not. */
function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && " \t\r\n".includes(text[at - 1]!)) at -= 1;
  return at;
}

/** Where the last bracket or quote before an offset stands that was never closed. */
function lastOpen(document: Document.Parsed, text: string, offset: number): number | undefined {
  let found: number | undefined;
  const nodes: (ParsedNode | null)[] = [document.contents];
  while (nodes.length > 0) {
    const node = nodes.pop();
    if (!node || isAlias(node) || node.range[0] >= offset) continue;
    const [start, end] = node.range;
    const closing = closings[text[start]!];
    const opens = isScalar(node) ? node.type?.startsWith("QUOTE") : node.flow;
    if (opens && closing !== undefined && (end - start < 2 || text[end - 1] !== closing)) found = Math.max(found ?? 0, start);
    if (isSeq(node)) for (const item of node.items) nodes.push(item as ParsedNode);
    if (isMap(node)) for (const { key, value } of node.items) nodes.push(key as ParsedNode, value as ParsedNode | null);
  }
  return found;
}

const closings: Readonly<Record<string, string>> = { "{": "}", "[": "]", '"': '"', "'": "'" };
