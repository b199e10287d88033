import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choices } from '../../../platform/web/kit/choice.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { isoDay } from '../../../platform/web/time.ts'
import type { CrewMember, Succeeded, TeamView } from '../contract.ts'
import { words } from '../words.zh.ts'
import form from './form.module.css'
import { organisation } from './calls.ts'
import { useDeciding } from './use-deciding.tsx'

/** What a team came from, and what it went into. */
export function TeamHistory({
  cameFrom,
  wentInto,
}: {
  cameFrom: readonly Succeeded[]
  wentInto: readonly Succeeded[]
}) {
  if (cameFrom.length + wentInto.length === 0) return null
  return (
    <Section title={words.teams.history}>
      {cameFrom.map(({ teamId, name, onDay, reason }) => (
        <p key={teamId}>{words.teams.cameFrom(name, onDay, reason)}</p>
      ))}
      {wentInto.map(({ teamId, name, onDay, reason }) => (
        <p key={teamId}>{words.teams.wentInto(name, onDay, reason)}</p>
      ))}
      {cameFrom.length > 0 && <p className="second">{words.teams.kept}</p>}
    </Section>
  )
}

interface UndecidedProps {
  team: TeamView
  people: readonly (CrewMember & { formerName: string })[]
}

/** People of former teams: the leader says of each whether they come along. */
export function Undecided({ team, people }: UndecidedProps) {
  const { decide, error } = useDeciding()
  return (
    <Section title={words.teams.undecided} aside={words.teams.undecidedLead}>
      <Panel flush>
        <Table
          caption={words.teams.undecided}
          rows={people}
          rowId={({ grantId }) => grantId}
          to={({ personId }) => `/desk/people?person=${personId}`}
          dense
          columns={[
            { id: 'name', head: words.teams.person, cell: ({ name }) => name },
            {
              id: 'former',
              head: words.teams.former,
              cell: ({ formerName, post }) => `${formerName} ${words.posts[post]}`,
            },
            {
              id: 'act',
              head: words.postsPage.act,
              cell: (person) =>
                team.can.decide && (
                  <>
                    <Button
                      kind="quiet"
                      aria-label={`${words.teams.takeOver} ${person.name}`}
                      onClick={() => void decide(team.id, person, true)}
                    >
                      {words.teams.takeOver}
                    </Button>
                    <Button
                      kind="quiet"
                      aria-label={`${words.teams.letGo} ${person.name}`}
                      onClick={() => void decide(team.id, person, false)}
                    >
                      {words.teams.letGo}
                    </Button>
                  </>
                ),
            },
          ]}
        />
      </Panel>
      <FailedLine error={error} />
    </Section>
  )
}

/** Ends a team, which goes into one or several others. */
export function MergeForm({ team, onClose }: { team: TeamView; onClose: () => void }) {
  const [into, setInto] = useState<string[]>([])
  const [day, setDay] = useState<string | null>(isoDay(serverNow()))
  const [reason, setReason] = useState('')
  const list = useQuery({ queryKey: ['organisation', 'teams'], queryFn: () => organisation.listTeams() })
  const others = (list.data?.teams ?? []).filter(({ id }) => id !== team.id)
  const merge = useCommand(organisation.mergeTeam, {
    renews: [['organisation']],
    then: () => {
      tell(words.teams.mergedNow)
      onClose()
    },
  })

  function save(): void {
    if (day === null) return
    void merge.run({ params: { teamId: team.id }, body: { intoTeamIds: into, onDay: day, reason: reason.trim() } })
  }

  return (
    <Drawer
      title={words.teams.mergeTitle(team.name)}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={merge.running}
            disabled={into.length === 0 || day === null || !reason.trim()}
            onClick={save}
          >
            {words.teams.mergeYes}
          </Button>
          <Button onClick={onClose}>{words.teams.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        <p className="second">{words.teams.mergeWhat}</p>
        <Choices
          label={words.teams.mergeInto}
          options={others.map(({ id, name, colour }) => ({ value: id, label: name, colour }))}
          values={into}
          onChange={setInto}
        />
        <DateField label={words.teams.mergeDay} max={isoDay(serverNow())} value={day} onChange={setDay} />
        <Field
          label={words.teams.mergeReason}
          hint={words.teams.mergeReasonHint}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
        <FailedLine error={merge.error} />
      </div>
    </Drawer>
  )
}
