import type { ReactNode } from 'react'
import type { ApiError } from '../api-error.ts'
import { words } from '../words.zh.ts'
import { Button, Buttons } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FailedLine } from './states.tsx'

interface Props {
  /** A question that repeats the name: `停用李敏的账号？` */
  title: string
  /** What will happen. */
  children: ReactNode
  /** The act, named as its result: `停用`. */
  act: string
  danger?: boolean
  busy?: boolean
  /** The act can't be pressed yet: its reason is still to be written. */
  disabled?: boolean
  error?: ApiError | null
  onConfirm: () => void
  onClose: () => void
}

/** Asks before a heavy act: says what will happen, and repeats the name. The way out has the focus. */
export function Confirm({ title, children, act, danger, busy, disabled, error, onConfirm, onClose }: Props) {
  return (
    <Dialog
      title={title}
      role="alert"
      bare
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled} onClick={onConfirm}>
            {act}
          </Button>
          <Button data-first onClick={onClose}>
            {words.cancel}
          </Button>
        </Buttons>
      }
    >
      {children}
      <FailedLine error={error ?? null} />
    </Dialog>
  )
}
