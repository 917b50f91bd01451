/** A burst (a paste, a fill, a recalculation of many sheets) is over when nothing came for this long. */
const QUIET_MILLISECONDS = 250;

/** A burst that never ends still reports this often. */
const LONGEST_WAIT_MILLISECONDS = 1500;

/**
 * Calls back after changed cells, finished calculations and added or removed sheets, once per burst.
 * Results of custom functions arrive after the change that caused them: that is what the calculated event is for.
 */
export async function watchWorkbook(listener: () => void): Promise<() => void> {
  const burst = oncePerBurst(listener);
  const handler = async (): Promise<void> => burst.touch();
  const registrations = await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const added = [worksheets.onChanged.add(handler), worksheets.onCalculated.add(handler), worksheets.onAdded.add(handler), worksheets.onDeleted.add(handler)];
    await context.sync();
    return added;
  });
  return () => {
    burst.stop();
    // Where the session is already gone there is nothing left to take back.
    Excel.run(registrations[0].context, async (context) => {
      registrations.forEach((registration) => registration.remove());
      await context.sync();
    }).catch(() => undefined);
  };
}

function oncePerBurst(listener: () => void): { touch(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let started: number | null = null;
  const fire = (): void => {
    started = null;
    listener();
  };
  return {
    touch() {
      started ??= Date.now();
      clearTimeout(timer);
      timer = setTimeout(fire, Math.max(0, Math.min(QUIET_MILLISECONDS, started + LONGEST_WAIT_MILLISECONDS - Date.now())));
    },
    stop: () => clearTimeout(timer),
  };
}
