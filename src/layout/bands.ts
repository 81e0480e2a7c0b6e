/** A stretch of a stack: what it wants, how small it may get, and its share in room that is left over. */
export interface Band {
  readonly base: number;
  /** By default `base`: a text needs what it needs. */
  readonly min?: number;
  /** By default 0. */
  readonly grow?: number;
}

/**
 * Heights of a stack of bands that share `room` points: what is left over goes to those that grow, what is missing comes
 * from those that may shrink, each in proportion. Where even the least heights need more, they are given all the same.
 */
export function spread(bands: readonly Band[], room: number): readonly number[] {
  const left = room - sum(bands.map(({ base }) => base));
  const give = bands.map((band) => (left >= 0 ? (band.grow ?? 0) : band.base - (band.min ?? band.base)));
  const total = sum(give);
  const share = total === 0 ? 0 : left >= 0 ? left / total : Math.max(-1, left / total);
  return bands.map(({ base }, i) => base + give[i]! * share);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
