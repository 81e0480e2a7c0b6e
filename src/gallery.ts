import { kindNames, loadKinds } from "./kinds/load.js";
import type { ChartKind } from "./kinds/chart.js";
import type { Template } from "./kinds/template.js";
import type { SlideSize } from "./layout/grid.js";

export interface GalleryOptions {
  readonly theme?: string;
  readonly size?: SlideSize;
  readonly title: string;
  /** Only these templates. */
  readonly templates?: readonly string[];
  /** Only the examples in this language; all of them where it is left out. */
  readonly language?: "zh-CN" | "en";
  /** One example of each, the first. */
  readonly brief?: boolean;
}

/** An outline with every example of every template and chart, a slide each: what a theme looks like, and what there is to choose from. */
export async function galleryOutline({ theme = "qinghua", size = "16:9", title, templates: only, language, brief }: GalleryOptions): Promise<string> {
  const names = (await kindNames("templates")).filter((name) => only === undefined || only.includes(name));
  const templates = [...(await loadKinds("templates", inOrder(names))).values()];
  const charts = only === undefined ? [...(await loadKinds("charts", await kindNames("charts"))).values()] : [];
  const last = templates.filter(({ name }) => closing.includes(name));
  const shown = (examples: Template["examples"]): readonly string[] => examplesOf(examples, language).slice(0, brief ? 1 : undefined);
  const slides = [
    ...templates.filter((template) => !last.includes(template)).flatMap(({ examples }) => shown(examples)),
    ...charts.flatMap((chart) => shown(chart.examples).map((yaml, i) => chartSlide(chart, yaml, i + 1))),
    ...last.flatMap(({ examples }) => shown(examples)),
  ];
  const deck = JSON.stringify({ title, date: galleryDate, theme, size, language: language ?? "zh-CN" }); // YAML reads JSON
  const checks = JSON.stringify({ "action-title": "off", "duplicate-title": "off" }); // charts are titled with what their kind is for
  return `deck: ${deck}\nchecks: ${checks}\nslides:\n${slides.map(asListItem).join("\n")}\n`;
}

/** Equal input, equal bytes: not the day on which it is made. */
const galleryDate = "2016-01-11";

/** As a deck runs: what opens it first, what closes it last, the rest by name. */
function inOrder(names: readonly string[]): readonly string[] {
  const rank = (name: string): number => (opening.includes(name) ? opening.indexOf(name) - opening.length : closing.includes(name) ? closing.indexOf(name) + 1 : 0);
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

const opening = ["cover", "agenda", "section"];
const closing = ["sources", "closing"];

/** `number`: of the chart's examples; titles of a deck are different. */
function chartSlide({ summary }: ChartKind, yaml: string, number: number): string {
  const said = isEnglish(yaml) ? summary.en : summary["zh-CN"];
  const short = said.split(/[，；：,;:]/u)[0]!;
  const title = number === 1 ? short : `${short}（${number}）`;
  return `template: chart-takeaway\ntitle: ${JSON.stringify(title)}\nchart:\n  ${yaml.trimEnd().split("\n").join("\n  ")}`;
}

const isEnglish = (yaml: string): boolean => !/\p{Script=Han}/u.test(yaml);

function examplesOf(examples: Template["examples"], language: GalleryOptions["language"]): readonly string[] {
  return Object.values(examples).filter((yaml) => language === undefined || isEnglish(yaml) === (language === "en"));
}

const asListItem = (yaml: string): string => `  - ${yaml.trimEnd().split("\n").join("\n    ")}`;
