import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Here } from '../../core/building-notices/web/phone-here.tsx'
import { Ribbon } from '../../platform/web/kit/brand.tsx'
import { OfflineBar } from '../../platform/web/kit/offline-bar.tsx'
import { TabBar } from '../../platform/web/kit/tab-bar.tsx'
import { Tabs } from '../../platform/web/kit/tabs.tsx'
import { TopBar } from '../../platform/web/kit/top-bar.tsx'
import { UndoToasts } from '../../platform/web/kit/undo.tsx'
import { Link } from '../../platform/web/link.tsx'
import { type Me, useMe } from '../../platform/web/me.ts'
import { MyPages } from '../../platform/web/my-pages.ts'
import { useNews } from '../help/web/news.ts'
import { useCurrentPage } from './current-page.ts'
import { kindsOf, kindsOfUser } from './kinds-of-user.ts'
import type { LoadedPage } from './loaded-page.ts'
import { groupsOf, inGroup } from './menus.ts'
import styles from './phone-shell.module.css'
import { words } from './words.zh.ts'

const Helps = lazy(() => import('../../core/family/web/phone-helps.tsx').then((file) => ({ default: file.Helps })))

/** Around each phone page: ribbon, 念给我听 and 大字, and on the pages that are tabs the tab bar. */
export function PhoneShell({ pages, children }: { pages: readonly LoadedPage[]; children: ReactNode }) {
  const me = useMe()
  const current = useCurrentPage()
  const kind = useKind(current, me)
  const allowed = pages.filter((page) => page.nav && me?.pages.includes(page.id))
  const tabs = inGroup(allowed, kind).map((page) => ({
    id: page.id,
    label: page.nav?.label ?? page.title,
    to: page.path,
    icon: page.icon,
  }))
  const notices = pages.find((page) => page.id === 'notices.mine' && me?.pages.includes(page.id))
  // Where there is no page, the tabs are the way on.
  const isTab = !current || tabs.some((tab) => tab.id === current.id)
  const kinds = (me ? kindsOf(me) : [])
    .map((id) => ({ id, label: words.kinds[id], first: inGroup(allowed, id)[0]?.path }))
    .filter((one) => one.first)

  return (
    <div className={styles.shell}>
      <Ribbon />
      <OfflineBar />
      <div className={styles.column}>
        <TopBar
          place={isTab ? (me?.posts.find((post) => post.unitName)?.unitName ?? me?.street.name) : undefined}
          news={isTab && notices && me?.unreadNotices ? { to: notices.path, word: words.news(me.unreadNotices) } : null}
        />
        {isTab && kinds.length > 1 && (
          <Tabs
            label={words.asWhom}
            tabs={kinds}
            current={kind}
            to={(id) => kinds.find((one) => one.id === id)?.first ?? '/m/'}
          />
        )}
        <main tabIndex={-1} className={styles.main}>
          {current?.id === 'needs.home' && (
            <>
              <Here />
              {me && me.helps.length > 0 && (
                <Suspense>
                  <Helps people={me.helps} />
                </Suspense>
              )}
            </>
          )}
          <MyPages value={inGroup(allowed, 'mine')}>{children}</MyPages>
          {current && current.id !== 'help.phone' && <HelpLink page={current.id} />}
        </main>
      </div>
      {isTab && tabs.length > 1 && <TabBar tabs={tabs} current={current?.id ?? null} />}
      <UndoToasts />
    </div>
  )
}

/** At the end of each page, out of the way of what it is for. */
function HelpLink({ page }: { page: string }) {
  const { isNew } = useNews()
  return (
    <p className={styles.help}>
      <Link to={`/m/help?page=${page}`}>
        {words.helpMark} {words.help}
      </Link>
      {isNew && <span className={styles.new}>{words.isNew}</span>}
    </p>
  )
}

/** The kind of user whose tabs show: that of the open page; a page of several keeps the last one. Without a page, what one is first. */
function useKind(current: LoadedPage | undefined, me: Me | undefined): string {
  const [last, setLast] = useState('resident')
  const kinds = current ? groupsOf(current).filter(isKind) : me ? kindsOf(me).slice(0, 1) : []
  const kind = kinds.length === 0 || kinds.includes(last) ? last : (kinds[0] ?? last)
  useEffect(() => setLast(kind), [kind])
  return kind
}

/** 我的 has a menu and no tabs: what stands there leaves the kind as it was. */
function isKind(group: string): boolean {
  return kindsOfUser.some((kind) => kind === group)
}
