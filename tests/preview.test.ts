import { request } from "node:http";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { renderSlide } from "../src/backends/svg/index.js";
import { devCommand } from "../src/cli/dev.js";
import { exportCommand } from "../src/cli/export.js";
import { presentCommand } from "../src/cli/present.js";
import { Terminal } from "../src/cli/terminal.js";
import { compile } from "../src/compile.js";
import { startDev } from "../src/preview/dev.js";
import { lastRehearsal, parseRehearsal, rehearsalText } from "../src/outline/rehearsal.js";
import { serve, type Serving, type Site } from "../src/preview/server.js";
import { openSession, type Preview } from "../src/preview/session.js";
import { makeShow } from "../src/preview/show.js";
import { deckView } from "../src/preview/view.js";
import { watchFiles } from "../src/preview/watch.js";
import type { World } from "../src/source/world.js";
import { diskWorld, memoryWorld } from "../src/world.js";

const report = "# 2015年工作总结\n\n## 一、主要指标\n\n全年形势平稳，营业总收入2942亿元，增长10.2%；工业增加值628.7亿元。\n";
const head = "deck: { title: 工作汇报, date: 2016-01-11 }\nreport: report.md\nfigures: { revenue: { indicator: 营业总收入 } }\nmeetings: { board: { minutes: 5 } }\n";
const outline = (title = "收入{{revenue}}", more = ""): string =>
  `${head}slides:\n  - { template: cover, title: 工作汇报, id: first }\n  - { template: closing, title: "${title}", section: 一, id: last, minutes: 2, notes: "说**一**句\\n再说{{revenue}}"${more} }\n`;

/** A world whose files can be replaced, as on a disk. */
function changing(files: Record<string, string>): World {
  const now = (): World => memoryWorld(files);
  return { today: now().today, read: (path) => now().read(path), list: (path) => now().list(path), realPath: (path) => now().realPath(path) };
}

