import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'
import type { WorkingHours } from './working-time.ts'

export interface EnteredDay {
  id: string
  date: string
  day: 'work' | 'rest'
  name: string
  enteredAt: number
  enteredBy: string | null
}

type Entered = { streetCode: string; enteredAt: number; enteredBy: string | null }

export async function listDays(tx: Tx, streetCode: string): Promise<EnteredDay[]> {
  const rows = await tx
    .selectFrom('calendar.day')
    .select(['id', 'date', 'day', 'name', 'enteredAt', 'enteredBy'])
    .where('streetCode', '=', streetCode)
    .orderBy('date')
    .execute()
  return rows as EnteredDay[]
}

export async function findDay(tx: Tx, streetCode: string, date: string): Promise<EnteredDay | undefined> {
  const row = await tx
    .selectFrom('calendar.day')
    .select(['id', 'date', 'day', 'name', 'enteredAt', 'enteredBy'])
    .where('streetCode', '=', streetCode)
    .where('date', '=', date)
    .forUpdate()
    .executeTakeFirst()
  return row as EnteredDay | undefined
}

/** Enters days, over what was entered for the same dates before. Returns the id of each. */
export async function insertDays(
  tx: Tx,
  days: readonly { date: string; day: 'work' | 'rest'; name: string }[],
  { streetCode, enteredAt, enteredBy }: Entered,
): Promise<{ id: string; date: string }[]> {
  if (days.length === 0) return []
  const entered = { streetCode, enteredAt: at(enteredAt), enteredBy }
  return tx
    .insertInto('calendar.day')
    .values(days.map(({ date, day, name }) => ({ date, day, name, ...entered })))
    .onConflict((oc) =>
      oc.columns(['streetCode', 'date']).doUpdateSet((eb) => ({
        day: eb.ref('excluded.day'),
        name: eb.ref('excluded.name'),
        enteredAt: eb.ref('excluded.enteredAt'),
        enteredBy: eb.ref('excluded.enteredBy'),
      })),
    )
    .returning(['id', 'date'])
    .execute()
}

export async function deleteDay(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('calendar.day').where('id', '=', id).execute()
}

export async function listKnownYears(tx: Tx, streetCode: string): Promise<{ id: string; year: number }[]> {
  return tx.selectFrom('calendar.knownYear').select(['id', 'year']).where('streetCode', '=', streetCode).execute()
}

export async function insertKnownYear(tx: Tx, id: string, year: number, entered: Entered): Promise<void> {
  await tx
    .insertInto('calendar.knownYear')
    .values({
      id,
      year,
      streetCode: entered.streetCode,
      enteredAt: at(entered.enteredAt),
      enteredBy: entered.enteredBy,
    })
    .execute()
}

export async function deleteKnownYear(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('calendar.knownYear').where('id', '=', id).execute()
}

export async function findHours(
  tx: Tx,
  streetCode: string,
): Promise<{ id: string; hours: WorkingHours[] } | undefined> {
  const row = await tx
    .selectFrom('calendar.workingHours')
    .select(['id', 'hours'])
    .where('streetCode', '=', streetCode)
    .executeTakeFirst()
  return row as { id: string; hours: WorkingHours[] } | undefined
}

export async function upsertHours(
  tx: Tx,
  { id, hours, streetCode, enteredAt, enteredBy }: Entered & { id: string; hours: readonly WorkingHours[] },
): Promise<void> {
  const values = { hours: JSON.stringify(hours), changedAt: at(enteredAt), changedBy: enteredBy }
  await tx
    .insertInto('calendar.workingHours')
    .values({ id, streetCode, ...values })
    .onConflict((oc) => oc.column('streetCode').doUpdateSet(values))
    .execute()
}
