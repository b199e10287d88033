import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { FieldError } from '../../../platform/web/kit/field.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { NoticeView } from '../contract.ts'
import { overWords } from '../words.zh.ts'
import { buildingNotices, noticesKey } from './calls.ts'
import styles from './desk-notices.module.css'
import { type Draft, fieldTime, SpanFields, spanOf, TextField } from './desk-text-fields.tsx'
import { overTexts, words } from './words-desk.zh.ts'

interface Props {
  notice: NoticeView
  onClose: () => void
}

/** What is different now. */
export function CorrectForm({ notice, onClose }: Props) {
  const last = notice.messages[0]!
  const [draft, setDraft] = useState<Draft>({
    from: fieldTime(last.fromAt),
    until: last.untilAt === null ? '' : fieldTime(last.untilAt),
    text: '',
  })
  const [missing, setMissing] = useState(false)
  const correct = useCommand(buildingNotices.correct, { renews: [noticesKey, ['needs']], then: onClose })
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))

  function send(): void {
    const span = spanOf(draft)
    setMissing(!span || !draft.text.trim())
    if (!span || !draft.text.trim()) return
    void correct.run({ params: { noticeId: notice.id }, body: { text: draft.text.trim(), ...span } })
  }

  return (
    <Drawer
      title={words.correctForm.title}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={correct.running} onClick={send}>
            {words.correctForm.send}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.form}>
        <p className="second">{words.correctForm.lead}</p>
        <SpanFields draft={draft} onChange={change} />
        <TextField draft={draft} kind={notice.kind} message="corrected" onChange={change} />
        {missing && <FieldError>{words.post.missing}</FieldError>}
        <FailedLine error={correct.error} />
      </div>
    </Drawer>
  )
}

/** It is over: one step for everybody who was told, and for the needs about it. */
export function OverForm({ notice, onClose }: Props) {
  const [text, setText] = useState<string>(overTexts[notice.kind])
  const needs = useQuery({
    queryKey: [...noticesKey, notice.id, 'needs'],
    queryFn: () => buildingNotices.listNeeds({ params: { noticeId: notice.id } }),
  })
  const sayOver = useCommand(buildingNotices.sayOver, {
    renews: [noticesKey, ['needs']],
    then: ({ settled, left }) => {
      tell(settled + left > 0 ? words.overForm.settled(settled, left) : words.overForm.done)
      onClose()
    },
  })
  return (
    <Drawer
      title={words.overForm.title(overWords[notice.kind])}
      onClose={onClose}
      foot={
        <Buttons>
          <Button
            kind="main"
            busy={sayOver.running}
            disabled={!text.trim()}
            onClick={() => void sayOver.run({ params: { noticeId: notice.id }, body: { text: text.trim() } })}
          >
            {words.overForm.send}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.form}>
        <p className="second">{words.overForm.lead(needs.data?.tied.length ?? 0)}</p>
        <TextField
          draft={{ from: '', until: '', text }}
          kind={notice.kind}
          message="over"
          onChange={(change) => change.text !== undefined && setText(change.text)}
        />
        <FailedLine error={sayOver.error} />
      </div>
    </Drawer>
  )
}
