import { describe, expect, test } from "vitest";
import { compileText, codesOf, printed } from "./support/decks.js";
import { walk } from "../src/scene/walk.js";
import type { SceneNode, SlideScene } from "../src/scene/nodes.js";

const compiled = async (slide: string) => compileText({ "outline.yaml": `deck: { title: 汇报, date: 2016-01-11 }\nslides:\n  - ${slide}\n` });
const made = async (slide: string): Promise<SlideScene> => {
  const { scene, diagnostics } = await compiled(slide);
  expect(printed(diagnostics)).toBe("");
  return scene!.slides[0]!;
};
const named = (slide: SlideScene, name: string): SceneNode => {
  const found = [...walk(slide.nodes)].find((node) => node.name === name);
  if (!found) throw new Error(`${name} is not on the slide`);
  return found;
};

describe("a picture with text beside it", () => {
  const items = "items: [{ lead: 三条主线, text: 构建城市发展框架体系 }, { lead: 四化管理, text: 管理机制不断完善 }]";

  test.each([["left", 0, 516], ["right", 489, 48]] as const)("stands on the %s; frame and text have the other column", async (side, picture, column) => {
    const slide = await made(`{ template: image-text, title: 一心三轴初步成型, source: 网站, image: "art:contour", side: ${side}, ${items} }`);
    expect(slide.layout).toBe(`picture-${side}`);
    expect(named(slide, "picture").box).toEqual({ x: picture, y: 0, width: 471, height: 540 });
    for (const name of ["title", "item 1 rule", "source", "footer rule"]) expect(named(slide, name).box.x, name).toBe(column);
    const number = named(slide, "page number").box;
    expect(number.x + number.width).toBe(column + 396);
    expect(slide.nodes.some(({ name }) => name === "deck name")).toBe(false);
  });

  test("wants items or a paragraph, not both and not neither", async () => {
    for (const rest of ["", `, ${items}, text: 一段`])
      expect(codesOf((await compiled(`{ template: image-text, title: 一, image: "art:contour"${rest} }`)).diagnostics)).toEqual(["one-of-two"]);
  });
});

describe("a statement", () => {
  test("is the slide's title, and fewer lines stand nearer to the bar, not to the top", async () => {
    const slide = await made("{ template: quote, lines: [一心为民], attribution: 原则 }");
    const statement = named(slide, "statement");
    const bar = named(slide, "bar").box;
    expect(statement.type === "text" && [statement.placeholder, statement.anchor]).toEqual(["title", "bottom"]);
    expect([slide.layout, slide.title, bar.y - (statement.box.y + statement.box.height)]).toEqual(["statement", "一心为民", 18]);
  });

  test("that is long steps down, and is told of when it is too long for a slide", async () => {
    const sized = async (words: string) => {
      const node = named(await made(`{ template: quote, lines: ${words} }`), "statement");
      return node.type === "text" ? node.style.size : 0;
    };
    expect([await sized("一句短话"), await sized("把一句稍微长一点但仍然可以放进一页的话写在这里，看它的字号会不会自动变小一级而不是溢出去")]).toEqual([48, 40]);
    expect(codesOf((await compiled(`{ template: quote, lines: ${"很长的话".repeat(50)} }`)).diagnostics)).toContain("text-overflow");
  });
});
