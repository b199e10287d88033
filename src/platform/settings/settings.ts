import { z } from 'zod'
import type { Tx } from '../database/database.ts'
import { keptByStreet } from './kept-by-street.ts'
import { listSettingValues } from './store.ts'

export type SettingValue = number | boolean | string

/** One decision that a street may take for itself. */
export interface Setting<Value extends SettingValue = SettingValue> {
  /** `module.name`; it never changes. */
  readonly key: string
  readonly group: string
  /** Whole numbers with least and most, booleans, closed lists and short texts have a field on the settings page. */
  readonly value: z.ZodType<Value>
  readonly default: Value
  readonly words: {
    readonly label: string
    readonly help: string
    readonly unit?: string
    /** What each word of a closed list is called. */
    readonly choices?: Readonly<Record<string, string>>
    /** Where it stands when its group has a table; its `help` is then the column's. */
    readonly cell?: { readonly row: string; readonly column: string }
  }
}

/** Makes a setting known to the settings page. Throws when the key is taken or the default is none of its values. */
export function declareSetting<Value extends SettingValue>(setting: Setting<Value>): Setting<Value> {
  if (settings.has(setting.key)) throw new Error(`the setting ${setting.key} is declared twice`)
  setting.value.parse(setting.default)
  settings.set(setting.key, setting as unknown as Setting)
  return setting
}

/** Names a group of settings; groups stand in the order of `order`. */
export function declareGroup(group: string, title: string, order: number): void {
  groups.set(group, { group, title, order })
}

export function findDeclared(key: string): Setting | undefined {
  return settings.get(key)
}

export function listDeclared(): { group: string; title: string; settings: Setting[] }[] {
  const names = new Set([...settings.values()].map((setting) => setting.group))
  return [...names]
    .map((group) => groups.get(group) ?? { group, title: group, order: 1000 })
    .sort((a, b) => a.order - b.order)
    .map(({ group, title }) => ({
      group,
      title,
      settings: [...settings.values()].filter((setting) => setting.group === group),
    }))
}

const settings = new Map<string, Setting>()
const groups = new Map<string, { group: string; title: string; order: number }>()

/**
 * What the street of `unitCode` decided, else the default. Without a unit it is the street that this installation serves.
 * Kept in memory: asking costs nothing.
 */
export async function setting<Value extends SettingValue>(
  tx: Tx,
  declared: Setting<Value>,
  unitCode?: string | null,
): Promise<Value> {
  const values = await decisions.get(tx, unitCode)
  const decided = declared.value.safeParse(values.get(declared.key))
  return decided.success ? decided.data : declared.default
}

/** The decided values of each street, by key. */
export const decisions = keptByStreet(async (tx, streetCode): Promise<ReadonlyMap<string, unknown>> => {
  const rows = streetCode === null ? [] : await listSettingValues(tx, streetCode)
  return new Map(rows.map(({ key, value }) => [key, value]))
})

/** How a setting is asked for on a page. */
export interface Field {
  kind: 'number' | 'switch' | 'choice' | 'text'
  min: number | null
  max: number | null
  choices: readonly { value: string; label: string }[]
}

export function fieldOf(setting: Setting): Field {
  const shape = z.toJSONSchema(setting.value) as {
    type?: string
    enum?: string[]
    minimum?: number
    maximum?: number
    maxLength?: number
  }
  const none = { min: null, max: null, choices: [] }
  if (shape.enum) {
    const label = (value: string) => setting.words.choices?.[value] ?? value
    return { ...none, kind: 'choice', choices: shape.enum.map((value) => ({ value, label: label(value) })) }
  }
  if (shape.type === 'boolean') return { ...none, kind: 'switch' }
  if (shape.type === 'string') return { ...none, kind: 'text', max: shape.maxLength ?? null }
  return { ...none, kind: 'number', min: shape.minimum ?? null, max: shape.maximum ?? null }
}
