import { useEffect, useRef, useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { TextArea } from '../../../platform/web/kit/field.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { useKeys } from '../../../platform/web/keys.ts'
import { Link } from '../../../platform/web/link.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { mostText } from '../../needs/need.ts'
import type { DraftView } from '../contract.ts'
import { chats, chatsKey, findPeople } from './calls.ts'
import styles from './chats.module.css'
import { words } from './words.zh.ts'

const { one: said } = words

interface Props {
  draft: DraftView
  number: number
  buildings: readonly { id: string; name: string }[]
  current: boolean
  can: boolean
  onFocus: () => void
  onDecided: () => void
}

/** One draft: who said it, what it becomes, and what it may be one with. The current one has the keys E, M and D. */
export function DraftCard({ draft, number, buildings, current, can, onFocus, onDecided }: Props) {
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (current && !card.current?.contains(document.activeElement)) card.current?.focus()
  }, [current])

  return (
    <article
      ref={card}
      className={styles.draft}
      tabIndex={-1}
      aria-label={said.draft(number)}
      aria-current={current || undefined}
      onFocus={onFocus}
    >
      <div className={styles.head}>
        <strong>{draft.saidBy}</strong>
        {draft.saidAt !== null && (
          <span className={styles.quiet}>
            <At at={draft.saidAt} />
          </span>
        )}
        {draft.alsoCount > 0 && <span className={styles.quiet}>{said.also(draft.alsoCount)}</span>}
        {draft.outcome !== null && <Outcome draft={draft} />}
      </div>
      {draft.outcome === null && can ? (
        <Deciding draft={draft} buildings={buildings} current={current} onDecided={onDecided} />
      ) : (
        <Decided draft={draft} can={can} />
      )}
    </article>
  )
}

function Outcome({ draft: { outcome, need } }: { draft: DraftView }) {
  if (outcome === 'dropped') return <Badge>{said.dropped}</Badge>
  if (outcome === 'joined') return <Badge tone="link">{said.joined}</Badge>
  return need ? <Badge tone="good">{said.accepted(need.number)}</Badge> : null
}

function Decided({ draft, can }: { draft: DraftView; can: boolean }) {
  const restore = useCommand(chats.restore, { renews: [chatsKey] })
  return (
    <>
      <p className={styles.plain}>{draft.text ?? said.guarded}</p>
      {draft.need && <Link to={`/desk/need/${draft.need.id}`}>{`${draft.need.number} ${draft.need.title}`}</Link>}
      {draft.outcome === 'dropped' && can && (
        <Button busy={restore.running} onClick={() => void restore.run({ params: { draftId: draft.id }, body: {} })}>
          {said.restore}
        </Button>
      )}
      <FailedLine error={restore.error} />
    </>
  )
}

function Deciding({
  draft,
  buildings,
  current,
  onDecided,
}: Pick<Props, 'draft' | 'buildings' | 'current' | 'onDecided'>) {
  const [text, setText] = useState(draft.text ?? '')
  const [buildingId, setBuildingId] = useState(draft.building?.id ?? '')
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const renews = [chatsKey, ['needs']]
  const accept = useCommand(chats.accept, { renews, then: onDecided })
  const drop = useCommand(chats.drop, { renews: [chatsKey], then: onDecided })
  const params = { draftId: draft.id }
  const busy = accept.running || drop.running

  function take(intoId?: string): void {
    if (busy || !text.trim()) return
    const body = { text: text.trim(), buildingId: buildingId || null, reporterId: person?.id, intoId }
    void accept.run({ params, body })
  }

  const first = draft.near[0]
  useKeys(
    current
      ? [
          { key: 'e', label: said.accept, act: () => take() },
          ...(first ? [{ key: 'm', label: said.join, act: () => take(first.id) }] : []),
          { key: 'd', label: said.drop, act: () => void (busy || drop.run({ params, body: {} })) },
        ]
      : [],
  )

  return (
    <>
      <TextArea
        label={said.text}
        rows={3}
        maxLength={mostText}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.fields}>
        <Select
          label={said.building}
          empty={said.noBuilding}
          options={buildings.map(({ id, name }) => ({ value: id, label: name }))}
          value={buildingId}
          onChange={({ target }) => setBuildingId(target.value)}
        />
        <PersonPicker
          label={said.who}
          hint={said.whoHint}
          value={person}
          onChange={setPerson}
          find={findPeople}
          queryKey={[...chatsKey, 'people']}
        />
      </div>
      {draft.near.length > 0 && (
        <>
          <p className={styles.quiet}>{said.near}</p>
          <ul className={styles.near}>
            {draft.near.map(({ id, number, title }) => (
              <li key={id}>
                <span>{`${number} ${title}`}</span>
                <Button busy={busy} {...(current && id === first?.id && { hotkey: 'M' })} onClick={() => take(id)}>
                  {said.join}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <FailedLine error={accept.error ?? drop.error} />
      <div className={styles.near}>
        <Buttons>
          <Button
            kind={current ? 'primary' : 'plain'}
            busy={busy}
            {...(current && { hotkey: 'E' })}
            onClick={() => take()}
          >
            {said.accept}
          </Button>
          <Button busy={busy} {...(current && { hotkey: 'D' })} onClick={() => void drop.run({ params, body: {} })}>
            {said.drop}
          </Button>
        </Buttons>
      </div>
    </>
  )
}
