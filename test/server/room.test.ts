import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Unavailable } from "../../src/model/faults.ts";
import { type Capacity, Room, type Visitor } from "../../src/server/room.ts";

/** A room, who came in so far, and who was refused. */
function roomOf(capacity: Partial<Capacity>) {
  const room = new Room({ atWork: 1, waiting: 2, patienceMs: 1000, refusalMs: 500, ...capacity });
  const seen: string[] = [];
  const visitor = (name: string): Visitor => ({
    come: () => void seen.push(name),
    refuse: (fault: Unavailable) => void seen.push(`${name}: ${fault.message}`),
  });
  return { room, seen, visitor };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("so many are at work, others wait and come in the order they came, one more is refused after a moment", () => {
  const { room, seen, visitor } = roomOf({ atWork: 2, waiting: 2, refusalMs: 500 });
  const all = ["a", "b", "c", "d", "e"].map(visitor);
  const e = "e: Parley is asked more than it can answer. Ask again in a moment.";

  for (const each of all) room.enter(each);
  vi.advanceTimersByTime(499);
  expect(seen).toEqual(["a", "b"]);
  vi.advanceTimersByTime(1);
  expect(seen).toEqual(["a", "b", e]);
  for (const each of all) room.leave(each);

  expect(seen).toEqual(["a", "b", e, "c", "d"]);
});

test("who leaves before it is told that there is no room is told nothing, and takes no place", () => {
  const { room, seen, visitor } = roomOf({ waiting: 0 });
  const [a, b] = ["a", "b"].map(visitor) as [Visitor, Visitor];
  room.enter(a);
  room.enter(b);

  room.leave(b);
  vi.advanceTimersByTime(60_000);
  room.leave(a);
  room.enter(visitor("c"));

  expect(seen).toEqual(["a", "c"]);
});

test("a place is given once, however often it is left", () => {
  const { room, seen, visitor } = roomOf({ waiting: 3 });
  const [a, b, c] = ["a", "b", "c"].map(visitor) as [Visitor, Visitor, Visitor];
  for (const each of [a, b, c]) room.enter(each);

  room.leave(a);
  room.leave(a);

  expect(seen).toEqual(["a", "b"]);
  room.leave(b);
  room.leave(c);
  room.enter(visitor("d"));
  expect(seen).toEqual(["a", "b", "c", "d"]);
});

test("who leaves while it waits makes room in the queue, and is never called", () => {
  const { room, seen, visitor } = roomOf({ waiting: 1 });
  const [a, b, c] = ["a", "b", "c"].map(visitor) as [Visitor, Visitor, Visitor];
  room.enter(a);
  room.enter(b);

  room.leave(b);
  room.enter(c);
  room.leave(a);

  expect(seen).toEqual(["a", "c"]);
});

test("who has waited for too long is told, and the others keep their turn", () => {
  const { room, seen, visitor } = roomOf({ patienceMs: 1000 });
  const a = visitor("a");
  room.enter(a);
  room.enter(visitor("b"));
  vi.advanceTimersByTime(600);
  room.enter(visitor("c"));

  vi.advanceTimersByTime(600);
  room.leave(a);

  const late = "b: Parley is asked more than it can answer in time. Ask again in a moment.";
  expect(seen).toEqual(["a", late, "c"]);
});

test("once it closes, who is in is never sent away, and nobody else comes in", () => {
  const { room, seen, visitor } = roomOf({ patienceMs: 1000 });
  const a = visitor("a");
  room.enter(a);
  room.enter(visitor("b"));

  room.close();
  room.enter(visitor("c"));
  vi.advanceTimersByTime(60_000);
  room.leave(a);

  expect(seen).toEqual(["a", "c: Parley is ending. Ask again in a moment.", "b"]);
});

test("who is still there when all is over is told, and never comes in", () => {
  const { room, seen, visitor } = roomOf({ waiting: 1 });
  const [a, b, c] = ["a", "b", "c"].map(visitor) as [Visitor, Visitor, Visitor];
  for (const each of [a, b, c]) room.enter(each);

  room.close();
  room.dismiss();
  room.leave(a);

  const ending = "Parley is ending. Ask again in a moment.";
  expect(seen).toEqual(["a", `b: ${ending}`, `c: ${ending}`]);
});
