import { useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../../platform/web/api-error.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import type { NeedView, Stepped } from '../views.ts'
import { needs, needsKey } from './desk-calls.ts'

type Calls = typeof needs

/** The calls that take a step on one need. */
export type StepName = {
  [Name in keyof Calls]: Awaited<ReturnType<Calls[Name]>> extends Stepped
    ? NonNullable<Parameters<Calls[Name]>[0]> extends { params: { needId: string } }
      ? Name
      : never
    : never
}[keyof Calls]

export type BodyOf<Name extends StepName> = NonNullable<NonNullable<Parameters<Calls[Name]>[0]>['body']>

export interface StepDone {
  need: NeedView
  step: StepName
  answer: Stepped
  /** What the desk says about it: 「派给绚丽彩了」. */
  said: string
  /** Whether it may be taken back for a moment. */
  light: boolean
}

interface Sent {
  step: StepName
  needId: string
  body: object
}

export interface Stepping {
  /** Takes one step, or several in a row where each builds on the one before. */
  take: <Name extends StepName>(step: Name, body: BodyOf<Name>, said: string, before?: Before) => Promise<boolean>
  running: boolean
  error: ApiError | null
  /** Somebody changed the need since it was read. */
  conflict: boolean
  reset: () => void
}

/** A step that must come first: to ask volunteers on a need that isn't sorted yet, it is sorted in the same stroke. */
export interface Before<Name extends StepName = StepName> {
  step: Name
  body: BodyOf<Name>
}

const lightSteps: readonly StepName[] = ['triage', 'dispatch', 'mark', 'join']

/** Takes steps on one need under the version that the person saw, and tells the page what came of it. */
export function useStepping(need: NeedView | null, onDone: (done: StepDone) => void): Stepping {
  const queries = useQueryClient()
  const command = useCommand(send)

  async function take<Name extends StepName>(step: Name, body: BodyOf<Name>, said: string, before?: Before) {
    if (!need) return false
    let version = need.version
    if (before) {
      const first = await command.run({ step: before.step, needId: need.id, body: { ...before.body, version } })
      if (!first) return failed()
      version = first.version
    }

    const answer = await command.run({ step, needId: need.id, body: { ...body, version } })
    if (!answer) return failed()

    // The page moves on at once; what changed is asked for behind it.
    onDone({ need, step, answer, said, light: lightSteps.includes(step) && !before })
    void queries.invalidateQueries({ queryKey: needsKey })
    return true
  }

  /** Whatever was refused, it may have been because the need is no longer what the person sees. */
  function failed(): false {
    void queries.invalidateQueries({ queryKey: needsKey })
    return false
  }

  return {
    take,
    running: command.running,
    error: command.error?.error === 'conflict' ? null : command.error,
    conflict: command.error?.error === 'conflict',
    reset: command.reset,
  }
}

function send({ step, needId, body, commandId }: Sent & { commandId?: string }): Promise<Stepped> {
  const call = needs[step] as (input: object) => Promise<Stepped>
  return call({ params: { needId }, body, ...(commandId ? { commandId } : {}) })
}
