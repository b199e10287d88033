import { Badge } from '../../../platform/web/kit/text.tsx'
import { isoDay } from '../../../platform/web/time.ts'
import type { PromiseView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { promiseSteps } from './promise-steps.ts'
import type { useSteps } from './steps.tsx'
import { Things } from './things.tsx'
import { toneOfPromise } from './tones.ts'
import { words } from './words.zh.ts'

interface Props {
  promises: readonly PromiseView[]
  steps: ReturnType<typeof useSteps>
  empty: string
}

/** What was promised, how it goes on, and what can be done. */
export function PromiseThings({ promises, steps, empty }: Props) {
  return (
    <Things
      empty={empty}
      things={promises.map((promise) => ({
        id: promise.id,
        title: promise.what,
        mark: <Badge tone={toneOfPromise[promise.state]}>{of.promiseStates[promise.state]}</Badge>,
        lines: [
          [promise.who, promise.dueDay].join(words.dot),
          promise.outcome,
          ...promise.notes.map(({ text, by, at }) => [isoDay(at), by, text].join(words.dot)),
        ],
        acts: promiseSteps(promise).map((step) => steps.act(step)),
      }))}
    />
  )
}
