import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, decimal, divide, formatDecimal, multiply, parseDecimal, rescale, shift, subtract } from "../src/report/decimal.js";
import { derive, type Operand } from "../src/report/derive.js";
import { honestScale, honestValue, roundingInterval } from "../src/report/interval.js";
import { convert, isCount, sameFamily } from "../src/report/units.js";

const printed = (text: string): string | undefined => {
  const value = parseDecimal(text);
  return value && formatDecimal(value);
};

describe("decimals", () => {
  test("keep the digits as printed", () => {
    expect(printed("7.140")).toBe("7.140");
    expect(printed("-0.5")).toBe("-0.5");
    expect(printed("1,234,567.80")).toBe("1234567.80");
    expect(printed("68 540")).toBe("68540");
    expect(printed("２９４２．５")).toBe("2942.5");
    expect(printed("007")).toBe("7");
  });

  test("refuse what is no number", () => {
    for (const text of ["", "-", ".", "1.", "1,23", "12,34,567", "1.2.3", "1e5", "NaN", "Infinity", "0x10", "9".repeat(61)]) {
      expect(parseDecimal(text), text).toBeUndefined();
    }
  });

  test("group only from five integer digits on", () => {
    expect(formatDecimal(decimal("2942"), { grouping: true })).toBe("2942");
    expect(formatDecimal(decimal("-29420.5"), { grouping: true })).toBe("-29,420.5");
    expect(formatDecimal(decimal("1234567"), { grouping: true })).toBe("1,234,567");
    expect(formatDecimal(decimal("10.2"), { sign: true })).toBe("+10.2");
    expect(formatDecimal(decimal("0.0"), { sign: true })).toBe("0.0");
  });

  test("round half away from zero", () => {
    expect(formatDecimal(rescale(decimal("2.345"), 2))).toBe("2.35");
    expect(formatDecimal(rescale(decimal("-2.345"), 2))).toBe("-2.35");
    expect(formatDecimal(rescale(decimal("2669.7"), -1))).toBe("2670");
    expect(formatDecimal(divide(decimal("2"), decimal("3"), 4))).toBe("0.6667");
    expect(formatDecimal(divide(decimal("2"), decimal("3"), 4, "down"))).toBe("0.6666");
    expect(formatDecimal(divide(decimal("-2"), decimal("3"), 4, "down"))).toBe("-0.6667");
    expect(() => divide(decimal("1"), decimal("0.00"), 2)).toThrow(RangeError);
  });

  const decimals = fc.record({ digits: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.integer({ min: 0, max: 8 }) });

  test("printing and reading give the value back", () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(decimal(formatDecimal(value, { grouping: true }))).toEqual(value);
      }),
    );
  });

  test("arithmetic is exact", () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
        expect(compare(multiply(a, b), multiply(b, a))).toBe(0);
        expect(compare(shift(shift(a, 8), -8), a)).toBe(0);
      }),
    );
  });
});

describe("units", () => {
  test("convert exactly within a family", () => {
    expect(formatDecimal(convert(decimal("3.5"), "亿元", "万元")!)).toBe("35000");
    expect(formatDecimal(convert(decimal("9100"), "万元", "亿元")!)).toBe("0.9100");
    expect(formatDecimal(convert(decimal("4.5"), "‰", "%")!)).toBe("0.45");
    expect(formatDecimal(convert(decimal("1.2"), "亿千瓦时", "万千瓦时")!)).toBe("12000");
    expect(formatDecimal(convert(decimal("2.9"), "billion RMB", "亿元")!)).toBe("29");
    expect(formatDecimal(convert(decimal("3"), "万人", "人")!)).toBe("30000");
  });

  test("do not convert between families", () => {
    expect(convert(decimal("1"), "%", "个百分点")).toBeUndefined();
    expect(convert(decimal("1"), "亿元", "亿美元")).toBeUndefined();
    expect(sameFamily("家", "个")).toBe(false);
    expect(isCount("家")).toBe(true);
    expect(isCount("万家")).toBe(false);
  });
});

