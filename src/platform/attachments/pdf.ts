import { inflateSync } from 'node:zlib'
import type { UploadRefusal } from './refusals.ts'

const mostInflated = 64 * 1024 * 1024

/**
 * One word for why a PDF isn't taken, or null: it runs scripts, starts programs, carries files, or is locked so that
 * nobody can tell. Looks into object streams too, and at names that are written in hexadecimal.
 */
export function pdfFault(bytes: Buffer): UploadRefusal | null {
  const text = plainNames(bytes.toString('latin1'))
  if (/\/Encrypt\b/.test(text)) return 'pdf-locked'
  if (isActive(text)) return 'pdf-active'

  let inflated = 0
  for (const stream of objectStreams(bytes)) {
    let content: Buffer
    try {
      content = inflateSync(stream, { maxOutputLength: mostInflated - inflated })
    } catch {
      // A stream that no reader can inflate either, or one that grows without end.
      return 'pdf-active'
    }
    inflated += content.length
    if (isActive(plainNames(content.toString('latin1')))) return 'pdf-active'
  }
  return null
}

function isActive(text: string): boolean {
  return /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA)(?![A-Za-z0-9])/.test(text)
}

/** `/J#61vaScript` is `/JavaScript`. */
function plainNames(text: string): string {
  if (!text.includes('#')) return text
  return text.replace(/\/[^\s/<>[\](){}%]*#[0-9a-fA-F]{2}[^\s/<>[\](){}%]*/g, (name) =>
    name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}

/** The packed bytes of each object stream: in those, dictionaries are compressed and would slip past a look at the text. */
function* objectStreams(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('/ObjStm'); at >= 0; at = bytes.indexOf('/ObjStm', at + 7)) {
    const keyword = bytes.indexOf('stream', at)
    if (keyword < 0) return
    let from = keyword + 'stream'.length
    if (bytes[from] === 0x0d) from += 1
    if (bytes[from] === 0x0a) from += 1
    const to = bytes.indexOf('endstream', from)
    if (to < 0) return
    const dictionary = bytes.subarray(bytes.lastIndexOf('obj', at), keyword).toString('latin1')
    if (dictionary.includes('/FlateDecode')) yield bytes.subarray(from, to)
  }
}
