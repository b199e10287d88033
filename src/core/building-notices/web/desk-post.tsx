import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Field, FieldError } from '../../../platform/web/kit/field.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo } from '../../../platform/web/router.ts'
import { UnitSelect } from '../../intake/web/desk-unit-select.tsx'
import { territory } from '../../territory/web/calls.ts'
import { type Kind, kinds } from '../notice.ts'
import { kindWords, usuallyResponsible } from '../words.zh.ts'
import { buildingNotices, noticesKey } from './calls.ts'
import styles from './desk-notices.module.css'
import { type Draft, fieldTime, SpanFields, spanOf, TextField } from './desk-text-fields.tsx'
import { words } from './words-desk.zh.ts'

const quarterMs = 15 * 60_000

/** One text for the app, for messages and for the poster. */
export function Page() {
  const go = useGo()
  const [kind, setKind] = useState<Kind>('water')
  const [unitCode, setUnitCode] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  // Null until somebody writes another one.
  const [responsible, setResponsible] = useState<string | null>(null)
  const [draft, setDraft] = useState<Draft>(() => ({
    from: fieldTime(Math.ceil(serverNow() / quarterMs) * quarterMs),
    until: '',
    text: '',
  }))
  const [missing, setMissing] = useState(false)
  const post = useCommand(buildingNotices.post, {
    renews: [noticesKey],
    then: ({ noticeId }) => go(`/desk/building-notices/${noticeId}`, { replace: true }),
  })
  const who = responsible ?? usuallyResponsible[kind]

  function send(): void {
    const span = spanOf(draft)
    const lacks = picked.size === 0 || !span || !draft.text.trim() || !who.trim()
    setMissing(lacks)
    if (lacks) return
    const told = { kind, buildingIds: [...picked].sort(), responsible: who.trim(), text: draft.text.trim(), ...span }
    void post.run({ body: told })
  }

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  return (
    <PageBody>
      <BackLink to="/desk/building-notices">{words.one.back}</BackLink>
      <PageHead title={words.post.title} second={words.post.lead} />
      <div className={styles.sides}>
        <div className={styles.form}>
          <Choice
            label={words.post.kind}
            options={kinds.map((value) => ({ value, label: kindWords[value] }))}
            value={kind}
            onChange={setKind}
          />
          <UnitSelect
            label={words.post.unit}
            value={unitCode}
            onChange={(code) => {
              setUnitCode(code)
              setPicked(new Set())
            }}
          />
          {unitCode && <Buildings key={unitCode} unitCode={unitCode} picked={picked} onPick={setPicked} />}
          <SpanFields draft={draft} onChange={change} />
          <Field
            label={words.post.responsible}
            hint={words.post.responsibleHint}
            maxLength={40}
            value={who}
            onChange={({ target }) => setResponsible(target.value)}
          />
          <TextField draft={draft} kind={kind} message="posted" onChange={change} />
          {missing && <FieldError>{words.post.missing}</FieldError>}
          <FailedLine error={post.error} />
          <Buttons>
            <Button kind="main" busy={post.running} onClick={send}>
              {words.post.send(picked.size)}
            </Button>
          </Buttons>
        </div>
        <Reached buildingIds={[...picked].sort()} />
      </div>
    </PageBody>
  )
}

interface BuildingsProps {
  unitCode: string
  picked: ReadonlySet<string>
  onPick: (picked: ReadonlySet<string>) => void
}

function Buildings({ unitCode, picked, onPick }: BuildingsProps) {
  const { data } = useQuery({
    queryKey: ['territory', 'buildings', unitCode],
    queryFn: () => territory.listBuildings({ params: { code: unitCode } }),
  })
  const buildings = data?.buildings ?? []

  function turn(id: string): void {
    const next = new Set(picked)
    if (!next.delete(id)) next.add(id)
    onPick(next)
  }

  if (data && buildings.length === 0) return <p className="second">{words.post.noBuildings}</p>
  return (
    <fieldset className={styles.buildings}>
      <legend>{words.post.buildings}</legend>
      <Buttons>
        <Button onClick={() => onPick(new Set(buildings.map(({ id }) => id)))}>
          {words.post.allOf(buildings.length)}
        </Button>
        <Button kind="quiet" disabled={picked.size === 0} onClick={() => onPick(new Set())}>
          {words.post.noneOf}
        </Button>
      </Buttons>
      <ul className={styles.grid}>
        {buildings.map(({ id, name }) => (
          <li key={id}>
            <label className={styles.check}>
              <input type="checkbox" checked={picked.has(id)} onChange={() => turn(id)} />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** Whom it will reach, before it is sent. */
function Reached({ buildingIds }: { buildingIds: readonly string[] }) {
  const { data } = useQuery({
    queryKey: [...noticesKey, 'reach', buildingIds],
    queryFn: () => buildingNotices.countReach({ body: { buildingIds: [...buildingIds] } }),
    enabled: buildingIds.length > 0,
    placeholderData: keepPreviousData,
  })
  const { post } = words
  return (
    <aside className={styles.reach} aria-label={post.reach}>
      <Panel>
        <h2>{post.reach}</h2>
        {data && buildingIds.length > 0 ? (
          <div role="status">
            <ul>
              <li>{post.reachOf(data.app, data.sms)}</li>
              <li>{data.doors === 0 ? post.noDoors : post.doorsOf(data.doors)}</li>
              {data.unknown > 0 && <li>{post.unknownOf(data.unknown)}</li>}
            </ul>
          </div>
        ) : (
          <p className="second">{post.pickFirst}</p>
        )}
      </Panel>
    </aside>
  )
}
