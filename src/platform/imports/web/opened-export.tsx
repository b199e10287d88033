import { useState } from 'react'
import { ApiError } from '../../web/api-error.ts'
import { Button, Buttons } from '../../web/kit/button.tsx'
import { Dialog } from '../../web/kit/dialog.tsx'
import { TextArea } from '../../web/kit/field.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { words } from '../words.zh.ts'
import { downloadOpened } from './imports-calls.ts'

const leastReasonLength = 4

/** Whole numbers leave with a reason, which goes on record for the whole sheet. */
export function OpenedExport({ kind, onClose }: { kind: { kind: string; title: string }; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const tooShort = reason.trim().length < leastReasonLength

  async function download(): Promise<void> {
    setAsked(true)
    if (tooShort) return
    setBusy(true)
    try {
      await downloadOpened(kind.kind, kind.title, reason.trim())
      onClose()
    } catch (failure) {
      setError(failure instanceof ApiError ? failure : new ApiError({ error: 'broken' }, 0))
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={words.page.exportWhyTitle}
      onClose={onClose}
      bare
      foot={
        <Buttons>
          <Button kind="primary" busy={busy} onClick={() => void download()}>
            {words.page.exportNow}
          </Button>
          <Button onClick={onClose}>{words.page.notNow}</Button>
        </Buttons>
      }
    >
      <p>{words.page.exportWhyText}</p>
      <TextArea
        label={words.page.exportWhy}
        rows={2}
        value={reason}
        data-first
        error={asked && tooShort ? words.page.exportNoWhy : null}
        onChange={(event) => setReason(event.target.value)}
      />
      <FailedLine error={error} />
    </Dialog>
  )
}
