/** Spans are sent at once, and not every five seconds. */
export const AT_ONCE = { OTEL_BSP_SCHEDULE_DELAY: "50" };

export const SPEAKER = "query SpeakerOf($id: ID!) { claim(id: $id) { speaker { name } } }";

export type Headers = Readonly<Record<string, string>>;

/** Posts a question to the server at an address, or whatever text there is in its place. */
export function post(
  url: string,
  question: object | string,
  headers: Headers = {},
): Promise<Response> {
  const body = typeof question === "string" ? question : JSON.stringify(question);
  return fetch(new URL("graphql", url), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}
