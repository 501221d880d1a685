import { Agent, request } from "node:http";

/** Keeps as many connections as there are clients. */
export function connections(clients: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: clients });
}

/** Posts a question, and resolves to the text of the answer. */
export function ask(
  agent: Agent,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((done, fail) => {
    const length = Buffer.byteLength(body);
    const asked = request(
      url,
      {
        agent,
        method: "POST",
        headers: { "content-type": "application/json", "content-length": length, ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", fail);
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) done(text);
          else fail(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
        });
      },
    );
    asked.on("error", fail);
    asked.end(body);
  });
}

/** Whether a GraphQL answer tells of an error. It stands first. */
export function isFailure(text: string): boolean {
  return text.startsWith('{"errors"');
}
