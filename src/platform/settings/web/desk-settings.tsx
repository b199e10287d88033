import { useQuery } from '@tanstack/react-query'
import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { Panel, Section } from '../../web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../web/kit/states.tsx'
import type { SettingView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { settings, settingsKey } from './decision.ts'
import styles from './desk-settings.module.css'
import { SettingLine } from './setting-line.tsx'
import { SettingTable } from './setting-table.tsx'

/** What the street decides for itself, by group; each value is kept by itself. */
export function Page() {
  const { data, isError, error, refetch } = useQuery({
    queryKey: settingsKey,
    queryFn: () => settings.listSettings(),
  })
  return (
    <PageBody>
      <PageHead title={words.page.title} second={words.page.intro} />
      {!data && !isError && <Loading shape="rows" rows={10} />}
      {!data && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {data && !data.can.change && <p className={styles.readOnly}>{words.page.readOnly}</p>}
      {data?.groups.length === 0 && <Empty>{words.page.empty}</Empty>}
      {data?.groups.map(({ group, title, settings: ofGroup }) => (
        <Section key={group} title={title}>
          <Group title={title} settings={ofGroup} mayChange={data.can.change} />
        </Section>
      ))}
    </PageBody>
  )
}

function Group({ title, settings: all, mayChange }: { title: string; settings: SettingView[]; mayChange: boolean }) {
  const cells = all.filter(({ cell }) => cell !== null)
  const lines = all.filter(({ cell }) => cell === null)
  return (
    <>
      {lines.length > 0 && (
        <Panel flush>
          <ul>
            {lines.map((setting) => (
              <SettingLine key={`${setting.key} ${String(setting.value)}`} setting={setting} mayChange={mayChange} />
            ))}
          </ul>
        </Panel>
      )}
      {cells.length > 0 && (
        <>
          {mayChange && <p className={styles.readOnly}>{words.page.tableHint}</p>}
          <Panel flush>
            <SettingTable title={title} settings={cells} mayChange={mayChange} />
          </Panel>
        </>
      )}
    </>
  )
}
