import type { ReactNode } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import type { Step } from '../need.ts'
import type { NeedView } from '../views.ts'
import styles from './phone.module.css'

/** Steps that ask for something first, in the order in which they are offered. */
export const asking = [
  'finish',
  'planVisit',
  'note',
  'callBack',
  'transcribe',
  'followUp',
  'askExtension',
  'sayNo',
  'handBack',
] as const satisfies readonly Step[]
export type AskingStep = (typeof asking)[number]

export interface ActFormProps {
  need: NeedView
  me: string
  onDone: () => void
}

/** The frame of a short form: fields, a line when it failed, one button that names the result. */
export function ActForm({ act, disabled, command, onSend, children }: ActFormFrame) {
  return (
    <div className={styles.fields}>
      {children}
      <FailedLine error={command.error} />
      <Button kind="main" wide disabled={disabled ?? false} busy={command.running} onClick={onSend}>
        {act}
      </Button>
    </div>
  )
}

interface ActFormFrame {
  act: string
  disabled?: boolean
  command: { error: Parameters<typeof FailedLine>[0]['error']; running: boolean }
  onSend: () => void
  children: ReactNode
}
