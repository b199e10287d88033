import { useQuery, useQueryClient } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { sendFile } from '../../attachments/web/upload.ts'
import { ApiError } from '../../web/api-error.ts'
import { Button } from '../../web/kit/button.tsx'
import { Panel } from '../../web/kit/panel.tsx'
import { Select } from '../../web/kit/select.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { useGo } from '../../web/router.ts'
import { words } from '../words.zh.ts'
import styles from './desk-imports.module.css'
import { batchPath, exportPath, imports, renews, templatePath } from './imports-calls.ts'
import { OpenedExport } from './opened-export.tsx'

/** Says what is to come in and sends the workbook; what is wrong with it is said at once. */
export function Choose() {
  const go = useGo()
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey: ['imports', 'kinds'], queryFn: () => imports.listImporters() })
  const [picked, setPicked] = useState<string | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [opening, setOpening] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const kinds = data?.kinds ?? []
  const kind = picked ?? kinds[0]?.kind
  const chosen = kinds.find((one) => one.kind === kind)

  async function send(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file || !kind) return
    setError(null)
    setSent(0)
    try {
      const path = `/api/imports/kinds/${encodeURIComponent(kind)}`
      const { batchId } = await sendFile<{ batchId: string }>(path, file, file.name, { onProgress: setSent })
      await queries.invalidateQueries({ queryKey: renews[0] })
      go(batchPath(batchId))
    } catch (failure) {
      setError(failure instanceof ApiError ? failure : new ApiError({ error: 'broken' }, 0))
      setSent(null)
    }
  }

  if (data && kinds.length === 0) return <p>{words.page.noKinds}</p>
  return (
    <Panel>
      {kinds.length > 1 && (
        <div className={styles.kind}>
          <Select
            label={words.page.pickKind}
            empty={null}
            options={kinds.map((one) => ({ value: one.kind, label: one.title }))}
            value={kind ?? ''}
            onChange={(event) => setPicked(event.target.value)}
          />
        </div>
      )}
      <input
        ref={input}
        type="file"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        className="heard"
        tabIndex={-1}
        aria-label={words.page.choose}
        disabled={!kind}
        onChange={(event) => void send(event)}
      />
      <div className={styles.choose}>
        <Button
          kind="main"
          icon={FileSpreadsheet}
          busy={sent !== null}
          disabled={!kind}
          onClick={() => input.current?.click()}
        >
          {words.page.choose}
        </Button>
        {sent !== null && (
          <p role="status" className={styles.note}>
            {sent < 1 ? words.page.uploading(Math.round(sent * 100)) : words.page.checking}
          </p>
        )}
        {chosen && (
          <span className={styles.files}>
            <a href={templatePath(chosen.kind)} download>
              {words.page.template}
            </a>
            {chosen.can.export && (
              <a href={exportPath(chosen.kind)} download>
                {words.page.export}
              </a>
            )}
            {chosen.can.exportOpened && (
              <Button kind="quiet" onClick={() => setOpening(true)}>
                {words.page.exportOpened}
              </Button>
            )}
          </span>
        )}
        <FailedLine error={error} />
      </div>
      {opening && chosen && <OpenedExport kind={chosen} onClose={() => setOpening(false)} />}
    </Panel>
  )
}
