import type { Package } from "./package.js";
import type { Plan } from "./plan.js";

/** Adds to the package and gives back another one. */
export type Pass = (parts: Package, plan: Plan) => Package;
