import { useState } from 'react'
import { attachmentPath, uploadFile } from '../../../platform/attachments/web/upload.ts'

interface SentPhoto {
  readonly id: string
  readonly src: string
}

/** Photos that are sent as soon as they are taken, so that the form itself is quick. `field` goes into a PhotoField. */
export function usePhotos() {
  const [photos, setPhotos] = useState<readonly SentPhoto[]>([])
  const [error, setError] = useState<string | null>(null)
  return {
    ids: photos.map((photo) => photo.id),
    clear: () => setPhotos([]),
    field: {
      photos,
      error,
      max: 9,
      onAdd: async (file: Blob) => {
        setError(null)
        try {
          const { id } = await uploadFile(file, 'photo.jpg')
          setPhotos((before) => [...before, { id, src: attachmentPath(id, 'small') }])
        } catch (cause) {
          setError((cause as Error).message)
        }
      },
      onRemove: (id: string) => setPhotos((before) => before.filter((photo) => photo.id !== id)),
    },
  }
}
