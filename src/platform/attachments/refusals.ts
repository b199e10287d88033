/** Why a file is not taken. */
export const uploadRefusals = [
  'file-missing',
  'file-empty',
  'file-kind',
  'file-is-heic',
  'file-is-video',
  'photo-too-heavy',
  'photo-too-large',
  'photo-broken',
  'voice-too-heavy',
  'voice-too-long',
  'pdf-too-heavy',
  'pdf-active',
  'pdf-locked',
  'too-many-unused',
] as const
export type UploadRefusal = (typeof uploadRefusals)[number]
