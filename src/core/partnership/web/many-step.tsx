import { type ReactNode, useState } from 'react'
import type { Outcome } from '../../../platform/lists/many.ts'
import { useMany } from '../../../platform/lists/web/many.tsx'
import { BulkBar } from '../../../platform/web/kit/bulk-bar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { keys } from './calls.ts'

type Call = (input: { ids: string[]; commandId?: string }) => Promise<{ outcomes: Outcome[] }>

/** The same step on many rows, and the way back. */
export interface ManyStep<Row> {
  label: (count: number) => string
  /** Whether a picked row waits for this step; the others stay as they are. */
  waits: (row: Row) => boolean
  take: Call
  undo: Call
  /** Of so many: that it was done, and that it was taken back. */
  done: (count: number) => string
  undone: (count: number) => string
}

interface Picking {
  picked: ReadonlySet<string>
  pick: (ids: Set<string>) => void
  bar: ReactNode
  refusals: ReactNode
}

/** Which rows of a list are picked, and the bar with what can be done with them. */
export function useManyStep<Row extends { id: string }>(
  rows: readonly Row[],
  rowName: (row: Row) => string,
  step: ManyStep<Row> | undefined,
): Picking {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const many = useMany()
  const take = useCommand((input: Parameters<Call>[0]) => step!.take(input), { renews: [keys.all] })
  const undo = useCommand((input: Parameters<Call>[0]) => step!.undo(input), { renews: [keys.all] })
  // What a filter has hidden is picked no longer.
  const picked = rows.filter(({ id }) => ids.has(id))
  const waiting = step ? picked.filter(step.waits) : []

  async function send({ done, undone }: ManyStep<Row>): Promise<void> {
    const answer = await take.run({ ids: waiting.map(({ id }) => id) })
    if (!answer) return
    const names = new Map(waiting.map((row) => [row.id, rowName(row)]))
    setIds(new Set(answer.outcomes.filter((one) => !one.done).map(({ id }) => id)))
    many.answered(answer, { nameOf: (id) => names.get(id) ?? id, done, undone }, (doneIds) =>
      undo.run({ ids: doneIds }),
    )
  }

  const bar = step && (
    <BulkBar floating count={picked.length} onClear={() => setIds(new Set())}>
      {waiting.length > 0 && (
        <Button kind="primary" busy={take.running} onClick={() => void send(step)}>
          {step.label(waiting.length)}
        </Button>
      )}
      <FailedLine error={take.error} />
    </BulkBar>
  )
  return { picked: new Set(picked.map(({ id }) => id)), pick: setIds, bar, refusals: many.refusals }
}
