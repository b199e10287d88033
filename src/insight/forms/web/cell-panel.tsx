import type { ReactNode } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { NumberField } from '../../../platform/web/kit/number-field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import type { Choices, Mapping, SheetView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-mapping.module.css'
import {
  type CellPart,
  cellAt,
  labelAt,
  letterOf,
  type ListPart,
  listAt,
  type Place,
  withCell,
  withField,
  withList,
} from './mapping.ts'
import { firstQuestion } from './sheet-grid.tsx'

interface Props {
  grid: SheetView
  mapping: Mapping
  choices: Choices
  at: Place
  onMapping: (mapping: Mapping) => void
}

/** What one cell takes, or the list that it belongs to. */
export function CellPanel({ grid, mapping, choices, at, onMapping }: Props) {
  const cell = grid.cells.find(({ row, column }) => row === at.row && column === at.column)
  const list = listAt(mapping, at)
  const says = cell?.formula ? words.map.formula : cell?.text || words.map.empty
  const guess = labelAt(mapping, at, choices) === null ? labelAt(grid.suggested, at, choices) : null

  function accept(): void {
    const suggestedList = listAt(grid.suggested, at)
    const suggestedCell = cellAt(grid.suggested, at)
    if (suggestedCell) onMapping({ ...mapping, cells: [...mapping.cells, suggestedCell] })
    else if (suggestedList && !list) onMapping({ ...mapping, lists: [...mapping.lists, suggestedList] })
    else if (suggestedList && list) {
      const field = suggestedList.columns.find(({ column }) => column === at.column)?.field
      if (field) onMapping(withField(mapping, list, at.column, field))
    }
  }

  return (
    <div className={styles.form}>
      <h2>{words.map.cell(`${letterOf(at.column)}${at.row}`)}</h2>
      <p className={styles.note}>
        {words.map.says}：{says}
      </p>
      {guess && (
        <p>
          {words.map.suggested(guess)}{' '}
          <Button kind="quiet" onClick={accept}>
            {words.map.accept}
          </Button>
        </p>
      )}
      {list ? (
        <OfList list={list} mapping={mapping} choices={choices} at={at} onMapping={onMapping} />
      ) : (
        !cell?.formula && (
          <OfCell
            text={cell?.text ?? ''}
            grid={grid}
            mapping={mapping}
            choices={choices}
            at={at}
            onMapping={onMapping}
          />
        )
      )}
    </div>
  )
}

type PartProps = Omit<Props, 'grid'>

function OfList({ list, mapping, choices, at, onMapping }: PartProps & { list: ListPart }) {
  const source = choices.lists.find(({ name }) => name === list.list)
  const field = list.columns.find(({ column }) => column === at.column)?.field ?? ''
  const change = (changes: Partial<ListPart> | null) => onMapping(withList(mapping, list, changes))
  return (
    <>
      <p className={styles.note}>{words.map.listHead(source?.title ?? list.list, list.firstRow, list.lastRow)}</p>
      <Select
        {...{ [firstQuestion]: true }}
        label={words.map.column(letterOf(at.column))}
        empty={words.map.nothing}
        options={(source?.fields ?? []).map(({ key, name, sealed }) => ({
          value: key,
          label: sealed ? `${name}${words.map.sealed}` : name,
        }))}
        value={field}
        onChange={(event) => onMapping(withField(mapping, list, at.column, event.target.value || null))}
      />
      <Row>
        <NumberField
          label={words.map.firstRow}
          value={list.firstRow}
          min={1}
          max={list.lastRow}
          onChange={(firstRow) => firstRow !== null && change({ firstRow })}
        />
        <NumberField
          label={words.map.lastRow}
          value={list.lastRow}
          min={list.firstRow}
          onChange={(lastRow) => lastRow !== null && change({ lastRow })}
        />
      </Row>
      <Field
        label={words.map.onlyPart}
        hint={words.map.onlyPartHint}
        optional
        value={list.query}
        maxLength={600}
        onChange={(event) => change({ query: queryOf(event.target.value) })}
      />
      {source && !source.byUnit && <p className={styles.soon}>{words.map.notByUnit}</p>}
      {source && !source.byPeriod && <p className={styles.note}>{words.map.notByPeriod}</p>}
      <Button kind="quiet" onClick={() => change(null)}>
        {words.map.removeList}
      </Button>
    </>
  )
}

