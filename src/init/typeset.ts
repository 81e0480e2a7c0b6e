import type { Report } from "../report/report.js";
import { normaliseTypography } from "../text/typography.js";

/** One line, set by the deck's rules. */
export function tidy(text: string, language: Report["language"]): string {
  const line = text.replace(/\s*\n\s*/gu, language === "en" ? " " : "").replace(/[ \t\u3000]{2,}/gu, " ").trim();
  if (language === "en") return line;
  const set = normaliseTypography(line, language);
  return set.replace(/(?<=\}\}|\p{Script=Han}|[”》）])\s?,(?=\s?(?:\{\{|\p{Script=Han}|[“《（A-Za-z]))/gu, "，").replace(/(?<=[\p{Script=Han}，。；：])\s+(?=[“《])|(?<=[”》])\s+(?=\p{Script=Han})/gu, "");
}

/** Conjunctions and the time that every sentence of the report shares say nothing in a title. */
export function withoutJoint(text: string, language: "zh-CN" | "en"): string {
  const plain =
    language === "zh-CN"
      ? text.replace(/^(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十]+[)）]|——)/u, "").replace(/^(?:第[一二三四五六]步?|其[一二三四五六]|综合来看|综上所述|综上|其中|同时|此外|另外|因此|但是?|而且|并且|总的看|一年来|五年来|全年|截至目前|截至年底|报告期内|(?:19|20)\d\d年)[，,、]\s*/u, "")
      : text.replace(/^(?:But|And|However|So|Also|In addition|Moreover|Finally|Overall|In (?:19|20)\d\d|During the year)[, ]\s*/u, "").replace(/^\p{Ll}/u, (first) => first.toUpperCase());
  return plain.replace(/[。.；;，,]+$/u, "");
}
