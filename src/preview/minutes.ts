/**
 * Minutes that reading notes aloud takes: 220 Chinese characters or 130 English words a minute, the pace of a speaker whom a
 * room can follow. In tenths; a slide without notes gets half a minute.
 */
export function minutesOf(notes: string): number {
  const characters = [...notes.matchAll(/\p{Script=Han}/gu)].length;
  const words = [...notes.matchAll(/[\p{Script=Latin}\p{N}]+/gu)].length;
  if (characters + words === 0) return 0.5;
  return Math.max(0.1, Math.round(10 * (characters / 220 + words / 130)) / 10);
}
