import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useKeyboard, useKeys } from '../../platform/web/keys.ts'
import { Avatar } from '../../platform/web/kit/avatar.tsx'
import { OfflineBar } from '../../platform/web/kit/offline-bar.tsx'
import { LoopNav, Sidebar } from '../../platform/web/kit/sidebar.tsx'
import { UndoToasts } from '../../platform/web/kit/undo.tsx'
import { Link } from '../../platform/web/link.tsx'
import { type Me, useMe } from '../../platform/web/me.ts'
import { words as kit } from '../../platform/web/words.zh.ts'
import { useCurrentPage } from './current-page.ts'
import styles from './desk-shell.module.css'
import type { LoadedPage } from './loaded-page.ts'
import { useLoopCounts } from './loop-counts.ts'
import { inGroup } from './menus.ts'
import { useSignOut } from './sign-out.ts'
import { words } from './words.zh.ts'

const KeyList = lazy(() => import('./key-list.tsx').then((file) => ({ default: file.KeyList })))
const GoAnywhere = lazy(() => import('./go-anywhere.tsx').then((file) => ({ default: file.GoAnywhere })))

/** Around each desk page: the sidebar by the loop, the keys, and what floats. */
export function DeskShell({ pages, children }: { pages: readonly LoadedPage[]; children: ReactNode }) {
  const me = useMe()
  const current = useCurrentPage()
  const [shown, setShown] = useState<'keys' | 'go' | null>(null)
  const counts = useLoopCounts(me)
  useKeyboard()
  useKeys([
    { key: '?', label: words.listKeys, act: () => setShown('keys') },
    { key: 'mod+k', label: words.goAnywhere, act: () => setShown('go') },
  ])

  const allowed = pages.filter((page) => page.nav && me?.pages.includes(page.id))
  // Nobody's first page, so not of the menu `work` itself.
  const own = inGroup(allowed, 'own').map((page) => ({ ...item(page), count: me?.unreadNotices }))
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {kit.skipToMain}
      </a>
      <Sidebar
        brand={words.brand}
        street={me?.street.name ?? ''}
        loop={
          <LoopNav
            steps={inGroup(allowed, 'loop').map((page) => ({
              ...item(page),
              character: page.nav?.mark ?? '',
              count: counts[page.id],
            }))}
            current={current?.id ?? null}
          />
        }
        groups={['work', 'books', 'settings']
          .map((group) => ({
            id: group,
            title: words.groups[group] ?? group,
            items: inGroup(allowed, group).map(item),
          }))
          .map((group) => (group.id === 'work' ? { ...group, items: [...group.items, ...own] } : group))
          .filter((group) => group.items.length > 0)}
        current={current?.id ?? null}
        person={me && <Person me={me} />}
      />
      <div className={styles.side}>
        <OfflineBar />
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <UndoToasts />
      <Suspense>
        {shown === 'keys' && <KeyList onClose={() => setShown(null)} />}
        {shown === 'go' && <GoAnywhere pages={allowed} onClose={() => setShown(null)} />}
      </Suspense>
    </div>
  )
}

function Person({ me }: { me: Me }) {
  const signOut = useSignOut()
  const post = me.posts.find((one) => one.unitName)
  return (
    <div className={styles.person}>
      <Avatar name={me.person.name} />
      <span className={styles.names}>
        <Link to="/desk/account" className={styles.name}>
          {me.person.name}
        </Link>
        <span className={styles.unit}>{post?.unitName ?? me.street.name}</span>
      </span>
      <button type="button" className={styles.out} onClick={signOut}>
        {words.signOut}
      </button>
    </div>
  )
}

function item(page: LoadedPage) {
  return { id: page.id, label: page.nav?.label ?? page.title, to: page.path, icon: page.icon }
}
