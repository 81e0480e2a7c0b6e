import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server may answer with; there is nothing else to be had from it, and no file is looked up by a request. */
export interface Site {
  /** By the name after the token: `""` is the page itself. */
  readonly pages: Readonly<Record<string, () => Page>>;
  /** Takes a JSON text; the answer is a status alone. */
  readonly posts: Readonly<Record<string, (json: string) => Promise<number>>>;
  /** Called for each reader of `events`; what it returns is called when the reader has left. */
  readonly events?: (send: (json: string) => void) => () => void;
}

export interface Page {
  readonly type: string;
  readonly body: string;
  /** Sent with HTML: what the page may load and run. */
  readonly policy?: string;
}

export interface Serving {
  /** `http://127.0.0.1:43210/TOKEN/` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a site to this machine alone. Every address begins with a random token; a request by another name for this machine
 * (DNS rebinding), from a page of another origin or for anything not on the site is refused. Rejects where the port is taken.
 */
export async function serve(site: Site, port = 0): Promise<Serving> {
  const token = randomBytes(tokenBytes).toString("hex");
  const server = createServer((request, response) => {
    void answer(request, response, { site, token, port: (server.address() as AddressInfo).port }).catch(() => response.destroy());
  });
  server.requestTimeout = 10_000; // a body arrives at once or not at all; answers may last
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}/`, close: () => closed(server) };
}

/** 128 bits: nobody guesses it. */
const tokenBytes = 16;
/** More windows than anyone has open; each holds a connection. */
const mostReaders = 32;
/** A choice is some bytes, a rehearsal of the largest deck some hundred kilobytes. */
const longestBody = 512 * 1024;

interface Context {
  readonly site: Site;
  readonly token: string;
  readonly port: number;
}

async function answer(request: IncomingMessage, response: ServerResponse, { site, token, port }: Context): Promise<void> {
  if (!isOurs(request, port)) return refuse(response, 403);
  const name = nameIn(request.url ?? "", token);
  if (name === undefined) return refuse(response, 404);
  if (request.method === "POST") {
    const post = Object.hasOwn(site.posts, name) ? site.posts[name] : undefined;
    if (!post) return refuse(response, 404);
    if (request.headers["content-type"] !== "application/json") return refuse(response, 415); // no form of another page can send it unasked
    if (request.headers.origin === undefined) return refuse(response, 403); // browsers name it with every POST
    const body = await bodyOf(request);
    return refuse(response, body === undefined ? 413 : await post(body));
  }
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  if (name === "events" && site.events && request.method === "GET") return stream(response, site.events);
  const page = Object.hasOwn(site.pages, name) ? site.pages[name]!() : undefined;
  if (!page) return refuse(response, 404);
  response.writeHead(200, { ...common, "Content-Type": page.type, "Content-Security-Policy": page.policy ?? closedPolicy });
  response.end(request.method === "HEAD" ? undefined : page.body);
}

/** By its own name, and not from a page of another origin. A top-level visit (the address typed or clicked) has no origin. */
function isOurs({ headers }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

/** What stands after `/TOKEN/`; the comparison takes as long for a wrong token as for a right one. */
function nameIn(url: string, token: string): string | undefined {
  const [path = ""] = url.split("?");
  const given = Buffer.from(path.slice(1, 1 + token.length));
  const wanted = Buffer.from(token);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted) || path[token.length + 1] !== "/") return undefined;
  return path.slice(token.length + 2);
}

const readers = new WeakMap<NonNullable<Site["events"]>, number>();

function stream(response: ServerResponse, open: NonNullable<Site["events"]>): void {
  const count = readers.get(open) ?? 0;
  if (count >= mostReaders) return refuse(response, 503);
  readers.set(open, count + 1);
  response.writeHead(200, { ...common, "Content-Type": "text/event-stream" });
  const close = open((json) => response.write(`data: ${json}\n\n`)); // JSON has no line ends of its own
  const beat = setInterval(() => response.write(":\n\n"), 15_000); // finds out who has gone without a word
  response.on("close", () => {
    clearInterval(beat);
    readers.set(open, (readers.get(open) ?? 1) - 1);
    close();
  });
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longestBody) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...common, "Content-Type": "text/plain; charset=utf-8", "Content-Security-Policy": closedPolicy });
  response.end();
}

const closedPolicy = "default-src 'none'; frame-ancestors 'none'";

/** No copies kept, no guessing of types, nothing for other sites to embed, and the token stays out of their logs. */
const common = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
} as const;

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
