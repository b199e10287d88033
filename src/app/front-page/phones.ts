/** A number that people may call, and whose it is. */
export interface PublicPhone {
  readonly name: string
  readonly phone: string
}

/** Reads `宏吉 0469-0000001；宏祥 0469-0000002`, parted by semicolons or lines; what holds no number is left out. */
export function parsePhones(text: string): PublicPhone[] {
  return text
    .normalize('NFKC')
    .split(/[;\n]/)
    .flatMap((part) => {
      const found = /^(.*?)\s*[::]?\s*([0-9][0-9 -]{1,18}[0-9])$/.exec(part.trim())
      const [, name = '', phone = ''] = found ?? []
      return name ? [{ name: name.trim(), phone }] : []
    })
}
