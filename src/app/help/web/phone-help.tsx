import { useMe } from '../../../platform/web/me.ts'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import { words } from '../words.zh.ts'
import { Manual } from './manual.tsx'

const filters = { page: text(), section: text() }

/** Help on the phone: the part of the manual for the page that one came from. */
export function Page() {
  const [{ page, section }] = useSearchParams(filters)
  const me = useMe()
  return (
    <>
      <h1>{words.title}</h1>
      {me && <Manual pageId={page || null} sectionId={section || null} />}
    </>
  )
}
