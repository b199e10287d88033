import { Empty } from '../../../platform/web/kit/states.tsx'
import { useWork, WorkFrame, WorkSection } from './phone-work-list.tsx'
import { words } from './words-phone.zh.ts'

/** What waits for an answer: asked of me as a volunteer, or handed to the team that I lead. */
export function Page() {
  const { work, rows } = useWork(null)
  const asked = rows.filter((row) => row.part === 'asked-of-me')
  const toAccept = rows.filter((row) => row.part === 'to-accept')

  return (
    <>
      <h1>{words.work.teamTitle}</h1>
      <p className="second">{words.work.teamHint}</p>
      <WorkFrame work={work}>
        {asked.length + toAccept.length === 0 && <Empty>{words.work.noneToAccept}</Empty>}
        <WorkSection title={words.work.asked} rows={asked} base="/m/team/needs" />
        <WorkSection title={words.work.accept} rows={toAccept} base="/m/team/needs" />
      </WorkFrame>
    </>
  )
}
