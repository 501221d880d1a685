// Takes the README's picture of the playground, with an example and its answer: docs/playground.png.
//   npm run picture
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const VIEW = { width: 1280, height: 800 };

async function serve() {
  const line = [here("parley.mjs"), "serve", "--port", "0", "--data", "memory"];
  const server = spawn(process.execPath, line, { stdio: ["ignore", "pipe", "inherit"] });
  const [ready] = await once(createInterface(server.stdout), "line");
  return { url: ready.split(" ").at(-1), end: () => server.kill("SIGTERM") };
}

async function takePicture(url) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: VIEW });
    await page.goto(url);
    await page.locator(".graphiql-query-editor .view-lines", { hasText: "query" }).waitFor();
    await page.getByRole("button", { name: "Hide editor tools" }).click();
    await page.locator(".graphiql-execute-button").click();
    await page.locator(".graphiql-response .view-lines", { hasText: '"data"' }).waitFor();
    await page.mouse.move(0, 0);
    await page.screenshot({ path: here("../docs/playground.png"), animations: "disabled" });
  } finally {
    await browser.close();
  }
}

const { url, end } = await serve();
try {
  await takePicture(url);
} finally {
  end();
}
