/** The fields of a form, as data: each step of this module asks for a few. */

interface Look {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  /** Shown only when this holds. */
  readonly when?: (filled: Filled) => boolean
}

export type FieldSpec = Look &
  (
    | { readonly kind: 'text' | 'area'; readonly max: number }
    | { readonly kind: 'day' | 'moment'; readonly min?: string }
    | { readonly kind: 'number'; readonly unit?: string }
    | { readonly kind: 'select'; readonly options: readonly { readonly value: string; readonly label: string }[] }
    | { readonly kind: 'person' }
    | { readonly kind: 'files'; readonly photosOnly?: boolean }
  )

export interface Answers {
  readonly texts: Readonly<Record<string, string>>
  readonly people: Readonly<Record<string, { id: string; name: string } | null>>
  readonly files: Readonly<Record<string, readonly { id: string; name: string }[]>>
}

export const noAnswers: Answers = { texts: {}, people: {}, files: {} }

/** What was filled in, by the names of the fields. */
export interface Filled {
  text(name: string): string
  textOrNull(name: string): string | null
  number(name: string): number
  person(name: string): string | null
  files(name: string): string[]
  /** Epoch milliseconds of a date with its time in Shanghai. */
  moment(name: string): number
}

export function filledOf({ texts, people, files }: Answers): Filled {
  const text = (name: string) => texts[name]?.trim() ?? ''
  return {
    text,
    textOrNull: (name) => text(name) || null,
    number: (name) => Number(text(name)),
    person: (name) => people[name]?.id ?? null,
    files: (name) => (files[name] ?? []).map(({ id }) => id),
    moment: (name) => Date.parse(`${text(name)}:00+08:00`),
  }
}

/** The labels of what has to be there and isn't. */
export function missingIn(fields: readonly FieldSpec[], answers: Answers): string[] {
  const filled = filledOf(answers)
  return fields.filter((field) => !isThere(field, filled)).map(({ label }) => label)
}

function isThere(field: FieldSpec, filled: Filled): boolean {
  if (field.optional || (field.when && !field.when(filled))) return true
  if (field.kind === 'person') return filled.person(field.name) !== null
  if (field.kind === 'files') return filled.files(field.name).length > 0
  if (field.kind === 'number') return Number.isInteger(filled.number(field.name)) && filled.number(field.name) > 0
  return filled.text(field.name) !== ''
}
