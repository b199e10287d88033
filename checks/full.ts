import { accessSync, constants, globSync } from 'node:fs'
import path from 'node:path'

/** One sentence for each tool that `--full` needs and this machine doesn't have. */
export function missingTools(): string[] {
  return findPgbench()
    ? []
    : [
        'check --full measures against pgbench, which is missing: install the Debian package postgresql-contrib or postgresql.',
      ]
}

function findPgbench(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...globSync('/usr/lib/postgresql/*/bin')]
  return folders.map((folder) => path.join(folder, 'pgbench')).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
