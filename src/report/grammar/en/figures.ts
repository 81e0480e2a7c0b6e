import type { Prose } from "../../prose.js";
import type { Candidate, Setting } from "../candidate.js";
export function englishFigures(_prose: Prose, _setting: Setting): readonly Candidate[] {
  return [];
}
