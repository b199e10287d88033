import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Phone, Printer } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { BulkBar } from '../../../platform/web/kit/bulk-bar.tsx'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { At } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { spacedCode } from '../code.ts'
import type { CardBuildingRow, CardToPrint, DoorRow } from '../contract.ts'
import { cardsKey, intake } from './desk-calls.ts'
import { CardSheets } from './desk-card-sheets.tsx'
import styles from './desk-cards.module.css'
import { UnitSelect } from './desk-unit-select.tsx'
import { words } from './words-desk.zh.ts'

const filters = { unit: text(), q: text(), sort: oneOf(['place', '-place']), building: text() }

/** Cards at the doors, building by building: who has one, what came by them, and the sheets to print. */
export function Page() {
  const [values, set] = useSearchParams(filters)
  const [sheets, setSheets] = useState<readonly CardToPrint[] | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [telling, setTelling] = useState(false)
  const list = useInfiniteQuery({
    queryKey: [...cardsKey, values.unit, values.q, values.sort],
    queryFn: ({ pageParam }) =>
      intake.listCardBuildings({
        query: {
          limit: 100,
          unit: values.unit || undefined,
          words: values.q || undefined,
          sort: values.sort ?? undefined,
          after: pageParam || undefined,
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows)
  const open = rows.find(({ id }) => id === values.building)
  const queries = useQueryClient()
  const print = useCommand(intake.printBuildings, { then: ({ cards }) => show(cards) })
  const pickedRows = rows.filter(({ id }) => picked.has(id))

  function show(cards: readonly CardToPrint[]): void {
    void queries.invalidateQueries({ queryKey: cardsKey })
    setPicked(new Set())
    setSheets(cards)
  }

  if (sheets) return <CardSheets cards={sheets} onBack={() => setSheets(null)} />
  return (
    <PageBody>
      <PageHead
        title={words.cards.title}
        second={words.cards.lead}
        actions={
          <Button icon={Phone} onClick={() => setTelling(true)}>
            {words.cards.byCode}
          </Button>
        }
      />
      <ListToolbar
        list="door-cards"
        search={words.cards.filter}
        open={['building']}
        on={values.unit ? 1 : 0}
        onClear={() => set({ unit: '' })}
      >
        <UnitSelect
          label={words.pickUnit}
          value={values.unit}
          filter
          onChange={(unit) => set({ unit, building: '' })}
        />
      </ListToolbar>
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading shape="rows" />
      ) : rows.length === 0 ? (
        <Empty>{words.cards.empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.cards.title}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ name }) => name}
            picked={picked}
            onPick={setPicked}
            current={values.building || null}
            onOpen={({ id }) => set({ building: id }, { push: true })}
            columns={columns}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      <FailedLine error={print.error} />
      <BulkBar count={pickedRows.length} floating onClear={() => setPicked(new Set())}>
        <Button
          kind="main"
          icon={Printer}
          busy={print.running}
          onClick={() => void print.run({ body: { buildingIds: pickedRows.map(({ id }) => id) } })}
        >
          {words.cards.printBuildings(pickedRows.reduce((sum, { doors }) => sum + doors, 0))}
        </Button>
      </BulkBar>
      {open && <DoorsDrawer building={open} onPrint={show} onClose={() => set({ building: '' })} />}
      {telling && (
        <ByCode
          onOpen={(building) => {
            setTelling(false)
            set({ unit: '', q: '', building }, { push: true })
          }}
          onClose={() => setTelling(false)}
        />
      )}
    </PageBody>
  )
}

const columns = [
  { id: 'name', head: words.cards.building, cell: ({ name }: CardBuildingRow) => name },
  { id: 'unit', head: words.cards.grid, cell: ({ unitName }: CardBuildingRow) => unitName },
  { id: 'doors', head: words.cards.doors, align: 'end' as const, cell: ({ doors }: CardBuildingRow) => doors },
  { id: 'cards', head: words.cards.printed, align: 'end' as const, cell: ({ cards }: CardBuildingRow) => cards },
  { id: 'needs', head: words.cards.needs, align: 'end' as const, cell: ({ needs }: CardBuildingRow) => needs },
  {
    id: 'printed',
    head: words.cards.printedAt,
    cell: ({ printedAt }: CardBuildingRow) => (printedAt === null ? words.cards.never : <At at={printedAt} />),
  },
]

interface DoorsProps {
  building: CardBuildingRow
  onPrint: (cards: readonly CardToPrint[]) => void
  onClose: () => void
}

/** The doors of one building: pick some and print, or replace a card that was lost. */
function DoorsDrawer({ building, onPrint, onClose }: DoorsProps) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [lost, setLost] = useState<DoorRow | null>(null)
  const doors = useQuery({
    queryKey: [...cardsKey, 'doors', building.id],
    queryFn: () => intake.listCards({ params: { buildingId: building.id } }),
  })
  const print = useCommand(intake.printCards, { then: ({ cards }) => onPrint(cards) })
  const replace = useCommand(intake.replaceCard, {
    then: ({ card }) => {
      tell(words.cards.replaced)
      onPrint([card])
    },
  })
  const rows = doors.data?.doors ?? []

  const count = picked.size > 0 ? picked.size : rows.length
  return (
    <Drawer
      title={building.name}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={print.running}
            disabled={rows.length === 0}
            onClick={() =>
              void print.run({
                params: { buildingId: building.id },
                body: picked.size > 0 ? { doorIds: [...picked] } : {},
              })
            }
          >
            {picked.size > 0 ? words.cards.printPicked(count) : words.cards.printAll(count)}
          </Button>
        </Buttons>
      }
    >
      <p className="second">{words.cards.onRecord}</p>
      <FailedLine error={print.error} />
      {doors.isPending ? (
        <Loading shape="rows" />
      ) : doors.error ? (
        <Failed error={doors.error} onRetry={() => void doors.refetch()} />
      ) : (
        <Table
          caption={building.name}
          dense
          rows={rows}
          rowId={({ doorId }) => doorId}
          rowName={doorName}
          picked={picked}
          onPick={setPicked}
          columns={[
            { id: 'door', head: words.cards.door, cell: doorName },
            {
              id: 'card',
              head: words.cards.state,
              cell: ({ card }: DoorRow) =>
                card ? (
                  <>
                    <span className={styles.code}>{spacedCode(card.code)}</span>{' '}
                    <span className="second">{words.cards.made(card.timesPrinted)}</span>
                  </>
                ) : (
                  words.cards.noCard
                ),
            },
            {
              id: 'act',
              head: words.act,
              cell: (row: DoorRow) =>
                row.can.replace && (
                  <Button
                    kind="quiet"
                    aria-label={`${words.cards.replace} ${doorName(row)}`}
                    onClick={() => setLost(row)}
                  >
                    {words.cards.replace}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {lost?.card && (
        <Confirm
          title={words.cards.replaceTitle(doorName(lost))}
          act={words.cards.replace}
          busy={replace.running}
          error={replace.error}
          onConfirm={() => void replace.run({ params: { cardId: lost.card?.id ?? '' }, body: {} })}
          onClose={() => setLost(null)}
        >
          <p>{words.cards.replaceHappens}</p>
        </Confirm>
      )}
    </Drawer>
  )
}

function doorName({ entrance, door }: DoorRow): string {
  return `${entrance} ${door}`
}

/** Somebody tells the code of their card on the telephone: whose door is it? */
function ByCode({ onOpen, onClose }: { onOpen: (buildingId: string) => void; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const found = useQuery({
    queryKey: [...cardsKey, 'code', asked],
    queryFn: () => intake.findCard({ query: { code: asked } }),
    enabled: asked !== '',
    retry: false,
  })

  function send(event: FormEvent): void {
    event.preventDefault()
    setAsked(typed.trim())
  }

  return (
    <Drawer title={words.cards.byCode} onClose={onClose}>
      <form onSubmit={send} className={styles.form}>
        <Field
          label={words.cards.code}
          hint={words.cards.codeHint}
          value={typed}
          maxLength={20}
          autoComplete="off"
          data-first
          onChange={(event) => setTyped(event.target.value)}
        />
        {found.error && <Failed error={found.error} />}
        {found.data && (
          <div role="status">
            <Panel tone={found.data.ended ? 'soon' : 'good'}>
              {found.data.ended ? words.cards.over(found.data.line) : words.cards.belongs(found.data.line)}
            </Panel>
          </div>
        )}
        <Buttons>
          <Button kind="main" type="submit" busy={found.isFetching} disabled={!typed.trim()}>
            {words.cards.find}
          </Button>
          {found.data && <Button onClick={() => onOpen(found.data.buildingId)}>{words.cards.openBuilding}</Button>}
        </Buttons>
      </form>
    </Drawer>
  )
}
