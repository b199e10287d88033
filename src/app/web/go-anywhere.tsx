import { useState } from 'react'
import { Dialog } from '../../platform/web/kit/dialog.tsx'
import { Field } from '../../platform/web/kit/field.tsx'
import { Empty } from '../../platform/web/kit/states.tsx'
import { useGo } from '../../platform/web/router.ts'
import styles from './go-anywhere.module.css'
import type { LoadedPage } from './loaded-page.ts'
import { words } from './words.zh.ts'

/** ⌘K: any page of the menus by a few of its letters. */
export function GoAnywhere({ pages, onClose }: { pages: readonly LoadedPage[]; onClose: () => void }) {
  const go = useGo()
  const [typed, setTyped] = useState('')
  const found = pages.filter((page) => page.title.includes(typed.trim()))

  function open(page: LoadedPage | undefined): void {
    if (!page) return
    onClose()
    go(page.path)
  }

  return (
    <Dialog title={words.goTitle} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          open(found[0])
        }}
      >
        <Field
          label={words.goTitle}
          hideLabel
          data-first
          placeholder={words.goPlaceholder}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      <ul className={styles.list}>
        {found.map((page) => (
          <li key={page.id}>
            <button type="button" className={styles.page} onClick={() => open(page)}>
              {page.icon && <page.icon size="1.1em" strokeWidth={1.75} aria-hidden className={styles.icon} />}
              {page.title}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <Empty>{words.noSuchPage}</Empty>}
    </Dialog>
  )
}
