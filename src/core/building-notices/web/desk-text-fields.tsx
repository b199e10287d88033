import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { type Kind, type MessageKind, mostInOneSms, mostText, smsLength } from '../notice.ts'
import { titleOf } from '../words.zh.ts'
import styles from './desk-notices.module.css'
import { words } from './words-desk.zh.ts'

/** What is written of a notice. Times as the fields keep them: `2026-12-01T08:00`, in Shanghai. */
export interface Draft {
  readonly from: string
  readonly until: string
  readonly text: string
}

interface Props {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
}

/** From when to when. */
export function SpanFields({ draft, onChange }: Props) {
  return (
    <div className={styles.span}>
      <Field
        label={words.post.fromAt}
        type="datetime-local"
        value={draft.from}
        onChange={({ target }) => onChange({ from: target.value })}
      />
      <Field
        label={words.post.untilAt}
        hint={words.post.untilHint}
        optional
        type="datetime-local"
        value={draft.until}
        onChange={({ target }) => onChange({ until: target.value })}
      />
    </div>
  )
}

/** The one text, with how long it is in each place that it goes to. */
export function TextField({ draft, kind, message, onChange }: Props & { kind: Kind; message: MessageKind }) {
  const span = spanOf(draft)
  const title = message === 'over' || span ? titleOf(kind, message, span ?? nowhere) : ''
  const length = smsLength(title, draft.text.trim())
  const { post } = words
  return (
    <>
      <TextArea
        label={post.text}
        hint={post.textHint}
        rows={4}
        maxLength={mostText}
        value={draft.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      <div role="status">
        <ul className={styles.lengths} aria-label={post.lengths}>
          <li>{post.app(Array.from(draft.text.trim()).length)}</li>
          <li className={length > mostInOneSms ? styles.long : undefined}>
            {length > mostInOneSms ? post.smsLong(length, Math.ceil(length / piece)) : post.sms(length)}
          </li>
          <li>{draft.text.length > bigUpTo ? post.posterLong : post.poster}</li>
        </ul>
      </div>
    </>
  )
}

/** Of a message in several pieces each holds fewer: three characters say which piece it is. */
const piece = 67
/** A poster sets a text up to this long in its biggest type. */
export const bigUpTo = 80

const nowhere = { fromAt: 0, untilAt: null }

/** The times as the server takes them; null while the first is missing. */
export function spanOf({ from, until }: Draft): { fromAt: number; untilAt: number | null } | null {
  const [fromAt, untilAt] = [from, until].map((text) => Date.parse(`${text}:00+08:00`))
  if (Number.isNaN(fromAt)) return null
  return { fromAt: fromAt!, untilAt: Number.isNaN(untilAt) ? null : untilAt! }
}

/** A moment as a field takes it. */
export function fieldTime(at: number): string {
  return new Date(at + shanghaiMs).toISOString().slice(0, 16)
}

const shanghaiMs = 8 * 3_600_000
