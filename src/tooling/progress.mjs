/** Seconds between two signs of life; work that is quicker says nothing. */
const EVERY_MS = 15_000;

/** Says from time to time that something is still going on, on a terminal and in a log alike. */
export async function withProgress(what, work) {
  const started = performance.now();
  const timer = setInterval(() => console.error(`  … ${what}: ${Math.round((performance.now() - started) / 1000)} s so far`), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
