import { z } from "zod";
import { space } from "../layout/node.js";
import { layoutNames } from "../scene/nodes.js";
import { error, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import { join } from "../source/paths.js";
import type { World } from "../source/world.js";
import type { TemplateKit } from "./kit.js";
import type { SlideContext, Template } from "./template.js";

/** Names of the templates beside an outline, in `templates/`, with their files. */
export async function ownTemplates(world: World, base: string): Promise<ReadonlyMap<string, string>> {
  const files = await world.list(join(base, "templates"));
  return new Map(files.flatMap((file) => (/^[a-z0-9][a-z0-9-]*\.(?:m?js|ts)$/u.test(file) ? [[file.slice(0, file.lastIndexOf(".")), join(base, `templates/${file}`)] as const] : [])));
}

/**
 * A template of the user's own: a module that exports `template`, a function of the kit. It is a program, and outlines come
 * by mail, so it runs only where the world allows it; what is wrong in it becomes a diagnostic.
 */
export async function loadOwnTemplate(world: World, name: string, path: string): Promise<Diagnosed<Template | undefined>> {
  const refused = (diagnostic: Diagnostic): Diagnosed<undefined> => ({ value: undefined, diagnostics: [diagnostic] });
  if (!world.module) return refused(error("own-template-refused", { name, path }));
  try {
    const { template: make } = await world.module(path);
    if (typeof make !== "function") return refused(error("own-template-invalid", { path, problem: "export" }));
    const checked = shape.safeParse((make as (kit: TemplateKit) => unknown)((await import("./kit.js")).templateKit));
    if (!checked.success) return refused(error("own-template-invalid", { path, problem: String(checked.error.issues[0]?.path[0] ?? "export") }));
    if (checked.data.name !== name) return refused(error("own-template-invalid", { path, problem: "name" }));
    return { value: guarded(checked.data as unknown as Template, path), diagnostics: [] }; // the shape has been checked, types are its author's
  } catch (problem) {
    const code = (problem as { readonly code?: unknown } | undefined)?.code;
    if (code === "ERR_UNKNOWN_FILE_EXTENSION") return refused(error("own-template-typescript", { path }));
    return refused(error("own-template-failed", { path, message: messageOf(problem) }));
  }
}

const shape = z.object({
  name: z.string(),
  summary: z.object({ en: z.string(), "zh-CN": z.string() }),
  layout: z.enum(layoutNames),
  title: z.enum(["required", "optional"]),
  appendix: z.literal(true).optional(),
  content: z.custom<Template["content"]>((value) => typeof (value as Template["content"] | undefined)?.safeParse === "function"),
  examples: z.record(z.string(), z.string()).default({}),
  suits: z.custom<Template["suits"]>((value) => value === undefined || typeof value === "function").optional(),
  split: z.custom<Template["split"]>((value) => value === undefined || typeof value === "function").optional(),
  arrange: z.custom<Template["arrange"]>((value) => typeof value === "function"),
});

/** Its mistakes are told like any other, and the deck goes on with an empty body. */
function guarded(template: Template, path: string): Template {
  return {
    ...template,
    arrange(content, context: SlideContext) {
      try {
        return template.arrange(content, context);
      } catch (problem) {
        context.tell(error("own-template-failed", { path, message: messageOf(problem) }), []);
        return space({ share: 1 });
      }
    },
  };
}

const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem)).split("\n")[0]!.slice(0, 200);