/** Of an address that somebody copied, what stands behind its question mark. */
function queryOf(pasted: string): string {
  return (pasted.includes('?') ? pasted.slice(pasted.indexOf('?') + 1) : pasted).trim().slice(0, 400)
}

function OfCell({ text, grid, mapping, choices, at, onMapping }: Props & { text: string }) {
  const part = cellAt(mapping, at)
  const value = part?.figure ? `figure ${part.figure}` : part?.fact ? `fact ${part.fact}` : ''
  const figure = choices.figures.find((one) => one.figure === part?.figure)
  const set = (changes: Partial<CellPart>) => part && onMapping(withCell(mapping, at, { ...part, ...changes }))
  // A cell that says something keeps it: what is written follows.
  const append = text !== '' && { append: true }

  function pick(picked: string): void {
    const [kind, key] = picked.split(' ')
    if (!key) return onMapping(withCell(mapping, at, null))
    const what = kind === 'figure' ? { figure: key as CellPart['figure'] } : { fact: key as CellPart['fact'] }
    onMapping(withCell(mapping, at, { ...what, ...append }))
  }

  function begin(list: string): void {
    const field = choices.lists.find(({ name }) => name === list)?.fields[1]?.key
    if (!field) return
    const taken = mapping.cells.filter(({ sheet, row }) => sheet === at.sheet && row === at.row)
    const cells = mapping.cells.filter((cell) => !taken.includes(cell))
    const next = {
      sheet: at.sheet,
      list,
      query: '',
      firstRow: at.row,
      lastRow: lastFreeRow(grid, at),
      columns: [{ column: at.column, field }],
    }
    onMapping({ lists: [...mapping.lists, next], cells })
  }

  return (
    <>
      <Select
        {...{ [firstQuestion]: true }}
        label={words.map.takes}
        empty={words.map.nothing}
        options={[
          ...choices.facts.map(({ fact, name }) => ({ value: `fact ${fact}`, label: name })),
          ...choices.figures.map((one) => ({ value: `figure ${one.figure}`, label: one.name })),
        ]}
        value={value}
        onChange={(event) => pick(event.target.value)}
      />
      {figure && (
        <>
          <p className={styles.note}>{figure.rule}</p>
          <Narrow
            label={words.map.unit}
            options={choices.units}
            value={part?.unit}
            onChange={(unit) => set({ unit })}
          />
          {figure.needs && (
            <>
              <Narrow
                label={words.map.team}
                options={choices.teams}
                value={part?.team}
                onChange={(team) => set({ team })}
              />
              <Narrow
                label={words.map.kind}
                options={choices.kinds}
                value={part?.kind}
                onChange={(kind) => set({ kind: kind as CellPart['kind'] })}
              />
              <Narrow
                label={words.map.category}
                options={choices.categories}
                value={part?.category}
                onChange={(category) => set({ category: category as CellPart['category'] })}
              />
            </>
          )}
        </>
      )}
      {!part && text === '' && (
        <Select
          label={words.map.list}
          empty={words.map.nothing}
          options={choices.lists.map(({ name, title }) => ({ value: name, label: title }))}
          value=""
          onChange={(event) => begin(event.target.value)}
        />
      )}
    </>
  )
}

interface NarrowProps {
  label: string
  options: Choices['units']
  value: string | undefined
  onChange: (value: string | undefined) => void
}

function Narrow({ label, options, value, onChange }: NarrowProps) {
  return (
    <Select
      label={label}
      empty={words.map.whole}
      options={options.map((one) => ({ value: one.value, label: one.name }))}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  )
}

/** Rows below that say nothing. */
function lastFreeRow(grid: SheetView, at: Place): number {
  const said = grid.cells.filter(({ row, formula }) => row > at.row && !formula).map(({ row }) => row)
  return Math.max(at.row, Math.min(grid.rows, ...said.map((row) => row - 1)))
}

function Row({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
