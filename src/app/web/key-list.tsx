import { useShownKeys } from '../../platform/web/keys.ts'
import { Button } from '../../platform/web/kit/button.tsx'
import { Dialog } from '../../platform/web/kit/dialog.tsx'
import styles from './key-list.module.css'
import { words } from './words.zh.ts'

/** What `?` shows: the keys that work on the open page. */
export function KeyList({ onHelp, onClose }: { onHelp: () => void; onClose: () => void }) {
  const keys = useShownKeys()
  return (
    <Dialog
      title={words.keysTitle}
      onClose={onClose}
      foot={
        <Button kind="quiet" onClick={onHelp}>
          {words.helpOfPage}
        </Button>
      }
    >
      <dl>
        {keys.map(({ key, label }) => (
          <div key={key} className={styles.row}>
            <dt>
              <kbd className={styles.key}>{nameOf(key)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

function nameOf(key: string): string {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform)
  return key.replace('mod+', mac ? '⌘ ' : 'Ctrl ').replace(/\b[a-z]$/, (letter) => letter.toUpperCase())
}
