import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMedia } from '../media.ts'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import { IconButton } from './icon-button.tsx'
import styles from './split-view.module.css'
import { Tabs } from './tabs.tsx'

interface Props {
  list: ReactNode
  /** Null while nothing is open. */
  detail: ReactNode
  /** What stands in the detail's place while nothing is open. */
  placeholder?: ReactNode
  /** The right rail, 276 px; under 1280 px a tab of the detail. */
  rail?: ReactNode
  railTitle?: string
  /** The acts on the open thing, at the foot of the detail. */
  foot?: ReactNode
  /** Changes with the open thing, so that the pane scrolls back to its top. */
  detailKey?: string
  /** Under 1000 px the list covers the detail: the way back to it. */
  onBack: () => void
}

/** List, detail, right rail. */
export function SplitView({ list, detail, placeholder, rail, railTitle, foot, detailKey, onBack }: Props) {
  const wide = useMedia('(min-width: 1280px)')
  const narrow = useMedia('(max-width: 999px)')
  const [pane, setPane] = useState<'detail' | 'rail'>('detail')
  const scroll = useRef<HTMLDivElement>(null)
  const open = detail !== null && detail !== undefined

  useEffect(() => {
    scroll.current?.scrollTo(0, 0)
    setPane('detail')
  }, [detailKey])

  const railAsTab = rail && !wide
  return (
    <div className={styles.split}>
      {(!narrow || !open) && <div className={styles.list}>{list}</div>}
      {(!narrow || open) && (
        <div className={styles.detail}>
          <div className={styles.scroll} ref={scroll}>
            {narrow && <IconButton icon={ArrowLeft} word={words.panes.backToList} onClick={onBack} />}
            {open && railAsTab && (
              <div className={styles.railTabs}>
                <Tabs
                  label={words.panes.detail}
                  tabs={[
                    { id: 'detail', label: words.panes.detail },
                    { id: 'rail', label: railTitle ?? words.panes.rail },
                  ]}
                  current={pane}
                  onChange={(id) => setPane(id as 'detail' | 'rail')}
                />
              </div>
            )}
            {open ? railAsTab && pane === 'rail' ? <div className={styles.railTab}>{rail}</div> : detail : placeholder}
          </div>
          {open && foot && <div className={styles.foot}>{foot}</div>}
        </div>
      )}
      {open && rail && wide && <aside className={classes(styles.rail)}>{rail}</aside>}
    </div>
  )
}

interface ListPaneProps {
  title: string
  aside?: string
  /** Search and filters. */
  tools?: ReactNode
  tabs?: ReactNode
  children: ReactNode
  /** At the foot: the keys, or a `<BulkBar>`. */
  foot?: ReactNode
}

/** The left pane: a title, what narrows the list, the list, the keys at its foot. */
export function ListPane({ title, aside, tools, tabs, children, foot }: ListPaneProps) {
  return (
    <div className={styles.pane}>
      <header className={styles.paneHead}>
        <h1 className={styles.paneTitle}>
          {title}
          {aside && <span className={styles.paneAside}>{aside}</span>}
        </h1>
        {tools && <div className={styles.tools}>{tools}</div>}
        {tabs && <div className={styles.paneTabs}>{tabs}</div>}
      </header>
      <div className={styles.paneBody} tabIndex={-1}>
        {children}
      </div>
      {foot && <footer className={styles.paneFoot}>{foot}</footer>}
    </div>
  )
}

interface DetailHeadProps {
  /** Number, when, from where: joined by dots. */
  meta: readonly ReactNode[]
  title: ReactNode
}

/** The head of the open thing: where it comes from, then what it is. */
export function DetailHead({ meta, title }: DetailHeadProps) {
  // Where it covers the list, the list's own heading is gone.
  const Title = useMedia('(max-width: 999px)') ? 'h1' : 'h2'
  return (
    <header className={styles.detailHead}>
      <p className={styles.meta}>
        {meta.map((part, index) => (
          // biome-ignore lint: the parts of one line have no other identity than their place
          <span key={index} className={styles.metaPart}>
            {part}
          </span>
        ))}
      </p>
      <Title className={styles.detailTitle}>{title}</Title>
    </header>
  )
}

/** The keys that work here, at the foot of the list. */
export function KeyHints({ hints }: { hints: readonly { keys: readonly string[]; label: string }[] }) {
  return (
    <p className={styles.hints}>
      {hints.map(({ keys, label }) => (
        <span key={label} className={styles.hint}>
          {keys.map((key) => (
            <kbd key={key} className={styles.key}>
              {key}
            </kbd>
          ))}
          {label}
        </span>
      ))}
    </p>
  )
}