describe("the server", () => {
  const site: Site = {
    pages: { "": () => ({ type: "text/html", body: "page" }), "a.js": () => ({ type: "text/javascript", body: "script" }) },
    posts: { take: async (json) => (json === "{}" ? 204 : 400) },
    events: (send) => {
      send('{"n":1}');
      return () => undefined;
    },
  };
  let serving: Serving;
  afterEach(() => serving.close());

  interface Asked {
    readonly path?: string;
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  }
  const ask = async ({ path = "", method = "GET", headers = {}, body }: Asked): Promise<{ status: number; text: string; headers: Record<string, unknown> }> => {
    const { port, pathname, host } = new URL(serving.url);
    return new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, path: path.startsWith("/") ? path : `${pathname}${path}`, method, headers: { host, ...headers } }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (piece: string) => {
          text += piece;
          if (response.headers["content-type"] === "text/event-stream") response.destroy();
        });
        response.on("close", () => resolve({ status: response.statusCode!, text, headers: response.headers }));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  };
  const status = async (asked: Asked): Promise<number> => (await ask(asked)).status;

  test("what is on the site, and nothing else", async () => {
    serving = await serve(site);
    expect(serving.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/u);
    expect((await ask({})).text).toBe("page");
    expect((await ask({ path: "a.js" })).text).toBe("script");
    expect((await ask({ path: "events" })).text).toBe('data: {"n":1}\n\n');
    for (const path of ["b.js", "../", "../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%5c..%5cwindows", "a.js/", "constructor", "__proto__", "toString"])
      expect(await status({ path }), path).toBe(404);
    expect(await status({ method: "DELETE" })).toBe(405);
    expect(await status({ method: "POST", path: "constructor", headers: { origin: new URL(serving.url).origin, "content-type": "application/json" } })).toBe(404);
  });

  test("without the token there is nothing", async () => {
    serving = await serve(site);
    const token = new URL(serving.url).pathname.slice(1, -1);
    for (const path of ["/", "/a.js", "/events", `/${token}`, `/${token.slice(0, -1)}/`, `/${"0".repeat(32)}/`, `//${token}/`, `/x/${token}/`])
      expect(await status({ path }), path).toBe(404);
  });

  test("other names for this machine and other origins are refused", async () => {
    serving = await serve(site);
    const { port, origin } = new URL(serving.url);
    expect(await status({ headers: { host: `localhost:${port}` } })).toBe(200);
    for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", `127.0.0.1.evil.example:${port}`, "127.0.0.1:1"])
      expect(await status({ headers: { host } }), host).toBe(403);
    expect(await status({ headers: { origin } })).toBe(200);
    for (const other of ["http://evil.example", "null", `https://127.0.0.1:${port}`, "http://127.0.0.1:1"]) expect(await status({ headers: { origin: other } }), other).toBe(403);
    for (const from of ["cross-site", "same-site"]) expect(await status({ headers: { "sec-fetch-site": from } }), from).toBe(403);
    expect(Object.keys((await ask({})).headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("a post is JSON, short, and from the page itself", async () => {
    serving = await serve(site);
    const { origin } = new URL(serving.url);
    const headers = { origin, "content-type": "application/json" };
    const post = (more: Asked): Promise<number> => status({ method: "POST", path: "take", headers, body: "{}", ...more });
    expect(await post({})).toBe(204);
    expect(await post({ body: "other" })).toBe(400);
    expect(await post({ headers: { "content-type": "application/json" } })).toBe(403);
    expect(await post({ headers: { origin, "content-type": "text/plain" } })).toBe(415);
    expect(await post({ body: " ".repeat(600_000) })).toBe(413);
  });

  test("every answer forbids what a page does not need", async () => {
    serving = await serve(site);
    for (const path of ["", "a.js", "none"]) {
      const { headers } = await ask({ path });
      expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer" });
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
    }
  });
});

describe("a session", () => {
  const open = (files: Record<string, string>, builds: Preview[] = []) =>
    openSession({ world: changing(files), path: "outline.yaml", language: "en", built: (preview) => builds.push(preview) });

  test("keeps the last good deck through a mistake, and says where the mistake is", async () => {
    const files = { "outline.yaml": outline(), "report.md": report };
    const session = open(files);
    await session.refresh();
    const good = session.preview()!;
    expect(good).toMatchObject({ stale: false, diagnostics: [], meetings: ["board"] });
    expect(good.deck!.slides.map(({ id, title }) => [id, title])).toEqual([["first", "工作汇报"], ["last", "收入2942亿元"]]);

    files["outline.yaml"] = outline("收入", ", titel: 一");
    await session.refresh();
    const wrong = session.preview()!;
    expect(wrong).toMatchObject({ stale: true, version: 2 });
    expect(wrong.deck).toBe(good.deck);
    expect(wrong.diagnostics).toMatchObject([{ code: "unknown-field", file: "outline.yaml", line: 7, slide: 2 }]);
    expect(wrong.diagnostics[0]!.at).toMatch(/^(?:\/|[A-Z]:).*\/outline\.yaml$/u);

    files["outline.yaml"] = "slides: [";
    await session.refresh();
    expect(session.preview()).toMatchObject({ stale: true, deck: good.deck, meetings: ["board"] });

    files["outline.yaml"] = outline("新的收入{{revenue}}");
    await session.refresh();
    const mended = session.preview()!;
    expect(mended).toMatchObject({ stale: false, diagnostics: [] });
    expect(mended.deck!.slides.map(({ hash }, i) => hash === good.deck!.slides[i]!.hash)).toEqual([true, false]);
  });

  test("shows what there is where no build was ever good", async () => {
    const session = open({ "outline.yaml": outline("收入", ", titel: 一"), "report.md": report });
    await session.refresh();
    expect(session.preview()).toMatchObject({ stale: false, deck: { slides: [{ id: "first" }, { id: "last" }] } });
  });

  test("brings the minutes of the last rehearsal", async () => {
    const slides = [{ id: "last", title: "", planned: 2, actual: 2.5 }];
    const session = open({ "outline.yaml": outline(), "report.md": report, "rehearsal.json": rehearsalText({ deck: "工作汇报", slides }) });
    await session.refresh();
    expect(session.preview()!.rehearsed).toEqual({ last: 2.5 });
    expect(session.paths()).toContain("rehearsal.json");
  });

  test("another meeting or theme is another deck; a wrong one is said", async () => {
    const session = open({ "outline.yaml": outline("收入", ", for: board"), "report.md": report });
    await session.choose({ meeting: "board", theme: "stage" });
    const stage = session.preview()!;
    expect(stage.deck).toMatchObject({ meeting: "board", minutes: 5 });
    await session.choose({});
    expect(session.preview()!.deck!.slides[0]!.hash).not.toBe(stage.deck!.slides[0]!.hash);
    await session.choose({ theme: "nonesuch" });
    expect(session.preview()).toMatchObject({ stale: true, diagnostics: [{ code: "unknown-theme" }] });
  });

  test("knows the files that it would look at, those that are missing too", async () => {
    const session = open({ "outline.yaml": outline() });
    await session.refresh();
    expect(session.paths()).toEqual(expect.arrayContaining(["outline.yaml", "report.md", "themes", "templates"]));
  });

  test("many calls while a build runs are one more build", async () => {
    const builds: Preview[] = [];
    const session = open({ "outline.yaml": outline(), "report.md": report }, builds);
    await Promise.all([session.refresh(), session.refresh(), session.refresh()]);
    expect(new Set(builds.map(({ version }) => version)).size).toBeLessThanOrEqual(2);
  });

  test("shows the slides first, then what the rules find on them", async () => {
    const builds: Preview[] = [];
    await open({ "outline.yaml": outline("收入4321亿元"), "report.md": report }, builds).refresh();
    expect(builds.map(({ version, checked, deck, diagnostics }) => [version, checked, deck?.slides.length, diagnostics.map(({ code, slide }) => [code, slide])])).toEqual([
      [1, false, 2, []],
      [1, true, 2, [["orphan-number", 2]]],
    ]);
  });
});

describe("on a disk", () => {
  const folder = mkdtempSync(join(tmpdir(), "deckwright-preview-"));
  const path = join(folder, "outline.yaml");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([["told by the system", {}], ["by looking", { told: false, poll: 40 }]])("a saved file is noticed, %s", async (_, options) => {
    const file = join(folder, "watched.txt");
    writeFileSync(file, "one");
    let seen = (): void => undefined;
    const changed = new Promise<void>((resolve) => (seen = resolve));
    const watching = watchFiles(() => seen(), options);
    watching.follow([file]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    writeFileSync(file, "another");
    await changed;
    watching.close();
  });

  test("a reader of the events gets every drawing once, then only those that have changed", async () => {
    writeFileSync(join(folder, "report.md"), report);
    writeFileSync(path, outline());
    const dev = await startDev({ world: diskWorld(), path, language: "en" });
    const reader = (await fetch(`${dev.url}events`)).body!.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let version = 0; // of each build the first message: the second brings what the rules find
    const next = async (): Promise<{ deck: { slides: { id: string; svg?: string }[] }; stale: boolean; version: number }> => {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end >= 0) {
          const message = text.slice(0, end);
          text = text.slice(end + 2);
          const told = message.startsWith("data: ") ? JSON.parse(message.slice("data: ".length)) : undefined;
          if (told && told.version !== version) {
            version = told.version;
            return told;
          }
        } else text += decoder.decode((await reader.read()).value, { stream: true });
      }
    };
    const drawn = ({ deck }: Awaited<ReturnType<typeof next>>): readonly string[] => deck.slides.filter(({ svg }) => svg !== undefined).map(({ id }) => id);
    expect(drawn(await next())).toEqual(["first", "last"]);
    writeFileSync(path, outline("新的收入{{revenue}}"));
    expect(drawn(await next())).toEqual(["last"]);
    writeFileSync(path, outline("收入", ", titel: 一"));
    expect(await next()).toMatchObject({ stale: true });
    await reader.cancel();
    await dev.close();
  });
});

describe("a deck as data", () => {
  const files = { "outline.yaml": outline(), "report.md": report };

  test("figures bring the report's words around them, and drawings name the figures they show", async () => {
    const view = deckView(await compile(memoryWorld(files), "outline.yaml"), { address: (id) => `#${id}` })!;
    expect(view.figures).toMatchObject([{ name: "revenue", value: "2942亿元", change: "+10.2%", slides: [2] }]);
    expect(view.figures[0]!.places).toMatchObject([{ before: "全年形势平稳，", said: "营业总收入2942亿元，增长10.2%", after: "；工业增加值628.7亿元。" }]);
    expect(view.slides[1]!.svg).toContain('data-figure="revenue">2942亿元<');
    expect(view.slides[1]).toMatchObject({ notes: "说一句\n再说2942亿元", minutes: 2, planned: true, line: 7 });
    expect(view.slides[0]).toMatchObject({ notes: "", minutes: 0.5, planned: false });
  });

  test("bars, points and their labels name their figures; a picture for its own sake names none", async () => {
    const chart = "chart: { kind: column, categories: [收入, 工业], series: [{ name: 一月, values: [{ figure: revenue }, 5] }] }";
    const compiled = await compile(memoryWorld({ ...files, "outline.yaml": `${head}slides:\n  - { template: chart-takeaway, title: 收入, section: 一, ${chart}, source: x }\n` }), "outline.yaml");
    const { svg } = deckView(compiled, { address: (id) => `#${id}` })!.slides[0]!;
    expect(svg.match(/<g data-figure="revenue">\s*<rect/gu)).toHaveLength(1);
    expect(svg.match(/<tspan data-figure="revenue">2942</gu)).toHaveLength(1);
    expect(renderSlide(compiled.scene!, compiled.scene!.slides[0]!, compiled.sources!.theme)).not.toContain("data-figure");
  });
});

describe("the commands", () => {
  const folder = mkdtempSync(join(tmpdir(), "deckwright-show-"));
  const path = join(folder, "outline.yaml");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const said = { text: "" };
  const stream = { write: (text: string) => (said.text += text) };
  const terminal = new Terminal("en", stream, stream, { NO_COLOR: "1" });

  test("export writes one file, or nothing where the outline is wrong or the name is no page's", async () => {
    writeFileSync(join(folder, "report.md"), report);
    writeFileSync(path, outline());
    const output = join(folder, "out", "deck.html");
    const run = (name = output): Promise<number> => exportCommand(path, { output: name, notes: true }, terminal);
    expect(await run()).toBe(0);
    expect(readFileSync(output, "utf8")).toContain("<!doctype html>");
    expect(readdirSync(join(folder, "out"))).toEqual(["deck.html"]);
    expect(await run(path)).toBe(1);
    writeFileSync(path, outline("收入", ", titel: 一"));
    rmSync(output);
    expect(await run()).toBe(1);
    expect(existsSync(output)).toBe(false);
    expect(said.text).toContain("error[output-name]");
    expect(said.text).toContain("error[unknown-field]");
  });

  test("present takes a rehearsal and puts it beside the outline; what is none is refused", async () => {
    writeFileSync(path, outline());
    const ended = presentCommand(path, { open: false }, terminal);
    await expect.poll(() => said.text, { timeout: 10_000 }).toMatch(/http:\S+/u);
    const url = /http:\S+/u.exec(said.text)![0];
    const post = async (body: unknown): Promise<number> =>
      (await fetch(`${url}rehearsal`, { method: "POST", headers: { "content-type": "application/json", origin: new URL(url).origin }, body: JSON.stringify(body) })).status;
    expect(await post({ slides: "none" })).toBe(400);
    expect(existsSync(join(folder, "rehearsal.json"))).toBe(false);
    const rehearsal = { deck: "工作汇报", slides: [{ id: "first", title: "工作汇报", planned: 0.5, actual: 1.2 }] };
    expect(await post({ ...rehearsal, more: "dropped" })).toBe(204);
    expect(JSON.parse(readFileSync(join(folder, "rehearsal.json"), "utf8"))).toEqual(rehearsal);
    process.emit("SIGTERM");
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  test.each(["javascript:alert({file})", "javascript://{file}", "data://{file}", "https://example.com/{file}", "my-editor://open", "emacs"])("an editor such as %s is wrong usage", async (editor) => {
    expect(await devCommand(path, { editor, open: false }, terminal)).toBe(2);
  });

  test.each(["80", "70000", "many"])("a port such as %s is wrong usage", async (port) => {
    expect(await devCommand(path, { port, open: false }, terminal)).toBe(2);
  });
});

describe("the show as a file", () => {
  const settings = { notes: true, save: false };
  const page = async (yaml: string, more: Readonly<Record<string, string>> = {}, over: Partial<typeof settings> = {}): Promise<string> => {
    const show = await makeShow(memoryWorld({ "outline.yaml": yaml, "report.md": report, ...more }), "outline.yaml", { ...settings, ...over });
    return show.page!.html;
  };

  test("needs nothing outside it, and its bytes are the same twice", async () => {
    const html = await page(outline());
    expect(html).toBe(await page(outline()));
    expect([...html.matchAll(/(?:src|href)="([^"]*)"/gu)].map((match) => match[1]!).filter((address) => !/^(?:data:|#)/u.test(address))).toEqual([]);
    expect(html).not.toMatch(/@import|url\(/u);
  });

  test("hidden slides and, when asked, notes are nowhere in it", async () => {
    const yaml = outline("收入", ", hidden: true").replace("id: first", "id: first, notes: 只给讲者");
    const html = await page(yaml);
    expect(html).not.toContain("再说");
    expect(html).toContain("只给讲者");
    expect(await page(yaml, {}, { notes: false })).not.toContain("只给讲者");
  });

  test("no markup comes from content", async () => {
    const evil = "</script><img src=x onerror=alert(1)>";
    const html = await page(outline(evil.replaceAll('"', "")).replace("说**一**句", evil), { "report.md": report.replace("全年形势平稳", evil) });
    expect(html).not.toContain("<img");
    expect(html.match(/<\/script>/gu)).toHaveLength(2);
  });

  test("a rehearsal beside the outline gives the minutes that the outline does not say", async () => {
    const slides = [{ id: "first", title: "", planned: 0.5, actual: 1.25 }, { id: "last", title: "", planned: 2, actual: 2.5 }];
    const html = await page(outline(), { "rehearsal.json": rehearsalText({ deck: "工作汇报", slides }) });
    const data = JSON.parse(/id="deck-data">(.*?)<\/script>/su.exec(html)![1]!) as { slides: unknown };
    expect(data.slides).toMatchObject([{ id: "first", minutes: 1.25, last: 1.25 }, { id: "last", minutes: 2, last: 2.5 }]);
  });

  test("what is no rehearsal is told, not used", async () => {
    const world = memoryWorld({ "rehearsal.json": '{"slides":[{"id":1}]}' });
    expect(await lastRehearsal(world, "outline.yaml")).toMatchObject({ value: new Map(), diagnostics: [{ code: "rehearsal-unreadable" }] });
    expect(parseRehearsal("{")).toBeUndefined();
    expect(parseRehearsal(JSON.stringify({ deck: "x", slides: [{ id: "a", title: "", planned: 1, actual: -1 }] }))).toBeUndefined();
  });
});
