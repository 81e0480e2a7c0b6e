import { createHash } from "node:crypto";
import { wording } from "../source/wording/wording.js";
import type { Assets } from "./assets.js";
import { helpDialog, pageWords } from "./dev-page.js";
import { data, element, trusted, words, type Html } from "./html.js";
import type { DeckView } from "./view.js";

export interface ShowOptions {
  /** Whether the notes go into the page: who has the file can read them. */
  readonly notes: boolean;
  /** Whether a server takes the rehearsal; else it is a download. */
  readonly save: boolean;
  /** Minutes that each slide took in the last rehearsal, by id. */
  readonly rehearsed: ReadonlyMap<string, number>;
}

export interface ShowPage {
  readonly html: string;
  /** The page's policy, for a server to send; the page says it itself as well, for it may be opened from a folder. */
  readonly policy: string;
}

/** The address of a slide on the page. */
export const showAddress = (id: string): string => `#${sectionId(id)}`;
const sectionId = (id: string): string => `s-${id}`;

/**
 * A whole deck as one file without anything outside it: slides as drawings whose text is text, one a printed page, readable
 * without its script; with it a show for the audience and, opened again as `?presenter`, the presenter's window.
 * Hidden slides are not in it.
 */
export function showPage(view: DeckView, { card, show }: Assets, { notes, save, rehearsed }: ShowOptions): ShowPage {
  const said = wording(view.language).preview;
  const slides = view.slides.filter(({ hidden }) => !hidden);
  const script = `${card.script}\n${show.script.replace(/^"use strict";\n/u, "")}`;
  const style = `@page { size: ${view.width}pt ${view.height}pt; margin: 0; }\n:root { --ratio: ${view.width} / ${view.height}; }\n${card.style}\n${show.style}`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src data:",
    `connect-src ${save ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const shown = new Set(slides.map(({ number }) => number));
  const deckData = {
    key: createHash("sha256").update(slides.map(({ hash }) => hash).join()).digest("hex").slice(0, 20),
    title: view.title,
    language: view.language,
    width: view.width,
    height: view.height,
    meeting: view.meeting,
    minutes: view.minutes,
    save,
    slides: slides.map(({ id, number, title, notes: spoken, minutes, planned }) => ({
      id,
      number,
      title,
      notes: notes ? spoken : "",
      minutes: planned ? minutes : (rehearsed.get(id) ?? minutes),
      last: rehearsed.get(id),
    })),
    figures: view.figures.filter((figure) => figure.slides.some((number) => shown.has(number))),
    words: pageWords(view.language),
  };
  const page = element("html", { lang: view.language }, [
    element("head", {}, [
      element("meta", { charset: "utf-8" }),
      element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("meta", { name: "generator", content: "deckwright" }),
      element("title", {}, [words(view.title)]),
      element("link", { rel: "icon", href: "data:," }),
      element("style", {}, [trusted(style)]),
    ]),
    element("body", {}, [
      element("main", { id: "slides", "aria-label": view.title }, slides.map(({ id, number, title, svg }) =>
        element("section", { class: "slide", id: sectionId(id), "aria-roledescription": said.slideRole, "aria-label": `${number} ${title}` }, [trusted(svg.trimEnd())]),
      )),
      ...presenterView(said),
      bar(said),
      element("div", { id: "black", hidden: true }),
      element("div", { id: "dot", hidden: true }),
      element("output", { id: "said", "aria-live": "polite" }),
      element("div", { id: "announce", role: "status", "aria-live": "polite" }),
      helpDialog(said.keys, said.showKeys, said.close),
      element("dialog", { id: "rehearsal", "aria-label": said.rehearsal }, [
        element("h2", {}, [words(said.rehearsalTitle)]),
        element("div", { class: "rows", tabindex: 0 }, [element("table", { id: "times" })]),
        element("form", { method: "dialog" }, [button("save", said.save, said.save), element("button", {}, [words(said.close)])]),
      ]),
      data("deck-data", deckData),
      element("script", {}, [trusted(script)]),
    ]),
  ]);
  return { html: `<!doctype html>\n${page.html}\n`, policy: `${policy}; frame-ancestors 'none'` };
}

type Said = ReturnType<typeof wording>["preview"];

const button = (id: string, text: string, title: string, more: Readonly<Record<string, string>> = {}): Html =>
  element("button", { type: "button", id, title, ...(/^\p{L}/u.test(text) ? {} : { "aria-label": title }), ...more }, [words(text)]);

/** What the audience's window offers while the mouse moves; in the presenter's window it stands at the foot. */
function bar(said: Said): Html {
  return element("nav", { id: "bar", "aria-label": said.slides }, [
    button("previous", "‹", said.previous),
    element("output", { id: "position" }),
    button("next", "›", said.next),
    button("presenter", said.presenter, said.presenterTitle),
    button("black-out", said.black, said.blackTitle, { "aria-pressed": "false" }),
    button("point", said.pointer, said.pointerTitle, { "aria-pressed": "false" }),
    button("times-open", said.rehearsal, said.rehearsalTitle),
    button("full", said.fullScreen, said.fullScreen),
    button("keys", "?", said.keys),
  ]);
}

function presenterView(said: Said): readonly Html[] {
  const gauge = (id: string, label: string): Html =>
    element("div", { class: "gauge" }, [
      element("span", { class: "label" }, [words(label)]),
      element("output", { id, "aria-live": "off" }),
      element("span", { class: "planned", id: `${id}-planned` }),
      element("div", { class: "track" }, [element("div", { class: "fill", id: `${id}-bar` })]),
    ]);
  return [
    element("header", { id: "times-bar" }, [
      element("div", { class: "gauge" }, [element("span", { class: "label" }, [words(said.clock)]), element("output", { id: "clock", "aria-live": "off" })]),
      gauge("elapsed", said.elapsed),
      gauge("on-slide", said.thisSlideTime),
      button("go", said.start, said.start),
      button("again", said.restart, said.restart),
    ]),
    element("div", { id: "current" }, [element("h1", { id: "now-title" }), element("div", { id: "now" })]),
    element("aside", { id: "side" }, [
      element("h2", {}, [words(said.nextSlide), element("span", { id: "upcoming-title" })]),
      element("div", { id: "upcoming" }),
      element("h2", {}, [words(said.notes)]),
      element("div", { id: "spoken", tabindex: 0 }),
    ]),
  ];
}

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
