import type { LintRule } from "./rule.js";
import { rule as altText } from "./rules/alt-text.js";
import { rule as altTextName } from "./rules/alt-text-name.js";
import { rule as animationTarget } from "./rules/animation-target.js";
import { rule as backgroundEffects } from "./rules/background-effects.js";
import { rule as chartAxes } from "./rules/chart-axes.js";
import { rule as chartCache } from "./rules/chart-cache.js";
import { rule as chartSeries } from "./rules/chart-series.js";
import { rule as chartWorkbook } from "./rules/chart-workbook.js";
import { rule as colorBad } from "./rules/color-bad.js";
import { rule as contrast } from "./rules/contrast.js";
import { rule as coreProperties } from "./rules/core-properties.js";
import { rule as documentTitle } from "./rules/document-title.js";
import { rule as elementOrder } from "./rules/element-order.js";
import { rule as extentNegative } from "./rules/extent-negative.js";
import { rule as imageType } from "./rules/image-type.js";
import { rule as layoutRelations } from "./rules/layout-relations.js";
import { rule as lineEmpty } from "./rules/line-empty.js";
import { rule as linkTarget } from "./rules/link-target.js";
import { rule as masterId } from "./rules/master-id.js";
import { rule as masterRelations } from "./rules/master-relations.js";
import { rule as mediaTwice } from "./rules/media-twice.js";
import { rule as notesRelations } from "./rules/notes-relations.js";
import { rule as notesTheme } from "./rules/notes-theme.js";
import { rule as notesUnused } from "./rules/notes-unused.js";
import { rule as numberBad } from "./rules/number-bad.js";
import { rule as offSlide } from "./rules/off-slide.js";
import { rule as orphanPart } from "./rules/orphan-part.js";
import { rule as paragraphEnd } from "./rules/paragraph-end.js";
import { rule as partShared } from "./rules/part-shared.js";
import { rule as placeholderEmpty } from "./rules/placeholder-empty.js";
import { rule as placeholderTwice } from "./rules/placeholder-twice.js";
import { rule as placeholderUnmatched } from "./rules/placeholder-unmatched.js";
import { rule as readingOrder } from "./rules/reading-order.js";
import { rule as relKind } from "./rules/rel-kind.js";
import { rule as relMissing } from "./rules/rel-missing.js";
import { rule as relTarget } from "./rules/rel-target.js";
import { rule as relTwice } from "./rules/rel-twice.js";
import { rule as relUnknown } from "./rules/rel-unknown.js";
import { rule as runLanguage } from "./rules/run-language.js";
import { rule as sectionId } from "./rules/section-id.js";
import { rule as sectionSlides } from "./rules/section-slides.js";
import { rule as shapeId } from "./rules/shape-id.js";
import { rule as shapeText } from "./rules/shape-text.js";
import { rule as slideId } from "./rules/slide-id.js";
import { rule as slideRelations } from "./rules/slide-relations.js";
import { rule as slideSize } from "./rules/slide-size.js";
import { rule as slideTitle } from "./rules/slide-title.js";
import { rule as tableGrid } from "./rules/table-grid.js";
import { rule as tableHeader } from "./rules/table-header.js";
import { rule as textEmpty } from "./rules/text-empty.js";
import { rule as textSmall } from "./rules/text-small.js";
import { rule as textLeftover } from "./rules/text-leftover.js";
import { rule as themeIncomplete } from "./rules/theme-incomplete.js";
import { rule as titleTwice } from "./rules/title-twice.js";
import { rule as typeMissing } from "./rules/type-missing.js";
import { rule as typeOrphan } from "./rules/type-orphan.js";
import { rule as typeTwice } from "./rules/type-twice.js";
import { rule as typeUnused } from "./rules/type-unused.js";
import { rule as typeWrong } from "./rules/type-wrong.js";
import { rule as xmlBroken } from "./rules/xml-broken.js";
import { rule as zipDescriptor } from "./rules/zip-descriptor.js";
import { rule as zipFolder } from "./rules/zip-folder.js";
import { rule as zipMethod } from "./rules/zip-method.js";
import { rule as zipName } from "./rules/zip-name.js";
import { rule as zipOrder } from "./rules/zip-order.js";
import { rule as zipTwice } from "./rules/zip-twice.js";

/** What the file is made of, in the order in which a reader of it meets what they speak of. */
export const fileRules: readonly LintRule[] = [
  // The archive, its types and relationships
  zipOrder,
  zipFolder,
  zipTwice,
  zipName,
  zipDescriptor,
  zipMethod,
  xmlBroken,
  typeMissing,
  typeOrphan,
  typeTwice,
  typeUnused,
  typeWrong,
  relMissing,
  relTwice,
  relUnknown,
  relTarget,
  relKind,
  orphanPart,
  mediaTwice,
  imageType,
  coreProperties,
  // What the parts of a presentation say of each other
  slideId,
  masterId,
  sectionId,
  sectionSlides,
  slideSize,
  slideRelations,
  layoutRelations,
  masterRelations,
  notesRelations,
  partShared,
  notesTheme,
  notesUnused,
  themeIncomplete,
  // Slides, layouts and masters
  elementOrder,
  shapeId,
  shapeText,
  textEmpty,
  backgroundEffects,
  lineEmpty,
  extentNegative,
  numberBad,
  colorBad,
  tableGrid,
  paragraphEnd,
  placeholderTwice,
  placeholderUnmatched,
  linkTarget,
  animationTarget,
  // Charts
  chartWorkbook,
  chartCache,
  chartAxes,
  chartSeries,
];

/** Whom the deck reaches: what people see, hear and find. */
export const accessRules: readonly LintRule[] = [
  slideTitle,
  titleTwice,
  altText,
  altTextName,
  tableHeader,
  readingOrder,
  runLanguage,
  contrast,
  textSmall,
  placeholderEmpty,
  textLeftover,
  offSlide,
  documentTitle,
];

export const rules: readonly LintRule[] = [...fileRules, ...accessRules];
