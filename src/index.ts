/** deckwright from code: the same pipeline as the command line, without printing or exiting. */
export { build, emit, type BuildOptions, type Built, type WriteOptions } from "./build.js";
export { check, type CheckOptions } from "./check.js";
export { compile, type Compiled } from "./compile.js";
export { readReport } from "./load.js";
export { lintDeck, type Finding, type LintReport } from "./lint/lint.js";
export { write } from "./write.js";
export { diskWorld, memoryWorld } from "./world.js";
export { formatDiagnostic, toJson } from "./source/print.js";
export { hasErrors, type Diagnostic } from "./source/diagnostic.js";
export { languages, languageOf, say, type Language } from "./source/wording/wording.js";
export type { World } from "./source/world.js";
export type { Figure, Report, Section } from "./report/report.js";
export type { Artifact, Scene } from "./scene/nodes.js";
export type { Template, SlideContext } from "./kinds/template.js";
export type { TemplateKit } from "./kinds/kit.js";
export type { Chart } from "./kinds/chart.js";
export type { Theme } from "./theme/theme.js";
