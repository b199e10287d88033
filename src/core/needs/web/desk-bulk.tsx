import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { RefusedRows } from '../../../platform/lists/web/many.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { BulkBar } from '../../../platform/web/kit/bulk-bar.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { TeamDot } from '../../../platform/web/kit/team-tag.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { type BroadCategory, broadCategories, type Kind, kinds } from '../need.ts'
import type { NeedRow } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { choicesQuery, needs, needsKey } from './desk-calls.ts'
import styles from './desk-bulk.module.css'
import { StepFoot } from './desk-step-form.tsx'
import { words as stepWords } from './words-desk-steps.zh.ts'
import { words } from './words-desk.zh.ts'

interface Props {
  picked: readonly NeedRow[]
  onPickAll: () => void
  onClear: () => void
  /** What was said, which needs it may be taken back on, and which stay picked since they were refused. */
  onDone: (said: string, needIds: readonly string[], refused: readonly string[]) => void
}

type Outcomes = Awaited<ReturnType<typeof needs.triageMany>>['outcomes']

/** The same step on everything that is picked; each need answers for itself, and all can be taken back. */
export function DeskBulkBar({ picked, onPickAll, onClear, onDone }: Props) {
  const [form, setForm] = useState<'triage' | 'dispatch' | null>(null)
  const [failed, setFailed] = useState<Outcomes>([])
  const queries = useQueryClient()
  const maySort = picked.some(({ stage }) => stage === 'understand' || stage === 'find')
  const maySend = picked.some(({ state }) => state === 'triaged' || state === 'reopened')

  function done(outcomes: Outcomes): void {
    void queries.invalidateQueries({ queryKey: needsKey })
    const good = outcomes.filter((one) => one.done)
    const bad = outcomes.filter((one) => !one.done)
    setForm(null)
    setFailed(bad)
    const said = bad.length === 0 ? words.bulk.done(good.length) : words.bulk.some(good.length, bad.length)
    onDone(said, idsOf(good), idsOf(bad))
  }

  const needIds = picked.map(({ id }) => id)
  return (
    <>
      <BulkBar count={picked.length} onClear={onClear}>
        <Button onClick={onPickAll}>{words.bulk.pickAll}</Button>
        {maySort && (
          <Button kind="primary" onClick={() => setForm('triage')}>
            {words.bulk.triage}
          </Button>
        )}
        {maySend && (
          <Button kind="primary" onClick={() => setForm('dispatch')}>
            {words.bulk.dispatch}
          </Button>
        )}
      </BulkBar>
      {form === 'triage' && <TriageMany needIds={needIds} onDone={done} onClose={() => setForm(null)} />}
      {form === 'dispatch' && <DispatchMany needIds={needIds} onDone={done} onClose={() => setForm(null)} />}
      {failed.length > 0 && (
        <RefusedRows
          outcomes={failed}
          nameOf={(needId) => picked.find(({ id }) => id === needId)?.title ?? needId}
          onClose={() => setFailed([])}
        />
      )}
    </>
  )
}

function idsOf(outcomes: Outcomes): string[] {
  return outcomes.map(({ id }) => id)
}

interface FormProps {
  needIds: string[]
  onDone: (outcomes: Outcomes) => void
  onClose: () => void
}

function TriageMany({ needIds, onDone, onClose }: FormProps) {
  const { data: choices } = useQuery(choicesQuery())
  const command = useCommand(needs.triageMany, { then: ({ outcomes }) => onDone(outcomes) })
  const [kind, setKind] = useState<Kind | null>(null)
  const [category, setCategory] = useState<BroadCategory | null>(null)
  const [teamId, setTeamId] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)

  function send(event: FormEvent): void {
    event.preventDefault()
    setAsking(true)
    if (kind && category) void command.run({ body: { needIds, kind, category, teamId } })
  }

  return (
    <Drawer title={words.bulk.triageTitle(needIds.length)} onClose={onClose}>
      <form className={styles.form} onSubmit={send}>
        <p className={styles.happens}>{words.bulk.triageHint}</p>
        <Choice
          label={words.what.kind}
          value={kind}
          look="lines"
          error={asking && !kind ? words.what.kindMissing : null}
          options={kinds.map((one) => ({
            value: one,
            label: needWords.kinds[one].name,
            hint: words.what.kindReasons[one],
          }))}
          onChange={setKind}
        />
        <Choice
          label={words.what.category}
          value={category}
          error={asking && !category ? words.what.categoryMissing : null}
          options={broadCategories.map((one) => ({ value: one, label: needWords.categories[one] }))}
          onChange={setCategory}
        />
        <Choice
          label={words.what.team}
          optional
          value={teamId}
          options={(choices?.teams ?? []).map(({ id, name, colour }) => ({
            value: id,
            label: name,
            mark: <TeamDot colour={colour} />,
          }))}
          onChange={setTeamId}
        />
        <StepFoot
          stepping={{ running: command.running, error: command.error, conflict: false }}
          act={
            kind && category
              ? words.acts.settleAs(needWords.kinds[kind].mark, needWords.categories[category])
              : words.acts.chooseFirst
          }
          onClose={onClose}
        />
      </form>
    </Drawer>
  )
}

function DispatchMany({ needIds, onDone, onClose }: FormProps) {
  const { data: choices } = useQuery(choicesQuery())
  const command = useCommand(needs.dispatchMany, { then: ({ outcomes }) => onDone(outcomes) })
  const [teamId, setTeamId] = useState('')
  const [asking, setAsking] = useState(false)
  const team = choices?.teams.find(({ id }) => id === teamId)

  function send(event: FormEvent): void {
    event.preventDefault()
    setAsking(!teamId)
    if (teamId) void command.run({ body: { needIds, teamId } })
  }

  return (
    <Drawer title={words.bulk.dispatchTitle(needIds.length)} onClose={onClose}>
      <form className={styles.form} onSubmit={send}>
        <p className={styles.happens}>
          {words.bulk.dispatchHint}
          {words.bulk.squadsNote}
        </p>
        <Select
          data-first
          label={words.bulk.receiver}
          value={teamId}
          error={asking && !teamId ? stepWords.dispatch.missing : null}
          options={(choices?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setTeamId(event.target.value)}
        />
        <StepFoot
          stepping={{ running: command.running, error: command.error, conflict: false }}
          act={team ? words.acts.dispatchTo(team.name) : stepWords.dispatch.actPlain}
          onClose={onClose}
        />
      </form>
    </Drawer>
  )
}
