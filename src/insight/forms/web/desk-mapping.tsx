import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useKeys } from '../../../platform/web/keys.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo, usePathParams } from '../../../platform/web/router.ts'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import type { Choices, FormView, Mapping, SheetView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { forms, paths, renews } from './calls.ts'
import { CellPanel } from './cell-panel.tsx'
import styles from './desk-mapping.module.css'
import { countNew, type Place, withSuggested } from './mapping.ts'
import { SheetGrid } from './sheet-grid.tsx'

const filters = { sheet: text() }

/** Says once what goes into which cell of a form; the heads suggest most of it. */
export function Page() {
  const { formId } = usePathParams<'formId'>()
  const [values] = useSearchParams(filters)
  const form = useQuery({ queryKey: ['forms', 'one', formId], queryFn: () => forms.getForm({ params: { formId } }) })
  const choices = useQuery({ queryKey: ['forms', 'choices'], queryFn: () => forms.listChoices() })
  const shown = form.data?.sheets.filter(({ hidden }) => !hidden) ?? []
  const sheet = values.sheet || shown[0]?.name || form.data?.sheets[0]?.name || ''
  const grid = useQuery({
    queryKey: ['forms', 'sheet', formId, form.data?.version, sheet],
    queryFn: () => forms.getSheet({ params: { formId }, query: { sheet } }),
    enabled: sheet !== '',
    // What was said of one sheet is kept while the next one comes.
    placeholderData: keepPreviousData,
  })
  const error = form.error ?? choices.error ?? grid.error

  return (
    <PageBody>
      <BackLink to={paths.form(formId)}>{words.page.backToForm}</BackLink>
      {error && (
        <Failed error={error} onRetry={() => void Promise.all([form.refetch(), choices.refetch(), grid.refetch()])} />
      )}
      {!error && !(form.data && choices.data && grid.data) && <Loading shape="rows" rows={12} />}
      {form.data && choices.data && grid.data && (
        <Cells key={form.data.version} form={form.data} choices={choices.data} grid={grid.data} />
      )}
    </PageBody>
  )
}

interface Props {
  form: FormView
  choices: Choices
  grid: SheetView
}

function Cells({ form, choices, grid }: Props) {
  const go = useGo()
  const [mapping, setMapping] = useState<Mapping>(form.mapping ?? { lists: [], cells: [] })
  const [current, setCurrent] = useState<Place>({ sheet: grid.sheet, row: 1, column: 0 })
  const place = current.sheet === grid.sheet ? current : { sheet: grid.sheet, row: 1, column: 0 }
  const save = useCommand(forms.mapForm, {
    renews,
    then: () => {
      tell(words.map.saved)
      go(paths.form(form.id))
    },
  })
  const news = countNew(mapping, grid.suggested)
  const hidden = form.sheets.filter((sheet) => sheet.hidden).map(({ name }) => name)
  const shown = form.sheets.filter((sheet) => !sheet.hidden)
  const unsaved = JSON.stringify(mapping) !== JSON.stringify(form.mapping ?? { lists: [], cells: [] })

  function acceptAll(): void {
    setMapping(withSuggested(mapping, grid.suggested))
    tell(news > 0 ? words.map.accepted(news) : words.map.nothingToAccept)
  }
  useKeys([{ key: 'a', label: words.map.acceptAll, act: acceptAll }])

  return (
    <>
      <PageHead
        title={form.name}
        second={words.map.hint}
        actions={
          form.can.map && (
            <Buttons>
              <Button
                kind="main"
                busy={save.running}
                disabled={!unsaved}
                onClick={() => void save.run({ params: { formId: form.id }, body: { mapping } })}
              >
                {words.map.save}
              </Button>
              <Button hotkey="A" disabled={news === 0} onClick={acceptAll}>
                {words.map.acceptAll}
              </Button>
              <ButtonLink kind="quiet" to={paths.form(form.id)}>
                {words.map.leave}
              </ButtonLink>
            </Buttons>
          )
        }
      />
      <FailedLine error={save.error} />
      {shown.length > 1 && (
        <Tabs
          label={words.map.sheet}
          tabs={shown.map(({ name }) => ({ id: name, label: name }))}
          current={grid.sheet}
          to={(name) => `${paths.cells(form.id)}?sheet=${encodeURIComponent(name)}`}
        />
      )}
      {hidden.length > 0 && <p className={styles.note}>{words.page.hidden(hidden.join('、'))}</p>}
      <div className={styles.columns}>
        <SheetGrid
          grid={grid}
          mapping={mapping}
          choices={choices}
          current={place}
          onCurrent={setCurrent}
          onMapping={setMapping}
        />
        <Panel>
          <CellPanel grid={grid} mapping={mapping} choices={choices} at={place} onMapping={setMapping} />
        </Panel>
      </div>
    </>
  )
}
