const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What runs until somebody ends it. */
export interface Running {
  stop(): Promise<void>
}

/**
 * Starts something and keeps it until somebody ends the program: Ctrl-C, `kill`, a closed terminal. While it starts, and
 * when somebody insists, the program ends at once; what must end with it does so by itself.
 */
export async function untilInterrupted(start: () => Promise<Running>): Promise<void> {
  let running: Running | undefined
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of signals) {
      process.on(signal, () => {
        if (!running) process.exit(130)
        running = undefined
        resolve()
      })
    }
  })
  const started = await start()
  running = started

  await interrupted
  await started.stop()
}

/** Does the work, unless it is interrupted: then `clean` is done and the process ends with 130. */
export async function unlessInterrupted<T>(work: () => Promise<T>, clean: () => Promise<void>): Promise<T> {
  const stop = () => void clean().finally(() => process.exit(130))
  for (const signal of signals) process.once(signal, stop)
  try {
    return await work()
  } finally {
    for (const signal of signals) process.removeListener(signal, stop)
  }
}
