import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../web/kit/button.tsx'
import { FieldError } from '../../web/kit/field.tsx'
import { Panel, Section } from '../../web/kit/panel.tsx'
import { Select } from '../../web/kit/select.tsx'
import { Failed, FailedLine, Loading } from '../../web/kit/states.tsx'
import { useCommand } from '../../web/queries.ts'
import type { PreviewView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-imports.module.css'
import { imports, renews } from './imports-calls.ts'

/** The beginning of a workbook: which column was taken for what, open to change, before anything comes in. */
export function BatchPreview({ batchId }: { batchId: string }) {
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['imports', 'preview', batchId],
    queryFn: () => imports.getPreview({ params: { batchId } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data)
    return isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading shape="rows" rows={12} />
  return <Preview preview={data} />
}

function Preview({ preview }: { preview: PreviewView }) {
  const { batch, columns, heads, rows } = preview
  const [mapping, setMapping] = useState(preview.mapping)
  const [asked, setAsked] = useState(false)
  const params = { batchId: batch.id }
  const start = useCommand(imports.startBatch, { renews })
  const cancel = useCommand(imports.cancelBatch, { renews })
  const missing = columns.filter(({ key, required }) => required && (mapping[key] ?? null) === null)
  const width = Math.max(heads.length, ...rows.map(({ cells }) => cells.length))
  const options = Array.from({ length: width }, (_, i) => ({
    value: String(i),
    label: words.page.pickColumn(columnLetters(i), heads[i] ?? ''),
  }))

  function pick(key: string, at: number | null): void {
    const others = Object.entries(mapping).map(([other, taken]) => [other, taken === at ? null : taken] as const)
    setMapping({ ...Object.fromEntries(others), [key]: at })
  }

  function begin(): void {
    setAsked(true)
    if (missing.length === 0) void start.run({ params, body: { mapping } })
  }

  return (
    <Section title={words.page.previewTitle} aside={words.page.previewHint}>
      <Panel>
        <div className={styles.mapping}>
          {columns.map(({ key, label, required }) => (
            <div key={key}>
              <Select
                label={required ? words.page.mustHave(label) : label}
                options={options}
                empty={words.page.notUsed}
                value={mapping[key] === null || mapping[key] === undefined ? '' : String(mapping[key])}
                onChange={(event) => pick(key, event.target.value === '' ? null : Number(event.target.value))}
              />
            </div>
          ))}
        </div>
        {asked && missing.length > 0 && (
          <FieldError>{words.page.missing(missing.map(({ label }) => label))}</FieldError>
        )}
        <Buttons>
          <Button kind="main" busy={start.running} disabled={!batch.can.start} onClick={begin}>
            {words.page.start}
          </Button>
          <Button busy={cancel.running} disabled={!batch.can.cancel} onClick={() => void cancel.run({ params })}>
            {words.page.drop}
          </Button>
        </Buttons>
        <FailedLine error={start.error ?? cancel.error} />
      </Panel>
      <div className={styles.sheet} tabIndex={0} role="region" aria-label={words.page.previewTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.page.row}</th>
              {options.map(({ value }) => (
                <th key={value} scope="col">
                  {heads[Number(value)]}
                  <TakenFor column={Number(value)} preview={preview} mapping={mapping} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rowNumber, cells, formulas }) => (
              <tr key={rowNumber}>
                <th scope="row">{rowNumber}</th>
                {options.map(({ value }) => (
                  <td key={value}>
                    {formulas.includes(Number(value)) && <span className={styles.formula}>{words.page.formula}</span>}
                    {cells[Number(value)]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

interface TakenProps {
  column: number
  preview: PreviewView
  mapping: PreviewView['mapping']
}

/** What a column of the sheet is taken for. */
function TakenFor({ column, preview, mapping }: TakenProps) {
  const taken = preview.columns.find(({ key }) => mapping[key] === column)
  return <span className={styles.taken}>{taken ? taken.label : words.page.notUsed}</span>
}

/** 0 is A, 26 is AA. */
function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
