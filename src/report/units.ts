import { shift, type Decimal } from "./decimal.js";

/** A unit as a power of ten of its family's base: 亿元 is { base: "元", power: 8 }, ‰ is { base: "", power: -3 }. */
export interface UnitScale {
  readonly base: string;
  readonly power: number;
}

/** The unit's family and size. A unit that is not known is a family of its own, with its 万 or 亿 taken off. */
export function parseUnit(printed: string): UnitScale {
  const unit = printed.trim();
  const known = KNOWN.get(unit);
  if (known) return known;
  const english = parseEnglish(unit);
  if (english) return english;
  for (const [prefix, power] of SCALES) {
    if (!unit.startsWith(prefix)) continue;
    const base = unit.slice(prefix.length);
    const inner = KNOWN.get(base) ?? { base, power: 0 };
    return { base: inner.base, power: inner.power + power };
  }
  return { base: unit, power: 0 };
}

/** Whether values of the two units can be added and compared. */
export function sameFamily(a: string, b: string): boolean {
  return parseUnit(a).base === parseUnit(b).base;
}

/** The value in another unit of its family, exact. Undefined between families: 亩 into 公里, % into 个百分点. */
export function convert(value: Decimal, from: string, to: string): Decimal | undefined {
  const source = parseUnit(from);
  const target = parseUnit(to);
  return source.base === target.base ? shift(value, source.power - target.power) : undefined;
}

/** `pp` is the short name of percentage points; a person reads 个百分点 or “percentage points”. */
export function isPercentagePoint(unit: string): boolean {
  return parseUnit(unit).base === PERCENTAGE_POINT;
}

/** Things that are counted one by one: a printed whole number of them is exact, not rounded. */
export function isCount(unit: string): boolean {
  const { base, power } = parseUnit(unit);
  return power === 0 && COUNTED.has(base);
}

const PERCENTAGE_POINT = "个百分点";

/** Longest first, so that 万亿 is not read as 万. */
const SCALES: readonly (readonly [string, number])[] = [
  ["万亿", 12],
  ["千亿", 11],
  ["百亿", 10],
  ["千万", 7],
  ["百万", 6],
  ["十万", 5],
  ["亿", 8],
  ["万", 4],
  ["千", 3],
  ["百", 2],
];

const FAMILIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  元: { 元: 0, 人民币: 0, RMB: 0, CNY: 0, yuan: 0 },
  美元: { 美元: 0, USD: 0 },
  欧元: { 欧元: 0, EUR: 0 },
  "": { "": 0, 倍: 0, "%": -2, "％": -2, percent: -2, "per cent": -2, "‰": -3 },
  [PERCENTAGE_POINT]: { 个百分点: 0, 百分点: 0, pp: 0, "percentage points": 0, "percentage point": 0 },
  吨: { 吨: 0, 千克: -3, 公斤: -3, 克: -6, kg: -3 },
  千瓦时: { 千瓦时: 0, 度: 0, 兆瓦时: 3, kWh: 0, MWh: 3, GWh: 6, TWh: 9 },
  千瓦: { 千瓦: 0, 瓦: -3, 兆瓦: 3, kW: 0, MW: 3, GW: 6 },
  米: { 米: 0, 公里: 3, 千米: 3, 厘米: -2, 毫米: -3, km: 3, m: 0 },
  平方米: { 平方米: 0, 平米: 0, 公顷: 4, 平方公里: 6, 平方千米: 6 },
};

const KNOWN: ReadonlyMap<string, UnitScale> = new Map(
  Object.entries(FAMILIES).flatMap(([base, units]) =>
    Object.entries(units).map(([unit, power]): [string, UnitScale] => [unit, { base, power }]),
  ),
);

/** Measure words of whole things, as reports count them. */
const COUNTED: ReadonlySet<string> = new Set(
  (
    "个 家 项 次 支 场 人 户 名 位 座 条 台 套 件 所 处 笔 起 辆 栋 间 份 批 期 只 头 株 款 门 种 类 部 艘 架 村 对 组 队 店 部门 " +
    "人次 户次 辆次 家次 件次 标箱 床 张 宗 例 班 艘次 架次 单 篇 册 尾 羽 口 眼 盏 根 块 片 枚 幅 首 档 " +
    "个村 个工作日"
  ).split(" "),
);

const ENGLISH_SCALES: Readonly<Record<string, number>> = {
  thousand: 3,
  million: 6,
  mn: 6,
  billion: 9,
  bn: 9,
  trillion: 12,
};

/** `billion RMB`, `RMB billion`, `million` … A currency's name is its family; RMB is 元's. */
function parseEnglish(unit: string): UnitScale | undefined {
  const words = unit.split(" ");
  const scale = words.findIndex((word) => Object.hasOwn(ENGLISH_SCALES, word));
  const power = scale < 0 ? 0 : ENGLISH_SCALES[words[scale]!]!;
  const rest = words.filter((_, index) => index !== scale).join(" ");
  const currency = KNOWN.get(rest);
  return scale < 0 ? currency : { base: currency?.base ?? rest, power: power + (currency?.power ?? 0) };
}
