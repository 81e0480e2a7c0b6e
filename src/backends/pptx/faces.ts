import type { Attributes } from "./xml.js";

/**
 * What a program without the face may go by when it looks for another one: its design (PANOSE, ten bytes in hexadecimal
 * digits, from the font's own OS/2 table), whether it has serifs (`pitchFamily`), and for Chinese ones the character set.
 * Nothing for faces that are not known here: a wrong likeness is worse than none.
 */
export function likeness(typeface: string): Attributes {
  const known = faces.get(typeface.toLowerCase());
  if (!known) return {};
  const { panose, serif = false, chinese = false } = known;
  return { panose, pitchFamily: serif ? roman : swiss, charset: chinese ? gb2312 : 0 };
}

/** Of faces that are known here; others are taken for ones without. */
export const hasSerifs = (typeface: string): boolean => faces.get(typeface.toLowerCase())?.serif === true;

/** Whether it is a Chinese face that is known here, or bears a name in Chinese. */
export const isChinese = (typeface: string): boolean => faces.get(typeface.toLowerCase())?.chinese === true || /\p{Script=Han}/u.test(typeface);

interface Face {
  readonly panose: string;
  readonly serif?: true;
  readonly chinese?: true;
}

/** Variable pitch (2), with the family of faces with serifs (0x10) or without (0x20). */
const roman = 0x12;
const swiss = 0x22;
/** 134 as a signed byte, which is how the format writes it. */
const gb2312 = -122;

const yahei: Face = { panose: "020B0503020204020204", chinese: true };
const dengxian: Face = { panose: "02010600030101010101", chinese: true };
const simsun: Face = { panose: "02010600030101010101", serif: true, chinese: true };
const simhei: Face = { panose: "02010609060101010101", chinese: true };
const brushed: Face = { panose: "02010609060101010101", serif: true, chinese: true };

const faces: ReadonlyMap<string, Face> = new Map(Object.entries({
  arial: { panose: "020B0604020202020204" },
  calibri: { panose: "020F0502020204030204" },
  georgia: { panose: "02040502050405020303", serif: true },
  "times new roman": { panose: "02020603050405020304", serif: true },
  "microsoft yahei": yahei,
  "微软雅黑": yahei,
  dengxian,
  "等线": dengxian,
  simsun,
  "宋体": simsun,
  simhei,
  "黑体": simhei,
  kaiti: brushed,
  "楷体": brushed,
  fangsong: brushed,
  "仿宋": brushed,
}));
