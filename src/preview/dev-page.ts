import { wording, type Language, type Wording } from "../source/wording/wording.js";
import { data, element, words, type Html } from "./html.js";

/** What the preview page may do: run its own scripts, show drawings that it makes itself, talk to its own server. */
export const devPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The preview while writing: an empty frame that its script fills with what the server pushes. */
export function devPage(language: Language): string {
  const said = wording(language).preview;
  const button = (id: string, text: string, title: string, more: Readonly<Record<string, string>> = {}): Html =>
    element("button", { type: "button", id, title, "aria-label": title, ...more }, [words(text)]);
  const choice = (id: string, label: string): Html => element("label", {}, [words(label), element("select", { id })]);
  const tab = (id: string, label: string): Html =>
    element("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": id, "aria-selected": "false" }, [words(label), element("span", { class: "count" })]);
  const panel = (id: string): Html => element("div", { role: "tabpanel", id, "aria-labelledby": `tab-${id}`, hidden: true });
  const page = element("html", { lang: language }, [
    element("head", {}, [
      element("meta", { charset: "utf-8" }),
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      element("title", {}, [words("deckwright")]),
      element("link", { rel: "stylesheet", href: "card.css" }),
      element("link", { rel: "stylesheet", href: "dev.css" }),
      element("link", { rel: "icon", href: "data:," }),
    ]),
    element("body", {}, [
      element("header", {}, [
        element("div", { class: "what" }, [element("h1", { id: "title" }), element("span", { id: "path" })]),
        element("div", { class: "choices" }, [choice("meeting", said.meeting), choice("theme", said.theme)]),
        element("div", { class: "steps" }, [button("previous", "‹", said.previous), element("output", { id: "place" }), button("next", "›", said.next)]),
        element("div", { class: "zooms" }, [button("zoom-out", "−", said.zoomOut), button("zoom", "100%", said.zoomFit), button("zoom-in", "+", said.zoomIn)]),
        button("compare", said.compare, said.compareTitle, { "aria-pressed": "false" }),
        button("keys", "?", said.keys),
        element("output", { id: "state" }),
      ]),
      element("nav", { "aria-label": said.slides }, [element("ol", { id: "thumbs" })]),
      element("main", {}, [element("div", { id: "banner", role: "alert", hidden: true }), element("div", { id: "stage" }, [element("p", { class: "nothing" }, [words(said.building)])])]),
      element("aside", {}, [
        element("div", { role: "tablist", id: "tabs" }, [tab("problems", said.problems), tab("figures", said.figures), tab("notes", said.notes)]),
        element("div", { class: "panels" }, [panel("problems"), panel("figures"), panel("notes")]),
      ]),
      element("output", { id: "said", "aria-live": "polite" }),
      helpDialog(said.keys, said.devKeys, said.close),
      data("words", pageWords(language)),
      element("script", { src: "card.js", defer: true }),
      element("script", { src: "dev.js", defer: true }),
    ]),
  ]);
  return `<!doctype html>\n${page.html}\n`;
}

export function helpDialog(title: string, keys: Wording["preview"]["devKeys"], close: string): Html {
  return element("dialog", { id: "help", "aria-label": title }, [
    element("h2", {}, [words(title)]),
    element("dl", {}, keys.flatMap(([key, what]) => [element("dt", {}, key.split(" ").map((each) => element("kbd", {}, [words(each)]))), element("dd", {}, [words(what)])])),
    element("form", { method: "dialog" }, [element("button", {}, [words(close)])]),
  ]);
}

/** The words that the scripts need, as texts: a number's place is `{n}`. */
export function pageWords(language: Language): Readonly<Record<string, string>> {
  const { preview, print } = wording(language);
  const texts = Object.entries(preview).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[key, value]] : typeof value === "function" ? [[key, value("{n}")]] : [],
  );
  return { ...Object.fromEntries(texts), error: print.error, warning: print.warning, info: print.info };
}
