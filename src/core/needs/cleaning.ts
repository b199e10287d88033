/** What is covered in a need's words before helpers see them, and how a message becomes a title. Pure. */

const identityNumber = /(?<![\dA-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g
const bankCard = /(?<!\d)\d{16,19}(?!\d)/g
const mobileNumber = /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g
const landlineNumber = /(?<!\d)(?:0\d{2,3}[ -]?)?\d{7,8}(?!\d)/g

/** The words as somebody sees them who has no post over the unit: numbers of people are covered. */
export function coverNumbers(text: string): string {
  return [identityNumber, bankCard, mobileNumber, landlineNumber].reduce(
    (rest, number) => rest.replace(number, '＊＊＊'),
    text,
  )
}

const titleLength = 40

/** A title for a message that came without one: its first sentence, numbers covered, cut at 40 characters. */
export function titleFrom(body: string): string {
  const first = body
    .trim()
    .split(/[。！？!?；;\n]/, 1)[0]!
    .trim()
  const characters = [...coverNumbers(first === '' ? body.trim() : first)]
  return characters.length <= titleLength ? characters.join('') : `${characters.slice(0, titleLength - 1).join('')}…`
}
