import { useQuery } from '@tanstack/react-query'
import { Phone } from 'lucide-react'
import { ApiError } from '../../../platform/web/api-error.ts'
import { ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { phoneOf, phonesQuery } from '../../intake/web/public-calls.ts'
import { stateWords } from '../words.zh.ts'
import { buildingNotices, noticesKey } from './calls.ts'
import styles from './public-notice.module.css'
import { toneOfState } from './tones.ts'
import { words } from './words-public.zh.ts'

/** What hangs at the entrance, as it stands now; for whoever scans the poster or was told of it. */
export function Page() {
  const { noticeId } = usePathParams<'noticeId'>()
  const { data: phones } = useQuery(phonesQuery)
  const found = useQuery({
    queryKey: [...noticesKey, 'board', noticeId],
    queryFn: () => buildingNotices.lookAtNotice({ params: { noticeId } }),
  })
  if (found.isPending) return <Loading />
  if (found.error instanceof ApiError && (found.error.status === 404 || found.error.status === 400))
    return <Empty>{words.gone}</Empty>
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />

  const { state, unitName, places, responsible, messages } = found.data
  const [last, ...earlier] = messages
  const phone = phoneOf(phones ?? [], unitName)
  return (
    <>
      <h1>{last!.title}</h1>
      <p className="second">
        {unitName} {places}
      </p>
      <Panel read tone={state === 'over' ? 'good' : 'plain'}>
        <p className={styles.text}>{last!.text}</p>
        <p className={styles.second}>
          <Badge tone={toneOfState[state]}>{stateWords[state]}</Badge> {words.responsible(responsible)}
        </p>
      </Panel>
      {phone && (
        <p className={styles.call}>
          <ButtonLink to={`tel:${phone.phone}`} icon={Phone} wide>
            {words.call(phone.name)}
          </ButtonLink>
        </p>
      )}
      {earlier.length > 0 && (
        <Section title={words.earlier}>
          {earlier.map(({ id, title, text, writtenAt }) => (
            <div key={id} className={styles.earlier}>
              <p className={styles.title}>{title}</p>
              <p className={styles.text}>{text}</p>
              <p className={styles.second}>
                <At at={writtenAt} spoken />
              </p>
            </div>
          ))}
        </Section>
      )}
    </>
  )
}
