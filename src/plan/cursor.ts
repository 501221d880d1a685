import { createHash } from "node:crypto";
import type { Value } from "../graph/graph.ts";
import { BadInput } from "../model/faults.ts";

/**
 * An opaque position in a list: the values it is sorted by, and a checksum over them and over where
 * they belong. It stays valid when rows come and go.
 *
 * @param place the list's scope and order, so that a cursor of another list or order is refused
 */
export function writeCursor(place: string, keys: readonly Value[]): string {
  const payload = JSON.stringify(keys);
  return Buffer.from(checksum(place, payload) + payload).toString("base64url");
}

/**
 * The values that a cursor holds.
 *
 * @throws BadInput where it was altered, or comes from another field or order
 */
export function readCursor(place: string, cursor: string): readonly Value[] {
  const text = Buffer.from(cursor, "base64url").toString();
  const payload = text.slice(CHECKSUM_LENGTH);
  // Decoding passes over what is no base64, so what was added is only seen by encoding again.
  const whole = Buffer.from(text).toString("base64url") === cursor;
  if (!whole || text.slice(0, CHECKSUM_LENGTH) !== checksum(place, payload)) {
    throw new BadInput(
      "This cursor is not one of this list in this order: give `after` or `before` a cursor that the same field gave under the same `orderBy`, unaltered.",
    );
  }
  return JSON.parse(payload);
}

/** 72 bits: enough to catch what was altered or mixed up; a cursor gives no rights. */
const CHECKSUM_LENGTH = 12;

function checksum(place: string, payload: string): string {
  return createHash("sha256")
    .update(`${place}\n${payload}`)
    .digest("base64url")
    .slice(0, CHECKSUM_LENGTH);
}
