import { useQuery } from '@tanstack/react-query'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { pages } from '../words.zh.ts'
import { intake, roundKey } from './desk-calls.ts'
import { Poster } from './desk-poster.tsx'
import { words } from './words-desk.zh.ts'

/** The sheet that asks a question on the notice board. */
export function Page() {
  const { roundId } = usePathParams<'roundId'>()
  const round = useQuery({
    queryKey: [...roundKey, roundId],
    queryFn: () => intake.getRound({ params: { roundId } }),
  })
  if (round.isPending) return <Loading />
  if (round.error) return <Failed error={round.error} />
  const { question, unitName, closesAt, code } = round.data
  return (
    <Poster
      back={{ to: `/desk/rounds/${roundId}`, label: question }}
      pageTitle={pages.roundPoster}
      unitName={unitName}
      title={question}
      hint={words.rounds.posterHint}
      lines={[words.rounds.posterUntil(isoDay(closesAt - 1))]}
      path="/r/"
      code={code}
    />
  )
}
