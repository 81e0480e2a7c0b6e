"use strict";
/** The preview while writing: what the server pushes is shown; the last good deck stays while a mistake is mended. */
const words = JSON.parse(document.getElementById("words").textContent);
const $ = (id) => document.getElementById(id);

/** What the server said last, and what the slides looked like before that. */
let preview;
let at = decodeURIComponent(location.hash.slice(1)); // id of the slide shown
let tab = "problems";
let zoom = 1;
let comparing = false;
let changed = new Set(); // ids of the slides that the last change has altered
let before = new Map(); // id → hash of the slide before that
const drawings = new Map(); // hash → { svg, url }
const figures = { now: new Map() };
const cards = figureCards($("stage"), () => figures.now, words);

// What the server says --------------------------------------------------------------------------------------------------

function receive(message) {
  for (const { hash, svg } of message.deck?.slides ?? [])
    if (svg !== undefined && !drawings.has(hash)) drawings.set(hash, { svg, url: URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })) });
  const earlier = preview;
  preview = message;
  figures.now = new Map((message.deck?.figures ?? []).map((figure) => [figure.name, figure]));
  if (earlier?.deck && message.deck && !message.stale) noteChanges(earlier, message);
  forgetDrawings();
  if (!slideAt(at)) at = nearest(earlier)?.id ?? "";
  paint();
}

/** Marks what is new, and turns to it where it is not to be seen yet. Another meeting or theme is no change. */
function noteChanges(earlier, now) {
  const sameView = earlier.choice.meeting === now.choice.meeting && earlier.choice.theme === now.choice.theme;
  const known = new Set(earlier.deck.slides.map(({ hash }) => hash));
  const altered = sameView ? now.deck.slides.filter(({ hash }) => !known.has(hash)) : [];
  if (altered.length === 0 && sameView) return;
  changed = new Set(altered.map(({ id }) => id));
  before = new Map(altered.flatMap((slide) => {
    const old = earlier.deck.slides.find(({ id }) => id === slide.id) ?? earlier.deck.slides.find(({ title }) => title === slide.title);
    return old ? [[slide.id, old.hash]] : [];
  }));
  if (changed.size > 0 && changed.size <= 3 && !changed.has(at)) at = altered[0].id;
}

function forgetDrawings() {
  const used = new Set([...(preview.deck?.slides.map(({ hash }) => hash) ?? []), ...before.values()]);
  for (const [hash, { url }] of drawings) {
    if (used.has(hash)) continue;
    URL.revokeObjectURL(url);
    drawings.delete(hash);
  }
}

const slides = () => preview?.deck?.slides ?? [];
const slideAt = (id) => slides().find((slide) => slide.id === id);
function nearest(earlier) {
  const place = earlier?.deck?.slides.findIndex(({ id }) => id === at) ?? -1;
  return slides()[Math.max(0, Math.min(place, slides().length - 1))];
}

// What is shown ---------------------------------------------------------------------------------------------------------

function paint() {
  const slide = slideAt(at);
  cards.hide();
  document.title = `${preview.deck?.title ?? preview.path} – deckwright`;
  $("title").textContent = preview.deck?.title ?? "";
  $("path").textContent = preview.path;
  paintChoices();
  paintState();
  paintThumbs();
  paintStage(slide);
  paintPanel(slide);
  $("place").textContent = slide ? `${slides().indexOf(slide) + 1} / ${slides().length}` : "";
  if (slide) history.replaceState(null, "", `#${encodeURIComponent(slide.id)}`);
}

function paintChoices() {
  fill($("meeting"), [["", words.wholeDeck], ...preview.meetings.map((name) => [name, name])], preview.choice.meeting ?? "");
  fill($("theme"), [["", words.asOutline], ...preview.themes.map((name) => [name, name])], preview.choice.theme ?? "");
  $("meeting").closest("label").hidden = preview.meetings.length === 0;
}

function fill(select, entries, chosen) {
  const said = JSON.stringify(entries);
  if (select.dataset.said !== said) select.replaceChildren(...entries.map(([value, text]) => make("option", { value }, [text])));
  select.dataset.said = said;
  select.value = chosen;
}

