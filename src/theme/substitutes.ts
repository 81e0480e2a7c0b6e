/**
 * Free faces that stand in for one that a computer does not have, the likest first: equal widths where there are such, else the
 * same sort of letters. For drawings of slides; the PowerPoint file names the face itself.
 */
export function substitutes(face: string): readonly string[] {
  const name = face.toLowerCase();
  const known = families.find(({ faces }) => faces.some((one) => name === one || name.startsWith(`${one} `)));
  return known?.instead ?? [];
}

/** What every computer is likely to have for Chinese: Macs, phones, Linux. */
export const hanFaces = ["PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"] as const;

const hanSerif = ["Songti SC", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", ...hanFaces];

/** Liberation and Croscore faces have the widths of Microsoft's (Red Hat 2007, Google 2013). */
const families: readonly { readonly faces: readonly string[]; readonly instead: readonly string[] }[] = [
  { faces: ["arial", "helvetica", "helvetica neue"], instead: ["Arial", "Helvetica", "Liberation Sans", "Arimo"] },
  { faces: ["calibri"], instead: ["Carlito", "Liberation Sans", "Arimo"] },
  { faces: ["cambria"], instead: ["Caladea", "Liberation Serif", "Tinos"] },
  { faces: ["times new roman", "times"], instead: ["Times", "Liberation Serif", "Tinos"] },
  { faces: ["courier new"], instead: ["Liberation Mono", "Cousine"] },
  { faces: ["georgia"], instead: ["Gelasio", "Liberation Serif"] },
  { faces: ["宋体", "simsun", "新宋体", "nsimsun", "仿宋", "fangsong", "仿宋_gb2312", "华文中宋", "stzhongsong", "方正小标宋简体", "思源宋体"], instead: hanSerif },
  { faces: ["楷体", "kaiti", "楷体_gb2312", "华文楷体", "stkaiti"], instead: ["Kaiti SC", "AR PL UKai CN", ...hanSerif] },
];
