import { type FormEvent, useRef, useState } from 'react'
import { attachmentPath } from '../../../platform/attachments/web/upload.ts'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { VoicePlayer } from '../../../platform/web/kit/voice-player.tsx'
import { mostText } from '../need.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import styles from './desk-body.module.css'
import { type StepDone, useStepping } from './desk-stepping.ts'
import { words as stepWords } from './words-desk-steps.zh.ts'
import { words } from './words-desk.zh.ts'

/** What the resident said: the words, the voice note, the photos. */
export function DeskBody({ need, onDone }: { need: NeedView; onDone: (done: StepDone) => void }) {
  return (
    <Panel>
      {need.body !== null && <p className={styles.text}>{need.body}</p>}
      {need.body === null && !need.voice && <p className="second">{words.body.noText}</p>}
      {need.voiceNoteId && (
        <VoicePlayer
          src={attachmentPath(need.voiceNoteId)}
          seconds={null}
          {...(need.body !== null ? { note: words.body.fromVoice } : {})}
        />
      )}
      {(need.topic || need.timeWish) && (
        <p className={styles.wish}>
          {need.topic && <span>{`${words.facts.topic}：${needWords.topics[need.topic]}`}</span>}
          {need.timeWish && <span>{`${words.facts.time}：${need.timeWish}`}</span>}
        </p>
      )}
      <Photos ids={need.photos} />
      {need.can.transcribe && <Transcribe need={need} onDone={onDone} />}
    </Panel>
  )
}

/** Small photos that open whole in a tab of their own. */
export function Photos({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <span role="group" className={styles.photos} aria-label={words.body.photos}>
      {ids.map((id, index) => (
        <a key={id} href={attachmentPath(id)} target="_blank" rel="noreferrer" className={styles.photoLink}>
          <img src={attachmentPath(id, 'small')} alt={words.body.photo(index + 1)} className={styles.photo} />
        </a>
      ))}
    </span>
  )
}

/** A voice note has no text until a person has listened and typed it: a step with a clock of its own. */
function Transcribe({ need, onDone }: { need: NeedView; onDone: (done: StepDone) => void }) {
  const stepping = useStepping(need, onDone)
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const [asking, setAsking] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)

  function send(event?: FormEvent): void {
    event?.preventDefault()
    setAsking(!text.trim())
    if (!text.trim()) return area.current?.focus()
    const body = { text: text.trim(), ...(title.trim() ? { title: title.trim() } : {}) }
    void stepping.take('transcribe', body, stepWords.transcribe.said)
  }

  return (
    <form className={styles.transcribe} onSubmit={send}>
      <p className={styles.hint}>{words.body.voiceOnly}</p>
      <TextArea
        ref={area}
        data-transcribe
        label={words.body.transcribe}
        hint={words.body.transcribeHint}
        error={asking ? stepWords.missing : null}
        value={text}
        maxLength={mostText}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <Field
        label={words.body.titleLabel}
        hint={words.body.titleHint}
        optional
        value={title}
        maxLength={60}
        onChange={(event) => setTitle(event.target.value)}
      />
      <FailedLine error={stepping.error} />
      <Button type="submit" kind="primary" busy={stepping.running}>
        {words.body.transcribeDo}
      </Button>
    </form>
  )
}

/** E on a voice note jumps into its form. */
export function jumpToTranscribe(): void {
  document.querySelector<HTMLElement>('[data-transcribe]')?.focus()
}
