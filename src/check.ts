import type { Compiled } from "./compile.js";
import type { Check, Checked } from "./kinds/check.js";
import { kindNames, loadKinds } from "./kinds/load.js";
import { checkedDeck } from "./slides/checked.js";
import { settle } from "./slides/ignore.js";
import type { Diagnostic } from "./source/diagnostic.js";
import type { Span } from "./source/span.js";

export interface CheckOptions {
  /** Warnings about truth are errors: nothing that cannot be followed back goes out. */
  readonly strict?: boolean;
  /** With what is only worth knowing: coverage, style. A build leaves it to `deckwright check`. */
  readonly remarks?: boolean;
}

/** The deck with what the rules of `checks/` find in it. A deck of which nothing could be laid out stays as it is. */
export async function check(compiled: Compiled, options: CheckOptions = {}): Promise<Compiled> {
  const { sources, variant, scene, slides, said } = compiled;
  if (!sources || !variant || !scene) return compiled;
  const levels = sources.outline.checks ?? {};
  const names = await kindNames("checks");
  const checks = [...(await loadKinds("checks", names.filter((name) => levels[name] !== "off"))).values()].filter(({ asks }) => asks !== "file");
  // A slide that could not be made as it is written has been told of; how it looks without that part says nothing.
  const deck = checkedDeck(sources, variant, slides, scene);
  const errors = said.filter(({ severity }) => severity === "error");
  const broken = new Set([...errors.flatMap(({ slide }) => slide ?? []), ...deck.slides.filter((slide) => errors.some(({ span }) => span && within(span, slide.at([])))).map(({ number }) => number)]);
  const looks = new Set<string>(checks.filter(({ group }) => group !== "truth").map(({ name }) => name));
  const findings = runChecks(checks, deck).filter(({ code, slide }) => slide === undefined || !broken.has(slide) || !looks.has(code));
  const remark = ({ severity, code }: Diagnostic): boolean => severity === "info" && names.includes(code);
  const truths = new Set<string>(checks.filter(({ group }) => group === "truth").map(({ name }) => name));
  const raised = (code: string): boolean => options.strict === true && truths.has(code);
  const settled = settle([...said, ...findings], sources, { levels, known: names, raised, shown: new Set(slides.map(({ index }) => index)), whole: variant.leftOut.length === 0 && variant.meeting === undefined });
  return { ...compiled, diagnostics: options.remarks ? settled : settled.filter((diagnostic) => !remark(diagnostic)) };
}

const within = (inner: Span, outer: Span): boolean => inner.file === outer.file && outer.start <= inner.start && inner.end <= outer.end;

/** The findings of each rule, in the order of their names. A number that is wrong is not also said to be typed. */
export function runChecks(checks: readonly Check[], deck: Checked): readonly Diagnostic[] {
  const found = everyFinding(checks, deck);
  const wrong = found.filter(({ code }) => code === "number-mismatch" || code === "derived-mismatch").flatMap(({ span }) => span ?? []);
  if (wrong.length === 0) return found;
  return found.filter(({ code, span }) => code !== "orphan-number" || !span || !wrong.some((other) => other.file === span.file && other.start < span.end && span.start < other.end));
}

function everyFinding(checks: readonly Check[], deck: Checked): readonly Diagnostic[] {
  return checks.flatMap((one) => {
    const found: Diagnostic[] = [];
    for (const finding of one.run(deck)) {
      if (found.length === mostOfOneKind) break;
      found.push(finding);
    }
    return found;
  });
}

/** Nobody mends more of one kind at a time, and a hostile outline could give a million. */
const mostOfOneKind = 200;
