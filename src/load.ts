import type { BrandPage } from "./brand/choose.js";
import type { DataOptions, DataTable } from "./data/table.js";
import { kindNames, loadKinds, themeFile } from "./kinds/load.js";
import { loadOwnTemplate, ownTemplates } from "./kinds/own.js";
import type { ChartKind } from "./kinds/chart.js";
import type { Reader } from "./kinds/reader.js";
import type { Template } from "./kinds/template.js";
import { outlineSchema, type Outline } from "./outline/envelope.js";
import { unknownAudiences } from "./outline/meeting.js";
import type { Report } from "./report/report.js";
import type { Picture } from "./scene/nodes.js";
import { decodeText } from "./source/decode.js";
import { error, hasErrors, warning, type Diagnosed, type Diagnostic } from "./source/diagnostic.js";
import { fileProblem, folderOf, insideFolder, join, readBytes, readText } from "./source/paths.js";
import type { Path, Span } from "./source/span.js";
import { suggest } from "./source/suggest.js";
import { validate } from "./source/validate.js";
import type { World } from "./source/world.js";
import { parseYaml, type Located } from "./source/yaml.js";
import { overrideTheme, readTheme } from "./theme/load-theme.js";
import type { Theme } from "./theme/theme.js";

/** Everything a build reads, in memory: from here to the finished scene nothing touches the world. */
export interface Sources {
  readonly path: string;
  readonly located: Located;
  readonly outline: Outline;
  readonly report?: Report;
  readonly tables: ReadonlyMap<string, DataTable>;
  readonly theme: Theme;
  /** Pictures by the name the outline gives them; those that could not be used are missing and have had their diagnostic. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly charts: ReadonlyMap<string, ChartKind>;
  readonly knownTemplates: readonly string[];
  readonly knownCharts: readonly string[];
}

/** Reads an outline and every file it names. Undefined where nothing can be built; then a diagnostic says why. */
export async function load(world: World, path: string): Promise<Diagnosed<Sources | undefined>> {
  const file = await readText(world, path, { accept: "utf-8" });
  if (!file.value) return { value: undefined, diagnostics: file.diagnostics };
  const parsed = parseYaml(file.value);
  const read = [...file.diagnostics, ...parsed.diagnostics];
  if (hasErrors(read)) return { value: undefined, diagnostics: read };
  if (parsed.value.data === null) return { value: undefined, diagnostics: [...read, error("outline-empty", { path: file.value.path })] };
  const checked = validate(outlineSchema, parsed.value);
  const diagnostics: Diagnostic[] = [...read, ...checked.diagnostics];
  const outline = checked.value;
  if (!outline) return { value: undefined, diagnostics };
  if (outline.slides.length === 0) {
    diagnostics.push(error("no-slides", {}, { span: parsed.value.locate(["slides"], "key") }));
    return { value: undefined, diagnostics };
  }
  diagnostics.push(...unknownAudiences(outline, parsed.value));
  const context: Context = { world, base: folderOf(path), located: parsed.value };
  const theme = loadTheme(outline, context);
  // Pictures are drawn and scaled by sharp on threads of its own, while the report is read here.
  const [themed, report, tables, pictures, kinds] = await Promise.all([
    theme,
    loadReport(outline, context),
    loadTables(outline, context),
    theme.then(({ value }) => (value ? loadPictures(value, context) : { value: new Map<string, Picture>(), diagnostics: [] })),
    kindsFor(context),
  ]);
  for (const part of [themed, report, tables, pictures, kinds]) diagnostics.push(...part.diagnostics);
  if (!themed.value) return { value: undefined, diagnostics };
  return {
    value: { path, located: parsed.value, outline, report: report.value, tables: tables.value, theme: themed.value, pictures: pictures.value, ...kinds.value },
    diagnostics,
  };
}

interface Context {
  readonly world: World;
  readonly base: string;
  readonly located: Located;
}

async function loadReport(outline: Outline, context: Context): Promise<Diagnosed<Report | undefined>> {
  if (outline.report === undefined) return { value: undefined, diagnostics: [] };
  const named = typeof outline.report === "string";
  const span = context.located.locate(named ? ["report"] : ["report", "file"]);
  const path = typeof outline.report === "string" ? outline.report : outline.report.file;
  const inside = await insideFolder(context.world, context.base, path, span);
  if (!inside.value) return { value: undefined, diagnostics: inside.diagnostics };
  const read = await readReport(context.world, inside.value, span);
  return { value: read.value, diagnostics: [...inside.diagnostics, ...read.diagnostics] };
}

/** A report file through the reader that knows its ending. `span`: where the file is named, if anywhere. */
export async function readReport(world: World, path: string, span?: Span): Promise<Diagnosed<Report | undefined>> {
  const readers = [...(await loadKinds("readers", await kindNames("readers"))).values()] as readonly Reader[];
  const ending = /\.[^./\\]+$/u.exec(path)?.[0].toLowerCase();
  const reader = readers.find(({ extensions }) => extensions.some((extension) => extension === ending));
  const known = readers.flatMap(({ extensions }) => extensions).sort();
  if (!reader) return { value: undefined, diagnostics: [error("unknown-report-type", { path, known }, { span })] };
  if (reader.accepts === "bytes") {
    const bytes = await readBytes(world, path, span);
    return bytes.value ? reader.read(bytes.value, path) : { value: undefined, diagnostics: bytes.diagnostics };
  }
  const file = await readText(world, path, { accept: "any" }, span);
  if (!file.value) return { value: undefined, diagnostics: file.diagnostics };
  const report = reader.read(file.value);
  return { value: report.value, diagnostics: [...file.diagnostics, ...report.diagnostics] };
}

async function loadTables(outline: Outline, context: Context): Promise<Diagnosed<ReadonlyMap<string, DataTable>>> {
  const tables = new Map<string, DataTable>();
  const diagnostics: Diagnostic[] = [];
  for (const [name, entry] of Object.entries(outline.data ?? {})) {
    const at: Path = typeof entry === "string" ? ["data", name] : ["data", name, "file"];
    const span = context.located.locate(at);
    const inside = await insideFolder(context.world, context.base, typeof entry === "string" ? entry : entry.file, span);
    diagnostics.push(...inside.diagnostics);
    if (!inside.value) continue;
    const table = await readTable(context.world, inside.value, typeof entry === "string" ? {} : entry, span);
    const option = (field: string): Span | undefined => (typeof entry === "string" || !Object.hasOwn(entry, field) ? undefined : context.located.locate(["data", name, field]));
    diagnostics.push(...table.diagnostics.map((each) => ({ ...each, span: option(optionOf[each.code] ?? "") ?? each.span })));
    if (table.value) tables.set(name, table.value);
  }
  return { value: tables, diagnostics };
}

/** Problems that lie in what the outline says about a file: they are shown there. */
const optionOf: Readonly<Record<string, string>> = { "data-range": "range", "data-header": "header", "unknown-sheet": "sheet", "data-without-sheets": "sheet" };

/** A data file of any kind. `span`: where the file is named, if anywhere. The readers are loaded with the first file. */
export async function readTable(world: World, path: string, options: DataOptions, span?: Span): Promise<Diagnosed<DataTable | undefined>> {
  try {
    const [bytes, { readData }] = await Promise.all([world.read(path), import("./data/read.js")]);
    return readData(bytes, path, options, span);
  } catch (problem) {
    return { value: undefined, diagnostics: [await fileProblem(world, path, problem, span)] };
  }
}

/** The outline's own `themes/NAME.yaml` first, then ours. */
async function loadTheme(outline: Outline, context: Context): Promise<Diagnosed<Theme | undefined>> {
  const { name, span } = { name: outline.deck.theme, span: context.located.locate(["deck", "theme"]) };
  if (brandFile.test(name)) return loadBrand(name, span, outline, context);
  const unused = outline.layouts === undefined ? [] : [warning("layout-without-brand", {}, { span: context.located.locate(["layouts"], "key") })];
  const own = await context.world.list(join(context.base, "themes"));
  const ours = await themeFile(name);
  const owned = own.filter((file) => file.endsWith(".yaml")).map((file) => file.slice(0, -".yaml".length));
  const known = [...new Set([...owned, ...ours.known])];
  if (!known.includes(name))
    return { value: undefined, diagnostics: [error("unknown-theme", { name, suggestion: suggest(name, known), known }, { span })] };
  const file = owned.includes(name)
    ? await readText(context.world, join(context.base, `themes/${name}.yaml`), { accept: "utf-8" }, span)
    : decodeText(ours.bytes!, `themes/${name}.yaml`);
  if (!file.value) return { value: undefined, diagnostics: file.diagnostics };
  const theme = readTheme(file.value, outline.deck.language);
  return { value: theme.value && overrideTheme(theme.value, outline.theme), diagnostics: [...file.diagnostics, ...theme.diagnostics, ...unused] };
}

const brandFile = /\.(?:pptx|potx|ppsx|pptm|potm|ppt|pot)$/iu;

/** A company's template as a theme: its layouts where they can be used, else its colours and fonts alone. */
async function loadBrand(name: string, span: Span, outline: Outline, { world, base, located }: Context): Promise<Diagnosed<Theme | undefined>> {
  const inside = await insideFolder(world, base, name, span);
  if (!inside.value) return { value: undefined, diagnostics: inside.diagnostics };
  const bytes = await readBytes(world, inside.value, span);
  if (!bytes.value) return { value: undefined, diagnostics: bytes.diagnostics };
  const { brandFrom } = await import("./brand/load-brand.js");
  const asked = Object.entries(outline.layouts ?? {}).map(([page, layout]) => ({ page: page as BrandPage, layout, span: located.locate(["layouts", page]) })); // the schema knows the keys
  const theme = brandFrom(bytes.value, name, { language: outline.deck.language, asked, span });
  return { value: theme.value && overrideTheme(theme.value, outline.theme), diagnostics: [...inside.diagnostics, ...bytes.diagnostics, ...theme.diagnostics] };
}

type SourceKinds = Pick<Sources, "templates" | "charts" | "knownTemplates" | "knownCharts">;

/** The kinds that the slides name; where a slide names no template, all of them. The user's own templates go before ours. */
async function kindsFor({ world, base, located: { data } }: Context): Promise<Diagnosed<SourceKinds>> {
  const [ours, own, knownCharts] = await Promise.all([kindNames("templates"), ownTemplates(world, base), kindNames("charts")]);
  const slides = (data as { readonly slides?: unknown }).slides; // a mapping: the outline's schema has seen it
  const named = new Set(textsUnder(slides, "template"));
  const unnamed = Array.isArray(slides) && slides.some((slide) => !(slide as Record<string, unknown>)["template"]);
  const [templates, charts] = await Promise.all([
    loadKinds("templates", (unnamed ? ours : [...named]).filter((name) => !own.has(name))),
    loadKinds("charts", textsUnder(slides, "show").length > 0 ? knownCharts : new Set(textsUnder(slides, "kind"))),
  ]);
  const loaded = new Map(templates);
  const diagnostics: Diagnostic[] = [];
  for (const [name, path] of own) {
    if (!named.has(name)) continue;
    const template = await loadOwnTemplate(world, name, path);
    diagnostics.push(...template.diagnostics);
    if (template.value) loaded.set(name, template.value);
  }
  return { value: { templates: loaded, charts, knownTemplates: [...new Set([...own.keys(), ...ours])], knownCharts }, diagnostics };
}

/** Every picture the slides name: the value of any `image` field, a file below the outline's folder or `art:NAME`. */
async function loadPictures(theme: Theme, context: Context): Promise<Diagnosed<ReadonlyMap<string, Picture>>> {
  const named = placesUnder((context.located.data as { readonly slides?: unknown }).slides, "image", ["slides"]);
  const first = new Map(named.toReversed().map(({ text, path }) => [text, path])); // one name, one picture, and one diagnostic at most
  const names = [...new Set(named.map(({ text }) => text))];
  const loaded = await abreast(names, mostAtOnce, (name) => loadImage(name, theme, context.located.locate(first.get(name)!), context));
  return {
    value: new Map(names.flatMap((name, i) => (loaded[i]!.value ? [[name, loaded[i]!.value] as const] : []))),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** As many as sharp has threads; each may hold a decoded picture. */
const mostAtOnce = 4;

async function loadImage(name: string, theme: Theme, span: Span, context: Context): Promise<Diagnosed<Picture | undefined>> {
  if (!name.startsWith("art:")) return loadFile(name, span, context, (await import("./pictures/load.js")).loadPicture);
  const [art = "", seed = art] = name.slice("art:".length).split("#"); // `art:city` or, for another one of the kind, `art:city#seed`
  return (await import("./pictures/art.js")).drawArt(art, theme, seed, artSize, { span });
}

/** At most `lanes` of the tasks at a time; results in the order of the items. */
async function abreast<T, R>(items: readonly T[], lanes: number, task: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await task(items[at]!);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Pixels for the picture of a cover, 471 × 540 pt: as many as a full HD screen shows of it. Drawing time goes with them. */
const artSize = { width: 942, height: 1080 } as const;

async function loadFile(
  name: string,
  span: Span,
  { world, base }: Context,
  loadPicture: (bytes: Uint8Array, path: string, where: { span: Span }) => Promise<Diagnosed<Picture | undefined>>,
): Promise<Diagnosed<Picture | undefined>> {
  const inside = await insideFolder(world, base, name, span);
  if (!inside.value) return { value: undefined, diagnostics: inside.diagnostics };
  try {
    return await loadPicture(await world.read(inside.value), inside.value, { span });
  } catch (problem) {
    return { value: undefined, diagnostics: [await fileProblem(world, inside.value, problem, span)] };
  }
}

const textsUnder = (data: unknown, key: string): readonly string[] => placesUnder(data, key, []).map(({ text }) => text);

/** Every text that stands under a key, at any depth, with the way to it. */
function placesUnder(data: unknown, key: string, at: Path): readonly { readonly text: string; readonly path: Path }[] {
  if (typeof data !== "object" || data === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(data) ? data.map((item, i) => [i, item] as const) : Object.entries(data);
  return entries.flatMap(([name, value]) => {
    const path = [...at, name];
    return name === key && typeof value === "string" ? [{ text: value, path }] : placesUnder(value, key, path);
  });
}
