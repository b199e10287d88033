import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import type { Column } from '../../../platform/web/kit/table.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { stampWords } from '../../../platform/web/time.ts'
import type { EntryView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { kindWords, nounWords } from '../words-kinds.zh.ts'
import { factOf, factsText } from '../words-facts.zh.ts'
import { logBook } from './calls.ts'

const sources = ['web', 'command-line', 'job', 'import'] as const
const sorts = Object.keys(words.sorts) as (keyof typeof words.sorts)[]
const filters = {
  q: text(),
  kind: text(),
  noun: text(),
  source: oneOf(sources),
  from: text(),
  to: text(),
  sort: oneOf(sorts),
}

const columns: readonly Column<EntryView>[] = [
  { id: 'at', head: words.columns.at, cell: (row) => stampWords(row.at), heading: true, width: '150px' },
  { id: 'person', head: words.columns.person, cell: (row) => row.person, width: '100px' },
  { id: 'kind', head: words.columns.kind, cell: (row) => kindWords[row.kind] ?? row.kind, width: '160px' },
  { id: 'noun', head: words.columns.noun, cell: (row) => <Subject row={row} />, width: '150px' },
  { id: 'unit', head: words.columns.unit, cell: (row) => row.unitName ?? '', width: '140px' },
  { id: 'source', head: words.columns.source, cell: (row) => words.sources[row.source] ?? row.source, width: '80px' },
  {
    id: 'facts',
    head: words.columns.facts,
    cell: factsText,
  },
]

/** Of the openings alone: who looked at whom. What belongs to nobody by name shows what it is. */
const openingColumns: readonly Column<EntryView>[] = [
  { id: 'at', head: words.columns.at, cell: (row) => stampWords(row.at), heading: true, width: '150px' },
  { id: 'person', head: words.openings.person, cell: (row) => row.person, width: '100px' },
  { id: 'post', head: words.openings.post, cell: (row) => factOf(row, 'post'), width: '130px' },
  {
    id: 'subject',
    head: words.openings.subject,
    cell: (row) => factOf(row, 'subject') || <Subject row={row} />,
    width: '120px',
  },
  { id: 'field', head: words.openings.field, cell: (row) => factOf(row, 'field'), width: '110px' },
  { id: 'unit', head: words.columns.unit, cell: (row) => row.unitName ?? '', width: '140px' },
  { id: 'reason', head: words.openings.reason, cell: (row) => row.reason ?? '' },
]

/** The auditor's book: everything that was done, and whether anybody has bent it since. */
export function Page() {
  const [values, set] = useSearchParams(filters)
  const entries = useInfiniteQuery({
    queryKey: ['log', values],
    queryFn: ({ pageParam }) =>
      logBook.listEntries({
        query: {
          words: values.q || undefined,
          sort: values.sort ?? undefined,
          kind: values.kind || undefined,
          noun: values.noun || undefined,
          source: values.source ?? undefined,
          from: values.from || undefined,
          to: values.to || undefined,
          after: pageParam || undefined,
        },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rows = (entries.data?.pages ?? []).flatMap((page) => page.rows)
  const { kind, noun, source, from, to } = values
  const opened = kind === 'opened'
  const filtered = [kind, noun, source, from, to].filter(Boolean).length

  return (
    <PageBody>
      <PageHead title={words.title} second={words.intro} actions={<ChainCheck />} />
      <Tabs
        label={words.views.label}
        tabs={[
          { id: '', label: words.views.all },
          { id: 'opened', label: words.views.opened },
        ]}
        current={opened ? 'opened' : ''}
        onChange={(id) => set({ kind: id })}
      />
      <ListToolbar
        list="log"
        search={words.search}
        on={filtered}
        onClear={() => set({ kind: '', noun: '', source: null, from: '', to: '' })}
        shown={rows.length}
        more={entries.hasNextPage}
      >
        <Select
          label={words.filters.noun}
          empty={words.filters.any}
          options={choices(nounWords, values.noun)}
          value={values.noun}
          onChange={(event) => set({ noun: event.target.value })}
        />
        <Select
          label={words.filters.kind}
          empty={words.filters.any}
          options={choices(kindWords, values.kind)}
          value={values.kind}
          onChange={(event) => set({ kind: event.target.value })}
        />
        <Select
          label={words.filters.source}
          empty={words.filters.any}
          options={sources.map((value) => ({ value, label: words.sources[value] ?? value }))}
          value={values.source ?? ''}
          onChange={(event) => set({ source: sources.find((source) => source === event.target.value) ?? null })}
        />
        <Field
          label={words.filters.from}
          type="date"
          value={values.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <Field
          label={words.filters.to}
          type="date"
          value={values.to}
          onChange={(event) => set({ to: event.target.value })}
        />
      </ListToolbar>
      {entries.isPending && <Loading shape="rows" />}
      {entries.error && <Failed error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.data && rows.length === 0 && <Empty>{words.empty}</Empty>}
      {rows.length > 0 && (
        <Table
          caption={words.title}
          columns={opened ? openingColumns : columns}
          rows={rows}
          rowId={(row) => String(row.id)}
          dense
        />
      )}
      {entries.hasNextPage && (
        <Button busy={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </PageBody>
  )
}

/** What it was done to, by its number or name; a need that the reader may open leads there. */
function Subject({ row: { noun, nounId, subject, opens } }: { row: EntryView }) {
  const mayOpen = useMe()?.pages.includes('needs.one') ?? false
  return (
    <>
      {nounWords[noun] ?? noun} {opens && mayOpen ? <Link to={`/desk/need/${nounId}`}>{subject}</Link> : subject}
    </>
  )
}

/** What there is to filter by. A word of the address that is not among them still shows as what it is. */
function choices(labels: Readonly<Record<string, string>>, chosen: string): { value: string; label: string }[] {
  const known = Object.entries(labels).map(([value, label]) => ({ value, label }))
  return chosen && !(chosen in labels) ? [...known, { value: chosen, label: chosen }] : known
}

/** Reads the whole log against its seals, when asked. */
function ChainCheck() {
  const check = useMutation({ mutationFn: () => logBook.checkChain() })
  return (
    <div>
      <Button busy={check.isPending} onClick={() => check.mutate()}>
        {check.isPending ? words.chain.checking : words.chain.check}
      </Button>
      {check.error && <Failed error={check.error} onRetry={() => check.mutate()} />}
      {check.data && (
        <Panel tone={check.data.seals === 0 ? 'plain' : check.data.breaks.length === 0 ? 'good' : 'late'}>
          <p role="status">
            {check.data.seals === 0
              ? words.chain.none
              : check.data.breaks.length === 0
                ? words.chain.whole(check.data.events, check.data.seals)
                : words.chain.broken(check.data.breaks.length)}
          </p>
          <ul>
            {check.data.breaks.map((broken) => (
              <li key={`${broken.sealNo}-${broken.eventId}`}>
                {words.chain.place(broken.sealNo, broken.eventId)}{' '}
                {words.chain.problems[broken.problem] ?? broken.problem}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}
