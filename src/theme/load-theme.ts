import { z } from "zod";
import type { Diagnosed } from "../source/diagnostic.js";
import { validate } from "../source/validate.js";
import { parseYaml } from "../source/yaml.js";
import type { SourceFile } from "../source/span.js";
import { colorRoles, typeRoles, type ColorRole, type Theme, type TypeScale } from "./theme.js";
import { typeScale } from "./type-scale.js";

const hex = z.stringFormat("color", /^#?[0-9A-Fa-f]{6}$/u);
const step = z.tuple([z.number().min(6).max(300), z.number().min(6).max(400)]);
const scale = z.strictObject({ steps: z.array(step).min(1).max(5), bold: z.boolean(), color: z.enum(colorRoles) });

/** A theme file: tokens only. Every colour has to be there, so that no template meets a gap. */
const themeSchema = z.strictObject({
  name: z.string().max(60),
  summary: z.strictObject({ "zh-CN": z.string().max(200), en: z.string().max(200) }),
  fonts: z.strictObject({ latin: z.string().max(60), ea: z.string().max(60) }),
  change: z.enum(["cn", "intl", "auto"]),
  colors: z.record(z.enum(colorRoles), hex),
  type: z.partialRecord(z.enum(typeRoles), scale).optional(),
});

export interface ThemeTokens {
  readonly colors?: Partial<Readonly<Record<ColorRole, string>>>;
  readonly fonts?: { readonly latin?: string; readonly ea?: string };
  readonly change?: "cn" | "intl";
}

/** `language`: of the deck; a theme with `change: auto` shows a rise in red in Chinese decks and in green in others. */
export function readTheme(file: SourceFile, language: "zh-CN" | "en"): Diagnosed<Theme | undefined> {
  const parsed = parseYaml(file);
  if (parsed.diagnostics.some(({ severity }) => severity === "error")) return { value: undefined, diagnostics: parsed.diagnostics };
  const { value, diagnostics } = validate(themeSchema, parsed.value);
  if (!value) return { value: undefined, diagnostics };
  const own = Object.fromEntries(
    Object.entries(value.type ?? {}).map(([role, { steps, bold, color }]): [string, TypeScale] => [role, { steps: steps.map(([size, line]) => ({ size, line })), bold, color }]),
  );
  const change = value.change === "auto" ? (language === "en" ? "intl" : "cn") : value.change;
  return { value: { ...value, change, colors: upperCase(value.colors), type: { ...typeScale, ...own } }, diagnostics };
}

/** A theme with single tokens of an outline over it. */
export function overrideTheme(theme: Theme, tokens: ThemeTokens | undefined): Theme {
  if (!tokens) return theme;
  const fonts = Object.fromEntries(Object.entries(tokens.fonts ?? {}).filter(([, name]) => name !== undefined));
  return {
    ...theme,
    fonts: { ...theme.fonts, ...fonts },
    colors: { ...theme.colors, ...upperCase((tokens.colors ?? {}) as Record<string, string>) },
    change: tokens.change ?? theme.change,
  };
}

function upperCase(colors: Readonly<Record<string, string>>): Record<ColorRole, string> {
  return Object.fromEntries(Object.entries(colors).map(([role, value]) => [role, value.replace("#", "").toUpperCase()])) as Record<ColorRole, string>;
}
