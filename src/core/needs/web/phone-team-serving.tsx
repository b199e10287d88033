import { Empty } from '../../../platform/web/kit/states.tsx'
import { useWork, WorkFrame, WorkSection } from './phone-work-list.tsx'
import { words } from './words-phone.zh.ts'

/** What is in hand: mine, and that of the team that I lead. */
export function Page() {
  const { work, rows } = useWork(null)
  const mine = rows.filter((row) => row.part === 'mine')
  const team = rows.filter((row) => row.part === 'my-team')

  return (
    <>
      <h1>{words.work.servingTitle}</h1>
      <WorkFrame work={work}>
        {mine.length + team.length === 0 && <Empty>{words.work.noneServing}</Empty>}
        <WorkSection title={words.work.mine} rows={mine} base="/m/team/needs" />
        <WorkSection title={words.work.team} rows={team} base="/m/team/needs" />
      </WorkFrame>
    </>
  )
}
