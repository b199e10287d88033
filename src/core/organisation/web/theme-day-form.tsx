import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choices } from '../../../platform/web/kit/choice.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { belongsOn } from '../party.ts'
import type { ThemeDayView } from '../party-contract.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import form from './form.module.css'
import { bodiesQuery } from './party-select.tsx'

const say = words.party.themeDays
const most = 200

interface Props {
  /** Missing: a new one. */
  themeDay?: ThemeDayView
  onClose: () => void
}

/** What a branch did on its day, and who came. */
export function ThemeDayForm({ themeDay, onClose }: Props) {
  const [bodyId, setBodyId] = useState(themeDay?.bodyId ?? '')
  const [heldOn, setHeldOn] = useState<string | null>(themeDay?.heldOn ?? isoDay(serverNow()))
  const [subject, setSubject] = useState(themeDay?.subject ?? '')
  const [place, setPlace] = useState(themeDay?.place ?? '')
  const [speaker, setSpeaker] = useState(themeDay?.speaker ?? '')
  const [done, setDone] = useState(themeDay?.done ?? '')
  const [came, setCame] = useState<string[]>(themeDay?.came.map(({ personId }) => personId) ?? [])
  const bodies = useQuery(bodiesQuery())
  const branches = (bodies.data?.bodies ?? []).filter(({ can }) => can.recordThemeDay)
  const branch = branches.find(({ id }) => id === bodyId) ?? (branches.length === 1 ? branches[0] : undefined)
  const members = useQuery({
    queryKey: ['organisation', 'members', 'of', branch?.unitCode],
    queryFn: () =>
      organisation.listMembers({ query: { unit: branch!.unitCode, kind: 'branch', ended: '1', limit: most } }),
    enabled: branch !== undefined,
  })
  const then = () => {
    tell(words.party.saved)
    onClose()
  }
  const record = useCommand(organisation.recordThemeDay, { renews: [['organisation']], then })
  const mend = useCommand(organisation.mendThemeDay, { renews: [['organisation']], then })
  const belong = (members.data?.rows ?? []).filter((one) => heldOn !== null && belongsOn(one, heldOn))
  const cameIds = belong.map(({ personId }) => personId).filter((id) => came.includes(id))
  const complete = branch && heldOn && subject.trim() && place.trim() && speaker.trim() && done.trim()

  function save(): void {
    if (!branch || heldOn === null) return
    const body = { heldOn, subject, place, speaker, done, cameIds }
    void (themeDay
      ? mend.run({ params: { themeDayId: themeDay.id }, body })
      : record.run({ params: { bodyId: branch.id }, body }))
  }

  return (
    <Drawer
      title={themeDay ? say.mend : say.add}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={record.running || mend.running}
            disabled={!complete || cameIds.length === 0}
            onClick={save}
          >
            {words.party.save}
          </Button>
          <Button onClick={onClose}>{words.party.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        {!themeDay && branches.length > 1 && (
          <Select
            label={say.body}
            empty={say.pickBranch}
            options={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={bodyId}
            onChange={({ target }) => setBodyId(target.value)}
          />
        )}
        <DateField label={say.heldOn} max={isoDay(serverNow())} value={heldOn} onChange={setHeldOn} />
        <Field label={say.subject} maxLength={60} value={subject} onChange={({ target }) => setSubject(target.value)} />
        <Field label={say.place} maxLength={60} value={place} onChange={({ target }) => setPlace(target.value)} />
        <Field label={say.speaker} maxLength={40} value={speaker} onChange={({ target }) => setSpeaker(target.value)} />
        <TextArea
          label={say.done}
          rows={6}
          maxLength={4000}
          value={done}
          onChange={({ target }) => setDone(target.value)}
        />
        {branch && members.data && belong.length === 0 && <p className="second">{say.noMembers}</p>}
        {belong.length > 0 && (
          <>
            <Choices
              label={say.whoCame}
              options={belong.map(({ personId, name }) => ({ value: personId, label: name }))}
              values={cameIds}
              onChange={setCame}
            />
            <Button kind="quiet" onClick={() => setCame(belong.map(({ personId }) => personId))}>
              {say.all}
            </Button>
          </>
        )}
        <FailedLine error={record.error ?? mend.error} />
      </div>
    </Drawer>
  )
}
