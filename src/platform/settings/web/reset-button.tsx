import { Button } from '../../web/kit/button.tsx'
import { words } from '../words.zh.ts'
import type { Decision } from './decision.ts'

/** Back to the default. */
export function ResetButton({ label, decision }: { label: string; decision: Decision }) {
  return (
    <Button kind="quiet" aria-label={words.page.resetOf(label)} busy={decision.resetting} onClick={decision.reset}>
      {words.page.reset}
    </Button>
  )
}
