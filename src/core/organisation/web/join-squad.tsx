import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mostAtOnce } from '../../../platform/lists/at-once.ts'
import type { useMany } from '../../../platform/lists/web/many.tsx'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { TeamDot } from '../../../platform/web/kit/team-tag.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { territory } from '../../territory/web/calls.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import form from './form.module.css'

interface Props {
  people: readonly { id: string; name: string; unitCode: string }[]
  /** Where this reader may give the post: the server says it. */
  unitCodes: readonly string[]
  many: ReturnType<typeof useMany>
  /** Who was refused stays picked. */
  onDone: (refused: string[]) => void
  onClose: () => void
}

const renews = [['organisation'], ['people']]
const communityDigits = 12

/** Puts everybody who is picked into one squad; each answers for themselves, and all can be taken back. */
export function JoinSquad({ people, unitCodes, many, onDone, onClose }: Props) {
  const homes = people.map(({ unitCode }) => unitCode.slice(0, communityDigits))
  const [community, setCommunity] = useState(homes.find((code) => unitCodes.includes(code)) ?? '')
  const [squadId, setSquadId] = useState<string | null>(null)
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const teams = useQuery({ queryKey: ['organisation', 'teams'], queryFn: () => organisation.listTeams() })
  const communities = (units.data?.units ?? []).filter(
    ({ code, level }) => level === 'community' && unitCodes.includes(code),
  )
  const squads = (teams.data?.teams ?? []).flatMap((team) =>
    team.squads.filter(({ unitCode }) => unitCode === community).map(({ id, name }) => ({ id, name, team })),
  )
  const squad = squads.find(({ id }) => id === squadId)
  const tooMany = people.length > mostAtOnce

  const undo = useCommand(organisation.undoJoinSquad, { renews })
  const join = useCommand(organisation.joinSquad, {
    renews,
    then: ({ outcomes }) => {
      const grants = new Map(outcomes.map(({ id, grantId }) => [id, grantId]))
      const say = {
        nameOf: (id: string) => people.find((person) => person.id === id)?.name ?? '',
        done: (count: number) => words.people.joined(count, squad?.name ?? ''),
        undone: words.people.unjoined,
      }
      many.answered({ outcomes }, say, (ids) =>
        undo.run({ body: { grantIds: ids.flatMap((id) => grants.get(id) ?? []) } }),
      )
      onDone(outcomes.filter(({ done }) => !done).map(({ id }) => id))
    },
  })

  return (
    <Drawer
      title={words.people.joinTitle(people.length)}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={join.running}
            disabled={!squad || tooMany}
            onClick={() =>
              squad && void join.run({ body: { squadId: squad.id, personIds: people.map(({ id }) => id) } })
            }
          >
            {squad ? words.people.joinTo(squad.name) : words.people.joinFirst}
          </Button>
          <Button onClick={onClose}>{words.people.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        <p className="second">{tooMany ? words.people.joinMost(mostAtOnce) : words.people.joinHint}</p>
        {communities.length > 1 && (
          <Select
            label={words.people.joinCommunity}
            empty={words.postsPage.pickUnit}
            options={communities.map(({ code, name }) => ({ value: code, label: name }))}
            value={community}
            onChange={({ target }) => {
              setCommunity(target.value)
              setSquadId(null)
            }}
          />
        )}
        {teams.isPending && <Loading shape="rows" />}
        {community && teams.data && squads.length === 0 && <Empty>{words.people.joinNone}</Empty>}
        {squads.length > 0 && (
          <Choice
            label={words.people.joinTeam}
            value={squadId}
            options={squads.map(({ id, name, team }) => ({
              value: id,
              label: name,
              mark: <TeamDot colour={team.colour} />,
            }))}
            onChange={setSquadId}
          />
        )}
        <FailedLine error={join.error} />
      </div>
    </Drawer>
  )
}
