import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reader as markdown } from "../src/readers/markdown.js";
import { reader as plain } from "../src/readers/text.js";
import { formatDecimal } from "../src/report/decimal.js";
import { formatFigures } from "../src/report/figures-table.js";
import { formatPeriod } from "../src/report/period.js";
import type { Figure, Report, Section } from "../src/report/report.js";
import { percent, readRows, score } from "./support/score.js";

/** Least shares in per cent, as measured: core, core with counts, precision, changes, names. */
interface Floors {
  readonly core: number;
  readonly counts: number;
  readonly precision: number;
  readonly changes: number;
  readonly named: number;
}

/**
 * Reports with a list of their figures made by somebody who did not know the grammar. The first three were used while
 * it was written. The statistics release and the budget were kept back and scored once before anything was mended after them:
 * core 89.3 / 65.1, core with counts 85.7 / 67.4, precision 88.9 / 83.3, changes 10 of 10 / 6 of 8, section titles 7 of 7 / 8 of 10.
 */
const REPORTS: Readonly<Record<string, Floors>> = {
  "en-earnings.txt": { core: 100, counts: 100, precision: 100, changes: 100, named: 91 },
  "en-nonprofit.md": { core: 100, counts: 97, precision: 98, changes: 100, named: 94 },
  "en-zone.txt": { core: 100, counts: 100, precision: 98, changes: 100, named: 80 },
  "en-statistics.md": { core: 100, counts: 100, precision: 97, changes: 100, named: 88 },
  "en-budget.txt": { core: 100, counts: 100, precision: 98, changes: 100, named: 90 },
};

/**
 * Four more, by a second annotator, scored once before anybody had looked at them: core 113 of 125, core with counts 152 of 168,
 * precision 177 of 193, changes 44 of 46, names 127 of 177; with the four Chinese ones (`figures-gold.test.ts`) 91 of 98 section
 * headings, where 92 were found. The floors are what they reach since.
 */
const SECOND: Readonly<Record<string, Floors>> = {
  "en2-1.md": { core: 100, counts: 100, precision: 100, changes: 100, named: 90 },
  "en2-2.txt": { core: 100, counts: 100, precision: 100, changes: 100, named: 97 },
  "en2-3.txt": { core: 93, counts: 93, precision: 95, changes: 100, named: 82 },
  "en2-4.md": { core: 100, counts: 100, precision: 100, changes: 100, named: 94 },
};

const file = (name: string): string => readFileSync(new URL(`./fixtures/gold/${name}`, import.meta.url), "utf8");
const readText = (text: string): Report => plain.read({ path: "r.txt", text }).value;
const readMarkdown = (text: string): Report => markdown.read({ path: "r.md", text }).value;
const read = (name: string): Report => (name.endsWith(".md") ? readMarkdown : readText)(file(name));

describe("English reports with a hand-made list of their figures", () => {
  test.each(Object.entries({ ...REPORTS, ...SECOND }))("%s is read as a person reads it", (name, floors) => {
    const gold = readRows(file(name.replace(/\.\w+$/u, ".figures.tsv")));
    const result = score(gold, readRows(formatFigures(read(name), "tsv", "en")));
    const detail = JSON.stringify({ missed: result.missed, wrong: result.wrong, false: result.falseRows }, undefined, 1);
    expect(percent(result.core), detail).toBeGreaterThanOrEqual(floors.core);
    expect(percent(result.coreAndCount), detail).toBeGreaterThanOrEqual(floors.counts);
    expect(percent(result.precision), detail).toBeGreaterThanOrEqual(floors.precision);
    expect(percent(result.changes), detail).toBeGreaterThanOrEqual(floors.changes);
    expect(percent(result.named), detail).toBeGreaterThanOrEqual(floors.named);
  });

  test.each([...Object.keys(REPORTS), "en2-1.md", "en2-3.txt", "en2-4.md"])("%s has its sections at their levels", (name) => {
    const found = flat(read(name).root).map(({ level, title, kind }) => `${level} ${bare(title)} ${kind}`);
    expect(found).toEqual(sectionsOf(name).map(({ level, title, kind }) => `${level} ${title} ${kind}`));
  });

  test("a release under its company's name has the release for its title, and the sections of its list", () => {
    const [company, release, ...sections] = sectionsOf("en2-2.txt");
    const found = flat(read("en2-2.txt").root).map(({ level, title, kind }) => `${level} ${bare(title)} ${kind}`);
    expect(company!.title).toBe("Lindqvist Home AB (publ)");
    expect(found).toEqual([release!, ...sections].map(({ level, title, kind }) => `${level - 1} ${title} ${kind}`));
  });
});

