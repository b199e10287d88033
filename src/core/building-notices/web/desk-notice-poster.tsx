import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import { stampWords } from '../../../platform/web/time.ts'
import { phoneOf, phonesQuery } from '../../intake/web/public-calls.ts'
import { QrCode } from '../../intake/web/desk-qr.tsx'
import { kindWords, overWords, spanWords } from '../words.zh.ts'
import { buildingNotices, noticesKey } from './calls.ts'
import styles from './desk-notice-poster.module.css'
import { bigUpTo } from './desk-text-fields.tsx'
import { words } from './words-desk.zh.ts'

/** One A4 sheet for the entrance, to be read by old eyes from two metres. */
export function Page() {
  const { noticeId } = usePathParams<'noticeId'>()
  const me = useMe()
  const { data: phones } = useQuery(phonesQuery)
  const found = useQuery({
    queryKey: [...noticesKey, noticeId],
    queryFn: () => buildingNotices.getNotice({ params: { noticeId } }),
  })
  if (found.isPending) return <Loading shape="rows" />
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />

  const { kind, unitName, places, responsible, messages } = found.data
  const last = messages[0]!
  const over = last.kind === 'over'
  const phone = phoneOf(phones ?? [], unitName)
  return (
    <PageBody>
      <div className="no-print">
        <BackLink to={`/desk/building-notices/${noticeId}`}>{last.title}</BackLink>
        <PageHead
          title={words.poster.title}
          second={words.poster.hint}
          actions={
            <Button kind="main" icon={Printer} onClick={() => window.print()}>
              {words.poster.print}
            </Button>
          }
        />
      </div>
      <div className={styles.scroll}>
        <article className={styles.paper}>
          <p className={styles.of}>
            {me?.street.name} {unitName}
          </p>
          <h2 className={styles.what}>{over ? overWords[kind] : words.poster.what(kindWords[kind])}</h2>
          {!over && <p className={styles.when}>{spanWords(last)}</p>}
          <p className={styles.where}>{places}</p>
          <p className={last.text.length > bigUpTo ? styles.longText : styles.text}>{last.text}</p>
          <div className={styles.foot}>
            <div className={styles.words}>
              <p>{words.poster.responsible(responsible)}</p>
              {phone && (
                <>
                  <p>{words.poster.of}</p>
                  <p className={styles.phone}>{phone.phone}</p>
                </>
              )}
              <p className={styles.at}>{stampWords(last.writtenAt)}</p>
            </div>
            <div className={styles.scan}>
              <QrCode text={`${location.origin}/n/${noticeId}`} label={words.poster.scan} className={styles.qr} />
              <p>{words.poster.scan}</p>
            </div>
          </div>
        </article>
      </div>
    </PageBody>
  )
}
