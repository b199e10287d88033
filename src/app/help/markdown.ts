/** The few forms of Markdown that the manual uses, as data: what isn't one of them stays the words that it is. Pure. */

export type Inline =
  | { readonly text: string; readonly strong?: true; readonly code?: true }
  | { readonly link: string; readonly text: string }

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'words'; readonly words: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Inline[])[][] }
  | { readonly kind: 'picture'; readonly file: string; readonly text: string }

/** A page of the manual as blocks, in order. Comments are left out. */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replace(/<!--[\s\S]*?-->/g, '').split(/\r?\n/)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!
    const until = (wanted: RegExp) => {
      let end = at
      while (end < lines.length && wanted.test(lines[end]!)) end++
      const taken = lines.slice(at, end)
      at = end
      return taken
    }
    const heading = /^#{1,6} +(.*)$/.exec(line)
    const picture = /^!\[([^\]]*)\]\(([^)]+)\) *$/.exec(line)
    if (line.trim() === '') at++
    else if (heading) {
      blocks.push({ kind: 'heading', text: heading[1]!.trim() })
      at++
    } else if (picture) {
      blocks.push({ kind: 'picture', text: picture[1]!, file: picture[2]!.replace(/^.*\//, '') })
      at++
    } else if (ordered.test(line)) {
      blocks.push({
        kind: 'list',
        ordered: true,
        items: until(ordered).map((item) => parseInline(item.replace(ordered, ''))),
      })
    } else if (unordered.test(line)) {
      const items = until(unordered).map((item) => parseInline(item.replace(unordered, '')))
      blocks.push({ kind: 'list', ordered: false, items })
    } else if (row.test(line)) {
      const [head = [], , ...rows] = until(row).map(cellsOf)
      blocks.push({ kind: 'table', head, rows: rows.map((cells) => cells.map(parseInline)) })
    } else blocks.push({ kind: 'words', words: parseInline(until(plain).join('')) })
  }
  return blocks
}

const ordered = /^\d+[.)] +/
const unordered = /^[-*] +/
const row = /^\|.*\|\s*$/
const plain = /^(?!#{1,6} |!\[|\d+[.)] |[-*] |\|).*\S/

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

/** Bold, code and links within a line. */
export function parseInline(text: string): Inline[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/)
    .filter((part) => part !== '')
    .map((part) => {
      if (/^\*\*.+\*\*$/.test(part)) return { text: part.slice(2, -2), strong: true }
      if (/^`.+`$/.test(part)) return { text: part.slice(1, -1), code: true }
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part)
      return link ? { text: link[1]!, link: link[2]! } : { text: part }
    })
}

/** What a block says, for looking things up. */
export function textOf(block: Block): string {
  const said = (words: readonly Inline[]) => words.map(({ text }) => text).join('')
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'words':
      return said(block.words)
    case 'list':
      return block.items.map(said).join('\n')
    case 'table':
      return [block.head.join(' '), ...block.rows.map((cells) => cells.map(said).join(' '))].join('\n')
    case 'picture':
      return ''
  }
}
