/** Milliseconds since now, each time it is asked. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}
