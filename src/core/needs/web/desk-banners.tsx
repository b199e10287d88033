import { ShieldAlert, Siren, Undo2 } from 'lucide-react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { At } from '../../../platform/web/kit/text.tsx'
import { useNow } from '../../../platform/web/now.ts'
import { lengthWords } from '../../../platform/web/time.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import styles from './desk-banners.module.css'
import { words } from './words-desk.zh.ts'

/** What must be known before anything else: guarded, an emergency, a matter for another channel, and what may be taken back. */
export function DeskBanners({ need, onUndo }: { need: NeedView; onUndo: () => void }) {
  return (
    <>
      <UndoLine need={need} onUndo={onUndo} />
      {need.guarded && (
        <Panel tone="soon">
          <p className={styles.title}>
            <ShieldAlert size="1.2em" strokeWidth={1.75} aria-hidden className={styles.icon} />
            {words.banner.guarded}
          </p>
          <p>{words.banner.guardedHint}</p>
        </Panel>
      )}
      {need.handOffs.map(({ flag, title, steps }) => (
        <Panel key={flag} tone={flag === 'emergency' ? 'late' : 'soon'}>
          <p className={styles.title}>
            {flag === 'emergency' && <Siren size="1.2em" strokeWidth={1.75} aria-hidden className={styles.icon} />}
            {title}
          </p>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Panel>
      ))}
      {need.extensions
        .filter(({ granted }) => granted === null)
        .map(({ id, askedBy, until, reason }) => (
          <Panel key={id} tone="soon">
            <p className={styles.title}>{words.banner.extension(askedBy.name)}</p>
            <p>
              {words.visits.extendTo} <At at={until} />
              <q className={styles.reason}>{reason}</q>
            </p>
          </Panel>
        ))}
      {need.state === 'joined' && <Panel tone="soon">{words.banner.joined}</Panel>}
      {need.livesAlone === true && need.visits.length === 0 && need.can.planVisit && (
        <Panel tone="soon">{words.banner.pair}</Panel>
      )}
    </>
  )
}

function UndoLine({ need, onUndo }: { need: NeedView; onUndo: () => void }) {
  const now = useNow(10_000)
  if (!need.undo || need.undo.until <= now) return null
  const { with: earlier, step } = need.undo
  const steps = (earlier === null ? [step] : [earlier, step]).map((name) => needWords.steps[name])
  return (
    <div className={styles.undo}>
      <span>{words.banner.undo(words.banner.undoSteps(steps), lengthWords(need.undo.until - now))}</span>
      <Button kind="quiet" icon={Undo2} onClick={onUndo}>
        {words.toast.undo}
      </Button>
    </div>
  )
}
