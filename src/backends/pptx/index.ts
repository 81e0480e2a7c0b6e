import type { Backend } from "../../kinds/backend.js";
import { inPieces } from "../../scene/artifact.js";
import { writePackage, type Package, type Part } from "./package.js";
import type { Pass } from "./pass.js";
import { brand } from "./passes/brand.js";
import { charts } from "./passes/charts.js";
import { comments } from "./passes/comments.js";
import { handout } from "./passes/handout.js";
import { layouts } from "./passes/layouts.js";
import { ledger } from "./passes/ledger.js";
import { master } from "./passes/master.js";
import { media } from "./passes/media.js";
import { notes } from "./passes/notes.js";
import { presentation } from "./passes/presentation.js";
import { properties, rootRelationships } from "./passes/properties.js";
import { planPackage, slideStamp, type Plan, type SlidePlan } from "./plan.js";
import { slideElement } from "./slide.js";

/** scene → plan → slides → parts → passes → package. */
export const backend: Backend = {
  name: "pptx",
  summary: { en: "A native, editable PowerPoint file", "zh-CN": "可编辑的原生 PowerPoint 文件" },
  output: { extension: ".pptx", files: "one", hidden: true, notes: true },
  async emit(scene, theme, memo) {
    const plan = planPackage(scene, theme, memo !== undefined);
    const slides: Package = new Map(plan.slides.map((planned) => [planned.path, slidePart(planned, plan)]));
    const parts = passes.reduce((done, pass) => pass(done, plan), slides);
    return [inPieces("deck.pptx", writePackage(parts, rootRelationships, true, memo))];
  },
};

/** On the whole package. `presentation` is last but one: it lists what the others have added. */
const passes: readonly Pass[] = [master, layouts, brand, charts, media, notes, handout, comments, ledger, presentation, properties];

/** Written when its turn comes: one slide at a time is in memory. */
const slidePart = (planned: SlidePlan, plan: Plan): Part => ({
  contentType: "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
  stamp: slideStamp(plan, planned, "slide"),
  content: () => slideElement(planned, plan),
  relationships: planned.relationships,
});
