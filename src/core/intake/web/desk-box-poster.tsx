import { useQuery } from '@tanstack/react-query'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { pages } from '../words.zh.ts'
import { intake } from './desk-calls.ts'
import { Poster } from './desk-poster.tsx'
import { words } from './words-desk.zh.ts'

/** The sheet beside a suggestion box. */
export function Page() {
  const { code } = usePathParams<'code'>()
  const box = useQuery({ queryKey: ['intake', 'box', code], queryFn: () => intake.lookAtBox({ body: { code } }) })
  if (box.isPending) return <Loading />
  if (box.error) return <Failed error={box.error} />
  return (
    <Poster
      back={{ to: '/desk/boxes', label: pages.boxes }}
      pageTitle={pages.boxPoster}
      unitName={box.data.unitName}
      title={words.boxes.posterTitle}
      hint={words.boxes.posterHint}
      lines={[words.boxes.posterAnonymous, words.boxes.posterPaper]}
      path="/b/"
      code={code}
    />
  )
}