function paintState() {
  const errors = preview.diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = preview.diagnostics.filter(({ severity }) => severity === "warning").length;
  $("state").textContent = `${preview.milliseconds} ms`;
  $("banner").hidden = errors === 0;
  $("banner").replaceChildren(...(errors === 0 ? [] : [make("b", {}, [preview.stale ? words.stale : words.wrong]), " ", ...spoken(firstError().message), " ", ...placeOf(firstError())]));
  $("tab-problems").querySelector(".count").textContent = errors + warnings > 0 ? String(errors + warnings) : "";
  $("tab-problems").classList.toggle("wrong", errors > 0);
  document.body.classList.toggle("stale", preview.stale);
}

const firstError = () => preview.diagnostics.find(({ severity }) => severity === "error");

function paintThumbs() {
  const wrong = new Map(preview.diagnostics.toReversed().flatMap(({ slide, severity }) => (slide === undefined || severity === "info" ? [] : [[slide, severity]])));
  const list = $("thumbs");
  const known = new Map([...list.children].map((item) => [item.dataset.id, item]));
  const items = slides().map((slide) => {
    const item = known.get(slide.id) ?? thumb(slide.id);
    const [button, image, number, title] = [item.firstChild, item.querySelector("img"), item.querySelector(".number"), item.querySelector(".name")];
    const { url } = drawings.get(slide.hash);
    if (image.getAttribute("src") !== url) image.src = url;
    image.style.aspectRatio = `${preview.deck.width} / ${preview.deck.height}`;
    number.textContent = slide.number;
    title.textContent = slide.title;
    item.className = [slide.hidden && "hidden-slide", changed.has(slide.id) && "changed", wrong.get(slide.number)].filter(Boolean).join(" ");
    if (slide.id === at) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    return item;
  });
  if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) list.replaceChildren(...items); // to put in again what is there costs a layout
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function thumb(id) {
  const button = make("button", { type: "button" }, [make("span", { class: "number" }), make("img", { alt: "" }), make("span", { class: "name" })]);
  button.addEventListener("click", () => go(id));
  const item = make("li", {}, [button]);
  item.dataset.id = id;
  return item;
}

function paintStage(slide) {
  const stage = $("stage");
  $("compare").disabled = !slide || !before.has(slide.id);
  $("compare").setAttribute("aria-pressed", String(comparing));
  $("compare").classList.toggle("fresh", slide !== undefined && before.has(slide.id));
  if (!slide) return stage.replaceChildren(make("p", { class: "nothing" }, [words.noDeck]));
  const old = comparing ? drawings.get(before.get(slide.id)) : undefined;
  const views = old
    ? [view(old.svg, words.before), view(drawings.get(slide.hash).svg, words.after)]
    : [view(drawings.get(slide.hash).svg)];
  stage.replaceChildren(...views);
  stage.classList.toggle("pair", old !== undefined);
  fit();
}

/** The drawing itself, not a picture of it, so that its text can be read aloud, selected and asked where it comes from. */
function view(svg, caption) {
  const drawn = document.adoptNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement);
  cards.prepare(drawn);
  for (const link of drawn.querySelectorAll("a")) if (!link.getAttribute("href").startsWith("#")) link.setAttribute("target", "_blank");
  return make("figure", {}, [drawn, ...(caption ? [make("figcaption", {}, [caption])] : [])]);
}

/** Slides fill the room they have; zoom is a multiple of that. */
function fit() {
  const stage = $("stage");
  const pair = stage.classList.contains("pair");
  const { width, height } = preview?.deck ?? { width: 960, height: 540 };
  const room = { width: (stage.clientWidth - 48 - (pair ? 24 : 0)) / (pair ? 2 : 1), height: stage.clientHeight - 48 - (pair ? 28 : 0) };
  const wide = Math.max(120, Math.floor(Math.min(room.width, (room.height * width) / height) * zoom));
  for (const svg of stage.querySelectorAll("figure > svg")) {
    svg.setAttribute("width", wide);
    svg.setAttribute("height", (wide * height) / width);
  }
  $("zoom").textContent = `${Math.round(zoom * 100)}%`;
}

