import { emuPerPoint, transformOf, type Shape } from "../lint/shapes.js";
import { childOf, type XmlElement } from "../source/xml-tree.js";

/** How a text stands in its shape (ECMA-376 21.1.2.1.1); lengths in points. */
export interface TextFrame {
  readonly insets: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly anchor: "top" | "middle" | "bottom";
  readonly wrap: boolean;
  readonly columns: number;
  /** `shrink`: by `scale` and with lines closer by `closer`; `grow`: the shape follows its text when it is edited. */
  readonly fit: "none" | "shrink" | "grow";
  /** Shares, 0–1. */
  readonly scale: number;
  readonly closer: number;
  /** How wide its face runs, as a share of Arial's. */
  readonly faceWidth: number;
  /** Upright lines, or a shape that is turned on its side: its lines are not foretold. */
  readonly turned: boolean;
}

/** From the body properties of a shape and of what it inherits from, nearest first. */
export function frameOfText(chain: readonly (XmlElement | undefined)[], { element, placeholder }: Shape): Omit<TextFrame, "faceWidth"> {
  const said = (name: string): string | undefined => chain.find((one) => one?.attributes[name] !== undefined)?.attributes[name];
  const inset = (name: string, standard: number): number => {
    const value = Number(said(name) ?? standard * emuPerPoint) / emuPerPoint;
    return Number.isFinite(value) ? value : standard;
  };
  const fitting = chain.flatMap((one) => ["a:normAutofit", "a:spAutoFit", "a:noAutofit"].flatMap((name) => childOf(one, name) ?? []))[0];
  const share = (name: string, standard: number): number => {
    const written = fitting?.attributes[name];
    const value = Number.parseFloat(written ?? "");
    return Number.isFinite(value) ? Math.min(1, Math.max(0, written!.endsWith("%") ? value / 100 : value / 100_000)) : standard;
  };
  const anchor = said("anchor");
  const vertical = said("vert") ?? "horz";
  return {
    insets: { left: inset("lIns", 7.2), top: inset("tIns", 3.6), right: inset("rIns", 7.2), bottom: inset("bIns", 3.6) },
    anchor: anchor === "ctr" ? "middle" : anchor === "b" ? "bottom" : "top",
    wrap: said("wrap") !== "none",
    columns: Math.min(16, Math.max(1, Math.trunc(Number(said("numCol") ?? 1)) || 1)),
    fit: fitting?.name === "a:normAutofit" ? "shrink" : fitting?.name === "a:spAutoFit" ? "grow" : "none",
    scale: Math.max(0.1, share("fontScale", 1)),
    closer: share("lnSpcReduction", 0),
    turned: vertical !== "horz" || Math.round(Number(transformOf(element)?.attributes["rot"] ?? 0) / 5_400_000) % 4 !== 0 || (placeholder?.type ?? "").startsWith("vert"),
  };
}
