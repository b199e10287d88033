import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { useMany } from '../../../platform/lists/web/many.tsx'
import { BulkBar } from '../../../platform/web/kit/bulk-bar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { flag, oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { type PersonSort, personSorts } from '../../people/person.ts'
import { people } from '../../people/web/calls.ts'
import { territory } from '../../territory/web/calls.ts'
import type { MemberRow } from '../contract.ts'
import { words } from '../words.zh.ts'
import { givableQuery, organisation } from './calls.ts'
import styles from './check.module.css'
import { JoinSquad } from './join-squad.tsx'
import { PersonDrawer } from './person-drawer.tsx'
import { PersonForm } from './person-form.tsx'

const filters = { q: text(), unit: text(), skill: text(), alone: flag(), sort: oneOf(personSorts), person: text() }

/** Everybody of one's units: found by name, pinyin or phone; opened at the right. */
export function Page() {
  const [values, setFilters] = useSearchParams(filters)
  const [registering, setRegistering] = useState(false)
  const [joining, setJoining] = useState(false)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const many = useMany()
  const givable = useQuery(givableQuery())
  const list = usePeople(values)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const mayRegister = list.data?.pages[0]?.can.register ?? false
  const squadUnits = givable.data?.posts.find(({ post }) => post === 'team-member')?.unitCodes ?? []
  // What is no longer shown is no longer picked: nobody is put anywhere unseen.
  const pickedRows = rows.filter(({ id }) => picked.has(id))
  const count = [values.unit, values.skill, values.alone].filter(Boolean).length

  return (
    <PageBody>
      <PageHead
        title={words.pages.people}
        second={words.people.lead}
        actions={
          mayRegister && (
            <Button kind="main" icon={UserPlus} onClick={() => setRegistering(true)}>
              {words.people.register}
            </Button>
          )
        }
      />
      <ListToolbar
        list="people"
        search={words.people.searchLabel}
        searchHint={words.people.search}
        on={count}
        onClear={() => setFilters({ unit: '', skill: '', alone: false })}
        open={['person']}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <Filters values={values} onChange={setFilters} />
      </ListToolbar>
      {list.isPending ? (
        <Loading shape="rows" />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty action={mayRegister && <Button onClick={() => setRegistering(true)}>{words.people.register}</Button>}>
          {words.people.none} {words.people.noneHint}
        </Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.pages.people}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ name }) => name}
            current={values.person || null}
            onOpen={({ id }) => setFilters({ person: id }, { push: true })}
            columns={columns}
            {...(squadUnits.length > 0 && { picked, onPick: setPicked })}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.people.more}
        </Button>
      )}
      <BulkBar floating count={pickedRows.length} onClear={() => setPicked(new Set())}>
        <Button kind="primary" onClick={() => setJoining(true)}>
          {words.people.join}
        </Button>
      </BulkBar>
      {joining && (
        <JoinSquad
          people={pickedRows}
          unitCodes={squadUnits}
          many={many}
          onDone={(refused) => {
            setJoining(false)
            setPicked(new Set(refused))
          }}
          onClose={() => setJoining(false)}
        />
      )}
      {many.refusals}
      {values.person && <PersonDrawer personId={values.person} onClose={() => setFilters({ person: '' })} />}
      {registering && (
        <PersonForm
          onClose={() => setRegistering(false)}
          onRegistered={(personId) => setFilters({ person: personId })}
        />
      )}
    </PageBody>
  )
}

interface Filtered {
  q: string
  unit: string
  skill: string
  alone: boolean
  sort: PersonSort | null
}

function usePeople({ q, unit, skill, alone, sort }: Filtered) {
  const query = {
    words: q || undefined,
    unit: unit || undefined,
    skill: skill || undefined,
    ...(alone && { alone: 'yes' as const }),
    sort: sort ?? undefined,
  }
  return useInfiniteQuery({
    queryKey: ['people', 'list', query],
    queryFn: ({ pageParam }) => organisation.listPeople({ query: { ...query, after: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

function Filters({ values, onChange }: { values: Filtered; onChange: (changes: Partial<Filtered>) => void }) {
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const skills = useQuery({ queryKey: ['people', 'skills'], queryFn: () => people.listSkills() })
  return (
    <>
      <Select
        label={words.people.unit}
        hideLabel
        empty={words.people.allUnits}
        options={(units.data?.units ?? []).map(({ code, name, level }) => ({
          value: code,
          label: level === 'grid' ? `${words.indent}${name}` : name,
        }))}
        value={values.unit}
        onChange={(event) => onChange({ unit: event.target.value })}
      />
      <Select
        label={words.people.skill}
        hideLabel
        empty={words.people.anySkill}
        options={(skills.data?.skills ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        value={values.skill}
        onChange={(event) => onChange({ skill: event.target.value })}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={values.alone} onChange={(event) => onChange({ alone: event.target.checked })} />{' '}
        {words.people.onlyAlone}
      </label>
    </>
  )
}

const columns = [
  {
    id: 'name',
    head: words.people.name,
    cell: ({ name, called }: MemberRow) => (
      <span className={styles.whole}>{called ? `${name}${words.dot}${called}` : name}</span>
    ),
  },
  {
    id: 'age',
    head: words.people.age,
    cell: ({ age, livesAlone }: MemberRow) => (
      <>
        {age !== null && words.people.ageOf(age)} {livesAlone && <Badge>{words.people.alone}</Badge>}
      </>
    ),
  },
  {
    id: 'where',
    head: words.people.where,
    cell: ({ unitName, address }: MemberRow) => (
      <span className={styles.place}>{address ? `${unitName}${words.dot}${address}` : unitName}</span>
    ),
  },
  {
    id: 'phone',
    head: words.people.phone,
    cell: ({ phone }: MemberRow) => <span className={styles.whole}>{phone ?? words.people.noPhone}</span>,
  },
  { id: 'skills', head: words.people.skills, cell: ({ skills }: MemberRow) => skills.join(words.comma) },
  { id: 'squads', head: words.people.squads, cell: ({ squads }: MemberRow) => squads.join(words.comma) },
]
