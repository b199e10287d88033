import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { flag, oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { themeDaySorts } from '../party.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import { bodiesQuery, PartyUnitSelect } from './party-select.tsx'
import { ThemeDayForm } from './theme-day-form.tsx'

const say = words.party.themeDays
const filters = { q: text(), unit: text(), year: text(), sort: oneOf(themeDaySorts), add: flag() }
const yearsBack = 5

/** 主题党日: what each branch did on its day. */
export function Page() {
  const [{ q, unit, year, sort, add }, set] = useSearchParams(filters)
  const bodies = useQuery(bodiesQuery())
  const query = { q: q || undefined, unit: unit || undefined, year: year || undefined, sort: sort ?? undefined }
  const list = useInfiniteQuery({
    queryKey: ['organisation', 'theme-days', query],
    queryFn: ({ pageParam }) => organisation.listThemeDays({ query: { ...query, after: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const on = [unit, year].filter(Boolean).length
  const thisYear = Number(isoDay(serverNow()).slice(0, 4))
  const years = Array.from({ length: yearsBack }, (_, back) => String(thisYear - back))

  return (
    <PageBody>
      <PageHead
        title={words.pages.themeDays}
        second={say.lead}
        actions={
          <Buttons>
            <ButtonLink to="/desk/service-list">{say.toService}</ButtonLink>
            {bodies.data?.bodies.some(({ can }) => can.recordThemeDay) && (
              <Button kind="main" icon={Plus} onClick={() => set({ add: true })}>
                {say.add}
              </Button>
            )}
          </Buttons>
        }
      />
      <ListToolbar
        list="theme-days"
        search={say.search}
        on={on}
        onClear={() => set({ unit: '', year: '' })}
        open={['add']}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <PartyUnitSelect value={unit} onChange={(next) => set({ unit: next })} />
        <Select
          label={say.year}
          hideLabel
          empty={say.anyYear}
          options={years.map((one) => ({ value: one, label: say.yearOf(one) }))}
          value={year}
          onChange={({ target }) => set({ year: target.value })}
        />
      </ListToolbar>
      {list.isPending ? (
        <Loading shape="rows" />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty>{on > 0 || q ? words.party.none : say.empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.pages.themeDays}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ subject }) => subject}
            to={({ id }) => `/desk/theme-days/${id}`}
            columns={[
              { id: 'subject', head: say.subject, cell: ({ subject }) => subject },
              { id: 'heldOn', head: say.heldOn, cell: ({ heldOn }) => heldOn },
              { id: 'body', head: say.body, cell: ({ bodyName }) => bodyName },
              { id: 'speaker', head: say.speaker, cell: ({ speaker }) => speaker },
              { id: 'came', head: say.came, cell: ({ came, belonged }) => say.cameOf(came.length, belonged) },
            ]}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.party.more}
        </Button>
      )}
      {add && <ThemeDayForm onClose={() => set({ add: false })} />}
    </PageBody>
  )
}