describe("derived figures", () => {
  const operand = (value: string, unit: string, rest: Partial<Operand> = {}): Operand => ({ name: "", value: decimal(value), unit, ...rest });
  const revenue = operand("2942", "亿元", { name: "营业总收入", change: decimal("10.2"), changeUnit: "%" });
  const codes = (...args: Parameters<typeof derive>): readonly string[] => derive(...args).diagnostics.map(({ code }) => code);
  const shown = (...args: Parameters<typeof derive>): string => {
    const { value } = derive(...args).value!;
    return `${formatDecimal(value)}${derive(...args).value!.unit}`;
  };

  test("a prior value carries the rounding of value and rate", () => {
    const { interval, value, unit, formula, approximate } = derive("prior", [revenue]).value!;
    expect(formatDecimal(rescale(interval.low, 1))).toBe("2668.0");
    expect(formatDecimal(rescale(interval.high, 1))).toBe("2671.4");
    expect(formatDecimal(value)).toBe("2670");
    expect([unit, formula, approximate]).toEqual(["亿元", "营业总收入 2942亿元 ÷ (1 + 10.2%)", true]);
  });

  test("a fall divides by less than one, points and amounts are taken off", () => {
    expect(shown("prior", [operand("43.5", "万吨", { change: decimal("-1.1") })])).toBe("44.0万吨");
    expect(shown("prior", [operand("58.9", "%", { change: decimal("1.2"), changeUnit: "pp" })])).toBe("57.7%");
    expect(shown("prior", [operand("292", "天", { change: decimal("15"), changeUnit: "abs" })])).toBe("277天");
  });

  test("differences, sums, shares and ratios", () => {
    expect(shown("difference", [operand("628.7", "亿元"), operand("346.4", "亿元")])).toBe("282.3亿元");
    expect(shown("difference", [operand("58.9", "%"), operand("57.7", "%")])).toBe("1.2个百分点");
    expect(shown("share", [operand("628.7", "亿元"), operand("2942", "亿元")])).toBe("21.4%");
    expect(shown("share", [operand("110", "项"), operand("235", "项")])).toBe("46.8%");
    expect(shown("ratio", [operand("235", "项"), operand("110", "项")])).toBe("2.1");
    expect(shown("sum", [operand("3.5", "亿元"), operand("9100", "万元")])).toBe("4.4亿元");
    expect(shown("sum", [operand("79", "个"), operand("6", "个")], { unit: "个" })).toBe("85个");
  });

  test("the shown digits follow the least exact input", () => {
    expect(shown("share", [operand("30", "个", { approximate: true }), operand("79", "个")])).toBe("40%");
    expect(shown("sum", [operand("9100", "万元"), operand("3.5", "亿元")])).toBe("44000万元");
  });

  test("say what cannot be computed", () => {
    expect(codes("share", [operand("1", "亿元"), operand("0", "亿元")])).toEqual(["division-by-zero"]);
    expect(codes("prior", [operand("1", "亿元", { change: decimal("-100") })])).toEqual(["division-by-zero"]);
    expect(codes("sum", [operand("1", "亿元"), operand("2", "家")])).toEqual(["unit-mismatch"]);
    expect(codes("sum", [operand("1", "家"), operand("2", "家")], { unit: "元" })).toEqual(["unit-mismatch"]);
    expect(codes("difference", [operand("1", "家")])).toEqual(["derived-inputs"]);
    expect(codes("prior", [operand("1", "家")])).toEqual(["change-missing"]);
    expect(codes("prior", [operand("1", "亿元", { change: decimal("1"), changeUnit: "pp" })])).toEqual(["unit-mismatch"]);
  });

  test("the true value of any rounded input lies in the interval", () => {
    const rate = fc.integer({ min: -500, max: 900 });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9_999_999 }), rate, (hundredths, tenths) => {
        const before = { digits: BigInt(hundredths), scale: 2 };
        const after = rescale(multiply(before, add(decimal("1"), { digits: BigInt(tenths), scale: 3 })), 1);
        const { interval } = derive("prior", [{ name: "", value: after, unit: "亿元", change: { digits: BigInt(tenths), scale: 1 } }]).value!;
        expect(compare(interval.low, before)).toBeLessThanOrEqual(0);
        expect(compare(interval.high, before)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("the last honest digit is uncertain by at most one", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (digits, scale, most) => {
        const interval = roundingInterval({ digits, scale });
        const place = honestScale(interval, most);
        expect(place).toBe(Math.min(scale, most));
        expect(honestValue(interval, most).scale).toBe(Math.max(0, place));
      }),
    );
  });
});
