import { closest, suggest } from "../source/suggest.js";

export interface MeantIndicator {
  readonly name: string;
  /** The author asked for its growth: 工业增加值增速 is the change of 工业增加值. */
  readonly change: boolean;
}

/** The report's name for what an author calls otherwise: 总营收 is its 营业总收入, “total revenue” its “Revenue”. */
export function meantIndicator(wanted: string, names: readonly string[]): MeantIndicator | undefined {
  const asked = plainName(wanted);
  const byPlain = new Map<string, string>();
  for (const name of names.slice(0, mostNames)) {
    const { name: plain } = plainName(name);
    if (!byPlain.has(plain)) byPlain.set(plain, name);
  }
  const known = byPlain.get(asked.name) ?? byPlain.get(suggest(asked.name, [...byPlain.keys()]) ?? "");
  if (known !== undefined) return { name: known, change: asked.change && !plainName(known).change };
  const similar = suggest(wanted, names);
  return similar === undefined ? undefined : { name: similar, change: false };
}

/** The `n` names to choose from, the one that is meant first. */
export function closestIndicators(wanted: string, names: readonly string[], n: number): readonly string[] {
  const meant = meantIndicator(wanted, names);
  return [...new Set([...(meant ? [meant.name] : []), ...closest(wanted, names, n)])].slice(0, n);
}

/** As many as `suggest` looks at; a longer name is no name that anybody calls otherwise. */
const mostNames = 2000;
const longestName = 100;

/** In the long form of its trade, without words that name no quantity: 固投 → 固定资产投资, “Total sales” → “revenue”. */
function plainName(name: string): MeantIndicator {
  let plain = name.slice(0, longestName).normalize("NFKC").toLowerCase().trim();
  for (const [short, long] of abbreviations) if (!plain.includes(long)) plain = plain.replace(short, long);
  const words = plain.split(/[\s-]+/u);
  if (words.length > 1 || /^[a-z&]+$/u.test(plain)) {
    const kept = words.map((word) => sameWords.get(word) ?? word).filter((word) => !fillers.has(word));
    const measured = kept.filter((word) => !growthWords.has(word));
    return { name: (measured.length > 0 ? measured : kept).join(" "), change: measured.length > 0 && measured.length < kept.length };
  }
  const growth = growthEndings.find((ending) => plain.length > ending.length + 1 && plain.endsWith(ending));
  return { name: growth === undefined ? plain : plain.slice(0, -growth.length).replace(/(?:同比|环比|的)$/u, ""), change: growth !== undefined };
}

/** Short forms of officials' and analysts' speech, longer ones first; the long form is the statistical yearbook's. */
const abbreviations: readonly (readonly [string, string])[] = [
  ["总营收", "营业总收入"],
  ["营收", "营业收入"],
  ["净利", "净利润"],
  ["固投", "固定资产投资"],
  ["社消零", "社会消费品零售总额"],
  ["社零", "社会消费品零售总额"],
  ["规上", "规模以上"],
  ["限上", "限额以上"],
  ["国内生产总值", "地区生产总值"],
  ["gross domestic product", "地区生产总值"],
  ["gdp", "地区生产总值"],
  ["cpi", "居民消费价格"],
  ["ppi", "工业生产者出厂价格"],
  ["一般预算收入", "一般公共预算收入"],
  ["进出口额", "进出口总额"],
];

const sameWords: ReadonlyMap<string, string> = new Map([
  ["revenues", "revenue"],
  ["sales", "revenue"],
  ["turnover", "revenue"],
  ["profits", "profit"],
  ["headcount", "employees"],
  ["staff", "employees"],
  ["workforce", "employees"],
  ["capex", "capital expenditure"],
  ["expenditures", "expenditure"],
  ["opex", "operating expenses"],
  ["eps", "earnings per share"],
]);

const fillers: ReadonlySet<string> = new Set(["total", "overall", "the", "of", "group", "reported"]);
const growthWords: ReadonlySet<string> = new Set(["growth", "increase", "change", "rate", "yoy"]);
const growthEndings = ["同比增速", "同比增长", "增长速度", "增长率", "增速", "增幅"] as const;
