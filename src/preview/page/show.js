"use strict";
/**
 * The show. The same page is the audience's window and, opened as `?presenter`, the presenter's; the two tell each other
 * where they are. Without this script the page is all slides, one below the other.
 */
const deck = JSON.parse(document.getElementById("deck-data").textContent);
const words = deck.words;
const $ = (id) => document.getElementById(id);
const presenting = new URLSearchParams(location.search).has("presenter");
const sections = [...document.querySelectorAll(".slide")];
const byName = new Map(deck.figures.map((figure) => [figure.name, figure]));

let state = { index: indexFromAddress() ?? 0, black: false, pointer: null };

document.documentElement.classList.add("js", presenting ? "presenter" : "audience");
const cards = figureCards(presenting ? $("now") : $("slides"), () => byName, words);
for (const section of sections) cards.prepare(section.querySelector("svg"));

function indexFromAddress() {
  const found = sections.findIndex((section) => section.id !== "" && `#${section.id}` === decodeURIComponent(location.hash));
  return found < 0 ? undefined : found;
}

// The two windows -------------------------------------------------------------------------------------------------------

/** Both ways at once: files opened from a folder often have no channel, and a window opened by hand has no opener. */
const channel = openChannel();
const peers = new Set(window.opener ? [window.opener] : []);
const self = String(Math.random());
let stamp = 0;
const heard = new Map(); // sender → its latest stamp: what comes twice counts once

function openChannel() {
  try {
    return new BroadcastChannel(`deckwright ${deck.key}`);
  } catch {
    return undefined;
  }
}

function tell(kind) {
  const message = { deckwright: deck.key, from: self, stamp: ++stamp, kind, state };
  channel?.postMessage(message);
  for (const peer of peers) if (!peer.closed) peer.postMessage(message, "*"); // a place on the show, nothing secret; files have no origin to name
}

function hear(message, source) {
  if (message?.deckwright !== deck.key || message.from === self || message.stamp <= (heard.get(message.from) ?? 0)) return;
  heard.set(message.from, message.stamp);
  if (source && source !== window) peers.add(source);
  if (message.kind === "hello") tell("state");
  else if (message.kind === "state") take(message.state);
}

channel?.addEventListener("message", ({ data }) => hear(data));
addEventListener("message", ({ data, source }) => {
  if (peers.has(source)) hear(data, source);
});

/** What the other window says; only what a state can be is taken. */
function take(said) {
  const index = Number.isInteger(said?.index) && sections[said.index] ? said.index : state.index;
  const { pointer } = said ?? {};
  const point = pointer && Number.isFinite(pointer.x) && Number.isFinite(pointer.y) ? { x: pointer.x, y: pointer.y } : null;
  const moved = index !== state.index;
  if (presenting) tick(); // the time until now belongs to the slide until now
  state = { index, black: said?.black === true, pointer: point };
  paint(moved);
}

/** A change made in this window. */
function change(part) {
  const moved = part.index !== undefined && part.index !== state.index;
  if (presenting) tick();
  state = { ...state, ...part };
  paint(moved);
  tell("state");
}

// Going about -----------------------------------------------------------------------------------------------------------

const goTo = (index) => change({ index: Math.max(0, Math.min(index, sections.length - 1)), black: false, pointer: null });
const step = (by) => goTo(state.index + by);
const black = () => change({ black: !state.black });

function goToNumber(number) {
  const index = deck.slides.findIndex((slide) => slide.number === number);
  if (index >= 0) goTo(index);
}

function openPresenter() {
  const address = new URL(location.href);
  address.search = presenting ? "" : "?presenter";
  const opened = window.open(address, presenting ? "deckwright-audience" : "deckwright-presenter", "popup,width=1280,height=800");
  if (opened) peers.add(opened);
  else say(words.popupBlocked);
}

function fullScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.().catch(() => undefined);
}

let typed = "";
const keys = {
  ArrowRight: () => step(1), ArrowDown: () => step(1), PageDown: () => step(1), " ": () => step(1), Enter: () => step(1), n: () => step(1),
  ArrowLeft: () => step(-1), ArrowUp: () => step(-1), PageUp: () => step(-1), Backspace: () => step(-1),
  Home: () => goTo(0), End: () => goTo(sections.length - 1),
  b: black, B: black, ".": black,
  f: fullScreen, p: openPresenter, l: () => presenting && togglePointer(), r: () => presenting && restart(),
  "?": () => $("help").showModal(),
  "+": () => presenting && notesSize(1.15), "=": () => presenting && notesSize(1.15), "-": () => presenting && notesSize(1 / 1.15),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) return;
  if ((event.key === "Enter" || event.key === " ") && typed === "" && event.target.closest("button, a")) return;
  if (/^\d$/u.test(event.key)) {
    typed = (typed + event.key).slice(-4);
    say(words.jumpTo.replace("{n}", typed));
    return;
  }
  if (event.key === "Enter" && typed !== "") {
    goToNumber(Number(typed));
    typed = "";
    say("");
    event.preventDefault();
    return;
  }
  typed = "";
  const action = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  if (!action) return;
  event.preventDefault();
  action();
});

