import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Confirm as Ask } from '../../../platform/web/kit/confirm.tsx'
import { TextArea } from '../../../platform/web/kit/field.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { marks, mostReason, mostText } from '../need.ts'
import type { Mark } from '../need.ts'
import type { NeedView } from '../views.ts'
import { keys, needs } from './phone-calls.ts'
import { usePhotos } from './phone-photos.ts'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** The resident's word: solved and how well, or not solved and what is missing. */
export function Confirm({ need }: { need: NeedView }) {
  const [mark, setMark] = useState<Mark | null>(null)
  const [text, setText] = useState('')
  const renews = { renews: [keys.all] }
  const confirm = useCommand(needs.confirm, { ...renews, then: () => tell(words.one.thanks) })
  const unsolved = useCommand(needs.sayUnsolved, { ...renews, then: () => tell(words.one.reopened) })
  const params = { needId: need.id }
  const missing = mark === 'unsolved' && !text.trim()

  async function send(): Promise<void> {
    if (mark === 'unsolved') await unsolved.run({ params, body: { reason: text.trim() } })
    else if (mark) await confirm.run({ params, body: { mark, ...(text.trim() && { words: text.trim() }) } })
  }

  return (
    <Section title={words.one.confirm}>
      <Panel>
        <div className={styles.fields}>
          <Choice
            label={words.one.confirm}
            hideLabel
            look="lines"
            hint={words.one.confirmHint}
            options={marks.map((value) => ({ value, label: words.one.marks[value] }))}
            value={mark}
            onChange={(value) => setMark(value as Mark)}
          />
          {mark && (
            <TextArea
              label={mark === 'unsolved' ? words.one.why : words.one.wordsOptional}
              hint={mark === 'unsolved' ? words.one.whyHint : undefined}
              optional={mark !== 'unsolved'}
              rows={3}
              maxLength={mostReason}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
          <FailedLine error={confirm.error ?? unsolved.error} />
          <Button
            kind="main"
            wide
            disabled={!mark || missing}
            busy={confirm.running || unsolved.running}
            onClick={() => void send()}
          >
            {words.one.send}
          </Button>
        </div>
      </Panel>
    </Section>
  )
}

/** More words, and photos, on what I asked for: whoever has it in hand reads them. */
export function AddWords({ needId }: { needId: string }) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const photos = usePhotos()
  const add = useCommand(needs.note, { renews: [keys.all], then: added })

  function added(): void {
    setOpen(false)
    setText('')
    photos.clear()
    tell(words.one.addSent)
  }

  if (!open) {
    return (
      <Button wide onClick={() => setOpen(true)}>
        {words.one.add}
      </Button>
    )
  }
  return (
    <Panel>
      <div className={styles.fields}>
        <TextArea
          label={words.one.addText}
          rows={3}
          maxLength={mostText}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <PhotoField label={words.ask.photos} hideLabel {...photos.field} />
        <FailedLine error={add.error} />
        <Button
          kind="primary"
          wide
          disabled={!text.trim()}
          busy={add.running}
          onClick={() =>
            void add.run({ params: { needId }, body: { text: text.trim(), photoIds: photos.ids, shown: true } })
          }
        >
          {words.one.send}
        </Button>
      </div>
    </Panel>
  )
}

/** It isn't needed any more. */
export function Withdraw({ needId }: { needId: string }) {
  const [open, setOpen] = useState(false)
  const withdraw = useCommand(needs.withdraw, { renews: [keys.all], then: () => setOpen(false) })
  return (
    <>
      <Button wide kind="quiet" onClick={() => setOpen(true)}>
        {words.one.withdraw}
      </Button>
      {open && (
        <Ask
          title={words.one.withdrawTitle}
          act={words.one.withdraw}
          danger
          busy={withdraw.running}
          error={withdraw.error}
          onConfirm={() => void withdraw.run({ params: { needId }, body: {} })}
          onClose={() => setOpen(false)}
        >
          {words.one.withdrawText}
        </Ask>
      )}
    </>
  )
}
