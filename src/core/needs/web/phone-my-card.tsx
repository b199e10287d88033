import { Steps } from '../../../platform/web/kit/timeline.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useNow } from '../../../platform/web/now.ts'
import { pointWords } from '../../../platform/web/time.ts'
import { isEnded, residentSteps } from '../need.ts'
import type { MyNeedRow } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** One of my things on a phone: what, how it stands, and whether my word is wanted. */
export function MyNeedCard({ need, read }: { need: MyNeedRow; read?: boolean }) {
  const now = useNow()
  return (
    <Link to={`/m/needs/${need.id}`} className={styles.card}>
      <Panel read={read ?? false}>
        <span className={styles.cardTitle}>{need.title}</span>
        <span className={styles.cardWords}>
          {need.nextVisitAt ? words.work.visitAt(pointWords(need.nextVisitAt, now)) : need.sentence}
        </span>
        <Steps
          steps={residentSteps.map((step) => needWords.residentSteps[step])}
          current={need.state === 'closed' ? residentSteps.length : residentSteps.indexOf(need.residentStep)}
          summary={isEnded(need.state) ? words.home.standsEnded : words.home.stands[need.residentStep]}
        />
        {need.canConfirm && <span className={styles.wanted}>{words.home.confirmWaits}</span>}
      </Panel>
    </Link>
  )
}
