import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { spacedCode } from '../code.ts'
import { phoneOf, phonesQuery } from './desk-calls.ts'
import styles from './desk-paper.module.css'
import { QrCode } from './desk-qr.tsx'
import { words } from './words-desk.zh.ts'

interface Props {
  back: { to: string; label: string }
  pageTitle: string
  unitName: string
  title: string
  hint: string
  lines: readonly string[]
  /** `/b/` or `/r/`. */
  path: string
  code: string
}

/** One A4 sheet for the notice board: what it is about, the code to scan, and the same in letters. */
export function Poster({ back, pageTitle, unitName, title, hint, lines, path, code }: Props) {
  const me = useMe()
  const { data: phones } = useQuery(phonesQuery)
  const phone = phoneOf(phones ?? [], unitName)
  return (
    <PageBody>
      <div className="no-print">
        <BackLink to={back.to}>{back.label}</BackLink>
        <PageHead
          title={pageTitle}
          second={words.printHint}
          actions={
            <Button kind="main" icon={Printer} onClick={() => window.print()}>
              {words.print}
            </Button>
          }
        />
      </div>
      <div className={styles.scroll}>
        <div className={styles.paper}>
          <div className={styles.poster}>
            <p className={styles.posterOf}>
              {me?.street.name} {unitName}
            </p>
            <p className={styles.posterTitle}>{title}</p>
            <p className={styles.posterHint}>{hint}</p>
            <QrCode text={`${location.origin}${path}${code}`} label={spacedCode(code)} className={styles.posterQr} />
            <p className={styles.posterCode}>{`${location.host}${path}${code}`}</p>
            {lines.map((line) => (
              <p key={line} className={styles.posterLine}>
                {line}
              </p>
            ))}
            {phone && (
              <p className={styles.posterLine}>
                {phone.name} {phone.phone}
              </p>
            )}
          </div>
        </div>
      </div>
    </PageBody>
  )
}
