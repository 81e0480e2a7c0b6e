import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Span } from "../source/span.js";
import { suggest } from "../source/suggest.js";
import type { Theme } from "../theme/theme.js";
import { brandTheme } from "./brand-theme.js";
import { chooseLayouts, findLayout, layoutNamesOf, type BrandPage } from "./choose.js";
import { readBrand } from "./read.js";

interface Options {
  readonly language: "zh-CN" | "en";
  /** Layouts that the author names for sorts of slides. */
  readonly asked: readonly { readonly page: BrandPage; readonly layout: string | number; readonly span: Span }[];
  /** Where the file is named. */
  readonly span?: Span;
}

/** A company's file as a theme. Undefined where nothing of it can be used; then an error says why. */
export function brandFrom(bytes: Uint8Array, path: string, { language, asked, span }: Options): Diagnosed<Theme | undefined> {
  const read = readBrand(bytes, path, span);
  const brand = read.value;
  if (!brand) return { value: undefined, diagnostics: read.diagnostics };
  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const own = new Map<BrandPage, number>();
  for (const { page, layout, span: at } of asked) {
    const found = findLayout(brand, layout);
    const known = layoutNamesOf(brand);
    if (found === undefined) diagnostics.push(error("brand-unknown-layout", { name: String(layout), suggestion: suggest(String(layout), known), known }, { span: at }));
    else own.set(page, found);
  }
  const theme = brandTheme(brand, chooseLayouts(brand, Object.fromEntries(own)), language, span);
  return { value: theme.value, diagnostics: [...diagnostics, ...theme.diagnostics] };
}
