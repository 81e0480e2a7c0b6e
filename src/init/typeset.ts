import type { Report } from "../report/report.js";
import { normaliseTypography } from "../text/typography.js";

/** One line, set by the deck's rules. */
export function tidy(text: string, language: Report["language"]): string {
  const line = text.replace(/\s*\n\s*/gu, language === "en" ? " " : "").replace(/[ \t\u3000]{2,}/gu, " ").trim();
  if (language === "en") return line;
  const set = normaliseTypography(line, language);
  return set.replace(/(?<=\}\}|\p{Script=Han}|[”》）])\s?,(?=\s?(?:\{\{|\p{Script=Han}|[“《（A-Za-z]))/gu, "，").replace(/(?<=[\p{Script=Han}，。；：])\s+(?=[“《])|(?<=[”》])\s+(?=\p{Script=Han})/gu, "");
}
