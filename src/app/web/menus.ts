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

type Placed = Pick<LoadedPage, 'id' | 'path' | 'nav' | 'under'>

/** Whose menu item is marked while a page is open: its own, the one that it says, else the one that its path begins with. */
export function inMenuAs(page: Placed, pages: readonly Placed[]): string | null {
  if (page.nav || page.under) return page.under ?? page.id
  const above = pages.filter(({ path, nav }) => nav && page.path.startsWith(`${path}/`))
  return above.sort((a, b) => b.path.length - a.path.length)[0]?.id ?? null
}
