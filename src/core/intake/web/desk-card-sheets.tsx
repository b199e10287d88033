import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Printer } from 'lucide-react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { spacedCode } from '../code.ts'
import type { CardToPrint } from '../contract.ts'
import { phoneOf, phonesQuery } from './desk-calls.ts'
import styles from './desk-paper.module.css'
import { QrCode } from './desk-qr.tsx'
import { words } from './words-desk.zh.ts'

const perSheet = 8

/** Cards as they leave the printer, eight to a sheet; above each, outside of the cut, the door that it is for. */
export function CardSheets({ cards, onBack }: { cards: readonly CardToPrint[]; onBack: () => void }) {
  const me = useMe()
  const { data: phones } = useQuery(phonesQuery)
  const pages = Array.from({ length: Math.ceil(cards.length / perSheet) }, (_, page) =>
    cards.slice(page * perSheet, (page + 1) * perSheet),
  )

  return (
    <PageBody>
      <div className="no-print">
        <PageHead
          title={words.cards.title}
          second={`${words.cards.sheets(cards.length, pages.length)} ${words.dot} ${words.printHint}`}
          actions={
            <Buttons>
              <Button kind="main" icon={Printer} onClick={() => window.print()}>
                {words.print}
              </Button>
              <Button icon={ArrowLeft} onClick={onBack}>
                {words.back}
              </Button>
            </Buttons>
          }
        />
      </div>
      <div className={styles.scroll}>
        {pages.map((page) => (
          <div key={page[0]?.id} className={styles.paper}>
            <div className={styles.cards}>
              {page.map((card) => (
                <div key={card.id}>
                  <p className={styles.where}>{card.line}</p>
                  <Card
                    card={card}
                    of={`${me?.street.name ?? ''} ${words.cards.community(card.communityName)}`}
                    phone={phoneOf(phones ?? [], card.communityName)?.phone ?? null}
                  />
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </PageBody>
  )
}

function Card({ card: { code }, of, phone }: { card: CardToPrint; of: string; phone: string | null }) {
  return (
    <div className={styles.card}>
      <p className={styles.of}>{of}</p>
      <p className={styles.slogan}>{words.cards.slogan}</p>
      <p className={styles.small}>{words.cards.sloganSecond}</p>
      {phone && (
        <>
          <p className={styles.small}>{words.cards.call}</p>
          <p className={styles.phone}>{phone}</p>
        </>
      )}
      <QrCode text={`${location.origin}/c/${code}`} label={spacedCode(code)} className={styles.qr} />
      <p className={styles.code}>{spacedCode(code)}</p>
      <p className={styles.foot}>
        {words.cards.orType(`${location.host}/c`)}
        <br />
        {words.cards.emergency}
      </p>
    </div>
  )
}
