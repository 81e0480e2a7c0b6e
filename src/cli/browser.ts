import { spawn } from "node:child_process";

/** Asks the system to show an address. Where it cannot, nothing happens: the address stands in the terminal. */
export function openInBrowser(url: string): void {
  const [command, args]: [string, readonly string[]] =
    process.platform === "win32" ? ["rundll32", ["url.dll,FileProtocolHandler", url]] : process.platform === "darwin" ? ["open", [url]] : ["xdg-open", [url]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
