import type { ReactNode } from 'react'
import { Ribbon } from '../../platform/web/kit/brand.tsx'
import { TopBar } from '../../platform/web/kit/top-bar.tsx'
import { useCurrentPage } from './current-page.ts'
import styles from './phone-shell.module.css'
import { words } from './words.zh.ts'

/** Around each public page: the ribbon, the street's name, 大字. */
export function PublicShell({ children }: { children: ReactNode }) {
  const current = useCurrentPage()
  // The component page shows shells of its own.
  if (current?.id === 'app.kit') return children
  return (
    <div className={styles.shell}>
      <Ribbon />
      <div className={styles.column}>
        <TopBar place={words.brand} />
        <main tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  )
}
