import type { UploadRefusal } from './refusals.ts'

const refusals: Record<UploadRefusal | 'not-your-upload', string> = {
  'file-missing': '没有收到文件，请重新选一次。',
  'file-empty': '这个文件是空的，请换一个。',
  'file-kind': '只收照片、录音和 PDF。别的文件请拍成照片再传。',
  'file-is-heic': '这种照片（HEIC）这里打不开。请用手机再拍一张，或在相机设置里选「兼容性最佳」后再传。',
  'file-is-video': '这里不收视频。请拍照片，或录一段语音。',
  'photo-too-heavy': '照片超过 12 MB 了。请再拍一张，或选小一点的。',
  'photo-too-large': '照片尺寸太大，打不开。请再拍一张普通照片。',
  'photo-broken': '照片坏了，打不开。请再拍一张。',
  'voice-too-heavy': '录音超过 4 MB 了。请说短一点，一分钟以内。',
  'voice-too-long': '录音超过一分钟了。请分两段说。',
  'pdf-too-heavy': 'PDF 超过 20 MB 了。请压缩一下，或拍成照片再传。',
  'pdf-active': '这个 PDF 里带了会自动运行的内容，不能收。请打印成普通 PDF 再传。',
  'pdf-locked': '这个 PDF 加了密码，看不了。请去掉密码再传。',
  'too-many-unused': '您传了很多还没有用上的文件。请先用上，或明天再传。',
  'not-your-upload': '有一个附件已经用过，或不是您传的。请重新传一次。',
}

export const words = { refusals } as const
