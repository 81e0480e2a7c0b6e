import type { Code, Diagnostic, Related } from "../diagnostic.js";
import { en } from "./en.js";
import { zhCN } from "./zh-CN.js";

/** Every sentence, label and help text, in one language. English is the shape that all languages have to fill. */
export type Wording = typeof en;

/** What a code says: what is wrong (values in `backticks`) and, where there is advice, what to do. */
export interface Said {
  readonly message: string;
  readonly hint?: string;
}

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

export const wording = (language: Language): Wording => (language === "en" ? en : zhCN);

export function say(diagnostic: Diagnostic, language: Language): Said {
  const speak = wording(language).diagnostics[diagnostic.code] as (args: never) => Said;
  const said = speak(diagnostic.args as never); // `error()` and its like have checked the values against the code
  const hint = diagnostic.span?.file.shapes && wording(language).hintsInFile[diagnostic.code];
  return hint === undefined ? said : { ...said, hint };
}

export function sayRelated(related: Related, language: Language): string {
  const speak = wording(language).related[related.note] as (args: never) => string;
  return speak((related.args ?? {}) as never);
}

/** The language that a locale name such as `zh_CN.UTF-8` or `en-GB` asks for; Chinese only when it says so. */
export function languageOf(locale: string | undefined): Language {
  return /^zh\b|^zh[_-]/iu.test(locale ?? "") ? "zh-CN" : "en";
}

export type { Code };
