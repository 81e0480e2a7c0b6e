import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { getDocumentProxy } from "unpdf";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startDev } from "../src/preview/dev.js";
import { editorAddress } from "../src/preview/editor.js";
import { parseRehearsal } from "../src/outline/rehearsal.js";
import { serve, type Serving } from "../src/preview/server.js";
import { makeShow } from "../src/preview/show.js";
import { diskWorld } from "../src/world.js";
import { launchBrowser, type Browser, type BrowserContext, type Page } from "./support/browser.js";

/** The pages as people have them: in a real browser. */
const folder = mkdtempSync(join(tmpdir(), "deckwright-browser-"));
const path = join(folder, "outline.yaml");
const evil = "<img src=x onerror=window.hacked=1></script><script>window.hacked=1</script>";
const report = `# 2015年工作总结\n\n## 一、主要指标\n\n${evil}全年形势平稳，营业总收入2942亿元，增长10.2%。\n`;
const outline = (title: string, kind = "big-number"): string => `deck: { title: 工作汇报, date: 2016-01-11 }
report: report.md
figures: { revenue: { indicator: 营业总收入 } }
meetings: { board: { minutes: 5 } }
slides:
  - { template: cover, title: 工作汇报, image: "art:slips", notes: 开场 }
  - { template: ${kind}, title: "${title}", section: 一, value: { figure: revenue }, minutes: 2, notes: "${evil}第二页的话" }
  - { template: closing, title: 谢谢, hidden: true }
  - { template: closing, title: 谢谢, lead: "完成{{revenue}}" }
`;

