/** An exact decimal as printed: 7.140 is { digits: 7140n, scale: 3 }. Never a float. */
export interface Decimal {
  readonly digits: bigint;
  /** Digits after the point; the half unit of the last one is the rounding of a printed value. */
  readonly scale: number;
}
