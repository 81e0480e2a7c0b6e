import type { Serving } from "../preview/server.js";
import { error } from "../source/diagnostic.js";
import type { Terminal } from "./terminal.js";

/** 0 lets the system choose; undefined where the text is no port that a user may take. */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  const port = Number(text);
  return /^\d{1,5}$/u.test(text) && port >= 1024 && port <= 65_535 ? port : undefined;
}

/** Undefined, after saying so, where another program has the port. */
export async function whenPortTaken(terminal: Terminal, port: number, start: () => Promise<Serving>): Promise<Serving | undefined> {
  try {
    return await start();
  } catch (problem) {
    const code = problem instanceof Error && "code" in problem ? String(problem.code) : "";
    if (code !== "EADDRINUSE" && code !== "EACCES") throw problem;
    terminal.diagnostics([error("port-taken", { port })]);
    return undefined;
  }
}

/** Ctrl+C, or the end of the process that started this one. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
