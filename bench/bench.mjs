/**
 * npm run bench: the whole of deckwright (outline text to bytes) against bare PptxGenJS doing only the writing, with
 * compression, in one run, alternating, each measurement in its own process. Prints times, ratios, peak memory, and the
 * physical limit (deflating the same parts once). Fails nothing on time.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { photo } from "./decks.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const rounds = 3;
const folder = mkdtempSync(join(tmpdir(), "deckwright-bench-"));
const picture = join(folder, "photo.jpg");
writeFileSync(picture, await photo());

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const measure = (side, count) => JSON.parse(execFileSync(process.execPath, [join(here, "one.mjs"), side, String(count), picture], { cwd: root, encoding: "utf8" }));
const time = (args) => {
  const start = performance.now();
  execFileSync(process.execPath, args, { cwd: root, stdio: "ignore" });
  return performance.now() - start;
};
const ms = (value) => `${Math.round(value)} ms`.padStart(9);

console.log("slides   deckwright     bare   ratio (without checks)   memory MB (ratio)     compile    check pictures     emit   limit    size");
for (const count of [20, 200, 1000]) {
  const ours = [];
  const theirs = [];
  for (let i = 0; i < rounds; i += 1) {
    ours.push(measure("deckwright", count));
    theirs.push(measure("bare", count));
  }
  const mine = median(ours.map((one) => one.ms));
  const bare = median(theirs.map((one) => one.ms));
  const run = ours.find((one) => one.ms === mine);
  const memory = [median(ours.map((one) => one.peak)), median(theirs.map((one) => one.peak))];
  console.log(
    `${String(count).padStart(6)}   ${ms(mine)} ${ms(bare)}   ${(mine / bare).toFixed(2)} (${((mine - run.stages.check) / bare).toFixed(2)})   ${memory.join(" / ")} (${(memory[0] / memory[1]).toFixed(2)})   ${ms(run.stages.compile)} ${ms(run.stages.check)} ${ms(run.stages.pictures)} ${ms(run.stages.emit)} ${ms(run.limit)}  ${(run.bytes / 1e6).toFixed(1)} MB`,
  );
}

const built = Array.from({ length: rounds }, () => measure("again", 200).times);
const [first, ...later] = [0, 1, 2, 3].map((i) => median(built.map((times) => times[i])));
console.log(`\n200 slides in a watched build: first ${ms(first)}; then ${["unchanged", "one title changed", "a slide added in front"].map((what, i) => `${what} ${ms(later[i])} (${(later[i] / first).toFixed(2)})`).join(", ")}`);

const checks = [24, 1000].map((count) => {
  const runs = Array.from({ length: rounds }, () => measure("check", count));
  return { count, slides: runs[0].slides, first: median(runs.map((run) => run.first)), warm: median(runs.map((run) => run.warm)) };
});
const [small, large] = checks.map(({ warm, slides }) => warm / slides);
console.log(`\nall rules over ${checks.map(({ count, first, warm }) => `${count} slides: first ${ms(first).trim()}, warm ${ms(warm).trim()}`).join("; ")} of processor; a slide of 1,000 takes ${(large / small).toFixed(2)} times one of 24`);

const saved = measure("preview", 1).times;
console.log(`\nthe example deck in the preview, one title changed: from saving to sending ${ms(median(saved))}, at most ${ms(Math.max(...saved))}`);

const nothing = median(Array.from({ length: 7 }, () => time(["-e", ""])));
const imports = median(Array.from({ length: 7 }, () => time(["--input-type=module", "-e", "await import('commander')"])));
const help = median(Array.from({ length: 7 }, () => time([join(root, "dist", "cli.js"), "--help"])));
console.log(`\nstart-up: node -e "" ${ms(nothing)}, with commander ${ms(imports)}, deckwright --help ${ms(help)} (${(help / nothing).toFixed(2)} and ${(help / imports).toFixed(2)} times)`);
const deck = median(Array.from({ length: 5 }, () => time([join(root, "dist", "cli.js"), "build", "outline.yaml", "-o", join(folder, "deck.pptx")])));
console.log(`the example deck, outline to file, whole process: ${ms(deck)}`);
const pdf = median(Array.from({ length: 5 }, () => measure("pdf", 0).ms));
console.log(`the example deck as PDF, compiled scene to bytes, in a new process: ${ms(pdf)}`);
rmSync(folder, { recursive: true, force: true });
