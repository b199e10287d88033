import type { Context } from '../actor/actor.ts'
import { namesOf } from '../actor/names.ts'
import type { Routes } from '../http/module.ts'
import { changeSetting, resetSetting } from './actions.ts'
import type { SettingView, settingsCalls } from './contract.ts'
import { fieldOf, listDeclared, type Setting, type SettingValue } from './settings.ts'
import { listSettingValues, type SettingRow } from './store.ts'
import { configuresStreet, findStreetCode } from './street.ts'

export function settingsRoutes(): Routes<typeof settingsCalls> {
  return {
    listSettings: (context) => viewSettings(context),

    async changeSetting(context, { params, body }) {
      await changeSetting(context, params.key, body.value)
      return { done: true }
    },

    async resetSetting(context, { params }) {
      await resetSetting(context, params.key)
      return { done: true }
    },
  }
}

async function viewSettings({ tx, actor }: Context) {
  const streetCode = await findStreetCode(tx, actor)
  const rows = streetCode ? await listSettingValues(tx, streetCode) : []
  const names = await namesOf(
    tx,
    rows.map((row) => row.changedBy),
  )
  const decided = new Map(rows.map((row) => [row.key, row]))

  return {
    groups: listDeclared().map(({ group, title, settings }) => ({
      group,
      title,
      settings: settings.map((setting) => viewSetting(setting, decided.get(setting.key), names)),
    })),
    can: { change: streetCode !== null && (await configuresStreet(tx, streetCode)) },
  }
}

function viewSetting(setting: Setting, row: SettingRow | undefined, names: ReadonlyMap<string, string>): SettingView {
  const { kind, min, max, choices } = fieldOf(setting)
  return {
    key: setting.key,
    label: setting.words.label,
    help: setting.words.help,
    unit: setting.words.unit ?? null,
    cell: setting.words.cell ?? null,
    kind,
    min,
    max,
    choices: [...choices],
    value: (row?.value ?? setting.default) as SettingValue,
    default: setting.default,
    changedAt: row?.changedAt ?? null,
    changedBy: row?.changedBy ? (names.get(row.changedBy) ?? null) : null,
  }
}
