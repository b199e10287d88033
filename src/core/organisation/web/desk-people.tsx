import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { FilterBar } from '../../../platform/web/kit/filter-bar.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { flag, text, useSearchParams } from '../../../platform/web/search-params.ts'
import type { PersonRow } from '../../people/contract.ts'
import { people } from '../../people/web/calls.ts'
import { territory } from '../../territory/web/calls.ts'
import { words } from '../words.zh.ts'
import styles from './check.module.css'
import { PersonDrawer } from './person-drawer.tsx'
import { PersonForm } from './person-form.tsx'

const filters = { words: text(), unit: text(), skill: text(), alone: flag(), person: text() }

/** Everybody of one's units: found by name, pinyin or phone; opened at the right. */
export function Page() {
  const [values, setFilters] = useSearchParams(filters)
  const [registering, setRegistering] = useState(false)
  const list = usePeople(values)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const mayRegister = list.data?.pages[0]?.can.register ?? false
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
      <FilterBar count={count} onClear={() => setFilters({ unit: '', skill: '', alone: false })}>
        <SearchBox
          label={words.people.searchLabel}
          placeholder={words.people.search}
          value={values.words}
          onChange={(next) => setFilters({ words: next })}
        />
        <Filters values={values} onChange={setFilters} />
      </FilterBar>
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
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.people.more}
        </Button>
      )}
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
  words: string
  unit: string
  skill: string
  alone: boolean
}

function usePeople({ words: asked, unit, skill, alone }: Filtered) {
  const query = {
    words: asked || undefined,
    unit: unit || undefined,
    skill: skill || undefined,
    ...(alone && { alone: 'yes' as const }),
  }
  return useInfiniteQuery({
    queryKey: ['people', 'list', query],
    queryFn: ({ pageParam }) => people.listPeople({ query: { ...query, after: pageParam ?? undefined } }),
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
    cell: ({ name, called }: PersonRow) => (called ? `${name}${words.dot}${called}` : name),
  },
  {
    id: 'age',
    head: words.people.age,
    cell: ({ age, livesAlone }: PersonRow) => (
      <>
        {age !== null && words.people.ageOf(age)} {livesAlone && <Badge>{words.people.alone}</Badge>}
      </>
    ),
  },
  {
    id: 'where',
    head: words.people.where,
    cell: ({ unitName, address }: PersonRow) => (address ? `${unitName}${words.dot}${address}` : unitName),
  },
  { id: 'phone', head: words.people.phone, cell: ({ phone }: PersonRow) => phone ?? words.people.noPhone },
  { id: 'skills', head: words.people.skills, cell: ({ skills }: PersonRow) => skills.join(words.comma) },
]
