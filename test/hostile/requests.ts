import { Dice } from "../sweep/dice.ts";
import { type Body, deformed, noise, proper, type Question, spoiled } from "./bodies.ts";
import { bent } from "./lines.ts";
import { reshaped } from "./shapes.ts";
import { changed } from "./tokens.ts";

/** What is sent, byte by byte, and what it can be made again by. */
export interface Request {
  readonly number: number;
  /** A valid one has to be answered without an error. */
  readonly sort: "valid" | "mutated" | "deformed" | "address" | "bytes";
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** How often each sort comes, in hundredths. */
const SORTS: readonly (readonly [Request["sort"], number])[] = [
  ["valid", 30],
  ["mutated", 40],
  ["deformed", 15],
  ["address", 10],
  ["bytes", 5],
];

const ACCEPTED: readonly string[] = [
  "*/*",
  "application/json",
  "application/graphql-response+json",
  "application/graphql-response+json, application/json;q=0.9",
  "text/html",
  "application/json;q=0",
  ",;=",
];

const BESIDE: readonly Readonly<Record<string, string>>[] = [
  { "parley-cost": "true" },
  { "parley-explain": "true" },
  { "x-request-id": "../../etc" },
  { origin: "https://example.net" },
  { "x-forwarded-for": "127.0.0.1, ::1" },
  { "accept-encoding": "gzip, br" },
  { "x-http-method-override": "DELETE" },
];

const METHODS: readonly string[] = ["GET", "GET", "GET", "GET", "HEAD", "PUT", "DELETE", "OPTIONS"];

/** The request of that number, of one of these questions, which are valid. */
export function requestOf(number: number, questions: readonly Question[]): Request {
  const dice = new Dice(number);
  const sort = sortOf(dice);
  const question = questions[number % questions.length];
  if (question === undefined) throw new Error("There is nothing to ask.");
  const accept = dice.chance(0.2) ? { accept: dice.pick(ACCEPTED) } : {};
  const beside = { ...accept, ...(dice.chance(0.1) && dice.pick(BESIDE)) };
  const post = ({ bytes, headers }: Body) => {
    const all = { ...headers, ...(sort === "valid" ? {} : beside) };
    return { number, sort, method: "POST", path: "/graphql", headers: all, body: bytes };
  };
  switch (sort) {
    case "valid":
      return post(proper(question));
    case "mutated":
      return post(proper(mutated(question, dice)));
    case "deformed":
      return post(deformed(dice.chance(0.5) ? question : mutated(question, dice), dice));
    case "address":
      return { ...addressed(question, dice), number, sort };
    case "bytes":
      return { number, sort, method: "", path: "", headers: {}, body: raw(question, dice) };
  }
}

function sortOf(dice: Dice): Request["sort"] {
  let left = dice.below(100);
  for (const [sort, likely] of SORTS) {
    if (left < likely) return sort;
    left -= likely;
  }
  throw new Error("The sorts are not a hundred.");
}

/** Most often a little, so that much of it is still valid; else until nothing may be left of it. */
function mutated({ query, variables }: Question, dice: Dice): Question {
  if (dice.chance(0.2)) return { query, variables: spoiled(variables, dice) };
  if (dice.chance(0.4)) return { query: bent(query, dice), variables };
  const once = dice.chance(0.4) ? reshaped(query, dice) : changed(query, dice);
  const again = dice.chance(0.3) ? changed(once, dice) : once;
  return { query: again, variables: dice.chance(0.3) ? spoiled(variables, dice) : variables };
}

/** A question in an address, which may be cut, doubled, of another path, or spelled as none is. */
function addressed(question: Question, dice: Dice): Omit<Request, "number" | "sort"> {
  const { query, variables } = dice.chance(0.5) ? question : mutated(question, dice);
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const twice = dice.chance(0.1) ? "&query=%7Bhello%7D&query=" : "";
  const address = `${search}${twice}`;
  const spelled = dice.chance(0.2) ? changed(address, dice) : address;
  const path = dice.pick([
    "/graphql",
    "/graphql",
    "/graphql",
    "/graphql/",
    "/%67raphql",
    "/%zz",
    "//",
  ]);
  const allowed: Record<string, string> = dice.chance(0.8)
    ? { "apollo-require-preflight": "1" }
    : {};
  return {
    method: dice.pick(METHODS),
    path: `${path}?${spelled}`.replaceAll(/[^\x21-\x7e]/g, percented),
    headers: { ...allowed, ...(dice.chance(0.2) && { accept: dice.pick(ACCEPTED) }) },
    body: Buffer.alloc(0),
  };
}

/** What no client sends in an address, as bytes that a server may get. */
function percented(sign: string): string {
  return [...Buffer.from(sign)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
}

/** What comes through a connection and may be no HTTP at all. */
function raw(question: Question, dice: Dice): Buffer {
  const { bytes } = proper(question);
  const head = `POST /graphql HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  const whole = Buffer.concat([Buffer.from(head), bytes]);
  if (dice.chance(0.3)) return noise(dice);
  if (dice.chance(0.3))
    return Buffer.from(changed(head, dice) + bytes.toString("latin1"), "latin1");
  const at = dice.below(head.length);
  return Buffer.concat([whole.subarray(0, at), noise(dice), whole.subarray(at + dice.below(9))]);
}
