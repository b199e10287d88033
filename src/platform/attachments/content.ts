import { Refused } from '../contract/errors.ts'
import { mostPdfBytes, mostPhotoBytes, mostVoiceBytes, mostVoiceSeconds } from './limits.ts'
import { pdfFault } from './pdf.ts'
import { shrinkPhoto } from './photo.ts'
import type { UploadRefusal } from './refusals.ts'
import { readVoice, type VoiceContainer } from './voice.ts'

export const attachmentKinds = ['photo', 'voice', 'document'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]

/** A file as it will be kept. */
export interface Content {
  kind: AttachmentKind
  mime: string
  bytes: Buffer
  /** A photo once more, for lists. */
  small: Buffer | null
  width: number | null
  height: number | null
  seconds: number | null
}

const photoTypes = ['image/jpeg', 'image/png', 'image/webp']
const voiceTypes: Readonly<Record<string, VoiceContainer>> = {
  'video/webm': 'webm',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/mp4': 'mp4',
  'audio/x-m4a': 'mp4',
  'video/mp4': 'mp4',
}

/**
 * Looks at what a file is, whatever its name says, and makes it harmless: photos are turned, shrunk and written anew
 * without their metadata. Throws `Refused` with a word of `uploadRefusals`.
 */
export async function judgeContent(received: Buffer): Promise<Content> {
  if (received.length === 0) refuse('file-empty')
  // Loaded with the first upload: a server at rest doesn't need it.
  const { fileTypeFromBuffer } = await import('file-type')
  const type = (await fileTypeFromBuffer(received))?.mime.split(';')[0] ?? ''

  if (type === 'image/heic' || type === 'image/heif') refuse('file-is-heic')
  if (photoTypes.includes(type)) return judgePhoto(received)
  if (type === 'application/pdf') return judgePdf(received)
  if (voiceTypes[type]) return judgeVoice(received, voiceTypes[type])
  if (type.startsWith('video/')) refuse('file-is-video')
  refuse('file-kind')
}

async function judgePhoto(received: Buffer): Promise<Content> {
  if (received.length > mostPhotoBytes) refuse('photo-too-heavy')
  const photo = await shrinkPhoto(received)
  if (typeof photo === 'string') refuse(photo)
  return { kind: 'photo', mime: 'image/jpeg', ...photo, seconds: null }
}

function judgePdf(received: Buffer): Content {
  if (received.length > mostPdfBytes) refuse('pdf-too-heavy')
  const fault = pdfFault(received)
  if (fault) refuse(fault)
  return { kind: 'document', mime: 'application/pdf', bytes: received, ...noPicture, seconds: null }
}

function judgeVoice(received: Buffer, container: VoiceContainer): Content {
  const { seconds, hasPicture } = readVoice(received, container)
  if (hasPicture) refuse('file-is-video')
  if (received.length > mostVoiceBytes) refuse('voice-too-heavy')
  if (seconds !== null && seconds > mostVoiceSeconds) refuse('voice-too-long')
  return { kind: 'voice', mime: `audio/${container}`, bytes: received, ...noPicture, seconds }
}

const noPicture = { small: null, width: null, height: null }

function refuse(word: UploadRefusal): never {
  throw new Refused(word)
}
