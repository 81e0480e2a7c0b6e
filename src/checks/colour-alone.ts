import type { CheckedSlide, Check } from "../kinds/check.js";
import type { ChartModel, Series } from "../scene/chart-model.js";
import type { SceneNode, TableNode } from "../scene/nodes.js";
import { chartsIn, walk } from "../scene/walk.js";
import { warning } from "../source/diagnostic.js";

/** WCAG 2.2, 1.4.1: one man in twelve sees red and green alike, and a printed page has no colours at all. */
export const check: Check = {
  name: "colour-alone",
  summary: {
    en: "Colour alone tells nothing apart: series have their names beside them, and a status has a word or a shape of its own.",
    "zh-CN": "不单靠颜色区分：各系列旁注名称，状态另有文字或不同的图形。",
  },
  group: "sight",
  level: "warning",
  asks: "outline", // a file does not say which series only hold others up
  examples: {
    passes: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: table, title: 两项进展顺利, columns: [事项, 状态], rows: [[平台, ● 正常], [基金, ▲ 滞后], [园区, ● 正常]] }\n" },
    fails: { "outline.yaml": "deck: { title: 示例, date: 2016-01-11 }\nslides:\n  - { template: table, title: 两项进展顺利, columns: [事项, 状态], rows: [[平台, 🟢], [基金, 🔴], [园区, 🟢]] }\n" },
  },
  *run({ slides, file }) {
    for (const slide of slides) {
      for (const scene of slide.scenes) {
        // The legend of a chart in a finished file is drawn by the program that shows it.
        for (const { model, span } of file ? [] : chartsIn(scene.nodes)) {
          const nameless = unnamed(model, scene.nodes);
          if (nameless.length > 0) yield warning("colour-alone", { what: "series", names: nameless }, { span: span ?? slide.at([]), slide: scene.number });
        }
        for (const node of walk(scene.nodes)) {
          const column = node.type === "table" ? lightsIn(node) : undefined;
          if (node.type === "table" && column !== undefined) yield warning("colour-alone", { what: "status", names: [column] }, { span: node.span ?? slide.at([]), slide: scene.number });
        }
        const lights = lightsOn(scene.nodes);
        if (lights) yield warning("colour-alone", { what: "status", names: [lights.name] }, { span: lights.span ?? slide.at([]), slide: scene.number });
      }
      yield* typedLights(slide);
    }
  },
};

/** Series that only their colour tells from the others: named neither in a key or a text of the slide, nor at their own end or labels. */
function unnamed({ kind, series, references = [] }: ChartModel, nodes: readonly SceneNode[]): readonly string[] {
  if (kind === "waterfall") return []; // its steps say by their signs and places what their colour says
  const shown = series.filter(({ fill, sumOf, width, marker }) => fill !== "none" && sumOf === undefined && !(width === 0 && marker === 0));
  if (new Set(shown.map(looks)).size < 2) return [];
  const said = [...textsOf(nodes), ...references.flatMap((one) => ("text" in one ? [one.text] : "label" in one && one.label !== undefined ? [one.label] : []))].map(squeezed);
  const ownLabels = ({ labels }: Series): boolean => labels?.texts !== undefined && Object.values(labels.texts).some((text) => /\p{L}/u.test(text));
  return shown.filter((one) => one.name.trim() !== "" && !ownLabels(one) && !said.some((text) => text.includes(squeezed(one.name)))).map(({ name }) => name);
}

/** What tells a series apart without its colour. */
const looks = ({ mark, fill, dashed, color }: Series): string => `${mark} ${fill ?? "solid"} ${String(dashed ?? false)} ${color}`;

const squeezed = (text: string): string => text.replace(/\s+/gu, "").toLowerCase();

function* textsOf(nodes: readonly SceneNode[]): Generator<string> {
  for (const node of walk(nodes)) {
    const text = node.type === "text" ? node : node.type === "shape" ? node.text : undefined;
    if (text) yield text.paragraphs.flat().map((run) => run.text).join("");
    if (node.type === "chart") for (const drawn of walk(node.drawn)) if (drawn.type === "text") yield drawn.paragraphs.flat().map((run) => run.text).join("");
  }
}

/** Signs that mean by their colour alone. */
const coloured = /^[🔴🟠🟡🟢🔵🟣🟤⚫⚪🟥🟧🟨🟩🟦🟪🟫⬛⬜]$/u;
const sign = /^[●■◆⬤◼•]?$/u;

/** The head of a column whose cells say the same sign in different colours. */
function lightsIn({ rows }: TableNode): string | undefined {
  const [head = [], ...body] = rows;
  for (const c of head.keys()) {
    const cells = body.flatMap((row) => row[c] ?? []).map(({ paragraph, style, fill }) => ({ text: paragraph.map((run) => run.text).join("").trim(), color: paragraph.find((run) => run.text.trim() !== "")?.color ?? style.color, fill }));
    const signs = cells.filter(({ text, fill }) => sign.test(text) && (text !== "" || fill !== undefined));
    if (signs.length < 2 || signs.length < cells.length) continue;
    const [first] = signs;
    const ways = new Set(signs.map(({ text, color, fill }) => (text === "" ? fill : `${color} ${fill ?? ""}`)));
    if (ways.size > 1 && ways.size < signs.length && signs.every(({ text }) => text === first!.text)) return head[c]!.paragraph.map((run) => run.text).join("");
  }
  return undefined;
}

/** Three marks and more of one shape and size, in one row or column, in red and green: lights. */
function lightsOn(nodes: readonly SceneNode[]): SceneNode | undefined {
  const marks = nodes.filter((node) => node.type === "shape" && node.geometry === "ellipse" && !node.text && (node.fill === "up" || node.fill === "down") && node.box.width <= largestLight && !node.ring);
  const [first] = marks;
  if (!first || marks.length < 2) return undefined;
  const inLine = marks.filter(({ box }) => Math.abs(box.x - first.box.x) < 1 || Math.abs(box.y - first.box.y) < 1);
  return new Set(inLine.flatMap((node) => (node.type === "shape" ? (node.fill ?? []) : []))).size > 1 ? first : undefined;
}

const largestLight = 24;

/** Coloured signs that the outline itself has: one list or column of 🔴 and 🟢 without a word. */
function* typedLights({ words, number }: CheckedSlide): Generator<ReturnType<typeof warning>> {
  const lights = words.filter(({ role, text }) => role === "body" && coloured.test(text.trim()));
  const [first] = lights;
  if (first && new Set(lights.map(({ text }) => text.trim())).size > 1) yield warning("colour-alone", { what: "status", names: [...new Set(lights.map(({ text }) => text.trim()))] }, { span: first.at(), slide: number });
}
