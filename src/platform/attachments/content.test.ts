import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '../contract/errors.ts'
import { judgeContent } from './content.ts'
import { pdfFault } from './pdf.ts'
import { parseRange } from './range.ts'
import { plainName } from './upload.ts'
import { readVoice } from './voice.ts'

let photo: Buffer

beforeAll(async () => {
  photo = await picture(2400, 1200)
    .withExif({
      IFD0: { Make: 'Invented' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '46/1 38/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '131/1 9/1 0/1' },
    })
    .jpeg()
    .toBuffer()
})

describe('a photo', () => {
  test('is shrunk to 1600 px and loses where and with what it was taken', async () => {
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const kept = await judgeContent(photo)
    expect(kept).toMatchObject({ kind: 'photo', mime: 'image/jpeg', width: 1600, height: 800 })
    for (const bytes of [kept.bytes, kept.small!]) {
      const { exif, xmp, iptc, icc } = await sharp(bytes).metadata()
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
      expect(bytes.includes('Exif')).toBe(false)
      expect(bytes.includes('Invented')).toBe(false)
    }
    expect(await sharp(kept.small!).metadata()).toMatchObject({ width: 480, height: 240 })
  })

  test('stands upright whichever way the phone was held', async () => {
    const lying = await picture(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await judgeContent(lying)).toMatchObject({ width: 200, height: 400 })
  })

  test('stays as small as it was', async () => {
    expect(await judgeContent(await picture(90, 60).png().toBuffer())).toMatchObject({ width: 90, height: 60 })
  })

  test.each(['jpeg', 'png', 'webp'] as const)('may come as %s', async (format) => {
    expect(await judgeContent(await picture(50, 50).toFormat(format).toBuffer())).toMatchObject({ mime: 'image/jpeg' })
  })

  test('carries nothing along that was hidden in it', async () => {
    const polyglot = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>PK\x03\x04')])
    const { bytes } = await judgeContent(polyglot)
    expect(bytes.includes('script')).toBe(false)
    expect(bytes.includes('PK\x03\x04')).toBe(false)
  })

  test('of 50,000 × 50,000 pixels is refused before it is read', async () => {
    const before = process.memoryUsage().rss
    expect(await word(hugePng())).toBe('photo-too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  test('that is cut is refused', async () => {
    expect(await word(photo.subarray(0, photo.length / 3))).toBe('photo-broken')
  })

  test('that is too heavy is refused', async () => {
    expect(await word(Buffer.concat([photo, Buffer.alloc(12 * 1024 * 1024)]))).toBe('photo-too-heavy')
  })

  test('in the format of newer iPhones is refused with a word of its own', async () => {
    expect(await word(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toBe('file-is-heic')
  })
})

describe('what is no photo, voice note or PDF is refused', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    [
      'a drawing that may hold scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'file-kind',
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file-kind'],
    ['plain text', Buffer.from('你好'), 'file-kind'],
    ['a program', Buffer.from(`MZ${'\0'.repeat(200)}`), 'file-kind'],
    ['an archive', Buffer.from(`PK\x03\x04${'\0'.repeat(60)}`, 'latin1'), 'file-kind'],
    ['an old picture format', Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1'), 'file-kind'],
    ['a film', mp4(['vide'], 1000, 5000), 'file-is-video'],
  ])('%s', async (_, bytes, expected) => {
    expect(await word(bytes)).toBe(expected)
  })

  test('whatever the bytes are, the answer is a file or a word', async () => {
    const beginnings = [
      '',
      '\xff\xd8\xff\xe0',
      '\x89PNG\r\n\x1a\n',
      '%PDF-1.7\n',
      'OggS\0\x02',
      'RIFF\0\0\0\0WEBPVP8 ',
      '\x1aE\xdf\xa3',
      '\0\0\0\x18ftypM4A ',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }), async (beginning, rest) => {
        const outcome = await judgeContent(Buffer.concat([Buffer.from(beginning, 'latin1'), rest])).catch(
          (error: unknown) => error,
        )
        expect(outcome instanceof Error ? outcome instanceof Refused : true).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a PDF', () => {
  test('is kept as it came', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
    expect(await judgeContent(pdf)).toMatchObject({ kind: 'document', mime: 'application/pdf', bytes: pdf })
  })

  test.each([
    ['/OpenAction<</S/JavaScript/JS(app.alert(1))>>', 'pdf-active'],
    ['/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>', 'pdf-active'],
    ['/AA<</O<</S/Launch/F(cmd.exe)>>>>', 'pdf-active'],
    ['/Names<</EmbeddedFiles 3 0 R>>', 'pdf-active'],
    ['/Encrypt 9 0 R', 'pdf-locked'],
    ['/Title(JavaScript and how to launch it)', null],
    ['/OpenAction[3 0 R/Fit]', null],
  ])('with %s: %s', (entry, expected) => {
    expect(pdfFault(Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog${entry}>>endobj\n%%EOF`))).toBe(expected)
  })

  test('is looked through where its dictionaries are packed', () => {
    expect(pdfFault(packed('<</S/JavaScript/JS(app.alert(1))>>'))).toBe('pdf-active')
    expect(pdfFault(packed('<</Type/Page>>'))).toBe(null)
  })
})

describe('a voice note', () => {
  test.each([
    ['a film box with sound alone', mp4(['soun'], 1000, 12_500), 'mp4', 12.5],
    ['a recording in clusters', webm([0, 1000, 20_000, 41_700]), 'webm', 41.7],
    ['Opus in pages', ogg(48_000 * 33), 'ogg', 33],
    ['a recording that is cut', webm([0, 1000]).subarray(0, 20), 'webm', null],
  ] as const)('%s tells its length', (_, bytes, container, seconds) => {
    expect(readVoice(bytes, container)).toEqual({ seconds, hasPicture: false })
  })

  test('of a minute is taken, and is sound by its type', async () => {
    expect(await judgeContent(mp4(['soun'], 1000, 60_000))).toMatchObject({
      kind: 'voice',
      mime: 'audio/mp4',
      seconds: 60,
    })
  })

  test('of more is not', async () => {
    expect(await word(mp4(['soun'], 1000, 63_000))).toBe('voice-too-long')
  })

  test('that shows something is a film', () => {
    expect(readVoice(mp4(['soun', 'vide'], 1000, 1000), 'mp4').hasPicture).toBe(true)
    expect(readVoice(webm([0], 1), 'webm').hasPicture).toBe(true)
  })

  test('reading one never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('mp4', 'webm', 'ogg'), (bytes, container) => {
        expect(readVoice(Buffer.from(bytes), container as 'mp4')).toHaveProperty('seconds')
      }),
    )
  })
})

test.each([
  ['楼道积水.jpg', '楼道积水.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\照片\\一.png', '一.png'],
  ['a\u202Egpj.exe', 'agpj.exe'],
  ['<b>.pdf', 'b.pdf'],
  ['', 'file'],
  [`${'长'.repeat(200)}.jpg`, `${'长'.repeat(116)}.jpg`],
])('the name %s is kept as %s', (name, expected) => {
  expect(plainName(name)).toBe(expected)
})

test.each([
  [undefined, null],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=0-1', { from: 0, to: 1 }],
  ['bytes=90-200', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=5-2', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['lines=1-2', null],
])('of 100 bytes %s is %j', (header, expected) => {
  expect(parseRange(header, 100)).toEqual(expected)
})

async function word(bytes: Buffer): Promise<string> {
  return judgeContent(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof Refused ? error.reason : String(error)),
  )
}

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: { r: 120, g: 90, b: 60 } } })
}

/** A picture that says in its header that it has 2.5 thousand million pixels. */
function hugePng(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(50_000, 0)
  header.writeUInt32BE(50_000, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), body.length + 4)
    return out
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Buffer): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ -1) >>> 0
}

function packed(dictionary: string): Buffer {
  return Buffer.concat([
    Buffer.from('%PDF-1.5\n2 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n'),
    deflateSync(Buffer.from(`5 0 ${dictionary}`)),
    Buffer.from('\nendstream endobj\n%%EOF'),
  ])
}

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

function mp4(handlers: string[], scale: number, duration: number): Buffer {
  const mvhd = Buffer.alloc(100)
  mvhd.writeUInt32BE(scale, 12)
  mvhd.writeUInt32BE(duration, 16)
  const traks = handlers.map((handler) =>
    box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13)))),
  )
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2', 'latin1')),
    box('moov', box('mvhd', mvhd), ...traks),
    box('mdat', Buffer.alloc(10)),
  ])
}

function ogg(samples: number): Buffer {
  const last = Buffer.alloc(27)
  last.write('OggS', 0)
  last.writeBigInt64LE(BigInt(samples), 6)
  return Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(22), Buffer.from('OpusHead'), Buffer.alloc(20), last])
}

function webm(milliseconds: number[], trackType = 2): Buffer {
  const element = (id: number[], body: Buffer) =>
    Buffer.concat([Buffer.from(id), Buffer.from([0x80 | body.length]), body])
  const unknownSize = (id: number[]) => Buffer.from([...id, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
  const clusters = milliseconds.map((at) => {
    const time = Buffer.alloc(4)
    time.writeUInt32BE(at)
    return Buffer.concat([
      unknownSize([0x1f, 0x43, 0xb6, 0x75]),
      element([0xe7], time),
      element([0xa3], Buffer.from([0x81, 0, 0, 0x80, 1, 2, 3])),
    ])
  })
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from('webm'))),
    unknownSize([0x18, 0x53, 0x80, 0x67]),
    element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x83], Buffer.from([trackType])))),
    ...clusters,
  ])
}
