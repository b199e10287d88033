import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { Button } from '../../web/kit/button.tsx'
import { Section } from '../../web/kit/panel.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { Badge } from '../../web/kit/text.tsx'
import { useCommand } from '../../web/queries.ts'
import type { BatchView, PreviewView, WrongRowView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-imports.module.css'
import { imports, renews } from './imports-calls.ts'

const whileCheckingMs = 1_500

interface Props {
  batchId: string
  check: NonNullable<BatchView['check']>
  columns: PreviewView['columns']
}

/** The rows that the trial found wrong: each wrong cell can be written anew in its place. */
export function WrongRows({ batchId, check, columns }: Props) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['imports', 'wrong', batchId, check.done],
    queryFn: ({ pageParam }) => imports.listWrong({ params: { batchId }, query: { after: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: check.done ? false : whileCheckingMs,
  })
  const mend = useCommand(imports.mendCell, { renews })
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  const shown = columns.filter(({ key }) => rows.some((row) => isTold(row, key)))
  if (rows.length === 0) return <FailedLine error={error as never} />

  return (
    <Section title={words.page.wrongTitle} aside={words.page.wrongHint}>
      <div className={styles.sheet} tabIndex={0} role="region" aria-label={words.page.wrongTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.page.row}</th>
              {shown.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.rowNumber}>
                <th scope="row">
                  {row.rowNumber}
                  {row.faults.length === 0 && <Badge tone="good">{words.page.mended}</Badge>}
                  {row.faults
                    .filter(({ column }) => column === null)
                    .map(({ sentence }) => (
                      <span key={sentence} className={styles.fault}>
                        {sentence}
                      </span>
                    ))}
                </th>
                {shown.map((column) => (
                  <td key={column.key}>
                    <WrongCell
                      row={row}
                      column={column}
                      onMend={(value) =>
                        void mend.run({
                          params: { batchId },
                          body: { rowNumber: row.rowNumber, column: column.key, value },
                        })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <FailedLine error={mend.error} />
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

interface CellProps {
  row: WrongRowView
  column: { key: string; label: string }
  onMend: (value: string) => void
}

function WrongCell({ row, column: { key, label }, onMend }: CellProps) {
  const cell = row.cells.find(({ column }) => column === key)
  const faults = row.faults.filter(({ column }) => column === key)
  const text = cell?.text ?? ''
  if (faults.length === 0 && !cell?.mended) return text

  function leave(value: string): void {
    if (value.trim() !== text) onMend(value.trim())
  }

  function press({ key: pressed, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
    if (pressed === 'Enter') currentTarget.blur()
  }

  const id = `fault-${row.rowNumber}-${key}`
  return (
    <>
      <input
        key={text}
        type="text"
        className={styles.cell}
        defaultValue={text}
        aria-label={words.page.mendCell(row.rowNumber, label)}
        aria-invalid={faults.length > 0 || undefined}
        aria-describedby={faults.length > 0 ? id : undefined}
        onKeyDown={press}
        onBlur={(event) => leave(event.currentTarget.value)}
      />
      {faults.map(({ sentence }) => (
        <span key={sentence} id={id} className={styles.fault}>
          {sentence}
        </span>
      ))}
    </>
  )
}

function isTold(row: WrongRowView, key: string): boolean {
  const written = row.cells.some(({ column, text }) => column === key && text !== '')
  return written || row.faults.some(({ column }) => column === key)
}
