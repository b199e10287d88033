import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../web/kit/button.tsx'
import { FieldError } from '../../web/kit/field.tsx'
import { Panel, Section } from '../../web/kit/panel.tsx'
import { Select } from '../../web/kit/select.tsx'
import { Failed, FailedLine, Loading } from '../../web/kit/states.tsx'
import { useCommand } from '../../web/queries.ts'
import type { BatchView, PreviewView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-imports.module.css'
import { imports, renews } from './imports-calls.ts'
import { WrongRows } from './wrong-rows.tsx'

/**
 * A workbook before anything comes in: which sheet, which column was taken for what, the rows that are wrong, to be mended
 * in place, and its beginning.
 */
export function BatchPreview({ batch }: { batch: BatchView }) {
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['imports', 'preview', batch.id],
    queryFn: () => imports.getPreview({ params: { batchId: batch.id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data)
    return isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading shape="rows" rows={12} />
  return <Preview key={data.sheet} batch={batch} preview={data} />
}

function Preview({ batch, preview }: { batch: BatchView; preview: PreviewView }) {
  const { columns, heads, rows } = preview
  const [mapping, setMapping] = useState(preview.mapping)
  const [asked, setAsked] = useState(false)
  const params = { batchId: batch.id }
  const start = useCommand(imports.startBatch, { renews })
  const cancel = useCommand(imports.cancelBatch, { renews })
  const attempt = useCommand(imports.tryBatch, { renews })
  const missing = columns.filter(({ key, required }) => required && (mapping[key] ?? null) === null)
  const width = Math.max(heads.length, ...rows.map(({ cells }) => cells.length))
  const options = Array.from({ length: width }, (_, i) => ({
    value: String(i),
    label: words.page.pickColumn(columnLetters(i), heads[i] ?? ''),
  }))

  function pick(key: string, at: number | null): void {
    const others = Object.entries(mapping).map(([other, taken]) => [other, taken === at ? null : taken] as const)
    const picked = { ...Object.fromEntries(others), [key]: at }
    setMapping(picked)
    void attempt.run({ params, body: { mapping: picked } })
  }

  function begin(): void {
    setAsked(true)
    if (missing.length === 0) void start.run({ params, body: { mapping } })
  }

  return (
    <>
      <Section title={words.page.previewTitle} aside={words.page.previewHint}>
        <Panel>
          <Sheets batchId={batch.id} preview={preview} />
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
          {missing.length === 0 && <Check batch={batch} />}
          <FailedLine error={start.error ?? cancel.error ?? attempt.error} />
        </Panel>
      </Section>
      {missing.length === 0 && batch.check && <WrongRows batchId={batch.id} check={batch.check} columns={columns} />}
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
    </>
  )
}

/** The sheets of the workbook, where there is a choice; hidden ones are named, so that nobody wonders. */
function Sheets({ batchId, preview: { sheets, sheet } }: { batchId: string; preview: PreviewView }) {
  const choose = useCommand(imports.chooseSheet, { renews })
  const hidden = sheets.filter((one) => one.hidden && one.index !== sheet)
  if (sheets.length < 2) return null
  return (
    <div className={styles.sheetChoice}>
      <Select
        label={words.page.sheet}
        hint={hidden.length > 0 ? words.page.hiddenSheets(hidden.map(({ name }) => name)) : undefined}
        empty={null}
        options={sheets.map((one) => ({
          value: String(one.index),
          label: one.hidden ? words.page.sheetHidden(one.name) : one.name,
        }))}
        value={String(sheet)}
        onChange={(event) => void choose.run({ params: { batchId }, body: { sheet: Number(event.target.value) } })}
      />
      <FailedLine error={choose.error} />
    </div>
  )
}

/** How far the trial of all rows is, and what it found. */
function Check({ batch: { check, rowCount } }: { batch: BatchView }) {
  if (!check) return null
  if (!check.done) {
    return (
      <div className={styles.check}>
        <label className={styles.progress}>
          {words.page.checkProgress(check.row, rowCount)}
          <progress value={check.row} max={rowCount} />
        </label>
      </div>
    )
  }
  const whole = check.wrong < mostWrongRows
  return (
    <p role="status" className={`${styles.check} ${check.wrong > 0 ? styles.soon : styles.good}`}>
      {check.wrong === 0 && words.page.checkedFine}
      {check.wrong > 0 &&
        (whole ? words.page.checkedSome(check.wrong) : words.page.checkedMany(check.row, check.wrong))}
    </p>
  )
}

/** From here on the trial ended early. */
const mostWrongRows = 5_000

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
