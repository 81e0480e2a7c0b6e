import { sizeOf } from "../scene/artifact.js";
import type { Built } from "../build.js";
import { leftOutLines } from "../preview/left-out.js";
import { chartsIn, picturesIn } from "../scene/walk.js";
import { coverageOf } from "../slides/coverage.js";
import type { Wording } from "../source/wording/wording.js";

/** The few lines a build ends with. */
export function summary(built: Built, elapsed: number, words: Wording["cli"]): string {
  const { scene, sources, slides, variant, artifacts, diagnostics } = built;
  if (!scene || !sources) return "";
  const bound = new Set(slides.flatMap(({ uses }) => uses.map(({ figure }) => figure)));
  const reported = [...bound].filter((figure) => !figure.derived && figure.origins.length > 0);
  const derived = [...bound].filter((figure) => figure.derived);
  const parts = sources.report?.root.children ?? [];
  const shown = new Set(slides.flatMap(({ part, uses }) => [...(part?.path ?? []), ...uses.flatMap(({ figure }) => figure.section)]).map(({ span }) => span.start));
  const cited = new Set(reported.flatMap((figure) => figure.section.slice(0, 1)).map(({ span }) => span.start));
  const missing = parts.filter(({ span }) => !shown.has(span.start)).map(({ number, title }) => [number, title].filter(Boolean).join(" "));
  const coverage = sources.report && coverageOf(slides, sources.report);
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
  const bytes = artifacts.reduce((total, artifact) => total + sizeOf(artifact), 0);
  const charts = scene.slides.reduce((total, slide) => total + chartsIn(slide.nodes).length, 0);
  const pictures = new Set(scene.slides.flatMap((slide) => picturesIn(slide.nodes).map(({ picture }) => picture))).size;
  return [
    words.slides(scene.slides.length, charts, pictures),
    ...(parts.length > 0 ? [words.bound(reported.length, derived.length, cited.size, parts.length)] : []),
    ...(parts.length > 0 ? [missing.length === 0 ? words.allShown : words.notShown(missing.join(", "))] : []),
    ...(coverage && coverage.core > 0 ? [words.coreShown(coverage.core - coverage.figures.length, coverage.core)] : []),
    ...(variant?.minutes === undefined ? [] : [words.minutes(variant.planned, variant.minutes)]),
    ...leftOutLines(built, words),
    words.warnings(warnings),
    words.file(artifacts[0]?.path ?? "", size(bytes), `${(elapsed / 1000).toFixed(2)} s`),
  ].join("\n");
}

function size(bytes: number): string {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
}
