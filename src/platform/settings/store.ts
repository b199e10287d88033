import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'

export interface SettingRow {
  id: string
  key: string
  value: unknown
  changedAt: number
  changedBy: string | null
}

export async function listSettingValues(tx: Tx, streetCode: string): Promise<SettingRow[]> {
  return tx
    .selectFrom('settings.setting')
    .select(['id', 'key', 'value', 'changedAt', 'changedBy'])
    .where('streetCode', '=', streetCode)
    .execute()
}

export async function findSettingValue(tx: Tx, streetCode: string, key: string): Promise<SettingRow | undefined> {
  return tx
    .selectFrom('settings.setting')
    .select(['id', 'key', 'value', 'changedAt', 'changedBy'])
    .where('streetCode', '=', streetCode)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertSettingValue(
  tx: Tx,
  row: { id: string; streetCode: string; key: string; value: unknown; changedAt: number; changedBy: string | null },
): Promise<void> {
  await tx
    .insertInto('settings.setting')
    .values({ ...row, value: JSON.stringify(row.value), changedAt: at(row.changedAt) })
    .execute()
}

export async function updateSettingValue(
  tx: Tx,
  id: string,
  row: { value: unknown; changedAt: number; changedBy: string | null },
): Promise<void> {
  await tx
    .updateTable('settings.setting')
    .set({ value: JSON.stringify(row.value), changedAt: at(row.changedAt), changedBy: row.changedBy })
    .where('id', '=', id)
    .execute()
}

export async function deleteSettingValue(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('settings.setting').where('id', '=', id).execute()
}
