import { CircleHelp, Search } from 'lucide-react'
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { useKeyboard, useKeys } from '../../platform/web/keys.ts'
import { Avatar } from '../../platform/web/kit/avatar.tsx'
import { OfflineBar } from '../../platform/web/kit/offline-bar.tsx'
import { LoopNav, Sidebar } from '../../platform/web/kit/sidebar.tsx'
import { UndoToasts } from '../../platform/web/kit/undo.tsx'
import { Link } from '../../platform/web/link.tsx'
import { type Me, useMe } from '../../platform/web/me.ts'
import { words as kit } from '../../platform/web/words.zh.ts'
import { useNews } from '../help/web/news.ts'
import { useCurrentPage } from './current-page.ts'
import styles from './desk-shell.module.css'
import type { LoadedPage } from './loaded-page.ts'
import { useLoopCounts } from './loop-counts.ts'
import { inGroup, inMenuAs } from './menus.ts'
import { useSignOut } from './sign-out.ts'
import { words } from './words.zh.ts'

const KeyList = lazy(() => import('./key-list.tsx').then((file) => ({ default: file.KeyList })))
const DeskHelp = lazy(() => import('../help/web/desk-help.tsx').then((file) => ({ default: file.DeskHelp })))
const GoAnywhere = lazy(() => import('./go-anywhere.tsx').then((file) => ({ default: file.GoAnywhere })))

/** Around each desk page: the sidebar by the loop, the keys, and what floats. */
export function DeskShell({ pages, children }: { pages: readonly LoadedPage[]; children: ReactNode }) {
  const me = useMe()
  const current = useCurrentPage()
  const [shown, setShown] = useState<'keys' | 'go' | 'help' | null>(null)
  const [section, setSection] = useState<string | null>(null)
  const typedAhead = useRef('')
  const counts = useLoopCounts(me)
  useKeyboard()
  useKeys([
    { key: '?', label: words.listKeys, act: () => setShown('keys') },
    { key: 'mod+k', label: words.goAnywhere, act: go },
    { key: 'F1', label: words.helpOfPage, act: () => help(null) },
  ])

  function go(): void {
    typedAhead.current = ''
    setShown('go')
  }

  function help(sectionId: string | null): void {
    setSection(sectionId)
    setShown('help')
  }

  const marked = current ? inMenuAs(current, pages) : null
  const allowed = pages.filter((page) => page.nav && me?.pages.includes(page.id))
  // Pages that stand in no menu may bring acts.
  const findable = pages.filter((page) => (page.nav || page.acts) && me?.pages.includes(page.id))
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
            current={marked}
          />
        }
        groups={['work', 'ways', 'books', 'settings']
          .map((group) => ({
            id: group,
            title: words.groups[group] ?? group,
            items: inGroup(allowed, group).map(item),
          }))
          .map((group) => (group.id === 'work' ? { ...group, items: [...group.items, ...own] } : group))
          .filter((group) => group.items.length > 0)}
        current={marked}
        person={me && <Person me={me} onFind={go} onHelp={() => help(null)} />}
      />
      <div className={styles.side}>
        <OfflineBar />
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <UndoToasts />
      <Suspense fallback={shown === 'go' && <TypeAhead typed={typedAhead} />}>
        {shown === 'keys' && <KeyList onHelp={() => help(null)} onClose={() => setShown(null)} />}
        {shown === 'go' && (
          <GoAnywhere pages={findable} typedAhead={typedAhead} onHelp={help} onClose={() => setShown(null)} />
        )}
        {shown === 'help' && (
          <DeskHelp pageId={current?.id ?? null} sectionId={section} onClose={() => setShown(null)} />
        )}
      </Suspense>
    </div>
  )
}

/** Takes what is typed after Ctrl K while the box is still on its way, so that no letter is lost or taken for a key of the list. */
function TypeAhead({ typed }: { typed: RefObject<string> }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <input
      ref={box}
      aria-label={words.goTitle}
      className={styles.ahead}
      onChange={({ target }) => {
        typed.current = target.value
      }}
    />
  )
}

function Person({ me, onFind, onHelp }: { me: Me; onFind: () => void; onHelp: () => void }) {
  const signOut = useSignOut()
  const { isNew } = useNews()
  const post = me.posts.find((one) => one.unitName)
  return (
    <>
      <div className={styles.tools}>
        <button type="button" className={styles.tool} aria-keyshortcuts="Control+K" onClick={onFind}>
          <Search size="16px" strokeWidth={1.75} aria-hidden className={styles.toolIcon} />
          {words.find}
        </button>
        <button type="button" className={styles.tool} aria-keyshortcuts="F1" onClick={onHelp}>
          <CircleHelp size="16px" strokeWidth={1.75} aria-hidden className={styles.toolIcon} />
          {words.help}
          {isNew && <span className={styles.new}>{words.isNew}</span>}
        </button>
      </div>
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
    </>
  )
}

function item(page: LoadedPage) {
  return { id: page.id, label: page.nav?.label ?? page.title, to: page.path, icon: page.icon }
}
