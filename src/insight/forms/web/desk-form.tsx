import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Download, TableProperties } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { FilterBar } from '../../../platform/web/kit/filter-bar.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { type Column, Table } from '../../../platform/web/kit/table.tsx'
import { Ago, Badge, Num } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo, usePathParams } from '../../../platform/web/router.ts'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import { ScopeFields, useScope } from '../../figures/web/scope-fields.tsx'
import { periodWords } from '../../figures/words.zh.ts'
import type { FillingView, FormView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { forms, paths, renews } from './calls.ts'
import styles from './desk-forms.module.css'
import { SendForm } from './send-form.tsx'

/** One form: filled in one stroke for a unit and a period; what was filled; its versions. */
export function Page() {
  const { formId } = usePathParams<'formId'>()
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['forms', 'one', formId],
    queryFn: () => forms.getForm({ params: { formId } }),
  })
  return (
    <PageBody>
      <BackLink to={paths.list}>{words.page.back}</BackLink>
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && (
        <>
          <PageHead title={data.name} second={`${data.unitName} · ${words.page.versionOf(data.version)}`} />
          <Fill form={data} />
          <History formId={data.id} />
          <Versions form={data} />
        </>
      )}
    </PageBody>
  )
}

const filters = { unit: text(), from: text(), to: text() }

function Fill({ form }: { form: FormView }) {
  const [values, setFilters] = useSearchParams(filters)
  const scope = useScope(values)
  const [reason, setReason] = useState('')
  const go = useGo()
  const fill = useCommand(forms.fillForm, { renews, then: ({ fillingId }) => go(paths.filling(fillingId)) })
  const why = reason.trim()
  const params = { formId: form.id }

  return (
    <Panel>
      <div className={styles.fill}>
        <FilterBar>
          <ScopeFields withoutGrids value={scope} onChange={(changes) => setFilters({ ...scope, ...changes })} />
        </FilterBar>
        {form.opens && (
          <Field
            label={words.page.reason}
            hint={words.page.reasonHint}
            optional
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {!form.mapped && <p className={styles.soon}>{words.page.mustMap}</p>}
        <Buttons>
          <Button
            kind="main"
            busy={fill.running}
            disabled={!form.mapped || !scope.unit || (why.length > 0 && why.length < 4)}
            onClick={() => void fill.run({ params, body: { ...scope, ...(why && { reason: why }) } })}
          >
            {words.page.fill}
          </Button>
          {form.can.map && (
            <ButtonLink to={paths.cells(form.id)} icon={TableProperties}>
              {words.page.map}
            </ButtonLink>
          )}
          <ButtonLink to={paths.blank(form.id)} icon={Download} kind="quiet">
            {words.page.blank}
          </ButtonLink>
        </Buttons>
        <FailedLine error={fill.error} />
      </div>
    </Panel>
  )
}

function History({ formId }: { formId: string }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['forms', 'fillings', formId],
    queryFn: ({ pageParam }) => forms.listFillings({ params: { formId }, query: { after: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = data?.pages.flatMap((page) => page.rows)
  return (
    <Section title={words.page.history}>
      {!rows && <Loading shape="rows" />}
      {rows?.length === 0 && <p className={styles.calm}>{words.page.noHistory}</p>}
      {rows && rows.length > 0 && (
        <Panel flush>
          <Table
            caption={words.page.history}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            to={({ id }) => paths.filling(id)}
          />
        </Panel>
      )}
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.page.more}
        </Button>
      )}
    </Section>
  )
}

const columns: readonly Column<FillingView>[] = [
  { id: 'period', head: words.page.period, cell: periodWords },
  { id: 'unit', head: words.page.unit, cell: ({ unitName }) => unitName },
  {
    id: 'state',
    head: words.page.filling,
    cell: ({ state }) => <Badge tone={tones[state]}>{words.states[state]}</Badge>,
  },
  { id: 'rows', head: words.page.rows, align: 'end', cell: ({ rowsRead }) => <Num value={rowsRead} /> },
  { id: 'at', head: words.page.when, cell: ({ askedAt }) => <Ago at={askedAt} /> },
]

const tones = { waiting: 'plain', done: 'good', failed: 'late' } as const

function Versions({ form }: { form: FormView }) {
  const go = useGo()
  const [retiring, setRetiring] = useState(false)
  const retire = useCommand(forms.retireForm, {
    renews,
    then: () => {
      tell(words.page.retired)
      go(paths.list)
    },
  })
  return (
    <Section title={words.page.versions}>
      <Panel flush>
        <Table
          caption={words.page.versions}
          columns={versionColumns}
          rows={form.versions}
          rowId={({ number }) => String(number)}
        />
      </Panel>
      {form.can.map && (
        <div className={styles.after}>
          <SendForm to={`/api/forms/${form.id}/versions`} kind="plain" then={() => go(paths.cells(form.id))}>
            {words.page.newVersion}
          </SendForm>
          <Button kind="quiet" onClick={() => setRetiring(true)}>
            {words.page.retire}
          </Button>
        </div>
      )}
      {retiring && (
        <Confirm
          title={words.page.retireTitle}
          act={words.page.retire}
          danger
          busy={retire.running}
          error={retire.error}
          onConfirm={() => void retire.run({ params: { formId: form.id } })}
          onClose={() => setRetiring(false)}
        >
          {words.page.retireText(form.name)}
        </Confirm>
      )}
    </Section>
  )
}

const versionColumns: readonly Column<FormView['versions'][number]>[] = [
  { id: 'number', head: words.page.version, cell: ({ number }) => words.page.versionOf(number) },
  { id: 'file', head: words.page.name, cell: ({ fileName }) => fileName },
  { id: 'by', head: words.page.who, cell: ({ addedBy }) => addedBy },
  { id: 'at', head: words.page.when, cell: ({ addedAt }) => <Ago at={addedAt} /> },
]