function sectionsOf(name: string): readonly { readonly level: number; readonly title: string; readonly kind: string }[] {
  return file(name.replace(/\.\w+$/u, ".sections.txt")).split("\n").filter((row) => row.trim() !== "").map((row) => {
    const [title = "", kind = ""] = row.split("\t");
    return { level: (title.length - title.trimStart().length) / 2, title: bare(title), kind };
  });
}

const bare = (title: string): string => title.trim().replace(/^(?:[IVX]+\.|[A-H]\.|\d+(?:\.\d+)*\.?)\s+/u, "").replace(/[.:]$/u, "");
const flat = (section: Section): readonly Section[] => [section, ...section.children.flatMap(flat)];

const figures = (text: string): readonly Figure[] => readText(text).figures;

function line({ indicator, value, upTo, unit = "", change }: Figure): string {
  const changed = change && `${formatDecimal(change.value, { sign: true })}${change.unit}`;
  return [indicator, value && `${formatDecimal(value)}${upTo ? `–${formatDecimal(upTo)}` : ""} ${unit}`.trim(), changed].filter(Boolean).join(" ");
}
const lines = (text: string): readonly string[] => figures(text).map(line);

describe("classes of English constructions", () => {
  test("ranges keep both ends", () => {
    expect(lines("We expect revenue of $3.1–3.3 billion, an operating margin of 6% to 8% and capital spending of between $900 million and $1.1 billion.")).toEqual([
      "revenue 3.1–3.3 billion USD", "operating margin 6–8 %", "capital spending 0.9–1.1 billion USD",
    ]);
  });

  test("a value of an earlier time is a figure of its own, with its own period", () => {
    const found = figures("Sales were $3.4 million in 2023, compared with $3.1 million a year earlier. Coverage rose from 38.2% in 2021 to 40.5% in 2023. Staff: 87 (2022: 79)");
    expect(found.map((figure) => `${line(figure)} ${formatPeriod(figure.period!)}`)).toEqual([
      "Sales 3.4 million USD 2023", "Sales 3.1 million USD 2022", "Coverage 38.2 % 2021", "Coverage 40.5 % 2023", "Staff 87 2023", "Staff 79 2022",
    ]);
  });

  test("the scope is kept as printed", () => {
    const found = figures("Net sales were $2.1 billion, up 5% in constant currency. Adjusted EBITDA was $300 million. Excluding fuel, costs fell 2%.");
    expect(found.map(({ scope }) => scope)).toEqual(["constant currency", "Adjusted", "Excluding fuel"]);
  });

  test("a subject before an apposition, a level before its label, a label before its colon", () => {
    expect(lines("Ticket revenue, the largest source of income, rose 12%. At $1.9 billion, operating expenses were 4% lower. Energy use (GWh): 450")).toEqual([
      "Ticket revenue +12%", "operating expenses 1.9 billion USD -4%", "Energy use 450 GWh",
    ]);
  });

  test("a verb and a direction carry on", () => {
    expect(lines("Food went up by 5.1% and housing costs by 6.6%, while clothing fell 1.2%. Sales rose 8% in Europe and 12% in Asia. We opened 18 stores, closed 7 and refurbished 42.")).toEqual([
      "Food +5.1%", "housing costs +6.6%", "clothing -1.2%", "Sales +8%", "Sales in Asia +12%", "stores opened 18", "stores closed 7", "stores refurbished 42",
    ]);
  });

  test("counts are named with what was done, or what the counted did", () => {
    expect(lines("We published 5,084 papers. The group employs 640 people and trained 1,200 apprentices. Forty-one firms left the zone. About 1.1 million households will refinance. Volunteers gave 38,000 hours to local causes.")).toEqual([
      "papers published 5084", "people employed 640", "apprentices trained 1200", "firms left the zone 41", "households to refinance 1.1 million", "Volunteers hours given 38000 hours",
    ]);
  });

  test("an aside does not part a subject from its number, and a signed level is no change", () => {
    expect(lines("Operating profit (EBIT) rose 18% to SEK 389 million. Organic growth was -8.3%. Net financial items were SEK -71 million, weighed down by a 185 basis point increase in the average interest rate. The second substation, rated at 120 MW, opened.")).toEqual([
      "Operating profit 389 million SEK +18%", "Organic growth -8.3 %", "Net financial items -71 million SEK", "average interest rate +1.85pp", "second substation 120 MW",
    ]);
  });

  test("parts of a group said before", () => {
    expect(lines("Of our professors, 29.3% are women and 11.2% identify as disabled. Recycled water met 28.5 percent of total consumption.")).toEqual([
      "women share of professors 29.3 %", "professors identify as disabled 11.2 %", "Recycled water share of total consumption 28.5 %",
    ]);
  });

  test("titles before a colon name the measures that each of them states", () => {
    const report = readText("Results 2023\n\nNordics: Sales fell by 9.6% to SEK 2,874 million in a weak market.\n\nCentral Europe: Sales of SEK 1,702 million were flat in local currencies.\n\nContact: Jo Ek, phone +46 8 5055 8373");
    expect(report.root.children.map(({ title, kind }) => `${title} ${kind}`)).toEqual(["Nordics inline", "Central Europe inline"]);
    expect(report.figures.map(line)).toEqual(["Nordics sales 2874 million SEK -9.6%", "Central Europe sales 1702 million SEK 0%"]);
  });

  test("telephone numbers, parts of laws and slogans hold no figure", () => {
    expect(lines("Call 0800 555 0142 or +999 4 555 7210 about Section 31(2) and our “One Thornbury, 5 promises” plan (three visits, two forms, one payment).")).toEqual([]);
  });

  test("questions, ages, denominators, references and names hold no figure", () => {
    expect(lines("Did fewer than 300 people come? The rate per 100,000 people, aged 15 to 64, follows ISO 27001, the S&P 500 and Article 12. Call room 14 within 30 days.")).toEqual([]);
  });

  test("cells with currency, points, multiples and brackets", () => {
    const { figures: found } = readMarkdown("| Metric | FY2024 | FY2023 | Change |\n|---|---|---|---|\n| Revenue | $3.4bn | $3.1bn | +9.7% |\n| Margin | 14.2% | 13.1% | +110 bps |\n| Cash flow | ($35m) | $12m | |\n| Leverage | 1.8x | 2.3x | |\n");
    expect(found.map(line)).toEqual([
      "Revenue 3.4 billion USD +9.7%", "Revenue 3.1 billion USD", "Margin 14.2 % +1.10pp", "Margin 13.1 %", "Cash flow -35 million USD", "Cash flow 12 million USD", "Leverage 1.8 times", "Leverage 2.3 times",
    ]);
  });

  test("plain tables whose columns blanks part", () => {
    expect(lines("Summary 2024\n\n                   2024     2023    Change\nRevenue (£m)      123.4    110.2    +12.0%\nCustomers         4,500    4,100     +9.8%\n\nThe year was a good one for everybody here.")).toEqual([
      "Revenue 123.4 million GBP +12.0%", "Revenue 110.2 million GBP", "Customers 4500 +9.8%", "Customers 4100",
    ]);
  });

  test("hostile text takes time in proportion to its length", () => {
    const time = (text: string): number => {
      const from = process.cpuUsage();
      readText(text);
      return process.cpuUsage(from).user / 1000;
    };
    for (const piece of ["5% ", "from 5% to ", "excluding a ", "for the year ", "respectively 5% and 6%, ", "(", "the the increase ", '"A 5 ', "a (b) 5 c ", "+46 8 ", "of these, 5% ", "Ab: Cd 5 ef. "]) {
      const small = time(piece.repeat(20000 / piece.length));
      expect(time(piece.repeat(80000 / piece.length)), piece).toBeLessThan(8 * small + 200);
    }
  });
});
