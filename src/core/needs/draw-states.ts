import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { access } from './access.ts'
import { usualMinutes } from './deadline.ts'
import {
  clockOf,
  endStates,
  flags,
  isEnded,
  kinds,
  openStates,
  type State,
  stageOf,
  stages,
  statesOf,
  type Step,
  stepNames,
  steps,
} from './need.ts'
import { words } from './words.zh.ts'

/**
 * Draws `docs/need-states.md` from the table in need.ts.
 *
 *     node src/core/needs/draw-states.ts          writes the page
 *     node src/core/needs/draw-states.ts --check  exits 1 when the page is not what the table says
 */

export const drawingPath = join(import.meta.dirname, '../../../docs/need-states.md')

/** The page as it must be. */
export function drawStates(): string {
  return `${[
    '# A need: its states and steps',
    '',
    'Drawn from the table in `src/core/needs/need.ts` by `src/core/needs/draw-states.ts`; a test compares the two, so this page',
    'is never older than the code. A clock runs in each open state; overdue goes up one level by itself (grid → community →',
    'street). The bold states end a need.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  direction TB',
    ...stages.flatMap((stage) => [
      `  state "${words.stages[stage].mark} ${stage}" as ${stage} {`,
      ...statesOf(stage).map((state) => `    ${state} : ${words.states[state]}`),
      '  }',
    ]),
    ...endStates.map((state) => `  ${state} : ${words.states[state]}`),
    ...arrows(),
    ...endStates.map((state) => `  ${state} --> [*]`),
    '```',
    '',
    '## States',
    '',
    '| state | 中文 | turn | waits for | 急 / 难 / 愁 / 盼, minutes |',
    '|---|---|---|---|---|',
    ...openStates.map((state) => {
      const clock = clockOf[state]
      const minutes =
        clock === 'confirm' ? 'days of the street' : kinds.map((kind) => usualMinutes[clock][kind]).join(' / ')
      return `| ${state} | ${words.states[state]} | ${words.stages[stageOf[state]].mark} | ${clock} | ${minutes} |`
    }),
    ...endStates.map((state) => `| **${state}** | ${words.states[state]} | – | – | – |`),
    '',
    '急 counts running minutes, the others working minutes of the street’s calendar (a usual working day has 390). Every number is a',
    'setting of the street.',
    '',
    '## Steps',
    '',
    '| step | 中文 | from | to | needs | who | resident reads it |',
    '|---|---|---|---|---|---|---|',
    ...stepNames.map(
      (step) =>
        `| ${step} | ${words.steps[step]} | ${steps[step].from?.join(', ') ?? '(new)'} | ${steps[step].to.join(', ')} | ${steps[step].needs.join('; ') || '–'} | ${access[step].join(', ')} | ${steps[step].shown ? 'yes' : 'no'} |`,
    ),
    '',
    'A step that leaves the state alone says `same`; `before` restores what the undone step changed. Light steps, which may be taken',
    `back for a short while: ${stepNames.filter((step) => 'light' in steps[step]).join(', ')}.`,
    '',
    '## Flags',
    '',
    'A flagged need is not refused: it goes to the right channel and stays followed. The desk shows these lines beside the flag.',
    ...flags.flatMap((flag) => [
      '',
      `**${flag}** ${words.handOffs[flag].title}`,
      '',
      ...words.handOffs[flag].steps.map((line) => `- ${line}`),
    ]),
  ].join('\n')}\n`
}

/** One arrow between two states, with every step that leads along it. */
function arrows(): string[] {
  const between = new Map<string, Step[]>()
  for (const step of stepNames) {
    const { from, to } = steps[step]
    for (const end of to) {
      if (end === 'same' || end === 'before') continue
      for (const start of (from ?? ['[*]']) as readonly (State | '[*]')[]) {
        if (start === end || (start !== '[*]' && isEnded(start) && step !== 'separate')) continue
        if (!reaches(step, start, end)) continue
        const arrow = `${start} --> ${end}`
        between.set(arrow, [...(between.get(arrow) ?? []), step])
      }
    }
  }
  return [...between].map(([arrow, names]) => `  ${arrow} : ${names.join(', ')}`)
}

/** Steps that several states share lead from each to its own end only. */
function reaches(step: Step, start: State | '[*]', end: State): boolean {
  if (step === 'ask') return start !== 'accepted'
  if (step === 'sayYes' || step === 'sayNo') return start === 'asked'
  if (step === 'callBack') return !(start === 'calling' && end === 'calling')
  return true
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) {
    const written = await readFile(drawingPath, 'utf8').catch(() => '')
    if (written !== drawStates()) {
      process.stderr.write('docs/need-states.md is not what need.ts says; run: node src/core/needs/draw-states.ts\n')
      process.exitCode = 1
    }
  } else {
    await writeFile(drawingPath, drawStates())
  }
}
