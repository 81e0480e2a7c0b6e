/**
 * The decks of the benchmark: n slides with a title and five bullets, a column chart on every third, a JPEG of about
 * 196 kB on every fifth. Made once, the same for both sides.
 */
import sharp from "sharp";

/** Noise compresses badly, as photographs do; the seed keeps it the same in every run. */
export async function photo() {
  const width = 640;
  const height = 480;
  const pixels = Buffer.alloc(width * height * 3);
  let state = 42;
  for (let i = 0; i < pixels.length; i += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    pixels[i] = (state >>> 16) & 255;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 67 }).toBuffer();
}

const categories = ["一季度", "二季度", "三季度", "四季度"];
const values = (i) => [100 + (i % 17), 120 + (i % 13), 140 + (i % 11), 160 + (i % 7)];
const bullets = (i) => [0, 1, 2, 3, 4].map((k) => `第${i + 1}页第${k + 1}条要点，说明一项工作的进展和下一步安排`);
export const slidesOf = (count) =>
  Array.from({ length: count }, (_, i) => ({
    title: `第${i + 1}页的结论，一句话说清楚`,
    bullets: bullets(i),
    chart: i % 3 === 0 ? { categories, values: values(i) } : undefined,
    picture: i % 5 === 0,
  }));

/** The same slides as an outline. A picture slide is a cover with a picture: the template that shows one. */
export function outlineOf(slides) {
  const lines = ["deck: { title: 基准测试, date: 2024-01-01 }", "slides:"];
  for (const slide of slides) {
    if (slide.chart) {
      lines.push(`  - template: chart-takeaway`, `    title: ${slide.title}`);
      lines.push(`    chart: { kind: column, unit: 亿元, categories: [${slide.chart.categories.join(", ")}], values: [${slide.chart.values.join(", ")}] }`);
      lines.push(`    points:`, ...slide.bullets.slice(0, 3).map((bullet) => `      - ${bullet}`));
    } else {
      lines.push(`  - template: ${slide.picture ? "cover" : "bullets"}`, `    title: ${slide.title}`);
      if (slide.picture) lines.push(`    image: photo.jpg`, `    alt: 测试图片`);
      else lines.push(`    items:`, ...slide.bullets.map((bullet) => `      - ${bullet}`));
    }
  }
  return `${lines.join("\n")}\n`;
}