const stage = presenting ? $("now") : $("slides");
let touched;
stage.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch" ? { x: event.clientX, y: event.clientY } : undefined;
});
stage.addEventListener("pointerup", (event) => {
  if (!touched) return;
  const by = { x: event.clientX - touched.x, y: event.clientY - touched.y };
  if (Math.abs(by.x) > swipe && Math.abs(by.x) > 2 * Math.abs(by.y)) return step(by.x < 0 ? 1 : -1);
  // Not left to `click`: browsers swallow the one of a tap that follows a swipe.
  if (Math.hypot(by.x, by.y) > wander || event.target.closest("a, [data-figure]")) return;
  if (cards.open()) cards.hide();
  else step(event.clientX < innerWidth / 3 ? -1 : 1);
});
stage.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link) {
    const href = link.getAttribute("href");
    const index = sections.findIndex(({ id }) => `#${id}` === decodeURIComponent(href));
    if (index < 0) return;
    event.preventDefault();
    return goTo(index);
  }
  if (!touched && !presenting && String(getSelection()) === "") step(1); // fingers have been seen to
});
/** CSS pixels: a tap wanders less than the one, a swipe is longer than the other. */
const wander = 12;
const swipe = 40;

$("previous").addEventListener("click", () => step(-1));
$("next").addEventListener("click", () => step(1));
$("presenter").addEventListener("click", openPresenter);
$("full").addEventListener("click", fullScreen);
$("black-out").addEventListener("click", black);
$("keys").addEventListener("click", () => $("help").showModal());
addEventListener("hashchange", () => {
  const index = indexFromAddress();
  if (index !== undefined && index !== state.index) goTo(index);
});

// What is shown ---------------------------------------------------------------------------------------------------------

function paint(moved) {
  const slide = deck.slides[state.index];
  sections.forEach((section, i) => section.classList.toggle("shown", i === state.index));
  $("position").textContent = `${state.index + 1} / ${sections.length}`;
  $("black").hidden = !state.black || presenting;
  document.documentElement.classList.toggle("blacked", state.black);
  $("black-out").setAttribute("aria-pressed", String(state.black));
  document.title = presenting ? `${words.presenter} – ${deck.title}` : `${slide.title} – ${deck.title}`;
  history.replaceState(null, "", `#${encodeURIComponent(sections[state.index].id)}`);
  paintPointer();
  if (moved !== false) {
    cards.hide();
    $("announce").textContent = `${words.slide.replace("{n}", String(slide.number))} ${slide.title}`;
    if (presenting) paintPresenter();
  }
}

/** The dot lies over the drawing, which is as large as the window lets it be. */
function paintPointer() {
  const dot = $("dot");
  dot.hidden = presenting || state.pointer === null || state.black;
  if (dot.hidden) return;
  const { width, height, left, top } = drawnBox(sections[state.index].querySelector("svg"));
  dot.style.left = `${left + state.pointer.x * width}px`;
  dot.style.top = `${top + state.pointer.y * height}px`;
}

function drawnBox(svg) {
  const box = svg.getBoundingClientRect();
  const scale = Math.min(box.width / deck.width, box.height / deck.height);
  const [width, height] = [deck.width * scale, deck.height * scale];
  return { width, height, left: box.left + (box.width - width) / 2, top: box.top + (box.height - height) / 2 };
}

let saying;
function say(text) {
  $("said").textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => ($("said").textContent = ""), 2500);
}

/** The bar of buttons goes while nobody moves. */
let resting;
function wake() {
  document.documentElement.classList.add("awake");
  clearTimeout(resting);
  resting = setTimeout(() => document.documentElement.classList.remove("awake"), 2500);
}
/** A button that the mouse has pressed gives the keys back to the show. */
addEventListener("click", (event) => event.detail > 0 && event.target.closest?.("#bar button, #times-bar button")?.blur());
addEventListener("pointermove", wake);
addEventListener("focusin", wake);

// The presenter's window ------------------------------------------------------------------------------------------------

const spent = deck.slides.map(() => 0); // milliseconds on each slide while the clock runs
let running = false;
let last = performance.now();
let pointing = false;
let size = 1;

function paintPresenter() {
  const slide = deck.slides[state.index];
  const following = deck.slides[state.index + 1];
  $("now").replaceChildren(copyOf(state.index));
  $("upcoming").replaceChildren(following ? copyOf(state.index + 1) : make("p", {}, [words.lastSlide]));
  $("upcoming-title").textContent = following ? following.title : "";
  $("now-title").textContent = slide.title;
  $("spoken").replaceChildren(...(slide.notes === "" ? [make("p", { class: "nothing" }, [words.noNotes])] : slide.notes.split("\n").map((line) => make("p", {}, [line]))));
  $("spoken").scrollTop = 0;
  tick();
}

