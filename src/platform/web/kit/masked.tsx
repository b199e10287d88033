import { Eye } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '../api-error.ts'
import { words } from '../words.zh.ts'
import { Button, Buttons } from './button.tsx'
import { Choice } from './choice.tsx'
import { Dialog } from './dialog.tsx'
import { TextArea } from './field.tsx'
import styles from './masked.module.css'
import { FailedLine } from './states.tsx'

interface Props {
  /** What it is: 电话. */
  label: string
  /** What stands there closed: `138****6621`. */
  masked: string
  /** Asks the server with the reason; resolves to the clear text. Missing: this person may not open it. */
  open?: ((reason: string) => Promise<string>) | undefined
  /** The street's usual reasons, to pick instead of typing. */
  reasons?: readonly { value: string; label: string }[]
}

/** A sealed field: 查看 → 为什么看 → on record. */
export function Masked({ label, masked, open, reasons = [] }: Props) {
  const [asking, setAsking] = useState(false)
  const [clear, setClear] = useState<string | null>(null)

  return (
    <span className={styles.masked}>
      <span>{clear ?? masked}</span>
      {open && (
        <button
          type="button"
          className={styles.open}
          onClick={() => (clear === null ? setAsking(true) : setClear(null))}
        >
          <Eye size="1.1em" strokeWidth={1.75} aria-hidden className={styles.icon} />
          {clear === null ? words.masked.open : words.masked.hide}
          <span className="heard">{label}</span>
        </button>
      )}
      {asking && open && (
        <WhyDialog
          label={label}
          reasons={reasons}
          open={open}
          onOpened={(text) => {
            setClear(text)
            setAsking(false)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  )
}

interface WhyProps {
  label: string
  reasons: readonly { value: string; label: string }[]
  open: (reason: string) => Promise<string>
  onOpened: (text: string) => void
  onClose: () => void
}

function WhyDialog({ label, reasons, open, onOpened, onClose }: WhyProps) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)

  async function show(): Promise<void> {
    if (!reason.trim()) return setMissing(true)
    setBusy(true)
    try {
      onOpened(await open(reason.trim()))
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError({ error: 'broken' }, 0))
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={`${words.masked.why} ${words.dot} ${label}`}
      onClose={onClose}
      bare
      foot={
        <Buttons>
          <Button kind="primary" busy={busy} onClick={() => void show()}>
            {words.masked.show}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </Buttons>
      }
    >
      <p className={styles.record}>{words.masked.onRecord}</p>
      {reasons.length > 0 && (
        <div className={styles.reasons}>
          <Choice label={words.masked.why} hideLabel options={reasons} value={reason || null} onChange={setReason} />
        </div>
      )}
      <TextArea
        label={words.masked.why}
        rows={2}
        value={reason}
        data-first
        error={missing && !reason.trim() ? words.masked.reasonNeeded : null}
        onChange={(event) => setReason(event.target.value)}
      />
      <FailedLine error={error} />
    </Dialog>
  )
}
