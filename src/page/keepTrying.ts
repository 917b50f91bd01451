const FIRST_PAUSE_MILLISECONDS = 500;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/** Fetches what the page cannot do without, again after a pause where the network fails, until it is there. */
export async function keepTrying<T>(fetchIt: () => Promise<T>, onFailure: () => void = () => undefined): Promise<T> {
  for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS)) {
    try {
      return await fetchIt();
    } catch {
      onFailure();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
