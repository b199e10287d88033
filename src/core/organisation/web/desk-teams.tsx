import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { useListKeys } from '../../../platform/web/kit/list-keys.ts'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { DetailHead, ListPane, SplitView } from '../../../platform/web/kit/split-view.tsx'
import { Empty, Failed, Loading, NotFound } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { useMedia } from '../../../platform/web/media.ts'
import { useGo } from '../../../platform/web/router.ts'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import { stampWords } from '../../../platform/web/time.ts'
import type { CrewMember, TeamView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import { PeopleWithPosts } from './people-with-posts.tsx'
import { SquadForm, TeamForm } from './team-form.tsx'

const filters = { team: text() }

/** The teams of the street: what they answer for, who leads, who belongs to them. */
export function Page() {
  const go = useGo()
  const [{ team: teamId }, setFilters] = useSearchParams(filters)
  const [form, setForm] = useState<'new' | 'mend' | 'squad' | null>(null)
  const list = useQuery({ queryKey: ['organisation', 'teams'], queryFn: () => organisation.listTeams() })
  const teams = list.data?.teams ?? []
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
            <TeamDetail team={open} onMend={() => setForm('mend')} onAddSquad={() => setForm('squad')} />
          ) : teamId ? (
            <NotFound />
          ) : null
        }
        placeholder={<Empty>{words.teams.pick}</Empty>}
      />
      {form === 'new' && <TeamForm onClose={() => setForm(null)} />}
      {form === 'mend' && open && <TeamForm team={open} onClose={() => setForm(null)} />}
      {form === 'squad' && open && <SquadForm team={open} onClose={() => setForm(null)} />}
    </>
  )
}

function addressOf(teamId: string): string {
  return `/desk/teams?team=${teamId}`
}

interface DetailProps {
  team: TeamView
  onMend: () => void
  onAddSquad: () => void
}

function TeamDetail({ team, onMend, onAddSquad }: DetailProps) {
  return (
    <>
      <DetailHead meta={[words.teams.lead]} title={<TeamTag name={team.name} colour={team.colour} />} />
      <Section
        title={words.teams.services}
        action={team.can.mend && <Button onClick={onMend}>{words.teams.mend}</Button>}
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
  return (
    <Section
      title={words.teams.crew(team.name)}
      aside={asked.data && words.teams.count(asked.data.crew.length)}
      action={
        team.can.addSquad && <ButtonLink to={`/desk/posts?give=1&team=${team.id}`}>{words.teams.givePost}</ButtonLink>
      }
    >
      {asked.isPending ? (
        <Loading shape="rows" />
      ) : asked.error ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : asked.data.crew.length === 0 ? (
        <Empty>{words.teams.noMembers}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.teams.crew(team.name)}
            rows={asked.data.crew}
            rowId={({ grantId }) => grantId}
            to={({ personId }) => `/desk/people?person=${personId}`}
            dense
            columns={crewColumns}
          />
        </Panel>
      )}
    </Section>
  )
}

const crewColumns = [
  { id: 'name', head: words.teams.person, cell: ({ name }: CrewMember) => name },
  { id: 'post', head: words.teams.post, cell: ({ post }: CrewMember) => words.posts[post] },
  { id: 'squad', head: words.teams.squad, cell: ({ squadName }: CrewMember) => squadName },
  { id: 'from', head: words.teams.from, cell: ({ from }: CrewMember) => stampWords(from).slice(0, 10) },
]
