import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListActs, SortSelect } from '../../../platform/lists/web/list-acts.tsx'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { useListKeys } from '../../../platform/web/kit/list-keys.ts'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { DetailHead, ListPane, SplitView } from '../../../platform/web/kit/split-view.tsx'
import { Empty, Failed, Loading, NotFound } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { useMedia } from '../../../platform/web/media.ts'
import { writeQuery } from '../../../platform/web/route.ts'
import { useGo, usePlace } from '../../../platform/web/router.ts'
import { flag, oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { stampWords } from '../../../platform/web/time.ts'
import type { CrewMember, TeamView } from '../contract.ts'
import { territory } from '../../territory/web/calls.ts'
import { narrowTeams, teamSorts } from '../team.ts'
import { words } from '../words.zh.ts'
import styles from './check.module.css'
import { organisation } from './calls.ts'
import { PeopleWithPosts } from './people-with-posts.tsx'
import { SquadForm, TeamForm } from './team-form.tsx'
import { MergeForm, TeamHistory, Undecided } from './team-history.tsx'

const filters = { q: text(), community: text(), ended: flag(), sort: oneOf(teamSorts), team: text() }

/** The teams of the street: what they answer for, who leads, who belongs to them. */
export function Page() {
  const go = useGo()
  const [values, setFilters] = useSearchParams(filters)
  const { team: teamId, ended } = values
  const search = usePlace()?.search
  const addressOf = (id: string) => `/desk/teams${writeQuery({ ...search, team: id })}`
  const [form, setForm] = useState<'new' | 'mend' | 'squad' | 'merge' | null>(null)
  const list = useQuery({
    queryKey: ['organisation', 'teams', ended ? 'ended' : 'running'],
    queryFn: () => organisation.listTeams({ query: { ended: ended ? 'yes' : undefined } }),
    placeholderData: keepPreviousData,
  })
  const teams = narrowTeams(list.data?.teams ?? [], values, values.sort ?? 'place')
  // Where it would cover the list, nothing opens by itself.
  const narrow = useMedia('(max-width: 999px)')
  const open = teamId ? teams.find(({ id }) => id === teamId) : narrow ? undefined : teams[0]
  useListKeys({
    ids: teams.map(({ id }) => id),
    current: open?.id ?? null,
    onMove: (id) => go(addressOf(id), { replace: true }),
    labels: { next: words.teams.next, previous: words.teams.previous },
  })
  if (list.isPending) return <Loading shape="rows" />
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />

  return (
    <>
      <SplitView
        list={
          <ListPane
            title={words.pages.teams}
            tools={
              <>
                <SearchBox label={words.teams.search} value={values.q} onChange={(q) => setFilters({ q })} />
                <ListActs list="teams" open={['team']} compact />
              </>
            }
            tabs={<Filters values={values} onChange={setFilters} />}
            foot={list.data.can.add && <Button onClick={() => setForm('new')}>{words.teams.add}</Button>}
          >
            {teams.length === 0 ? (
              <Empty>{words.teams.none}</Empty>
            ) : (
              <ItemList
                label={words.pages.teams}
                current={open?.id ?? null}
                items={teams.map((team) => ({
                  id: team.id,
                  to: addressOf(team.id),
                  title: <TeamTag name={team.name} colour={team.colour} />,
                  second: team.leaders.map(({ name }) => name).join(words.comma) || words.teams.noLeader,
                  end: team.members === null ? null : words.teams.count(team.members),
                  name: team.name,
                }))}
              />
            )}
          </ListPane>
        }
        detailKey={open?.id ?? teamId}
        onBack={() => setFilters({ team: '' })}
        detail={
          open ? (
            <TeamDetail
              team={open}
              onMend={() => setForm('mend')}
              onAddSquad={() => setForm('squad')}
              onMerge={() => setForm('merge')}
            />
          ) : teamId ? (
            <NotFound />
          ) : null
        }
        placeholder={<Empty>{words.teams.pick}</Empty>}
      />
      {form === 'new' && <TeamForm onClose={() => setForm(null)} />}
      {form === 'mend' && open && <TeamForm team={open} onClose={() => setForm(null)} />}
      {form === 'squad' && open && <SquadForm team={open} onClose={() => setForm(null)} />}
      {form === 'merge' && open && <MergeForm team={open} onClose={() => setForm(null)} />}
    </>
  )
}

interface Filtered {
  community: string
  ended: boolean
}

function Filters({ values, onChange }: { values: Filtered; onChange: (changes: Partial<Filtered>) => void }) {
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const communities = (units.data?.units ?? []).filter(({ level }) => level === 'community')
  return (
    <div className={styles.line}>
      <div>
        <Select
          label={words.teams.community}
          hideLabel
          empty={words.teams.anyCommunity}
          options={communities.map(({ code, name }) => ({ value: code, label: name }))}
          value={values.community}
          onChange={(event) => onChange({ community: event.target.value })}
        />
      </div>
      <div>
        <SortSelect list="teams" />
      </div>
      <label className={styles.check}>
        <input type="checkbox" checked={values.ended} onChange={(event) => onChange({ ended: event.target.checked })} />{' '}
        {words.teams.alsoEnded}
      </label>
    </div>
  )
}

interface DetailProps {
  team: TeamView
  onMend: () => void
  onAddSquad: () => void
  onMerge: () => void
}

function TeamDetail({ team, onMend, onAddSquad, onMerge }: DetailProps) {
  return (
    <>
      <DetailHead meta={[words.teams.lead]} title={<TeamTag name={team.name} colour={team.colour} />} />
      <Section
        title={words.teams.services}
        action={
          team.can.mend &&
          team.endedAt === null && (
            <Buttons>
              <Button onClick={onMend}>{words.teams.mend}</Button>
              <Button onClick={onMerge}>{words.teams.merge}</Button>
            </Buttons>
          )
        }
      >
        <p>{team.services.join(words.comma) || words.teams.noServices}</p>
      </Section>
      <Section title={words.teams.leaders}>
        {team.leaders.length > 0 ? (
          <PeopleWithPosts people={team.leaders} colour={team.colour} />
        ) : (
          <p className="second">{words.teams.noLeader}</p>
        )}
      </Section>
      <Section
        title={words.teams.squads}
        action={team.can.addSquad && <Button onClick={onAddSquad}>{words.teams.addSquad}</Button>}
      >
        <Panel flush>
          <Table
            caption={words.teams.squads}
            rows={team.squads}
            rowId={({ id }) => id}
            dense
            columns={[
              { id: 'name', head: words.teams.name, cell: ({ name }) => name },
              { id: 'unit', head: words.teams.community, cell: ({ unitName }) => unitName },
              {
                id: 'leaders',
                head: words.teams.squadLeaders,
                cell: ({ leaders }) => leaders.map(({ name }) => name).join(words.comma) || words.teams.noSquadLeader,
              },
              {
                id: 'members',
                head: words.teams.members,
                align: 'end',
                cell: ({ members }) => words.teams.count(members),
              },
            ]}
          />
        </Panel>
      </Section>
      <Crew team={team} />
    </>
  )
}

function Crew({ team }: { team: TeamView }) {
  const asked = useQuery({
    queryKey: ['organisation', 'teams', team.id],
    queryFn: () => organisation.getTeam({ params: { teamId: team.id } }),
  })
  if (asked.isPending) return <Loading shape="rows" />
  if (asked.error) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />

  const { crew, cameFrom, wentInto, undecided } = asked.data
  return (
    <>
      <TeamHistory cameFrom={cameFrom} wentInto={wentInto} />
      {undecided.length > 0 && <Undecided team={team} people={undecided} />}
      <Section
        title={words.teams.crew(team.name)}
        aside={words.teams.count(crew.length)}
        action={
          team.can.addSquad &&
          team.endedAt === null && (
            <ButtonLink to={`/desk/posts?give=1&team=${team.id}`}>{words.teams.givePost}</ButtonLink>
          )
        }
      >
        {crew.length === 0 ? (
          <Empty>{words.teams.noMembers}</Empty>
        ) : (
          <Panel flush>
            <Table
              caption={words.teams.crew(team.name)}
              rows={crew}
              rowId={({ grantId }) => grantId}
              to={({ personId }) => `/desk/people?person=${personId}`}
              dense
              columns={crewColumns}
            />
          </Panel>
        )}
      </Section>
    </>
  )
}

const crewColumns = [
  { id: 'name', head: words.teams.person, cell: ({ name }: CrewMember) => name },
  { id: 'post', head: words.teams.post, cell: ({ post }: CrewMember) => words.posts[post] },
  { id: 'squad', head: words.teams.squad, cell: ({ squadName }: CrewMember) => squadName },
  { id: 'from', head: words.teams.from, cell: ({ from }: CrewMember) => stampWords(from).slice(0, 10) },
]
