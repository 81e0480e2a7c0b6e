import type { Command, CommanderError } from "commander";
import { error, type Diagnostic } from "../source/diagnostic.js";
import { suggest } from "../source/suggest.js";
import type { Wording } from "../source/wording/wording.js";

/** What commander found wrong, in our words. */
export function usageDiagnostic(problem: CommanderError, program: Command, words: Wording["cli"]): Diagnostic {
  const quoted = /'([^']*)'/u.exec(problem.message)?.[1] ?? "";
  const allowed = /Allowed choices are (.*)\.$/u.exec(problem.message)?.[1] ?? "";
  const known = program.commands.map((command) => command.name());
  switch (problem.code) {
    case "commander.unknownCommand":
      return error("unknown-command", { name: quoted, suggestion: suggest(quoted, known), known });
    case "commander.unknownOption":
      return error("wrong-usage", { problem: words.unknownOption(`\`${quoted}\``) });
    case "commander.optionMissingArgument":
      return error("wrong-usage", { problem: words.missingValue(`\`${quoted}\``) });
    case "commander.missingArgument":
      return error("wrong-usage", { problem: words.missingArgument(`\`${quoted}\``) });
    case "commander.excessArguments":
      return error("wrong-usage", { problem: words.excessArguments });
    case "commander.invalidArgument":
      return error("wrong-usage", { problem: words.badValue(`\`${quoted}\``, allowed) });
    default:
      return error("wrong-usage", { problem: problem.message });
  }
}
