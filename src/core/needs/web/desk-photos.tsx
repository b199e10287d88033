import { useRef, useState } from 'react'
import { attachmentPath, uploadFile } from '../../../platform/attachments/web/upload.ts'
import { ApiError } from '../../../platform/web/api-error.ts'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'

interface Props {
  label: string
  ids: readonly string[]
  onChange: (ids: readonly string[]) => void
  error?: string | null
  optional?: boolean
}

/** Photos that go out as soon as they are picked; the form keeps their ids. */
export function DeskPhotos({ label, ids, onChange, error }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  // Several photos go out one after another; each adds to what stands then.
  const latest = useRef(ids)
  latest.current = ids

  async function add(file: Blob): Promise<void> {
    setFailure(null)
    try {
      const { id } = await uploadFile(file, 'photo.jpg')
      onChange([...latest.current, id])
    } catch (cause) {
      setFailure(cause instanceof ApiError ? cause.message : '')
    }
  }

  return (
    <PhotoField
      label={label}
      photos={ids.map((id) => ({ id, src: attachmentPath(id, 'small') }))}
      max={9}
      error={error ?? failure}
      onAdd={add}
      onRemove={(id) => onChange(ids.filter((one) => one !== id))}
    />
  )
}
