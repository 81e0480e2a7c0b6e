import type { Place } from "../located.js";
import type { ValueKind } from "../validate.js";
import type { YamlReason } from "../yaml-errors.js";
import { runs, type DataNote } from "../data-note.js";
import { lintEn } from "./lint-en.js";

/**
 * All English wording. One function a diagnostic code: values in, sentence out. `zh-CN.ts` has the same keys (the type
 * checker sees to it). Grouped by the stage that says it.
 */
const list = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join(", ");

const counted = (count: number, noun: string): string => `${count} ${count === 1 ? noun : `${noun}s`}`;

const monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

/** What a value is, in words for people who do not program. */
const kindNames: Readonly<Record<ValueKind, string>> = {
  text: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "`true` or `false`",
  list: "a list",
  fields: "fields (`name: value`)",
  nothing: "empty",
};

const placeName = (a: Place): string =>
  a.item === undefined
    ? a.field === undefined ? "the content" : `\`${a.field}\``
    : a.field === undefined ? `item ${a.item}` : `item ${a.item} of \`${a.field}\``;

/** What the system says when a file cannot be read or written, by Node's code; undefined for the rare ones. */
const systemReason = (code: string): string | undefined =>
  ({
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "it is read-only",
    EBUSY: "another program is using it",
    ETXTBSY: "another program is using it",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk is full",
    EFBIG: "it is too large",
    ENOTDIR: "a part of its path is a file, not a folder",
    EEXIST: "a part of its path is a file, not a folder",
    ELOOP: "its links lead in a circle",
    ENAMETOOLONG: "the name is too long",
  })[code];

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A figure's change for a title: references to fill in; `direction` below 0 for a fall, `points` for percentage points. */
export interface ChangeWords {
  readonly label: string;
  readonly value?: string;
  readonly change: string;
  readonly direction: number;
  readonly points: boolean;
  readonly basis: string;
}

