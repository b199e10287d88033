import { Paperclip, X } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { uploadFile } from '../../../platform/attachments/web/upload.ts'
import { ApiError } from '../../../platform/web/api-error.ts'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { IconButton } from '../../../platform/web/kit/icon-button.tsx'
import { NumberField } from '../../../platform/web/kit/number-field.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { people } from '../../people/web/calls.ts'
import { type Answers, type FieldSpec, filledOf, missingIn, noAnswers } from './fields.ts'
import styles from './things.module.css'
import { words } from './words.zh.ts'

const mostChips = 6

interface Props {
  title: string
  fields: readonly FieldSpec[]
  initial?: Answers
  /** What the main button says. */
  act?: string
  running: boolean
  error: ApiError | null
  onSave: (answers: Answers) => void
  onClose: () => void
}

/** One step of somebody, asked for in a drawer. */
export function StepForm({
  title,
  fields,
  initial = noAnswers,
  act = words.save,
  running,
  error,
  onSave,
  onClose,
}: Props) {
  const [answers, setAnswers] = useState(initial)
  const [tried, setTried] = useState(false)
  const filled = filledOf(answers)
  const missing = missingIn(fields, answers)

  function save(): void {
    setTried(true)
    if (missing.length === 0) onSave(answers)
  }

  return (
    <Drawer
      title={title}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={running} onClick={save}>
            {act}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.form}>
        {fields
          .filter((field) => !field.when || field.when(filled))
          .map((field) => (
            <OneField key={field.name} field={field} answers={answers} onChange={setAnswers} />
          ))}
        {tried && missing.length > 0 && <FieldError>{words.missing(missing)}</FieldError>}
        <FailedLine error={error} />
      </div>
    </Drawer>
  )
}

interface OneProps {
  field: FieldSpec
  answers: Answers
  onChange: (change: (before: Answers) => Answers) => void
}

function OneField({ field, answers, onChange }: OneProps) {
  const { name, label, hint, optional } = field
  const look = { label, ...(hint && { hint }), ...(optional && { optional }) }
  const value = answers.texts[name] ?? ''
  const write = (text: string) => onChange((before) => ({ ...before, texts: { ...before.texts, [name]: text } }))

  if (field.kind === 'text' || field.kind === 'area') {
    const Kind = field.kind === 'text' ? Field : TextArea
    return <Kind {...look} value={value} maxLength={field.max} onChange={({ target }) => write(target.value)} />
  }
  if (field.kind === 'day') {
    return <DateField {...look} min={field.min} value={value || null} onChange={(day) => write(day ?? '')} />
  }
  if (field.kind === 'moment') {
    return <Field {...look} type="datetime-local" value={value} onChange={({ target }) => write(target.value)} />
  }
  if (field.kind === 'number') {
    return (
      <NumberField
        {...look}
        {...(field.unit && { unit: field.unit })}
        min={1}
        max={1_000_000_000}
        value={value === '' ? null : Number(value)}
        onChange={(number) => write(number === null ? '' : String(number))}
      />
    )
  }
  if (field.kind === 'select') {
    if (field.options.length <= mostChips && !optional) {
      return <Choice {...look} options={field.options} value={value || null} onChange={write} />
    }
    return <Select {...look} options={field.options} value={value} onChange={({ target }) => write(target.value)} />
  }
  if (field.kind === 'files') {
    return (
      <FilesField
        label={label}
        photosOnly={field.photosOnly ?? false}
        files={answers.files[name] ?? []}
        onChange={(files) => onChange((before) => ({ ...before, files: { ...before.files, [name]: files } }))}
      />
    )
  }
  return (
    <PersonPicker
      label={label}
      {...(hint && { hint })}
      value={answers.people[name] ?? null}
      onChange={(person) => onChange((before) => ({ ...before, people: { ...before.people, [name]: person } }))}
      find={findPeople}
      queryKey={['people', 'find']}
    />
  )
}

interface FilesProps {
  label: string
  photosOnly: boolean
  files: Answers['files'][string]
  onChange: (files: Answers['files'][string]) => void
}

/** Signed papers and photos: sent as they are picked, so that the form keeps their ids. */
function FilesField({ label, photosOnly, files, onChange }: FilesProps) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function add({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = target.files?.[0]
    target.value = ''
    if (!file) return
    setBusy(true)
    setError(null)
    try {
      const { id, name, kind } = await uploadFile(file, file.name)
      if (kind === 'photo' || (kind === 'document' && !photosOnly)) onChange([...files, { id, name }])
      else setError(photosOnly ? words.files.photosOnly : words.files.papersOnly)
    } catch (failure) {
      setError(failure instanceof ApiError ? failure.message : '')
    }
    setBusy(false)
  }

  return (
    <div>
      <p>{label}</p>
      {!photosOnly && <p className="second">{words.files.hint}</p>}
      <ul>
        {files.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            <IconButton
              icon={X}
              word={words.files.remove}
              onClick={() => onChange(files.filter((file) => file.id !== id))}
            />
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        accept={photosOnly ? 'image/*' : 'application/pdf,image/*'}
        className="heard"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => void add(event)}
      />
      <Button icon={Paperclip} busy={busy} onClick={() => input.current?.click()}>
        {busy ? words.files.busy : words.files.add}
      </Button>
      {error !== null && <FieldError>{error}</FieldError>}
    </div>
  )
}

async function findPeople(text: string): Promise<FoundPerson[]> {
  const { rows } = await people.listPeople({ query: { words: text, limit: 12 } })
  return rows.map(({ id, name, unitName }) => ({ id, name, hint: unitName }))
}
