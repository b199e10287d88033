import { ChevronRight } from 'lucide-react'
import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import { Link } from '../link.tsx'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import styles from './item-list.module.css'

export interface Item {
  id: string
  /** Where it opens. */
  to: string
  title: ReactNode
  /** Under the title. */
  second?: ReactNode
  /** Before both: a `<KindMark>`, a time. */
  mark?: ReactNode
  /** At the right end, upper and lower: a `<Deadline short>`, a `<TeamTag>`. */
  end?: ReactNode
  endSecond?: ReactNode
  /** What screen readers and the tick box call it. */
  name?: string
  strong?: boolean
}

interface Props {
  label: string
  items: readonly Item[]
  /** The open one, for the list beside its detail. */
  current?: string | null
  /** Ticks: shown when given. */
  picked?: ReadonlySet<string>
  onPick?: (id: string) => void
  /** `desk` rows of 70 px edge to edge, `phone` cards with an arrow. */
  look?: 'desk' | 'phone'
  ref?: Ref<HTMLUListElement>
}

/** A list of things that open: the left pane of the desk, the cards of the phone. Pair it with `useListKeys` on the desk. */
export function ItemList({ label, items, current, picked, onPick, look = 'desk', ref }: Props) {
  return (
    <ul aria-label={label} className={classes(styles.list, styles[look])} ref={ref}>
      {items.map((item) => (
        <Row
          key={item.id}
          item={item}
          look={look}
          here={item.id === current}
          picked={picked?.has(item.id)}
          onPick={onPick}
        />
      ))}
    </ul>
  )
}

interface RowProps {
  item: Item
  look: 'desk' | 'phone'
  here: boolean
  picked: boolean | undefined
  onPick: ((id: string) => void) | undefined
}

function Row({ item, look, here, picked, onPick }: RowProps) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (here && look === 'desk') row.current?.scrollIntoView({ block: 'nearest' })
  }, [here, look])

  return (
    <li ref={row} className={classes(styles.item, here && styles.here)}>
      {onPick && (
        <label className={styles.tick}>
          <span className="heard">{words.list.pickRow(item.name ?? item.id)}</span>
          <input type="checkbox" checked={picked ?? false} onChange={() => onPick(item.id)} />
        </label>
      )}
      <Link to={item.to} className={styles.link} aria-current={here ? 'true' : undefined}>
        {item.mark && <span className={styles.mark}>{item.mark}</span>}
        <span className={styles.words}>
          <span className={classes(styles.title, item.strong && styles.strong)}>{item.title}</span>
          {item.second && <span className={styles.second}>{item.second}</span>}
        </span>
        {(item.end || item.endSecond) && (
          <span className={styles.end}>
            <span>{item.end}</span>
            {item.endSecond && <span className={styles.endSecond}>{item.endSecond}</span>}
          </span>
        )}
        {look === 'phone' && <ChevronRight size="1.2em" className={styles.arrow} aria-hidden />}
      </Link>
    </li>
  )
}
