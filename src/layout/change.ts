import type { Run } from "../scene/nodes.js";
import type { Wording } from "../source/wording/wording.js";
import type { ColorRole, Theme } from "../theme/theme.js";

interface Changed {
  /** `+10.2%`, `-3.1%`, `0`; with its unit. */
  readonly change: string;
  /** 同比, 环比 … */
  readonly basis?: string;
  readonly figure?: string;
  /** `down`: a fall is what is wanted; the arrow stays, the colour says nothing of good or bad. */
  readonly good?: "up" | "down";
}

/**
 * `▲ 10.2% 同比`: the sign is in the glyph as well as in the colour. On a fill there is no red or green, there the
 * caller names the colour. The triangle is .72 of the size beside it.
 */
export function changeRuns(changed: Changed, theme: Theme, labels: Wording["labels"], size: number, color?: ColorRole): readonly Run[] {
  const text = changed.change.trim();
  const fall = /^[-−－]/u.test(text);
  const amount = text.replace(/^[+\-−－＋]/u, "");
  const flat = /^0(?:\.0+)?(?![\d.])/u.test(amount);
  const tone = color ?? (changed.good === "down" ? "accent" : direction(theme, fall));
  const basis: readonly Run[] = changed.basis ? [{ text: ` ${changed.basis}`, bold: false, size: 12, color: color ? undefined : "ink2" }] : [];
  if (flat) return [{ text: `— ${labels.flat}`, bold: true, size, color: color ?? "ink2", figure: changed.figure }, ...basis];
  return [
    { text: fall ? "▼ " : "▲ ", bold: true, size: Math.round(size * 0.72), color: tone },
    { text: amount, bold: true, size, color: tone, figure: changed.figure },
    ...basis,
  ];
}

function direction(theme: Theme, fall: boolean): ColorRole {
  const swapped = theme.change === "intl";
  return fall === swapped ? "up" : "down";
}
