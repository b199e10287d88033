import { sections } from 'virtual:help'
import { CircleHelp, FileText, type LucideIcon, User, Zap } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { words as needWords } from '../../core/needs/words.zh.ts'
import { Dialog } from '../../platform/web/kit/dialog.tsx'
import { ApiError } from '../../platform/web/api-error.ts'
import { classes } from '../../platform/web/kit/classes.ts'
import { FailedLine, Empty } from '../../platform/web/kit/states.tsx'
import { type Me, useMe } from '../../platform/web/me.ts'
import { useGo } from '../../platform/web/router.ts'
import { useFound } from '../finding/web/calls.ts'
import { searchHelp } from '../help/book.ts'
import styles from './go-anywhere.module.css'
import type { LoadedPage } from './loaded-page.ts'
import { type Findable, findLocally } from './local-finds.ts'
import { noteRecent, readRecent } from './recent.ts'
import { words } from './words.zh.ts'

interface Props {
  pages: readonly LoadedPage[]
  /** What was typed before this stood there. */
  typedAhead: RefObject<string>
  onHelp: (sectionId: string) => void
  onClose: () => void
}

/** One line that something was found as. */
interface Hit {
  readonly key: string
  readonly label: string
  readonly second?: string
  readonly icon: LucideIcon | null
  readonly open: () => void
}

interface Group {
  readonly title: string
  readonly hits: readonly Hit[]
}

const mostOfEach = 6

/** ⌘K: people, needs, pages, acts and the manual from one box, by keyboard from end to end. */
export function GoAnywhere({ pages, typedAhead, onHelp, onClose }: Props) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { groups, settled, error } = useGroups(typed, pages, onHelp, onClose)
  const hits = groups.flatMap((group) => group.hits)
  const active = Math.min(at, hits.length - 1)

  // Not before it stands there: React may have drawn it a while before it shows it.
  useEffect(() => setTyped(typedAhead.current), [typedAhead])

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function key(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && hits.length > 0) {
      event.preventDefault()
      setAt((active + by + hits.length) % hits.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      hits[active]?.open()
    }
  }

  return (
    <Dialog title={words.goTitle} onClose={onClose}>
      <input
        type="search"
        role="combobox"
        aria-label={words.goTitle}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={hits[active] ? `${id}-${hits[active].key}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        data-first
        placeholder={words.goPlaceholder}
        className={styles.box}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={key}
      />
      <FailedLine error={error instanceof ApiError ? error : null} />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={words.goFound} className={styles.list}>
        {groups.map(({ title, hits: found }) => (
          <div key={title} role="group" aria-label={title}>
            <p className={styles.group} aria-hidden>
              {title}
            </p>
            {found.map((hit) => (
              <div
                key={hit.key}
                id={`${id}-${hit.key}`}
                role="option"
                aria-selected={hit === hits[active]}
                className={classes(styles.hit, hit === hits[active] && styles.here)}
                onClick={hit.open}
                onMouseMove={() => setAt(hits.indexOf(hit))}
              >
                {hit.icon && <hit.icon size="1.1em" strokeWidth={1.75} aria-hidden className={styles.icon} />}
                <span className={styles.label}>{hit.label}</span>
                {hit.second && <span className={styles.second}>{hit.second}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {hits.length === 0 && settled && <Empty>{words.nothingFound}</Empty>}
      <p className={styles.keys}>{words.goKeys}</p>
    </Dialog>
  )
}

/** What is meant by the typed, by kind; the kind of the closest first would jump about, so the order stays. */
function useGroups(typed: string, pages: readonly LoadedPage[], onHelp: (id: string) => void, onClose: () => void) {
  const me = useMe()
  const go = useGo()
  const { found, settled, error } = useFound(typed)
  const [recent] = useState(() => (me ? readRecent(me.person.id) : []))
  const lastUsed = ({ to }: { to: string }) => (recent.includes(to) ? mostOfEach * 2 - recent.indexOf(to) : -1)

  function openLocal(to: string): void {
    if (me) noteRecent(me.person.id, to)
    onClose()
    go(to)
  }

  const places = pages.map(
    (page): Place => ({ label: page.title, letters: page.letters ?? [], to: page.path, icon: page.icon }),
  )
  const acts = me ? actsOf(pages, me) : []
  const local = (all: readonly Place[]) =>
    findLocally(all, typed, lastUsed)
      .slice(0, typed.trim() === '' ? mostOfEach * 2 : mostOfEach)
      .map(({ label, to, icon }): Hit => ({ key: to.replace(/\W/g, '-'), label, icon, open: () => openLocal(to) }))

  const groups: Group[] = [
    {
      title: words.found.people,
      hits: found.people.map(({ id, name, called, unitName }) => ({
        key: id,
        label: name,
        second: [called, unitName].filter(Boolean).join(' '),
        icon: User,
        open: () => {
          onClose()
          go(`/desk/people?person=${id}`)
        },
      })),
    },
    {
      title: words.found.needs,
      hits: found.needs.map(({ id, number, title, state, unitName }) => ({
        key: id,
        label: title,
        second: [number, unitName, needWords.states[state]].join(' '),
        icon: FileText,
        open: () => {
          onClose()
          go(`/desk/need/${id}`)
        },
      })),
    },
    { title: words.found.acts, hits: local(acts).map((hit) => ({ ...hit, key: `act${hit.key}` })) },
    { title: words.found.pages, hits: local(places) },
    {
      title: words.found.help,
      hits: searchHelp(sections, typed, me?.posts.map(({ post }) => post) ?? [])
        .slice(0, 3)
        .map(({ id, book, title }, place) => ({
          key: `help-${place}`,
          label: title,
          second: book,
          icon: CircleHelp,
          open: () => onHelp(id),
        })),
    },
  ]
  return { groups: groups.filter(({ hits }) => hits.length > 0), settled, error }
}

interface Place extends Findable {
  readonly to: string
  readonly icon: LucideIcon | null
}

/** What this person may do, from the registry of the pages. */
function actsOf(pages: readonly LoadedPage[], me: Me): Place[] {
  return pages
    .flatMap((page) => page.acts ?? [])
    .filter(({ right }) => right === undefined || me.rights.includes(right))
    .map(({ label, also = [], letters = [], to }) => ({ label, also, letters, to, icon: Zap }))
}
