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

  // An id or a number is not what makes a button another one; nor is a name between quotation marks.
  function keyOf(button: Element): string {
    const place = button.closest('[role=dialog],[role=alertdialog],main') ? location.pathname : 'everywhere'
    const name = button.getAttribute('aria-label') ?? (button as HTMLElement).innerText ?? ''
    return `${place.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} | ${name.replace(/\s+/g, ' ').trim()}`
      .replace(/「[^」]*」/g, '「…」')
      .replace(/\d+/g, '#')
  }

  function look(): void {
    const news: string[] = []
    for (const button of document.querySelectorAll<HTMLButtonElement>('button, [role=button]')) {
      if (button.disabled || button.offsetParent === null || button.closest('[aria-hidden=true]')) continue
      const key = keyOf(button)
      if (!told.has(key)) news.push(key)
      told.add(key)
    }
    if (news.length > 0) void tell('seen', news)
  }

  const press = (button: Element | null | undefined) => button && void tell('pressed', [keyOf(button)])
  document.addEventListener('click', ({ target }) => press((target as Element).closest('button, [role=button]')), true)
  document.addEventListener(
    'keydown',
    ({ key, target, ctrlKey, metaKey }) => {
      if (ctrlKey || metaKey || (target as Element).closest('input, textarea, select')) return
      const named = CSS.escape(key.toUpperCase())
      press(document.querySelector(`button[aria-keyshortcuts="${named}"]:not(:disabled)`))
    },
    true,
  )
  setInterval(look, 150)
}
