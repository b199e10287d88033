import { useQueries, useQuery } from '@tanstack/react-query'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import { useDeciding } from './use-deciding.tsx'

/** For who leads a team: people of former teams, one by one, whether they come along. */
export function Page() {
  const list = useQuery({ queryKey: ['organisation', 'teams'], queryFn: () => organisation.listTeams() })
  const mine = (list.data?.teams ?? []).filter(({ can }) => can.decide)
  const details = useQueries({
    queries: mine.map(({ id }) => ({
      queryKey: ['organisation', 'teams', id],
      queryFn: () => organisation.getTeam({ params: { teamId: id } }),
    })),
  })
  const { decide, error } = useDeciding()
  if (list.isPending || details.some(({ isPending }) => isPending)) return <Loading shape="rows" />
  if (list.error) return <Failed error={list.error} onRetry={() => void list.refetch()} />

  const waiting = details.flatMap(({ data }) => (data && data.undecided.length > 0 ? [data] : []))
  if (waiting.length === 0) return <Empty>{words.teams.newcomersNone}</Empty>
  return (
    <>
      <h1>{words.teams.undecided}</h1>
      <p className="second">{words.teams.undecidedLead}</p>
      {waiting.map(({ team, undecided }) => (
        <Section key={team.id} title={team.name}>
          <ul>
            {undecided.map((person) => (
              <li key={person.grantId}>
                <Panel>
                  <p id={person.grantId}>
                    <strong>{person.name}</strong> <span className="second">{person.formerName}</span>
                  </p>
                  <Buttons>
                    <Button
                      kind="primary"
                      aria-describedby={person.grantId}
                      onClick={() => void decide(team.id, person, true)}
                    >
                      {words.teams.takeOver}
                    </Button>
                    <Button aria-describedby={person.grantId} onClick={() => void decide(team.id, person, false)}>
                      {words.teams.letGo}
                    </Button>
                  </Buttons>
                </Panel>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <FailedLine error={error} />
    </>
  )
}
