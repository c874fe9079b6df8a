/**
 * Waits for the reason to stop: Ctrl-C, SIGTERM, or the launcher gone (killed with SIGKILL it can't tell us).
 * Repeated signals count as one: a terminal sends Ctrl-C to us and to the launcher, which passes it on.
 */
export function untilToldToStop(): { readonly told: Promise<string>; readonly signal: AbortSignal } {
  const controller = new AbortController();
  const told = new Promise<string>((resolve) => {
    const stop = (why: string) => {
      controller.abort();
      resolve(why);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
    const launcher = Number(process.env['PLANNER_LAUNCHER_PID'] ?? 0);
    if (launcher > 0) {
      const watch = setInterval(() => {
        if (process.ppid !== launcher) stop('the launcher ended');
      }, 500);
      watch.unref();
    }
  });
  return { told, signal: controller.signal };
}
