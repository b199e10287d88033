import { sections } from 'virtual:help'
import { useEffect, useState } from 'react'
import { Field } from '../../../platform/web/kit/field.tsx'
import { Empty } from '../../../platform/web/kit/states.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { booksOf, searchHelp, type Section, sectionFor } from '../book.ts'
import { newsBook, words } from '../words.zh.ts'
import { HelpText } from './help-text.tsx'
import styles from './help.module.css'
import { useNews } from './news.ts'

interface Props {
  /** The page that help is wanted for. */
  pageId: string | null
  /** The section to begin with, in place of the page's. */
  sectionId?: string | null
}

/** The manual, opened where it speaks of the page to this kind of reader. */
export function Manual({ pageId, sectionId = null }: Props) {
  const posts = useMe()?.posts.map(({ post }) => post) ?? []
  const { isNew, markRead } = useNews()
  const [typed, setTyped] = useState('')
  const [openId, setOpenId] = useState(sectionId)
  const own = sectionFor(sections, pageId, posts)
  const open = sections.find(({ id }) => id === openId) ?? own
  const found = searchHelp(sections, typed, posts)
  const inNews = open?.book === newsBook
  useEffect(() => {
    if (inNews) markRead()
  }, [inNews, markRead])

  function show(id: string): void {
    setTyped('')
    setOpenId(id)
  }

  const books = booksOf(posts)
  const others = books.flatMap((book) => sections.filter((section) => section.book === book && section.id !== open?.id))
  const news = sections.filter(({ book, title }) => book === newsBook && title !== newsBook)
  return (
    <div className={styles.manual}>
      <Field label={words.search} type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />
      {typed.trim() !== '' ? (
        found.length === 0 ? (
          <Empty>{words.nothing}</Empty>
        ) : (
          <Contents title={words.found} sections={found} onOpen={show} />
        )
      ) : (
        open && (
          <>
            <h3 className={styles.title}>{open.title}</h3>
            {inNews ? (
              news.map((version) => (
                <section key={version.id}>
                  <h3>{version.title}</h3>
                  <HelpText blocks={version.blocks} onBook={show} />
                </section>
              ))
            ) : (
              <HelpText blocks={open.blocks} onBook={show} />
            )}
            {own && own.id !== open.id && (
              <button type="button" className={styles.link} onClick={() => show(own.id)}>
                {words.back}
              </button>
            )}
            <p className={styles.news}>
              <button type="button" className={styles.link} onClick={() => show(newsBook)}>
                {words.news}
              </button>
              {isNew && <span className={styles.new}>{words.isNew}</span>}
            </p>
            <Contents title={words.whole} sections={others} onOpen={show} />
          </>
        )
      )}
    </div>
  )
}

interface ContentsProps {
  title: string
  sections: readonly Section[]
  onOpen: (id: string) => void
}

function Contents({ title, sections: listed, onOpen }: ContentsProps) {
  return (
    <nav aria-label={title}>
      <h3>{title}</h3>
      <ul className={styles.contents}>
        {listed.map(({ id, book, title: named }) => (
          <li key={id}>
            <button type="button" className={styles.link} onClick={() => onOpen(id)}>
              {named === book ? book : [book, named].join(' › ')}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
