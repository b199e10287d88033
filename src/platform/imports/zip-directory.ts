import { createInflateRaw } from 'node:zlib'
import { Refused } from '../contract/errors.ts'

/** One file of an archive, as the archive's directory describes it. */
export interface ZipEntry {
  name: string
  packedBytes: number
  unpackedBytes: number
  offset: number
  stored: boolean
}

const mostUnpackedBytes = 200 * 1024 * 1024
const mostRatio = 100
/** Small parts may well be packed tighter: a theme is always the same text. */
const leastBytesOfABomb = 1024 * 1024
const mostEntries = 4_000

const endSignature = Buffer.from('PK\x05\x06', 'latin1')
const wide = 0xffffffff

/**
 * Reads what an archive says it holds, before anything is unpacked. Throws `Refused`: `damaged`, `password`, or `zip-bomb`
 * for more than 200 MB, more than 100 to 1, or parts that lie over each other.
 */
export function readDirectory(archive: Buffer): Map<string, ZipEntry> {
  const end = archive.lastIndexOf(endSignature)
  if (end < 0 || end + 22 > archive.length) throw new Refused('damaged')
  const count = archive.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Refused('zip-bomb')

  const entries = new Map<string, ZipEntry>()
  let at = directoryOffset(archive, end)
  let packed = 0
  let unpacked = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw new Refused('damaged')
    if (archive.readUInt16LE(at + 8) & 1) throw new Refused('password')
    const entry = readEntry(archive, at)
    packed += entry.packedBytes
    unpacked += entry.unpackedBytes
    const ratio = entry.unpackedBytes / Math.max(1, entry.packedBytes)
    if (entry.unpackedBytes > leastBytesOfABomb && ratio > mostRatio) throw new Refused('zip-bomb')
    if (unpacked > mostUnpackedBytes || packed > archive.length) throw new Refused('zip-bomb')
    entries.set(entry.name, entry)
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Unpacks one file in pieces. Throws `Refused` with `damaged` when it is broken or holds more than the directory said: so
 * a directory that lies gains nothing.
 */
export async function* unpack(archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { offset, packedBytes, unpackedBytes, stored } = entry
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) throw new Refused('damaged')
  const from = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const packed = archive.subarray(from, from + packedBytes)
  if (stored) {
    if (packedBytes !== unpackedBytes) throw new Refused('damaged')
    yield packed
    return
  }

  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  let unpacked = 0
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      unpacked += piece.length
      if (unpacked > unpackedBytes) break
      yield piece
    }
  } catch {
    throw new Refused('damaged')
  } finally {
    inflate.destroy()
  }
  if (unpacked !== unpackedBytes) throw new Refused('damaged')
}

function directoryOffset(archive: Buffer, end: number): number {
  const offset = archive.readUInt32LE(end + 16)
  if (offset !== wide) return offset
  const locator = end - 20
  if (locator < 0 || archive.readUInt32LE(locator) !== 0x07064b50) throw new Refused('damaged')
  const record = readWide(archive, locator + 8)
  return readWide(archive, record + 48)
}

function readEntry(archive: Buffer, at: number): ZipEntry {
  const method = archive.readUInt16LE(at + 10)
  if (method !== 0 && method !== 8) throw new Refused('damaged')
  const nameLength = archive.readUInt16LE(at + 28)
  const extraLength = archive.readUInt16LE(at + 30)
  const extra = archive.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
  const sizes = [archive.readUInt32LE(at + 24), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 42)]
  const [unpackedBytes, packedBytes, offset] = sizes.includes(wide) ? readWideSizes(extra, sizes) : sizes
  return {
    name: archive.toString('utf8', at + 46, at + 46 + nameLength),
    packedBytes: packedBytes!,
    unpackedBytes: unpackedBytes!,
    offset: offset!,
    stored: method === 0,
  }
}

/** The 64-bit field holds, in this order, those of the three that didn't fit. */
function readWideSizes(extra: Buffer, sizes: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    return sizes.map((size) => {
      if (size !== wide) return size
      next += 8
      return readWide(extra, next - 8)
    })
  }
  throw new Refused('damaged')
}

function readWide(bytes: Buffer, at: number): number {
  if (at < 0 || at + 8 > bytes.length) throw new Refused('damaged')
  return Number(bytes.readBigUInt64LE(at))
}
