import { ApiError } from '../../web/api-error.ts'
import { commandId } from '../../web/command-id.ts'
import type { AttachmentView } from '../contract.ts'

interface Options {
  /** How much has gone out, from 0 to 1. */
  onProgress?: (sent: number) => void
  /** The same id again after a lost answer: the file is kept once. */
  id?: string
  signal?: AbortSignal
  /** What else the address asks for. */
  headers?: Readonly<Record<string, string>>
}

/** Sends a photo, a recording or a PDF. Throws `ApiError`, whose message says what to do. */
export function uploadFile(file: Blob, name: string, options: Options = {}): Promise<AttachmentView> {
  return sendFile<AttachmentView>('/api/attachments', file, name, options)
}

/** Sends any file to an address that takes one, and says how far it is. */
export function sendFile<Answer>(
  path: string,
  file: Blob,
  name: string,
  { onProgress, id = commandId(), signal, headers = {} }: Options = {},
): Promise<Answer> {
  const form = new FormData()
  form.append('file', file, name)
  return new Promise((resolve, reject) => {
    // `fetch` tells nothing of how far an upload is.
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('command-id', id)
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value)
    request.responseType = 'text'
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new ApiError({ error: 'offline' }, 0))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.onload = () => {
      const answer = parse(request.responseText)
      if (request.status < 300 && answer) resolve(answer as Answer)
      else reject(new ApiError(isError(answer) ? answer : { error: 'broken' }, request.status))
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

/** Where a kept file is; `small` is for lists. */
export function attachmentPath(attachmentId: string, size?: 'small'): string {
  return `/api/attachments/${attachmentId}${size ? '?size=small' : ''}`
}

function isError(answer: unknown): answer is { error: string } {
  return typeof (answer as { error?: unknown } | null)?.error === 'string'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
