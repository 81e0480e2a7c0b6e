import { describe, expect, test } from "vitest";
import { derive, type Operand } from "../src/report/derive.js";
import { add, decimal, formatDecimal, rescale, type Decimal } from "../src/report/decimal.js";
import { midpoint, type Interval } from "../src/report/interval.js";
import { checkText, onSlides } from "./support/checks.js";

/**
 * Typed numbers that follow from two others, right to the last digit that rounding allows and wrong by one step beyond it.
 * Indicators and values come from a seeded generator, so that every run asks the same.
 */
const indicators = ["营业总收入", "工业增加值", "固定资产投资", "进出口总额", "一般公共预算收入", "社会消费品零售总额", "实际利用外资", "高新技术产值"] as const;

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Case {
  readonly text: string;
  readonly report: string;
  readonly right: boolean;
}

const next = generator(20160111);
const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
const level = (): Decimal => ({ digits: BigInt(200 + Math.floor(next() * 9000)), scale: pick([0, 1, 2]) });
const growth = (): Decimal => ({ digits: BigInt(11 + Math.floor(next() * 240)), scale: 1 });

/** The printed numbers nearest to the ends of an interval: one inside it, one outside. */
function edges({ low, high }: Interval, scale: number): { readonly inside: Decimal; readonly outside: Decimal } {
  const inside = rescale(midpoint({ low, high }), scale);
  const half: Decimal = { digits: 5n, scale: scale + 1 };
  const beyond = rescale(add(high, half), scale, "up");
  return { inside, outside: { ...beyond, digits: beyond.digits + 1n } };
}

function cases(): readonly Case[] {
  const made: Case[] = [];
  for (let i = 0; i < 80; i += 1) {
    const [a, b] = [pick(indicators), pick(indicators)];
    if (a === b) {
      i -= 1;
      continue;
    }
    const [x, y, g, h] = [level(), level(), growth(), growth()];
    const report = `${a}${formatDecimal(x)}亿元，同比增长${formatDecimal(g)}%；${b}${formatDecimal(y)}亿元，增长${formatDecimal(h)}%。`;
    const one: Operand = { name: a, value: x, unit: "亿元", change: g };
    const other: Operand = { name: b, value: y, unit: "亿元", change: h };
    const sentence = ((): { readonly interval: Interval; readonly scale: number; readonly say: (n: string) => string } => {
      switch (i % 6) {
        case 0:
          return { interval: derive("share", [one, other]).value!.interval, scale: 1, say: (n) => `${a}占${b}的${n}%` };
        case 1:
          return { interval: derive("prior", [one]).value!.interval, scale: Math.max(0, x.scale - 1), say: (n) => `${a}上年同期为${n}亿元` };
        case 2:
          return { interval: derive("sum", [one, other]).value!.interval, scale: Math.min(x.scale, y.scale), say: (n) => `${a}和${b}合计${n}亿元` };
        case 3:
          return { interval: positive(derive("difference", [{ name: a, value: g, unit: "%" }, { name: b, value: h, unit: "%" }]).value!.interval), scale: 1, say: (n) => `${a}与${b}增速相差${n}个百分点` };
        case 4:
          return { interval: derive("ratio", [one, other]).value!.interval, scale: 2, say: (n) => `${a}是${b}的${n}倍` };
        default:
          return { interval: positive(derive("difference", [one, other]).value!.interval), scale: Math.min(x.scale, y.scale), say: (n) => `${a}与${b}相差${n}亿元` };
      }
    })();
    const { inside, outside } = edges(sentence.interval, sentence.scale);
    made.push({ text: sentence.say(formatDecimal(inside)), report, right: true }, { text: sentence.say(formatDecimal(outside)), report, right: false });
  }
  return made;
}

function positive({ low, high }: Interval): Interval {
  const turned = (value: Decimal): Decimal => ({ ...value, digits: -value.digits });
  return midpoint({ low, high }).digits < 0n ? { low: turned(high), high: turned(low) } : { low, high };
}

describe("derived numbers that are typed", () => {
  test("80 right ones pass, 80 that rounding cannot explain are found", async () => {
    const all = cases();
    const wrong: string[] = [];
    for (const { text, report, right } of all) {
      const outline = `deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: 推算, items: [${text}, 其余从略] }\n`;
      const found = onSlides(await checkText({ "outline.yaml": outline, "report.md": `2015年，${report}\n` }), "derived-mismatch").get(1) ?? [];
      if ((found.length === 0) !== right) wrong.push(`${right ? "right" : "wrong"}: ${text} ← ${report} ${JSON.stringify(found.map(({ args }) => args))}`);
    }
    expect(all.filter(({ right }) => !right)).toHaveLength(80);
    expect(wrong).toEqual([]);
  }, 30_000);

  test.each([
    ["Operating result was 14.6% of revenue", true],
    ["Operating result was 16.4% of revenue", false],
    ["Revenue was $568 million a year earlier", true],
    ["Revenue was $586 million a year earlier", false],
    ["Revenue and Operating result came to $692.9 million", true],
    ["Revenue and Operating result came to $629.9 million", false],
  ])("%s: %s", async (text, right) => {
    const report = "---\nlanguage: en\n---\n\nIn 2024, Revenue was $604.7 million, up 6.4%. Operating result was $88.2 million, up 3.1%.\n";
    const outline = `deck: { title: Example, date: 2025-01-11, language: en }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: Derived, items: [${JSON.stringify(text)}, The rest] }\n`;
    const found = (await checkText({ "outline.yaml": outline, "report.md": report })).filter(({ code }) => code === "derived-mismatch");
    expect(found.length === 0).toBe(right);
  });

  test("an edge of rounding: 21.4 % holds for anything from 21.35 to 21.45", async () => {
    expect(decimal("21.4").scale).toBe(1);
    const outline = (share: string): string => `deck: { title: 示例, date: 2016-01-11 }\nreport: report.md\nignore: [orphan-number]\nslides:\n  - { template: bullets, title: 推算, items: [工业增加值占营业收入的${share}%, 其余从略] }\n`;
    const report = "2015年，营业收入2942亿元；工业增加值628.7亿元。\n";
    const codes = async (share: string): Promise<number> => (await checkText({ "outline.yaml": outline(share), "report.md": report })).filter(({ code }) => code === "derived-mismatch").length;
    expect([await codes("21.4"), await codes("21"), await codes("21.37"), await codes("21.5"), await codes("22")]).toEqual([0, 0, 0, 1, 1]);
  });
});
