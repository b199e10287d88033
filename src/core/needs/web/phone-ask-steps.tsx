import type { ReactNode } from 'react'
import { commandId } from '../../../platform/web/command-id.ts'
import { Choice, Choices } from '../../../platform/web/kit/choice.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { FormSteps } from '../../../platform/web/kit/form-steps.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { PlacePicker } from '../../../platform/web/kit/place-picker.tsx'
import { VoiceNote } from '../../../platform/web/kit/voice-note.tsx'
import { placeLists } from '../../territory/web/place-lists.ts'
import { contactWays, topics, mostText } from '../need.ts'
import { words as needWords } from '../words.zh.ts'
import { timeParts } from './phone-draft.ts'
import type { Draft } from './phone-draft.ts'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

interface StepProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  foot: ReactNode
  onBack: () => void
}

interface WhatProps extends StepProps {
  phone: string | null
  photoFirst: boolean
}

/** 什么事: say it, write it, or tap what it is about; photos if they help. */
export function WhatStep({ draft, change, foot, onBack, phone, photoFirst }: WhatProps) {
  const photos = (
    <PhotoField
      label={words.ask.photos}
      hideLabel
      photos={draft.photos}
      max={9}
      onAdd={(file) => {
        const photo = { id: commandId(), src: URL.createObjectURL(file), file, uploadedId: null }
        change({ photos: [...draft.photos, photo] })
      }}
      onRemove={(id) => change({ photos: draft.photos.filter((photo) => photo.id !== id) })}
    />
  )
  return (
    <FormSteps
      step={1}
      count={3}
      onBack={onBack}
      question={words.ask.what}
      hint={words.ask.whatHint}
      foot={foot}
      footNote={needWords.emergencyLine}
    >
      {photoFirst && photos}
      <VoiceNote
        recording={draft.recording}
        onChange={(recording) => change({ recording, voiceNoteId: null })}
        phone={phone}
      />
      <div>
        <TextArea
          label={words.ask.orWrite}
          placeholder={words.ask.placeholder}
          rows={3}
          maxLength={mostText}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <p className={styles.under}>{words.ask.written(draft.text.trim().length)}</p>
      </div>
      <Choice
        label={words.ask.topic}
        look="tiles"
        options={topics.map((topic) => ({ value: topic, label: needWords.topics[topic] }))}
        value={draft.topic}
        onChange={(topic) => change({ topic: topic === draft.topic ? null : topic })}
      />
      {!photoFirst && photos}
    </FormSteps>
  )
}

/** 何时在哪: at home where that is known, else picked; and when it suits. */
export function WhereStep({ draft, change, foot, onBack, address }: StepProps & { address: string | null }) {
  const picking = address === null || draft.elsewhere
  return (
    <FormSteps step={2} count={3} onBack={onBack} question={words.ask.where} hint={words.ask.whereHint} foot={foot}>
      {address !== null && (
        <Choice
          label={words.ask.place}
          look="lines"
          options={[
            { value: 'home', label: words.ask.atHome, hint: address },
            { value: 'elsewhere', label: words.ask.elsewhere },
          ]}
          value={draft.elsewhere ? 'elsewhere' : 'home'}
          onChange={(where) => change({ elsewhere: where === 'elsewhere' })}
        />
      )}
      {picking && (
        <>
          <PlacePicker
            label={address === null ? words.ask.unknownHome : words.ask.elsewhere}
            value={draft.place}
            onChange={(place) => change({ place })}
            lists={placeLists}
          />
          <Field
            label={words.ask.placeNote}
            optional
            hint={words.ask.placeNoteHint}
            maxLength={100}
            value={draft.placeNote}
            onChange={(event) => change({ placeNote: event.target.value })}
          />
        </>
      )}
      <Choices
        label={words.ask.time}
        optional
        options={timeParts.map((part) => ({ value: part, label: words.ask.times[part] }))}
        values={draft.times}
        onChange={(times) => change({ times })}
      />
    </FormSteps>
  )
}

/** 怎么找您: by the own phone, or through the community. */
export function HowStep({ draft, change, foot, onBack, phone }: StepProps & { phone: string | null }) {
  return (
    <FormSteps step={3} count={3} onBack={onBack} question={words.ask.how} hint={words.ask.howHint} foot={foot}>
      <Choice
        label={words.ask.how}
        hideLabel
        look="lines"
        options={contactWays.map((way) => ({
          value: way,
          label: needWords.contactWays[way],
          ...(way === 'phone' && phone && { hint: phone }),
        }))}
        value={draft.contactWay}
        onChange={(contactWay) => change({ contactWay })}
      />
    </FormSteps>
  )
}
