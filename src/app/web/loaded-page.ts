import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Act, Page } from '../../platform/web/page.ts'

/** A page as the browser knows it: its icon drawn, its component one `import()` away. */
export interface LoadedPage extends Omit<Page, 'icon' | 'component' | 'acts'> {
  icon: LucideIcon | null
  /** The title in pinyin, whole and by initials, where the page can be looked for. */
  letters?: readonly string[]
  acts?: readonly (Act & { letters?: readonly string[] })[]
  load: () => Promise<{ Page: ComponentType }>
}
