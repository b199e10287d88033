/** The words on an anonymous giver's receipt: easy to write down and to tell. Pure. */

const first = ['春', '青', '白', '红', '金', '清', '暖', '长', '新', '小', '大', '高', '老', '好', '明', '绿']
const second = ['风', '山', '云', '枣', '米', '月', '松', '雪', '荷', '桥', '江', '鱼', '果', '棠', '鹊', '竹']

/** Two words of two characters and four digits, `春风 白云 4821`, from some hexadecimal digits that nobody can foresee. */
export function receiptWords(hex: string): string {
  const pick = (at: number) => `${first[Number.parseInt(hex[at]!, 16)]}${second[Number.parseInt(hex[at + 1]!, 16)]}`
  const digits = String(Number.parseInt(hex.slice(4, 12), 16) % 10_000).padStart(4, '0')
  return `${pick(0)} ${pick(2)} ${digits}`
}

/** As they are compared, from how somebody typed them. */
export function plainReceipt(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '')
}
