import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Page } from '../../platform/web/page.ts'

/** A page as the browser knows it: its icon drawn, its component one `import()` away. */
export interface LoadedPage extends Omit<Page, 'icon' | 'component'> {
  icon: LucideIcon | null
  load: () => Promise<{ Page: ComponentType }>
}
