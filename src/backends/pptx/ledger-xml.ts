import { SaxesParser } from "saxes";
import type { Ledger, LedgerEntry, LedgerPlace, LedgerSlide } from "../../scene/ledger.js";
import { el, type Attributes, type XmlElement } from "./xml.js";

/** The namespace of the ledger's part, which is how a reader finds it. A later form gets another number. */
export const ledgerNamespace = "urn:deckwright:ledger:1";

/** The ledger as the root element of its part. */
export function ledgerElement({ report, entries }: Ledger): XmlElement {
  return el("ledger", { xmlns: ledgerNamespace }, el("report", { ...report }), entries.map(figureElement));
}

function figureElement({ name, label, value, unit, change, period, scope, formula, places, slides }: LedgerEntry): XmlElement {
  return el(
    "figure",
    { name, label, value, unit, change, period, scope, formula },
    places.map(({ quoted, ...place }) => el("place", { ...place }, quoted)),
    slides.map(({ number, id, shapes }) => el("slide", { number, id }, shapes.map((shape) => el("shape", { name: shape })))),
  );
}

/** The ledger in the text of a part; undefined where it is some other XML, or is damaged. Entities are not known to it. */
export function readLedger(xml: string): Ledger | undefined {
  const draft: Draft = { entries: [] };
  const parser = new SaxesParser();
  parser.on("error", (problem) => {
    throw problem;
  });
  parser.on("doctype", () => {
    throw new Error("A document type");
  });
  parser.on("opentag", ({ name, attributes }) => open(draft, name, attributes));
  parser.on("text", (text) => {
    const place = draft.place;
    if (place) place.quoted += text;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "place") draft.place = undefined;
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  const { report, entries } = draft;
  return report && { report, entries };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Draft {
  found?: boolean;
  report?: Ledger["report"];
  place?: Mutable<LedgerPlace>;
  readonly entries: (Omit<LedgerEntry, "places" | "slides"> & {
    readonly places: Mutable<LedgerPlace>[];
    readonly slides: (Omit<LedgerSlide, "shapes"> & { readonly shapes: string[] })[];
  })[];
}

function open(draft: Draft, name: string, attributes: Attributes): void {
  const text = (key: string): string => String(attributes[key] ?? "");
  const maybe = (key: string): string | undefined => (attributes[key] === undefined ? undefined : text(key));
  const number = (key: string): number => (/^\d{1,9}$/u.test(text(key)) ? Number(text(key)) : 0);
  if (!draft.found) {
    if (name !== "ledger" || attributes["xmlns"] !== ledgerNamespace) throw new Error("Not a ledger");
    draft.found = true;
    return;
  }
  const entry = draft.entries.at(-1);
  switch (name) {
    case "report":
      draft.report = { path: text("path"), sha256: text("sha256") };
      return;
    case "figure":
      draft.entries.push({
        name: text("name"), label: text("label"), value: text("value"), unit: maybe("unit"), change: maybe("change"), period: maybe("period"),
        scope: maybe("scope"), formula: maybe("formula"), places: [], slides: [],
      });
      return;
    case "place":
      draft.place = {
        indicator: text("indicator"), value: maybe("value"), unit: maybe("unit"), change: maybe("change"), period: maybe("period"),
        scope: maybe("scope"), section: text("section"), line: number("line"), ...countedIn(maybe("counted")), start: number("start"), end: number("end"), quoted: "",
      };
      entry?.places.push(draft.place);
      return;
    case "slide":
      entry?.slides.push({ number: number("number"), id: text("id"), shapes: [] });
      return;
    case "shape":
      entry?.slides.at(-1)?.shapes.push(text("name"));
      return;
  }
}

const countedIn = (counted: string | undefined): Pick<LedgerPlace, "counted"> => (counted === "paragraph" || counted === "page" ? { counted } : {});
