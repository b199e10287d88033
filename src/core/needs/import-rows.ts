import { createHash } from 'node:crypto'
import type { Value } from '../../platform/imports/cells.ts'
import { titleFrom } from './cleaning.ts'
import { mayAccuse } from './guarded.ts'
import type { BroadCategory } from './need.ts'

/** A row of a sheet as a need. Pure: the same row makes the same need at any import. */
export interface ImportedNeed {
  readonly externalSystem: 'file' | 'content'
  readonly externalNumber: string
  readonly title: string
  readonly body: string
  readonly bodyMd5: string
  readonly callerName: string | null
  /** Null where the sheet tells no time. */
  readonly heardAt: number | null
  readonly community: string | null
  /** A row that was sorted already is a closed decision of the past. */
  readonly categoryName: string | null
  readonly mayAccuse: boolean
}

export const mostTextLength = 20_000
export const mostTitleLength = 200

/** Reads the values of one row. A title that is too long for one leads the text. */
export function needOfRow(values: Readonly<Record<string, Value>>): ImportedNeed {
  const text = values.text as string
  const told = textOf(values.title)
  const fits = told !== null && told.length <= mostTitleLength
  const title = fits ? told : titleFrom(told ?? text)
  const body = told !== null && !fits ? `${told}\n${text}`.slice(0, mostTextLength).toWellFormed() : text
  const callerName = textOf(values.reporter)
  const heardAt = (values.time as number | null) ?? null
  const number = textOf(values.number)
  return {
    externalSystem: number === null ? 'content' : 'file',
    externalNumber: number ?? digest('sha256', [title, body, callerName, heardAt].join('\n')).slice(0, 32),
    title,
    body,
    bodyMd5: digest('md5', body),
    callerName,
    heardAt,
    community: textOf(values.community),
    categoryName: textOf(values.category),
    mayAccuse: mayAccuse(`${title}\n${body}`),
  }
}

/**
 * Which of the five an outside category falls under: itself where it is one of them, else by what its name speaks of. A
 * person may move it afterwards.
 */
export function broadOf(categoryName: string): BroadCategory {
  for (const [broad, speaksOf] of broadWords) if (speaksOf.test(categoryName)) return broad
  return 'management'
}

const broadWords: readonly (readonly [BroadCategory, RegExp])[] = [
  ['work', /工作|就业|劳动|工资|职业|创业|社保/],
  ['information', /信息|咨询|政策|查询/],
  ['life', /生活|住房|供水|供电|供热|供气|暖气|物价|商贸|消费/],
  ['service', /服务|教育|文体|文化|医疗|卫生|养老|旅游|残疾/],
  ['management', /管理/],
]

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null
}

function digest(algorithm: 'md5' | 'sha256', text: string): string {
  return createHash(algorithm).update(text).digest('hex')
}