let browser: Browser;
let context: BrowserContext;
let serving: Serving | undefined;
const complaints: string[] = [];
beforeAll(async () => {
  writeFileSync(join(folder, "report.md"), report);
  browser = await launchBrowser();
}, 60_000);
afterEach(async () => {
  await context.close();
  await serving?.close();
  serving = undefined;
  expect(complaints.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page whose errors, and whose policy's refusals, fail the test; so does a script that came with the content. */
async function visit(url: string, touch = false): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 760 }, acceptDownloads: true, hasTouch: touch });
  context.setDefaultTimeout(10_000);
  context.on("page", (page) => {
    page.on("pageerror", (problem) => complaints.push(problem.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

const text = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();
const hacked = (page: Page): Promise<unknown> => page.evaluate("window.hacked");

describe("preview while writing", () => {
  let dev: Serving;
  beforeAll(async () => {
    writeFileSync(path, outline("收入继续增长"));
    dev = await startDev({ world: diskWorld(), path, language: "zh-CN", editor: editorAddress("vscode") });
  });
  afterAll(() => dev.close());
  const start = async (): Promise<Page> => {
    writeFileSync(path, outline("收入继续增长"));
    const page = await visit(dev.url);
    await page.locator("#thumbs", { hasText: "收入继续增长" }).waitFor();
    return page;
  };

  test("a saved outline or report is seen, the slide that has changed comes up, before and after stand side by side", async () => {
    const page = await start();
    expect(await page.locator("#thumbs li").count()).toBe(4);
    expect(await page.locator("#thumbs .hidden-slide").count()).toBe(1);
    writeFileSync(path, outline("收入又上台阶"));
    await page.locator("#stage", { hasText: "收入又上台阶" }).waitFor();
    expect(await page.locator("#thumbs li.changed .number").allInnerTexts()).toEqual(["2"]);
    await page.keyboard.press("c");
    expect(await page.locator("#stage figcaption").allInnerTexts()).toEqual(["改动前", "改动后"]);
    expect(await page.locator("#stage figure").first().textContent()).toContain("收入继续增长");
    await page.keyboard.press("c");
    writeFileSync(join(folder, "report.md"), report.replace("2942", "3000"));
    await page.locator("#stage", { hasText: "3000" }).waitFor();
    writeFileSync(join(folder, "report.md"), report);
    await page.locator("#stage", { hasText: "2942" }).waitFor();
    expect(await hacked(page)).toBeUndefined();
  });

  test("a mistake leaves the deck and says where it is; mended, it is gone", async () => {
    const page = await start();
    writeFileSync(path, outline("收入", "big-nmber"));
    await page.locator("#banner", { hasText: "big-nmber" }).waitFor();
    expect(await page.locator("#thumbs li").count()).toBe(4);
    expect(await page.locator("#thumbs li.error .number").allInnerTexts()).toEqual(["2"]);
    await page.keyboard.press("p");
    expect(await page.locator("#problems .copy").first().innerText()).toBe(`${path.replaceAll("\\", "/")}:7:17`);
    expect(await page.locator("#problems .open").first().getAttribute("href")).toMatch(/^vscode:\/\/file\/.*outline\.yaml:7:17$/u);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("#problems .copy").first().click();
    await page.locator("#said", { hasText: "outline.yaml:7:17" }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toMatch(/outline\.yaml:7:17$/u);
    writeFileSync(path, outline("收入继续增长"));
    await page.locator("#banner").waitFor({ state: "hidden" });
    expect(await text(page, "#problems")).toBe("没有发现问题。");
  });

  test("keyboard, theme and meeting, figures and notes", async () => {
    const page = await start();
    const place = (): Promise<string> => text(page, "#place");
    await page.keyboard.press("ArrowRight");
    expect(await place()).toBe("2 / 4");
    await page.keyboard.press("End");
    expect(await place()).toBe("4 / 4");
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
    expect(await place()).toBe("2 / 4");
    await page.keyboard.press("+");
    expect(await text(page, "#zoom")).toBe("125%");
    await page.keyboard.press("f");
    expect(await text(page, "#figures mark")).toBe("营业总收入2942亿元，增长10.2%");
    await page.keyboard.press("n");
    expect(await text(page, "#notes .said")).toContain("第二页的话");
    await page.locator("#tab-notes").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await page.locator("#figures").isVisible()).toBe(true);
    const background = (): Promise<string | null> => page.locator("#stage svg > rect").first().getAttribute("fill");
    const light = await background();
    await page.locator("#theme").selectOption("stage");
    await expect.poll(background, { timeout: 10_000 }).not.toBe(light);
    await page.locator("#meeting").selectOption("board");
    await expect.poll(() => page.locator("#meeting").inputValue()).toBe("board");
    await page.locator("#keys").click();
    await page.locator("#help button").click();
    expect(await page.locator("#help").isVisible()).toBe(false);
    expect(await hacked(page)).toBeUndefined();
  });
});

describe("the show", () => {
  const file = join(folder, "show.html");
  beforeAll(async () => {
    writeFileSync(path, outline("收入继续增长"));
    writeFileSync(file, (await makeShow(diskWorld(), path, { notes: true, save: false })).page!.html);
  });
  const open = (): Promise<Page> => visit(pathToFileURL(file).href);
  const presenterOf = async (page: Page): Promise<Page> => {
    const [presenter] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("p")]);
    await presenter.waitForSelector("#now svg");
    return presenter;
  };
  const at = (page: Page) => expect.poll(() => text(page, "#position"), { timeout: 10_000 });

  test("keys of a keyboard and of a remote, numbers, black", async () => {
    const page = await open();
    expect(await page.locator(".slide").count()).toBe(3); // the hidden one has stayed at home
    const picture = (await page.locator(".slide.shown svg svg").first().boundingBox())!;
    expect(picture.width / 1280).toBeCloseTo(471 / 960, 2); // drawings in a drawing keep their own size
    for (const [key, place] of [["ArrowRight", 2], ["PageDown", 3], ["PageDown", 3], ["PageUp", 2], ["Home", 1], ["End", 3], [" ", 3], ["Backspace", 2]] as const) {
      await page.keyboard.press(key);
      expect(await text(page, "#position"), key).toBe(`${place} / 3`);
    }
    await page.keyboard.press("4"); // slides have the numbers that they show
    await page.keyboard.press("Enter");
    expect(await text(page, "#position")).toBe("3 / 3");
    await page.keyboard.press("b");
    expect(await page.locator("#black").isVisible()).toBe(true);
    await page.keyboard.press("Home");
    expect(await page.locator("#black").isVisible()).toBe(false);
    await page.mouse.click(640, 200);
    expect(await text(page, "#position")).toBe("2 / 3");
    expect(await page.locator("#announce").textContent()).toBe("第 2 页 收入继续增长");
    expect(await page.getByRole("region", { name: "收入继续增长" }).count()).toBe(1);
    expect(await hacked(page)).toBeUndefined();
  });

  test("two windows of a file keep step, whichever leads", async () => {
    const audience = await open();
    await audience.keyboard.press("ArrowRight");
    const presenter = await presenterOf(audience);
    await at(presenter).toBe("2 / 3");
    expect(await text(presenter, "#spoken")).toContain("第二页的话");
    expect(await text(presenter, "#upcoming-title")).toBe("谢谢");
    await presenter.keyboard.press("PageDown");
    await at(audience).toBe("3 / 3");
    expect(await text(presenter, "#upcoming")).toBe("已是最后一页。");
    await audience.keyboard.press("PageUp");
    await at(presenter).toBe("2 / 3");
    await presenter.keyboard.press("b");
    await audience.locator("#black").waitFor();
    await presenter.keyboard.press("b");
    await audience.locator("#black").waitFor({ state: "hidden" });
    await presenter.keyboard.press("l");
    const box = (await presenter.locator("#now").boundingBox())!;
    await presenter.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await audience.locator("#dot").waitFor();
    const dot = (await audience.locator("#dot").boundingBox())!;
    expect([Math.round(dot.x + dot.width / 2), Math.round(dot.y + dot.height / 2)]).toEqual([640, 380]);
    await presenter.mouse.move(2, 2);
    await audience.locator("#dot").waitFor({ state: "hidden" });
    expect(await hacked(presenter)).toBeUndefined();
  });

  test("a rehearsal counts the time of each slide", async () => {
    const presenter = await presenterOf(await open());
    expect(await text(presenter, "#elapsed-planned")).toBe("/ 2:36"); // 0.1 for two characters, 2, and half a minute without notes
    await presenter.locator("#go").click();
    await expect.poll(() => text(presenter, "#elapsed"), { timeout: 10_000 }).toBe("0:01");
    await presenter.keyboard.press("ArrowRight");
    await presenter.locator("#times-open").click();
    const [download] = await Promise.all([presenter.waitForEvent("download"), presenter.locator("#save").click()]);
    const saved = parseRehearsal(readFileSync(await download.path(), "utf8"))!;
    expect(saved.slides.map(({ id, planned }) => [id, planned])).toEqual([["slide-1", 0.1], ["slide-2", 2], ["slide-4", 0.5]]);
    expect(saved.slides[0]!.actual).toBeGreaterThanOrEqual(0.01);
    expect(saved.slides[2]!.actual).toBe(0);
  });

  test("served, the windows keep step and the rehearsal goes to the server", async () => {
    const { page } = await makeShow(diskWorld(), path, { notes: true, save: true });
    const received: string[] = [];
    serving = await serve({
      pages: { "": () => ({ type: "text/html; charset=utf-8", body: page!.html, policy: page!.policy }) },
      posts: { rehearsal: async (json) => (received.push(json), 204) },
    });
    const audience = await visit(serving.url);
    const presenter = await presenterOf(audience);
    await presenter.keyboard.press("End");
    await at(audience).toBe("3 / 3");
    await presenter.locator("#times-open").click();
    await presenter.locator("#save").click();
    await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1);
    expect(parseRehearsal(received[0]!)).toMatchObject({ deck: "工作汇报" });
  });

  test("a figure says where it comes from: pointed at, reached by keyboard, tapped", async () => {
    const page = await open();
    await page.keyboard.press("ArrowRight");
    const card = page.locator("#figure-card");
    const mark = page.locator(".slide.shown [data-figure=revenue]").first();
    await mark.hover();
    expect(await card.locator("mark").innerText()).toBe("营业总收入2942亿元，增长10.2%");
    expect(await card.innerText()).toContain("报告第一部分，第5行");
    await page.mouse.move(5, 750);
    await card.waitFor({ state: "hidden" });
    await mark.focus();
    await card.waitFor();
    expect(await mark.getAttribute("aria-label")).toContain("出处：营业总收入");
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "hidden" });
    await mark.click();
    await page.mouse.move(5, 750);
    expect(await card.isVisible()).toBe(true); // pinned
    expect(await text(page, "#position")).toBe("2 / 3");
    await page.keyboard.press("ArrowRight");
    await card.waitFor({ state: "hidden" });
  });

  test("fingers: a tap and a swipe turn the page, a tap on a figure asks where it comes from", async () => {
    const page = await visit(pathToFileURL(file).href, true);
    const hand = await context.newCDPSession(page);
    const swipe = async (from: number, to: number): Promise<void> => {
      await hand.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: from, y: 650 }] });
      for (const x of [(2 * from + to) / 3, (from + 2 * to) / 3, to]) await hand.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y: 650 }] });
      await hand.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    await page.touchscreen.tap(1000, 700);
    await at(page).toBe("2 / 3");
    await page.locator(".slide.shown [data-figure=revenue]").first().tap();
    await page.locator("#figure-card").waitFor();
    expect(await text(page, "#position")).toBe("2 / 3");
    await page.touchscreen.tap(300, 700); // takes the card away, no more
    await page.locator("#figure-card").waitFor({ state: "hidden" });
    expect(await text(page, "#position")).toBe("2 / 3");
    await swipe(900, 500);
    await at(page).toBe("3 / 3");
    await swipe(300, 700);
    await at(page).toBe("2 / 3");
    await page.touchscreen.tap(100, 700);
    await at(page).toBe("1 / 3");
  });

  test("printed, every slide is a page of its size with its text, and nothing of the show", async () => {
    const page = await open();
    await page.keyboard.press("End");
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })));
    expect(pdf.numPages).toBe(3);
    const pages = await Promise.all([1, 2, 3].map(async (number) => {
      const sheet = await pdf.getPage(number);
      const { items } = await sheet.getTextContent();
      return { size: sheet.view.map(Math.round), text: items.map((item) => ("str" in item ? item.str : "")).join("") };
    }));
    expect(pages.map(({ size }) => size)).toEqual([1, 2, 3].map(() => [0, 0, 960, 540]));
    expect(pages[1]!.text.normalize("NFKC")).toContain("收入继续"); // Chromium writes radicals where their glyph is the character's
    expect(pages.map((one) => one.text).join("")).not.toContain("演讲者");
  });

  test("without its script it is all slides, one below the other", async () => {
    context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await Promise.all([0, 1, 2].map((i) => page.locator(".slide").nth(i).isVisible()))).toEqual([true, true, true]);
  });
});
