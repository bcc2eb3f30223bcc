/** Reads again what a page shows when it is told that it has changed: one reading at a time, and no more often than it takes. */

const SHORTEST_MS = 400;
const LONGEST_MS = 5_000;

/**
 * `due()` asks for a reading: at once, or after the one under way and a pause that grows with what a reading takes. A page
 * that nobody sees waits until it is seen.
 *
 * @param {() => Promise<void>} read which tells its failures itself
 * @param {AbortSignal} signal
 * @param {number} shortest pause between two readings, in milliseconds
 */
export function refresher(read, signal, shortest = SHORTEST_MS) {
  let wanted = false;
  let busy = false;
  const go = async () => {
    if (!wanted || busy || signal.aborted || document.visibilityState === 'hidden') return;
    wanted = false;
    busy = true;
    const began = performance.now();
    await read().catch(() => {});
    const pause = Math.min(LONGEST_MS, Math.max(shortest, 2 * (performance.now() - began)));
    setTimeout(() => {
      busy = false;
      go();
    }, pause);
  };
  document.addEventListener('visibilitychange', go, { signal });
  return {
    due: () => {
      wanted = true;
      go();
    },
  };
}
