import { accountDisableCommand, accountEnableCommand, accountLinkCommand, accountTokenCommand } from './account.ts'
import { auditVerifyCommand } from './audit-verify.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { migrateCommand } from './migrate.ts'
import { needsImportCommand } from './needs-import.ts'
import { runProgram } from './run-program.ts'
import { startCommand } from './start.ts'

const commands = [
  startCommand,
  migrateCommand,
  needsImportCommand,
  importCommand,
  exportCommand,
  accountTokenCommand,
  accountLinkCommand,
  accountDisableCommand,
  accountEnableCommand,
  auditVerifyCommand,
  doctorCommand,
]

await runProgram('bin/wuse', commands, process.argv.slice(2))
