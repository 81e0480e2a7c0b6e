import type { Backend } from "../../kinds/backend.js";
import type { Memo } from "../../source/memo.js";
import { inPieces } from "../../scene/artifact.js";
import { drawSlides, leaves } from "./draw.js";
import { packedParts, writePackage, type Package, type Part } from "./package.js";
import type { Pass } from "./pass.js";
import { brand } from "./passes/brand.js";
import { chartFrames, charts } from "./passes/charts.js";
import { comments } from "./passes/comments.js";
import { connectors, ties } from "./passes/connectors.js";
import { groups } from "./passes/groups.js";
import { handout } from "./passes/handout.js";
import { identity } from "./passes/identity.js";
import { layouts } from "./passes/layouts.js";
import { ledger } from "./passes/ledger.js";
import { master } from "./passes/master.js";
import { media } from "./passes/media.js";
import { notes } from "./passes/notes.js";
import { pictures } from "./passes/pictures.js";
import { presentation } from "./passes/presentation.js";
import { properties, rootRelationships } from "./passes/properties.js";
import { shapes } from "./passes/shapes.js";
import { slideRoots } from "./passes/slide-roots.js";
import { tables } from "./passes/tables.js";
import { texts } from "./passes/texts.js";
import { planPackage, slideStamp, type Plan, type SlidePlan } from "./plan.js";
import { readSlide } from "./read-slide.js";
import type { SlideDraft, SlidePass } from "./slide.js";

/** scene → PptxGenJS → slides → slide passes → parts → passes → package. */
export const backend: Backend = {
  name: "pptx",
  summary: { en: "A native, editable PowerPoint file", "zh-CN": "可编辑的原生 PowerPoint 文件" },
  output: { extension: ".pptx", files: "one", hidden: true, notes: true },
  async emit(scene, theme, memo) {
    const plan = planPackage(scene, theme, memo !== undefined);
    const drawn = await drawChanged(plan, memo);
    const slides: Package = new Map(plan.slides.map((planned) => [planned.path, slidePart(drawn.get(planned), planned, plan)]));
    const parts = passes.reduce((done, pass) => pass(done, plan), slides);
    return [inPieces("deck.pptx", writePackage(parts, rootRelationships, true, memo))];
  },
};

/** On one slide at a time, when it is written: only one is in memory as a tree. The last four need all shapes in their final form. */
const slidePasses: readonly SlidePass[] = [shapes, texts, pictures, tables, chartFrames, connectors, groups, identity, ties, slideRoots];

/** On the whole package. `presentation` is last but one: it lists what the others have added. */
const passes: readonly Pass[] = [master, layouts, brand, charts, media, notes, handout, comments, ledger, presentation, properties];

/** PptxGenJS's XML of the slides that no earlier build has packed. */
async function drawChanged(plan: Plan, memo: Memo | undefined): Promise<ReadonlyMap<SlidePlan, string>> {
  const changed = plan.slides.filter((planned) => {
    const stamp = slideStamp(plan, planned, "slide");
    return stamp === undefined || memo?.get(packedParts, stamp) === undefined;
  });
  const drawn = changed.length === 0 ? [] : await drawSlides({ ...plan.scene, slides: changed.map(({ slide }) => slide) });
  return new Map(changed.map((planned, i) => [planned, drawn[i]!]));
}

const slidePart = (xml: string | undefined, planned: SlidePlan, plan: Plan): Part => ({
  contentType: "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
  stamp: slideStamp(plan, planned, "slide"),
  content() {
    if (xml === undefined) throw new Error(`${planned.path} is neither drawn nor remembered`);
    const draft: SlideDraft = { tree: readSlide(xml), planned, nodes: new Map(leaves(planned.slide.nodes)) };
    return slidePasses.reduce<SlideDraft>((done, pass) => pass(done, plan), draft).tree;
  },
  relationships: planned.relationships,
});
