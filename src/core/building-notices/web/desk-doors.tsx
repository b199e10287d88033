import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { At } from '../../../platform/web/kit/text.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { buildingNotices, noticesKey } from './calls.ts'
import styles from './desk-notices.module.css'
import { words } from './words-desk.zh.ts'

/** Doors behind which nobody reads it on a telephone: somebody has to knock. */
export function Doors({ noticeId, canTell }: { noticeId: string; canTell: boolean }) {
  const found = useQuery({
    queryKey: [...noticesKey, noticeId, 'doors'],
    queryFn: () => buildingNotices.listDoors({ params: { noticeId } }),
  })
  const told = useCommand(buildingNotices.tellDoor, { renews: [[...noticesKey, noticeId, 'doors']] })
  const { data } = found

  return (
    <Section title={words.one.doors} aside={data && data.doors.length > 0 && words.one.doorsLead(data.unknown)}>
      {found.isPending && <Loading shape="rows" rows={2} />}
      {found.error && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {data && data.doors.length === 0 && <Empty>{words.one.noDoors}</Empty>}
      {data && data.doors.length > 0 && (
        <Panel flush>
          <ul className={styles.rows}>
            {data.doors.map(({ doorId, line, people, toldAt }) => (
              <li key={doorId} className={styles.row}>
                <span className={styles.grow}>
                  {line} <span className="second">{people.join(' ')}</span>
                </span>
                {toldAt !== null ? (
                  <span className="second">
                    {words.one.toldAt} <At at={toldAt} />
                  </span>
                ) : (
                  canTell && (
                    <Button
                      busy={told.running}
                      aria-label={words.one.tellName(line)}
                      onClick={() => void told.run({ params: { noticeId, doorId }, body: {} })}
                    >
                      {words.one.tell}
                    </Button>
                  )
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <FailedLine error={told.error} />
    </Section>
  )
}
