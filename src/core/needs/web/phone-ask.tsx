import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { uploadFile } from '../../../platform/attachments/web/upload.ts'
import { ApiError } from '../../../platform/web/api-error.ts'
import { client } from '../../../platform/web/client.ts'
import { useSignalBack } from '../../../platform/web/connection.ts'
import { Button } from '../../../platform/web/kit/button.tsx'
import { CheckAnswers, FormSteps } from '../../../platform/web/kit/form-steps.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useGo } from '../../../platform/web/router.ts'
import { useMe } from '../../../platform/web/me.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { oneOf, useSearchParams } from '../../../platform/web/search-params.ts'
import { peopleAddresses } from '../../people/addresses.ts'
import type { peopleCalls } from '../../people/contract.ts'
import { words as needWords } from '../words.zh.ts'
import { keys, needs } from './phone-calls.ts'
import { emptyDraft, placeOf, placeWords, timeWords } from './phone-draft.ts'
import type { Draft } from './phone-draft.ts'
import { HowStep, WhatStep, WhereStep } from './phone-ask-steps.tsx'
import { Received } from './phone-received.tsx'
import { words } from './words-phone.zh.ts'

const people = client<typeof peopleCalls>(peopleAddresses)
const filters = { step: oneOf(['where', 'how', 'check']), from: oneOf(['photo']) }
const order = ['what', 'where', 'how', 'check'] as const

/** Ask for help: what, where and when, how to reach you; a look over it; then it is told. What was typed stays until it arrived. */
export function Page() {
  const me = useMe()
  const go = useGo()
  const [{ step, from }, set] = useSearchParams(filters)
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [missing, setMissing] = useState<string | null>(null)
  const home = useQuery({ queryKey: ['people', 'me'], queryFn: () => people.getMe() })
  const report = useCommand(needs.report, { renews: [keys.mine] })
  const [sent, setSent] = useState<Awaited<ReturnType<typeof needs.report>> | null>(null)
  const [mending, setMending] = useState(false)
  const [uploading, setUploading] = useState(false)
  const [uploadError, setUploadError] = useState<ApiError | null>(null)
  const address = home.data?.address ?? null
  const failure = uploadError ?? report.error
  // Only while all of it stands before the person, ready to go: nothing is sent that they are still changing.
  const waits = step === 'check' && failure?.offline === true
  useSignalBack(waits ? () => void send() : null)

  if (sent) return <Received need={sent} />

  const current = step ?? 'what'
  const at = order.indexOf(current)

  function change(part: Partial<Draft>): void {
    setMissing(null)
    setDraft((before) => ({ ...before, ...part }))
  }

  function next(): void {
    if (current === 'what' && !draft.text.trim() && !draft.recording) return setMissing(words.ask.missing)
    if (current === 'where' && !placeOf(draft, address !== null)) return setMissing(words.ask.placeMissing)
    if (mending) return back()
    setMissing(null)
    set({ step: order[at + 1] as 'where' }, { push: true })
  }

  /** From the look over everything to one answer; both ways on lead back to it. */
  function mend(wanted: 'where' | 'how' | null): void {
    setMending(true)
    set({ step: wanted }, { push: true })
  }

  function back(): void {
    setMissing(null)
    setMending(false)
    if (at === 0 && !mending) go('/m/')
    else window.history.back()
  }

  async function upload(): Promise<Pick<Draft, 'photos' | 'voiceNoteId'> | null> {
    setUploading(true)
    setUploadError(null)
    try {
      const files = await uploadAll(draft)
      change(files)
      return files
    } catch (cause) {
      setUploadError(cause instanceof ApiError ? cause : new ApiError({ error: 'broken' }, 0))
      return null
    } finally {
      setUploading(false)
    }
  }

  async function send(): Promise<void> {
    const files = await upload()
    if (!files) return
    const photoIds = files.photos.flatMap((photo) => photo.uploadedId ?? [])
    const { voiceNoteId } = files
    const answer = await report.run({
      body: {
        text: draft.text.trim() || undefined,
        voiceNoteId: voiceNoteId ?? undefined,
        photoIds,
        topic: draft.topic ?? undefined,
        ...(placeOf(draft, address !== null) ?? {}),
        placeNote: draft.placeNote.trim() || undefined,
        timeWish: timeWords(draft) || undefined,
        contactWay: draft.contactWay,
      },
    })
    if (answer) setSent(answer)
  }

  const foot = (
    <>
      {missing && <p role="alert">{missing}</p>}
      <Button kind="main" wide onClick={next}>
        {mending ? words.ask.mended : words.ask.next}
      </Button>
    </>
  )
  const common = { draft, change, foot, onBack: back }

  if (current === 'what') return <WhatStep {...common} phone={me?.street.phone ?? null} photoFirst={from === 'photo'} />
  if (current === 'where') return <WhereStep {...common} address={address} />
  if (current === 'how') return <HowStep {...common} phone={home.data?.phone ?? null} />
  return (
    <FormSteps
      step={3}
      count={3}
      onBack={back}
      question={words.ask.check}
      hint={words.ask.checkHint}
      footNote={needWords.emergencyLine}
      foot={
        <>
          <FailedLine error={failure} />
          {waits && <p role="status">{words.ask.goesBySelf}</p>}
          <Button kind="main" wide busy={report.running || uploading} onClick={() => void send()}>
            {uploading ? words.ask.sendingPhotos : report.running ? words.ask.sending : words.ask.send}
          </Button>
        </>
      }
    >
      <CheckAnswers
        answers={[
          {
            id: 'what',
            question: words.ask.answers.what,
            answer: draft.text.trim() || words.ask.voice(draft.recording?.seconds ?? 0),
            onChange: () => mend(null),
          },
          ...(draft.photos.length > 0
            ? [{ id: 'photos', question: words.ask.answers.photos, answer: words.ask.photoCount(draft.photos.length) }]
            : []),
          {
            id: 'place',
            question: words.ask.answers.place,
            answer: placeWords(draft, address),
            onChange: () => mend('where'),
          },
          {
            id: 'time',
            question: words.ask.answers.time,
            answer: timeWords(draft) || words.ask.noTime,
            onChange: () => mend('where'),
          },
          {
            id: 'contact',
            question: words.ask.answers.contact,
            answer: needWords.contactWays[draft.contactWay],
            onChange: () => mend('how'),
          },
        ]}
      />
    </FormSteps>
  )
}

/** Sends photos and the voice note ahead; what arrived keeps its id, so that sending again sends only the rest. */
async function uploadAll(draft: Draft): Promise<Pick<Draft, 'photos' | 'voiceNoteId'>> {
  const photos = await Promise.all(
    draft.photos.map(async (photo) =>
      photo.uploadedId ? photo : { ...photo, uploadedId: (await uploadFile(photo.file, 'photo.jpg')).id },
    ),
  )
  const { recording } = draft
  const voiceNoteId = draft.voiceNoteId ?? (recording ? (await uploadFile(recording.blob, 'voice')).id : null)
  return { photos, voiceNoteId }
}