const copyOf = (index) => sections[index].querySelector("svg").cloneNode(true);

const plannedOf = (slide) => slide.minutes * 60_000;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const whole = deck.minutes === undefined ? sum(deck.slides.map(plannedOf)) : deck.minutes * 60_000;

function tick() {
  const now = performance.now();
  if (running) spent[state.index] += now - last;
  last = now;
  const slide = deck.slides[state.index];
  const elapsed = sum(spent);
  const due = sum(deck.slides.slice(0, state.index + 1).map(plannedOf)); // when this slide should be over
  $("clock").textContent = new Date().toLocaleTimeString(deck.language, { hour: "2-digit", minute: "2-digit" });
  gauge("elapsed", elapsed, whole, elapsed > due + late);
  gauge("on-slide", spent[state.index], plannedOf(slide), spent[state.index] > plannedOf(slide));
  $("go").textContent = running ? words.pause : words.start;
}

/** Milliseconds that nobody notices. */
const late = 15_000;

function gauge(id, used, planned, over) {
  $(id).textContent = clockText(used);
  $(`${id}-planned`).textContent = `/ ${clockText(planned)}`;
  $(`${id}-bar`).style.width = `${Math.min(100, planned === 0 ? 0 : (100 * used) / planned)}%`;
  $(id).parentElement.classList.toggle("over", over);
}

function clockText(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function startOrPause() {
  tick();
  running = !running;
  tick();
}

function restart() {
  spent.fill(0);
  running = true;
  last = performance.now();
  tick();
}

function togglePointer() {
  pointing = !pointing;
  $("point").setAttribute("aria-pressed", String(pointing));
  document.documentElement.classList.toggle("pointing", pointing);
  if (!pointing) change({ pointer: null });
}

function notesSize(by) {
  size = Math.max(0.6, Math.min(size * by, 3));
  $("spoken").style.fontSize = `${20 * size}px`;
}

/** Minutes in hundredths: what the outline can say. */
const minutesText = (milliseconds) => Math.round(milliseconds / 600) / 100;

function rehearsal() {
  return {
    deck: deck.title,
    ...(deck.meeting === undefined ? {} : { meeting: deck.meeting }),
    slides: deck.slides.map(({ id, title, minutes }, i) => ({ id, title, planned: minutes, actual: minutesText(spent[i]) })),
  };
}

function showRehearsal() {
  tick();
  running = false;
  tick();
  const cell = (text, name = "td") => make(name, {}, [text]);
  const known = deck.slides.some(({ last: before }) => before !== undefined);
  const row = (cells, name) => make("tr", {}, cells.map((text) => cell(text, name)));
  const total = (values) => String(Math.round(100 * sum(values)) / 100);
  const used = rehearsal().slides.map(({ actual }) => actual);
  $("times").replaceChildren(
    make("thead", {}, [row(["", words.slides, words.planned, words.actual, ...(known ? [words.lastTime] : [])], "th")]),
    make("tbody", {}, deck.slides.map((slide, i) => {
      const made = row([String(slide.number), slide.title, String(slide.minutes), String(used[i]), ...(known ? [slide.last === undefined ? "" : String(slide.last)] : [])]);
      made.classList.toggle("over", used[i] > slide.minutes);
      return made;
    })),
    make("tfoot", {}, [row(["", words.total, total(deck.slides.map(({ minutes }) => minutes)), total(used), ...(known ? [total(deck.slides.map(({ last: before = 0 }) => before))] : [])])]),
  );
  $("rehearsal").showModal();
}

/** Beside the outline where a server can write it, else as a download. */
async function saveRehearsal() {
  const text = `${JSON.stringify(rehearsal(), null, 2)}\n`;
  if (!deck.save) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    make("a", { href: address, download: "rehearsal.json" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return say(words.saved);
  }
  const answer = await fetch("rehearsal", { method: "POST", headers: { "Content-Type": "application/json" }, body: text }).catch(() => undefined);
  say(answer?.ok ? words.saved : words.notSaved);
}

if (presenting) {
  $("presenter").textContent = words.audience;
  $("presenter").title = words.audienceTitle;
  $("go").addEventListener("click", startOrPause);
  $("again").addEventListener("click", restart);
  $("point").addEventListener("click", togglePointer);
  $("times-open").addEventListener("click", showRehearsal);
  $("save").addEventListener("click", () => void saveRehearsal());
  let frame;
  $("now").addEventListener("pointermove", (event) => {
    if (!pointing) return;
    const svg = $("now").querySelector("svg");
    const { width, height, left, top } = drawnBox(svg);
    const pointer = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => change({ pointer: pointer.x < 0 || pointer.x > 1 || pointer.y < 0 || pointer.y > 1 ? null : pointer }));
  });
  $("now").addEventListener("pointerleave", () => {
    cancelAnimationFrame(frame);
    if (state.pointer) change({ pointer: null });
  });
  setInterval(tick, 250);
}

addEventListener("resize", paintPointer);
paint(true);
tell("hello");
