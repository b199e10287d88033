import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Confirm } from '../../../platform/web/kit/confirm.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { flag, oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { bodyKinds, duties, type Duty, type MemberSort, memberSorts } from '../party.ts'
import type { MembershipView } from '../party-contract.ts'
import { words } from '../words.zh.ts'
import styles from './check.module.css'
import { organisation } from './calls.ts'
import { findPeople } from './find-people.ts'
import form from './form.module.css'
import { bodiesQuery, PartyUnitSelect } from './party-select.tsx'

const say = words.party.members
const filters = {
  q: text(),
  unit: text(),
  kind: oneOf(bodyKinds),
  duty: oneOf(duties),
  ended: flag(),
  sort: oneOf(memberSorts),
  add: flag(),
}

/** Who belongs to which Party body, from when to when. */
export function Page() {
  const [values, set] = useSearchParams(filters)
  const [ending, setEnding] = useState<MembershipView | null>(null)
  const bodies = useQuery(bodiesQuery())
  const mayAdd = bodies.data?.bodies.some(({ can }) => can.changeMembers) ?? false
  const list = useMembers(values)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const on = [values.unit, values.kind, values.duty, values.ended].filter(Boolean).length

  return (
    <PageBody>
      <PageHead
        title={words.pages.members}
        second={say.lead}
        actions={
          mayAdd && (
            <Button kind="main" icon={UserPlus} onClick={() => set({ add: true })}>
              {say.add}
            </Button>
          )
        }
      />
      <ListToolbar
        list="party-members"
        search={say.search}
        on={on}
        onClear={() => set({ unit: '', kind: null, duty: null, ended: false })}
        open={['add']}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <PartyUnitSelect value={values.unit} onChange={(unit) => set({ unit })} />
        <Select
          label={say.kind}
          hideLabel
          empty={say.anyKind}
          options={bodyKinds.map((kind) => ({ value: kind, label: words.bodyKinds[kind] }))}
          value={values.kind ?? ''}
          onChange={({ target }) => set({ kind: bodyKinds.find((kind) => kind === target.value) ?? null })}
        />
        <Select
          label={say.duty}
          hideLabel
          empty={say.anyDuty}
          options={duties.map((duty) => ({ value: duty, label: words.duties[duty] }))}
          value={values.duty ?? ''}
          onChange={({ target }) => set({ duty: duties.find((duty) => duty === target.value) ?? null })}
        />
        <label className={styles.check}>
          <input type="checkbox" checked={values.ended} onChange={({ target }) => set({ ended: target.checked })} />{' '}
          {say.ended}
        </label>
      </ListToolbar>
      {list.isPending ? (
        <Loading shape="rows" />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty>{on > 0 || values.q ? words.party.none : say.empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.pages.members}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ name }) => name}
            to={({ personId }) => `/desk/people?person=${personId}`}
            columns={[
              { id: 'name', head: say.name, cell: ({ name }) => name },
              { id: 'body', head: say.body, cell: ({ bodyName }) => bodyName },
              { id: 'duty', head: say.duty, cell: ({ duty }) => words.duties[duty] },
              { id: 'from', head: say.from, cell: ({ fromDay }) => fromDay },
              { id: 'to', head: say.to, cell: ({ toDay }) => toDay ?? say.untilNow },
              {
                id: 'act',
                head: say.act,
                cell: (row) =>
                  row.can.end && (
                    <Button kind="quiet" aria-label={`${say.end} ${row.name}`} onClick={() => setEnding(row)}>
                      {say.end}
                    </Button>
                  ),
              },
            ]}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.party.more}
        </Button>
      )}
      {values.add && <AddMember onClose={() => set({ add: false })} />}
      {ending && <EndMembership membership={ending} onClose={() => setEnding(null)} />}
    </PageBody>
  )
}

interface Filtered {
  q: string
  unit: string
  kind: (typeof bodyKinds)[number] | null
  duty: Duty | null
  ended: boolean
  sort: MemberSort | null
}

function useMembers({ q, unit, kind, duty, ended, sort }: Filtered) {
  const query = {
    q: q || undefined,
    unit: unit || undefined,
    kind: kind ?? undefined,
    duty: duty ?? undefined,
    ended: ended ? ('1' as const) : undefined,
    sort: sort ?? undefined,
  }
  return useInfiniteQuery({
    queryKey: ['organisation', 'members', query],
    queryFn: ({ pageParam }) => organisation.listMembers({ query: { ...query, after: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

function AddMember({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [bodyId, setBodyId] = useState('')
  const [duty, setDuty] = useState<Duty>('member')
  const [fromDay, setFromDay] = useState<string | null>(isoDay(serverNow()))
  const bodies = useQuery(bodiesQuery())
  const mine = (bodies.data?.bodies ?? []).filter(({ can }) => can.changeMembers)
  const add = useCommand(organisation.addMember, {
    renews: [['organisation']],
    then: () => {
      tell(words.party.saved)
      onClose()
    },
  })

  function save(): void {
    if (!person || fromDay === null) return
    void add.run({ params: { bodyId }, body: { personId: person.id, duty, fromDay } })
  }

  return (
    <Drawer
      title={say.add}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={add.running} disabled={!person || !bodyId || fromDay === null} onClick={save}>
            {words.party.save}
          </Button>
          <Button onClick={onClose}>{words.party.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        <PersonPicker
          label={say.who}
          hint={say.findPerson}
          value={person}
          onChange={setPerson}
          find={findPeople}
          queryKey={['people', 'find']}
        />
        <Select
          label={say.body}
          empty={say.pickBody}
          options={mine.map(({ id, name }) => ({ value: id, label: name }))}
          value={bodyId}
          onChange={({ target }) => setBodyId(target.value)}
        />
        <Choice
          label={say.duty}
          options={duties.map((one) => ({ value: one, label: words.duties[one] }))}
          value={duty}
          onChange={setDuty}
        />
        <DateField label={say.from} max={isoDay(serverNow())} value={fromDay} onChange={setFromDay} />
        <FailedLine error={add.error} />
      </div>
    </Drawer>
  )
}

function EndMembership({ membership, onClose }: { membership: MembershipView; onClose: () => void }) {
  const [day, setDay] = useState<string | null>(isoDay(serverNow()))
  const end = useCommand(organisation.endMembership, {
    renews: [['organisation']],
    then: () => {
      tell(words.party.saved)
      onClose()
    },
  })
  return (
    <Confirm
      title={say.endTitle(membership.name, membership.bodyName)}
      act={say.endYes}
      busy={end.running}
      disabled={day === null}
      error={end.error}
      onConfirm={() => day && void end.run({ params: { membershipId: membership.id }, body: { onDay: day } })}
      onClose={onClose}
    >
      <DateField label={say.lastDay} min={membership.fromDay} max={isoDay(serverNow())} value={day} onChange={setDay} />
    </Confirm>
  )
}
