import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { offerUndo, tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { needs, needsKey } from './desk-calls.ts'
import type { StepDone } from './desk-stepping.ts'
import { words } from './words-desk.zh.ts'

interface Undo {
  /** Says what was done, with 撤回 for six seconds when the step was light. */
  say: (done: Pick<StepDone, 'said' | 'light'> & { needIds: readonly string[] }) => void
  undo: (needIds: readonly string[]) => Promise<void>
  /** Takes back the last light step of this page, for the key. */
  undoLast: () => void
}

/** Takes back one's own light steps, on one need or on many; each answers for itself. */
export function useUndo(onUndone: (needIds: readonly string[]) => void): Undo {
  const queries = useQueryClient()
  const many = useCommand(needs.undoMany)
  const last = useRef<readonly string[]>([])

  async function undo(needIds: readonly string[]): Promise<void> {
    const [only] = needIds
    if (only === undefined) return
    last.current = []

    if (needIds.length === 1) {
      const call = needs.undo({ params: { needId: only }, body: {} })
      const answer = await call.then(
        () => words.toast.undone,
        (error: Error) => error.message || words.toast.notUndone,
      )
      tell(answer)
    } else {
      const answer = await many.run({ body: { needIds: [...needIds] } })
      if (answer) tell(words.bulk.undone(answer.outcomes.filter(({ done }) => done).length))
    }
    onUndone(needIds)
    await queries.invalidateQueries({ queryKey: needsKey })
  }

  function say({ said, light, needIds }: Parameters<Undo['say']>[0]): void {
    if (!light) return tell(said)
    last.current = needIds
    offerUndo(said, () => void undo(needIds))
  }

  return { say, undo, undoLast: () => void undo(last.current) }
}
