import { WifiOff } from 'lucide-react'
import { useOnline } from '../connection.ts'
import { words } from '../words.zh.ts'
import styles from './offline-bar.module.css'

/** Amber, never red, and only while there is no signal. */
export function OfflineBar() {
  const online = useOnline()
  return (
    <div role="status" className={styles.place}>
      {!online && (
        <p className={styles.bar}>
          <WifiOff size="1.2em" strokeWidth={1.75} className={styles.icon} aria-hidden />
          {words.states.offline}
        </p>
      )}
    </div>
  )
}
