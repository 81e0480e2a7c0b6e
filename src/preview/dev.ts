import { z } from "zod";
import type { Language } from "../source/wording/wording.js";
import type { World } from "../source/world.js";
import { readAssets } from "./assets.js";
import { devPage, devPolicy } from "./dev-page.js";
import { serve, type Serving } from "./server.js";
import { openSession, type Choice, type Preview } from "./session.js";
import { watchFiles, type WatchOptions } from "./watch.js";

export interface DevOptions {
  readonly world: World;
  readonly path: string;
  readonly language: Language;
  readonly choice?: Choice;
  readonly editor?: string;
  /** A free one unless given. */
  readonly port?: number;
  readonly watch?: WatchOptions;
  /** Told of every build. */
  readonly built?: (preview: Preview) => void;
  /** Told of a mistake in deckwright itself; the preview goes on with the next change. */
  readonly crashed?: (problem: unknown) => void;
}

const choiceSchema = z.strictObject({ meeting: z.string().max(60).optional(), theme: z.string().max(60).optional() });

/** Builds, serves and watches until it is closed. The first build is done when it resolves. */
export async function startDev({ world, path, language, choice, editor, port, watch, built, crashed = () => undefined }: DevOptions): Promise<Serving> {
  const readers = new Set<(preview: Preview) => void>();
  const session = openSession({
    world,
    path,
    language,
    choice,
    editor,
    built: (preview) => {
      for (const tell of readers) tell(preview);
      built?.(preview);
    },
  });
  const renew = (work: () => Promise<void>): Promise<void> => work().catch(crashed).then(() => watching.follow(session.paths()));
  const watching = watchFiles(() => void renew(session.refresh), watch);
  const assets = await readAssets();
  const script = (body: string) => () => ({ type: "text/javascript; charset=utf-8", body });
  const style = (body: string) => () => ({ type: "text/css; charset=utf-8", body });
  const serving = await serve(
    {
      pages: {
        "": () => ({ type: "text/html; charset=utf-8", body: devPage(language), policy: devPolicy }),
        "card.js": script(assets.card.script),
        "card.css": style(assets.card.style),
        "dev.js": script(assets.dev.script),
        "dev.css": style(assets.dev.style),
      },
      posts: {
        async choose(json) {
          const wanted = choiceSchema.safeParse(parsed(json));
          if (!wanted.success) return 400;
          await renew(() => session.choose(wanted.data));
          return 204;
        },
      },
      events(send) {
        let earlier: Preview | undefined;
        const tell = (preview: Preview): void => {
          send(JSON.stringify(sparing(preview, earlier)));
          earlier = preview;
        };
        const known = session.preview();
        if (known) tell(known);
        readers.add(tell);
        return () => readers.delete(tell);
      },
    },
    port,
  ).catch((problem: unknown) => {
    watching.close();
    throw problem;
  });
  await renew(session.refresh);
  return {
    url: serving.url,
    close: async () => {
      watching.close();
      await serving.close();
    },
  };
}

/** Without the drawings that the reader has from the message before. */
function sparing(preview: Preview, earlier: Preview | undefined): unknown {
  const known = new Set(earlier?.deck?.slides.map(({ hash }) => hash));
  const slides = preview.deck?.slides.map(({ svg, ...slide }) => (known.has(slide.hash) ? slide : { ...slide, svg }));
  return { ...preview, deck: preview.deck && { ...preview.deck, slides } };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
