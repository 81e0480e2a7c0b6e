import { createHash } from "node:crypto";
import type { Brand } from "./brand/brand.js";
import type { BrandPage } from "./brand/choose.js";
import type { DataOptions, DataTable } from "./data/table.js";
import { artPlaceOn, pictureId, symbolName, tones, type ArtPlace, type Tone } from "./kinds/picture-slot.js";
import { kindNames, loadKinds, themeFile } from "./kinds/load.js";
import { loadOwnTemplate, ownTemplates } from "./kinds/own.js";
import type { ChartKind } from "./kinds/chart.js";
import type { Reader } from "./kinds/reader.js";
import type { Template } from "./kinds/template.js";
import { page, slideHeights } from "./layout/grid.js";
import { outlineSchema, type Outline } from "./outline/envelope.js";
import { blockProblems, deckFor, unknownAudiences } from "./outline/meeting.js";
import { lastRehearsal, type Rehearsed } from "./outline/rehearsal.js";
import type { Report } from "./report/report.js";
import type { Picture } from "./scene/nodes.js";
import { decodeText } from "./source/decode.js";
import { error, hasErrors, warning, type Diagnosed, type Diagnostic } from "./source/diagnostic.js";
import { memoKind, remembered, type Memo, type MemoKind } from "./source/memo.js";
import { fileProblem, folderOf, insideFolder, join, readBytes, readText } from "./source/paths.js";
import type { Path, Span } from "./source/span.js";
import { suggest } from "./source/suggest.js";
import { validate } from "./source/validate.js";
import type { World } from "./source/world.js";
import { parseYaml, type Located } from "./source/yaml.js";
import { overrideTheme, readTheme } from "./theme/load-theme.js";
import { themeStamp } from "./theme/stamp.js";
import type { Theme } from "./theme/theme.js";

/** Everything a build reads, in memory: from here to the finished scene nothing touches the world. */
export interface Sources {
  readonly path: string;
  readonly located: Located;
  readonly outline: Outline;
  readonly report?: Report;
  readonly tables: ReadonlyMap<string, DataTable>;
  /** What slides took when the deck was rehearsed last, by their ids. */
  readonly rehearsed?: ReadonlyMap<string, Rehearsed>;
  readonly theme: Theme;
  /** Pictures by `pictureId`; those that could not be used are missing and have had their diagnostic. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly charts: ReadonlyMap<string, ChartKind>;
  readonly knownTemplates: readonly string[];
  readonly knownCharts: readonly string[];
}

export interface LoadOptions {
  readonly memo?: Memo;
  /** In place of the outline's own. */
  readonly theme?: string;
  /** Its theme and language are loaded; a name that the outline has not is left to `forMeeting`. */
  readonly meeting?: string;
}

/** Reads an outline and every file it names. Undefined where nothing can be built; then a diagnostic says why. */
export async function load(world: World, path: string, { memo, theme, meeting }: LoadOptions = {}): Promise<Diagnosed<Sources | undefined>> {
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
  diagnostics.push(...blockProblems(outline, parsed.value), ...unknownAudiences(outline, parsed.value));
  const context: Context = { world, base: folderOf(path), located: parsed.value, height: slideHeights[outline.deck.size], memo };
  const deck = deckFor(outline, meeting);
  const own = meeting !== undefined && deck.theme !== outline.deck.theme;
  const loading = loadTheme({ ...outline, deck: { ...deck, theme: theme ?? deck.theme } }, { at: own && theme === undefined ? ["meetings", meeting, "theme"] : ["deck", "theme"], brand: brandFile.test(outline.deck.theme) }, context);
  // Pictures are drawn and scaled by sharp on threads of its own, while the report is read here.
  const [themed, report, tables, pictures, kinds, rehearsed] = await Promise.all([
    loading,
    loadReport(outline, context),
    loadTables(outline, context),
    loading.then(({ value }) => (value ? loadPictures(value, context) : { value: new Map<string, Picture>(), diagnostics: [] })),
    kindsFor(context),
    lastRehearsal(world, path),
  ]);
  for (const part of [themed, report, tables, pictures, kinds, rehearsed]) diagnostics.push(...part.diagnostics);
  if (!themed.value) return { value: undefined, diagnostics };
  return {
    value: { path, located: parsed.value, outline, report: report.value, tables: tables.value, rehearsed: rehearsed.value, theme: themed.value, pictures: pictures.value, ...kinds.value },
    diagnostics,
  };
}

interface Context {
  readonly world: World;
  readonly base: string;
  readonly located: Located;
  /** Of the slides, in points. */
  readonly height: number;
  readonly memo?: Memo;
}

