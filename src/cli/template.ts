import { readFile } from "node:fs/promises";
import { brandTheme } from "../brand/brand-theme.js";
import type { Brand, BrandLayout } from "../brand/brand.js";
import { brandPages, chooseLayouts, type BrandPage, type LayoutMap } from "../brand/choose.js";
import { readBrand } from "../brand/read.js";
import { contentRegion, slotsOf } from "../brand/regions.js";
import { build } from "../build.js";
import { galleryOutline } from "../gallery.js";
import { cellWidth, visible } from "../source/code-frame.js";
import { hasErrors, type Diagnostic } from "../source/diagnostic.js";
import { fileProblem } from "../source/paths.js";
import { contrast } from "../theme/contrast.js";
import { colorRoles, type Theme } from "../theme/theme.js";
import { diskWorld, memoryWorld } from "../world.js";
import { write } from "../write.js";
import type { Terminal } from "./terminal.js";

interface Options {
  /** A deck to write with some of our templates in it. */
  readonly preview?: string;
  readonly json?: boolean;
}

/** What is understood of a company's presentation or template: size, masters, fonts, colours, and the layout for each sort of slide. */
export async function templateCommand(path: string, options: Options, terminal: Terminal): Promise<number> {
  const bytes = await readFile(path).catch((problem: unknown) => problem);
  if (!(bytes instanceof Uint8Array)) {
    terminal.diagnostics([await fileProblem(diskWorld(), path, bytes)]);
    return 1;
  }
  const { value: brand, diagnostics: told } = readBrand(bytes, path);
  const map = brand && chooseLayouts(brand);
  const themed = brand && brandTheme(brand, map, terminal.language);
  const diagnostics: Diagnostic[] = [...told, ...(themed?.diagnostics ?? [])];
  if (!brand || !themed) {
    terminal.diagnostics(diagnostics);
    return 1;
  }
  const preview = options.preview === undefined ? undefined : await previewDeck(bytes, options.preview, terminal);
  diagnostics.push(...(preview?.diagnostics ?? []));
  if (options.json) {
    terminal.json({ ...understood(brand, themed.value, map), diagnostics: terminal.jsonDiagnostics(diagnostics) });
  } else {
    terminal.out(shown(brand, themed.value, map, terminal.words));
    terminal.diagnostics(diagnostics);
    if (preview && !hasErrors(diagnostics)) terminal.line(terminal.words.galleryWritten(preview.slides, options.preview!));
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

const previewed: readonly string[] = ["cover", "agenda", "section", "kpi-cards", "chart-takeaway", "table", "bullets", "pillars", "image-text", "closing"];

async function previewDeck(bytes: Uint8Array, path: string, terminal: Terminal): Promise<{ readonly slides: number; readonly diagnostics: readonly Diagnostic[] }> {
  const theme = "brand.pptx"; // any name of the kind: the bytes are what counts
  const outline = await galleryOutline({ theme, title: terminal.words.brand.previewTitle, templates: previewed, language: terminal.language });
  const built = await build(memoryWorld({ "preview.yaml": outline, [theme]: bytes }), "preview.yaml", { output: path });
  const problems = built.diagnostics.filter(({ severity }) => severity === "error");
  return { slides: built.scene?.slides.length ?? 0, diagnostics: problems.length > 0 ? problems : await write(built.artifacts) };
}

/** In points of the file, as PowerPoint's own panes show them after conversion. */
function understood(brand: Brand, theme: Theme, map: LayoutMap | undefined) {
  const rounded = (points: number): number => Math.round(points * brand.scale * 10) / 10;
  const box = ({ x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) => ({ x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) });
  return {
    path: brand.path,
    size: { width: brand.width, height: brand.height },
    masters: brand.masters.map(({ name, fonts }) => ({ name, fonts })),
    fonts: theme.fonts,
    colors: colorRoles.map((role) => ({ role, color: theme.colors[role], scheme: slotOf(brand, map, theme.colors[role]) })),
    layouts: brand.layouts.map((layout, index) => ({
      number: index + 1,
      name: layout.name,
      type: layout.sort,
      master: layout.master + 1,
      usedFor: usesOf(map, index),
      background: layout.background,
      placeholders: layout.placeholders.map(({ type, attributes, box: at, text }) => ({ type, idx: attributes["idx"], ...box(at), size: Math.round(text.size * brand.scale * 10) / 10, color: text.color })),
      region: slotsOf(layout).title ? box(contentRegion(brand, layout)) : undefined,
      drawn: layout.drawn.map(({ name, sort, box: at }) => ({ name, sort, ...box(at) })),
    })),
  };
}

const usesOf = (map: LayoutMap | undefined, index: number): readonly BrandPage[] => brandPages.filter((page) => map?.[page] === index);

/** The slot of the scheme that has a colour, by the name that slides use. */
function slotOf(brand: Brand, map: LayoutMap | undefined, hex: string): string | undefined {
  const colors = map ? brand.layouts[map.content]!.colors : brand.masters[0]!.colors;
  return Object.entries(colors).find(([, value]) => value === hex)?.[0];
}

/** Roles that a person would look for; `--json` has all of them. */
const shownRoles = ["bg", "ink", "ink2", "accent", "fill", "onfill", "panel", "tint", "rule", "s1", "s2", "s3", "s4", "muted", "up", "down"] as const;

function shown(brand: Brand, theme: Theme, map: LayoutMap | undefined, words: Terminal["words"]): string {
  const { fonts } = brand.masters[map ? brand.layouts[map.content]!.master : 0]!;
  const inch = (points: number): string => String(Math.round((points / 72) * 100) / 100);
  const region = map && contentRegion(brand, brand.layouts[map.content]!);
  const points = (value: number): string => String(Math.round(value * brand.scale));
  return [
    `${visible(brand.path)}  ${words.brand.size(inch(brand.width), inch(brand.height), brand.masters.length, brand.layouts.length)}`,
    "",
    `${words.brand.fonts}  ${words.brand.fontsAre(visible(fonts.major.latin), visible(fonts.minor.latin), visible(theme.fonts.ea))}`,
    ...(region ? [`${words.brand.region}  ${words.brand.regionIs(points(region.x), points(region.y), points(region.width), points(region.height))}`] : []),
    "",
    ...table([words.brand.colorHeads, ...shownRoles.map((role) => [role, theme.colors[role], slotOf(brand, map, theme.colors[role]) ?? "", contrast(theme.colors[role], theme.colors[ground(role)]).toFixed(1)])]),
    "",
    ...table([words.brand.layoutHeads, ...brand.layouts.map((layout, index) => layoutRow(layout, index, map, words))]),
    "",
  ].join("\n");
}

/** What a role is read on. */
const ground = (role: (typeof shownRoles)[number]): "bg" | "fill" => (role === "onfill" ? "fill" : "bg");

function layoutRow(layout: BrandLayout, index: number, map: LayoutMap | undefined, words: Terminal["words"]): readonly string[] {
  const kinds = layout.placeholders.map(({ type }) => words.brand.places[type]);
  const counts = [...new Set(kinds)].map((kind) => {
    const count = kinds.filter((one) => one === kind).length;
    return count > 1 ? `${count} × ${kind}` : kind;
  });
  return [String(index + 1), visible(layout.name), layout.sort ?? "", usesOf(map, index).join(", "), counts.join(words.brand.separator)];
}

/** Columns as wide as their widest cell; the last runs on. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => cellWidth(row[i] ?? ""))));
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell + " ".repeat(widths[i]! - cellWidth(cell)))).join("  ").trimEnd());
}
