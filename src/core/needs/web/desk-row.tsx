import type { MouseEvent } from 'react'
import { classes } from '../../../platform/web/kit/classes.ts'
import { Deadline } from '../../../platform/web/kit/deadline.tsx'
import { KindMark } from '../../../platform/web/kit/kind-mark.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { isEnded, type Kind } from '../need.ts'
import type { NeedRow } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import styles from './desk-row.module.css'
import { words } from './words-desk.zh.ts'

interface Props {
  need: NeedRow
  to: string
  here: boolean
  picked: boolean
  /** Boxes stay in sight while at least one row is picked. */
  picking: boolean
  onPick: (needId: string) => void
  onOpen: (needId: string) => void
}

/** One line of the inbox: kind, title, place and source; how long is left, and the team or what is special. */
export function DeskRow({ need, to, here, picked, picking, onPick, onOpen }: Props) {
  function open(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onOpen(need.id)
  }

  return (
    <div className={classes(styles.row, here && styles.here, (picking || picked) && styles.picking)}>
      <label className={styles.tick}>
        <span className="heard">{words.list.pick(need.title)}</span>
        <input type="checkbox" checked={picked} onChange={() => onPick(need.id)} />
      </label>
      <Link to={to} className={styles.link} aria-current={here ? 'true' : undefined} onClick={open} data-need={need.id}>
        <span className={styles.mark}>
          <Mark need={need} />
        </span>
        <span className={styles.words}>
          <span className={styles.title}>{need.title}</span>
          <span className={styles.second}>
            {need.unitName}
            <span className={styles.dot}>{words.dot}</span>
            {needWords.sources[need.source]}
          </span>
        </span>
        <span className={styles.end}>
          <When need={need} />
          <span className={styles.endSecond}>
            <Special need={need} />
          </span>
        </span>
      </Link>
    </div>
  )
}

const weights = { urgent: 'alarm', hardship: 'solid', worry: 'outline', wish: 'pale' } as const satisfies Record<
  Kind,
  string
>

/** The seal of the kind; where none was given, that it is new, a voice note, or how it ended. */
export function Mark({
  need,
  size = 'normal',
}: {
  need: Pick<NeedRow, 'kind' | 'voice' | 'state'>
  size?: 'small' | 'normal'
}) {
  if (need.kind) {
    const { mark, name } = needWords.kinds[need.kind]
    return <KindMark character={mark} weight={weights[need.kind]} label={name} size={size} />
  }
  if (isEnded(need.state)) {
    return (
      <KindMark
        character={words.list.endMarks[need.state]}
        weight="pale"
        label={needWords.states[need.state]}
        size={size}
      />
    )
  }
  const { voiceMark, voiceLabel, newMark, newLabel } = words.list
  return (
    <KindMark
      character={need.voice ? voiceMark : newMark}
      weight="pale"
      label={need.voice ? voiceLabel : newLabel}
      size={size}
    />
  )
}

function When({ need }: { need: NeedRow }) {
  if (need.deadlineAt === null) return <span className={styles.ended}>{needWords.states[need.state]}</span>
  return need.light ? (
    <Deadline dueAt={need.deadlineAt} light={need.light} short />
  ) : (
    <Deadline dueAt={need.deadlineAt} short />
  )
}

/** One thing beside the time: a flag first, then what waits for an answer, then being handed back, then the team, then where it stands. */
function Special({ need }: { need: NeedRow }) {
  const flag = need.flags[0]
  if (flag) return <Badge tone={flag === 'emergency' ? 'late' : 'soon'}>{needWords.flags[flag]}</Badge>
  if (need.guarded) return <Badge tone="soon">{words.list.guarded}</Badge>
  if (need.extensionAsked) return <Badge tone="soon">{words.list.extensionAsked}</Badge>
  if (need.handedBackCount > 0 && need.stage === 'find') {
    return <Badge tone="soon">{words.list.handedBack(need.handedBackCount)}</Badge>
  }
  if (need.team) return <TeamTag name={need.team.name} colour={need.team.colour} />
  if (need.assignee) return <>{need.assignee.name}</>
  if (need.deadlineAt === null) return <At at={need.heardAt} />
  return need.stage === 'understand' ? null : <>{needWords.states[need.state]}</>
}
