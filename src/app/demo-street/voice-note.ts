/**
 * A recording of silence, so that nobody's voice is in the demo street: Opus in Ogg (RFC 6716, RFC 7845), a valid file
 * that browsers play.
 */
export function silentVoiceNote(seconds: number): Buffer {
  const pages = [page(0, beginning, 0n, [head()]), page(1, 0, 0n, [tags()])]
  const frames = seconds * framesASecond
  for (let from = 0; from < frames; from += framesAPage) {
    const count = Math.min(framesAPage, frames - from)
    const samples = BigInt((from + count) * samplesAFrame + preSkip)
    const kind = from + count === frames ? end : 0
    pages.push(
      page(
        pages.length,
        kind,
        samples,
        Array.from({ length: count }, () => silence),
      ),
    )
  }
  return Buffer.concat(pages)
}

/** One frame of 20 ms, mono, full band, with nothing in it. */
const silence = Buffer.from([0xf8, 0xff, 0xfe])
const framesASecond = 50
const samplesAFrame = 960
const framesAPage = 50
const preSkip = 312
const beginning = 2
const end = 4
const serial = 0x77757365

function head(): Buffer {
  const packet = Buffer.alloc(19)
  packet.write('OpusHead', 'latin1')
  packet[8] = 1
  packet[9] = 1
  packet.writeUInt16LE(preSkip, 10)
  packet.writeUInt32LE(48_000, 12)
  return packet
}

function tags(): Buffer {
  const vendor = 'wuse demo street'
  const packet = Buffer.alloc(16 + vendor.length)
  packet.write('OpusTags', 'latin1')
  packet.writeUInt32LE(vendor.length, 8)
  packet.write(vendor, 12, 'latin1')
  return packet
}

/** RFC 3533: every packet here is shorter than 255 bytes, so each is one segment. */
function page(sequence: number, kind: number, samples: bigint, packets: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(27 + packets.length)
  header.write('OggS', 'latin1')
  header[5] = kind
  header.writeBigInt64LE(samples, 6)
  header.writeUInt32LE(serial, 14)
  header.writeUInt32LE(sequence, 18)
  header[26] = packets.length
  packets.forEach((packet, index) => (header[27 + index] = packet.length))
  const whole = Buffer.concat([header, ...packets])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

/** Ogg's CRC-32: polynomial 0x04c11db7, not reflected, beginning at 0. */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x8000_0000 ? (sum << 1) ^ 0x04c1_1db7 : sum << 1
  }
  return sum >>> 0
}
