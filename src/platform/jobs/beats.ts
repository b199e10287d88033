/** Something that is done every so often while the process runs. */
export interface Beat {
  stop(): Promise<void>
}

/** Calls `work` every so many seconds, never beside itself. What it throws goes to `report`, and the next beat tries again. */
export function startBeat(everySeconds: number, work: () => Promise<void>, report: (error: unknown) => void): Beat {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= work()
      .catch(report)
      .finally(() => (running = null))
  }, everySeconds * 1000)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
