/** The command line as a person meets it: spawned from dist/, which `npm test` builds first. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./support/decks.js";

const program = join(root, "dist", "cli.js");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "deckwright-cli-"));
  writeFileSync(join(folder, "outline.yaml"), good);
  writeFileSync(join(folder, "bad.yaml"), "deck: { title: 标题, date: 2024-01-01 }\nslides:\n  - { template: bulets, title: 中文标题 }\n");
  writeFileSync(join(folder, "report.md"), "2023年，营业总收入100亿元，增长5%。\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = `deck: { title: A short deck, date: 2024-01-01, language: en }
report: report.md
meetings:
  board: { audience: board, minutes: 5 }
  staff: { minutes: 10 }
slides:
  - { template: cover, title: Hello }
  - { template: bullets, title: Two things, items: [One, Two], for: board, source: Own data }
`;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function deckwright(args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: undefined, LC_MESSAGES: undefined, LANG: "en_GB.UTF-8", NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

describe("help", () => {
  test.each(["en", "zh-CN"])("every command explains itself in %s", (language) => {
    const whole = deckwright(["--help", "--lang", language]);
    expect(whole.code).toBe(0);
    expect(/\p{Script=Han}/u.test(whole.out)).toBe(language === "zh-CN");
    for (const command of ["build", "check", "schema", "templates", "figures"]) {
      expect(whole.out).toContain(command);
      const one = deckwright([command, "--help", "--lang", language]);
      expect(one.code).toBe(0);
      expect(/\p{Script=Han}/u.test(one.out)).toBe(language === "zh-CN");
      expect(one.out).toContain("--lang");
    }
  });

  test("the language follows the environment unless said", () => {
    expect(deckwright(["--help"], { LANG: "zh_CN.UTF-8" }).out).toMatch(/用法/u);
    expect(deckwright(["--help", "--lang", "en"], { LANG: "zh_CN.UTF-8" }).out).toMatch(/Usage/u);
    expect(deckwright(["--help"], { LC_ALL: "de_DE.UTF-8", LANG: "zh_CN.UTF-8" }).out).toMatch(/Usage/u);
  });
});

describe("exit codes", () => {
  test.each([
    [0, ["check"]],
    [1, ["check", "bad.yaml"]],
    [1, ["check", "nowhere.yaml"]],
    [1, ["templates", "bulets"]],
    [2, ["bild"]],
    [2, ["build", "--outputt", "x"]],
    [2, ["build", "-o"]],
    [2, ["figures", "--format", "xml"]],
    [2, ["build", "a.yaml", "b.yaml"]],
    [2, []],
  ])("%i for %j", (code, args) => {
    const ran = deckwright(args);
    expect(ran.code, ran.err).toBe(code);
    expect(ran.err).not.toMatch(/\n\s+at /u);
  });
});

describe("check", () => {
  test("prints JSON with line and column", () => {
    const { code, out } = deckwright(["check", "bad.yaml", "--json"]);
    expect(code).toBe(1);
    const [first] = (JSON.parse(out) as { diagnostics: readonly Record<string, unknown>[] }).diagnostics;
    expect(first).toMatchObject({ code: "unknown-template", severity: "error", file: "bad.yaml", line: 3, column: 17 });
    expect(first!["hint"]).toContain("bullets");
  });

  test("says the same in Chinese, and colours only where they are wanted", () => {
    expect(deckwright(["check", "bad.yaml", "--lang", "zh-CN"]).err).toContain("错误[unknown-template]");
    expect(deckwright(["check", "bad.yaml"]).err).not.toContain("\u001b[");
    expect(deckwright(["check", "bad.yaml"], { FORCE_COLOR: "1" }).err).toContain("\u001b[");
    expect(deckwright(["check", "bad.yaml"], { FORCE_COLOR: "1", NO_COLOR: "1" }).err).not.toContain("\u001b[");
  });
});

describe("build", () => {
  test("writes where it is told, ends with a summary, and leaves nothing else behind", () => {
    const { code, out } = deckwright(["build", "-o", "made/deck.pptx"]);
    expect(code).toBe(0);
    expect(out).toMatch(/2 slides, 0 charts, 0 pictures/u);
    expect(out).toContain("made/deck.pptx");
    expect(readdirSync(join(folder, "made"))).toEqual(["deck.pptx"]);
  });

  test("--meeting all builds each meeting's deck", () => {
    const { code, out } = deckwright(["build", "--meeting", "all", "--json"]);
    expect(code).toBe(0);
    const { files } = JSON.parse(out) as { files: readonly { path: string }[] };
    expect(files.map(({ path }) => path)).toEqual(["output/outline-board.pptx", "output/outline-staff.pptx"]);
    const [board, staff] = files.map(({ path }) => readFileSync(join(folder, path)));
    expect(board!.equals(staff!)).toBe(false);
  });

  test("an error leaves the earlier deck untouched", () => {
    mkdirSync(join(folder, "kept"), { recursive: true });
    const target = join(folder, "kept", "deck.pptx");
    writeFileSync(target, "earlier");
    expect(deckwright(["build", "bad.yaml", "-o", "kept/deck.pptx"]).code).toBe(1);
    expect(readFileSync(target, "utf8")).toBe("earlier");
    expect(readdirSync(join(folder, "kept"))).toEqual(["deck.pptx"]);
  });

  test("a folder in the place of the deck is told apart", () => {
    mkdirSync(join(folder, "folder.pptx"), { recursive: true });
    const { code, err } = deckwright(["build", "-o", "folder.pptx"]);
    expect(code).toBe(1);
    expect(err).toContain("output-is-folder");
  });

  test("neither time zone nor locale nor a second build at the same time changes a byte", async () => {
    const builds = [
      { TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8" },
      { TZ: "America/St_Johns", LANG: "zh_CN.UTF-8" },
    ].map(
      (env) =>
        new Promise<number | null>((done) => {
          spawn(process.execPath, [program, "build", "-o", "same.pptx"], { cwd: folder, env: { ...process.env, ...env }, stdio: "ignore" }).on("close", done);
        }),
    );
    expect(await Promise.all(builds)).toEqual([0, 0]);
    const raced = readFileSync(join(folder, "same.pptx"));
    expect(deckwright(["build", "-o", "same.pptx"], { TZ: "UTC" }).code).toBe(0);
    expect(readFileSync(join(folder, "same.pptx")).equals(raced)).toBe(true);
  });
});

test("figures come as table, JSON and TSV", () => {
  expect(deckwright(["figures", "report.md"]).out).toMatch(/营业总收入/u);
  expect(deckwright(["figures", "report.md", "--format", "tsv"]).out.split("\n")[0]).toBe("indicator\tvalue\tunit\tchange\tchange_unit\tperiod\tsection\tline");
  expect(JSON.parse(deckwright(["figures", "report.md", "--format", "json"]).out)).toBeTruthy();
  expect(deckwright(["figures"]).out).toMatch(/营业总收入/u); // the report of outline.yaml
});

test("templates are listed, and each has a page", () => {
  const names = deckwright(["templates"]).out.split("\n").filter(Boolean).map((line) => line.split(/\s/u)[0]);
  expect(names).toContain("kpi-cards");
  expect(deckwright(["templates", "kpi-cards"]).out).toMatch(/template: kpi-cards/u);
});

test("schema writes the file that the repository keeps", () => {
  expect(deckwright(["schema", "-o", "made/schema.json"]).code).toBe(0);
  expect(readFileSync(join(folder, "made", "schema.json"), "utf8")).toBe(readFileSync(join(root, "schema", "outline.schema.json"), "utf8"));
});
