import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { TeamDot } from '../../../platform/web/kit/team-tag.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { territory } from '../../territory/web/calls.ts'
import type { TeamView } from '../contract.ts'
import { servicesFrom, type TeamColour, teamColours } from '../team.ts'
import { words } from '../words.zh.ts'
import form from './form.module.css'
import { organisation } from './calls.ts'

interface TeamFormProps {
  /** Missing: a new one. */
  team?: TeamView
  onClose: () => void
}

/** Name, colour and services of a team. */
export function TeamForm({ team, onClose }: TeamFormProps) {
  const [name, setName] = useState(team?.name ?? '')
  const [colour, setColour] = useState<TeamColour>(team?.colour ?? 'red')
  const [services, setServices] = useState(team?.services.join('\n') ?? '')
  const done = { renews: [['organisation']], then: finish }
  const add = useCommand(organisation.addTeam, done)
  const mend = useCommand(organisation.mendTeam, done)

  function finish(): void {
    tell(words.teams.saved)
    onClose()
  }

  function save(): void {
    const body = { name, colour, services: servicesFrom(services) }
    void (team ? mend.run({ params: { teamId: team.id }, body }) : add.run({ body }))
  }

  return (
    <Drawer
      title={team ? words.teams.mend : words.teams.add}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={add.running || mend.running} disabled={!name.trim()} onClick={save}>
            {words.teams.save}
          </Button>
          <Button onClick={onClose}>{words.teams.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        <Field
          label={words.teams.name}
          value={name}
          maxLength={20}
          data-first
          onChange={(event) => setName(event.target.value)}
        />
        <Choice
          label={words.teams.colour}
          options={teamColours.map((key) => ({
            value: key,
            label: words.teams.hues[key],
            mark: <TeamDot colour={key} />,
          }))}
          value={colour}
          onChange={setColour}
        />
        <TextArea
          label={words.teams.services}
          hint={words.teams.servicesHint}
          rows={6}
          value={services}
          onChange={(event) => setServices(event.target.value)}
        />
        <FailedLine error={add.error ?? mend.error} />
      </div>
    </Drawer>
  )
}

/** The squad of a team in a community. */
export function SquadForm({ team, onClose }: { team: TeamView; onClose: () => void }) {
  const [unitCode, setUnitCode] = useState('')
  const [name, setName] = useState('')
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const add = useCommand(organisation.addSquad, {
    renews: [['organisation']],
    then: () => {
      tell(words.teams.saved)
      onClose()
    },
  })
  const taken = new Set(team.squads.map((squad) => squad.unitCode))
  const communities = (units.data?.units ?? []).filter(({ level, code }) => level === 'community' && !taken.has(code))

  function save(): void {
    void add.run({ params: { teamId: team.id }, body: { unitCode, ...(name.trim() && { name: name.trim() }) } })
  }

  return (
    <Drawer
      title={words.teams.addSquad}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={add.running} disabled={!unitCode} onClick={save}>
            {words.teams.save}
          </Button>
          <Button onClick={onClose}>{words.teams.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        <Select
          label={words.teams.community}
          options={communities.map((unit) => ({ value: unit.code, label: unit.name }))}
          value={unitCode}
          onChange={(event) => setUnitCode(event.target.value)}
        />
        <Field
          label={words.teams.name}
          hint={words.teams.squadNameHint}
          optional
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
        />
        <FailedLine error={add.error} />
      </div>
    </Drawer>
  )
}
