import { Camera, X } from 'lucide-react'
import { useId, useState } from 'react'
import { shrinkPhoto } from '../photo.ts'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import { FieldError } from './field.tsx'
import styles from './photo-field.module.css'

interface Props {
  label: string
  /** What was added so far; `src` shows it, from an object URL or the server. */
  photos: readonly { id: string; src: string }[]
  /** Gets the shrunk JPEG; keeps or uploads it. */
  onAdd: (photo: Blob) => void | Promise<void>
  onRemove: (id: string) => void
  max?: number
  hint?: string
  error?: string | null
  hideLabel?: boolean
}

/** Photos, shrunk on the phone before they go anywhere. */
export function PhotoField({ label, photos, onAdd, onRemove, max = 4, hint, error, hideLabel }: Props) {
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [unreadable, setUnreadable] = useState(false)
  const problem = unreadable ? words.photo.unreadable : error

  async function take(files: FileList | null): Promise<void> {
    setUnreadable(false)
    setBusy(true)
    for (const file of [...(files ?? [])].slice(0, max - photos.length)) {
      try {
        await onAdd(await shrinkPhoto(file))
      } catch {
        setUnreadable(true)
      }
    }
    setBusy(false)
  }

  return (
    <div>
      <p className={classes(styles.label, hideLabel && 'heard')}>{label}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, index) => (
            <li key={photo.id} className={styles.photo}>
              <img src={photo.src} alt={words.photo.alt(index + 1)} className={styles.picture} />
              <button type="button" className={styles.remove} onClick={() => onRemove(photo.id)}>
                <X size="1.1em" aria-hidden />
                {words.photo.remove}
                <span className="heard">{words.photo.alt(index + 1)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < max ? (
        <label className={classes(styles.add, busy && styles.busy)}>
          <input
            type="file"
            accept="image/*"
            multiple={max - photos.length > 1}
            disabled={busy}
            aria-describedby={problem ? `${id}-error` : undefined}
            className={styles.input}
            onChange={(event) => {
              void take(event.target.files)
              event.target.value = ''
            }}
          />
          <Camera size="1.15em" strokeWidth={1.75} aria-hidden className={styles.icon} />
          {busy ? words.photo.shrinking : photos.length > 0 ? words.photo.addMore : words.photo.optional}
        </label>
      ) : (
        <p className={styles.hint}>{words.photo.full(max)}</p>
      )}
      {problem && <FieldError id={`${id}-error`}>{problem}</FieldError>}
    </div>
  )
}
