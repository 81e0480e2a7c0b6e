import type { TypeRole, TypeScale, TypeStep } from "./theme.js";

/**
 * The type of every theme: ladders of size and line height in points, the largest first. Source: the design's type table.
 * Themes change colours and faces; a theme file may set single roles of its own.
 */
export const typeScale: Readonly<Record<TypeRole, TypeScale>> = {
  "numeral-xxl": scale([[165, 198], [120, 144], [96, 115]], { bold: true, color: "accent" }),
  "numeral-xl": scale([[96, 115], [80, 96], [64, 77]], { bold: true, color: "ink" }),
  "numeral-l": scale([[54, 65], [46, 55], [38, 46], [32, 38]], { bold: true, color: "ink" }),
  "numeral-l-mid": scale([[48, 58], [40, 48], [32, 38]], { bold: true, color: "ink" }),
  "numeral-l-small": scale([[44, 53], [36, 43], [28, 34]], { bold: true, color: "ink" }),
  "numeral-m": scale([[32, 38], [28, 34]], { bold: true, color: "ink" }),
  "numeral-s": scale([[28, 34], [24, 29]], { bold: true, color: "ink" }),
  "cover-title": scale([[56, 72], [44, 58], [36, 48]], { bold: true, color: "ink" }),
  "section-number": scale([[120, 144]], { bold: true, color: "onfill" }),
  "section-title": scale([[40, 52], [34, 44]], { bold: true, color: "onfill" }),
  quote: scale([[48, 63], [40, 54], [32, 44]], { bold: true, color: "ink" }),
  "agenda-head": scale([[32, 42], [28, 37]], { bold: true, color: "onfill" }),
  title: scale([[28, 38], [24, 33]], { bold: true, color: "ink" }),
  subtitle: scale([[14, 20]], { bold: false, color: "ink2" }),
  lead: scale([[20, 30], [18, 27]], { bold: false, color: "ink" }),
  "pillar-name": scale([[22, 30], [18, 26]], { bold: true, color: "ink" }),
  h2: scale([[18, 26], [16, 24]], { bold: true, color: "ink" }),
  h3: scale([[16, 24], [14, 22]], { bold: true, color: "ink" }),
  text: scale([[16, 24], [14, 22]], { bold: false, color: "ink2" }),
  body: scale([[14, 22], [12, 18]], { bold: false, color: "ink2" }),
  small: scale([[12, 18]], { bold: false, color: "ink2" }),
  table: scale([[14, 22], [12, 18]], { bold: false, color: "ink2" }),
  "table-dense": scale([[12, 18]], { bold: false, color: "ink2" }),
  "table-head": scale([[12, 18]], { bold: false, color: "ink3" }),
  marker: scale([[11, 16]], { bold: false, color: "ink3" }),
  source: scale([[10, 14]], { bold: false, color: "ink3" }),
};

function scale(steps: readonly (readonly [size: number, line: number])[], dress: Pick<TypeScale, "bold" | "color">): TypeScale {
  return { steps: steps.map(([size, line]): TypeStep => ({ size, line })), ...dress };
}
