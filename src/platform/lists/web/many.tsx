import { type ReactNode, useState } from 'react'
import { Drawer } from '../../web/kit/drawer.tsx'
import { offerUndo, tell } from '../../web/kit/undo.tsx'
import type { Outcome } from '../many.ts'
import { words } from '../words.zh.ts'
import styles from './many.module.css'

interface Answer {
  outcomes: readonly Outcome[]
}

interface Words {
  /** What a row is called where it was refused. */
  nameOf: (id: string) => string
  /** Of so many: that it was done, and that it was taken back. */
  done: (count: number) => string
  undone: (count: number) => string
}

interface Many {
  /** Says what came of the step, with 撤回 for what was done, and names what was refused. */
  answered: (answer: Answer, say: Words, undo: (doneIds: string[]) => Promise<Answer | undefined>) => void
  /** Stands anywhere on the page: the refused rows, while there are some to name. */
  refusals: ReactNode
}

/** The same step on many rows of a list: each answers for itself, and all that were done are taken back in one press. */
export function useMany(): Many {
  const [refused, setRefused] = useState<{ outcomes: Outcome[]; nameOf: Words['nameOf'] } | null>(null)

  function answered(
    { outcomes }: Answer,
    { nameOf, done, undone }: Words,
    undo: Parameters<Many['answered']>[2],
  ): void {
    const good = outcomes.filter((one) => one.done).map(({ id }) => id)
    const bad = outcomes.filter((one) => !one.done)
    setRefused(bad.length > 0 ? { outcomes: bad, nameOf } : null)
    if (good.length === 0) return tell(words.many.refused(bad.length))
    offerUndo(bad.length === 0 ? done(good.length) : words.many.some(done(good.length), bad.length), () => {
      void undo(good).then((answer) =>
        tell(answer ? undone(answer.outcomes.filter((one) => one.done).length) : words.many.notUndone),
      )
    })
  }

  const refusals = refused && <RefusedRows {...refused} onClose={() => setRefused(null)} />
  return { answered, refusals }
}

/** What of many could not be done, and why. */
export function RefusedRows({
  outcomes,
  nameOf,
  onClose,
}: Answer & { nameOf: (id: string) => string; onClose: () => void }) {
  return (
    <Drawer title={words.many.refusedTitle} onClose={onClose}>
      <ul className={styles.refused}>
        {outcomes.map(({ id, message }) => (
          <li key={id}>
            <strong>{nameOf(id)}</strong>
            <br />
            {message}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
