import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../web/kit/button.tsx'
import { Confirm } from '../../web/kit/confirm.tsx'
import { Panel, Section } from '../../web/kit/panel.tsx'
import { StatLine } from '../../web/kit/stat-line.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { useCommand } from '../../web/queries.ts'
import type { BatchView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-imports.module.css'
import { imports, refusedPath, renews } from './imports-calls.ts'

/** How far a batch is, what came of it, and the way back. */
export function BatchResult({ batch }: { batch: BatchView }) {
  const [undoing, setUndoing] = useState(false)
  const { id, state, fileName, rowCount, lastRow, read, added, known, refused, undone, kept, can } = batch
  const params = { batchId: id }
  const cancel = useCommand(imports.cancelBatch, { renews })
  const undo = useCommand(imports.undoBatch, { renews, then: () => setUndoing(false) })
  const counts = words.page.counts

  return (
    <>
      {state === 'running' && (
        <Panel>
          <label className={styles.progress}>
            {words.page.progress(lastRow, rowCount)}
            <progress value={lastRow} max={rowCount} />
          </label>
          <Button busy={cancel.running} disabled={!can.cancel} onClick={() => void cancel.run({ params })}>
            {can.cancel ? words.page.cancel : words.page.cancelWaiting}
          </Button>
          <FailedLine error={cancel.error} />
        </Panel>
      )}
      <div role="status">
        <StatLine
          stats={[
            { label: counts.read, value: read },
            { label: counts.added, value: added, tone: 'good' },
            { label: counts.known, value: known },
            { label: counts.refused, value: refused, ...(refused > 0 && { tone: 'soon' as const }) },
          ]}
        />
        {undone !== null && <p className={styles.after}>{words.page.undone(undone, kept)}</p>}
      </div>
      {can.undo && (
        <div className={styles.after}>
          <Buttons>
            <Button kind="danger" onClick={() => setUndoing(true)}>
              {words.page.undo}
            </Button>
          </Buttons>
        </div>
      )}
      {refused > 0 && <Refused batch={batch} />}
      {undoing && (
        <Confirm
          title={words.page.undoTitle}
          act={words.page.undo}
          danger
          busy={undo.running}
          error={undo.error}
          onConfirm={() => void undo.run({ params })}
          onClose={() => setUndoing(false)}
        >
          {words.page.undoText(fileName, added)}
        </Confirm>
      )}
    </>
  )
}

function Refused({ batch: { id, refused } }: { batch: BatchView }) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['imports', 'refused', id, refused],
    queryFn: ({ pageParam }) => imports.listRefused({ params: { batchId: id }, query: { after: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Section
      title={words.page.refusedTitle}
      aside={words.page.refusedHint}
      action={
        <a href={refusedPath(id)} download>
          {words.page.download}
        </a>
      }
    >
      <Panel flush>
        <ul>
          {rows.map(({ rowNumber, sentence }) => (
            <li key={rowNumber} className={styles.refused}>
              <span className={styles.rowNumber}>{words.page.rowNumber(rowNumber)}</span>
              {sentence}
            </li>
          ))}
        </ul>
      </Panel>
      <FailedLine error={error as never} />
      {hasNextPage && (
        <p className={styles.more}>
          <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.page.more}
          </Button>
        </p>
      )}
    </Section>
  )
}
