import { useQuery } from '@tanstack/react-query'
import { Camera, Mic, Phone } from 'lucide-react'
import { ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { useNow } from '../../../platform/web/now.ts'
import { greetingWords } from '../../../platform/web/time.ts'
import { isEnded } from '../need.ts'
import { words as needWords } from '../words.zh.ts'
import type { MyNeedRow } from '../views.ts'
import { keys, needs } from './phone-calls.ts'
import { MyNeedCard } from './phone-my-card.tsx'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

const shownAtHome = 3

/** The resident's first page: ask for help, and see how my things stand. */
export function Page() {
  const me = useMe()
  const now = useNow()
  const mine = useQuery({ queryKey: keys.mine, queryFn: () => needs.listMine({ query: { limit: 20 } }) })
  const open = mineFirst(mine.data?.rows ?? [])
  const phone = me?.street.phone

  return (
    <>
      <h1>{words.home.greeting(me?.person.called ?? me?.person.name ?? '', greetingWords(now))}</h1>
      <p className="second">{words.home.hint}</p>

      <Link to="/m/ask" className={styles.askCard}>
        <span className={styles.askCircle} aria-hidden>
          <Mic size="1.4em" />
        </span>
        <span className={styles.askWords}>
          <span className={styles.askTitle}>{words.home.ask}</span>
          <span>
            {words.home.askHint}
            <span className="not-elder">{words.home.askHintMore}</span>
          </span>
        </span>
      </Link>
      <div className={styles.pair}>
        {phone && (
          <ButtonLink to={`tel:${phone}`} icon={Phone} wide>
            {words.home.call}
          </ButtonLink>
        )}
        <ButtonLink to="/m/ask?from=photo" icon={Camera} wide className="not-elder">
          {words.home.photo}
        </ButtonLink>
      </div>

      <Section title={words.home.mine} action={<Link to="/m/needs">{words.home.more}</Link>}>
        {mine.isPending && <Loading shape="cards" rows={1} />}
        {mine.error && <Failed error={mine.error} onRetry={() => void mine.refetch()} phone={phone ?? undefined} />}
        {mine.data && open.length === 0 && <Empty>{words.home.none}</Empty>}
        {open.slice(0, shownAtHome).map((need, index) => (
          <MyNeedCard key={need.id} need={need} read={index === 0} />
        ))}
      </Section>
      <p className={styles.emergency}>{needWords.emergencyLine}</p>
    </>
  )
}

/** What waits for my word, then who comes to me, then the rest as they were told. */
function mineFirst(rows: readonly MyNeedRow[]): MyNeedRow[] {
  const weight = (need: MyNeedRow) => (need.canConfirm ? 0 : need.nextVisitAt ? 1 : 2)
  return rows.filter((need) => !isEnded(need.state)).sort((a, b) => weight(a) - weight(b))
}
