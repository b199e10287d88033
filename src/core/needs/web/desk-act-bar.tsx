import {
  CalendarClock,
  CalendarPlus,
  Check,
  Combine,
  CornerUpLeft,
  Flag,
  type LucideIcon,
  MessageSquare,
  Phone,
  PhoneCall,
  Send,
  ShieldAlert,
  Siren,
  Split,
  Undo2,
  UserPlus,
  X,
} from 'lucide-react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Menu } from '../../../platform/web/kit/menu.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useMedia } from '../../../platform/web/media.ts'
import type { NeedView } from '../views.ts'
import styles from './desk-act-bar.module.css'
import { type ActName, actsOf, actWords, waitsFor } from './desk-acts.ts'
import type { Stepping } from './desk-stepping.ts'
import { words } from './words-desk.zh.ts'

interface Props {
  need: NeedView
  /** What the main button says: it names the result. */
  mainWords: string | null
  stepping: Stepping
  onAct: (act: ActName) => void
}

const icons: Partial<Record<ActName, LucideIcon>> = {
  decideWho: Check,
  accept: Check,
  finish: Check,
  settle: Check,
  clear: Check,
  transcribe: Check,
  join: Combine,
  separate: Split,
  askFirst: Phone,
  callBack: PhoneCall,
  note: MessageSquare,
  followUp: MessageSquare,
  planVisit: CalendarPlus,
  askExtension: CalendarClock,
  answerExtension: CalendarClock,
  ask: UserPlus,
  dispatch: Send,
  refer: Send,
  handOff: Send,
  handBack: CornerUpLeft,
  takeBack: Undo2,
  mark: Flag,
  setUrgent: Siren,
  guard: ShieldAlert,
  decline: X,
}

/** Letters that do the same as a button beside the main one. */
export const actKeys: Partial<Record<ActName, string>> = { join: 'M', askFirst: 'Q', note: 'Q', refer: 'R' }

/** The foot of an open need: the one act that names its result, a few beside it, the rest under 更多. */
export function DeskActBar({ need, mainWords, stepping, onAct }: Props) {
  const roomy = useMedia('(min-width: 1600px)')
  const { main, beside, more } = actsOf(need, roomy ? 3 : 2)
  const MainIcon = main ? icons[main] : undefined
  const said = main ? (mainWords ?? actWords(main, need)) : undefined
  return (
    <div role="group" aria-label={words.acts.bar}>
      <FailedLine error={stepping.error} />
      <div className={styles.bar}>
        {main ? (
          <Button
            kind="main"
            hotkey="E"
            busy={stepping.running}
            onClick={() => onAct(main)}
            className={styles.main}
            title={said}
            {...(MainIcon ? { icon: MainIcon } : {})}
          >
            {said}
          </Button>
        ) : (
          <p className={styles.waits}>{waitsFor(need)}</p>
        )}
        <div className={styles.rest}>
          {beside.map((act) => {
            const Icon = icons[act]
            return (
              <Button
                key={act}
                onClick={() => onAct(act)}
                {...(Icon ? { icon: Icon } : {})}
                {...(actKeys[act] ? { 'aria-keyshortcuts': actKeys[act] } : {})}
              >
                {actWords(act, need)}
              </Button>
            )
          })}
          {more.length > 0 && (
            <Menu
              label={words.acts.more}
              items={more.map((act) => ({
                id: act,
                label: actWords(act, need),
                onSelect: () => onAct(act),
                ...(icons[act] ? { icon: icons[act] } : {}),
                ...(actKeys[act] ? { hotkey: actKeys[act] } : {}),
              }))}
            />
          )}
        </div>
      </div>
    </div>
  )
}
