import type { ReactNode } from 'react'
import { attachmentPath } from '../../../platform/attachments/web/upload.ts'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Empty } from '../../../platform/web/kit/states.tsx'
import styles from './things.module.css'
import { words } from './words.zh.ts'

export interface Act {
  label: string
  onPress: () => void
  busy?: boolean
}

export interface Thing {
  id: string
  title: string
  /** Beside the title: a badge. */
  mark?: ReactNode
  /** Second-level lines under it. */
  lines?: readonly ReactNode[]
  acts?: readonly (Act | false)[]
}

/** What belongs to one partner, council or promise, one under another, each with what can be done. */
export function Things({ things, empty }: { things: readonly Thing[]; empty: string }) {
  if (things.length === 0) return <Empty>{empty}</Empty>
  return (
    <ul className={styles.things}>
      {things.map(({ id, title, mark, lines = [], acts = [] }) => (
        <li key={id} className={styles.thing}>
          <div className={styles.said}>
            <p className={styles.title}>
              <span>{title}</span>
              {mark}
            </p>
            {lines.map(
              (line, index) =>
                line && (
                  <p key={index} className="second">
                    {line}
                  </p>
                ),
            )}
          </div>
          <Acts acts={acts} of={title} />
        </li>
      ))}
    </ul>
  )
}

interface ActsProps {
  acts: readonly (Act | false)[]
  /** Whoever hears the page is told of what. */
  of: string
  /** At the foot of a drawer the first is the main one; in a row all are quiet. */
  foot?: boolean
}

export function Acts({ acts, of, foot = false }: ActsProps) {
  const shown = acts.filter((act) => act !== false)
  if (shown.length === 0) return null
  return (
    <div className={styles.acts}>
      {shown.map(({ label, onPress, busy }, index) => (
        <Button
          key={label}
          kind={foot ? (index === 0 ? 'main' : 'plain') : 'quiet'}
          busy={busy ?? false}
          onClick={onPress}
        >
          {label}
          <span className="heard"> {of}</span>
        </Button>
      ))}
    </div>
  )
}

/** Files as links by their names. */
export function Files({ files }: { files: readonly { id: string; name: string }[] }) {
  return (
    <span className={styles.files}>
      {files.map(({ id, name }) => (
        <a key={id} href={attachmentPath(id)} target="_blank" rel="noreferrer">
          {name}
        </a>
      ))}
    </span>
  )
}

/** Photos, each opening large. */
export function Photos({ photos }: { photos: readonly { id: string }[] }) {
  return (
    <div className={styles.photos}>
      {photos.map(({ id }, index) => (
        <a key={id} href={attachmentPath(id)} target="_blank" rel="noreferrer">
          <img src={attachmentPath(id, 'small')} alt={words.wishes.photo(index + 1)} loading="lazy" />
        </a>
      ))}
    </div>
  )
}
