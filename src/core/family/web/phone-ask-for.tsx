import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { BackLink, FootBar } from '../../../platform/web/kit/form-steps.tsx'
import { Facts, Panel } from '../../../platform/web/kit/panel.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import { mostText } from '../../needs/need.ts'
import { DeskPhotos } from '../../needs/web/desk-photos.tsx'
import { words as needWords } from '../../needs/words.zh.ts'
import { family, familyKey } from './calls.ts'
import styles from './family.module.css'
import { words } from './words.zh.ts'

/** Asks for somebody whom I help: one page, since their home and how they are reached is known. */
export function Page() {
  const { residentId } = usePathParams<'residentId'>()
  const helped = useQuery({ queryKey: [...familyKey, 'helped'], queryFn: () => family.listHelped() })
  const name = helped.data?.rows.find((row) => row.residentId === residentId)?.name ?? ''
  const [text, setText] = useState('')
  const [timeWish, setTimeWish] = useState('')
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const [missing, setMissing] = useState(false)
  const [sent, setSent] = useState<string | null>(null)
  const ask = useCommand(family.askFor, { renews: [familyKey], then: ({ number }) => setSent(number) })
  const back = `/m/family/helped/${residentId}`

  function send(): void {
    setMissing(!text.trim())
    if (!text.trim()) return
    void ask.run({
      params: { residentId },
      body: { text: text.trim(), photoIds: [...photoIds], timeWish: timeWish.trim() || undefined },
    })
  }

  if (sent !== null) {
    return (
      <div className={styles.stack}>
        <h1>{words.ask.sent}</h1>
        <p className={styles.hint}>{words.ask.sentHint}</p>
        <Panel read>
          <Facts facts={[{ label: words.ask.number, value: sent }]} />
        </Panel>
        <FootBar>
          <ButtonLink to={back} kind="primary" wide>
            {words.ask.back}
          </ButtonLink>
        </FootBar>
      </div>
    )
  }
  return (
    <div className={styles.stack}>
      <BackLink to={back} />
      <h1>{words.ask.title(name)}</h1>
      <p className={styles.hint}>{words.ask.hint}</p>
      <TextArea
        label={words.ask.text}
        rows={4}
        maxLength={mostText}
        value={text}
        onChange={(event) => {
          setMissing(false)
          setText(event.target.value)
        }}
      />
      <Field
        label={words.ask.time}
        hint={words.ask.timeHint}
        optional
        maxLength={100}
        value={timeWish}
        onChange={(event) => setTimeWish(event.target.value)}
      />
      <DeskPhotos label={words.ask.photos} ids={photoIds} onChange={setPhotoIds} />
      <FootBar note={needWords.emergencyLine}>
        {missing && <FieldError>{words.ask.missing}</FieldError>}
        <FailedLine error={ask.error} />
        <Button kind="main" wide busy={ask.running} onClick={send}>
          {words.ask.send}
        </Button>
      </FootBar>
    </div>
  )
}
