import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { words } from '../words.zh.ts'
import styles from './notices-list.module.css'
import { NoticesList } from './notices-list.tsx'

/** What whoever works at the desk was told: what is late, what waits for their answer. */
export function Page() {
  return (
    <PageBody>
      <PageHead title={words.page.notices} second={words.page.deskIntro} />
      <div className={styles.column}>
        <NoticesList none={words.page.deskNone} />
      </div>
    </PageBody>
  )
}
