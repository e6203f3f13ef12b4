import { expect } from 'chai'
import fc from 'fast-check'
import { cleanPicture } from '../../src/session/uploads/clean-picture.ts'
import { lighten } from '../../src/session/uploads/lighten.ts'
import { photo, picture } from '../story/picture.ts'

type Bytes = Uint8Array<ArrayBuffer>

const MARKER = 'HERE I WAS 53.55 N 9.99 E'
const codes = (words: string): number[] => [...words].map((letter) => letter.charCodeAt(0))
const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
const big = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
const little = (n: number): number[] => big(n).reverse()
const bytesOf = async (file: Blob): Promise<Bytes> => new Uint8Array(await file.arrayBuffer())
const join = (...parts: (Uint8Array | number[])[]): Bytes => new Uint8Array(parts.flatMap((part) => [...part]))

/** A segment of a JPEG, with fill bytes before it. */
const segment = (kind: number, name: string, fill: number): number[] => {
  const content = codes(name + MARKER)
  return [...new Array(fill).fill(0xff), 0xff, kind, 0, content.length + 2, ...content]
}
const pngChunk = (name: string): number[] => [...big(MARKER.length), ...codes(name + MARKER), 0, 0, 0, 0]
const webpChunk = (name: string): number[] => [...codes(name), ...little(MARKER.length + 1), ...codes(`${MARKER}!`)]

/** Where the parts of a picture begin, behind the first. */
function seams(type: string, bytes: Bytes): number[] {
  const found: number[] = []
  const view = new DataView(bytes.buffer)
  if (type === 'image/jpeg')
    for (let at = 2; bytes[at + 1] !== 0xda; at += 2 + view.getUint16(at + 2))
      found.push(at + 2 + view.getUint16(at + 2))
  if (type === 'image/png') for (let at = 33; at < bytes.length; at += 12 + view.getUint32(at)) found.push(at)
  if (type === 'image/webp') found.push(bytes.length)
  return found
}

/** What a picture looks like, pixel by pixel. */
async function pixels(blob: Blob): Promise<string> {
  const bitmap = await createImageBitmap(blob)
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d') as OffscreenCanvasRenderingContext2D
  context.drawImage(bitmap, 0, 0)
  return `${bitmap.width} ${context.getImageData(0, 0, bitmap.width, bitmap.height).data}`
}

