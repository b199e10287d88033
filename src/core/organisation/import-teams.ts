import { sql } from 'kysely'
import type { Context } from '../../platform/actor/actor.ts'
import { Refused } from '../../platform/contract/errors.ts'
import {
  type BatchOfImporter,
  type ExportPage,
  noteBrought,
  registerImporter,
  type RowOutcome,
  type RowToInsert,
  type Values,
} from '../../platform/imports/importer.ts'
import { homeReasons, listUnits, type UnitsByName, unitsByName } from '../territory/index.ts'
import { addSquad, addTeam } from './actions.ts'
import { importWords } from './import-words.zh.ts'
import { listSquads, listTeams } from './store.ts'
import { servicesFrom, type TeamColour, teamColours } from './team.ts'
import { words } from './words.zh.ts'

const { title, columns, reasons } = importWords.teams

/** Teams, and in rows with a community their squads there. */
registerImporter({
  kind: 'teams',
  right: 'configure',
  title,
  place: 6,
  columns: [
    { key: 'team', ...columns.team, type: 'text', required: true, maxLength: 20 },
    { key: 'colour', ...columns.colour, type: 'choice', choices: colourChoices() },
    { key: 'services', ...columns.services, type: 'text', maxLength: 480 },
    { key: 'unit', ...columns.unit, type: 'text', maxLength: 60 },
    { key: 'squad', ...columns.squad, type: 'text', maxLength: 40 },
  ],
  reasons: { ...homeReasons, ...words.refusals, ...reasons },
  keysOf: ({ team, unit }) => [{ column: 'team', key: `${team} ${unit ?? ''}` }],
  insertRows,
  async undo({ tx }, { id }) {
    const { rows } = await sql<{ removed: number; workedOn: number; used: number }>`
      select removed, worked_on, used from organisation.undo_import(${id}::uuid)`.execute(tx)
    const { removed, workedOn, used } = rows[0]!
    return { removed, kept: { 'worked-on': workedOn, 'in-use': used } }
  },
  listRows,
})

function colourChoices() {
  return teamColours.map((colour) => ({ value: colour, label: words.colours[colour] }))
}

async function insertRows(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const byName = unitsByName(await listUnits(context.tx), batch.unitCode)
  const outcomes: RowOutcome[] = []
  for (const { values } of rows) {
    const adding = values.unit ? addSquadOf(context, batch, values, byName) : addTeamOf(context, batch, values)
    outcomes.push(await adding.catch(asOutcome))
  }
  return outcomes
}

async function addTeamOf(context: Context, batch: BatchOfImporter, values: Values): Promise<RowOutcome> {
  const name = values.team as string
  if ((await listTeams(context.tx)).some((team) => team.name === name)) return 'known'
  if (!values.colour) return { refused: 'colour-missing', column: 'colour' }

  const services = servicesFrom((values.services as string | null) ?? '')
  const id = await addTeam(context, { name, colour: values.colour as TeamColour, services })
  await noteBrought(context, batch, 'team', [id])
  return 'added'
}

async function addSquadOf(
  context: Context,
  batch: BatchOfImporter,
  values: Values,
  byName: UnitsByName,
): Promise<RowOutcome> {
  const unit = byName.unit(values.unit as string, 'unit')
  if ('refused' in unit) return unit
  const team = (await listTeams(context.tx)).find(({ name }) => name === values.team)
  if (!team) return { refused: 'team-unknown', column: 'team' }
  const squads = await listSquads(context.tx)
  if (squads.some(({ teamId, unitCode }) => teamId === team.id && unitCode === unit.code)) return 'known'

  const named = values.squad ? { name: values.squad as string } : {}
  const id = await addSquad(context, team.id, { unitCode: unit.code, ...named })
  await noteBrought(context, batch, 'squad', [id])
  return 'added'
}

/** A rule that says no before anything was written refuses the row. */
function asOutcome(error: unknown): RowOutcome {
  if (error instanceof Refused) return { refused: error.reason, column: 'team' }
  throw error
}

async function listRows({ tx }: Context): Promise<ExportPage> {
  const teams = await listTeams(tx)
  const names = new Map((await listUnits(tx)).map(({ code, name }) => [code, name]))
  const squads = (await listSquads(tx)).flatMap(({ teamId, unitCode, name }) => {
    const team = teams.find(({ id }) => id === teamId)
    return team ? [{ team: team.name, unit: names.get(unitCode) ?? unitCode, squad: name }] : []
  })
  const own = teams.map(({ name, colour, services }) => ({ team: name, colour, services: services.join('、') }))
  return { rows: [...own, ...squads], next: null }
}
