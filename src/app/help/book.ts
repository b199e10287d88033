import { type Block, parseMarkdown, textOf } from './markdown.ts'
import { books } from './words.zh.ts'

/** A part of the manual under one heading, with the pages of the product that it is about. */
export interface Section {
  /** `社区工作者/替人记` */
  readonly id: string
  /** Whose page of the manual it stands on: `社区工作者`. */
  readonly book: string
  readonly title: string
  /** Ids of pages, or of modules for all of theirs: `intake.cards`, `intake`. */
  readonly pages: readonly string[]
  readonly blocks: readonly Block[]
}

/**
 * A page of the manual, cut at its headings. A comment `<!-- pages: needs.hear intake -->` under a heading names what it is
 * about; what stands before the first `##` bears the book's own title.
 */
export function sectionsOf(book: string, source: string): Section[] {
  return source
    .split(/^(?=#{1,2} )/m)
    .filter((part) => part.trim() !== '')
    .map((part): Section => {
      const [heading, ...blocks] = parseMarkdown(part)
      const title = heading?.kind === 'heading' ? heading.text : book
      const pages = /<!-- *pages: *([^>]*?) *-->/.exec(part)?.[1]?.split(/\s+/) ?? []
      return { id: title === book ? book : `${book}/${title}`, book, title, pages, blocks }
    })
}

/** Whether a section is about a page. */
export function isAbout({ pages }: Pick<Section, 'pages'>, pageId: string): boolean {
  return pages.some((named) => named === pageId || pageId.startsWith(`${named}.`))
}

/** The books of somebody's posts, closest first; everybody is a resident. */
export function booksOf(posts: readonly string[]): string[] {
  return Object.entries(books)
    .filter(([, of]) => of === null || posts.some((post) => of.includes(post)))
    .map(([book]) => book)
}

/** The section for a page and a reader: in the reader's own books first, else in any; else how their own book begins. */
export function sectionFor(
  sections: readonly Section[],
  pageId: string | null,
  posts: readonly string[],
): Section | undefined {
  const own = booksOf(posts)
  const rank = ({ book }: Section) => (own.includes(book) ? own.indexOf(book) : own.length)
  const about = pageId === null ? [] : sections.filter((section) => isAbout(section, pageId))
  // A page that is named itself comes before one whose module is.
  const exact = ({ pages }: Section) => (pages.includes(pageId!) ? 0 : 1)
  about.sort((a, b) => exact(a) - exact(b) || rank(a) - rank(b))
  return about[0] ?? sections.find(({ book }) => book === own[0]) ?? sections[0]
}

/** Sections that say what is looked for, those that say it in their title first. */
export function searchHelp(sections: readonly Section[], words: string, posts: readonly string[]): Section[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  const own = booksOf(posts)
  const says = (section: Section) => section.blocks.some((block) => textOf(block).toLowerCase().includes(wanted))
  return sections
    .map((section) => ({ section, inTitle: section.title.toLowerCase().includes(wanted) }))
    .filter(({ section, inTitle }) => inTitle || says(section))
    .sort(
      (a, b) =>
        Number(b.inTitle) - Number(a.inTitle) ||
        Number(own.includes(b.section.book)) - Number(own.includes(a.section.book)),
    )
    .map(({ section }) => section)
}
