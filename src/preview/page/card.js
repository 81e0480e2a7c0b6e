"use strict";
/**
 * Shows where a figure comes from, beside the place that shows it: on hover, focus or tap of anything marked with
 * `data-figure`, the name of a figure. Escape or a tap elsewhere takes it away.
 * `figures`: Map of name → figure of the deck. `prepare(svg)` makes the marks of a fresh slide reachable by keyboard.
 */
function figureCards(root, figures, words) {
  const card = make("div", { class: "card", role: "tooltip", id: "figure-card", hidden: "" });
  document.body.append(card);
  let shown; // the mark that the card belongs to
  let pinned = false;

  const markOf = (event) => (event.target instanceof Element ? event.target.closest("[data-figure]") : null);
  const figureOf = (mark) => figures().get(mark.getAttribute("data-figure"));

  function show(mark) {
    const figure = figureOf(mark);
    if (!figure) return;
    card.replaceChildren(describe(figure, words));
    card.hidden = false;
    if (shown && shown !== mark) shown.removeAttribute("aria-describedby");
    shown = mark;
    mark.setAttribute("aria-describedby", "figure-card");
    const box = mark.getBoundingClientRect();
    const own = card.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - own.width - 8));
    const below = box.bottom + 10;
    const top = below + own.height < innerHeight - 8 ? below : Math.max(8, box.top - own.height - 10);
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
  }

  function hide() {
    card.hidden = true;
    pinned = false;
    if (shown) shown.removeAttribute("aria-describedby");
    shown = undefined;
  }

  root.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || pinned) return;
    const mark = markOf(event);
    if (mark) show(mark);
    else if (shown) hide();
  });
  root.addEventListener("pointerleave", () => pinned || hide());
  root.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
  });
  root.addEventListener("focusout", () => pinned || hide());
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark || !root.contains(mark)) return void (card.contains(event.target) || hide());
    event.stopImmediatePropagation(); // asking for a figure is not a wish for the next slide
    if (pinned && shown === mark) return hide();
    show(mark);
    pinned = true;
  }, { capture: true });
  document.addEventListener("keydown", (event) => {
    const mark = markOf(event);
    if (event.key === "Escape" && !card.hidden) {
      hide();
      event.stopImmediatePropagation();
    } else if ((event.key === "Enter" || event.key === " ") && mark && root.contains(mark)) {
      show(mark);
      pinned = true;
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { capture: true });

  return {
    hide,
    open: () => !card.hidden,
    prepare(svg) {
      // Titles would hang over the slide as tips of the browser's; what they say to those who cannot see it stays.
      for (const title of svg.querySelectorAll("title")) {
        if (title.parentElement !== svg) title.parentElement.setAttribute("aria-label", title.textContent);
        title.remove();
      }
      for (const mark of svg.querySelectorAll("[data-figure]")) {
        const figure = figureOf(mark);
        if (!figure || mark.localName === "g") continue; // bars and points have labels, which can be reached
        mark.setAttribute("tabindex", "0");
        mark.setAttribute("role", "button");
        mark.setAttribute("aria-label", `${mark.textContent} ${words.whereFrom}${figure.label}`);
      }
    },
  };
}

/** A derived figure may come from dozens; a card holds so many. */
const mostPlaces = 6;

/** A figure in words: name, value, what it is of, and the report's own sentence with the figure marked. */
function describe(figure, words) {
  const facts = [figure.period, figure.scope].filter(Boolean).join(" · ");
  const head = make("p", { class: "figure-head" }, [
    make("span", { class: "figure-label" }, [figure.label]),
    make("b", {}, [figure.value]),
    ...(figure.change ? [make("span", { class: "figure-change" }, [figure.change])] : []),
  ]);
  const formula = figure.formula ? [make("p", { class: "figure-formula" }, [make("i", { class: "tag" }, [words.derived]), ` ${figure.value} = ${figure.formula}`])] : [];
  const places = figure.places.slice(0, mostPlaces).map((place) =>
    make("div", { class: "place" }, [
      make("blockquote", {}, [place.before, make("mark", {}, [place.said]), place.after]),
      make("p", { class: "where" }, [figure.formula ? `${place.indicator} · ${place.where}` : place.where]),
    ]),
  );
  return make("section", { class: "figure" }, [head, ...(facts ? [make("p", { class: "figure-facts" }, [facts])] : []), ...formula, ...places]);
}

/** An element of HTML; children are elements or texts, which are never read as markup. */
function make(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
