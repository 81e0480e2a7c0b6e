import { expect, test } from "vitest";
import { breakParagraph } from "../src/text/lines.js";
import { textStyle, type Theme } from "../src/theme/theme.js";
import { typeScale } from "../src/theme/type-scale.js";

/** GB/T 15834 and CLREQ as a law: what no line may begin or end with, over a corpus of lines of every width. */
const noStart = new Set([..."、，。；：！？”’）》」』】〉〕～—…·%℃"]);
const noEnd = new Set([..."“‘（《「『【〈〔"]);

const sentences = [
  "营业总收入达到2942亿元，同比增长10.2%；工业增加值628.7亿元，增长7.14%；固定资产投资346.4亿元，增长16.2%。",
  "全区设置产业处12个，实行专人专责，规划、政策、招商、园区、平台、协会、展会、服务“八位一体”的组织模式初步成形。",
  "“三严三实”专题教育深入开展（每周安排一名成员在会上领学），全年举行集中学习研讨交流会6次——党性党风党纪、警示教育……",
  "引进盛景网联等知名人力资源机构4家，举办现场招聘15场，开展培训、联谊、测评等活动230余场；煤炭线上会员500余家！",
  "按照“省里基金全面对接、市里基金全面参与”的思路，《实施方案》明确：目标区间63%～68%，气温不低于5℃，如何落实？",
];

test("2,000 broken lines and more begin and end as they may", () => {
  const theme = { type: typeScale } as Pick<Theme, "type"> as Theme; // only the type scale is asked for
  const style = textStyle(theme, "text");
  let lines = 0;
  const wrong: string[] = [];
  for (const sentence of sentences) {
    for (let width = 90; width <= 820; width += 6) {
      const broken = breakParagraph([{ text: sentence }], style, width).map(({ text }) => text.trim());
      lines += broken.length;
      for (const [i, line] of broken.entries()) {
        if (i > 0 && noStart.has(line[0]!)) wrong.push(`start ${width}: ${line}`);
        if (i < broken.length - 1 && noEnd.has(line.at(-1)!)) wrong.push(`end ${width}: ${line}`);
        // A number stays with its unit, and the two halves of …… and —— stay together.
        if (i > 0 && /^(?:亿元|%|个|家|场|次|余场|余家)/u.test(line) && /\d$/u.test(broken[i - 1]!)) wrong.push(`unit ${width}: ${broken[i - 1]} | ${line}`);
      }
    }
  }
  expect(lines).toBeGreaterThanOrEqual(2000);
  expect(wrong).toEqual([]);
});
