import { ListToolbar } from '../../lists/web/list-toolbar.tsx'
import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { flag, oneOf, text, useSearchParams } from '../../web/search-params.ts'
import { words } from '../words.zh.ts'
import styles from './notices-list.module.css'
import { NoticesList } from './notices-list.tsx'

const sorts = Object.keys(words.page.sorts) as (keyof typeof words.page.sorts)[]
const filters = { q: text(), unread: flag(), sort: oneOf(sorts) }

/** What whoever works at the desk was told: what is late, what waits for their answer. */
export function Page() {
  const [{ q, unread, sort }, setFilters] = useSearchParams(filters)
  const asked = { words: q || undefined, sort: sort ?? undefined, ...(unread && { unread: 'true' as const }) }
  return (
    <PageBody>
      <PageHead title={words.page.notices} second={words.page.deskIntro} />
      <ListToolbar
        list="notices"
        search={words.page.find}
        on={unread ? 1 : 0}
        onClear={() => setFilters({ unread: false })}
      >
        <label className={styles.check}>
          <input type="checkbox" checked={unread} onChange={({ target }) => setFilters({ unread: target.checked })} />
          {words.page.onlyUnread}
        </label>
      </ListToolbar>
      <div className={styles.column}>
        <NoticesList none={words.page.deskNone} asked={asked} pickable />
      </div>
    </PageBody>
  )
}