export const en = {
  diagnostics: {
    // source/ -----------------------------------------------------------------------------------------------------
    "file-not-found": (a: { path: string; suggestion?: string }) => ({
      message: `The file \`${a.path}\` does not exist.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : "Check the name, or give another one.",
    }),
    "file-unreadable": (a: { path: string; reason: string }) => ({
      message: `The file \`${a.path}\` cannot be read: ${systemReason(a.reason) ?? `the system says \`${a.reason}\``}.`,
      hint: "Check its permissions, and whether another program holds it.",
    }),
    "path-is-folder": (a: { path: string }) => ({
      message: `\`${a.path}\` is a folder or a device, not a file.`,
      hint: "Name a file in it.",
    }),
    "file-empty": (a: { path: string }) => ({
      message: `The file \`${a.path}\` is empty.`,
      hint: "Check that it is the right file and that it was saved.",
    }),
    "file-too-large": (a: { path: string; size: number; limit: number }) => ({
      message: `The file \`${a.path}\` is ${a.size} MB; at most ${a.limit} MB are read.`,
      hint: "Check that it is the right file, or split it.",
    }),
    "file-binary": (a: { path: string; looksLike?: string }) => ({
      message: `The file \`${a.path}\` is not a text${a.looksLike ? `; it looks like ${a.looksLike}` : ""}.`,
      hint: "Give a text file, or save the content as text.",
    }),
    "file-encoding": (a: { path: string; looksLike?: string }) => ({
      message: `The file \`${a.path}\` is not UTF-8${a.looksLike ? `; it looks like ${a.looksLike}` : ", and its encoding could not be recognised"}.`,
      hint: "Save it as UTF-8 (in VS Code: click the encoding at the bottom right, then “Reopen with Encoding” and “Save with Encoding”).",
    }),
    "file-damaged": (a: { path: string; encoding: string }) => ({
      message: `The file \`${a.path}\` is ${a.encoding}, but has broken bytes here.`,
      hint: "Restore the character, or take the file from its source again; it may have been cut off.",
    }),
    "control-character": (a: { character: string; count: number }) => ({
      message: `Here is the control character \`${a.character}\`, which a slide cannot hold${a.count > 1 ? ` (${a.count} such characters in all)` : ""}.`,
      hint: "Delete it; it often comes with text copied from PDF.",
    }),
    "lone-surrogate": (a: { character: string; count: number }) => ({
      message: `Here is half of a character (\`${a.character}\`), which a slide cannot hold${a.count > 1 ? ` (${a.count} such halves in all)` : ""}.`,
      hint: "Type the character again; an emoji was probably cut in two.",
    }),
    "path-empty": () => ({
      message: "The path of the file is empty.",
      hint: "Name a file in the folder of the outline.",
    }),
    "path-outside": (a: { path: string; why: "absolute" | "parent" | "link" | "device" }) => ({
      message: {
        absolute: `\`${a.path}\` is an absolute path; only files in the folder of the outline are read.`,
        parent: `\`${a.path}\` leaves the folder of the outline; only files in it are read.`,
        link: `\`${a.path}\` is a link to a place outside the folder of the outline; only files in it are read.`,
        device: `\`${a.path}\` is not the name of a file.`,
      }[a.why],
      hint: "Copy the file into the folder of the outline and name it from there, such as `assets/photo.jpg`.",
    }),
    "port-taken": (a: { port: number }) => ({
      message: `Port ${a.port} is used by another program.`,
      hint: "Give another one with `--port`, or leave it out.",
    }),
    "rehearsal-unreadable": (a: { path: string }) => ({
      message: `\`${a.path}\` is not a rehearsal; its minutes are not shown.`,
      hint: "Delete it, or save a rehearsal anew from the presenter's window.",
    }),
    "url-not-fetched": (a: { url: string }) => ({
      message: `\`${a.url}\` is a web address; nothing is fetched from the network.`,
      hint: "Download the file into the folder of the outline and name it from there, such as `assets/photo.jpg`.",
    }),
    "yaml-syntax": (a: { reason: YamlReason; detail?: string }) =>
      ({
        tab: { message: "YAML does not allow tabs for indentation.", hint: "Indent with spaces, two a level." },
        indent: {
          message: "The indentation of this line does not fit the lines above.",
          hint: "Fields of one level begin in the same column; only what belongs to a field stands deeper, under a line that ends with `:`.",
        },
        "wide-space": {
          message: "This line is indented with full-width or non-breaking spaces, which YAML takes for text.",
          hint: "Use ordinary spaces.",
        },
        "unclosed-quote": { message: `The quote \`${a.detail}\` is not closed.`, hint: `Add \`${a.detail}\` where the text ends.` },
        "unclosed-bracket": { message: "The bracket opened here is not closed.", hint: `Add \`${a.detail}\` where it ends.` },
        "missing-colon": { message: "There is no colon after the field name.", hint: "Write `name: value`; a text over several lines has to be indented." },
        "missing-space": { message: "There is no space after the colon.", hint: "Write `name: value`, with a space." },
        "fullwidth-colon": {
          message: "This is the full-width colon `：`; YAML needs `:` after a field name.",
          hint: "Write `name: value`, with a half-width colon and a space.",
        },
        "missing-comma": { message: "A comma is missing here.", hint: "Between brackets, separate the values with `, `." },
        "extra-comma": { message: "There is a comma too many here.", hint: "Remove it, or write the value that is missing." },
        "colon-in-text": {
          message: "The text has a colon followed by a space, which YAML takes for another field.",
          hint: "Put the text in quotes.",
        },
        "needs-quotes": { message: `A text that begins with ${a.detail === "`" ? "a backtick" : `\`${a.detail}\``} means something else in YAML.`, hint: "Put the whole text in quotes." },
        "after-quote": {
          message: "There is more text after the closing quote.",
          hint: "Put the quotes around the whole text; write a quote inside as `''` between single quotes.",
        },
        "bad-escape": {
          message: `\`${a.detail}\` is not an escape that YAML knows.`,
          hint: "Between double quotes write `\\\\` for a backslash, or use single quotes.",
        },
        "list-on-key-line": { message: "A list begins on the line of its field.", hint: "Begin it on the next line, indented." },
        "long-key": { message: "A field name is longer than 1024 characters.", hint: "Check for a missing line break or quote." },
        directive: { message: "YAML does not know this directive.", hint: "Remove the line." },
        unexpected: { message: a.detail ? `\`${a.detail}\` is not expected here.` : "Something is missing before the end of this line.", hint: "Check the indentation, the quotes and the brackets of this line and the one above." },
      })[a.reason],
    "duplicate-key": (a: { key: string }) => ({
      message: `The field \`${a.key}\` is given twice.`,
      hint: "Keep one of the two.",
    }),
    "yaml-key": () => ({
      message: "The name of a field has to be plain text.",
      hint: "Put a text that begins with a bracket in quotes.",
    }),
    "yaml-reserved-key": (a: { key: string }) => ({
      message: `\`${a.key}\` cannot be the name of a field.`,
      hint: "Choose another name.",
    }),
    "yaml-alias-unknown": (a: { name: string }) => ({
      message: `There is no anchor \`&${a.name}\` before this alias.`,
      hint: "If the `*` belongs to the text, put the whole text in quotes.",
    }),
    "yaml-anchor-unused": (a: { name: string }) => ({
      message: `\`&${a.name}\` is taken for a YAML anchor and not for text, and nothing refers to it.`,
      hint: "If it belongs to the text, put the whole text in quotes.",
    }),
    "yaml-comment-cut": (a: { text: string }) => ({
      message: `\`${a.text}\` is taken for a comment and not for text, because a space stands before the \`#\`.`,
      hint: "If it belongs to the text, put the whole text in quotes; if it is a comment, write a space after the `#`.",
    }),
    "yaml-alias-cycle": (a: { name: string }) => ({
      message: `The alias \`*${a.name}\` stands inside its own anchor.`,
      hint: "Write the value out.",
    }),
    "yaml-alias-limit": (a: { limit: number }) => ({
      message: `The aliases of this file stand for more than ${a.limit} values.`,
      hint: "Write out what is meant; aliases that multiply each other are not read.",
    }),
    "yaml-too-deep": (a: { limit: number }) => ({
      message: `The values are nested more than ${a.limit} levels deep.`,
      hint: "Check the brackets and the indentation; an outline needs about ten levels.",
    }),
    "yaml-many-documents": () => ({
      message: "A second YAML document begins here; a file holds one.",
      hint: "Remove the line `---` (or `...`), or move the rest to a file of its own.",
    }),
    "yaml-tag": (a: { tag: string }) => ({
      message: `The YAML tag \`${a.tag}\` is not supported.`,
      hint: "Remove it; if it belongs to the text, put the whole text in quotes.",
    }),
    "number-not-finite": (a: { text: string }) => ({
      message: `\`${a.text}\` is not a finite number.`,
      hint: "Write the number in digits, or put it in quotes if it is text.",
    }),
    "number-imprecise": (a: Place & { text: string }) => ({
      message: `\`${a.text}\` has more digits than can be calculated with exactly.`,
      hint: "Use at most 15 digits, with a larger unit if need be.",
    }),
    "unknown-field": (a: { field: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no field \`${a.field}\` here.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : a.known.length > 0 ? `There are ${list(a.known)}.` : "Remove it.",
    }),
    "missing-field": (a: Place & { missing: string }) => ({
      message: `The field \`${a.missing}\` is missing${a.field === undefined && a.item === undefined ? "" : ` in ${placeName(a)}`}.`,
      hint: `Add \`${a.missing}:\` with its value.`,
    }),
    "one-of-two": (a: { first: string; second: string; both: boolean }) => ({
      message: a.both ? `\`${a.first}\` and \`${a.second}\` are both given.` : `\`${a.first}\` or \`${a.second}\` is missing.`,
      hint: a.both ? "Keep one of them." : `Add one of them.`,
    }),
    "wrong-type": (a: Place & { expected: readonly ValueKind[]; got: ValueKind; value?: string }) => ({
      message: `${capital(placeName(a))} has to be ${a.expected.map((kind) => kindNames[kind]).join(" or ")}, not ${a.value === undefined ? kindNames[a.got] : `\`${a.value}\``}.`,
      hint:
        a.got === "nothing"
          ? "Write the value after the colon; a text that begins with `#` needs quotes."
          : a.expected.length === 1 && a.expected[0] === "fields"
            ? "Write each field on a line of its own, as `name: value`."
            : a.expected.includes("list") && a.got !== "fields"
            ? "Write each item on a line of its own, after `- `."
            : a.expected.includes("text") && (a.got === "fields" || a.got === "list")
              ? "Write plain text; put it in quotes if it has a colon or begins with a bracket."
              : a.expected.includes("text") && a.got === "boolean"
                ? "Put the text in quotes."
                : undefined,
    }),
    "too-many-items": (a: Place & { count: number; max: number }) => ({
      message: `${capital(placeName(a))} has ${a.count} items; there can be at most ${a.max}.`,
      hint: a.field === "slides" ? "Make two decks of it." : "Leave some out, or spread them over two slides.",
    }),
    "too-many-names": (a: { count: number; max: number }) => ({
      message: `There are ${a.count} entries here; there can be at most ${a.max}.`,
      hint: "Keep those that the slides use.",
    }),
    "too-few-items": (a: Place & { count: number; min: number }) => ({
      message: a.count === 0 ? `${capital(placeName(a))} is empty.` : `${capital(placeName(a))} has ${a.count === 1 ? "1 item" : `${a.count} items`}; there have to be at least ${a.min}.`,
      hint: a.min - a.count === 1 ? "Add one." : `Add ${a.min - a.count}.`,
    }),
    "text-too-long": (a: Place & { length: number; max: number }) => ({
      message: `${capital(placeName(a))} has ${a.length} characters; there can be at most ${a.max}.`,
      hint: "Shorten the text.",
    }),
    "text-too-short": (a: Place & { length: number; min: number }) => ({
      message: a.length === 0 ? `${capital(placeName(a))} is empty.` : `${capital(placeName(a))} has ${a.length} characters; there have to be at least ${a.min}.`,
      hint: a.length === 0 ? "Write the text, or remove the field if it may be left out." : "Write more.",
    }),
    "number-too-large": (a: Place & { value: string; max: string; inclusive: boolean }) => ({
      message: `${capital(placeName(a))} is \`${a.value}\`; it has to be ${a.inclusive ? "at most" : "less than"} ${a.max}.`,
      hint: "Choose a smaller number.",
    }),
    "number-too-small": (a: Place & { value: string; min: string; inclusive: boolean }) => ({
      message: `${capital(placeName(a))} is \`${a.value}\`; it has to be ${a.inclusive ? "at least" : "more than"} ${a.min}.`,
      hint: "Choose a larger number.",
    }),
    "not-multiple": (a: Place & { value: string; step: string }) => ({
      message: `${capital(placeName(a))} is \`${a.value}\`, which is not a multiple of ${a.step}.`,
      hint: `Choose a multiple of ${a.step}.`,
    }),
    "unknown-value": (a: Place & { value: string; suggestion?: string; known: readonly string[] }) => ({
      message: `${capital(placeName(a))} cannot be \`${a.value}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`? There ${a.known.length === 1 ? "is" : "are"} ${list(a.known)}.` : a.known.length === 1 ? `It has to be ${list(a.known)}.` : `Choose one of ${list(a.known)}.`,
    }),
    "bad-format": (a: Place & { value: string; format: string }) => ({
      message: `${capital(placeName(a))} is \`${a.value}\`, which is not written as it has to be.`,
      hint:
        a.format === "date"
          ? "Write a date that is in the calendar, as `2016-01-31`."
          : a.format === "color"
            ? "Write a colour in six hexadecimal digits, as `1060A0`."
            : a.format === "slide-id"
              ? "Use letters, digits, `-` and `_`, without spaces."
          : a.format === "time"
            ? "Write a time as `09:30`."
            : a.format === "datetime"
              ? "Write date and time as `2016-01-31T09:30:00Z`."
              : a.format === "url"
                ? "Write a full web address such as `https://example.org/`."
                : a.format === "email"
                  ? "Write an address such as `name@example.org`."
                  : `The form is \`${a.format}\`.`,
    }),
    "bad-key": (a: { key: string; format?: string }) => ({
      message: `\`${a.key}\` cannot be a name here.`,
      hint: a.format ? `Names have the form \`${a.format}\`.` : "Choose another name.",
    }),
    "ambiguous-value": (a: Place) => ({
      message: `${capital(placeName(a))} can be understood in more than one way.`,
      hint: "Keep the fields of one kind and remove the others.",
    }),
    "invalid-value": (a: Place & { detail?: string }) => ({
      message: `${capital(placeName(a))} is not valid${a.detail ? ` (${a.detail})` : ""}.`,
      hint: "Compare it with the manual.",
    }),
    "more-problems": (a: { count: number }) => ({
      message: `There ${a.count === 1 ? "is 1 more problem" : `are ${a.count} more problems`} of this kind in the file.`,
      hint: "Mend the ones shown and run again.",
    }),
    // outline/ ----------------------------------------------------------------------------------------------------
    "outline-empty": (a: { path: string }) => ({
      message: `The outline \`${a.path}\` has nothing in it but comments.`,
      hint: "Begin with `deck:` and `slides:`; `deckwright templates` shows what a slide can hold.",
    }),
    "report-unnamed": (a: { path: string }) => ({
      message: `The outline \`${a.path}\` names no report.`,
      hint: "Add `report: assets/report.md`, or name the report itself: `deckwright figures assets/report.md`.",
    }),
    "output-outside": (a: { path: string }) => ({
      message: `\`${a.path}\` lies outside the folder of the outline; an outline names its deck in that folder.`,
      hint: "Name a place in it, such as `output/deck.pptx`; on the command line `-o` takes any place.",
    }),
    "output-name": (a: { path: string; ending: string }) => ({
      message: a.ending === ".pptx" ? `\`${a.path}\` is not the name of a presentation.` : `\`${a.path}\` does not end in \`${a.ending}\`, as files of this format do.`,
      hint: `Let the name end in \`${a.ending}\`.`,
    }),
    "output-twice": (a: { path: string; meetings: readonly string[] }) => ({
      message: `\`${a.path}\` would be written for more than one meeting: ${list(a.meetings)}.`,
      hint: "Give each of them an `output:` of its own.",
    }),
    "unknown-audience": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `\`for\` names \`${a.name}\`, which is neither a meeting nor the audience of one.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : a.known.length > 0 ? `There are ${list(a.known)}.` : "Name it under `meetings:`, or take `for:` out.",
    }),
    "figure-name": (a: { name: string }) => ({
      message: `\`${a.name}\` cannot be the name of a figure, for no reference could name it.`,
      hint: "Leave out `.`, `|`, braces, ` as ` and spaces at either end.",
    }),
    "unknown-template": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no template \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `There are ${list(a.known)}.`,
    }),
    "own-template-refused": (a: { name: string; path: string }) => ({
      message: `The template \`${a.name}\` is a program beside the outline (\`${a.path}\`), and programs run only when you allow them.`,
      hint: "Look at the file, or trust whoever sent it; then build with `--allow-code`.",
    }),
    "own-template-invalid": (a: { path: string; problem: string }) => ({
      message:
        a.problem === "export" ? `\`${a.path}\` does not export a function \`template\`.`
        : a.problem === "name" ? `The template in \`${a.path}\` has another name than its file.`
        : `The template in \`${a.path}\` has no usable \`${a.problem}\`.`,
      hint: "docs/own-templates.md shows a complete one.",
    }),
    "own-template-typescript": (a: { path: string }) => ({
      message: `This version of Node cannot run the TypeScript file \`${a.path}\`.`,
      hint: "Use Node 22.13 or newer, install `amaro` beside the outline, or save the template as `.js`.",
    }),
    "own-template-failed": (a: { path: string; message: string }) => ({
      message: `The template in \`${a.path}\` failed: \`${a.message}\`.`,
      hint: "The mistake is in that file.",
    }),
    // report/ -----------------------------------------------------------------------------------------------------
    "docx-damaged": (a: { path: string }) => ({
      message: `The Word file \`${a.path}\` is damaged or incomplete.`,
      hint: "Copy or download it again, or open it in Word or WPS and save it as a new .docx file.",
    }),
    "docx-encrypted": (a: { path: string }) => ({
      message: `The Word file \`${a.path}\` is protected by a password.`,
      hint: "Open it in Word or WPS, remove the password and save it again.",
    }),
    "docx-old-format": (a: { path: string }) => ({
      message: `The file \`${a.path}\` is in the format of Word 97–2003 (.doc), whatever its name says.`,
      hint: "Open it in Word or WPS and save it as .docx.",
    }),
    "docx-other-file": (a: { path: string; looksLike?: string }) => ({
      message: `The file \`${a.path}\` is not a Word document${a.looksLike ? `; it looks like ${a.looksLike}` : ""}.`,
      hint: "Give a .docx file, or save the report as one.",
    }),
    "docx-doctype": (a: { path: string; part: string }) => ({
      message: `The Word file \`${a.path}\` declares a document type in \`${a.part}\`, as no Word program writes it.`,
      hint: "Do not trust the file; ask for it again, or open it in Word or WPS and save it as a new .docx file.",
    }),
    "pdf-damaged": (a: { path: string }) => ({
      message: `The PDF \`${a.path}\` is damaged or incomplete.`,
      hint: "Copy or download it again, or open it in a viewer and print it to a new PDF.",
    }),
    "pdf-encrypted": (a: { path: string }) => ({
      message: `The PDF \`${a.path}\` is protected by a password.`,
      hint: "Open it with the password and save it without one, or take the Word file it was made from.",
    }),
    "pdf-other-file": (a: { path: string; looksLike?: string }) => ({
      message: `The file \`${a.path}\` is not a PDF${a.looksLike ? `; it looks like ${a.looksLike}` : ""}.`,
      hint: "Give a PDF, or name the file by what it is.",
    }),
    "pdf-scanned": (a: { path: string; pages: number }) => ({
      message: `The PDF \`${a.path}\` (${a.pages === 1 ? "1 page" : `${a.pages} pages`}) is scanned: its pages are pictures and have no text.`,
      hint: "Run text recognition (OCR) on it and check the numbers, or take the Word file it was made from.",
    }),
    "pdf-pages-without-text": (a: { path: string; pages: readonly string[]; total: number }) => ({
      message: `Of the ${a.total} pages of \`${a.path}\` some have no text and are not read: ${a.pages.join(", ")}.`,
      hint: "If they show figures as a picture, run text recognition (OCR) on them, or take the Word file.",
    }),
    "pdf-unreadable-text": (a: { path: string; maps: readonly string[] }) => ({
      message: `The fonts of the PDF \`${a.path}\` do not say which characters they draw${a.maps.length > 0 ? ` (${list(a.maps)})` : ""}, so that text in it cannot be read.`,
      hint: "Take the Word file it was made from, or run text recognition (OCR) on it.",
    }),
    "pdf-too-much": (a: { path: string; what: "pages" | "characters" | "seconds" | "megabytes"; limit: number }) => ({
      message: {
        pages: `The PDF \`${a.path}\` has more than ${a.limit} pages.`,
        characters: `The PDF \`${a.path}\` has more than ${a.limit} characters.`,
        seconds: `The PDF \`${a.path}\` could not be read within ${a.limit} seconds.`,
        megabytes: `The PDF \`${a.path}\` takes more than ${a.limit} MB of memory once unpacked.`,
      }[a.what],
      hint: "Check that it is the right file, or print the pages that matter to a new PDF.",
    }),
    "report-too-complex": (a: { path: string; what: "entries" | "expansion" | "depth" | "elements"; limit: number }) => ({
      message: {
        entries: `The file \`${a.path}\` holds more than ${a.limit} parts.`,
        expansion: `The file \`${a.path}\` holds more than ${a.limit} MB of text once unpacked.`,
        depth: `The content of \`${a.path}\` is nested more than ${a.limit} levels deep.`,
        elements: `The content of \`${a.path}\` has more than ${a.limit} elements.`,
      }[a.what],
      hint: "No report is built like that. Check that it is the right file, or save its text as a new file.",
    }),
    "report-empty": (a: { path: string }) => ({
      message: `The report \`${a.path}\` has no text.`,
      hint: "Check that it is the right file and that it was saved.",
    }),
    "front-matter-open": (a: { path: string }) => ({
      message: `The front matter of \`${a.path}\` is not closed.`,
      hint: "End it with a line `---`; until then it is read as text.",
    }),
    "division-by-zero": (a: { kind: string }) => ({
      message: `\`${a.kind}\` would divide by zero, or by a value that may be zero once rounding is allowed for.`,
      hint: "Choose another base figure.",
    }),
    "unit-mismatch": (a: { left: string; right: string }) => ({
      message: `\`${a.left}\` and \`${a.right}\` are not units of one kind, so their values cannot be combined.`,
      hint: "Choose figures in the same unit, or in units that convert into each other (`亿元`, `万元`; `%`, `‰`).",
    }),
    "derived-inputs": (a: { kind: string; expected: number; more: boolean; found: number }) => ({
      message: `\`${a.kind}\` needs ${a.more ? "at least " : ""}${a.expected} ${a.expected === 1 ? "figure" : "figures"}, here ${a.found === 1 ? "is" : "are"} ${a.found}.`,
      hint: a.found < a.expected ? "Name the missing figures." : "Remove the figures that are not needed.",
    }),
    "change-missing": (a: { value: string }) => ({
      message: `\`prior\` needs a figure with a change, but the report gives none for \`${a.value}\`.`,
      hint: "Choose a figure with a growth rate, or state the earlier value from the report.",
    }),
    // kinds/, charts/ ---------------------------------------------------------------------------------------------
    "not-a-number": (a: { text: string }) => ({
      message: `\`${a.text}\` is not a number.`,
      hint: "Write plain digits such as 2942 or -3.1 (at most 15 before the point), or `null` for a gap.",
    }),
    "quantity-without-value": (a: { label?: string }) => ({
      message: a.label ? `\`${a.label}\` has no value.` : "This number has no value.",
      hint: "Give it `value: 2942`, or `figure:` with the name of a figure.",
    }),
    "takeaway-below-cards": (a: { count: number }) => ({
      message: `There is no room for a \`takeaway\` below \`${a.count}\` cards.`,
      hint: "Say it in the `title`, or show three or four cards.",
    }),
    "proportion-out-of-range": (a: { part: string; whole: string }) => ({
      message: `The part \`${a.part}\` does not lie between 0 and the whole \`${a.whole}\`.`,
      hint: "Check that `part` and `whole` are not exchanged; the whole has to be above 0.",
    }),
    "progress-out-of-range": (a: { value: string; of: string }) => ({
      message: `No bar can show \`${a.value}\` of \`${a.of}\`.`,
      hint: "The value must not be negative, and `of` has to be above 0.",
    }),
    "progress-units": (a: { unit: string; of?: string }) => ({
      message: a.of === undefined ? `A bar shows a share, but the value is in \`${a.unit}\` and has no whole.` : `The value is in \`${a.unit}\`, but \`of\` is in \`${a.of}\`.`,
      hint: a.of === undefined ? "Give the whole, for example `of: 79`, or a percentage." : "Give both in one unit, or the bar shows a wrong share.",
    }),
    "proportion-units": (a: { part: string; whole: string }) => ({
      message: `\`part\` is given in \`${a.part}\` and \`whole\` in \`${a.whole}\`.`,
      hint: "Give both in one unit, or the bar shows a wrong share.",
    }),
    "series-length": (a: { series: string; values: number; categories: number }) => ({
      message: `The series \`${a.series}\` has \`${a.values}\` values for \`${a.categories}\` categories.`,
      hint: "Give every category one value; write `null` where there is none.",
    }),
    "series-missing": (a: { both: boolean }) => ({
      message: a.both ? "This chart has both `values` and `series`." : "This chart has no values.",
      hint: "Give `values` for one series, or `series` for several, each with `name` and `values`.",
    }),
    "chart-empty": (a: { series: string }) => ({
      message: `The series \`${a.series}\` has no value at all.`,
      hint: "Give at least one number, or leave the series out.",
    }),
    "chart-too-many": (a: { kind: string; count: number; max: number; instead?: string }) => ({
      message: `A \`${a.kind}\` chart has room for \`${a.max}\` categories, this one has \`${a.count}\`.`,
      hint: a.instead ? `Use \`kind: ${a.instead}\`, or show fewer categories.` : "Show fewer categories, or split the chart.",
    }),
    "chart-too-many-series": (a: { kind: string; count: number; max: number }) => ({
      message: `A \`${a.kind}\` chart tells \`${a.max}\` series apart, this one has \`${a.count}\`.`,
      hint: "Show fewer series, stack them, or split the chart.",
    }),
    "category-too-long": (a: { name: string; max: number; instead?: string }) => ({
      message: `The category \`${a.name}\` is too long for the axis, which has room for \`${a.max}\` Chinese characters (twice as many Latin letters).`,
      hint: a.instead ? `Shorten it, or use \`kind: ${a.instead}\`, which has room for longer names.` : "Shorten it.",
    }),
    "unknown-time": (a: { name: string; known: readonly string[] }) => ({
      message: `There is no period \`${a.name}\` on this time axis.`,
      hint: `Give its name or its number, counted from 1. The periods are ${list(a.known)}.`,
    }),
    "period-backwards": (a: { text: string }) => ({
      message: `\`${a.text}\` ends before it starts.`,
      hint: "`end` names the last period, which is included; 2.5 is the middle of the second period.",
    }),
    "unknown-category": (a: { name: string; known: readonly string[] }) => ({
      message: `There is no category \`${a.name}\` to highlight.`,
      hint: `Give its text or its number, counted from 1. The categories are ${list(a.known)}.`,
    }),
    "part-negative": (a: { label: string; value: string }) => ({
      message: `The part \`${a.label}\` is \`${a.value}\`; a part of a whole cannot be negative.`,
      hint: "Use a column or a bar chart for values below zero.",
    }),
    "parts-empty": () => ({
      message: "The parts of this chart add up to nothing.",
      hint: "Give at least one part that is greater than 0.",
    }),
    "unknown-node": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `This diagram has no \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `It has ${list(a.known)}.`,
    }),
    "duplicate-node": (a: { name: string }) => ({
      message: `Two parts of this diagram are called \`${a.name}\`.`,
      hint: "Give each a name of its own; lines are drawn by name.",
    }),
    "flow-cycle": (a: { names: readonly string[] }) => ({
      message: `The flow runs in a circle: ${a.names.map((name) => `\`${name}\``).join(" → ")}.`,
      hint: "Leave out the line that leads back; steps that repeat belong in `kind: cycle`.",
    }),
    "flow-unbalanced": (a: { name: string; into: string; out: string }) => ({
      message: `\`${a.into}\` flows into \`${a.name}\` but \`${a.out}\` flows out of it.`,
      hint: "Correct the amounts, or add the missing flow, for example to “other”.",
    }),
    "diagram-too-deep": (a: { depth: number; max: number }) => ({
      message: `This diagram is \`${a.depth}\` levels deep; there is room for \`${a.max}\`.`,
      hint: "Join levels, or split it over two slides.",
    }),
    "not-a-date": (a: { text: string }) => ({
      message: `\`${a.text}\` is not a date.`,
      hint: "Write a year, a quarter, a month or a day: `2016`, `2016-Q1`, `2016-03`, `2016-03-15`.",
    }),
    "date-order": (a: { start: string; end: string }) => ({
      message: `It ends (\`${a.end}\`) before it starts (\`${a.start}\`).`,
      hint: "Exchange the two dates, or correct one of them.",
    }),
    "date-outside": (a: { text: string; start: string; end: string }) => ({
      message: `\`${a.text}\` lies outside the time shown, \`${a.start}\` to \`${a.end}\`.`,
      hint: "Widen `from` and `to`, or leave them out: then the time shown follows the dates.",
    }),
    "range-empty": (a: { min: string; max: string }) => ({
      message: `The scale runs from \`${a.min}\` to \`${a.max}\`, which is nothing.`,
      hint: "Give a `max` that is greater than `min`.",
    }),
    "value-outside": (a: { value: string; min: string; max: string }) => ({
      message: `\`${a.value}\` lies outside the scale from \`${a.min}\` to \`${a.max}\`.`,
      hint: "Widen the scale, so that the mark shows the value.",
    }),
    "parts-not-whole": (a: { sum: string }) => ({
      message: `The parts of this chart add up to \`${a.sum}\` %, not to 100 %.`,
      hint: "Add what is missing as a part of its own (`other`), or use a bar chart.",
    }),
    "axis-not-zero": (a: { min: string }) => ({
      message: `The axis of this chart begins at \`${a.min}\`; columns, bars and areas have to begin at 0.`,
      hint: "Take `min` away, or show a line chart with `baseline: data`.",
    }),
    "axis-too-short": (a: { value: string; min: string; max: string }) => ({
      message: `The axis runs from \`${a.min}\` to \`${a.max}\` and cuts off the value \`${a.value}\`.`,
      hint: "Widen `min` and `max` under `axis:`, or leave them out.",
    }),
    "chart-too-few": (a: { kind: string; count: number; min: number }) => ({
      message: `A \`${a.kind}\` chart needs at least \`${a.min}\` categories, this one has \`${a.count}\`.`,
      hint: "Use a column or a bar chart for so few.",
    }),
    "waterfall-closes": (a: { label: string; shown: string; sum: string; by: string }) => ({
      message: `The steps up to \`${a.label}\` add up to \`${a.sum}\`, but it is given as \`${a.shown}\` (a difference of \`${a.by}\`, more than rounding explains).`,
      hint: "Correct the step that is wrong, or add what is missing as a step of its own.",
    }),
    "waterfall-start": () => ({
      message: "The first step of a waterfall is its starting level, and at least one change has to follow.",
      hint: "Mark levels with `total: true`; a step without it is a change.",
    }),
    "bins-shape": (a: { edges: number; counts: number }) => ({
      message: `There are \`${a.edges}\` edges for \`${a.counts}\` classes; there has to be one edge more than there are classes, in rising order.`,
      hint: "Give the edges from the lowest to the highest: `edges: [0, 10, 20]` for two classes.",
    }),
    "bullet-bands": (a: { name: string }) => ({
      message: `The bands of \`${a.name}\` are not in rising order.`,
      hint: "Give the upper ends of the bands from the lowest to the highest.",
    }),
    "chart-chosen": (a: { kind: string; why: keyof typeof chartReasons }) => ({
      message: `The chart is drawn as \`${a.kind}\`: ${chartReasons[a.why]}.`,
      hint: `Write \`kind: ${a.kind}\` in place of \`show\` to keep it so, or another kind.`,
    }),
    "intent-unclear": (a: { show: string; need: keyof typeof chartNeeds }) => ({
      message: `There is no chart of a \`${a.show}\` in these data: ${chartNeeds[a.need]}.`,
      hint: "Give other data, another `show`, or name the `kind` yourself.",
    }),
    "chart-columns": (a: { table: string; known: readonly string[] }) => ({
      message: `No column of the data \`${a.table}\` has numbers to draw.`,
      hint: `Name the columns in \`values\`. The columns are ${list(a.known)}.`,
    }),
    "unknown-indicator": (a: { indicator: string; suggestion?: string; change?: boolean; section?: string; elsewhere?: boolean }) => ({
      message: `The report has no figure \`${a.indicator}\`${a.section ? ` in “${a.section}”` : ""}.`,
      hint: a.elsewhere ? "It stands in another section, as shown: correct `section:`, or leave it out." : a.suggestion ? `The report says \`${a.suggestion}\`${a.change ? "; `.change` takes its growth" : ""}.` : "`deckwright figures` lists what the report has.",
    }),
    "figure-internal": (a: { name: string; because?: string }) => ({
      message: a.because ? `\`${a.name}\` follows from the internal figure \`${a.because}\`; a public variant may not show it.` : `The figure \`${a.name}\` is internal; a public variant may not show it.`,
      hint: a.because ? "Give the slide or the block `release: internal`; or, where the result may be published, give this figure `release: public`." : "Give the slide or the block `release: internal`, begin the line of the notes with `[internal]`, or take the reference out.",
    }),
    "internal-mark": () => ({
      message: "This says that it is internal, in a place where that leaves nothing out.",
      hint: "Begin a line of the notes with the mark; on a slide give the item, or the whole slide, `release: internal`.",
    }),
    "internal-number": (a: { number: string; name: string }) => ({
      message: `\`${a.number}\` stands here as typed or tabled; it is the number of the internal figure \`${a.name}\`.`,
      hint: "Take it out of the public variant; where it is another number by chance, name the code under `ignore:` with the reason.",
    }),
    "blocks-left-out": (a: { count: number }) => ({
      message: `${a.count === 1 ? "One block is" : `${a.count} blocks are`} left out of this slide here, and what remains is no complete slide.`,
      hint: "Keep more of it for this variant, or give the slide itself `for:` or `release:`.",
    }),
    "unknown-figure": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no figure \`${a.name}\`, neither under \`figures:\` nor by its name in the report.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : "Name it under `figures:`; `deckwright figures` lists what the report has.",
    }),
    "ambiguous-figure": (a: { indicator: string; places: number; name?: string; ways: readonly string[] }) => ({
      message: `\`${a.indicator}\` means ${a.places} different figures of the report.`,
      hint: `${a.name === undefined ? "Write the one that is meant" : `Name the one that is meant under \`figures:\``}, in the order shown: ${list(a.name === undefined ? a.ways : a.ways.map((way) => `${a.name}: ${way}`))}.`,
    }),
    "bad-period": (a: { period: string }) => ({
      message: `\`${a.period}\` is not a period.`,
      hint: "Write `2015`, `2015Q1`, `2015-06` or `2015-01/2015-11`, or as the report prints it: `2015年1–11月`, `Q1 2015`.",
    }),
    "unknown-period": (a: { indicator: string; period: string; known: readonly string[] }) => ({
      message: `The report does not give \`${a.indicator}\` for \`${a.period}\`.`,
      hint: a.known.length > 0 ? `It gives it for ${list(a.known)}.` : "It names no period for it: leave `period:` out.",
    }),
    "unknown-scope": (a: { indicator: string; scope: string; known: readonly string[] }) => ({
      message: `The report does not give \`${a.indicator}\` with the scope \`${a.scope}\`.`,
      hint: a.known.length > 0 ? `It gives it with ${list(a.known)}.` : "It names no scope for it: leave `scope:` out.",
    }),
    "report-conflict": (a: { name: string; here: string; there: string; places: number }) => ({
      message: `The report disagrees with itself about \`${a.name}\`: it says \`${a.here}\`, which the deck uses, and \`${a.there}\`${a.places > 2 ? `, and has ${a.places} such places in all` : ""}.`,
      hint: "Ask the report's author which one holds; `nth:` binds the other. Silence it with `ignore: [report-conflict]` once it is settled.",
    }),
    "no-such-place": (a: { indicator: string; nth: number; places: number }) => ({
      message: `\`${a.indicator}\` has no place number ${a.nth}: the report gives it ${a.places === 1 ? "once" : `${a.places} times`}.`,
      hint: "Count the places below, or leave `nth:` out.",
    }),
    "no-report": (a: { name: string }) => ({
      message: `The figure \`${a.name}\` needs a report, and the outline names none that could be read.`,
      hint: "Add `report: assets/report.md`.",
    }),
    "figure-definition": (a: { name: string; ways: number }) => ({
      message: `The figure \`${a.name}\` is defined in ${a.ways} ways; it needs exactly one.`,
      hint: "Give `indicator:`, or one of `prior`, `difference`, `share`, `ratio`, `sum`.",
    }),
    "figure-cycle": (a: { name: string }) => ({
      message: `The figure \`${a.name}\` is derived from itself.`,
      hint: "Break the circle between the derived figures.",
    }),
    "figure-chain": (a: { name: string; max: number }) => ({
      message: `The figure \`${a.name}\` is derived over more than ${a.max} steps.`,
      hint: "Derive it from the report's own figures.",
    }),
    "figure-without-change": (a: { name: string }) => ({
      message: `The report gives no change for \`${a.name}\`.`,
      hint: "Show its value, or bind a figure that has one.",
    }),
    "figure-without-value": (a: { name: string }) => ({
      message: `The report gives \`${a.name}\` only as a change, without a value.`,
      hint: "Use `.change`.",
    }),
    "bad-reference": (a: { reference: string }) => ({
      message: `\`${a.reference}\` is not a reference to a figure.`,
      hint: "Write `{{name}}`, `{{name.change}}`, `{{name.value}}`, `{{name.unit}}`, `{{name.period}}`, `{{name.scope}}` or `{{name as 万元}}`.",
    }),
    "reference-open": () => ({
      message: "The reference that begins here has no closing `}}`.",
      hint: "Write `{{name}}`; if braces are meant, write `\\{{`.",
    }),
    "no-such-part": (a: { name: string; part: string }) => ({
      message: `The report does not give \`${a.part}\` for \`${a.name}\`.`,
      hint: "Show another part of it, or say it in words.",
    }),
    "cannot-convert": (a: { from: string; to: string }) => ({
      message: `\`${a.from}\` cannot be converted to \`${a.to}\`.`,
      hint: "Units convert within a family: 亿元, 万元 and 元; % and ‰.",
    }),
    "period-mix": (a: { name: string; periods?: readonly string[] }) => ({
      message: a.periods ? `\`${a.name}\` stands for different periods on one slide: ${list(a.periods)}.` : `\`${a.name}\` is derived from figures of different periods.`,
      hint: "Check that the comparison makes sense, or choose figures of one period.",
    }),
    "unknown-section": (a: { name: string; known: readonly string[] }) => ({
      message: `The report has no section \`${a.name}\`.`,
      hint: `Its parts are ${list(a.known)}.`,
    }),
    "ambiguous-section": (a: { name: string; known: readonly string[] }) => ({
      message: `\`${a.name}\` means more than one section of the report.`,
      hint: "Write the way to it, such as `三/一`.",
    }),
    "data-internal": (a: { name: string }) => ({
      message: `The data table \`${a.name}\` is internal; a public variant may not use it.`,
      hint: "Give the slide or the block `release: internal`, or show another table.",
    }),
    "unknown-data": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no data table \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : a.known.length > 0 ? `There are ${list(a.known)}.` : "Name its file under `data:`.",
    }),
    "unknown-column": (a: { name: string; table: string; suggestion?: string; known: readonly string[] }) => ({
      message: `The table \`${a.table}\` has no column \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `Its columns are ${list(a.known)}.`,
    }),
    "ragged-row": (a: { cells: number; columns: number }) => ({
      message: `This row has ${a.cells === 1 ? "1 cell" : `${a.cells} cells`}, the header has ${a.columns}.`,
      hint: a.cells > a.columns ? "Put a cell that holds a comma, such as `\"10,000\"`, in double quotes." : "Add the missing cells; an empty one still needs its comma.",
    }),
    "quote-open": () => ({
      message: "The quote opened here is not closed.",
      hint: "Add `\"` where the text of the cell ends; a quote inside it is written twice.",
    }),
    "data-range": (a: { range: string }) => ({
      message: `\`${a.range}\` is no range of cells.`,
      hint: "Write the first and the last cell, such as `B3:F20`.",
    }),
    "data-header": (a: { rows: string; path: string }) => ({
      message: `Row ${a.rows} of \`${a.path}\` cannot be the header: there is nothing in it, or it is not read.`,
      hint: "Give the number of the row as the file counts it, from 1; `deckwright data` shows what is found.",
    }),
    "data-without-sheets": (a: { path: string }) => ({
      message: `\`${a.path}\` is a text file and has no sheets.`,
      hint: "Remove `sheet`, or name the workbook.",
    }),
    "unknown-sheet": (a: { name: string; path: string; suggestion?: string; known: readonly string[] }) => ({
      message: `\`${a.path}\` has no sheet \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `Its sheets are ${list(a.known)}.`,
    }),
    "cell-error": (a: { cell: string; value: string }) => ({
      message: `The cell \`${a.cell}\` has the error \`${a.value}\`; it is read as empty.`,
      hint: "Mend its formula, or leave the cell empty, and save the workbook.",
    }),
    "cell-uncalculated": (a: { cell: string; count: number }) => ({
      message: `The formula in \`${a.cell}\` was saved without its value${a.count > 1 ? ` (${a.count} such cells in all)` : ""}.`,
      hint: "Open the workbook in Excel or WPS, save it, and build again: formulas are not calculated here.",
    }),
    "workbook-encrypted": (a: { path: string }) => ({
      message: `The workbook \`${a.path}\` is protected with a password.`,
      hint: "Open it in Excel or WPS, remove the password for opening, and save it as .xlsx.",
    }),
    "workbook-old": (a: { path: string }) => ({
      message: `\`${a.path}\` is in the old format of Excel 97–2003.`,
      hint: "Open it in Excel or WPS and save it as .xlsx.",
    }),
    "workbook-foreign": (a: { path: string; looksLike?: string }) => ({
      message: `\`${a.path}\` is not an .xlsx workbook${a.looksLike ? `; it looks like ${a.looksLike}` : ""}.`,
      hint: "Save the table as .xlsx or as CSV; a text file needs the ending .csv, whatever its name is now.",
    }),
    "workbook-damaged": (a: { path: string; part: string }) => ({
      message: `The workbook \`${a.path}\` is damaged or cut off; its part \`${a.part}\` cannot be read.`,
      hint: "Take the file from its source again, or open it in Excel or WPS and save it anew.",
    }),
    "workbook-too-large": (a: { path: string; what: string }) => ({
      message: `The workbook \`${a.path}\` is too large to read (\`${a.what}\`).`,
      hint: "Copy what the slides show into a workbook of its own.",
    }),
    "repeated-column": (a: { name: string }) => ({
      message: `Two columns are called \`${a.name}\`; the first one is used.`,
      hint: "Give each column a name of its own.",
    }),
    "data-empty": (a: { path: string }) => ({
      message: `\`${a.path}\` has no rows below its header.`,
      hint: "A table needs a header row and at least one row of data.",
    }),
    "data-too-large": (a: { path: string; max: number }) => ({
      message: `\`${a.path}\` has more than ${a.max} cells.`,
      hint: "Keep what the slides show in a smaller file.",
    }),
    "data-too-much": (a: { max: number }) => ({
      message: `The slides take more than ${a.max} cells from the data tables.`,
      hint: "Keep what the slides show in smaller files.",
    }),
    "unknown-meeting": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `The outline has no meeting \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : a.known.length > 0 ? `There are ${list(a.known)}.` : "Name it under `meetings:`.",
    }),
    "unknown-theme": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no theme \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `There are ${list(a.known)}; your own may lie in \`themes/\` beside the outline.`,
    }),
    "brand-not-presentation": (a: { path: string }) => ({
      message: `\`${a.path}\` is not a PowerPoint presentation or template.`,
      hint: "Give a .pptx or .potx file; save an older .ppt or .pot as one of these first.",
    }),
    "brand-macros": (a: { path: string }) => ({
      message: `The company template \`${a.path}\` holds macros.`,
      hint: "Save it without macros, as .pptx or .potx.",
    }),
    "brand-damaged": (a: { path: string }) => ({
      message: `The company template \`${a.path}\` is damaged or incomplete.`,
      hint: "Copy it again, or open it in PowerPoint and save it as a new file.",
    }),
    "brand-encrypted": (a: { path: string }) => ({
      message: `The company template \`${a.path}\` is protected by a password.`,
      hint: "Open it in PowerPoint, remove the password and save it.",
    }),
    "brand-too-large": (a: { path: string; what: "entries" | "size" | "depth" | "elements"; limit: number }) => ({
      message: `The company template \`${a.path}\` is too large: more than ${a.limit} ${{ entries: "parts", size: "MB unpacked", depth: "levels of elements", elements: "elements in one part" }[a.what]}.`,
      hint: "Delete the sample slides and layouts that nobody needs, and save it as a new file.",
    }),
    "brand-size": (a: { path: string; width: number; height: number }) => ({
      message: `The slides of \`${a.path}\` measure ${a.width} × ${a.height} points; only landscape pages can be filled.`,
      hint: "Take a template of 16:9, 4:3 or similar proportions.",
    }),
    "brand-no-master": (a: { path: string }) => ({
      message: `The company template \`${a.path}\` has no slide master.`,
      hint: "Open it in PowerPoint and save it as a new file; or choose another theme.",
    }),
    "brand-no-layouts": (a: { path: string }) => ({
      message: `No layout in \`${a.path}\` has a place for a title, so only its colours and fonts are used.`,
      hint: "Add a layout with a title in PowerPoint's slide master view.",
    }),
    "brand-no-ea-font": (a: { path: string; font: string }) => ({
      message: `The theme of \`${a.path}\` names no font for Chinese; the deck uses \`${a.font}\`.`,
      hint: "Name another under `theme: { fonts: { ea: … } }`.",
    }),
    "brand-colors-changed": (a: { path: string; roles: readonly string[] }) => ({
      message: `Some colours of \`${a.path}\` are too faint on its background, or too much alike. In text and charts these are darker or lighter: ${a.roles.join(", ")}.`,
      hint: "Name others under `theme: { colors: … }`; `deckwright template` lists all of them.",
    }),
    "brand-series-alike": (a: { path: string; series: readonly string[] }) => ({
      message: `The colours of \`${a.path}\` give chart series that some eyes cannot tell apart: ${a.series.join(", ")}.`,
      hint: "Name others under `theme: { colors: … }`.",
    }),
    "brand-text-recolored": (a: { layout: string; from: string; on: string; to: string }) => ({
      message: `The layout \`${a.layout}\` sets text of ${a.from} on ${a.on}, which cannot be read well; it is ${a.to} in this deck.`,
      hint: "Change the colour in the template's slide master, or choose another layout with `layout:`.",
    }),
    "brand-size-kept": (a: { size: string; path: string; width: number; height: number }) => ({
      message: `\`size: "${a.size}"\` has no effect: slides are as large as those of \`${a.path}\`, ${a.width} × ${a.height} points.`,
      hint: "Remove `size`, or change the slide size in the template.",
    }),
    "brand-unknown-layout": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `The company template has no layout \`${a.name}\` with a place for a title.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `There are ${list(a.known)}; or give its number.`,
    }),
    "brand-picture-left-out": (_: Record<string, never>) => ({
      message: "The layout has no place for this picture, so it is left out.",
      hint: "Choose a layout with a picture placeholder with `layout:`, or remove the picture.",
    }),
    "brand-words-left-out": (a: { what: string }) => ({
      message: `The layout has no room for \`${a.what}\`, so it is left out.`,
      hint: "Choose another layout with `layout:`.",
    }),
    "layout-without-brand": (_: Record<string, never>) => ({
      message: "Layouts can be chosen only in a company template.",
      hint: "Name one as the theme, such as `theme: brand.pptx`, or remove this.",
    }),
    "unknown-chart": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no chart \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `There are ${list(a.known)}.`,
    }),
    "no-template-fits": (a: { fields: readonly string[] }) => ({
      message: a.fields.length === 0 ? "This slide names no template and has no fields to choose one by." : `This slide names no template, and none fits its ${a.fields.length === 1 ? "field" : "fields"} ${list(a.fields)}.`,
      hint: "Add `template:`; `deckwright templates` lists them.",
    }),
    "no-slides": (_: Record<string, never>) => ({
      message: "The deck has no slides.",
      hint: "Add at least one under `slides:`.",
    }),
    "no-slides-left": (a: { meeting?: string }) => ({
      message: a.meeting === undefined ? "Every slide is internal; nothing is left for the public." : `No slide is meant for the meeting \`${a.meeting}\`.`,
      hint: "Take its name out of `for:` on some slides, or add it.",
    }),
    "duplicate-id": (a: { id: string }) => ({
      message: `The id \`${a.id}\` is given twice.`,
      hint: "Give each slide an id of its own.",
    }),
    "unknown-slide": (a: { id: string; suggestion?: string }) => ({
      message: `The link \`#${a.id}\` leads to no slide.`,
      hint: a.suggestion ? `Did you mean \`#${a.suggestion}\`?` : "Give the slide it should lead to an `id:`.",
    }),
    "link-address": (a: { link: string }) => ({
      message: `\`${a.link}\` is not a web or mail address.`,
      hint: "Write `https://example.com/page`, `mailto:name@example.com`, or `#id` of a slide.",
    }),
    "link-unread": (a: { link: string }) => ({
      message: `\`${a.link}\` is shown as it is written, for no link can lead there.`,
      hint: "Write `https://example.com/page`, `mailto:name@example.com`, or `#id` of a slide; or take the brackets out.",
    }),
    "build-nothing": (a: { build: "paragraphs" | "series" | "items" }) => ({
      message: `There is nothing on this slide that could come in by \`${a.build}\`.`,
      hint: {
        paragraphs: "It needs a text of several paragraphs; a list of cards or points comes in by `items`.",
        series: "It needs a chart that PowerPoint draws itself, such as columns or lines.",
        items: "It needs a list, such as cards, points or steps.",
      }[a.build],
    }),
    "unknown-ignore": (a: { code: string; suggestion?: string }) => ({
      message: `\`${a.code}\` is not the code of a warning.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : "Codes stand in brackets at the start of a message.",
    }),
    "error-not-ignored": (a: { code: string }) => ({
      message: `\`${a.code}\` is an error here, and errors cannot be ignored.`,
      hint: "Mend it, and take the code out of `ignore:`.",
    }),
    "unused-ignore": (a: { code: string }) => ({
      message: `There is no \`${a.code}\` here to ignore.`,
      hint: "Take it out, so that it does not hide the next one.",
    }),
    "unknown-check": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no check \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `Checks are ${list(a.known)}.`,
    }),
    // checks/ -----------------------------------------------------------------------------------------------------
    "orphan-number": (a: { text: string; reference?: string; counted?: boolean; inFile?: boolean }) => ({
      message: a.counted
        ? `\`${a.text}\` counts things that neither this slide nor the report lists in that number.`
        : a.inFile
          ? a.reference === undefined ? `The report does not have \`${a.text}\`, nor does it follow from what the slide shows.` : `The report has \`${a.text}\`, but nothing says that this is the same quantity.`
          : a.reference === undefined
          ? `\`${a.text}\` is typed: neither the report nor the data stand behind it.`
          : `\`${a.text}\` is typed, though the report has it.`,
      hint: a.inFile
        ? a.counted ? "Count again." : "Correct it, or name its source on the slide."
        : a.counted
        ? "Count again, or say why the number holds: `ignore: { orphan-number: reason }`."
        : a.reference === undefined
          ? "Name a figure of the report (`{{name}}`) or a column of data; for a number that comes from elsewhere, `ignore: { orphan-number: reason }`."
          : `Write \`${a.reference}\`: then it follows the report.`,
    }),
    "number-mismatch": (a: { what: "value" | "unit" | "period" | "sign" | "figure"; name: string; here: string; there: string }) => ({
      message:
        a.what === "period"
          ? `The time does not fit \`${a.name}\`: it says \`${a.here}\` here, and the report means \`${a.there}\`.`
          : a.what === "unit"
            ? `The unit of \`${a.name}\` is \`${a.here}\` here and \`${a.there}\` in the report.`
            : a.what === "sign"
              ? `\`${a.name}\` changes by \`${a.here}\` here and by \`${a.there}\` in the report.`
              : a.what === "figure"
                ? `\`${a.here}\` stands behind \`${a.name}\`, which is \`${a.there}\` in the report.`
                : `\`${a.name}\` is \`${a.here}\` here and \`${a.there}\` in the report.`,
      hint: "Refer to the figure instead of typing it, or correct the one that is wrong.",
    }),
    "derived-mismatch": (a: { text: string; formula: string; expected: string }) => ({
      message: `\`${a.text}\` does not follow from the report: \`${a.formula}\` is \`${a.expected}\`.`,
      hint: "Derive the figure (`share:`, `sum:`, `difference:`, `prior:`, `ratio:` under `figures:`) and refer to it.",
    }),
    "claim-direction": (a: { claim: string; evidence?: string }) => ({
      message: a.evidence === undefined ? `Nothing on this slide shows that \`${a.claim}\` holds.` : `\`${a.claim}\` does not hold: ${a.evidence}.`,
      hint: a.evidence === undefined ? "Show the figures that it rests on, or name them in the sentence." : "Correct the sentence, or the figures it is about.",
    }),
    "uneven-time": (a: { here: string; expected: string }) => ({ message: `The year \`${a.here}\` breaks the even steps around it; \`${a.expected}\` would stand here.`, hint: "Check the year, or say why some are left out: `ignore: { uneven-time: reason }`." }),
    "unit-mix": (a: { name: string; units: readonly string[] }) => ({
      message: `\`${a.name}\` stands in ${list(a.units)} on one slide.`,
      hint: "Show it in one unit (`unit:` under `figures:`), or explain it in a `note:`.",
    }),
    "scope-mix": (a: { name: string; scopes: readonly string[] }) => ({
      message: `\`${a.name}\` has different scopes on one slide: ${list(a.scopes)}.`,
      hint: "Choose one scope, or explain it in a `note:`.",
    }),
    coverage: (a: { sections: readonly string[]; shown: number; core: number; loose: number }) => ({
      message: [
        ...(a.sections.length === 0 ? [] : [`No slide tells of ${list(a.sections)}`]),
        ...(a.shown === a.core ? [] : [`${a.shown} of ${counted(a.core, "core figure")} shown`]),
        ...(a.loose === 0 ? [] : [`${counted(a.loose, "slide")} tied to no section`]),
      ].join("; ") + ".",
      hint: "`deckwright coverage` lists them.",
    }),
    "punctuation-width": (a: { text: string; better: string }) => ({
      message: `\`${a.text}\` has a mark of the wrong width.`,
      hint: `Write \`${a.better}\`; \`deckwright check --fix\` does.`,
    }),
    "range-style": (a: { text: string; better: string }) => ({
      message: `The range \`${a.text}\` leaves open what its first number is in.`,
      hint: `Write \`${a.better}\`; \`deckwright check --fix\` does.`,
    }),
    "percentage-point": (a: { text: string; points: boolean }) => ({
      message: a.points ? `The difference of two rates in \`${a.text}\` is in percentage points.` : `\`${a.text}\` is a rate of growth, not a difference of two rates.`,
      hint: a.points ? "Write percentage points." : "Write %.",
    }),
    "caption-stop": (a: { text: string }) => ({ message: `\`${a.text}\` is an entry of a list and needs no full stop at its end.`, hint: "Take the full stop out." }),
    "mixed-spacing": (a: { text: string; better: string }) => ({
      message: `\`${a.text}\` is typed with blanks between Chinese and Latin letters or digits, and other places without.`,
      hint: `Write \`${a.better}\`; \`deckwright check --fix\` does. The deck shows neither.`,
    }),
    "orphan-character": (a: { text: string }) => ({
      message: `The last line of a paragraph is the single character \`${a.text}\`.`,
      hint: "Say it a word shorter or longer.",
    }),
    "action-title": (a: { title: string; why: "topic" | "long" | "lines"; max: number }) => ({
      message:
        a.why === "topic"
          ? `The title \`${a.title}\` names a topic; on a slide with numbers it should say what they say.`
          : a.why === "long"
            ? `The title \`${a.title}\` is longer than ${a.max} characters.`
            : `The title \`${a.title}\` takes more than ${a.max} lines.`,
      hint: a.why === "topic" ? "Write the sentence that the audience should remember." : "Keep the statement, and move the rest to a subtitle or the slide.",
    }),
    "duplicate-title": (a: { title: string; other: number }) => ({ message: `Slide ${a.other} has the same title: \`${a.title}\`.`, hint: "Say in each title what only that slide says." }),
    "horizontal-logic": (a: { name: string; missing: "divider" | "slides" }) => ({
      message: a.missing === "divider" ? `The agenda lists \`${a.name}\`, and no divider opens it, though other parts have one.` : `The divider of \`${a.name}\` is followed by no slide of that part.`,
      hint: "Read the titles in order: agenda, dividers and slides should tell one story.",
    }),
    density: (a: { what: "items" | "characters" | "sizes"; count: number; max: number }) => ({
      message: { items: `The slide has ${a.count} points; an audience keeps ${a.max}.`, characters: `The slide has ${a.count} characters to read; ${a.max} is a full slide.`, sizes: `The body has ${a.count} type sizes; more than ${a.max} look restless.` }[a.what],
      hint: "Divide the slide, or move detail to the notes.",
    }),
    "same-template": (a: { template: string; count: number }) => ({ message: `${a.count} slides in a row have the template \`${a.template}\`.`, hint: "Show one of them in another form." }),
    time: (a: { what: "slide" | "deck"; needs: string; minutes: number; longest?: readonly string[] }) => ({
      message: a.what === "slide" ? `The notes take ${a.needs} minutes to say; the slide has ${a.minutes}.` : `What must be shown takes ${a.needs} minutes; the meeting has ${a.minutes}.`,
      hint: a.what === "slide" ? "Shorten the notes, or give the slide more `minutes:`." : `Let some slides be \`priority: should\`, or take less time for the longest: ${list(a.longest ?? [])}.`,
    }),
    "time-left": (a: { planned: string; minutes: number; tooLong: readonly string[] }) => ({
      message: `The slides take ${a.planned} of the meeting's ${a.minutes} minutes${a.tooLong.length === 0 ? ", and there are no more" : "; no choice of them comes nearer"}.`,
      hint: a.tooLong.length === 0 ? "Say more, show more, or take less time." : `Each that is left out would take too long: ${list(a.tooLong)}.`,
    }),
    leftover: (a: { text: string }) => ({ message: `\`${a.text}\` looks like a placeholder that was left over.`, hint: "Replace it, or take it out." }),
    contrast: (a: { text: string; ratio: string; needed: number }) => ({
      message: `\`${a.text}\` has a contrast of ${a.ratio} : 1 against what is behind it; it needs ${a.needed} : 1.`,
      hint: "Choose a darker or lighter colour in the theme (WCAG 2.2, 1.4.3).",
    }),
    "min-size": (a: { text: string; size: number; needed: number }) => ({ message: `\`${a.text}\` is set in ${a.size} pt; ${a.needed} pt can be read from the last row.`, hint: "Say less, so that it can be larger." }),
    "alt-text": (a: { name: string }) => ({ message: `\`${a.name}\` has no text for people who cannot see it.`, hint: "Write `alt:`, or mark it as decoration with `alt: null`." }),
    overflow: (a: { name: string; by: number; lines: number }) => ({ message: `The text of \`${a.name}\` needs about ${a.by} pt more than there is room for (${a.lines === 1 ? "one line" : `${a.lines} lines`}, by estimate).`, hint: "Shorten it, make the shape taller, or set it smaller; then look at it in PowerPoint." }),
    fonts: (a: { why: "no-chinese" | "rare" | "foreign" | "many"; face: string; count: number }) => ({
      message: {
        "no-chinese": "Chinese text has no typeface of its own; every machine takes another one.",
        rare: `\`${a.face}\` is not on most machines; where it is missing, lines break elsewhere.`,
        foreign: `\`${a.face}\` is not one of the theme's typefaces.`,
        many: `The deck has ${a.count} typefaces: ${a.face}.`,
      }[a.why],
      hint: { "no-chinese": "Set an East Asian typeface in the theme's fonts.", rare: "Use a typeface of Office, or embed it.", foreign: "Set the text in the theme's fonts, so that a change of theme reaches it.", many: "Two are enough: one for titles, one for text." }[a.why],
    }),
    "edited-number": (a: { name: string; figure: string; value: string }) => ({ message: `\`${a.name}\` no longer shows \`${a.figure}\` (${a.value}), as it did when the deck was made.`, hint: "Was it changed by hand? Compare it with the report, and change the outline too." }),
    "own-data": (a: { name: string; count: number }) => ({ message: `The report does not have ${a.count} of the numbers in \`${a.name}\`.`, hint: "Name their source on the slide." }),
    "chart-cache": lintEn.rules["chart-cache"],
    "chart-workbook": lintEn.rules["chart-workbook"],
    "placeholder-empty": lintEn.rules["placeholder-empty"],
    "slide-title": lintEn.rules["slide-title"],
    "table-header": lintEn.rules["table-header"],
    "off-slide": (a: { name: string; by: number }) => ({ message: `\`${a.name}\` stands ${a.by} pt outside the slide.`, hint: "Move it inside, or make it smaller." }),
    overlap: (a: { one: string; other: string }) => ({ message: `\`${a.one}\` and \`${a.other}\` overlap.`, hint: "Move them apart." }),
    "near-miss": (a: { one: string; other: string; by: number }) => ({ message: `\`${a.one}\` and \`${a.other}\` are ${a.by} pt out of line.`, hint: "Align them, or set them clearly apart." }),
    "colour-alone": (a: { what: "series" | "status"; names: readonly string[] }) => ({
      message: a.what === "series" ? `Only their colour tells ${list(a.names)} apart: the chart does not say the names.` : `${list(a.names)} shows a status by colour alone.`,
      hint: a.what === "series" ? "Name the series in a key or at the ends of their lines." : "Add a word, or use shapes that differ (WCAG 2.2, 1.4.1).",
    }),
    "zero-baseline": (a: { why: "axis" | "length"; min: number; factor: string }) => ({
      message: a.why === "axis" ? `The bars start at ${a.min}, so that their lengths lie.` : `The lengths of the bars are not as their numbers: one is off by a factor of ${a.factor}.`,
      hint: a.why === "axis" ? "Let the axis begin at 0, or draw a line." : "Let the axis reach over all values, so that no bar is cut off.",
    }),
    "chart-integrity": (a: { category: string; here: number }) => ({ message: `The outline has ${a.here} for \`${a.category}\`, and the chart draws another number.`, hint: "Look at the template or chart that draws it: it has to take the numbers as they are." }),
    "chart-kind": (a: { why: "parts" | "whole" | "lines" | "time"; count: string }) => ({
      message: {
        parts: `A pie of ${a.count} parts cannot be read.`,
        whole: `The shares of the pie add up to ${a.count} %, not to 100 %.`,
        lines: `${a.count} lines in one chart cannot be told apart.`,
        time: `Time runs backwards on the axis: ${a.count}.`,
      }[a.why],
      hint: { parts: "Show the largest and `Other`, or bars.", whole: "Correct the parts, or show bars.", lines: "Show five lines at most, or small multiples.", time: "Sort the categories from the earliest." }[a.why],
    }),
    "same-scale": (a: { unit: string; one: string; other: string }) => ({
      message: `Two charts in \`${a.unit}\` on one slide have different scales: up to ${a.one} and up to ${a.other}.`,
      hint: "Give both the same `axis:`.",
    }),
    "chart-unit": (a: { title: string; named?: string }) => ({
      message: a.named === undefined ? `The chart \`${a.title}\` does not say the unit of its numbers.` : `The title speaks of \`${a.named}\`, which the chart does not highlight.`,
      hint: a.named === undefined ? "Write `unit:`." : "Write `highlight:`.",
    }),
    "missing-title": (a: { template: string }) => ({
      message: `The template \`${a.template}\` needs a \`title\`.`,
      hint: "Say in one line what the slide wants to say.",
    }),
    "source-missing": (_: Record<string, never>) => ({
      message: "This slide shows figures of the report but has no source line.",
      hint: "Give the report a `name:`, or the slide a `source:`.",
    }),
    "unknown-report-type": (a: { path: string; known: readonly string[] }) => ({
      message: `No reader knows files like \`${a.path}\`.`,
      hint: `Reports are read from ${list(a.known)}.`,
    }),
    "sources-empty": (_: Record<string, never>) => ({
      message: "No slide shows a figure of the report, so there are no sources to list.",
      hint: "Show figures with `{{name}}` or `{ figure: name }`, or write `rows:` of your own.",
    }),
    "sources-unknown": (a: { name: string; suggestion?: string }) => ({
      message: `No slide of this deck shows a figure \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : "Take it off the list, or show it on a slide.",
    }),
    "sources-page": (a: { page: number; pages: number }) => ({
      message: `The sources fill ${a.pages} ${a.pages === 1 ? "slide" : "slides"}; there is no page \`${a.page}\`.`,
      hint: "Take this slide out, or correct its `page:`.",
    }),
    // layout/ -----------------------------------------------------------------------------------------------------
    "table-row-length": (a: { cells: number; columns: number }) => ({
      message: `This row has ${a.cells} cells, the table has ${a.columns} columns.`,
      hint: "Give every row one cell a column; write null for an empty one.",
    }),
    "block-outside": (a: { column: number; row: number; columns: number; rows: number }) => ({
      message: `This block reaches column ${a.column}, row ${a.row}; the grid has ${a.columns} columns and ${a.rows} rows.`,
      hint: "Correct `col`, `row` or its spans, or enlarge `grid:`.",
    }),
    "block-overlap": (a: { first: number; second: number }) => ({
      message: `Blocks ${a.first} and ${a.second} stand in the same cell of the grid.`,
      hint: "Move one of them, or leave out `col` and `row`: blocks then take the next free cell.",
    }),
    "block-without-cell": (a: { columns: number; rows: number }) => ({
      message: `The grid of ${a.columns} × ${a.rows} has no free place left for this block.`,
      hint: "Enlarge `grid:`, or make two slides of it.",
    }),
    "takeaway-without-room": (a: { rows: number }) => ({
      message: `A table of ${a.rows} rows leaves no room for a takeaway.`,
      hint: "Drop the takeaway, or show at most 8 rows.",
    }),
    "text-overflow": (a: { what: string; by: number; lines?: number; max?: number }) => ({
      message: `\`${a.what}\` does not fit: it needs ${a.by} pt more${a.lines && a.max ? ` (${a.lines} lines, room for ${a.max})` : ""}.`,
      hint: "Shorten the text, or split the slide.",
    }),
    "subtitle-dropped": (a: { title: string }) => ({
      message: `The title \`${a.title}\` takes two lines, so the subtitle is left out.`,
      hint: "Shorten the title to one line, or drop the subtitle.",
    }),
    // pictures/ ---------------------------------------------------------------------------------------------------
    "picture-empty": (a: { path: string }) => ({
      message: `The picture \`${a.path}\` is empty (0 bytes).`,
      hint: "Export or download it again.",
    }),
    "picture-unreadable": (a: { path: string; looksLike?: string }) => ({
      message: `\`${a.path}\` is not a picture that can be read${a.looksLike ? `: it looks like \`${a.looksLike}\`` : ""}.`,
      hint:
        a.looksLike === "Git LFS"
          ? "This is only the pointer to the picture: fetch the file itself with `git lfs pull`."
          : "Give a PNG, JPEG, WebP, AVIF, TIFF, GIF or SVG file.",
    }),
    "picture-misnamed": (a: { path: string; ending: string; format: string }) => ({
      message: `\`${a.path}\` is named \`.${a.ending}\`, but its content is \`${a.format}\`; it is used as such.`,
      hint: `Rename it to \`.${a.format}\`.`,
    }),
    "picture-damaged": (a: { path: string }) => ({
      message: `The picture \`${a.path}\` is damaged or incomplete.`,
      hint: "Open it in a picture program and save it again, or export it anew.",
    }),
    "picture-too-big": (a: { path: string; size: number; max: number }) => ({
      message: `The picture \`${a.path}\` has \`${a.size} MB\`; at most ${a.max} MB are read.`,
      hint: "Scale it down: a slide shows no more than 2,560 pixels across.",
    }),
    "picture-too-many-pixels": (a: { path: string; width: number; height: number; max: number }) => ({
      message: `The picture \`${a.path}\` has \`${a.width} × ${a.height}\` pixels; at most ${a.max} million are read.`,
      hint: "Scale it down: a slide shows no more than 2,560 pixels across.",
    }),
    "picture-tool-missing": (a: { path: string }) => ({
      message: `The picture \`${a.path}\` cannot be read: the package \`sharp\` does not start on this computer.`,
      hint: "Install the dependencies again with `npm ci`, with optional packages.",
    }),
    "svg-external": (a: { path: string; address: string }) => ({
      message: `The SVG \`${a.path}\` refers to something outside itself: \`${a.address}\`. Nothing is fetched.`,
      hint: "Embed it in the file (as PNG or JPEG), or take the reference out.",
    }),
    "svg-forbidden": (a: { path: string; what: string }) => ({
      message: `The SVG \`${a.path}\` contains \`${a.what}\`, which is not allowed in a picture.`,
      hint: "Save it as plain SVG, or export it as PNG.",
    }),
    "svg-too-complex": (a: { path: string; what: string }) => ({
      message: `The SVG \`${a.path}\` is too complex to draw (\`${a.what}\`).`,
      hint: "Export it as PNG.",
    }),
    "svg-text": (a: { path: string }) => ({
      message: `The SVG \`${a.path}\` contains text; it is drawn in the fonts of this computer and may look different from the original.`,
      hint: "Convert the text to paths before saving.",
    }),
    "unknown-art": (a: { name: string; known: readonly string[] }) => ({
      message: `There is no generated picture \`art:${a.name}\`.`,
      hint: `There are ${list(a.known.map((name) => `art:${name}`))}.`,
    }),
    "unknown-icon": (a: { name: string; suggestion?: string; known: readonly string[]; count: number }) => ({
      message: `There is no icon \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `There are ${a.count} icons; the likeliest are ${list(a.known)}.`,
    }),
    "qr-empty": () => ({
      message: "This QR code has nothing to say.",
      hint: "Write the address behind it: `qr:https://example.org`.",
    }),
    "qr-too-long": (a: { bytes: number; max: number }) => ({
      message: `The text of this QR code has \`${a.bytes}\` bytes; beyond ${a.max} its modules get too small to be read from a screen.`,
      hint: "Use a short link.",
    }),
    // backends/pdf -------------------------------------------------------------------------------------------------
    "pdf-package-missing": (a: { package: string }) => ({
      message: `A PDF in the fonts of this computer takes the package \`${a.package}\`, which is not installed.`,
      hint: `Install it with \`npm install ${a.package}\`.`,
    }),
    "pdf-font-missing": (a: { wanted: string }) => ({
      message: `No font with Chinese characters was found on this computer: neither \`${a.wanted}\` nor one that can stand in for it.`,
      hint: "Install Noto Sans CJK SC or Source Han Sans SC (Debian, Ubuntu: `apt-get install fonts-noto-cjk`; Fedora: `dnf install google-noto-sans-cjk-fonts`).",
    }),
    "pdf-font-substituted": (a: { wanted: string; used: string }) => ({
      message: `\`${a.wanted}\` is not on this computer; the PDF is set in \`${a.used}\`.`,
      hint: "Lines and places stay the same. To have the deck's own typeface, install it or export on a computer that has it.",
    }),
    "pdf-font-forbidden": (a: { family: string }) => ({
      message: `The licence of \`${a.family}\` does not allow a PDF to carry it; another typeface stands in.`,
      hint: "Choose a typeface whose licence allows embedding, such as Noto Sans CJK SC.",
    }),
    "pdf-font-damaged": (a: { family: string; file: string }) => ({
      message: `The font \`${a.family}\` in \`${a.file}\` is damaged; another typeface stands in.`,
      hint: "Install the font again.",
    }),
    "pdf-characters-missing": (a: { characters: string; count: number }) => ({
      message: `No font on this computer has ${a.count === 1 ? "the character" : "the characters"} \`${a.characters}\`${a.count > a.characters.split(" ").length ? ` and ${a.count - a.characters.split(" ").length} more` : ""}: the PDF shows empty boxes, from which the text can still be copied.`,
      hint: "Install a font that has them, or write it another way.",
    }),
    // cli/ --------------------------------------------------------------------------------------------------------
    "unknown-backend": (a: { name: string; known: readonly string[] }) => ({
      message: `There is no output format \`${a.name}\`.`,
      hint: `There are ${list(a.known)}.`,
    }),
    "slide-not-there": (a: { numbers: readonly string[]; last: number }) => ({
      message: `The deck has no slide ${list(a.numbers)}.`,
      hint: `Its slides have the numbers 1 to ${a.last}.`,
    }),
    "renderer-missing": (a: { package: string }) => ({
      message: `Slides cannot be drawn here: the package \`${a.package}\` is not installed, or does not start on this computer.`,
      hint: `Install it beside deckwright: \`npm install ${a.package}\`.`,
    }),
    "han-face-missing": (a: { faces: readonly string[] }) => ({
      message: "No typeface on this computer has Chinese characters: the pictures would show empty boxes.",
      hint: `Install one, such as ${list(a.faces.slice(1, 3))}.`,
    }),
    "output-is-source": (a: { path: string }) => ({
      message: `\`${a.path}\` is one of the files that the deck is made from.`,
      hint: "Give another name with `-o`.",
    }),
    "file-exists": (a: { path: string }) => ({
      message: `\`${a.path}\` exists already and is not overwritten.`,
      hint: "Give another name with `-o`, or move it away first.",
    }),
    "report-without-content": (a: { path: string }) => ({
      message: `\`${a.path}\` has no text that a slide could show.`,
      hint: "Check that it is the right file; `deckwright figures` shows what was read.",
    }),
    "deck-not-pptx": (a: { path: string }) => ({
      message: `\`${a.path}\` is not a PowerPoint presentation.`,
      hint: "Give a `.pptx` file.",
    }),
    "deck-encrypted": (a: { path: string }) => ({
      message: `\`${a.path}\` is protected with a password, or is in the format of PowerPoint 97–2003.`,
      hint: "Open it in PowerPoint and save it as `.pptx` without a password.",
    }),
    "deck-damaged": (a: { path: string }) => ({
      message: `\`${a.path}\` is damaged or not complete.`,
      hint: "Copy or download it again, or build the deck anew.",
    }),
    "deck-too-large": (a: { path: string }) => ({
      message: `What \`${a.path}\` holds is far larger than any deck has reason to be; it was not read.`,
      hint: "Build the deck anew; do not trust this file.",
    }),
    "deck-without-ledger": (a: { path: string }) => ({
      message: `\`${a.path}\` does not say where its numbers come from.`,
      hint: "Only decks that deckwright built from a report do, until a program other than PowerPoint saves them. Build it anew.",
    }),
    "output-is-folder": (a: { path: string }) => ({
      message: `\`${a.path}\` is a folder, so no file of that name can be written.`,
      hint: "Give a file name with `-o`.",
    }),
    "output-unwritable": (a: { path: string; reason: string }) => ({
      message: `\`${a.path}\` cannot be written: ${systemReason(a.reason) ?? `the system says \`${a.reason}\``}.`,
      hint: a.reason === "EROFS" ? "Remove the write protection, or write to another place with `-o`." : ["ENOTDIR", "EEXIST", "ENAMETOOLONG", "ENOSPC", "EDQUOT"].includes(a.reason) ? "Write to another place with `-o`." : "Close it in PowerPoint if it is open there, or write to another place with `-o`.",
    }),
    "unknown-command": (a: { name: string; suggestion?: string; known: readonly string[] }) => ({
      message: `There is no command \`${a.name}\`.`,
      hint: a.suggestion ? `Did you mean \`${a.suggestion}\`?` : `There are ${list(a.known)}.`,
    }),
    "wrong-usage": (a: { problem: string }) => ({
      message: `The command line cannot be understood: ${a.problem}.`,
      hint: "`deckwright --help` shows what can be said.",
    }),
  },

  lint: lintEn,

  /** The command line: help, progress, summaries. */
  cli: {
    about: "Turns a report and a YAML outline into a traceable, editable PowerPoint briefing.",
    titles: { usage: "Usage:", options: "Options:", commands: "Commands:", arguments: "Arguments:", global: "Global options:" },
    exits: "Exit codes: 0 fine, 1 errors in the input, 2 wrong usage.",
    build: "build the deck of an outline",
    check: "find the mistakes in an outline or a finished presentation without writing anything",
    inNotes: "in the notes",
    checkArgument: "the outline, or a .pptx file whoever has made it",
    checkReport: "of a .pptx: the report to hold its numbers against",
    reportForDecks: "`--report` is for presentations; an outline names its report itself",
    fixForOutlines: "`--fix` mends outlines; a presentation is mended in PowerPoint",
    deckSeen: (a: { slides: number; ledger: boolean; traced?: number }) => [`${a.slides} ${a.slides === 1 ? "slide" : "slides"}`, ...(a.ledger ? ["made by deckwright"] : []), ...(a.traced === undefined ? ["no `--report`: numbers were not compared"] : [`${a.traced} ${a.traced === 1 ? "number" : "numbers"} found in the report`])].join(", "),
    schema: "write the JSON schema that editors complete and check outlines with",
    templates: "list the slide templates, or show one with its fields and an example",
    allowCode: "run templates beside the outline, which are programs",
    themes: "list the themes",
    template: "show how a company's presentation or template (.pptx, .potx) is understood",
    brandArgument: "the company's file",
    preview: "deck to write with some templates in it",
    brand: {
      previewTitle: "Preview",
      size: (width: string, height: string, masters: number, layouts: number) => `${width} × ${height} in, ${counted(masters, "master")}, ${counted(layouts, "layout")}`,
      fonts: "Fonts  ",
      fontsAre: (major: string, minor: string, ea: string) => `titles ${major || "–"}, text ${minor || "–"}, Chinese ${ea}`,
      region: "Content",
      regionIs: (x: string, y: string, width: string, height: string) => `${width} × ${height} pt at ${x}, ${y}`,
      colorHeads: ["Role", "Colour", "Scheme", "Contrast"],
      layoutHeads: ["No.", "Layout", "Type", "Used for", "Placeholders"],
      places: { title: "title", subtitle: "subtitle", body: "text", picture: "picture", date: "date", footer: "footer", "slide-number": "number", other: "other" },
      separator: ", ",
    },
    gallery: "write one deck with every template in a theme",
    dev: "preview a deck in the browser while its outline is written",
    present: "present a deck in the browser, with a window for the presenter",
    export: "write a deck in other forms: PDF, pictures, a page for any browser, handouts as Markdown or Word",
    port: "port on this computer; a free one unless given",
    noOpen: "do not open the browser",
    poll: "look at the files three times a second instead of waiting for the system to tell (network drives)",
    editor: "the editor that links open: vscode, vscodium, cursor, windsurf, zed, idea, textmate, or an address with {file}, {line} and {column}",
    badEditor: (text: string, known: readonly string[]) => `--editor is one of ${known.join(", ")}, or an address such as my-editor://open?file={file}&line={line}; not \`${text}\``,
    exportTo: (formats: readonly string[]) => `the form, or several joined by commas: ${formats.join(", ")}`,
    unknownForm: (name: string, formats: readonly string[]) => `--to takes ${formats.join(", ")}, not \`${name}\``,
    notes: "put the speaker's notes in (PDF: pages with notes)",
    noNotes: "leave the speaker's notes out",
    pixels: "width of the pictures in pixels (png, docx-handout)",
    badWidth: (text: string, least: number, most: number) => `--width has to be a number from ${least} to ${most}, not \`${text}\``,
    picked: "only these slides, by number: 3,5-7",
    badSlides: (text: string) => `--slides takes numbers and ranges such as \`3,5-7\`, not \`${text}\``,
    pictures: (count: number, folder: string) => `wrote ${count} ${count === 1 ? "picture" : "pictures"} to ${folder}`,
    notesInside: "The output holds the speaker's notes and the report's sentences behind the figures; `--no-notes` leaves the notes out.",
    badPort: (text: string) => `--port has to be a number from 1024 to 65535, not \`${text}\``,
    previewed: (slides: number, errors: number, warnings: number, milliseconds: number) =>
      `${counted(slides, "slide")}, ${counted(errors, "error")}, ${counted(warnings, "warning")}  ${milliseconds} ms`,
    serving: (url: string) => `${url}  (this computer only; Ctrl+C ends it)`,
    themeArgument: "name of a theme",
    size: "slide size",
    brief: "one example of each template and chart",
    galleryTitle: (theme: string) => `Gallery: ${theme}`,
    galleryWritten: (slides: number, path: string) => `${counted(slides, "slide")} in ${path}`,
    init: "write a first outline for a report",
    figures: "list the key figures of a report",
    data: "show how a data file (CSV, TSV, xlsx) is understood",
    coverage: "show what of its report a deck leaves out",
    usedBy: "add the slides that use each figure of an outline's report",
    unused: "only figures that no slide uses",
    needsOutline: "`--used-by` and `--unused` need an outline, not a report",
    sectionsLeft: (count: number) => (count === 0 ? "Every section of the report has a slide." : `${counted(count, "section")} of the report without a slide:`),
    figuresLeft: (count: number, core: number) =>
      core === 0 ? "The report has no core figures." : count === 0 ? `All ${counted(core, "core figure")} are shown.` : `${count} of ${counted(core, "core figure")} not shown:`,
    slidesLoose: (count: number) => (count === 0 ? "Every slide is tied to the report." : `${counted(count, "slide")} tied to no section:`),
    line: (line: number) => `line ${line}`,
    coreShown: (shown: number, core: number) => `${shown} of ${counted(core, "core figure")} shown${shown < core ? "; `deckwright coverage` lists the others" : ""}`,
    lint: "find what PowerPoint would repair and what keeps people from reading a deck, in any .pptx",
    lintArgument: "the .pptx file",
    lintFormat: "text, json or github",
    lintRules: "list the rules instead",
    lintNothing: "give a .pptx file, or `--rules`",
    trace: "print where the numbers of a deck come from, and whether a report still says the same",
    deckArgument: "a deck that deckwright built",
    traceAgainst: "report to compare the deck with",
    traceReport: "Report   ",
    traceHeads: ["Figure", "Value (* derived)", "Section", "Line", "Report says", "Slides and shapes"],
    comparedHeads: ["Figure", "Result", "In the deck", "In the report", "Section", "Line", "Slides"],
    verdicts: { agrees: "agrees", moved: "moved", changed: "changed", gone: "gone" },
    traceResult: (agree: number, disagree: number) => `${counted(agree, "figure")} ${agree === 1 ? "agrees" : "agree"} with the report, ${disagree === 0 ? "none" : disagree} ${disagree === 1 ? "does" : "do"} not.`,
    help: "show help",
    version: "show the version",
    reportFile: "the report",
    outlineArgument: "the outline",
    reportArgument: "the report; the one of outline.yaml unless given",
    templateArgument: "name of a template",
    dataArgument: "the data file",
    sheetOption: "sheet to read, by name or by number from 1",
    rangeOption: "cells to read, such as B3:F20",
    headerOption: "row of the header, or its first and last row: 2 or 2-3",
    dataFormat: "table, json or csv",
    badHeader: (text: string) => `--header has to be a row such as 2, or rows such as 2-3, not \`${text}\``,
    dataSize: (rows: number, columns: number) => `${counted(rows, "row")}, ${counted(columns, "column")}`,
    dataColumns: "Columns",
    dataUnit: (unit: string) => `unit: ${unit}`,
    dataMore: (rows: number) => `… ${counted(rows, "more row")}`,
    dataNote: (note: DataNote) => {
      const rows = (numbers: readonly number[]): string => `${numbers.length === 1 ? "row" : "rows"} ${runs(numbers)}`;
      switch (note.kind) {
        case "encoding":
          return `encoding: ${note.encoding}`;
        case "delimiter":
          return `delimiter: ${{ ",": "comma", "\t": "tab", ";": "semicolon", "|": "bar" }[note.delimiter] ?? note.delimiter}`;
        case "sheet":
          return `sheet: ${note.sheet}${note.others.length > 0 ? ` (also: ${note.others.join(", ")})` : ""}`;
        case "preamble":
          return `above the header, left out: ${rows(note.rows)} (${note.texts.join("; ")})`;
        case "header":
          return `header: ${rows(note.rows)}`;
        case "footnotes":
          return `below the table, left out: ${rows(note.rows)} (${note.texts.join("; ")})`;
        case "hidden-rows":
          return `hidden, left out: ${counted(note.count, "row")}`;
        case "hidden-columns":
          return `hidden, left out: ${note.letters.length === 1 ? "column" : "columns"} ${note.letters.join(", ")}`;
        case "nameless-columns":
          return `without a heading, called by its letter: ${note.letters.join(", ")}`;
        case "filled-down":
          return `merged cells said in each of their rows: ${counted(note.cells, "cell")} filled`;
      }
    },
    output: "file to write",
    json: "print diagnostics and the result as JSON",
    strict: "make warnings about truth errors: numbers without a source, claims without figures",
    fix: "mend punctuation, ranges and spacing in the outline itself",
    checkFormat: "text, json, sarif or github",
    fixed: (count: number, path: string) => (count === 0 ? `Nothing to mend in ${path}.` : `${counted(count, "place")} mended in ${path}.`),
    slideNumber: (n: number) => `slide ${n}`,
    leftOut: (slides: number, blocks: number) => `left out: ${[...(slides > 0 ? [counted(slides, "slide")] : []), ...(blocks > 0 ? [counted(blocks, "block")] : [])].join(", ")}`,
    leftOutLine: (place: string, title: string, why: string) => `  ${[place, title].filter((part) => part !== "").join("  ")}  (${why})`,
    leftOutMore: (count: number) => `  and ${count} more; \`--json\` shows all`,
    whyLeftOut: {
      release: "internal",
      audience: (names: readonly string[]) => (names.length === 0 ? "for others" : `for ${names.join(", ")}`),
      time: (priority: "must" | "should" | "could", minutes: number) => `${priority}, ${minutes} min: no time`,
      divider: "nothing left to open",
      blocks: (count: number, why: string) => `${counted(count, "block")}: ${why}`,
    },
    meeting: "build the variant for a meeting; `all` builds each",
    meetingShown: "show the variant for a meeting",
    format: "table, json or tsv",
    backend: "pptx or svg",
    language: "language of messages: zh-CN or en",
    choices: "allowed: ",
    optional: "optional",
    standard: "default: ",
    remark: (parts: readonly string[]) => ` (${parts.join("; ")})`,
    unknownOption: (name: string) => `unknown option ${name}`,
    missingValue: (name: string) => `${name} needs a value`,
    missingArgument: (name: string) => `${name} is missing`,
    excessArguments: "too many arguments",
    oneFileForAll: "`-o` names one file, but `--meeting all` writes one for each meeting",
    badValue: (name: string, allowed: string) => `${name} must be one of ${allowed}`,
    reading: "reading and laying out",
    writing: "writing",
    counted: (errors: number, warnings: number) =>
      `${counted(errors, "error")}, ${counted(warnings, "warning")}`,
    more: (count: number) => `${count} more; \`--json\` shows all.`,
    fine: "No mistakes found.",
    nothingWritten: (counted: string) => `${counted}. Nothing was written.`,
    slides: (count: number, charts: number, pictures: number) => `${counted(count, "slide")}, ${counted(charts, "chart")}, ${counted(pictures, "picture")}`,
    bound: (figures: number, derived: number, sections: number, of: number) =>
      `${counted(figures, "figure")} bound from ${sections} of ${counted(of, "section")} of the report${derived > 0 ? `, ${derived} derived` : ""}`,
    notShown: (names: string) => `not shown: ${names}`,
    allShown: "every section of the report is shown",
    warnings: (count: number) => (count === 0 ? "no warnings" : counted(count, "warning")),
    file: (path: string, size: string, time: string) => `${path}  ${size}  ${time}`,
    minutes: (planned: number, given: number) => `${planned} of ${given} minutes planned`,
    written: (path: string) => `wrote ${path}`,
    fields: "Fields",
    required: "required",
    example: "Example",
    titleField: "every slide also has title, subtitle, section, source, note, notes, minutes, priority, for, release, id, hidden, ignore",
    crash: "This is a mistake in deckwright itself, not in your files. Please report it with the lines below.",
  },

  /** Short notes beside a second place that belongs to a problem. */
  /** What to do about a finding in a finished presentation, where there is no outline to write in. */
  hintsInFile: {
    "alt-text": "Give it alternative text in PowerPoint (right-click, “View Alt Text”), or mark it as decorative.",
    contrast: "Choose a darker or lighter colour for the text, or another ground (WCAG 2.2, 1.4.3).",
    "chart-unit": "Write the unit in the chart's title or at its axis.",
    "derived-mismatch": "Calculate it again from the report.",
    "number-mismatch": "Correct the one that is wrong.",
    "punctuation-width": "Correct it in PowerPoint.",
    "range-style": "Repeat the unit behind the first number.",
    "same-scale": "Set both value axes to the same bounds.",
  } as Readonly<Record<string, string>>,

  related: {
    "first-here": () => "first given here",
    "header-here": () => "the header is here",
    "figure-candidate": (a: { name: string; value: string; period?: string; scope?: string; section?: string }) =>
      [`\`${a.name}\` ${a.value}`, a.period, a.scope, a.section ? `section ${a.section}` : ""].filter(Boolean).join(", "),
    candidate: (a: { name: string }) => `\`${a.name}\` is said here`,
  },

  /** The frame of a printed diagnostic. */
  print: { error: "error", warning: "warning", info: "info", hint: "hint", note: "note", colon: ": ", paragraph: (path: string, n: number) => `${path}, paragraph ${n}`, page: (path: string, n: number) => `${path}, page ${n}`, shape: (slide: number, name: string | undefined) => `slide ${slide}, ${name === undefined ? "notes" : `“${name}”`}` },

  /** Pages in a browser: the preview while writing, and the show. Functions take a number's text. */
  preview: {
    building: "Building the deck…",
    lost: "Not connected; trying again…",
    stale: "There is a mistake; the slides are as they last were without one.",
    wrong: "There is a mistake.",
    noDeck: "No slide to show yet.",
    slides: "Slides",
    slide: (n: string) => `slide ${n}`,
    slideRole: "slide",
    problems: "Problems",
    figures: "Figures",
    notes: "Notes",
    noProblems: "No mistakes found.",
    noFigures: "The deck uses no figures of a report.",
    noNotes: "This slide has no notes.",
    thisSlide: "This slide",
    otherSlides: "Elsewhere",
    meeting: "Meeting",
    wholeDeck: "whole deck",
    leftOut: "Left out for this meeting",
    asOutline: "the outline's",
    theme: "Theme",
    previous: "Previous slide",
    next: "Next slide",
    zoomIn: "Larger",
    zoomOut: "Smaller",
    zoomFit: "Fit the window",
    compare: "Before/after",
    compareTitle: "Last change: before and after, side by side",
    before: "Before",
    after: "After",
    copyPlace: "Copy the place",
    copied: "Copied",
    copyLine: "Copy the line for the outline",
    rehearsed: "Last rehearsal:",
    open: "open",
    openEditor: "Open in VS Code",
    minutes: (n: string) => `${n} min`,
    estimated: " (estimated from the notes)",
    derived: "derived",
    whereFrom: "where from: ",
    keys: "Keys",
    close: "Close",
    devKeys: [
      ["→ ←", "next and previous slide"],
      ["Home End", "first and last slide"],
      ["1–9 Enter", "go to a slide by its number"],
      ["+ − 0", "larger, smaller, fit the window"],
      ["c", "before and after of the last change"],
      ["p f n", "problems, figures, notes"],
      ["Tab", "to the figures on the slide: where they come from"],
    ] as readonly (readonly [string, string])[],
    showKeys: [
      ["→ Space PageDown", "next slide"],
      ["← PageUp", "previous slide"],
      ["Home End", "first and last slide"],
      ["1–9 Enter", "go to a slide by its number"],
      ["b .", "black screen"],
      ["f", "full screen"],
      ["p", "presenter's window"],
      ["l", "pointer on or off (presenter)"],
      ["r", "start the clock anew (presenter)"],
      ["Tab", "to the figures on the slide: where they come from"],
    ] as readonly (readonly [string, string])[],
    presenter: "Presenter",
    presenterTitle: "Presenter's window: notes, next slide, clock",
    audience: "Audience",
    audienceTitle: "The audience's window",
    fullScreen: "Full screen",
    black: "Black",
    blackTitle: "Black screen on and off",
    pointer: "Pointer",
    pointerTitle: "Show the pointer to the audience while it is over the slide",
    nextSlide: "Next",
    lastSlide: "This is the last slide.",
    clock: "Time",
    elapsed: "Elapsed",
    planned: "planned",
    ofMeeting: "of the meeting",
    thisSlideTime: "This slide",
    start: "Start",
    pause: "Pause",
    restart: "Restart",
    rehearsal: "Rehearsal",
    rehearsalTitle: "Minutes on each slide",
    actual: "used",
    lastTime: "last time",
    total: "Total",
    save: "Save rehearsal.json",
    saved: "Saved",
    notSaved: "It could not be saved.",
    popupBlocked: "The browser did not open the window; allow windows for this page.",
    jumpTo: (n: string) => `go to slide ${n}`,
  },

  /** Comments in an outline that `deckwright init` writes. */
  init: {
    header: [
      "A first outline, made from the report. Every number is bound to it: nothing here needs to be typed again.",
      "To do: 1. say in each title what the slide means; 2. drop what the meeting does not need; 3. add `minutes:` and `for:`.",
      "`deckwright check` finds what does not fit, `deckwright coverage` lists what no slide shows.",
    ],
    untitled: "Untitled",
    checkDate: "the report gives no date: check this one",
    organization: "shown on the cover",
    presenter: "who presents",
    figures: "Names for key figures; the values stay in the report. `label:` is the name on slides: make long ones shorter.",
    sections: "Short names of the parts, for agenda and markers: make them shorter. `summary:` is a line in the agenda.",
    thanks: "Thank you",
    coverHint: "Give the deck a subtitle or a line of its own: what should stay in mind?",
    summaryHint: "The whole report on one slide: check the lead, say in `text:` what each number means, and in `so-what:` what follows.",
    leftOut: (titles: string) => `Left out, to keep the deck short: ${titles}`,
    summary: "The year in key figures",
    sources: "Appendix: where the numbers come from",
    sourcesHint: "`figures:` lists the numbers that stand large; leave it out to list every one of the deck.",
    rates: "Change",
    heads: ["Indicator", "Value", "Change"],
    before: "Before",
    now: "Now",
    problems: "Where it is hard",
    next: "What comes next",
    fromTo: (label: string, before: string, after: string, direction: number) => `${label} ${direction < 0 ? "fell" : "rose"} from ${before} to ${after}`,
    riseAndFall: (rise: string, up: string, fall: string, down: string) => `${rise} rose ${up} while ${fall} fell ${down}`,
    fastest: (label: string, change: string) => `${label} grew fastest, up ${change}`,
    changed: ({ label, value, change, direction }: ChangeWords) => `${label} ${direction < 0 ? "fell" : "rose"} ${change}${value === undefined ? "" : ` to ${value}`}`,
    titleHint: "The title is the report's heading: say instead what follows from this slide.",
    aim: "target",
    aims: "targets",
    was: (value: string) => `was ${value}`,
    largest: (label: string, value: string) => `${label} leads with ${value}`,
    stands: (label: string, value: string) => `${label}: ${value}`,
  },

  /** Words that a deck shows by itself; they follow the deck's language. */
  labels: {
    source: "Source",
    note: "Note",
    derived: "derived",
    contents: "Contents",
    more: "",
    about: "about ",
    times: "times",
    basis: { "year-on-year": "year on year", "month-on-month": "month on month", "year-to-date": "since January", other: "" },
    year: (year: string) => year,
    years: (from: string, to: string) => `${from}–${to}`,
    months: (year: string, from: number, to: number) =>
      from === to ? `${monthNames[from - 1]} ${year}` : `${monthNames[from - 1]}–${monthNames[to - 1]} ${year}`,
    date: (year: number, month: number, day: number) => `${day} ${monthNames[month - 1]} ${year}`,
    figuresHere: "Figures on this slide",
    reportPlace: (section: string, line: number) => `report section ${section}, line ${line}`,
    reportLine: (line: number) => `report line ${line}`,
    reportPlaceParagraph: (section: string, n: number) => `report section ${section}, paragraph ${n}`,
    reportParagraph: (n: number) => `report paragraph ${n}`,
    reportPlacePage: (section: string, n: number) => `report section ${section}, page ${n}`,
    reportPage: (n: number) => `report page ${n}`,
    quoted: (text: string) => `“${text}”`,
    shortPlace: (section: string, n: number, unit: "line" | "paragraph" | "page") => `${section === "" ? "" : `section ${section}, `}${unit} ${n}`,
    sourceHeads: ["Figure", "Value", "In the report", "Pages"],
    fromInternal: "computed from unpublished data",
    derivedNotes: "derived values are computed from the published figures",
    derivedNote: (names: string) => `${names}: derived from published figures`,
    publication: (source: string | undefined, title: string) => (source ? `${source}, “${title}”` : title),
    tableAlt: (rows: number, columns: string) => `Table with ${rows} rows; columns: ${columns}`,
    percentagePoints: " pp",
    listSeparator: ", ",
    progress: { done: "done", "on-track": "on track", "at-risk": "at risk", behind: "behind" },
    keyPoints: "Key points",
    step: (n: number) => `Step ${n}`,
    states: { done: "done", now: "under way", plan: "planned" },
    problem: "Problem",
    measure: "Measure",
    means: "By what means",
    pros: "For",
    cons: "Against",
    soWhat: "So what",
    picture: "Picture",
    qrCode: "QR code",
    flat: "unchanged",
    low: "low",
    high: "high",
    colon: ": ",
    semicolon: "; ",
    partMark: (part: number, of: number) => ` (${part}/${of})`,
    open: " (",
    close: ")",
    comma: ", ",
    space: " ",
    stop: ".",
    noValue: "no value",
    columnChart: "Column chart",
    barChart: "Bar chart",
    lineChart: "Line chart",
    doughnutChart: "Doughnut chart",
    comboChart: "Columns and line",
    funnelChart: "Funnel",
    treemapChart: "Treemap",
    sankeyChart: "Flow of amounts",
    ganttChart: "Schedule",
    gaugeChart: "Gauge",
    heatChart: "Heat table",
    waffleChart: "Waffle chart",
    flowDiagram: "Flow chart",
    hierarchyDiagram: "Hierarchy",
    cycleDiagram: "Cycle",
    vennDiagram: "Venn diagram",
    conversion: "go on",
    target: "Target",
    today: "Today",
    yearPart: (year: number, part: string) => `${part} ${year}`,
    quarter: (n: number) => `Q${n}`,
    month: (n: number) => ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"][n - 1] ?? "",
    notLabelled: "Without a label: ",
    areaChart: "Area chart",
    pieChart: "Pie chart",
    waterfallChart: "Waterfall chart",
    scatterChart: "Scatter chart",
    bubbleChart: "Bubble chart",
    radarChart: "Radar chart",
    slopeChart: "Slope chart",
    lollipopChart: "Lollipop chart",
    bulletChart: "Bullet chart",
    paretoChart: "Pareto chart",
    histogramChart: "Histogram",
    /** Series that only help to draw a chart, as its workbook names them; and words on charts. */
    chartWords: {
      base: "Base", level: "Level", rise: "Increase", fall: "Decrease", label: "Label", connector: "Connector", total: "Total", average: "Average", target: "Target",
      cumulative: "Cumulative share", frequency: "Frequency", actual: "Actual", previous: "Previous", plan: "Plan", forecast: "Forecast", other: "Other",
    },
  },

  // backends/md/, backends/docx-handout/ ----------------------------------------------------------------------------

  /** Handouts: what stands around the words of the slides. */
  handout: {
    slide: (number: number) => `Slide ${number}`,
    notes: "Speaker’s notes",
    figures: "Where the numbers come from",
    heads: ["Figure", "Value", "Change", "In the report"],
    derived: (formula: string) => `derived: ${formula}`,
    contents: "Contents",
    numbers: "Numbers are those of the slides.",
    picture: (number: number, title: string) => `Picture of slide ${number}: ${title}`,
    figure: (alt: string) => `Figure: ${alt}`,
    page: ["Page ", " of ", ""],
  },

  // backends/pptx/ ------------------------------------------------------------------------------------------------
  /** What PowerPoint shows of the file around the slides: layout, placeholder and section names, prompts. */
  master: {
    layouts: { cover: "Cover", agenda: "Agenda", section: "Section", content: "Content", "picture-left": "Picture left", "picture-right": "Picture right", "picture-full": "Full picture", statement: "Statement", closing: "Closing" },
    textLayout: (layout: string, number: number) => `${layout}, text ${number}`,
    placeholders: {
      title: "Title",
      subtitle: "Subtitle",
      body: "Text",
      date: "Date",
      footer: "Footer",
      "slide-number": "Slide Number",
    },
    promptTitle: "Click to edit the title",
    promptText: "Click to edit the text",
    opening: "Opening",
    corners: { hdr: "Header", dt: "Date", ftr: "Footer", sldNum: "Slide Number" },
    slideImage: "Slide Image",
    notes: "Notes",
  },
};

/** Why a kind of chart was chosen, after Zelazny, "Say It With Charts". */
const chartReasons = {
  trendColumns: "few periods in time compare best as columns",
  trendLine: "a development over many periods reads best as a line",
  ranking: "items compare best as bars in the order of their size",
  shareWhole: "parts of one whole, few enough to tell apart",
  shareMany: "shares of many parts compare best as bars",
  shareCompared: "shares of several wholes compare best as bars of 100 %",
  changeSlope: "a change between two dates shows in the slope of a line",
  changeWaterfall: "steps from one level to another build a waterfall",
  relation: "two measures of the same items are related in a scatter chart",
  relationFew: "two measures of few items compare best as paired bars",
  frequency: "how often values occur shows in a histogram",
} as const;

const chartNeeds = {
  trend: "a development needs at least two periods",
  share: "shares need parts that are not negative",
  change: "a change needs two periods, or steps",
  relation: "a relation needs two measures",
  frequency: "a frequency needs one list of at least five values",
  ranking: "a ranking needs at least two items",
} as const;
