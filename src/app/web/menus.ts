import type { LoadedPage } from './loaded-page.ts'

/** The pages of one menu, in their order. */
export function inGroup(pages: readonly LoadedPage[], group: string): LoadedPage[] {
  return pages
    .filter((page) => groupsOf(page).includes(group))
    .sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0))
}

/** The menus that a page stands in. */
export function groupsOf(page: LoadedPage): readonly string[] {
  const group = page.nav?.group ?? []
  return typeof group === 'string' ? [group] : group
}
