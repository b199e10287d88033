import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserContext } from '@playwright/test'

const folder = path.resolve(import.meta.dirname, '../.cache/check/buttons')

/** A button as a person knows it: where it stands, and what it says. */
export type Button = string

interface Counted {
  readonly seen: Button[]
  readonly pressed: Button[]
}

/** Begins anew: what an earlier run saw is forgotten. */
export async function clearButtons(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
}

/** Notes each button that a context shows and each that is pressed in it, by mouse, by keyboard or by its own key. */
export async function watchButtons(context: BrowserContext): Promise<() => Counted> {
  const seen = new Set<Button>()
  const pressed = new Set<Button>()
  await context.exposeFunction('wuseButtons', (kind: 'seen' | 'pressed', buttons: Button[]) => {
    for (const button of buttons) (kind === 'seen' ? seen : pressed).add(button)
  })
  await context.addInitScript(watchPage)
  return () => ({ seen: [...seen], pressed: [...pressed] })
}

export async function keepButtons(name: string, counted: Counted): Promise<void> {
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(counted))
}

/** Buttons that some journey saw and none pressed. */
export async function unpressedButtons(): Promise<{ seen: number; unpressed: Button[] }> {
  const seen = new Set<Button>()
  const pressed = new Set<Button>()
  for (const file of await readdir(folder)) {
    const counted = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Counted
    for (const button of counted.seen) seen.add(button)
    for (const button of counted.pressed) pressed.add(button)
  }
  return { seen: seen.size, unpressed: [...seen].filter((button) => !pressed.has(button)).sort() }
}

/** Runs in the page, so it may use nothing from outside itself. */
function watchPage(): void {
  const tell = (window as unknown as { wuseButtons: (kind: string, buttons: string[]) => Promise<void> }).wuseButtons
  const told = new Set<string>()
  // What the components of the kit say by themselves is the same button wherever it stands.
  const ofTheKit =
    /^(关闭|不了|不改了|换一个人|多一点|少一点|展开|收起|清除|听一遍|停一下|查看|更多|再看|常用筛选|导出|存下现在这样|去掉 个筛选|去掉$|都不选|这一页的帮助|更新了什么|\(opens a section\))/
  // One component serves several addresses.
  const sharedPages = [
    [/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id'],
    [/^\/desk\/needs\/(hear|understand|find|serve|confirm|all|guarded)$/, '/desk/needs/:list'],
    [/^\/m\/(work|team)\/needs\/:id$/, '/m/work/needs/:id'],
    [/^\/desk\/(promises|meetings\/:id)$/, '/desk/promises'],
  ] as const

  function keyOf(button: Element): string {
    const name = nameOf(button)
    const kit = ofTheKit.exec(name)?.[0]
    if (kit || !button.closest('[role=dialog],[role=alertdialog],[role=menuitem],main'))
      return `everywhere | ${kit ?? name}`
    const path = sharedPages.reduce((place, [from, to]) => place.replace(from, to), location.pathname)
    return `${path} | ${name}`
  }

  /** Whose row it stands in, how many there are and which key does the same make no other button of it. */
  function nameOf(button: Element): string {
    if (button.closest('nav:has(> h3)')) return '(opens a section)'
    if (button.closest('th, [role=rowheader]') && !button.closest('thead')) return '(opens its row)'
    if (button.closest('td, [role=gridcell]') && /^\d/.test((button as HTMLElement).innerText.trim())) return '(a day)'
    const copy = button.cloneNode(true) as Element
    for (const aside of copy.querySelectorAll('.heard, kbd, [role=timer]')) aside.remove()
    const said = button.getAttribute('aria-label') ?? [...texts(copy)][0] ?? ''
    const own = button.closest('td') ? said.split(' ')[0]! : said
    return own
      .replace(/「[^」]*」/g, '「…」')
      .replace(/\s*\d+\s*/g, ' ')
      .replace(/^在..下加细类$/, '在…下加细类')
      .replace(/^(打给|派给|请)(?!社区).*$/, '$1…')
      .replace(/^记为.*$/, '记为…')
      .replace(/^恢复供.$/, '恢复供…')
      .trim()
  }

  function* texts(element: Node): Iterable<string> {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) yield* texts(node)
      else if (node.textContent?.trim()) yield node.textContent.trim()
    }
  }

  function look(): void {
    // The kit shows every component in every state; each of them stands on a page of its own too.
    if (location.pathname === '/kit') return
    const news: string[] = []
    for (const button of document.querySelectorAll<HTMLButtonElement>('button, [role=button]')) {
      if (button.disabled || button.offsetParent === null || button.closest('[aria-hidden=true]')) continue
      // Screen readers alone leave a menu by it; everybody else by Escape.
      if (button.tabIndex === -1 && button.offsetWidth <= 1) continue
      const key = keyOf(button)
      if (!told.has(key)) news.push(key)
      told.add(key)
    }
    if (news.length > 0) void tell('seen', news)
  }

  const press = (button: Element | null | undefined) => button && void tell('pressed', [keyOf(button)])
  // Where there is no room for a button, the same act lies in a menu. A menu opens as soon as it is touched, and the click then falls on what it covers.
  for (const kind of ['pointerdown', 'click'] as const)
    document.addEventListener(
      kind,
      ({ target }) => press((target as Element).closest('button, [role=button], [role=menuitem]')),
      true,
    )
  document.addEventListener(
    'keydown',
    ({ key, target, ctrlKey, metaKey }) => {
      if (ctrlKey || metaKey || (target as Element).closest('input, textarea, select')) return
      press(document.querySelector(`button[aria-keyshortcuts="${CSS.escape(key.toUpperCase())}"]:not(:disabled)`))
    },
    true,
  )
  setInterval(look, 150)
}
