import { fork } from 'node:child_process'
import path from 'node:path'

/** A process of the product's own, which the browser tests speak to by messages. */
export interface StreetProcess {
  /** What it said when it was ready. */
  readonly ready: Promise<Record<string, string>>
  /** Asks one thing at a time. */
  ask(question: object): Promise<string>
  stop(): Promise<void>
}

/** Starts a file of this folder. The test runner compiles what it loads; the product runs as it is, on the pinned Node. */
export function askProcess(file: string, words: readonly string[]): StreetProcess {
  const { DATABASE_URL: _outside, NODE_OPTIONS: _options, ...env } = process.env
  const child = fork(path.join(import.meta.dirname, file), [...words], {
    execPath: path.resolve(import.meta.dirname, '../node_modules/.bin/node'),
    execArgv: ['--import', path.join(import.meta.dirname, 'office-morning.ts')],
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))

  function answer<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      child.once('message', (message) => resolve(message as T))
      void ended.then(() => reject(new Error(`${file} ended early`)))
    })
  }

  return {
    ready: answer(),
    ask(question) {
      const answered = answer<{ answer?: string; error?: string }>()
      child.send(question)
      return answered.then(({ answer: text, error }) => {
        if (text === undefined) throw new Error(error)
        return text
      })
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