function paintPanel(slide) {
  for (const name of ["problems", "figures", "notes"]) {
    $(`tab-${name}`).setAttribute("aria-selected", String(name === tab));
    $(`tab-${name}`).tabIndex = name === tab ? 0 : -1;
    $(name).hidden = name !== tab;
  }
  const of = (one) => slide !== undefined && one.slide === slide.number;
  const here = preview.diagnostics.filter(of);
  const elsewhere = preview.diagnostics.filter((one) => !of(one));
  $("problems").replaceChildren(
    ...(preview.diagnostics.length === 0 ? [make("p", { class: "nothing" }, [words.noProblems])] : []),
    ...group(words.thisSlide, here.map(problem)),
    ...group(words.otherSlides, elsewhere.map(problem)),
    ...group(words.leftOut, preview.leftOut.map((one) => make("article", { class: "problem" }, [make("p", {}, [one.title]), make("p", { class: "hint" }, [one.why]), make("p", { class: "tools" }, placeOf(one))]))),
  );
  const shown = [...figures.now.values()].filter(({ slides: on }) => slide && on.includes(slide.number));
  const others = [...figures.now.values()].filter((figure) => !shown.includes(figure));
  $("figures").replaceChildren(
    ...(figures.now.size === 0 ? [make("p", { class: "nothing" }, [words.noFigures])] : []),
    ...group(words.thisSlide, shown.map((figure) => figureItem(figure, true))),
    ...group(words.otherSlides, others.map((figure) => figureItem(figure, false))),
  );
  $("notes").replaceChildren(...(slide ? notesOf(slide) : []));
}

const group = (head, items) => (items.length === 0 ? [] : [make("h2", {}, [head, make("span", { class: "count" }, [String(items.length)])]), ...items]);

function problem(one) {
  return make("article", { class: `problem ${one.severity}` }, [
    make("p", {}, [make("b", {}, [words[one.severity]]), " ", ...spoken(one.message)]),
    ...(one.hint ? [make("p", { class: "hint" }, spoken(one.hint))] : []),
    make("p", { class: "tools" }, [...placeOf(one), ...(one.slide === undefined ? [] : [jump(one.slide)])]),
  ]);
}

/** `values` of a sentence in a face of their own. */
const spoken = (text) => text.split("`").map((part, i) => (i % 2 === 1 ? make("code", {}, [part]) : part)).filter((part) => part !== "");

/** The place: a click copies it; beside it the way into the editor. */
function placeOf({ file, at: path, line, column, page, cell, unit }) {
  if (file === undefined) return [];
  const precise = line !== undefined && page === undefined && cell === undefined && unit === undefined;
  const text = precise ? `${file}:${line}:${column}` : [file, cell ?? page].filter(Boolean).join(" ");
  const button = make("button", { type: "button", class: "copy", title: words.copyPlace }, [text]);
  button.addEventListener("click", () => copy(text));
  if (!precise || path === undefined || preview.editor === undefined) return [button];
  return [button, " ", make("a", { href: editorAddress(path, line, column), class: "open", title: words.openEditor }, [words.open])];
}

/** The address under which the author's editor opens a place in a file. */
const editorAddress = (path, line, column) =>
  preview.editor
    .replace("{file}", encodeURI(path).replace(/^\//u, "").replaceAll("#", "%23").replaceAll("?", "%3F").replaceAll("&", "%26"))
    .replace("{line}", line)
    .replace("{column}", column);

async function copy(text) {
  await navigator.clipboard.writeText(text);
  say(`${words.copied} ${text}`);
}

function jump(number) {
  const button = make("button", { type: "button", class: "jump" }, [words.slide.replace("{n}", String(number))]);
  button.addEventListener("click", () => go(slides().find((slide) => slide.number === number)?.id));
  return button;
}

function figureItem(figure, open) {
  const item = make("details", { class: "figures", ...(open ? { open: "" } : {}) }, [
    make("summary", {}, [make("span", { class: "figure-label" }, [figure.label]), make("b", {}, [figure.value])]),
    describe(figure, words),
    make("p", { class: "tools" }, [make("code", {}, [`{{${figure.name}}}`]), " ", ...figure.slides.map(jump)]),
  ]);
  return item;
}

function notesOf(slide) {
  const minutes = `${words.minutes.replace("{n}", String(slide.minutes))}${slide.planned ? "" : words.estimated}`;
  return [
    make("p", { class: "tools" }, [minutes, " ", ...placeOf({ file: preview.path, line: slide.line, column: 1, at: preview.absolute })]),
    ...rehearsedOf(slide),
    ...(slide.notes === "" ? [make("p", { class: "nothing" }, [words.noNotes])] : slide.notes.split("\n").map((line) => make("p", { class: "said" }, [line]))),
  ];
}

/** What the slide took when it was last rehearsed; a click copies the line for the outline. */
function rehearsedOf({ id }) {
  const minutes = Object.hasOwn(preview.rehearsed, id) ? preview.rehearsed[id] : undefined;
  if (minutes === undefined) return [];
  const line = `minutes: ${minutes}`;
  const button = make("button", { type: "button", class: "copy", title: words.copyLine }, [line]);
  button.addEventListener("click", () => copy(line));
  return [make("p", { class: "tools" }, [`${words.rehearsed} ${words.minutes.replace("{n}", String(minutes))}`, " ", button])];
}

let saying;
function say(text) {
  $("said").textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => ($("said").textContent = ""), 2500);
}

// What the author does --------------------------------------------------------------------------------------------------

function go(id) {
  if (id === undefined || !slideAt(id)) return;
  at = id;
  paint();
}

function step(by) {
  const now = slides().findIndex(({ id }) => id === at);
  go(slides()[Math.max(0, Math.min(now + by, slides().length - 1))]?.id);
}

function zoomTo(value) {
  zoom = Math.max(0.25, Math.min(value, 6));
  fit();
}

function show(name) {
  tab = name;
  paint();
}

function compare() {
  comparing = !comparing;
  paint();
}

async function choose() {
  const choice = { meeting: $("meeting").value || undefined, theme: $("theme").value || undefined };
  await fetch("choose", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(choice) });
}