async function loadReport(outline: Outline, context: Context): Promise<Diagnosed<Report | undefined>> {
  if (outline.report === undefined) return { value: undefined, diagnostics: [] };
  const named = typeof outline.report === "string";
  const span = context.located.locate(named ? ["report"] : ["report", "file"]);
  const path = typeof outline.report === "string" ? outline.report : outline.report.file;
  const inside = await insideFolder(context.world, context.base, path, span);
  if (!inside.value) return { value: undefined, diagnostics: inside.diagnostics };
  const read = await unchanged(context, reports, inside.value, "", () => readReport(context.world, inside.value!, span));
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
    const options = typeof entry === "string" ? {} : entry;
    const table = await unchanged(context, dataTables, inside.value, JSON.stringify(options), () => readTable(context.world, inside.value!, options, span));
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

interface ThemePlace {
  /** Where the theme is named. */
  readonly at: Path;
  /** The outline's own theme is a company's template: its `layouts` have their use, if not here. */
  readonly brand: boolean;
}

/** The outline's own `themes/NAME.yaml` first, then ours. */
async function loadTheme(outline: Outline, { at, brand }: ThemePlace, context: Context): Promise<Diagnosed<Theme | undefined>> {
  const { name, span } = { name: outline.deck.theme, span: context.located.locate(at) };
  if (brandFile.test(name)) return loadBrand(name, span, outline, context);
  const unused = outline.layouts === undefined || brand ? [] : [warning("layout-without-brand", {}, { span: context.located.locate(["layouts"], "key") })];
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

/** The template's pictures as previews show them; the deck keeps them as they are. */
async function onScreen(theme: Theme): Promise<Theme> {
  const { brand } = theme;
  if (!brand || brand.file.pictures.size === 0) return theme;
  const { forScreen } = await import("./pictures/screen.js");
  return { ...theme, brand: { ...brand, file: { ...brand.file, pictures: await forScreen(brand.file.pictures) } } };
}

/** A company's template as a theme: its layouts where they can be used, else its colours and fonts alone. */
async function loadBrand(name: string, span: Span, outline: Outline, context: Context): Promise<Diagnosed<Theme | undefined>> {
  const { world, base, located } = context;
  const inside = await insideFolder(world, base, name, span);
  if (!inside.value) return { value: undefined, diagnostics: inside.diagnostics };
  const { language } = outline.deck;
  const options = JSON.stringify([language, outline.layouts, outline.theme]);
  const theme = await unchanged(context, brands, inside.value, options, async () => {
    const bytes = await readBytes(world, inside.value!, span);
    if (!bytes.value) return { value: undefined, diagnostics: bytes.diagnostics };
    const { brandFrom } = await import("./brand/load-brand.js");
    const asked = Object.entries(outline.layouts ?? {}).map(([page, layout]) => ({ page: page as BrandPage, layout, span: located.locate(["layouts", page]) })); // the schema knows the keys
    const read = brandFrom(bytes.value, name, { language, asked, span });
    return { value: read.value && overrideTheme(await onScreen(read.value), outline.theme), diagnostics: [...bytes.diagnostics, ...read.diagnostics] };
  });
  const file = theme.value?.brand?.file;
  const sized = file ? otherSize(file, name, outline, located) : [];
  return { value: theme.value, diagnostics: [...inside.diagnostics, ...theme.diagnostics, ...sized] };
}

/** A size that the author has asked for and the template has not. */
function otherSize({ width, height }: Brand, path: string, { deck }: Outline, located: Located): readonly Diagnostic[] {
  const asked = (located.data as { readonly deck?: { readonly size?: unknown } }).deck?.size; // a mapping with a deck: the outline's schema has seen it
  if (asked === undefined || Math.abs(height / width - slideHeights[deck.size] / page.width) < alike) return [];
  return [warning("brand-size-kept", { size: deck.size, path, width: Math.round(width), height: Math.round(height) }, { span: located.locate(["deck", "size"]) })];
}

/** Proportions that differ less are called by the same name: 33.867 × 19.05 cm is 16:9. */
const alike = 0.01;

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

/** Every picture the slides name (`namedPictures`), each read or drawn once and then brought into each tone that is asked for. */
async function loadPictures(theme: Theme, context: Context): Promise<Diagnosed<ReadonlyMap<string, Picture>>> {
  const named = namedPictures(context.located.data as { readonly slides?: unknown });
  const plain = new Map(named.toReversed().map((one) => [pictureId(one.name, "none", one.place), one])); // one name, one picture, and one diagnostic at most
  const ids = [...new Set(named.map((one) => pictureId(one.name, "none", one.place)))];
  const loaded = await abreast(ids, mostAtOnce, (id) => loadImage(plain.get(id)!, theme, context));
  const pictures = new Map(ids.flatMap((id, i) => (loaded[i]!.value ? [[id, loaded[i]!.value] as const] : [])));
  const toned = [...new Map(named.map((one) => [pictureId(one.name, one.tone, one.place), one]))].filter(([id]) => !ids.includes(id));
  const { inTone } = toned.length > 0 ? await import("./pictures/named.js") : { inTone: undefined };
  await abreast(toned, mostAtOnce, async ([id, { name, tone, place }]) => {
    const picture = pictures.get(pictureId(name, "none", place));
    if (picture && inTone) pictures.set(id, await remembered(context.memo, tonedPictures, JSON.stringify([picture.key, tone, themeStamp(theme)]), () => inTone(picture, tone, theme)));
  });
  return { value: pictures, diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics) };
}

interface NamedPicture {
  readonly name: string;
  readonly tone: Tone;
  readonly place: ArtPlace;
  readonly path: Path;
}

/** What stands under `image` (a name, or a record with `file`), under `icon` and under `qr`, at any depth of a slide. */
function namedPictures({ slides }: { readonly slides?: unknown }): readonly NamedPicture[] {
  if (!Array.isArray(slides)) return [];
  return slides.flatMap((slide, i) => {
    const { template } = (slide ?? {}) as { readonly template?: unknown };
    const place = artPlaceOn(typeof template === "string" ? template : undefined);
    return valuesUnder(slide, pictureKeys, ["slides", i]).flatMap(({ key, value, path }): readonly NamedPicture[] => {
      if (typeof value === "string") return [{ name: key === "icon" || key === "qr" ? symbolName(key, value) : value, tone: "none", place, path }];
      const { file, tone } = (value ?? {}) as { readonly file?: unknown; readonly tone?: unknown };
      if (key !== "image" || typeof file !== "string") return [];
      return [{ name: file, tone: tones.find((known) => known === tone) ?? "none", place, path: [...path, "file"] }];
    });
  });
}

const pictureKeys = new Set(["image", "icon", "qr"]);

/** As many as sharp has threads; each may hold a decoded picture. */
const mostAtOnce = 4;

async function loadImage({ name, place, path }: NamedPicture, theme: Theme, context: Context): Promise<Diagnosed<Picture | undefined>> {
  const span = context.located.locate(path);
  const fromFile = async () => loadFile(name, span, context, (await import("./pictures/load.js")).loadPicture);
  if (!/^(?:art|icon|qr):/u.test(name)) return fromFile();
  const { drawNamed } = await import("./pictures/named.js");
  const { height } = context;
  return soundOnce(context, loadedPictures, JSON.stringify([name, themeStamp(theme), place, height]), async () => (await drawNamed(name, theme, { place, height }, { span })) ?? fromFile());
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

async function loadFile(
  name: string,
  span: Span,
  context: Context,
  loadPicture: (bytes: Uint8Array, path: string, where: { span: Span }) => Promise<Diagnosed<Picture | undefined>>,
): Promise<Diagnosed<Picture | undefined>> {
  const { world, base } = context;
  const inside = await insideFolder(world, base, name, span);
  if (!inside.value) return { value: undefined, diagnostics: inside.diagnostics };
  try {
    return await unchanged(context, loadedPictures, inside.value, "", async () => loadPicture(await world.read(inside.value!), inside.value!, { span }));
  } catch (problem) {
    return { value: undefined, diagnostics: [await fileProblem(world, inside.value, problem, span)] };
  }
}

const brands = memoKind<Theme>("brand");
const reports = memoKind<Report>("report");
const dataTables = memoKind<DataTable>("data");
const loadedPictures = memoKind<Picture>("picture");
const tonedPictures = memoKind<Promise<Picture>>("toned");

/** What a file was read as in an earlier build, while its bytes are the same. A file that cannot be read is left to `read`. */
async function unchanged<T>(context: Context, kind: MemoKind<T>, path: string, options: string, read: () => Promise<Diagnosed<T | undefined>>): Promise<Diagnosed<T | undefined>> {
  const bytes = context.memo && (await context.world.read(path).catch(() => undefined));
  if (!bytes) return read();
  return soundOnce(context, kind, JSON.stringify([path, options, createHash("sha256").update(bytes).digest("base64url")]), read);
}

/** Only what nothing was said about is remembered: diagnostics point into an outline that changes. */
async function soundOnce<T>({ memo }: Context, kind: MemoKind<T>, key: string, make: () => Promise<Diagnosed<T | undefined>>): Promise<Diagnosed<T | undefined>> {
  const known = memo?.get(kind, key);
  if (known !== undefined) return { value: known, diagnostics: [] };
  const made = await make();
  if (made.value !== undefined && made.diagnostics.length === 0) memo?.set(kind, key, made.value);
  return made;
}

const textsUnder = (data: unknown, key: string): readonly string[] =>
  valuesUnder(data, new Set([key]), []).flatMap(({ value }) => (typeof value === "string" ? [value] : []));

interface FoundValue {
  readonly key: string;
  readonly value: unknown;
  readonly path: Path;
}

/** Every value under one of the keys, at any depth, with the way to it; what is no text is looked through as well. */
function valuesUnder(data: unknown, keys: ReadonlySet<string>, at: Path): readonly FoundValue[] {
  if (typeof data !== "object" || data === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(data) ? data.map((item, i) => [i, item] as const) : Object.entries(data);
  return entries.flatMap(([name, value]) => {
    const path = [...at, name];
    const found = typeof name === "string" && keys.has(name) ? [{ key: name, value, path }] : [];
    return [...found, ...valuesUnder(value, keys, path)];
  });
}
