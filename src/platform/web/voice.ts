export const longestSeconds = 60

export interface Recording {
  blob: Blob
  seconds: number
  /** For replay on this device. */
  url: string
}

/** Whether this device can record at all: over plain HTTP and in some web views it can't. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia)
}

/**
 * Starts to record; `stop` ends it and gives the recording. Rejects when the person or the system keeps the microphone
 * closed. iPhones write MP4, the others WebM: the server judges by content.
 */
export async function startRecording(): Promise<{ stop: () => Promise<Recording>; cancel: () => void }> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const types = ['audio/webm;codecs=opus', 'audio/mp4']
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType, audioBitsPerSecond: 32_000 } : undefined)
  const pieces: Blob[] = []
  const startedAt = Date.now()
  recorder.ondataavailable = (event) => pieces.push(event.data)
  recorder.start(1000)

  function close(): void {
    for (const track of stream.getTracks()) track.stop()
  }

  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.onstop = () => {
          close()
          const blob = new Blob(pieces, { type: recorder.mimeType || 'audio/webm' })
          const seconds = Math.max(1, Math.min(longestSeconds, Math.round((Date.now() - startedAt) / 1000)))
          resolve({ blob, seconds, url: URL.createObjectURL(blob) })
        }
        recorder.stop()
      }),
    cancel() {
      recorder.onstop = null
      if (recorder.state !== 'inactive') recorder.stop()
      close()
    },
  }
}