let typed = ""; // digits of a slide's number, taken by Enter
const keys = {
  ArrowRight: () => step(1), ArrowDown: () => step(1), PageDown: () => step(1), " ": () => step(1), j: () => step(1),
  ArrowLeft: () => step(-1), ArrowUp: () => step(-1), PageUp: () => step(-1), k: () => step(-1),
  Home: () => go(slides()[0]?.id), End: () => go(slides().at(-1)?.id),
  "+": () => zoomTo(zoom * 1.25), "=": () => zoomTo(zoom * 1.25), "-": () => zoomTo(zoom / 1.25), 0: () => typed === "" && zoomTo(1),
  c: compare, p: () => show("problems"), f: () => show("figures"), n: () => show("notes"),
  "?": () => $("help").showModal(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, dialog, summary")) return;
  if ((event.key === "Enter" || event.key === " ") && typed === "" && event.target.closest("button, a")) return;
  if (/^\d$/u.test(event.key) && (typed !== "" || event.key !== "0")) {
    typed = (typed + event.key).slice(-4);
    say(typed);
    return;
  }
  if (event.key === "Enter" && typed !== "") {
    go(slides().find(({ number }) => number === Number(typed))?.id);
    typed = "";
    say("");
    event.preventDefault();
    return;
  }
  typed = "";
  const action = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  if (!action || !preview) return;
  event.preventDefault();
  action();
});
$("stage").addEventListener("click", (event) => {
  const href = event.target.closest("a")?.getAttribute("href");
  if (!href?.startsWith("#")) return;
  event.preventDefault();
  go(decodeURIComponent(href.slice(1)));
});
$("stage").addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomTo(zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
}, { passive: false });
/** A button that the mouse has pressed gives the keys back to the slides. */
document.addEventListener("click", (event) => event.detail > 0 && event.target.closest("button")?.blur());
$("previous").addEventListener("click", () => step(-1));
$("next").addEventListener("click", () => step(1));
$("zoom-in").addEventListener("click", () => zoomTo(zoom * 1.25));
$("zoom-out").addEventListener("click", () => zoomTo(zoom / 1.25));
$("zoom").addEventListener("click", () => zoomTo(1));
$("compare").addEventListener("click", compare);
$("keys").addEventListener("click", () => $("help").showModal());
for (const name of ["problems", "figures", "notes"]) $(`tab-${name}`).addEventListener("click", () => show(name));
$("tabs").addEventListener("keydown", (event) => {
  const names = ["problems", "figures", "notes"];
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.stopPropagation();
  show(names.at((names.indexOf(tab) + by) % names.length));
  $(`tab-${tab}`).focus();
});
$("meeting").addEventListener("change", choose);
$("theme").addEventListener("change", choose);
new ResizeObserver(() => fit()).observe($("stage"));

const events = new EventSource("events");
events.onopen = () => document.body.classList.remove("lost");
events.onmessage = ({ data }) => receive(JSON.parse(data));
events.onerror = () => {
  document.body.classList.add("lost");
  $("state").textContent = words.lost;
};
