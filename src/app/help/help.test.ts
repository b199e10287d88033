import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadModules } from '../modules.ts'
import { isAbout, searchHelp, sectionFor, sectionsOf } from './book.ts'
import { parseInline, parseMarkdown, textOf } from './markdown.ts'

const folder = join(import.meta.dirname, '../../../docs/用户手册')
const sections = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .flatMap((name) => sectionsOf(name.slice(0, -3), readFileSync(join(folder, name), 'utf8')))
const pages = (await loadModules()).flatMap((module) => module.pages ?? [])

describe('the manual as help', () => {
  test('each page that stands in a menu has a part of the manual', () => {
    const menus = pages.filter(({ face, nav }) => nav !== null && face !== 'public')
    const without = menus.filter(({ id }) => !sections.some((section) => isAbout(section, id)))
    expect(without.map(({ id, title }) => `${id} ${title}`)).toEqual([])
    expect(menus.length).toBeGreaterThan(30)
  })

  test('names no page that there isn’t', () => {
    const known = new Set(pages.flatMap(({ id }) => [id, id.split('.')[0]!]))
    expect(sections.flatMap((section) => section.pages).filter((id) => !known.has(id))).toEqual([])
  })

  test('shows no picture that there isn’t', () => {
    const named = sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'picture' ? block.file : [])),
    )
    expect(named.filter((file) => !existsSync(join(folder, '../pictures', file)))).toEqual([])
  })

  test('opens at what the page is about, in the words for the reader', () => {
    expect(sectionFor(sections, 'needs.home', [])).toMatchObject({ book: '居民' })
    expect(sectionFor(sections, 'needs.understand', ['community-worker'])).toMatchObject({ book: '社区工作者' })
    expect(sectionFor(sections, null, ['auditor'])).toMatchObject({ id: '审计' })
  })

  test('is found by words, in a title before elsewhere', () => {
    expect(searchHelp(sections, '字太小', [])[0]).toMatchObject({ book: '居民', title: '字太小？' })
    expect(searchHelp(sections, '没有人写过的话', [])).toEqual([])
  })
})

describe('Markdown', () => {
  test('is read as headings, words, lists, tables and pictures', () => {
    const source =
      '# 题\n<!-- pages: a.b -->\n\n头一行\n接着说\n\n![图](../pictures/a.png)\n\n1. 一\n2. **二**\n\n- 三\n\n| 键 | 做 |\n|---|---|\n| J | 下 |\n'
    expect(parseMarkdown(source)).toEqual([
      { kind: 'heading', text: '题' },
      { kind: 'words', words: [{ text: '头一行接着说' }] },
      { kind: 'picture', text: '图', file: 'a.png' },
      { kind: 'list', ordered: true, items: [[{ text: '一' }], [{ text: '二', strong: true }]] },
      { kind: 'list', ordered: false, items: [[{ text: '三' }]] },
      { kind: 'table', head: ['键', '做'], rows: [[[{ text: 'J' }], [{ text: '下' }]]] },
    ])
  })

  test('keeps as words what it does not know', () => {
    const source = '<script>alert(1)</script> [一处](x.md) `键`'
    expect(parseInline(source)).toEqual([
      { text: '<script>alert(1)</script> ' },
      { text: '一处', link: 'x.md' },
      { text: ' ' },
      { text: '键', code: true },
    ])
    expect(textOf(parseMarkdown('*** 星 *')[0]!)).toBe('*** 星 *')
  })
})
