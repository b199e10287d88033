import { broadCategories, type BroadCategory } from './need.ts'

/** The orders of a list of finer categories: as the street puts them, or by name. */
export const categorySorts = ['position', 'name'] as const
export type CategorySort = (typeof categorySorts)[number]

interface Listed {
  readonly id: string
  readonly broad: BroadCategory
  readonly name: string
  readonly position: number
  readonly retiredAt: number | null
}

/** Finer categories below their broad ones, those in use before the retired ones. */
export function narrowCategories<Category extends Listed>(
  categories: readonly Category[],
  {
    q = '',
    broad,
    retired,
  }: { q?: string | undefined; broad?: BroadCategory | null | undefined; retired: boolean | null },
  sort: CategorySort,
): Category[] {
  return categories
    .filter(
      (category) =>
        category.name.includes(q) &&
        (!broad || category.broad === broad) &&
        (retired === null || (category.retiredAt !== null) === retired),
    )
    .sort(
      (a, b) =>
        broadCategories.indexOf(a.broad) - broadCategories.indexOf(b.broad) ||
        Number(a.retiredAt !== null) - Number(b.retiredAt !== null) ||
        (sort === 'name' ? a.name.localeCompare(b.name, 'zh') : a.position - b.position) ||
        (a.id < b.id ? -1 : 1),
    )
}
