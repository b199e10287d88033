import { demoCommand } from './demo-command.ts'
import { runProgram } from './run-program.ts'

await runProgram('bin/demo', [demoCommand], process.argv.slice(2))
