import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { isoDay, startOfDay } from '../../../platform/web/time.ts'
import { territory } from '../../territory/web/calls.ts'
import type { Post } from '../post.ts'
import { words } from '../words.zh.ts'
import form from './form.module.css'
import { organisation } from './calls.ts'
import { findPeople } from './find-people.ts'

interface Props {
  /** What this actor may give, and where: the server says it. */
  givable: readonly { post: Post; within: 'team' | 'squad' | null; unitCodes: readonly string[] }[]
  teamId: string | null
  /** The post that the list is narrowed to. */
  post: Post | null
  onClose: () => void
}

const dayMs = 86_400_000

/** Gives somebody a post: who, what, where, from when until when. */
export function GivePost({ givable, teamId: firstTeam, post: firstPost, onClose }: Props) {
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [post, setPost] = useState<Post | ''>(givable.find((one) => one.post === firstPost)?.post ?? '')
  const [unitCode, setUnitCode] = useState('')
  const [teamId, setTeamId] = useState(firstTeam ?? '')
  const [squadId, setSquadId] = useState('')
  const [since, setSince] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const teams = useQuery({ queryKey: ['organisation', 'teams'], queryFn: () => organisation.listTeams() })
  const give = useCommand(organisation.givePost, {
    renews: [['organisation'], ['people']],
    then: () => {
      tell(words.postsPage.given)
      onClose()
    },
  })

  const chosen = givable.find((one) => one.post === post)
  const names = new Map((units.data?.units ?? []).map((unit) => [unit.code, unit]))
  const places = (chosen?.unitCodes ?? []).flatMap((code) => names.get(code) ?? [])
  const place = places.length === 1 ? places[0]!.code : unitCode
  const squads = (teams.data?.teams.find(({ id }) => id === teamId)?.squads ?? []).filter(
    (squad) => squad.unitCode === place,
  )
  const squad = squads.find(({ id }) => id === squadId) ?? squads[0]
  const complete =
    person && chosen && place && (chosen.within === null || teamId) && (chosen.within !== 'squad' || squad)

  function save(): void {
    if (!person || !chosen) return
    const body = {
      personId: person.id,
      post: chosen.post,
      unitCode: place,
      teamId: chosen.within === null ? null : teamId,
      squadId: chosen.within === null ? null : (squad?.id ?? null),
      ...(since !== null && since !== isoDay(serverNow()) && { from: startOfDay(since) }),
      to: until === null ? null : startOfDay(until) + dayMs,
    }
    void give.run({ body })
  }

  return (
    <Drawer
      title={words.postsPage.give}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={give.running} disabled={!complete} onClick={save}>
            {words.postsPage.save}
          </Button>
          <Button onClick={onClose}>{words.postsPage.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        <PersonPicker
          label={words.postsPage.giveTo}
          hint={words.postsPage.findPerson}
          value={person}
          onChange={setPerson}
          find={findPeople}
          queryKey={['people', 'find']}
        />
        <Select
          label={words.postsPage.post}
          empty={words.postsPage.pickPost}
          options={givable.map((one) => ({ value: one.post, label: words.posts[one.post] }))}
          value={post}
          onChange={(event) => setPost(event.target.value as Post | '')}
        />
        {places.length > 1 && (
          <Select
            label={words.postsPage.where}
            empty={words.postsPage.pickUnit}
            options={places.map((unit) => ({ value: unit.code, label: placeName(unit, names) }))}
            value={unitCode}
            onChange={(event) => setUnitCode(event.target.value)}
          />
        )}
        {chosen && chosen.within !== null && (
          <Select
            label={words.postsPage.team}
            empty={words.postsPage.pickTeam}
            options={(teams.data?.teams ?? []).map((team) => ({ value: team.id, label: team.name }))}
            value={teamId}
            onChange={(event) => setTeamId(event.target.value)}
          />
        )}
        {chosen && chosen.within !== null && squads.length > 0 && (
          <Select
            label={words.postsPage.squad}
            empty={null}
            options={squads.map((one) => ({ value: one.id, label: one.name }))}
            value={squad?.id ?? ''}
            onChange={(event) => setSquadId(event.target.value)}
          />
        )}
        <DateField
          label={words.postsPage.begins}
          hint={words.postsPage.beginsHint}
          optional
          value={since}
          onChange={setSince}
        />
        <DateField
          label={words.postsPage.until}
          hint={words.postsPage.untilHint}
          optional
          min={since ?? isoDay(serverNow())}
          value={until}
          onChange={setUntil}
        />
        <FailedLine error={give.error} />
      </div>
    </Drawer>
  )
}

function placeName(
  unit: { name: string; parentCode: string | null; level: string },
  units: ReadonlyMap<string, { name: string }>,
): string {
  const around = unit.level === 'grid' && unit.parentCode ? units.get(unit.parentCode) : undefined
  return around ? `${around.name}${words.dot}${unit.name}` : unit.name
}
