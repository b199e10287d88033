import { pictures } from 'virtual:help'
import type { Block, Inline } from '../markdown.ts'
import styles from './help.module.css'

interface Props {
  blocks: readonly Block[]
  /** Opens another page of the manual: `居民`. */
  onBook: (book: string) => void
}

/** Blocks of the manual as elements: nothing in them is ever read as HTML. */
export function HelpText({ blocks, onBook }: Props) {
  const inline = (words: readonly Inline[]) => words.map((part, at) => <Part key={at} part={part} onBook={onBook} />)
  return (
    <div className={styles.text}>
      {blocks.map((block, at) => {
        switch (block.kind) {
          case 'heading':
            return <h3 key={at}>{block.text}</h3>
          case 'words':
            return <p key={at}>{inline(block.words)}</p>
          case 'list': {
            const List = block.ordered ? 'ol' : 'ul'
            return (
              <List key={at}>
                {block.items.map((item, place) => (
                  <li key={place}>{inline(item)}</li>
                ))}
              </List>
            )
          }
          case 'table':
            return (
              <table key={at}>
                <thead>
                  <tr>
                    {block.head.map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {block.rows.map((cells, place) => (
                    <tr key={place}>
                      {cells.map((cell, column) => (
                        <td key={column}>{inline(cell)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          case 'picture':
            return pictures[block.file] ? (
              <img key={at} src={pictures[block.file]} alt={block.text} loading="lazy" />
            ) : null
        }
      })}
    </div>
  )
}

function Part({ part, onBook }: { part: Inline; onBook: (book: string) => void }) {
  if ('link' in part) {
    const book = /^([^/]+)\.md$/.exec(decodeURI(part.link))?.[1]
    if (!book) return <>{part.text}</>
    return (
      <button type="button" className={styles.link} onClick={() => onBook(book)}>
        {part.text}
      </button>
    )
  }
  if (part.strong) return <strong>{part.text}</strong>
  return part.code ? <kbd>{part.text}</kbd> : <>{part.text}</>
}
