import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Field, FieldError } from '../../../platform/web/kit/field.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import { territory } from '../../territory/web/calls.ts'
import { type ReportingKind, reportingKinds } from '../reporting.ts'
import { words as of } from '../words.zh.ts'
import { partnership } from './calls.ts'
import styles from './things.module.css'
import { words } from './words.zh.ts'

const say = words.reportIn
const empty = { name: '', employer: '', phone: '', skills: '', freeTimes: '' }

/** Somebody reports in by the code on the wall: a few fields, and nothing shown back. */
export function Page() {
  const { unitCode } = usePathParams<'unitCode'>()
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  if (units.isPending) return <Loading />
  if (units.error) return <Failed error={units.error} onRetry={() => void units.refetch()} />
  const community = units.data.units.find(({ code, level }) => code === unitCode && level === 'community')
  return community ? <Form unitCode={community.code} name={community.name} /> : <Empty>{say.nowhere}</Empty>
}

function Form({ unitCode, name }: { unitCode: string; name: string }) {
  const [kind, setKind] = useState<ReportingKind>('member')
  const [values, setValues] = useState(empty)
  const send = useCommand(partnership.reportIn)
  const [sent, setSent] = useState(false)
  const [tried, setTried] = useState(false)
  const field = (key: keyof typeof empty, label: string, max: number, free?: { hint?: string }) => (
    <Field
      label={label}
      {...(free && { ...free, optional: true })}
      value={values[key]}
      maxLength={max}
      onChange={({ target }) => setValues((before) => ({ ...before, [key]: target.value }))}
    />
  )
  const missing = [
    ...(values.name.trim() === '' ? [say.name[kind]] : []),
    ...(values.phone.trim() === '' ? [say.phone] : []),
  ]
  if (sent) {
    return (
      <div role="status">
        <h1>
          <Check size="1.2em" aria-hidden /> {say.done}
        </h1>
        <p>{say.doneWhat}</p>
      </div>
    )
  }

  async function report(): Promise<void> {
    setTried(true)
    if (missing.length > 0) return
    const employer = kind === 'member' ? values.employer.trim() || null : null
    const answer = await send.run({ body: { ...values, employer, unitCode, kind } })
    if (answer) setSent(true)
  }

  return (
    <>
      <h1>{say.title(name)}</h1>
      <p className="second">{say.lead}</p>
      <div className={styles.form}>
        <Choice
          label={say.kind}
          options={reportingKinds.map((value) => ({ value, label: of.reportingKinds[value] })).reverse()}
          value={kind}
          onChange={setKind}
        />
        {field('name', say.name[kind], 60)}
        {kind === 'member' && field('employer', say.employer, 60, {})}
        <Field
          label={say.phone}
          type="tel"
          inputMode="tel"
          value={values.phone}
          maxLength={30}
          onChange={({ target }) => setValues((before) => ({ ...before, phone: target.value }))}
        />
        {field('skills', say.skills, 120, { hint: say.skillsHint })}
        {field('freeTimes', say.free, 60, { hint: say.freeHint })}
        {tried && missing.length > 0 && <FieldError>{words.missing(missing)}</FieldError>}
        <FailedLine error={send.error} />
        <Button kind="main" wide busy={send.running} onClick={() => void report()}>
          {say.send}
        </Button>
      </div>
    </>
  )
}
