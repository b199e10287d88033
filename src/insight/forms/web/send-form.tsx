import { useQueryClient } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { sendFile } from '../../../platform/attachments/web/upload.ts'
import { ApiError } from '../../../platform/web/api-error.ts'
import { Button, type ButtonKind } from '../../../platform/web/kit/button.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { words } from '../words.zh.ts'
import { renews } from './calls.ts'
import styles from './desk-forms.module.css'

interface Props {
  /** Where the workbook goes. */
  to: string
  kind: ButtonKind
  children: string
  then: (formId: string) => void
}

/** A button that takes a workbook; what is wrong with it is said at once. */
export function SendForm({ to, kind, children, then }: Props) {
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [error, setError] = useState<ApiError | null>(null)

  async function send(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setError(null)
    setSent(0)
    try {
      const { formId } = await sendFile<{ formId: string }>(to, file, file.name, { onProgress: setSent })
      await queries.invalidateQueries({ queryKey: renews[0] })
      then(formId)
    } catch (failure) {
      setError(failure instanceof ApiError ? failure : new ApiError({ error: 'broken' }, 0))
    } finally {
      setSent(null)
    }
  }

  return (
    <div className={styles.send}>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xlsm,.xls,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        className="heard"
        tabIndex={-1}
        aria-label={children}
        onChange={(event) => void send(event)}
      />
      <Button kind={kind} icon={FileSpreadsheet} busy={sent !== null} onClick={() => input.current?.click()}>
        {children}
      </Button>
      {sent !== null && <p role="status">{words.page.uploading(Math.round(sent * 100))}</p>}
      <FailedLine error={error} />
    </div>
  )
}
