import { devCommand } from './dev-command.ts'
import { runProgram } from './run-program.ts'

await runProgram('bin/dev', [devCommand], process.argv.slice(2))
