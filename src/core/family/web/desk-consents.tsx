import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { attachmentPath } from '../../../platform/attachments/web/upload.ts'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Facts, Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { consentSorts } from '../consent.ts'
import type { ConsentView } from '../contract.ts'
import { purposeWords, stateWords, wayWords } from '../words.zh.ts'
import { family, familyKey } from './calls.ts'
import { WriteDown } from './desk-write-down.tsx'
import styles from './family.module.css'
import { words } from './words.zh.ts'

const states = ['in-force', 'ended'] as const
const params = { q: text(), unit: text(), state: oneOf(states), sort: oneOf(consentSorts), row: text() }

/** Who lets whom do things for them; written down by staff where somebody said so on paper or by telephone. */
export function Page() {
  const [values, set] = useSearchParams(params)
  const [writing, setWriting] = useState(false)
  const query = {
    q: values.q || undefined,
    unit: values.unit || undefined,
    state: values.state ?? undefined,
    sort: values.sort ?? undefined,
  }
  const list = useInfiniteQuery({
    queryKey: [...familyKey, 'consents', query],
    queryFn: ({ pageParam }) => family.listConsents({ query: { ...query, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows)
  const open = rows.find(({ id }) => id === values.row)
  const on = [values.unit, values.state].filter(Boolean).length

  return (
    <PageBody>
      <PageHead
        title={words.desk.title}
        second={words.desk.lead}
        actions={
          <Button kind="main" icon={Plus} onClick={() => setWriting(true)}>
            {words.desk.add}
          </Button>
        }
      />
      <ListToolbar
        list="consents"
        search={words.desk.search}
        on={on}
        onClear={() => set({ unit: '', state: null })}
        open={['row']}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <Select
          label={words.desk.now}
          hideLabel
          empty={words.desk.state}
          options={states.map((value) => ({ value, label: words.desk.states[value] }))}
          value={values.state ?? ''}
          onChange={({ target }) => set({ state: states.find((one) => one === target.value) ?? null })}
        />
      </ListToolbar>
      {list.isPending ? (
        <Loading shape="rows" />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty>{on > 0 || values.q ? words.desk.none : words.desk.empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.desk.title}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ residentName }) => residentName}
            columns={columns}
            current={open?.id ?? null}
            onOpen={({ id }) => set({ row: id }, { push: true })}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.desk.more}
        </Button>
      )}
      {open && <Consent consent={open} onClose={() => set({ row: '' })} />}
      {writing && <WriteDown onClose={() => setWriting(false)} />}
    </PageBody>
  )
}

const tones = { coming: 'link', 'in-force': 'good', over: 'plain', 'taken-back': 'plain' } as const

const columns = [
  { id: 'resident', head: words.desk.resident, cell: ({ residentName }: ConsentView) => residentName },
  {
    id: 'helper',
    head: words.desk.helper,
    cell: ({ relation, helperName, city }: ConsentView) =>
      [relation + helperName, city].filter(Boolean).join(` ${words.dot} `),
  },
  {
    id: 'purposes',
    head: words.desk.purposes,
    cell: ({ purposes }: ConsentView) => purposes.map((one) => purposeWords[one]).join(words.comma),
  },
  {
    id: 'state',
    head: words.desk.now,
    cell: ({ state }: ConsentView) => <Badge tone={tones[state]}>{stateWords[state]}</Badge>,
  },
  { id: 'to', head: words.desk.to, cell: ({ validTo }: ConsentView) => isoDay(validTo - 1) },
  { id: 'way', head: words.desk.way, cell: ({ way }: ConsentView) => wayWords[way] },
]

function Consent({ consent, onClose }: { consent: ConsentView; onClose: () => void }) {
  const end = useCommand(family.end, { renews: [familyKey], then: () => tell(words.desk.ended) })
  const { relation, helperName, city, purposes, validFrom, validTo, state, way, writtenBy, calledAt, photoIds } =
    consent
  return (
    <Drawer
      title={consent.residentName}
      onClose={onClose}
      foot={
        consent.can.end && (
          <Buttons>
            <Button busy={end.running} onClick={() => void end.run({ params: { consentId: consent.id }, body: {} })}>
              {words.desk.end}
            </Button>
          </Buttons>
        )
      }
    >
      <div className={styles.stack}>
        <Facts
          facts={[
            { label: words.desk.helper, value: relation + helperName },
            ...(city ? [{ label: words.desk.city, value: city }] : []),
            { label: words.desk.purposes, value: purposes.map((one) => purposeWords[one]).join(words.comma) },
            { label: words.desk.now, value: stateWords[state] },
            { label: words.consent.term, value: `${isoDay(validFrom)} – ${isoDay(validTo - 1)}` },
            { label: words.desk.way, value: wayWords[way] },
            ...(writtenBy ? [{ label: words.desk.written, value: writtenBy }] : []),
            ...(calledAt ? [{ label: words.desk.calledAt, value: <At at={calledAt} /> }] : []),
          ]}
        />
        {photoIds.map((id) => (
          <a key={id} href={attachmentPath(id)} target="_blank" rel="noreferrer">
            <img className={styles.paper} src={attachmentPath(id, 'small')} alt={words.photo} />
          </a>
        ))}
        <FailedLine error={end.error} />
      </div>
    </Drawer>
  )
}
