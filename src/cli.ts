#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { createRequire } from "node:module";
import { exportFormats } from "./cli/export-formats.js";
import { commandLanguage, Terminal } from "./cli/terminal.js";
import { usageDiagnostic } from "./cli/usage.js";
import { languages } from "./source/wording/wording.js";

/** Exit codes: 0 fine, 1 errors in the input, 2 wrong usage. Commands are loaded when they are called. */
async function main(argv: readonly string[]): Promise<number> {
  const language = commandLanguage(argv, process.env);
  const terminal = new Terminal(language, process.stdout, process.stderr, process.env);
  let code = 0;
  const program = commands(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) return terminal.crash(problem);
    if (problem.exitCode === 0) return 0;
    if (problem.code === "commander.help") {
      program.outputHelp(); // no command at all: what there is to choose from
      return 2;
    }
    terminal.diagnostics([usageDiagnostic(problem, program, terminal.words)]);
    return 2;
  }
}

function commands(terminal: Terminal, done: (code: number) => void): Command {
  const { words } = terminal;
  const { titles } = words;
  const program = new Command("deckwright");
  const shared = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined, writeOut: (text) => terminal.out(text) })
      .helpOption("-h, --help", words.help)
      .configureHelp({
        styleTitle: (title) => translatedTitle(title, titles),
        optionDescription: (option) => describe(option.description, option.defaultValue, option.argChoices, words),
        argumentDescription: (argument) => describe(argument.description, argument.defaultValue, argument.argChoices, words),
      })
      .addOption(new Option("--lang <language>", words.language).choices([...languages]));
  shared(program)
    .description(words.about)
    .version(version(), "-V, --version", words.version)
    .helpCommand("help [command]", words.help)
    .addHelpText("after", `\n${words.exits}`);

  const command = (name: string, description: string): Command => shared(program.command(name).description(description));
  const outline: [string, string, string] = ["[outline]", words.outlineArgument, "outline.yaml"];
  command("build", words.build)
    .argument(...outline)
    .option("--allow-code", words.allowCode)
    .option("-o, --output <file>", words.output)
    .option("-m, --meeting <name>", words.meeting)
    .addOption(new Option("--to <format>", words.backend).choices(["pptx", "svg"]).default("pptx"))
    .option("--strict", words.strict)
    .option("--json", words.json)
    .action(async (path: string, options) => done(await (await import("./cli/build.js")).buildCommand(path, options, terminal)));
  command("check", words.check)
    .argument("[outline]", words.checkArgument, "outline.yaml")
    .option("-r, --report <file>", words.checkReport)
    .option("--allow-code", words.allowCode)
    .option("-m, --meeting <name>", words.meeting)
    .option("--strict", words.strict)
    .option("--fix", words.fix)
    .addOption(new Option("--format <format>", words.checkFormat).choices(["text", "json", "sarif", "github"]).default("text"))
    .option("--json", words.json)
    .action(async (path: string, options) => done(await (await import("./cli/check.js")).checkCommand(path, options, terminal, version())));
  command("dev", words.dev)
    .argument(...outline)
    .option("--allow-code", words.allowCode)
    .option("-m, --meeting <name>", words.meetingShown)
    .option("--port <port>", words.port)
    .option("--poll", words.poll)
    .option("--editor <name>", words.editor)
    .option("--no-open", words.noOpen)
    .action(async (path: string, options) => done(await (await import("./cli/dev.js")).devCommand(path, options, terminal)));
  command("present", words.present)
    .argument(...outline)
    .option("--allow-code", words.allowCode)
    .option("-m, --meeting <name>", words.meetingShown)
    .option("--port <port>", words.port)
    .option("--no-open", words.noOpen)
    .action(async (path: string, options) => done(await (await import("./cli/present.js")).presentCommand(path, options, terminal)));
  command("export", words.export)
    .argument(...outline)
    .option("--allow-code", words.allowCode)
    .option("-o, --output <file>", words.output)
    .option("-m, --meeting <name>", words.meetingShown)
    .addOption(new Option("--to <formats>", words.exportTo(exportFormats)).default("html"))
    .option("--notes", words.notes)
    .option("--no-notes", words.noNotes)
    .option("--slides <numbers>", words.picked)
    .option("--width <pixels>", words.pixels)
    .option("--json", words.json)
    .action(async (path: string, options) => done(await (await import("./cli/export.js")).exportCommand(path, options, terminal)));
  command("schema", words.schema)
    .option("-o, --output <file>", words.output, "schema/outline.schema.json")
    .action(async (options) => done(await (await import("./cli/schema.js")).schemaCommand(options, terminal)));
  command("templates", words.templates)
    .argument("[name]", words.templateArgument)
    .option("--json", words.json)
    .action(async (name: string | undefined, options) => done(await (await import("./cli/templates.js")).templatesCommand(name, options, terminal)));
  command("themes", words.themes)
    .option("--json", words.json)
    .action(async (options) => done(await (await import("./cli/themes.js")).themesCommand(options, terminal)));
  command("template", words.template)
    .argument("<file>", words.brandArgument)
    .option("--preview <file>", words.preview)
    .option("--json", words.json)
    .action(async (path: string, options) => done(await (await import("./cli/template.js")).templateCommand(path, options, terminal)));
  command("gallery", words.gallery)
    .argument("[theme]", words.themeArgument, "qinghua")
    .option("-o, --output <file>", words.output, "output/gallery.pptx")
    .option("--brief", words.brief)
    .addOption(new Option("--size <size>", words.size).choices(["16:9", "4:3", "A4"]).default("16:9"))
    .addOption(new Option("--to <format>", words.backend).choices(["pptx", "svg"]).default("pptx"))
    .action(async (theme: string, options) => done(await (await import("./cli/gallery.js")).galleryCommand(theme, options, terminal)));
  command("init", words.init)
    .argument("<report>", words.reportFile)
    .option("-o, --output <file>", words.output, "outline.yaml")
    .action(async (path: string, options) => done(await (await import("./cli/init.js")).initCommand(path, options, terminal)));
  command("figures", words.figures)
    .argument("[report]", words.reportArgument)
    .addOption(new Option("--format <format>", words.format).choices(["table", "json", "tsv"]).default("table"))
    .option("--used-by", words.usedBy)
    .option("--unused", words.unused)
    .action(async (path: string | undefined, options) => done(await (await import("./cli/figures.js")).figuresCommand(path, options, terminal)));
  command("data", words.data)
    .argument("<file>", words.dataArgument)
    .option("--sheet <sheet>", words.sheetOption)
    .option("--range <cells>", words.rangeOption)
    .option("--header <rows>", words.headerOption)
    .addOption(new Option("--format <format>", words.dataFormat).choices(["table", "json", "csv"]).default("table"))
    .action(async (path: string, options) => done(await (await import("./cli/data.js")).dataCommand(path, options, terminal)));
  command("coverage", words.coverage)
    .argument(...outline)
    .option("--allow-code", words.allowCode)
    .option("-m, --meeting <name>", words.meeting)
    .option("--json", words.json)
    .action(async (path: string, options) => done(await (await import("./cli/coverage.js")).coverageCommand(path, options, terminal)));
  command("lint", words.lint)
    .argument("[deck]", words.lintArgument)
    .option("--rules", words.lintRules)
    .addOption(new Option("--format <format>", words.lintFormat).choices(["text", "json", "github"]).default("text"))
    .option("--json", words.json)
    .action(async (path: string | undefined, options) => done(await (await import("./cli/lint.js")).lintCommand(path, options, terminal)));
  command("trace", words.trace)
    .argument("<deck>", words.deckArgument)
    .option("-r, --report <file>", words.traceAgainst)
    .option("--json", words.json)
    .action(async (path: string, options) => done(await (await import("./cli/trace.js")).traceCommand(path, options, terminal)));
  return program;
}

function translatedTitle(title: string, titles: Terminal["words"]["titles"]): string {
  switch (title) {
    case "Usage:":
      return titles.usage;
    case "Options:":
      return titles.options;
    case "Commands:":
      return titles.commands;
    case "Arguments:":
      return titles.arguments;
    default:
      return title;
  }
}

function describe(description: string, standard: unknown, choices: readonly string[] | undefined, words: Terminal["words"]): string {
  const extra = [
    ...(choices ? [`${words.choices}${choices.join(", ")}`] : []),
    ...(standard === undefined ? [] : [`${words.standard}${String(standard)}`]),
  ];
  return extra.length === 0 ? description : `${description}${words.remark(extra)}`;
}

const version = (): string => (createRequire(import.meta.url)("../package.json") as { readonly version: string }).version;

// The reader of a pipe, such as `head`, may have seen enough and leave first.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (problem: NodeJS.ErrnoException) => {
    if (problem.code !== "EPIPE") throw problem;
    process.exit();
  });

process.exitCode = await main(process.argv.slice(2));
