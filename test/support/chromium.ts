import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

const PATH = "/usr/bin/chromium";

// Chromium's own errands are off, and no name leads anywhere: what a page loads from outside fails.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Whether this machine has the browser. In CI it has to. */
export const chromiumIsHere = existsSync(PATH);

if (!chromiumIsHere) {
  const missing = `There is no ${PATH}: apt-get install chromium`;
  if (process.env["CI"] === "true") throw new Error(missing);
  process.stderr.write(`\n*** The browser tests are skipped. ${missing} ***\n\n`);
}

/** A page in a fresh browser, and what a person who watches its console would see. */
export interface Watched {
  readonly page: Page;
  /** The addresses of all that was asked for, but for what the page holds itself (data, blob). */
  readonly requests: readonly string[];
  /** Errors of scripts and of the console, and what the page's policy has stopped. */
  readonly complaints: readonly string[];
}

const TELL_VIOLATIONS = `document.addEventListener("securitypolicyviolation", (event) => {
  console.error("policy: " + event.violatedDirective + " stopped " + event.blockedURI);
});`;

export async function watchedPage(): Promise<Watched> {
  const browser: Browser = await chromium.launch({ executablePath: PATH, args: FLAGS });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (/^(https?|wss?):/.test(request.url())) requests.push(request.url());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.addInitScript(TELL_VIOLATIONS);
  return { page, requests, complaints };
}
