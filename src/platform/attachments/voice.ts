export type VoiceContainer = 'webm' | 'ogg' | 'mp4'

export interface Voice {
  /** How long it lasts; null where the container doesn't say. */
  seconds: number | null
  hasPicture: boolean
}

/** Reads the length of a recording, and whether a film hides in it, from the container alone. Never throws. */
export function readVoice(bytes: Buffer, container: VoiceContainer): Voice {
  try {
    const voice = readers[container](bytes)
    const known = voice.seconds !== null && Number.isFinite(voice.seconds) && voice.seconds > 0
    return { ...voice, seconds: known ? Math.round(voice.seconds! * 10) / 10 : null }
  } catch {
    // Cut or odd, yet a browser may still play it; how much it can hold is limited by its weight.
    return { seconds: null, hasPicture: false }
  }
}

const readers: Record<VoiceContainer, (bytes: Buffer) => Voice> = { webm: readWebm, ogg: readOgg, mp4: readMp4 }

/** RFC 3533, RFC 7845: the last page tells how many samples were played; Opus always counts 48,000 a second. */
function readOgg(bytes: Buffer): Voice {
  const last = bytes.lastIndexOf('OggS')
  const samples = Number(bytes.readBigInt64LE(last + 6))
  const vorbis = bytes.indexOf('\x01vorbis')
  const rate = vorbis >= 0 ? bytes.readUInt32LE(vorbis + 12) : 48_000
  return { seconds: samples / rate, hasPicture: bytes.includes('theora') }
}

const webm = {
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackType: 0x83,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const
const webmMasters: readonly number[] = [
  webm.segment,
  webm.info,
  webm.tracks,
  webm.trackEntry,
  webm.cluster,
  webm.blockGroup,
]

/** RFC 8794, RFC 9559. Recorders in browsers write no duration, so the last block's timestamp counts. */
function readWebm(bytes: Buffer): Voice {
  let scale = 1_000_000
  let cluster = 0
  let last = 0
  let hasPicture = false
  let at = 0
  while (at < bytes.length - 1) {
    const id = readVint(bytes, at, true)
    const size = readVint(bytes, at + id.length, false)
    const body = at + id.length + size.length
    if (webmMasters.includes(id.value)) {
      at = body
      continue
    }
    if (size.unknown) break
    if (id.value === webm.timestampScale) scale = bytes.readUIntBE(body, Math.min(size.value, 6))
    if (id.value === webm.trackType && bytes[body] === 1) hasPicture = true
    if (id.value === webm.timestamp) cluster = bytes.readUIntBE(body, Math.min(size.value, 6))
    if (id.value === webm.simpleBlock || id.value === webm.block) {
      if (body + 4 > bytes.length) break
      last = Math.max(last, cluster + bytes.readInt16BE(body + readVint(bytes, body, false).length))
    }
    at = body + size.value
  }
  return { seconds: (last * scale) / 1e9, hasPicture }
}

function readVint(bytes: Buffer, at: number, keepMarker: boolean): { value: number; length: number; unknown: boolean } {
  const first = bytes[at]!
  const length = Math.clz32(first) - 23
  if (length > 8) throw new RangeError('not an EBML number')
  let value = keepMarker ? first : first & (0xff >> length)
  let allOnes = (first & (0xff >> length)) === 0xff >> length
  for (let i = 1; i < length; i++) {
    value = value * 256 + bytes[at + i]!
    allOnes &&= bytes[at + i] === 0xff
  }
  return { value, length, unknown: allOnes }
}

const mp4Boxes = ['moov', 'trak', 'mdia', 'moof', 'traf']

/** ISO/IEC 14496-12. A film has a `vide` handler; a fragmented recording tells its length by its last fragment. */
function readMp4(bytes: Buffer): Voice {
  let scale = 0
  let duration = 0
  let mediaScale = 0
  let fragmentEnd = 0
  let sampleDuration = 0
  let hasPicture = false
  let at = 0
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const size = bytes.readUInt32BE(at)
    const body = at + 8
    if (mp4Boxes.includes(type)) {
      at = body
      continue
    }
    if (type === 'mvhd' || type === 'mdhd') {
      const wide = bytes[body] === 1
      const boxScale = bytes.readUInt32BE(body + (wide ? 20 : 12))
      if (type === 'mdhd') mediaScale = boxScale
      else {
        scale = boxScale
        duration = wide ? Number(bytes.readBigUInt64BE(body + 24)) : bytes.readUInt32BE(body + 16)
      }
    }
    if (type === 'hdlr' && bytes.toString('latin1', body + 8, body + 12) === 'vide') hasPicture = true
    if (type === 'tfhd')
      sampleDuration = bytes.readUIntBE(body + 1, 3) & 0x8 ? bytes.readUInt32BE(body + tfhdOffset(bytes, body)) : 0
    if (type === 'tfdt')
      fragmentEnd = bytes[body] === 1 ? Number(bytes.readBigUInt64BE(body + 4)) : bytes.readUInt32BE(body + 4)
    if (type === 'trun') fragmentEnd += bytes.readUInt32BE(body + 4) * sampleDuration
    at += size >= 8 ? size : bytes.length
  }
  const whole = scale > 0 ? duration / scale : 0
  const fragments = mediaScale > 0 ? fragmentEnd / mediaScale : 0
  return { seconds: Math.max(whole, fragments), hasPicture }
}

/** Where the default sample duration stands: after the track id and the optional fields that its flags announce. */
function tfhdOffset(bytes: Buffer, body: number): number {
  const flags = bytes.readUIntBE(body + 1, 3)
  return 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0)
}
