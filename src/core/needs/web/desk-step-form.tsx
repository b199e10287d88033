import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice, Choices } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { mostText } from '../need.ts'
import type { NeedView } from '../views.ts'
import { DeskMoment } from './desk-moment.tsx'
import { DeskPhotos } from './desk-photos.tsx'
import styles from './desk-step-form.module.css'
import { momentOf, type StepField, type StepForm, type Values } from './desk-step-fields.ts'
import { type StepDone, useStepping } from './desk-stepping.ts'
import { words } from './words-desk-steps.zh.ts'

interface Props {
  need: NeedView
  form: StepForm
  onDone: (done: StepDone) => void
  onClose: () => void
}

/** A step's few questions in a drawer; what happens is said before the button. */
export function StepDrawer({ need, form, onDone, onClose }: Props) {
  const stepping = useStepping(need, onDone)
  const [values, setValues] = useState<Values>(form.start ?? {})
  const [missing, setMissing] = useState<readonly string[]>([])

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    const left = form.fields.filter((field) => !field.optional && isMissing(field, values)).map(({ name }) => name)
    setMissing(left)
    if (left.length > 0) focusWrong()
    else await stepping.take(form.step, form.body(values), form.said(values))
  }

  return (
    <Drawer title={form.title} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void send(event)} onKeyDown={sendByKey} noValidate>
        {form.happens && <p className={styles.happens}>{form.happens}</p>}
        {form.fields.map((field, index) => (
          <Question
            key={field.name}
            field={field}
            first={index === 0}
            value={values[field.name]}
            error={missing.includes(field.name) ? words.missing : null}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        <StepFoot stepping={stepping} act={form.act} heavy={form.heavy} onClose={onClose} />
      </form>
    </Drawer>
  )
}

/** Ctrl or ⌘ with Enter sends from inside a text. */
export function sendByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
}

/** Once the page shows what is missing, the focus goes to the first of it. */
export function focusWrong(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

interface FootProps {
  stepping: Pick<ReturnType<typeof useStepping>, 'running' | 'error' | 'conflict'>
  act: string
  heavy?: boolean | undefined
  disabled?: boolean
  onClose: () => void
}

/** What was refused, then the act and the way out. */
export function StepFoot({ stepping, act, heavy, disabled, onClose }: FootProps) {
  return (
    <>
      {stepping.conflict && (
        <p role="alert" className={styles.conflict}>
          {words.conflict}
        </p>
      )}
      <FailedLine error={stepping.error} />
      <Buttons>
        <Button type="submit" kind={heavy ? 'danger' : 'main'} busy={stepping.running} disabled={disabled ?? false}>
          {act}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </Buttons>
    </>
  )
}

interface QuestionProps {
  field: StepField
  value: Values[string] | undefined
  error: string | null
  first: boolean
  onChange: (value: Values[string]) => void
}

function Question({ field, value, error, first, onChange }: QuestionProps) {
  const look = {
    label: field.label,
    error,
    optional: field.optional ?? false,
    ...(field.hint ? { hint: field.hint } : {}),
  }
  const focus = first ? { 'data-first': true } : {}
  switch (field.ask) {
    case 'words':
      return (
        <TextArea
          {...look}
          {...focus}
          rows={field.rows ?? 5}
          maxLength={field.most ?? mostText}
          value={asText(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'line':
      return (
        <Field
          {...look}
          {...focus}
          maxLength={200}
          value={asText(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'moment':
      return <DeskMoment {...look} first={first} value={asText(value)} onChange={onChange} />
    case 'tick':
      return (
        <label className={styles.tick}>
          <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
          {field.label}
        </label>
      )
    case 'photos':
      return <DeskPhotos {...look} ids={asList(value)} onChange={onChange} />
    case 'one':
      return <Choice {...look} options={field.options} value={asText(value) || null} onChange={onChange} />
    case 'some':
      return <Choices {...look} options={field.options} values={asList(value)} onChange={onChange} />
  }
}

function isMissing(field: StepField, values: Values): boolean {
  const value = values[field.name]
  if (field.ask === 'tick' || field.ask === 'photos') return false
  if (field.ask === 'moment') return momentOf(asText(value)) === null
  return field.ask === 'some' ? asList(value).length === 0 : asText(value).trim() === ''
}

function asText(value: Values[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}

function asList(value: Values[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : []
}
