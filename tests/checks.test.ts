import { describe, expect, test } from "vitest";
import { check } from "../src/check.js";
import { kindNames, loadKinds } from "../src/kinds/load.js";
import { checkText } from "./support/checks.js";
import { exampleDeck, galleryDeck, printed } from "./support/decks.js";

const checks = [...(await loadKinds("checks", await kindNames("checks"))).values()];

describe("every rule and its examples", () => {
  test.each(checks.map((one) => [one.name, one] as const))("%s", async (name, { examples, summary, level }) => {
    expect(summary.en).toMatch(/\S/u);
    expect(summary["zh-CN"]).toMatch(/\p{Script=Han}/u);
    const passes = await checkText(examples.passes);
    expect(printed(passes.filter(({ code, severity }) => code === name || severity === "error"))).toBe("");
    if (!examples.fails) return;
    const fails = (await checkText(examples.fails)).filter(({ code }) => code === name);
    expect(fails.length).toBeGreaterThan(0);
    expect(fails.map(({ severity }) => severity)).toContain(level);
    for (const { span } of fails) expect(span).toBeDefined();
  });
});

describe("decks that are right raise no alarm", () => {
  test("the worked example, strictly", async () => {
    const { diagnostics } = await check(await exampleDeck(), { strict: true });
    expect(printed(diagnostics.filter(({ severity }) => severity !== "info"))).toBe("");
  });

  test("the gallery", async () => {
    const { diagnostics } = await galleryDeck();
    expect(printed(diagnostics.filter(({ severity }) => severity !== "info"))).toBe("");
  });
});
