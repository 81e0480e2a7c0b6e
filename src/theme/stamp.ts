import { createHash } from "node:crypto";
import type { Theme } from "./theme.js";

/** Equal for equal themes. A company's template is large: each theme is looked through once. */
export function themeStamp(theme: Theme): string {
  const known = stamps.get(theme);
  if (known !== undefined) return known;
  const stamp = createHash("sha256").update(JSON.stringify(theme)).digest("base64url");
  stamps.set(theme, stamp);
  return stamp;
}

const stamps = new WeakMap<Theme, string>();
