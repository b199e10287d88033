import { words } from '../words.zh.ts'
import { NoticesList } from './notices-list.tsx'

/** What the person was told, on the phone. */
export function Page() {
  return (
    <>
      <h1>{words.page.notices}</h1>
      <NoticesList none={words.page.none} wide spoken />
    </>
  )
}
