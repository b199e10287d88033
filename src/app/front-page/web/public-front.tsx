import { queryOptions, useQuery } from '@tanstack/react-query'
import { Mic } from 'lucide-react'
import { useEffect } from 'react'
import { client } from '../../../platform/web/client.ts'
import { ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { Steps } from '../../../platform/web/kit/timeline.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useGo } from '../../../platform/web/router.ts'
import { words as kitWords } from '../../../platform/web/words.zh.ts'
import { frontPageAddresses } from '../addresses.ts'
import type { frontPageCalls, FrontPageView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './front-page.module.css'

const frontPage = client<typeof frontPageCalls>(frontPageAddresses)
const frontPageQuery = queryOptions({ queryKey: ['front-page'], queryFn: () => frontPage.lookIn() })

/** What this street offers, for whoever looks in: how to ask, whom to call, which teams there are. */
export function Page() {
  const { data, error, refetch } = useQuery(frontPageQuery)
  const go = useGo()
  useEffect(() => {
    if (data?.firstRun) go('/first-run', { replace: true })
  }, [data, go])

  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data || data.firstRun) return <Loading />
  return <Front data={data} />
}

function Front({ data: { street, communities, phones, teams } }: { data: FrontPageView }) {
  return (
    <div className={styles.stack}>
      <div className={styles.top}>
        <div>
          <h1 className={styles.title}>{street?.name || words.title}</h1>
          <p className={styles.hint}>{words.promise}</p>
        </div>
        <span className={styles.signIn}>
          <ButtonLink to="/sign-in">{words.signIn}</ButtonLink>
        </span>
      </div>

      <Link to="/m/" className={styles.help}>
        <span className={styles.helpMark} aria-hidden>
          <Mic size="1.4em" strokeWidth={1.75} />
        </span>
        <span>
          <span className={styles.helpWord}>{words.askForHelp}</span>
          {words.askHint}
        </span>
      </Link>
      {phones.length > 0 && (
        <Section title={words.calls}>
          <ul className={styles.calls}>
            {phones.map(({ name, phone }) => (
              <li key={phone}>
                <Link
                  to={`tel:${phone.replace(/[^0-9]/g, '')}`}
                  aria-label={words.call(name, phone)}
                  className={styles.call}
                >
                  <span className={styles.whose}>{name}</span> <span className={styles.number}>{phone}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p className={styles.plain}>{kitWords.emergency}</p>

      <Section title={words.teams}>
        <Panel flush>
          <ul>
            {teams.map((team) => (
              <li key={team.id} className={styles.row}>
                <TeamTag name={team.name} colour={team.colour} />
                <p className={styles.services}>{team.services.join(kitWords.separator)}</p>
              </li>
            ))}
          </ul>
        </Panel>
      </Section>
      <Section title={words.steps}>
        <Panel>
          <div className="not-elder">
            <Steps steps={words.stepsList} current={0} />
          </div>
          <p>{words.stepsHint}</p>
        </Panel>
      </Section>
      <Section title={words.communities}>
        <p>{communities.map(({ name }) => name).join(kitWords.separator)}</p>
        <p className={styles.hint}>{words.privacy}</p>
      </Section>
    </div>
  )
}
