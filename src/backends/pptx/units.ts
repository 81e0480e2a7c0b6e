/** English metric units: 12,700 to a point. Positions, extents and line widths in DrawingML. */
export const emu = (points: number): number => Math.round(points * 12_700);

/** Hundredths of a point: font sizes and exact spacing. */
export const centipoints = (points: number): number => Math.round(points * 100);

/** Thousandths of a percent, from a share (1 = 100 %). */
export const thousandths = (share: number): number => Math.round(share * 100_000);
