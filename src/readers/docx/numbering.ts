import { childOf, elementsOf, type XmlElement } from "../../source/xml-tree.js";

/** Counts the numbered paragraphs of a document in reading order. */
export interface Counter {
  /** The number that Word prints before the next paragraph of this list and level; `""` for bullets and unknown lists. */
  next(id: string, level: number): string;
}

interface Level {
  readonly format: string;
  /** `第%1章`, `%1.%2`: the number of level n stands where `%n` does. */
  readonly text: string;
  readonly start: number;
  /** All numbers in the text as digits (法律 numbering: 1.1 below 第一章). */
  readonly digits: boolean;
  /** Starts again after a level at most this (1-based); 0 never. */
  readonly restart?: number;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

export function readNumberings(part: XmlElement | undefined): Counter {
  const lists = listsOf(part);
  const counts = new Map<string, number[]>(); // lists of one definition go on counting where the other stopped
  const begun = new Set<string>();
  return {
    next(id, level) {
      const list = lists.get(id);
      const own = list?.levels.get(level);
      if (!list || !own) return "";
      const count = counts.get(list.abstract) ?? [];
      counts.set(list.abstract, count);
      const restart = begun.has(id) ? undefined : list.starts.get(level);
      begun.add(id);
      count[level] = restart ?? (count[level] === undefined ? own.start : count[level] + 1);
      for (let below = level + 1; below < 9; below += 1) {
        const { restart: after = below } = list.levels.get(below) ?? {};
        if (after !== 0 && level < after) delete count[below];
      }
      return printed(own, level, list, count);
    },
  };
}

function printed(own: Level, level: number, { levels }: List, count: readonly (number | undefined)[]): string {
  if (own.format === "bullet" || own.format === "none") return "";
  return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    if (at > level) return "";
    const { format = "decimal", start = 1 } = levels.get(at) ?? {};
    return formatNumber(count[at] ?? start, own.digits ? "decimal" : format);
  });
}

function listsOf(part: XmlElement | undefined): ReadonlyMap<string, List> {
  const elements = part ? elementsOf(part) : [];
  const abstracts = new Map(elements.filter(({ name }) => name === "abstractNum").map((element) => [element.attributes["abstractNumId"] ?? "", levelsOf(element)]));
  const lists = new Map<string, List>();
  for (const element of elements) {
    if (element.name !== "num") continue;
    const abstract = childOf(element, "abstractNumId")?.attributes["val"] ?? "";
    const overrides = elementsOf(element).filter(({ name }) => name === "lvlOverride");
    const levels = new Map([...(abstracts.get(abstract) ?? []), ...overrides.flatMap((override) => [...levelsOf(override)])]);
    const starts = overrides.flatMap((override): [number, number][] => {
      const start = childOf(override, "startOverride")?.attributes["val"];
      return start === undefined ? [] : [[Number(override.attributes["ilvl"]), Number(start)]];
    });
    lists.set(element.attributes["numId"] ?? "", { abstract, levels, starts: new Map(starts) });
  }
  return lists;
}

function levelsOf(element: XmlElement): ReadonlyMap<number, Level> {
  const value = (level: XmlElement, name: string): string | undefined => childOf(level, name)?.attributes["val"];
  return new Map(
    elementsOf(element)
      .filter(({ name }) => name === "lvl")
      .map((level): [number, Level] => {
        const restart = value(level, "lvlRestart");
        return [
          Number(level.attributes["ilvl"]),
          {
            format: value(level, "numFmt") ?? "decimal",
            text: (value(level, "lvlText") ?? "").slice(0, 64),
            start: Number(value(level, "start") ?? 0) || 0,
            digits: childOf(level, "isLgl") !== undefined,
            ...(restart !== undefined && { restart: Number(restart) }),
          },
        ];
      }),
  );
}

/** A count in one of the formats of ECMA-376 17.18.59 that reports use; others as digits. */
export function formatNumber(n: number, format: string): string {
  switch (format) {
    case "chineseCounting":
    case "chineseCountingThousand":
    case "ideographDigital":
    case "japaneseCounting":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
      return chinese(n);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return n >= 1 && n <= 20 ? String.fromCharCode(0x2460 + n - 1) : String(n);
    case "decimalFullWidth":
      return [...String(n)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
    case "decimalZero":
      return String(n).padStart(2, "0");
    case "lowerLetter":
      return letters(n);
    case "upperLetter":
      return letters(n).toUpperCase();
    case "lowerRoman":
      return roman(n).toLowerCase();
    case "upperRoman":
      return roman(n);
    default:
      return String(n);
  }
}

function chinese(n: number): string {
  const digits = "零一二三四五六七八九";
  if (n < 0 || n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return digits[ones]!;
  return `${tens === 1 ? "" : digits[tens]}十${ones === 0 ? "" : digits[ones]}`;
}

/** a … z, aa, bb: as Word counts. */
const letters = (n: number): string =>
  n < 1 || n > 780 ? String(n) : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));

const ROMAN = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]] as const;

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  let text = "";
  let left = n;
  for (const [value, sign] of ROMAN) for (; left >= value; left -= value) text += sign;
  return text;
}
