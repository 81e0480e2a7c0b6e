import { nameBefore } from "./indicator.js";
import type { Reading } from "./reading.js";

/** 工业投资由负转正，增长4.6%: a clause without a number that says how its subject fares. */
export function topicBefore({ text, clause }: Reading): { readonly name: string; readonly start: number } | undefined {
  const end = clause.start - 1;
  if (text[end] !== "，" && text[end] !== ",") return undefined;
  let start = end;
  while (start > 0 && end - start < LONGEST_TOPIC && !"，,。；;：:！？\n（()）".includes(text[start - 1]!)) start -= 1;
  const words = text.slice(start, end);
  const turn = words.search(TURN);
  const passes = /^(?:过|破|双|已|连|首|成|历|一|再|接|突|跨|站|迈|跃|登|越|冲|超)/u.test(words.slice(Math.max(0, turn)));
  if (!passes && /\d/u.test(words)) return undefined;
  const name = turn < 2 || /\d/u.test(words.slice(0, turn)) ? "" : nameBefore(words.slice(0, turn));
  return name.length < 2 ? undefined : { name, start };
}

const LONGEST_TOPIC = 24;
const TURN = new RegExp(
  "由[负降正升]转|扭[负亏]|实现正增长|保持(?:平稳|稳定|较快|快速|两位数)|(?:平稳|稳步|较快|快速|持续|小幅|明显|稳定|大幅|显著)(?:增长|上升|回升|下降|回落|提升|提高|改善)|" +
    "稳中有|[止企]稳|虽|尽管|连[跨上破]|再创|创(?:历史|下|出|造)|(?:首次|成功|历史性|一举|再次|接连)?(?:突破|跨越|跨上|站上|迈上|迈入|跃上|登上|越过|冲破|跨过|超)(?:了)?[百千万亿两]|(?:首次|再次|已|双双|均)?(?:过|破|超|突破)[半亿万千百]|(?:首次|首度|单独)(?:披露|公布|公开|并表)|[从由]无到有|(?:再|持续)?(?:上|迈上)(?:新)?台阶",
  "u",
);
