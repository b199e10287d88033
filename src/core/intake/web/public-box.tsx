import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../../platform/web/api-error.ts'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import type { Received } from '../contract.ts'
import { intake } from './public-calls.ts'
import { useFiles } from './public-draft.ts'
import { Arrived, Dead } from './public-parts.tsx'
import styles from './public.module.css'
import { words } from './words-public.zh.ts'

/** A note for a suggestion box by phone, with or without a name. */
export function Page() {
  const { code } = usePathParams<'code'>()
  const box = useQuery({
    queryKey: ['intake', 'box', code],
    queryFn: () => intake.lookAtBox({ body: { code } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [turn, setTurn] = useState(0)

  if (box.isPending) return <Loading />
  if (box.error instanceof ApiError && box.error.error === 'refused') return <Dead error={box.error} />
  const where = box.data ? words.box.where(box.data.place, box.data.unitName) : null
  return <NoteForm key={turn} code={code} where={where} onAgain={() => setTurn((before) => before + 1)} />
}

function NoteForm({ code, where, onAgain }: { code: string; where: string | null; onAgain: () => void }) {
  const files = useFiles('box', code)
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [missing, setMissing] = useState(false)
  const [received, setReceived] = useState<Received | null>(null)
  const leave = useCommand(intake.leaveNote, { then: setReceived })

  async function send(): Promise<void> {
    setMissing(!text.trim())
    if (!text.trim()) return
    const sent = await files.upload()
    if (!sent) return
    await leave.run({
      body: {
        code,
        text: text.trim(),
        photoIds: sent.photoIds,
        name: name.trim() || undefined,
        phone: phone.trim() || undefined,
      },
    })
  }

  if (received) return <Arrived received={received} hint={words.received.noted} onAgain={onAgain} />
  return (
    <div className={styles.stack}>
      <h1>{words.box.title}</h1>
      {where && <p>{where}</p>}
      <p className={styles.hint}>{words.box.hint}</p>
      <TextArea
        label={words.box.label}
        placeholder={words.box.placeholder}
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => {
          setMissing(false)
          setText(event.target.value)
        }}
      />
      {missing && <FieldError>{words.box.missing}</FieldError>}
      <PhotoField label={words.ask.photos} hideLabel {...files.field} />
      <Field
        label={words.box.name}
        hint={words.box.nameHint}
        optional
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={words.box.phone}
        hint={words.box.phoneHint}
        optional
        type="tel"
        maxLength={20}
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <FailedLine error={files.error ?? leave.error} />
      <Button kind="main" wide busy={files.uploading || leave.running} onClick={() => void send()}>
        {files.uploading ? words.ask.uploading : words.box.send}
      </Button>
      <ButtonLink to="/receipt" kind="quiet" wide>
        {words.received.look}
      </ButtonLink>
    </div>
  )
}
