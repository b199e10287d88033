import { useQuery } from '@tanstack/react-query'
import { Link } from '../../../platform/web/link.tsx'
import { buildingNotices, noticesKey } from './calls.ts'
import styles from './phone-here.module.css'
import { words } from './words-public.zh.ts'

/** At the top of a resident's first page: what holds for the building now. Nothing where nothing does. */
export function Here() {
  const { data } = useQuery({
    queryKey: [...noticesKey, 'here'],
    queryFn: () => buildingNotices.listHere(),
    staleTime: 60_000,
  })
  if (!data || data.notices.length === 0) return null
  return (
    <ul className={styles.list} aria-label={words.here}>
      {data.notices.map(({ id, state, messages }) => (
        <li key={id}>
          <Link to={`/n/${id}`} className={state === 'over' ? styles.over : styles.now}>
            <span className={styles.title}>{messages[0]?.title}</span>
            <span className={styles.text}>{messages[0]?.text}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
