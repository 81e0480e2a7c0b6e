import type { Reveal, SceneNode, SlideScene, Transition } from "../../scene/nodes.js";
import { markupCompatibility } from "./page-xml.js";
import { el, type XmlElement } from "./xml.js";

/** How a slide comes in. Morph is of PowerPoint 2019 and 365; others fade. */
export function transitionElement(transition: Transition | undefined): XmlElement | undefined {
  switch (transition) {
    case undefined:
    case "none":
      return undefined;
    case "fade":
      return el("p:transition", { spd: "med" }, el("p:fade"));
    case "push":
      return el("p:transition", { spd: "med" }, el("p:push", { dir: "u" }));
    case "morph":
      return el(
        "mc:AlternateContent",
        { "xmlns:mc": markupCompatibility },
        el(
          "mc:Choice",
          { "xmlns:p159": "http://schemas.microsoft.com/office/powerpoint/2015/09/main", Requires: "p159" },
          el("p:transition", { spd: "slow" }, el("p159:morph", { option: "byObject" })),
        ),
        el("mc:Fallback", {}, el("p:transition", { spd: "slow" }, el("p:fade"))),
      );
  }
}

/**
 * The slide's animations: with each click its shapes, paragraphs or series fade in. `ids` are those of the slide's shapes by
 * name. Undefined where nothing comes in by itself.
 */
export function timingElement({ clicks, nodes }: SlideScene, ids: ReadonlyMap<string, number>): XmlElement | undefined {
  if (!clicks || clicks.length === 0) return undefined;
  const known = new Map(nodes.map((node) => [node.name, node]));
  const targets = clicks.map((reveals) => reveals.flatMap((reveal) => targetOf(reveal, known.get(reveal.shape), ids.get(reveal.shape))));
  let last = 0;
  const next = (): number => ++last;
  const root = next();
  const sequence = next();
  return el(
    "p:timing",
    {},
    el(
      "p:tnLst",
      {},
      el(
        "p:par",
        {},
        el(
          "p:cTn",
          { id: root, dur: "indefinite", restart: "never", nodeType: "tmRoot" },
          el(
            "p:childTnLst",
            {},
            el(
              "p:seq",
              { concurrent: 1, nextAc: "seek" },
              el("p:cTn", { id: sequence, dur: "indefinite", nodeType: "mainSeq" }, el("p:childTnLst", {}, targets.map((of) => click(of, next)))),
              el("p:prevCondLst", {}, onSlide("onPrev")),
              el("p:nextCondLst", {}, onSlide("onNext")),
            ),
          ),
        ),
      ),
    ),
    buildList(targets.flat()),
  );
}

interface Target {
  readonly shapeId: number;
  readonly node: SceneNode;
  readonly reveal: Reveal;
}

const targetOf = (reveal: Reveal, node: SceneNode | undefined, shapeId: number | undefined): readonly Target[] =>
  node === undefined || shapeId === undefined ? [] : [{ shapeId, node, reveal }];

const onSlide = (event: "onPrev" | "onNext"): XmlElement => el("p:cond", { evt: event, delay: 0 }, el("p:tgtEl", {}, el("p:sldTgt")));

/** One click: the first target starts with it, the others together with the first. */
function click(targets: readonly Target[], next: () => number): XmlElement {
  const parallel = (delay: number | "indefinite", ...children: readonly XmlElement[]): XmlElement =>
    el("p:par", {}, el("p:cTn", { id: next(), fill: "hold" }, startsAfter(delay), el("p:childTnLst", {}, children)));
  return parallel("indefinite", parallel(0, ...targets.map((target, i) => entrance(target, i === 0, next))));
}

const startsAfter = (delay: number | "indefinite"): XmlElement => el("p:stCondLst", {}, el("p:cond", { delay }));

/** PowerPoint's entrance "Fade", preset 10, half a second. */
function entrance(target: Target, first: boolean, next: () => number): XmlElement {
  const goal = el("p:tgtEl", {}, goalElement(target));
  return el(
    "p:par",
    {},
    el(
      "p:cTn",
      { id: next(), presetID: 10, presetClass: "entr", presetSubtype: 0, fill: "hold", grpId: isBuilt(target) ? 0 : undefined, nodeType: first ? "clickEffect" : "withEffect" },
      startsAfter(0),
      el(
        "p:childTnLst",
        {},
        el(
          "p:set",
          {},
          el("p:cBhvr", {}, el("p:cTn", { id: next(), dur: 1, fill: "hold" }, startsAfter(0)), goal, el("p:attrNameLst", {}, el("p:attrName", {}, "style.visibility"))),
          el("p:to", {}, el("p:strVal", { val: "visible" })),
        ),
        el("p:animEffect", { transition: "in", filter: "fade" }, el("p:cBhvr", {}, el("p:cTn", { id: next(), dur: 500 }), goal)),
      ),
    ),
  );
}

function goalElement({ shapeId: spid, reveal: { paragraph, series } }: Target): XmlElement {
  if (paragraph !== undefined) return el("p:spTgt", { spid }, el("p:txEl", {}, el("p:pRg", { st: paragraph, end: paragraph })));
  // PowerPoint's own numbers: −4 stands for every category of the series.
  if (series !== undefined) return el("p:spTgt", { spid }, el("p:graphicEl", {}, el("a:chart", { seriesIdx: series, categoryIdx: -4, bldStep: "series" })));
  return el("p:spTgt", { spid });
}

/** Texts and charts are listed with the way in which they are built; pictures, tables and groups are not. */
const isBuilt = ({ node }: Target): boolean => node.type === "text" || node.type === "shape" || node.type === "chart";

function buildList(targets: readonly Target[]): XmlElement | undefined {
  const once = new Map(targets.filter(isBuilt).map((target) => [target.shapeId, target]));
  if (once.size === 0) return undefined;
  return el("p:bldLst", {}, [...once.values()].map(buildElement));
}

function buildElement({ shapeId: spid, node, reveal }: Target): XmlElement {
  if (node.type === "chart") return el("p:bldGraphic", { spid, grpId: 0 }, chartBuild(reveal));
  return el("p:bldP", { spid, grpId: 0, build: reveal.paragraph === undefined ? undefined : "p", animBg: node.type === "shape" ? 1 : undefined });
}

const chartBuild = ({ series }: Reveal): XmlElement =>
  series === undefined ? el("p:bldAsOne") : el("p:bldSub", {}, el("a:bldChart", { bld: "series", animBg: 0 }));
