import { operatorId } from '../../platform/actor/actor.ts'
import { listKinds, runImport } from '../../platform/imports/index.ts'
import { openKeys } from '../keys.ts'
import { loadModules } from '../modules.ts'
import { type Command, WrongUse } from './command.ts'
import { onStreet } from './open-street.ts'
import { sheetFile } from './sheet-file.ts'

export const importCommand: Command = {
  name: 'import',
  summary: 'take in units, houses, doors, households, people, posts or teams from a spreadsheet',
  description:
    'Takes the rows of an .xlsx in, acting as the operator. KIND is units, buildings, doors, households, people, teams, posts, partners or needs; anything else is answered with the list. Columns are recognised by their Chinese heads; an empty workbook to fill in comes from "bin/wuse export KIND --template". Wrong rows are refused one by one and written to a file, to be mended and imported again; a row that is in already is not added twice. The whole import can be taken back at the desk.',
  operands: [
    { name: 'KIND', meaning: 'what the rows are: units, buildings, doors, people …' },
    { name: 'FILE', meaning: 'the .xlsx file' },
  ],
  options: {},
  exits: { 0: 'the good rows are in, even if others were refused', 1: 'the file was refused as a whole' },
  example: 'bin/wuse import doors doors.xlsx --json',
  async run(asked) {
    const kind = await kindAsked(asked.operand('KIND'))
    const file = await sheetFile(asked.operand('FILE'))

    const { read, added, known, refused, refusedFile } = await onStreet(asked.dataDir, async (db) => {
      await openKeys(db, asked.dataDir)
      const ground = { db, dataDir: asked.dataDir, now: Date.now }
      return runImport(ground, { kind, path: file, personId: operatorId, onProgress: showProgress })
    })

    asked.say(`Rows read: ${read}. Added: ${added}. Known already: ${known}. Refused: ${refused}.`)
    if (refusedFile) asked.say(`The refused rows, each with its reason: ${refusedFile}`)
    asked.answer({ read, added, known, refused })
    return 0
  },
}

/** One of the kinds that there are; throws `WrongUse` with their list for anything else. */
export async function kindAsked(kind: string): Promise<string> {
  await loadModules()
  const kinds = listKinds()
  if (!kinds.includes(kind)) throw new WrongUse(`KIND is one of: ${kinds.join(', ')}.`)
  return kind
}

function showProgress({ read }: { read: number }, rowCount: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${read} of ${rowCount} rows`)
}