const JPEG_KINDS = [
  ...Array.from({ length: 16 }, (_, i) => 0xe0 + i),
  ...Array.from({ length: 14 }, (_, i) => 0xf0 + i),
  0xfe,
]
const JPEG_NAMES = [
  '',
  'Exif\0\0',
  'http://ns.adobe.com/xap/1.0/\0',
  'MPF\0',
  'FPXR\0',
  'JFXX\0',
  'JP\0\0jumb',
  'ICC_PROFILE!',
  'Photoshop 3.0\0',
]
const PNG_NAMES = ['caBX', 'eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'sPLT', 'prVt', 'vpAg', 'iDOT', 'msOG']
const WEBP_NAMES = ['EXIF', 'XMP ', 'C2PA', 'JUNK', 'exif', 'PRVT']

const PART = {
  'image/jpeg': fc
    .tuple(fc.constantFrom(...JPEG_KINDS), fc.constantFrom(...JPEG_NAMES), fc.nat(3))
    .map(([kind, name, fill]) => segment(kind, name, fill)),
  'image/png': fc.constantFrom(...PNG_NAMES).map(pngChunk),
  'image/webp': fc.constantFrom(...WEBP_NAMES).map(webpChunk),
}

/** A WebP with a head that may announce more chunks. */
function extended(bytes: Bytes, more: number[]): Bytes {
  const isExtended = latin(bytes.slice(12, 16)) === 'VP8X'
  const head = isExtended ? [] : [...codes('VP8X'), ...little(10), 0x0c, 0, 0, 0, 63, 0, 0, 47, 0, 0]
  const plain = bytes.slice(12)
  return join(bytes.slice(0, 4), little(4 + head.length + plain.length + more.length), codes('WEBP'), head, plain, more)
}

describe('A picture without what is not the picture', () => {
  for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const) {
    it(`has no marker left of any part of ${type}, and looks the same`, async function () {
      const whole = await picture('swift', { type })
      if (whole.type !== type || !latin(await bytesOf(whole)).match(/JFIF|PNG|WEBP/)) return this.skip()
      const plain = await bytesOf(whole)
      const looks = await pixels(whole)
      const places = seams(type, plain)
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(places.length - 1), PART[type]), { minLength: 1, maxLength: 5 }),
          fc.boolean(),
          async (parts, trails) => {
            let marked = plain
            const sorted = [...parts].sort(([a], [b]) => b - a)
            if (type === 'image/webp')
              marked = extended(
                plain,
                sorted.flatMap(([, part]) => part),
              )
            else
              for (const [place, part] of sorted)
                marked = join(marked.slice(0, places[place]), part, marked.slice(places[place]))
            if (trails) marked = join(marked, codes(`....ftypmp42${MARKER}`))
            expect(latin(marked)).to.contain(MARKER)
            const { bytes, state } = cleanPicture(marked)
            expect(state).to.equal('clean')
            expect(latin(bytes)).not.to.contain(MARKER)
            expect(await pixels(new Blob([bytes], { type }))).to.equal(looks)
          },
        ),
        { numRuns: 60 },
      )
    })
  }

  it('keeps its colours and how they are mixed', async () => {
    const plain = await bytesOf(await picture('swift.jpg', { type: 'image/jpeg' }))
    const colours = [0xff, 0xe2, 0, 18, ...codes('ICC_PROFILE\0'), 1, 1, 7, 7]
    const mixed = [0xff, 0xee, 0, 14, ...codes('Adobe'), 0, 100, 0, 0, 0, 0, 1]
    const { bytes } = cleanPicture(join(plain.slice(0, 2), colours, mixed, plain.slice(2)))
    expect(latin(bytes)).to.contain('ICC_PROFILE').and.to.contain('Adobe').and.to.contain('JFIF')
  })

  it('is upright although fill bytes stand before what says how it was held', async () => {
    const bytes = await bytesOf(await photo('turned.jpg', 6))
    const filled = join(bytes.slice(0, 2), [0xff, 0xff], bytes.slice(2))
    const { file, located } = await lighten(new File([filled], 'turned.jpg', { type: 'image/jpeg' }))
    expect(located).to.equal(false)
    expect(latin(await bytesOf(file))).not.to.contain('GPS')
    const { width, height } = await createImageBitmap(file)
    expect([width, height]).to.deep.equal([48, 64])
  })

  for (const [name, type] of [
    ['beach', ''],
    ['beach.dat', 'application/octet-stream'],
    ['beach.png', 'image/png'],
    ['beach.gif', 'image/gif'],
    ['beach.svg', 'image/svg+xml'],
    ['beach.txt', 'text/plain'],
  ] as const) {
    it(`is known by its bytes as “${name}” of type “${type}”`, async () => {
      const { file, located } = await lighten(new File([await photo('beach.jpg')], name, { type }))
      expect(latin(await bytesOf(file))).not.to.contain('GPS')
      expect([file.name, file.type, located]).to.deep.equal([name, type, false])
    })
  }

  it('is drawn anew where its bytes are odd', async () => {
    const bytes = await bytesOf(await photo('beach.jpg'))
    // Bytes that belong to nothing, and a picture that was cut off.
    const odd = [join(bytes.slice(0, 2), segment(0xe5, '', 0), [1, 2, 3], bytes.slice(2)), bytes.slice(0, -40)]
    for (const one of odd) {
      const { file, located } = await lighten(new File([one], 'beach.jpg', { type: 'image/jpeg' }))
      // A browser that cannot draw it leaves it, and the visitor is told.
      if (!located) expect(latin(await bytesOf(file))).not.to.contain('GPS')
    }
  })

  it('never fails, whatever the bytes are', () => {
    const heads = [
      [0xff, 0xd8, 0xff],
      codes('\x89PNG\r\n\x1a\n'),
      [...codes('RIFF'), 40, 0, 0, 0, ...codes('WEBP')],
      [],
    ]
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        expect(cleanPicture(join(head, rest)).state).to.be.a('string')
      }),
      { numRuns: 500 },
    )
  })
})

describe('A file that may tell a place', () => {
  for (const [name, head, type] of [
    ['a film', '\0\0\0\x18ftypmp42', 'video/mp4'],
    ['a film without a type', '\0\0\0\x18ftypqt  ', ''],
    ['a picture of an iPhone', '\0\0\0\x18ftypheic', 'image/heic'],
    ['a TIFF', 'II*\0....', 'image/tiff'],
    ['a TIFF without a type', 'MM\0*....', ''],
    ['a GIF', 'GIF89a', 'image/gif'],
    ['a drawing', '<?xml?><svg>', 'image/svg+xml'],
    ['a drawing without a type', '<svg xmlns=""/>', ''],
    ['a document', '%PDF-1.7', 'application/pdf'],
    ['a document without a type', '%PDF-1.7', ''],
    ['a recording', 'ID3', 'audio/mpeg'],
  ] as const) {
    it(`is ${name}`, async () => {
      const bytes = new Uint8Array(codes(head))
      const { file, located } = await lighten(new File([bytes], 'file', { type }))
      expect(located).to.equal(true)
      expect(await bytesOf(file)).to.deep.equal(bytes)
    })
  }

  it('is no plain text', async () => {
    expect((await lighten(new File(['Hello'], 'note.txt', { type: 'text/plain' }))).located).to.equal(false)
  })
})
