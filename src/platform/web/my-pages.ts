import { createContext, useContext } from 'react'

/** A page that stands under 我的 on the phone: what modules give everybody besides their account. */
export interface MyPage {
  readonly id: string
  readonly path: string
  readonly title: string
}

/** The shell knows all pages, and says which of them stand there. */
export const MyPages = createContext<readonly MyPage[]>([])

export function useMyPages(): readonly MyPage[] {
  return useContext(MyPages)
}
