import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../../platform/web/api-error.ts'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { VoiceNote } from '../../../platform/web/kit/voice-note.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import type { Received } from '../contract.ts'
import { intake } from './public-calls.ts'
import { useFiles } from './public-draft.ts'
import { Arrived, CallButton, Dead, Urgent, usePhone } from './public-parts.tsx'
import styles from './public.module.css'
import { words } from './words-public.zh.ts'

/** Whoever is at home asks for help by the card at the door, in one screen and without sign-in. */
export function Page() {
  const { code } = usePathParams<'code'>()
  const card = useQuery({
    queryKey: ['intake', 'card', code],
    queryFn: () => intake.lookAtCard({ body: { code } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [turn, setTurn] = useState(0)

  if (card.isPending) return <Loading />
  // Without an answer one may still write: it is looked at again when it is sent.
  if (card.error instanceof ApiError && card.error.error === 'refused') {
    return (
      <Dead error={card.error}>
        <ButtonLink to="/c" wide>
          {words.ask.typeAnew}
        </ButtonLink>
      </Dead>
    )
  }
  return (
    <AskForm
      key={turn}
      code={code}
      community={card.data?.communityName ?? null}
      onAgain={() => setTurn((before) => before + 1)}
    />
  )
}

function AskForm({ code, community, onAgain }: { code: string; community: string | null; onAgain: () => void }) {
  const phone = usePhone(community)
  const files = useFiles('card', code)
  const [text, setText] = useState('')
  const [reach, setReach] = useState<'door' | 'phone'>('door')
  const [number, setNumber] = useState('')
  const [missing, setMissing] = useState<string | null>(null)
  const [received, setReceived] = useState<Received | null>(null)
  const ask = useCommand(intake.askByCard, { then: setReceived })

  async function send(): Promise<void> {
    if (!text.trim() && !files.recording) return setMissing(words.ask.missing)
    if (reach === 'phone' && !number.trim()) return setMissing(words.ask.phoneMissing)
    setMissing(null)
    const sent = await files.upload()
    if (!sent) return
    await ask.run({
      body: {
        code,
        text: text.trim() || undefined,
        ...sent,
        ...(reach === 'phone' && { phone: number.trim() }),
      },
    })
  }

  if (received) {
    const hint = reach === 'phone' ? words.received.byPhone : words.received.atDoor
    return <Arrived received={received} hint={hint} onAgain={onAgain} />
  }
  return (
    <div className={styles.stack}>
      <Urgent />
      <h1>{words.ask.title}</h1>
      <p className={styles.hint}>{community ? words.ask.hint(community) : words.ask.hintUnknown}</p>
      <VoiceNote recording={files.recording} onChange={files.setRecording} phone={phone?.phone} />
      <TextArea
        label={words.ask.orWrite}
        placeholder={words.ask.placeholder}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => {
          setMissing(null)
          setText(event.target.value)
        }}
      />
      <PhotoField label={words.ask.photos} hideLabel {...files.field} />
      <Choice
        label={words.ask.reach}
        options={[
          { value: 'door', label: words.ask.atDoor },
          { value: 'phone', label: words.ask.byPhone },
        ]}
        value={reach}
        onChange={setReach}
      />
      {reach === 'phone' && (
        <Field
          label={words.ask.phone}
          type="tel"
          autoComplete="tel"
          maxLength={20}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      )}
      {missing && <FieldError>{missing}</FieldError>}
      <FailedLine error={files.error ?? ask.error} />
      <Button kind="main" wide busy={files.uploading || ask.running} onClick={() => void send()}>
        {files.uploading ? words.ask.uploading : words.ask.send}
      </Button>
      <CallButton community={community} />
    </div>
  )
}
