import { listPartyOf, listPosts, listTeams } from '../../core/organisation/index.ts'
import { openIdNumber, type Particulars, readParticulars } from '../../core/people/index.ts'
import type { Context } from '../../platform/actor/actor.ts'
import { startOfDay } from '../../platform/calendar/dates.ts'
import type { CellValue } from '../../platform/lists/list.ts'
import { birthDayOf } from '../../platform/sealing/id-number.ts'
import type { RosterField } from './form.ts'
import { words } from './words.zh.ts'

/** What the whole ID number tells: masked unless it is opened. */
export const sealedInRoster: ReadonlySet<RosterField> = new Set(['birthday', 'id-number'])

/** What a roster asks of people, by person. `reason` opens each one's ID number, once, on record. */
export async function readRoster(
  context: Context,
  personIds: readonly string[],
  reason: string | null,
): Promise<Map<string, Record<RosterField, CellValue>>> {
  const { tx, now } = context
  const particulars = await readParticulars(context, personIds)
  const posts = await listPosts(tx, personIds, now)
  const teams = new Map((await listTeams(tx)).map(({ id, name }) => [id, name]))
  const bodies = await listPartyOf(tx, personIds)

  const rows = new Map<string, Record<RosterField, CellValue>>()
  for (const [id, { birthYear, sex, idNumber, ...home }] of particulars) {
    const opened = reason === null || idNumber === null ? null : await openIdNumber(context, id, reason)
    const held = posts.get(id) ?? []
    rows.set(id, {
      ...home,
      sex: sex && words.sexes[sex],
      'birth-year': birthYear,
      birthday: birthdayOf({ birthYear, idNumber }, opened),
      'id-number': opened ?? idNumber,
      team: joined(held.map(({ teamId }) => (teamId && teams.get(teamId)) || '')),
      post: joined(held.map(({ title }) => title)),
      party: bodies.has(id) ? words.party : null,
      'party-body': joined(bodies.get(id) ?? []),
    })
  }
  return rows
}

/** The day as the opened number tells it, the year with its month and day masked, or the year where no more is known. */
function birthdayOf(
  { birthYear, idNumber }: Pick<Particulars, 'birthYear' | 'idNumber'>,
  opened: string | null,
): CellValue {
  if (opened !== null) return new Date(startOfDay(birthDayOf(opened)))
  if (birthYear === null) return null
  return idNumber === null ? words.yearOnly(birthYear) : `${birthYear}-**-**`
}

function joined(names: readonly string[]): string | null {
  return [...new Set(names.filter(Boolean))].toSorted().join(words.comma) || null
}
