import { useState } from 'react'
import { ApiError } from '../../../platform/web/api-error.ts'
import { commandId } from '../../../platform/web/command-id.ts'
import type { Recording } from '../../../platform/web/voice.ts'
import { uploadUnsigned } from './public-calls.ts'

interface DraftPhoto {
  readonly id: string
  readonly src: string
  readonly file: Blob
  readonly uploadedId: string | null
}

interface Files {
  readonly photoIds: string[]
  readonly voiceNoteId: string | undefined
}

/**
 * Photos and a voice note of somebody who is not signed in. They leave when the words do; what arrived keeps its id, so that
 * sending again sends only the rest. Nothing stays in the browser.
 */
export function useFiles(way: 'card' | 'box', code: string) {
  const [photos, setPhotos] = useState<readonly DraftPhoto[]>([])
  const [recording, setRecording] = useState<Recording | null>(null)
  const [voiceNoteId, setVoiceNoteId] = useState<string | null>(null)
  const [uploading, setUploading] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)

  /** Their ids once all are there, or null: then `error` says why. */
  async function upload(): Promise<Files | null> {
    setUploading(true)
    setError(null)
    try {
      const sent: DraftPhoto[] = []
      for (const photo of photos) {
        const uploadedId = photo.uploadedId ?? (await uploadUnsigned(way, code, photo.file, 'photo.jpg'))
        sent.push({ ...photo, uploadedId })
        setPhotos([...sent, ...photos.slice(sent.length)])
      }
      const voice = voiceNoteId ?? (recording ? await uploadUnsigned(way, code, recording.blob, 'voice') : null)
      setVoiceNoteId(voice)
      return { photoIds: sent.flatMap(({ uploadedId }) => uploadedId ?? []), voiceNoteId: voice ?? undefined }
    } catch (cause) {
      setError(cause instanceof ApiError ? cause : new ApiError({ error: 'broken' }, 0))
      return null
    } finally {
      setUploading(false)
    }
  }

  return {
    recording,
    setRecording(next: Recording | null) {
      setRecording(next)
      setVoiceNoteId(null)
    },
    uploading,
    error,
    upload,
    /** For a PhotoField. */
    field: {
      photos,
      max: 9,
      onAdd: (file: Blob) =>
        setPhotos((before) => [...before, { id: commandId(), src: URL.createObjectURL(file), file, uploadedId: null }]),
      onRemove: (id: string) => setPhotos((before) => before.filter((photo) => photo.id !== id)),
    },
  }
}
