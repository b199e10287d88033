/** Where a page is shown: at a desk, on a phone, on a wall, or to anybody without sign-in. */
export type Face = 'desk' | 'phone' | 'wall' | 'public'

/**
 * Where a page stands in the menus. `group` is `loop`, `work`, `ways` (in), `books` or `settings` on the desk, and on the phone the kind of user
 * whose tabs it belongs to (`resident`, `grid`, `team` …); a page may be a tab of several kinds.
 */
export interface PlaceInMenu {
  group: string | readonly string[]
  order: number
  /** The one character of a loop page: 听 研 派 办 评 看. */
  mark?: string
  /** A word shorter than the title, for the menu alone. */
  label?: string
}

/** Something that is done on a page, so that it can be looked for by its name. */
export interface Act {
  /** What it does, as a person would look for it: `收一件诉求`. */
  label: string
  /** Other words that people look for it by: 打印卡 finds 印门上的卡. */
  also?: readonly string[]
  /** Where it is done. */
  to: string
  /** The right that it takes; that of its page unless told. */
  right?: string
}

/** What a module says of one of its pages; readable by the server, so it holds data alone. */
export interface Page {
  /** `module.name`, the id by which the server allows it. */
  id: string
  /** `/desk/needs/$stage`, `/m/needs/$needId`; a `$name` is a parameter. */
  path: string
  title: string
  face: Face
  /** The name of a Lucide icon in kebab-case. */
  icon: string | null
  /** The right that opens it; null where signing in is enough. */
  right: string | null
  nav: PlaceInMenu | null
  /** The page whose menu item it belongs to, where that isn't the one that its path begins with. */
  under?: string
  acts?: readonly Act[]
  /** The file under `src`, without ending, that exports `function Page()`. */
  component: string
}
