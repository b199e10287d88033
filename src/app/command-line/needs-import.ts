import { importNeeds, indexWords } from '../../core/needs/import-file.ts'
import { openKeys } from '../keys.ts'
import type { Command } from './command.ts'
import { onStreet } from './open-street.ts'
import { sheetFile } from './sheet-file.ts'

export const needsImportCommand: Command = {
  name: 'needs import',
  summary: 'take in needs from a spreadsheet',
  description:
    'Takes the rows of an .xlsx in as needs, acting as the operator. Columns are recognised by their Chinese heads. Wrong rows are refused one by one and written to a file, to be mended and imported again; a row that is in already is not added twice. Deadlines begin with the import, and nobody is notified. A fresh data folder gets a street without a name first. The whole import can be taken back at the desk.',
  operands: [{ name: 'FILE', meaning: 'the .xlsx file' }],
  options: {},
  exits: { 0: 'the good rows are in, even if others were refused', 1: 'the file was refused as a whole' },
  example: 'bin/wuse needs import messages.xlsx --json',
  async run(asked) {
    const file = await sheetFile(asked.operand('FILE'))

    const { read, added, known, refused, refusedFile } = await onStreet(asked.dataDir, async (db) => {
      await openKeys(db, asked.dataDir)
      const ground = { db, dataDir: asked.dataDir, now: Date.now }
      const imported = await importNeeds(ground, { path: file, onProgress: showProgress })
      asked.say(`${imported.added} needs are in; indexing their words …`)
      await indexWords(ground)
      return imported
    })

    asked.say(`Rows read: ${read}. Added: ${added}. Known already: ${known}. Refused: ${refused}.`)
    if (refusedFile) asked.say(`The refused rows, each with its reason: ${refusedFile}`)
    asked.answer({ read, added, known, refused })
    return 0
  },
}

function showProgress(read: number, rowCount: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${read} of ${rowCount} rows${read >= rowCount ? '\n' : ''}`)
}
